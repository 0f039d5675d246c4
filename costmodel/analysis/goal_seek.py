"""Goal seek: the values of an input at which a quantity has a wanted value.

The whole range that an input may take is searched on a grid, and each place where the quantity
passes the wanted value is narrowed down. Staffing moves in whole agents, so a quantity may jump
over the value: then there is no exact solution there, but a value at which it flips.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import typical_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Expr

    Curve = Callable[[Sequence[float]], list[float]]

GRID = 64  # intervals in which a range is searched
RATIO = 1.15  # of neighbors on the grid around the input's own value
FINER, ROUNDS = 16, 14  # intervals of each narrowing, and how many: beyond the digits of a number
REACH = 100.0  # values up to so many times the input's own are tried
CLOSE = 1e-9  # of the wanted value or what is around it: so near is there


@dataclass(frozen=True, slots=True)
class Solution:
    """A value of the input at which the quantity has, or passes, the wanted value.

    `reached` is the quantity there; `jumps` if it passes the wanted value without having it.
    """

    value: float
    reached: float
    jumps: bool


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found between two values of the input, and what the quantity is at both ends."""

    low: float
    high: float
    at_low: float
    at_high: float
    solutions: tuple[Solution, ...]


def range_of(amount: Amount, reach: float = REACH) -> tuple[float, float]:
    """The values an input may take, within its bounds and a wide range around its own value."""
    wide = reach * (abs(amount.value) or 1.0)
    low = -wide if amount.least is None else max(amount.least, -wide)
    high = wide if amount.most is None else min(amount.most, wide)
    return low, high


def curve_of(
    scenarios: Sequence[Scenario], keys: Sequence[tuple[str, str]], node: Expr, month: int
) -> Curve:
    """A quantity as a function of inputs that take the same value, in a month counted from 1.

    It is not a number where the model has no finite value.
    """
    from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate, in_draws

    typical: dict[tuple[str, str], float] = {}
    for s in scenarios:
        typical |= typical_inputs(s)
    base, months = at_typical(typical), scenarios[0].horizon

    def at(values: Sequence[float]) -> list[float]:
        changed = in_draws(dict.fromkeys(keys, values))
        try:
            (array,) = evaluate([node], base | changed, months=months)
        except (NotFiniteError, ValueError):  # at one of the values, which halving finds
            half = len(values) // 2
            return [*at(values[:half]), *at(values[half:])] if half else [math.nan]
        found: list[float] = array[:, min(month, array.shape[1]) - 1, 0].tolist()
        return found * (len(values) if len(found) == 1 else 1)

    return at


def search(curve: Curve, wanted: float, low: float, high: float, around: float = 0.0) -> Searched:
    """Every place from low to high where the curve passes the wanted value.

    The grid is even, and as fine on either side of `around` as ratios of it are.
    """
    points = _with_ratios(_grid(low, high, GRID), around)
    values = curve(points)
    found: list[Solution] = []
    for at in range(len(points) - 1):
        ends = (points[at], points[at + 1]), (values[at] - wanted, values[at + 1] - wanted)
        solution = _between(curve, wanted, *ends)
        if solution is not None and not _is_known(solution, found):
            found.append(solution)
    return Searched(low, high, values[0], values[-1], tuple(found))


def _grid(low: float, high: float, steps: int) -> list[float]:
    return [low + (high - low) * step / steps for step in range(steps + 1)]


def _with_ratios(points: list[float], around: float) -> list[float]:
    """The points, and those between the first and the last that are ratios of a value."""
    near = (around * RATIO**power for power in range(-GRID // 2, GRID // 2 + 1))
    return sorted({*points, *(each for each in near if points[0] < each < points[-1])})


def _is_known(solution: Solution, found: list[Solution]) -> bool:
    return any(math.isclose(each.value, solution.value, rel_tol=1e-9) for each in found)


def _between(
    curve: Curve,
    wanted: float,
    ends: tuple[float, float],
    gaps: tuple[float, float],
) -> Solution | None:
    """The solution in one interval of the grid, if the curve passes the wanted value in it."""
    scale = CLOSE * max(abs(wanted), *map(abs, gaps))
    for end, gap in zip(ends, gaps, strict=True):
        if abs(gap) <= scale:
            return Solution(end, gap + wanted, jumps=False)
    if not gaps[0] * gaps[1] < 0:
        return None
    (low, high), below = ends, gaps[0]
    values: list[float] = []
    for _ in range(ROUNDS):
        points = _grid(low, high, FINER)
        values = [value - wanted for value in curve(points)]
        at = next((i for i, gap in enumerate(values) if gap * below <= 0), FINER)
        low, high, below = points[at - 1], points[at], values[at - 1]
        if high <= math.nextafter(low, high):
            break
        if abs(values[at]) <= scale * CLOSE:
            break
    reached = min((values[at - 1], values[at]), key=abs)
    value = low if reached == values[at - 1] else high
    return Solution(value, reached + wanted, jumps=abs(reached) > scale)
