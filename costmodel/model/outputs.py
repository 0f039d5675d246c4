"""What a run gives: the headlines, their company, and the steps of a bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costmodel.model import (
    automation_rates,
    availability,
    binding,
    channel_costs,
    churn,
    costs,
    headlines,
    heads,
    kpis,
    learning,
    more_returns,
    people,
    platform,
    returns,
    service,
    staffing,
    support_staff,
    switch,
    workload,
)
from costmodel.model.headlines import CostLine, run_rate
from costmodel.model.lines import (
    BENEFIT_LINES,
    COST_LINES,
    ONE_TIME_COST_LINES,
    STRATEGIC_LINES,
    lines_of,
)
from costmodel.model.switch import ChangedLine, run_rate_change_of, total_cost_change_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Member
    from costmodel.model.switch import Comparison

_HEADLINES = (
    headlines.run_rate_cost,
    headlines.trailing_12_cost,
    headlines.cost_per_minute,
    headlines.cost_per_contact,
    headlines.cost_per_resolution,
    costs.total_cost,
    costs.one_time_cost,
    costs.total_benefit,
    returns.roi,
    returns.roi_pv,
    returns.npv,
    returns.irr,
    returns.payback_months,
    more_returns.discounted_payback_months,
    more_returns.benefit_cost_ratio,
    more_returns.mirr,
    more_returns.equivalent_annual_cost,
    people.paid_fte,
    headlines.service_level,
    workload.occupancy,
)
_SWITCH_HEADLINES = (
    returns.npv,
    returns.irr,
    returns.roi,
    returns.payback_months,
    more_returns.discounted_payback_months,
    more_returns.benefit_cost_ratio,
    more_returns.mirr,
    switch.change_of_one_time_cost,
    switch.run_rate_change,
    switch.total_cost_change,
    returns.total_net_flow,
)
HEADLINES = tuple(quantity.name for quantity in _HEADLINES)
SWITCH_HEADLINES = tuple(quantity.name for quantity in _SWITCH_HEADLINES)
BY_TEAM = (
    staffing.position_hours,
    staffing.positions_on_duty,
    staffing.scheduled_hours,
    staffing.paid_hours,
    staffing.team_fte,
    staffing.required_fte,
    staffing.employed_fte,
    people.cost_per_paid_hour,
    people.cost_per_productive_hour,
    binding.floor_bound,
    binding.occupancy_bound,
    binding.target_bound,
)
BY_OWN_TEAM = (heads.heads, heads.heads_joining, heads.heads_leaving)
BY_CHANNEL = (
    service.channel_service_level,
    service.channel_service_level_above,
    service.spike_service_level,
    service.channel_asa,
    service.spike_asa,
    service.channel_abandonment,
    channel_costs.channel_cost,
    channel_costs.channel_cost_per_contact,
)
BY_MACHINE = (
    automation_rates.containment_rate,
    automation_rates.escalation_rate,
    automation_rates.repeat_contacts,
    automation_rates.cost_per_automated_resolution,
)
# What exists once for each member, and the members.
BY_MEMBER: tuple[tuple[tuple[Any, ...], Callable[[Scenario], Iterable[Member]]], ...] = (
    (BY_TEAM, lambda s: s.staffed_teams),
    (BY_OWN_TEAM, people.own_teams),
    (BY_CHANNEL, lambda s: s.channels),
    (BY_MACHINE, lambda s: s.automation.values()),
)
# What only views and other lines show.
VIEWS = (headlines.budget_variance, platform.amortization, availability.pilot_months)
KPIS = (
    kpis.overall_fcr,
    kpis.overall_abandonment,
    kpis.overall_containment,
    kpis.overall_escalation,
    kpis.overall_repeats,
    kpis.overall_resolution_time,
)
STAFF = (
    people.own_fte,
    people.vendor_fte,
    people.supervisors_fte,
    people.employed_agents,
    support_staff.support_fte,
    learning.learning_fte,
    learning.cost_per_producing_fte,
)
# What is shown beside the benefits.
BESIDE_BENEFITS = (
    costs.total_strategic_benefit,
    churn.ltv,
    churn.improved_ltv,
    churn.arr_of_customers,
)


def trace_scenario(s: Scenario) -> None:
    """Record all lines of a scenario in its graph."""
    for headline in _HEADLINES:
        headline(s)
    for line in cost_lines(s):
        run_rate(s, line)
    for quantity in (*STAFF, *KPIS, *VIEWS, *BESIDE_BENEFITS):
        quantity(s)
    for quantities, members_of in BY_MEMBER:
        for each in quantities:
            for member in members_of(s):
                each(s, member)


def trace_comparison(c: Comparison) -> None:
    """Record all lines of a comparison in its graph."""
    for headline in _SWITCH_HEADLINES:
        headline(c)
    for line in run_rate_steps(c):
        run_rate_change_of(c, line)
    for line in total_cost_steps(c):
        total_cost_change_of(c, line)


def cost_lines(s: Scenario) -> list[CostLine]:
    """The monthly cost lines of a scenario, by name."""
    return [CostLine(name, node) for name, node in _named(lines_of(COST_LINES, s)).items()]


def one_time_lines(s: Scenario) -> list[str]:
    """The names of the one-time cost lines of a scenario."""
    return list(_named(lines_of(ONE_TIME_COST_LINES, s)))


def benefit_lines(s: Scenario) -> list[str]:
    """The names of the benefit lines of a scenario."""
    return list(_named(lines_of(BENEFIT_LINES, s)))


def strategic_lines(s: Scenario) -> list[str]:
    """The names of the benefit lines that are set apart."""
    return list(_named(lines_of(STRATEGIC_LINES, s)))


def beside_benefits(s: Scenario) -> list[str]:
    """The names of what is shown beside the benefits, where it applies."""
    return list(_named([node for each in BESIDE_BENEFITS if (node := each(s)) is not None]))


def run_rate_steps(c: Comparison) -> list[ChangedLine]:
    """The steps of the bridge from one run rate to the other."""
    return _changed(lines_of(COST_LINES, c.baseline), lines_of(COST_LINES, c.alternative))


def total_cost_steps(c: Comparison) -> list[ChangedLine]:
    """The steps of the bridge from one horizon's cost to the other, one-time costs included."""
    before, after = (
        lines_of(COST_LINES, s) + lines_of(ONE_TIME_COST_LINES, s)
        for s in (c.baseline, c.alternative)
    )
    return _changed(before, after)


def _changed(before: list[Expr], after: list[Expr]) -> list[ChangedLine]:
    old, new = _named(before), _named(after)
    return [ChangedLine(name, old.get(name), new.get(name)) for name in {**old, **new}]


def _named(nodes: list[Expr]) -> dict[str, Expr]:
    return {node.line.name: node for node in nodes if node.line is not None}
