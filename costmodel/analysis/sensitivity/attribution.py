"""Why two totals differ: the exact Shapley share of each change, and the weights it rests on."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from costmodel.analysis.sensitivity.function import Floats

# With more groups there are too many subsets to evaluate them all.
MOST_GROUPS = 16


@dataclass(frozen=True, eq=False)
class Attribution:
    """What each group of changes contributes to the step from `start` to `end`.

    `contributions` has the groups first, then the shape of one value; its sum over groups is
    `end - start`. `alone` is what a group changes as the only one, `last` what it adds to all
    others. `evaluations` is the number of subsets.
    """

    groups: tuple[str, ...]
    start: Floats
    end: Floats
    contributions: Floats
    alone: Floats
    last: Floats
    evaluations: int


def attribution(
    value: Callable[[frozenset[str]], npt.ArrayLike], groups: Sequence[str]
) -> Attribution:
    """Share out the difference between all changes and none, exactly, whatever the order.

    `value` gives the total, or an array of totals, when the changes of these groups alone are
    made. Each of the 2**groups subsets is evaluated once; a group's contribution is its effect
    averaged over all orders in which the changes can be made. Raises `ValueError` for groups that
    repeat, more than 16 of them, or a value that is not finite.
    """
    names = tuple(groups)
    if len(set(names)) != len(names):
        raise ValueError("a group stands twice among the groups")
    if len(names) > MOST_GROUPS:
        raise ValueError(f"{len(names)} groups are too many; put some together, {MOST_GROUPS} fit")
    players = subsets(len(names))
    found = np.stack([_finite(value, names, flags) for flags in players])
    full, single = 2 ** len(names) - 1, [1 << k for k in range(len(names))]
    return Attribution(
        groups=names,
        start=found[0],
        end=found[full],
        contributions=np.tensordot(weights(len(names)), found - found[0], 1),
        alone=found[single] - found[0],
        last=found[full] - found[[full - bit for bit in single]],
        evaluations=len(players),
    )


def subsets(count: int) -> npt.NDArray[np.bool_]:
    """All subsets of so many players, as flags: row r has player k where bit k of r is set."""
    rows = np.arange(2**count)[:, np.newaxis]
    return (rows >> np.arange(count) & 1).astype(np.bool_)


def weights(count: int) -> Floats:
    """The matrix, players x subsets, that makes Shapley values of the values of all subsets."""
    players = subsets(count)
    size, others = players.sum(axis=1), max(count - 1, 0)
    joined = np.array([1 / ((others + 1) * comb(others, max(k - 1, 0))) for k in size])
    apart = np.array([1 / ((others + 1) * comb(others, min(k, others))) for k in size])
    return np.where(players.T, joined, -apart)


def _finite(
    value: Callable[[frozenset[str]], npt.ArrayLike],
    names: Sequence[str],
    flags: npt.NDArray[np.bool_],
) -> Floats:
    chosen = frozenset(itertools.compress(names, flags))
    found = np.asarray(value(chosen), dtype=np.float64)
    if not np.isfinite(found).all():
        raise ValueError(f"the value with {', '.join(sorted(chosen)) or 'no change'} is {found}")
    return found
