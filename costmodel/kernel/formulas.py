"""The reading that gives Excel formulas.

Only functions that every spreadsheet engine computes alike are used, a minus sign never stands in
front of a value (Excel lets it bind tighter than a power), and flags are numbers, because SUM
passes over TRUE. Where the leaves stand is the business of `Places`.
"""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING, Protocol

from costmodel.kernel import queue_formulas
from costmodel.kernel.notation import ATOM, COMPARISON, POWER, PRODUCT, SUM, Text, between
from costmodel.kernel.operations import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from costmodel.kernel.expression import Expr, Week

    Rule = Callable[["Expr", "Places"], Text]

FEW = 2  # terms that are added by a sign even where they stand together


class Places(Protocol):
    """Where lines and inputs stand, seen from the cell that is being written."""

    def cell(self, leaf: Expr) -> str:
        """The leaf's cell for the current month and interval."""

    def previous(self, row: Expr) -> str:
        """The row's cell one month to the left; in the first its opening cell, or else its own."""

    def to_date(self, row: Expr) -> str:
        """The row's cells up to the current month, with its opening cell if it has one."""

    def months(self, row: Expr) -> str:
        """The row's cells of all months."""

    def flows(self, row: Expr) -> str:
        """The row's opening cell, if it has one, and its cells of all months."""

    def week(self, row: Expr) -> str:
        """The row's cells of all intervals, for the current month."""

    def counts(self, week: Week) -> str:
        """The cells that say how many half-hours each interval stands for."""

    def gathered(self, node: Expr) -> list[str]:
        """The cells that the current interval gathers, for the current month, run by run.

        See `runs`.
        """

    def together(self, items: Sequence[Expr]) -> str:
        """The cells of items that stand one below the other; nothing where they do not."""

    def month_index(self) -> str:
        """The cell with the number of the current month, counted from 0."""

    def picked(self, pick: Expr, write: Callable[[Expr], str]) -> str:
        """The item that the current month or interval takes; `write` writes an item."""


def formula(node: Expr, places: Places) -> str:
    """The Excel formula of an expression, with its equals sign.

    Operations in `expansions.EXPANSIONS` have none; they are to be expanded first.
    """
    return "=" + _write(node, places).text


def _write(node: Expr, places: Places) -> Text:
    return FORMULAS[node.op](node, places)


def _infix(sign: str, rank: int) -> Rule:
    def rule(node: Expr, places: Places) -> Text:
        left, right = node.args
        return between(sign, rank, _write(left, places), _write(right, places))

    return rule


def _add(node: Expr, places: Places) -> Text:
    items = terms(node)
    together = places.together(items) if len(items) > FEW else ""
    if together:
        return Text(ATOM, f"SUM({together})")
    return reduce(partial(between, "+", SUM), [_write(item, places) for item in items])


def _call(template: str) -> Rule:
    """A function of the arguments; each stands in brackets or between commas of its own."""

    def rule(node: Expr, places: Places) -> Text:
        return Text(ATOM, template.format(*[_write(arg, places).text for arg in node.args]))

    return rule


def _rounded(template: str, sign: str) -> Rule:
    def rule(node: Expr, places: Places) -> Text:
        value, tolerance = (_write(arg, places) for arg in node.args)
        return Text(ATOM, template.format(between(sign, SUM, value, tolerance).text))

    return rule


def _constant(node: Expr, _places: Places) -> Text:
    return Text(SUM, "0-1") if node.data == -1 else Text(ATOM, str(node.data))


def _comparison(node: Expr, places: Places) -> str:
    left, right = (_write(arg, places) for arg in node.args)
    return between(COMPARISONS[node.op], COMPARISON, left, right).text


def _flag(node: Expr, places: Places) -> Text:
    return Text(ATOM, f"IF({_comparison(node, places)},1,0)")


def _where(node: Expr, places: Places) -> Text:
    condition, a, b = node.args
    if condition.op in COMPARISONS:
        test = _comparison(condition, places)
    else:
        test = _write(condition, places).text + "<>0"
    return Text(ATOM, f"IF({test},{_write(a, places).text},{_write(b, places).text})")


def _at_month(node: Expr, places: Places) -> Text:
    row, month = node.args
    return Text(ATOM, f"INDEX({places.months(row)},{_write(month, places).text})")


