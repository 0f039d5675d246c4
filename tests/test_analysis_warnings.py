"""What is suspect about results."""

from pathlib import Path

import pytest

from costmodel.assumptions.problems import Problem
from tests.plans import CALLS, CHATS, DESK, VENDOR, Found, find

NIGHTS_EMPTY = [1.0 if 16 <= half % 48 < 40 else 0.0 for half in range(336)]


def said(found: Found, code: str) -> list[Problem]:
    return [problem for problem in found.result.warnings if problem.code == code]


def under(problem: Problem) -> str:
    """The line a problem points to, and its file."""
    assert problem.span is not None
    return f"{Path(problem.span.file).name}: {problem.span.text.strip()}"


def test_a_headcount_that_misses_its_target() -> None:
    found = find(CALLS.replace("    pay:", "    headcount: 8.4\n    pay:"))  # 2 positions, 3 needed
    (missed,) = said(found, "missed-target")
    level = found["channel_service_level.voice"]
    assert missed.severity == "warning"
    assert missed.message == (
        f"`voice` of `plan` is answered in time for {level:.1%} of contacts, not 80%: "
        "the targets need 12.60 FTE, the headcount is 8.40"
    )
    assert under(missed) == "plan.yaml: headcount: 8.4"


def test_a_headcount_that_reaches_its_target_is_not_suspect() -> None:
    assert not said(find(CALLS, "teams.desk.headcount=12.6"), "missed-target")
    assert not said(find(CALLS), "missed-target")


def test_a_target_missed_by_little_is_not_said_to_be_reached() -> None:
    level = find(CALLS, "teams.desk.headcount=12.6")["channel_service_level.voice"] or 0.0
    target = f"demand.channels.voice.target={100 * level + 0.004:.6f}% in 20 s"
    (missed,) = said(find(CALLS, "teams.desk.headcount=12.6", target), "missed-target")
    shown, wanted = missed.message.split("in time for ")[1].split(" of contacts, not ")
    assert float(shown.rstrip("%")) < float(wanted.split("%")[0])


def test_a_busy_team() -> None:
    (busy,) = said(find(DESK, "teams.desk.max_occupancy=86%"), "occupancy")
    assert busy.message == "agents of `plan` on duty are busy 86.0% of their time"
    assert "max_occupancy: 85%" in busy.help
    assert not said(find(DESK, "teams.desk.max_occupancy=85%"), "occupancy")
    (busy,) = said(find(DESK, "teams.desk.headcount=4.4"), "occupancy")
    assert "raise `headcount`" in busy.help


@pytest.mark.parametrize(
    ("deadline", "is_late"),
    [
        ("9 h", False),
        ("540 min", False),
        ("7 h", True),
        ("7h00", True),
        ("420 min", True),
        ("9 h -> 7 h over 6 months", True),
        ("7 h -> 9 h over 6 months", False),
        ("{value: 7 h, source: me}", True),
    ],
)
def test_late_replies_in_any_notation(deadline: str, is_late: bool) -> None:  # noqa: FBT001
    """Half the day's work at any hour: the last of the 12 hours' arrivals waits 12 - 4 hours."""
    weights = ", ".join(["2"] * 8 + ["1"] * 8 + ["0"] * 8)
    profile = f"demand.profile={{hours: [{weights}], days: [1, 1, 1, 1, 1, 1, 1]}}"
    late = said(
        find(DESK, profile, f"demand.channels.email.reply_within={deadline}"), "late-replies"
    )
    assert bool(late) == is_late
    for problem in late:
        assert problem.message == (
            "`email` of `plan`, spread evenly over the hours of team `desk`, waits up to 8.0 h, "
            "the deadline is 7 h"
        )


def test_a_csv_profile_and_a_listed_deadline() -> None:
    each_year = "demand.channels.email.reply_within=[1 h]"
    (late,) = said(find(DESK, each_year, csv=NIGHTS_EMPTY), "late-replies")
    assert "waits up to 12.0 h" in late.message, "at 20:00, half of twelve hours' arrivals are left"


def test_what_sizes_a_team() -> None:
    (note,) = said(find(CALLS), "binds")
    assert (note.severity, note.message) == (
        "note",
        "team `desk` of `plan` is sized by the service level in all its hours",
    )
    (note,) = said(find(CALLS, "teams.desk.min_agents=5"), "binds")
    assert note.message.endswith("is sized by the floor (`min_agents`) in all its hours")
    by_hour = ", ".join(["1"] * 6 + ["12"] * 18)
    profile = f"demand.profile={{hours: [{by_hour}], days: [1, 1, 1, 1, 1, 1, 1]}}"
    (note,) = said(find(CALLS, "teams.desk.min_agents=2", profile), "binds")
    assert note.message.endswith(
        "by the floor (`min_agents`) in 25% of its hours, by the service level in 75% of its hours"
    )


def test_given_or_unqueued_teams_are_sized_by_nothing() -> None:
    assert not said(find(CALLS, "teams.desk.headcount=20"), "binds")
    assert not said(find(DESK, *VENDOR), "binds")


def test_the_queue_that_goes_short_is_named() -> None:
    found = find(CALLS, *CHATS, "teams.desk.headcount=21")  # 5 positions, 3 needed for each
    assert [p.message.split("`")[1] for p in said(found, "missed-target")] == ["voice"]
