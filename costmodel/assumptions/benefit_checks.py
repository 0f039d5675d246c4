"""Checks of benefits: what a claim rests on, and what two claims count twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.queue_checks import months_of
from costmodel.assumptions.typical import typical_by_month
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.format.benefits import Churn, Claim
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Reading

SLACK = 1e-9
# What a benefit of the user's own is suspected of counting once more, by its words.
SPEAKS_OF = {
    "churn": re.compile(r"churn|retention|retain|renew|loyal|lifetime"),
    "outages": re.compile(r"outage|downtime"),
    "escalations": re.compile(r"escalat"),
    "penalties": re.compile(r"penalt|service credit"),
    "sla": re.compile(r"\bsla\b|penalt|service.level|service credit"),
    "sales": re.compile(r"sales|upsell|cross.?sell|conversion"),
    "kept_contacts": re.compile(r"abandon|give.?up|hang.?up|lost (call|contact)"),
}


def claims_of(scenario: Scenario) -> dict[str, Claim]:
    """All claims by their path below `benefits`."""
    return {} if scenario.benefits is None else scenario.benefits.claims


def _churn_of(scenario: Scenario) -> Churn | None:
    return None if scenario.benefits is None else scenario.benefits.churn


def check_since(claim: tuple[str, Claim], scenario: Scenario, reading: Reading) -> None:
    """A benefit begins in some month of the horizon."""
    path, since = claim[0], claim[1].since
    if since is not None and since is not UNSOUND and since > months_of(scenario, reading)[-1]:
        message = f"`benefits.{path}` does not begin in any month of the horizon"
        reading.warn("not-used", message, claim[1].spans.near("since"), "check its month")


def check_churn(scenario: Scenario, reading: Reading) -> None:
    """A relative cut in churn has a churn that it cuts."""
    churn = _churn_of(scenario)
    if churn is None:
        return
    if not churn.reduction.in_points and churn.base_churn is None:
        message = "`benefits.churn.base_churn` is missing: a reduction in % is relative to it"
        help_text = "add `base_churn: 13%`, or write the reduction in points of ARR"
        reading.error("missing-value", message, churn.spans.near("reduction"), help_text)


def check_churn_cut(scenario: Scenario, reading: Reading) -> None:
    """Churn falls by no more points than there are."""
    churn = _churn_of(scenario)
    if churn is None or churn.base_churn is None or not churn.reduction.in_points:
        return
    cut = typical_by_month(churn.reduction.by, "benefits.churn.reduction", reading)
    there_is = typical_by_month(churn.base_churn, "benefits.churn.base_churn", reading)
    for points, base in zip(cut, there_is, strict=True):
        if points > base + SLACK:
            message = f"churn falls by {100 * points:.6g} points of {100 * base:.6g}"
            places = [(churn.spans.near(key), f"`{key}`") for key in ("reduction", "base_churn")]
            help_text = "points are of ARR a year, as `base_churn` is; a share of it is in %"
            reading.blame("churn", message, places, help_text)
            return


def check_cohort(scenario: Scenario, reading: Reading) -> None:
    """Customers who were kept leave at the base churn, which leaves some of them."""
    churn = _churn_of(scenario)
    if churn is None or churn.mode != "cohort":
        return
    if churn.base_churn is None:
        message = "`benefits.churn.base_churn` is missing: customers who were kept leave at it"
        help_text = "add `base_churn: 13%`, or write `mode: steady`"
        reading.error("missing-value", message, churn.spans.near("mode"), help_text)
        return
    path = "benefits.churn.base_churn"
    found = [each for key, each in reading.inputs.items() if f"{key}.".startswith(f"{path}.")]
    if any(max(each.value, each.high or 0) >= 1 for each in found if each.unit == "share"):
        message = f"`{path}` leaves no customer, so `mode: cohort` has no meaning"
        reading.error("churn", message, churn.spans.near("base_churn"), "write less than 100 %")


def check_unused_churn(scenario: Scenario, reading: Reading) -> None:
    """Customers and their revenue check the ARR, or say what a customer is worth."""
    churn = _churn_of(scenario)
    if churn is None:
        return
    if churn.customers is not None and churn.arpu is None:
        message = "`benefits.churn.customers` is not used without `arpu`"
        reading.warn("not-used", message, churn.spans.near("customers"), "add `arpu: $500 / month`")
    if churn.arpu is not None and churn.customers is None and churn.base_churn is None:
        message = "`benefits.churn.arpu` is not used without `customers` or `base_churn`"
        reading.warn("not-used", message, churn.spans.near("arpu"), "add `base_churn: 13%`")


def check_sla(scenario: Scenario, reading: Reading) -> None:
    """A penalty is avoided by the service level of a channel that has one."""
    sla = None if scenario.benefits is None else scenario.benefits.sla
    if sla is None:
        return
    known = scenario.demand.channels
    if sla.channel not in known:
        help_text = did_you_mean(sla.channel, known) or "channels: " + ", ".join(known)
        message = f"there is no channel `{sla.channel}`"
        reading.error("unknown-channel", message, sla.spans.near("channel"), help_text)
    elif known[sla.channel].target is None:
        message = f"`{sla.channel}` has no service level: it has no `target`"
        help_text = "name a channel with a target, such as `target: 80% in 20 s`"
        reading.error("sla", message, sla.spans.near("channel"), help_text)


def check_abandonment(scenario: Scenario, reading: Reading) -> None:
    """Contacts give up where they wait and have a patience."""
    kept = None if scenario.benefits is None else scenario.benefits.kept_contacts
    if kept is None:
        return
    known = scenario.demand.channels
    for name in kept.channels:
        if name.text not in known:
            help_text = did_you_mean(name.text, known) or "channels: " + ", ".join(known)
            message = f"there is no channel `{name.text}`"
            reading.error("unknown-channel", message, name.span, help_text)
        elif known[name.text].patience is None or not known[name.text].waits:
            message = f"nobody gives up on `{name.text}`: it has no `patience`"
            help_text = f"add `patience: 2 min` to `demand.channels.{name.text}`"
            reading.error("missing-value", message, name.span, help_text)


def check_other(scenario: Scenario, reading: Reading) -> None:
    """Benefits of the user's own are called neither as a claim nor as a cost."""
    if scenario.benefits is None:
        return
    for name, claim in scenario.benefits.other.items():
        taken = name in SPEAKS_OF and f"`{name}` is a claim of its own"
        taken = taken or (name in scenario.costs and f"`{name}` is the name of a cost")
        if taken:
            help_text = f"call the benefit something else, such as `{name}_benefit`"
            reading.error("name-clash", taken, claim.spans.near("amount"), help_text)


def check_twice(scenario: Scenario, reading: Reading) -> None:
    """Two claims of the same benefit in one total count it twice."""
    if scenario.benefits is None:
        return
    given = [key for key, claim in claims_of(scenario).items() if _counts(claim)]
    if "sla" in given and "penalties" in given:
        message = "`benefits.sla` and `benefits.penalties` may be the same penalties"
        place = scenario.benefits.spans.near("sla")
        reading.warn("counted-twice", message, place, "leave penalties for service to `sla`")
    for name, other in scenario.benefits.other.items():
        said = f"{name} {other.label or ''}".lower().replace("_", " ")
        same = [key for key, words in SPEAKS_OF.items() if key in given and words.search(said)]
        if same and _counts(other):
            message = f"`benefits.other.{name}` may be in `benefits.{same[0]}` too"
            help_text = "keep one of them, or set one apart with `strategic: true`"
            reading.warn("counted-twice", message, other.spans.near("amount"), help_text)


def _counts(claim: Claim) -> bool:
    return claim is not UNSOUND and claim.strategic is not UNSOUND and not claim.strategic
