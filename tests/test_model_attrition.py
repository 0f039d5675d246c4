"""Attrition by day and at night, and who of the first month is left."""

from tests.plans import CALLS, DESK, find, near

RATES = (
    "teams.desk.attrition=30% / year",
    "teams.desk.night_attrition={hours: 22:00-06:00, rate: 60% / year}",
)


def test_night_attrition_weighs_by_position_hours() -> None:
    found = find(DESK, *RATES, "teams.desk.hiring_cost=$1_000")
    assert found["average_attrition.desk"] == near(0.3 * 2 / 3 + 0.6 / 3)
    assert found["hiring"] == near(4.2 * 0.4 / 12 * 1_000)
    grid = f"demand.profile={{hours: {[0] * 6 + [2] * 16 + [0] * 2}, days: {[1] * 7}}}"
    busy = find(CALLS, *RATES, grid, "teams.desk.min_agents=1", "teams.desk.hiring_cost=$1")
    night, day = 8 * 1, 16 * busy.by_half_hour("queue_positions.desk")[24]
    share = night / (night + day)
    assert busy["average_attrition.desk"] == near(0.3 * (1 - share) + 0.6 * share)


def test_the_same_rate_at_night_changes_nothing() -> None:
    same = ("teams.desk.night_attrition={hours: 22:00-06:00, rate: 30% / year}",)
    settings = (RATES[0], "teams.desk.hiring_cost=$1_000")
    assert find(DESK, *settings, *same)["hiring"] == near(find(DESK, *settings)["hiring"])


def test_survival_is_a_product_over_the_months() -> None:
    held = ("teams.desk.leavers=attrition only", "teams.desk.attrition=[12% / year, 24% / year]")
    found = find(DESK, *held, "horizon=14 months")
    expected = [0.99**month for month in range(12)] + [0.99**11 * 0.98, 0.99**11 * 0.98**2]
    assert found.by_month("survival.desk") == near(expected)
