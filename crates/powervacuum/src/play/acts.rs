//! Actions as options: an id to choose them by, and a line in English.

use powervacuum_engine::{Action, ContenderId, OfficeId, RungId, Scenario};

use crate::narrate::{Names, be};

/// Names an action among those of a month: `tour:moscow`, `move:trotsky:expelled`, `bide`.
pub(super) fn id(scenario: &Scenario, action: &Action) -> String {
    let spec = scenario.spec();
    let who = |id: ContenderId| scenario.contender(id).id.as_str();
    let office = |id: OfficeId| scenario.office(id).id.as_str();
    let kind = action.kind().name();
    match *action {
        Action::Appoint { constituency, office: by } => {
            format!("{kind}:{}:{}", scenario.constituency(constituency).id, office(by))
        }
        Action::Tour { constituency } => format!("{kind}:{}", scenario.constituency(constituency).id),
        Action::Denounce { target, charge } => {
            format!("{kind}:{}:{}", who(target), spec.charges[charge.index()].id)
        }
        Action::Shift { issue, up } => {
            format!("{kind}:{}:{}", spec.issues[issue.index()].id, if up { "up" } else { "down" })
        }
        Action::Court { whom } => format!("{kind}:{}", who(whom)),
        Action::Ally { members } => {
            format!("{kind}:{}", members.iter().map(who).collect::<Vec<_>>().join("+"))
        }
        Action::Enrol { office: by } => format!("{kind}:{}", office(by)),
        Action::Move { target, rung, office: taken } => {
            let taken = taken.map_or_else(String::new, |taken| format!(":{}", office(taken)));
            format!("{kind}:{}:{}{taken}", who(target), spec.ladder[rung.index()].id)
        }
        Action::Reveal { document } => format!("{kind}:{}", spec.documents[document.index()].id),
        Action::Publish | Action::Break | Action::Claim | Action::Recant | Action::Bide => kind.to_owned(),
    }
}

/// What it is to do, as an order: "Tour Moscow".
pub(super) fn title(scenario: &Scenario, me: ContenderId, action: &Action, break_with: &str) -> String {
    let names = Names(scenario);
    let spec = scenario.spec();
    let fallen = |rung: RungId, office: Option<OfficeId>| be(&names.fallen(rung, office));
    match *action {
        Action::Appoint { constituency, office } => {
            format!("Put a client at the head of {}, as {}", names.place(constituency), names.office(office))
        }
        Action::Tour { constituency } => format!("Tour {}", names.place(constituency)),
        Action::Publish => "Publish".to_owned(),
        Action::Denounce { target, charge } => {
            format!("Denounce {} over {}", names.contender(target), spec.charges[charge.index()].name)
        }
        Action::Shift { issue, up } => {
            let issue = &spec.issues[issue.index()];
            format!("Move towards “{}” on {}", if up { &issue.high } else { &issue.low }, issue.name)
        }
        Action::Court { whom } => format!("Seek the trust of {}", names.contender(whom)),
        Action::Ally { members } => format!("Propose a coalition with {}", names.contenders(members.without(me))),
        Action::Break => format!("Break with {break_with}"),
        Action::Claim => "Claim the legacy of the founder".to_owned(),
        Action::Enrol { office } => format!("Propose an enrolment drive, as {}", names.office(office)),
        Action::Move { target, rung, office } => {
            format!("Move that {} {}", names.contender(target), fallen(rung, office))
        }
        Action::Reveal { document } => format!("Publish {}", spec.documents[document.index()].name),
        Action::Recant => "Recant".to_owned(),
        Action::Bide => "Lie low".to_owned(),
    }
}
