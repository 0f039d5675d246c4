"""Checks of teams that are called out, and of staff that shifts are fitted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.inefficiency import FROM_SHIFTS

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading

ON_DUTY_ONLY = (
    *("min_agents", "headcount", "max_occupancy", "shrinkage", "schedule_inefficiency", "shifts"),
    *("pool", "blended", "attrition", "night_attrition", "hiring_cost", "onboarding"),
    *("recurrent_training", "leavers", "notice", "severance", "overtime", "supervisors"),
    *("escalations", "coordination"),
)


def check_on_call(team: Team, scenario: Scenario, reading: Reading) -> None:
    """A team on call has pay of its own, and leaves the rest to teams on duty."""
    if team.on_call is None:
        return
    if team.is_vendor:
        key = "share_of" if team.pay.share_of is not None else "price"
        message = f"team `{team.name}` is on call and paid as a vendor"
        help_text = "write the `salary` and `burden` of those who are called out"
        reading.error("pay", message, team.pay.spans.near(key), help_text)
    for key in ON_DUTY_ONLY:
        if key in team.spans:
            message = f"`teams.{team.name}.{key}` is not used: nobody of the team is on duty"
            reading.warn("not-used", message, team.spans[key], "remove it")
    for name in team.channels:
        if not any(each.answers(name.text) for each in scenario.staffed_teams):
            message = f"nobody on duty answers `{name.text}`: what is not urgent has nowhere to go"
            help_text = "add the name to the `channels` of a team that is on duty"
            reading.error("uncovered", message, name.span, help_text)


def check_measured(team: Team, _s: Scenario, reading: Reading) -> None:
    """What shifts waste is measured on staff that is computed."""
    first = reading.inputs.get(f"teams.{team.name}.schedule_inefficiency.1")
    if first is not None and first.text == FROM_SHIFTS and team.headcount is not None:
        message = f"`teams.{team.name}` has a `headcount`, so there is nothing to fit shifts to"
        span = team.spans.near("schedule_inefficiency")
        reading.error("from-shifts", message, span, "write a share, or remove `headcount`")
