//! What a calibration promises: the same draws from any number of threads, whatever stops it and however often, and a clear
//! word about a folder that is not its own.
//!
//! Caught so far: outcomes of one generation taken for those of the next after a kill between two writes; a folder that could
//! neither be begun nor gone on with after a kill at the start.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod heirs;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use heirs::{PATTERNS, PRIORS, RECORD, case_with, recorded, threads};
use powervacuum::Case;
use powervacuum::lab::{
    CalibrateRequest, Calibration, CalibrationProgress, Control, LabError, SearchFrom, calibrate as fit,
};

fn asked(case: &Arc<Case>, folder: PathBuf) -> CalibrateRequest {
    CalibrateRequest {
        case: Arc::clone(case),
        until: None,
        particles: 12,
        generations: 3,
        simulations: None,
        rounds: 1,
        search_from: SearchFrom::Priors,
        histories: 3,
        seed: 7,
        threads: threads(2),
        folder,
        resume: false,
    }
}

fn calibrate(request: &CalibrateRequest) -> Calibration {
    fit(request, &Control::unwatched(), &|_| ()).unwrap()
}

/// What is left of a calibration that ended: everything but the lock.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .filter(|(name, _)| name != ".lock")
        .collect();
    files.sort();
    files
}

/// A calibration that ends, in a folder of its own, and what it wrote.
fn straight(case: &Arc<Case>, at: &Path) -> (Calibration, Vec<(String, Vec<u8>)>) {
    let folder = at.join("straight");
    (calibrate(&asked(case, folder.clone())), bytes(&folder))
}

#[test]
fn draws_do_not_depend_on_threads() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let (found, files) = straight(&case, at.path());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected =
        ["calibration.json", "outcomes.jsonl", "posterior.csv", "request.json", "sampler.json", "search.jsonl"];
    assert_eq!(names, expected);
    for count in [1, 3] {
        let folder = at.path().join(count.to_string());
        let other = calibrate(&CalibrateRequest { threads: threads(count), ..asked(&case, folder.clone()) });
        assert_eq!(other, found);
        assert!(bytes(&folder) == files, "{count} threads");
    }
    let other = calibrate(&CalibrateRequest { seed: 8, ..asked(&case, at.path().join("seed")) });
    assert_ne!(other.draws, found.draws);
}

#[test]
fn draws_lie_in_their_priors_and_can_be_played() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let (found, _) = straight(&case, at.path());
    assert_eq!((found.draws.len(), found.parameters.len(), found.generations.len()), (12, 3, 3));
    assert!((found.draws.iter().map(|draw| draw.weight).sum::<f64>() - 1.0).abs() < 1e-12);
    let simulations: u64 = found.generations.iter().map(|generation| generation.simulations).sum();
    assert_eq!(found.simulations, simulations);
    let tolerances: Vec<f64> = found.generations.iter().filter_map(|generation| generation.tolerance).collect();
    assert!(tolerances.windows(2).all(|pair| pair[1] < pair[0]), "{tolerances:?}");
    for draw in &found.draws {
        assert!(draw.distance <= *tolerances.last().unwrap());
        assert!((draw.groups.iter().sum::<f64>() - draw.distance).abs() < 1e-9);
        for (value, fitted) in draw.values.iter().zip(&found.parameters) {
            let [low, high] = fitted.prior;
            assert!(low <= *value && *value <= high, "{}: {value}", fitted.name);
        }
    }
    for fitted in &found.parameters {
        assert!(fitted.low <= fitted.median && fitted.median <= fitted.high);
    }
    // The table is one that the case can have, to the bit.
    let table = std::fs::read_to_string(at.path().join("straight/posterior.csv")).unwrap();
    let files = [&RECORD[..], &[("posterior.csv", table.as_str())]].concat();
    let with = case_with(&at.path().join("with"), &files, str::to_owned);
    assert_eq!(with.fingerprint(), case.fingerprint());
    for (read, draw) in with.loaded().posterior.iter().zip(&found.draws) {
        assert_eq!(read.weight.to_bits(), draw.weight.to_bits());
        assert!(read.parameters.iter().zip(&draw.values).all(|((_, read), value)| read.to_bits() == value.to_bits()));
    }
}

/// Stopped after so many draws; the search for point values before them is left to end.
fn stopped_after(request: &CalibrateRequest, draws: u64) -> Result<Calibration, LabError> {
    stopped(request, draws, |at| at.tried > 0)
}

