import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.study import StudyResult, run_study
from costmodel.reports.study_report import TOTALS, row_title
from tests.plans import near
from tests.whole_book import rows_of, whole_book

CHANGES: tuple[dict[str, float], ...] = (
    {},
    {"study.rate": 0.07},
    {"study.cost_risk": 0.2},
    {"teams.desk.shrinkage": 0.35},
)


def study_of(scope: str, changes: dict[str, float]) -> StudyResult:
    units = {"study.rate": "{:.15%} / year"}
    settings = (f"{path}={units.get(path, '{:.15%}').format(new)}" for path, new in changes.items())
    return run_study(ScenarioFile(whole_book().file(scope).path, tuple(settings)))


@pytest.mark.parametrize("scope", ["own", "bought"])
@pytest.mark.parametrize("changes", CHANGES, ids=str)
def test_the_sheet_is_the_study_also_of_other_inputs(scope: str, changes: dict[str, float]) -> None:
    written = whole_book()
    study = study_of(scope, changes)
    book = written.opened.book({f"{scope}.{path}": new for path, new in changes.items()})
    sheet = f"Study {scope}"
    table = written.cells[sheet].iter_rows(min_row=7, max_col=1, values_only=True)
    rows = {title: row for row, (title,) in enumerate(table, start=6)}
    for each in (*study.costs, *study.benefits, *study.totals):
        row = rows[TOTALS.get(each.name) or row_title(each.name, study.scenario)]
        numbers = each.initial, *each.years, each.total, each.present
        found = [book.value(sheet, row, column) or 0.0 for column in range(2, 3 + len(numbers) - 1)]
        assert found == near(list(numbers), 1e-9)
    for title, name in (("NPV", "study_npv"), ("ROI", "study_roi")):
        assert book.value(sheet, rows[title], 2) == near(study.results[name].value, 1e-9)


def test_what_the_study_says_stands_above_it() -> None:
    rows = rows_of(whole_book().cells, "Study own")
    assert any("initial costs undiscounted" in title for title in rows)