def _over_months(node: Expr, places: Places) -> Text:
    rows = ",".join(places.months(row) for row in node.args)
    return Text(ATOM, f"SUM({rows})" if len(node.args) == 1 else f"SUMPRODUCT({rows})")


def _over_week(node: Expr, places: Places) -> Text:
    week = node.args[0].week
    assert week is not None  # noqa: S101 - over_week() takes rows with a week only
    rows = ",".join(places.week(row) for row in node.args)
    return Text(ATOM, f"SUMPRODUCT({places.counts(week)},{rows})")


def runs(intervals: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbors; an interval is in as many as it occurs.

    >>> runs([3, 1, 2, 2, 7])
    [(1, 3), (2, 2), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for interval in sorted(intervals):
        ends = [last for _, last in found]
        if interval - 1 in ends:
            place = ends.index(interval - 1)
            found[place] = found[place][0], interval
        else:
            found.append((interval, interval))
    return found


def _gathered(node: Expr, places: Places) -> Text:
    return Text(ATOM, _sum_of(places.gathered(node)))


def _sum_of(cells: list[str]) -> str:
    """The SUM of any number of ranges, as sums of sums where one cannot take so many."""
    if len(cells) <= MOST_ARGUMENTS:
        return f"SUM({','.join(cells) or '0'})"
    starts = range(0, len(cells), MOST_ARGUMENTS)
    return _sum_of([_sum_of(cells[start : start + MOST_ARGUMENTS]) for start in starts])


def _pick(node: Expr, places: Places) -> Text:
    return Text(ATOM, places.picked(node, lambda item: _write(item, places).within(ATOM)))


def _queue(write: Callable[..., str]) -> Rule:
    """A formula of the queue whose agents, load and times are the arguments."""

    def rule(node: Expr, places: Places) -> Text:
        return Text(ATOM, write(*[_write(arg, places).within(ATOM) for arg in node.args]))

    return rule


def _irr(node: Expr, places: Places) -> Text:
    year = _write(node.args[-1], places).within(ATOM)
    return Text(ATOM, f"IFERROR((1+IRR({places.flows(node.args[0])}))^{year}-1,NA())")


def _at(template: str, place: Callable[[Places, Expr], str]) -> Rule:
    """A function of the cells of the row that is the first argument."""
    return lambda node, places: Text(ATOM, template.format(place(places, node.args[0])))


MOST_ARGUMENTS = 255  # that a function takes

COMPARISONS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<", "equals": "="}

# A value may lie below its tolerance, and ROUNDUP goes away from 0: hence the MAX.
FORMULAS: dict[str, Rule] = {
    "constant": _constant,
    "input": lambda node, places: Text(ATOM, places.cell(node)),
    "line": lambda node, places: Text(ATOM, places.cell(node)),
    "none": lambda _node, _places: Text(ATOM, "NA()"),
    "add": _add,
    "subtract": _infix("-", SUM),
    "multiply": _infix("*", PRODUCT),
    "divide": _infix("/", PRODUCT),
    "power": _infix("^", POWER),
    **dict.fromkeys(COMPARISONS, _flag),
    "where": _where,
    "minimum": _call("MIN({},{})"),
    "maximum": _call("MAX({},{})"),
    "ceil": _rounded("ROUNDUP(MAX(0,{}),0)", "-"),
    "floor": _rounded("INT({})", "+"),
    "exp": _call("EXP({})"),
    "month_index": lambda _node, places: Text(ATOM, places.month_index()),
    "previous": _at("{}", lambda places, row: places.previous(row)),
    "cumulative": _at("SUM({})", lambda places, row: places.to_date(row)),
    "highest": _at("MAX({})", lambda places, row: places.to_date(row)),
    "product": _at("PRODUCT({})", lambda places, row: places.to_date(row)),
    "over_months": _over_months,
    "at_month": _at_month,
    "first_month": _at("IFERROR(MATCH(1,{},0),NA())", lambda places, row: places.months(row)),
    "over_week": _over_week,
    "highest_in_week": _at("MAX({})", lambda places, row: places.week(row)),
    "gathered": _gathered,
    "pick": _pick,
    "poisson_pmf": _call("_xlfn.POISSON.DIST({},{},FALSE)"),
    "poisson_cdf": _call("_xlfn.POISSON.DIST({},{},TRUE)"),
    "service_level": _queue(queue_formulas.service_level),
    "asa": _queue(queue_formulas.asa),
    "abandonment": _queue(queue_formulas.abandonment),
    "irr": _irr,
}
