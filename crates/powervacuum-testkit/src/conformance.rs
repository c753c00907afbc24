//! Promises that every case keeps, whatever its content (compare OpenSpiel's `basic_tests`).

use std::collections::BTreeMap;

use powervacuum_engine::*;

use crate::audit::AuditedChance;
use crate::soundness;

/// Plays a history of a case with the engine's own contenders.
pub fn play(scenario: &Scenario, seed: u64, history: u64) -> Struggle<'_> {
    let mut struggle = Struggle::new(scenario);
    struggle.play(&mut KeyedChance::new(seed, history), &mut QuantalResponse, None);
    struggle
}

/// Every promise that can be checked on a single history.
///
/// # Panics
/// When a promise is broken; the message says which, and in which month.
pub fn conforms(scenario: &Scenario, seed: u64, history: u64) {
    keeps_invariants(scenario, seed, history);
    replays(scenario, seed, history);
    resumes(scenario, seed, history);
    names_earlier_causes(scenario, seed, history);
    keeps_outcasts_out(scenario, seed, history);
    keeps_charges_in_use(scenario, seed, history);
    happens_once(scenario, seed, history);
    lists_legal_actions(scenario, seed, history);
}

/// Every state of a history is sound, follows from the one before it, and is reached by draws that are all different.
///
/// # Panics
/// When one is not.
pub fn keeps_invariants(scenario: &Scenario, seed: u64, history: u64) {
    let chance = &mut AuditedChance::new(KeyedChance::new(seed, history));
    let mut struggle = Struggle::new(scenario);
    while struggle.outcome().is_none() {
        let before = struggle.state().clone();
        struggle.open_month(chance);
        let decisions = struggle.decide(chance, &mut QuantalResponse);
        struggle.close_month(chance, &decisions);
        let mut found = soundness::breaches(scenario, struggle.state());
        found.extend(soundness::reversals(scenario, &before, struggle.state()));
        found.append(&mut chance.breaches);
        let state = struggle.state();
        let blind = state.standing().iter().filter(|&who| soundness::is_blind(state, who));
        found.extend(
            blind
                .filter(|&who| !was_readmitted(&struggle, who))
                .map(|who| format!("{who:?} is a member and sees nothing")),
        );
        assert!(found.is_empty(), "history {history}, {:?}: {found:#?}", before.month);
    }
}

fn was_readmitted(struggle: &Struggle, who: ContenderId) -> bool {
    let month = struggle.chronicle().last().map(|event| event.month);
    struggle
        .chronicle()
        .iter()
        .rev()
        .take_while(|event| Some(event.month) == month)
        .any(|event| matches!(event.kind, EventKind::Readmitted { contender, .. } if contender == who))
}

/// Folding the chronicle gives the same state and the same books, bit for bit.
///
/// # Panics
/// When it does not.
pub fn replays(scenario: &Scenario, seed: u64, history: u64) {
    let (state, chronicle, books) = play(scenario, seed, history).into_parts();
    let text = serde_json::to_string(&chronicle).expect("a chronicle can be written");
    let read: Vec<Event> = serde_json::from_str(&text).expect("a chronicle can be read");
    assert_eq!(read, chronicle, "a written chronicle is the same when read");
    let (replayed, _, rebooked) = Struggle::replay(scenario, read).into_parts();
    assert_eq!(replayed, state);
    assert_eq!(rebooked, books);
}

/// A struggle that is written and read in the middle of a month goes on as if nothing had happened.
///
/// # Panics
/// When it does not.
pub fn resumes(scenario: &Scenario, seed: u64, history: u64) {
    let (end, chronicle, _) = play(scenario, seed, history).into_parts();
    let chance = &mut KeyedChance::new(seed, history);
    for stop in [1, scenario.spec().months / 3, scenario.spec().months / 2] {
        let mut struggle = Struggle::new(scenario);
        while struggle.outcome().is_none() && struggle.state().month.0 < stop {
            struggle.play_month(chance, &mut QuantalResponse);
        }
        if struggle.outcome().is_none() {
            struggle.open_month(chance);
        }
        let mut resumed = reread(scenario, struggle);
        // The month is open: contenders act on what they saw before the interruption.
        if resumed.outcome().is_none() {
            let decisions = resumed.decide(chance, &mut QuantalResponse);
            resumed.close_month(chance, &decisions);
        }
        resumed.play(chance, &mut QuantalResponse, None);
        let (state, rest, _) = resumed.into_parts();
        assert_eq!(state, end, "resumed in month {stop}");
        assert_eq!(rest[..], chronicle[chronicle.len() - rest.len()..], "resumed in month {stop}");
    }
}

