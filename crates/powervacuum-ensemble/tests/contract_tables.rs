//! What is read back from an ensemble is what was played: every history, fall, weight and entry, to the bit.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use std::collections::BTreeMap;

use powervacuum_engine::{Keep, Outcome, Source, Struggle};
use powervacuum_ensemble::{Ensemble, Plan, PlanSpec, Resume, Shard, Summary, Table, play};

/// What an arm's history is, played again.
fn again<'s>(
    plan: &'s Plan,
    cases: &'s BTreeMap<(usize, u64), powervacuum_engine::Scenario>,
    arm: usize,
    history: u64,
) -> Struggle<'s> {
    play(&cases[&(arm, history)], plan.spec().seed, history, Keep::Everything)
}

fn checked(spec: PlanSpec) {
    let plan = Plan::new(spec).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let manifest = common::play(&plan, folder.path(), Shard::WHOLE, Resume::No).unwrap();
    assert!(manifest.is_complete());
    let histories = plan.spec().histories;
    let cases: BTreeMap<(usize, u64), _> = (0..plan.arms().len())
        .flat_map(|arm| (0..histories).map(move |history| (arm, history)))
        .map(|(arm, history)| ((arm, history), plan.scenario(arm, history).into_owned()))
        .collect();
    let names: Vec<String> = plan.arms().iter().map(|arm| arm.name().to_owned()).collect();
    let struggles: BTreeMap<(String, u64), Struggle> = cases
        .keys()
        .map(|&(arm, history)| ((names[arm].clone(), history), again(&plan, &cases, arm, history)))
        .collect();
    let ensemble = Ensemble::open(folder.path()).unwrap();
    assert_eq!(ensemble.manifest(), &manifest);
    compare(&plan, &ensemble, &struggles);
}

fn compare(plan: &Plan, ensemble: &Ensemble, struggles: &BTreeMap<(String, u64), Struggle>) {
    let name = |struggle: &Struggle, id| struggle.scenario().contender(id).id.clone();
    let of = |intervention: &str, history| &struggles[&(intervention.to_owned(), history)];
    let mut seen = 0;
    ensemble
        .histories(|row| {
            let struggle = of(row.of.intervention, row.of.history);
            let summary = Summary::of(struggle);
            let calendar = |month| struggle.scenario().calendar(month);
            assert_eq!(row.of.draw, plan.draw(row.of.history));
            let kind =
                if matches!(summary.outcome, Some(Outcome::Dominance { .. })) { "dominance" } else { "collective" };
            assert_eq!(row.outcome, kind);
            assert_eq!(row.leader.map(str::to_owned), summary.leader().map(|id| name(struggle, id)));
            assert_eq!(row.first.map(str::to_owned), summary.first.map(|id| name(struggle, id)));
            assert_eq!((row.end, row.since), (calendar(summary.end().unwrap()), summary.since().map(calendar)));
            assert_eq!(row.months_played, summary.months_played);
            seen += 1;
        })
        .unwrap();
    assert_eq!(seen, struggles.len());

    let mut falls = 0;
    ensemble
        .falls(|row| {
            let struggle = of(row.of.intervention, row.of.history);
            let spec = struggle.scenario().spec();
            let found = Summary::of(struggle).falls().any(|(who, rung, month)| {
                (row.contender, row.rung) == (name(struggle, who).as_str(), spec.ladder[rung.index()].id.as_str())
                    && row.month == struggle.scenario().calendar(month)
            });
            assert!(found, "{row:?}");
            falls += 1;
        })
        .unwrap();
    assert_eq!(falls, struggles.values().map(|struggle| Summary::of(struggle).falls().count()).sum::<usize>());

    let mut months: BTreeMap<(String, u64), Vec<(f64, f64)>> = BTreeMap::new();
    ensemble
        .months(|row| {
            let rows = months.entry((row.of.intervention.to_owned(), row.of.history)).or_default();
            let struggle = of(row.of.intervention, row.of.history);
            let count = struggle.scenario().contender_count();
            let (books, who) = (&struggle.books()[rows.len() / count], rows.len() % count);
            assert_eq!(row.month, struggle.scenario().calendar(books.month));
            assert_eq!(row.contender, struggle.scenario().spec().contenders[who].id);
            assert_eq!(row.real.to_bits(), books.weights.real[who].to_bits());
            assert_eq!(row.public.to_bits(), books.weights.public[who].to_bits());
            rows.push((row.real, row.public));
        })
        .unwrap();
    for (which, struggle) in struggles {
        assert_eq!(months[which].len(), struggle.books().len() * struggle.scenario().contender_count());
    }
    compare_events(ensemble, struggles);
}

