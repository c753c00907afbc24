"""The tables of an ensemble as pyarrow reads them: rows and types are those that the book promises, the tables fit together,
and odds counted from them are those that the program prints.

`pandas.read_parquet` and others read the same files; pyarrow is the reader that knows the format without us.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("POWERVACUUM", str(ROOT / "target" / "debug" / "powervacuum"))
BOOK = ROOT / "docs" / "book" / "src" / "ensembles.md"

# Two parts, so that a table is more than one file.
HISTORIES = 1100
ARMS = ["baseline", "true-weights"]
WHICH = ["intervention", "history"]

TEXT = pa.dictionary(pa.int32(), pa.string())
CAUSE = pa.struct(
    [pa.field("event", pa.uint32()), pa.field("term", TEXT), pa.field("part", pa.float32(), nullable=False)]
)
KINDS = {
    "text": TEXT,
    "whole number, 64 bits": pa.uint64(),
    "whole number, 32 bits": pa.uint32(),
    "whole number, 16 bits": pa.uint16(),
    "date": pa.date32(),
    "number, 64 bits": pa.float64(),
    "true or false": pa.bool_(),
    "list of causes": pa.list_(pa.field("element", CAUSE, nullable=False)),
}


def powervacuum(*arguments):
    """What the program prints; its message if it fails."""
    run = subprocess.run([PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def asked(verb, *further):
    return powervacuum(verb, "three-heirs", "--histories", str(HISTORIES), "--what-if", "true-weights", *further)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ensembles") / "heirs"
    asked("ensemble", "--tables", "falls,months,events", "--out", str(folder))
    return {name: pq.read_table(folder / name) for name in ["histories", "falls", "months", "events"]}


def promised(table):
    """The columns that the book lists for a table: name, type, whether it may be empty."""
    sections = re.split(r"^##+ ", BOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    columns = []
    for heading in ["Tables\n", f"`{table}`\n"]:
        (section,) = (section for section in sections if section.startswith(heading))
        columns += re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, flags=re.MULTILINE)
    empty = ", may be empty"
    return [(name, KINDS[kind.removesuffix(empty)], kind.endswith(empty)) for name, kind in columns]


def plain(table):
    """A table whose texts are texts: pyarrow joins no dictionaries."""
    for at, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(pa.string()))
    return table


def count(table, by, name="rows"):
    """How many rows there are of each kind."""
    counted = plain(table.select(by)).group_by(by).aggregate([([], "count_all")])
    return counted.rename_columns([*by, name])


def row_counts(counted, name="rows"):
    return {tuple(row[key] for key in row if key != name): row[name] for row in counted.to_pylist()}


@pytest.mark.parametrize("table", ["histories", "falls", "months", "events"])
def test_columns_are_those_of_the_book(tables, table):
    found = [(field.name, field.type, field.nullable) for field in tables[table].schema]
    assert found == promised(table)
    for name, _, may_be_empty in found:
        assert may_be_empty or tables[table].column(name).null_count == 0


def test_every_history_has_its_rows(tables):
    histories = plain(tables["histories"])
    expected = [(arm, history) for arm in ARMS for history in range(HISTORIES)]
    found = zip(histories["intervention"].to_pylist(), histories["history"].to_pylist())
    assert sorted(found) == sorted(expected)

    played = histories.select([*WHICH, "months_played"])
    rows = played.join(count(tables["months"], WHICH), WHICH)
    contenders = len(pc.unique(plain(tables["months"])["contender"]))
    assert contenders == 3
    assert rows["rows"].to_pylist() == [contenders * months for months in rows["months_played"].to_pylist()]

    closed = tables["events"].filter(pc.equal(plain(tables["events"])["kind"], "month_closed"))
    rows = played.join(count(closed, WHICH), WHICH)
    assert rows["rows"].to_pylist() == rows["months_played"].to_pylist()

    # Entries are numbered from 0 in each history.
    numbered = plain(tables["events"].select([*WHICH, "event"])).group_by(WHICH)
    for row in numbered.aggregate([("event", "max"), ("event", "min"), ("event", "count_distinct")]).to_pylist():
        assert (row["event_min"], row["event_max"] + 1) == (0, row["event_count_distinct"])


def test_falls_are_the_first_of_their_entries(tables):
    events = plain(tables["events"].drop_columns("causes"))
    lowered = events.filter(pc.equal(events["kind"], "standing_lowered"))
    lowered = lowered.group_by([*WHICH, "target", "detail"]).aggregate([("month", "min")])
    falls = plain(tables["falls"]).select([*WHICH, "contender", "rung", "month"])
    keys = {"keys": [*WHICH, "contender", "rung"], "right_keys": [*WHICH, "target", "detail"]}
    joined = falls.join(lowered, **keys, join_type="full outer")
    assert joined.num_rows == falls.num_rows > 0
    assert joined["month"].to_pylist() == joined["month_min"].to_pylist()

    # Nobody falls after the end.
    ends = plain(tables["histories"]).select([*WHICH, "end"])
    joined = falls.join(ends, WHICH)
    assert pc.all(pc.less_equal(joined["month"], joined["end"])).as_py()


def test_a_cause_is_an_earlier_entry_or_a_term(tables):
    events = tables["events"]
    causes = pc.list_flatten(events["causes"]).combine_chunks()
    of = pc.take(events["event"], pc.list_parent_indices(events["causes"]).combine_chunks())
    event, term, part = (causes.field(name) for name in ["event", "term", "part"])
    assert len(event) > events.num_rows
    assert pc.all(pc.xor(event.is_null(), term.is_null())).as_py()
    assert pc.all(pc.less(event, of)).as_py()
    assert pc.all(pc.less_equal(pc.abs(part), 1)).as_py()


def test_odds_are_those_that_the_program_prints(tables):
    leaders = row_counts(count(tables["histories"], ["intervention", "leader"]))
    firsts = row_counts(count(tables["histories"], ["intervention", "first"]))
    assert any(leader for _, leader in leaders), "nobody wins, and nothing is compared"

    for arm in json.loads(asked("ensemble", "--format", "json"))["arms"]:
        which = arm["intervention"]
        assert arm["histories"] == HISTORIES
        assert arm["collective"] == leaders.get((which, None), 0)
        for leader in arm["leaders"]:
            assert leader["histories"] == leaders.get((which, leader["contender"]), 0)

    comparison = json.loads(asked("compare", "--format", "json"))
    assert comparison["played"] == HISTORIES
    assert [arm["id"] for arm in comparison["arms"]] == ARMS
    for arm in comparison["arms"]:
        for outcome in arm["outcomes"]:
            histories = leaders.get((arm["id"], outcome["contender"]), 0)
            assert outcome["histories"] == histories
            assert outcome["share"]["value"] == pytest.approx(histories / HISTORIES, rel=1e-12)
            if outcome["contender"] is not None:
                assert outcome["first"] == firsts.get((arm["id"], outcome["contender"]), 0)
