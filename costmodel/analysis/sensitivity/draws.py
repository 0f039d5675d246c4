"""Monte Carlo draws of the inputs and what the function makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.analysis.sensitivity.function import evaluate, names_of
from costmodel.analysis.sensitivity.points import copula_of, scrambles, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs
    from costmodel.analysis.sensitivity.points import Correlations

SCRAMBLES = 8  # more than for indices: each alone judges decisions taken from all others


class Draws(NamedTuple):
    """Shares and values, draws x inputs, and what comes out, draws x outputs.

    Draw k is of the scramble k % 8.
    """

    shares: Floats
    values: Floats
    found: Floats


def draw(
    function: Function,
    inputs: Inputs,
    n: int,
    seed: int,
    *,
    correlations: Correlations | None = None,
    outputs: Sequence[str] | None = None,
    again: bool = False,
) -> Draws:
    """N draws, rounded up to a power of two; with `again` others, independent of the first."""
    names = names_of(inputs)
    copula = copula_of(names, correlations)
    pairs = scrambles(names, n, seed, SCRAMBLES)
    apart = [copula.couple(pair.second if again else pair.first) for pair in pairs]
    shares = np.stack(apart, axis=1).reshape(-1, len(names))
    rows = values(inputs, shares)
    return Draws(shares, rows, evaluate(function, rows, names, outputs))


def in_scrambles(rows: Floats) -> Floats:
    """Rows of draws by the scramble that they are of: scrambles x draws x columns.

    Where there are twice as many scrambles, two are put together.
    """
    whole = len(rows) // SCRAMBLES * SCRAMBLES
    return rows[:whole].reshape(-1, SCRAMBLES, *rows.shape[1:]).swapaxes(0, 1)
