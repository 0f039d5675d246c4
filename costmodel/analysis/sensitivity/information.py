"""The value of information: what knowing an input before deciding would be worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.draws import draw, in_scrambles
from costmodel.analysis.sensitivity.function import output_names
from costmodel.analysis.sensitivity.intervals import check_confidence, mean
from costmodel.analysis.sensitivity.known_alone import known_alone
from costmodel.analysis.sensitivity.paired import Better, direction
from costmodel.analysis.sensitivity.points import copula_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Flags, Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations


@dataclass(frozen=True, eq=False)
class ValueOfInformation:
    """What knowing is worth, in the unit of the payoffs.

    `best` is the option with the best `mean`; `chance_best` the probability of each option to turn
    out best, `regret` what it is expected to miss. `EVPI` is the value of knowing all inputs, the
    regret of the best option; `EVPPI` that of knowing one input alone, by input. Each `_conf` is
    half the width of the confidence interval.
    """

    inputs: tuple[str, ...]
    options: tuple[str, ...]
    best: str
    mean: Floats
    mean_conf: Floats
    chance_best: Floats
    regret: Floats
    EVPI: float
    EVPI_conf: float
    EVPPI: Floats
    EVPPI_conf: Floats
    n: int
    seed: int
    confidence: float


def value_of_information(
    function: Function,
    inputs: Inputs,
    *,
    n: int = 8192,
    seed: int = 0,
    correlations: Correlations | None = None,
    options: Sequence[str] | None = None,
    better: Better = "higher",
    confidence: float = 0.95,
) -> ValueOfInformation:
    """EVPI, and EVPPI of each input, for a choice between options.

    The function gives a payoff for each option, rows x options; a single one is compared with
    doing nothing, whose payoff is 0. Payoffs that are `better` when lower are costs. EVPPI is found
    by regression of the payoffs on each input (Strong et al. 2014); n evaluations. Raises
    `BadOutput` and `ValueError`.
    """
    check_confidence(confidence)
    sign = direction(better)
    drawn = draw(function, inputs, n, seed, correlations=correlations)
    payoffs, names = _options(drawn.found, options)
    gain = sign * payoffs
    first = int(gain.mean(axis=0).argmax())
    top = gain.max(axis=1, keepdims=True)
    known = mean(in_scrambles(top[:, 0] - gain[:, first]).mean(axis=1))
    linked = copula_of(tuple(inputs), correlations).normal != 0
    alone = mean(known_alone(drawn.shares, drawn.values, gain - gain[:, [first]], linked))
    means = mean(in_scrambles(payoffs).mean(axis=1))
    return ValueOfInformation(
        inputs=tuple(inputs),
        options=names,
        best=names[first],
        mean=means.estimate,
        mean_conf=means.half_width(confidence),
        chance_best=_chances(gain == top),
        regret=(top - gain).mean(axis=0),
        EVPI=float(known.estimate),
        EVPI_conf=float(known.half_width(confidence)),
        EVPPI=np.maximum(alone.estimate, 0.0),
        EVPPI_conf=alone.half_width(confidence),
        n=len(drawn.shares),
        seed=seed,
        confidence=confidence,
    )


def _options(found: Floats, names: Sequence[str] | None) -> tuple[Floats, tuple[str, ...]]:
    """The payoffs of at least two options, and their names."""
    count = found.shape[-1]
    if count > 1:
        titles = names or [f"option {k + 1}" for k in range(count)]
        return found, output_names(count, titles)
    (title,) = output_names(1, names or ["do it"])
    return np.concatenate([found, np.zeros_like(found)], axis=-1), (title, "do nothing")


def _chances(best: Flags) -> Floats:
    """How often each option is best; equal ones share."""
    return np.asarray((best / best.sum(axis=1, keepdims=True)).mean(axis=0), np.float64)
