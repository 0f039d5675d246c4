"""The sheet that says what a book was made of, as another program reads it."""

from hashlib import sha256
from pathlib import Path

import openpyxl

from costmodel.version import __version__
from tests.edited_books import book_of, write_files

FIRST = 7  # row of the table


def test_files_formulas_and_inputs(tmp_path: Path) -> None:
    folder = write_files(tmp_path)
    book = openpyxl.load_workbook(book_of(folder, "own", "bought", overrides=("horizon=4 months",)))
    found = [row[:4] for row in book["Manifest"].iter_rows(min_row=FIRST, values_only=True)]
    assert ("costmodel", None, __version__, None) in [tuple(x or None for x in r) for r in found]
    files = [row[1:] for row in found if row[0] == "file"]
    assert files == [
        (scope, name, sha256((folder / name).read_bytes()).hexdigest())
        for scope, own in (("own", "own.yaml"), ("bought", "bought.yaml"))
        for name in (own, "base.yaml")
    ]
    assert [row[1:3] for row in found if row[0] == "set"] == [
        ("own", "horizon=4 months"),
        ("bought", "horizon=4 months"),
    ]
    inputs = {row[1]: row[2] for row in found if row[0] == "input"}
    for name, value in inputs.items():
        sheet, cell = str(book.defined_names[str(name)].value).split("!")
        assert book[sheet.strip("'")][cell.replace("$", "")].value == value
    assert inputs["own.demand.contacts.high"] == 9_000
    assert inputs["own.teams.desk.shrinkage.low"] == 0.25


def test_files_in_other_folders(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "plans")
    target = tmp_path / "out"
    target.mkdir()
    (target / "own.yaml").write_text(f"extends: {folder}/own.yaml\n", encoding="utf-8")
    book = openpyxl.load_workbook(book_of(target))
    rows = book["Manifest"].iter_rows(min_row=FIRST, values_only=True)
    paths = [row[2] for row in rows if row[0] == "file"]
    assert paths == ["own.yaml", "../plans/own.yaml", "../plans/base.yaml"]
