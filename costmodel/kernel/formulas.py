"""The reading that gives Excel formulas.

Only functions that every spreadsheet engine computes alike are used, a minus sign never stands in
front of a value (Excel lets it bind tighter than a power), and flags are numbers, because SUM
passes over TRUE. Where the leaves stand is the business of `Places`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from costmodel.kernel.notation import ATOM, COMPARISON, POWER, PRODUCT, SUM, Infix, Text, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr, Week


class Places(Protocol):
    """Where lines and inputs stand, seen from the cell that is being written."""

    def cell(self, leaf: Expr) -> str:
        """The leaf's cell for the current month and interval."""

    def previous(self, row: Expr) -> str:
        """The row's cell one month to the left; its opening cell in the first month."""

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

    def month_index(self) -> str:
        """The cell with the number of the current month, counted from 0."""

    def picked(self, pick: Expr) -> str:
        """The cell of the item the current month or interval takes."""


def formula(node: Expr, places: Places) -> str:
    """The Excel formula of an expression, with its equals sign."""
    return "=" + write(node, INFIX, _rules(places)).text


def _flag(sign: str) -> Callable[[Expr, list[Text]], Text]:
    def rule(_node: Expr, args: list[Text]) -> Text:
        return Text(ATOM, f"IF({_compare(sign, args)},1,0)")

    return rule


def _compare(sign: str, args: list[Text]) -> str:
    return Infix(sign, COMPARISON).write(*args).text


def _call(name: str) -> Callable[[Expr, list[Text]], Text]:
    return lambda _node, args: Text(ATOM, f"{name}({','.join(arg.text for arg in args)})")


def _constant(node: Expr, _args: list[Text]) -> Text:
    return Text(SUM, "0-1") if node.data == -1 else Text(ATOM, str(node.data))


def _rounded(name: str, sign: str) -> Callable[[Expr, list[Text]], Text]:
    def rule(_node: Expr, args: list[Text]) -> Text:
        return Text(ATOM, f"{name}({Infix(sign, SUM).write(*args).text}{',0' * (sign == '-')})")

    return rule


def _poisson(cumulative: str) -> Callable[[Expr, list[Text]], Text]:
    def rule(_node: Expr, args: list[Text]) -> Text:
        count, mean = (arg.text for arg in args)
        return Text(ATOM, f"_xlfn.POISSON.DIST({count},{mean},{cumulative})")

    return rule


def _service_level(_node: Expr, args: list[Text]) -> Text:
    """1 - p / (p + (1 - a / n) F) e^(-(n - a) T / AHT): no division by a vanishing p."""
    n, a, handling, within = (arg.within(ATOM) for arg in args)
    p = f"_xlfn.POISSON.DIST({n},{a},FALSE)"
    waits = f"{p}/({p}+(1-{a}/{n})*_xlfn.POISSON.DIST({n}-1,{a},TRUE))"
    answered = f"1-{waits}*EXP(0-({n}-{a})*{within}/{handling})"
    return Text(ATOM, f"IF({a}<=0,1,IF({n}<={a},0,{answered}))")


def _rules(places: Places) -> dict[str, Callable[[Expr, list[Text]], Text]]:
    """The rules that need to know where leaves stand, with all the others."""

    def at(place: Callable[[Expr], str]) -> Callable[[Expr, list[Text]], Text]:
        return lambda node, _args: Text(ATOM, place(node))

    def over(template: str, place: Callable[[Expr], str]) -> Callable[[Expr, list[Text]], Text]:
        return lambda node, args: Text(
            ATOM, template.format(place(node.args[0]), *[arg.within(ATOM) for arg in args[1:]])
        )

    def over_week(node: Expr, _args: list[Text]) -> Text:
        row = node.args[0]
        assert row.week is not None  # noqa: S101 - over_week() takes rows with a week only
        return Text(ATOM, f"SUMPRODUCT({places.counts(row.week)},{places.week(row)})")

    def irr(node: Expr, args: list[Text]) -> Text:
        year = args[-1].within(POWER + 1)
        return Text(ATOM, f"IFERROR((1+IRR({places.flows(node.args[0])}))^{year}-1,NA())")

    return FIXED | {
        "input": at(places.cell),
        "line": at(places.cell),
        "pick": at(places.picked),
        "month_index": lambda _node, _args: Text(ATOM, places.month_index()),
        "previous": over("{}", places.previous),
        "cumulative": over("SUM({})", places.to_date),
        "over_months": over("SUM({})", places.months),
        "at_month": over("INDEX({},{})", places.months),
        "first_month": over("IFERROR(MATCH(1,{},0),NA())", places.months),
        "over_week": over_week,
        "irr": irr,
    }


def _where(node: Expr, args: list[Text]) -> Text:
    condition, a, b = args
    if node.args[0].op in FLAGS:
        test = condition.text.removeprefix("IF(").removesuffix(",1,0)")
    else:
        test = condition.within(SUM) + "<>0"
    return Text(ATOM, f"IF({test},{a.text},{b.text})")


INFIX = {
    "add": Infix("+", SUM),
    "subtract": Infix("-", SUM),
    "multiply": Infix("*", PRODUCT),
    "divide": Infix("/", PRODUCT),
    "power": Infix("^", POWER),
}
FLAGS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<", "equals": "="}
FIXED: dict[str, Callable[[Expr, list[Text]], Text]] = {
    **{op: _flag(sign) for op, sign in FLAGS.items()},
    "constant": _constant,
    "none": lambda _node, _args: Text(ATOM, "NA()"),
    "where": _where,
    "minimum": _call("MIN"),
    "maximum": _call("MAX"),
    "exp": _call("EXP"),
    "ceil": _rounded("ROUNDUP", "-"),
    "floor": _rounded("INT", "+"),
    "poisson_pmf": _poisson("FALSE"),
    "poisson_cdf": _poisson("TRUE"),
    "service_level": _service_level,
}
PLACED = frozenset(
    {
        *("input", "line", "pick", "month_index", "previous", "cumulative"),
        *("over_months", "at_month", "first_month", "over_week", "irr"),
    }
)
