"""Claims that rest on nothing, that contradict each other, or that count twice."""

import pytest

from tests.assumption_files import errors, load, only_error, under, warnings

CHURN = "benefits.churn={{arr: $12M, gross_margin: 75%, {}}}"
POINTS = CHURN.format("reduction: 5 points")
LOSS = "{loss: $400_000 / year, avoided: 30%}"
SLA = "benefits.sla={{channel: {}, at_least: 80%, penalty: $20_000 / month}}"
KEPT = "benefits.kept_contacts={{channels: [{}], value: $12 / contact, abandonment: 12%}}"


@pytest.mark.parametrize(
    ("setting", "code", "pointed"),
    [
        (CHURN.format("reduction: 5%"), "missing-value", "reduction"),
        (CHURN.format("reduction: 5 points, mode: cohort"), "missing-value", "mode"),
        (CHURN.format("reduction: 5 points, mode: cohorts"), "choice", "cohorts"),
        (CHURN.format("reduction: 5 points, base_churn: 4%"), "churn", "reduction"),
        (
            CHURN.format("reduction: 0 points -> 5 points over 9 months, base_churn: 4%"),
            "churn",
            "reduction",
        ),
        (CHURN.format("reduction: 5%, mode: cohort, base_churn: 100%"), "churn", "base_churn"),
        (
            CHURN.format("reduction: 5%, mode: cohort, base_churn: 5..9..100 %"),
            "churn",
            "base_churn",
        ),
        (CHURN.format("reduction: 5 points, arpu: $500"), "value", "$500"),
        (CHURN.format("reduction: 5 points, since: April"), "value", "April"),
        (CHURN.format("reduction: 5 points, strategic: perhaps"), "value", "perhaps"),
        (f"benefits.outages={LOSS}".replace("30%", "130%"), "value", "130%"),
        (f"benefits.outages={LOSS}".replace(" / year", ""), "value", "$400_000"),
        ("benefits.penalties={loss: $1 / year}", "missing-value", "{loss: $1 / year}"),
        (SLA.format("voice").replace("at_least: 80%", "at_least: 80"), "value", "80"),
        (SLA.format("voize"), "unknown-channel", "channel"),
        (SLA.format("email"), "sla", "channel"),
        (KEPT.format("voize"), "unknown-channel", "voize"),
        (KEPT.format("voice"), "missing-value", "voice"),
        (KEPT.format("email"), "missing-value", "email"),
        ("benefits.sales={revenue: $1M / year, uplift: 1%}", "missing-value", "{"),
        ("benefits.other={brand: {label: Better brand}}", "missing-value", "brand"),
        ("benefits.other={sales: {amount: $1 / year}}", "name-clash", "amount"),
        ("benefits.other={integration: {amount: $1 / year}}", "name-clash", "amount"),
        ("benefits.outage=1", "unknown-key", "outage"),
    ],
)
def test_mistakes(setting: str, code: str, pointed: str) -> None:
    problem = only_error("inhouse", setting)
    assert problem.code == code
    assert under(problem).startswith(pointed)
    assert problem.help


def test_points_may_be_all_of_the_churn_there_is() -> None:
    load("inhouse", CHURN.format("reduction: 13 points, base_churn: 13%"))
    load("inhouse", CHURN.format("reduction: 100%, base_churn: 13%, mode: cohort"))


@pytest.mark.parametrize(
    ("setting", "code", "pointed"),
    [
        (CHURN.format("reduction: 5 points, customers: 2_000"), "not-used", "customers"),
        (CHURN.format("reduction: 5 points, arpu: $500 / month"), "not-used", "arpu"),
        (CHURN.format("reduction: 5 points, since: 2040-01"), "not-used", "since"),
        (f"benefits.outages={LOSS}".replace("30%", "90%"), "suspect-value", "90%"),
        (
            "benefits.sales={revenue: $1M / year, uplift: 20%, gross_margin: 60%}",
            "suspect-value",
            "20%",
        ),
    ],
)
def test_what_is_suspect(setting: str, code: str, pointed: str) -> None:
    before = warnings("inhouse")
    assert [each for each in warnings("inhouse", setting) if each not in before] == [
        (code, pointed)
    ]


@pytest.mark.parametrize(
    ("setting", "other"),
    [
        (POINTS, "retention: {amount: $1 / year}"),
        (POINTS, "more: {label: Renewals won, amount: $1 / year}"),
        (f"benefits.outages={LOSS}", "less_downtime: {amount: $1 / year}"),
        (f"benefits.escalations={LOSS}", "fewer_escalated: {amount: $1 / year}"),
        (SLA.format("voice"), "x: {label: SLA credits, amount: $1 / year}"),
        (
            "benefits.sales={revenue: $1M / year, uplift: 1%, gross_margin: 60%}",
            "upsell: {amount: $1 / year}",
        ),
    ],
)
def test_a_benefit_of_the_user_s_own_may_be_counted_already(setting: str, other: str) -> None:
    name = other.split(":", maxsplit=1)[0]
    own = f"benefits.other={{{other}}}"
    said = [each for each in load("inhouse", setting, own).warnings if each.code == "counted-twice"]
    assert [f"`benefits.other.{name}` may be in" in each.message for each in said] == [True]
    assert under(said[0]) == "amount"
    apart = f"benefits.other.{name}.strategic=true"
    for settings in ((own,), (setting, own, apart), (setting, "benefits.other.b.amount=$1 / year")):
        base = ("benefits=null", *settings)
        codes = [code for code, _ in warnings("inhouse", *base)]
        assert "counted-twice" not in codes


def test_penalties_for_service_are_claimed_once() -> None:
    both = (SLA.format("voice"), f"benefits.penalties={LOSS}")
    assert ("counted-twice", "sla") in warnings("inhouse", *both)
    apart = "benefits.penalties.strategic=true"
    assert "counted-twice" not in [code for code, _ in warnings("inhouse", *both, apart)]


def test_an_unsound_claim_does_not_hide_other_mistakes() -> None:
    found = errors("inhouse", "benefits.sales=5", SLA.format("email"), KEPT.format("voize"))
    assert sorted(each.code for each in found) == ["sla", "unknown-channel", "value"]
