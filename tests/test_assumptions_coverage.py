"""Who answers when: gaps, overlaps, and which line is to blame."""

import pytest

from costmodel.assumptions.coverage import said
from costmodel.assumptions.hours import read_hours
from tests.assumption_files import errors, load, only_error, place, under


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon 08:00-18:00", "mon 08:00 to mon 18:00"),
        ("mon-tue 08:00-18:00", "mon 08:00 to mon 18:00 and 10 more hours a week"),
        ("22:00-23:00", "mon 22:00 to mon 23:00 and 6 more hours a week"),
        ("sun 23:30-24:00", "sun 23:30 to mon 00:00"),
        ("24/7", "at any time of the week"),
    ],
)
def test_half_hours_in_words(text: str, expected: str) -> None:
    assert said(read_hours(text)) == expected


def test_the_samples_are_covered() -> None:
    for name in ("seed_sample", "inhouse", "hybrid"):
        load(name)


def test_a_gap_is_the_team_that_stops_before_it() -> None:
    for setting, file in (
        ("teams.night.hours=22:00-05:30", "--set"),
        ("teams.day.hours=mon-fri 06:00-22:00", "--set"),
    ):
        problem = only_error("hybrid", setting)
        assert (problem.code, place(problem)) == ("uncovered", (file, 1))
        assert "`voice`, `chat` and `email`" in problem.message
        assert [note for _, note in problem.related] == [
            "team day" if "night" in setting else "team night"
        ]


def test_an_overlap_is_the_team_written_on_top() -> None:
    problem = only_error("hybrid", "teams.day.hours=06:00-23:00")
    assert (problem.code, place(problem), under(problem)) == ("overlap", ("--set", 1), "hours")
    assert "two teams answer `voice`, `chat` and `email` mon 22:00 to mon 23:00" in problem.message
    assert [(span.line, note) for span, note in problem.related] == [(19, "team night")]


def test_a_channel_that_a_team_leaves_out() -> None:
    problem = only_error("hybrid", "teams.day.channels=[voice, chat]")
    assert (problem.code, under(problem)) == ("uncovered", "channels")
    assert (
        problem.message == "nobody answers `email` mon 06:00 to mon 22:00 and 96 more hours a week"
    )
    assert "add the name to the `channels`" in problem.help


def test_a_channel_that_nobody_answers() -> None:
    problem = only_error("inhouse", "teams.inhouse.channels=[voice, chat]")
    assert problem.message == "nobody answers `email` at any time of the week"


def test_two_teams_for_different_channels_are_no_overlap() -> None:
    load(
        "inhouse",
        "teams.inhouse.channels=[voice, chat]",
        "teams.writers={hours: 24/7, channels: [email], pay: {burdened: $1 / year}}",
        "teams.writers.max_occupancy=85%",
    )


def test_idle_half_hours_need_nobody() -> None:
    days = "demand.profile.days=[1, 1, 1, 1, 1, 0, 0]"
    load(
        "seed_sample",
        f"demand.profile={{hours: [{', '.join('1' * 24)}], days: [1, 1, 1, 1, 1, 0, 0]}}",
        "teams.inhouse.hours=mon-fri 00:00-24:00",
    )
    found = errors("inhouse", days, "teams.inhouse.hours=sat 00:00-24:00")
    assert [each.code for each in found] == ["uncovered"]
    assert "mon 00:00 to sat 00:00" in found[0].message


def test_a_team_away_when_anybody_calls() -> None:
    night = ", ".join(["1"] * 6 + ["0"] * 18)
    found = errors(
        "seed_sample",
        f"demand.profile={{hours: [{night}], days: [1, 1, 1, 1, 1, 1, 1]}}",
        "demand.channels.chat={minutes: 5 / month, aht: 5 min, target: 80% in 60 s}",
        "teams.inhouse.hours=08:00-18:00",
    )
    assert {(each.code, under(each)) for each in found} == {("uncovered", "hours")}


def test_a_misspelled_channel_is_not_also_uncovered() -> None:
    problem = only_error("inhouse", "teams.inhouse.channels=[voice, chat, emial]")
    assert (problem.code, under(problem)) == ("unknown-channel", "emial")
    assert problem.help == "did you mean `email`?"
