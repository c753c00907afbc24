//! Contenders, notables, the founder, trust and coalitions.

use super::error::{EntityKind, SpecError};
use super::tools::Checker;
use crate::ids::Contenders;
use crate::scenario::ScenarioSpec;

pub(super) fn check(spec: &ScenarioSpec, checker: &mut Checker) {
    let persons = spec.contenders.iter().map(|c| c.id.as_str()).chain(spec.notables.iter().map(|n| n.id.as_str()));
    checker.ids(EntityKind::Contender, persons);
    checker.keys(EntityKind::Contender, spec.contenders.iter().map(|c| (c.key, c.id.as_str())));
    checker.keys(EntityKind::Notable, spec.notables.iter().map(|n| (n.key, n.id.as_str())));
    for contender in &spec.contenders {
        let subject = checker.subject(EntityKind::Contender, &contender.id);
        checker.point(&subject, "platform", &contender.platform);
        let (found, expected) = (contender.vulnerabilities.len(), spec.charges.len());
        if found != expected {
            checker.report(SpecError::Entries { subject, field: "vulnerable", found, expected });
        }
    }
    for notable in &spec.notables {
        let subject = checker.subject(EntityKind::Notable, &notable.id);
        checker.point(&subject, "platform", &notable.platform);
        if let Some(patron) = notable.patron {
            checker.index(&subject, "patron", EntityKind::Contender, patron.index());
        }
    }
    founder(spec, checker);
    trust(spec, checker);
    coalitions(spec, checker);
}

fn founder(spec: &ScenarioSpec, checker: &mut Checker) {
    let Some(founder) = &spec.founder else { return };
    let subject = checker.subject(EntityKind::Founder, "founder");
    if checker.index(&subject, "person", EntityKind::Notable, founder.person.index()) {
        let person = &spec.notables[founder.person.index()];
        if person.patron.is_some() {
            checker.report(SpecError::FounderPatron(checker.subject(EntityKind::Notable, &person.id)));
        }
    }
}

fn trust(spec: &ScenarioSpec, checker: &mut Checker) {
    let name = |id: crate::ids::ContenderId| spec.contenders.get(id.index()).map_or("?", |c| c.id.as_str());
    let mut seen = std::collections::BTreeSet::new();
    for &(truster, trusted, value) in &spec.trust {
        let subject = checker.subject(EntityKind::Trust, &format!("{}/{}", name(truster), name(trusted)));
        checker.index(&subject, "a", EntityKind::Contender, truster.index());
        checker.index(&subject, "b", EntityKind::Contender, trusted.index());
        checker.range(&subject, "trust", value, -1.0, 1.0);
        if truster == trusted {
            checker.report(SpecError::SelfTrust(subject.clone()));
        }
        if !seen.insert((truster, trusted)) {
            checker.report(SpecError::DuplicateId(subject));
        }
    }
}

fn coalitions(spec: &ScenarioSpec, checker: &mut Checker) {
    let mut taken = Contenders::NONE;
    for (number, &coalition) in spec.coalitions.iter().enumerate() {
        let subject = checker.subject(EntityKind::Coalition, &(number + 1).to_string());
        if coalition.len() < 2 {
            checker.report(SpecError::LonelyCoalition(subject.clone()));
        }
        for member in coalition.iter() {
            if checker.index(&subject, "members", EntityKind::Contender, member.index()) && taken.contains(member) {
                let contender = checker.subject(EntityKind::Contender, &spec.contenders[member.index()].id);
                checker.report(SpecError::CoalitionOverlap { coalition: subject.clone(), contender });
            }
        }
        taken = taken.or(coalition);
    }
}
