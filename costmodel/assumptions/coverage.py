"""Every half-hour with demand is taken by exactly one team for each channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY, HALVES_PER_WEEK

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading


def check_coverage(scenario: Scenario, reading: Reading) -> None:
    """Note channels with half-hours that no team takes or that two teams take."""
    busy = set(range(HALVES_PER_WEEK)) - scenario.demand.profile.idle
    for channel in scenario.channels:
        teams = [team for team in scenario.teams.values() if team.answers(channel.name)]
        if not teams:
            message = f"no team answers `{channel.name}`"
            span = scenario.demand.spans["channels"]
            reading.error("uncovered", message, span, "add it to the `channels` of a team")
        else:
            _check_channel(channel, teams, busy, reading)


def _check_channel(channel: Channel, teams: list[Team], busy: set[int], reading: Reading) -> None:
    taken: set[int] = set()
    for team in teams:
        twice = taken & team.hours.halves & busy
        if twice:
            message = f"`{channel.name}` is answered by two teams {said(twice)}"
            others = tuple((one.spans["hours"], f"team {one.name}") for one in teams if one != team)
            help_text = "change the hours so that one team answers at a time"
            reading.error("overlap", message, team.spans["hours"], help_text, others)
        taken |= team.hours.halves
    missing = busy - taken
    if missing:
        message = f"nobody answers `{channel.name}` {said(missing)}"
        others = tuple((one.spans["hours"], f"team {one.name}") for one in teams[1:])
        help_text = "extend the hours of a team, or let another team take these"
        reading.error("uncovered", message, teams[0].spans["hours"], help_text, others)


def said(halves: set[int]) -> str:
    """Half-hours as a person would say them: the first stretch, and how much more there is."""
    first = min(halves)
    end = first
    while end in halves:
        end += 1
    text = f"{_clock(first)} to {_clock(end)}"
    more = len(halves) - (end - first)
    return f"{text} and {more / 2:g} more hours a week" if more else text


def _clock(half: int) -> str:
    day, rest = divmod(half % HALVES_PER_WEEK, HALVES_PER_DAY)
    return f"{DAYS[day]} {rest // 2:02}:{30 * (rest % 2):02}"
