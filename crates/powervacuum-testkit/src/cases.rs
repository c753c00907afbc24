//! Small struggles, built in code.

use powervacuum_engine::*;

/// A share, for tests.
///
/// # Panics
/// When `value` is not in [0, 1].
pub fn share(value: f64) -> Share {
    Share::new(value).expect("a test's share is in [0, 1]")
}

fn contender_id(index: usize) -> ContenderId {
    ContenderId::from_index(index).expect("a test's contender fits")
}

/// A contender of ordinary traits.
pub fn contender(key: u32, charges: usize) -> Contender {
    let half = share(0.5);
    Contender {
        key,
        id: format!("c{key}"),
        name: format!("Contender {key}"),
        traits: Traits {
            oratory: half,
            organisation: half,
            theory: half,
            cunning: half,
            ruthlessness: half,
            flexibility: half,
            record: half,
        },
        platform: [0.0; MAX_ISSUES],
        prestige: half,
        visibility: half,
        vulnerabilities: vec![share(0.3); charges],
    }
}

/// A case in which all `count` contenders are equal in traits, posts, seats and offices; only keys and names differ.
///
/// Each has a constituency, a seat on the board and one on the council; there is an assembly, a ladder of three rungs,
/// one issue, one charge, a founder who dies in the fourth month.
///
/// # Panics
/// When `count` is not in 2..=24.
pub fn equals(count: usize, months: u16) -> Scenario {
    Scenario::new(equals_spec(count, months)).expect("the case is right")
}

/// The same, before it is checked.
///
/// # Panics
/// When `count` is not in 2..=24.
pub fn equals_spec(count: usize, months: u16) -> ScenarioSpec {
    let constituency = |index: usize| Constituency {
        key: index as u32 + 1,
        id: format!("k{index}"),
        name: format!("Constituency {index}"),
        delegates_per_thousand: 10.0,
        secretary: None,
        patron: Some(contender_id(index)),
        control: share(0.4),
        control_ceiling: share(0.8),
        growth: 0.002,
    };
    let group = |index: usize, cohort: usize| Group {
        constituency: ConstituencyId::from_index(index).expect("fits"),
        cohort: CohortId::from_index(cohort).expect("fits"),
        members: 500.0,
        ideal: [0.0; MAX_ISSUES],
    };
    ScenarioSpec {
        id: "equals".into(),
        name: "Equals".into(),
        question: "Does anything but merit and luck decide?".into(),
        start: CalendarMonth::new(2000, 1),
        months,
        issues: vec![Issue {
            id: "issue".into(),
            name: "Issue".into(),
            low: "no".into(),
            high: "yes".into(),
            salience: 1.0,
        }],
        charges: vec![Charge { id: "charge".into(), name: "charge".into(), issue: None, first: None, last: None }],
        contenders: (0..count).map(|index| contender(index as u32 + 1, 1)).collect(),
        notables: vec![Notable {
            key: 1,
            id: "founder".into(),
            name: "The founder".into(),
            patron: None,
            loyalty: Share::ONE,
            platform: [0.0; MAX_ISSUES],
            rank: Share::ONE,
        }],
        founder: NotableId::from_index(0).map(|person| Founder { person, authority: share(0.5) }),
        cohorts: ["old", "new"].into_iter().enumerate().map(|(index, id)| cohort(id, index == 1)).collect(),
        constituencies: (0..count).map(constituency).collect(),
        groups: (0..count).flat_map(|index| [group(index, 0), group(index, 1)]).collect(),
        bodies: bodies(count, months),
        offices: Vec::new(),
        ladder: ladder(),
        documents: Vec::new(),
        outside_events: vec![OutsideEvent {
            key: 1,
            id: "death".into(),
            name: "the founder dies".into(),
            timing: Timing::On(Month(3.min(months - 1))),
            effects: vec![Effect::FounderDies],
        }],
        ..ScenarioSpec::default()
    }
}

fn cohort(id: &str, recruits: bool) -> Cohort {
    Cohort { id: id.into(), name: id.into(), patronage: 1.0, ideas: 1.0, prestige: 1.0, recruits }
}

fn bodies(count: usize, months: u16) -> Vec<Body> {
    let seats = |each: usize| {
        let seat = |index: usize| {
            let patron = Some(contender_id(index));
            let leader = Seat { holder: patron.map(Person::Contender), patron };
            std::iter::once(leader).chain((1..each).map(move |_| Seat { holder: None, patron }))
        };
        (0..count).flat_map(seat).collect::<Vec<_>>()
    };
    let body = |key: u32, id: &str, membership, calendar, weight: f64| Body {
        key,
        id: id.into(),
        name: format!("the {id}"),
        membership,
        calendar,
        weight: share(weight),
        openness: share(0.8),
        sets_policy: id == "board",
        appeal: None,
    };
    let assemblies = (1..).map(|year| Month(year * 12 - 1)).take_while(|month| month.0 < months).collect();
    let elected = |by: usize, seats, inner_circle| Membership::Committee {
        elected_by: BodyId::from_index(by),
        seats,
        sizes: Vec::new(),
        inner_circle,
    };
    vec![
        body(1, "assembly", Membership::Assembly, Calendar { months: assemblies, every: None }, 0.4),
        body(2, "council", elected(0, seats(4), false), Calendar { months: Vec::new(), every: Some(3) }, 0.3),
        body(3, "board", elected(1, seats(1), true), Calendar { months: Vec::new(), every: Some(1) }, 0.3),
    ]
}

fn ladder() -> Vec<Rung> {
    let rung = |id: &str, body: usize| Rung {
        id: id.into(),
        name: id.into(),
        deed: format!("{id}s"),
        bodies: BodyId::from_index(body).into_iter().collect(),
        threshold: share(0.5),
        strips_office: false,
        removes_from: Vec::new(),
        expels: false,
        exiles: false,
        prestige_loss: share(0.2),
        coercion: 0.0,
        norm_cost: 0.02,
        readmits_to: None,
    };
    let board = BodyId::from_index(2).expect("fits");
    vec![
        rung("censure", 2),
        Rung { removes_from: vec![board], ..rung("dismiss", 1) },
        Rung { expels: true, readmits_to: Some(1), ..rung("expel", 1) },
    ]
}
