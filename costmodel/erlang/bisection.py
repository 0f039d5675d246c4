"""Search for the least whole numbers that suffice, many at once."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from costmodel.erlang.arrays import Floats

Indices: TypeAlias = NDArray[np.intp]

# Tells which of the given numbers suffice for the elements at the given indices.
Test: TypeAlias = Callable[[Floats, Indices], NDArray[np.bool_]]


def least_sufficient(below: Floats, guess: Floats, step: Floats, suffices: Test) -> Floats:
    """Return the least whole numbers that suffice, where all greater numbers suffice, too.

    Numbers up to `below` are known not to suffice. A guess above it that does not is raised by the
    step, then by twice the step, and so on.
    """
    below, above = _bracket(below, guess, step, suffices)
    while (at := np.flatnonzero(above - below > 1)).size:
        middle = np.floor((below[at] + above[at]) / 2)
        enough = suffices(middle, at)
        above[at[enough]] = middle[enough]
        below[at[~enough]] = middle[~enough]
    return above


def _bracket(below: Floats, above: Floats, step: Floats, suffices: Test) -> tuple[Floats, Floats]:
    """Return numbers that do not suffice and numbers that do."""
    below, above = below.copy(), above.copy()
    short = np.flatnonzero(~suffices(above, np.arange(above.size)))
    while short.size:
        below[short] = above[short]
        above[short] += step[short]
        step = 2 * step
        short = short[~suffices(above[short], short)]
    return below, above
