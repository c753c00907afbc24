//! Applying interventions: a case with some of its named what-ifs put into effect.

use std::collections::BTreeMap;

use super::check::SpecError;
use super::exchange::exchange;
use super::{Change, Intervention, Scenario, ScenarioSpec, Timing, TraitName};
use crate::ids::{BodyId, InterventionId, RungId};
use crate::quantity::Share;

/// Why interventions cannot be applied.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AmendError {
    /// No intervention of that name.
    #[error("there is no what-if `{name}`")]
    Unknown {
        /// The name found.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// Two interventions set the same thing to different values.
    #[error("the what-ifs `{first}` and `{second}` contradict each other: both set {target}")]
    Conflict {
        /// The one that comes first in the case.
        first: String,
        /// The other.
        second: String,
        /// What both set.
        target: String,
    },
    /// The case that results is wrong.
    #[error("with these what-ifs the case is wrong: {0}")]
    Invalid(SpecError),
}

impl Scenario {
    /// The case with the named interventions applied, besides those applied already.
    ///
    /// Neither the order of the names nor a repetition matters: interventions are applied in the order of the case.
    ///
    /// # Errors
    /// When a name is unknown, when two interventions contradict each other, or when the case that results is wrong.
    pub fn with(&self, names: &[&str]) -> Result<Scenario, Vec<AmendError>> {
        let applied = self.find_all(names)?;
        let conflicts = conflicts(&self.spec, &applied);
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        let mut spec = self.spec.clone();
        let mut published = self.published.clone();
        let mut weights = BTreeMap::new();
        for intervention in applied.iter().filter_map(|id| self.spec.interventions.get(id.index())) {
            for change in &intervention.changes {
                match *change {
                    Change::Publish { document, month } => {
                        published.retain(|&(other, _)| other != document);
                        published.push((document, month));
                    }
                    Change::BodyWeight { body, value } => {
                        weights.insert(body, value.get());
                    }
                    _ => apply(&mut spec, change).map_err(|error| vec![AmendError::Invalid(error)])?,
                }
            }
        }
        reweigh(&mut spec, &weights);
        published.sort_unstable();
        spec.rules.forbidden.sort_unstable();
        spec.rules.forbidden.dedup();
        let amended =
            Scenario::new(spec).map_err(|errors| errors.into_iter().map(AmendError::Invalid).collect::<Vec<_>>())?;
        Ok(Scenario { applied, published, ..amended })
    }

    /// The named interventions and those applied already, in order.
    fn find_all(&self, names: &[&str]) -> Result<Vec<InterventionId>, Vec<AmendError>> {
        let known = &self.spec.interventions;
        let mut found = self.applied.clone();
        let mut unknown = Vec::new();
        for name in names {
            let position = known.iter().position(|intervention| intervention.id == *name);
            match position.and_then(InterventionId::from_index) {
                Some(id) => found.push(id),
                None => unknown.push(AmendError::Unknown {
                    name: (*name).to_owned(),
                    known: known.iter().map(|intervention| intervention.id.clone()).collect(),
                }),
            }
        }
        found.sort_unstable();
        found.dedup();
        if unknown.is_empty() { Ok(found) } else { Err(unknown) }
    }
}

/// Every pair of interventions that set the same thing to different values.
fn conflicts(spec: &ScenarioSpec, applied: &[InterventionId]) -> Vec<AmendError> {
    let mut claims: BTreeMap<String, (&str, String)> = BTreeMap::new();
    let mut conflicts = Vec::new();
    for intervention in applied.iter().filter_map(|id| spec.interventions.get(id.index())) {
        for (target, value) in settings(spec, intervention) {
            match claims.get(&target) {
                Some((_, earlier)) if *earlier == value => {}
                Some((first, _)) => conflicts.push(AmendError::Conflict {
                    first: (*first).to_owned(),
                    second: intervention.id.clone(),
                    target,
                }),
                None => {
                    claims.insert(target, (&intervention.id, value));
                }
            }
        }
    }
    conflicts
}

/// What an intervention sets, and to which value; the last word of an intervention on a thing counts.
fn settings(spec: &ScenarioSpec, intervention: &Intervention) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    for change in &intervention.changes {
        match change {
            Change::Threshold { rung: None, value } => {
                for rung in &spec.ladder {
                    settings.insert(threshold_of(&rung.id), format!("{value:?}"));
                }
            }
            Change::Secretary { constituency, patron, control } => {
                let place = &spec.constituencies[constituency.index()].id;
                settings.insert(format!("the patron of constituency `{place}`"), format!("{patron:?}"));
                if let Some(control) = control {
                    settings.insert(format!("the control of constituency `{place}`"), format!("{control:?}"));
                }
            }
            _ => settings.extend(setting(spec, change)),
        }
    }
    settings
}

