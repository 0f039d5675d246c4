"""What each operation means in numbers: a rule on arrays with axes (draw, month, interval)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from costmodel import returns
from costmodel.kernel import queue_numbers
from costmodel.kernel.expression import Expr, Gather, Input, Key, Pick, Targets, Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Array = NDArray[np.float64]
    Rule = Callable[[Expr, "list[Array]", "Surroundings"], Array]

DRAW, MONTH, WEEK = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What nodes need besides their arguments.

    `counts` are the half-hours that the rows of a week stand for, if not those of the week itself.
    """

    values: Mapping[Key, Array]
    months: int
    counts: Mapping[Week, Array] = field(default_factory=dict)


def _plain(function: Callable[..., object]) -> Rule:
    return lambda _node, args, _: np.asarray(function(*args), dtype=np.float64)


def scalar(value: float) -> Array:
    """A number as an array with all three axes."""
    return np.full((1, 1, 1), value)


def _input(node: Expr, _args: list[Array], surroundings: Surroundings) -> Array:
    assert isinstance(node.data, Input)  # noqa: S101 - by construction
    return surroundings.values[node.data.key]


def _constant(node: Expr, _args: list[Array], _: Surroundings) -> Array:
    assert isinstance(node.data, int)  # noqa: S101 - by construction
    return scalar(node.data)


def _all_months(row: Array, months: int) -> Array:
    return np.broadcast_to(row, (row.shape[DRAW], months, row.shape[WEEK]))


def _joined(parts: Sequence[Array], axis: int = MONTH) -> Array:
    """The parts side by side, each broadcast along the other axes."""

    def along(length: int, shape: tuple[int, ...]) -> tuple[int, ...]:
        return *shape[:axis], length, *shape[axis + 1 :]

    shape = np.broadcast_shapes(*{along(1, part.shape) for part in parts})
    broad = [np.broadcast_to(part, along(part.shape[axis], shape)) for part in parts]
    return np.concatenate(broad, axis=axis)


