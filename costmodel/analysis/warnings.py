"""What is suspect about results, and what binds them; nothing here changes a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.benefit_warnings import benefit_warnings
from costmodel.analysis.deadlines import longest_delay
from costmodel.analysis.typical import values_in_month
from costmodel.assumptions.hours import HALVES_PER_DAY, HALVES_PER_WEEK
from costmodel.assumptions.problems import Problem
from costmodel.model.folding import channels_of, next_staffed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ScenarioResult
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

HIGHEST_OCCUPANCY = 0.85
NOISE = 1e-8  # of shares


def result_warnings(result: ScenarioResult, s: Scenario) -> tuple[Problem, ...]:
    """Warnings and notes about a scenario's results."""
    return (
        *_missed_targets(result, s),
        *_high_occupancy(result, s),
        *_late_replies(result, s),
        *_while_on_call(result, s),
        *_binding(result, s),
        *benefit_warnings(result, s),
    )


def _missed_targets(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """A headcount that misses its service level."""
    for channel in s.channels:
        teams = [t for t in s.teams.values() if t.answers(channel.name) and t.headcount is not None]
        reached = result.in_run_rate_month(f"channel_service_level.{channel.name}")
        if not teams or reached is None or channel.target is None:
            continue
        (wanted,) = values_in_month(s, [channel.target.level], result.run_rate_month)
        if reached < wanted - NOISE:
            yield _missed_target(result, channel, teams, (reached, wanted))


def _missed_target(
    result: ScenarioResult, channel: Channel, teams: list[Team], levels: tuple[float, float]
) -> Problem:
    reached, wanted = levels
    needs, given = (
        sum(result.in_run_rate_month(f"{line}.{team.name}") or 0.0 for team in teams)
        for line in ("required_fte", "team_fte")
    )
    message = (
        f"`{channel.name}` of `{result.name}` is answered in time for "
        f"{_below(reached, wanted)} of contacts, not {100 * wanted:.6g}%: "
        f"the targets need {needs:.2f} FTE, the headcount is {given:.2f}"
    )
    span = teams[0].spans.near("headcount")
    return Problem("warning", "missed-target", message, span, "leave out `headcount` to size it")


def _below(reached: float, wanted: float) -> str:
    """A share with as many decimals as show that it is lower."""
    short = f"{reached:.1%}"
    return short if short != f"{wanted:.1%}" else f"{reached:.4%}"


def _high_occupancy(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    occupancy = result.value("occupancy")
    if occupancy is None or occupancy <= HIGHEST_OCCUPANCY + NOISE:
        return
    team = s.staffed_teams[0]
    given = team.headcount is not None
    what_helps = "raise `headcount`" if given else "set `max_occupancy: 85%`"
    message = f"agents of `{result.name}` on duty are busy {occupancy:.1%} of their time"
    span = team.spans.near("headcount" if given else "max_occupancy")
    help_text = f"above {HIGHEST_OCCUPANCY:.0%} people burn out and leave; {what_helps}"
    yield Problem("warning", "occupancy", message, span, help_text)


def _late_replies(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """Deadlines that contacts spread evenly over a team's hours would miss."""
    for channel in s.channels:
        for team in s.staffed_teams:
            is_even = channel.reply_within is not None and channel.spread == "even"
            if is_even and team.answers(channel.name):
                yield from _late_reply(result, s, channel, team)


def _late_reply(
    result: ScenarioResult, s: Scenario, channel: Channel, team: Team
) -> Iterator[Problem]:
    assert channel.reply_within is not None  # noqa: S101 - checked by the caller
    inputs = [channel.reply_within, team.max_occupancy]
    deadline, cap = values_in_month(s, inputs, result.run_rate_month)
    there = set(s.open_halves(team))
    is_open = [half in there for half in range(HALVES_PER_WEEK)]
    delay = longest_delay(_weights(s, channel, result.run_rate_month), is_open, cap)
    if delay > deadline * (1 + NOISE):
        message = (
            f"`{channel.name}` of `{result.name}`, spread evenly over the hours of team "
            f"`{team.name}`, waits up to {delay:.1f} h, the deadline is {deadline:.4g} h"
        )
        help_text = "the hours are enough, their timing is not: `spread: deadline` sets it right"
        span = channel.spans.near("reply_within")
        yield Problem("warning", "late-replies", message, span, help_text)


def _weights(s: Scenario, channel: Channel, month: int) -> list[float]:
    """The channel's week at the typical weights of its profile, by the demand's clock."""
    profile = s.profile_of(channel)
    local = [s.local(half, channel.time_zone) for half in range(HALVES_PER_WEEK)]
    if profile.halves:
        weights = values_in_month(s, profile.halves, month)
        return [weights[half] for half in local]
    if not profile.hours:
        return [1.0] * HALVES_PER_WEEK
    hours, days = (values_in_month(s, weights, month) for weights in (profile.hours, profile.days))
    return [hours[half // 2 % 24] * days[half // HALVES_PER_DAY] for half in local]


def _while_on_call(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """Contacts that arrive while nobody is on duty, and how long those that can wait do."""
    for team in s.on_call_teams:
        for channel in channels_of(s, team):
            line = s.graph.of_scope(s.scope)[f"on_call_share.{team.name}.{channel.name}"]
            (share,) = values_in_month(s, [line], result.run_rate_month)
            halves = s.open_halves(team)
            after = next_staffed(s, channel)
            longest = max((after[half] - half) % HALVES_PER_WEEK for half in halves) / 2
            message = (
                f"{share:.1%} of `{channel.name}` of `{result.name}` arrives while `{team.name}` "
                f"is on call: what is not urgent waits up to {longest:g} h, without a service level"
            )
            yield Problem("note", "on-call", message, team.spans.near("on_call"))


def _binding(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """What sizes each team: floor, occupancy or service level."""
    for team in s.teams.values():
        shares = {
            "the floor (`min_agents`)": f"floor_bound.{team.name}",
            "`max_occupancy`": f"occupancy_bound.{team.name}",
            "the service level": f"target_bound.{team.name}",
        }
        found = {name: result.in_run_rate_month(line) or 0.0 for name, line in shares.items()}
        said = [f"{name} in {_part(share)}" for name, share in found.items() if share > NOISE]
        if said and team.headcount is None:
            message = f"team `{team.name}` of `{result.name}` is sized by {', by '.join(said)}"
            yield Problem("note", "binds", message, team.spans.near("hours"))


def _part(share: float) -> str:
    """A share of a team's hours in words."""
    if share > 1 - NOISE:
        return "all its hours"
    return f"{100 * share:.2g}% of its hours" if share < 0.01 else f"{share:.0%} of its hours"
