"""New agents in training and on their ramp, and the training that everybody gets."""

import pytest

from tests.plans import CALLS, DESK, VENDOR, find, near

STEP = ("teams.desk.headcount=[10, 13, 13, 13, 13, 13]", "horizon=6 months")
RAMP = "teams.desk.onboarding.ramp=[50%, 75%, 90%]"


def test_a_ramp_costs_what_new_agents_do_not_get_done() -> None:
    found = find(CALLS, *STEP, RAMP)
    assert found.by_month("hires.desk") == near([0, 3, 0, 0, 0, 0])
    assert found.by_month("learning_fte") == near([0, 1.5, 0.75, 0.3, 0, 0])
    assert found.by_month("learning") == near([4_000 * each for each in (0, 1.5, 0.75, 0.3, 0, 0)])
    assert found["paid_fte"] == near(13)


def test_learning_sums_to_hires_times_lost_months() -> None:
    found = find(CALLS, *STEP, RAMP)
    assert sum(found.by_month("learning_fte")) == near(3 * (0.5 + 0.25 + 0.1))


def test_a_ramp_by_handling_time() -> None:
    found = find(CALLS, *STEP, "teams.desk.onboarding.ramp={aht_factor: 1.5, months: 3}")
    assert found.by_month("learning_fte") == near([0, 1, 1, 1, 0, 0])


def test_training_before_the_first_contact() -> None:
    found = find(CALLS, *STEP, "teams.desk.onboarding.training=160 h")
    month = 40 * 730 / 168
    assert found.by_month("training_fte.desk") == near([0, 3 * 160 / month, 0, 0, 0, 0])
    both = find(CALLS, *STEP, "teams.desk.onboarding.training=160 h", RAMP)
    assert both.by_month("learning_fte")[1] == near(1.5 + 3 * 160 / month)


def test_steady_attrition_has_as_many_learners_from_the_first_month_on() -> None:
    found = find(DESK, "teams.desk.attrition=60% / year", RAMP)
    assert found.by_month("learning_fte") == near([4.2 * 0.05 * 0.85] * 12)
    assert found.by_month("hired_before.desk.2") == near([0.21] * 12)


def test_the_cost_of_a_producing_fte() -> None:
    settings = ("teams.desk.attrition=60% / year", "teams.desk.hiring_cost=$1_000", RAMP)
    found = find(DESK, *settings)
    parts = 48_000 + 0.6 * 1_000 + 0.05 * 0.85 * 48_000
    assert found["cost_per_producing_fte"] == near(parts)
    assert "cost_per_producing_fte" not in find(DESK, *settings[:2])


def test_training_every_year_is_paid_hours_at_base_pay() -> None:
    yearly = "teams.desk.recurrent_training=24 h / year"
    found = find(DESK, yearly, "calendar=52 weeks", "teams.desk.overtime={share: 9%, rate: 50%}")
    staff = found["team_fte.desk"]
    assert staff is not None
    assert found["recurrent_training"] == near(staff * 24 * 48_000 / 2_080 / 12)


def test_each_team_learns_at_its_own_pay() -> None:
    other = (*VENDOR[:-1], "teams.vendor.pay={burdened: $24_000 / year}")
    found = find(
        DESK, *other, *(f"teams.{t}.recurrent_training=20 h / year" for t in ("desk", "vendor"))
    )
    hours = 40 * 365 / 7
    assert found["recurrent_training"] == near(2.1 * 20 * 72_000 / hours / 12)


@pytest.mark.parametrize("given", ["onboarding={training: 9 h}", "recurrent_training=9 h / year"])
def test_a_vendor_s_learning_is_in_its_price(given: str) -> None:
    settings = (*VENDOR, "teams.vendor.attrition=90% / year")
    found = find(DESK, *settings, f"teams.vendor.{given}")
    assert found.costs() == find(DESK, *settings).costs()
