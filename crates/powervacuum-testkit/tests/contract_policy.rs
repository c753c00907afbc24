//! Promised: whoever decides, the rest of the world is the same. Recorded decisions of the engine's own contenders
//! reproduce a history bit for bit; where a recording says nothing, the policy behind it decides as if there were no
//! recording; an external decision changes nothing before it and no simultaneous decision; a struggle saved in the middle of
//! a month goes on the same; what is out of reach is dropped; listed probabilities are those with which contenders act.
//!
//! Catches: options that depend on who asks, decisions that leak into others, external decisions that break the state.

mod shipped;

use std::collections::BTreeMap;

use powervacuum_engine::*;
use powervacuum_testkit::enumeration::Enumeration;
use powervacuum_testkit::{cases, conformance, soundness};

/// Passes on what another policy decides and writes it down.
struct Recorder<P> {
    policy: P,
    chosen: Vec<(Month, Decision)>,
}

impl<P: Policy> Policy for Recorder<P> {
    fn choose(&mut self, question: &Question, chance: &mut dyn Chance) -> usize {
        let position = self.policy.choose(question, chance);
        let action = question.options[position].action;
        self.chosen.push((question.state.month, Decision { contender: question.contender, action }));
        position
    }

    fn wants_all(&self, month: Month, contender: ContenderId) -> bool {
        self.policy.wants_all(month, contender)
    }
}

/// Decides nothing, and is not to be asked unless there is nothing to decide.
struct Nobody;

impl Policy for Nobody {
    fn choose(&mut self, question: &Question, _: &mut dyn Chance) -> usize {
        question.options.len() - 1
    }
}

fn cases() -> Vec<(Scenario, u64)> {
    vec![(shipped::load("three-heirs"), 60), (cases::equals(5, 24), 10), (shipped::load("ussr-1922"), 1)]
}

#[test]
fn contract_recorded_decisions_reproduce_a_history() {
    for (scenario, histories) in cases() {
        for history in 0..histories {
            let mut recorder = Recorder { policy: QuantalResponse, chosen: Vec::new() };
            let mut original = Struggle::new(&scenario);
            original.play(&mut KeyedChance::new(6, history), &mut recorder, None);
            assert!(!recorder.chosen.is_empty());
            let mut nobody = Nobody;
            let mut recorded = Recorded::new(recorder.chosen, &mut nobody);
            let mut again = Struggle::new(&scenario);
            again.play(&mut KeyedChance::new(6, history), &mut recorded, None);
            assert!(again.chronicle() == original.chronicle(), "history {history}: the chronicles differ");
            assert!(again.state() == original.state() && again.books() == original.books(), "history {history}");
        }
    }
}

#[test]
fn contract_an_empty_recording_changes_nothing() {
    for (scenario, histories) in cases() {
        for history in 0..histories {
            let mut engine = QuantalResponse;
            let mut empty = Recorded::new(Vec::new(), &mut engine);
            let mut struggle = Struggle::new(&scenario);
            struggle.play(&mut KeyedChance::new(6, history), &mut empty, None);
            let original = conformance::play(&scenario, 6, history);
            let same = struggle.chronicle().iter().zip(original.chronicle()).take_while(|(a, b)| a == b).count();
            let found = (&struggle.chronicle().get(same), &original.chronicle().get(same));
            assert!(struggle.chronicle() == original.chronicle(), "history {history}, from entry {same}: {found:?}");
        }
    }
}

