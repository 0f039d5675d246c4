"""The sheets around the model: cover, sensitivity, sources, structure, and how they are printed."""

import hashlib
import re

import openpyxl
import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.run import ScenarioFile
from costmodel.version import __version__
from costmodel.workbook.layout import COVER, FIRST_ROW, SENSITIVITY, SOURCES
from tests.plans import near
from tests.whole_book import FILES, rows_of, whole_book

ALL = ("Cover", "Summary", "Inputs own", "Inputs bought", "Timing")
NUMBERS = ("Staffing own", "Calculation own", "Staffing bought", "Calculation bought", "Compare")
STUDIES = ("Study own", "Study bought")
AROUND = (*STUDIES, "Sensitivity", "Chart data", "Checks", "Sources", "Manifest")


def test_sheets_are_those_of_a_review_in_its_order() -> None:
    assert tuple(whole_book().cells.sheetnames) == ALL + NUMBERS + AROUND


def test_the_cover_says_what_the_book_is_and_was_made_of() -> None:
    written = whole_book()
    rows = rows_of(written.cells, COVER)
    assert set(ALL[1:] + NUMBERS + AROUND) <= set(rows)
    assert str(rows["To decide"][0]) == "Whether to switch from Our own desk to A vendor"
    assert rows["Made by"][0] == f"costmodel {__version__}"
    for name, text in FILES.items():
        hashed = hashlib.sha256(text.encode()).hexdigest()
        assert rows[name.removesuffix(".yaml")][1:3] == [name, hashed]


def test_links_of_the_cover_stay_inside_the_book() -> None:
    cover = openpyxl.load_workbook(whole_book().path)[COVER]
    links = [cell.hyperlink for row in cover.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == len(ALL + NUMBERS + AROUND) - 1
    for link in links:
        assert link.target is None
        assert re.fullmatch(r"'[^']+'!A1", link.location or "")


def test_sensitivities_are_what_set_gives() -> None:
    written = whole_book()
    row = rows_of(written.cells, SENSITIVITY)["teams.desk.pay.price"]
    for value, found in zip(row[3:5], row[5:7], strict=True):
        files = [
            written.file("own"),
            ScenarioFile(written.file("bought").path, (f"teams.desk.pay.price=${value}/h",)),
        ]
        assert found == near(compare(files).comparisons[0].value("npv"), 1e-9)


def test_sensitivities_come_with_the_largest_first() -> None:
    sheet = whole_book().cells[SENSITIVITY]
    rows = [row for row in sheet.iter_rows(min_row=FIRST_ROW + 1, values_only=True) if row[0]]
    spreads = [abs(float(str(row[7])) - float(str(row[6]))) for row in rows]
    assert spreads == near(sorted(spreads, reverse=True))
    assert len(spreads) == len(whole_book().content.effects)


def test_sources_are_those_of_the_files() -> None:
    rows = rows_of(whole_book().cells, SOURCES)
    assert rows["demand.contacts"][5:9] == ["CRM", None, "2026-10", "Ann"]
    assert rows["teams.desk.shrinkage"][5:10] == ["payroll", "B", None, None, "planned"]
    assert rows["teams.desk.attrition"][5] == "no source given"


def test_an_input_of_both_files_stands_on_its_own_in_each() -> None:
    """These files share no line: each has its own cells."""
    names = [name for name in whole_book().opened.names if name.endswith(".demand.contacts")]
    assert len({whole_book().opened.names[name] for name in names}) == 2


def test_what_a_file_fixes_is_shown() -> None:
    rows = rows_of(whole_book().cells, "Inputs own")
    assert rows["teams.desk.hours"][0] == "24/7"
    assert rows["teams.desk.channels"][0] == "voice, email"
    assert "demand.channels.voice.target" not in rows


@pytest.mark.parametrize("sheet", ALL + NUMBERS + AROUND)
def test_sheets_print_one_page_wide_with_heads_and_footers(sheet: str) -> None:
    page = openpyxl.load_workbook(whole_book().path)[sheet]
    assert page.page_setup.orientation == ("portrait" if sheet == "Summary" else "landscape")
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    height = None if sheet == "Summary" else 0
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, height)
    assert page.oddFooter is not None
    assert "Page" in str(page.oddFooter.right.text)
    if sheet in NUMBERS:
        assert page.print_title_rows == "$6:$6"
        assert page.freeze_panes == "C7"
