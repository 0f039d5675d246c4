"""What switching from one scenario to another changes."""

import pytest

from costmodel.analysis.results import ComparisonResult, Step
from tests.plans import DESK, VENDOR, near, switch

OLD = "costs.old={amount: $1_000 / month}"
NEW = "costs.new={amount: $6_000 once}"
SEAT = "platform.seat=$100 / month"


def switched(
    *after: str, before: tuple[str, ...] = (), text: str = DESK, month: int | None = None
) -> ComparisonResult:
    return switch(text, before=before, after=after, month=month).comparisons[0]


def changes(steps: tuple[Step, ...]) -> dict[str, float]:
    return {step.name: step.change for step in steps}


def test_flows_are_what_changes() -> None:
    churn = "benefits.churn={arr: $1.2M, reduction: 1 points, gross_margin: 50%}"
    found = switched(NEW, churn, before=(OLD,))
    assert found.value("change_of_one_time_cost") == 6_000
    assert found.value("run_rate_change") == near(-12_000)
    assert found.lines["change_of_running_cost"].monthly == near((-1_000,) * 12)
    assert found.lines["change_of_benefit"].monthly == near((500,) * 12)
    assert found.lines["net_flow"].monthly == near((1_500,) * 12)
    assert found.value("total_net_flow") == near(-6_000 + 12 * 1_500)
    assert found.value("roi") == near(12_000 / 6_000)
    assert found.value("payback_months") == 4


def test_benefits_of_the_baseline_are_not_the_switch_s() -> None:
    small, large = (
        f"benefits.churn={{arr: ${arr}, reduction: 10 points, gross_margin: 50%}}"
        for arr in (120_000, 360_000)
    )
    found = switched(large, before=(small,))
    assert found.lines["change_of_benefit"].monthly == near((1_500 - 500,) * 12)
    assert found.value("npv") == near(12 * 1_000)


def test_what_the_baseline_has_spent_once_is_not_spent_on_the_switch() -> None:
    found = switched("costs.new={amount: $9_000 once}", before=(OLD, NEW))
    assert found.value("change_of_one_time_cost") == 3_000
    assert found.value("roi") == near((12 * 1_000 - 3_000) / 3_000)


def test_the_switch_is_discounted() -> None:
    text = DESK.replace("discount_rate: 0%", "discount_rate: 21%\ndiscounting: annual")
    found = switched(NEW, before=(OLD,), text=text)
    assert found.value("npv") == near(-6_000 + 12_000 / 1.21)


def test_a_return_of_the_year_s_end() -> None:
    listed = f"costs.old={{amount: [{'$0 / month, ' * 11}$7_200 / month]}}"
    assert switched(NEW, before=(listed,)).value("irr") == near(0.2, 1e-9)


@pytest.mark.parametrize(
    ("before", "after"), [((OLD,), ()), ((OLD, NEW), ()), ((OLD, NEW), (NEW,))]
)
def test_without_an_investment_there_is_no_roi(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    found = switched(*after, before=before)
    assert found.value("roi") is None
    reason = "the switch costs nothing more once, so there is no investment"
    assert found.results["roi"].reason == reason
    assert found.value("payback_months") == 1


def test_a_switch_that_never_pays_has_no_payback_and_no_rate() -> None:
    found = switched(OLD, NEW)
    assert found.value("payback_months") is None
    assert found.results["irr"].reason == "the flows never change sign"
    assert found.value("roi") == near(-18_000 / 6_000)


@pytest.mark.parametrize("once", [1_000, 7_000, 10_000, 999.99])
def test_a_switch_paid_back_at_a_month_s_end(once: float) -> None:
    old, new = f"costs.old={{amount: ${once} / year}}", f"costs.new={{amount: ${once} once}}"
    assert switched(new, before=(old,)).value("payback_months") == 12


def test_nothing_changes_by_switching_to_the_same() -> None:
    found = switched(OLD, NEW, before=(OLD, NEW))
    for name in ("run_rate_change", "total_cost_change", "npv", "total_net_flow"):
        assert found.value(name) == 0
    assert found.results["irr"].reason == "the flows are all zero"
    assert set(changes(found.bridge).values()) == {0}


def test_the_bridge_has_a_step_for_each_line_that_either_has() -> None:
    found = switched(*VENDOR, SEAT, NEW, before=(OLD,))
    assert changes(found.bridge) == near(
        {
            "labor": -12 * 2.1 * 4_000,
            "old": -12_000,
            "outsourcing": 12 * 2.1 * 2_000,
            "platform": 12 * 420,
        }
    )
    assert sum(changes(found.bridge).values()) == near(found.value("run_rate_change"))


def test_the_bridge_of_totals_has_one_time_costs_too() -> None:
    found = switched(SEAT, NEW, before=(OLD,))
    assert changes(found.total_bridge) == near(
        {"labor": 0, "old": -12_000, "platform": 12 * 420, "one_time.new": 6_000}
    )
    assert found.value("total_cost_change") == near(-12_000 + 12 * 420 + 6_000)


def test_the_bridge_is_of_the_month_of_the_run_rate() -> None:
    old = "costs.old={amount: $0 -> $1_200 / month over 12 months}"
    found = switched(before=(old,), month=7)
    assert changes(found.bridge) == near({"labor": 0, "old": -12 * 600})
    assert changes(found.total_bridge)["old"] == near(-100 * sum(range(12)))


def test_each_scenario_is_compared_with_the_first() -> None:
    result = switch(DESK, after=(OLD,))
    assert [each.baseline for each in result.comparisons] == ["before"]
    assert result.baseline.name == "before"
    assert result.scenarios[1].value("run_rate_cost") == near(12 * 17_800)
