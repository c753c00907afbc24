//! Issues, charges, cohorts, constituencies, groups, bodies, offices, the ladder and documents.

use super::error::{EntityKind, SpecError, Subject};
use super::tools::Checker;
use crate::ids::Person;
use crate::scenario::{Body, Limits, Membership, Powers, ScenarioSpec, Seat};

/// The most members of one group.
const MOST_MEMBERS: f64 = Limits::MEMBERS;
/// How far the bodies' weights may be from 1 in all.
const WEIGHT_TOLERANCE: f64 = 1e-6;

pub(super) fn check(spec: &ScenarioSpec, checker: &mut Checker) {
    names(spec, checker);
    for issue in &spec.issues {
        checker.range(
            &checker.subject(EntityKind::Issue, &issue.id),
            "salience",
            issue.salience,
            0.0,
            Limits::SALIENCE,
        );
    }
    charges(spec, checker);
    for cohort in &spec.cohorts {
        let subject = checker.subject(EntityKind::Cohort, &cohort.id);
        checker.range(&subject, "patronage", cohort.patronage, 0.0, Limits::RESPONSIVENESS);
        checker.range(&subject, "ideas", cohort.ideas, 0.0, Limits::RESPONSIVENESS);
        checker.range(&subject, "prestige", cohort.prestige, 0.0, Limits::RESPONSIVENESS);
    }
    constituencies(spec, checker);
    groups(spec, checker);
    bodies(spec, checker);
    offices(spec, checker);
    ladder(spec, checker);
    documents(spec, checker);
}

fn names(spec: &ScenarioSpec, checker: &mut Checker) {
    use EntityKind as Kind;
    checker.ids(Kind::Issue, spec.issues.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Charge, spec.charges.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Cohort, spec.cohorts.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Constituency, spec.constituencies.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Body, spec.bodies.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Office, spec.offices.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Rung, spec.ladder.iter().map(|e| e.id.as_str()));
    checker.ids(Kind::Document, spec.documents.iter().map(|e| e.id.as_str()));
    checker.keys(Kind::Constituency, spec.constituencies.iter().map(|e| (e.key, e.id.as_str())));
    checker.keys(Kind::Body, spec.bodies.iter().map(|e| (e.key, e.id.as_str())));
    checker.keys(Kind::Office, spec.offices.iter().map(|e| (e.key, e.id.as_str())));
}

fn charges(spec: &ScenarioSpec, checker: &mut Checker) {
    for charge in &spec.charges {
        let subject = checker.subject(EntityKind::Charge, &charge.id);
        if let Some(issue) = charge.issue {
            checker.index(&subject, "issue", EntityKind::Issue, issue.index());
        }
        for (field, month) in [("first", charge.first), ("last", charge.last)] {
            if let Some(month) = month {
                checker.month(&subject, field, month);
            }
        }
        if charge.first.zip(charge.last).is_some_and(|(first, last)| last < first) {
            checker.report(SpecError::ChargeOrder(subject));
        }
    }
}

fn constituencies(spec: &ScenarioSpec, checker: &mut Checker) {
    for constituency in &spec.constituencies {
        let subject = checker.subject(EntityKind::Constituency, &constituency.id);
        checker.range(&subject, "delegates_per_thousand", constituency.delegates_per_thousand, 0.0, 1000.0);
        checker.range(&subject, "growth", constituency.growth, -1.0, 1.0);
        if let Some(secretary) = constituency.secretary {
            checker.index(&subject, "secretary", EntityKind::Notable, secretary.index());
        }
        if let Some(patron) = constituency.patron {
            checker.index(&subject, "patron", EntityKind::Contender, patron.index());
        }
    }
}

