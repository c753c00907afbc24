//! Promises about the documents of a page: every number agrees with the history, and no sentence of a headline says more than
//! the numbers do.

#![allow(clippy::unwrap_used)] // a test may panic

use std::sync::Arc;

use powervacuum::engine::Outcome;
use powervacuum::{Case, HistoryDocument, Run, StruggleDocument, month_name, percent};

fn histories() -> impl Iterator<Item = powervacuum::History> {
    let cases = ["three-heirs", "ussr-1922"].map(|name| Arc::new(Case::builtin(name).unwrap()));
    cases.into_iter().flat_map(|case| {
        (0..12).map(move |history| Run { seed: 5, history, ..Run::new(Arc::clone(&case)) }.play().unwrap())
    })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.5e-4 + 1e-12
}

#[test]
fn columns_agree_with_the_history() {
    for history in histories() {
        let (struggle, document) = (StruggleDocument::new(&history), HistoryDocument::new(&history));
        let ids: Vec<&str> = history.scenario().spec().contenders.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(struggle.months.len(), document.weights.len());
        for (month, weights) in struggle.months.iter().zip(&document.weights) {
            assert_eq!(month.month, weights.month);
            for (position, id) in ids.iter().enumerate() {
                assert!(close(month.real[position], weights.real[*id]), "{id} in {}", month.month);
                assert!(close(month.public[position], weights.public[*id]));
                let seen = weights.seen.get(*id).and_then(|_| month.seen[position].as_ref());
                for (of, seen) in seen.into_iter().flatten().enumerate() {
                    assert!(close(*seen, weights.seen[*id][ids[of]]));
                }
            }
            for body in &month.bodies {
                let size = body.followers.iter().sum::<u32>() + body.nobody;
                assert!(body.needed_to_remove.is_none_or(|needed| needed <= size && 2 * needed >= size.min(2)));
            }
            let members: Vec<usize> = month.coalitions.concat();
            let mut once = members.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), members.len(), "nobody is in two coalitions");
        }
        let last = struggle.months.last().unwrap();
        for (position, id) in ids.iter().enumerate() {
            let rung = last.rungs[position].map(usize::from);
            let place = match rung {
                None => "dead",
                Some(0) => "good-standing",
                Some(rung) => &history.scenario().spec().ladder[rung - 1].id,
            };
            assert_eq!(place, document.standing[*id]);
        }
    }
}

#[test]
fn entries_agree_with_the_history() {
    let mut leapt = 0;
    for history in histories() {
        let (struggle, document) = (StruggleDocument::new(&history), HistoryDocument::new(&history));
        for event in &struggle.events {
            let other = &document.events[event.id as usize];
            assert_eq!((&event.text, &event.kind, event.month), (&other.text, &other.kind, other.month));
            assert_eq!(event.turning_point, other.turning_point);
            assert!(event.because.iter().all(|reason| reason.event.is_none_or(|cause| cause < event.id)));
            for fact in &event.record {
                assert!(struggle.facts.iter().any(|known| known.id == *fact));
            }
            if let Some(vote) = &event.vote {
                let cast = f64::from(vote.ayes + vote.against);
                let share = if cast == 0.0 { 0.0 } else { f64::from(vote.ayes) / cast };
                assert!(close(vote.share, share));
                // Whoever leaves rungs out needs the greatest majority that any of them asks for.
                let own = history.scenario().spec().ladder[vote.rung].threshold.get();
                assert!(close(vote.threshold, own) || vote.threshold > own);
                assert!(close(vote.threshold, share) || vote.passed == (share > vote.threshold), "{}", event.text);
                leapt += u32::from(!close(vote.threshold, own));
            }
        }
        let turning = document.events.iter().filter(|event| event.turning_point).count();
        assert_eq!(struggle.events.iter().filter(|event| event.turning_point).count(), turning);
    }
    assert!(leapt > 0, "the test can fail");
}

/// The first of the months since which `id` has been alone at the top.
fn top_since(document: &HistoryDocument, id: &str, public: bool) -> Option<usize> {
    let is_top = |month: &powervacuum::WeightsDocument| {
        let weights = if public { &month.public } else { &month.real };
        weights.iter().all(|(other, weight)| other == id || *weight < weights[id])
    };
    let first = document.weights.iter().rposition(|month| !is_top(month)).map_or(0, |behind| behind + 1);
    (first < document.weights.len()).then_some(first)
}

