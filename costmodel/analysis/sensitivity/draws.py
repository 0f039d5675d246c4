"""Monte Carlo draws of the inputs and what the function makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.analysis.sensitivity.function import evaluate
from costmodel.analysis.sensitivity.points import copula_of, scrambles, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations


class Draws(NamedTuple):
    """Shares and values, scrambles x n x inputs, and what comes out, scrambles x n x outputs."""

    shares: Floats
    values: Floats
    found: Floats


def draw(
    function: Function,
    inputs: Inputs,
    n: int,
    seed: int,
    count: int,
    *,
    correlations: Correlations | None = None,
    outputs: Sequence[str] | None = None,
    again: bool = False,
) -> Draws:
    """N draws in so many independent scrambles; with `again` others, independent of the first."""
    names = tuple(inputs)
    copula = copula_of(names, correlations)
    pairs = scrambles(names, n, seed, count)
    shares = np.stack([copula.couple(pair.second if again else pair.first) for pair in pairs])
    rows = values(inputs, shares.reshape(-1, len(names)))
    found = evaluate(function, rows, names, outputs)
    size = shares.shape[:2]
    return Draws(shares, rows.reshape(*size, -1), found.reshape(*size, -1))
