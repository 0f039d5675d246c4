"""Checks of how contacts wait: what does not go together, and where it stands."""

import pytest

from tests.assumption_files import errors, load, only_error, under, warnings

VOICE, CHAT, EMAIL = (f"demand.channels.{name}" for name in ("voice", "chat", "email"))
TEAM = "teams.inhouse"
DAY, NIGHT = "teams.day", "teams.night"


def new_warnings(name: str, *settings: str) -> list[tuple[str, str]]:
    before = warnings(name)
    return [each for each in warnings(name, *settings) if each not in before]


def test_a_speed_of_answer_and_patience() -> None:
    problem = only_error("inhouse", f"{VOICE}.asa=20 s", f"{VOICE}.patience=60 s")
    assert (problem.code, under(problem)) == ("channel", "patience")
    assert problem.message == "`demand.channels.voice` has both `asa` and `patience`"
    assert [note for _, note in problem.related] == ["`asa`"]
    assert problem.help == (
        "an average wait counts those who stay, so give a `target` with patience"
    )


def test_a_speed_of_answer_and_a_deadline() -> None:
    problem = only_error("inhouse", f"{EMAIL}.asa=20 s")
    assert (problem.code, under(problem)) == ("channel", "asa")
    assert "has both `asa` and `reply_within`" in problem.message


@pytest.mark.parametrize(
    ("setting", "key", "kind"),
    [
        (f"{EMAIL}.patience=60 s", "patience", "contacts that wait in a queue"),
        (f"{VOICE}.spread=deadline", "spread", "contacts that can be put off"),
        (f"{CHAT}.spread=even", "spread", "contacts that can be put off"),
    ],
)
def test_what_is_for_the_other_kind_of_channel(setting: str, key: str, kind: str) -> None:
    assert new_warnings("inhouse", setting) == [("not-used", key)]
    (warning,) = [each for each in load("inhouse", setting).warnings if under(each) == key]
    assert warning.message == f"`{setting.partition('=')[0]}` is not used: it is for {kind}"
    assert warning.help == "remove it"


@pytest.mark.parametrize("within", ["4..5..6 h", "4 h -> 2 h over 12 months", "[4 h, 3 h, 2 h]"])
def test_a_deadline_that_half_hours_are_counted_by_is_one_number(within: str) -> None:
    load("inhouse", f"{EMAIL}.reply_within={within}")
    problem = only_error("inhouse", f"{EMAIL}.reply_within={within}", f"{EMAIL}.spread=deadline")
    assert (problem.code, under(problem)) == ("deadline", "reply_within")
    assert "is one number where `spread: deadline` counts half-hours by it" in problem.message
    assert problem.help == "write it without a range or a ramp, such as `4 h`"


def test_a_deadline_may_have_a_source() -> None:
    load("inhouse", f"{EMAIL}={{spread: deadline, reply_within: {{value: 4 h, source: contract}}}}")


def test_a_spread_that_there_is_not() -> None:
    problem = only_error("inhouse", f"{EMAIL}.spread=later")
    assert under(problem) == "later"
    assert "even" in problem.help


@pytest.mark.parametrize("spread", ["even", "deadline"])
def test_no_deadline(spread: str) -> None:
    problem = only_error("inhouse", f"{EMAIL}={{spread: {spread}, reply_within: null}}")
    assert problem.code == "missing-value"
    assert problem.message == "channel `email` has neither a target nor a deadline"


def test_pools_have_one_patience() -> None:
    pool = f"{TEAM}.pool=true"
    problem = only_error("inhouse", pool, f"{VOICE}.patience=60 s")
    assert (problem.code, under(problem)) == ("pool", "patience")
    assert problem.message == "the queues of `inhouse` are one and differ in `patience`"
    assert [note for _, note in problem.related] == ["patience of chat"]
    assert problem.help == "give them the same patience, or none"
    for one, other in (("60 s", "1 min"), ("90 s", "1.5 min"), ("40..60..80 s", "40..60..80 s")):
        load("inhouse", pool, f"{VOICE}.patience={one}", f"{CHAT}.patience={other}")
    for one, other in (("60 s", "61 s"), ("60 s", "40..60..80 s"), ("[60 s, 60 s, 60 s]", "60 s")):
        settings = (f"{VOICE}.patience={one}", f"{CHAT}.patience={other}")
        assert "pool" in {each.code for each in errors("inhouse", pool, *settings)}


def test_a_patience_that_is_wrong_is_the_only_problem() -> None:
    problem = only_error("inhouse", f"{TEAM}.pool=true", f"{VOICE}.patience=soon")
    assert under(problem) == "soon"


def test_a_pool_of_one_queue() -> None:
    settings = (f"{CHAT}.target=null", f"{CHAT}.reply_within=4 h", f"{TEAM}.pool=true")
    assert new_warnings("inhouse", *settings) == [("not-used", "pool")]
    assert new_warnings("inhouse", f"{TEAM}.pool=true") == []


def test_blended_staff_is_computed() -> None:
    problem = only_error("inhouse", f"{TEAM}.blended=true", f"{TEAM}.headcount=20")
    assert (problem.code, under(problem)) == ("blended", "blended")
    assert problem.message == "team `inhouse` has a `headcount` and is `blended`"
    assert [note for _, note in problem.related] == ["`headcount`"]
    assert problem.help == "idle time is that of computed staff: remove one of them"


def test_blended_teams_answer_both_kinds() -> None:
    assert new_warnings("inhouse", f"{TEAM}.blended=true") == []
    assert new_warnings("seed_sample", f"{TEAM}={{blended: true, headcount: null}}") == [
        ("not-used", "blended")
    ]


