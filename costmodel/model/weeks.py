"""A team's week: its interval axis, with a block of rows for the normal week and for each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import Week, traced
from costmodel.kernel.operations import over_week, pick_by_interval
from costmodel.kernel.quantity import quantity
from costmodel.model.events import event_week_share, events, normal_week_share
from costmodel.model.folding import DAY, folded, in_stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.format.demand import Event
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Stretch, Team
    from costmodel.kernel.expression import Expr


def team_week(s: Scenario, team: Team) -> Week:
    """The team's interval axis, the same one each time it is asked for."""
    key = s.scope, f"week.{team.name}"
    if key not in s.graph.weeks:
        rows, blocks = folded(s, team), 1 + len(events(s))
        slots = tuple((row[0] // DAY, row[0] % DAY // 2, row[0] % 2) for row in rows)
        s.graph.weeks[key] = Week(team.name, slots * blocks, tuple(map(len, rows)) * blocks)
    return s.graph.weeks[key]


def first_halves(s: Scenario, team: Team) -> list[int]:
    """The first half-hour of each row, of all blocks: Monday 00:00 is 0."""
    slots = team_week(s, team).slots
    return [day * DAY + hour * 2 + half for day, hour, half in slots]


def rows_of_block(s: Scenario, team: Team) -> int:
    """How many rows a normal week has, and the week of each event."""
    return len(team_week(s, team)) // (1 + len(events(s)))


def by_block(s: Scenario, team: Team, values: Sequence[Expr]) -> Expr:
    """The value of the normal week in its rows, and that of each event in those of its week."""
    rows = rows_of_block(s, team)
    index = [block for block in range(len(values)) for _ in range(rows)]
    return pick_by_interval(values, index, team_week(s, team))


@quantity("share")
def week_share(s: Scenario, team: Team) -> Expr | None:
    """Share of the month's weeks that are like the half-hour's: normal, or of an event."""
    if not events(s):
        return None
    shares = [normal_week_share(s), *(event_week_share(s, event) for event in events(s))]
    return by_block(s, team, shares)


@quantity("share")
def normal_weeks(s: Scenario, team: Team) -> Expr:
    """Share of the month's weeks that are normal ones, in their half-hours; otherwise 0."""
    return by_block(s, team, [normal_week_share(s), *(traced(0) for _ in events(s))])


@quantity("share")
def event_weeks(s: Scenario, team: Team, event: Event) -> Expr:
    """Share of the month's weeks that are the event's, in their half-hours; otherwise 0."""
    shares = [event_week_share(s, event) if each is event else traced(0) for each in events(s)]
    return by_block(s, team, [traced(0), *shares])


def over_average_week(s: Scenario, team: Team, row: Expr) -> Expr:
    """The sum of a row over the open half-hours of the month's average week."""
    return over_week(row, week_share(s, team))


@quantity("h/week")
def hours_of_week(s: Scenario) -> Expr:
    """Hours in a week."""
    return s.calendar.hours_per_day * s.calendar.days_per_week


@quantity("h/week")
def half_hour_length(s: Scenario) -> Expr:
    """Hours of one half-hour of the week."""
    return s.calendar.half_hour / s.calendar.minutes_per_hour


def hours_of_month(s: Scenario, team: Team, positions: Expr) -> Expr:
    """The hours a month that positions in each half-hour of the average week come to."""
    weekly = over_average_week(s, team, positions) * half_hour_length(s)
    return weekly * s.calendar.weeks_per_month


def interval_in(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """1 in the half-hours of a stretch of hours, otherwise 0."""
    if stretch is team.pay.premium:
        return interval_in_premium(s, team)
    return interval_in_hours(s, team, stretch)


@quantity("1")
def interval_in_premium(s: Scenario, team: Team) -> Expr:
    """1 in half-hours that are paid a premium, otherwise 0."""
    assert team.pay.premium is not None  # noqa: S101 - asked for where there is one
    return _flags(s, team, team.pay.premium)


@quantity("1")
def interval_in_hours(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    """1 in half-hours of a premium by name, of night attrition or of escalations, otherwise 0."""
    return _flags(s, team, stretch)


def _flags(s: Scenario, team: Team, stretch: Stretch) -> Expr:
    flags = [int(in_stretch(half, s, team, stretch)) for half in first_halves(s, team)]
    return pick_by_interval((traced(0), traced(1)), flags, team_week(s, team))


@quantity("1")
def open_interval(s: Scenario, team: Team) -> Expr:
    """1 in each half-hour of the team's hours."""
    week = team_week(s, team)
    return pick_by_interval((traced(1),), [0] * len(week), week)


@quantity("1")
def open_halves(s: Scenario, team: Team) -> Expr:
    """Open half-hours a week."""
    return over_average_week(s, team, open_interval(s, team))
