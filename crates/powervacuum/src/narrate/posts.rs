//! Posts, seats and offices, and who follows whom.

use std::collections::BTreeMap;

use powervacuum_engine::{BodyId, ContenderId, Contenders, EventKind, NotableId, Person, Seat};

use super::Narrator;
use super::names::{counted, listed};

impl Narrator<'_> {
    pub(super) fn post(&self, kind: &EventKind) -> Option<String> {
        let names = self.names;
        Some(match kind {
            EventKind::SecretaryAppointed { constituency, by, secretary, former, routine, .. } => {
                self.appointment(names.place(*constituency), *by, *secretary, *former, *routine)
            }
            EventKind::PostDefended { constituency, by, defender } => {
                let (by, place) = (names.contender(*by), names.place(*constituency));
                match defender {
                    Some(defender) => {
                        format!(
                            "{by} tries to take over {place}, and the client of {} holds the post",
                            names.contender(*defender)
                        )
                    }
                    None => format!("{by} tries to take over {place} and fails"),
                }
            }
            EventKind::SecretaryTurned { constituency, from, to } => {
                self.turning(&format!("the secretary of {}", names.place(*constituency)), *from, *to)
            }
            EventKind::NotableTurned { notable, from, to } => self.turning(&names.0.notable(*notable).name, *from, *to),
            EventKind::CadresTurned { body, from, to, count } => self.cadres(*body, *from, *to, usize::from(*count)),
            EventKind::AppointmentOrdered { by, constituency, .. } => {
                format!(
                    "{} sets out to put a client at the head of {}",
                    names.contender(*by),
                    names.place(*constituency)
                )
            }
            EventKind::DelegatesElected { body, delegates, unattached } => {
                let mut parts = Following::default();
                for (id, &count) in names.0.all_contenders().iter().zip(delegates) {
                    parts.add(Some(id), usize::from(count));
                }
                parts.add(None, usize::from(*unattached));
                format!("delegates are elected to {}: {}", names.body(*body), self.following(&parts, "delegate"))
            }
            EventKind::CommitteeElected { body, drafter, seats } => {
                let mut parts = Following::default();
                seats.iter().for_each(|seat| parts.add(seat_patron(seat), 1));
                let list =
                    drafter.map_or_else(String::new, |by| format!(" from a list drafted by {}", names.contender(by)));
                format!("{} is elected anew{list}: {}", names.body(*body), self.following(&parts, "seat"))
            }
            EventKind::SeatFilled { body, seat } => self.seat(*body, seat),
            EventKind::OfficeFilled { office, holder, backer } => {
                let (holder_name, office) = (names.person(*holder), names.office(*office));
                if *holder == Person::Contender(*backer) {
                    format!("{holder_name} becomes {office}")
                } else {
                    format!("{holder_name} becomes {office}, carried by the following of {}", names.contender(*backer))
                }
            }
            _ => return None,
        })
    }

    fn appointment(
        &self,
        place: &str,
        by: ContenderId,
        secretary: Option<NotableId>,
        former: Option<ContenderId>,
        routine: bool,
    ) -> String {
        let names = self.names;
        let by_name = names.contender(by);
        let who = secretary.map_or_else(|| "a client".to_owned(), |notable| names.0.notable(notable).name.clone());
        let instead = match former {
            Some(former) if former == by => ", in place of another client".to_owned(),
            Some(former) => format!(", in place of a client of {}", names.contender(former)),
            None => String::new(),
        };
        if routine {
            format!("the post of secretary of {place} falls vacant, and {by_name} fills it with {who}{instead}")
        } else {
            format!("{by_name} puts {who} at the head of {place}{instead}")
        }
    }

    fn turning(&self, who: &str, from: Option<ContenderId>, to: Option<ContenderId>) -> String {
        let name = |id| self.names.contender(id);
        match (from, to) {
            (Some(from), Some(to)) => format!("{who} leaves {} for {}", name(from), name(to)),
            (Some(from), None) => format!("{who} no longer follows {}", name(from)),
            (None, Some(to)) => format!("{who} begins to follow {}", name(to)),
            (None, None) => format!("{who} goes on following nobody"),
        }
    }

    fn cadres(&self, body: BodyId, from: Option<ContenderId>, to: ContenderId, count: usize) -> String {
        let (body, to) = (self.names.body(body), self.names.contender(to));
        match from {
            Some(from) => {
                let members = counted(count, "member", "members");
                let leave = if count == 1 { "leaves" } else { "leave" };
                format!("{members} of {body} {leave} {} for {to}", self.names.contender(from))
            }
            None => {
                let members = counted(count, "unattached member", "unattached members");
                let begin = if count == 1 { "begins" } else { "begin" };
                format!("{members} of {body} {begin} to follow {to}")
            }
        }
    }

    fn seat(&self, body: BodyId, seat: &Seat) -> String {
        let body = self.names.body(body);
        match (seat.holder, seat.patron) {
            (Some(Person::Contender(id)), _) => format!("{} joins {body}", self.names.contender(id)),
            (Some(person), Some(patron)) => {
                format!("{}, a follower of {}, joins {body}", self.names.person(person), self.names.contender(patron))
            }
            (Some(person), None) => format!("{} joins {body}", self.names.person(person)),
            (None, Some(patron)) => format!("a follower of {} joins {body}", self.names.contender(patron)),
            (None, None) => format!("a member who follows nobody joins {body}"),
        }
    }

    /// "31 delegates follow Ada, 12 Ben, 3 nobody".
    fn following(&self, parts: &Following, noun: &str) -> String {
        let mut counts: Vec<(Option<ContenderId>, usize)> =
            parts.0.iter().map(|(&patron, &count)| (patron, count)).filter(|(_, count)| *count > 0).collect();
        counts.sort_by_key(|&(patron, count)| (patron.is_none(), std::cmp::Reverse(count), patron));
        let mut texts: Vec<String> = Vec::new();
        for (patron, count) in counts {
            let patron = patron.map_or("nobody", |id| self.names.contender(id));
            texts.push(if texts.is_empty() {
                let follow = if count == 1 { "follows" } else { "follow" };
                format!("{} {follow} {patron}", counted(count, noun, &format!("{noun}s")))
            } else {
                format!("{count} {patron}")
            });
        }
        if texts.is_empty() { format!("no {noun} is filled") } else { listed(&texts) }
    }
}

