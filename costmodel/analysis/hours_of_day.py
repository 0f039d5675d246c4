"""Service by the hour of the day: load, positions, and how contacts fare, over all days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costmodel.analysis.week_view import Row, WeekView
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

HOURS, HALVES_PER_DAY, HALVES_PER_HOUR_OF_WEEK = 24, 48, 14


@dataclass(frozen=True, slots=True)
class HourOfDay:
    """An hour of the day: means of load and positions of the queues, and service by channel.

    Occupancy is None where nobody is on duty, service where nothing arrives, and the average speed
    of answer (ASA) also where agents cannot keep up or contacts abandon.
    """

    hour: int
    load: float
    positions: float
    occupancy: float | None
    service_level: dict[str, float | None]
    asa: dict[str, float | None]


def hours_of_day(s: Scenario, view: WeekView) -> tuple[HourOfDay, ...]:
    """The 24 hours of a day, each over all days of the week."""
    load = _summed(s, view, "offered_load")
    positions = _added([_totals(_positions(team, view)) for team in s.staffed_teams])
    queues = [channel for channel in s.channels if channel.waits]
    aimed = [channel for channel in queues if channel.target is not None]
    service = {each.name: _rates(each, s, view, "answered_in_time") for each in aimed}
    staying = [channel for channel in queues if channel.patience is None]
    asa = {each.name: _rates(each, s, view, "weighted_wait") for each in staying}
    return tuple(
        HourOfDay(
            hour=hour,
            load=load[hour] / HALVES_PER_HOUR_OF_WEEK,
            positions=positions[hour] / HALVES_PER_HOUR_OF_WEEK,
            occupancy=load[hour] / positions[hour] if positions[hour] else None,
            service_level={name: rates[hour] for name, rates in service.items()},
            asa={name: rates[hour] for name, rates in asa.items()},
        )
        for hour in range(HOURS)
    )


def _positions(team: Team, view: WeekView) -> Row:
    """Agents on duty for the queues: whole ones where a headcount is given."""
    line = "queue_positions" if team.headcount is None else "whole_positions"
    return view.row(team, f"{line}.{team.name}" + ".below" * (team.headcount is not None))


def _totals(row: Row) -> list[float]:
    """The sum of a row in each hour of the day."""
    found = [0.0] * HOURS
    for half, value in enumerate(row):
        found[half % HALVES_PER_DAY // 2] += value or 0.0
    return found


def _added(parts: list[list[float]]) -> list[float]:
    return [sum(values) for values in zip(*parts, strict=True)]


def _summed(s: Scenario, view: WeekView, line: str) -> list[float]:
    """A line of all teams' queues in each hour of the day."""
    parts = [
        _totals(view.row(team, f"{line}.{team.name}.{channel.name}"))
        for team in s.staffed_teams
        for channel in s.channels
    ]
    return _added(parts)


def _rates(channel: Channel, s: Scenario, view: WeekView, line: str) -> list[float | None]:
    """What a line adds up to for each contact that arrives in an hour, all teams together."""
    shares, sums, lacking = [0.0] * HOURS, [0.0] * HOURS, set()
    for team in s.staffed_teams:
        scoped = f"{team.name}.{channel.name}"
        arriving = view.row(team, f"interval_weight.{scoped}")
        for half, (share, value) in enumerate(
            zip(arriving, view.row(team, f"{line}.{scoped}.below"), strict=True)
        ):
            hour = half % HALVES_PER_DAY // 2
            shares[hour] += share or 0.0
            sums[hour] += value or 0.0
            if share and value is None:
                lacking.add(hour)
    return [
        None if hour in lacking or not shares[hour] else sums[hour] / shares[hour]
        for hour in range(HOURS)
    ]
