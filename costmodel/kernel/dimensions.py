"""The reading that gives units: the dimension of each formula, checked against the declared one.

Nothing converts but an input that says so (the calendar's entries); 0 fits every unit; exponents
are plain numbers or years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import Input, Targets
from costmodel.kernel.operations import terms
from costmodel.kernel.units import NUMBER, Unit, UnitError, unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Line

    Dimension = Unit | None  # None fits every unit: the dimension of 0 and of no value
    Rule = Callable[[Expr, list[Dimension]], Dimension]

MONTH, YEAR = unit("month"), unit("year")


def check_line(line: Line) -> None:
    """Raise `UnitError` unless the formula has the unit its quantity declares."""
    declared = unit(line.unit)
    try:
        _same([declared, dimension(line.expr)])
        if line.opening is not None:
            _same([_at_start(declared), dimension(line.opening)])
    except UnitError as problem:
        raise UnitError(f"`{line.name}`, declared in {line.unit}: {problem}") from None


def dimension(node: Expr) -> Dimension:
    """The dimension of an expression; raises `UnitError` where its parts do not fit."""
    if node.line is not None:
        return unit(node.line.unit)
    parts = terms(node) if node.op == "add" else node.args
    return DIMENSIONS[node.op](node, [dimension(part) for part in parts])


def _at_start(declared: Unit) -> Unit:
    """The unit of an opening value: of a flow a month the amount itself, else the row's own."""
    return declared * MONTH if ("month", -1) in declared.powers else declared


def _same(units: list[Dimension]) -> Dimension:
    known = [each for each in units if each is not None]
    for other in known[1:]:
        if other != known[0]:
            raise UnitError(f"{known[0]} meets {other}")
    return known[0] if known else None


def _alike(_node: Expr, units: list[Dimension]) -> Dimension:
    return _same(units)


def _where(_node: Expr, units: list[Dimension]) -> Dimension:
    condition, *values = units
    _same([NUMBER, condition])
    return _same(values)


def _numbers(result: Dimension = NUMBER) -> Rule:
    def rule(_node: Expr, units: list[Dimension]) -> Dimension:
        _same([NUMBER, *units])
        return result

    return rule


def _flag(_node: Expr, units: list[Dimension]) -> Dimension:
    _same(units)
    return NUMBER


def _product(_node: Expr, units: list[Dimension]) -> Dimension:
    left, right = units
    return None if left is None or right is None else left * right


def _ratio(_node: Expr, units: list[Dimension]) -> Dimension:
    left, right = units
    return None if left is None or right is None else left / right


def _power(_node: Expr, units: list[Dimension]) -> Dimension:
    base, exponent = units
    _same([NUMBER, base])
    if exponent not in (None, NUMBER, YEAR):
        raise UnitError(f"an exponent in {exponent}")
    return NUMBER


def _rounded(_node: Expr, units: list[Dimension]) -> Dimension:
    _same([NUMBER, units[1]])
    return units[0]


def _summed(_node: Expr, units: list[Dimension]) -> Dimension:
    row = units[0]
    summed = None if row is None else row * MONTH
    return _same([summed, *units[1:]])


def _rate(node: Expr, units: list[Dimension]) -> Dimension:
    *flows, months_per_year = units
    _same([MONTH / YEAR, months_per_year])
    _summed(node, flows)
    return NUMBER


def _previous(_node: Expr, units: list[Dimension]) -> Dimension:
    return units[0]


def _at_month(_node: Expr, units: list[Dimension]) -> Dimension:
    _same([MONTH, units[1]])
    return units[0]


def _weighted(node: Expr, units: list[Dimension]) -> Dimension:
    return units[0] if len(units) == 1 else _product(node, units)


def _required(node: Expr, units: list[Dimension]) -> Dimension:
    assert isinstance(node.data, Targets)  # noqa: S101 - by construction
    load, handling, *targets = units
    named = dict(zip(node.data.names, targets, strict=True))
    shares = [named.pop(name, NUMBER) for name in ("level", "max_occupancy")]
    _same([NUMBER, load, *shares])
    _same([handling, *named.values()])
    return NUMBER


def _queue(_node: Expr, units: list[Dimension]) -> Dimension:
    """A share; raises `UnitError` unless all times are in one unit."""
    agents, load, *times = units
    _same([NUMBER, agents, load])
    _same(times)
    return NUMBER


def _wait(node: Expr, units: list[Dimension]) -> Dimension:
    _queue(node, units)
    return units[2]


def _input(node: Expr, _units: list[Dimension]) -> Dimension:
    assert isinstance(node.data, Input)  # noqa: S101 - by construction
    return unit(node.data.unit)


DIMENSIONS: dict[str, Rule] = {
    "constant": lambda node, _units: None if node.data == 0 else NUMBER,
    "input": _input,
    "line": lambda node, _units: unit(node.line.unit) if node.line else None,
    "none": lambda _node, _units: None,
    "add": _alike,
    "subtract": _alike,
    "multiply": _product,
    "divide": _ratio,
    "power": _power,
    **dict.fromkeys(("at_least", "above", "at_most", "below", "equals"), _flag),
    "where": _where,
    "minimum": _alike,
    "maximum": _alike,
    "ceil": _rounded,
    "floor": _rounded,
    "exp": _numbers(),
    "month_index": lambda _node, _units: MONTH,
    "previous": _previous,
    "cumulative": _summed,
    "highest": _alike,
    "product": _numbers(),
    "over_months": _summed,
    "at_month": _at_month,
    "first_month": _numbers(MONTH),
    "over_week": _weighted,
    "highest_in_week": _alike,
    "gathered": _alike,
    "pick": _alike,
    "poisson_pmf": _numbers(),
    "poisson_cdf": _numbers(),
    "agents_required": _required,
    "service_level": _queue,
    "asa": _wait,
    "abandonment": _queue,
    "irr": _rate,
}
