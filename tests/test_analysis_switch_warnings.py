"""What is suspect about a switch."""

from pathlib import Path

from costmodel.analysis.results import CompareResult
from costmodel.assumptions.problems import Problem
from tests.plans import CALLS, DESK, VENDOR, switch

MACHINE = (
    "automation.bot={channels: [email], containment: 50%, handover_aht: 1, "
    "price: $0.10 / resolution}"
)
CHURN = "benefits.churn={arr: $1M, reduction: 5 points, gross_margin: 75%}"


def said(result: CompareResult, code: str) -> list[Problem]:
    return [p for each in result.comparisons for p in each.warnings if p.code == code]


def test_fewer_own_staff_from_the_first_month() -> None:
    (warning,) = said(switch(DESK, after=VENDOR), "instant-cut")
    assert warning.severity == "warning"
    assert warning.message.startswith("`after` starts with 2.10 fewer own FTE than `before`")
    assert warning.span is not None
    assert Path(warning.span.file).name in ("after.yaml", "--set")


def test_the_warning_points_to_the_teams_of_the_alternative() -> None:
    fewer = DESK.replace("    pay:", "    headcount: 4\n    pay:")
    (warning,) = said(switch(DESK, fewer), "instant-cut")
    assert warning.message.startswith("`after` starts with 0.20 fewer")
    assert warning.span is not None
    assert (Path(warning.span.file).name, warning.span.text) == ("after.yaml", "teams:")


def test_as_many_or_more_own_staff_is_not_suspect() -> None:
    assert not said(switch(DESK), "instant-cut")
    assert not said(switch(DESK, after=("teams.desk.headcount=9",)), "instant-cut")
    assert not said(switch(DESK, after=("teams.desk.shrinkage=30%",)), "instant-cut")


def test_a_unit_cost_that_rises_while_the_total_falls() -> None:
    fixed = "costs.rent={amount: $10_000 / month}"
    result = switch(DESK, before=(fixed,), after=(fixed, MACHINE))
    (note,) = said(result, "dearer-unit")
    before, after = result.scenarios
    rise = (after.value("cost_per_minute") or 0) / (before.value("cost_per_minute") or 1) - 1
    fall = 1 - (after.value("run_rate_cost") or 0) / (before.value("run_rate_cost") or 1)
    assert note.severity == "note"
    assert note.message == (
        f"`cost_per_minute` of `after` is {rise:.1%} above that of `before` although the run rate "
        f"falls by {fall:.1%}: the minutes that people handle fall by 50.0%"
    )


def test_fewer_contacts_make_each_dearer() -> None:
    fixed = "costs.rent={amount: $10_000 / month}"
    less = "demand.contacts=3_650 / month"
    result = switch(DESK, before=(fixed,), after=(fixed, less))
    notes = {note.message.split("`")[1]: note.message for note in said(result, "dearer-unit")}
    assert set(notes) == {"cost_per_minute", "cost_per_contact"}
    assert notes["cost_per_contact"].endswith("the contacts fall by 50.0%")


def test_a_unit_cost_that_falls_with_the_total_needs_no_note() -> None:
    assert not said(switch(DESK, after=("teams.desk.pay.burdened=$40_000 / year",)), "dearer-unit")
    assert not said(switch(DESK), "dearer-unit")
    assert not said(switch(DESK, after=("costs.rent={amount: $1 / month}",)), "dearer-unit")


def test_benefits_that_do_not_speak_for_the_switch() -> None:
    (note,) = said(switch(CALLS, before=(CHURN,), after=(CHURN,)), "same-benefits")
    assert note.message.startswith("`after` has the same benefits as `before`, so")
    (note,) = said(switch(CALLS), "same-benefits")
    assert note.message.startswith("`after` has no benefits, so")
    assert not said(switch(CALLS, after=(CHURN,)), "same-benefits")
    assert not said(switch(CALLS, before=(CHURN,)), "same-benefits")


def test_savings_that_a_floor_keeps_from_coming() -> None:
    floor = "teams.desk.min_agents=3"
    less = "demand.contacts=3_650 / month"
    (note,) = said(switch(CALLS, before=(floor,), after=(floor, less)), "floor-bound")
    assert note.message == (
        "the work of `after` is 50% below that of `before`, its paid FTE 0%: "
        "floors bind in 100% of its teams' hours"
    )
    assert not said(switch(CALLS, after=(less,)), "floor-bound")
    assert not said(switch(CALLS, before=(floor,), after=(floor,)), "floor-bound")


def test_a_scenario_that_is_all_bought() -> None:
    vendor = DESK.replace("burdened: $48_000 / year", "price: $25 / h")
    bought = switch(vendor, DESK)
    assert "own_fte" not in bought.scenarios[0].lines
    assert not said(bought, "instant-cut")
