"""Warnings about automation: too much, too fast, or of what people should answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.fitting import measured
from costmodel.assumptions.machine_shares import (
    channels_of,
    contained_of,
    containment_by_month,
    freed_by_month,
    sold_units,
    way_of,
)
from costmodel.assumptions.typical import typical_by_month
from costmodel.kernel.units import unit

if TYPE_CHECKING:
    from costmodel.assumptions.format.automation import Automation
    from costmodel.assumptions.format.demand import Channel, Intent
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading

YEARLY = AmountKind("1/year", "Share of agents who leave.", "31% / year", mark="%")
HIGH_AT_ONCE, HIGH_FOR_COMPLEX, SLACK = 0.8, 0.6, 1e-9
FOR_PEOPLE = re.compile(r"complain|safeguard|vulnerab|escalat|bereave|retention")
COMPLEX = re.compile(r"troubleshoot|technical|diagnos|customiz|complex")


def check_for_people(intent: Intent, _s: Scenario, reading: Reading) -> None:
    """What is sensitive should reach people."""
    if intent.automatable and FOR_PEOPLE.search(intent.name):
        message = f"`{intent.name}` is left to machines: such contacts should reach people"
        span = intent.spans.near("automatable")
        reading.warn("sensitive-intent", message, span, "say `automatable: false`")


def check_complex(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """What needs a diagnosis is seldom contained."""
    for intent in scenario.demand.intents.values():
        if not COMPLEX.search(intent.name) or not _reaches(machine, intent):
            continue
        most = max(containment_by_month(machine, intent, reading))
        if most > HIGH_FOR_COMPLEX + SLACK:
            message = (
                f"`automation.{machine.name}` contains {100 * most:.6g} % of `{intent.name}`: "
                f"self-service seldom settles more than {100 * HIGH_FOR_COMPLEX:.6g} % of such"
            )
            given = (machine.intents or {}).get(intent.name)
            span = given.span if given else machine.spans.near(way_of(machine))
            reading.warn("complex-intent", message, span, "check it; the number is used as written")


def _reaches(machine: Automation, intent: Intent) -> bool:
    return any(intent.arrives_by(name.text) for name in machine.channels)


def check_first_month(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """Who automates most of an intent in the first month automates too quickly."""
    if machine.intents is None:
        return
    for intent in contained_of(machine, scenario):
        first = containment_by_month(machine, intent, reading)[0]
        if intent is not None and first > HIGH_AT_ONCE + SLACK:
            message = (
                f"`automation.{machine.name}` contains {100 * first:.6g} % of `{intent.name}` "
                "in the first month"
            )
            span = machine.intents[intent.name].span
            reading.warn("suspect-value", message, span, "start lower: `20% -> 60% over 12 months`")


def check_attempts(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """A price of each session is paid for those that fail, from the first month on."""
    if not {"session", "message"} & set(sold_units(machine)) or machine.engagement is not None:
        return
    for intent in contained_of(machine, scenario):
        months = containment_by_month(machine, intent, reading)
        if max(months) > months[0] + SLACK:
            message = (
                f"`automation.{machine.name}` is paid for all sessions, and from the first month "
                "on every contact it may contain is one"
            )
            help_text = "let `engagement` rise too, if it is rolled out by and by"
            reading.warn("all-sessions", message, machine.spans.near("price"), help_text)
            return


def check_pace(team: Team, scenario: Scenario, reading: Reading) -> None:
    """Staff that falls faster than people leave is a cut at once."""
    machines = _cutting(team, scenario)
    if not machines:
        return
    freed = [
        sum(parts)
        for parts in zip(*(_freed(one, team, scenario, reading) for one in machines), strict=True)
    ]
    fall = max((after - before for before, after in pairwise(freed)), default=0)
    leaving = _monthly_attrition(team, reading)
    if fall > leaving + SLACK:
        message = (
            f"machines take {100 * fall:.3g} % of the work of `{team.name}` in one month, and "
            f"{100 * leaving:.3g} % of its people leave: the savings rest on a cut at once"
        )
        first = machines[0]
        help_text = "take a longer ramp, `labor_capture: 70%`, or `leavers: attrition only`"
        reading.warn("instant-cut", message, first.spans.near(way_of(first)), help_text)


def _cutting(team: Team, scenario: Scenario) -> list[Automation]:
    """The machines whose savings need people of this team to leave."""
    if _leaves_in_time(team) or team.is_vendor or team.on_call is not None:
        return []
    return [
        one
        for one in scenario.automation.values()
        if any(team.answers(channel.name) for channel in channels_of(one, scenario))
        and (team.headcount is None or one.labor_capture is not None)
    ]


def _leaves_in_time(team: Team) -> bool:
    """Whether staff falls as people leave, after notice, or for severance."""
    held = getattr(team, "is_held", False)
    return bool(held) or getattr(team, "severance", None) is not None


def _freed(machine: Automation, team: Team, scenario: Scenario, reading: Reading) -> list[float]:
    """The share of a team's contacts that a machine frees, in each month."""
    answered = [each for each in scenario.channels if team.answers(each.name)]
    weights = {each.name: _weight(each, reading) for each in answered}
    freed = [0.0] * reading.horizon
    for channel in answered:
        if machine.answers(channel.name):
            weight = weights[channel.name] / (sum(weights.values()) or 1)
            parts = freed_by_month(machine, channel, scenario, reading)
            freed = [a + weight * b for a, b in zip(freed, parts, strict=True)]
    return freed


def _weight(channel: Channel, reading: Reading) -> float:
    """A channel's share of contacts at the start, or 1 where it has none."""
    if channel.share is None:
        return 1.0
    return typical_by_month(channel.share, f"demand.channels.{channel.name}.share", reading)[0]


def _monthly_attrition(team: Team, reading: Reading) -> float:
    """The share of a team's people who leave in a month, at the start."""
    path = f"teams.{team.name}.attrition"
    typical = typical_by_month(team.attrition, path, reading)[0]
    first = next(path + end for end in ("", ".start", ".1") if path + end in reading.inputs)
    yearly = measured(typical, unit(reading.inputs[first].unit), YEARLY, reading)
    return yearly / reading.inputs["calendar.months_per_year"].value
