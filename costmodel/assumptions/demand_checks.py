"""Checks of demand: where contacts come from, and what each channel needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.format.demand import CHANNEL_TYPES
from costmodel.assumptions.problems import nearest
from costmodel.assumptions.typical import typical_by_month

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Reading

SOURCES = ("contacts", "customers", "issues")
EITHER = (("target", "reply_within"), ("asa", "reply_within"), ("share", "minutes"))


def sources_of(scenario: Scenario) -> list[str]:
    """The keys that say how many contacts there are."""
    return [key for key in SOURCES if getattr(scenario.demand, key) is not None]


def check_sources(scenario: Scenario, reading: Reading) -> None:
    """Contacts are given in one way, or by channel in minutes."""
    sources, spans = sources_of(scenario), scenario.demand.spans
    if len(sources) > 1:
        message = f"demand is given as `{sources[0]}` and as `{sources[1]}`"
        places = [(spans.near(key), f"`{key}`") for key in reversed(sources)]
        reading.blame("demand", message, places, "keep one of them, set the other to `null`")
    if not sources and any(channel.minutes is None for channel in scenario.channels):
        message = "`demand` says nowhere how many contacts there are"
        help_text = "add `contacts: 30_000 / month`, or `minutes` to each channel"
        reading.error("missing-value", message, spans.near("contacts"), help_text)


def check_customers(scenario: Scenario, reading: Reading) -> None:
    """Customers and what each of them asks belong together."""
    demand = scenario.demand
    if sources_of(scenario) == ["customers"] and demand.contacts_per_customer is None:
        message = "`demand.contacts_per_customer` is missing"
        help_text = "add `contacts_per_customer: 0.3 / month`"
        reading.error(
            "missing-value", message, demand.spans.near("contacts_per_customer"), help_text
        )
    if demand.contacts_per_customer is not None and demand.customers is None:
        message = "`demand.customers` is missing"
        span = demand.spans.near("customers")
        reading.error("missing-value", message, span, "add `customers: 10_000`")
    if "callback_share" in demand.spans and demand.issues is None:
        message = "`demand.callback_share` is not used: it goes with `issues`"
        reading.warn("not-used", message, demand.spans.near("callback_share"), "remove it")


def check_shares(scenario: Scenario, reading: Reading) -> None:
    """Channels without minutes have shares, which sum to 1 in every month."""
    channels = scenario.channels
    shared = [one for one in channels if one.minutes is None or one.share is not None]
    if not shared or not sources_of(scenario):
        return
    for channel in shared:
        if channel.share is None:
            message = f"`demand.channels.{channel.name}.share` is missing"
            span = channel.spans.near("share")
            reading.error("missing-value", message, span, "add `share: 60%`")
    by_month = [
        typical_by_month(one.share, f"demand.channels.{one.name}.share", reading)
        for one in shared
        if one.share is not None
    ]
    if len(by_month) < len(shared):
        return
    sums = [sum(shares) for shares in zip(*by_month, strict=True)]
    wrong = [month for month, share in enumerate(sums) if abs(share - 1) > 1e-9]
    if wrong:
        when = "" if len(set(sums)) == 1 else f" in month {wrong[0] + 1}"
        message = f"the channels' shares sum to {100 * sums[wrong[0]]:.6g} %{when}, not 100 %"
        places = [(one.spans.near("share"), f"share of {one.name}") for one in shared]
        reading.blame("shares", message, places, "change the shares so that they sum to 100 %")


def check_channel(channel: Channel, scenario: Scenario, reading: Reading) -> None:
    """A channel has a type, one way to be sized, and one source of contacts."""
    if channel.kind not in CHANNEL_TYPES:
        meant = nearest(channel.name, set(CHANNEL_TYPES) - set(scenario.demand.channels))
        message = f"`{channel.name}` does not say what type of channel it is"
        help_text = "add `type:` with one of: " + ", ".join(CHANNEL_TYPES)
        help_text = f"did you mean `{meant}`? Else {help_text}" if meant else help_text
        reading.error("channel-type", message, channel.spans.near("type"), help_text)
    if not channel.waits and channel.reply_within is None:
        message = f"channel `{channel.name}` has neither a target nor a deadline"
        help_text = "add `target: 80% in 20 s`, `asa: 20 s` or `reply_within: 4 h`"
        reading.error("missing-value", message, channel.spans.near("target"), help_text)
    for one, other in EITHER:
        if getattr(channel, one) is not None and getattr(channel, other) is not None:
            message = f"channel `{channel.name}` has both `{one}` and `{other}`"
            places = [(channel.spans.near(key), f"`{key}`") for key in (other, one)]
            reading.blame("channel", message, places, "keep one of them")