def _previous(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    row = _all_months(args[0], surroundings.months)
    opening = args[1] if len(args) > 1 else row[:, :1]
    return _joined([opening, row[:, :-1]])


def _cumulative(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    balance = np.cumsum(_all_months(args[0], surroundings.months), axis=MONTH)
    return balance + args[1] if len(args) > 1 else balance


def _to_date(function: np.ufunc) -> Rule:
    """What a function of all values up to a month gives in each month."""

    def rule(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
        row, *opening = args
        whole = _joined([*opening, _all_months(row, surroundings.months)])
        found: Array = function.accumulate(whole, axis=MONTH)
        return found[:, len(opening) :]

    return rule


def _over_months(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    row = args[0] if len(args) == 1 else args[0] * args[1]
    if row.shape[MONTH] == 1:
        return row * surroundings.months
    return np.asarray(row.sum(axis=MONTH, keepdims=True))


def _at_month(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    row, month = _all_months(args[0], surroundings.months), args[1]
    return np.take_along_axis(row, month.astype(int) - 1, axis=MONTH)


def _first_month(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    flags = _all_months(args[0], surroundings.months) == 1
    first = flags.argmax(axis=MONTH, keepdims=True) + 1.0
    return np.where(flags.any(axis=MONTH, keepdims=True), first, np.nan)


def _over_week(node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    assert isinstance(node.data, Week)  # noqa: S101 - by construction
    counts = surroundings.counts.get(node.data, np.array(node.data.counts, dtype=np.float64))
    row = args[0] if len(args) == 1 else args[0] * args[1]
    totals: Array = row @ counts
    return totals[:, :, np.newaxis]


def _highest_in_week(_node: Expr, args: list[Array], _: Surroundings) -> Array:
    return np.asarray(args[0].max(axis=WEEK, keepdims=True))


@lru_cache(maxsize=64)
def _how_often(gather: Gather, intervals: int) -> csr_array[np.float64]:
    """How often each interval (a column) is gathered into each (a row)."""
    from scipy.sparse import csr_array

    into = np.repeat(np.arange(len(gather.sets)), [len(several) for several in gather.sets])
    out_of = np.array([each for several in gather.sets for each in several], dtype=np.intp)
    shape = len(gather.sets), intervals
    return csr_array((np.ones(len(into)), (into, out_of)), shape=shape)


def _gathered(node: Expr, args: list[Array], _: Surroundings) -> Array:
    """A sparse product: what has no value spoils only the intervals that it is gathered into."""
    assert isinstance(node.data, Gather)  # noqa: S101 - by construction
    row = args[0]
    by_interval = row.reshape(-1, row.shape[WEEK]).T
    found = _how_often(node.data, row.shape[WEEK]) @ by_interval
    return np.ascontiguousarray(found.T).reshape(*row.shape[:WEEK], len(node.data.sets))


def _pick(node: Expr, args: list[Array], _: Surroundings) -> Array:
    assert isinstance(node.data, Pick)  # noqa: S101 - by construction
    axis = MONTH if node.data.axis == "month" else WEEK
    if all(item.shape[axis] == 1 for item in args):
        return _joined(args, axis).take(node.data.index, axis=axis)
    chosen = [_at(args[item], place, axis) for place, item in enumerate(node.data.index)]
    return _joined(chosen, axis)


def _at(item: Array, place: int, axis: int) -> Array:
    """The item's values at one place of an axis, along which it need not vary."""
    return item if item.shape[axis] == 1 else item.take([place], axis=axis)


def _agents_required(node: Expr, args: list[Array], _: Surroundings) -> Array:
    assert isinstance(node.data, Targets)  # noqa: S101 - by construction
    return queue_numbers.agents_required(node.data.names, *args)


def _irr(_node: Expr, args: list[Array], surroundings: Surroundings) -> Array:
    row, *opening, months_per_year = args
    start = opening or [scalar(0.0)]
    flows = _joined([*start, _all_months(row, surroundings.months)])[:, :, 0]
    rate = returns.irr(flows, periods_per_year=float(months_per_year.flat[0]))
    return np.asarray(rate, dtype=np.float64).reshape(-1, 1, 1)


def _ceil(value: Array, tolerance: Array) -> Array:
    """In place: weeks of many draws are long, and memory is what they take."""
    found = np.asarray(value - tolerance)
    np.maximum(found, 0, out=found)
    return np.ceil(found, out=found)


def _divided(a: Array, b: Array) -> Array:
    """A division by 0 has no value, as in a workbook: infinity could vanish in a minimum()."""
    zero = b == 0
    return a / (np.where(zero, np.nan, b) if zero.any() else b)


def _to_power(base: Array, exponent: Array) -> Array:
    """0 to the power of 0 or less has no value, as in Excel; nor has what numpy takes for 1."""
    undefined = ((base == 0) & (exponent <= 0)) | np.isnan(base) | np.isnan(exponent)
    return np.where(undefined, np.nan, np.power(*_side_by_side(base, exponent)))


def _exp(value: Array) -> Array:
    return np.exp(*_side_by_side(value))


def _side_by_side(*values: Array) -> list[Array]:
    """Broadcast and copied, for numpy computes scattered numbers otherwise, by the last bit."""
    return [np.ascontiguousarray(value) for value in np.broadcast_arrays(*values)]


def _compared(function: Callable[[Array, Array], NDArray[np.bool_]]) -> Rule:
    """What has no value is not compared: the flag has no value either."""

    def flag(a: Array, b: Array) -> Array:
        return np.where(np.isnan(a) | np.isnan(b), np.nan, function(a, b))

    return _plain(flag)


def _where(condition: Array, a: Array, b: Array) -> Array:
    return np.where(np.isnan(condition), np.nan, np.where(condition != 0, a, b))


NUMBERS: dict[str, Rule] = {
    "constant": _constant,
    "input": _input,
    "line": _plain(lambda value: value),
    "none": lambda _node, _args, _: scalar(np.nan),
    "add": _plain(np.add),
    "subtract": _plain(np.subtract),
    "multiply": _plain(np.multiply),
    "divide": _plain(_divided),
    "power": _plain(_to_power),
    "at_least": _compared(np.greater_equal),
    "above": _compared(np.greater),
    "at_most": _compared(np.less_equal),
    "below": _compared(np.less),
    "equals": _compared(np.equal),
    "where": _plain(_where),
    "minimum": _plain(np.minimum),
    "maximum": _plain(np.maximum),
    "ceil": _plain(_ceil),
    "floor": _plain(lambda value, tolerance: np.floor(value + tolerance)),
    "exp": _plain(_exp),
    "month_index": lambda _node, _args, around: np.arange(float(around.months)).reshape(1, -1, 1),
    "previous": _previous,
    "cumulative": _cumulative,
    "highest": _to_date(np.maximum),
    "product": _to_date(np.multiply),
    "over_months": _over_months,
    "at_month": _at_month,
    "first_month": _first_month,
    "over_week": _over_week,
    "highest_in_week": _highest_in_week,
    "gathered": _gathered,
    "pick": _pick,
    "poisson_pmf": _plain(queue_numbers.poisson_pmf),
    "poisson_cdf": _plain(queue_numbers.poisson_cdf),
    "agents_required": _agents_required,
    "service_level": _plain(queue_numbers.service_level),
    "asa": _plain(queue_numbers.asa),
    "abandonment": _plain(queue_numbers.abandonment),
    "irr": _irr,
}
