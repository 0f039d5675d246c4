"""The staffing report."""

import re
from dataclasses import replace

import pytest

from costmodel.analysis.staffing import StaffingView
from costmodel.reports.document import HeatMap, Row, Sentence, Table
from costmodel.reports.figures import figure
from costmodel.reports.staffing_report import CHEAPER, staffing_document, week_map
from costmodel.reports.terminal import render_terminal
from tests.plans import CALLS, CHATS, DESK, MAILS
from tests.views import FROM_SHIFTS, OFFICE, RICH, staffing_of

DOT = "\u00b7"


def tables(view: StaffingView) -> dict[str, Table]:
    return {b.title: b for b in staffing_document(view).blocks if isinstance(b, Table)}


def maps(view: StaffingView) -> dict[str, HeatMap]:
    return {b.title: b for b in staffing_document(view).blocks if isinstance(b, HeatMap)}


def sentences(view: StaffingView) -> list[str]:
    return [b.text for b in staffing_document(view).blocks if isinstance(b, Sentence)]


def rows(table: Table) -> dict[str, Row]:
    return {row[0]: row[1:] for row in table.all_rows}


def test_the_chain_is_shown_with_units_and_meanings() -> None:
    view = staffing_of(CALLS, *MAILS, "teams.desk.shrinkage=30%")
    found = rows(tables(view)["Team desk: from positions to FTE"])
    assert found["Position hours"][:2] == ("2,555", "h/month")  # 3.5 x 730
    assert found["Shrinkage"][:2] == ("30.0%", "")
    assert found["Team FTE"][:2] == ("21.00", "FTE")
    load = rows(tables(view)["Team desk: load"])
    assert load["voice"] == ("1,680", "6.000", "1.00", "1.00", "3.00", "3")
    assert load["email"][-2:] == ("put off", "")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ((), "What sizes team desk, in half-hours a week: the service level in 336."),
        (
            ("teams.desk.min_agents=4",),
            "What sizes team desk, in half-hours a week: the floor in 336.",
        ),
        (("teams.desk.headcount=21",), "The headcount sizes team desk."),
    ],
)
def test_what_sizes_a_team_is_a_sentence(settings: tuple[str, ...], said: str) -> None:
    assert said in sentences(staffing_of(CALLS, *settings))


def test_a_team_without_queues_is_sized_by_its_work_and_its_floor() -> None:
    assert "Team desk has no queue: its workload sizes it." in sentences(staffing_of(DESK))
    said = "Team desk has no queue: its floor and its workload size it."
    assert said in sentences(staffing_of(DESK, "teams.desk.min_agents=2"))


def test_the_week_is_named() -> None:
    first = "By half-hour and by hour: a normal week of month 12."
    assert first in sentences(staffing_of(CALLS))
    event = "demand.events={fair: {months: [december], weeks: 1, multiplier: 2}}"
    said = "By half-hour and by hour: the week of `fair` of month 12."
    assert said in sentences(staffing_of(CALLS, event, event="fair"))


def test_a_weeks_map_has_the_larger_half_of_each_hour() -> None:
    week = [float(half % 48) for half in range(336)]
    found = week_map("w", tuple(None if half < 48 else value for half, value in enumerate(week)))
    assert found.rows == ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    assert found.columns[:2] == ("00", "01")
    assert found.values[0] == (None,) * 24
    assert found.texts[0] == (DOT,) * 24
    assert found.values[1] == tuple(float(hour * 2 + 1) for hour in range(24))
    assert found.texts[1][:2] == ("1", "3")


def test_the_map_of_an_office_is_closed_at_night() -> None:
    found = maps(staffing_of(CALLS, *OFFICE))["Team desk: positions by hour"]
    assert found.texts[0] == (DOT,) * 8 + ("3",) * 8 + (DOT,) * 8
    assert found.texts[6] == (DOT,) * 24


