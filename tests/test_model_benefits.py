"""Benefits that are claimed: each at the amount worked out by hand."""

import pytest

from tests.plans import CALLS, DESK, find, near
from tests.test_model_churn import churn


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("outages", "avoided_outages"),
        ("escalations", "avoided_escalations"),
        ("penalties", "avoided_penalties"),
    ],
)
@pytest.mark.parametrize(
    ("fields", "month"),
    [
        ("{loss: $400_000 / year, avoided: 30%}", 10_000),
        ("{loss: $40_000 / month, avoided: 25%, risk: 40%}", 6_000),
        ("{loss: $400_000 / year, avoided: 0%}", 0),
    ],
)
def test_losses_avoided(claim: str, line: str, fields: str, month: float) -> None:
    found = find(DESK, f"benefits.{claim}={fields}")
    assert found.by_month(line) == near([month] * 12)
    assert found["total_benefit"] == near(12 * month)


def test_sales_at_their_margin() -> None:
    found = find(DESK, "benefits.sales={revenue: $2M / year, uplift: 1.5%, gross_margin: 60%}")
    assert found["sales_uplift"] == near(1_500)
    assert found["total_benefit"] == near(18_000)


@pytest.mark.parametrize(
    ("level", "headcount", "reached"),
    # one erlang of 6 minutes: 2 agents answer 0.68 in 20 s, 3 agents 0.92, 4 agents 0.98
    [("80%", 8.4, 0), ("80%", 12.6, 1), ("68%", 8.4, 1), ("91%", 12.6, 1), ("98%", 12.6, 0)],
)
def test_a_penalty_is_avoided_by_the_service_level(
    level: str, headcount: float, reached: int
) -> None:
    sla = f"benefits.sla={{channel: voice, at_least: {level}, penalty: $20_000 / month}}"
    found = find(CALLS, sla, f"teams.desk.headcount={headcount}")
    assert found["sla_reached"] == reached
    assert found["avoided_sla_penalties"] == near(20_000 * reached)


def test_a_penalty_is_avoided_in_the_months_that_reach_the_level() -> None:
    sla = "benefits.sla={channel: voice, at_least: 80%, penalty: $20_000 / month, risk: 10%}"
    factors = "demand.seasonality=[1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 2]"
    found = find(CALLS, sla, factors, "teams.desk.headcount=12.6")
    levels = found.by_month("channel_service_level.voice")
    assert [level >= 0.8 for level in levels] == [True] * 3 + [False] * 3 + [True] * 5 + [False]
    expected = [18_000.0 if level >= 0.8 else 0 for level in levels]
    assert found.by_month("avoided_sla_penalties") == near(expected)


def kept(**fields: str) -> str:
    whole = {"channels": "[voice]", "value": "$12 / contact", "abandonment": "12%", **fields}
    return "benefits.kept_contacts={" + ", ".join(f"{k}: {v}" for k, v in whole.items()) + "}"


PATIENT = "demand.channels.voice.patience=2 min"


def test_contacts_that_no_longer_give_up() -> None:
    found = find(CALLS, PATIENT, kept())
    gives_up = found["channel_abandonment.voice"]
    assert gives_up is not None
    assert 0 < gives_up < 0.12
    assert found["no_longer_abandoned.voice"] == near((0.12 - gives_up) * 7_300)
    assert found["kept_contacts"] == near((0.12 - gives_up) * 7_300 * 12)


def test_more_contacts_that_give_up_count_against_the_benefit() -> None:
    found = find(CALLS, PATIENT, kept(abandonment="0%"))
    gives_up = found["channel_abandonment.voice"] or 0
    assert found["kept_contacts"] == near(-gives_up * 7_300 * 12)


def test_only_contacts_that_reach_people_give_up() -> None:
    bot = "automation.bot={channels: [voice], containment: 40%}"
    found = find(CALLS, PATIENT, kept(), bot)
    gives_up = found["channel_abandonment.voice"] or 0
    assert found["no_longer_abandoned.voice"] == near((0.12 - gives_up) * 7_300 * 0.6)


def test_benefits_of_the_user_s_own_have_their_lines() -> None:
    found = find(
        DESK,
        "benefits.other.brand={label: Better brand, amount: $60_000 / year}",
        "benefits.other.tenders={amount: $1_000 / month, risk: 50%}",
    )
    assert (found["brand"], found["tenders"], found["benefit"]) == near((5_000, 500, 5_500))
    assert found.result.lines["brand"].label == "Better brand"
    assert found.result.lines["tenders"].role == "benefit"


@pytest.mark.parametrize("settings", [(), ("benefits={}",)])
def test_without_a_claim_there_is_no_line_and_no_benefit(settings: tuple[str, ...]) -> None:
    found = find(DESK, *settings)
    assert found["total_benefit"] == 0
    assert "retained_margin" not in found
    assert not [line for line in found.result.lines.values() if line.role == "benefit"]


def test_costs_do_not_know_of_benefits() -> None:
    assert find(DESK, churn()).costs() == find(DESK).costs()
