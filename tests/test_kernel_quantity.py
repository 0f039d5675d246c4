from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.quantity import QUANTITIES, CycleError, Graph, quantity
from tests.sheet import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.kernel.expression import Expr

a, b = number("a"), number("b")
monthly = number("monthly", months=True)


@dataclass
class Scenario:
    scope: str = "home"
    graph: Graph = field(default_factory=Graph)


@dataclass(frozen=True)
class Team:
    name: str
    label: str | None = None


DAY, VOICE = Team("day"), Team("voice")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Quantities that a test declares are no part of the model."""
    known = dict(QUANTITIES)
    yield
    QUANTITIES.clear()
    QUANTITIES.update(known)


def test_a_quantity_is_recorded_with_its_name_unit_and_label() -> None:
    @quantity("money/month")
    def pay_of_all(_s: Scenario) -> Expr:
        """Pay of everybody, before
        taxes. The rest is not part of the label.
        """
        return a * b

    s = Scenario()
    node = pay_of_all(s)
    assert s.graph.of_scope("home") == {"pay_of_all": node}
    assert node.line is not None
    assert (node.line.scope, node.line.unit) == ("home", "money/month")
    assert node.line.label == "Pay of everybody, before taxes"
    assert node.line.expr.op == "multiply"
    assert node.line.quantity is QUANTITIES["pay_of_all"]


def test_members_are_part_of_the_name() -> None:
    @quantity("agents")
    def agents_of(_s: Scenario, _team: Team, _channel: Team) -> Expr:
        """Agents."""
        return a + b

    s = Scenario()
    agents_of(s, DAY, VOICE)
    assert list(s.graph.of_scope("home")) == ["agents_of.day.voice"]


def test_what_is_named_after_its_member_takes_its_label() -> None:
    @quantity("money", named_after_member=True)
    def some_cost(_s: Scenario, _member: Team) -> Expr:
        """Some cost."""
        return a + b

    s = Scenario()
    labeled = some_cost(s, Team("rent", "Rent of the office")).line
    plain = some_cost(s, DAY).line
    assert labeled is not None
    assert plain is not None
    assert (labeled.name, labeled.label) == ("rent", "Rent of the office")
    assert (plain.name, plain.label) == ("day", "Some cost")


def test_unit_and_reason_may_depend_on_the_members() -> None:
    @quantity(lambda _s, team: f"money/{team.name}", none=lambda _s, team: f"no {team.name}")
    def by_member(_s: Scenario, _team: Team) -> Expr:
        """By member."""
        return a + b

    found = by_member(Scenario(), DAY).line
    assert found is not None
    assert (found.unit, found.none) == ("money/day", "no day")


def test_a_quantity_is_traced_once_for_each_scope() -> None:
    traced_for: list[str] = []

    @quantity("1")
    def counted(s: Scenario, team: Team) -> Expr | None:
        """Counted."""
        traced_for.append(f"{s.scope}.{team.name}")
        return a + b if team is DAY else None

    home = Scenario()
    away = Scenario("away", home.graph)
    for _ in range(2):
        assert counted(home, DAY) is counted(home, DAY)
        assert counted(home, VOICE) is None
        counted(away, DAY)
    assert counted(home, DAY) is not counted(away, DAY)
    assert traced_for == ["home.day", "home.voice", "away.day"]
    assert list(home.graph.of_scope("home")) == ["counted.day"]


def test_a_line_of_a_month_has_the_months() -> None:
    @quantity("h/FTE/month")
    def hours_worked(_s: Scenario) -> Expr:
        """Hours."""
        return a * b

    @quantity("month")
    def months_taken(_s: Scenario) -> Expr:
        """Months."""
        return a * b

    assert hours_worked(Scenario()).months
    assert not months_taken(Scenario()).months


def test_a_cycle_names_its_chain() -> None:
    @quantity("1")
    def first(s: Scenario) -> Expr:
        """First."""
        return second(s, DAY) + a

    @quantity("1")
    def second(s: Scenario, _team: Team) -> Expr:
        """Second."""
        return first(s)

    s = Scenario()
    with pytest.raises(CycleError, match=re.escape("first -> second.day -> first")):
        first(s)
    assert s.graph.lines == {}
    assert s.graph.tracing == []


def test_a_cycle_over_an_opening_is_one_too() -> None:
    @quantity("1", opening=lambda s: op.over_months(grown(s)))
    def grown(_s: Scenario) -> Expr:
        """Grown."""
        return monthly * a

    with pytest.raises(CycleError, match="grown -> grown"):
        grown(Scenario())


def test_an_opening_is_one_value() -> None:
    @quantity("1", opening=lambda _s: monthly)
    def opened_by_row(_s: Scenario) -> Expr:
        """Opened."""
        return monthly * a

    with pytest.raises(TypeError, match="the opening of opened_by_row varies by month"):
        opened_by_row(Scenario())


def test_the_opening_follows_its_row() -> None:
    @quantity("money/month", opening=lambda _s: 0 - b)
    def opened(_s: Scenario) -> Expr:
        """Opened."""
        return monthly * a

    row = opened(Scenario())
    assert row.line is not None
    assert row.line.opening is not None
    for node in (op.previous(row), op.cumulative(row), op.irr(row, a)):
        assert node.args[:2] == (row, row.line.opening)
    assert op.over_months(row).args == (row,)


def test_two_quantities_of_one_name_are_refused() -> None:
    def same(_s: Scenario) -> Expr:
        """Same."""
        return a + b

    quantity("1")(same)
    with pytest.raises(ValueError, match="two quantities are called same"):
        quantity("1")(same)
