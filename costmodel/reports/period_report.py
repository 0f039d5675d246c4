"""Costs by month, quarter, year or fiscal year, as tables and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costmodel.analysis.periods import periods, summed
from costmodel.reports.document import Column, Table
from costmodel.reports.figures import change, figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.periods import Kind, Period
    from costmodel.analysis.results import CompareResult, MonthlyLine, ScenarioResult

TITLES: dict[Kind, str] = {
    "month": "by month",
    "quarter": "by quarter",
    "year": "by year",
    "fiscal-year": "by fiscal year",
}


def periods_of(result: ScenarioResult, kind: Kind) -> list[Period]:
    """The periods of a scenario's horizon."""
    return periods(result.start, result.horizon, kind, result.fiscal_year_start)


def costs_by_period(result: ScenarioResult, kind: Kind) -> Table:
    """Each cost line in each period, the start apart."""
    from costmodel.reports.run_report import cost_or_benefit, line_title, one_time_title

    found, currency = periods_of(result, kind), result.currency
    columns = [Column("", is_number=False), Column("Start"), *(Column(each.name) for each in found)]

    def row(title: str, monthly: Sequence[float | None], start: float = 0.0) -> tuple[str, ...]:
        cells = [figure(summed(monthly, each), currency) for each in found]
        return (title, figure(start, currency) if start else "", *cells)

    rows = [row(line_title(line), line.monthly) for line in cost_or_benefit(result, "cost")]
    for name in result.one_time:
        amount = figure(result.value(name), currency)
        rows.append((one_time_title(name, result), amount, *("" for _ in found)))
    once = result.value("one_time_cost") or 0.0
    totals = [row("Total cost", result.lines["running_cost"].monthly, once)]
    if cost_or_benefit(result, "benefit"):
        totals.append(row("Total benefit", result.lines["benefit"].monthly))
    return Table(f"Costs {TITLES[kind]}, {currency}", tuple(columns), tuple(rows), tuple(totals))


def comparison_by_period(result: CompareResult, kind: Kind) -> Table:
    """The cost of each scenario in each period, and what each switch changes."""
    baseline = result.baseline
    found, currency = periods_of(baseline, kind), baseline.currency
    columns = (Column("", is_number=False), Column("Start"), *(Column(p.name) for p in found))
    rows = [
        (
            each.name,
            figure(each.value("one_time_cost"), currency),
            *(figure(summed(each.lines["running_cost"].monthly, p), currency) for p in found),
        )
        for each in result.scenarios
    ]
    changes = [
        (
            f"Net of {each.name}",
            change(-(each.value("change_of_one_time_cost") or 0.0), currency),
            *(change(summed(each.lines["net_flow"].monthly, p), currency) for p in found),
        )
        for each in result.comparisons
    ]
    return Table(f"Costs {TITLES[kind]}, {currency}", columns, tuple(rows), tuple(changes))


def heads_by_period(result: ScenarioResult, kind: Kind) -> Table | None:
    """Whole heads of the own teams at the end of each period, and who joins and leaves in it."""
    found = periods_of(result, kind)
    teams = [
        line.name.partition(".")[2] for line in result.lines.values() if line.quantity == "heads"
    ]
    if not teams:
        return None
    columns = (Column("", is_number=False), *(Column(each.name) for each in found))
    rows = []
    for team in teams:
        at_end = [result.lines[f"heads.{team}"].monthly[each.months[-1]] or 0.0 for each in found]
        rows.append((team, *(f"{value:,.0f}" for value in at_end)))
        for title, quantity in (("hired", "heads_joining"), ("left", "heads_leaving")):
            monthly = result.lines[f"{quantity}.{team}"].monthly
            rows.append((f"  {title}", *(f"{summed(monthly, each):,.0f}" for each in found)))
    return Table(f"Heads at the end, {TITLES[kind]}", columns, tuple(rows))


def periods_data(result: ScenarioResult, kind: Kind) -> dict[str, Any]:
    """Cost and benefit lines by period as JSON values."""
    found = periods_of(result, kind)
    lines: list[MonthlyLine] = [each for each in result.lines.values() if each.role]
    lines += [result.lines[name] for name in ("running_cost", "benefit")]
    return {
        "by": kind,
        "names": [each.name for each in found],
        "lines": {line.name: [summed(line.monthly, each) for each in found] for line in lines},
    }
