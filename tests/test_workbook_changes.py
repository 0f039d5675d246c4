"""What was changed in a book, and what there is to say of it."""

from pathlib import Path

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.workbook import statements
from costmodel.workbook.changes import Review, review
from tests.edited_books import (
    book_of,
    changed_parts,
    edit,
    part_of,
    saved_by_libreoffice,
    with_openpyxl,
    write_files,
)
from tests.engines import needs_libreoffice

GROWTH, CONTACTS, SHRINKAGE = (
    f"own.{path}" for path in ("demand.growth", "demand.contacts", "teams.desk.shrinkage")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return book_of(write_files(tmp_path), "own", "bought")


def changes(found: Review) -> list[tuple[tuple[str, ...], str, str, float, float]]:
    return [(c.scopes, c.name, c.cell, c.old, c.new) for c in found.changes]


def reviewed(path: Path) -> Review:
    return review(path, path.parent)


def said(found: Review) -> dict[str, str]:
    return {problem.code: problem.message for problem in found.warnings}


def refused(path: Path) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        reviewed(path)
    (problem,) = caught.value.problems
    return problem


def test_nothing_changed(path: Path) -> None:
    assert (reviewed(path).changes, reviewed(path).warnings) == ((), ())


def test_nothing_changed_but_saved_elsewhere(path: Path) -> None:
    found = reviewed(with_openpyxl(path, lambda book: book))
    assert (found.changes, found.warnings) == ((), ())


@needs_libreoffice
def test_nothing_changed_but_saved_by_libreoffice(path: Path) -> None:
    found = reviewed(saved_by_libreoffice(path))
    assert (found.changes, found.warnings) == ((), ())


def test_a_value_and_ends_of_ranges(path: Path) -> None:
    edit(path, {SHRINKAGE: 0.31, f"{SHRINKAGE}.low": 0.2, f"{CONTACTS}.high": 9_500})
    assert changes(reviewed(path)) == [
        (("own", "bought"), "demand.contacts.high", "Inputs own!H12", 9_000, 9_500),
        (("own",), "teams.desk.shrinkage", "Inputs own!F23", 0.3, 0.31),
        (("own",), "teams.desk.shrinkage.low", "Inputs own!G23", 0.25, 0.2),
    ]


def test_what_two_scenarios_share_is_one_change(path: Path) -> None:
    (change,) = reviewed(edit(path, {"bought.demand.growth": 0.07})).changes
    assert (change.scopes, change.path, change.new) == (("own", "bought"), "demand.growth", 0.07)


def test_numbers_that_spreadsheets_round(path: Path) -> None:
    edit(path, {GROWTH: 0.06 + 1e-17, CONTACTS: 7300.00000000001})
    assert [c.path for c in reviewed(path).changes] == ["demand.contacts"]
    edit(path, {CONTACTS: 7300.000000000001})
    assert reviewed(path).changes == ()


def test_a_text_in_the_unit_of_the_cell(path: Path) -> None:
    (change,) = reviewed(edit(path, {GROWTH: "7 % / year"})).changes
    assert change.new == 0.07


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("=0.05+0.02", "there is a formula"),
        ("=cmd|'/c calc'!A1", "there is a formula"),
        (None, "the cell is empty"),
        ("7 %", "not in the unit of the cell"),
        ("about seven", "there is a text"),
        ("9" * 40_000, "there is a text"),
        ("\u202eabc\U0001f600", "there is a text"),
    ],
)
def test_what_is_no_number_is_refused_with_its_cell(
    path: Path, content: str | None, said: str
) -> None:
    problem = refused(edit(path, {GROWTH: content}))
    assert problem.message.startswith("Inputs own!F14, demand.growth: ")
    assert said in problem.message
    assert len(problem.message) < 400


def test_numbers_that_no_file_has(path: Path) -> None:
    edit(path, {"own.run_rate_month": 2, "own.calendar.days_per_week": 6})
    found = reviewed(path)
    assert found.changes == ()
    kept = [problem.message for problem in found.warnings]
    assert any("run_rate_month: no file has it; use `--month 2`" in each for each in kept)
    assert any("calendar.days_per_week: no file has it" in each for each in kept)


def test_names_that_are_gone(path: Path) -> None:
    with_openpyxl(path, lambda book: book.defined_names.pop(GROWTH))
    edited = edit_by_openpyxl(path, "F12", 8_000)
    assert said(edited) == {
        "name-gone": f"names are gone, so these inputs stay as they are: {GROWTH}"
    }
    assert [c.path for c in edited.changes] == ["demand.contacts"]


def edit_by_openpyxl(path: Path, cell: str, value: float) -> Review:
    with_openpyxl(path, lambda book: book["Inputs own"].__setitem__(cell, value))
    return reviewed(path)


def test_formulas_overwritten(path: Path) -> None:
    edit(path, {"Calculation own!G12": 5, "Calculation own!H12": 5, "Inputs own!E14": 0.08})
    found = reviewed(path)
    assert found.changes == ()
    assert [problem.message for problem in found.warnings] == [
        "formulas of `Inputs own` were overwritten or deleted, and are not read: E14",
        "formulas of `Calculation own` were overwritten or deleted, and are not read: G12:H12",
    ]