/// What a change sets, and to which value; none for a change that contradicts no other.
fn setting(spec: &ScenarioSpec, change: &Change) -> Option<(String, String)> {
    let contender = |id: &crate::ids::ContenderId| &spec.contenders[id.index()].id;
    Some(match change {
        Change::Trait { contender: who, name, value } => {
            let name = format!("{name:?}").to_lowercase();
            (format!("`{name}` of contender `{}`", contender(who)), format!("{value:?}"))
        }
        Change::Vulnerability { contender: who, charge, value } => {
            let charge = &spec.charges[charge.index()].id;
            (format!("vulnerability of contender `{}` to charge `{charge}`", contender(who)), format!("{value:?}"))
        }
        Change::Platform { contender: who, value } => {
            (format!("the platform of contender `{}`", contender(who)), format!("{value:?}"))
        }
        Change::Office { office, holder } => {
            (format!("the holder of office `{}`", spec.offices[office.index()].id), format!("{holder:?}"))
        }
        Change::DropEvent { event } => {
            (format!("event `{}`", spec.outside_events[event.index()].id), format!("{:?}", Timing::Never))
        }
        Change::MoveEvent { event, month } => {
            (format!("event `{}`", spec.outside_events[event.index()].id), format!("{:?}", Timing::On(*month)))
        }
        Change::Publish { document, month } => {
            (format!("the publication of document `{}`", spec.documents[document.index()].id), format!("{month:?}"))
        }
        Change::Threshold { rung: Some(rung), value } => {
            (threshold_of(&spec.ladder[rung.index()].id), format!("{value:?}"))
        }
        Change::BodyWeight { body, value } => {
            (format!("the weight of body `{}`", spec.bodies[body.index()].id), format!("{value:?}"))
        }
        Change::Parameter { name, value } => (format!("the parameter `{name}`"), format!("{value:?}")),
        Change::Threshold { rung: None, .. }
        | Change::Secretary { .. }
        | Change::Forbid { .. }
        | Change::Exchange { .. }
        | Change::NoAppointments
        | Change::TrueSight
        | Change::CoalitionsByLot => return None,
    })
}

fn threshold_of(rung: &str) -> String {
    format!("the threshold of rung `{rung}`")
}

/// Applies a change that stands alone; publications and weights are gathered by the caller.
fn apply(spec: &mut ScenarioSpec, change: &Change) -> Result<(), SpecError> {
    match *change {
        Change::Trait { contender, name, value } => {
            let contender = &mut spec.contenders[contender.index()];
            let traits = &mut contender.traits;
            *match name {
                TraitName::Oratory => &mut traits.oratory,
                TraitName::Organisation => &mut traits.organisation,
                TraitName::Theory => &mut traits.theory,
                TraitName::Cunning => &mut traits.cunning,
                TraitName::Ruthlessness => &mut traits.ruthlessness,
                TraitName::Flexibility => &mut traits.flexibility,
                TraitName::Record => &mut traits.record,
                TraitName::Prestige => &mut contender.prestige,
                TraitName::Visibility => &mut contender.visibility,
            } = value;
        }
        Change::Vulnerability { contender, charge, value } => {
            spec.contenders[contender.index()].vulnerabilities[charge.index()] = value;
        }
        Change::Platform { contender, value } => spec.contenders[contender.index()].platform = value,
        Change::Office { office, holder } => spec.offices[office.index()].holder = holder,
        Change::Secretary { constituency, patron, control } => {
            let constituency = &mut spec.constituencies[constituency.index()];
            constituency.patron = patron;
            constituency.control = control.unwrap_or(constituency.control);
        }
        Change::DropEvent { event } => spec.outside_events[event.index()].timing = Timing::Never,
        Change::MoveEvent { event, month } => spec.outside_events[event.index()].timing = Timing::On(month),
        Change::Forbid { action, contender } => spec.rules.forbidden.push((action, contender)),
        Change::Threshold { rung, value } => set_threshold(spec, rung, value),
        Change::Parameter { name, value } => spec.parameters.set(name, value).map_err(|_| {
            let subject = super::check::Subject { kind: super::check::EntityKind::Parameter, id: name.to_owned() };
            SpecError::UnknownParameter { subject, name }
        })?,
        Change::Exchange { a, b, what } => exchange(spec, (a, b), what),
        Change::NoAppointments => spec.rules.no_routine_appointments = true,
        Change::TrueSight => spec.rules.true_sight = true,
        Change::CoalitionsByLot => spec.rules.coalitions_by_lot = true,
        Change::Publish { .. } | Change::BodyWeight { .. } => {}
    }
    Ok(())
}

fn set_threshold(spec: &mut ScenarioSpec, rung: Option<RungId>, value: Share) {
    for (index, entry) in spec.ladder.iter_mut().enumerate() {
        if rung.is_none_or(|rung| rung.index() == index) {
            entry.threshold = value;
        }
    }
}

