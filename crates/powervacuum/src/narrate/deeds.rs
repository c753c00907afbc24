//! What contenders do for themselves, with one another and against one another.

use powervacuum_engine::{ContenderId, Contenders, EventKind, IssueId};

use super::Narrator;
use super::names::grouped;

/// A loss of prestige below this is not worth a word.
const NOTICEABLE: f64 = 0.005;

impl Narrator<'_> {
    pub(super) fn deed(&self, kind: &EventKind) -> Option<String> {
        let names = self.names;
        Some(match kind {
            EventKind::AlliancesReviewed { contenders } => {
                let think = if contenders.len() == 1 { "thinks" } else { "think" };
                format!("{} {think} again about alliances", names.contenders(*contenders))
            }
            EventKind::Toured { by, constituency, .. } => {
                format!("{} tours {}", names.contender(*by), names.place(*constituency))
            }
            EventKind::Published { by, .. } => format!("{} publishes", names.contender(*by)),
            EventKind::Denounced { by, target, charge, joined, backfire, .. } => {
                let charge = &names.0.spec().charges[charge.index()].name;
                let echo = if !joined.is_empty() {
                    let join = if joined.len() == 1 { "joins" } else { "join" };
                    format!("; {} {join} in", names.contenders(*joined))
                } else if *backfire > NOTICEABLE {
                    "; nobody joins in, and it hurts the accuser".to_owned()
                } else {
                    String::new()
                };
                format!("{} denounces {} over {charge}{echo}", names.contender(*by), names.contender(*target))
            }
            EventKind::PlatformShifted { by, issue, step, cost } => self.shift(*by, *issue, *step, *cost),
            EventKind::Courted { by, whom, .. } => {
                format!("{} seeks the trust of {}", names.contender(*by), names.contender(*whom))
            }
            EventKind::CoalitionFormed { by, members, abandoned } => self.coalition(*by, *members, *abandoned),
            EventKind::OvertureRefused { by, members, refused } => {
                let refuse = if refused.len() == 1 { "refuses" } else { "refuse" };
                format!(
                    "{} proposes a coalition with {}; {} {refuse}",
                    names.contender(*by),
                    names.contenders(members.without(*by)),
                    names.contenders(*refused)
                )
            }
            EventKind::CoalitionLeft { by, former } => {
                format!("{} breaks with {}", names.contender(*by), names.contenders(former.without(*by)))
            }
            EventKind::LegacyClaimed { by, .. } => {
                format!("{} claims the legacy of {}", names.contender(*by), self.founder())
            }
            EventKind::EnrolmentDecided { by, members, .. } => format!(
                "an enrolment drive is decided on the proposal of {}: {} new members are to join",
                names.contender(*by),
                grouped(*members)
            ),
            EventKind::EnrolmentRefused { by } => {
                format!("{} proposes an enrolment drive and finds no consent", names.contender(*by))
            }
            EventKind::DocumentRevealed { document, by } => {
                let document = &names.0.spec().documents[document.index()].name;
                match by {
                    Some(by) => format!("{} publishes {document}", names.contender(*by)),
                    None => format!("{document} is published"),
                }
            }
            EventKind::Recanted { by } => format!("{} recants", names.contender(*by)),
            EventKind::LaidLow { by } => format!("{} lies low", names.contender(*by)),
            _ => return None,
        })
    }

    fn shift(&self, by: ContenderId, issue: IssueId, step: f64, cost: f64) -> String {
        let issue = &self.scenario().spec().issues[issue.index()];
        let pole = if step >= 0.0 { &issue.high } else { &issue.low };
        let price = if cost > NOTICEABLE { ", at a price in credibility" } else { "" };
        format!("{} moves towards “{pole}” on {}{price}", self.names.contender(by), issue.name)
    }

    fn coalition(&self, by: ContenderId, members: Contenders, abandoned: Contenders) -> String {
        let names = self.names;
        let proposal = if members.len() > 2 { format!(", proposed by {}", names.contender(by)) } else { String::new() };
        let left = match abandoned.len() {
            0 => String::new(),
            1 => format!("; {} is left behind", names.contenders(abandoned)),
            _ => format!("; {} are left behind", names.contenders(abandoned)),
        };
        let rest = members.without(by);
        if members.len() > 2 {
            format!("{} form a coalition{proposal}{left}", names.contenders(members))
        } else {
            format!("{} allies with {}{left}", names.contender(by), names.contenders(rest))
        }
    }
}

/// The contenders of an entry about a deed.
pub(super) fn involved(kind: &EventKind) -> Contenders {
    match kind {
        EventKind::AlliancesReviewed { contenders } => *contenders,
        EventKind::Denounced { by, target, joined, .. } => joined.with(*by).with(*target),
        EventKind::Courted { by, whom, .. } => Contenders::only(*by).with(*whom),
        EventKind::CoalitionFormed { by, members, abandoned } => members.or(*abandoned).with(*by),
        EventKind::OvertureRefused { by, members, refused } => members.or(*refused).with(*by),
        EventKind::CoalitionLeft { by, former } => former.with(*by),
        EventKind::DocumentRevealed { by, .. } => by.map_or(Contenders::NONE, Contenders::only),
        EventKind::Toured { by, .. }
        | EventKind::Published { by, .. }
        | EventKind::PlatformShifted { by, .. }
        | EventKind::LegacyClaimed { by, .. }
        | EventKind::EnrolmentDecided { by, .. }
        | EventKind::EnrolmentRefused { by }
        | EventKind::Recanted { by }
        | EventKind::LaidLow { by } => Contenders::only(*by),
        _ => Contenders::NONE,
    }
}
