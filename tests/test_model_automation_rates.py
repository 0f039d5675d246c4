"""Rates of machines."""

from tests.plans import DESK, find, near
from tests.test_model_containment import bot


def test_what_sessions_come_to() -> None:
    found = find(DESK, bot(engagement="80%", handover_abandonment="10%", recontact="25%"))
    assert found["containment_rate.bot"] == near(0.5)
    assert found["escalation_rate.bot"] == near(0.45)
    assert found["repeat_contacts.bot"] == near(7_300 * 0.4 * 0.25)
    assert "repeat_contacts.bot" not in find(DESK, bot())
    assert "cost_per_automated_resolution.bot" not in found


def test_a_resolution_costs_its_failed_sessions_too() -> None:
    found = find(DESK, bot(recontact="25%", price="$0.60 / session"))
    assert found["cost_per_automated_resolution.bot"] == near(0.6 / 0.3)


def test_what_nobody_tries_has_no_rates() -> None:
    found = find(DESK, bot(containment="0%", engagement="0%", price="$1 / session"))
    assert found["containment_rate.bot"] is None
    assert found["escalation_rate.bot"] is None
    assert found["cost_per_automated_resolution.bot"] is None
