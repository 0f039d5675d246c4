from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Week, traced
from costmodel.kernel.quantity import QUANTITIES, CycleError, Graph, quantity
from tests.sheet import line, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    labelled = some_cost(s, Team("rent", "Rent of the office")).line
    plain = some_cost(s, DAY).line
    assert labelled is not None
    assert plain is not None
    assert (labelled.name, labelled.label) == ("rent", "Rent of the office")
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


@pytest.mark.parametrize(
    "use",
    [
        lambda: bool(a > b),
        lambda: a < b < a,
        lambda: max(a, b),
        lambda: a and b,
        lambda: float(a),
        lambda: int(a),
        lambda: [1, 2][a],
        lambda: range(a),
    ],
)
def test_a_traced_value_is_no_python_number(use: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=re.escape("where(")):
        use()


@pytest.mark.parametrize("use", [lambda: list(a), lambda: sum(monthly), lambda: [*a]])
def test_a_traced_value_cannot_be_looped_over(use: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=re.escape("over_months()")):
        use()


@pytest.mark.parametrize("value", [2, 12, -2, 10**30])
def test_other_constants_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match=f"{value} in a formula: make it an input"):
        a * value


@pytest.mark.parametrize("value", [0.5, 1.0, True, "1", None, np.float64(1), np.array([0, 1])])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot stand in a formula: make it an input"):
        a * value  # type: ignore[operator]
    with pytest.raises(TypeError, match="cannot stand in a formula: make it an input"):
        value - a  # type: ignore[operator]


@pytest.mark.parametrize("value", [0, 1, -1, np.int64(1), np.int8(-1)])
def test_the_constants_of_formulas(value: int) -> None:
    for node in (value * a, a * value):
        assert isinstance(node, Expr)
        constant = next(arg for arg in node.args if arg is not a)
        assert constant.data == value
        assert type(constant.data) is int


@pytest.mark.parametrize(
    ("node", "op_name", "first"),
    [
        (a + b, "add", "a"),
        (1 + a, "add", "constant"),
        (1 - a, "subtract", "constant"),
        (1 * a, "multiply", "constant"),
        (1 / a, "divide", "constant"),
        (1**a, "power", "constant"),
        (-a, "subtract", "constant"),
        (1 < a, "above", "a"),  # noqa: SIM300 - the reflection is what is tested
    ],
)
def test_operators_keep_their_order(node: Expr, op_name: str, first: str) -> None:
    assert node.op == op_name
    assert node.args[0] is a if first == "a" else node.args[0].op == first


WEEK = Week("day", ((0, 0, 0),), (1,))
OTHER = Week("night", ((0, 0, 0),), (1,))
IN_WEEK = line("in_week", op.pick_by_interval([a], (0,), WEEK))
IN_OTHER = line("in_other", op.pick_by_interval([monthly], (0,), OTHER))
TWICE = Week("day", ((0, 0, 0),), (1,))


@pytest.mark.parametrize(
    "meet",
    [
        lambda: IN_WEEK + IN_OTHER,
        lambda: op.where(IN_WEEK > 0, a, IN_OTHER),
        lambda: op.pick_by_month([IN_WEEK, IN_OTHER], (0, 1)),
        lambda: op.pick_by_interval([IN_OTHER], (0,), WEEK),
    ],
)
def test_two_weeks_do_not_meet(meet: Callable[[], Expr]) -> None:
    with pytest.raises(TypeError, match=r"the weeks of day and night meet .* over_week\(\)"):
        meet()


def test_equal_weeks_are_not_one_week() -> None:
    with pytest.raises(TypeError, match="meet in one operation"):
        IN_WEEK * op.pick_by_interval([a], (0,), TWICE)


def test_sums_over_weeks_meet() -> None:
    both = op.over_week(IN_WEEK) + op.over_week(IN_OTHER)
    assert (both.week, both.months) == (None, True)


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (lambda: op.previous(monthly + a), "needs a row of its own: make it a quantity"),
        (lambda: op.cumulative(monthly * a), "needs a row of its own"),
        (lambda: op.over_months(op.month_index()), "needs a row of its own"),
        (lambda: op.at_month(monthly - a, a), "needs a row of its own"),
        (lambda: op.first_month(monthly > 0), "needs a row of its own"),
        (lambda: op.over_week(IN_WEEK + a), "needs a row of its own"),
        (lambda: op.irr(monthly + a, a), "needs a row of its own"),
        (lambda: op.previous(a), "<input a> is the same in all months"),
        (lambda: op.over_months(IN_WEEK), "<line in_week> is the same in all months"),
        (lambda: op.at_month(monthly, monthly), "varies by month: at_month() takes one month"),
        (lambda: op.over_week(a), "<input a> does not vary over a week"),
        (lambda: op.irr(IN_OTHER, a), "varies over a week: irr() takes one flow a month"),
    ],
)
def test_what_looks_along_a_row_takes_a_row(use: Callable[[], Expr], message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        use()


@pytest.mark.parametrize(
    ("node", "months", "week"),
    [
        (a + b, False, None),
        (a + monthly, True, None),
        (IN_WEEK * monthly, True, WEEK),
        (op.over_week(IN_OTHER), True, None),
        (op.over_months(IN_OTHER), False, OTHER),
        (op.at_month(IN_OTHER, a), False, OTHER),
        (op.previous(IN_OTHER), True, OTHER),
        (op.cumulative(IN_OTHER), True, OTHER),
        (op.first_month(IN_OTHER), False, OTHER),
        (op.month_index(), True, None),
        (op.pick_by_month([a, b], (0, 1)), True, None),
        (op.pick_by_month([a, IN_WEEK], (0, 1)), True, WEEK),
        (op.pick_by_interval([a, IN_WEEK], (0,), WEEK), False, WEEK),
        (op.irr(monthly, a), False, None),
        (traced(1), False, None),
        (op.none(), False, None),
    ],
)
def test_the_axes_of_each_operation(node: Expr, months: bool, week: Week | None) -> None:  # noqa: FBT001
    assert node.months is months
    assert node.week is week


def test_nodes_show_what_they_are() -> None:
    assert [repr(node) for node in (a, IN_WEEK, a + b)] == [
        "<input a>",
        "<line in_week>",
        "<add of 2>",
    ]


def test_terms_undo_a_total() -> None:
    last = b + a
    assert op.terms(op.total([a, b, last])) == [a, b, last]
    assert op.terms(a) == [a]
    assert op.total([]).data == 0
