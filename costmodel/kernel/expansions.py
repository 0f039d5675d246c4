"""Operations with a loop, as ordinary lines: what a workbook prints where numbers have a fast rule.

The bisection for agents required: each line is the most agents known to miss a target; a step
adds its size where so many agents more still miss one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Targets, traced
from costmodel.kernel.operations import (
    abandonment,
    asa,
    ceil,
    floor,
    maximum,
    service_level,
    where,
)
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Scope


SERVICE_LEVEL = Targets(("level", "within"))


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

    @property
    def targets(self) -> dict[str, Expr]:
        """The arguments of the operation after the load and the handling time, by name."""
        assert isinstance(self.node.data, Targets)  # noqa: S101 - by construction
        return dict(zip(self.node.data.names, self.node.args[2:], strict=True))


@dataclass(frozen=True)
class Step:
    """A step of a search, numbered from 1; 0 is where it starts."""

    number: int

    @property
    def name(self) -> str:
        """Its part of the line's name."""
        return f"step_{self.number}"


@dataclass(frozen=True)
class Trial:
    """What a step of a search tries."""

    number: int

    @property
    def name(self) -> str:
        """Its part of the line's name."""
        return f"step_{self.number}_tries"


@quantity("agents", named_after_member=True)
def too_few_agents(x: Scope, search: Search, step: Step) -> Expr:
    """Most agents known to miss the target."""
    if step.number == 0:
        return _start(search)
    known = too_few_agents(x, search, Step(step.number - 1))
    size = search.steps[step.number - 1]
    # The formulas of impatient contacts repeat the agents too often for a sum.
    impatient = "patience" in search.targets
    tried = agents_tried(x, search, Trial(step.number)) if impatient else known + size
    return known + size * reduce(maximum, _missed(search, tried))


@quantity("agents", named_after_member=True)
def agents_tried(x: Scope, search: Search, trial: Trial) -> Expr:
    """Agents that the step tries."""
    known = too_few_agents(x, search, Step(trial.number - 1))
    return known + search.steps[trial.number - 1]


def _start(search: Search) -> Expr:
    """With a patience 0, otherwise the load, for a queue of no more agents never ends."""
    load = search.node.args[0]
    return 0 * load if "patience" in search.targets else floor(load, search.tolerance)


def _missed(search: Search, agents: Expr) -> list[Expr]:
    """For each target that takes a search, 1 where so many agents miss it."""
    load, handling, *_ = search.node.args
    targets, tolerance = search.targets, search.tolerance
    patience = targets.get("patience")
    flags = []
    if "level" in targets:
        reached = service_level(agents, load, handling, targets["within"], patience)
        flags.append(reached < targets["level"] - tolerance)
    if "asa" in targets:
        flags.append(asa(agents, load, handling) > targets["asa"] * (1 + tolerance))
    if "max_occupancy" in targets and patience is not None:
        answered = load * (1 - abandonment(agents, load, handling, patience))
        flags.append(answered / agents > targets["max_occupancy"] + tolerance)
    return flags or [traced(0)]


def fewest_agents(x: Scope, search: Search) -> Expr:
    """Agents required: one more than the most that miss the target, none without load."""
    load, targets = search.node.args[0], search.targets
    fewest = too_few_agents(x, search, Step(len(search.steps))) + 1
    if "max_occupancy" in targets and "patience" not in targets:
        fewest = maximum(fewest, ceil(load / targets["max_occupancy"], search.tolerance))
    return where(load <= 0, 0, fewest)


def step_sizes(
    load: float, targets: Targets = SERVICE_LEVEL, max_occupancy: float = 1
) -> list[int]:
    """Sizes of the steps, in agents, that loads up to this one, in erlangs, need.

    Halved from step to step down to 1. They reach 8 agents and 4 standard deviations of the load
    above it, which is enough for 99.99 % answered at once. With a patience they start at 0, and
    reach above the load over the lowest highest occupancy. An occupancy alone needs none.

    >>> step_sizes(100)
    [32, 16, 8, 4, 2, 1]
    """
    if targets.names == ("max_occupancy",):
        return []
    reach = int(8 + 4 * load**0.5)
    if "patience" in targets.names:
        reach += int(load / max_occupancy)
    return [2**power for power in reversed(range(reach.bit_length()))]


EXPANSIONS: dict[str, Callable[[Scope, Search], Expr]] = {"agents_required": fewest_agents}
