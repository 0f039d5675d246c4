"""The lines of the result: each cost and benefit registers itself where it is defined.

`@cost_line(PEOPLE)` above a function makes it a monthly cost of the run rate in that category,
`@one_time_cost_line(PEOPLE)` a payment at the start, `@benefit_line()` a monthly benefit, of the
`claim` it says. `each` names the members it exists once for. A function that gives None does not
apply, and its line is absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from costmodel.kernel.expression import Expr
from costmodel.kernel.operations import at_month, total
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.quantity import AnyQuantity, Declare, Member, Quantity

    Each = Callable[[Scenario], Iterable[Member]]

P = ParamSpec("P")
R = TypeVar("R", bound="Expr | None")

# What a cost is for; a ledger may override it.
PEOPLE, VENDORS, TECHNOLOGY, AUTOMATION, COMPLIANCE, OTHER = CATEGORIES = (
    *("people", "vendors", "technology", "automation", "compliance", "other"),
)


@dataclass(frozen=True)
class Registered:
    """A quantity that is a line of the result, its category, and the members it exists for."""

    quantity: AnyQuantity
    category: str
    each: Each | None
    belongs: Callable[..., bool] | None = None  # which members' lines do, by default all

    def of(self, s: Scenario) -> list[Expr]:
        """The line's nodes in this scenario; none where it does not apply."""
        members: list[tuple[Member, ...]] = [()]
        if self.each is not None:
            members = [(member,) for member in self.each(s)]
        if self.belongs is not None:
            members = [member for member in members if self.belongs(s, *member)]
        nodes = [self.quantity(s, *member) for member in members]
        return [node for node in nodes if node is not None]


COST_LINES: list[Registered] = []
ONE_TIME_COST_LINES: list[Registered] = []
BENEFIT_LINES: list[Registered] = []
STRATEGIC_LINES: list[Registered] = []  # benefits in no total


def _line(
    register: list[Registered],
    unit: str,
    category: str = OTHER,
    *,
    each: Each | None = None,
    named_after_member: bool = False,
) -> Declare:
    def declare(function: Callable[P, R], /) -> Quantity[P, R]:
        declared = quantity(unit, named_after_member=named_after_member)(function)
        register.append(Registered(cast("AnyQuantity", declared), category, each))
        return declared

    return declare


cost_line = partial(_line, COST_LINES, "money/month")


def one_time_cost_line(category: str, *, each: Each | None = None) -> Declare:
    """Register a payment at the start, at the rates and shares of the first month."""

    def declare(function: Callable[P, R], /) -> Quantity[P, R]:
        @wraps(function)
        def at_start(*args: P.args, **kwargs: P.kwargs) -> R:
            amount = function(*args, **kwargs)
            s = cast("Scenario", args[0])
            return cast("R", None if amount is None else in_first_month(amount, s))

        return _line(ONE_TIME_COST_LINES, "money", category, each=each)(at_start)

    return declare


def in_first_month(node: Expr, s: Scenario) -> Expr:
    """What an expression is in the first month, by that of the lines it is made of."""
    if not node.months:
        return node
    if node.line is not None:
        return at_month(node, s.calendar.month)
    args = tuple(in_first_month(arg, s) for arg in node.args)
    return Expr(node.op, args, node.data)


def benefit_line(
    *, claim: str = "", each: Each | None = None, named_after_member: bool = False
) -> Declare:
    """Register a monthly benefit: what is claimed below `benefits`, or what each member brings."""

    def counts(s: Scenario, *member: Member) -> bool:
        claimed = member[0] if member else getattr(s.benefits, claim, None)
        return not getattr(claimed, "strategic", False)

    def declare(function: Callable[P, R], /) -> Quantity[P, R]:
        declared = quantity("money/month", named_after_member=named_after_member)(function)
        line = cast("AnyQuantity", declared)
        BENEFIT_LINES.append(Registered(line, OTHER, each, counts))
        apart = Registered(line, OTHER, each, lambda s, *member: not counts(s, *member))
        STRATEGIC_LINES.append(apart)
        return declared

    return declare


def lines_of(register: list[Registered], s: Scenario) -> list[Expr]:
    """All lines of a register that apply to the scenario."""
    return [node for registered in register for node in registered.of(s)]


def sum_of(parts: Iterable[Expr | None]) -> Expr | None:
    """The sum of the parts that apply; None where none does."""
    applying = [part for part in parts if part is not None]
    return total(applying) if applying else None