@pytest.mark.parametrize(("headcount", "text"), [(21, "5"), (20, "4.8")])
def test_a_headcounts_map_stands_beside_what_is_required(headcount: int, text: str) -> None:
    found = maps(staffing_of(CALLS, f"teams.desk.headcount={headcount}"))
    assert set(found["Team desk: positions of the headcount"].texts) == {(text,) * 24}
    assert set(found["Team desk: agents that its queues require"].texts) == {("3",) * 24}


def test_targets_stand_beside_what_is_reached() -> None:
    chats = (*CHATS, "demand.channels.chat={target: null, asa: 25 s}", "demand.spike=50%")
    table = tables(staffing_of(CALLS, *chats))["Service in month 12"].without_empty_columns()
    assert [column.title for column in table.columns] == [
        "Channel",
        "Target",
        "Answered in time",
        "ASA target, s",
        "ASA, s",
        "In a spike, in time",
        "In a spike, ASA, s",
    ]
    voice, chat = rows(table)["voice"], rows(table)["chat"]
    assert (voice[:3], voice[3]) == (("80.0% in 20 s", "91.9%", ""), "16.4")
    assert (chat[0], chat[1], chat[2], chat[4]) == ("", "", "25", "")


def test_hours_without_contacts_say_so() -> None:
    found = rows(tables(staffing_of(CALLS, *OFFICE))["Queues by hour of the day"])
    assert list(found) == [f"{hour:02}:00" for hour in range(24)]
    assert found["03:00"] == ("0.00", "0.00", "n/a", "n/a", "n/a")
    assert found["08:00"][2:] == ("33.3%", "91.9%", "16.4")


def test_prices_are_shown_for_some_targets() -> None:
    found = rows(tables(staffing_of(CALLS))["The price of service"])
    assert list(found) == ["70.0%", "75.0%", "80.0%", "85.0%", "90.0%", "95.0%", "97.0%", "98.0%",
                           "99.0%"]  # fmt: skip
    assert found["80.0%"] == ("12.60", "604,800", "0")
    assert found["70.0%"][-1] == ""
    assert "The price of service" not in tables(staffing_of(DESK))


def test_points_that_cost_less_than_nothing_are_explained() -> None:
    view = staffing_of(CALLS)
    assert CHEAPER not in sentences(view)
    price = tuple(replace(each, change=-1.0) for each in view.price)
    assert CHEAPER in sentences(replace(view, price=price))


def test_floors_say_where_they_bind_and_from_what_volume_they_are_free() -> None:
    view = staffing_of(CALLS, "teams.desk.min_agents=5")
    row = rows(tables(view)["The floor (`min_agents`)"])["desk"]
    assert row[:4] == ("5", "403,200", "336 of 336", "7,300")
    (floor,) = view.floors
    assert row[4] == figure(floor.free_from or 0, "month")
    free = rows(tables(staffing_of(CALLS, "teams.desk.min_agents=1"))["The floor (`min_agents`)"])
    assert free["desk"][4] == "any volume"
    mail = rows(tables(staffing_of(DESK, "teams.desk.min_agents=2"))["The floor (`min_agents`)"])
    assert mail["desk"][4] == "no volume"


def test_prices_at_measured_shifts_say_what_they_hold_still() -> None:
    said = sentences(staffing_of(CALLS, *OFFICE, FROM_SHIFTS))[-1]
    assert said.startswith("What shifts of team desk waste is measured at the targets")
    assert not any("measured" in each for each in sentences(staffing_of(CALLS, *OFFICE)))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_plan_with_everything_fits_the_width_without_losing_a_number(width: int) -> None:
    document = staffing_document(staffing_of(RICH, month=2))
    shown = render_terminal(document, width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert "\x1b" not in shown
    wide = set(render_terminal(document).split())
    numbers = {word for word in shown.split() if re.fullmatch(r"[\d,.%]*\d[\d,.%]*", word)}
    assert numbers <= wide
    colored = render_terminal(document, width=width, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown
