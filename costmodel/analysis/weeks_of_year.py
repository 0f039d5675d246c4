"""What a team's shifts have to cover in each week of the horizon, and which weeks stand for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import values_by_month
from costmodel.analysis.week_view import week_views
from costmodel.assumptions.calendar import ROUNDING_SLACK
from costmodel.model.deferrable import deferrable_channels
from costmodel.model.folding import WEEK

if TYPE_CHECKING:
    from costmodel.analysis.week_view import Row, WeekView
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team

HALF_HOUR = 0.5  # hours


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a team's shifts have to cover in one week, on the team's own clock.

    `required` are whole agents of the 336 half-hours from Monday 00:00, `is_open` the half-hours
    in which work that can be put off, `deferrable_hours` a week, may be done.
    """

    month: int
    event: str
    share: float
    required: tuple[int, ...]
    is_open: tuple[bool, ...]
    deferrable_hours: float

    @property
    def hours(self) -> float:
        """Hours of all positions in the week."""
        return sum(self.required) * HALF_HOUR + self.deferrable_hours


def requirements(s: Scenario, team: Team) -> list[Requirement]:
    """Every kind of week of every month of the horizon that comes."""
    weeks = [(month, event) for month in range(1, s.horizon + 1) for event in _kinds(s, month)]
    views = week_views(s, weeks)
    hours = [_even_hours(s, team, view, month) for (month, _), view in zip(weeks, views, strict=True)]
    shares = _shares(s, weeks)
    return [
        Requirement(
            month,
            event,
            share,
            *_on_own_clock(s, team, view),
            deferrable_hours=put_off,
        )
        for (month, event), view, share, put_off in zip(weeks, views, shares, hours, strict=True)
    ]
