"""Break-even: where an assumption makes a result what is wanted, or changes the winner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.goal_seek import curve_of, range_of, search
from costmodel.analysis.results import Value
from costmodel.analysis.run import compute, in_currency
from costmodel.analysis.variants import parts_of
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.goal_seek import Searched, Solution
    from costmodel.analysis.run import Opened
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class Solved:
    """An assumption, the result that was wanted of it, and what was found.

    `goal` has the result as it is; `searched` the range that was searched, and the solutions.
    """

    path: str
    unit: str
    value: float
    goal: Value
    wanted: float
    searched: Searched


@dataclass(frozen=True, slots=True)
class Flip:
    """An uncertain assumption, and the values at which the winner of a comparison changes."""

    path: str
    unit: str
    value: float
    low: float
    high: float
    flips: tuple[Solution, ...]

    @property
    def inside(self) -> bool:
        """Whether the winner changes within the assumption's range."""
        return any(self.low <= each.value <= self.high for each in self.flips)


def goal_of(opened: Opened, scope: str, name: str) -> tuple[Expr, Value]:
    """A line of a scenario or comparison by name, and its value in the month of the run rate.

    Raises `AssumptionsError` where there is none.
    """
    lines = opened.graph.of_scope(scope)
    node = lines.get(name)
    if node is None or node.line is None or node.week is not None:
        known = [each for each, line in lines.items() if line.week is None]
        others = (each.scenario.scope for each in opened.loaded if each.scenario.scope != scope)
        elsewhere = [f"`{each}.{name}`" for each in others if name in opened.graph.of_scope(each)]
        message = f"`{scope}` has no result `{name}`"
        help_text = f"write {' or '.join(elsewhere)}" if elsewhere else did_you_mean(name, known)
        raise AssumptionsError([Problem("error", "unknown-quantity", message, None, help_text)])
    s = opened.loaded[0].scenario
    month = int(s.inputs["run_rate_month"].value) if node.months else 1
    value = compute(opened)[scope, name][month - 1]
    unit = in_currency(node.line.unit, s.currency)
    return node, Value(name, None if value != value else value, unit, node.line.label)  # noqa: PLR0124 - not a number


def solve(opened: Opened, path: str, goal: tuple[Expr, Value], wanted: float) -> Solved:
    """The values of an assumption, in all scenarios that have it, at which a goal is reached.

    Raises `AssumptionsError` for a path that is no number of its own.
    """
    scenarios = [each.scenario for each in opened.loaded]
    holders = [s for s in scenarios if path in s.inputs]
    if not holders:
        raise AssumptionsError([_unknown(path, scenarios)])
    amount = holders[0].inputs[path]
    searched = _search(scenarios, path, goal[0], wanted, range_of(amount))
    unit = in_currency(amount.unit, holders[0].currency)
    return Solved(path, unit, amount.value, goal[1], wanted, searched)


def _search(
    scenarios: Sequence[Scenario],
    path: str,
    node: Expr,
    wanted: float,
    limits: tuple[float, float],
) -> Searched:
    keys = [(s.scope, path) for s in scenarios if path in s.inputs]
    month = int(scenarios[0].inputs["run_rate_month"].value) if node.months else 1
    around = next(s.inputs[path].value for s in scenarios if path in s.inputs)
    return search(curve_of(scenarios, keys, node, month), wanted, *limits, around)


def _unknown(path: str, scenarios: Sequence[Scenario]) -> Problem:
    """That a path is not one number: it has parts, or there is none."""
    parts = [part for s in scenarios for part in parts_of(s, path)]
    message = f"`{path}` is not one number of the assumptions"
    if parts:
        help_text = "it has parts: " + ", ".join(f"`{part}`" for part in dict.fromkeys(parts))
    else:
        known = {name for s in scenarios for name in s.inputs if not name.startswith("calendar.")}
        help_text = did_you_mean(path, known) or "`costmodel list FILE` names them all"
    return Problem("error", "unknown-input", message, None, help_text)


def flips(opened: Opened, npv: Expr) -> tuple[Flip, ...]:
    """For each uncertain assumption, where the switch's net present value passes 0.

    Those whose range holds such a value come first.
    """
    scenarios = [each.scenario for each in opened.loaded]
    uncertain: dict[str, Amount] = {}
    for s in scenarios:
        for path, amount in s.inputs.items():
            if amount.low is not None and amount.high is not None:
                uncertain.setdefault(path, amount)
    found = []
    for path, amount in uncertain.items():
        solutions = _search(scenarios, path, npv, 0.0, _wider(amount)).solutions
        low, high = amount.low or 0.0, amount.high or 0.0
        unit = in_currency(amount.unit, scenarios[0].currency)
        found.append(Flip(path, unit, amount.value, low, high, solutions))
    return tuple(sorted(found, key=lambda flip: (not flip.inside, not flip.flips)))


def _wider(amount: Amount) -> tuple[float, float]:
    """A range three times as wide as the assumption's own, within its bounds."""
    assert amount.low is not None  # noqa: S101 - only uncertain amounts come here
    assert amount.high is not None  # noqa: S101 - likewise
    width = amount.high - amount.low
    low, high = amount.low - width, amount.high + width
    return (
        low if amount.least is None else max(low, amount.least),
        high if amount.most is None else min(high, amount.most),
    )
