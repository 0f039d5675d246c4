"""Every rate at which a vector of flows has the present value zero, and no other.

With x = 1 / (1 + rate per period), the present value is a polynomial in x whose coefficients are
the flows. Its roots between 0 and 1, the rates above zero, are isolated by Descartes' rule of signs
on Bernstein coefficients: an interval whose coefficients change sign never has no root, once has
one, more often is halved (Collins and Akritas 1976; Lane and Riesenfeld 1981). The rates below zero
are found the same way in 1 / x, from the flows read backward, so that no power grows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.returns.polynomial import bracketed_newton, evaluate, first_signs, sign_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.returns.arrays import Flags, Floats, Indexes

# A value below this share of the sum of its absolute terms is float noise.
NOISE = 1e-14
# Newton on the slope reaches a double root from about this far, relative to the root.
_NEAR = 1e-4


def growth_roots(columns: Floats) -> tuple[Indexes, Floats]:
    """The columns and logarithms of growth per period of all roots, by column, ascending.

    Roots between which the value never leaves the noise count as one.
    """
    above_column, above = _roots_below_one(columns)
    below_column, below = _roots_below_one(columns[::-1])
    neutral = np.flatnonzero(_is_noise(columns, np.ones(columns.shape[1])) & columns.any(axis=0))
    column = np.concatenate([below_column, neutral, above_column])
    growth = np.concatenate([np.log(below), np.zeros(neutral.size), -np.log(above)])
    growth = _settle_double_roots(columns[:, column], growth)
    order = np.lexsort((growth, column))
    column, growth = column[order], growth[order]
    middle = (growth[1:] + growth[:-1]) / 2
    oriented, x = _oriented(columns[:, column[1:]], middle)
    same = (column[1:] == column[:-1]) & _is_noise(oriented, x)
    first = np.flatnonzero(np.concatenate([np.ones(min(1, column.size), dtype=np.bool_), ~same]))
    # Of those that count as one, the nearest to zero, because an exact zero is among them.
    nearest = np.minimum.reduceat(np.abs(growth), first)
    return column[first], np.copysign(nearest, growth[first])


def _is_noise(columns: Floats, x: Floats) -> Flags:
    """Whether the value at x cannot be told from zero."""
    value, _ = evaluate(columns, x)
    return np.abs(value) <= NOISE * _gross(columns, x)


def _gross(columns: Floats, x: Floats) -> Floats:
    """The sum of the absolute terms at x."""
    return evaluate(np.abs(columns), x)[0]


def _oriented(columns: Floats, growth: Floats) -> tuple[Floats, Floats]:
    """The columns, backward where growth is negative, and the x at most 1 that belongs to them."""
    return np.where(growth < 0, columns[::-1], columns), np.exp(-np.abs(growth))


def _settle_double_roots(columns: Floats, growth: Floats) -> Floats:
    """Each growth, moved to the extreme beside it where the value there is zero but for noise.

    Only the extreme of a double root is sharp: the value itself is flat around it.
    """
    oriented, x = _oriented(columns, growth)
    periods = np.arange(len(columns), dtype=np.float64)[:, np.newaxis]
    value, slope = evaluate(oriented * periods, x)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        step = value / slope
    near = np.abs(step) < _NEAR * x
    extreme = np.where(near, x - step, x)
    double = near & _is_noise(oriented, extreme)
    return np.where(double, np.copysign(1, growth) * -np.log(extreme), growth)


class _Intervals(NamedTuple):
    """Intervals of x, each with the column it belongs to and its Bernstein coefficients."""

    column: Indexes
    low: Floats
    high: Floats
    bernstein: Floats

    def only(self, flags: Flags) -> _Intervals:
        """Those intervals that are flagged."""
        return _Intervals(
            self.column[flags], self.low[flags], self.high[flags], self.bernstein[:, flags]
        )

    def halves(self) -> tuple[_Intervals, _Intervals]:
        """The left and the right halves (de Casteljau's algorithm)."""
        right = self.bernstein.copy()
        left = np.empty_like(right)
        for k in range(len(right)):
            left[k] = right[0]
            right[: len(right) - k - 1] += right[1 : len(right) - k]
            right[: len(right) - k - 1] /= 2
        middle = (self.low + self.high) / 2
        return self._replace(high=middle, bernstein=left), self._replace(
            low=middle, bernstein=right
        )


def _joined(parts: Iterable[_Intervals]) -> _Intervals:
    return _Intervals(*(np.concatenate(fields, axis=-1) for fields in zip(*parts, strict=True)))


def _roots_below_one(columns: Floats) -> tuple[Indexes, Floats]:
    """The columns and places of the roots between 0 and 1, some found twice."""
    count = columns.shape[1]
    todo = _Intervals(np.arange(count), np.zeros(count), np.ones(count), _bernstein(columns))
    brackets, points = [], []
    while todo.column.size:
        changes = sign_changes(todo.bernstein, first_signs(todo.bernstein))
        brackets.append(todo.only(changes == 1))
        todo = todo.only(changes > 1)
        flat = _is_flat(columns, todo)
        points.append((todo.column[flat], (todo.low[flat] + todo.high[flat]) / 2))
        left, right = todo.only(~flat).halves()
        points.append(_roots_at_end(columns, left))
        todo = _joined([left, right])
    points.append(_only_roots(columns, _joined(brackets)))
    return np.concatenate([c for c, _ in points]), np.concatenate([x for _, x in points])


def _is_flat(columns: Floats, intervals: _Intervals) -> Flags:
    """Whether all values in each interval are noise: a double root, or so near to one."""
    noise = NOISE * _gross(columns[:, intervals.column], intervals.high)
    flat: Flags = np.abs(intervals.bernstein).max(axis=0) <= noise
    return flat


def _bernstein(columns: Floats) -> Floats:
    """Bernstein coefficients on 0 to 1: b[j] = sum of c[i] x binomial(j, i) / binomial(n, i)."""
    degree = len(columns) - 1
    j = np.arange(degree + 1, dtype=np.float64)
    weight, result = np.ones_like(j), np.zeros_like(columns)
    for i, row in enumerate(columns):
        if row.any():
            result += weight[:, np.newaxis] * row
        weight *= np.maximum(j - i, 0) / max(degree - i, 1)
    return result


def _only_roots(columns: Floats, brackets: _Intervals) -> tuple[Indexes, Floats]:
    """The columns and roots of intervals that hold one root each."""
    own, low, high = columns[:, brackets.column], brackets.low, brackets.high
    sign_at_low = first_signs(brackets.bernstein)
    return brackets.column, bracketed_newton(own, (low + high) / 2, low, high, sign_at_low)


def _roots_at_end(columns: Floats, halves: _Intervals) -> tuple[Indexes, Floats]:
    """The columns and roots at the upper ends, which the signs inside need not show."""
    root = _is_noise(columns[:, halves.column], halves.high)
    return halves.column[root], halves.high[root]