#[test]
fn contract_an_external_decision_changes_only_what_follows() {
    let (month, contender) = (Month(4), ContenderId::from_index(1).expect("fits"));
    for (scenario, histories) in cases() {
        let mut changed = 0;
        for history in 0..histories {
            let chance = &mut KeyedChance::new(6, history);
            let mut original = Struggle::new(&scenario);
            original.play(chance, &mut QuantalResponse, Some(Month(month.0 - 1)));
            if original.outcome().is_some() {
                continue;
            }
            let mut other = original.clone();
            original.open_month(chance);
            other.open_month(chance);
            assert!(original.chronicle() == other.chronicle());
            let decisions = original.decide(chance, &mut QuantalResponse);
            let mut engine = QuantalResponse;
            let mut external = Recorded::new(vec![(month, Decision { contender, action: Action::Bide })], &mut engine);
            let others = other.decide(chance, &mut external);
            assert_eq!(decisions.len(), others.len());
            for (was, is) in decisions.iter().zip(&others) {
                let expected = if was.contender == contender { Action::Bide } else { was.action };
                assert_eq!(is.action, expected, "history {history}: only the external decision differs");
            }
            let opened = original.chronicle().len();
            original.close_month(chance, &decisions);
            other.close_month(chance, &others);
            assert!(original.chronicle()[..opened] == other.chronicle()[..opened]);
            changed += usize::from(decisions != others && original.chronicle() != other.chronicle());
        }
        assert!(histories < 10 || changed > 0, "an external decision shows");
    }
}

#[test]
fn contract_a_month_saved_while_open_goes_on_the_same() {
    for (scenario, histories) in cases() {
        for history in 0..histories {
            let chance = &mut KeyedChance::new(6, history);
            let mut struggle = Struggle::new(&scenario);
            struggle.play(chance, &mut QuantalResponse, Some(Month(5)));
            struggle.open_month(chance);
            let text = serde_json::to_string(struggle.state()).expect("a state can be written");
            let read: State = serde_json::from_str(&text).expect("a state can be read");
            let mut resumed = Struggle::resume(&scenario, read);
            for contender in scenario.all_contenders().iter() {
                assert_eq!(resumed.options(contender), struggle.options(contender), "the same options");
            }
            let decisions = resumed.decide(chance, &mut QuantalResponse);
            assert_eq!(decisions, struggle.decide(chance, &mut QuantalResponse));
            let opened = struggle.chronicle().len();
            struggle.close_month(chance, &decisions);
            resumed.close_month(chance, &decisions);
            assert!(resumed.state() == struggle.state() && resumed.chronicle() == &struggle.chronicle()[opened..]);
        }
    }
}

#[test]
fn contract_listed_probabilities_are_those_of_the_engines_own_contenders() {
    let scenario = shipped::load("three-heirs");
    let enumeration = Enumeration::new(&scenario);
    for history in 0..40 {
        let mut struggle = Struggle::new(&scenario);
        let chance = &mut KeyedChance::new(7, history);
        struggle.play(chance, &mut QuantalResponse, Some(Month((history % 8) as u16)));
        struggle.open_month(chance);
        let decisions = enumeration.decisions(struggle.state(), &mut QuantalResponse);
        for contender in scenario.all_contenders().iter() {
            let options = struggle.options(contender);
            if options.is_empty() {
                continue;
            }
            let listed: f64 = options.iter().map(|option| option.probability).sum();
            assert!((listed - 1.0).abs() < 1e-9, "listed probabilities add up to {listed}");
            for option in &options {
                let takes = |decision: &Decision| decision.contender == contender && decision.action == option.action;
                let exact: f64 =
                    decisions.iter().filter(|(list, _)| list.iter().any(takes)).map(|(_, part)| part).sum();
                assert!((exact - option.probability).abs() < 1e-9, "{option:?} is taken with {exact}");
            }
        }
    }
}

