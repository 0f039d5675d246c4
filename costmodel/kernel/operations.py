"""The operations formulas are made of. Each has one rule in each reading; a test proves it.

Arithmetic and comparisons are written with Python's operators; these are the others. Functions
that look along a row (`previous`, `over_months`, ...) take a line or an input, because in a
workbook the row must stand somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import (
    Expr,
    Gather,
    Pick,
    Targets,
    Value,
    Week,
    combine,
    shared_week,
    traced,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

OPERATIONS = frozenset(
    {
        *("constant", "input", "line", "none"),
        *("add", "subtract", "multiply", "divide", "power"),
        *("at_least", "above", "at_most", "below", "equals"),
        *("where", "minimum", "maximum", "ceil", "floor", "exp"),
        *("month_index", "previous", "cumulative", "highest", "product", "over_months"),
        *("at_month", "first_month"),
        *("over_week", "highest_in_week", "gathered", "pick"),
        *("poisson_pmf", "poisson_cdf"),
        *("agents_required", "service_level", "asa", "abandonment", "irr"),
    }
)


def equals(a: Value, b: Value) -> Expr:
    """1 where a = b, otherwise 0."""
    return combine("equals", a, b)


def where(condition: Expr, a: Value, b: Value) -> Expr:
    """A where the condition holds, otherwise b."""
    return combine("where", condition, a, b)


def minimum(a: Value, b: Value) -> Expr:
    """The smaller of two values."""
    return combine("minimum", a, b)


def maximum(a: Value, b: Value) -> Expr:
    """The larger of two values."""
    return combine("maximum", a, b)


def ceil(value: Value, tolerance: Expr) -> Expr:
    """The least whole number, from 0 on, that is not below value - tolerance."""
    return combine("ceil", value, tolerance)


def floor(value: Value, tolerance: Expr) -> Expr:
    """The largest whole number not above value + tolerance."""
    return combine("floor", value, tolerance)


def exp(value: Value) -> Expr:
    """The exponential."""
    return combine("exp", value)


def none() -> Expr:
    """No value: the quantity does not exist here, and its declaration says why."""
    return Expr("none", months=False)


def total(values: Sequence[Expr]) -> Expr:
    """The sum of any number of values; 0 of none."""
    if not values:
        return traced(0)
    result = values[0]
    for value in values[1:]:
        result = result + value
    return result


def terms(node: Expr) -> list[Expr]:
    """What a sum adds up, from the left, as `total()` was given it: a loop, for sums are long."""
    found = []
    while node.op == "add":
        node, last = node.args
        found.append(last)
    return [node, *reversed(found)]


def month_index() -> Expr:
    """Months from the start of the first month: 0, 1, 2, ..."""
    return Expr("month_index", months=True)


def previous(row: Expr) -> Expr:
    """The row one month earlier; in the first month its opening value, by default the first."""
    return Expr("previous", _with_opening(row), months=True, week=row.week)


def cumulative(row: Expr) -> Expr:
    """The balance of a monthly row: its opening value and all months up to this one."""
    return Expr("cumulative", _with_opening(row), months=True, week=row.week)


def highest(row: Expr) -> Expr:
    """The highest value of a monthly row up to this month, its opening value included."""
    return Expr("highest", _with_opening(row), months=True, week=row.week)


def product(row: Expr) -> Expr:
    """The product of a monthly row of factors up to this month, its opening value included."""
    return Expr("product", _with_opening(row), months=True, week=row.week)


def over_months(row: Expr, weights: Expr | None = None) -> Expr:
    """The sum of a monthly row, weighted by another, over the horizon, without opening values."""
    rows = (row,) if weights is None else (row, weights)
    week = shared_week(_by_month(each).week for each in rows)
    return Expr("over_months", rows, months=False, week=week)


def at_month(row: Expr, month: Expr) -> Expr:
    """The row's value in a month, counted from 1; each month may look at another one.

    A part of a month does not count; the month has to be one of the horizon.
    """
    week = shared_week([row.week, month.week])
    return Expr("at_month", (_by_month(row), month), months=month.months, week=week)


def first_month(flags: Expr) -> Expr:
    """The first month, counted from 1, in which a flag is 1; no value where there is none."""
    return Expr("first_month", (_by_month(flags),), months=False, week=flags.week)


def over_week(row: Expr, shares: Expr | None = None) -> Expr:
    """The sum of an interval row, weighted by another, over the team's open half-hours."""
    rows = (row,) if shares is None else (row, shares)
    week = shared_week(_by_interval(each) for each in rows)
    return Expr("over_week", rows, week)


def highest_in_week(row: Expr) -> Expr:
    """The highest value of an interval row over the team's open half-hours."""
    _by_interval(row)
    return Expr("highest_in_week", (row,), months=row.months)


