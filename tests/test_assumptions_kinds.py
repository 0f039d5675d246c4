"""Texts, choices, names, months, targets."""

import pytest

from tests.assumption_files import errors, load, number, only_error, under


def test_texts_are_taken_as_they_are() -> None:
    for text in ("NO", "22:00", "1_200", "'24/7'", "días"):
        assert load("inhouse", f"name={text}").scenario.name == text.strip("'")
    assert load("inhouse", "name=null").scenario.name is None


@pytest.mark.parametrize("text", ["[a]", "{a: b}"])
def test_what_is_no_text(text: str) -> None:
    problem = only_error("inhouse", f"name={text}")
    assert (problem.code, under(problem)) == ("value", text)


@pytest.mark.parametrize(
    ("path", "text", "help_text"),
    [
        ("costmodel", "2", "one of: 1"),
        ("costmodel", "[1]", "one of: 1"),
        ("calendar", "52 week", "did you mean `52 weeks`?"),
        ("calendar", "366 days", "did you mean `365 days`?"),
        ("discounting", "annualy", "did you mean `annual`?"),
        ("discounting", "yes", "one of: monthly, annual"),
        ("demand.channels.voice.type", "telephone", "one of: voice, chat, email, social, sms"),
    ],
)
def test_choices(path: str, text: str, help_text: str) -> None:
    problem = only_error("inhouse", f"{path}={text}")
    assert (problem.code, under(problem), problem.help) == ("choice", text, help_text)


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("[]", "[]"),
        ("[voice, voice]", "voice"),
        ("[voice, [chat]]", "[chat]"),
        ("voice, chat", "voice, chat"),
        ("{voice: 1}", "{voice: 1}"),
    ],
)
def test_lists_of_names(text: str, pointed: str) -> None:
    problem = only_error("seed_sample", f"teams.inhouse.channels={text}")
    assert (problem.code, under(problem)) == ("names", pointed)
    assert problem.help


def test_a_single_name_needs_no_brackets() -> None:
    team = load("seed_sample", "teams.inhouse.channels=voice").scenario.teams["inhouse"]
    assert team.answers("voice")
    assert not team.answers("chat")


def test_a_month_of_a_year() -> None:
    assert load("inhouse", "start=2030-12").scenario.start == (2030, 12)


@pytest.mark.parametrize(
    "text", ["2027-13", "2027-00", "2027-1", "2027", "01/2027", "2027-01-01", "٢٠٢٧-01", "0001-01"]
)
def test_what_is_no_month_of_a_year(text: str) -> None:
    problem = only_error("inhouse", f"start={text}")
    assert (problem.code, under(problem)) == ("value", text)
    assert problem.help == "write it like `2027-01`"


@pytest.mark.parametrize(
    ("text", "months"), [("1 month", 1), ("36 months", 36), ("3 years", 36), ("600 months", 600)]
)
def test_horizons(text: str, months: int) -> None:
    assert load("inhouse", f"horizon={text}").scenario.horizon == months


@pytest.mark.parametrize(
    "text", ["36", "0 months", "601 months", "51 years", "1.5 years", "36 days", "٣ years", "[36]"]
)
def test_what_is_no_horizon(text: str) -> None:
    problem = only_error("inhouse", f"horizon={text}")
    assert (problem.code, under(problem)) == ("value", text)


def test_an_unknown_horizon_leaves_lists_alone() -> None:
    assert len(errors("inhouse", "horizon=36", "platform.seat=[$1 / month, $2 / month]")) == 1


@pytest.mark.parametrize("text", ["80% in 20 s", "80 % within 20 s", "80..80..80 %  in  20s"])
def test_targets(text: str) -> None:
    loaded = load("inhouse", f"demand.channels.voice.target={text}")
    target = loaded.scenario.demand.channels["voice"].target
    assert target is not None
    assert (number(loaded, target.level), number(loaded, target.within)) == (0.8, 20)


def test_targets_in_minutes_and_on_a_ramp() -> None:
    text = "80% -> 90% over 12 months in 0.5 min"
    loaded = load("inhouse", f"demand.channels.voice.target={text}")
    target = loaded.scenario.demand.channels["voice"].target
    assert target is not None
    assert number(loaded, target.within) == 30


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("80%", "80%"),
        ("80% 20 s", "80% 20 s"),
        ("80 in 20 s", "80"),
        ("80% in 20", "20"),
        ("100% in 20 s", "100%"),
        ("0% in 20 s", "0%"),
        ("80% in -20 s", "-20 s"),
        ("80% in 20 s in 5 s", "20 s in 5 s"),
        ("80% in 2 days", "2 days"),
        ("'80% in 20'", "'80% in 20'"),
        ("[80%, 20 s]", "[80%, 20 s]"),
        ("in 20 s", "in 20 s"),
    ],
)
def test_targets_that_do_not_work_point_at_their_part(text: str, pointed: str) -> None:
    problem = only_error("inhouse", f"demand.channels.voice.target={text}")
    assert (problem.code, under(problem)) == ("value", pointed)
    assert problem.help


def test_both_parts_of_a_target_are_looked_at() -> None:
    found = errors("inhouse", "demand.channels.voice.target=80 in 20")
    assert [under(each) for each in found] == ["80", "20"]
