"""Checks of a scenario as a whole: what one field alone cannot show to be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.coverage import check_coverage
from costmodel.assumptions.format.demand import CHANNEL_TYPES
from costmodel.assumptions.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import CustomCost, Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.format.technology import Automation
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Scalar


def check_scenario(scenario: Scenario, reading: Reading) -> None:
    """Note every problem between fields."""
    _check_demand(scenario, reading)
    for channel in scenario.channels:
        _check_channel(channel, reading)
    for team in scenario.teams.values():
        _check_names(team.channels, scenario, reading)
        _check_team(team, scenario, reading)
        _check_pay(team, scenario, reading)
    for automation in scenario.automation.values():
        _check_names(automation.channels, scenario, reading)
        _check_automation(automation, reading)
    _check_containment(scenario, reading)
    for cost in scenario.costs.values():
        _check_cost(cost, reading)
    _check_churn(scenario, reading)
    check_coverage(scenario, reading)
    _check_escalation(scenario, reading)


def _check_demand(scenario: Scenario, reading: Reading) -> None:
    demand, spans = scenario.demand, scenario.demand.spans
    sources = [key for key in ("contacts", "customers", "issues") if key in spans]
    by_minutes = [channel for channel in scenario.channels if channel.minutes is not None]
    if len(sources) > 1:
        message = f"demand is given as `{sources[0]}` and as `{sources[1]}`"
        reading.error("demand", message, spans[sources[1]], "keep one of them")
    if demand.customers is not None and demand.contacts_per_customer is None:
        message = "`demand.contacts_per_customer` is missing"
        help_text = "add `contacts_per_customer: 0.6 / month`"
        reading.error("missing-value", message, spans["customers"], help_text)
    if not sources and len(by_minutes) < len(scenario.channels):
        message = "`demand` says nowhere how many contacts there are"
        help_text = "add `contacts: 30_000 / month`, or `minutes` to each channel"
        reading.error("missing-value", message, scenario.spans["demand"], help_text)
    if sources:
        _check_shares(scenario, reading)


def _check_shares(scenario: Scenario, reading: Reading) -> None:
    shared = [channel for channel in scenario.channels if channel.minutes is None]
    for channel in shared:
        if channel.share is None:
            path = f"demand.channels.{channel.name}.share"
            span = scenario.demand.spans["channels"]
            reading.error("missing-value", f"`{path}` is missing", span, "add `share: 60%`")
            return
    paths = [f"demand.channels.{channel.name}.share" for channel in shared]
    if not shared or any(path not in reading.inputs for path in paths):
        return
    sum_ = sum(reading.inputs[path].value for path in paths)
    if abs(sum_ - 1) > 1e-9:
        places = [channel.spans["share"] for channel in shared]
        message = f"the channels' shares sum to {100 * sum_:.6g} %, not 100 %"
        others = tuple((span, "a share") for span in places[1:])
        reading.error("shares", message, places[0], "change the shares so that they do", others)


def _check_channel(channel: Channel, reading: Reading) -> None:
    at = next(iter(channel.spans.values()), None)
    if channel.kind not in CHANNEL_TYPES:
        message = f"`{channel.name}` does not say what type of channel it is"
        help_text = "add `type:` with one of: " + ", ".join(CHANNEL_TYPES)
        reading.error("channel-type", message, at, help_text)
    if channel.target is None and channel.reply_within is None:
        message = f"channel `{channel.name}` has neither a target nor a deadline"
        help_text = "add `target: 80% in 20 s`, or `reply_within: 4 h`"
        reading.error("missing-value", message, at, help_text)
    if channel.target is not None and channel.reply_within is not None:
        message = f"channel `{channel.name}` has a target and a deadline"
        reading.error("channel", message, channel.spans["reply_within"], "keep one of them")


def _check_names(names: Iterable[Scalar], scenario: Scenario, reading: Reading) -> None:
    known = scenario.demand.channels
    for name in names:
        if name.text not in known:
            help_text = did_you_mean(name.text, known) or "channels: " + ", ".join(known)
            message = f"there is no channel `{name.text}`"
            reading.error("unknown-channel", message, name.span, help_text)


def _check_team(team: Team, scenario: Scenario, reading: Reading) -> None:
    channels = scenario.demand.channels
    deferrable = [
        name.text
        for name in team.channels
        if name.text in channels and channels[name.text].reply_within is not None
    ]
    if deferrable and "max_occupancy" not in team.spans:
        message = f"`teams.{team.name}.max_occupancy` is missing: `{deferrable[0]}` is sized by it"
        span = team.spans["channels"]
        reading.error("missing-value", message, span, "add `max_occupancy: 85%`")


def _check_pay(team: Team, scenario: Scenario, reading: Reading) -> None:
    pay, path = team.pay, f"teams.{team.name}.pay"
    given = [key for key in ("burdened", "salary", "share_of") if getattr(pay, key) is not None]
    if len(given) != 1:
        if given:
            message = f"`{path}` has `{given[0]}` and `{given[1]}`"
            reading.error("pay", message, pay.spans[given[1]], "keep one of them")
        else:
            message = f"`{path}` says nowhere what is paid"
            help_text = "add `salary:` and `burden:`, or `burdened:`, or `share_of:` and `ratio:`"
            reading.error("missing-value", message, team.spans["pay"], help_text)
    if pay.burdened is not None and "burden" in pay.spans:
        message = f"`{path}.burdened` has its burden in it already"
        reading.error("pay", message, pay.spans["burden"], "remove `burden`, or write `salary`")
    if pay.share_of is not None:
        _check_vendor(team, scenario, reading)
    elif team.management is not None:
        message = f"`teams.{team.name}.management` is for vendors; this team is not one"
        reading.warn("not-used", message, team.spans["management"], "remove it")


def _check_vendor(team: Team, scenario: Scenario, reading: Reading) -> None:
    pay, path = team.pay, f"teams.{team.name}.pay"
    own = [name for name, other in scenario.teams.items() if not other.is_vendor]
    if pay.ratio is None:
        message = f"`{path}.ratio` is missing"
        reading.error("missing-value", message, pay.spans["share_of"], "add `ratio: 50%`")
    if pay.share_of not in own:
        message = f"`{path}.share_of` names no team with pay of its own"
        help_text = did_you_mean(pay.share_of or "", own) or "teams: " + ", ".join(own)
        reading.error("unknown-team", message, pay.spans["share_of"], help_text)
    unused = [key for key in ("attrition", "hiring_cost", "supervisors") if key in team.spans]
    for key in unused:
        message = f"`teams.{team.name}.{key}` is not used: the vendor's price includes it"
        reading.warn("not-used", message, team.spans[key], "remove it")


def _check_automation(automation: Automation, reading: Reading) -> None:
    if "handover_aht" not in automation.spans:
        message = f"`automation.{automation.name}.handover_aht` is not given, so it is 1"
        help_text = "what people still handle is usually harder; try `handover_aht: 1.15`"
        reading.warn("handover-aht", message, automation.spans["containment"], help_text)


def _check_containment(scenario: Scenario, reading: Reading) -> None:
    for channel in scenario.channels:
        machines = [one for one in scenario.automation.values() if one.answers(channel.name)]
        paths = [f"automation.{one.name}.containment" for one in machines]
        most = [
            max(
                reading.inputs[key].value
                for key in (path, f"{path}.start", f"{path}.end")
                if key in reading.inputs
            )
            for path in paths
            if path in reading.inputs or f"{path}.end" in reading.inputs
        ]
        if sum(most) > 1:
            message = f"more than all contacts of `{channel.name}` are contained"
            places = [one.spans["containment"] for one in machines]
            others = tuple((span, "also contains them") for span in places[:-1])
            reading.error("containment", message, places[-1], "lower a containment", others)


def _check_cost(cost: CustomCost, reading: Reading) -> None:
    if cost.maintenance is not None and cost.amount.once is None:
        message = f"`costs.{cost.name}.maintenance` is a share of a one-time amount"
        help_text = "write the amount as `once`, or remove `maintenance`"
        reading.error("maintenance", message, cost.spans["maintenance"], help_text)


def _check_churn(scenario: Scenario, reading: Reading) -> None:
    churn = scenario.benefits.churn if scenario.benefits else None
    if churn and not churn.reduction.in_points and churn.base_churn is None:
        message = "`benefits.churn.base_churn` is missing: a reduction in % is relative to it"
        help_text = "add `base_churn: 13%`, or write the reduction in points of ARR"
        reading.error("missing-value", message, churn.spans["reduction"], help_text)


def _check_escalation(scenario: Scenario, reading: Reading) -> None:
    """Money is nominal: three years at today's prices are a choice to be seen."""
    moving = any(
        "money" in line.line.unit
        for line in scenario.graph.of_scope(scenario.scope).values()
        if line.line is not None
    )
    if scenario.horizon > 12 and not moving:
        message = f"no price and no wage changes over {scenario.horizon} months"
        help_text = "amounts may ramp or be listed by year, such as `[42_830, 44_100, 45_400]`"
        reading.warn("no-escalation", message, scenario.spans["horizon"], help_text)
