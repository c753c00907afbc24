use super::*;
use crate::ids::*;
use crate::quantity::{Month, Share};
use crate::scenario::*;

fn rung(id: &str, readmits_to: Option<u8>) -> Rung {
    Rung {
        id: id.into(),
        name: id.into(),
        deed: id.into(),
        bodies: vec![BodyId(1)],
        threshold: Share::clamped(0.5),
        strips_office: false,
        removes_from: vec![BodyId(1)],
        expels: false,
        exiles: false,
        prestige_loss: Share::ZERO,
        coercion: 0.0,
        norm_cost: 0.0,
        readmits_to,
    }
}

/// Two contenders, one place, an assembly and a committee: the least that is right.
pub(in crate::scenario) fn small() -> ScenarioSpec {
    let contender = |key: u32, id: &str| Contender {
        key,
        id: id.into(),
        name: id.into(),
        traits: Traits::default(),
        platform: Default::default(),
        prestige: Share::ZERO,
        visibility: Share::ONE,
        vulnerabilities: Vec::new(),
    };
    let body = |key: u32, id: &str, weight: f64, membership: Membership| Body {
        key,
        id: id.into(),
        name: id.into(),
        membership,
        calendar: Calendar { months: vec![Month(1)], every: None },
        weight: Share::clamped(weight),
        openness: Share::ONE,
        sets_policy: false,
        appeal: None,
    };
    let committee =
        Membership::Committee { elected_by: Some(BodyId(0)), seats: vec![], sizes: vec![], inner_circle: false };
    let event = |key: u32, id: &str, timing| OutsideEvent {
        key,
        id: id.into(),
        name: id.into(),
        timing,
        effects: vec![Effect::Alarm],
    };
    let cohort =
        Cohort { id: "all".into(), name: "all".into(), patronage: 1.0, ideas: 1.0, prestige: 1.0, recruits: false };
    let constituency = Constituency {
        key: 1,
        id: "town".into(),
        name: "town".into(),
        delegates_per_thousand: 1.0,
        secretary: None,
        patron: None,
        control: Share::ZERO,
        control_ceiling: Share::ONE,
        growth: 0.0,
    };
    ScenarioSpec {
        id: "small".into(),
        start: CalendarMonth::new(2000, 1),
        months: 12,
        contenders: vec![contender(1, "ann"), contender(2, "bob")],
        cohorts: vec![cohort],
        constituencies: vec![constituency],
        groups: vec![Group { constituency: ConstituencyId(0), cohort: CohortId(0), members: 10.0, ideal: [0.0; 6] }],
        bodies: vec![body(1, "meeting", 0.25, Membership::Assembly), body(2, "board", 0.75, committee)],
        offices: vec![Office {
            key: 1,
            id: "chair".into(),
            name: "chair".into(),
            holder: Some(Person::Contender(ContenderId(0))),
            body: BodyId(1),
            powers: Powers::default(),
        }],
        ladder: vec![rung("censured", Some(0)), rung("out", Some(1))],
        outside_events: vec![
            event(1, "storm", Timing::On(Month(3))),
            event(2, "flood", Timing::After { event: OutsideEventId(0), delay_months: 1 }),
        ],
        ..ScenarioSpec::default()
    }
}

fn texts(change: impl FnOnce(&mut ScenarioSpec)) -> Vec<String> {
    let mut spec = small();
    change(&mut spec);
    Scenario::new(spec).map_or_else(|errors| errors.iter().map(ToString::to_string).collect(), |_| Vec::new())
}

#[test]
fn the_small_case_is_right() {
    assert_eq!(texts(|_| ()), [""; 0]);
}

#[test]
fn an_empty_case_lacks_what_it_must_have() {
    let found = texts(|spec| *spec = ScenarioSpec::default());
    assert!(found.contains(&"the first month is missing".to_owned()));
    assert!(found.contains(&"there are 0 contenders, expected at least 2".to_owned()));
    assert!(found.contains(&"there are 0 bodies, expected at least 1".to_owned()));
}

#[test]
fn all_problems_are_reported_at_once() {
    let found = texts(|spec| {
        spec.contenders[1].key = 1;
        spec.groups[0].members = f64::NAN;
        spec.coalitions = vec![Contenders::only(ContenderId(0))];
        spec.trust = vec![(ContenderId(0), ContenderId(0), 2.0)];
        spec.offices[0].body = BodyId(9);
    });
    assert_eq!(
        found,
        [
            "the key of contender `bob` is not greater than the one before it",
            "`trust` of trust `ann/ann` is 2, expected a number from -1 to 1",
            "trust `ann/ann` is between a contender and itself",
            "coalition `1` has fewer than 2 members",
            "`members` of group `town/all` is NaN, expected a number from 0 to 1000000000",
            "`body` of office `chair` refers to body number 9, there are 2",
        ]
    );
}

