"""The reading that gives numbers: numpy arrays with axes (draw, month, interval).

An axis along which a value does not vary has length 1, so parts that draws do not touch are
computed once, and draws go in blocks, so memory stays flat.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from costmodel import returns
from costmodel.kernel import queue_numbers
from costmodel.kernel.expression import Expr, Gather, Input, Key, Pick, Targets, Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from costmodel.kernel.quantity import Line

    Array = NDArray[np.float64]
    Rule = Callable[[Expr, "list[Array]", "Surroundings"], Array]

DRAW, MONTH, WEEK = 0, 1, 2
BLOCK = 128  # draws at a time: a week of half-hours for all months of so many draws fits the cache


class NotFiniteError(Exception):
    """A line came out as infinity or not a number, for example by a division by zero."""

    def __init__(self, line: Line) -> None:
        super().__init__(f"`{line.name}` of {line.scope} has no finite value")
        self.line = line


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What leaves need: the values of the inputs and the number of months."""

    values: Mapping[Key, Array]
    months: int


def evaluate(
    targets: Sequence[Expr], values: Mapping[Key, Array], *, months: int, block: int = BLOCK
) -> list[Array]:
    """The targets' values, each an array of shape (draws or 1, months or 1, intervals or 1).

    `values` gives each input as an array of shape (draws or 1, months or 1, 1). Raises
    `NotFiniteError` for the first line without a finite value, unless its quantity may be absent.
    """
    order = _in_order(targets)
    with np.errstate(all="ignore"):
        if _draws(values) == 1:
            return _run(order, targets, {}, Surroundings(values, months))
        return _run_blocks(order, targets, Surroundings(values, months), block)


def at_typical(values: Mapping[Key, float]) -> dict[Key, Array]:
    """Plain numbers as the arrays `evaluate` takes: one draw, no months."""
    return {key: _scalar(value) for key, value in values.items()}


def in_draws(values: Mapping[Key, Sequence[float]]) -> dict[Key, Array]:
    """Inputs with a value for each draw, the same in all months, as the arrays `evaluate` takes."""
    return {
        key: np.asarray(numbers, dtype=np.float64).reshape(-1, 1, 1)
        for key, numbers in values.items()
    }


def _run_blocks(
    order: list[Expr], targets: Sequence[Expr], surroundings: Surroundings, block: int
) -> list[Array]:
    values, months = surroundings.values, surroundings.months
    drawn = depends_on(order, {key for key, array in values.items() if array.shape[DRAW] > 1})
    still = [node for node in order if node not in drawn]
    moving = [node for node in order if node in drawn]
    needed = {arg for node in moving for arg in node.args if arg not in drawn}
    kept = [*needed, *(target for target in targets if target not in drawn)]
    constant = dict(zip(kept, _run(still, kept, {}, Surroundings(values, months)), strict=True))
    parts: list[list[Array]] = []
    for start in range(0, _draws(values), block):
        size = min(block, _draws(values) - start)
        part = {
            key: array[start : start + size] if array.shape[DRAW] > 1 else array
            for key, array in values.items()
        }
        found = _run(moving, targets, constant, Surroundings(part, months))
        # What varies may not be picked: then a value does not vary after all.
        parts.append([np.broadcast_to(each, (size, *each.shape[1:])) for each in found])
    return [
        np.concatenate(blocks) if target in drawn else blocks[0][:1]
        for target, blocks in zip(targets, zip(*parts, strict=True), strict=True)
    ]


def _draws(values: Mapping[Key, Array]) -> int:
    return max((array.shape[DRAW] for array in values.values()), default=1)


def depends_on(order: Iterable[Expr], keys: set[Key]) -> set[Expr]:
    """The nodes, of a list in computing order, that any of these inputs touches."""
    touched: set[Expr] = set()
    for node in order:
        if isinstance(node.data, Input):
            hit = node.data.key in keys
        else:
            hit = any(arg in touched for arg in node.args)
        if hit:
            touched.add(node)
    return touched


def _run(
    order: list[Expr],
    targets: Sequence[Expr],
    known: Mapping[Expr, Array],
    surroundings: Surroundings,
) -> list[Array]:
    """Compute the nodes in order, dropping each value after its last use."""
    found: dict[Expr, Array] = dict(known)
    uses = Counter(arg for node in order for arg in node.args)
    uses.update(targets)
    for node in order:
        found[node] = NUMBERS[node.op](node, [found[arg] for arg in node.args], surroundings)
        if node.line is not None:
            _check_finite(node.line, found[node])
        for arg in node.args:
            uses[arg] -= 1
            if not uses[arg]:
                del found[arg]
    return [found[target] for target in targets]


def _check_finite(line: Line, value: Array) -> None:
    if line.none is None and not np.isfinite(value).all():
        raise NotFiniteError(line)


def _in_order(targets: Iterable[Expr]) -> list[Expr]:
    """All nodes the targets need, arguments first."""
    order: dict[Expr, None] = {}
    stack = [(target, False) for target in targets]
    while stack:
        node, ready = stack.pop()
        if ready:
            order[node] = None
        elif node not in order:
            stack.append((node, True))
            stack.extend((arg, False) for arg in node.args if arg not in order)
    return list(order)


def _plain(function: Callable[..., object]) -> Rule:
    return lambda _node, args, _: np.asarray(function(*args), dtype=np.float64)


def _scalar(value: float) -> Array:
    return np.full((1, 1, 1), value)


def _input(node: Expr, _args: list[Array], surroundings: Surroundings) -> Array:
    assert isinstance(node.data, Input)  # noqa: S101 - by construction
    return surroundings.values[node.data.key]


def _constant(node: Expr, _args: list[Array], _: Surroundings) -> Array:
    assert isinstance(node.data, int)  # noqa: S101 - by construction
    return _scalar(node.data)


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
    row = args[0]
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


def _over_week(node: Expr, args: list[Array], _: Surroundings) -> Array:
    assert isinstance(node.data, Week)  # noqa: S101 - by construction
    counts = np.array(node.data.counts, dtype=np.float64)
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
    start = opening or [_scalar(0.0)]
    flows = _joined([*start, _all_months(row, surroundings.months)])[:, :, 0]
    rate = returns.irr(flows, periods_per_year=float(months_per_year.flat[0]))
    return np.asarray(rate, dtype=np.float64).reshape(-1, 1, 1)


def _divided(a: Array, b: Array) -> Array:
    """A division by 0 has no value, as in a workbook: infinity could vanish in a minimum()."""
    return a / np.where(b == 0, np.nan, b)


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
    "none": lambda _node, _args, _: _scalar(np.nan),
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
    "ceil": _plain(lambda value, tolerance: np.ceil(np.maximum(0, value - tolerance))),
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
