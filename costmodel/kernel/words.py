"""The reading that gives words: a formula as a person would say it, in the names of the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Input
from costmodel.kernel.notation import ATOM, COMPARISON, POWER, PRODUCT, SUM, Infix, Text, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr


# The numbered items of one list, all added up.
_WHOLE_LIST = re.compile(r"\(?(?P<list>[\w.]+)\.1(?: \+ (?P=list)\.\d+){2,}\)?")


def words(node: Expr) -> str:
    """The expression in words, its lines and inputs by name."""
    return _WHOLE_LIST.sub(r"the sum of \g<list>", write(node, INFIX, WORDS).text)


def _say(template: str) -> Callable[[Expr, list[Text]], Text]:
    return lambda _node, args: Text(ATOM, template.format(*[arg.text for arg in args]))


def _name(node: Expr, _args: list[Text]) -> Text:
    if isinstance(node.data, Input):
        return Text(ATOM, node.data.key[1])
    return Text(ATOM, node.line.name if node.line else node.op)


def _constant(node: Expr, _args: list[Text]) -> Text:
    return Text(ATOM, str(node.data))


def _pick(node: Expr, args: list[Text]) -> Text:
    stem = args[0].text.rpartition(".")[0]
    item = "month" if node.months and node.week is None else "half-hour"
    return Text(ATOM, f"{stem} of the {item}")


INFIX = {
    "add": Infix(" + ", SUM),
    "subtract": Infix(" - ", SUM),
    "multiply": Infix(" x ", PRODUCT),
    "divide": Infix(" / ", PRODUCT),
    "power": Infix(" ^ ", POWER),
    "at_least": Infix(" >= ", COMPARISON),
    "above": Infix(" > ", COMPARISON),
    "at_most": Infix(" <= ", COMPARISON),
    "below": Infix(" < ", COMPARISON),
    "equals": Infix(" = ", COMPARISON),
}
WORDS: dict[str, Callable[[Expr, list[Text]], Text]] = {
    "constant": _constant,
    "input": _name,
    "line": _name,
    "none": _say("no value"),
    "where": _say("(if {0} then {1}, otherwise {2})"),
    "minimum": _say("the smaller of ({}, {})"),
    "maximum": _say("the larger of ({}, {})"),
    "ceil": _say("({} rounded up)"),
    "floor": _say("({} rounded down)"),
    "exp": _say("e ^ ({})"),
    "month_index": _say("month"),
    "previous": _say("{0} of the month before"),
    "cumulative": _say("{0} up to this month"),
    "over_months": _say("the sum of {} over the months"),
    "at_month": _say("{} in month {}"),
    "first_month": _say("the first month with {}"),
    "over_week": _say("the sum of {} over the week's half-hours"),
    "pick": _pick,
    "poisson_pmf": _say("the Poisson probability of {} at mean {}"),
    "poisson_cdf": _say("the Poisson probability of at most {} at mean {}"),
    "agents_required": _say(
        "the fewest agents for a load of {0} that answer {2} within {3}, each contact taking {1}"
    ),
    "service_level": _say(
        "the share that {0} answer within {3} at a load of {1}, each contact taking {2}"
    ),
    "irr": _say("the yearly rate at which {0} is worth nothing"),
}
