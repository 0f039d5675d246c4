"""What is suspect about results, and what binds them; nothing here changes a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.deadlines import longest_delay
from costmodel.assumptions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ScenarioResult
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

HIGHEST_OCCUPANCY = 0.85
HALVES_PER_WEEK = 336


def result_warnings(result: ScenarioResult, s: Scenario) -> tuple[Problem, ...]:
    """Warnings and notes about a scenario's results."""
    return (
        *_missed_targets(result, s),
        *_high_occupancy(result, s),
        *_late_replies(s),
        *_binding(result, s),
    )


def _at_month(result: ScenarioResult, line: str) -> float | None:
    return result.lines[line].monthly[result.run_rate_month - 1]


def _missed_targets(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """A headcount that misses its service level."""
    for channel in s.channels:
        level = f"channel_service_level.{channel.name}"
        if channel.target is None or level not in result.lines:
            continue
        reached = _at_month(result, level) or 0.0
        wanted = s.inputs[f"demand.channels.{channel.name}.target.level"].value
        if reached < wanted - 1e-9:
            yield _missed_target(result, s, channel, reached, wanted)


def _missed_target(
    result: ScenarioResult, s: Scenario, channel: Channel, reached: float, wanted: float
) -> Problem:
    teams = [t for t in s.teams.values() if t.answers(channel.name) and t.headcount is not None]
    needs = [_at_month(result, f"required_fte.{team.name}") or 0.0 for team in teams]
    given = [_at_month(result, f"team_fte.{team.name}") or 0.0 for team in teams]
    message = (
        f"`{channel.name}` is answered in time for {reached:.1%} of contacts, not {wanted:.0%}: "
        f"the target needs {sum(needs):.2f} FTE, the headcount is {sum(given):.2f}"
    )
    span = teams[0].spans["headcount"] if teams else None
    return Problem("warning", "missed-target", message, span, "leave out `headcount` to size it")


def _high_occupancy(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    occupancy = result.results["occupancy"].value
    if occupancy is not None and occupancy > HIGHEST_OCCUPANCY + 1e-9:
        span = next(iter(s.teams.values())).spans.get("max_occupancy")
        message = f"agents on duty are busy {occupancy:.1%} of their time"
        help_text = "above 85 % people burn out and leave; set `max_occupancy: 85%`"
        yield Problem("warning", "occupancy", message, span, help_text)


def _late_replies(s: Scenario) -> Iterator[Problem]:
    """Deadlines that contacts spread evenly over a team's hours would miss."""
    for channel in s.channels:
        if channel.reply_within is None:
            continue
        deadline = s.inputs[f"demand.channels.{channel.name}.reply_within"].value
        for team in s.teams.values():
            if team.answers(channel.name):
                yield from _late_reply(s, channel, team, deadline)


def _late_reply(s: Scenario, channel: Channel, team: Team, deadline: float) -> Iterator[Problem]:
    cap = s.inputs.get(f"teams.{team.name}.max_occupancy")
    is_open = [half in team.hours for half in range(HALVES_PER_WEEK)]
    delay = longest_delay(_weights(s), is_open, cap.value if cap else 1.0)
    if delay > deadline:
        message = (
            f"`{channel.name}` spread evenly over the hours of `{team.name}` waits up to "
            f"{delay:.1f} h, the deadline is {deadline:g} h"
        )
        help_text = "the hours are enough, their timing is not: more of them belong after the peak"
        span = channel.spans["reply_within"]
        yield Problem("warning", "late-replies", message, span, help_text)


def _weights(s: Scenario) -> list[float]:
    """The week's profile at its typical weights."""
    profile, path = s.demand.profile, "demand.profile"
    if profile.halves:
        return [s.inputs[f"{path}.{half + 1}"].value for half in range(HALVES_PER_WEEK)]
    if not profile.hours:
        return [1.0] * HALVES_PER_WEEK
    return [
        s.inputs[f"{path}.hours.{half // 2 % 24 + 1}"].value
        * s.inputs[f"{path}.days.{half // 48 + 1}"].value
        for half in range(HALVES_PER_WEEK)
    ]


def _binding(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """What sizes each team: floor, occupancy or service level."""
    for team in s.teams.values():
        shares = {
            "the floor (`min_agents`)": _bound(result, f"floor_bound.{team.name}"),
            "`max_occupancy`": _bound(result, f"occupancy_bound.{team.name}"),
            "the service level": _bound(result, f"target_bound.{team.name}"),
        }
        said = [f"{name} in {share:.0%} of its hours" for name, share in shares.items() if share]
        if said and team.headcount is None:
            message = f"`{team.name}` is sized by {', by '.join(said)}"
            yield Problem("note", "binds", message, team.spans["hours"], "")


def _bound(result: ScenarioResult, line: str) -> float | None:
    return _at_month(result, line) if line in result.lines else None
