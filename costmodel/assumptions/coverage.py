"""Every half-hour with demand is taken by exactly one team for each channel."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY, HALVES_PER_WEEK

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading

    Halves = set[int] | frozenset[int]


def check_coverage(channel: Channel, scenario: Scenario, reading: Reading) -> None:
    """Note half-hours of a channel that no team takes or that two teams take."""
    known = scenario.demand.channels
    if any(name.text not in known for team in scenario.teams.values() for name in team.channels):
        return  # that name may be this channel's
    busy = set(range(HALVES_PER_WEEK)) - scenario.demand.profile.idle
    teams = [team for team in scenario.teams.values() if team.answers(channel.name)]
    others = [team for team in scenario.teams.values() if not team.answers(channel.name)]
    _check_overlap(channel, teams, busy, reading)
    missing = busy.difference(*(team.hours.halves for team in teams))
    if not missing:
        return
    message = f"nobody answers `{channel.name}` {said(missing)}"
    present = [team for team in others if team.hours.halves & missing]
    if present:
        places = [(team.spans.near("channels"), f"team {team.name} is there") for team in present]
        help_text = f"add `{channel.name}` to the `channels` of a team"
    else:
        places = [
            (team.spans.near("hours"), f"team {team.name}")
            for team in _nearest(teams or others, missing)
        ]
        help_text = "extend the hours of a team, or let another team take these"
    reading.blame("uncovered", message, places, help_text)


def _check_overlap(channel: Channel, teams: list[Team], busy: Halves, reading: Reading) -> None:
    for one, other in combinations(teams, 2):
        twice = one.hours.halves & other.hours.halves & busy
        if twice:
            message = f"`{channel.name}` is answered by two teams {said(twice)}"
            places: list[tuple[Span, str]] = [
                (team.spans.near("hours"), f"team {team.name}") for team in (other, one)
            ]
            help_text = "change the hours so that one team answers at a time"
            reading.blame("overlap", message, places, help_text)


def _nearest(teams: list[Team], missing: Halves) -> list[Team]:
    """Teams that stop where the gap begins, then those that start where it ends, then the rest."""

    def distance(team: Team) -> int:
        if any((half - 1) % HALVES_PER_WEEK in team.hours for half in missing):
            return 0
        return 1 if any((half + 1) % HALVES_PER_WEEK in team.hours for half in missing) else 2

    return sorted(teams, key=distance)


def said(halves: Halves) -> str:
    """Half-hours as a person would say them: the first stretch, and how much more there is.

    >>> said({44, 45, 92, 93})
    'mon 22:00 to mon 23:00 and 1 more hour a week'
    """
    first = min(halves)
    end = first
    while end in halves:
        end += 1
    text = f"{_clock(first)} to {_clock(end)}"
    more = (len(halves) - (end - first)) / 2
    return f"{text} and {more:g} more hour{'s' * (more != 1)} a week" if more else text


def _clock(half: int) -> str:
    day, rest = divmod(half % HALVES_PER_WEEK, HALVES_PER_DAY)
    return f"{DAYS[day]} {rest // 2:02}:{30 * (rest % 2):02}"
