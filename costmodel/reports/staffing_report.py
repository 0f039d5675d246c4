"""The report of a scenario's staffing: the chain, what binds, service, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS
from costmodel.reports.document import Column, Document, HeatMap, Sentence, Table
from costmodel.reports.figures import ABSENT, figure, share, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.run_report import period

if TYPE_CHECKING:
    from costmodel.analysis.price_of_service import PriceOfService
    from costmodel.analysis.staffing import (
        QueueStaffing,
        ServiceLevel,
        StaffingView,
        TeamStaffing,
    )
    from costmodel.analysis.week_view import Row
    from costmodel.reports.document import Block

BINDS = {
    "target_bound": "the service level",
    "occupancy_bound": "the highest occupancy",
    "floor_bound": "the floor",
}
NOISE = 1e-9
CHEAPER = (
    "A point can cost less than nothing: where it changes when staff rises, the month of the run "
    "rate has less hiring."
)
SHOWN_TARGETS = (70, 75, 80, 85, 90, 95, 97, 98, 99)  # percent


def staffing_document(view: StaffingView) -> Document:
    """A scenario's staffing report."""
    result = view.result
    blocks: list[Block] = [Sentence(period(result)), _week_shown(view)]
    for team in view.teams:
        blocks += [_queues(team), _chain(team), Sentence(_binds(team)), *_weeks(team)]
    blocks += [_service(view), _hours(view)]
    blocks += [_price(view)] if view.price else []
    if any((each.change or 0) < 0 for each in view.price if _is_shown(each)):
        blocks.append(Sentence(CHEAPER))
    blocks += [_floors(view)] if view.floors else []
    blocks += [Sentence(_measured(view))] if view.measured else []
    return Document(f"Staffing of {result.title} ({result.files[0].shown})", tuple(blocks))


def _week_shown(view: StaffingView) -> Sentence:
    week = f"the week of `{view.event}`" if view.event else "a normal week"
    return Sentence(f"By half-hour and by hour: {week} of month {view.result.run_rate_month}.")


def _queues(team: TeamStaffing) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("Contacts a week"),
        Column("Minutes each"),
        Column("Load, average"),
        Column("Load, peak"),
        Column("Agents, average"),
        Column("Agents, peak"),
    )
    return Table(f"Team {team.team}: load", columns, tuple(map(_queue_row, team.queues)))


def _queue_row(queue: QueueStaffing) -> tuple[str, ...]:
    waits = queue.peak_agents > 0
    return (
        queue.channel,
        figure(queue.contacts_per_week, "contact/week"),
        figure(queue.service_minutes, "min"),
        figure(queue.load, "agents"),
        figure(queue.peak_load, "agents"),
        figure(queue.agents, "agents") if waits else "put off",
        f"{queue.peak_agents:,.0f}" if waits else "",
    )


def _chain(team: TeamStaffing) -> Table:
    columns = (
        Column("", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Meaning", is_number=False, is_optional=True),
    )
    rows = [
        (words_of(step.name), figure(step.value, step.unit), shown_unit(step.unit), step.label)
        for step in team.chain
    ]
    way = "from FTE to positions" if team.has_headcount else "from positions to FTE"
    return Table(f"Team {team.team}: {way}", columns, tuple(rows))


def _binds(team: TeamStaffing) -> str:
    """What sizes the team in how many half-hours."""
    if team.has_headcount:
        return f"The headcount sizes team {team.team}."
    parts = [
        f"{BINDS[name]} in {halves:.4g}"
        for name, halves in team.half_hours.items()
        if halves > NOISE
    ]
    if not parts:
        has_floor = any(step.name == "queue_position_hours" and step.value for step in team.chain)
        sized = "its floor and its workload size it" if has_floor else "its workload sizes it"
        return f"Team {team.team} has no queue: {sized}."
    return f"What sizes team {team.team}, in half-hours a week: {', '.join(parts)}."


def week_map(title: str, row: Row, decimals: int = 0) -> HeatMap:
    """Half-hours of a week as hours by day: the larger value of the two halves of each hour."""
    values = tuple(
        tuple(_larger(row[day * 48 + hour * 2 : day * 48 + hour * 2 + 2]) for hour in range(24))
        for day in range(7)
    )
    texts = tuple(
        tuple("\u00b7" if value is None else f"{value:.{decimals}f}" for value in line)
        for line in values
    )
    return HeatMap(title, tuple(f"{hour:02}" for hour in range(24)), DAYS, texts, values)


def _larger(values: Row) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _weeks(team: TeamStaffing) -> list[HeatMap]:
    """The week's positions, and beside a headcount's those that the targets require."""
    if not team.has_headcount:
        return [week_map(f"Team {team.team}: positions by hour", team.positions)]
    is_whole = all(value is None or abs(value - round(value)) < NOISE for value in team.positions)
    decimals = 0 if is_whole else 1
    return [
        week_map(f"Team {team.team}: positions of the headcount", team.positions, decimals),
        week_map(f"Team {team.team}: agents that its queues require", team.required),
    ]


def _service(view: StaffingView) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("Target"),
        Column("Answered in time"),
        Column("ASA target, s"),
        Column("ASA, s"),
        Column("Abandoned"),
        Column("In a spike, in time"),
        Column("In a spike, ASA, s"),
    )
    title = f"Service in month {view.result.run_rate_month}"
    return Table(title, columns, tuple(map(_service_row, view.service)))


def _service_row(one: ServiceLevel) -> tuple[str, ...]:
    target = ""
    if one.target is not None and one.within is not None:
        target = f"{share(one.target)} in {one.within:g} s"
    return (
        one.channel,
        target,
        _shown(one.reached),
        "" if one.asa_target is None else f"{one.asa_target:g}",
        _seconds(one.asa),
        _shown(one.abandonment),
        _shown(one.spike_level),
        _seconds(one.spike_asa),
    )


def _shown(value: float | None) -> str:
    return "" if value is None else share(value)


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}"


def _hours(view: StaffingView) -> Table:
    in_time = [one.channel for one in view.service if one.target is not None]
    waits = [one.channel for one in view.service if one.abandonment is None]
    columns = (
        Column("Hour", is_number=False),
        Column("Load"),
        Column("Positions"),
        Column("Occupancy"),
        *(Column(f"{channel} in time") for channel in in_time),
        *(Column(f"{channel} ASA, s", is_optional=True) for channel in waits),
    )
    rows = tuple(
        (
            f"{each.hour:02}:00",
            figure(each.load, "agents"),
            figure(each.positions, "agents"),
            ABSENT if each.occupancy is None else share(each.occupancy),
            *(_or_absent(_shown(each.service_level[channel])) for channel in in_time),
            *(_or_absent(_seconds(each.asa[channel])) for channel in waits),
        )
        for each in view.hours
    )
    return Table("Queues by hour of the day", columns, rows)


def _or_absent(text: str) -> str:
    return text or ABSENT


def _price(view: StaffingView) -> Table:
    currency = view.result.currency
    columns = (
        Column("Target of all queues"),
        Column("Paid FTE"),
        Column(f"Run rate, {currency}/year"),
        Column(f"Its last point, {currency}/year"),
    )
    rows = tuple(
        (
            share(each.target),
            figure(each.paid_fte, "FTE"),
            figure(each.run_rate_cost, currency),
            "" if each.change is None else figure(each.change, currency),
        )
        for each in view.price
        if _is_shown(each)
    )
    return Table("The price of service", columns, rows)


def _is_shown(each: PriceOfService) -> bool:
    return round(100 * each.target) in SHOWN_TARGETS


def _floors(view: StaffingView) -> Table:
    currency = view.result.currency
    columns = (
        Column("Team", is_number=False),
        Column("Floor"),
        Column(f"Its cost, {currency}/year"),
        Column("Half-hours it binds"),
        Column("Contacts a month"),
        Column("Binds nowhere from"),
    )
    rows = tuple(
        (
            each.team,
            f"{each.min_agents:g}",
            figure(each.cost, currency),
            f"{each.half_hours:.4g} of {each.open_half_hours:.4g}",
            figure(each.contacts, "month"),
            _free_from(each.free_from),
        )
        for each in view.floors
    )
    return Table("The floor (`min_agents`)", columns, rows)


def _measured(view: StaffingView) -> str:
    """What the prices above hold still."""
    teams = " and ".join(view.measured)
    return (
        f"What shifts of team {teams} waste is measured at the targets, floors and volumes of the "
        "file, and held at that where others are priced."
    )


def _free_from(contacts: float | None) -> str:
    if contacts is None:
        return "no volume"
    return figure(contacts, "month") if contacts else "any volume"