fn compare_events(ensemble: &Ensemble, struggles: &BTreeMap<(String, u64), Struggle>) {
    let mut entries: BTreeMap<(String, u64), usize> = BTreeMap::new();
    ensemble
        .events(|row| {
            let which = (row.of.intervention.to_owned(), row.of.history);
            let struggle = &struggles[&which];
            let place = entries.entry(which).or_default();
            let event = &struggle.chronicle()[*place];
            *place += 1;
            assert_eq!((row.event as usize, row.month), (event.id.index(), struggle.scenario().calendar(event.month)));
            // The chronicle file is the oracle for what an entry is called and whom it is about.
            let json = serde_json::to_value(event).unwrap();
            assert_eq!(json["kind"], row.kind);
            let contender = |field: &str| {
                let index = json[field].as_u64()? as usize;
                struggle.scenario().spec().contenders.get(index).map(|contender| contender.id.as_str())
            };
            if json["by"].is_u64() {
                assert_eq!(row.by, contender("by"), "{json}");
            }
            if json["target"].is_u64() {
                assert_eq!(row.target, contender("target"), "{json}");
            }
            if json["passed"].is_boolean() {
                assert_eq!(row.passed, json["passed"].as_bool());
            }
            assert_eq!(row.causes.clone().count(), event.causes.len());
            for (found, cause) in row.causes.zip(&event.causes) {
                assert_eq!(found.part, cause.part as f32);
                match &cause.source {
                    Source::Event(id) => assert_eq!((found.event, found.term), (Some(id.index() as u32), None)),
                    Source::Term(term) => {
                        let json = serde_json::to_value(term).unwrap();
                        let kind = json.as_str().or_else(|| json.as_object()?.keys().next().map(String::as_str));
                        assert_eq!((found.event, found.term), (None, kind));
                    }
                }
            }
        })
        .unwrap();
    for (which, struggle) in struggles {
        assert_eq!(entries[which], struggle.chronicle().len());
    }
}

#[test]
fn what_is_read_is_what_was_played() {
    checked(common::spec(250));
}

#[test]
fn so_it_is_with_draws_of_the_parameters() {
    checked(PlanSpec { draws: common::draws(), ..common::spec(60) });
}

#[test]
fn so_it_is_with_a_larger_case() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ussr-1922");
    let scenario = powervacuum_formats::load_folder(&folder).unwrap().scenario;
    checked(PlanSpec { scenario, arms: vec![Vec::new()], ..common::spec(6) });
}

#[test]
fn tables_that_were_not_asked_for_are_not_there() {
    let plan = Plan::new(PlanSpec { tables: vec![Table::Histories], ..common::spec(10) }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    common::play(&plan, folder.path(), Shard::WHOLE, Resume::No).unwrap();
    assert_eq!(
        common::bytes(folder.path()).keys().collect::<Vec<_>>(),
        ["histories/part-000000.parquet", "manifest.json"]
    );
    let error = Ensemble::open(folder.path()).unwrap().months(|_| {}).unwrap_err();
    assert!(error.to_string().contains("has no table `months`"), "{error}");
}
