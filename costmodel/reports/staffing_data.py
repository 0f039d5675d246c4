"""Staffing as data: JSON with full precision, and CSV of the week by half-hour."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS
from costmodel.reports.data import Json, head, table_csv

if TYPE_CHECKING:
    from costmodel.analysis.staffing import StaffingView


def staffing_data(view: StaffingView) -> Json:
    """A staffing view as JSON values; weeks are lists of 336 half-hours from Monday 00:00."""
    result = view.result
    return {
        **head(),
        "scenario": result.name,
        "file": result.files[0].shown,
        "currency": result.currency,
        "month": result.run_rate_month,
        "event": view.event or None,
        "teams": [asdict(each) for each in view.teams],
        "service": [asdict(each) for each in view.service],
        "hours": [asdict(each) for each in view.hours],
        "price_of_service": [asdict(each) for each in view.price],
        "floors": [asdict(each) for each in view.floors],
        "measured": list(view.measured),
    }


def staffing_csv(view: StaffingView) -> str:
    """The week of each team, a row for each half-hour in which it is open."""
    rows = [
        (team.team, DAYS[half // 48], clock(half), required, positions)
        for team in view.teams
        for half, (required, positions) in enumerate(
            zip(team.required, team.positions, strict=True)
        )
        if positions is not None
    ]
    return table_csv(("team", "day", "time", "required_agents", "positions"), rows)


def clock(half: int) -> str:
    """The time of day at which a half-hour of the week begins.

    >>> clock(45)
    '22:30'
    """
    return f"{half % 48 // 2:02}:{half % 2 * 30:02}"
