//! What the laboratory promises: results that do not depend on threads, differences of exactly zero where nothing
//! differs, parts that add up, the same counts from a folder as from play, reports that open offline.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use powervacuum::ensembles::{Resume, Shard, Table};
use powervacuum::lab::{
    AttributeRequest, AttributionMethod, CalibrateRequest, CompareRequest, Control, LabError, Measure, PastsRequest,
    Report, ReportError, SearchFrom, SensitivityMethod, SensitivityRequest, Threads, ValidateRequest, attribute,
    calibrate, compare, comparison_of, factors, pasts, sensitivity, validate,
};
use powervacuum::plot::{Chart, Style};
use powervacuum::{Case, DrawsFrom, EnsembleRequest};

fn threads(count: usize) -> Threads {
    Threads::new(NonZeroUsize::new(count).unwrap())
}

fn three_heirs() -> Arc<Case> {
    Arc::new(Case::builtin("three-heirs").unwrap())
}

/// The flagship: who wins there depends on luck, in three-heirs it does not.
fn flagship() -> Arc<Case> {
    Arc::new(Case::builtin("ussr-1922").unwrap())
}

/// A copy of a shipped case with more what-ifs; `toml` is put behind the shipped ones.
fn with_what_ifs(name: &str, folder: &Path, toml: &str) -> Arc<Case> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(name);
    for entry in std::fs::read_dir(shipped).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    let path = folder.join("scenario.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("\n[parameters]", &format!("\n{toml}\n[parameters]"), 1)).unwrap();
    Arc::new(Case::folder(folder).unwrap())
}

/// What-ifs that set a parameter to the value that it has.
fn idle(count: usize) -> String {
    let one = |number: usize| {
        format!(
            "[[intervention]]\nid = \"idle-{number}\"\nname = \"nothing changes\"\n\
             changes = [{{ kind = \"parameter\", name = \"majority\", value = 0.5 }}]\n"
        )
    };
    (0..count).map(one).collect()
}

fn compared(case: &Arc<Case>, what_ifs: &[&str], histories: u64) -> CompareRequest {
    CompareRequest {
        case: Arc::clone(case),
        what_ifs: what_ifs.iter().map(|&id| id.to_owned()).collect(),
        seed: 11,
        histories,
        precision: None,
        threads: threads(2),
    }
}

fn attributed(case: &Arc<Case>, causes: &[&str], histories: u64) -> AttributeRequest {
    AttributeRequest {
        case: Arc::clone(case),
        causes: causes.iter().map(|&id| id.to_owned()).collect(),
        of: None,
        measure: Measure::Dominates,
        seed: 11,
        histories,
        threads: threads(2),
    }
}

#[test]
fn a_what_if_without_effect_makes_differences_of_exactly_zero() {
    let folder = tempfile::tempdir().unwrap();
    let case = with_what_ifs("three-heirs", folder.path(), &idle(1));
    let found = compare(&compared(&case, &["idle-0", "true-weights"], 60), &Control::unwatched()).unwrap();
    let [baseline, idle, real] = &found.arms[..] else { panic!("three arms") };
    for (outcome, before) in idle.outcomes.iter().zip(&baseline.outcomes) {
        let difference = outcome.difference.unwrap();
        assert_eq!((difference.estimate.value, difference.standard_error), (0.0, 0.0));
        assert_eq!((outcome.histories, outcome.first, outcome.share), (before.histories, before.first, before.share));
    }
    for (fall, before) in idle.falls.iter().zip(&baseline.falls) {
        assert_eq!(fall.dates.difference.unwrap().estimate.value, 0.0);
        assert_eq!((fall.dates.histories, fall.dates.median), (before.dates.histories, before.dates.median));
    }
    // The test can fail: another what-if does make a difference on the same luck.
    assert!(real.falls.iter().any(|fall| fall.dates.difference.unwrap().estimate.value != 0.0));
}

#[test]
fn results_do_not_depend_on_threads() {
    let case = three_heirs();
    let comparison = |count| {
        let request = CompareRequest { threads: threads(count), ..compared(&case, &["true-weights"], 40) };
        compare(&request, &Control::unwatched()).unwrap()
    };
    assert_eq!(comparison(1), comparison(3));
    let attribution = |count| {
        let measure = Measure::Leads;
        let request = AttributeRequest { threads: threads(count), measure, ..attributed(&case, &[], 20) };
        attribute(&request, &Control::unwatched()).unwrap()
    };
    assert_eq!(attribution(1), attribution(3));
}

