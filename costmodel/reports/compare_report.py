"""The report of a comparison: the switch first, then both sides, the lines and the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.figures import (
    ABSENT,
    HIGHEST_RATE,
    change,
    figure,
    is_zero,
    points,
    shown_unit,
)
from costmodel.reports.period_report import comparison_by_period
from costmodel.reports.problems import counted
from costmodel.reports.run_report import (
    benefits_said,
    cost_or_benefit,
    headline,
    line_title,
    one_time_title,
    period,
    titles_for,
    value_columns,
)
from costmodel.reports.summary import switch_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.periods import Kind
    from costmodel.analysis.results import (
        CompareResult,
        ComparisonResult,
        ScenarioResult,
        Step,
        Value,
    )
    from costmodel.reports.document import Block, Row

    Pair = tuple[ScenarioResult, ScenarioResult]

SWITCH = {
    "change_of_one_time_cost": "Costs once",
    "run_rate_change": "Changes the run rate by",
    "total_net_flow": "Gains over the horizon",
    "npv": "NPV",
    "irr": "IRR",
    "roi": "ROI",
    "payback_months": "Payback",
    "discounted_payback_months": "Discounted payback",
}


def compare_document(
    result: CompareResult, *, by_total: bool = False, by: Kind = "year"
) -> Document:
    """A comparison's report; `by_total` bridges the horizon's cost instead of the run rate."""
    blocks: list[Block] = [Sentence(period(result.baseline))]
    blocks += [Sentence(" ".join(switch_sentences(c, result))) for c in result.comparisons]
    blocks += [_switch(comparison) for comparison in result.comparisons]
    blocks.append(Sentence(result.baseline.conventions.sentence))
    blocks += [*_side_by_side(result), comparison_by_period(result, by)]
    for comparison in result.comparisons:
        pair = result.baseline, result.scenario(comparison.name)
        blocks += _lines(pair)
        blocks += _bridge(comparison, pair, by_total=by_total)
    blocks += _benefits(result)
    *names, last = (f"{each.title} ({each.name})" for each in result.scenarios)
    return Document(f"Comparison of {', '.join(names)} and {last}", tuple(blocks))


def _switch(comparison: ComparisonResult) -> Table:
    rows = tuple(_switch_row(title, comparison.results[name]) for name, title in SWITCH.items())
    title = f"Switching from {comparison.baseline} to {comparison.name}"
    return Table(title, value_columns(), rows)


def _switch_row(title: str, value: Value) -> Row:
    is_change = value.name == "run_rate_change"
    text = change(value.value, value.unit) if is_change else headline(value)
    return title, text, shown_unit(value.unit), value.reason or ""


def _side_by_side(result: CompareResult) -> Iterator[Block]:
    columns = [Column("", is_number=False), Column("Unit", is_number=False, is_optional=True)]
    columns += [Column(each.name) for each in result.scenarios]
    for comparison in result.comparisons:
        of = f" of {comparison.name}" if len(result.comparisons) > 1 else ""
        columns += [Column(f"Change{of}"), Column("%", is_optional=True)]
    titles = titles_for(result.scenarios)
    rows = tuple(_headline_row(name, title, result) for name, title in titles.items())
    yield Table("Side by side", tuple(columns), rows)
    reasons = [
        reason for name, title in titles.items() if (reason := _why_not(name, title, result))
    ]
    if reasons:
        yield Sentence(f"Why {ABSENT}. {'; '.join(reasons)}.")


def _why_not(name: str, title: str, result: CompareResult) -> str:
    """Why a headline has no value, each reason once."""
    found = dict.fromkeys(each.results[name].reason for each in result.scenarios)
    reasons = [reason for reason in found if reason]
    return f"{title}: {', or '.join(reasons)}" if reasons else ""


def _headline_row(name: str, title: str, result: CompareResult) -> Row:
    first, *others = (each.results[name] for each in result.scenarios)
    row = [title, shown_unit(first.unit), headline(first), *map(headline, others)]
    for other in others:
        row += _headline_change(first, other)
    return tuple(row)


def _headline_change(old: Value, new: Value) -> tuple[str, str]:
    """The difference and its share of the old value; of shares, the points alone."""
    if old.value is None or new.value is None:
        return "", ""
    difference = new.value - old.value
    if old.unit == "share":
        counted_out = old.name != "irr" or max(old.value, new.value) <= HIGHEST_RATE
        return points(difference) if counted_out else "", ""
    relative = change(difference / abs(old.value), "share") if old.value else ""
    return change(difference, old.unit), relative


def _lines(pair: Pair) -> Iterator[Block]:
    """Both run rates by line; lines that do not change are counted, not shown."""
    before, after = pair
    columns = (
        Column("", is_number=False),
        Column(before.name),
        Column(after.name),
        Column(f"Change, {before.currency}/year"),
        Column("%", is_optional=True),
        Column("Change per contact", is_optional=True),
        Column("Change per minute", is_optional=True),
    )
    titles = {
        f"run_rate.{line.name}": line_title(line)
        for each in pair
        for line in cost_or_benefit(each, "cost")
    }
    shown = {key: title for key, title in titles.items() if _changes(key, pair)}
    rows = tuple(_line_row(key, title, pair) for key, title in shown.items())
    total = _line_row("run_rate_cost", "Run rate", pair)
    yield Table(f"Run rate by line, {before.currency}/year", columns, rows, (total,))
    yield from _hidden(len(titles) - len(shown))


def _hidden(count: int) -> Iterator[Sentence]:
    if count:
        verb = "does" if count == 1 else "do"
        yield Sentence(f"Not shown: {counted(count, 'line')} that {verb} not change.")


def _changes(key: str, pair: Pair) -> bool:
    old, new = (_cost(key, each) or 0.0 for each in pair)
    return not is_zero(figure(new - old, pair[0].currency))


def _cost(key: str, scenario: ScenarioResult) -> float | None:
    """A cost of the scenario; none where it has no such line."""
    return scenario.results[key].value if key in scenario.results else None


def _line_row(key: str, title: str, pair: Pair) -> Row:
    old, new = (_cost(key, each) for each in pair)
    difference, currency = (new or 0.0) - (old or 0.0), pair[0].currency
    return (
        title,
        *("" if cost is None else figure(cost, currency) for cost in (old, new)),
        change(difference, currency),
        change(difference / old, "share") if old else ABSENT,
        _per_unit_change(key, "total_contacts", f"{currency}/contact", pair),
        _per_unit_change(key, "handled_minutes", f"{currency}/min", pair),
    )


def _per_unit_change(key: str, units: str, unit: str, pair: Pair) -> str:
    """Change of a line's cost for each contact or minute of the run-rate month."""
    each_cost = []
    for scenario in pair:
        count = scenario.in_run_rate_month(units)
        if not count:
            return ABSENT
        each_cost.append((_cost(key, scenario) or 0.0) / 12 / count)
    return change(each_cost[1] - each_cost[0], unit)


