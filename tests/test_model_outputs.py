"""What a run gives by name: headlines, lines, steps."""

from costmodel.model.outputs import HEADLINES, SWITCH_HEADLINES
from tests.plans import CALLS, DESK, VENDOR, find, switch

# The names that DESIGN section 6 promises.
PROMISED = {
    *("run_rate_cost", "trailing_12_cost", "cost_per_minute", "cost_per_contact", "total_cost"),
    *("total_benefit", "roi", "roi_pv", "npv", "irr", "payback_months", "paid_fte"),
    *("service_level", "occupancy"),
}
BY_TEAM = (
    *("position_hours", "positions_on_duty", "team_fte"),
    *("floor_bound", "occupancy_bound", "target_bound"),
)


def test_headlines_are_all_there_with_a_value_or_a_reason() -> None:
    for text in (DESK, CALLS):
        results = find(text).result.results
        assert set(results) >= PROMISED
        assert set(HEADLINES) <= set(results)
        for value in results.values():
            assert (value.value is None) == (value.reason is not None), value.name
            assert value.label
            assert value.unit


def test_each_cost_line_has_its_run_rate_and_each_one_time_cost_its_value() -> None:
    found = find(CALLS, "costs.tool={amount: $100 once}", "costs.rent={amount: $100 / month}")
    extra = [name for name in found.result.results if name not in HEADLINES]
    assert extra == ["run_rate.labor", "run_rate.rent", "one_time.tool"]
    assert found.result.one_time == ("one_time.tool",)


def test_staff_is_shown_for_each_team_and_service_for_each_queue() -> None:
    found = find(CALLS, *VENDOR, "teams.vendor.channels=[voice]")
    for name in BY_TEAM:
        for team in ("desk", "vendor"):
            assert f"{name}.{team}" in found
    assert "channel_service_level.voice" in found
    assert not [name for name in found.values if name.startswith("required_fte")]
    given = find(CALLS, "teams.desk.headcount=20")
    assert "required_fte.desk" in given
    assert "channel_service_level_above.voice" in given


def test_a_switch_has_its_headlines() -> None:
    found = switch(DESK, after=("costs.tool={amount: $100 once}",)).comparisons[0]
    assert found.name == "after"
    assert set(SWITCH_HEADLINES) <= set(found.results)
    assert {"npv", "irr", "roi", "payback_months"} <= set(SWITCH_HEADLINES)


def test_money_is_in_the_file_s_currency() -> None:
    text = DESK.replace("start:", "currency: GBP\nstart:").replace("$", "£")
    results = find(text).result.results
    units = {
        name: results[name].unit for name in ("run_rate_cost", "npv", "cost_per_minute", "roi")
    }
    assert units == {
        "run_rate_cost": "GBP/year",
        "npv": "GBP",
        "cost_per_minute": "GBP/min",
        "roi": "share",
    }
