"""Calibration: the first month of the model beside a month as it was, and what would close gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.goal_seek import curve_of, range_of, search
from costmodel.analysis.typical import values_in_month
from costmodel.analysis.variants import in_variants
from costmodel.assumptions.problems import Problem, did_you_mean
from costmodel.kernel.expression import Input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

# What each part of the section is beside, by the name given there.
MEASURES = {
    "contacts": "contacts_offered.{}",
    "fte": "team_fte.{}",
    "service_level": "channel_service_level.{}",
    "cost": "{}",
}
NEAR = 0.005  # a gap below this share of the actual figure needs no explanation
MOST = 3  # assumptions offered for each gap
REACH = 4.0  # an assumption off by more is not what makes a gap
STEP = 0.01  # by which an assumption is varied to see what it does
LEFT_OUT = ("calendar.", "actual.", "demand.profile", "run_rate_month", "discount_rate")


@dataclass(frozen=True, slots=True)
class Closing:
    """An assumption, and the value of it that alone would close a gap."""

    path: str
    unit: str
    value: float
    needed: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure in the model's first month and as it was, and what would make them equal."""

    path: str
    line: str
    unit: str
    model: float
    actual: float
    closing: tuple[Closing, ...]

    @property
    def gap(self) -> float:
        """The model less what was."""
        return self.model - self.actual


def gaps(s: Scenario, *, closing: bool) -> tuple[Gap, ...]:
    """The measures of the section `actual`, with what would close each gap if that is asked for."""
    return tuple(_gap(*measure, s, closing=closing) for measure in _measures(s))


def _measures(s: Scenario) -> Iterator[tuple[str, str, Expr]]:
    """The path, the model's line and the actual value of each measure."""
    for part, line in MEASURES.items():
        given: dict[str, Expr] = {} if s.actual is None else getattr(s.actual, part)
        for name, value in given.items():
            yield f"actual.{part}.{name}", line.format(name), value


def actual_problems(s: Scenario) -> Iterator[Problem]:
    """Measures that the model has no line for; after all lines are traced."""
    lines = s.graph.of_scope(s.scope)
    for path, line, _ in _measures(s):
        if line not in lines:
            stem, _, name = line.rpartition(".")
            known = [each.removeprefix(f"{stem}.") for each in lines if each.startswith(stem)]
            message = f"`{path}`: the model has no `{line}`"
            span = s.inputs[path].span if path in s.inputs else None
            yield Problem("error", "unknown-line", message, span, did_you_mean(name, known))


def _gap(path: str, line: str, actual: Expr, s: Scenario, *, closing: bool) -> Gap:
    node = s.graph.of_scope(s.scope)[line]
    model, was = values_in_month(s, [node, actual], 1)
    unit = (node.line.unit if node.line is not None else "").replace("money", s.currency)
    is_open = closing and abs(model - was) > NEAR * abs(was)
    return Gap(path, line, unit, model, was, _closings(node, was, s) if is_open else ())


def _closings(node: Expr, wanted: float, s: Scenario) -> tuple[Closing, ...]:
    """The assumptions with the most effect that could each close a gap alone."""
    found = []
    for path in _by_effect(node, s):
        amount = s.inputs[path]
        curve = curve_of([s], [(s.scope, path)], node, 1)
        limits = range_of(amount, REACH)
        solutions = search(curve, wanted, *limits, amount.value).solutions
        if solutions:
            nearest = min(solutions, key=lambda each: abs(each.value - amount.value))
            found.append(Closing(path, amount.unit, amount.value, nearest.value))
        if len(found) == MOST:
            break
    return tuple(found)


def _by_effect(node: Expr, s: Scenario) -> list[str]:
    """The assumptions a line rests on, those that change it most for each percent first."""
    paths = [path for path in _inputs_below(node) if not path.startswith(LEFT_OUT)]
    paths = [path for path in paths if path in s.inputs and s.inputs[path].value]
    if not paths:
        return []
    count = len(paths)
    changes = {
        path: [s.inputs[path].value * (1 + STEP * (at == own)) for at in range(count + 1)]
        for own, path in enumerate(paths)
    }
    (values,) = in_variants(s, [node], changes, 1)
    effects = {path: abs(values[at] - values[-1]) for at, path in enumerate(paths)}
    return sorted((path for path in paths if effects[path]), key=lambda path: -effects[path])


def _inputs_below(node: Expr) -> list[str]:
    """The paths of all inputs below a line."""
    found: dict[str, None] = {}
    stack, seen = [node], {node}
    while stack:
        current = stack.pop()
        if isinstance(current.data, Input):
            found[current.data.key[1]] = None
        fresh = [arg for arg in current.args if arg not in seen]
        seen.update(fresh)
        stack += fresh
    return list(found)