#[test]
fn a_comparison_that_is_stopped_holds_the_first_histories() {
    let case = three_heirs();
    let stop = AtomicBool::new(false);
    let progress = |done: u64| stop.store(done >= 10, Ordering::Relaxed);
    let stopped =
        compare(&compared(&case, &["true-weights"], 100_000), &Control { progress: &progress, cancel: &stop });
    let stopped = stopped.unwrap();
    assert!((10..100_000).contains(&stopped.played), "{}", stopped.played);
    let whole = compare(&compared(&case, &["true-weights"], stopped.played), &Control::unwatched()).unwrap();
    assert_eq!(stopped.arms, whole.arms);
}

#[test]
fn a_precision_is_reached_or_all_histories_are_played() {
    let case = flagship();
    let request = |precision, histories| CompareRequest {
        precision: Some(precision),
        ..compared(&case, &["testament-published"], histories)
    };
    let found = compare(&request(0.03, 5_000), &Control::unwatched()).unwrap();
    assert!((201..5_000).contains(&found.played), "{}", found.played);
    for outcome in &found.arms[1].outcomes {
        assert!(outcome.difference.unwrap().estimate.width() <= 2.0 * 0.03 + 1e-9);
    }
    assert_eq!(compare(&request(0.0001, 230), &Control::unwatched()).unwrap().played, 230);
    assert!(matches!(compare(&request(1.0, 10), &Control::unwatched()), Err(LabError::Precision { .. })));
}

#[test]
fn parts_add_up_to_the_difference_between_all_causes_and_none() {
    let causes = ["appointments", "underestimated", "testament"];
    let found = attribute(&attributed(&flagship(), &causes, 12), &Control::unwatched()).unwrap();
    let sum: f64 = found.causes.iter().map(|cause| cause.contribution.value).sum();
    assert!((sum - found.total.value).abs() < 1e-12);
    assert!((found.total.value - (found.with_all.value - found.with_none.value)).abs() < 1e-12);
    assert_eq!((found.method, found.causes.len()), (AttributionMethod::AllSubsets, 3));
    assert!(found.total.value != 0.0, "the test can fail");
}

#[test]
fn a_single_cause_accounts_for_its_whole_paired_difference() {
    let case = flagship();
    let found = attribute(&attributed(&case, &["no-appointments"], 30), &Control::unwatched()).unwrap();
    let beside = compare(&compared(&case, &["no-appointments"], 30), &Control::unwatched()).unwrap();
    let outcome = beside.arms[1].outcomes.iter().find(|outcome| outcome.contender.as_ref() == Some(&found.of)).unwrap();
    let difference = outcome.difference.unwrap().estimate.value;
    assert!(difference != 0.0 && (found.causes[0].contribution.value + difference).abs() < 1e-12);
}

#[test]
fn sampled_orders_give_causes_without_effect_nothing_and_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let case = with_what_ifs("ussr-1922", folder.path(), &idle(9));
    let mut causes: Vec<String> = (0..9).map(|number| format!("idle-{number}")).collect();
    causes.extend(["no-appointments".to_owned(), "true-weights".to_owned()]);
    let names: Vec<&str> = causes.iter().map(String::as_str).collect();
    let found = attribute(&attributed(&case, &names, 12), &Control::unwatched()).unwrap();
    assert_eq!(found.method, AttributionMethod::SampledOrders);
    assert!(found.causes[..9].iter().all(|cause| cause.contribution.value == 0.0));
    let sum: f64 = found.causes.iter().map(|cause| cause.contribution.value).sum();
    assert!((sum - (found.with_all.value - found.with_none.value)).abs() < 1e-12);
    // Forwards and backwards the two that matter stand in both orders, so each history gives their exact values.
    let exact = attribute(&attributed(&case, &["no-appointments", "true-weights"], 12), &Control::unwatched()).unwrap();
    for (sampled, exact) in found.causes[9..].iter().zip(&exact.causes) {
        assert!((sampled.contribution.value - exact.contribution.value).abs() < 1e-12);
    }
    assert!(exact.causes[0].contribution.value != 0.0, "the test can fail");
}

