"""Checks of platform, telephony and compliance: what is not used, and what is not paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.sections import Spans

BY_CALLS = ("minute", "talk_share", "queue_time", "recording")
BY_NUMBERS = ("tests", "porting")
BILLED = ("seat", "concurrent_seat", "active_hour", "minute", "message")
# What standards usually cost money for.
USUALLY_PAID = {
    "pci": "a payment IVR or redaction of recordings, and a yearly assessment",
    "hipaa": "hosting under a business associate agreement, and a risk analysis",
    "gdpr": "access controls, deletion on request, and a data protection officer",
    "soc2": "a yearly audit (Type II), and tools that collect its evidence",
    "iso27001": "the certificate, and an audit in each year after it",
}
LOGS_KEPT = range(12, 37)  # months


def _warn_unused(
    keys: Iterable[str], section: str, spans: Spans, why: str, reading: Reading
) -> None:
    for key in keys:
        if key in spans:
            message = f"`{section}.{key}` is not used: {why}"
            reading.warn("not-used", message, spans[key], "remove it")


def _has(scenario: Scenario, *kinds: str) -> bool:
    return any(channel.kind in kinds for channel in scenario.channels)


def check_calls(scenario: Scenario, reading: Reading) -> None:
    """What is priced by calls and text messages has channels with them."""
    telephony, why = scenario.telephony, "no channel is of type voice"
    if telephony is None:
        return
    if not _has(scenario, "voice"):
        _warn_unused(BY_CALLS, "telephony", telephony.spans, why, reading)
    if not _has(scenario, "sms"):
        why = "no channel is of type sms"
        _warn_unused(("sms",), "telephony", telephony.spans, why, reading)


def check_numbers(scenario: Scenario, reading: Reading) -> None:
    """What is done with telephone numbers needs some."""
    telephony = scenario.telephony
    if telephony is None or telephony.numbers is not None or telephony.toll_free is not None:
        return
    why = "there are no `numbers` and no `toll_free`"
    _warn_unused(BY_NUMBERS, "telephony", telephony.spans, why, reading)


def check_toll_free(scenario: Scenario, reading: Reading) -> None:
    """Toll-free minutes have a price of their own, and the others have one too."""
    telephony = scenario.telephony
    toll_free = telephony.toll_free if telephony is not None else None
    if telephony is None or toll_free is None:
        return
    if toll_free.minute is None:
        why = "toll-free minutes have no `minute` of their own"
        _warn_unused(("share",), "telephony.toll_free", toll_free.spans, why, reading)
    elif "share" in toll_free.spans and telephony.minute is None:
        message = "minutes that are not toll-free cost nothing: `telephony.minute` is missing"
        help_text = "add `minute: $0.02 / min`"
        reading.warn("no-price", message, toll_free.spans["share"], help_text)


def check_platform(scenario: Scenario, reading: Reading) -> None:
    """What the platform is sold by is there, and its discount is on something."""
    platform = scenario.platform
    if platform is None:
        return
    if not _has(scenario, "voice"):
        why = "no channel is of type voice"
        _warn_unused(("minute",), "platform", platform.spans, why, reading)
    if all(channel.kind == "voice" for channel in scenario.channels):
        why = "all channels are of type voice"
        _warn_unused(("message",), "platform", platform.spans, why, reading)
    if not platform.addons and all(getattr(platform, key) is None for key in BILLED):
        _warn_unused(("discount",), "platform", platform.spans, "nothing has a price", reading)


def check_availability(scenario: Scenario, reading: Reading) -> None:
    """High availability is a share of something."""
    availability = scenario.availability
    if availability is not None and scenario.platform is None and scenario.telephony is None:
        why = "there is no `platform` and no `telephony` to take a share of"
        _warn_unused(("ha_uplift",), "availability", availability.spans, why, reading)


def check_features(scenario: Scenario, reading: Reading) -> None:
    """A feature costs something."""
    platform = scenario.platform
    for feature in platform.features.values() if platform is not None else ():
        if platform is not None and feature.amount is None and feature.yearly is None:
            message = f"`platform.features.{feature.name}` costs nothing"
            help_text = "add `amount: $20_000 once`, or `yearly: $3_000 / year`"
            reading.warn("no-cost", message, platform.spans["features"], help_text)


def check_messages(scenario: Scenario, reading: Reading) -> None:
    """Messages of a contact are priced by something, and are not those of a call."""
    by_platform = scenario.platform is not None and scenario.platform.message is not None
    sms = scenario.telephony.sms if scenario.telephony is not None else None
    for channel in scenario.channels:
        by_carrier = channel.kind == "sms" and sms is not None and sms.messages is None
        if channel.kind == "voice" or not (by_platform or by_carrier):
            is_call = channel.kind == "voice"
            why = "the channel is of type voice" if is_call else "no price is by message"
            path = f"demand.channels.{channel.name}"
            _warn_unused(("messages",), path, channel.spans, why, reading)


def check_standards(scenario: Scenario, reading: Reading) -> None:
    """A standard that has to be met costs something."""
    compliance = scenario.compliance
    for standard in compliance.standards if compliance is not None else ():
        if compliance is not None and standard.once is None and standard.yearly is None:
            message = f"`compliance.{standard.name}` costs nothing"
            if standard.name == "pci" and _is_recorded(scenario):
                message += ", and calls are recorded with the card data in them"
            help_text = (
                f"it usually costs {USUALLY_PAID[standard.name]}: "
                f"write `{standard.name}: {{once: $20_000, yearly: $12_000}}`"
            )
            reading.warn("no-cost", message, compliance.spans[standard.name], help_text)


def _is_recorded(scenario: Scenario) -> bool:
    return scenario.telephony is not None and scenario.telephony.recording is not None


def check_recordings(scenario: Scenario, reading: Reading) -> None:
    """Recordings end where privacy rules ask for it."""
    compliance, telephony = scenario.compliance, scenario.telephony
    recording = telephony.recording if telephony is not None else None
    if compliance is None or recording is None or recording.retention is not None:
        return
    if telephony is not None and "gdpr" in {each.name for each in compliance.standards}:
        message = "recordings are kept forever, and `compliance.gdpr` sets limits to that"
        span = telephony.spans["recording"]
        reading.warn("recordings", message, span, "add `retention: 12 months`")


def check_audit_trail(scenario: Scenario, reading: Reading) -> None:
    """Audit trails are kept as long as auditors ask."""
    trail = scenario.compliance.audit_trail if scenario.compliance is not None else None
    if trail is not None and trail.retention not in LOGS_KEPT:
        message = "`compliance.audit_trail.retention` is outside 12 to 36 months"
        help_text = "audit trails are usually kept that long; the number is used as written"
        reading.warn("suspect-value", message, trail.spans["retention"], help_text)


TECHNOLOGY_CHECKS = (
    *(check_calls, check_numbers, check_toll_free, check_platform, check_availability),
    *(check_features, check_messages, check_standards, check_recordings, check_audit_trail),
)
