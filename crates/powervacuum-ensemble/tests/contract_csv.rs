//! A table exported as CSV has the columns of the schema and a line for every row, and numbers are read back to the bit.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use powervacuum_ensemble::{Ensemble, Plan, Resume, Shard, Table, columns, export_csv};

#[test]
fn every_table_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::new(common::spec(40)).unwrap();
    let manifest = common::play(&plan, folder.path(), Shard::WHOLE, Resume::No).unwrap();
    let ensemble = Ensemble::open(folder.path()).unwrap();
    for table in Table::ALL {
        let mut text = Vec::new();
        export_csv(&ensemble, table, &mut text).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_slice());
        assert!(reader.headers().unwrap().iter().eq(columns(table).map(|column| column.name)));
        assert_eq!(reader.records().map(Result::unwrap).count() as u64, manifest.rows(table), "{}", table.name());
    }
    let mut text = Vec::new();
    export_csv(&ensemble, Table::Months, &mut text).unwrap();
    let mut rows =
        csv::Reader::from_reader(text.as_slice()).into_records().map(Result::unwrap).collect::<Vec<_>>().into_iter();
    ensemble
        .months(|row| {
            let record = rows.next().unwrap();
            assert_eq!(&record[7], row.month.to_string());
            assert_eq!(record[9].parse::<f64>().unwrap().to_bits(), row.real.to_bits());
            assert_eq!(record[11].parse().ok(), row.seen);
        })
        .unwrap();
    let mut text = Vec::new();
    export_csv(&ensemble, Table::Events, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.lines().any(|line| line.contains("denounced,") && line.contains(':')), "causes are written");
}
