//! The news of a month: what a contender hears of what happens. What shows who follows whom is told as far as its ties are
//! known, and what was said behind closed doors only to those who were there.

use powervacuum_engine::{ContenderId, Event, EventKind, Person};

use super::knowledge::Knowledge;
use crate::narrate::{Names, Narrator, counted, sentence};

/// An entry as it is heard of; none if it is not.
pub(super) fn heard(knowledge: &Knowledge, event: &Event) -> Option<String> {
    let narrator = Narrator::new(knowledge.scenario);
    match &event.kind {
        EventKind::MonthBegan
        | EventKind::WeightsAssessed
        | EventKind::MonthClosed
        | EventKind::AlliancesReviewed { .. } => None,
        EventKind::SecretaryAppointed { .. }
        | EventKind::PostDefended { .. }
        | EventKind::SecretaryTurned { .. }
        | EventKind::NotableTurned { .. }
        | EventKind::CadresTurned { .. }
        | EventKind::AppointmentOrdered { .. }
        | EventKind::DelegatesElected { .. }
        | EventKind::CommitteeElected { .. }
        | EventKind::SeatFilled { .. }
        | EventKind::OfficeFilled { .. } => post(knowledge, &event.kind).map(|text| sentence(&text)),
        EventKind::OvertureRefused { by, members, .. } => {
            (*by == knowledge.me || members.contains(knowledge.me)).then(|| narrator.event(event))
        }
        EventKind::Courted { by, whom, .. } => {
            (*by == knowledge.me || *whom == knowledge.me).then(|| narrator.event(event))
        }
        EventKind::LaidLow { by } => (*by == knowledge.me).then(|| narrator.event(event)),
        _ => Some(narrator.event(event)),
    }
}

fn post(knowledge: &Knowledge, kind: &EventKind) -> Option<String> {
    let names = Names(knowledge.scenario);
    let me = knowledge.me;
    let name = |id: ContenderId| names.contender(id);
    match *kind {
        EventKind::SecretaryAppointed { constituency, by, former, .. } => {
            let place = names.place(constituency);
            let instead = match former {
                Some(former) if former == me => ", in place of a client of yours".to_owned(),
                Some(former) if knowledge.knows(Some(former)) && former != by => {
                    format!(", in place of a client of {}", name(former))
                }
                _ => String::new(),
            };
            match (by == me, knowledge.knows(Some(by)), former == Some(me)) {
                (true, _, _) => Some(format!("your client takes over {place}{instead}")),
                (_, true, _) => Some(format!("a client of {} takes over {place}{instead}", name(by))),
                (_, _, true) => Some(format!("somebody new takes over {place}{instead}")),
                _ => None,
            }
        }
        EventKind::PostDefended { constituency, by, defender } => {
            let place = names.place(constituency);
            if by == me {
                return Some(format!("your attempt to take over {place} fails"));
            }
            let who = if knowledge.knows(Some(by)) { name(by) } else { "somebody" };
            (defender == Some(me)).then(|| format!("{who} tries to take over {place}, and your client holds the post"))
        }
        EventKind::AppointmentOrdered { by, constituency, .. } => {
            (by == me).then(|| format!("you set out to put a client at the head of {}", names.place(constituency)))
        }
        EventKind::SecretaryTurned { constituency, from, to } => {
            turning(knowledge, &format!("the secretary of {}", names.place(constituency)), from, to)
        }
        EventKind::NotableTurned { notable, from, to } => turning(knowledge, names.notable(notable), from, to),
        EventKind::CadresTurned { body, from, to, count } => {
            let members = format!("{} of {}", counted(usize::from(count), "member", "members"), names.body(body));
            turning(knowledge, &members, from, Some(to))
        }
        EventKind::DelegatesElected { body, .. } => Some(format!("delegates are elected to {}", names.body(body))),
        EventKind::CommitteeElected { body, drafter, .. } => {
            let list = drafter.map_or_else(String::new, |by| format!(" from a list drafted by {}", name(by)));
            Some(format!("{} is elected anew{list}", names.body(body)))
        }
        EventKind::SeatFilled { body, seat } => {
            let who = match seat.holder {
                Some(person) => names.person(person).to_owned(),
                None => "a new member".to_owned(),
            };
            let is_contender = matches!(seat.holder, Some(Person::Contender(_)));
            let tie = match seat.patron {
                Some(patron) if !is_contender && patron == me => ", who follows you,".to_owned(),
                Some(patron) if !is_contender && knowledge.knows(Some(patron)) => {
                    format!(", who follows {},", name(patron))
                }
                _ => String::new(),
            };
            Some(format!("{who}{tie} joins {}", names.body(body)))
        }
        EventKind::OfficeFilled { office, holder, .. } => {
            Some(format!("{} becomes {}", names.person(holder), names.office(office)))
        }
        _ => None,
    }
}

/// Somebody changes patron, as far as the two patrons' ties are known.
fn turning(knowledge: &Knowledge, who: &str, from: Option<ContenderId>, to: Option<ContenderId>) -> Option<String> {
    let name = |id: ContenderId| match id == knowledge.me {
        true => "you".to_owned(),
        false => Names(knowledge.scenario).contender(id).to_owned(),
    };
    let known = |id: Option<ContenderId>| id.filter(|_| knowledge.knows(id));
    match (known(from), known(to)) {
        (Some(from), Some(to)) => Some(format!("{who}: from {} to {}", name(from), name(to))),
        (Some(from), None) => Some(format!("{who}: no longer behind {}", name(from))),
        (None, Some(to)) => Some(format!("{who}: now behind {}", name(to))),
        (None, None) => None,
    }
}
