//! Odds of a case: `odds CASE COUNT [WHAT-IF | PARAMETER=VALUE]...` plays many histories on all cores and prints, for each
//! contender, how often it comes to lead alone, how often it is first among equals, and for each rung of the ladder
//! how often it falls there and the month of the median fall.
//!
//! `CASE` is a scenario's folder. Nothing random depends on the number of cores.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use powervacuum_engine::{EventKind, KeyedChance, Month, Outcome, QuantalResponse, Scenario, Struggle};

const SEED: u64 = 1;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, changes @ ..] = &arguments[..] else {
        eprintln!("expected `odds CASE COUNT [WHAT-IF | PARAMETER=VALUE]...`");
        return ExitCode::FAILURE;
    };
    match (prepare(folder, changes), count.parse::<u64>()) {
        (Ok(scenario), Ok(count)) if count > 0 => print(&scenario, &play(&scenario, count)),
        (Err(reason), _) => {
            eprintln!("{reason}");
            return ExitCode::FAILURE;
        }
        _ => {
            eprintln!("`{count}` is not a number of histories");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// The case, with other parameters and what-ifs.
fn prepare(folder: &str, changes: &[String]) -> Result<Scenario, String> {
    let loaded = powervacuum_formats::load_folder(Path::new(folder))
        .map_err(|_| format!("`{folder}` is not a sound case: `powervacuum scenario check` says why"))?;
    let mut spec = loaded.scenario.spec().clone();
    let mut what_ifs = Vec::new();
    for change in changes {
        match change.split_once('=') {
            Some((name, value)) => {
                let value = value.parse().map_err(|_| format!("`{value}` is not a number"))?;
                spec.parameters.set(name, value).map_err(|error| error.to_string())?;
            }
            None => what_ifs.push(change.as_str()),
        }
    }
    let scenario = Scenario::new(spec).map_err(|errors| format!("the case is no longer sound: {errors:?}"))?;
    scenario.with(&what_ifs).map_err(|errors| format!("no such what-ifs: {errors:?}"))
}

/// What is counted over many histories.
#[derive(Default)]
struct Tally {
    histories: u64,
    months: usize,
    /// How often each contender, by position, came to lead alone, and how often it was first of several.
    alone: BTreeMap<usize, u64>,
    first: BTreeMap<usize, u64>,
    /// Months of the falls by contender and rung.
    falls: BTreeMap<(usize, usize), Vec<Month>>,
    /// Since when the leader of each history that found one had been ascendant.
    ascents: Vec<Month>,
}

impl Tally {
    fn add(&mut self, struggle: &Struggle) {
        self.histories += 1;
        self.months += struggle.books().len();
        match struggle.outcome() {
            Some(Outcome::Dominance { leader, since }) => {
                *self.alone.entry(leader.index()).or_default() += 1;
                self.ascents.push(since);
            }
            Some(Outcome::Collective { first: Some(first) }) => *self.first.entry(first.index()).or_default() += 1,
            _ => {}
        }
        for event in struggle.chronicle() {
            if let EventKind::StandingLowered { contender, rung, .. } = event.kind {
                self.falls.entry((contender.index(), rung.index())).or_default().push(event.month);
            }
        }
    }

    fn merge(&mut self, other: Tally) {
        self.histories += other.histories;
        self.months += other.months;
        other.alone.into_iter().for_each(|(who, count)| *self.alone.entry(who).or_default() += count);
        other.first.into_iter().for_each(|(who, count)| *self.first.entry(who).or_default() += count);
        other.falls.into_iter().for_each(|(fall, months)| self.falls.entry(fall).or_default().extend(months));
        self.ascents.extend(other.ascents);
    }
}

/// Plays the histories, each core every so many-th.
fn play(scenario: &Scenario, count: u64) -> Tally {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut tally = Tally::default();
    thread::scope(|scope| {
        let share = |core: usize| {
            move || {
                let mut tally = Tally::default();
                for history in (core as u64..count).step_by(cores) {
                    let mut struggle = Struggle::new(scenario);
                    struggle.play(&mut KeyedChance::new(SEED, history), &mut QuantalResponse, None);
                    tally.add(&struggle);
                }
                tally
            }
        };
        let shares: Vec<_> = (0..cores).map(|core| scope.spawn(share(core))).collect();
        for share in shares {
            tally.merge(share.join().expect("a history plays to its end"));
        }
    });
    tally
}

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn print(scenario: &Scenario, tally: &Tally) {
    let part = |count: u64| count as f64 / tally.histories as f64;
    let date = |months: &[Month]| {
        let mut months = months.to_vec();
        months.sort_unstable();
        months.get(months.len() / 2).map_or_else(|| "never".to_owned(), |month| scenario.calendar(*month).to_string())
    };
    println!("{:16}{:>8}{:>8}  falls", "contender", "alone", "first");
    for (who, contender) in scenario.spec().contenders.iter().enumerate() {
        let [alone, first] =
            [&tally.alone, &tally.first].map(|counts| part(counts.get(&who).copied().unwrap_or_default()));
        print!("{:16}{alone:>8.3}{first:>8.3} ", contender.id);
        for (rung, deed) in scenario.spec().ladder.iter().enumerate() {
            if let Some(months) = tally.falls.get(&(who, rung)) {
                print!(" {} {:.2} {};", deed.id, part(months.len() as u64), date(months));
            }
        }
        println!();
    }
    let months = tally.months as f64 / tally.histories as f64;
    let led = part(tally.ascents.len() as u64);
    println!("one leader {led:.3}, since {}; {months:.1} months a history", date(&tally.ascents));
}
