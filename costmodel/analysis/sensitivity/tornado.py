"""Tornados: how far each input alone moves each output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity import points
from costmodel.analysis.sensitivity.ends import at, check_levels, ends_of
from costmodel.analysis.sensitivity.function import evaluate, names_of, output_names
from costmodel.analysis.sensitivity.intervals import check_confidence, mean
from costmodel.analysis.sensitivity.points import SCRAMBLES, copula_of, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Indexes, Inputs
    from costmodel.analysis.sensitivity.points import Correlations, Scramble
    from costmodel.sampling.copula import Copula


@dataclass(frozen=True, eq=False)
class Tornado:
    """Outputs with each input low and high, outputs x inputs.

    `low` and `high` are the values of the inputs, `base` the outputs in between, `swing` is
    `at_high - at_low`, and `swing_conf` half the width of its confidence interval, 0 where nothing
    is drawn by chance.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    low: Floats
    high: Floats
    base: Floats
    at_low: Floats
    at_high: Floats
    swing: Floats
    swing_conf: Floats

    @property
    def length(self) -> Floats:
        """How far each input moves each output, outputs x inputs: both ends may lie on one side."""
        low, high = np.sort([self.at_low, self.at_high], axis=0)
        base = self.base[:, np.newaxis]
        found: Floats = np.maximum(high, base) - np.minimum(low, base)
        return found

    def order(self, output: int = 0) -> Indexes:
        """The inputs from the longest bar to the shortest."""
        return np.argsort(-self.length[output], kind="stable")


def tornado(
    function: Function,
    inputs: Inputs,
    *,
    levels: tuple[float, float] = (0.0, 1.0),
    typical: Mapping[str, float] | None = None,
    outputs: Sequence[str] | None = None,
) -> Tornado:
    """One at a time: each input from its low to its high value, all others typical.

    `levels` are the shares of values below the low and the high one; a distribution without an end
    is cut off at 1 % or 99 %. What is typical is as given, or a distribution's own `typical`, or
    its median. 2 inputs + 1 evaluations. Raises `BadOutput` and `ValueError`.
    """
    ends, count = ends_of(inputs, typical, levels), len(inputs)
    rows = np.repeat(ends.typical[np.newaxis], 2 * count + 1, axis=0)
    one = np.arange(count)
    rows[one, one], rows[count + one, one] = ends.low, ends.high
    found = evaluate(function, rows, tuple(inputs), outputs).T
    at_low, at_high = found[:, :count], found[:, count:-1]
    return Tornado(
        inputs=tuple(inputs),
        outputs=output_names(len(found), outputs),
        low=ends.low,
        high=ends.high,
        base=found[:, -1],
        at_low=at_low,
        at_high=at_high,
        swing=at_high - at_low,
        swing_conf=np.zeros_like(at_low),
    )


def conditional_tornado(
    function: Function,
    inputs: Inputs,
    *,
    levels: tuple[float, float] = (0.1, 0.9),
    n: int = 1024,
    seed: int = 0,
    correlations: Correlations | None = None,
    outputs: Sequence[str] | None = None,
    confidence: float = 0.95,
    scrambles: int = SCRAMBLES,
) -> Tornado:
    """Mean outputs with each input at P10 and at P90, all others uncertain.

    The same draws serve both ends, and inputs correlated with one that is held are drawn given its
    value. `base` is the mean with nothing held. n (2 inputs + 1) evaluations. Raises `BadOutput`
    and `ValueError`.
    """
    check_confidence(confidence)
    check_levels(levels)
    names = names_of(inputs)
    copula = copula_of(names, correlations)
    parts = [
        _means(function, inputs, _held(copula, scramble, levels), number, outputs)
        for number, scramble in enumerate(points.scrambles(names, n, seed, scrambles))
    ]
    found, count = np.stack(parts), len(inputs)
    at_low, at_high = found[:, :, :count], found[:, :, count:-1]
    swing = mean(at_high - at_low)
    return Tornado(
        inputs=tuple(inputs),
        outputs=output_names(found.shape[1], outputs),
        low=np.array([at(each, levels[0]) for each in inputs.values()]),
        high=np.array([at(each, levels[1]) for each in inputs.values()]),
        base=found[:, :, -1].mean(axis=0),
        at_low=at_low.mean(axis=0),
        at_high=at_high.mean(axis=0),
        swing=swing.estimate,
        swing_conf=swing.half_width(confidence),
    )


def _held(copula: Copula, scramble: Scramble, levels: tuple[float, float]) -> list[Floats]:
    """Shares with each input held at the low level, each at the high one, and none."""
    blocks = []
    for level in levels:
        for k in range(len(copula.names)):
            held = np.full_like(scramble.first, level)
            kept = np.arange(len(copula.names)) == k
            blocks.append(copula.redraw(held, scramble.first, kept))
    return [*blocks, copula.couple(scramble.first)]


def _means(
    function: Function,
    inputs: Inputs,
    blocks: Sequence[Floats],
    number: int,
    outputs: Sequence[str] | None,
) -> Floats:
    """The mean of each output over each block of shares, outputs x blocks."""
    rows = values(inputs, np.concatenate(blocks))
    found = evaluate(function, rows, tuple(inputs), outputs, number * len(rows))
    means: Floats = found.reshape(len(blocks), -1, found.shape[-1]).mean(axis=1)
    return means.T