/// An action with arbitrary references, right or wrong.
fn arbitrary(word: u64, scenario: &Scenario) -> Action {
    let part = |shift: u64, count: usize| (word >> shift) as usize % count.max(1);
    let who = |shift| ContenderId::from_index(part(shift, scenario.contender_count())).expect("fits");
    let spec = scenario.spec();
    let office = OfficeId::from_index(part(12, spec.offices.len())).expect("fits");
    let constituency = ConstituencyId::from_index(part(20, spec.constituencies.len())).expect("fits");
    let target = who(28);
    match word % 14 {
        0 if !spec.offices.is_empty() => Action::Appoint { constituency, office },
        1 => Action::Tour { constituency },
        2 => Action::Publish,
        3 => Action::Denounce { target, charge: ChargeId::from_index(part(36, spec.charges.len())).expect("fits") },
        4 => Action::Shift {
            issue: IssueId::from_index(part(36, spec.issues.len())).expect("fits"),
            up: word >> 44 & 1 == 1,
        },
        5 => Action::Court { whom: target },
        6 => Action::Ally {
            members: Contenders::from_mask((word >> 36) as u32)
                .iter()
                .filter(|id| id.index() < scenario.contender_count())
                .collect::<Contenders>()
                .with(who(4)),
        },
        7 => Action::Break,
        8 => Action::Claim,
        9 if !spec.offices.is_empty() => Action::Enrol { office },
        10 => {
            Action::Move { target, rung: RungId::from_index(part(36, spec.ladder.len())).expect("fits"), office: None }
        }
        11 if !spec.documents.is_empty() => Action::Reveal { document: DocumentId::from_index(0).expect("fits") },
        12 => Action::Recant,
        _ => Action::Bide,
    }
}

#[test]
fn contract_what_is_out_of_reach_is_dropped() {
    for scenario in [shipped::load("three-heirs"), cases::equals(4, 30)] {
        let mut refused = 0;
        let mut done = BTreeMap::new();
        for history in 0..60_u64 {
            let chance = &mut KeyedChance::new(8, history);
            let mut struggle = Struggle::new(&scenario);
            let mut word = history.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1;
            while struggle.outcome().is_none() {
                struggle.open_month(chance);
                let decisions: Vec<Decision> = scenario
                    .all_contenders()
                    .iter()
                    .map(|contender| {
                        word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        Decision { contender, action: arbitrary(word >> 8, &scenario) }
                    })
                    .collect();
                let legal: Vec<bool> = decisions
                    .iter()
                    .map(|d| struggle.options(d.contender).iter().any(|option| option.action == d.action))
                    .collect();
                let entries = struggle.chronicle().len();
                struggle.close_month(chance, &decisions);
                for (decision, legal) in decisions.iter().zip(legal) {
                    if legal {
                        continue;
                    }
                    refused += 1;
                    // Who consents to a coalition, and who is an ally by the time of a motion, shows only then.
                    let asks = matches!(decision.action.kind(), ActionKind::Ally | ActionKind::Move);
                    let mut entries = struggle.chronicle()[entries..].iter();
                    if !asks && entries.any(|event| is_by(&event.kind, decision)) {
                        done.entry(decision.action.kind().name()).or_insert((history, *decision));
                    }
                }
                let breaches = soundness::breaches(&scenario, struggle.state());
                assert!(breaches.is_empty(), "history {history}: {breaches:?} after {decisions:?}");
            }
        }
        assert!(refused > 100, "some are out of reach");
        assert!(done.is_empty(), "done although out of reach, first histories: {done:#?}");
    }
}

/// Whether an entry is the deed that was decided.
fn is_by(kind: &EventKind, decision: &Decision) -> bool {
    let by = match (kind, decision.action) {
        (EventKind::AppointmentOrdered { by, .. }, Action::Appoint { .. })
        | (EventKind::Toured { by, .. }, Action::Tour { .. })
        | (EventKind::Published { by, .. }, Action::Publish)
        | (EventKind::Denounced { by, .. }, Action::Denounce { .. })
        | (EventKind::PlatformShifted { by, .. }, Action::Shift { .. })
        | (EventKind::Courted { by, .. }, Action::Court { .. })
        | (EventKind::CoalitionFormed { by, .. }, Action::Ally { .. })
        | (EventKind::CoalitionLeft { by, .. }, Action::Break)
        | (EventKind::LegacyClaimed { by, .. }, Action::Claim)
        | (EventKind::EnrolmentDecided { by, .. }, Action::Enrol { .. })
        | (EventKind::MotionMoved { by, .. }, Action::Move { .. })
        | (EventKind::DocumentRevealed { by: Some(by), .. }, Action::Reveal { .. })
        | (EventKind::Recanted { by }, Action::Recant) => *by,
        _ => return false,
    };
    by == decision.contender
}
