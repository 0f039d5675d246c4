"""Checks of machines: what they may contain, and what they are paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.machine_shares import (
    channels_of,
    contained_of,
    containment_by_month,
    intents_of,
    parts_of,
    sold_units,
    taken_by_month,
    way_of,
)
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.typical import typical_by_month
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.automation_kinds import ContainedIntent
    from costmodel.assumptions.format.automation import Assistant, Automation
    from costmodel.assumptions.format.demand import Channel, Intent
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Reading

SLACK = 1e-9  # of shares
NOT_OF_MACHINES, OF_ASSISTANTS = ("seat",), ("seat", "month", "session", "minute")


def check_handover(machine: Automation, _s: Scenario, reading: Reading) -> None:
    """What machines leave to people is harder: a factor of 1 is a choice to be seen."""
    if "handover_aht" not in machine.spans and machine.handover_aht is not UNSOUND:
        message = f"`automation.{machine.name}.handover_aht` is not given, so it is 1"
        help_text = "what people still handle is usually harder; try `handover_aht: 1.15`"
        reading.warn("handover-aht", message, machine.spans.near(way_of(machine)), help_text)


def check_intent_names(intent: Intent, scenario: Scenario, reading: Reading) -> None:
    """The channels of an intent exist."""
    known = scenario.demand.channels
    for name in intent.channels or ():
        if name.text not in known:
            help_text = did_you_mean(name.text, known) or "channels: " + ", ".join(known)
            message = f"there is no channel `{name.text}`"
            reading.error("unknown-channel", message, name.span, help_text)


def check_intent_shares(channel: Channel, scenario: Scenario, reading: Reading) -> None:
    """The intents of a channel are all of its contacts, in every month."""
    intents = intents_of(channel, scenario)
    if _is_said_elsewhere(channel, intents, scenario):
        return
    by_month = [
        typical_by_month(one.share, f"demand.intents.{one.name}.share", reading) for one in intents
    ]
    sums = [sum(shares) for shares in zip(*by_month, strict=True)]
    wrong = [month for month, share in enumerate(sums) if abs(share - 1) > SLACK]
    if wrong:
        when = "" if len(set(sums)) == 1 else f" in month {wrong[0] + 1}"
        share = f"{100 * sums[wrong[0]]:.6g} %"
        message = f"the intents' shares of `{channel.name}` sum to {share}{when}, not 100 %"
        places = [(one.spans.near("share"), f"share of {one.name}") for one in intents]
        help_text = "change the shares, or add an intent `other` with `automatable: false`"
        reading.blame("intent-shares", message, places, help_text)


def _is_said_elsewhere(channel: Channel, intents: list[Intent], scenario: Scenario) -> bool:
    """Whether what is wrong with these intents is a problem of an unknown or earlier channel."""
    named = [name.text for one in scenario.demand.intents.values() for name in one.channels or ()]
    earlier = scenario.channels[: scenario.channels.index(channel)]
    unknown = any(name not in scenario.demand.channels for name in named)
    return unknown or any(intents_of(each, scenario) == intents for each in earlier)


def check_ways(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """Containment is given in one way, and so is what it is a share of."""
    path = f"automation.{machine.name}"
    if machine.containment is None and machine.intents is None:
        message, help_text = f"`{path}.containment` is missing", "add `containment: 40%`"
        reading.error("missing-value", message, machine.spans.near("containment"), help_text)
    if machine.containment is not None and machine.intents is not None:
        message = f"`{path}` has both `containment` and `intents`"
        places = [(machine.spans.near(key), f"`{key}`") for key in ("intents", "containment")]
        reading.blame("containment", message, places, "keep one of them")
    told_apart = any(intents_of(channel, scenario) for channel in channels_of(machine, scenario))
    if machine.eligible is not None and (told_apart or machine.intents is not None):
        message = f"`{path}.eligible` is said by the intents already"
        help_text = "remove `eligible`; `automatable` of each intent says it"
        reading.error("containment", message, machine.spans.near("eligible"), help_text)


def check_contained_intents(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """A machine contains intents that there are, that reach it, and that machines may contain."""
    for contained in (machine.intents or {}).values():
        intent = scenario.demand.intents.get(contained.name)
        if intent is None:
            _blame_unknown(contained, scenario, reading)
        elif not any(intent.arrives_by(name.text) for name in machine.channels):
            message = f"`{intent.name}` arrives by no channel of `automation.{machine.name}`"
            reading.warn("not-used", message, contained.span, "remove it, or add a channel")
        elif not intent.automatable and any(containment_by_month(machine, intent, reading)):
            message = f"`{intent.name}` is for people: human-only intents cannot be contained"
            help_text = "remove it, or say `automatable: true` of the intent"
            reading.error("human-only", message, contained.span, help_text)


def _blame_unknown(contained: ContainedIntent, scenario: Scenario, reading: Reading) -> None:
    known = scenario.demand.intents
    message = f"there is no intent `{contained.name}`"
    listed = "intents: " + ", ".join(known) if known else "list them below `demand.intents`"
    help_text = did_you_mean(contained.name, known) or listed
    reading.error("unknown-intent", message, contained.span, help_text)


def check_containment(channel: Channel, scenario: Scenario, reading: Reading) -> None:
    """Several machines take no more than all of a channel or intent from people, in any month."""
    machines = [one for one in scenario.automation.values() if one.answers(channel.name)]
    for intent in parts_of(channel, scenario):
        by_month = [taken_by_month(one, intent, reading) for one in machines]
        most = max(map(sum, zip(*by_month, strict=True)), default=0)
        if most > 1 + SLACK:
            of = f"`{channel.name}`" if intent is None else f"`{intent.name}` by `{channel.name}`"
            message = f"{100 * most:.6g} % of the contacts of {of} are contained"
            places = [
                (one.spans.near(way_of(one)), "this contains them too")
                for one in reversed(machines)
            ]
            reading.blame("containment", message, places, "lower a containment")
            return


def check_engagement(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """No more contacts are contained than try the machine, in any month."""
    if machine.engagement is None:
        return
    tried = typical_by_month(machine.engagement, f"automation.{machine.name}.engagement", reading)
    for intent in contained_of(machine, scenario):
        months = zip(containment_by_month(machine, intent, reading), tried, strict=True)
        for month, (share, trying) in enumerate(months, start=1):
            if share > trying + SLACK:
                message = (
                    f"`automation.{machine.name}` contains {100 * share:.6g} % in month {month}, "
                    f"and only {100 * trying:.6g} % try it"
                )
                span = machine.spans.near("engagement")
                reading.error("engagement", message, span, "raise it, or lower the containment")
                return


def check_prices(machine: Automation, _s: Scenario, reading: Reading) -> None:
    """A price has the amount that it is multiplied with."""
    path = f"automation.{machine.name}"
    sold = sold_units(machine)
    for name, key, example in (("minute", "minutes", "4 min"), ("message", "messages", "6")):
        if name in sold and getattr(machine, key) is None:
            message = f"`{path}.{key}` is missing: its price is for a {name}"
            help_text = f"add `{key}: {example}`"
            reading.error("missing-value", message, machine.spans.near("price"), help_text)
    for name in set(sold) & set(NOT_OF_MACHINES):
        message = f"`{path}.price`: a price per {name} is for what helps people"
        help_text = "write it below `assist`, or as `$500 / month`"
        reading.error("value", message, machine.spans.near("price"), help_text)


def check_unused_amounts(machine: Automation, scenario: Scenario, reading: Reading) -> None:
    """What nothing is multiplied with changes nothing, and says so."""
    sold, calls = sold_units(machine), channels_of(machine, scenario)
    voice = any(channel.kind == "voice" for channel in calls)
    unused = {
        "messages": "message" not in sold,
        "failed_minutes": "minute" not in sold and not voice,
        "price_drift": machine.price is None,
    }
    for key, is_unused in unused.items():
        if is_unused and key in machine.spans:
            message = f"`automation.{machine.name}.{key}` is not used: no price goes with it"
            reading.warn("not-used", message, machine.spans.near(key), "remove it")


def check_assist_prices(assistant: Assistant, _s: Scenario, reading: Reading) -> None:
    """What helps people is sold by the seat, or by what they do with it."""
    for name in sold_units(assistant):
        if name not in OF_ASSISTANTS:
            message = f"`assist.{assistant.name}.price`: a price per {name} is for what answers"
            span = assistant.spans.near("price")
            reading.error("value", message, span, "write it like `$20 / seat / month`")
    if assistant.price is None and assistant.price_drift is not None:
        message = f"`assist.{assistant.name}.price_drift` is not used: there is no price"
        reading.warn("not-used", message, assistant.spans.near("price_drift"), "remove it")