fn groups(spec: &ScenarioSpec, checker: &mut Checker) {
    let mut filled = vec![false; spec.constituencies.len()];
    let mut seen = std::collections::BTreeSet::new();
    let mut latest = None;
    for group in &spec.groups {
        let place = spec.constituencies.get(group.constituency.index()).map_or("?", |c| c.id.as_str());
        let cohort = spec.cohorts.get(group.cohort.index()).map_or("?", |c| c.id.as_str());
        let subject = checker.subject(EntityKind::Group, &format!("{place}/{cohort}"));
        checker.index(&subject, "cohort", EntityKind::Cohort, group.cohort.index());
        if checker.index(&subject, "constituency", EntityKind::Constituency, group.constituency.index()) {
            filled[group.constituency.index()] = true;
        }
        checker.range(&subject, "members", group.members, 0.0, MOST_MEMBERS);
        checker.point(&subject, "ideal", &group.ideal);
        if latest.is_some_and(|latest| latest > group.constituency) {
            checker.report(SpecError::GroupOrder(subject.clone()));
        }
        latest = latest.max(Some(group.constituency));
        if !seen.insert((group.constituency, group.cohort)) {
            checker.report(SpecError::DuplicateId(subject));
        }
    }
    for (constituency, _) in spec.constituencies.iter().zip(&filled).filter(|(_, filled)| !**filled) {
        checker.report(SpecError::NoGroups(checker.subject(EntityKind::Constituency, &constituency.id)));
    }
    if !spec.groups.is_empty() && spec.groups.iter().all(|group| group.members == 0.0) {
        checker.report(SpecError::NoMembers);
    }
}

fn bodies(spec: &ScenarioSpec, checker: &mut Checker) {
    for body in &spec.bodies {
        let subject = checker.subject(EntityKind::Body, &body.id);
        for &month in &body.calendar.months {
            checker.month(&subject, "meets", month);
        }
        checker.increasing(&subject, "meets", &body.calendar.months);
        if let Some(every) = body.calendar.every {
            checker.range(&subject, "every", f64::from(every), 1.0, Limits::MONTHS as f64);
        }
        if let Some(appeal) = &body.appeal {
            checker.range(&subject, "coercion", appeal.coercion, 0.0, 1000.0);
            checker.range(&subject, "delay_months", f64::from(appeal.delay_months), 0.0, Limits::MONTHS as f64);
            if checker.index(&subject, "appeal", EntityKind::Body, appeal.to.index())
                && spec.bodies[appeal.to.index()].id == body.id
            {
                checker.report(SpecError::SelfAppeal(subject.clone()));
            }
        }
        committee(spec, checker, body, &subject);
    }
    let ids: Vec<&str> = spec.bodies.iter().map(|body| body.id.as_str()).collect();
    checker.circles(EntityKind::Body, "elected_by", &ids, |index| match &spec.bodies[index].membership {
        Membership::Committee { elected_by, .. } => elected_by.map(|body| body.index()),
        Membership::Assembly => None,
    });
    let sum: f64 = spec.bodies.iter().map(|body| body.weight.get()).sum();
    if !spec.bodies.is_empty() && (sum - 1.0).abs() > WEIGHT_TOLERANCE {
        checker.report(SpecError::WeightSum { found: sum });
    }
}

fn committee(spec: &ScenarioSpec, checker: &mut Checker, body: &Body, subject: &Subject) {
    let Membership::Committee { elected_by, seats, sizes, .. } = &body.membership else { return };
    if let Some(electors) = elected_by {
        checker.index(subject, "elected_by", EntityKind::Body, electors.index());
    }
    if seats.len() > Limits::SEATS {
        let (field, found, max) = ("seats", seats.len() as f64, Limits::SEATS as f64);
        checker.range(subject, field, found, 0.0, max);
    }
    for &(month, size) in sizes {
        checker.month(subject, "sizes", month);
        checker.range(subject, "sizes", f64::from(size), 1.0, Limits::SEATS as f64);
    }
    let months: Vec<_> = sizes.iter().map(|(month, _)| *month).collect();
    checker.increasing(subject, "sizes", &months);
    let mut holders = std::collections::BTreeSet::new();
    for seat in seats {
        if let Some(patron) = seat.patron {
            checker.index(subject, "seats", EntityKind::Contender, patron.index());
        }
        let Seat { holder: Some(holder), .. } = *seat else { continue };
        if !checker.person(subject, "seats", holder) {
            continue;
        }
        let person = match holder {
            Person::Contender(id) => checker.subject(EntityKind::Contender, &spec.contenders[id.index()].id),
            Person::Notable(id) => checker.subject(EntityKind::Notable, &spec.notables[id.index()].id),
        };
        if matches!(holder, Person::Contender(id) if seat.patron != Some(id)) {
            checker.report(SpecError::SeatPatron { body: subject.clone(), contender: person.clone() });
        }
        if !holders.insert(holder) {
            checker.report(SpecError::Twice { subject: subject.clone(), field: "seats", twice: person });
        }
    }
}

