//! Charts with made-up figures: ordinary ones and such as try to break a layout.
#![allow(dead_code, reason = "each user takes a part")]

use powervacuum_plot::{
    Chart, Contender, DateRow, Dates, Estimate, Event, Frame, IndexRows, Indices, MorrisRow, OutcomeBars, OutcomeRow,
    PastRow, Pasts, PosteriorRow, Posteriors, Reach, ScorePanel, ScoreRow, ScoreScale, Scoreboard, SeenWeight,
    SobolRow, Spread, Step, Stream, Waterfall, WeightCurves, Weights, When, contenders, decimal_year,
};

/// A chart and the name of its file.
pub type Sample = (&'static str, Box<dyn Chart>);

/// Every sample.
pub fn all() -> Vec<Sample> {
    let mut list = ordinary();
    list.extend(hostile());
    list
}

/// One of each chart as it is meant to look.
pub fn ordinary() -> Vec<Sample> {
    vec![
        ("outcome_bars", Box::new(outcome_bars())),
        ("dates", Box::new(dates())),
        ("weights", Box::new(weights())),
        ("stream", Box::new(stream())),
        ("waterfall", Box::new(waterfall())),
        ("indices_sobol", Box::new(sobol())),
        ("indices_morris", Box::new(morris())),
        ("pasts", Box::new(pasts())),
        ("scoreboard", Box::new(scoreboard())),
        ("posteriors", Box::new(posteriors())),
    ]
}

/// One short chart of each kind.
pub fn small() -> Vec<Sample> {
    let mut bars = outcome_bars();
    bars.rows.truncate(2);
    let mut dates = dates();
    dates.rows.truncate(2);
    let mut weights = weights();
    weights.contenders.truncate(2);
    weights.curves.truncate(2);
    weights.years.truncate(4);
    for curves in &mut weights.curves {
        curves.real.truncate(4);
        curves.seen.truncate(4);
    }
    let mut stream = stream();
    stream.years.truncate(4);
    for list in &mut stream.weights {
        list.truncate(4);
    }
    if let Some(seen) = &mut stream.seen {
        seen.weights.truncate(4);
    }
    let mut pasts = pasts();
    pasts.rows.truncate(2);
    vec![
        ("outcome_bars", Box::new(bars)),
        ("dates", Box::new(dates)),
        ("weights", Box::new(weights)),
        ("stream", Box::new(stream)),
        ("waterfall", Box::new(waterfall())),
        ("indices_sobol", Box::new(sobol())),
        ("indices_morris", Box::new(morris())),
        ("pasts", Box::new(pasts)),
        ("scoreboard", Box::new(scoreboard())),
        ("posteriors", Box::new(posteriors())),
    ]
}

/// Data that breaks careless layouts.
pub fn hostile() -> Vec<Sample> {
    vec![
        ("hostile_outcome_bars_25", Box::new(many_outcomes())),
        ("hostile_outcome_bars_zero", Box::new(zero_outcomes())),
        ("hostile_dates_25", Box::new(many_dates())),
        ("hostile_dates_never", Box::new(no_dates())),
        ("hostile_weights_12", Box::new(many_weights())),
        ("hostile_stream_12", Box::new(many_streams())),
        ("hostile_stream_zero", Box::new(zero_stream())),
        ("hostile_waterfall_25", Box::new(many_steps())),
        ("hostile_waterfall_one", Box::new(one_step())),
        ("hostile_sobol_25", Box::new(many_sobol())),
        ("hostile_morris_wide", Box::new(wide_morris())),
        ("hostile_pasts_zero", Box::new(zero_pasts())),
        ("hostile_pasts_25", Box::new(many_pasts())),
        ("hostile_posteriors", Box::new(many_posteriors())),
        ("hostile_scoreboard_80", Box::new(many_scores())),
        ("hostile_scoreboard_never", Box::new(never_scores())),
    ]
}

fn frame(kicker: &str, finding: &str, about: &str) -> Frame {
    Frame {
        finding: finding.into(),
        kicker: kicker.into(),
        about: about.into(),
        notes: ["Figures made up to show the drawing", "10 000 histories a row, paired", "seed 1922"]
            .map(String::from)
            .into(),
    }
}

fn party() -> Vec<Contender> {
    contenders(["Stalin", "Trotsky", "Zinoviev", "Kamenev", "Bukharin", "Rykov", "Tomsky"])
}

fn twelve() -> Vec<Contender> {
    contenders([
        "Stalin",
        "Trotsky",
        "Zinoviev",
        "Kamenev",
        "Bukharin",
        "Rykov",
        "Tomsky",
        "Secretary of the Transcaucasian Regional Committee",
        "<&> \"quoted\" 'name'",
        "محمد 🙂",
        "Růžička",
        "",
    ])
}

const LONG: &str = "A very long sentence about what was changed in the rules of the party, the order of its congresses \
                    and the habits of its secretaries, which cannot possibly stand on one line";

/// A number between 0 and 1 that depends on `index` alone.
fn jitter(index: usize) -> f64 {
    ((index * 7919 + 104_729) % 1000) as f64 / 1000.0
}

pub fn outcome_bars() -> OutcomeBars {
    let row = |label: &str, shares: [f64; 7], difference: Option<(f64, f64)>| OutcomeRow {
        label: label.into(),
        shares: shares.into(),
        difference: difference.map(|(value, half)| Estimate::plus_minus(value, half)),
    };
    OutcomeBars {
        frame: frame(
            "What if · 4 compared with the baseline",
            "Had the others seen his true strength, Stalin would have won half as often",
            "Each row plays the same 10 000 histories with one thing changed, so the luck is the same and the difference \
             is precise.",
        ),
        contenders: party(),
        followed: Some(0),
        rows: vec![
            row("As it was", [0.82, 0.0, 0.01, 0.03, 0.01, 0.01, 0.01], None),
            row("Everyone sees true strength", [0.49, 0.0, 0.02, 0.03, 0.01, 0.01, 0.01], Some((-0.33, 0.015))),
            row("Nobody appoints", [0.56, 0.0, 0.01, 0.05, 0.02, 0.01, 0.02], Some((-0.26, 0.017))),
            row("Testament published", [0.51, 0.0, 0.02, 0.05, 0.02, 0.01, 0.02], Some((-0.31, 0.017))),
            row("Rykov is General Secretary", [0.001, 0.0, 0.01, 0.04, 0.01, 0.3, 0.01], Some((-0.819, 0.008))),
        ],
    }
}

fn many_outcomes() -> OutcomeBars {
    let rows = (0..25).map(|index| {
        let raw: Vec<f64> = (0..12).map(|who| jitter(index * 12 + who)).collect();
        let sum: f64 = raw.iter().sum::<f64>() + 0.3;
        OutcomeRow {
            label: if index % 4 == 1 { LONG.into() } else { format!("What-if {index}") },
            shares: raw.iter().map(|it| it / sum).collect(),
            difference: (index > 0).then(|| Estimate {
                value: jitter(index) * 0.02 - 0.01,
                low: -0.012 - jitter(index + 50) * 0.8,
                high: 0.012 + jitter(index + 99),
            }),
        }
    });
    OutcomeBars {
        frame: Frame { finding: format!("{LONG} {LONG}"), ..frame("Hostile <kicker> & more", "", LONG) },
        contenders: twelve(),
        followed: Some(7),
        rows: rows.collect(),
    }
}

fn zero_outcomes() -> OutcomeBars {
    OutcomeBars {
        frame: frame("One row", "Nobody wins", ""),
        contenders: party(),
        followed: Some(3),
        rows: vec![OutcomeRow { label: "As it was".into(), shares: vec![0.0; 7], difference: None }],
    }
}

pub fn dates() -> Dates {
    let when = |share: f64, low: f64, median: f64, high: f64| When { share, dates: Some(Spread { low, median, high }) };
    let row = |label: &str, one: When, two: When, record: &[f64]| DateRow {
        label: label.into(),
        when: vec![one, two],
        record: record.into(),
    };
    let never = When { share: 0.0, dates: None };
    Dates {
        frame: frame(
            "When · with and without the published testament",
            "A published testament delays Trotsky's fall by a year and spares Bukharin",
            "Dot: median; line: the middle 80 % of the histories in which it happens; diamond: the record, more than one \
             where sources disagree.",
        ),
        series: vec!["As it was".into(), "Testament published".into()],
        rows: vec![
            row(
                "Trotsky: out of the War Commissariat",
                when(0.94, 1924.0, 1924.9, 1925.5),
                when(0.72, 1924.2, 1925.1, 1926.2),
                &[decimal_year(1925, 1)],
            ),
            row(
                "Trotsky: off the Politburo",
                when(0.91, 1925.7, 1926.7, 1927.5),
                when(0.61, 1925.8, 1927.0, 1928.3),
                &[decimal_year(1926, 10)],
            ),
            row(
                "Zinoviev: off the Politburo",
                when(0.88, 1925.2, 1926.2, 1927.2),
                when(0.55, 1925.3, 1926.8, 1928.7),
                &[decimal_year(1926, 7), decimal_year(1926, 10)],
            ),
            row(
                "Bukharin: off the Politburo",
                when(0.46, 1927.8, 1929.2, 1929.7),
                when(0.004, 1928.2, 1929.4, 1929.8),
                &[decimal_year(1929, 11)],
            ),
            row("Tomsky: expelled", when(0.02, 1929.0, 1929.5, 1929.9), never, &[]),
        ],
    }
}

fn many_dates() -> Dates {
    let rows = (0..25).map(|index| {
        let start = 1922.2 + jitter(index) * 6.0;
        DateRow {
            label: if index % 5 == 2 { LONG.into() } else { format!("Event <{index}> & \"more\"") },
            when: (0..4)
                .map(|series| When {
                    share: jitter(index + series * 31),
                    dates: ((series + index) % 5 != 0).then_some(Spread {
                        low: start,
                        median: start + 0.3,
                        high: start + 0.3 + jitter(series),
                    }),
                })
                .collect(),
            record: (0..index % 4).map(|step| start + step as f64 * 0.05).collect(),
        }
    });
    Dates {
        frame: frame("Hostile", LONG, LONG),
        series: vec!["Baseline".into(), LONG.into(), "محمد 🙂".into(), String::new()],
        rows: rows.collect(),
    }
}

fn no_dates() -> Dates {
    Dates {
        frame: frame("", "It never happens", ""),
        series: vec!["As it was".into()],
        rows: vec![DateRow { label: "Never".into(), when: vec![When { share: 0.0, dates: None }], record: vec![] }],
    }
}

fn years() -> Vec<f64> {
    (0..92).map(|month| decimal_year(1922 + (3 + month) / 12, (3 + month as u32) % 12 + 1)).collect()
}

fn events() -> Vec<Event> {
    let event = |year, month, label: &str| Event { at: decimal_year(year, month), label: label.into() };
    vec![
        event(1924, 1, "Lenin dies"),
        event(1925, 12, "XIV Congress"),
        event(1927, 12, "XV Congress"),
        event(1928, 1, "Grain crisis"),
    ]
}

/// A smooth rise or fall between two weights.
fn course(from: f64, to: f64, turn: f64, at: f64) -> f64 {
    let part = ((at - turn) / 2.2).clamp(-1.0, 1.0);
    from + (to - from) * (0.5 + part * (0.75 - 0.25 * part * part))
}

fn real_weights() -> Vec<Vec<f64>> {
    let ends = [
        (0.12, 0.76, 1926.8),
        (0.14, 0.0, 1926.0),
        (0.2, 0.01, 1926.2),
        (0.17, 0.01, 1925.6),
        (0.14, 0.1, 1928.0),
        (0.12, 0.09, 1928.0),
        (0.11, 0.03, 1928.4),
    ];
    let years = years();
    ends.iter().map(|(from, to, turn)| years.iter().map(|at| course(*from, *to, *turn, *at)).collect()).collect()
}

pub fn stream() -> Stream {
    let weights: Vec<Vec<f64>> = real_weights();
    let sums: Vec<f64> = (0..years().len()).map(|at| weights.iter().map(|it| it[at]).sum::<f64>().max(1.0)).collect();
    let weights: Vec<Vec<f64>> =
        weights.iter().map(|it| it.iter().zip(&sums).map(|(weight, sum)| weight / sum).collect()).collect();
    let seen = weights[0].iter().enumerate().map(|(month, it)| it * (0.55 + 0.35 * month as f64 / 92.0)).collect();
    Stream {
        frame: frame(
            "History 8 · one of 10 000",
            "Stalin rules alone from 1928, and nobody saw it coming before the vote of 1926",
            "Share of delegates and committee seats that would follow each contender.",
        ),
        contenders: party(),
        years: years(),
        weights,
        seen: Some(SeenWeight { contender: 0, label: "what the public saw of Stalin".into(), weights: seen }),
        events: events(),
    }
}

fn many_streams() -> Stream {
    let years = years();
    let weights = (0..12).map(|who| {
        let wave = |month: usize| (0.2 + jitter(who * 13 + month / 9)) / 14.5;
        (0..years.len()).map(wave).collect()
    });
    Stream {
        frame: frame("Hostile", LONG, LONG),
        contenders: twelve(),
        weights: weights.collect(),
        seen: Some(SeenWeight { contender: 9, label: LONG.into(), weights: vec![0.9; years.len()] }),
        events: (0..20)
            .map(|index| Event {
                at: 1922.0 + index as f64 * 0.37,
                label: if index % 3 == 0 { LONG.into() } else { format!("Event {index}") },
            })
            .collect(),
        years,
    }
}

fn zero_stream() -> Stream {
    Stream {
        frame: frame("", "", ""),
        contenders: contenders(["Ann"]),
        years: vec![1922.5, 1922.6],
        weights: vec![vec![0.0, 0.0]],
        seen: None,
        events: vec![],
    }
}

pub fn weights() -> Weights {
    let curves = real_weights().into_iter().map(|real| {
        let around = |factor: f64| {
            real.iter()
                .map(|it| Spread { low: it * factor * 0.6, median: it * factor, high: (it * factor * 1.35).min(1.0) })
                .collect()
        };
        WeightCurves { real: around(1.0), seen: around(0.7) }
    });
    Weights {
        frame: frame(
            "Weights · real and as the public saw them",
            "Stalin's real weight ran ahead of what could be seen from 1924 on",
            "Median and middle 80 % of 10 000 histories. Solid and coloured: real; dashed and grey: publicly seen.",
        ),
        contenders: party(),
        years: years(),
        curves: curves.collect(),
        events: events(),
    }
}

fn many_weights() -> Weights {
    let years = years();
    let flat = |who: usize| Spread { low: 0.0, median: jitter(who), high: 1.0 };
    Weights {
        frame: frame("Hostile", LONG, LONG),
        contenders: twelve(),
        curves: (0..12)
            .map(|who| WeightCurves {
                real: vec![flat(who); years.len()],
                seen: if who % 2 == 0 { vec![] } else { vec![flat(who + 5); years.len()] },
            })
            .collect(),
        events: (0..20).map(|index| Event { at: 1924.0 + index as f64 * 0.05, label: LONG.into() }).collect(),
        years,
    }
}

pub fn waterfall() -> Waterfall {
    let step = |label: &str, value, half| Step { label: label.into(), effect: Estimate::plus_minus(value, half) };
    Waterfall {
        frame: frame(
            "What mattered most",
            "Appointments and being underestimated account for two thirds of Stalin's advantage",
            "Each cause's share of the odds (Shapley values), largest first; whiskers are 95 % intervals.",
        ),
        start_label: "All causes switched off".into(),
        start: 0.14,
        steps: vec![
            step("Grain crisis", 0.02, 0.012),
            step("Control of appointments", 0.28, 0.022),
            step("Being underestimated", 0.25, 0.02),
            step("Testament left unread", 0.1, 0.017),
            step("Rivals' vulnerabilities", 0.13, 0.015),
            step("Rudeness", -0.08, 0.014),
            step("Lenin Enrolment", -0.02, 0.011),
        ],
        end_label: "As it was".into(),
        end: 0.82,
    }
}

fn many_steps() -> Waterfall {
    let steps = (0..25).map(|index| Step {
        label: if index % 6 == 0 { LONG.into() } else { format!("Cause {index}") },
        effect: Estimate::plus_minus((jitter(index) - 0.55) * 0.3, 0.01 + jitter(index + 3) * 0.4),
    });
    Waterfall {
        frame: frame("Hostile", LONG, ""),
        start_label: LONG.into(),
        start: 0.9,
        steps: steps.collect(),
        end_label: String::new(),
        end: 0.2,
    }
}

fn one_step() -> Waterfall {
    Waterfall {
        frame: frame("", "Nothing matters", ""),
        start_label: "Off".into(),
        start: 0.0,
        steps: vec![Step { label: "A cause".into(), effect: Estimate::exact(0.0) }],
        end_label: "On".into(),
        end: 0.0,
    }
}

pub fn sobol() -> Indices {
    let row = |label: &str, first, total| SobolRow {
        label: label.into(),
        first: Estimate::plus_minus(first, 0.03),
        total: Estimate::plus_minus(total, 0.05),
    };
    Indices {
        frame: frame(
            "Sensitivity · Sobol' indices",
            "How fast appointments take effect matters more than all traits together",
            "Share of the variance of Stalin's odds; first-order: alone, total: together with others.",
        ),
        rows: IndexRows::Sobol(vec![
            row("Pull of a secretary", 0.12, 0.21),
            row("Months an appointment takes", 0.31, 0.42),
            row("Attention", 0.02, 0.04),
            row("Noise of reports", 0.08, 0.19),
            row("Weight of past loyalty", -0.01, 0.02),
        ]),
        noise: Some(0.06),
    }
}

fn many_sobol() -> Indices {
    let rows = (0..25).map(|index| SobolRow {
        label: if index % 7 == 0 { LONG.into() } else { format!("parameter_{index}") },
        first: Estimate::plus_minus(jitter(index) * 0.05, 2.0),
        total: Estimate::plus_minus(jitter(index) * 0.1, 0.2),
    });
    Indices { frame: frame("Hostile", LONG, LONG), rows: IndexRows::Sobol(rows.collect()), noise: Some(0.9) }
}

pub fn morris() -> Indices {
    let row = |label: &str, size, variation| MorrisRow {
        label: label.into(),
        size: Estimate::plus_minus(size, size * 0.2),
        variation: Estimate::plus_minus(variation, variation * 0.3),
    };
    Indices {
        frame: frame(
            "Sensitivity · Morris screening",
            "Three of six parameters move the odds by more than chance does",
            "Mean size of the change in Stalin's odds when one parameter goes from its lowest to its highest setting.",
        ),
        rows: IndexRows::Morris {
            rows: vec![
                row("Pull of a secretary", 0.21, 0.12),
                row("Months an appointment takes", 0.33, 0.19),
                row("Attention", 0.02, 0.03),
                row("Noise of reports", 0.11, 0.18),
                row("Weight of past loyalty", 0.03, 0.02),
                row("Length of memory", 0.01, 0.01),
            ],
            unit: "points".into(),
            factor: 100.0,
        },
        noise: Some(0.035),
    }
}

fn wide_morris() -> Indices {
    let row = |label: &str, value: f64| MorrisRow {
        label: label.into(),
        size: Estimate { value, low: -1e6, high: 1e6 },
        variation: Estimate::exact(value * 1e4),
    };
    Indices {
        frame: frame("", "Intervals wider than any axis", ""),
        rows: IndexRows::Morris {
            rows: vec![row("One", 1.0), row("Two", 0.0), row(LONG, 12_345.0)],
            unit: LONG.into(),
            factor: 1.0,
        },
        noise: None,
    }
}

pub fn pasts() -> Pasts {
    let row = |label: &str, share, difference: Option<(f64, f64)>| PastRow {
        label: label.into(),
        share,
        difference: difference.map(|(value, half)| Estimate::plus_minus(value, half)),
    };
    Pasts {
        frame: frame(
            "Causal pasts · histories in which Stalin dominates",
            "The appointments of 1922 and 1923 stand in almost every past of his victory",
            "How often an event is among the causes of the outcome, and the odds with it minus the odds without it.",
        ),
        rows: vec![
            row("Stalin joins Kamenev and Zinoviev", 0.71, Some((0.18, 0.03))),
            row("First appointment of a secretary", 0.96, Some((0.31, 0.06))),
            row("Trotsky loses the War Commissariat", 0.64, Some((0.05, 0.021))),
            row("Testament read to the congress", 0.12, Some((-0.22, 0.05))),
            row("Zinoviev denounces Stalin", 0.31, Some((-0.03, 0.04))),
            row("Lenin dies", 1.0, None),
        ],
    }
}

fn many_pasts() -> Pasts {
    let rows = (0..25).map(|index| PastRow {
        label: if index % 3 == 0 { LONG.into() } else { String::new() },
        share: jitter(index),
        difference: (index % 2 == 0).then_some(Estimate { value: -1.0 + jitter(index), low: -900.0, high: 900.0 }),
    });
    Pasts { frame: frame("Hostile", LONG, LONG), rows: rows.collect() }
}

fn zero_pasts() -> Pasts {
    Pasts {
        frame: frame("", "Nothing stands in the past", ""),
        rows: vec![
            PastRow { label: "Never".into(), share: 0.0, difference: Some(Estimate::exact(0.0)) },
            PastRow { label: "Never either".into(), share: 0.0, difference: None },
        ],
    }
}

fn reach(low: f64, middle: f64, high: f64) -> Reach {
    Reach { low: Some(low), middle: Some(middle), high: Some(high) }
}

const NEVER: Reach = Reach { low: None, middle: None, high: None };

pub fn scoreboard() -> Scoreboard {
    let row = |label: &str, about: &str, model: Reach, record: Reach, inside| ScoreRow {
        label: label.into(),
        about: about.into(),
        model,
        record,
        inside,
    };
    let year = |year, month| decimal_year(year, month);
    let panel = |name: &str, figure: &str, guide: &str, scale, rows| ScorePanel {
        name: name.into(),
        figure: figure.into(),
        guide: guide.into(),
        scale,
        rows,
    };
    let on = |at: f64| reach(at, at, at);
    let late = Reach { high: None, ..reach(year(1925, 1), year(1926, 4), 1927.0) };
    Scoreboard {
        frame: frame(
            "The model beside the record",
            "The record lies within the model's middle four fifths for 8 of 11 patterns; skill 0.42 beside \
             \"nothing changes\"",
            "Each row is a pattern of the record; bars show where the model has it.",
        ),
        panels: vec![
            panel(
                "Falls",
                "skill 0.36",
                "By month.",
                ScoreScale::Years,
                vec![
                    row("Trotsky stripped of office", "", late, on(year(1925, 1)), true),
                    row("Zinoviev off the Politburo", "", NEVER, reach(1926.2, 1926.55, 1926.9), false),
                    row("Rykov off the Politburo", "", late, NEVER, true),
                ],
            ),
            panel(
                "Coalitions",
                "skill 0.52",
                "Share of months, per cent.",
                ScoreScale::Shares,
                vec![
                    row(
                        "Kamenev, Stalin and Zinoviev together",
                        "Jul 1922 to Dec 1924",
                        reach(0.0, 0.4, 0.9),
                        on(1.0),
                        true,
                    ),
                    row("Trotsky and Zinoviev together", "Jun 1922 to Feb 1926", on(0.0), on(0.0), true),
                    row("Bukharin and Stalin together", "Jun 1924 to Jan 1928", reach(0.0, 0.0, 0.2), on(1.0), false),
                ],
            ),
            panel(
                "Members",
                "skill 0.95",
                "Thousands.",
                ScoreScale::Numbers(0.001),
                vec![
                    row("members", "Dec 1925", reach(815e3, 1.05e6, 1.06e6), reach(1e6, 1.06e6, 1.08e6), true),
                    row("members", "Dec 1929", reach(1.3e6, 1.5e6, 1.6e6), on(1.678e6), false),
                ],
            ),
            panel(
                "Platforms",
                "skill \u{2212}0.08",
                "From \u{2212}1 to 1.",
                ScoreScale::Positions,
                vec![
                    row("Bukharin on Economy", "Apr 1925", reach(-0.4, 0.0, 0.4), reach(-1.0, -0.9, -0.3), true),
                    row("move of Stalin on Economy", "Nov 1927 to Jul 1928", reach(0.0, 0.1, 1.4), on(0.7), true),
                    row("Tomsky on Economy", "Dec 1928", reach(-0.9, -0.3, 0.2), reach(-0.8, -0.6, -0.4), true),
                ],
            ),
        ],
    }
}

fn many_scores() -> Scoreboard {
    let scales = [ScoreScale::Years, ScoreScale::Shares, ScoreScale::Positions, ScoreScale::Numbers(1e-6)];
    let value = |scale: ScoreScale, part: f64| match scale {
        ScoreScale::Years => 1922.0 + 8.0 * part,
        ScoreScale::Shares => part,
        ScoreScale::Positions => 4.0 * part - 2.0,
        ScoreScale::Numbers(_) => 1e9 * (part - 0.5),
    };
    let row = |scale: ScoreScale, index: usize| {
        let mut parts = [jitter(index), jitter(index + 17), jitter(index + 31)];
        parts.sort_by(f64::total_cmp);
        let [low, middle, high] = parts.map(|part| value(scale, part));
        ScoreRow {
            label: if index % 5 == 1 { LONG.into() } else { format!("Pattern <{index}> & \"more\"") },
            about: [String::new(), LONG.into(), "محمد 🙂".into()][index % 3].clone(),
            model: if index % 7 == 3 { NEVER } else { reach(low, middle, high) },
            record: Reach { high: None, ..reach(low, middle, high) },
            inside: index.is_multiple_of(2),
        }
    };
    let panel = |index: usize| ScorePanel {
        name: if index == 2 { LONG.into() } else { format!("Group {index}") },
        figure: if index == 1 { LONG.into() } else { "skill".into() },
        guide: if index == 3 { LONG.into() } else { String::new() },
        scale: scales[index % 4],
        rows: (0..20).map(|at| row(scales[index % 4], index * 20 + at)).collect(),
    };
    Scoreboard { frame: frame("Hostile", LONG, LONG), panels: (0..4).map(panel).collect() }
}

fn never_scores() -> Scoreboard {
    let row = ScoreRow { label: String::new(), about: String::new(), model: NEVER, record: NEVER, inside: true };
    let panel = ScorePanel {
        name: String::new(),
        figure: String::new(),
        guide: String::new(),
        scale: ScoreScale::Years,
        rows: vec![row],
    };
    Scoreboard { frame: frame("", "Nothing ever happens", ""), panels: vec![panel] }
}

pub fn posteriors() -> Posteriors {
    let row = |label: &str, prior, after| PosteriorRow { label: label.into(), prior, after };
    Posteriors {
        frame: frame(
            "Parameters fitted to the record",
            "200 draws of 3 parameters lie within 0.81 of the record, where 1 is \"nothing changes\"",
            "Each parameter on the scale of what was held possible before.",
        ),
        rows: vec![
            row("support_patronage", [0.5, 4.0], [1.1, 2.2, 3.4]),
            row("turning_rate", [0.001, 0.2], [0.004, 0.0123, 0.05]),
            row("trust_growth", [0.0, 0.1], [0.0, 0.01, 0.09]),
        ],
    }
}

fn many_posteriors() -> Posteriors {
    let row = |index: usize| PosteriorRow {
        label: [LONG.into(), String::new(), "<&> محمد".to_owned()][index % 3].clone(),
        prior: [[-1e9, 1e9], [0.0, 0.0], [0.000_01, 0.000_02]][index % 3],
        after: [[-1e9, 0.0, 1e9], [-5.0, 0.0, 7e8], [0.0, 0.0, 0.0]][index % 3],
    };
    Posteriors { frame: frame("Hostile", LONG, LONG), rows: (0..30).map(row).collect() }
}
