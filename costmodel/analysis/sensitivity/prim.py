"""Why it fails: the box of input values that best covers the draws with a bad output (PRIM)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.analysis.sensitivity.draws import draw
from costmodel.analysis.sensitivity.function import output_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Flags, Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations

PEEL = 0.05  # the share of a box that one step cuts off
_FEWEST = 20  # bad draws that a box is looked for among
_WORTH = 0.01  # of its score that a condition must add to a box


@dataclass(frozen=True)
class Condition:
    """Values of an input from `low` to `high`; an end that is infinite is no condition."""

    input: str
    low: float
    high: float


@dataclass(frozen=True)
class FailureBox:
    """The conditions, all at once, under which an output is bad.

    `share` is the chance of a bad output, `coverage` the share of bad draws that lie in the box,
    `density` the chance of a bad output in it; both are measured on draws that did not shape it.
    `words` says all this; `reason` says why there is no box, or is None.
    """

    bad: str
    conditions: tuple[Condition, ...]
    share: float
    coverage: float
    density: float
    words: str
    reason: str | None


class _Box(NamedTuple):
    low: Floats
    high: Floats

    def holds(self, draws: Floats) -> Flags:
        """Whether each row lies in the box."""
        inside: Flags = np.all((draws >= self.low) & (draws <= self.high), axis=1)
        return inside

    def without(self, k: int) -> _Box:
        """The box without its conditions on one input."""
        low, high = self.low.copy(), self.high.copy()
        low[k], high[k] = -np.inf, np.inf
        return _Box(low, high)


def prim(
    function: Function,
    inputs: Inputs,
    *,
    below: float | None = None,
    above: float | None = None,
    n: int = 4096,
    seed: int = 0,
    correlations: Correlations | None = None,
    outputs: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
) -> FailureBox:
    """The box of inputs in which the output is mostly below a limit, or above one.

    The function has one output. Without limits, bad is below 0. `units` names units of inputs for
    the words (`%` shows a share). Friedman and Fisher's (1999) patient rule induction: slices are
    cut off the box one by one; kept is the box with the best harmonic mean of coverage and density,
    without conditions that add nothing. 2 n evaluations. Raises `BadOutput` and `ValueError`.
    """
    sign, limit = _limit(below, above)
    samples = []
    for again in (False, True):
        drawn = draw(
            function,
            inputs,
            n,
            seed,
            correlations=correlations,
            outputs=outputs,
            again=again,
        )
        if drawn.found.shape[1] != 1:
            raise ValueError("a failure box is of a function of one output")
        samples.append(_Sample(drawn.values, sign * (drawn.found[:, 0] - limit) > 0))
    (name,) = output_names(1, outputs)
    told = f"{name} {'<' if sign < 0 else '>'} {limit:.10g}"
    first, fresh = samples
    count = int(first.bad.sum())
    if min(count, len(first.bad) - count) < _FEWEST:
        reason = f"{told} in {count:,} of {len(first.bad):,} draws, which no box tells apart"
        share = float(first.bad.mean())
        return FailureBox(told, (), share, float("nan"), float("nan"), reason, reason)
    box = max(_peeled(first), key=first.score)
    return _described(_pruned(box, first), told, fresh, tuple(inputs), units or {})


class _Sample(NamedTuple):
    draws: Floats
    bad: Flags

    def quality(self, box: _Box) -> tuple[float, float]:
        """The coverage and the density of a box."""
        inside = box.holds(self.draws)
        caught = float(self.bad[inside].sum())
        return caught / max(1.0, float(self.bad.sum())), caught / max(1.0, float(inside.sum()))

    def score(self, box: _Box) -> float:
        """The harmonic mean of coverage and density."""
        coverage, density = self.quality(box)
        return 2 * coverage * density / max(coverage + density, 1e-300)


def _limit(below: float | None, above: float | None) -> tuple[int, float]:
    """The sign of a bad distance from the limit, and the limit."""
    if below is not None and above is not None:
        raise ValueError("bad is below a limit or above one, not both")
    sign, limit = (1, above) if above is not None else (-1, below or 0.0)
    if not np.isfinite(limit):
        raise ValueError(f"a limit is a finite number, and is not {limit}")
    return sign, limit


def _peeled(sample: _Sample) -> Iterator[_Box]:
    """The boxes of all steps, from no condition to a few draws."""
    columns = sample.draws.shape[1]
    box = _Box(np.full(columns, -np.inf), np.full(columns, np.inf))
    left = sample
    while True:
        yield box
        cuts = list(_cuts(box, left.draws))
        if left.bad.sum() < _FEWEST or left.bad.all() or not cuts:
            return
        box = max(cuts, key=lambda cut: _gain(cut, left))
        inside = box.holds(left.draws)
        left = _Sample(left.draws[inside], left.bad[inside])


def _gain(box: _Box, sample: _Sample) -> float:
    """What a cut adds to the density for each draw it cuts off, times the draws it leaves.

    The density alone would take cuts for their size: of a value that nearly all draws have, the
    cut leaves a few draws that may all be bad. Source: Kwakkel and Jaxa-Rozen (2016).
    """
    inside = box.holds(sample.draws)
    size = int(inside.sum())
    added = float(sample.bad[inside].sum()) / size - float(sample.bad.mean())
    return added / (len(inside) - size) * size


def _cuts(box: _Box, draws: Floats) -> Iterator[_Box]:
    """The boxes without the lowest or the highest slice of one input, if any value is left."""
    lowest, highest = draws.min(axis=0), draws.max(axis=0)
    ends = np.quantile(draws, [PEEL, 1 - PEEL], axis=0, method="nearest")
    for k in np.flatnonzero(lowest < highest):
        column = draws[:, k]
        low, high = box.low.copy(), box.high.copy()
        low[k] = column[column > max(lowest[k], np.nextafter(ends[0, k], -np.inf))].min()
        high[k] = column[column < min(highest[k], np.nextafter(ends[1, k], np.inf))].max()
        yield box._replace(low=low)
        yield box._replace(high=high)


def _pruned(box: _Box, sample: _Sample) -> _Box:
    """The box without conditions that add next to nothing, the least useful one first."""
    while True:
        bound = np.flatnonzero(np.isfinite(box.low) | np.isfinite(box.high))
        looser = [box.without(int(k)) for k in bound]
        best = max(looser, key=sample.score, default=box)
        if not looser or sample.score(best) < sample.score(box) * (1 - _WORTH):
            return box
        box = best


def _described(
    box: _Box, told: str, fresh: _Sample, names: Sequence[str], units: Mapping[str, str]
) -> FailureBox:
    coverage, density = fresh.quality(box)
    conditions = tuple(
        Condition(name, float(low), float(high))
        for name, low, high in zip(names, box.low, box.high, strict=True)
        if np.isfinite(low) or np.isfinite(high)
    )
    share = float(fresh.bad.mean())
    if not conditions:
        reason = f"{told} in {share:.1%} of all draws, and no condition makes it much likelier"
        return FailureBox(told, (), share, coverage, density, reason, reason)
    said = " and ".join(_said(each, units.get(each.input, "")) for each in conditions)
    words = (
        f"{told} when {said}: this covers {coverage:.0%} of such draws, and {density:.0%} of the "
        f"draws in it are such ({share:.1%} of all)"
    )
    return FailureBox(told, conditions, share, coverage, density, words, None)


def _said(condition: Condition, unit: str) -> str:
    low, high = (_shown(end, unit) for end in (condition.low, condition.high))
    if np.isinf(condition.low):
        return f"{condition.input} <= {high}"
    if np.isinf(condition.high):
        return f"{condition.input} >= {low}"
    return f"{low} <= {condition.input} <= {high}"


def _shown(value: float, unit: str) -> str:
    if unit == "%":
        return f"{value * 100:.4g}%"
    return f"{value:,.4g} {unit}".rstrip() if abs(value) < 1e4 else f"{value:,.0f} {unit}".rstrip()