@pytest.mark.parametrize("key", ["pool", "blended"])
def test_a_flag_is_true_or_false(key: str) -> None:
    problem = only_error("inhouse", f"{TEAM}.{key}=maybe")
    assert (problem.code, under(problem)) == ("value", "maybe")


@pytest.mark.parametrize("member", [TEAM, VOICE])
def test_zones_are_set_against_the_demand_s(member: str) -> None:
    problem = only_error("inhouse", f"{member}.time_zone=Europe/London")
    assert (problem.code, under(problem)) == ("missing-value", "demand")
    assert problem.message == ("`demand.time_zone` is missing: other time zones are set against it")
    assert problem.help == "add `time_zone: America/New_York`"


@pytest.mark.parametrize(
    ("demand", "other", "settings", "expected"),
    [
        ("UTC", "America/New_York", (), "-5 h from those of `UTC` at the start, and -4 h"),
        ("UTC", "Europe/Berlin", ("start=2027-07",), "+2 h from those of `UTC` at the start"),
        ("Europe/London", "America/New_York", (), "-5 h from those of `Europe/London`"),
        ("UTC", "America/New_York", ("start=2027-03", "horizon=1 month"), "and -4 h from 2027-03"),
    ],
)  # fmt: skip
def test_clocks_that_are_turned(
    demand: str, other: str, settings: tuple[str, ...], expected: str
) -> None:
    zones = (f"demand.time_zone={demand}", f"{TEAM}.time_zone={other}", *settings)
    found = [each for each in load("inhouse", *zones).warnings if each.code == "summer-time"]
    (warning,) = found
    assert under(warning) == "time_zone"
    assert expected in warning.message
    assert "zones such as `UTC+1` do not move" in warning.help


@pytest.mark.parametrize(
    ("demand", "other", "settings"),
    [
        ("UTC", "Asia/Kolkata", ()),
        ("Europe/Berlin", "Europe/London", ()),
        ("UTC", "America/New_York", ("horizon=2 months",)),
        ("UTC", "UTC+1", ()),
    ],
)
def test_clocks_that_stay(demand: str, other: str, settings: tuple[str, ...]) -> None:
    zones = (f"demand.time_zone={demand}", f"{VOICE}.time_zone={other}", *settings)
    assert "summer-time" not in {code for code, _ in warnings("inhouse", *zones)}


@pytest.mark.parametrize(
    ("weeks", "settings"),
    [("4.4", ()), ("5", ()), ("4.34", ("calendar=52 weeks",)), ("[1, 2, 5]", ()), ("1..2..6", ())],
)
def test_more_event_weeks_than_a_month_has(weeks: str, settings: tuple[str, ...]) -> None:
    event = f"demand.events.sale={{months: nov, weeks: {weeks}, multiplier: 2}}"
    problem = only_error("inhouse", event, *settings)
    assert (problem.code, under(problem)) == ("events", "weeks")
    assert "event weeks, more than a month has" in problem.message
    assert problem.help == "lower `weeks`, or change `months`"


def test_events_of_a_month_add_up() -> None:
    sale = "demand.events.sale={months: [nov, dec], weeks: 2, multiplier: 2}"
    rush = "demand.events.rush={months: 2028-11, weeks: 3, multiplier: 2}"
    problem = only_error("inhouse", sale, rush)
    assert problem.message == "2028-11 has 5 event weeks, more than a month has"
    assert [note for _, note in problem.related] == ["weeks of rush"]
    load("inhouse", sale, rush.replace("2028-11", "2028-10"))


@pytest.mark.parametrize("months", ["2030-01", "[2026-12, 2030-01]"])
def test_an_event_that_does_not_come(months: str) -> None:
    event = f"demand.events.sale={{months: {months}, multiplier: 2}}"
    assert new_warnings("inhouse", event) == [("not-used", "months")]
    assert new_warnings("inhouse", event.replace("2030", "2029")) == []


SHARED = (f"{DAY}.hours=06:00-23:00", f"{DAY}.share=60%", f"{NIGHT}.share=40%")


def test_teams_that_meet_have_shares_that_sum_to_1() -> None:
    load("hybrid", *SHARED)
    problem = only_error("hybrid", *SHARED, f"{NIGHT}.share=50%")
    assert (problem.code, under(problem)) == ("shares", "share")
    assert problem.message == "the shares of `day` and `night` sum to 110 %, not 100 %"
    assert [note for _, note in problem.related] == ["share of day"]
    assert problem.help == "change the shares so that they sum to 100 %"


def test_one_share_is_not_enough() -> None:
    found = errors("hybrid", SHARED[0], SHARED[1])
    assert {(each.code, under(each)) for each in found} == {
        ("overlap", "hours"),
        ("uncovered", "share"),
    }


def test_shares_sum_in_every_month() -> None:
    load("hybrid", SHARED[0], f"{DAY}.share=[60%, 50%, 40%]", f"{NIGHT}.share=[40%, 50%, 60%]")
    problem = only_error("hybrid", SHARED[0], f"{DAY}.share=[60%, 50%, 40%]", f"{NIGHT}.share=40%")
    assert problem.code == "shares"


def test_a_share_that_nobody_complements() -> None:
    problem = only_error("inhouse", f"{TEAM}.share=60%")
    assert (problem.code, under(problem)) == ("uncovered", "share")
    assert problem.message == "`teams.inhouse.share`: nobody takes the rest of its contacts"
    assert "remove it" in problem.help
    found = errors("hybrid", f"{DAY}.share=60%", f"{NIGHT}.share=40%")
    assert [(each.code, under(each)) for each in found] == [("uncovered", "share")] * 2


@pytest.mark.parametrize("share", ["0%", "-5%", "101%", "some"])
def test_a_share_is_a_share(share: str) -> None:
    problem = only_error("hybrid", SHARED[0], SHARED[2], f"{DAY}.share={share}")
    assert under(problem) == share