/// How many follow whom.
#[derive(Default)]
struct Following(BTreeMap<Option<ContenderId>, usize>);

impl Following {
    fn add(&mut self, patron: Option<ContenderId>, count: usize) {
        *self.0.entry(patron).or_default() += count;
    }
}

fn seat_patron(seat: &Seat) -> Option<ContenderId> {
    match seat.holder {
        Some(Person::Contender(id)) => Some(id),
        _ => seat.patron,
    }
}

/// The contenders of an entry about posts.
pub(super) fn involved(kind: &EventKind) -> Contenders {
    let some = |ids: &[Option<ContenderId>]| ids.iter().copied().flatten().collect();
    match kind {
        EventKind::SecretaryAppointed { by, former, .. } => some(&[Some(*by), *former]),
        EventKind::PostDefended { by, defender, .. } => some(&[Some(*by), *defender]),
        EventKind::SecretaryTurned { from, to, .. } | EventKind::NotableTurned { from, to, .. } => some(&[*from, *to]),
        EventKind::CadresTurned { from, to, .. } => some(&[*from, Some(*to)]),
        EventKind::AppointmentOrdered { by, .. } => some(&[Some(*by)]),
        EventKind::CommitteeElected { drafter, .. } => some(&[*drafter]),
        EventKind::SeatFilled { seat, .. } => some(&[seat_patron(seat)]),
        EventKind::OfficeFilled { holder, backer, .. } => {
            let holder = match holder {
                Person::Contender(id) => Some(*id),
                Person::Notable(_) => None,
            };
            some(&[holder, Some(*backer)])
        }
        _ => Contenders::NONE,
    }
}
