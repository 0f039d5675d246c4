"""Quality analysts, planners and trainers of the whole operation."""

import pytest

from tests.plans import CALLS, DESK, VENDOR, find, near

QUALITY = "support.quality={sample: 3%, minutes: 20 min, burdened: $60_000 / year, shrinkage: 35%}"
SPAN = "support.quality={span: 42, burdened: $60_000 / year}"
PLANNERS = "support.planners={span: 50, burdened: $70_000 / year}"
TRAINERS = "support.trainers={span: 40, burdened: $65_000 / year}"


@pytest.mark.parametrize(
    ("sample", "hours", "fte"),
    [("2%", 4_000 / 3, 0.9861932939), ("5%", 10_000 / 3, 2.4654832347)],
)
def test_quality_of_a_sample_of_200_000_calls_a_year(sample: str, hours: float, fte: float) -> None:
    quality = f"{{sample: {sample}, minutes: 20 min, burdened: $60_000 / year, shrinkage: 35%}}"
    calls = "demand.contacts=200_000 / year"
    found = find(CALLS, calls, "calendar=52 weeks", f"support.quality={quality}")
    assert found["evaluation_hours"] == near(hours / 12)
    assert found["quality_fte"] == near(fte, 1e-9)
    assert found["quality"] == near(fte * 5_000, 1e-9)


def test_only_what_people_answer_is_evaluated() -> None:
    found = find(CALLS, QUALITY)
    bot = "automation.bot={channels: [voice], containment: 40%, handover_aht: 1}"
    assert find(CALLS, QUALITY, bot)["quality_fte"] == near(0.6 * (found["quality_fte"] or 0))
    patient = find(CALLS, QUALITY, "demand.channels.voice.patience=2 min")
    lost = patient["channel_abandonment.voice"]
    assert lost is not None
    assert patient["quality_fte"] == near((1 - lost) * (found["quality_fte"] or 0))


def test_staff_by_span_follows_own_agents() -> None:
    found = find(DESK, *VENDOR, SPAN, PLANNERS, TRAINERS)
    assert found["quality_fte"] == near(2.1 / 42)
    assert found["support_fte"] == near(2.1 / 42 + 2.1 / 50 + 2.1 / 40)
    assert found["quality"] == near(2.1 / 42 * 5_000)
    assert found["workforce_planning"] == near(2.1 / 50 * 70_000 / 12)
    assert found["trainers"] == near(2.1 / 40 * 65_000 / 12)
    assert found["paid_fte"] == near(4.2)


def test_those_on_unpaid_absence_are_agents_too() -> None:
    away = "teams.desk.shrinkage={absence: {value: 20%, paid: false}}"
    assert find(DESK, PLANNERS, away)["planners_fte"] == near(4.2 / 0.8 / 50)


def test_their_pay_rises_with_wages() -> None:
    found = find(DESK, TRAINERS, "escalation.wages=5% / year", "horizon=13 months")
    assert found.by_month("trainers")[12] == near(found.by_month("trainers")[0] * 1.05)


def test_without_the_section_there_are_none() -> None:
    found = find(DESK)
    assert not {"quality", "workforce_planning", "trainers"} & set(found.costs())
    assert "support_fte" not in found