def _bridge(comparison: ComparisonResult, pair: Pair, *, by_total: bool) -> Iterator[Block]:
    """Bars from one cost to the other, the largest step first."""
    name, unit, steps = "run_rate_cost", f"{comparison.currency}/year", comparison.bridge
    if by_total:
        name, unit, steps = "total_cost", comparison.currency, comparison.total_bridge
    old, new = (each.value(name) or 0.0 for each in pair)
    shown = [step for step in steps if not is_zero(figure(step.change, unit))]
    bars, reached = [Bar(comparison.baseline, 0.0, old, figure(old, unit))], old
    for step in sorted(shown, key=lambda step: -abs(step.change)):
        end = reached + step.change
        bars.append(Bar(f"  {step_title(step, pair)}", reached, end, change(step.change, unit)))
        reached = end
    bars.append(Bar(comparison.name, 0.0, new, figure(new, unit)))
    share_of = f" ({change((new - old) / old, 'share')})" if old else ""
    yield Bars(f"From {comparison.baseline} to {comparison.name}, {unit}{share_of}", tuple(bars))
    yield from _hidden(len(steps) - len(shown))


def step_title(step: Step, pair: Pair) -> str:
    """What a step of the bridge is called."""
    for scenario in pair:
        if step.name in scenario.lines:
            return line_title(scenario.lines[step.name])
        if step.name in scenario.one_time:
            return one_time_title(step.name, scenario)
    return step.label


def _benefits(result: CompareResult) -> Iterator[Sentence]:
    """Which benefits each scenario's own returns count."""
    if len({benefits_said(each) for each in result.scenarios}) == 1:
        yield Sentence(benefits_said(result.baseline, "Each scenario's own returns"))
        return
    for each in result.scenarios:
        yield Sentence(benefits_said(each, f"The own returns of {each.name}"))
