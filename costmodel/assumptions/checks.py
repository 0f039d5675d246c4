"""Checks of a scenario as a whole: what one field alone cannot show to be wrong."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from costmodel.assumptions.automation_checks import (
    check_assist_prices,
    check_contained_intents,
    check_containment,
    check_engagement,
    check_handover,
    check_intent_names,
    check_intent_shares,
    check_prices,
    check_unused_amounts,
    check_ways,
)
from costmodel.assumptions.automation_risks import (
    check_attempts,
    check_complex,
    check_first_month,
    check_for_people,
    check_pace,
)
from costmodel.assumptions.benefit_checks import (
    check_abandonment,
    check_churn,
    check_churn_cut,
    check_cohort,
    check_other,
    check_since,
    check_sla,
    check_twice,
    check_unused_churn,
    claims_of,
)
from costmodel.assumptions.coverage import check_coverage
from costmodel.assumptions.demand_checks import (
    check_channel,
    check_customers,
    check_shares,
    check_sources,
)
from costmodel.assumptions.on_call_checks import check_measured, check_on_call
from costmodel.assumptions.people_checks import (
    check_held,
    check_learning,
    check_premiums,
    check_quality,
    check_stretches,
)
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.queue_checks import (
    check_blended,
    check_deadline,
    check_events,
    check_pool,
    check_team_shares,
    check_time_zones,
    check_waiting,
    months_of,
)
from costmodel.assumptions.team_checks import (
    check_deferrable,
    check_pay,
    check_unused,
    check_vendor,
)
from costmodel.assumptions.technology_checks import TECHNOLOGY_CHECKS
from costmodel.assumptions.uncertain import check_correlations
from costmodel.assumptions.unsound import UnsoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.format.automation import Assistant, Automation
    from costmodel.assumptions.format.costs import CustomCost
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading

Check: TypeAlias = "Callable[[Scenario, Reading], None]"


def check_scenario(scenario: Scenario, reading: Reading) -> None:
    """Note every problem between fields; a check that meets an unsound value ends there."""
    for check in _WHOLE:
        with suppress(UnsoundError):
            check(scenario, reading)
    for members_of, checks in _EACH:
        for check_one in checks:
            with suppress(UnsoundError):
                for member in members_of(scenario):
                    with suppress(UnsoundError):
                        check_one(member, scenario, reading)


def check_names(
    answering: Team | Automation | Assistant, scenario: Scenario, reading: Reading
) -> None:
    """The channels of a team or a machine exist."""
    known = scenario.demand.channels
    for name in answering.channels:
        if name.text not in known:
            help_text = did_you_mean(name.text, known) or "channels: " + ", ".join(known)
            message = f"there is no channel `{name.text}`"
            reading.error("unknown-channel", message, name.span, help_text)


def check_maintenance(cost: CustomCost, _s: Scenario, reading: Reading) -> None:
    """Maintenance is a share of what was paid once."""
    if cost.maintenance is not None and cost.amount.basis != "once":
        message = f"`costs.{cost.name}.maintenance` is a share of a one-time amount"
        help_text = "write the amount as `once`, or remove `maintenance`"
        reading.error("maintenance", message, cost.spans.near("maintenance"), help_text)


def check_window(cost: CustomCost, scenario: Scenario, reading: Reading) -> None:
    """A cost of the user's own is paid in some month of the horizon."""
    path, months = f"costs.{cost.name}", months_of(scenario, reading)
    if cost.since is not None and cost.until is not None and cost.since > cost.until:
        message = f"`{path}` ends before it begins"
        places = [(cost.spans.near(key), f"`{key}`") for key in ("until", "since")]
        reading.blame("months", message, places, "change one of them")
    elif not any(cost.is_paid_in(month) for month in months):
        key = "since" if cost.since is not None else "until"
        message = f"`{path}` is not paid in any month of the horizon"
        reading.warn("not-used", message, cost.spans.near(key), "check its months")


def check_rates(scenario: Scenario, reading: Reading) -> None:
    """Rates of other currencies are not much older than the model."""
    year, month = scenario.start
    for rate in scenario.fx.values():
        then = rate.as_of.split("-")
        if (year - int(then[0])) * 12 + month - int(then[1]) > 12:
            message = (
                f"the rate of `fx.{rate.name}` is of {rate.as_of}, over a year before the start"
            )
            reading.warn("old-rate", message, rate.spans.near("as_of"), "look up today's rate")


def check_escalation(scenario: Scenario, reading: Reading) -> None:
    """Money is nominal: three years at today's prices are a choice to be seen."""
    lines = [node.line for node in scenario.graph.of_scope(scenario.scope).values()]
    moving = any("money" in line.unit for line in lines if line is not None)
    moving = moving or scenario.escalation is not None
    if reading.horizon > 12 and not moving:
        message = f"no price and no wage changes over {reading.horizon} months"
        help_text = (
            "add `escalation: {wages: 3% / year, prices: 2% / year}`, or list amounts by year"
        )
        reading.warn("no-escalation", message, scenario.spans.near("horizon"), help_text)


_WHOLE: tuple[Check, ...] = (
    check_sources,
    check_customers,
    check_shares,
    *(check_churn, check_churn_cut, check_cohort, check_unused_churn),
    *(check_sla, check_abandonment, check_other, check_twice),
    check_time_zones,
    check_coverage,
    check_team_shares,
    check_events,
    check_rates,
    check_escalation,
    check_quality,
    check_correlations,
    *TECHNOLOGY_CHECKS,
)
_EACH: tuple[tuple[Callable[[Scenario], Any], tuple[Callable[..., None], ...]], ...] = (
    (
        lambda s: s.demand.channels.values(),
        (
            *(check_channel, check_waiting, check_deadline),
            *(check_intent_shares, check_containment),
        ),
    ),
    (lambda s: s.demand.intents.values(), (check_intent_names, check_for_people)),
    (
        lambda s: s.teams.values(),
        (
            *(check_names, check_deferrable, check_pay, check_vendor, check_unused),
            *(check_pool, check_blended, check_on_call, check_measured),
            *(check_premiums, check_stretches, check_held, check_learning, check_pace),
        ),
    ),
    (
        lambda s: s.automation.values(),
        (
            *(check_names, check_handover, check_ways, check_contained_intents),
            *(check_engagement, check_prices, check_unused_amounts),
            *(check_complex, check_first_month, check_attempts),
        ),
    ),
    (lambda s: s.assist.values(), (check_names, check_assist_prices)),
    (lambda s: s.costs.values(), (check_maintenance, check_window)),
    (lambda s: claims_of(s).items(), (check_since,)),
)
