"""A team's week: its open half-hours, folded where the profile cannot tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import Week, traced
from costmodel.kernel.operations import over_week, pick_by_interval, total
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

HALVES_PER_DAY = 48


def team_week(s: Scenario, team: Team) -> Week:
    """The team's interval axis, the same one each time it is asked for."""
    key = s.scope, f"week.{team.name}"
    if key not in s.graph.weeks:
        s.graph.weeks[key] = _folded(s, team)
    return s.graph.weeks[key]


def _folded(s: Scenario, team: Team) -> Week:
    """One row for each group of half-hours with the same place in the profile and in pay."""
    profile, premium = s.demand.profile, team.pay.premium
    groups: dict[tuple[object, ...], list[int]] = {}
    for half in sorted(team.hours.halves):
        if profile.halves:
            place: tuple[int, ...] = (half,)
        elif profile.hours:
            place = (half // HALVES_PER_DAY, half // 2)
        else:
            place = ()
        paid_more = premium is not None and half in premium.hours
        groups.setdefault((*place, paid_more), []).append(half)
    firsts = [halves[0] for halves in groups.values()]
    slots = tuple((half // HALVES_PER_DAY, half % HALVES_PER_DAY // 2, half % 2) for half in firsts)
    return Week(team.name, slots, tuple(len(halves) for halves in groups.values()))


@quantity("h/week")
def hours_of_week(s: Scenario) -> Expr:
    """Hours in a week."""
    return s.calendar.hours_per_day * s.calendar.days_per_week


@quantity("share")
def interval_weight(s: Scenario, team: Team) -> Expr:
    """Share of a week's contacts that arrive in one half-hour."""
    profile, week = s.demand.profile, team_week(s, team)
    if profile.halves:
        index = [day * HALVES_PER_DAY + hour * 2 + half for day, hour, half in week.slots]
        return pick_by_interval(profile.halves, index, week) / total(profile.halves)
    if not profile.hours:
        return open_interval(s, team) * half_hour_length(s) / hours_of_week(s)
    by_hour = pick_by_interval(profile.hours, [hour for _, hour, _ in week.slots], week)
    by_day = pick_by_interval(profile.days, [day for day, _, _ in week.slots], week)
    whole = total(profile.hours) * total(profile.days) * s.calendar.halves_per_hour
    return by_hour * by_day / whole


@quantity("1")
def interval_in_premium(s: Scenario, team: Team) -> Expr:
    """1 in half-hours that are paid a premium, otherwise 0."""
    premium, week = team.pay.premium, team_week(s, team)
    paid_more = [
        premium is not None and day * HALVES_PER_DAY + hour * 2 + half in premium.hours
        for day, hour, half in week.slots
    ]
    return pick_by_interval((traced(0), traced(1)), [int(flag) for flag in paid_more], week)


@quantity("1")
def open_interval(s: Scenario, team: Team) -> Expr:
    """1 in each half-hour of the team's hours."""
    week = team_week(s, team)
    return pick_by_interval((traced(1),), [0] * len(week), week)


@quantity("1")
def open_halves(s: Scenario, team: Team) -> Expr:
    """Open half-hours a week."""
    return over_week(open_interval(s, team))


@quantity("h/week")
def half_hour_length(s: Scenario) -> Expr:
    """Hours of one half-hour of the week."""
    return s.calendar.half_hour / s.calendar.minutes_per_hour


@quantity("share")
def share_of_week(s: Scenario, team: Team) -> Expr:
    """Share of the week's contacts that arrive in the team's hours."""
    return over_week(interval_weight(s, team))