/// Stopped after so many reports of one kind.
fn stopped(
    request: &CalibrateRequest,
    after: u64,
    counts: impl Fn(CalibrationProgress) -> bool + Sync,
) -> Result<Calibration, LabError> {
    let (stop, seen) = (AtomicBool::new(false), AtomicU64::new(0));
    let report = |at: CalibrationProgress| {
        if counts(at) && seen.fetch_add(1, Ordering::Relaxed) + 1 >= after {
            stop.store(true, Ordering::Relaxed);
        }
    };
    fit(request, &Control { progress: &|_| (), cancel: &stop }, &report)
}

#[test]
fn stopped_again_and_again_it_ends_with_the_same_bytes() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let (found, files) = straight(&case, at.path());
    let folder = at.path().join("stopped");
    let mut request = asked(&case, folder.clone());
    let mut stops = 0;
    // Moments in no order, the ends of generations among them; 12 draws are the whole of the first.
    for draws in [1, 10, 1, 5, 2, 1, 7, 3, 11, 4, 13, 2].into_iter().cycle() {
        match stopped_after(&request, draws) {
            Err(LabError::CalibrationStopped { .. }) => stops += 1,
            ended => {
                assert_eq!(ended.unwrap(), found);
                break;
            }
        }
        request.resume = true;
        request.threads = threads(1 + draws as usize % 3);
    }
    assert!(stops >= 4, "{stops}");
    assert!(bytes(&folder) == files);
    // One that has ended can be gone on with, and is what it was.
    assert_eq!(calibrate(&request), found);
    assert!(bytes(&folder) == files);
}

#[test]
fn a_search_that_was_stopped_goes_on_where_it_was() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let (found, files) = straight(&case, at.path());
    let folder = at.path().join("stopped");
    let trail = folder.join("search.jsonl");
    let mut request = CalibrateRequest { threads: threads(1), ..asked(&case, folder.clone()) };
    // Of the 48 points of the round, then of the 13 that are judged; the last line is cut off each time.
    for points in [1, 20, 15, 14, 8] {
        assert!(stopped(&request, points, |at| at.tried == 0).is_err());
        let text = std::fs::read(&trail).unwrap();
        std::fs::write(&trail, &text[..text.len() - 2]).unwrap();
        request.resume = true;
    }
    assert!(stopped(&request, 2, |_| true).is_err());
    let lines = std::fs::read_to_string(&trail).unwrap().lines().count();
    assert_eq!(lines, 1 + 20 + 15 + 14 + 8 - 5 + 2, "what was tried is not tried again");
    assert_eq!(calibrate(&request), found);
    assert!(bytes(&folder) == files);
}

#[test]
fn a_longer_search_begins_as_a_shorter_one() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let tried = |rounds: u32| -> Vec<String> {
        let folder = at.path().join(rounds.to_string());
        let request = CalibrateRequest { generations: 1, rounds, ..asked(&case, folder.clone()) };
        let judged = 13;
        calibrate(&request);
        let trail = std::fs::read_to_string(folder.join("search.jsonl")).unwrap();
        let lines: Vec<String> = trail.lines().map(str::to_owned).collect();
        assert_eq!(lines.len() as u64, request.search_points() + judged);
        lines[..request.search_points() as usize].to_vec()
    };
    let (shorter, longer) = (tried(2), tried(4));
    assert_eq!(longer[..shorter.len()], shorter);
}

#[test]
fn what_is_only_searched_for_is_the_same_in_every_draw() {
    let at = tempfile::tempdir().unwrap();
    let priors = PRIORS.replace("note", "drawn").replace("0.2,\n", "0.2,no\n").replace("1,1,\n", "1,1,yes\n");
    let files = [RECORD[0], RECORD[1], ("record/priors.csv", &priors)];
    let case = case_with(&at.path().join("case"), &files, str::to_owned);
    let found = calibrate(&CalibrateRequest { rounds: 2, ..asked(&case, at.path().join("fit")) });
    assert_eq!(found.parameters.iter().map(|fitted| fitted.drawn).collect::<Vec<_>>(), [true, false, true]);
    let point = &found.point.as_ref().unwrap().values;
    let fixed = &found.parameters[1];
    let same = |value: f64| assert_eq!(value.to_bits(), point[1].to_bits());
    [fixed.mean, fixed.low, fixed.median, fixed.high].into_iter().for_each(same);
    found.draws.iter().for_each(|draw| same(draw.values[1]));
    assert_eq!(fixed.spread, 0.0);
    assert!(!found.warnings.iter().any(|warning| warning.contains("control_growth")), "{:?}", found.warnings);
    for at in [0, 2] {
        assert!(found.draws.windows(2).any(|pair| pair[0].values[at] != pair[1].values[at]));
    }
    // Without a search it stands in the middle of its prior.
    let found = calibrate(&CalibrateRequest { rounds: 0, ..asked(&case, at.path().join("middle")) });
    assert!((found.draws[0].values[1] - (0.005f64 * 0.2).sqrt()).abs() < 1e-9, "{:?}", found.draws[0]);
}

