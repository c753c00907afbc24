//! Reading a CSV table whose cells know their places.

use std::ops::Range;

use crate::place::{At, FileId, Place};
use crate::sink::Sink;
use crate::suggest::suggest;

/// The most rows of a table that are read.
const MOST_ROWS: usize = 20_000;

/// A table's columns: those of its kind, and one for each issue where the table has such columns.
pub(crate) struct Columns<'a> {
    pub file: FileId,
    /// Name, and whether it must be there.
    pub fixed: &'static [(&'static str, bool)],
    /// The names of further columns of numbers; none where the table has no such columns.
    pub issues: Option<&'a [String]>,
    /// Whether further issues may exist that could not be read.
    pub issues_open: bool,
}

/// A row under examination.
pub(crate) struct Row<'a> {
    columns: &'a Columns<'a>,
    header: &'a [At<String>],
    cells: Vec<At<String>>,
    place: Place,
    sink: &'a mut Sink,
}

/// Reads every row of a table.
pub(crate) fn read_table<T>(
    text: &str,
    columns: &Columns<'_>,
    sink: &mut Sink,
    read: impl Fn(&mut Row<'_>) -> T,
) -> Vec<T> {
    let mut records = records(text, columns.file, sink).into_iter();
    let Some(header) = records.next() else {
        let names: Vec<&str> = columns.fixed.iter().map(|(name, _)| *name).collect();
        sink.error("empty", Place::start_of(columns.file), format!("`{}` is empty", columns.file.name()))
            .hint(format!("write a first line with the columns: {}", names.join(",")));
        return Vec::new();
    };
    check_header(&header.cells, columns, sink);
    let mut rows = Vec::new();
    for Record { cells, place } in records {
        if cells.len() != header.cells.len() {
            let message = format!("the row has {} cells, the first line {}", cells.len(), header.cells.len());
            sink.error("row", place, message)
                .label(format!("expected {} cells", header.cells.len()))
                .hint("a cell with a comma in it goes between double quotes");
            continue;
        }
        let mut row = Row { columns, header: &header.cells, cells, place, sink };
        rows.push(read(&mut row));
    }
    rows
}

struct Record {
    cells: Vec<At<String>>,
    place: Place,
}

/// The records of a table with their places; blank lines are skipped.
fn records(text: &str, file: FileId, sink: &mut Sink) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut records = Vec::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return records,
            Err(error) => {
                sink.error("syntax", Place::start_of(file), format!("`{}` cannot be read: {error}", file.name()));
                return records;
            }
        }
        if records.len() > MOST_ROWS {
            let message = format!("`{}` has more than {MOST_ROWS} rows, the limit", file.name());
            sink.error("limit", Place::start_of(file), message);
            return records;
        }
        let start = record.position().map_or(0, |position| position.byte() as usize).min(text.len());
        let end = (reader.position().byte() as usize).clamp(start, text.len());
        let Split { ranges, unclosed } = split(text.as_bytes(), start..end);
        if let Some(quote) = unclosed {
            sink.error("syntax", Place::new(file, quote..quote + 1), "the quote that opens here is never closed")
                .hint("close it with another double quote; a quote inside a quoted cell is written twice");
        }
        let whole = ranges.first().map_or(start, |first| first.start)..ranges.last().map_or(end, |last| last.end);
        let cell = |(index, cell): (usize, &str)| {
            let range = ranges.get(index).cloned().unwrap_or(whole.clone());
            At { value: Some(cell.trim().to_owned()), place: Place::new(file, range) }
        };
        let cells: Vec<_> = record.iter().enumerate().map(cell).collect();
        for cell in cells.iter().filter(|cell| cell.text().contains(|c: char| c.is_control() && c != '\n' && c != '\r'))
        {
            sink.error("syntax", cell.place, "the cell contains a control character");
        }
        records.push(Record { cells, place: Place::new(file, whole) });
    }
}

struct Split {
    ranges: Vec<Range<usize>>,
    unclosed: Option<usize>,
}

/// The ranges of the cells of one record.
fn split(text: &[u8], range: Range<usize>) -> Split {
    let mut at = range.start;
    while at < range.end && (text[at] == b'\n' || text[at] == b'\r') {
        at += 1;
    }
    let mut ranges = Vec::new();
    let mut cell = at;
    let mut quote = None;
    while at < range.end {
        match (text[at], quote) {
            (b'"', None) if at == cell => quote = Some(at),
            (b'"', Some(_)) if text.get(at + 1) == Some(&b'"') => at += 1,
            (b'"', Some(_)) => quote = None,
            (b',', None) => {
                ranges.push(cell..at);
                cell = at + 1;
            }
            (b'\n' | b'\r', None) => break,
            _ => {}
        }
        at += 1;
    }
    ranges.push(cell.min(range.end)..at.min(range.end));
    Split { ranges, unclosed: quote }
}

