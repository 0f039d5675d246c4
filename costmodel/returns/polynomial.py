"""Polynomials by the thousand: coefficient k of each stands in row k, one polynomial a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from costmodel.returns.arrays import Floats, Indexes

# Newton's error after a step is about the square of the step, so that this one is the last.
_LAST_STEP = 1e-9
# In a bracket so narrow, by its share of x, signs are float noise, which no step gets out of.
_NARROW = 1e-15
_MOST_STEPS = 300
# Below this, the calls cost more than the powers.
_FEW_COLUMNS = 32


def evaluate(coefficients: Floats, x: Floats) -> tuple[Floats, Floats]:
    """Values and slopes at one x for each column."""
    return _powers(coefficients, x) if x.size < _FEW_COLUMNS else _horner(coefficients, x)


def _powers(coefficients: Floats, x: Floats) -> tuple[Floats, Floats]:
    """Term by term: few calls on long columns."""
    exponent = np.arange(len(coefficients) - 1, dtype=np.float64)[:, np.newaxis]
    terms = coefficients[1:] * x**exponent
    return coefficients[0] + x * terms.sum(axis=0), (terms * (exponent + 1)).sum(axis=0)


def _horner(coefficients: Floats, x: Floats) -> tuple[Floats, Floats]:
    """Horner's scheme, value and slope in one pass: a few multiplications for each flow."""
    value = coefficients[-1].copy()
    slope = np.zeros_like(value)
    for row in coefficients[-2::-1]:
        slope *= x
        slope += value
        value *= x
        value += row
    return value, slope


def first_signs(columns: Floats) -> Floats:
    """The sign of the first value in each column that is not zero, 0 if there is none."""
    first = columns[0]
    if not first.all():
        place = np.argmax(columns != 0, axis=0)
        first = columns[place, np.arange(place.size)]
    signs: Floats = np.sign(first)
    return signs


def sign_changes(rows: Iterable[Floats], first: Floats) -> npt.NDArray[np.int8]:
    """How often the sign changes down each column, zeros left out, from its first sign on.

    More than once counts as 2: flags are far cheaper than counters.
    """
    once, more = np.zeros((2, first.size), dtype=np.bool_)
    positive = first > 0
    for row in rows:
        now = positive & (row >= 0) | (row > 0)
        changed = now != positive
        more |= once & changed
        once |= changed
        positive = now
    return once.astype(np.int8) + more


def bracketed_newton(
    coefficients: Floats, start: Floats, low: Floats, high: Floats, sign_at_low: Floats
) -> Floats:
    """The only root inside `low` to `high` in each column; the ends may be roots as well.

    Newton's method, with a bisection where a step would leave the bracket or is not half the step
    before (Press et al., Numerical Recipes, section 9.4). `sign_at_low` is the sign just above
    `low`. Columns that have converged are dropped once they are a quarter of all.
    """
    result = start.copy()
    waiting: Indexes = np.arange(start.size)
    x, reach = start, np.full(start.size, np.inf)
    for _ in range(_MOST_STEPS):
        if not waiting.size:
            break
        value, slope = evaluate(coefficients, x)
        before_root = value * sign_at_low > 0
        low, high = np.where(before_root, x, low), np.where(before_root, high, x)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            target = x - value / slope
        inside = (target > low) & (target < high) | (target == x)
        bad = ~(inside & (2 * np.abs(target - x) <= reach))
        target[bad] = _middle(low[bad], high[bad])
        reach = np.abs(target - x)
        result[waiting] = x = target
        going = np.flatnonzero(bad & (high - low > _NARROW * x) | (reach > _LAST_STEP * x))
        if 4 * going.size <= 3 * x.size:
            coefficients, waiting = coefficients.take(going, axis=1), waiting[going]
            x, reach, sign_at_low = x[going], reach[going], sign_at_low[going]
            low, high = low[going], high[going]
    return result


def _middle(low: Floats, high: Floats) -> Floats:
    """The geometric mean, as if `low` were never below a small share of `high`.

    Roots far below 1 are then found in few steps, and those near 1 as by the arithmetic mean.
    """
    middle: Floats = np.sqrt(np.maximum(low, high / 256)) * np.sqrt(high)
    return middle
