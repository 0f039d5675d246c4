"""The chart of a simulation: how often the leading result falls where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.charts.chart import Chart, Counts, NothingToDrawError
from costmodel.reports.figures import figure, share
from costmodel.reports.names import words_of

if TYPE_CHECKING:
    from costmodel.analysis.simulation.result import Histogram, Simulation

MARKED = {"P5": 0, "P50": 2, "P95": 4}  # of the levels of a spread


def simulate_chart(result: Simulation) -> Chart:
    """A simulation's chart; raises `NothingToDrawError` where no draw has a leading result."""
    found = result.histogram
    if found is None:
        raise NothingToDrawError(f"no draw has a value of {result.leading.name}: nothing to draw")
    quantiles = result.leading.spread.quantiles
    marks = tuple((name, quantiles[at].value) for name, at in MARKED.items())
    title = f"{words_of(found.name)} of {found.scope}"
    subject = f"{title}, {found.unit}: {result.draws:,} draws"
    counts = Counts(found.edges, found.counts, marks, found.unit)
    return Chart(_finding(title, found, result), subject, counts)


def _finding(title: str, found: Histogram, result: Simulation) -> str:
    """Between what it is, and how often a net present value is above 0."""
    quantiles = result.leading.spread.quantiles
    low, high = (figure(each.value, found.unit) for each in (quantiles[0], quantiles[-1]))
    range_ = low if low == high else f"between {low} and {high}"
    often = f"{range_} {found.unit} in 90%"
    for each in result.chances:
        if (each.scope, each.text) == (found.scope, f"{found.name} > 0"):
            return f"{title} is above 0 in {share(each.chance.value)} of the draws, {often}"
    return f"{title} is {often} of the draws"
