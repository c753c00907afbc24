//! Groups, seats and trust: tables without entities of their own.

use std::collections::BTreeMap;

use powervacuum_engine::{ContenderId, EntityKind, Group, Limits, Person, Seat};

use super::registry::{Ordered, RawFiles};
use super::{Cx, is_set};
use crate::place::FileId;
use crate::raw::tables::SeatRow;

/// The most members of one group.
const MOST_MEMBERS: f64 = 1e9;

pub(super) fn groups(files: &RawFiles, cx: &mut Cx<'_>) -> Vec<Group> {
    cx.sink.about = EntityKind::Group;
    if cx.sink.lost_files.contains(&FileId::GROUPS) {
        cx.sink.taint();
    }
    if let Some(beyond) = files.groups.get(Limits::GROUPS) {
        let message = format!("there are {} groups, the limit is {}", files.groups.len(), Limits::GROUPS);
        cx.sink.error("limit", beyond.place, message).label("one too many");
    }
    let mut groups = BTreeMap::new();
    for row in files.groups.iter().take(Limits::GROUPS) {
        let constituency = cx.constituency(&row.constituency, "constituency");
        let cohort = cx.cohort(&row.cohort, "cohort");
        let members = cx.sink.number(&row.members, "members", 0.0, MOST_MEMBERS);
        let ideal = cx.point_of(&row.issues, "the column");
        let (Some(constituency), Some(cohort)) = (constituency, cohort) else { continue };
        let group = Group { constituency, cohort, members, ideal };
        if groups.insert((constituency, cohort), group).is_some() {
            let message = format!("`{}` has two groups of `{}`", row.constituency.text(), row.cohort.text());
            cx.sink.error("duplicate", row.place, message).hint("add their members up in one row");
        }
    }
    groups.into_values().collect()
}

pub(super) fn trust(files: &RawFiles, cx: &mut Cx<'_>) -> Vec<(ContenderId, ContenderId, f64)> {
    cx.sink.about = EntityKind::Trust;
    let mut trust = BTreeMap::new();
    for row in &files.trust {
        let (a, b) = (cx.contender(&row.a, "a"), cx.contender(&row.b, "b"));
        let value = cx.sink.number(&row.trust, "trust", -1.0, 1.0);
        let (Some(a), Some(b)) = (a, b) else { continue };
        if a == b {
            let message = format!("`{}` cannot trust itself", row.a.text());
            cx.sink.error("trust", row.b.place, message).label("expected another contender");
            continue;
        }
        let mut pairs = vec![(a, b)];
        if is_set(row.mutual.as_ref()) {
            pairs.push((b, a));
        }
        let twice = pairs.into_iter().filter(|pair| trust.insert(*pair, value).is_some()).count();
        if twice > 0 {
            let message = format!("the trust between `{}` and `{}` is given twice", row.a.text(), row.b.text());
            cx.sink.error("duplicate", row.place, message).hint("a `mutual` row stands for both directions");
        }
    }
    trust.into_iter().map(|((a, b), value)| (a, b, value)).collect()
}

/// The seats of every body, by its position, in the order of holders.
pub(super) fn seats(files: &RawFiles, ordered: &Ordered<'_>, cx: &mut Cx<'_>) -> BTreeMap<usize, Vec<Seat>> {
    cx.sink.about = EntityKind::Body;
    if cx.sink.lost_files.contains(&FileId::SEATS) {
        cx.sink.taint();
    }
    let mut seats: BTreeMap<usize, Vec<Seat>> = BTreeMap::new();
    for row in &files.seats {
        let Some(body) = cx.body(&row.body, "body") else { continue };
        let raw = ordered.bodies.get(body.index());
        if raw.is_some_and(|raw| raw.kind.text() == "assembly") {
            let message = format!("`{}` is an assembly and has no seats", row.body.text());
            cx.sink
                .error("seat", row.body.place, message)
                .label("expected a committee")
                .hint("constituencies send delegates to an assembly: see `delegates_per_thousand`");
            continue;
        }
        let list = seats.entry(body.index()).or_default();
        let before = list.len();
        if let Some((seat, count)) = seat(row, ordered, cx) {
            if seat.holder.is_some() && list.iter().any(|other| other.holder == seat.holder) {
                let holder = row.holder.as_ref().map_or("", |holder| holder.text());
                let message = format!("`{holder}` sits in `{}` twice", row.body.text());
                cx.sink.error("duplicate", row.place, message).hint("leave one of the rows out");
            }
            list.extend(std::iter::repeat_n(seat, count));
        }
        if list.len() > Limits::SEATS {
            if before <= Limits::SEATS {
                let message = format!("`{}` has more than {} seats, the limit", row.body.text(), Limits::SEATS);
                cx.sink.error("limit", row.place, message);
            }
            list.truncate(Limits::SEATS + 1);
        }
    }
    for list in seats.values_mut() {
        list.sort_by_key(|seat| (seat.holder.is_none(), seat.holder, seat.patron));
    }
    seats
}

/// The seat that a row describes, and how many there are.
fn seat(row: &SeatRow, ordered: &Ordered<'_>, cx: &mut Cx<'_>) -> Option<(Seat, usize)> {
    let patron = match &row.patron {
        Some(patron) => Some(cx.contender(patron, "patron")?),
        None => None,
    };
    let count = row.count.as_ref().map_or(1, |count| cx.sink.whole(count, "count", 1, Limits::SEATS as u32));
    let Some(holder) = &row.holder else { return Some((Seat { holder: None, patron }, count as usize)) };
    let person = cx.person(holder, "holder")?;
    if let Some(cell) = row.count.as_ref().filter(|_| count != 1) {
        cx.sink.error("seat", cell.place, format!("`{}` takes {count} seats", holder.text())).label("expected 1");
    }
    let own = match person {
        Person::Contender(id) => Some(id),
        Person::Notable(id) => {
            let patron = ordered.notables.get(id.index()).and_then(|notable| notable.patron.as_ref());
            patron.and_then(|patron| cx.names.contenders.position(patron.text())).and_then(ContenderId::from_index)
        }
    };
    if let Some(cell) = row.patron.as_ref().filter(|_| patron != own) {
        let hint = match person {
            Person::Contender(_) => "leave the cell empty: a contender follows nobody",
            Person::Notable(_) => "leave the cell empty: a notable follows the patron of notables.csv",
        };
        let message = format!("the seat of `{}` has another patron than its holder", holder.text());
        cx.sink.error("seat", cell.place, message).hint(hint);
    }
    Some((Seat { holder: Some(person), patron: own }, 1))
}
