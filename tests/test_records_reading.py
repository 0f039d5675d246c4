"""Rows of hostile and damaged files."""

from pathlib import Path

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.records.columns import Columns
from costmodel.records.reading import Layout, Table, read_table

HEAD = "Start Time,Duration\n"
GOOD = "2026-01-01 10:00,5\n"


def table(folder: Path, data: bytes | str, layout: Layout | None = None) -> Table:
    path = folder / "calls.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, Columns(), layout or Layout())


def problem(folder: Path, data: bytes | str, layout: Layout | None = None) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        table(folder, data, layout)
    (found,) = caught.value.problems
    assert found.help
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_layouts_are_found_out(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    text = (HEAD + GOOD * 3).replace(",", delimiter).replace("\n", end)
    found = table(tmp_path, text.encode(encoding))
    assert found.texts["Duration"].tolist() == ["5"] * 3
    assert found.line.tolist() == [2, 3, 4]
    assert (found.read, found.findings) == (3, ())


def test_an_encoding_may_be_said(tmp_path: Path) -> None:
    data = "Start Time,Channel\n2026-01-01 10:00,Café\n".encode("cp1252")
    assert table(tmp_path, data, Layout(encoding="cp1252")).texts["Channel"].tolist() == ["Café"]
    found = problem(tmp_path, data)
    assert found.span is not None
    assert (found.code, found.span.line) == ("not-utf-8", 2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "empty-file"),
        ("\n\n", "empty-file"),
        (HEAD, "empty-file"),
        ("a\n1\n", "records-columns"),
        (GOOD, "records-columns"),
        (b"PK\x03\x04\0\0\0", "binary-file"),
        ((HEAD + GOOD).encode("utf-16-le"), "binary-file"),
        (HEAD + '"' + GOOD * 10_000, "records-csv"),
        (HEAD + '"' + GOOD * 10, "empty-file"),
    ],
)
def test_files_that_are_no_records(tmp_path: Path, data: bytes | str, code: str) -> None:
    assert problem(tmp_path, data).code == code


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text(HEAD)
    for path, code in ((tmp_path / "call.csv", "missing-file"), (tmp_path, "not-a-file")):
        with pytest.raises(AssumptionsError) as caught:
            read_table(path, Columns(), Layout(encoding="utf-8"))
        (found,) = caught.value.problems
        assert found.code == code
    assert "calls.csv" in caught.value.problems[0].help or "CSV" in found.help


def test_odd_rows_are_counted_by_reason_with_their_lines(tmp_path: Path) -> None:
    notes = "Start Time,Duration,Note\n"
    rows = [
        "2026-01-01 10:00,5,fine",  # line 2
        "2026-01-01 10:00",
        "",
        '2026-01-01 10:00,5,"two\nlines, of a note"',  # lines 5 and 6: not a used column
        "2026-01-01 10:00,5,a,b",
        "2026-01-01 10:00,5,a,,",  # nothing in the cells too many
        "2026-01-01 10:00,5",  # the note is left out
        "2026-01-01 10:00",
        '"2026-01-01 10:00,5,x\n2026-01-01 10:00,5,x',  # lines 11 and 12
    ]
    found = table(tmp_path, notes + "\n".join(rows))
    assert found.line.tolist() == [2, 5, 8, 9]
    assert [(each.what.split(":")[0], each.rows, each.line) for each in found.findings] == [
        ("fewer cells than the first line has", 2, 3),
        ("more cells than the first line has", 1, 7),
        ("text over several lines", 2, 11),
    ]
    assert found.read == 4 + 5


def test_lines_are_right_beyond_the_first_batch(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + GOOD * 5_000 + "x\n" + GOOD * 5_000)
    assert [(each.rows, each.line) for each in found.findings] == [(1, 5_002)]
    assert found.line.iloc[-1] == 10_002
    assert found.line.is_unique
