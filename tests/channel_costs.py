"""What a contact that people answer costs, by channel, in one month: as published figures are.

Costs of people and of the platform are split by position hours: those that a queue needs alone, and
for contacts that can be put off, their work at the team's highest occupancy. Telephony, with its
redundancy, is voice's. What machines are paid is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.run import ScenarioFile, collect, compute, open_scenarios
from costmodel.analysis.staffing import _queue
from costmodel.analysis.typical import values_in_month
from costmodel.analysis.week_view import week_view
from costmodel.model.folding import channels_of

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.week_view import WeekView
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

VOICE = "voice"


def channel_costs(path: Path, month: int) -> tuple[ScenarioResult, dict[str, float]]:
    """The result of a file, and its cost of a handled contact by channel."""
    opened = open_scenarios([ScenarioFile(path)], month)
    (result,) = collect(opened, compute(opened))
    s = opened.loaded[0].scenario
    hours = _position_hours(s, week_view(s, month, ""), month)
    shared, telephony = _pools(result)
    costs = {}
    for channel, used in hours.items():
        handled = result.in_run_rate_month(f"contacts_handled.{channel}") or 0
        if handled:
            own = telephony if channel == VOICE else 0
            costs[channel] = (shared * used / sum(hours.values()) + own) / handled
    return result, costs


def _pools(result: ScenarioResult) -> tuple[float, float]:
    """What is split by position hours, and what is voice's, in the month."""
    lines = {name: line for name, line in result.lines.items() if line.role == "cost"}
    costs = {name: result.in_run_rate_month(name) or 0 for name in lines}
    telephony, platform = costs.pop("telephony"), costs["platform"]
    redundancy = costs["availability"] * telephony / (telephony + platform)
    shared = sum(costs.values()) - costs.get("automation", 0) - redundancy
    return shared, telephony + redundancy


def _position_hours(s: Scenario, view: WeekView, month: int) -> dict[str, float]:
    hours = dict.fromkeys(s.demand.channels, 0.0)
    for team in s.staffed_teams:
        for channel, used in _of_team(team, s, view, month).items():
            hours[channel] += used
    return hours


def _of_team(team: Team, s: Scenario, view: WeekView, month: int) -> dict[str, float]:
    lines = s.graph.of_scope(s.scope)
    names = [f"open_hours.{team.name}", f"queue_position_hours.{team.name}"]
    asked = [*(lines[name] for name in names), team.max_occupancy]
    open_hours, queues, occupancy = values_in_month(s, asked, month)
    channels = channels_of(s, team)
    found = {c.name: _queue(c, team, s, view, month) for c in channels}
    waiting = sum(found[c.name].load for c in channels if c.waits)
    hours = {}
    for channel in channels:
        queue = found[channel.name]
        if not channel.waits:
            hours[channel.name] = queue.load * open_hours / occupancy
        elif team.pool:
            hours[channel.name] = queues * queue.load / waiting
        else:
            hours[channel.name] = queue.agents * open_hours
    return hours