fn varied(case: &Arc<Case>, over: &[&str], method: SensitivityMethod) -> SensitivityRequest {
    SensitivityRequest {
        case: Arc::clone(case),
        what_ifs: Vec::new(),
        over: over.iter().map(|&name| name.to_owned()).collect(),
        method,
        of: None,
        measure: Measure::Dominates,
        seed: 11,
        replicates: 3,
        threads: threads(2),
    }
}

#[test]
fn a_factor_that_nothing_depends_on_has_no_effect_at_all() {
    // The flagship sets its drives' pause to the length of the case; a still longer one changes nothing.
    let over = ["enrolment_pause=93..600", "control_growth=0..0.1"];
    for method in
        [SensitivityMethod::Morris { trajectories: 2 }, SensitivityMethod::Sobol { samples: 2, second_order: false }]
    {
        let found = sensitivity(&varied(&flagship(), &over, method), &Control::unwatched()).unwrap();
        let output = &found.outputs[0];
        match &output.sobol {
            None => {
                assert_eq!((output.morris[0].index.mu, output.morris[0].index.mu_star.value), (0.0, 0.0));
                assert!(output.morris[1].index.mu_star.value > 0.0, "the test can fail");
            }
            Some(sobol) => assert_eq!(sobol.plain.total[0].value, 0.0),
        }
        assert!(found.indices_picture().draw(&Style::default()).is_ok());
        assert!(!found.finding().is_empty());
    }
}

#[test]
fn factors_are_named_with_ranges_and_wrong_ones_are_refused() {
    let case = three_heirs();
    let read = |texts: &[&str]| factors(case.scenario(), &texts.iter().map(|&t| t.to_owned()).collect::<Vec<_>>());
    let found = read(&["ada.*", "ada.cunning=0.1..0.4", "support_ideas", "majority=0.6..0.7"]).unwrap();
    assert_eq!(found.len(), 11);
    let cunning = found.iter().find(|factor| factor.name == "ada.cunning").unwrap();
    assert_eq!((cunning.low, cunning.high), (0.1, 0.4));
    let ideas = found.iter().find(|factor| factor.name == "support_ideas").unwrap();
    assert_eq!((ideas.low, ideas.high), (0.5 * ideas.value, 1.5 * ideas.value));
    assert!(matches!(read(&["ada.cuning"]), Err(LabError::UnknownFactor { suggestion: Some(_), .. })));
    for range in ["0.4..0.1", "0.1", "0.1..2", "nan..1", "0.2..0.2"] {
        assert!(matches!(read(&[&format!("ada.cunning={range}")]), Err(LabError::FactorRange { .. })), "{range}");
    }
    assert!(matches!(read(&[]), Err(LabError::NoFactors)));
}

fn asked(case: &Arc<Case>, selector: &str) -> PastsRequest {
    PastsRequest {
        case: Arc::clone(case),
        what_ifs: Vec::new(),
        selector: selector.to_owned(),
        of: None,
        measure: Measure::Leads,
        seed: 11,
        histories: 60,
        threads: threads(2),
        top: 15,
    }
}

#[test]
fn pasts_count_histories_and_compare_with_and_without() {
    let case = three_heirs();
    let found = pasts(&asked(&case, "end"), &Control::unwatched()).unwrap();
    assert_eq!((found.played, found.with_entry), (60, 60));
    assert!(!found.happenings.is_empty() && found.happenings.len() <= 15);
    for happening in &found.happenings {
        assert!(happening.in_past <= happening.happened && happening.happened <= 60, "{happening:?}");
        assert!(happening.part > 0.0 && !happening.text.is_empty());
        assert_eq!(happening.difference.is_some(), (10..=50).contains(&happening.happened), "{happening:?}");
    }
    assert!(found.picture().draw(&Style::default()).is_ok());
    assert!(matches!(
        pasts(&asked(&case, "fall:nobody"), &Control::unwatched()),
        Err(LabError::NoSuchEntry { histories: 60, .. })
    ));
}

