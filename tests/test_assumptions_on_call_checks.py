"""Checks of teams that are called out, and of staff that shifts are fitted to."""

import pytest

from tests.assumption_files import errors, load, only_error, under, warnings

DAY, NIGHT = "teams.day", "teams.night"
TERMS = "urgent: 20%, people: 2, stipend: $540 / week, minimum: 1 h, rate: 1.5"
ON_CALL = (
    f"{NIGHT}={{min_agents: null, max_occupancy: null, shrinkage: null, management: null}}",
    f"{NIGHT}.schedule_inefficiency=null",
    f"{NIGHT}.pay={{share_of: null, ratio: null, burdened: $50_000 / year}}",
    f"{NIGHT}.on_call={{{TERMS}}}",
)


def new_warnings(*settings: str) -> list[tuple[str, str]]:
    before = warnings("hybrid", *ON_CALL)
    return [each for each in warnings("hybrid", *ON_CALL, *settings) if each not in before]


def test_a_team_on_call() -> None:
    team = load("hybrid", *ON_CALL).scenario.teams["night"]
    assert team.on_call is not None
    assert not [each for each in warnings("hybrid", *ON_CALL) if each[0] == "not-used"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("min_agents", "2"),
        ("headcount", "3"),
        ("max_occupancy", "85%"),
        ("shrinkage", "30%"),
        ("schedule_inefficiency", "8%"),
        ("shifts", "{lengths: 8 h}"),
        ("pool", "true"),
        ("blended", "true"),
        ("attrition", "30% / year"),
        ("hiring_cost", "$4_500"),
        ("supervisors", "{span: 12, burdened: $85_000 / year}"),
        ("management", "5%"),
    ],
)
def test_what_nobody_on_call_needs(key: str, value: str) -> None:
    assert new_warnings(f"{NIGHT}.{key}={value}") == [("not-used", key)]
    found = load("hybrid", *ON_CALL, f"{NIGHT}.{key}={value}").warnings
    (warning,) = [each for each in found if under(each) == key and each.code == "not-used"]
    assert warning.message.startswith(f"`teams.night.{key}` is ")
    assert warning.help == "remove it"


def test_a_premium_of_a_team_on_call_is_not_paid() -> None:
    premium = f"{NIGHT}.pay.premium={{hours: 22:00-06:00, rate: 10%}}"
    assert new_warnings(premium) == [("not-used", "premium")]


def test_who_is_called_out_has_pay_of_its_own() -> None:
    vendor = f"{NIGHT}.pay={{share_of: day, ratio: 50%, burdened: null}}"
    problem = only_error("hybrid", *ON_CALL, vendor)
    assert (problem.code, under(problem)) == ("pay", "share_of")
    assert problem.message == "team `night` is on call and paid as a vendor"
    assert problem.help == "write the `salary` and `burden` of those who are called out"


def test_what_is_not_urgent_has_somewhere_to_go() -> None:
    channels = "demand.channels.sms={share: 0%, aht: 1 min, target: 80% in 60 s}"
    night = f"{NIGHT}.channels=[voice, chat, email, sms]"
    found = errors("hybrid", *ON_CALL, channels, night)
    (problem,) = [each for each in found if "nobody on duty" in each.message]
    assert (problem.code, under(problem)) == ("uncovered", "sms")
    assert problem.message == ("nobody on duty answers `sms`: what is not urgent has nowhere to go")
    assert problem.help == "add the name to the `channels` of a team that is on duty"


@pytest.mark.parametrize(
    ("terms", "pointed"),
    [
        ("urgent: 120%", "120%"),
        ("urgent: -1%", "-1%"),
        ("urgent: 20%, stipend: $540", "$540"),
        ("urgent: 20%, people: -1", "-1"),
        ("urgent: 20%, minimum: 2 days", "2 days"),
        ("urgent: 20%, rate: 11", "11"),
        ("urgent: 20%, wage: 1", "wage"),
        ("people: 2", "{people: 2}"),
    ],
)
def test_terms_that_are_wrong(terms: str, pointed: str) -> None:
    problem = only_error("hybrid", *ON_CALL[:3], f"{NIGHT}.on_call={{{terms}}}")
    assert under(problem) == pointed
    assert problem.help


@pytest.mark.parametrize("written", ["true", "weekend"])
def test_on_call_is_a_section(written: str) -> None:
    problem = only_error("hybrid", *ON_CALL[:3], f"{NIGHT}.on_call={written}")
    assert under(problem) == written


def test_everybody_on_call() -> None:
    day = f"{DAY}.on_call={{urgent: 20%}}"
    found = errors("hybrid", *ON_CALL, day)
    assert {each.code for each in found} == {"uncovered"}
    assert {under(each) for each in found} == {"voice", "chat", "email"}


def test_shifts_are_fitted_to_computed_staff() -> None:
    measured = f"{DAY}.schedule_inefficiency=from shifts"
    load("hybrid", measured)
    problem = only_error("hybrid", measured, f"{DAY}.headcount=20")
    assert (problem.code, under(problem)) == ("from-shifts", "schedule_inefficiency")
    assert problem.message == (
        "`teams.day` has a `headcount`, so there is nothing to fit shifts to"
    )
    assert problem.help == "write a share, or remove `headcount`"
    load("hybrid", f"{DAY}.headcount=20")