#[test]
fn circles_are_found_once() {
    let found = texts(|spec| {
        spec.outside_events[0].timing = Timing::After { event: OutsideEventId(1), delay_months: 2 };
        if let Membership::Committee { elected_by, .. } = &mut spec.bodies[1].membership {
            *elected_by = Some(BodyId(1));
        }
    });
    assert_eq!(
        found,
        ["`elected_by` of body `board` leads back to itself", "`after` of event `storm` leads back to itself"]
    );
}

#[test]
fn weights_must_add_up_to_one() {
    let found = texts(|spec| spec.bodies[0].weight = Share::ONE);
    assert_eq!(found, ["the weights of the bodies add up to 1.75, expected 1"]);
}

#[test]
fn drives_need_one_cohort_that_recruits() {
    let found = texts(|spec| spec.offices[0].powers.enrols = true);
    assert_eq!(found, ["0 cohorts have `recruits`, expected exactly 1 because office `chair` runs enrolment drives"]);
}

#[test]
fn a_rung_leads_back_up_only() {
    assert_eq!(
        texts(|spec| spec.ladder[0].readmits_to = Some(1)),
        ["`readmits_to` of rung `censured` is not a milder rung"]
    );
    assert_eq!(texts(|spec| spec.ladder[1].bodies.clear()), ["`bodies` of rung `out` is empty"]);
}

#[test]
fn assemblies_have_no_seats_to_lose() {
    assert_eq!(
        texts(|spec| spec.ladder[1].removes_from = vec![BodyId(0)]),
        ["`removes_from` of rung `out` names body `meeting`, an assembly; expected a committee"]
    );
}

#[test]
fn months_lie_within_the_struggle() {
    assert_eq!(
        texts(|spec| spec.outside_events[0].timing = Timing::On(Month(12))),
        ["`on` of event `storm` is month 12 of the struggle, which has 12"]
    );
    assert_eq!(
        texts(|spec| spec.bodies[0].calendar.months = vec![Month(2), Month(2)]),
        ["`meets` of body `meeting` is not in strictly increasing order"]
    );
}

#[test]
fn a_charge_is_in_use_within_the_struggle() {
    let charge = |first, last| {
        move |spec: &mut ScenarioSpec| {
            spec.charges = vec![Charge { id: "debts".into(), name: "debts".into(), issue: None, first, last }];
            spec.contenders.iter_mut().for_each(|contender| contender.vulnerabilities = vec![Share::ZERO]);
        }
    };
    assert_eq!(texts(charge(None, None)), [""; 0]);
    assert_eq!(texts(charge(Some(Month(3)), Some(Month(3)))), [""; 0]);
    assert_eq!(
        texts(charge(Some(Month(12)), None)),
        ["`first` of charge `debts` is month 12 of the struggle, which has 12"]
    );
    assert_eq!(
        texts(charge(Some(Month(3)), Some(Month(2)))),
        ["charge `debts` falls out of use before it comes into use"]
    );
}

#[test]
fn everybody_sits_in_a_body_once() {
    let found = texts(|spec| {
        if let Membership::Committee { seats, .. } = &mut spec.bodies[1].membership {
            let ann = Some(ContenderId(0));
            let seat = Seat { holder: Some(Person::Contender(ContenderId(0))), patron: ann };
            *seats = vec![seat, Seat { patron: None, ..seat }];
        }
    });
    assert_eq!(
        found,
        [
            "a seat of body `board` held by contender `ann` follows somebody else",
            "`seats` of body `board` names contender `ann` twice"
        ]
    );
}

#[test]
fn a_founder_dies_only_where_there_is_one() {
    assert_eq!(
        texts(|spec| spec.outside_events[1].effects = vec![Effect::FounderDies]),
        ["`effects` of event `flood` needs a founder, the case has none"]
    );
}

#[test]
fn limits_are_kept() {
    assert_eq!(texts(|spec| spec.months = 1201), ["the struggle lasts 1201 months, expected 1 to 1200"]);
    let found = texts(|spec| {
        let twin = spec.ladder[0].clone();
        spec.ladder = (0..65).map(|n| Rung { id: format!("r{n}"), ..twin.clone() }).collect();
    });
    assert_eq!(found, ["there are 65 rungs, the limit is 64"]);
}