/// An ensemble of three-heirs with one what-if in a folder.
fn written(folder: &Path, case: &Arc<Case>, histories: u64) {
    let request = EnsembleRequest {
        case: Arc::clone(case),
        seed: 11,
        histories,
        what_ifs: vec!["true-weights".to_owned()],
        draws: DrawsFrom::Default,
        tables: Table::ALL.to_vec(),
    };
    let plan = request.plan().unwrap();
    powervacuum::ensembles::run(&plan, folder, Shard::WHOLE, Resume::No, threads(2), &Control::unwatched()).unwrap();
}

#[test]
fn a_folder_says_what_play_says() {
    let folder = tempfile::tempdir().unwrap();
    let (case, out) = (three_heirs(), folder.path().join("runs"));
    written(&out, &case, 70);
    let ensemble = powervacuum::ensembles::Ensemble::open(&out).unwrap();
    let read = comparison_of(&ensemble, &case).unwrap();
    assert_eq!(read, compare(&compared(&case, &["true-weights"], 70), &Control::unwatched()).unwrap());
    let other = Arc::new(Case::builtin("ussr-1922").unwrap());
    assert!(matches!(comparison_of(&ensemble, &other), Err(LabError::OtherCase { .. })));
}

#[test]
fn a_report_holds_everything_and_opens_offline() {
    let folder = tempfile::tempdir().unwrap();
    let (case, out) = (three_heirs(), folder.path().join("runs"));
    written(&out, &case, 40);
    let control = Control::unwatched();
    let save = |name: &str, text: String| std::fs::write(out.join(name), text).unwrap();
    let leads = AttributeRequest { measure: Measure::Leads, ..attributed(&case, &[], 20) };
    let attribution = attribute(&leads, &control).unwrap();
    save("attribution.json", serde_json::to_string(&attribution).unwrap());
    let past = pasts(&asked(&case, "end"), &control).unwrap();
    save("why.json", serde_json::to_string(&past).unwrap());
    let method = SensitivityMethod::Sobol { samples: 8, second_order: true };
    let over = sensitivity(&varied(&case, &["insight", "majority"], method), &control).unwrap();
    save("sensitivity.json", serde_json::to_string(&over).unwrap());
    let report = Report::of(&out, &case).unwrap();
    let html = &report.html;
    assert_eq!(report.sections.len(), 6, "{:?}", report.sections);
    for part in ["The question", "Method", "Assumptions", "How to get it again", "Sources", &report.finding] {
        assert!(html.contains(part), "{part}");
    }
    assert_eq!(html.matches("<svg").count(), 6);
    for fetched in ["src=\"http", "href=\"http", "url(http", "@import", "<script"] {
        assert!(!html.contains(fetched), "{fetched}");
    }
    save(
        "attribution.json",
        serde_json::to_string(&attribution).unwrap().replace("scenario_fingerprint\":\"", "scenario_fingerprint\":\"0"),
    );
    assert!(matches!(Report::of(&out, &case), Err(ReportError::OtherCase { .. })));
    let cut = |text: String, list: &str| {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value[list] = serde_json::json!([]);
        value.to_string()
    };
    let comparison = compare(&compared(&case, &[], 10), &control).unwrap();
    for damaged in [
        "{".to_owned(),
        cut(serde_json::to_string(&attribution).unwrap(), "covariance"),
        cut(serde_json::to_string(&over).unwrap(), "outputs"),
        cut(serde_json::to_string(&comparison).unwrap(), "arms"),
        cut(serde_json::to_string(&comparison).unwrap(), "contenders"),
    ] {
        save("attribution.json", damaged);
        assert!(matches!(Report::of(&out, &case), Err(ReportError::Damaged { .. })));
    }
}

fn validated(case: &Arc<Case>, knock_outs: &[&str]) -> ValidateRequest {
    ValidateRequest {
        case: Arc::clone(case),
        knock_outs: knock_outs.iter().map(|&id| id.to_owned()).collect(),
        draws: DrawsFrom::Default,
        until: None,
        after: Some("1925-12".parse().unwrap()),
        seed: 11,
        histories: 6,
        threads: threads(2),
    }
}

