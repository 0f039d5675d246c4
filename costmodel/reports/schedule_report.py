"""The report of schedules: figures, the roster, and required against scheduled by the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import figure, share
from costmodel.reports.staffing_report import week_map

if TYPE_CHECKING:
    from costmodel.analysis.schedule import ScheduleView, TeamSchedule, WeekFigures
    from costmodel.reports.document import Block
    from costmodel.shifts import Tour


def schedule_document(view: ScheduleView) -> Document:
    """The schedules of a scenario's teams."""
    blocks: list[Block] = []
    for team in view.teams:
        blocks += [_figures(team), Sentence(_said(team))]
        for week in team.weeks:
            blocks += [_roster(team, week), *_maps(team, week)]
    return Document(f"Schedules of {view.result.title}", tuple(blocks))


def _figures(team: TeamSchedule) -> Table:
    columns = (
        Column("Week", is_number=False),
        Column("Month"),
        Column("Required h"),
        Column("Scheduled h"),
        Column("Wasted"),
        Column("Assumed"),
        Column("People"),
        Column("Paid FTE"),
    )
    return Table(f"Team {team.team}", columns, tuple(map(_figure_row, team.weeks)))


def _figure_row(week: WeekFigures) -> tuple[str, ...]:
    requirement, schedule = week.fitted.requirement, week.fitted.schedule
    event = f", {requirement.event}" if requirement.event else ""
    return (
        week.name + event,
        str(requirement.month),
        figure(requirement.hours, "h"),
        figure(schedule.scheduled_hours, "h"),
        share(week.fitted.inefficiency),
        share(week.assumed),
        str(schedule.people),
        figure(week.paid_fte, "FTE"),
    )


def _said(team: TeamSchedule) -> str:
    """Which share the cost lines use, and how near the least cost the weeks are."""
    use = "The cost lines use the wasted share measured here, by month."
    if not team.is_measured:
        use = "The cost lines use the assumed share, unless `schedule_inefficiency: from shifts`."
    clock = f" Times are those of {team.zone}." if team.zone else ""
    people = "People are those on the roster, paid FTE what they take with shrinkage."
    return " ".join([f"{people} {use}{clock}", *map(_bounds, team.weeks)])


def _bounds(week: WeekFigures) -> str:
    """A week's cost, and what it cannot be below."""
    found = week.fitted.schedule
    cost, solver, hours = (
        figure(value, "h") for value in (found.cost, found.solver_bound, found.hours_bound)
    )
    early = "" if found.proved else " The search ended before it came near: there may be a better."
    return (
        f"{week.name.capitalize()} week: {cost} h weighted by premiums, {share(found.gap)} above "
        f"the better of two bounds, {solver} h by the solver and {hours} h by the work alone."
        f"{early}"
    )


def _roster(team: TeamSchedule, week: WeekFigures) -> Table:
    columns = (
        Column("People"),
        Column("Days", is_number=False),
        Column("Shift", is_number=False),
        Column("Break", is_number=False),
        Column("Paid h/week each"),
    )
    rows = tuple(
        (str(people), days_of(tour), *times_of(tour), f"{tour.paid_hours:g}")
        for tour, people in week.fitted.schedule.tours
    )
    return Table(f"Team {team.team}, {week.name} week: roster", columns, rows)


def days_of(tour: Tour) -> str:
    """The days on, such as `mon-fri`."""
    return _days(tour.first_day, tour.days)


def _days(first: int, days: int) -> str:
    names = [DAYS[day % 7] for day in (first, first + days - 1)]
    return names[0] if days == 1 else "-".join(names)


def times_of(tour: Tour) -> tuple[str, str]:
    """From when to when the shift and its breaks last; days only where breaks differ by day."""
    end = tour.start + tour.shift.length / 2
    pauses = [f"{clock(each)}-{clock(each + tour.shift.break_hours)}" for each in tour.breaks]
    spans: list[tuple[int, int, str]] = []  # days in a row with the same break
    for day, pause in enumerate(pauses):
        if spans and spans[-1][2] == pause:
            spans[-1] = (spans[-1][0], spans[-1][1] + 1, pause)
        else:
            spans.append((tour.first_day + day, 1, pause))
    shown = [f"{_days(first, days)} {pause}" for first, days, pause in spans]
    return f"{clock(tour.start)}-{clock(end)}", pauses[0] if len(spans) == 1 else ", ".join(shown)


def clock(hours: float) -> str:
    """A time of day in hours as a clock shows it.

    >>> clock(25.5)
    '01:30'
    """
    return f"{int(hours % 24):02}:{round(hours % 1 * 60):02}"


def _maps(team: TeamSchedule, week: WeekFigures) -> list[Block]:
    """Required agents, and how many more are on duty."""
    requirement, on_duty = week.fitted.requirement, week.fitted.schedule.on_duty.tolist()
    rows = list(zip(requirement.required, on_duty, requirement.is_open, strict=True))
    needed = tuple(float(need) if is_open else None for need, _, is_open in rows)
    more = tuple(float(there - need) if is_open or there else None for need, there, is_open in rows)
    title = f"Team {team.team}, {week.name} week"
    return [
        week_map(f"{title}: required", needed),
        week_map(f"{title}: on duty above required", more),
    ]
