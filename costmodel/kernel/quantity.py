"""Quantities: each a short function whose body is the formula, recorded once for each scope.

>>> @quantity("money/month")          # doctest: +SKIP
... def telephony(s):
...     '''Telephone minutes at the carrier's price.'''
...     return connected_minutes(s) * s.telephony.minute
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar, cast

from costmodel.kernel.expression import Expr, Week
from costmodel.kernel.units import unit as parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R", bound="Expr | None")


class Member(Protocol):
    """A channel, a team, a cost: what a quantity may exist once for each of."""

    @property
    def name(self) -> str:
        """Its key in the assumption file."""


class Scope(Protocol):
    """A scenario or a comparison: what quantities belong to."""

    @property
    def scope(self) -> str:
        """Its name within the run: the file's stem, or the two stems of a comparison."""

    @property
    def graph(self) -> Graph:
        """The graph that records its quantities."""


@dataclass(frozen=True, eq=False)
class Line:
    """A quantity recorded for a scope: its name, unit, label and formula.

    `opening` is its value at the start, before the first month, where `previous()`,
    `cumulative()` and `irr()` look. `none` says why the value may be missing.
    """

    name: str
    scope: str
    unit: str
    label: str
    expr: Expr
    quantity: AnyQuantity
    opening: Expr | None = None
    none: str | None = None


@dataclass
class Graph:
    """All lines of a run, by scope and name, in the order in which they can be computed.

    `weeks` keeps the interval axes, by scope and team: an axis is one object, not equal ones.
    """

    lines: dict[tuple[str, str], Expr | None] = field(default_factory=dict)
    tracing: list[tuple[str, str]] = field(default_factory=list)
    weeks: dict[tuple[str, str], Week] = field(default_factory=dict)

    def of_scope(self, scope: str) -> dict[str, Expr]:
        """The recorded lines of one scenario or comparison, by name."""
        return {
            name: node
            for (owner, name), node in self.lines.items()
            if owner == scope and node is not None
        }


class CycleError(Exception):
    """A quantity needs itself."""


@dataclass(frozen=True, eq=False)
class Quantity(Generic[P, R]):
    """A definition: the function, its unit, and what the line is called.

    Calling it with a scope (and members) records the line the first time and gives its node. One
    that is named after its member takes the member's label too, if that has one.
    """

    function: Callable[P, R]
    unit: str | Callable[..., str]
    opening: Callable[..., Expr] | None = None
    none: str | Callable[..., str] | None = None
    named_after_member: bool = False

    @property
    def name(self) -> str:
        """The quantity's name everywhere."""
        return self.function.__name__

    @property
    def label(self) -> str:
        """The first sentence of the docstring, without its full stop."""
        text = " ".join((self.function.__doc__ or self.name).split())
        return text.split(". ")[0].removesuffix(".")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The line's node for this scope and these members; None where it does not apply."""
        scope = cast("Scope", args[0])
        key = scope.scope, self.line_name(cast("tuple[Member, ...]", args[1:]))
        graph = scope.graph
        if key not in graph.lines:
            if key in graph.tracing:
                chain = " -> ".join(name for _, name in [*graph.tracing, key])
                raise CycleError(f"a quantity needs itself: {chain}")
            graph.tracing.append(key)
            try:
                graph.lines[key] = self._record(key, *args, **kwargs)
            finally:
                graph.tracing.pop()
        return cast("R", graph.lines[key])

    def line_name(self, members: tuple[Member, ...]) -> str:
        """`agents.day.voice`: the quantity's name, then its members'."""
        names = [member.name for member in members]
        return ".".join(names if self.named_after_member else [self.name, *names])

    def _record(self, key: tuple[str, str], *args: P.args, **kwargs: P.kwargs) -> Expr | None:
        expr = self.function(*args, **kwargs)
        if expr is None:
            return None
        unit = self.unit if isinstance(self.unit, str) else self.unit(*args, **kwargs)
        opening = self.opening(*args, **kwargs) if self.opening else None
        if opening is not None and opening.months:
            raise TypeError(f"the opening of {key[1]} varies by month")
        none = self.none(*args, **kwargs) if callable(self.none) else self.none
        label = getattr(args[-1], "label", None) if self.named_after_member else None
        defined_by = cast("AnyQuantity", self)
        label = label or self.label
        line = Line(key[1], key[0], unit, label, expr, defined_by, opening, none)
        per_month = ("month", -1) in parse_unit(unit).powers
        return Expr("line", (expr,), line=line, months=expr.months or per_month, week=expr.week)


AnyQuantity = Quantity[..., "Expr | None"]
QUANTITIES: dict[str, AnyQuantity] = {}


class Declare(Protocol):
    """Turns a function into the quantity it defines."""

    def __call__(self, function: Callable[P, R], /) -> Quantity[P, R]:
        """The declared quantity."""


def quantity(
    unit: str | Callable[..., str],
    *,
    opening: Callable[..., Expr] | None = None,
    none: str | Callable[..., str] | None = None,
    named_after_member: bool = False,
) -> Declare:
    """Declare the function below as the one definition of a quantity in this unit.

    `unit` and `none` (why the value may be missing) are texts or functions of the arguments;
    `opening` gives the value at the start. Raises `ValueError` for a name that is taken.
    """

    def declare(function: Callable[P, R], /) -> Quantity[P, R]:
        declared = Quantity(function, unit, opening, none, named_after_member)
        if declared.name in QUANTITIES:
            raise ValueError(f"two quantities are called {declared.name}")
        QUANTITIES[declared.name] = cast("AnyQuantity", declared)
        return declared

    return declare
