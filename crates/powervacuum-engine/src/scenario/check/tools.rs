//! Collecting problems: the questions that every check asks.

use super::error::{EntityKind, SpecError, Subject};
use crate::ids::{BodyId, ConstituencyId, ContenderId, Person};
use crate::quantity::{Month, Point};
use crate::scenario::{Membership, ScenarioSpec};

/// A case under examination, with what has been found so far.
pub(super) struct Checker<'a> {
    spec: &'a ScenarioSpec,
    errors: Vec<SpecError>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(spec: &'a ScenarioSpec) -> Self {
        Checker { spec, errors: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<SpecError> {
        self.errors
    }

    pub(super) fn report(&mut self, error: SpecError) {
        self.errors.push(error);
    }

    pub(super) fn subject(&self, kind: EntityKind, id: &str) -> Subject {
        Subject { kind, id: id.to_owned() }
    }

    /// The number of entities of a kind that can be referred to by position.
    fn count(&self, kind: EntityKind) -> usize {
        let spec = self.spec;
        match kind {
            EntityKind::Issue => spec.issues.len(),
            EntityKind::Charge => spec.charges.len(),
            EntityKind::Contender => spec.contenders.len(),
            EntityKind::Notable => spec.notables.len(),
            EntityKind::Cohort => spec.cohorts.len(),
            EntityKind::Constituency => spec.constituencies.len(),
            EntityKind::Group => spec.groups.len(),
            EntityKind::Body => spec.bodies.len(),
            EntityKind::Office => spec.offices.len(),
            EntityKind::Rung => spec.ladder.len(),
            EntityKind::Document => spec.documents.len(),
            EntityKind::Event => spec.outside_events.len(),
            EntityKind::Intervention => spec.interventions.len(),
            EntityKind::Coalition => spec.coalitions.len(),
            EntityKind::Case | EntityKind::Founder | EntityKind::Trust | EntityKind::Cause | EntityKind::Parameter => 0,
        }
    }

    /// Whether a reference resolves.
    pub(super) fn index(&mut self, subject: &Subject, field: &'static str, kind: EntityKind, index: usize) -> bool {
        let count = self.count(kind);
        if index >= count {
            self.report(SpecError::Dangling { subject: subject.clone(), field, kind, index, count });
        }
        index < count
    }

    pub(super) fn person(&mut self, subject: &Subject, field: &'static str, person: Person) -> bool {
        match person {
            Person::Contender(id) => self.index(subject, field, EntityKind::Contender, id.index()),
            Person::Notable(id) => self.index(subject, field, EntityKind::Notable, id.index()),
        }
    }

    pub(super) fn range(&mut self, subject: &Subject, field: &'static str, found: f64, min: f64, max: f64) {
        if !(min..=max).contains(&found) {
            self.report(SpecError::Range { subject: subject.clone(), field, found, min, max });
        }
    }

    pub(super) fn point(&mut self, subject: &Subject, field: &'static str, point: &Point) {
        let issues = self.spec.issues.len().min(point.len());
        for &coordinate in &point[..issues] {
            self.range(subject, field, coordinate, -1.0, 1.0);
        }
        if point[issues..].iter().any(|&coordinate| coordinate != 0.0) {
            self.report(SpecError::BeyondIssues { subject: subject.clone(), field });
        }
    }

    pub(super) fn month(&mut self, subject: &Subject, field: &'static str, month: Month) {
        let months = self.spec.months;
        if month.0 >= months {
            self.report(SpecError::OutsideStruggle { subject: subject.clone(), field, found: month.0, months });
        }
    }

    /// Whether a reference leads to a committee.
    pub(super) fn committee(&mut self, subject: &Subject, field: &'static str, body: BodyId) {
        if !self.index(subject, field, EntityKind::Body, body.index()) {
            return;
        }
        let found = &self.spec.bodies[body.index()];
        if matches!(found.membership, Membership::Assembly) {
            let body = self.subject(EntityKind::Body, &found.id);
            self.report(SpecError::NotCommittee { subject: subject.clone(), field, body });
        }
    }

    pub(super) fn constituencies(&mut self, subject: &Subject, field: &'static str, list: &[ConstituencyId]) {
        for id in list {
            self.index(subject, field, EntityKind::Constituency, id.index());
        }
        self.increasing(subject, field, list);
    }

    pub(super) fn increasing<T: PartialOrd>(&mut self, subject: &Subject, field: &'static str, list: &[T]) {
        if list.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.report(SpecError::Order { subject: subject.clone(), field });
        }
    }

    /// Contenders of a list without repetition.
    pub(super) fn contenders(&mut self, subject: &Subject, field: &'static str, list: &[ContenderId]) {
        for (position, id) in list.iter().enumerate() {
            if self.index(subject, field, EntityKind::Contender, id.index()) && list[..position].contains(id) {
                let twice = self.subject(EntityKind::Contender, &self.spec.contenders[id.index()].id);
                self.report(SpecError::Twice { subject: subject.clone(), field, twice });
            }
        }
    }

    /// Short names of a list: present and different.
    pub(super) fn ids<'b>(&mut self, kind: EntityKind, ids: impl Iterator<Item = &'b str>) {
        let mut seen = std::collections::BTreeSet::new();
        for id in ids {
            if id.is_empty() {
                self.report(SpecError::EmptyId { kind });
            } else if !seen.insert(id) {
                self.report(SpecError::DuplicateId(self.subject(kind, id)));
            }
        }
    }

    /// Keys of a list: strictly increasing.
    pub(super) fn keys<'b>(&mut self, kind: EntityKind, keys: impl Iterator<Item = (u32, &'b str)>) {
        let mut last = None;
        for (key, id) in keys {
            if last.is_some_and(|last| last >= key) {
                self.report(SpecError::KeyOrder(self.subject(kind, id)));
            }
            last = Some(key);
        }
    }

    /// Reports one entity of every circle in a list where each entity leads to one other at most.
    pub(super) fn circles(
        &mut self,
        kind: EntityKind,
        field: &'static str,
        ids: &[&str],
        next: impl Fn(usize) -> Option<usize>,
    ) {
        // For each entity the number of the walk that first came by it, from 1; 0 for not yet.
        let mut walk_of = vec![0; ids.len()];
        for first in 0..ids.len() {
            let walk = first + 1;
            let mut at = Some(first);
            while let Some(here) = at.filter(|&here| here < ids.len()) {
                if walk_of[here] == walk {
                    self.report(SpecError::Circle { subject: self.subject(kind, ids[here]), field });
                }
                if walk_of[here] != 0 {
                    break;
                }
                walk_of[here] = walk;
                at = next(here);
            }
        }
    }
}
