"""Contacts by month and channel, from every source."""

import pytest

from tests.plans import CALLS, DESK, find, near

ISSUES = ("demand.contacts=null", "demand.issues=1_000 / month")


def test_customers_times_contacts_of_each() -> None:
    found = find(
        DESK,
        "demand.contacts=null",
        "demand.customers=[10_000, 20_000]",
        "demand.contacts_per_customer=0.3 / month",
        "horizon=2 months",
    )
    assert found.by_month("contacts_offered.email") == near([10_000 * 0.3, 20_000 * 0.3])


@pytest.mark.parametrize(
    ("fcr", "callbacks", "contacts"),
    [
        ("70%", "100%", 1_000 / 0.7),
        ("70%", "50%", 1_000 / (1 - 0.3 * 0.5)),
        ("70%", "0%", 1_000),
        ("100%", "80%", 1_000),
    ],
)
def test_unresolved_issues_come_back(fcr: str, callbacks: str, contacts: float) -> None:
    settings = (f"demand.channels.email.fcr={fcr}", f"demand.callback_share={callbacks}")
    found = find(DESK, *ISSUES, *settings)
    assert found["contacts_offered.email"] == near(contacts)
    assert found["first_month_contacts"] == near(1_000)


def test_callbacks_are_all_of_the_unresolved_unless_said_otherwise() -> None:
    found = find(DESK, *ISSUES, "demand.channels.email.fcr=80%")
    assert found["contacts_offered.email"] == near(1_000 / 0.8)


def test_issues_repeat_by_the_channel_s_own_fcr_and_not_at_all_without_one() -> None:
    found = find(
        CALLS,
        *ISSUES,
        "demand.channels.voice={share: 40%, fcr: 50%}",
        "demand.channels.chat={share: 60%, aht: 6 min, target: 80% in 20 s}",
        "teams.desk.channels=[voice, chat]",
    )
    assert found["contacts_offered.voice"] == near(400 / 0.5)
    assert found["contacts_offered.chat"] == near(600)
    assert found["total_contacts"] == near(400 / 0.5 + 600)


def test_minutes_beside_issues_have_their_repeats_in_them() -> None:
    found = find(
        CALLS,
        *ISSUES,
        "demand.channels.voice.fcr=50%",
        "demand.channels.chat={minutes: 600 / month, aht: 6 min, target: 80% in 20 s, fcr: 50%}",
        "teams.desk.channels=[voice, chat]",
    )
    assert found["contacts_offered.voice"] == near(1_000 / 0.5)
    assert found["contacts_offered.chat"] == near(600 / 6)


def test_minutes_over_a_handling_time_that_changes() -> None:
    found = find(
        DESK,
        "horizon=2 months",
        "demand.contacts=null",
        "demand.channels.email={share: null, minutes: 1_200 / month, aht: [6 min, 8 min]}",
    )
    assert found.by_month("contacts_offered.email") == near([1_200 / 6, 1_200 / 8])


def test_growth_compounds_by_month_from_the_second_on() -> None:
    found = find(DESK, "demand.growth=21% / year", "horizon=25 months")
    contacts = found.by_month("contacts_offered.email")
    assert [contacts[m] for m in (0, 6, 12, 18, 24)] == near(
        [7_300, 7_300 * 1.1, 7_300 * 1.21, 7_300 * 1.21 * 1.1, 7_300 * 1.21**2]
    )


def test_a_negative_growth_shrinks_minutes_too() -> None:
    found = find(
        DESK,
        "horizon=7 months",
        "demand.growth=-19% / year",
        "demand.contacts=null",
        "demand.channels.email={share: null, minutes: 1_200 / month}",
    )
    assert found["contacts_offered.email"] == near(1_200 / 6 * 0.9)


def test_seasonality_counts_from_january_wherever_the_horizon_starts() -> None:
    found = find(
        DESK,
        "start=2027-11",
        "horizon=14 months",
        "demand.seasonality=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2]",
    )
    factors = [1.1, 1.2, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2]
    assert found.by_month("demand_seasonality") == near(factors)
    assert found.by_month("contacts_offered.email") == near([7_300 * each for each in factors])


def test_seasonality_and_growth_multiply() -> None:
    found = find(
        DESK,
        "start=2027-12",
        "demand.growth=21% / year",
        "demand.seasonality=[1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1]",
    )
    assert found.by_month("contacts_offered.email")[6] == near(7_300 * 1.1 * 2)


def test_contacts_and_shares_change_over_the_months() -> None:
    found = find(
        CALLS,
        "horizon=24 months",
        "demand.contacts=[1_000 / month, 2_000 / month]",
        "demand.channels.voice.share=80% -> 60% over 4 months from month 11",
        "demand.channels.chat={share: 20% -> 40% over 4 months from month 11, aht: 6 min,"
        " target: 80% in 20 s}",
        "teams.desk.channels=[voice, chat]",
    )
    voice = found.by_month("contacts_offered.voice")
    assert voice[10:16] == near([800, 750, 1_400, 1_300, 1_200, 1_200])
    chat = found.by_month("contacts_offered.chat")
    assert chat[10:16] == near([200, 250, 600, 700, 800, 800])


@pytest.mark.parametrize(
    ("written", "contacts"), [("240 / day", 240 * 365 / 12), ("87_600 / year", 87_600 / 12)]
)
def test_contacts_by_day_and_by_year(written: str, contacts: float) -> None:
    assert find(DESK, f"demand.contacts={written}")["total_contacts"] == near(contacts)
