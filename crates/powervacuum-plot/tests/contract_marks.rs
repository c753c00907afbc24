//! Promise: marks stand where the figures say, rows in the order promised, and what cannot be drawn is refused by name.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod samples;

use powervacuum_plot::{
    Chart, Estimate, Frame, OutcomeBars, OutcomeRow, PastRow, Pasts, Picture, PlotError, Spread, Step, Style,
    Waterfall, WeightCurves, Weights, contenders,
};
use resvg::usvg::roxmltree::{Document, Node};

/// Attributes of all marks of a class, in the order drawn.
fn marks(picture: &Picture, class: &str, names: &[&str]) -> Vec<Vec<f64>> {
    let document = Document::parse(picture.svg_for_page()).unwrap();
    let number = |node: &Node<'_, '_>, name: &&str| node.attribute(*name).unwrap().parse::<f64>().unwrap();
    document
        .descendants()
        .filter(|node| node.attribute("class") == Some(class))
        .map(|node| names.iter().map(|name| number(&node, name)).collect())
        .collect()
}

/// Height at which a text stands.
fn height(picture: &Picture, text: &str) -> f64 {
    let found = picture.text_boxes().iter().find(|it| it.text.contains(text));
    found.unwrap_or_else(|| panic!("no text `{text}`")).y
}

fn pasts(rows: &[(&str, f64, Estimate)]) -> Picture {
    let row = |(label, share, difference): &(&str, f64, Estimate)| PastRow {
        label: (*label).into(),
        share: *share,
        difference: Some(*difference),
    };
    Pasts { frame: Frame::default(), rows: rows.iter().map(row).collect() }.draw(&Style::default()).unwrap()
}

#[test]
fn whiskers_end_at_the_pixels_of_their_interval() {
    let picture = pasts(&[
        ("a", 1.0, Estimate { value: 0.2, low: 0.1, high: 0.4 }),
        ("b", 0.5, Estimate { value: -0.3, low: -0.4, high: -0.1 }),
    ]);
    // The axis of differences goes from −40 to +40 points: it is the second one drawn.
    let zero = marks(&picture, "zero", &["x1"])[1][0];
    let whiskers = marks(&picture, "whisker", &["x1", "x2"]);
    let dots = marks(&picture, "value", &["x1"]);
    let unit = (whiskers[0][1] - zero) / 0.4;
    assert!(unit > 100.0, "the axis is wide enough to tell: {unit}");
    let expected = [(0.1, 0.4, 0.2), (-0.4, -0.1, -0.3)];
    for ((whisker, dot), (low, high, value)) in whiskers.iter().zip(&dots).zip(expected) {
        for (pixel, figure) in [(whisker[0], low), (whisker[1], high), (dot[0], value)] {
            assert!((pixel - zero - figure * unit).abs() < 0.05, "{figure} at {pixel}");
        }
    }
}

#[test]
fn segments_are_as_long_as_their_shares() {
    let row = OutcomeRow { label: "As it was".into(), shares: vec![0.5, 0.25], difference: None };
    let chart =
        OutcomeBars { frame: Frame::default(), contenders: contenders(["A", "B"]), followed: None, rows: vec![row] };
    let picture = chart.draw(&Style::default()).unwrap();
    let segments = marks(&picture, "segment", &["x", "width"]);
    let whole = segments[2][0] + segments[2][1] + 1.0 - segments[0][0];
    // A seam of one pixel parts the segments.
    for (segment, share) in segments.iter().zip([0.5, 0.25, 0.25]) {
        assert!((segment[1] + 1.0 - share * whole).abs() < 0.05, "{segment:?}");
    }
}

#[test]
fn a_whisker_beyond_the_axis_ends_in_an_arrow() {
    let picture = pasts(&[("a", 1.0, Estimate { value: 0.01, low: -5.0, high: 0.012 })]);
    assert_eq!(marks(&picture, "beyond", &[]).len(), 1);
}

#[test]
fn several_dates_of_the_record_are_several_diamonds() {
    let picture = samples::dates().draw(&Style::default()).unwrap();
    assert_eq!(marks(&picture, "record", &[]).len(), 5);
    assert_eq!(marks(&picture, "dispute", &[]).len(), 1);
}

#[test]
fn a_record_that_is_missed_is_a_full_diamond_and_never_stands_beyond_the_axis() {
    let picture = samples::scoreboard().draw(&Style::default()).unwrap();
    assert_eq!(marks(&picture, "record", &[]).len(), 8);
    assert_eq!(marks(&picture, "record-outside", &[]).len(), 3);
    let (never, medians) = (marks(&picture, "never", &["x1"]), marks(&picture, "median", &["x1"]));
    assert_eq!(never.len(), 1);
    assert!((medians[1][0] - never[0][0]).abs() < 0.01, "a median of never");
    assert!(medians[0][0] < never[0][0] && medians[2][0] < never[0][0]);
}

#[test]
fn events_in_pasts_come_by_share() {
    let exact = Estimate::exact(0.0);
    let picture = pasts(&[("rare", 0.1, exact), ("always", 1.0, exact), ("often", 0.5, exact)]);
    assert!(height(&picture, "always") < height(&picture, "often"));
    assert!(height(&picture, "often") < height(&picture, "rare"));
}

