"""Search for the least whole numbers that suffice, many at once."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from costmodel.erlang.arrays import Floats

Indices: TypeAlias = NDArray[np.intp]

# Tells which of the given numbers suffice for the elements at the given indices.
Test: TypeAlias = Callable[[Floats, Indices], NDArray[np.bool_]]


def least_sufficient(guess: Floats, step: Floats, suffices: Test) -> Floats:
    """Return the least whole numbers above 0 that suffice, where all greater numbers do, too.

    The search leaves the guess by the step, then by twice the step, and so on.
    """
    below, above = _bracket(guess, step, suffices)
    while (at := np.flatnonzero(above - below > 1)).size:
        middle = np.floor((below[at] + above[at]) / 2)
        enough = suffices(middle, at)
        above[at[enough]] = middle[enough]
        below[at[~enough]] = middle[~enough]
    return above


def _bracket(guess: Floats, step: Floats, suffices: Test) -> tuple[Floats, Floats]:
    """Return numbers that do not suffice, or 0, and numbers that do."""
    below, above = np.zeros_like(guess), np.full_like(guess, np.inf)
    at, trial = np.arange(guess.size), guess
    while at.size:
        enough = suffices(trial, at)
        above[at[enough]] = trial[enough]
        below[at[~enough]] = trial[~enough]
        trial = np.where(enough, trial - step, trial + step)
        further = (trial > 0) & ((below[at] == 0) | (above[at] == np.inf))
        at, trial, step = at[further], trial[further], 2 * step[further]
    return below, above