fn reread<'s>(scenario: &'s Scenario, struggle: Struggle<'s>) -> Struggle<'s> {
    let (state, _, _) = struggle.into_parts();
    let text = serde_json::to_string(&state).expect("a state can be written");
    let read: State = serde_json::from_str(&text).expect("a state can be read");
    assert_eq!(read, state, "a written state is the same when read");
    Struggle::resume(scenario, read)
}

/// Causes are earlier entries; absolute parts add up to at most 1.
///
/// # Panics
/// When they are not, or do not.
pub fn names_earlier_causes(scenario: &Scenario, seed: u64, history: u64) {
    let struggle = play(scenario, seed, history);
    for (position, event) in struggle.chronicle().iter().enumerate() {
        assert_eq!(event.id.index(), position, "entries are numbered in order");
        let mut sum = 0.0;
        for cause in &event.causes {
            assert!(cause.part.is_finite(), "{event:?}");
            sum += cause.part.abs();
            if let Source::Event(earlier) = cause.source {
                assert!(earlier < event.id, "{event:?} has a later cause");
            }
        }
        assert!(sum <= 1.0 + 1e-9, "{event:?}: parts add up to {sum}");
        if !matches!(
            event.kind,
            EventKind::MonthBegan | EventKind::WeightsAssessed | EventKind::MonthClosed | EventKind::FromOutside { .. }
        ) && !matches!(event.kind, EventKind::DocumentRevealed { by: None, .. })
        {
            assert!(!event.causes.is_empty(), "{event:?} has no cause");
        }
    }
}

/// Nobody who is out acts, sits, is elected or is moved against again, except to recant or to be exiled.
///
/// # Panics
/// When somebody does.
pub fn keeps_outcasts_out(scenario: &Scenario, seed: u64, history: u64) {
    let struggle = play(scenario, seed, history);
    let mut state = State::at_start(scenario);
    for event in struggle.chronicle() {
        let standing = state.standing();
        let stands = |who: &ContenderId| assert!(standing.contains(*who), "{who:?} is out: {event:?}");
        match &event.kind {
            EventKind::Toured { by, .. }
            | EventKind::Published { by, .. }
            | EventKind::PlatformShifted { by, .. }
            | EventKind::AppointmentOrdered { by, .. }
            | EventKind::SecretaryAppointed { by, .. }
            | EventKind::LegacyClaimed { by, .. }
            | EventKind::LaidLow { by }
            | EventKind::EnrolmentDecided { by, .. } => stands(by),
            EventKind::Denounced { by, target, .. } => [by, target].into_iter().for_each(stands),
            EventKind::Courted { by, whom, .. } => [by, whom].into_iter().for_each(stands),
            EventKind::MotionMoved { by, .. } => stands(by),
            EventKind::CoalitionFormed { members, .. } => members.iter().for_each(|member| stands(&member)),
            EventKind::MotionVoted { count, .. } => {
                count.for_side.iter().for_each(|member| stands(&member));
            }
            EventKind::StandingLowered { contender, office: Some(office), .. } => {
                let holder = state.offices[office.index()];
                assert_eq!(
                    holder,
                    Some(Person::Contender(*contender)),
                    "nobody loses what he does not hold: {event:?}"
                );
            }
            _ => {}
        }
        state.apply(scenario, event);
    }
}