fn check_header(header: &[At<String>], columns: &Columns<'_>, sink: &mut Sink) {
    let issues = columns.issues.unwrap_or_default();
    let known = || columns.fixed.iter().map(|(name, _)| *name).chain(issues.iter().map(String::as_str));
    for (index, column) in header.iter().enumerate() {
        let name = column.text();
        if header[..index].iter().any(|earlier| earlier.text() == name) {
            sink.error("duplicate", column.place, format!("the column `{name}` is there twice"));
        } else if !(known().any(|known| known == name) || columns.issues_open && columns.issues.is_some()) {
            let report = sink.error("unknown-column", column.place, format!("unknown column `{name}`"));
            match suggest(name, known()) {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None => report.hint(format!("the columns are {}", known().collect::<Vec<_>>().join(", "))),
            };
        }
    }
    for (name, _) in columns.fixed.iter().filter(|(_, required)| *required) {
        if !header.iter().any(|column| column.text() == *name) {
            let end = header.last().map_or(0, |column| column.place.end);
            let place = Place { file: columns.file, start: 0, end };
            sink.error("missing-column", place, format!("the column `{name}` is missing"))
                .hint(format!("add `{name}` to the first line"));
        }
    }
}

impl Row<'_> {
    pub fn place(&self) -> Place {
        self.place
    }

    /// The cell of a column: none where there is no such column.
    fn cell(&self, column: &str) -> Option<&At<String>> {
        self.cells.get(self.header.iter().position(|name| name.text() == column)?)
    }

    /// The numbers in the columns named after issues; empty cells are left out.
    pub fn issues(&mut self) -> Vec<(At<String>, At<f64>)> {
        let Some(issues) = self.columns.issues else { return Vec::new() };
        let mut numbers = Vec::new();
        for (name, cell) in self.header.iter().zip(&self.cells) {
            if !cell.text().is_empty() && issues.iter().any(|issue| issue == name.text()) {
                numbers.push((name.clone(), parse(cell, name.text(), self.sink)));
            }
        }
        numbers
    }
}

/// What a column holds.
pub(crate) trait Cell: Sized {
    /// Whether the column must be there and filled.
    const REQUIRED: bool;

    fn read(row: &mut Row<'_>, column: &'static str) -> Self;
}

impl<T: FromCell> Cell for At<T> {
    const REQUIRED: bool = true;

    fn read(row: &mut Row<'_>, column: &'static str) -> Self {
        match row.cell(column).cloned() {
            None => At { value: None, place: row.place },
            Some(cell) if cell.text().is_empty() => {
                row.sink
                    .error("missing", cell.place, format!("`{column}` is empty"))
                    .label(format!("expected {}", T::EXPECTED));
                At { value: None, place: cell.place }
            }
            Some(cell) => parse(&cell, column, row.sink),
        }
    }
}

impl<T: FromCell> Cell for Option<At<T>> {
    const REQUIRED: bool = false;

    fn read(row: &mut Row<'_>, column: &'static str) -> Self {
        let cell = row.cell(column).filter(|cell| !cell.text().is_empty()).cloned()?;
        Some(parse(&cell, column, row.sink))
    }
}

/// What a cell's text can stand for.
pub(crate) trait FromCell: Sized {
    const EXPECTED: &'static str;

    fn from_cell(text: &str) -> Option<Self>;
}

impl FromCell for String {
    const EXPECTED: &'static str = "a text";

    fn from_cell(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl FromCell for f64 {
    const EXPECTED: &'static str = "a number";

    fn from_cell(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

impl FromCell for i64 {
    const EXPECTED: &'static str = "a whole number";

    fn from_cell(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromCell for bool {
    const EXPECTED: &'static str = "yes or no";

    fn from_cell(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

fn parse<T: FromCell>(cell: &At<String>, column: &str, sink: &mut Sink) -> At<T> {
    let value = T::from_cell(cell.text());
    if value.is_none() {
        let message = format!("`{column}` is `{}`, expected {}", shorten(cell.text()), T::EXPECTED);
        sink.error("type", cell.place, message).label(format!("expected {}", T::EXPECTED));
    }
    At { value, place: cell.place }
}

/// A text that is short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
