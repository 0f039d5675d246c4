"""PAWN: how far knowing an input moves the whole distribution of an output, not only its spread."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.draws import draw
from costmodel.analysis.sensitivity.function import (
    constant_reasons,
    output_names,
    without_constants,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations


@dataclass(frozen=True, eq=False)
class PawnIndices:
    """Kolmogorov-Smirnov distances between 0 and 1, outputs x inputs, over slices of each input.

    `noise` is the median that an input of no influence gets by chance, one for each output.
    `reasons` says for each output why there is no result (NaN), or is None.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    median: Floats
    mean: Floats
    maximum: Floats
    noise: Floats
    reasons: tuple[str | None, ...]
    n: int
    slices: int
    seed: int


def pawn(
    function: Function,
    inputs: Inputs,
    *,
    n: int = 4096,
    slices: int = 10,
    seed: int = 0,
    correlations: Correlations | None = None,
    outputs: Sequence[str] | None = None,
) -> PawnIndices:
    """PAWN indices (Pianosi and Wagener 2018) of all outputs from n evaluations.

    Each input is cut into slices of equal probability. Raises `BadOutput` and `ValueError`.
    """
    drawn = draw(function, inputs, n, seed, correlations=correlations, outputs=outputs)
    shares, found = drawn.shares, drawn.found
    if not isinstance(slices, Integral) or not 2 <= slices <= len(shares) // 8:
        raise ValueError(f"{len(shares)} draws make 2 to {len(shares) // 8} slices, not {slices!r}")
    dummy = np.random.default_rng([seed, slices]).random((len(shares), 1))
    distance = distances(np.hstack([shares, dummy]), found, slices)
    reasons = constant_reasons(found)
    median, mean, maximum = (
        without_constants(of(distance, axis=-1), reasons) for of in (np.median, np.mean, np.max)
    )
    return PawnIndices(
        inputs=tuple(inputs),
        outputs=output_names(found.shape[1], outputs),
        median=median[:, :-1],
        mean=mean[:, :-1],
        maximum=maximum[:, :-1],
        noise=median[:, -1],
        reasons=reasons,
        n=len(shares),
        slices=slices,
        seed=seed,
    )


def distances(shares: Floats, found: Floats, slices: int) -> Floats:
    """The distance of the outputs in each slice from all outputs: outputs x inputs x slices."""
    sliced = np.minimum((shares * slices).astype(np.intp), slices - 1)
    ordered = np.argsort(found, axis=0, kind="stable")
    result = np.empty((found.shape[1], shares.shape[1], slices))
    whole = np.arange(1, len(found) + 1)[:, np.newaxis] / len(found)
    for o, order in enumerate(ordered.T):
        y = found[order, o]
        last = np.append(y[1:] != y[:-1], True)  # of equal outputs
        for i in range(shares.shape[1]):
            inside = sliced[order, i][:, np.newaxis] == np.arange(slices)
            share = inside.cumsum(axis=0) / np.maximum(inside.sum(axis=0), 1)
            result[o, i] = np.abs(share - whole)[last].max(axis=0)
    return result
