//! Law: any names and any figures in range give a well-formed picture without cut or colliding texts.
//!
//! Figures out of range and numbers that are none are refused, with the place.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "sound/mod.rs"]
mod sound;

use powervacuum_plot::{
    Chart, DateRow, Dates, Estimate, Event, Frame, IndexRows, Indices, MorrisRow, OutcomeBars, OutcomeRow, PastRow,
    Pasts, PlotError, PosteriorRow, Posteriors, Reach, ScorePanel, ScoreRow, ScoreScale, Scoreboard, SeenWeight,
    SobolRow, Spread, Step, Stream, Style, Theme, Waterfall, WeightCurves, Weights, When, contenders,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// Names of all kinds: plain, empty, with signs of XML, emoji, right-to-left, controls, very long.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ]{0,18}",
        ".{0,12}",
        "[<>&\"' \u{0}\t\r\n]{0,9}",
        "[🙂🇪🇺👩‍🚀א-תا-ي\u{202e}\u{200f}]{0,9}",
        "[A-Za-zäčő]{40,90}",
        "([A-Za-z]{1,12} ){10,25}",
    ]
}

fn frame() -> impl Strategy<Value = Frame> {
    (name(), name(), name(), vec(name(), 0..4)).prop_map(|(finding, kicker, about, notes)| Frame {
        finding,
        kicker,
        about,
        notes,
    })
}

fn style() -> impl Strategy<Value = Style> {
    (any::<bool>(), 500.0..2000.0)
        .prop_map(|(dark, width)| Style { theme: if dark { Theme::Dark } else { Theme::Light }, width })
}

/// A share, often zero or one.
fn share() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1.0), 0.0..1.0, 0.0..0.01]
}

fn estimate(range: f64) -> impl Strategy<Value = Estimate> {
    let half = || prop_oneof![Just(0.0), 0.0..0.1 * range, 0.0..1e3 * range];
    (prop_oneof![Just(0.0), -range..range], half(), half()).prop_map(|(value, below, above)| Estimate {
        value,
        low: value - below,
        high: value + above,
    })
}

fn spread(range: std::ops::Range<f64>) -> impl Strategy<Value = Spread> {
    let one = || range.clone();
    (one(), one(), one()).prop_map(|(a, b, c)| {
        let mut all = [a, b, c];
        all.sort_by(f64::total_cmp);
        Spread { low: all[0], median: all[1], high: all[2] }
    })
}

/// Shares of several that sum to one at most.
fn shares(count: usize) -> impl Strategy<Value = Vec<f64>> {
    vec(share(), count + 1).prop_map(|raw| {
        let sum: f64 = raw.iter().sum::<f64>().max(1e-9);
        raw[1..].iter().map(|it| it / sum).collect()
    })
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    vec((1915.0..1935.0, name()).prop_map(|(at, label)| Event { at, label }), 0..12)
}

fn outcome_bars() -> impl Strategy<Value = OutcomeBars> {
    (1_usize..14).prop_flat_map(|count| {
        let row = (name(), shares(count), proptest::option::of(estimate(1.0)))
            .prop_map(|(label, shares, difference)| OutcomeRow { label, shares, difference });
        (frame(), vec(name(), count), proptest::option::of(0..count), vec(row, 1..26)).prop_map(
            |(frame, names, followed, rows)| OutcomeBars { frame, contenders: contenders(names), followed, rows },
        )
    })
}

fn dates() -> impl Strategy<Value = Dates> {
    (1_usize..5).prop_flat_map(|count| {
        let when =
            (share(), proptest::option::of(spread(1917.0..1931.0))).prop_map(|(share, dates)| When { share, dates });
        let row = (name(), vec(when, count), vec(1917.0..1931.0, 0..4)).prop_map(|(label, when, record)| DateRow {
            label,
            when,
            record,
        });
        (frame(), vec(name(), count), vec(row, 1..26)).prop_map(|(frame, series, rows)| Dates { frame, series, rows })
    })
}

/// Rising times, months or decades apart.
fn years() -> impl Strategy<Value = Vec<f64>> {
    (2_usize..30, prop_oneof![0.02..0.2, 1.0..20.0])
        .prop_map(|(count, step)| (0..count).map(|index| 1922.3 + step * index as f64).collect())
}

fn weights() -> impl Strategy<Value = Weights> {
    (1_usize..14, years()).prop_flat_map(|(count, years)| {
        let curve = || vec(spread(0.0..1.0), years.len());
        let curves = (curve(), proptest::option::of(curve()))
            .prop_map(|(real, seen)| WeightCurves { real, seen: seen.unwrap_or_default() });
        (frame(), vec(name(), count), vec(curves, count), events(), Just(years.clone())).prop_map(
            |(frame, names, curves, events, years)| Weights {
                frame,
                contenders: contenders(names),
                years,
                curves,
                events,
            },
        )
    })
}

fn stream() -> impl Strategy<Value = Stream> {
    (1_usize..14, years()).prop_flat_map(|(count, years)| {
        let moments = vec(shares(count), years.len());
        let seen = proptest::option::of((0..count, name(), vec(share(), years.len())));
        (frame(), vec(name(), count), moments, seen, events(), Just(years.clone())).prop_map(
            move |(frame, names, moments, seen, events, years)| Stream {
                frame,
                contenders: contenders(names),
                weights: (0..count).map(|who| moments.iter().map(|it| it[who]).collect()).collect(),
                seen: seen.map(|(contender, label, weights)| SeenWeight { contender, label, weights }),
                events,
                years,
            },
        )
    })
}