fn offices(spec: &ScenarioSpec, checker: &mut Checker) {
    for office in &spec.offices {
        let subject = checker.subject(EntityKind::Office, &office.id);
        checker.index(&subject, "body", EntityKind::Body, office.body.index());
        if let Some(holder) = office.holder {
            checker.person(&subject, "holder", holder);
        }
        powers(checker, &subject, &office.powers);
    }
    if let Some(office) = spec.offices.iter().find(|office| office.powers.enrols) {
        let found = spec.cohorts.iter().filter(|cohort| cohort.recruits).count();
        if found != 1 {
            let office = checker.subject(EntityKind::Office, &office.id);
            checker.report(SpecError::Recruits { found, office });
        }
    }
}

fn powers(checker: &mut Checker, subject: &Subject, powers: &Powers) {
    let fields = [
        ("appoints", powers.appoints),
        ("press", powers.press),
        ("coercion", powers.coercion),
        ("agenda", powers.agenda),
        ("rank", powers.rank),
        ("ceremony", powers.ceremony),
    ];
    for (field, value) in fields {
        checker.range(subject, field, value, 0.0, 1.0);
    }
    checker.constituencies(subject, "appoints_in", &powers.appoints_in);
    checker.constituencies(subject, "base", &powers.base);
    for &body in &powers.slate {
        checker.committee(subject, "slate", body);
    }
    checker.increasing(subject, "slate", &powers.slate);
}

fn ladder(spec: &ScenarioSpec, checker: &mut Checker) {
    for (index, rung) in spec.ladder.iter().enumerate() {
        let subject = checker.subject(EntityKind::Rung, &rung.id);
        if rung.bodies.is_empty() {
            checker.report(SpecError::Empty { subject: subject.clone(), field: "bodies" });
        }
        for body in &rung.bodies {
            checker.index(&subject, "bodies", EntityKind::Body, body.index());
        }
        checker.increasing(&subject, "bodies", &rung.bodies);
        for &body in &rung.removes_from {
            checker.committee(&subject, "removes_from", body);
        }
        checker.increasing(&subject, "removes_from", &rung.removes_from);
        checker.range(&subject, "coercion", rung.coercion, 0.0, 1.0);
        checker.range(&subject, "norm_cost", rung.norm_cost, 0.0, 10.0);
        if rung.readmits_to.is_some_and(|milder| usize::from(milder) > index) {
            checker.report(SpecError::ReadmitsDown(subject));
        }
    }
}

fn documents(spec: &ScenarioSpec, checker: &mut Checker) {
    for document in &spec.documents {
        let subject = checker.subject(EntityKind::Document, &document.id);
        checker.contenders(&subject, "holders", &document.holders);
        let (found, expected) = (document.effects.len(), spec.contenders.len());
        if found != expected {
            checker.report(SpecError::Entries { subject: subject.clone(), field: "effects", found, expected });
        }
        for &effect in &document.effects {
            checker.range(&subject, "effects", effect, -1.0, 1.0);
        }
        for (contender, charge, _) in &document.charges {
            checker.index(&subject, "charges", EntityKind::Contender, contender.index());
            checker.index(&subject, "charges", EntityKind::Charge, charge.index());
        }
        checker.range(&subject, "discretion", document.discretion, 0.0, 1.0);
    }
}