#[test]
fn headlines_say_what_the_weights_say() {
    let mut leaders = 0;
    for history in histories() {
        let (struggle, document) = (StruggleDocument::new(&history), HistoryDocument::new(&history));
        let headline = &struggle.headline;
        let month = |position: usize| month_name(document.weights[position].month);
        match history.outcome().unwrap() {
            Outcome::Dominance { leader, since } => {
                leaders += 1;
                let contender = history.scenario().contender(leader);
                let name = powervacuum::short_name(&contender.id, &contender.name);
                assert!(headline.starts_with(name), "{headline}");
                let since = month_name(history.scenario().calendar(since));
                assert!(headline.contains(&format!("dominates from {since}")), "{headline}");
                let real = top_since(&document, &contender.id, false).unwrap();
                if headline.contains("is the strongest from") && !headline.contains("first month") {
                    assert!(headline.contains(&format!("strongest from {}", month(real))), "{headline}");
                }
                if headline.contains("first month") {
                    assert_eq!(real, 0, "{headline}");
                }
                let public = top_since(&document, &contender.id, true);
                if headline.contains("is seen to be from") {
                    assert!(headline.contains(&format!("seen to be from {}", month(public.unwrap()))), "{headline}");
                }
                assert_eq!(headline.contains("sees another ahead"), public.is_none() && !headline.contains("before"));
            }
            Outcome::Collective { first } => {
                assert!(headline.starts_with("Nobody dominates"), "{headline}");
                let contender = history.scenario().contender(first.unwrap());
                let weight = document.weights.last().unwrap().real[&contender.id];
                assert!(headline.ends_with(&percent(weight)), "{headline}");
            }
        }
    }
    assert!(leaders > 0, "no history of the sample has a leader, so nothing was checked");
}

#[test]
fn standfirsts_say_what_the_weights_say() {
    for history in histories() {
        let struggle = StruggleDocument::new(&history);
        let last = struggle.standfirst.last().unwrap();
        let recipe = history.recipe();
        assert!(last.starts_with(&format!("This is one history, number {} of seed {}:", recipe.history, recipe.seed)));
        let subject = match history.outcome().unwrap() {
            Outcome::Dominance { leader, .. } => leader,
            Outcome::Collective { first } => first.unwrap(),
        }
        .index();
        let gaps = struggle.months.iter().flat_map(|month| {
            let real = month.acted_on[subject];
            let seen =
                month.seen.iter().enumerate().filter(move |(by, _)| *by != subject).filter_map(|(_, row)| row.as_ref());
            seen.filter(move |_| real > 0.0).map(move |row| (real, row[subject]))
        });
        // Of equal gaps the first is told; `max_by` gives the last.
        let gaps: Vec<(f64, f64)> = gaps.collect();
        let widest = gaps.iter().rev().max_by(|a, b| (a.0 - a.1).abs().total_cmp(&(b.0 - b.1).abs()));
        let (real, seen) = *widest.unwrap();
        let blur = &struggle.standfirst[0];
        if (real - seen).abs() < 0.03 {
            assert!(blur.contains("No contender ever misjudged"), "{blur}");
        } else {
            assert!(
                blur.contains(&format!("saw {} of the weight where there was {}", percent(seen), percent(real))),
                "{blur}"
            );
        }
    }
}

#[test]
fn a_stopped_history_is_told_as_stopped() {
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let until = case.scenario().start();
    let history = Run { until: Some(until), ..Run::new(case) }.play().unwrap();
    let struggle = StruggleDocument::new(&history);
    assert!(struggle.headline.starts_with(&format!("Stopped in {}", month_name(until))), "{}", struggle.headline);
    assert!(struggle.outcome.is_none() && struggle.months.len() == 1);
}

#[test]
fn documents_are_small_and_quick() {
    let case = Arc::new(Case::flagship().unwrap());
    for seed in 0..4 {
        let history = Run { seed, ..Run::new(Arc::clone(&case)) }.play().unwrap();
        let text = serde_json::to_string(&StruggleDocument::new(&history)).unwrap();
        assert!(text.len() < 700_000, "{} bytes", text.len());
        let again: StruggleDocument = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), text);
    }
}
