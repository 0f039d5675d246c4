"""The chart of a sensitivity analysis: what moves the first result most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costmodel.charts.chart import Bar, Bars, Chart, NothingToDrawError, Span
from costmodel.reports.figures import change, figure
from costmodel.reports.names import words_of
from costmodel.reports.problems import counted
from costmodel.reports.sensitivity_report import ROUNDING

if TYPE_CHECKING:
    from costmodel.analysis.simulation.drivers import Drivers

MOST_BARS = 12
# What is drawn of each method: its two ends, and what all other assumptions are.
ENDS = {
    "tornado": ("at the low end", "at the high end", "all others typical"),
    "conditional": ("at P10", "at P90", "all others uncertain"),
}


def sensitivity_chart(found: Drivers) -> Chart:
    """The tornado of the first result, the longest bars alone.

    Raises `NothingToDrawError` where no method gives one, and where nothing moves the result.
    """
    method = next((each for each in ENDS if each in found.found), None)
    if method is None:
        raise NothingToDrawError("the chart is a tornado: add --method tornado or conditional")
    output, result = found.outputs[0], found.found[method]
    title = f"{words_of(output.name)} of {output.scope}"
    least = ROUNDING * float(result.length[0].max())
    order = [at for at in result.order(0).tolist() if result.length[0, at] > least]
    if not order:
        raise NothingToDrawError(f"no assumption alone moves {title}: there is nothing to draw")
    low, high, others = ENDS[method]
    base = float(result.base[0])
    bars = tuple(_bar(result, at, base, output.unit) for at in order[:MOST_BARS])
    ends = (base, *(float(end[0][order[0]]) for end in (result.at_low, result.at_high)))
    moves = " to ".join(figure(end, output.unit) for end in (min(ends), max(ends)))
    finding = f"{title} rests most on {bars[0].name}: from {moves} {output.unit}"
    subject = f"Around {figure(base, output.unit)} {output.unit}, {others}"
    rest = len(order) - len(bars)
    subject += f"; {counted(rest, 'assumption')} not shown" if rest else ""
    return Chart(finding, subject, Bars(bars, (("low", low), ("high", high))))


def _bar(result: Any, at: int, base: float, unit: str) -> Bar:  # noqa: ANN401 - of the method
    """How far the two ends of an assumption are from the result in between, the longer first."""
    low, high = (float(end[0][at]) - base for end in (result.at_low, result.at_high))
    spans = sorted(
        (Span(0.0, low, "low"), Span(0.0, high, "high")), key=lambda span: -abs(span.end)
    )
    return Bar(result.inputs[at], tuple(spans), f"{change(low, unit)} .. {change(high, unit)}")
