"""Key figures beside their targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Table
from costmodel.reports.figures import precise, shown_unit
from costmodel.reports.names import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.kpis import Kpi
    from costmodel.analysis.results import ScenarioResult

MET = {True: "yes", False: "no", None: ""}


def kpi_tables(result: ScenarioResult) -> Iterator[Table]:
    """The table of key figures, where the file has the section `kpis`."""
    columns = (
        Column("KPI", is_number=False),
        Column("Target"),
        Column("Modeled"),
        Column("Today"),
        Column("Unit", is_number=False),
        Column("Met", is_number=False),
    )
    if result.kpis:
        rows = tuple(map(_row, result.kpis))
        yield Table(f"KPIs in month {result.run_rate_month}", columns, rows)


def _row(kpi: Kpi) -> tuple[str, ...]:
    values = (kpi.target, kpi.modeled, kpi.now)
    figures = ("" if value is None else precise(value, kpi.unit) for value in values)
    return (words_of(kpi.name), *figures, shown_unit(kpi.unit), MET[kpi.is_met])
