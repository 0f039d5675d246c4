"""The chart of a comparison: the bridge of two scenarios, or the cost of each of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.charts.chart import Bar, Bars, Chart, Span
from costmodel.reports.compare_report import step_title
from costmodel.reports.figures import change, figure, is_zero, share
from costmodel.reports.problems import counted

if TYPE_CHECKING:
    from costmodel.analysis.results import CompareResult, ScenarioResult, Step, Valued
    from costmodel.charts.chart import Tone

MOST_STEPS = 8  # of a bridge; smaller ones are drawn as one


@dataclass(frozen=True, slots=True)
class _Cost:
    """The cost that is shown: a year's run rate, or the horizon's total."""

    name: str
    words: str
    currency: str
    span: str

    def of(self, each: Valued) -> float:
        return each.value(self.name) or 0.0

    def said(self, value: float) -> str:
        return f"{self.currency} {figure(abs(value), self.currency)} {self.span}"


def compare_chart(result: CompareResult, *, by_total: bool = False) -> Chart:
    """A comparison's chart; `by_total` shows the horizon's cost instead of the run rate."""
    first = result.baseline
    cost = _Cost("run_rate_cost", "run rate", first.currency, "a year")
    if by_total:
        cost = _Cost("total_cost", "total cost", first.currency, f"over {first.horizon} months")
    if len(result.scenarios) > 2:
        return _side_by_side(result, cost)
    return _bridge(result, cost, by_total=by_total)


def _side_by_side(result: CompareResult, cost: _Cost) -> Chart:
    """A bar for each scenario."""
    first, *others = result.scenarios
    whole = cost.of(first)
    bars = [_whole(first, cost, figure(whole, cost.currency))]
    for each in others:
        value = cost.of(each)
        text = f"{figure(value, cost.currency)}{_part(value - whole, whole)}"
        bars.append(Bar(each.name, (Span(0.0, value, _tone(value - whole)),), text))
    lowest = min(result.scenarios, key=cost.of)
    less = share((whole - cost.of(lowest)) / whole) if whole else share(0.0)
    below = "" if is_zero(less) else f", {less} below {first.name}"
    finding = f"{lowest.name} has the lowest {cost.words}: {cost.said(cost.of(lowest))}{below}"
    subject = f"{cost.words.capitalize()}, {cost.currency} {cost.span}, beside {first.name}"
    return Chart(finding, subject, Bars(tuple(bars)))


def _part(difference: float, whole: float) -> str:
    return f" ({change(difference / whole, 'share')})" if whole else ""


def _tone(difference: float) -> Tone:
    """Of a cost beside another; without a difference it is as plain as the other."""
    if not difference:
        return "whole"
    return "more" if difference > 0 else "less"


def _whole(each: ScenarioResult, cost: _Cost, text: str) -> Bar:
    return Bar(each.name, (Span(0.0, cost.of(each), "whole"),), text)


def _bridge(result: CompareResult, cost: _Cost, *, by_total: bool) -> Chart:
    """From one cost to the other, the largest step first."""
    first, other = result.scenarios
    (switch,) = result.comparisons
    old, new = cost.of(first), cost.of(other)
    bars, reached = [_whole(first, cost, figure(old, cost.currency))], old
    for title, step in _steps(switch.total_bridge if by_total else switch.bridge, result):
        span = Span(reached, reached + step, _tone(step))
        bars.append(Bar(title, (span,), change(step, cost.currency)))
        reached += step
    bars.append(_whole(other, cost, figure(new, cost.currency)))
    finding = f"{other.name} costs as much as {first.name}: {cost.said(old)}"
    if not is_zero(figure(new - old, cost.currency)):
        verb = "saves" if new < old else "adds"
        part = f", {share(abs(new - old) / old)} of {first.name}'s {cost.words}" if old else ""
        finding = f"{other.name} {verb} {cost.said(new - old)}{part}"
    subject = f"From {first.name} to {other.name} by cost line, {cost.currency} {cost.span}"
    return Chart(finding, subject, Bars(tuple(bars)))


def _steps(steps: tuple[Step, ...], result: CompareResult) -> list[tuple[str, float]]:
    """The largest steps by their titles, and all others as one."""
    first, other = result.scenarios
    shown = [each for each in steps if not is_zero(figure(each.change, first.currency))]
    shown.sort(key=lambda each: -abs(each.change))
    cut = MOST_STEPS if len(shown) > MOST_STEPS + 1 else len(shown)
    found = [(step_title(each, (first, other)), each.change) for each in shown[:cut]]
    rest = [each.change for each in shown[cut:]]
    return [*found, (counted(len(rest), "other line"), sum(rest))] if rest else found