fn waterfall() -> impl Strategy<Value = Waterfall> {
    let step = (name(), estimate(1.0)).prop_map(|(label, effect)| Step { label, effect });
    (frame(), name(), share(), vec(step, 1..26), name(), share()).prop_map(
        |(frame, start_label, start, steps, end_label, end)| Waterfall {
            frame,
            start_label,
            start,
            steps,
            end_label,
            end,
        },
    )
}

fn indices() -> impl Strategy<Value = Indices> {
    let sobol =
        (name(), estimate(1.0), estimate(1.0)).prop_map(|(label, first, total)| SobolRow { label, first, total });
    let morris = (name(), estimate(500.0), estimate(0.1)).prop_map(|(label, size, variation)| MorrisRow {
        label,
        size,
        variation,
    });
    let rows = prop_oneof![
        vec(sobol, 1..26).prop_map(IndexRows::Sobol),
        (vec(morris, 1..26), name(), 0.01..100.0).prop_map(|(rows, unit, factor)| IndexRows::Morris {
            rows,
            unit,
            factor
        }),
    ];
    (frame(), rows, proptest::option::of(0.0..2.0)).prop_map(|(frame, rows, noise)| Indices { frame, rows, noise })
}

fn pasts() -> impl Strategy<Value = Pasts> {
    let row = (name(), share(), proptest::option::of(estimate(1.0))).prop_map(|(label, share, difference)| PastRow {
        label,
        share,
        difference,
    });
    (frame(), vec(row, 1..26)).prop_map(|(frame, rows)| Pasts { frame, rows })
}

fn reach(scale: ScoreScale) -> impl Strategy<Value = Reach> {
    let range = match scale {
        ScoreScale::Years => 1.0..9999.0,
        ScoreScale::Shares => 0.0..1.0,
        ScoreScale::Positions => -2.0..2.0,
        ScoreScale::Numbers(_) => -1e9..1e9,
    };
    vec(proptest::option::weighted(0.8, range), 3).prop_map(|mut found| {
        let number = |found: &Option<f64>| found.unwrap_or(f64::INFINITY);
        found.sort_by(|a, b| number(a).total_cmp(&number(b)));
        Reach { low: found[0], middle: found[1], high: found[2] }
    })
}

fn scoreboard() -> impl Strategy<Value = Scoreboard> {
    let scales = [ScoreScale::Years, ScoreScale::Shares, ScoreScale::Positions, ScoreScale::Numbers(0.001)];
    let panel = proptest::sample::select(scales.to_vec()).prop_flat_map(|scale| {
        let row = (name(), name(), reach(scale), reach(scale), any::<bool>())
            .prop_map(|(label, about, model, record, inside)| ScoreRow { label, about, model, record, inside });
        (name(), name(), name(), vec(row, 1..16)).prop_map(move |(name, figure, guide, rows)| ScorePanel {
            name,
            figure,
            guide,
            scale,
            rows,
        })
    });
    (frame(), vec(panel, 1..6)).prop_map(|(frame, panels)| Scoreboard { frame, panels })
}

fn posteriors() -> impl Strategy<Value = Posteriors> {
    let number = || prop_oneof![Just(0.0), -1e9..1e9, -1.0..1.0, 0.0..0.01];
    let row = (name(), vec(number(), 2), vec(number(), 3)).prop_map(|(label, mut prior, mut after)| {
        prior.sort_by(f64::total_cmp);
        after.sort_by(f64::total_cmp);
        PosteriorRow { label, prior: [prior[0], prior[1]], after: [after[0], after[1], after[2]] }
    });
    (frame(), vec(row, 1..26)).prop_map(|(frame, rows)| Posteriors { frame, rows })
}

fn check(chart: &impl Chart, style: &Style) -> Result<(), TestCaseError> {
    let picture = chart.draw(style).map_err(|error| TestCaseError::fail(error.to_string()))?;
    sound::check(&picture).map_err(TestCaseError::fail)?;
    let again = chart.draw(style).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(picture, again);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1922),
        ..ProptestConfig::default()
     })]

    #[test]
    fn law_outcome_bars_are_sound(chart in outcome_bars(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_dates_are_sound(chart in dates(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_weights_are_sound(chart in weights(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_streams_are_sound(chart in stream(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_waterfalls_are_sound(chart in waterfall(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_indices_are_sound(chart in indices(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_pasts_are_sound(chart in pasts(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_scoreboards_are_sound(chart in scoreboard(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_posteriors_are_sound(chart in posteriors(), style in style()) {
        check(&chart, &style)?;
    }

    #[test]
    fn law_numbers_that_are_none_are_refused_with_their_place(
        mut chart in pasts(),
        bad in prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY)],
    ) {
        let last = chart.rows.len() - 1;
        chart.rows[last].share = bad;
        let error = chart.draw(&Style::default()).unwrap_err();
        let named = matches!(&error, PlotError::NotFinite { place, .. } if *place == format!("rows[{last}].share"));
        prop_assert!(named, "{error}");
    }
}