/// What a kill may leave: the folder after exactly so many draws, on one thread, then one of its files changed.
fn left_behind(case: &Arc<Case>, folder: &Path, draws: u64, change: impl FnOnce(&Path)) -> CalibrateRequest {
    let request = CalibrateRequest { threads: threads(1), ..asked(case, folder.to_owned()) };
    assert!(stopped_after(&request, draws).is_err());
    change(folder);
    CalibrateRequest { resume: true, ..request }
}

#[test]
fn what_a_kill_leaves_behind_is_gone_on_with() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let (found, files) = straight(&case, at.path());
    let outcomes = |folder: &Path| folder.join("outcomes.jsonl");
    // A last line that is cut off, by a little and to its first byte.
    for (name, kept) in [("little", 1), ("byte", usize::MAX)] {
        let folder = at.path().join(name);
        let request = left_behind(&case, &folder, 8, |folder| {
            let text = std::fs::read(outcomes(folder)).unwrap();
            let begin = text[..text.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            let end = if kept == 1 { text.len() - 1 } else { begin + 1 };
            std::fs::write(outcomes(folder), &text[..end]).unwrap();
        });
        // Once more in the middle: what is played after the cut stands on lines of its own.
        assert!(stopped_after(&request, 2).is_err());
        assert_eq!(calibrate(&request), found, "{name}");
        assert!(bytes(&folder) == files, "{name}");
    }
    // The sampler is at the next generation, and the outcomes of the last are still there.
    let (folder, mut old) = (at.path().join("turn"), Vec::new());
    let before = left_behind(&case, &folder, 11, |folder| old = std::fs::read(outcomes(folder)).unwrap());
    assert!(stopped_after(&before, 1).is_err());
    assert!(!old.is_empty() && std::fs::read(outcomes(&folder)).unwrap().is_empty(), "a generation ended");
    std::fs::write(outcomes(&folder), &old).unwrap();
    assert_eq!(calibrate(&before), found);
    assert!(bytes(&folder) == files);
    // The sampler is still that of the generation whose outcomes are complete.
    let folder = at.path().join("complete");
    let mut sampler = Vec::new();
    let before =
        left_behind(&case, &folder, 11, |folder| sampler = std::fs::read(folder.join("sampler.json")).unwrap());
    let journal = std::fs::read(outcomes(&folder)).unwrap();
    assert!(stopped_after(&before, 1).is_err());
    let last = format!("{{\"generation\":0,\"number\":11,\"summaries\":{}}}\n", last_summaries(&folder));
    std::fs::write(folder.join("sampler.json"), sampler).unwrap();
    std::fs::write(outcomes(&folder), [journal, last.into_bytes()].concat()).unwrap();
    assert!(stopped_after(&before, 3).is_err());
    let kept = std::fs::read_to_string(outcomes(&folder)).unwrap();
    assert!(kept.lines().count() >= 3 && kept.lines().all(|line| line.starts_with("{\"generation\":1,")), "{kept}");
    assert_eq!(calibrate(&before), found);
    assert!(bytes(&folder) == files);
    // It had not begun to be a calibration.
    let folder = at.path().join("begun");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("sampler.json"), "{").unwrap();
    std::fs::write(folder.join("request.part"), "{").unwrap();
    assert_eq!(calibrate(&asked(&case, folder)), found);
}

/// The summaries of the last draw that the complete generation kept.
fn last_summaries(folder: &Path) -> String {
    let sampler: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("sampler.json")).unwrap()).unwrap();
    let particles = sampler["complete"].as_array().unwrap();
    particles.iter().find(|particle| particle["number"] == 11).unwrap()["summaries"].to_string()
}

fn refused(request: &CalibrateRequest) -> String {
    fit(request, &Control::unwatched(), &|_| ()).unwrap_err().to_string()
}

