"""Productivity of new agents, and whole months as structure."""

import pytest

from tests.assumption_files import load, monthly, only_error, under

RAMP = "teams.inhouse.onboarding.ramp"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("[50%, 75%, 90%]", [0.5, 0.75, 0.9]),
        ("60%", [0.6]),
        ("{aht_factor: 1.6, months: 2}", [0.625, 0.625]),
        ("{aht_factor: 1.25, months: 3 months}", [0.8] * 3),
        ("{aht_factor: 1.3..1.6..1.8, months: 1}", [0.625]),
        ("[{value: 50%, source: book}, 40..75..80 %]", [0.5, 0.75]),
    ],
)
def test_a_share_for_each_month(text: str, shares: list[float]) -> None:
    loaded = load("inhouse", f"{RAMP}={text}")
    onboarding = loaded.scenario.teams["inhouse"].onboarding
    assert onboarding is not None
    assert [monthly(loaded, share)[0] for share in onboarding.ramp] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("[50%, 75]", "75"),
        ("[50% -> 75% over 3 months]", "50% -> 75% over 3 months"),
        ("{aht_factor: 1.5, months: three}", "three"),
        ("{aht_factor: fast, months: 3}", "fast"),
    ],
)
def test_mistakes(text: str, pointed: str) -> None:
    problem = only_error("inhouse", f"{RAMP}={text}")
    assert under(problem) == pointed
    assert problem.help


@pytest.mark.parametrize(("text", "months"), [("0 months", 0), ("1 month", 1), ("12months", 12)])
def test_months_of_notice(text: str, months: int) -> None:
    assert (
        load("inhouse", f"teams.inhouse.notice={text}").scenario.teams["inhouse"].notice == months
    )


@pytest.mark.parametrize("text", ["2", "61 months", "1.5 months", "-1 months", "[1]", "2 years"])
def test_no_months_of_notice(text: str) -> None:
    assert only_error("inhouse", f"teams.inhouse.notice={text}").help
