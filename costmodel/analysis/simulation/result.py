"""What a simulation gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costmodel.assumptions.layers import SourceFile
    from costmodel.assumptions.problems import Problem
    from costmodel.sampling.draws import Floats
    from costmodel.sampling.statistics import Choice, Estimate, Spread
    from costmodel.sampling.streams import Method

LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)
TAIL = 0.05  # the worst draws, whose mean is shown


@dataclass(frozen=True, slots=True)
class SimulatedOutput:
    """A result's distribution, beside its value at the typical inputs."""

    scope: str
    name: str
    label: str
    unit: str
    typical: float | None
    spread: Spread
    worst: Estimate


@dataclass(frozen=True, slots=True)
class SimulatedChance:
    """A statement about a scenario or comparison, and how likely it is."""

    scope: str
    text: str
    chance: Estimate


@dataclass(frozen=True, slots=True)
class Decision:
    """Which scenario to choose: each one's chance to be the best and its regret, by NPV.

    `known` is what it is worth to know all inputs before choosing, `known_of` of one input each.
    """

    scenarios: tuple[str, ...]
    choices: tuple[Choice, ...]
    known: Estimate
    known_of: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Fan:
    """A line by month: a list of months for each of the levels."""

    scope: str
    name: str
    label: str
    unit: str
    bands: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often a result falls between neighboring edges."""

    scope: str
    name: str
    label: str
    unit: str
    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Simulation:
    """Everything a simulation says, and what it rests on.

    `partial` is said of one that was interrupted; `verdict` tells how sure the leading result is.
    """

    names: tuple[str, ...]
    numpy: str
    files: tuple[SourceFile, ...]
    currency: str
    horizon: int
    seed: int
    method: Method
    draws: int
    asked: int
    tolerance: float | None
    outputs: tuple[SimulatedOutput, ...]
    chances: tuple[SimulatedChance, ...]
    decision: Decision | None
    fans: tuple[Fan, ...]
    histogram: Histogram | None
    courses: dict[str, str]
    leading: SimulatedOutput
    table: dict[str, Floats]
    warnings: tuple[Problem, ...]

    @property
    def partial(self) -> bool:
        """Whether it was interrupted."""
        return self.draws < self.asked

    @property
    def relative_error(self) -> float:
        """The error of the leading result's mean, as a share of its size or its spread."""
        spread = self.leading.spread
        scale = max(abs(spread.mean.value), spread.quantiles[-1].value - spread.quantiles[0].value)
        return spread.mean.error / scale if scale else 0.0
