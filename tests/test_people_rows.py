"""Figures about people worked out by hand from the source texts, on small files."""

import pytest

from tests.plans import CALLS, DESK, find, near

STAFF = ("teams.desk.headcount=20", "teams.desk.hiring_cost=$4_500")
CALLS_1200 = ("demand.contacts=1_200 / day", "demand.channels.email.aht=6 min")


@pytest.mark.parametrize(("attrition", "cost"), [("37.5%", 33_750), ("12.5%", 11_250)])
def test_turnover_of_20_agents(attrition: str, cost: float) -> None:
    found = find(CALLS, *STAFF, f"teams.desk.attrition={attrition} / year")
    assert found["run_rate.hiring"] == near(cost)


@pytest.mark.parametrize(
    ("attrition", "hiring", "cost"), [("30%", 3_000, 18_000), ("45%", 6_000, 54_000)]
)
def test_the_range_of_turnover(attrition: str, hiring: float, cost: float) -> None:
    terms = (f"teams.desk.attrition={attrition} / year", f"teams.desk.hiring_cost=${hiring}")
    assert find(CALLS, *STAFF, *terms)["run_rate.hiring"] == near(cost)


@pytest.mark.parametrize(("fte", "cost"), [(12, 600_000), (15, 750_000)])
def test_so_many_agents_at_50_000(fte: int, cost: float) -> None:
    pay = "teams.desk.pay.burdened=$50_000 / year"
    assert find(CALLS, pay, f"teams.desk.headcount={fte}")["run_rate.labor"] == near(cost)


def hours_a_day(*settings: str) -> float:
    paid = find(DESK, *CALLS_1200, *settings)["paid_hours.desk"]
    assert paid is not None
    return paid * 12 / 365


@pytest.mark.parametrize(
    ("buffer", "multiplied", "divided"),
    [
        (30, 156, 171.42857142857144),
        (35, 162, 184.6153846153846),
        (40, 168, 200),
    ],
)
def test_a_buffer_on_120_hours(buffer: int, multiplied: float, divided: float) -> None:
    assert hours_a_day() == near(120)
    assert hours_a_day(f"teams.desk.shrinkage={buffer}%") == near(divided)
    event = f"{{months: [january], weeks: 4.345238095, multiplier: {1 + buffer / 100}}}"
    event_only = find(DESK, *CALLS_1200, f"demand.events.launch={event}", "horizon=1 months")
    assert event_only["paid_hours.desk"] == near(multiplied * 365 / 12, 1e-9)


def test_35_percent_in_components() -> None:
    # Breaks 10 %, absence 12 % and training and meetings 18 % leave 64.9 % of the time.
    parts = "teams.desk.shrinkage={breaks: 10%, absence: 12%, meetings: 18%}"
    assert hours_a_day(parts) == near(120 / (0.9 * 0.88 * 0.82))


def test_one_seat_around_the_clock_at_35_percent() -> None:
    found = find(CALLS, "demand.contacts=1 / month", "teams.desk.shrinkage=35%")
    assert found["paid_fte"] == near(6.461538461538462)


def test_a_program_against_attrition_is_a_cost_beside_what_it_saves() -> None:
    before = find(CALLS, *STAFF, "teams.desk.attrition=37.5% / year")
    program = "costs.career_paths={amount: $10_000 / year}"
    after = find(CALLS, *STAFF, "teams.desk.attrition=12.5% / year", program)
    saved = (before["run_rate_cost"] or 0) - (after["run_rate_cost"] or 0)
    assert saved == near(22_500 - 10_000)
