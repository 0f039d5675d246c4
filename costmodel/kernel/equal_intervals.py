"""Half-hours of a week in which nothing differs: many draws compute them once.

A profile gives many half-hours the same weight. Rows of a week that are the same in all that draws
do not touch stay the same in every draw, so one row stands for all of them, counted as often. The
workbook has no such reading: an edit there parts what happened to be equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.kernel.number_rules import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from costmodel.kernel.expression import Expr, Week
    from costmodel.kernel.number_rules import Array

_LOOK_ACROSS = ("gathered", "pick")  # intervals of which each has a place of its own


@dataclass(frozen=True, slots=True)
class Merged:
    """The first row of each class of equal ones, and how many half-hours a class stands for."""

    first: NDArray[np.intp]
    counts: Array

    def of(self, rows: Array) -> Array:
        """One row of each class."""
        return rows if rows.shape[WEEK] == 1 else rows.take(self.first, axis=WEEK)


def merged_weeks(
    moving: Sequence[Expr], whole: Iterable[Expr], constant: Mapping[Expr, Array]
) -> dict[Week, Merged]:
    """The classes of each week's rows that no draw parts.

    `moving` are the nodes to compute, `constant` the rows they start from, `whole` the nodes that
    have all rows of their weeks.
    """
    weeks = {node.week for node in moving if node.week is not None}
    weeks -= {node.week for node in whole}
    for node in moving:
        if node.op in _LOOK_ACROSS:
            weeks -= {node.week, *(arg.week for arg in node.args)}
    return {week: _classes(week, constant) for week in weeks}


def _classes(week: Week, constant: Mapping[Expr, Array]) -> Merged:
    known = [rows for node, rows in constant.items() if node.week == week]
    flat = [rows.reshape(-1, rows.shape[WEEK]) for rows in known if rows.shape[WEEK] > 1]
    if not flat:
        return Merged(np.zeros(1, dtype=np.intp), np.array([float(sum(week.counts))]))
    _, first, into = np.unique(np.concatenate(flat), axis=1, return_index=True, return_inverse=True)
    counts = np.bincount(into.reshape(-1), weights=np.asarray(week.counts))
    return Merged(first, counts.astype(np.float64))
