"""The traced expression: what a quantity's body builds when it is called.

A node names an operation and its arguments; what the operation *means* stands in one table per
reading (`numbers`, `formulas`, `words`, `dimensions`). Which axes a node has is structure, so it
is known here: every node may vary by draw, `months` says whether it varies by month, and `week`
is the team's interval axis, if it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.kernel.quantity import Line

Key = tuple[str, str]  # (scenario, path)
CONSTANTS = (0, 1, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """A team's interval axis: one row for each folded half-hour of its week.

    `slots` are (day, hour, half) of the first half-hour a row stands for, Monday first; `counts`
    says how many half-hours it stands for.
    """

    name: str
    slots: tuple[tuple[int, int, int], ...]
    counts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.counts)


@dataclass(frozen=True, slots=True)
class Input:
    """A leaf: one number of the assumptions, or a labeled entry of the calendar."""

    key: Key
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Which item of a list each month or each interval takes."""

    axis: str  # "month" or "week"
    index: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """What agents are required for: the arguments that follow the load and the handling time.

    Of `level`, `within`, `asa`, `max_occupancy` and `patience`, in this order, those given.
    """

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gather:
    """For each interval of a week, the intervals of another that end up in it."""

    sets: tuple[tuple[int, ...], ...]


Data = Input | Pick | Week | Targets | Gather | int | None


class Expr:
    """One node of the graph. Arithmetic and comparisons on it build further nodes."""

    __array_ufunc__ = None  # a numpy number meeting a node must leave the operation to the node
    __slots__ = ("args", "data", "line", "months", "op", "ramp", "week")

    def __init__(  # noqa: PLR0913 - a node is its parts
        self,
        op: str,
        args: tuple[Expr, ...] = (),
        data: Data = None,
        *,
        months: bool | None = None,
        week: Week | None = None,
        line: Line | None = None,
    ) -> None:
        """Build a node; axes not given are those of the arguments."""
        self.op = op
        self.args = args
        self.data = data
        self.line = line
        self.ramp: Expr | None = None  # progress of the ramp this value follows, 0 to 1
        self.months: bool = any(a.months for a in args) if months is None else months
        self.week = week

    def __add__(self, other: Value) -> Expr:
        return combine("add", self, other)

    def __radd__(self, other: Value) -> Expr:
        return combine("add", other, self)

    def __sub__(self, other: Value) -> Expr:
        return combine("subtract", self, other)

    def __rsub__(self, other: Value) -> Expr:
        return combine("subtract", other, self)

    def __mul__(self, other: Value) -> Expr:
        return combine("multiply", self, other)

    def __rmul__(self, other: Value) -> Expr:
        return combine("multiply", other, self)

    def __truediv__(self, other: Value) -> Expr:
        return combine("divide", self, other)

    def __rtruediv__(self, other: Value) -> Expr:
        return combine("divide", other, self)

    def __pow__(self, other: Value) -> Expr:
        return combine("power", self, other)

    def __rpow__(self, other: Value) -> Expr:
        return combine("power", other, self)

    def __neg__(self) -> Expr:
        return combine("subtract", 0, self)

    def __ge__(self, other: Value) -> Expr:
        return combine("at_least", self, other)

    def __gt__(self, other: Value) -> Expr:
        return combine("above", self, other)

    def __le__(self, other: Value) -> Expr:
        return combine("at_most", self, other)

    def __lt__(self, other: Value) -> Expr:
        return combine("below", self, other)

    def __bool__(self) -> NoReturn:
        raise TypeError("a traced value has no truth yet: use where(condition, a, b)")

    def __float__(self) -> NoReturn:
        raise TypeError("a traced value is not a number yet: use where(), minimum() or maximum()")

    def __iter__(self) -> NoReturn:
        raise TypeError("a traced value cannot be looped over: use over_months() or over_week()")

    __int__ = __index__ = __float__

    def __repr__(self) -> str:
        if self.line is not None:
            return f"<line {self.line.name}>"
        if isinstance(self.data, Input):
            return f"<input {self.data.key[1]}>"
        return f"<{self.op} of {len(self.args)}>"


Value = Expr | int


def traced(value: Value) -> Expr:
    """The node itself, or the node of a constant; only 0, 1 and -1 may be written in a formula.

    Raises `TypeError` for what is no whole number, `ValueError` for any other one.
    """
    if isinstance(value, Expr):
        return value
    if isinstance(value, bool) or not isinstance(value, Integral):  # numpy's whole numbers count
        raise TypeError(f"{value!r} cannot stand in a formula: make it an input")
    if value not in CONSTANTS:
        raise ValueError(f"{value!r} in a formula: make it an input or an entry of the calendar")
    return Expr("constant", data=int(value), months=False)


def combine(op: str, *values: Value, data: Data = None) -> Expr:
    """A node over arguments of which each has the axes of the result or fewer."""
    args = tuple(traced(value) for value in values)
    return Expr(op, args, data, week=shared_week(arg.week for arg in args))


def shared_week(weeks: Iterable[Week | None]) -> Week | None:
    """The one interval axis among those of the arguments; two teams' weeks never meet.

    Raises `TypeError` where they do.
    """
    found = {week for week in weeks if week is not None}
    if len(found) > 1:
        names = " and ".join(sorted(week.name for week in found))
        raise TypeError(f"the weeks of {names} meet in one operation: sum each with over_week()")
    return found.pop() if found else None


def input_node(data: Input) -> Expr:
    """The leaf of an input."""
    return Expr("input", data=data)
