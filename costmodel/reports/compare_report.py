"""The report of a comparison: the switch first, then both sides, the lines and the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.figures import ABSENT, change, figure, shown_unit
from costmodel.reports.run_report import (
    TITLES,
    benefits_said,
    cost_or_benefit,
    headline,
    line_title,
    period,
)

if TYPE_CHECKING:
    from costmodel.analysis.results import CompareResult, ComparisonResult, ScenarioResult, Step
    from costmodel.reports.document import Block

SWITCH = {
    "change_of_one_time_cost": "Costs once",
    "run_rate_change": "Changes the run rate by",
    "total_net_flow": "Gains over the horizon",
    "npv": "NPV",
    "irr": "IRR",
    "roi": "ROI",
    "payback_months": "Payback",
}


def compare_document(result: CompareResult, *, by_total: bool = False) -> Document:
    """A comparison's report; `by_total` bridges the horizon's cost instead of the run rate."""
    blocks: list[Block] = [Sentence(period(result.baseline))]
    blocks += [_switch(comparison) for comparison in result.comparisons]
    blocks.append(_side_by_side(result))
    for comparison in result.comparisons:
        after = next(each for each in result.scenarios if each.name == comparison.name)
        blocks.append(_lines(result.baseline, after))
        blocks.append(_bridge(comparison, result, by_total=by_total))
    blocks.append(Sentence(benefits_said(result.baseline)))
    names = " and ".join(f"{each.title} ({each.name})" for each in result.scenarios)
    return Document(f"Comparison of {names}", tuple(blocks))


def _switch(comparison: ComparisonResult) -> Table:
    columns = (
        Column("", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Why not", is_number=False, is_optional=True),
    )
    rows = []
    for name, title in SWITCH.items():
        value = comparison.results[name]
        is_change = name == "run_rate_change"
        text = change(value.value, value.unit) if is_change else headline(value)
        rows.append((title, text, shown_unit(value.unit), value.reason or ""))
    title = f"Switching from {comparison.baseline} to {comparison.name}"
    return Table(title, columns, tuple(rows))


def _side_by_side(result: CompareResult) -> Table:
    columns = [Column("", is_number=False), Column("Unit", is_number=False, is_optional=True)]
    columns += [Column(each.name) for each in result.scenarios]
    for comparison in result.comparisons:
        of = f" of {comparison.name}" if len(result.comparisons) > 1 else ""
        columns += [Column(f"Change{of}"), Column("%", is_optional=True)]
    rows = tuple(_headline_row(name, title, result) for name, title in TITLES.items())
    return Table("Side by side", tuple(columns), rows)


def _headline_row(name: str, title: str, result: CompareResult) -> tuple[str, ...]:
    values = [each.results[name] for each in result.scenarios]
    row = [title, shown_unit(values[0].unit), *(headline(value) for value in values)]
    old = values[0].value
    for value in values[1:]:
        if old is None or value.value is None:
            row += ["", ""]
            continue
        difference = value.value - old
        in_points = value.unit == "share"
        row.append(points(difference) if in_points else change(difference, value.unit))
        row.append("" if in_points or not old else change(difference / abs(old), "share"))
    return tuple(row)


def points(difference: float) -> str:
    """The difference of two shares, in percentage points."""
    return change(difference, "share").removesuffix("%") + " pts"


def _lines(before: ScenarioResult, after: ScenarioResult) -> Table:
    currency = before.currency
    columns = (
        Column("", is_number=False),
        Column(before.name),
        Column(after.name),
        Column(f"Change, {currency}/year"),
        Column("%", is_optional=True),
        Column("Change per contact", is_optional=True),
        Column("Change per minute", is_optional=True),
    )
    titles = _titles(before, after)
    rows = tuple(_line_row(name, title, before, after) for name, title in titles.items())
    total = _line_row("", "Run rate", before, after)
    return Table(f"Run rate by line, {currency}/year", columns, rows, (total,))


def _titles(before: ScenarioResult, after: ScenarioResult) -> dict[str, str]:
    lines = [*cost_or_benefit(before, "cost"), *cost_or_benefit(after, "cost")]
    return {line.name: line_title(line) for line in lines}


def _line_row(
    name: str, title: str, before: ScenarioResult, after: ScenarioResult
) -> tuple[str, ...]:
    key = f"run_rate.{name}" if name else "run_rate_cost"
    old, new = (
        each.results[key].value if key in each.results else None for each in (before, after)
    )
    difference = (new or 0.0) - (old or 0.0)
    currency = before.currency
    return (
        title,
        figure(old, currency) if old is not None else "",
        figure(new, currency) if new is not None else "",
        change(difference, currency),
        change(difference / old, "share") if old else ABSENT,
        _per_unit_change(key, "total_contacts", f"{currency}/contact", (before, after)),
        _per_unit_change(key, "handled_minutes", f"{currency}/min", (before, after)),
    )


def _per_unit_change(
    key: str, units: str, unit: str, scenarios: tuple[ScenarioResult, ScenarioResult]
) -> str:
    """Change of a line's cost for each contact or minute of the run-rate month."""
    each_cost = []
    for scenario in scenarios:
        count = scenario.lines[units].monthly[scenario.run_rate_month - 1]
        cost = scenario.results[key].value if key in scenario.results else 0.0
        if not count or cost is None:
            return ABSENT
        each_cost.append(cost / 12 / count)
    return change(each_cost[1] - each_cost[0], unit)


def _bridge(comparison: ComparisonResult, result: CompareResult, *, by_total: bool) -> Bars:
    steps = comparison.total_bridge if by_total else comparison.bridge
    name = "total_cost" if by_total else "run_rate_cost"
    after = next(each for each in result.scenarios if each.name == comparison.name)
    old, new = (each.value(name) or 0.0 for each in (result.baseline, after))
    currency = comparison.currency
    bars = [Bar(comparison.baseline, 0.0, old, figure(old, currency))]
    reached = old
    for step in _largest_first(steps):
        bars.append(_step_bar(step, reached, result, currency))
        reached += step.change
    bars.append(Bar(comparison.name, 0.0, new, figure(new, currency)))
    unit = currency if by_total else f"{currency}/year"
    share_of = f" ({change((new - old) / old, 'share')})" if old else ""
    return Bars(f"From {comparison.baseline} to {comparison.name}, {unit}{share_of}", tuple(bars))


def _largest_first(steps: tuple[Step, ...]) -> list[Step]:
    """Steps that change anything, the largest first."""
    return sorted((s for s in steps if s.change), key=lambda step: -abs(step.change))


def _step_bar(step: Step, reached: float, result: CompareResult, currency: str) -> Bar:
    lines = [each.lines.get(step.name) for each in result.scenarios]
    line = next((line for line in lines if line is not None), None)
    name = line_title(line) if line else step.name
    return Bar(f"  {name}", reached, reached + step.change, change(step.change, currency))
