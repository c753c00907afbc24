//! Motions, votes, falls, appeals, and the policy in force.

use powervacuum_engine::{BodyId, Contenders, Count, EventKind, Motion, Point};

use super::Narrator;
use super::names::{be, counted, month_name};

impl Narrator<'_> {
    pub(super) fn vote(&self, kind: &EventKind) -> Option<String> {
        let names = self.names;
        Some(match kind {
            EventKind::MotionMoved { by, target, rung, office, .. } => {
                let fallen = be(&names.fallen(*rung, *office));
                format!("{} moves that {} {fallen}", names.contender(*by), names.contender(*target))
            }
            EventKind::MotionLapsed { motion } => format!("{} lapses", self.motion(motion)),
            EventKind::MotionVoted { motion, count, passed } => self.verdict(motion, count, *passed),
            EventKind::StandingLowered { contender, rung, office, precedent, .. } => {
                let first = if *precedent { "; nobody has been brought so far before" } else { "" };
                format!("{} is {}{first}", names.contender(*contender), names.fallen(*rung, *office))
            }
            EventKind::AppealLodged { by, to, motion, meets } => format!(
                "{} appeals to {} against the vote that {} {}; it is to meet on it in {}",
                names.contender(*by),
                names.body(*to),
                names.contender(motion.target),
                be(&names.fallen(motion.rung, motion.office)),
                month_name(self.scenario().calendar(*meets))
            ),
            EventKind::AppealDecided { body, motion, count, overruled } => {
                let verb = if *overruled { "overrules" } else { "upholds" };
                let restored = if *overruled { "; the old standing is restored" } else { "" };
                format!(
                    "{} {verb} the vote that {} {}, {} to uphold it and {} against{restored}",
                    names.body(*body),
                    names.contender(motion.target),
                    be(&names.fallen(motion.rung, motion.office)),
                    count.ayes,
                    count.noes
                )
            }
            EventKind::Readmitted { contender, consent } => format!(
                "{} is readmitted, with the consent of the side of {}",
                names.contender(*contender),
                names.contender(*consent)
            ),
            EventKind::PolicySet { body, policy } => self.policy(*body, policy),
            _ => return None,
        })
    }

    fn motion(&self, motion: &Motion) -> String {
        format!(
            "the motion of {} that {} {}",
            self.names.contender(motion.mover),
            self.names.contender(motion.target),
            be(&self.names.fallen(motion.rung, motion.office))
        )
    }

    fn verdict(&self, motion: &Motion, count: &Count, passed: bool) -> String {
        let voters = self.names.voters(motion.rung);
        let silent = match count.abstentions {
            0 => String::new(),
            n => format!(", with {}", counted(n as usize, "abstention", "abstentions")),
        };
        let votes = format!("{} to {}{silent}", count.ayes, count.noes);
        if passed {
            return format!("{voters} {}, {votes}", self.names.deed(motion.rung, motion.target, motion.office));
        }
        let fails = if count.ayes > count.noes { "falls short in" } else { "is voted down by" };
        format!("{} {fails} {voters}, {votes}", self.motion(motion))
    }

    fn policy(&self, body: BodyId, policy: &Point) -> String {
        let places: Vec<String> = self
            .scenario()
            .spec()
            .issues
            .iter()
            .zip(policy)
            .map(|(issue, &place)| format!("{} {place:+.2}", issue.name))
            .collect();
        format!("{} settles the policy in force: {}", self.names.body(body), places.join(", "))
    }
}

/// The contenders of an entry about motions and standing.
pub(super) fn involved(kind: &EventKind) -> Contenders {
    let pair = |a, b| Contenders::only(a).with(b);
    match kind {
        EventKind::MotionMoved { by, target, .. } => pair(*by, *target),
        EventKind::MotionLapsed { motion } => pair(motion.mover, motion.target),
        EventKind::MotionVoted { motion, .. } | EventKind::AppealDecided { motion, .. } => {
            pair(motion.mover, motion.target)
        }
        EventKind::StandingLowered { contender, mover, .. } => pair(*contender, *mover),
        EventKind::AppealLodged { by, motion, .. } => pair(motion.mover, motion.target).with(*by),
        EventKind::Readmitted { contender, consent } => pair(*contender, *consent),
        _ => Contenders::NONE,
    }
}
