//! What the facade promises: the same history however it is come by, sentences for every entry, odds that do not depend
//! on threads, and no panic on files of unknown origin.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use powervacuum::engine::EventId;
use powervacuum::{
    Case, CaseError, History, HistoryDocument, Narrator, OddsRequest, Run, RunError, because, digest, explain, fits,
    involved, odds, replay, resume, save, select, selectors, tell, write_jsonl,
};

fn history(case: &str, seed: u64) -> History {
    let case = Arc::new(Case::builtin(case).unwrap());
    Run { seed, ..Run::new(case) }.play().unwrap()
}

fn recorded(history: &History) -> String {
    let mut bytes = Vec::new();
    write_jsonl(history, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_shipped_case_plays_and_every_entry_is_told() {
    for name in Case::builtin_names() {
        for seed in 0..5 {
            let history = history(&name, seed);
            let narrator = Narrator::new(history.scenario());
            for event in history.chronicle() {
                let text = narrator.event(event);
                assert!(text.ends_with('.') && !text.contains("  ") && !text.contains(".."), "{text}");
                assert!(text.chars().next().is_some_and(|first| !first.is_lowercase()), "{text}");
                assert!(history.scenario().all_contenders().contains_all(involved(&event.kind)));
                assert!(fits(event, history.scenario()), "{event:?}");
            }
            assert!(!tell(&history, powervacuum::Detail::Brief).is_empty());
        }
    }
}

#[test]
fn a_recorded_history_replays_to_the_same_state() {
    for name in Case::builtin_names() {
        let history = history(&name, 4);
        let replayed = replay(recorded(&history).as_bytes(), None).unwrap();
        assert_eq!(replayed.state(), history.state());
        assert_eq!(replayed.books(), history.books());
        assert_eq!(HistoryDocument::new(&replayed), HistoryDocument::new(&history));
    }
}

#[test]
fn a_saved_struggle_goes_on_to_the_bit() {
    let whole = history("ussr-1922", 5);
    let case = Arc::clone(whole.case());
    for until in ["1922-04", "1924-01", "1926-07"] {
        let run = Run { seed: 5, until: until.parse().ok(), ..Run::new(Arc::clone(&case)) };
        let mut file = Vec::new();
        save(&run.play().unwrap(), &mut file).unwrap();
        let resumed = resume(file.as_slice(), None).unwrap().go_on(None).unwrap();
        assert_eq!(digest(resumed.state()), digest(whole.state()), "{until}");
        assert_eq!(resumed.chronicle(), whole.chronicle());
        assert_eq!(resumed.books(), whole.books());
    }
}

#[test]
fn a_document_is_read_back_as_it_was_written() {
    let document = HistoryDocument::new(&history("three-heirs", 1));
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<HistoryDocument>(&text).unwrap(), document);
}

#[test]
fn odds_do_not_depend_on_threads() {
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let count = |threads| {
        let request = OddsRequest {
            case: Arc::clone(&case),
            what_ifs: Vec::new(),
            seed: 9,
            histories: 60,
            threads: NonZeroUsize::new(threads),
        };
        odds(&request, &|_| {}, &AtomicBool::new(false)).unwrap()
    };
    assert_eq!(count(1), count(3));
    let counted = count(2);
    let leaders: u64 = counted.leaders.iter().map(|leader| leader.histories).sum();
    assert_eq!((counted.played, leaders + counted.collective), (60, 60));
}

#[test]
fn odds_that_are_stopped_count_the_first_histories() {
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let request = |histories| OddsRequest {
        case: Arc::clone(&case),
        what_ifs: Vec::new(),
        seed: 9,
        histories,
        threads: NonZeroUsize::new(2),
    };
    let (stop, heard) = (AtomicBool::new(false), AtomicU64::new(0));
    let hear = |done| {
        heard.fetch_max(done, Ordering::Relaxed);
        stop.store(done >= 10, Ordering::Relaxed);
    };
    let stopped = odds(&request(10_000), &hear, &stop).unwrap();
    assert!((10..10_000).contains(&stopped.played), "{}", stopped.played);
    assert_eq!(heard.into_inner(), stopped.played);
    let whole = odds(&request(stopped.played), &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!((stopped.leaders, stopped.falls), (whole.leaders, whole.falls));
}

#[test]
fn every_selector_that_is_offered_names_its_entry_and_has_reasons() {
    let history = history("ussr-1922", 1);
    let offered = selectors(&history);
    assert!(offered.iter().any(|(name, _)| name == "end"));
    for (name, _) in offered {
        let id = select(&history, &name).unwrap();
        let graph = explain(&history, id, 3).unwrap();
        assert_eq!(graph.nodes[0].event, Some(id.index() as u32));
        assert!(graph.edges.iter().all(|edge| edge.effect < graph.nodes.len() && edge.cause < graph.nodes.len()));
        assert!(!graph.to_text().is_empty() && graph.to_dot().starts_with("digraph"));
        assert!(because(&history, id, 2).len() <= 2);
    }
    assert!(select(&history, "fall:lenin").is_err());
    assert!(explain(&history, EventId::from_index(1 << 30).unwrap(), 3).is_none());
}

#[test]
fn wrong_names_are_errors_with_a_hint() {
    assert!(matches!(Case::open("ussr-1923"), Err(CaseError::Unknown { suggestion: Some(_), .. })));
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let run = Run { what_ifs: vec!["true".to_owned()], ..Run::new(case) };
    assert!(matches!(run.play(), Err(RunError::UnknownWhatIf { .. })));
}

/// Changes numbers and words of a recorded chronicle one at a time; each result is a history or an error.
#[test]
fn no_damage_makes_a_replay_panic() {
    let text = recorded(&history("three-heirs", 2));
    let lines: Vec<&str> = text.lines().collect();
    let numbers = ["0", "1", "7", "255", "65535", "4294967295", "-1", "1e300", "null", "[]", "\"x\"", "1e999"];
    let mut tried = 0;
    for (number, line) in lines.iter().enumerate().skip(1) {
        for (at, _) in line.match_indices(':') {
            let value_end = line[at + 1..].find([',', '}', ']']).map_or(line.len(), |end| at + 1 + end);
            let replacement = numbers[(number + at) % numbers.len()];
            let damaged = format!("{}:{replacement}{}", &line[..at], &line[value_end..]);
            let mut file: Vec<&str> = lines.clone();
            file[number] = &damaged;
            let _ = replay(file.join("\n").as_bytes(), None);
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried}");
    for cut in (0..text.len()).step_by(97) {
        if text.is_char_boundary(cut) {
            assert!(replay(&text.as_bytes()[..cut], None).is_err());
        }
    }
}