#[test]
fn a_folder_that_is_not_its_own_is_refused_with_a_way_out() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let folder = at.path().join("fit");
    let shown = folder.display().to_string();
    let request = asked(&case, folder.clone());
    let nothing = refused(&CalibrateRequest { resume: true, ..request.clone() });
    assert_eq!(nothing, format!("`{shown}` holds no calibration to go on with; leave `--resume` out"));
    assert!(!folder.exists(), "nothing is made for a refusal");
    assert!(stopped_after(&request, 3).unwrap_err().to_string().starts_with("stopped; go on with `--resume`"));
    let again = refused(&request);
    let said = "holds a calibration already; go on with `--resume`, or choose another folder";
    assert_eq!(again, format!("`{shown}` {said}"));

    let other = case_with(
        &at.path().join("other"),
        &[RECORD[0], RECORD[2], ("record/patterns.csv", &PATTERNS.replace("6,4,9", "7,4,9"))],
        str::to_owned,
    );
    let on = CalibrateRequest { resume: true, ..request };
    for (request, what, asked_for) in [
        (CalibrateRequest { case: Arc::clone(&other), ..on.clone() }, "the case", other.fingerprint()),
        (CalibrateRequest { seed: 8, ..on.clone() }, "seed", "8".to_owned()),
        (CalibrateRequest { histories: 4, ..on.clone() }, "histories", "4".to_owned()),
        (CalibrateRequest { particles: 13, ..on.clone() }, "particles", "13".to_owned()),
        (CalibrateRequest { generations: 4, ..on.clone() }, "generations", "4".to_owned()),
        (CalibrateRequest { simulations: Some(9), ..on.clone() }, "simulations", "9".to_owned()),
        (CalibrateRequest { rounds: 2, ..on.clone() }, "rounds", "2".to_owned()),
        (CalibrateRequest { search_from: SearchFrom::Case, ..on.clone() }, "search-from", "case".to_owned()),
        (CalibrateRequest { until: Some("2000-11".parse().unwrap()), ..on.clone() }, "until", "2000-11".to_owned()),
    ] {
        let said = refused(&request);
        assert!(said.starts_with(&format!("the calibration in `{shown}` differs in `{what}`: it has ")), "{said}");
        assert!(said.ends_with(&format!(", asked for is {asked_for}")), "{said}");
    }

    let foreign = at.path().join("letters");
    std::fs::create_dir_all(&foreign).unwrap();
    std::fs::write(foreign.join("letter.txt"), "dear").unwrap();
    let said = refused(&asked(&case, foreign.clone()));
    let expected = "is not empty and holds no calibration; choose another folder";
    assert_eq!(said, format!("`{}` {expected}", foreign.display()));
    assert_eq!(bytes(&foreign).len(), 1, "nothing is left there");
}

#[test]
fn damaged_files_are_named() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let good = "{\"generation\":0,\"number\":0,\"summaries\":null}\n";
    for (name, file, text, said) in [
        ("request", "request.json", "{", "EOF while parsing"),
        ("sampler", "sampler.json", "{}", "missing field"),
        ("words", "outcomes.jsonl", "dear\n", "expected value"),
        ("bytes", "outcomes.jsonl", "\u{fffd}\n", "expected value"),
        ("turn", "outcomes.jsonl", &good.replace("\"number\":0", "\"number\":3"), "0"),
        ("length", "outcomes.jsonl", &good.replace("null", "[1.0]"), "summaries"),
        ("trail", "search.jsonl", "{\"number\":1,\"distance\":2.0}\n", "point 1 stands where 0 should"),
        ("future", "outcomes.jsonl", &good.replace("\"generation\":0", "\"generation\":2"), "draw 0 of generation 2"),
    ] {
        let folder = at.path().join(name);
        let request = left_behind(&case, &folder, 5, |folder| std::fs::write(folder.join(file), text).unwrap());
        let found = refused(&request);
        let path = folder.join(file);
        assert!(found.starts_with(&format!("`{}` is damaged: ", path.display())), "{found}");
        assert!(found.contains(said) && found.ends_with("; start again in another folder"), "{found}");
    }
    std::fs::create_dir_all(at.path().join("sampler-gone")).unwrap();
    let request = left_behind(&case, &at.path().join("gone"), 5, |folder| {
        std::fs::remove_file(folder.join("sampler.json")).unwrap()
    });
    assert!(refused(&request).contains("sampler.json` cannot be read"));
}

