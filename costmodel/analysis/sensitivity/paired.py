"""Two functions compared on the same draws of the inputs that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from costmodel.analysis.sensitivity.draws import draw, in_scrambles
from costmodel.analysis.sensitivity.function import evaluate, names_of, size_of
from costmodel.analysis.sensitivity.intervals import check_confidence, mean

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations

Better = Literal["higher", "lower"]
LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)


@dataclass(frozen=True, eq=False)
class PairedComparison:
    """The second function against the first, draw by draw.

    `chance` is the probability that the second beats the first, `difference` the mean of second
    minus first, `deviation` its standard deviation, `quantiles` its values at `levels`.
    `correlation` is that of the two outputs, NaN if one is constant. `first_regret` and
    `second_regret` are what each is expected to miss against the better of the two in each draw.
    Each `_conf` is half the width of the confidence interval. `draws` are all differences.
    """

    first_mean: float
    second_mean: float
    difference: float
    difference_conf: float
    deviation: float
    chance: float
    chance_conf: float
    correlation: float
    first_regret: float
    second_regret: float
    levels: tuple[float, ...]
    quantiles: Floats
    quantiles_conf: Floats
    draws: Floats


def paired(
    first: Function,
    first_inputs: Inputs,
    second: Function,
    second_inputs: Inputs,
    *,
    n: int = 8192,
    seed: int = 0,
    correlations: Correlations | None = None,
    better: Better = "higher",
    confidence: float = 0.95,
) -> PairedComparison:
    """Compare two functions of one output each, whose inputs of the same name share their draws.

    An input's distribution may differ between the two: its share of values is what is common.
    `correlations` are over the inputs of both. n evaluations of each. Raises `BadOutput` and
    `ValueError`.
    """
    check_confidence(confidence)
    sign = direction(better)
    names_of(first_inputs), names_of(second_inputs)
    both = {**first_inputs, **second_inputs}
    one, two = (
        _found(function, inputs, both, (n, seed), correlations)
        for function, inputs in ((first, first_inputs), (second, second_inputs))
    )
    apart = two - one
    gain = sign * apart
    scrambles = in_scrambles(apart)
    difference = mean(scrambles.mean(axis=1))
    chance = mean((sign * scrambles > 0).mean(axis=1))
    quantiles = mean(np.quantile(scrambles, LEVELS, axis=1).T)
    return PairedComparison(
        first_mean=float(one.mean()),
        second_mean=float(two.mean()),
        difference=float(difference.estimate),
        difference_conf=float(difference.half_width(confidence)),
        deviation=float((apart / size_of(apart)).std(ddof=1) * size_of(apart)),
        chance=float(chance.estimate),
        chance_conf=float(chance.half_width(confidence)),
        correlation=_correlation(one, two),
        first_regret=float(np.maximum(gain, 0).mean()),
        second_regret=float(np.maximum(-gain, 0).mean()),
        levels=LEVELS,
        quantiles=np.quantile(apart, LEVELS),
        quantiles_conf=quantiles.half_width(confidence),
        draws=apart,
    )


def _found(
    function: Function,
    inputs: Inputs,
    both: Inputs,
    size: tuple[int, int],
    correlations: Correlations | None,
) -> Floats:
    """One output for each draw, with the draws of all inputs of both."""
    names = tuple(inputs)
    columns = [list(both).index(name) for name in names]
    drawn = draw(
        lambda rows: evaluate(function, rows[:, columns], names),
        {**both, **inputs},
        *size,
        correlations=correlations,
    )
    if drawn.found.shape[1] != 1:
        raise ValueError("a paired comparison is of functions of one output each")
    return drawn.found[:, 0]


def direction(better: Better) -> int:
    """The sign of what is better; raises `ValueError` for another word than higher and lower."""
    if better not in {"higher", "lower"}:
        raise ValueError(f"better is higher or lower, and not {better!r}")
    return 1 if better == "higher" else -1


def _correlation(one: Floats, two: Floats) -> float:
    if np.ptp(one) == 0 or np.ptp(two) == 0:
        return float("nan")
    return float(np.corrcoef(one / size_of(one), two / size_of(two))[0, 1])
