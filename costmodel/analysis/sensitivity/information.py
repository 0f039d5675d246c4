"""The value of information: what knowing an input before deciding would be worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from costmodel.analysis.sensitivity.draws import draw
from costmodel.analysis.sensitivity.function import output_names
from costmodel.analysis.sensitivity.intervals import check_confidence, mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Flags, Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations

# More than for indices: each scramble alone judges decisions taken from all others.
SCRAMBLES = 8
_FEW = 16  # values of an input that are fitted one by one
_KNOTS = (0.25, 0.5, 0.75)


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
    better: Literal["higher", "lower"] = "higher",
    confidence: float = 0.95,
) -> ValueOfInformation:
    """EVPI, and EVPPI of each input, for a choice between options.

    The function gives a payoff for each option, rows x options; a single one is compared with
    doing nothing, whose payoff is 0. Payoffs that are `better` when lower are costs. EVPPI is found
    by regression of the payoffs on each input (Strong et al. 2014); n evaluations. Raises
    `BadOutput` and `ValueError`.
    """
    check_confidence(confidence)
    drawn = draw(function, inputs, n, seed, SCRAMBLES, correlations=correlations)
    payoffs, names = _options(drawn.found, options)
    gain = payoffs if better == "higher" else -payoffs
    first = int(gain.mean(axis=(0, 1)).argmax())
    top = gain.max(axis=-1, keepdims=True)
    known = mean((top[..., 0] - gain[..., first]).mean(axis=1))
    parts = [
        known_alone(drawn.shares[..., k], drawn.values[..., k], gain - gain[..., first : first + 1])
        for k in range(len(inputs))
    ]
    alone = mean(np.stack(parts, axis=1))
    means = mean(payoffs.mean(axis=1))
    return ValueOfInformation(
        inputs=tuple(inputs),
        options=names,
        best=names[first],
        mean=means.estimate,
        mean_conf=means.half_width(confidence),
        chance_best=_chances(gain == top),
        regret=(top - gain).mean(axis=(0, 1)),
        EVPI=float(known.estimate),
        EVPI_conf=float(known.half_width(confidence)),
        EVPPI=np.maximum(alone.estimate, 0.0),
        EVPPI_conf=alone.half_width(confidence),
        n=drawn.shares.shape[0] * drawn.shares.shape[1],
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
    return np.asarray((best / best.sum(axis=-1, keepdims=True)).mean(axis=(0, 1)), np.float64)


def known_alone(shares: Floats, values: Floats, gain: Floats) -> Floats:
    """The value of deciding by this input, as each scramble alone judges it.

    `shares` and `values` of the input are scrambles x n, `gain` scrambles x n x options.
    The option for each value of the input is chosen by a fit to all other scrambles, and judged
    by a fit to this one, so that chance in the fit that chooses is never counted as a gain.
    """
    basis = _basis(shares, values)
    flat, found = basis.reshape(-1, basis.shape[-1]), np.empty(len(gain))
    for r in range(len(gain)):
        others = np.arange(len(gain)) != r
        chosen = (flat @ _fit(basis[others], gain[others])).argmax(axis=1)
        judged = flat @ _fit(basis[r], gain[r])
        found[r] = np.take_along_axis(judged, chosen[:, np.newaxis], axis=1).mean()
    return found


def _fit(basis: Floats, gain: Floats) -> Floats:
    columns, options = basis.shape[-1], gain.shape[-1]
    solved = np.linalg.lstsq(basis.reshape(-1, columns), gain.reshape(-1, options))
    return np.asarray(solved[0], np.float64)


def _basis(shares: Floats, values: Floats) -> Floats:
    """Functions of an input that a payoff's mean is made of: a cubic spline over normal scores.

    The value itself is one of them, so that what is linear is found exactly; an input of a few
    values has one function for each.
    """
    from scipy.special import ndtri

    few = np.unique(values)
    if few.size <= _FEW:
        return np.asarray(values[..., np.newaxis] == few, np.float64)
    score = ndtri(shares)
    scaled = (values - values.mean()) / values.std()
    curves = [np.maximum(score - knot, 0) ** 3 for knot in ndtri(_KNOTS)]
    parts = [np.ones_like(score), score, score**2, score**3, scaled, *curves]
    return np.stack(parts, axis=-1)