#[test]
fn a_report_takes_up_what_holds_a_case_against_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let (case, out) = (flagship(), folder.path().join("runs"));
    written(&out, &case, 4);
    let control = Control::unwatched();
    let scoreboard = validate(&validated(&case, &["true-weights"]), &control).unwrap();
    let fit = CalibrateRequest {
        case: Arc::clone(&case),
        until: Some("1923-12".parse().unwrap()),
        particles: 4,
        generations: 1,
        simulations: None,
        rounds: 1,
        search_from: SearchFrom::Priors,
        histories: 2,
        seed: 11,
        threads: threads(2),
        folder: folder.path().join("fit"),
        resume: false,
    };
    let calibration = calibrate(&fit, &control, &|_| ()).unwrap();
    let save = |name: &str, text: String| std::fs::write(out.join(name), text).unwrap();
    let scores = serde_json::to_value(&scoreboard).unwrap();
    save("scoreboard.json", scores.to_string());
    save("calibration.json", serde_json::to_string(&calibration).unwrap());
    let report = Report::of(&out, &case).unwrap();
    let headings = &report.sections[report.sections.len() - 2..];
    assert_eq!(headings, ["Parameters fitted to the record", "The model beside the record"]);
    for pattern in &scoreboard.patterns {
        assert!(report.html.contains(&pattern.verdict), "{}", pattern.id);
    }
    for part in [
        "powervacuum validate ussr-1922 --knock-out true-weights --after 1925-12 --seed 11 --histories 6",
        "powervacuum calibrate ussr-1922 --out FIT --until 1923-12",
        "continuous ranked probability score",
        "support_patronage",
    ] {
        assert!(report.html.contains(part), "{part}");
    }
    // A scoreboard that has lost a group is damaged, one of another case is refused.
    let mut damaged = scores.clone();
    damaged["groups"] = serde_json::json!([]);
    save("scoreboard.json", damaged.to_string());
    assert!(matches!(Report::of(&out, &case), Err(ReportError::Damaged { .. })));
    let mut other = scores;
    other["scenario_fingerprint"] = "0".into();
    save("scoreboard.json", other.to_string());
    assert!(matches!(Report::of(&out, &case), Err(ReportError::OtherCase { .. })));
}

#[test]
fn a_scoreboard_has_a_row_of_its_picture_for_each_pattern() {
    let found = validate(&validated(&flagship(), &[]), &Control::unwatched()).unwrap();
    let picture = found.picture();
    let rows: usize = picture.panels.iter().map(|panel| panel.rows.len()).sum();
    assert_eq!(rows, found.patterns.len());
    assert_eq!(picture.frame.finding, found.finding().replace(" %", "\u{2009}%"));
    assert!(picture.draw(&Style::default()).unwrap().svg().contains("<svg"));
}

#[test]
fn documents_are_read_back_as_they_were_written() {
    let case = three_heirs();
    let control = Control::unwatched();
    let comparison = compare(&compared(&case, &["true-weights"], 30), &control).unwrap();
    let text = serde_json::to_string(&comparison).unwrap();
    assert_eq!(serde_json::from_str::<powervacuum::lab::Comparison>(&text).unwrap(), comparison);
    let leads = AttributeRequest { measure: Measure::Leads, ..attributed(&case, &[], 10) };
    let attribution = attribute(&leads, &control).unwrap();
    let text = serde_json::to_string(&attribution).unwrap();
    assert_eq!(serde_json::from_str::<powervacuum::lab::AttributionDocument>(&text).unwrap(), attribution);
    for chart in [&comparison.outcome_bars() as &dyn Chart, &comparison.dates_picture(&[]), &attribution.waterfall()] {
        assert!(chart.draw(&Style::default()).unwrap().svg().contains("<svg"));
    }
}

#[test]
fn wrong_names_are_errors_with_a_way_out() {
    let case = three_heirs();
    let control = Control::unwatched();
    let of = AttributeRequest { of: Some("clea".to_owned()), ..attributed(&case, &[], 5) };
    assert!(matches!(attribute(&of, &control), Err(LabError::UnknownContender { suggestion: Some(_), .. })));
    let cause = attributed(&case, &["apointments"], 5);
    assert!(matches!(attribute(&cause, &control), Err(LabError::UnknownCause { suggestion: Some(_), .. })));
    let what_if = compared(&case, &["true-weights+no-appointment"], 5);
    assert!(matches!(compare(&what_if, &control), Err(LabError::Run(_))));
}
