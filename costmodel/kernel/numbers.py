"""The reading that gives numbers: numpy arrays with axes (draw, month, interval).

An axis along which a value does not vary has length 1, so parts that draws do not touch are
computed once, and draws go in blocks, so memory stays flat.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from costmodel.kernel.equal_intervals import merged_weeks
from costmodel.kernel.expression import Expr, Input
from costmodel.kernel.number_rules import DRAW, NUMBERS, Surroundings, scalar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array
    from costmodel.kernel.quantity import Line

K = TypeVar("K")
# Draws at a time. Blocks fit the cache: those of weeks are smaller than those of months.
WEEKS, MONTHS = 48, 1_024


class NotFiniteError(Exception):
    """A line came out as infinity or not a number, for example by a division by zero."""

    def __init__(self, line: Line) -> None:
        super().__init__(f"`{line.name}` of {line.scope} has no finite value")
        self.line = line


def evaluate(
    targets: Sequence[Expr],
    values: Mapping[Key, Array],
    *,
    months: int,
    known: Mapping[Expr, Array] | None = None,
) -> list[Array]:
    """The targets' values, each an array of shape (draws or 1, months or 1, intervals or 1).

    `values` gives each input as an array of shape (draws or 1, months or 1, 1), `known` lines that
    were computed before, so that what they rest on is not needed. Raises `NotFiniteError` for the
    first line without a finite value, unless its quantity may be absent.
    """
    given, surroundings = dict(known or {}), Surroundings(values, months)
    order = in_order(targets, given)
    with np.errstate(all="ignore"):
        if _draws([*values.values(), *given.values()]) == 1:
            return _run(order, targets, given, surroundings)
        if any(target.week is not None for target in targets):
            return _run_blocks(order, targets, given, surroundings, WEEKS)
        exits = [node for node in order if leaves_week(node)]
        if exits:
            weekly = in_order(exits, given)
            found = _run_blocks(weekly, exits, given, surroundings, WEEKS)
            given |= dict(zip(exits, found, strict=True))
            order = in_order(targets, given)
        return _run_blocks(order, targets, given, surroundings, MONTHS)


def leaves_week(node: Expr) -> bool:
    """Whether a node makes one number of a week of half-hours."""
    return node.week is None and any(arg.week is not None for arg in node.args)


def at_typical(values: Mapping[Key, float]) -> dict[Key, Array]:
    """Plain numbers as the arrays `evaluate` takes: one draw, no months."""
    return {key: scalar(value) for key, value in values.items()}


def in_draws(values: Mapping[Key, Sequence[float]]) -> dict[Key, Array]:
    """Inputs with a value for each draw, the same in all months, as the arrays `evaluate` takes."""
    return {
        key: np.asarray(numbers, dtype=np.float64).reshape(-1, 1, 1)
        for key, numbers in values.items()
    }


def _run_blocks(
    order: list[Expr],
    targets: Sequence[Expr],
    known: Mapping[Expr, Array],
    surroundings: Surroundings,
    block: int,
) -> list[Array]:
    values, months = surroundings.values, surroundings.months
    moving_keys = {key for key, array in values.items() if array.shape[DRAW] > 1}
    drawn = depends_on(order, moving_keys, known)
    still = [node for node in order if node not in drawn]
    moving = [node for node in order if node in drawn]
    needed = {arg for node in moving for arg in node.args if arg not in drawn}
    kept = [*needed, *(target for target in targets if target not in drawn)]
    constant = dict(zip(kept, _run(still, kept, {}, Surroundings(values, months)), strict=True))
    merged = merged_weeks(moving, [*targets, *known], constant)
    constant = {
        node: merged[node.week].of(rows) if node.week in merged else rows
        for node, rows in constant.items()
    }
    counts = {week: each.counts for week, each in merged.items()}
    draws = _draws([*values.values(), *known.values()])
    parts: list[list[Array]] = []
    for start in range(0, draws, block):
        size = min(block, draws - start)
        part, given = _part(values, start, size), _part(known, start, size)
        found = _run(moving, targets, constant | given, Surroundings(part, months, counts))
        # What varies may not be picked: then a value does not vary after all.
        parts.append([np.broadcast_to(each, (size, *each.shape[1:])) for each in found])
    return [
        np.concatenate(blocks) if target in drawn else blocks[0][:1]
        for target, blocks in zip(targets, zip(*parts, strict=True), strict=True)
    ]


def _part(arrays: Mapping[K, Array], start: int, size: int) -> dict[K, Array]:
    """Some of the draws; what does not vary stays."""
    return {
        key: array[start : start + size] if array.shape[DRAW] > 1 else array
        for key, array in arrays.items()
    }


def _draws(arrays: Iterable[Array]) -> int:
    return max((array.shape[DRAW] for array in arrays), default=1)


def depends_on(order: Iterable[Expr], keys: set[Key], nodes: Iterable[Expr] = ()) -> set[Expr]:
    """The nodes, of a list in computing order, that any of these inputs or nodes touches."""
    touched: set[Expr] = set(nodes)
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


def in_order(targets: Iterable[Expr], known: Container[Expr] = ()) -> list[Expr]:
    """All nodes the targets need, arguments first, without those that are known."""
    order: dict[Expr, None] = {}
    stack = [(target, False) for target in targets]
    while stack:
        node, ready = stack.pop()
        if ready:
            order[node] = None
        elif node not in order and node not in known:
            stack.append((node, True))
            stack.extend((arg, False) for arg in node.args if arg not in order)
    return list(order)
