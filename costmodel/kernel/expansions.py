"""Operations with a loop, as ordinary lines: what a workbook prints where numbers have a fast rule.

The bisection for agents required: each line is the most agents known to miss the target; a step
adds its size where so many agents more still miss it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import floor, service_level, total, where
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Scope


@dataclass(frozen=True)
class Search:
    """The loop of one line, a member of the quantities below.

    `node` is the operation, `steps` are sizes in agents, largest first, and `tolerance` is the
    share by which a target may be missed.
    """

    name: str
    node: Expr
    steps: tuple[Expr, ...]
    tolerance: Expr


@dataclass(frozen=True)
class Step:
    """A step of a search, numbered from 1; 0 is where it starts."""

    number: int

    @property
    def name(self) -> str:
        """Its part of the line's name."""
        return f"step_{self.number}"


@quantity("agents", named_after_member=True)
def too_few_agents(x: Scope, search: Search, step: Step) -> Expr:
    """Most agents known to miss the target."""
    load, handling, level, within = search.node.args
    if step.number == 0:
        return floor(load, search.tolerance)
    known = too_few_agents(x, search, Step(step.number - 1))
    size = search.steps[step.number - 1]
    reached = service_level(known + size, load, handling, within)
    return known + size * (reached < level - search.tolerance)


def fewest_agents(x: Scope, search: Search) -> Expr:
    """Agents required: one more than the most that miss the target, none without load."""
    load = search.node.args[0]
    last = too_few_agents(x, search, Step(len(search.steps)))
    return where(load <= 0, 0, last + 1)


def ran_out(x: Scope, search: Search) -> Expr:
    """1 where every step was taken, so that more agents may be required than were found."""
    first, last = (too_few_agents(x, search, Step(number)) for number in (0, len(search.steps)))
    return last - first >= total(search.steps)


def step_sizes(load: float) -> list[int]:
    """Sizes of the steps, in agents, that loads up to this one, in erlangs, need.

    Halved from step to step down to 1. They reach 8 agents and 4 standard deviations of the load
    above it, which is enough for 99.99 % answered at once.

    >>> step_sizes(100)
    [32, 16, 8, 4, 2, 1]
    """
    reach = int(8 + 4 * load**0.5)
    return [2**power for power in reversed(range(reach.bit_length()))]


EXPANSIONS: dict[str, Callable[[Scope, Search], Expr]] = {"agents_required": fewest_agents}