def gathered(row: Expr, sets: Sequence[Sequence[int]], week: Week) -> Expr:
    """Each interval's sum of the row's values at a set of intervals, of its own or another week.

    A value counts as often as its interval stands in the set; an empty set gives 0. Raises
    `ValueError` for sets that do not fit the weeks.
    """
    places = range(len(_by_interval(row)))
    if len(sets) != len(week) or any(each not in places for several in sets for each in several):
        raise ValueError(f"sets of {row!r} that do not fit the weeks")
    gather = Gather(tuple(tuple(several) for several in sets))
    return Expr("gathered", (row,), gather, week=week)


def pick_by_month(items: Sequence[Expr], index: Sequence[int]) -> Expr:
    """Each month's item of a list."""
    week = shared_week(item.week for item in items)
    return Expr("pick", tuple(items), Pick("month", tuple(index)), months=True, week=week)


def pick_by_interval(items: Sequence[Expr], index: Sequence[int], week: Week) -> Expr:
    """Each interval's item of a list."""
    week = shared_week([week, *(item.week for item in items)]) or week
    return Expr("pick", tuple(items), Pick("week", tuple(index)), week=week)


def poisson_pmf(count: Value, mean: Value) -> Expr:
    """The probability of exactly `count` events at this mean."""
    return combine("poisson_pmf", count, mean)


def poisson_cdf(count: Value, mean: Value) -> Expr:
    """The probability of at most `count` events at this mean."""
    return combine("poisson_cdf", count, mean)


def agents_required(  # noqa: PLR0913 - as many as there are kinds of targets
    load: Expr,
    handling: Expr,
    level: Expr | None = None,
    within: Expr | None = None,
    *,
    asa: Expr | None = None,
    max_occupancy: Expr | None = None,
    patience: Expr | None = None,
) -> Expr:
    """The fewest agents that meet all targets (Erlang C, with a patience Erlang A).

    They answer the share `level` within the time, after at most `asa` on average, and are busy
    for at most `max_occupancy` of their time. Load in erlangs; times in one unit.

    Raises `TypeError` for no target, a level without its time, and an `asa` beside a patience.
    """
    if (level is None) != (within is None):
        raise TypeError("a level and the time to answer within go together")
    if level is None and asa is None and max_occupancy is None:
        raise TypeError("agents are required for a target: a level, an asa or a max_occupancy")
    if asa is not None and patience is not None:
        raise TypeError("a mean wait of patient contacts only: asa and patience do not go together")
    named = (level, within, asa, max_occupancy, patience)
    names = ("level", "within", "asa", "max_occupancy", "patience")
    given = {name: value for name, value in zip(names, named, strict=True) if value is not None}
    return combine("agents_required", load, handling, *given.values(), data=Targets(tuple(given)))


def service_level(
    agents: Expr, load: Expr, handling: Expr, within: Expr, patience: Expr | None = None
) -> Expr:
    """The share of all contacts that so many agents answer within the time.

    Erlang C; with a patience Erlang A, where who abandons is not answered in time.
    """
    waiting = () if patience is None else (patience,)
    return combine("service_level", agents, load, handling, within, *waiting)


def asa(agents: Expr, load: Expr, handling: Expr) -> Expr:
    """The mean wait, in the unit of the handling time, if nobody abandons (Erlang C).

    No value where the agents do not exceed the load.
    """
    return combine("asa", agents, load, handling)


def abandonment(agents: Expr, load: Expr, handling: Expr, patience: Expr) -> Expr:
    """The share of all contacts that abandon before they are answered (Erlang A)."""
    return combine("abandonment", agents, load, handling, patience)


def irr(flows: Expr, months_per_year: Expr) -> Expr:
    """The annual effective rate at which a monthly row with its opening value is worth nothing.

    No value where no rate or no single sensible rate exists (see `costmodel.returns.irr`). Raises
    `TypeError` for a row that varies over a week.
    """
    if flows.week is not None:
        raise TypeError(f"{flows!r} varies over a week: irr() takes one flow a month")
    return Expr("irr", (*_with_opening(flows), months_per_year), months=False)


def _row(row: Expr) -> Expr:
    if row.op not in ("line", "input"):
        raise TypeError(f"{row!r} needs a row of its own: make it a quantity")
    return row


def _by_interval(row: Expr) -> Week:
    if row.week is None:
        raise TypeError(f"{row!r} does not vary over a week")
    _row(row)
    return row.week


def _by_month(row: Expr) -> Expr:
    if not _row(row).months:
        raise TypeError(f"{row!r} is the same in all months")
    return row


def _with_opening(row: Expr) -> tuple[Expr, ...]:
    line = _by_month(row).line
    return (row,) if line is None or line.opening is None else (row, line.opening)
