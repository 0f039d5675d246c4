"""The budget: what the run rate is beyond it, or leaves of it."""

import pytest

from tests.plans import DESK, find, near


@pytest.mark.parametrize(
    ("budget", "variance"),
    [("$200_000 / year", 1_600), ("$250_000", -48_400), ("$20_000 / month", -38_400)],
)
def test_a_run_rate_of_201600_beside_its_budget(budget: str, variance: float) -> None:
    found = find(DESK, f"budget={budget}")
    assert found["run_rate_cost"] == near(12 * 4.2 * 4_000)
    assert found["budget_variance"] == near(variance)


def test_a_budget_by_year_is_that_of_the_run_rate_month() -> None:
    budgets = ("horizon=24 months", "budget=[$200_000, $210_000]")
    assert find(DESK, *budgets)["budget_variance"] == near(201_600 - 210_000)
    assert find(DESK, *budgets, month=3)["budget_variance"] == near(201_600 - 200_000)


def test_without_a_budget_there_is_no_variance() -> None:
    assert "budget_variance" not in find(DESK).result.results


def test_a_budget_costs_nothing() -> None:
    assert find(DESK, "budget=$1")["total_cost"] == find(DESK)["total_cost"]
