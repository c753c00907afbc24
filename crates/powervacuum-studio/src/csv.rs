//! Results as tables of plain text.

use powervacuum::lab::{AttributionDocument, Comparison, Dates, Difference, Estimate, Reading, Scoreboard};

use crate::work::Found;

/// The table of a result; its first line names the columns.
pub fn table(found: &Found) -> String {
    match found {
        Found::Comparison(found) => comparison(found),
        Found::Attribution(found) => attribution(found),
        Found::Scoreboard(found) => scoreboard(found),
    }
}

fn comparison(found: &Comparison) -> String {
    let mut text = line(&[
        "arm",
        "what",
        "contender",
        "rung",
        "histories",
        "of",
        "share",
        "low",
        "high",
        "difference",
        "difference_low",
        "difference_high",
        "median_month",
    ]);
    let of = found.played.to_string();
    for arm in &found.arms {
        for outcome in &arm.outcomes {
            let contender = outcome.contender.as_deref().unwrap_or("nobody");
            let mut row = words(&[&arm.id, "dominates", contender, ""]);
            row.extend([outcome.histories.to_string(), of.clone()]);
            row.extend(estimate(&outcome.share));
            row.extend(difference(outcome.difference.as_ref()));
            row.push(String::new());
            text += &line(&row);
        }
        for fall in &arm.falls {
            let Dates { histories, share, difference: change, median, .. } = &fall.dates;
            let mut row = words(&[&arm.id, "falls", &fall.contender, &fall.rung]);
            row.extend([histories.to_string(), of.clone()]);
            row.extend(estimate(share));
            row.extend(difference(change.as_ref()));
            row.push(median.map_or(String::new(), |month| month.to_string()));
            text += &line(&row);
        }
    }
    text
}

fn attribution(found: &AttributionDocument) -> String {
    let mut text = line(&["cause", "name", "without", "contribution", "low", "high", "standard_error"]);
    for cause in &found.causes {
        let mut row = words(&[&cause.id, &cause.name, &cause.without.join("+")]);
        row.extend(estimate(&cause.contribution));
        row.push(cause.standard_error.to_string());
        text += &line(&row);
    }
    text
}

fn scoreboard(found: &Scoreboard) -> String {
    let mut text = line(&[
        "pattern",
        "group",
        "name",
        "record",
        "record_least",
        "record_most",
        "median",
        "low80",
        "high80",
        "mean",
        "score",
        "score_no_change",
        "score_random_coalitions",
        "inside",
        "verdict",
    ]);
    for pattern in &found.patterns {
        let mut row = words(&[&pattern.id, &pattern.group, &pattern.name]);
        row.push(reading(pattern.record));
        row.extend(pattern.record_range.map(reading));
        row.push(reading(pattern.median));
        row.extend(pattern.interval80.map(reading));
        row.push(pattern.mean.map_or(String::new(), |mean| mean.to_string()));
        row.push(pattern.score.to_string());
        row.extend([pattern.baselines.no_change, pattern.baselines.random_coalitions].map(|score| score.to_string()));
        row.extend([pattern.inside.to_string(), pattern.verdict.clone()]);
        text += &line(&row);
    }
    text
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn estimate(estimate: &Estimate) -> [String; 3] {
    [estimate.value, estimate.low, estimate.high].map(|number| number.to_string())
}

fn difference(difference: Option<&Difference>) -> [String; 3] {
    difference.map_or_else(Default::default, |found| estimate(&found.estimate))
}

fn reading(reading: Reading) -> String {
    match reading {
        Reading::Month(month) => month.to_string(),
        Reading::Number(number) => number.to_string(),
        Reading::Never => "never".to_owned(),
    }
}

/// A line of cells, quoted where they need it.
fn line(cells: &[impl AsRef<str>]) -> String {
    let quoted = |cell: &str| match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    };
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    cells.join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_commas_and_quotes_are_quoted() {
        assert_eq!(line(&["a", "b, c", "say \"d\""]), "a,\"b, c\",\"say \"\"d\"\"\"\n");
    }
}
