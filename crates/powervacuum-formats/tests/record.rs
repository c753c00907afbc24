//! Promises about the record that a case is scored against: what its tables say is read to the bit, and what is wrong in them
//! is placed, once.
//!
//! Caught so far: one contender named twice as an alliance of two, an unknown parameter reported twice, a number that cannot be
//! read reported as out of order too.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use powervacuum_engine::{ConstituencyId, ContenderId, Contenders, DocumentId, IssueId, Month};
use powervacuum_formats::{
    Confidence, Files, Measure, Pattern, PriorShape, Quantity, Style, load_files, load_folder, render,
};
use three_heirs::{FALLS, PATTERNS, PRIORS, three_heirs, with_record};

fn who(index: usize) -> ContenderId {
    ContenderId::from_index(index).unwrap()
}

fn set(indices: &[usize]) -> Contenders {
    indices.iter().fold(Contenders::NONE, |set, &index| set.with(who(index)))
}

#[test]
fn falls_are_read() {
    let falls = load_files(&with_record()).unwrap().falls;
    let read: Vec<_> =
        falls.iter().map(|f| (f.contender.as_str(), f.rung.as_str(), f.month.to_string(), f.main)).collect();
    let row = |contender, rung, month: &str, main| (contender, rung, month.to_owned(), main);
    assert_eq!(
        read,
        [
            row("ada", "censured", "2000-04", true),
            row("ben", "stripped", "2000-07", false),
            row("ben", "stripped", "2000-09", false),
            row("cleo", "dismissed", "2001-03", false),
        ]
    );
    assert_eq!((falls[1].confidence, falls[1].note.as_deref()), (Some(Confidence::Contested), Some("by one source")));
    assert_eq!((falls[0].sources.clone(), falls[3].sources.len()), (vec!["invented".to_owned()], 0));
    // The column `main` may be left out.
    let mut files = with_record();
    files.insert("record/falls.csv", "contender,rung,month\nada,censured,2000-04\n");
    assert!(!load_files(&files).unwrap().falls[0].main);
}

/// Every measure, with its references, months and numbers; written out beside the table.
#[test]
fn patterns_are_read_to_the_bit() {
    let place = ConstituencyId::from_index(0).unwrap();
    let (issue, letter) = (IssueId::from_index(0).unwrap(), DocumentId::from_index(0).unwrap());
    let (ada, ben, cleo) = (who(0), who(1), who(2));
    let expected = [
        ("allies", Measure::Together(set(&[1, 2])), 0, 5, [1.0, 1.0, 1.0]),
        ("all-three", Measure::Together(set(&[0, 1, 2])), 1, 5, [0.0, 0.0, 0.25]),
        ("alliance-lasts", Measure::Longest(set(&[1, 2])), 0, 11, [5.0, 7.0, 9.0]),
        ("works-follow", Measure::Follows { contender: ben, constituency: place }, 5, 11, [1.0, 1.0, 1.0]),
        ("size", Measure::Members, 11, 11, [990.5, 1000.0, 1040.25]),
        ("votes", Measure::Delegates(set(&[0, 2])), 5, 5, [0.05, 0.1, 0.3]),
        ("stays", Measure::Platform { contender: cleo, issue }, 11, 11, [-0.5, -0.4, -0.3]),
        ("turns", Measure::Move { contender: ben, issue }, 0, 11, [-0.1, 0.3, 0.5]),
        ("first", Measure::Leads(ben), 9, 11, [1.0, 1.0, 1.0]),
        ("hidden", Measure::Underestimated(ben), 0, 5, [1.0, 1.0, 1.0]),
        ("favourite", Measure::SeemsFirst(ada), 0, 2, [1.0, 1.0, 1.0]),
        ("heir", Measure::Legacy(ada), 0, 11, [0.4, 0.5, 0.8]),
        ("rules", Measure::Dominates(ben), 0, 11, [1.0, 1.0, 1.0]),
        ("no-drive", Measure::Drive, 0, 11, [0.0, 0.0, 0.0]),
        ("silence", Measure::Published(letter), 0, 11, [0.0, 0.0, 0.0]),
    ];
    let loaded = load_files(&with_record()).unwrap();
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    assert_eq!(loaded.patterns.len(), expected.len());
    for (found, (id, measure, from, until, [low, value, high])) in loaded.patterns.iter().zip(expected) {
        assert_eq!((found.id.as_str(), found.measure), (id, measure));
        assert_eq!((found.from, found.until), (Month(from), Month(until)), "{id}");
        assert_eq!(
            [found.low, found.value, found.high].map(f64::to_bits),
            [low, value, high].map(f64::to_bits),
            "{id}"
        );
    }
    let Pattern { group, sources, confidence, note, .. } = &loaded.patterns[2];
    assert_eq!(
        (group.as_str(), sources.as_slice(), *confidence),
        ("durations", &["invented".to_owned()][..], Some(Confidence::Low))
    );
    assert_eq!(note.as_deref(), Some("months"));
}

