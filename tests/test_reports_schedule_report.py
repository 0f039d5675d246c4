"""The report of schedules."""

import re
from dataclasses import replace

import pytest

from costmodel.analysis.schedule import ScheduleView
from costmodel.reports.document import HeatMap, Sentence, Table
from costmodel.reports.schedule_report import clock, days_of, schedule_document, times_of
from costmodel.reports.terminal import render_terminal
from costmodel.shifts import Shift, Tour
from tests.plans import CALLS
from tests.views import FROM_SHIFTS, OFFICE, RICH, schedules_of

DOT = "\u00b7"


def tables(view: ScheduleView) -> dict[str, Table]:
    return {b.title: b for b in schedule_document(view).blocks if isinstance(b, Table)}


def said(view: ScheduleView) -> str:
    (text,) = (b.text for b in schedule_document(view).blocks if isinstance(b, Sentence))
    return text


def test_figures_and_rota_of_an_office() -> None:
    found = tables(schedules_of(CALLS, *OFFICE, "teams.desk.schedule_inefficiency=8%"))
    (row,) = found["Team desk"].rows
    assert row == ("typical", "7", "120.0", "120.0", "0.0%", "8.0%", "3", "3.00")
    (roster,) = found["Team desk, typical week: roster"].rows
    assert roster == ("3", "mon-fri", "08:00-16:00", "", "40")


def test_required_agents_and_those_above_are_maps() -> None:
    document = schedule_document(
        schedules_of(CALLS, *OFFICE, "teams.desk.shifts={lengths: 10 h, starts: [07:00]}")
    )
    needed, more = (block for block in document.blocks if isinstance(block, HeatMap))
    assert (needed.title, more.title) == (
        "Team desk, typical week: required",
        "Team desk, typical week: on duty above required",
    )
    assert needed.texts[0] == (DOT,) * 8 + ("3",) * 8 + (DOT,) * 8
    assert needed.texts[6] == (DOT,) * 24
    # Whoever is there before 8 and after 16 is above what is required.
    assert more.texts[0][6:8] == (DOT, "3")
    assert more.texts[0][8] == "0"


def test_an_events_week_is_named() -> None:
    event = "demand.events={fair: {months: [december], weeks: 1, multiplier: 3}}"
    typical, peak = tables(schedules_of(CALLS, *OFFICE, event))["Team desk"].rows
    assert (typical[0], peak[0]) == ("typical", "peak, fair")


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ((), "The cost lines use the assumed share, unless"),
        ((FROM_SHIFTS,), "The cost lines use the wasted share measured here, by month."),
        (("demand.time_zone=UTC", "teams.desk.time_zone=UTC"), "Times are those of UTC."),
        ((), "Typical week: 120.0 h weighted by premiums, 0.0% above the better of two bounds"),
    ],
)
def test_what_the_numbers_are_is_said(settings: tuple[str, ...], text: str) -> None:
    assert text in said(schedules_of(CALLS, *OFFICE, *settings))


def test_a_search_that_ended_early_is_said() -> None:
    view = schedules_of(CALLS, *OFFICE)
    assert "there may be a better" not in said(view)
    team = view.teams[0]
    fitted = team.weeks[0].fitted
    early = replace(fitted, schedule=replace(fitted.schedule, proved=False))
    weeks = (replace(team.weeks[0], fitted=early),)
    view = replace(view, teams=(replace(team, weeks=weeks),))
    assert said(view).endswith("there may be a better.")


@pytest.mark.parametrize(
    ("first", "days", "text"), [(0, 5, "mon-fri"), (5, 4, "sat-tue"), (6, 1, "sun")]
)
def test_days_of_a_tour(first: int, days: int, text: str) -> None:
    assert days_of(Tour(Shift(8, (days,)), days, 8, first)) == text


def test_times_of_shifts_over_midnight() -> None:
    late = Tour(Shift(8, (5,), 0.5), 5, 20.5, 0, (24.5,) * 5)
    assert times_of(late) == ("20:30-05:00", "00:30-01:00")
    assert times_of(Tour(Shift(8, (5,)), 5, 16, 0)) == ("16:00-00:00", "")
    assert [clock(hours) for hours in (0, 8.5, 24, 25.5)] == ["00:00", "08:30", "00:00", "01:30"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_plan_with_everything_fits_the_width(width: int) -> None:
    document = schedule_document(schedules_of(RICH))
    shown = render_terminal(document, width=width)
    assert max(map(len, shown.splitlines())) <= width
    colored = render_terminal(document, width=width, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown
