"""Key figures beside their targets: what the model gives, or else what they are today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import values_in_month
from costmodel.assumptions.format.kpis import Duration, Kpis, Score
from costmodel.assumptions.sections import declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ScenarioResult
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

# What the model gives of each figure; the others are tracked alone.
MODELED = {
    "fcr": "overall_fcr",
    "occupancy": "occupancy",
    "abandonment": "overall_abandonment",
    "containment": "overall_containment",
    "escalation": "overall_escalation",
    "repeats": "overall_repeats",
    "resolution_time": "overall_resolution_time",
}
LOWER_IS_BETTER = ("asa", "occupancy", "abandonment", "escalation", "repeats", "resolution_time")
NOISE = 1e-8  # relative


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure with its target, what it is today, and what it is in the model."""

    name: str
    unit: str
    target: float | None
    now: float | None
    modeled: float | None

    @property
    def is_met(self) -> bool | None:
        """Whether the model, or else today's figure, reaches the target."""
        reached = self.now if self.modeled is None else self.modeled
        if reached is None or self.target is None:
            return None
        slack = NOISE * abs(self.target)
        if self.name.partition(".")[0] in LOWER_IS_BETTER:
            return reached <= self.target + slack
        return reached >= self.target - slack


def kpis_of(result: ScenarioResult, s: Scenario) -> tuple[Kpi, ...]:
    """The figures of the section `kpis`, after the targets of channels; none without it."""
    if s.kpis is None:
        return ()
    of_channels = (kpi for channel in s.channels for kpi in _of_channel(channel, result, s))
    return (*of_channels, *_tracked(s.kpis, result, s))


def _of_channel(channel: Channel, result: ScenarioResult, s: Scenario) -> Iterator[Kpi]:
    month, name = result.run_rate_month, channel.name
    if channel.target is not None:
        reached = result.in_run_rate_month(f"channel_service_level.{name}")
        level = _value(channel.target.level, s, month)
        yield Kpi(f"service_level.{name}", "share", level, None, reached)
    if channel.asa is not None:
        reached = result.in_run_rate_month(f"channel_asa.{name}")
        yield Kpi(f"asa.{name}", "s", _value(channel.asa, s, month), None, reached)


def _tracked(given: Kpis, result: ScenarioResult, s: Scenario) -> Iterator[Kpi]:
    for name in declarations(Kpis):
        figures = getattr(given, name)
        if figures is not None:
            target, now = (
                _value(each, s, result.run_rate_month) for each in (figures.target, figures.now)
            )
            modeled = result.in_run_rate_month(MODELED.get(name, name))
            yield Kpi(name, _unit(figures), target, now, modeled)


def _unit(figures: object) -> str:
    if isinstance(figures, Duration):
        return "min"
    return "1" if isinstance(figures, Score) else "share"


def _value(node: Expr | None, s: Scenario, month: int) -> float | None:
    return None if node is None else values_in_month(s, [node], month)[0]