#[test]
fn every_measure_is_read_under_its_name_and_says_what_it_gives() {
    let patterns = load_files(&with_record()).unwrap().patterns;
    for name in Measure::NAMES {
        assert!(patterns.iter().any(|pattern| pattern.measure.name() == name), "{name}");
    }
    for Pattern { measure, .. } in patterns {
        let (least, most) = measure.range();
        assert!(least < most);
        if measure.quantity() != Quantity::Number {
            assert_eq!(((least, most), measure.unit()), ((0.0, 1.0), "shares"));
        }
    }
}

#[test]
fn priors_are_read_to_the_bit() {
    let priors = load_files(&with_record()).unwrap().priors;
    let read: Vec<_> =
        priors.iter().map(|prior| (prior.parameter.as_str(), prior.shape, prior.low, prior.high)).collect();
    assert_eq!(
        read,
        [("insight", PriorShape::Uniform, 0.0, 0.75), ("trust_growth", PriorShape::LogUniform, 0.003, 0.05)]
    );
    assert_eq!(priors[1].note.as_deref(), Some("a remark"));
}

/// A row of a table, or the table's whole text, and what is said about it at which line.
const WRONG: &[(&str, &str, u32, &str)] = &[
    ("falls", "adda,censured,2000-04,,,,", 6, "names the contender `adda`, which does not exist"),
    ("falls", "ada,censurd,2000-04,,,,", 6, "names the rung `censurd`, which does not exist"),
    ("falls", "ada,stripped,April,,,,", 6, "`month` is `April`, expected a month"),
    ("falls", "ada,stripped,2000-04,perhaps,,,", 6, "`main` is `perhaps`"),
    ("falls", "ada,stripped,2000-04,,nowhere,,", 6, "the source `nowhere` is not in sources.csv"),
    ("falls", "ada,stripped,2000-04,,,certain,", 6, "`confidence` cannot be `certain`"),
    ("falls", "ada,censured,2000-04,,,,", 6, "`ada` is `censured` in 2000-04 twice"),
    ("patterns", "x,g,togther,ada; ben,,2000-01,,1,,,,,", 17, "`measure` cannot be `togther`"),
    ("patterns", "x,g,together,ada,,2000-01,,1,,,,,", 17, "the measure `together` does not fit what `of` says"),
    ("patterns", "x,g,together,ada; ada,,2000-01,,1,,,,,", 17, "the measure `together` does not fit what `of` says"),
    ("patterns", "x,g,longest,,,2000-01,,1,,,,,", 17, "the measure `longest` does not fit what `of` says"),
    ("patterns", "x,g,delegates,,,2000-01,,1,,,,,", 17, "the measure `delegates` does not fit what `of` says"),
    ("patterns", "x,g,leads,ada; ben,,2000-01,,1,,,,,", 17, "the measure `leads` does not fit what `of` says"),
    ("patterns", "x,g,seems-first,,,2000-01,,1,,,,,", 17, "the measure `seems-first` does not fit what `of` says"),
    (
        "patterns",
        "x,g,underestimated,,,2000-01,,1,,,,,",
        17,
        "the measure `underestimated` does not fit what `of` says",
    ),
    ("patterns", "x,g,dominates,ada; ben,,2000-01,,1,,,,,", 17, "the measure `dominates` does not fit what `of` says"),
    ("patterns", "x,g,legacy,,,2000-01,,1,,,,,", 17, "the measure `legacy` does not fit what `of` says"),
    ("patterns", "x,g,members,ada,,2000-01,,1,,,,,", 17, "the measure `members` does not fit what `of` says"),
    ("patterns", "x,g,drive,ada,,2000-01,,1,,,,,", 17, "the measure `drive` does not fit what `of` says"),
    ("patterns", "x,g,published,ada,letter,2000-01,,1,,,,,", 17, "the measure `published` does not fit what `of` says"),
    ("patterns", "x,g,leads,ada,works,2000-01,,1,,,,,", 17, "the measure `leads` does not fit what `about` says"),
    ("patterns", "x,g,members,,works,2000-01,,1,,,,,", 17, "the measure `members` does not fit what `about` says"),
    ("patterns", "x,g,follows,ada,,2000-01,,1,,,,,", 17, "the measure `follows` does not fit what `about` says"),
    ("patterns", "x,g,platform,ada,,2000-01,,1,,,,,", 17, "the measure `platform` does not fit what `about` says"),
    ("patterns", "x,g,published,,,2000-01,,1,,,,,", 17, "the measure `published` does not fit what `about` says"),
    ("patterns", "x,g,leads,adda,,2000-01,,1,,,,,", 17, "names the contender `adda`, which does not exist"),
    (
        "patterns",
        "x,g,follows,ada,expansion,2000-01,,1,,,,,",
        17,
        "names the constituency `expansion`, which does not exist",
    ),
    ("patterns", "x,g,platform,ada,works,2000-01,,1,,,,,", 17, "names the issue `works`, which does not exist"),
    ("patterns", "x,g,published,,leter,2000-01,,1,,,,,", 17, "names the document `leter`, which does not exist"),
    ("patterns", "x,g,leads,ada,,1999-12,,1,,,,,", 17, "`from` is 1999-12, outside the struggle"),
    ("patterns", "x,g,leads,ada,,2000-01,2001-01,1,,,,,", 17, "`until` is 2001-01, outside the struggle"),
    ("patterns", "x,g,leads,ada,,2000-05,2000-04,1,,,,,", 17, "`until` lies before `from`"),
    ("patterns", "x,g,leads,ada,,soon,,1,,,,,", 17, "`from` is `soon`, expected a month"),
    ("patterns", "x,g,move,ada,expansion,2000-05,,0.5,,,,,", 17, "a move needs a month in which it begins"),
    ("patterns", "x,g,leads,ada,,2000-01,,1.5,,,,,", 17, "`value` is 1.5, expected a number from 0 to 1"),
    ("patterns", "x,g,leads,ada,,2000-01,,much,,,,,", 17, "`value` is `much`, expected a number"),
    ("patterns", "x,g,leads,ada,,2000-01,,0.5,-1,,,,", 17, "`low` is -1, expected a number from 0 to 1"),
    ("patterns", "x,g,leads,ada,,2000-01,,0.5,0.6,,,,", 17, "`low`, `value` and `high` are 0.6, 0.5 and 0.5"),
    ("patterns", "x,g,leads,ada,,2000-01,,0.5,,0.4,,,", 17, "`low`, `value` and `high` are 0.5, 0.5 and 0.4"),
    ("patterns", "first,g,leads,ada,,2000-01,,1,,,,,", 17, "there are two patterns with the id `first`"),
    ("patterns", "An Id,g,leads,ada,,2000-01,,1,,,,,", 17, "`pattern` is `An Id`, expected a short name"),
    ("patterns", "x,A Group,leads,ada,,2000-01,,1,,,,,", 17, "`group` is `A Group`, expected a short name"),
    ("patterns", "x,g,leads,ada,,2000-01,,1,,,nowhere,,", 17, "the source `nowhere` is not in sources.csv"),
    ("priors", "insigt,uniform,0,1,", 4, "there is no parameter `insigt`"),
    ("priors", "majority,normal,0.5,0.9,", 4, "`distribution` cannot be `normal`"),
    ("priors", "majority,uniform,0.4,0.9,", 4, "`majority` is 0.4, expected a number from 0.5"),
    ("priors", "majority,uniform,0.5,1.5,", 4, "`majority` is 1.5, expected a number from 0.5"),
    ("priors", "majority,uniform,0.9,0.6,", 4, "the prior of `majority` goes from 0.9 to 0.6"),
    ("priors", "majority,uniform,0.6,0.6,", 4, "the prior of `majority` goes from 0.6 to 0.6"),
    ("priors", "support_ideas,log-uniform,0,1,", 4, "a log-uniform prior of `support_ideas` cannot begin at 0"),
    ("priors", "insight,uniform,0,1,", 4, "there are two priors of `insight`"),
    ("priors", "majority,uniform,half,0.9,", 4, "`low` is `half`, expected a number"),
    ("priors", "majority,uniform,0.6,", 4, "the row has 4 cells, the first line 5"),
];