#[test]
fn steps_of_a_waterfall_come_by_size_and_leave_no_gap() {
    let step = |label: &str, value| Step { label: label.into(), effect: Estimate::exact(value) };
    let chart = Waterfall {
        frame: Frame::default(),
        start_label: "off".into(),
        start: 0.2,
        steps: vec![step("small", 0.05), step("large", 0.4), step("negative", -0.1)],
        end_label: "on".into(),
        end: 0.6,
    };
    let picture = chart.draw(&Style::default()).unwrap();
    let order = ["off", "large", "negative", "small", "Not attributed", "on"].map(|text| height(&picture, text));
    assert!(order.is_sorted(), "{order:?}");
    let gains = marks(&picture, "gain", &["x", "width"]);
    let losses = marks(&picture, "loss", &["x", "width"]);
    let totals = marks(&picture, "total", &["x", "width"]);
    let unit = totals[0][1] / 0.2;
    assert!((gains[0][0] - totals[0][0] - totals[0][1]).abs() < 0.05, "the first step starts where the total ends");
    assert!((gains[0][1] - 0.4 * unit).abs() < 0.05);
    // The border of a loss lies inside its edges, one pixel each.
    assert!((losses[0][1] + 2.0 - 0.1 * unit).abs() < 0.05);
    assert!((totals[1][1] - 0.6 * unit).abs() < 0.05);
}

#[test]
fn boxes_are_as_wide_as_the_texts_that_resvg_draws() {
    use resvg::usvg;
    let picture = samples::outcome_bars().draw(&Style::default()).unwrap();
    let mut faces = usvg::fontdb::Database::new();
    for bytes in [
        &include_bytes!("../fonts/archivo-400.ttf")[..],
        &include_bytes!("../fonts/archivo-600.ttf")[..],
        &include_bytes!("../fonts/archivo-700-semicondensed.ttf")[..],
    ] {
        faces.load_font_data(bytes.to_vec());
    }
    let options = usvg::Options { fontdb: faces.into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(picture.svg_for_page(), &options).unwrap();
    let mut texts = Vec::new();
    for node in tree.root().children() {
        if let usvg::Node::Text(text) = node {
            texts.push(text.bounding_box());
        }
    }
    assert_eq!(texts.len(), picture.text_boxes().len());
    for (drawn, measured) in texts.iter().zip(picture.text_boxes()) {
        let off = (f64::from(drawn.width()) - measured.width).abs();
        assert!(off < 1.0, "`{}` is {} wide, not {}", measured.text, drawn.width(), measured.width);
        assert!((f64::from(drawn.x()) - measured.x).abs() < 1.0, "`{}`", measured.text);
    }
}

#[test]
fn a_png_has_the_size_asked_for() {
    let picture = samples::pasts().draw(&Style::default()).unwrap();
    let map = resvg::tiny_skia::Pixmap::decode_png(&picture.png(2.0).unwrap()).unwrap();
    assert_eq!(f64::from(map.width()), picture.width() * 2.0);
    assert_eq!(f64::from(map.height()), picture.height() * 2.0);
    let paper = map.pixel(0, 0).unwrap();
    assert_eq!((paper.red(), paper.green(), paper.blue(), paper.alpha()), (0xf3, 0xed, 0xe0, 0xff));
    assert_eq!(picture.png(2.0).unwrap(), picture.png(2.0).unwrap());
}

#[test]
fn a_png_of_no_size_is_refused() {
    let picture = samples::pasts().draw(&Style::default()).unwrap();
    for scale in [0.0, -1.0, f64::NAN, 1e6] {
        assert!(matches!(picture.png(scale), Err(PlotError::Png { .. })), "{scale}");
    }
}

#[test]
fn faults_name_their_place() {
    let mut bars = samples::outcome_bars();
    bars.rows[2].shares[1] = 2.0;
    let faults = [bars.draw(&Style::default()).unwrap_err()];
    let spread = Spread { low: 0.5, median: 0.1, high: 0.2 };
    let weights = Weights {
        frame: Frame::default(),
        contenders: contenders(["A"]),
        years: vec![1922.0, 1923.0],
        curves: vec![WeightCurves { real: vec![spread; 2], seen: vec![] }],
        events: vec![],
    };
    let mut late = samples::stream();
    late.years[3] = 1900.0;
    let mut short = samples::stream();
    short.weights.pop();
    let empty = Pasts { frame: Frame::default(), rows: vec![] };
    let more = [
        weights.draw(&Style::default()).unwrap_err(),
        late.draw(&Style::default()).unwrap_err(),
        short.draw(&Style::default()).unwrap_err(),
        empty.draw(&Style::default()).unwrap_err(),
    ];
    let texts: Vec<String> = faults.iter().chain(&more).map(ToString::to_string).collect();
    insta::assert_snapshot!(texts.join("\n"), @r"
    `rows[2].shares[1]` is 2: expected 0 to 1
    `curves[0].real[0].median` is 0.1 after 0.5: it must not be smaller
    `years[3]` is 1900 after 1922.4583333333333: it must not be smaller
    `weights` has 6 entries: expected 7
    `rows` is empty: there is nothing to draw
    ");
}
