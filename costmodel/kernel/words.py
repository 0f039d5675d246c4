"""The reading that gives words: a formula as a person would say it, in the names of the model."""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Input, Pick, Targets
from costmodel.kernel.notation import (
    ATOM,
    COMPARISON,
    PHRASE,
    POWER,
    PRODUCT,
    SUM,
    Text,
    between,
)
from costmodel.kernel.operations import terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr

    Rule = Callable[[Expr], Text]

SHORT = 2  # so many items of a list are named one by one


def words(node: Expr) -> str:
    """The expression in words, its lines and inputs by name.

    The items of one list, all added up, are said as the sum of the list.
    """
    return _write(node).text


def _write(node: Expr) -> Text:
    return WORDS[node.op](node)


def _infix(sign: str, rank: int) -> Rule:
    def rule(node: Expr) -> Text:
        left, right = node.args
        return between(sign, rank, _write(left), _write(right))

    return rule


def _say(template: str, operands: int = ATOM, rank: int = PHRASE) -> Rule:
    """A phrase around the arguments; those that bind less than `operands` are bracketed."""
    return lambda node: Text(
        rank, template.format(*[_write(arg).within(operands) for arg in node.args])
    )


def _name(node: Expr) -> str:
    if isinstance(node.data, Input):
        return node.data.key[1]
    return node.line.name if node.line else ""


def _leaf(node: Expr) -> Text:
    return Text(ATOM, _name(node))


def _add(node: Expr) -> Text:
    parts = terms(node)
    stem = _name(parts[0]).removesuffix(".1")
    numbered = [f"{stem}.{number}" for number in range(1, len(parts) + 1)]
    if len(parts) > SHORT and [_name(part) for part in parts] == numbered:
        return Text(PHRASE, f"the sum of {stem}")
    return reduce(partial(between, " + ", SUM), map(_write, parts))


def _pick(node: Expr) -> Text:
    assert isinstance(node.data, Pick)  # noqa: S101 - by construction
    span = "month" if node.data.axis == "month" else "half-hour"
    items = list(dict.fromkeys(_write(arg).within(ATOM) for arg in node.args))
    if len(items) == 1:
        return Text(PHRASE, f"{items[0]} in each {span}")
    stem = _name(node.args[0]).removesuffix(".1")
    if all(_name(arg).startswith(f"{stem}.") for arg in node.args):
        return Text(PHRASE, f"{stem} of the {span}")
    said = " or ".join(items) if len(items) <= SHORT else f"{items[0]} to {items[-1]}"
    return Text(PHRASE, f"{said}, by {span}")


def _over_week(node: Expr) -> Text:
    rows = " x ".join(_write(row).within(ATOM) for row in node.args)
    return Text(PHRASE, f"the sum of {rows} over the week's half-hours")


def _agents_required(node: Expr) -> Text:
    assert isinstance(node.data, Targets)  # noqa: S101 - by construction
    load, handling, *targets = (_write(arg).within(ATOM) for arg in node.args)
    named = dict(zip(node.data.names, targets, strict=True))
    said = [text.format(**named) for name, text in TARGETS.items() if name in named]
    goals = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    contact = f"each contact taking {handling}"
    if "patience" in named:
        contact += f" and waiting for at most {named['patience']} on average"
    return Text(PHRASE, f"the fewest agents for a load of {load} that {goals}, {contact}")


def _service_level(node: Expr) -> Text:
    agents, load, handling, within, *patience = (_write(arg).within(ATOM) for arg in node.args)
    contact = f"each contact taking {handling}"
    for each in patience:
        contact += f" and waiting for at most {each} on average"
    text = f"the share that {agents} agents answer within {within} at a load of {load}, {contact}"
    return Text(PHRASE, text)


TARGETS = {
    "level": "answer {level} within {within}",
    "asa": "answer after at most {asa} on average",
    "max_occupancy": "are busy for at most {max_occupancy} of their time",
}

WORDS: dict[str, Rule] = {
    "constant": lambda node: Text(ATOM, str(node.data)),
    "input": _leaf,
    "line": _leaf,
    "none": lambda _node: Text(ATOM, "no value"),
    "add": _add,
    "subtract": _infix(" - ", SUM),
    "multiply": _infix(" x ", PRODUCT),
    "divide": _infix(" / ", PRODUCT),
    "power": _infix(" ^ ", POWER),
    "at_least": _infix(" >= ", COMPARISON),
    "above": _infix(" > ", COMPARISON),
    "at_most": _infix(" <= ", COMPARISON),
    "below": _infix(" < ", COMPARISON),
    "equals": _infix(" = ", COMPARISON),
    "where": _say("if {} then {}, otherwise {}", COMPARISON),
    "minimum": _say("the smaller of ({}, {})", COMPARISON, ATOM),
    "maximum": _say("the larger of ({}, {})", COMPARISON, ATOM),
    "ceil": _say("{} rounded up"),
    "floor": _say("{} rounded down"),
    "exp": _say("e ^ {}", ATOM, POWER),
    "month_index": lambda _node: Text(ATOM, "months since the start"),
    "previous": _say("{0} of the month before"),
    "cumulative": _say("the sum of {0} up to this month"),
    "highest": _say("the highest {0} up to this month"),
    "product": _say("the product of {0} up to this month"),
    "over_months": _say("the sum of {} over the months"),
    "at_month": _say("{} in month {}"),
    "first_month": _say("the first month with {}"),
    "over_week": _over_week,
    "highest_in_week": _say("the highest {} of the week's half-hours"),
    "gathered": _say("the sum of {} over the half-hours that end up in this one"),
    "pick": _pick,
    "poisson_pmf": _say("the Poisson probability of {} at mean {}"),
    "poisson_cdf": _say("the Poisson probability of at most {} at mean {}"),
    "agents_required": _agents_required,
    "service_level": _service_level,
    "asa": _say("the mean wait for {0} agents at a load of {1}, each contact taking {2}"),
    "abandonment": _say(
        "the share that abandons {0} agents at a load of {1}, each contact taking {2} and "
        "waiting for at most {3} on average"
    ),
    "irr": _say("the yearly rate at which {0} is worth nothing"),
}
