"""Schedules as JSON and CSV."""

import csv
import io
import json

from costmodel.reports.data import to_json
from costmodel.reports.schedule_data import schedule_csv, schedule_data
from tests.plans import CALLS
from tests.views import FROM_SHIFTS, OFFICE, on_duty, schedules_of

BREAKS = "teams.desk.shifts={unpaid_break: 30 min, starts: every 30 min, lengths: [8 h, 10 h]}"
NIGHTS = "teams.desk.shifts={unpaid_break: 1 h, starts: [21:30, 05:30, 13:30, 17:00]}"


def test_json_has_bounds_hours_and_rosters() -> None:
    data = json.loads(to_json(schedule_data(schedules_of(CALLS, *OFFICE, FROM_SHIFTS))))
    assert set(data) == {"schema_version", "costmodel", "scenario", "file", "teams"}
    (team,) = data["teams"]
    assert (team["team"], team["time_zone"]) == ("desk", None)
    assert team["schedule_inefficiency_from_shifts"] is True
    (week,) = team["weeks"]
    assert (week["week"], week["month"], week["event"]) == ("typical", 7, None)
    assert (week["required_hours"], week["scheduled_hours"], week["people"]) == (120, 120, 3)
    assert week["assumed_inefficiency"] == week["schedule_inefficiency"] == 0
    assert week["hours_bound"] == 120
    assert (week["gap"], week["proved"]) == (0, True)
    assert (len(week["required"]), len(week["on_duty"])) == (336, 336)
    assert week["roster"] == [
        {"people": 3, "days": "mon-fri", "shift": "08:00-16:00", "break": "", "paid_hours": 40}
    ]


def test_rotas_say_when_breaks_are() -> None:
    for settings in ((*OFFICE, BREAKS), (NIGHTS,)):
        (week,) = schedule_data(schedules_of(CALLS, *settings))["teams"][0]["weeks"]
        assert all(row["break"] for row in week["roster"])
        assert any("," in row["break"] for row in week["roster"])  # some differ by day
        assert on_duty(week["roster"]) == week["on_duty"]


def test_csv_has_a_row_for_each_tour() -> None:
    view = schedules_of(CALLS, *OFFICE, BREAKS)
    rows = list(csv.DictReader(io.StringIO(schedule_csv(view))))
    (week,) = schedule_data(view)["teams"][0]["weeks"]
    assert list(rows[0]) == ["team", "week", "people", "days", "shift", "break", "paid_hours"]
    assert [(int(row["people"]), row["days"], row["shift"], row["break"]) for row in rows] == [
        (row["people"], row["days"], row["shift"], row["break"]) for row in week["roster"]
    ]
    assert (
        sum(int(row["people"]) * float(row["paid_hours"]) for row in rows)
        == (week["scheduled_hours"])
    )
