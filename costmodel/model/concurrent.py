"""Agents on duty at once: all teams side by side on one week, by the clock of the demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import Week
from costmodel.kernel.operations import ceil, gathered, highest_in_week, total
from costmodel.kernel.quantity import quantity
from costmodel.model.deferrable import deadline_positions, even_position_hours
from costmodel.model.events import events
from costmodel.model.folding import DAY, WEEK, folded
from costmodel.model.queues import queue_positions
from costmodel.model.staffing import open_hours, positions_on_duty
from costmodel.model.weeks import open_interval, rows_of_block, week_share

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

    Places = tuple[int | None, ...]  # the row of each team's week that has a half-hour


def platform_teams(s: Scenario) -> list[Team]:
    """The teams on duty that work on the platform: not vendors on one of their own."""
    return [team for team in s.staffed_teams if not (team.is_vendor and team.own_platform)]


def _halves_by_place(s: Scenario) -> dict[Places, list[int]]:
    """The half-hours of the week by the rows in which the teams' weeks have them."""
    weeks = [
        {half: row for row, halves in enumerate(folded(s, team)) for half in halves}
        for team in platform_teams(s)
    ]
    found: dict[Places, list[int]] = {}
    for half in range(WEEK):
        found.setdefault(tuple(rows.get(half) for rows in weeks), []).append(half)
    return found


def _week_of_all(s: Scenario) -> tuple[Week, list[Places]]:
    """An interval axis that all teams share, and the rows of one block of it."""
    found, blocks = _halves_by_place(s), 1 + len(events(s))
    rows = list(found.values())
    slots = tuple((row[0] // DAY, row[0] % DAY // 2, row[0] % 2) for row in rows)
    return Week("all_teams", slots * blocks, tuple(map(len, rows)) * blocks), list(found)


@quantity("agents")
def even_positions(s: Scenario, team: Team) -> Expr | None:
    """Agents on duty for what is spread evenly, not rounded."""
    hours = even_position_hours(s, team)
    return None if hours is None else hours / open_hours(s, team)


@quantity("agents")
def agents_on_duty(s: Scenario, team: Team) -> Expr:
    """Agents of a team on duty in a half-hour."""
    if team.headcount is not None:
        return positions_on_duty(s, team) * open_interval(s, team)
    parts = [queue_positions(s, team), deadline_positions(s, team), even_positions(s, team)]
    agents, share = total([part for part in parts if part is not None]), week_share(s, team)
    return agents if share is None else agents * (share > 0)


def _sets(s: Scenario, team: Team, places: list[Places]) -> list[tuple[int, ...]]:
    """For each row of the common week, the team's row that has it, if any."""
    at, rows = platform_teams(s).index(team), rows_of_block(s, team)
    own = [place[at] for place in places]
    blocks = range(1 + len(events(s)))
    return [() if row is None else (block * rows + row,) for block in blocks for row in own]


@quantity("agents")
def agents_at_once(s: Scenario) -> Expr:
    """Agents of all teams on the platform that are on duty in a half-hour."""
    week, places = _week_of_all(s)
    on_duty = [
        gathered(agents_on_duty(s, team), _sets(s, team, places), week)
        for team in platform_teams(s)
    ]
    return total(on_duty)


@quantity("agents")
def concurrent_seats(s: Scenario) -> Expr | None:
    """Concurrent seats: the most agents on duty at once on the platform, rounded up."""
    if not platform_teams(s):
        return None
    return ceil(highest_in_week(agents_at_once(s)), s.calendar.rounding_slack)
