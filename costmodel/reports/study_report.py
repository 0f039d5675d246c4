"""The report of a study: costs and benefits by year with their present values, and the returns."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from costmodel.analysis.conventions import percent
from costmodel.reports.data import results_data, run_data, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import figure, shown_unit
from costmodel.reports.run_report import line_title, one_time_title, period, value_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.study import StudyResult, StudyRow
    from costmodel.reports.document import Block, Row

TITLES = {"study_npv": "NPV", "study_roi": "ROI", "study_payback_months": "Payback"}
TOTALS = {"cost": "Total costs", "benefit": "Total benefits", "net": "Net benefits"}
CSV_COLUMNS = ("row", "name", "risk", "initial", "total", "present_value")


def study_document(study: StudyResult) -> Document:
    """A study's report."""
    result = study.scenario
    blocks: list[Block] = [
        Sentence(period(result)),
        Sentence(said(study)),
        _table(f"Study, {result.currency}", study, [*study.costs, *study.benefits], study.totals),
    ]
    if study.flexibility:
        title = f"Flexibility, {result.currency}: strategic benefits, not counted above"
        blocks.append(_table(title, study, study.flexibility, ()))
    blocks.append(_returns(study))
    return Document(f"{result.title} ({result.files[0].shown})", tuple(blocks))


def said(study: StudyResult) -> str:
    """The conventions of the study."""
    return (
        f"Discounted at {percent(study.rate)} a year, at the end of each year; initial costs "
        "undiscounted. Costs with their risk added; benefits as they are given, their own risk "
        "already taken off."
    )


def _table(
    title: str, study: StudyResult, rows: Iterable[StudyRow], totals: Iterable[StudyRow]
) -> Table:
    columns = [Column("", is_number=False), Column("Risk", is_optional=True), Column("Initial")]
    columns += [Column(each) for each in (*study.years, "Total", "Present value")]
    result = study.scenario
    shown = tuple(_row(row_title(row.name, result), row, result.currency) for row in rows)
    below = tuple(_row(TOTALS[row.name], row, result.currency) for row in totals)
    return Table(title, tuple(columns), shown, below)


def row_title(name: str, result: ScenarioResult) -> str:
    """The name of a line in the table."""
    if name in result.lines:
        return line_title(result.lines[name])
    return one_time_title(name, result)


def _row(title: str, row: StudyRow, currency: str) -> Row:
    risk = figure(row.risk, "share") if row.risk else ""
    numbers = (row.initial, *row.years, row.total, row.present)
    return (title, risk, *(figure(each, currency) if each else "" for each in numbers))


def _returns(study: StudyResult) -> Table:
    found = ((title, study.results[name]) for name, title in TITLES.items())
    rows = tuple(
        (title, figure(value.value, value.unit), shown_unit(value.unit), value.reason or "")
        for title, value in found
    )
    return Table("Returns of the study", value_columns(), rows)


def study_data(study: StudyResult) -> dict[str, Any]:
    """A study as JSON values, beside its scenario."""
    groups = {
        name: [asdict(row) for row in getattr(study, name)]
        for name in ("costs", "benefits", "flexibility", "totals")
    }
    found = {"rate": study.rate, "years": list(study.years), **groups}
    return {
        **run_data([study.scenario]),
        "study": {**found, "results": results_data(study.results)},
    }


def study_csv(study: StudyResult) -> str:
    """The rows of a study."""
    years = tuple(each.lower().replace(" ", "_") for each in study.years)
    return table_csv((*CSV_COLUMNS[:4], *years, *CSV_COLUMNS[4:]), _csv_rows(study))


def _csv_rows(study: StudyResult) -> Iterator[tuple[object, ...]]:
    groups = {
        "cost": study.costs,
        "benefit": study.benefits,
        "flexibility": study.flexibility,
        "total": study.totals,
    }
    for kind, rows in groups.items():
        for row in rows:
            yield kind, row.name, row.risk, row.initial, *row.years, row.total, row.present