/// Sets the weights of some bodies; the others share the rest in their old proportions.
fn reweigh(spec: &mut ScenarioSpec, weights: &BTreeMap<BodyId, f64>) {
    if weights.is_empty() {
        return;
    }
    let set = |index: usize| BodyId::from_index(index).and_then(|body| weights.get(&body)).copied();
    let old: Vec<f64> = spec.bodies.iter().map(|body| body.weight.get()).collect();
    let others: f64 = old.iter().enumerate().filter(|(index, _)| set(*index).is_none()).map(|(_, weight)| weight).sum();
    let rest = 1.0 - weights.values().sum::<f64>();
    for (index, body) in spec.bodies.iter_mut().enumerate() {
        let weight = set(index).unwrap_or(if others > 0.0 { old[index] * rest / others } else { old[index] });
        body.weight = Share::clamped(weight);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::small;
    use super::*;
    use crate::action::ActionKind;
    use crate::ids::{ContenderId, OfficeId, OutsideEventId, Person};
    use crate::quantity::Month;

    fn case(interventions: Vec<(&str, Vec<Change>)>) -> Scenario {
        let mut spec = small();
        spec.interventions = interventions
            .into_iter()
            .map(|(id, changes)| Intervention { id: id.into(), name: id.into(), changes })
            .collect();
        Scenario::new(spec).unwrap()
    }

    fn oratory(value: f64) -> Change {
        Change::Trait { contender: ContenderId(0), name: TraitName::Oratory, value: Share::clamped(value) }
    }

    fn weight(body: u8, value: f64) -> Change {
        Change::BodyWeight { body: BodyId(body), value: Share::clamped(value) }
    }

    #[test]
    fn an_unknown_name_comes_with_the_known_ones() {
        let errors = case(vec![("a", vec![oratory(0.5)])]).with(&["a", "b", "c"]).unwrap_err();
        let unknown = |name: &str| AmendError::Unknown { name: name.into(), known: vec!["a".into()] };
        assert_eq!(errors, [unknown("b"), unknown("c")]);
    }

    #[test]
    fn neither_order_nor_repetition_of_names_matters() {
        let case = case(vec![
            ("a", vec![oratory(0.5), weight(0, 0.5)]),
            ("b", vec![Change::TrueSight, Change::Forbid { action: ActionKind::Bide, contender: None }]),
            ("c", vec![Change::Forbid { action: ActionKind::Appoint, contender: None }, oratory(0.5)]),
        ]);
        let amended = case.with(&["a", "b", "c"]).unwrap();
        assert_eq!(case.with(&["c", "b", "a", "b"]).unwrap(), amended);
        assert_eq!(case.with(&["c"]).unwrap().with(&["b"]).unwrap().with(&["a"]).unwrap(), amended);
        assert_eq!(amended.applied().iter().map(|id| id.index()).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(amended.spec().rules.true_sight && amended.forbids(ActionKind::Appoint, ContenderId(1)));
    }

    #[test]
    fn different_values_for_one_thing_are_a_conflict() {
        let drop = Change::DropEvent { event: OutsideEventId(0) };
        let moved = Change::MoveEvent { event: OutsideEventId(0), month: Month(7) };
        let case = case(vec![("a", vec![oratory(0.5), drop]), ("b", vec![oratory(0.6), moved])]);
        let texts: Vec<String> = case.with(&["b", "a"]).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "the what-ifs `a` and `b` contradict each other: both set `oratory` of contender `ann`",
                "the what-ifs `a` and `b` contradict each other: both set event `storm`",
            ]
        );
        assert_eq!(case.with(&["a"]).unwrap().with(&["b"]).unwrap_err().len(), 2);
        let timing = |name| case.with(&[name]).unwrap().outside_event(OutsideEventId(0)).timing;
        assert_eq!((timing("a"), timing("b")), (Timing::Never, Timing::On(Month(7))));
    }

    #[test]
    fn a_body_gains_weight_at_the_expense_of_the_others() {
        let case = case(vec![("a", vec![weight(0, 0.5)]), ("b", vec![weight(0, 0.5), weight(1, 0.9)])]);
        let amended = case.with(&["a"]).unwrap();
        assert_eq!(amended.spec().bodies.iter().map(|body| body.weight.get()).collect::<Vec<_>>(), [0.5, 0.5]);
        assert_eq!(case.with(&["b"]).unwrap_err(), [AmendError::Invalid(SpecError::WeightSum { found: 1.4 })]);
    }

    #[test]
    fn an_office_changes_hands() {
        let bob = Some(Person::Contender(ContenderId(1)));
        let case = case(vec![("a", vec![Change::Office { office: OfficeId(0), holder: bob }])]);
        assert_eq!(case.with(&["a"]).unwrap().office(OfficeId(0)).holder, bob);
    }
}