/// Outside events happen once, documents are published once, offices and seats are filled where they are vacant, and
/// whoever is named exists; the dead do nothing at all.
///
/// # Panics
/// When it is otherwise.
pub fn happens_once(scenario: &Scenario, seed: u64, history: u64) {
    let struggle = play(scenario, seed, history);
    let mut state = State::at_start(scenario);
    let mut happened: BTreeMap<String, Month> = BTreeMap::new();
    let mut once = |what: String, month: Month| {
        let before = happened.insert(what.clone(), month);
        assert_eq!(before, None, "{month:?}: {what} happens again");
    };
    for event in struggle.chronicle() {
        match &event.kind {
            EventKind::FromOutside { event: outside } => once(format!("{outside:?}"), event.month),
            EventKind::DocumentRevealed { document, .. } => once(format!("{document:?}"), event.month),
            EventKind::LegacyDivided { shares } => {
                once("the legacy".into(), event.month);
                let sum: f64 = shares.iter().sum();
                assert!((sum - 1.0).abs() < 1e-9, "shares of the legacy add up to {sum}");
            }
            EventKind::StruggleEnded { .. } => once("the end".into(), event.month),
            EventKind::OfficeFilled { office, holder, .. } => {
                assert_eq!(state.offices[office.index()], None, "{event:?}: only vacant offices are filled");
                assert!(state.is_eligible(*holder), "{event:?}: only members are chosen");
            }
            EventKind::SeatFilled { body, seat } => {
                let seats = &state.bodies[body.index()].seats;
                let taken = seat.holder.is_some() && seats.iter().any(|other| other.holder == seat.holder);
                assert!(!taken, "{event:?}: nobody sits twice");
            }
            EventKind::MotionVoted { motion, count, passed } => {
                assert!(state.motions.contains(motion), "{event:?}: only pending motions are voted on");
                let allied = state.coalition_of(motion.mover).contains(motion.target);
                assert!(!allied, "{event:?}: nobody is voted on at the motion of an ally");
                let threshold = state.threshold(scenario, motion.target, motion.rung);
                assert_eq!(*passed, count.share() > threshold, "{event:?}: the count decides");
                assert!((0.0..=1.0).contains(&count.forecast), "{event:?}: a forecast is a share");
            }
            EventKind::Recanted { by } => assert!(state.contenders[by.index()].alive, "{event:?}: the dead are silent"),
            EventKind::Readmitted { contender, .. } => {
                let who = &state.contenders[contender.index()];
                assert!(who.alive && !who.member && !who.exiled, "{event:?}: only outcasts come back");
            }
            _ => {}
        }
        state.apply(scenario, event);
    }
}

/// Nobody is accused of what is not in use.
///
/// # Panics
/// When somebody is.
pub fn keeps_charges_in_use(scenario: &Scenario, seed: u64, history: u64) {
    for event in play(scenario, seed, history).chronicle() {
        if let EventKind::Denounced { charge, .. } = event.kind {
            assert!(scenario.spec().charges[charge.index()].is_in_use(event.month), "not in use: {event:?}");
        }
    }
}

/// The listed actions are distinct, end with biding, and their probabilities add up to 1.
///
/// # Panics
/// When they do not.
pub fn lists_legal_actions(scenario: &Scenario, seed: u64, history: u64) {
    let chance = &mut KeyedChance::new(seed, history);
    let mut struggle = Struggle::new(scenario);
    for _ in 0..12 {
        if struggle.outcome().is_some() {
            return;
        }
        struggle.open_month(chance);
        for contender in scenario.all_contenders().iter() {
            let options = struggle.options(contender);
            let Some(last) = options.last() else { panic!("everybody can at least bide") };
            assert_eq!(last.action, Action::Bide);
            let sum: f64 = options.iter().map(|option| option.probability).sum();
            assert!((sum - 1.0).abs() < 1e-9, "probabilities add up to {sum}");
            assert!(options.iter().all(|option| (0.0..=1.0).contains(&option.probability)), "{options:?}");
            for (position, option) in options.iter().enumerate() {
                assert!(option.value.is_finite(), "{option:?}");
                assert!(!options[..position].iter().any(|o| o.action == option.action), "{option:?} is listed twice");
                assert!(!scenario.forbids(option.action.kind(), contender), "{option:?} is forbidden");
            }
        }
        let decisions = struggle.decide(chance, &mut QuantalResponse);
        struggle.close_month(chance, &decisions);
    }
}