@needs_libreoffice
def test_formulas_overwritten_in_a_book_saved_by_libreoffice(path: Path) -> None:
    edit(path, {"Calculation own!I12": 5, GROWTH: 0.07})
    found = reviewed(saved_by_libreoffice(path))
    assert [c.path for c in found.changes] == ["demand.growth"]
    (warning,) = found.warnings
    assert warning.message.endswith("are not read: I12")


def test_notes_and_formulas_of_ones_own_are_nobodys_business(path: Path) -> None:
    part = part_of(path, "Calculation own")
    own = '<row r="900"><c r="A900"><f>1+1</f><v>2</v></c><c r="B900"><v>3</v></c></row>'
    changed_parts(path, {part: lambda xml: xml.replace("</sheetData>", own + "</sheetData>")})
    assert reviewed(path).warnings == ()


def test_rows_inserted(path: Path) -> None:
    """As spreadsheet programs do it: the names move with their cells."""

    def insert(book: object) -> None:
        import openpyxl

        assert isinstance(book, openpyxl.Workbook)
        sheet = book["Inputs own"]
        moved = {c.coordinate: c.value for row in sheet.iter_rows(min_row=14) for c in row}
        for row in sheet.iter_rows(min_row=14):
            for cell in row:
                cell.value = None
        for at, value in moved.items():
            sheet[at].offset(1).value = value
        sheet["F15"] = 0.08
        for name, defined in book.defined_names.items():
            place, _, row_number = str(defined.value).rpartition("$")
            if "'Inputs own'" in place and row_number.isdigit() and int(row_number) >= 14:
                book.defined_names[name].value = f"{place}${int(row_number) + 1}"

    found = reviewed(with_openpyxl(path, insert))
    assert changes(found) == [(("own", "bought"), "demand.growth", "Inputs own!F15", 0.06, 0.08)]
    (warning,) = found.warnings
    assert (warning.code, "rows or columns were inserted" in warning.message) == (
        "other-rows",
        True,
    )


def test_sheets_deleted(path: Path) -> None:
    with_openpyxl(path, lambda book: book.remove(book["Timing"]))
    assert said(reviewed(path)) == {"sheet-gone": "there is no sheet `Timing` any more"}


def test_another_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "__version__", "9.9")
    assert said(reviewed(path)) == {
        "other-version": "the workbook was written by costmodel 0.1.0, and this is 9.9"
    }


def test_the_switch_of_cases_is_not_read(path: Path) -> None:
    found = reviewed(edit(path, {"case": "High"}))
    assert found.changes == ()
    assert said(found) == {
        "case": "the book shows the case `High`; what is read are its typical values"
    }


def test_files_that_changed_meanwhile(path: Path) -> None:
    base = path.with_name("base.yaml")
    base.write_text(base.read_text("utf-8").replace("6% / year", "5% / year"), "utf-8")
    assert changes(reviewed(path)) == []
    assert said(reviewed(path)) == {
        "other-file": f"`{base}` has changed since the workbook was made from it"
    }
    edit(path, {GROWTH: 0.07, SHRINKAGE: 0.31})
    found = reviewed(path)
    assert [(c.path, c.old, c.new) for c in found.changes] == [
        ("demand.growth", 0.05, 0.07),
        ("teams.desk.shrinkage", 0.3, 0.31),
    ]
    assert "demand.growth: in the files it is now 0.05, and it was 0.06" in said(found)["differs"]
    base.write_text(base.read_text("utf-8").replace("5% / year", "7% / year"), "utf-8")
    assert [c.path for c in reviewed(path).changes] == ["teams.desk.shrinkage"]


def test_inputs_that_the_files_have_no_more(path: Path) -> None:
    own = path.with_name("own.yaml")
    own.write_text(own.read_text("utf-8").replace(", low: 25%, high: 40%", ""), "utf-8")
    base = path.with_name("base.yaml")
    base.write_text(base.read_text("utf-8").replace("  growth: 6% / year\n", ""), "utf-8")
    assert {problem.code for problem in reviewed(path).warnings} == {"other-file"}
    edit(path, {f"{SHRINKAGE}.high": 0.5, GROWTH: 0.07})
    found = reviewed(path)
    kept = [each.message for each in found.warnings if each.code == "cannot-come-back"]
    assert "the file has no range for it" in kept[0]
    assert len(kept) + len(found.changes) == 2


def test_files_that_are_gone(path: Path) -> None:
    path.with_name("own.yaml").unlink()
    problem = refused(path)
    assert problem.code == "no-file"
    assert "--origin FOLDER" in problem.help


def test_values_set_on_top(tmp_path: Path) -> None:
    folder = write_files(tmp_path)
    path = book_of(folder, overrides=("demand.growth=9% / year",))
    assert said(reviewed(path)) == {
        "made-with-set": '`own` was made with --set "demand.growth=9% / year", which no file '
        "has: give it again"
    }
    found = reviewed(edit(path, {GROWTH: 0.07, SHRINKAGE: 0.31}))
    assert [c.path for c in found.changes] == ["teams.desk.shrinkage"]
    assert "it was given by --set" in said(found)["cannot-come-back"]
