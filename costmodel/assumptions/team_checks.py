"""Checks of teams: their pay, vendors, and what is given without being used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading

PAID_BY = ("burdened", "salary", "hourly", "share_of", "price")
FOR_VENDORS = ("management", "transition", "own_platform")
NOT_FOR_VENDORS = (
    *("attrition", "night_attrition", "hiring_cost", "onboarding", "recurrent_training"),
    *("supervisors", "leavers", "severance", "overtime", "language_premium", "coordination"),
)
NOT_IN_VENDORS_PAY = ("premium", "premiums", "holidays", "burden", "overhead")


def check_deferrable(team: Team, scenario: Scenario, reading: Reading) -> None:
    """A team with contacts that can be put off is sized by its occupancy."""
    if "max_occupancy" in team.spans or team.max_occupancy is UNSOUND or team.on_call:
        return
    channels = scenario.demand.channels
    for name in team.channels:
        if name.text in channels and channels[name.text].reply_within is not None:
            path = f"teams.{team.name}.max_occupancy"
            message = f"`{path}` is missing: `{name.text}` is sized by it"
            span = team.spans.near("max_occupancy")
            reading.error("missing-value", message, span, "add `max_occupancy: 85%`")
            return


def check_pay(team: Team, _s: Scenario, reading: Reading) -> None:
    """Pay is given in one way."""
    pay, path = team.pay, f"teams.{team.name}.pay"
    given = [key for key in PAID_BY if getattr(pay, key) is not None]
    if len(given) > 1:
        message = f"`{path}` has both `{given[0]}` and `{given[1]}`"
        places = [(pay.spans.near(key), f"`{key}`") for key in reversed(given)]
        reading.blame("pay", message, places, "keep one of them, set the other to `null`")
    if not given:
        message = f"`{path}` says nowhere what is paid"
        help_text = (
            "add `salary:` or `hourly:` with `burden:`, or `burdened:`; for a vendor `price:`, or "
            "`share_of:` and `ratio:`"
        )
        reading.error("missing-value", message, pay.spans.near("salary"), help_text)
    for key in ("burden", "overhead"):
        if given == ["burdened"] and key in pay.spans:
            message = f"`{path}.burdened` has its {key} in it already"
            help_text = f"remove `{key}`, or write `salary`"
            reading.error("pay", message, pay.spans.near(key), help_text)


def check_vendor(team: Team, scenario: Scenario, reading: Reading) -> None:
    """A vendor's price follows the pay of a team that has pay of its own."""
    pay, path = team.pay, f"teams.{team.name}.pay"
    _check_resolutions(team, scenario, reading)
    if pay.share_of is None:
        if pay.ratio is not None:
            message = f"`{path}.share_of` is missing: `ratio` is a share of another team's pay"
            span = pay.spans.near("share_of")
            reading.error("missing-value", message, span, "add `share_of:` and a team")
        return
    if pay.ratio is None:
        message, span = f"`{path}.ratio` is missing", pay.spans.near("ratio")
        reading.error("missing-value", message, span, "add `ratio: 50%`")
    others = [name for name in scenario.teams if name != team.name]
    own = [name for name in others if not scenario.teams[name].is_vendor]
    if pay.share_of not in own:
        message = f"`{path}.share_of` names no other team with pay of its own"
        help_text = did_you_mean(pay.share_of, own) or "teams: " + (", ".join(own) or "none")
        reading.error("unknown-team", message, pay.spans.near("share_of"), help_text)


def _check_resolutions(team: Team, scenario: Scenario, reading: Reading) -> None:
    """A vendor that is paid by resolution answers channels with a first contact resolution."""
    if team.pay.price is None or team.pay.price.basis != "resolution":
        return
    for channel in scenario.channels:
        if team.answers(channel.name) and channel.fcr is None:
            path = f"demand.channels.{channel.name}.fcr"
            message = f"`{path}` is missing: team `{team.name}` is paid by resolution"
            span = channel.spans.near("fcr")
            reading.error("missing-value", message, span, "add `fcr: 70%`")


def check_unused(team: Team, _s: Scenario, reading: Reading) -> None:
    """What is given for the other kind of team changes nothing, and says so."""
    if not team.is_vendor:
        given = [key for key in FOR_VENDORS if key in team.spans]
        for key in given:
            message = f"`teams.{team.name}.{key}` is for vendors; this team is not one"
            reading.warn("not-used", message, team.spans[key], "remove it")
        if "minimum" in team.pay.spans:
            message = f"`teams.{team.name}.pay.minimum` is for vendors; this team is not one"
            reading.warn("not-used", message, team.pay.spans["minimum"], "remove it")
        return
    places = {key: team.spans[key] for key in NOT_FOR_VENDORS if key in team.spans}
    pay = team.pay.spans
    places |= {f"pay.{key}": pay[key] for key in NOT_IN_VENDORS_PAY if key in pay}
    if team.pay.share_of is not None and "skill" in pay:
        places["pay.skill"] = pay["skill"]
    for key, span in places.items():
        message = f"`teams.{team.name}.{key}` is not used: the vendor's price includes it"
        reading.warn("not-used", message, span, "remove it")
