"""Staffing as JSON and CSV."""

import csv
import io
import json

import pytest

from costmodel.reports.data import to_json
from costmodel.reports.staffing_data import clock, staffing_csv, staffing_data
from tests.plans import CALLS, near
from tests.views import OFFICE, RICH, staffing_of


def test_json_has_all_parts_at_full_precision() -> None:
    view = staffing_of(RICH, month=2)
    data = json.loads(to_json(staffing_data(view)))
    assert set(data) == {
        *("schema_version", "costmodel", "scenario", "file", "currency", "month", "event"),
        *("teams", "service", "hours", "price_of_service", "floors", "measured"),
    }
    assert (data["scenario"], data["currency"], data["month"], data["event"]) == (
        *("plan", "USD", 2, None),
    )
    assert [team["team"] for team in data["teams"]] == ["london", "manila", "weekend"]
    for team, seen in zip(data["teams"], view.teams, strict=True):
        assert (len(team["positions"]), len(team["required"])) == (336, 336)
        assert team["positions"] == list(seen.positions)
        assert {"name", "label", "unit", "value"} == set(team["chain"][0])
        assert {"channel", "load", "peak_load", "agents", "peak_agents"} <= set(team["queues"][0])
    assert [each["hour"] for each in data["hours"]] == list(range(24))
    assert [each["target"] for each in data["price_of_service"]] == [
        near(percent / 100) for percent in range(70, 100)
    ]
    assert {each["team"] for each in data["floors"]} == {"london", "weekend"}


def test_an_event_is_named() -> None:
    event = "demand.events={fair: {months: [december], weeks: 1, multiplier: 2}}"
    assert staffing_data(staffing_of(CALLS, event, event="fair"))["event"] == "fair"


def test_csv_has_a_row_for_each_open_half_hour() -> None:
    rows = list(csv.DictReader(io.StringIO(staffing_csv(staffing_of(CALLS, *OFFICE)))))
    assert len(rows) == 5 * 16
    assert rows[0] == {
        "team": "desk",
        "day": "mon",
        "time": "08:00",
        "required_agents": "3.0",
        "positions": "3.0",
    }
    assert (rows[-1]["day"], rows[-1]["time"]) == ("fri", "15:30")


def test_csv_adds_up_to_what_json_has() -> None:
    view = staffing_of(RICH, month=2)
    rows = list(csv.DictReader(io.StringIO(staffing_csv(view))))
    for team in view.teams:
        mine = [float(row["positions"]) for row in rows if row["team"] == team.team]
        assert sum(mine) == near(sum(value or 0 for value in team.positions))


@pytest.mark.parametrize(("half", "text"), [(0, "00:00"), (47, "23:30"), (48, "00:00")])
def test_clocks(half: int, text: str) -> None:
    assert clock(half) == text
