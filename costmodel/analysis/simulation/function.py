"""The model as a function of a table of inputs, for analyses that change one input at a time.

Sizing a week of half-hours is most of the work, and few inputs touch it. In a design that changes
one input at a time, most rows have the same values of those few: each is sized once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from costmodel.kernel.expression import Input
from costmodel.kernel.number_rules import DRAW
from costmodel.kernel.numbers import in_order, leaves_week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array
    from costmodel.sampling.draws import Floats

ROWS = 16_384  # at a time, so that lines by month take little memory
REPEATED = 0.8  # of the rows may be different, for sizing each once to be worth it


@dataclass(frozen=True, eq=False)
class ModelFunction:
    """Results as a function of the uncertain inputs, rows x inputs to rows x results.

    An input has one value for all months. Where scenarios give it different distributions, the
    others take the value at the share that the first one's value stands at; where that is the
    typical one, their own typical value. `progress` is told how many rows are `done`.
    """

    model: UncertainModel
    outputs: tuple[Output, ...]
    progress: Callable[[int], None] = lambda _done: None
    done: list[int] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs, in the order of the columns."""
        return tuple(self.model.inputs)

    def __call__(self, rows: Floats) -> Floats:
        """The results of each row."""
        parts = []
        for at in range(0, len(rows), ROWS):
            parts.append(self._results(rows[at : at + ROWS], sum(self.done) + 1))
            self.done.append(len(parts[-1]))
            self.progress(sum(self.done))
        return np.concatenate(parts)

    def _results(self, rows: Floats, first: int) -> Floats:
        values = self._values(rows)
        nodes = [output.node for output in self.outputs]
        arrays = self.model.run(nodes, values, first, self._sized(rows))
        found = [
            output.of(array, len(rows)) for output, array in zip(self.outputs, arrays, strict=True)
        ]
        return np.stack(found, axis=1)

    def _values(self, rows: Floats) -> dict[Key, Array]:
        found: dict[Key, Array] = {}
        for column, each in zip(rows.T, self.model.inputs.values(), strict=True):
            for scope, distribution in each.distributions.items():
                own, typical = column, each.amounts[scope].value
                if (distribution, typical) != (each.distribution, each.amount.value):
                    there = distribution.ppf(each.distribution.cdf(column))
                    own = np.where(column == each.amount.value, typical, there)
                found[scope, each.path] = np.asarray(own).reshape(-1, 1, 1)
        return found

    def _sized(self, rows: Floats) -> Mapping[Expr, Array]:
        """What comes out of weeks of half-hours, computed once for rows that have it alike."""
        known: dict[Expr, Array] = {}
        for columns, nodes in self._weekly.items():
            different, where = np.unique(rows[:, columns], axis=0, return_inverse=True)
            if len(different) > REPEATED * len(rows):
                continue
            table = np.repeat(rows[:1], len(different), axis=0)
            table[:, columns] = different
            arrays = self.model.run(nodes, self._values(table))
            for node, array in zip(nodes, arrays, strict=True):
                known[node] = array if array.shape[DRAW] == 1 else array[where.reshape(-1)]
        return known

    @cached_property
    def _weekly(self) -> dict[tuple[int, ...], list[Expr]]:
        """Where results leave the half-hours of a week, by the columns of the inputs they take."""
        order = in_order([output.node for output in self.outputs])
        column = {path: at for at, path in enumerate(self.names)}
        touched: dict[Expr, frozenset[int]] = {}
        found: dict[tuple[int, ...], list[Expr]] = {}
        for node in order:
            touched[node] = _columns_of(node, touched, column)
            if leaves_week(node) and touched[node]:
                found.setdefault(tuple(sorted(touched[node])), []).append(node)
        return found


def _columns_of(
    node: Expr, touched: Mapping[Expr, frozenset[int]], column: Mapping[str, int]
) -> frozenset[int]:
    if isinstance(node.data, Input):
        at = column.get(node.data.key[1])
        return frozenset() if at is None else frozenset({at})
    below: Sequence[frozenset[int]] = [touched[arg] for arg in node.args]
    return frozenset().union(*below)
