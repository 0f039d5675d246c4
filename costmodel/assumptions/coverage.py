"""Every half-hour with demand is taken by exactly one team for each channel."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from costmodel.assumptions.format.scenario import WEEK
from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY, HALVES_PER_WEEK
from costmodel.assumptions.queue_checks import clocks_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading

    Halves = set[int] | frozenset[int]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Half-hours of one or several channels that too few or too many teams take."""

    code: str
    halves: Halves
    places: tuple[tuple[Span, str], ...]
    help_text: str


def check_coverage(scenario: Scenario, reading: Reading) -> None:
    """Note half-hours of a channel that no team takes or that two teams take."""
    known = scenario.demand.channels
    if not clocks_known(scenario):
        return
    if any(name.text not in known for team in scenario.teams.values() for name in team.channels):
        return  # that name may be any channel's
    found: dict[_Gap, list[str]] = {}
    for channel in known.values():
        for gap in _gaps(channel, scenario):
            found.setdefault(gap, []).append(f"`{channel.name}`")
    for gap, channels in found.items():
        names = ", ".join(channels[:-1]) + " and " * (len(channels) > 1) + channels[-1]
        who = "nobody answers" if gap.code == "uncovered" else "two teams answer"
        message = f"{who} {names} {said(gap.halves)}"
        reading.blame(gap.code, message, gap.places, gap.help_text)


def _gaps(channel: Channel, scenario: Scenario) -> Iterator[_Gap]:
    busy = frozenset(half for half in WEEK if not scenario.is_idle(channel, half))
    there = {name: _there(team, scenario) for name, team in scenario.teams.items()}
    teams = [team for team in scenario.teams.values() if team.answers(channel.name)]
    others = [team for team in scenario.teams.values() if not team.answers(channel.name)]
    for one, other in combinations(teams, 2):
        twice = there[one.name] & there[other.name] & busy
        if twice and (one.share is None or other.share is None):
            help_text = "change the hours so that one team answers at a time, or give both `share`"
            yield _Gap("overlap", twice, _places((other, one), "hours"), help_text)
    missing = busy.difference(*(there[team.name] for team in teams))
    present = [team for team in others if there[team.name] & missing]
    if present:
        help_text = "add the name to the `channels` of a team that is there"
        yield _Gap("uncovered", missing, _places(present, "channels"), help_text)
    elif missing:
        help_text = "extend the hours of a team, or let another team take these"
        yield _Gap(
            "uncovered",
            missing,
            _places(_nearest(teams or others, missing, there), "hours"),
            help_text,
        )


def _there(team: Team, scenario: Scenario) -> frozenset[int]:
    return frozenset(scenario.open_halves(team))


def _places(teams: Iterable[Team], key: str) -> tuple[tuple[Span, str], ...]:
    return tuple((team.spans.near(key), f"team {team.name}") for team in teams)


def _nearest(teams: list[Team], missing: Halves, there: dict[str, frozenset[int]]) -> list[Team]:
    """Teams that stop where the gap begins, then those that start where it ends, then the rest."""

    def distance(team: Team) -> int:
        if any((half - 1) % HALVES_PER_WEEK in there[team.name] for half in missing):
            return 0
        return 1 if any((half + 1) % HALVES_PER_WEEK in there[team.name] for half in missing) else 2

    return sorted(teams, key=distance)


def said(halves: Halves) -> str:
    """Half-hours as a person would say them: the first stretch, and how much more there is.

    >>> said({44, 45, 92, 93})
    'mon 22:00 to mon 23:00 and 1 more hour a week'
    """
    if len(halves) == HALVES_PER_WEEK:
        return "at any time of the week"
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