#[test]
fn two_programs_do_not_share_a_folder() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let request = asked(&case, at.path().join("fit"));
    let on = CalibrateRequest { resume: true, ..request.clone() };
    let second = std::sync::Mutex::new(None);
    let report = |_| {
        let mut second = second.lock().unwrap();
        if second.is_none() {
            *second = Some(refused(&on));
        }
    };
    fit(&request, &Control::unwatched(), &report).unwrap();
    let said = second.lock().unwrap().take().unwrap();
    assert!(said.starts_with("another program is calibrating in"), "{said}");
}

#[test]
fn without_priors_or_record_there_is_nothing_to_fit() {
    let at = tempfile::tempdir().unwrap();
    let without = |name: &str, files: &[(&str, &str)]| {
        let case = case_with(&at.path().join(name), files, str::to_owned);
        refused(&asked(&case, at.path().join("fit")))
    };
    assert!(without("plain", &[]).ends_with("has no priors, so there is nothing to fit; add record/priors.csv"));
    assert!(without("priors", &[("record/priors.csv", PRIORS)]).contains("has no record to be scored against"));
    let searched = "parameter,distribution,low,high,drawn\ninsight,uniform,0,1,no\n";
    assert!(without("searched", &[("record/priors.csv", searched)]).contains("so there are no draws to make"));
    assert!(!at.path().join("fit").exists(), "nothing is made for a refusal");
}

#[test]
fn without_a_search_the_point_values_are_those_of_one_of_the_nearest_draws() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let found = calibrate(&CalibrateRequest { particles: 40, rounds: 0, ..asked(&case, at.path().join("fit")) });
    let point = found.point.as_ref().unwrap();
    assert_eq!((point.tried, point.histories), (0, 30));
    let drawn = found.draws.iter().find(|draw| draw.values == point.values).expect("it is a draw");
    let nearer = found.draws.iter().filter(|draw| draw.distance < drawn.distance).count();
    assert!(nearer < 12, "{nearer} draws are nearer");
    let names: Vec<&str> = found.point_values().iter().map(|(name, _)| *name).collect();
    assert_eq!(names, found.parameters.iter().map(|fitted| &fitted.name[..]).collect::<Vec<_>>());
}

#[test]
fn a_search_comes_nearer_to_the_record_than_a_draw_from_the_priors() {
    let at = tempfile::tempdir().unwrap();
    let case = recorded(&at.path().join("case"));
    let fit = |rounds: u32, name: &str| {
        let request = CalibrateRequest { histories: 12, generations: 1, rounds, ..asked(&case, at.path().join(name)) };
        let heard = AtomicU64::new(0);
        let report = |at: CalibrationProgress| heard.store(at.searched, Ordering::Relaxed);
        let found = fit(&request, &Control::unwatched(), &report).unwrap();
        assert_eq!(heard.into_inner(), request.search_points());
        (found.draws, found.point.unwrap())
    };
    let ((draws, _), (same, with)) = (fit(0, "none"), fit(8, "eight"));
    assert_eq!(draws, same, "a search changes no draw");
    assert_eq!((with.rounds, with.tried, with.histories), (8, 8 * 48, 120));
    let draw = draws.iter().map(|draw| draw.weight * draw.distance).sum::<f64>();
    assert!(with.distance < draw, "{} beside {draw}", with.distance);
}

/// The first round has 48 points, of which the best dozen are judged: so from the priors all over, the values found lie all over.
#[test]
fn a_search_from_the_case_stays_near_its_values() {
    let at = tempfile::tempdir().unwrap();
    let placed = |insight: &str| {
        let of = |text: &str| text.replace("[parameters]", &format!("[parameters]\ninsight = {insight}"));
        case_with(&at.path().join(insight), &RECORD, of)
    };
    let found = |insight: &str, from: SearchFrom| {
        let folder = at.path().join(format!("{insight}-{}", from.name()));
        let request = CalibrateRequest { search_from: from, ..asked(&placed(insight), folder) };
        calibrate(&request).point_values().into_iter().find(|(name, _)| *name == "insight").unwrap().1
    };
    // Three tenths of the prior's width, in normal scores: four times as much is hardly ever seen.
    for (insight, least, most) in [("0.1", 0.0, 0.47), ("0.9", 0.53, 1.0), ("1.0", 0.85, 1.0)] {
        let near = found(insight, SearchFrom::Case);
        assert!((least..=most).contains(&near), "{near} from {insight}");
    }
    assert_eq!(
        found("0.1", SearchFrom::Priors),
        found("0.9", SearchFrom::Priors),
        "there the case's values play no part"
    );
}