#[test]
fn what_is_wrong_is_placed_and_said_once() {
    let mut missed = Vec::new();
    for &(table, row, line, said) in WRONG {
        let name = format!("record/{table}.csv");
        let mut files = with_record();
        let text = [files.get(&name).unwrap(), row.as_bytes(), b"\n"].concat();
        files.insert(name.as_str(), text);
        let problems = load_files(&files).expect_err(row);
        let drawn = problems.render(Style { width: 120, colour: false });
        let errors: Vec<_> = problems.diagnostics().iter().map(|problem| problem.message.as_str()).collect();
        let is_placed = drawn.contains(&format!("{name}:{line}:"));
        if errors.len() != 1 || !errors[0].contains(said) || !is_placed {
            missed.push(format!("{row}: {drawn}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn warnings(files: &Files) -> String {
    render(&load_files(files).unwrap().warnings, Style { width: 120, colour: false })
}

#[test]
fn groups_of_different_units_and_strangers_are_warned_of() {
    let with = |row: &str| {
        let mut files = with_record();
        files.insert("record/patterns.csv", format!("{PATTERNS}{row}\n"));
        warnings(&files)
    };
    let mixed = with("x,members,leads,ada,,2000-01,,1,,,,,");
    assert!(mixed.contains("the group `members` mixes members with shares"), "{mixed}");
    assert!(with("x,falls,leads,ada,,2000-01,,1,,,,,").contains("the group `falls` mixes months of falls with shares"));
    assert_eq!(with("x,leaders,leads,ada,,2000-01,,1,,,,,"), "");
    let mut files = with_record();
    files.insert("record/pattern.csv", "");
    files.insert("record.csv", "");
    let strange = warnings(&files);
    assert!(strange.contains("`record/pattern.csv` is not a file of a case and is not read"), "{strange}");
    assert!(strange.contains("did you mean `record/patterns.csv`?"), "{strange}");
    assert!(strange.contains("did you mean `record/falls.csv`?"), "{strange}");
}

#[test]
fn a_record_is_written_into_its_folder_and_read_back() {
    let at = std::env::temp_dir().join(format!("powervacuum-record-{}", std::process::id()));
    let files = with_record();
    files.write_to(&at).unwrap();
    std::fs::write(at.join("record").join("x.csv"), "a\n").unwrap();
    std::fs::write(at.join("record").join("notes.txt"), "not ours").unwrap();
    let read = load_folder(&at);
    let again = files.write_to(&at);
    std::fs::remove_dir_all(&at).unwrap();
    let (read, kept) = (read.unwrap(), load_files(&files).unwrap());
    assert_eq!((read.fingerprint, &read.patterns, &read.priors), (kept.fingerprint, &kept.patterns, &kept.priors));
    assert_eq!(read.falls, kept.falls);
    let said: Vec<&str> = read.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(said, ["`record/x.csv` is not a file of a case and is not read"]);
    assert!(again.is_err(), "nothing is overwritten");
}

/// The record is part of what a case is called, its table of draws is not.
#[test]
fn every_table_of_the_record_changes_the_fingerprint() {
    let mut prints = vec![three_heirs().fingerprint(), with_record().fingerprint()];
    for (name, text) in [("falls", FALLS), ("patterns", PATTERNS), ("priors", PRIORS)] {
        let mut files = with_record();
        files.insert(format!("record/{name}.csv"), text.replacen("low", "low ", 1).replacen("ada", "cleo", 1));
        prints.push(files.fingerprint());
    }
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), 5);
}
