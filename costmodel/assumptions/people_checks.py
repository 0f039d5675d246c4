"""Checks of people: premiums, who leaves and who is held, what is counted twice, support staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.format.pay import Premium

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Stretch, Team
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading

ON_DUTY_PAY = ("premium", "premiums", "holidays")


def check_premiums(team: Team, _s: Scenario, reading: Reading) -> None:
    """Premiums are given in one form; people on call have none."""
    pay, path = team.pay, f"teams.{team.name}.pay"
    if pay.premium is not None and pay.premiums:
        message = f"`{path}` has both `premium` and `premiums`"
        places = [(pay.spans.near(key), f"`{key}`") for key in ("premiums", "premium")]
        help_text = "move the one premium into `premiums`, under a name"
        reading.blame("pay", message, places, help_text)
    for key in ON_DUTY_PAY:
        if team.on_call is not None and key in pay.spans:
            message = f"`{path}.{key}` is not used: nobody of the team is on duty"
            reading.warn("not-used", message, pay.spans[key], "write `on_call.rate` instead")


def check_stretches(team: Team, _s: Scenario, reading: Reading) -> None:
    """Hours in which nobody of the team is there change nothing."""
    for stretch in team.stretches:
        if stretch.hours is not None and not stretch.hours.halves & team.hours.halves:
            message = f"team `{team.name}` is not there in the hours of `{stretch.name}`"
            help_text = "hours are by the team's own clock"
            reading.warn("not-used", message, _place(team, stretch), help_text)


def _place(team: Team, stretch: Stretch) -> Span:
    if not isinstance(stretch, Premium):
        return team.spans.near(stretch.name)
    return team.pay.spans.near("premiums" if team.pay.premium is None else "premium")


def check_held(team: Team, _s: Scenario, reading: Reading) -> None:
    """Staff falls in one way, and what goes with that way is given."""
    path, spans = f"teams.{team.name}", team.spans
    if team.leavers is not None and team.notice:
        message = f"`{path}` has both `leavers` and `notice`"
        places = [(spans.near(key), f"`{key}`") for key in ("notice", "leavers")]
        help_text = "staff falls as people leave, or after their notice: keep one of them"
        reading.blame("held", message, places, help_text)
    for key in ("leavers", "notice"):
        if team.headcount is not None and key in spans:
            message = f"`{path}.{key}` is not used: `headcount` says how many are held"
            reading.warn("not-used", message, spans[key], "remove it")
    if team.leavers is not None and team.severance is not None and team.headcount is None:
        message = f"`{path}.severance` is not used: with `leavers` nobody is dismissed"
        reading.warn("not-used", message, spans.near("severance"), "write `notice` instead")
    if team.leavers is not None and not {"attrition", "night_attrition"} & set(spans):
        message = f"`{path}.attrition` is not given, so nobody leaves and staff never falls"
        reading.warn("no-attrition", message, spans.near("leavers"), "add `attrition: 31% / year`")


def check_learning(team: Team, _s: Scenario, reading: Reading) -> None:
    """Training costs its hours once, and onboarding says how agents learn."""
    path, spans = f"teams.{team.name}", team.spans
    given = team.onboarding
    if given is not None and given.training is None and not given.ramp:
        message = f"`{path}.onboarding` has neither `training` nor `ramp`"
        help_text = "add `training: 160 h` or `ramp: [50%, 75%, 90%]`"
        reading.error("missing-value", message, spans.near("onboarding"), help_text)
    if team.recurrent_training is not None and f"{path}.shrinkage.training" in reading.inputs:
        message = f"`{path}.recurrent_training` is in its shrinkage too: it is paid twice"
        help_text = "keep `recurrent_training` or `shrinkage.training`"
        reading.warn("counted-twice", message, spans.near("recurrent_training"), help_text)


def check_quality(scenario: Scenario, reading: Reading) -> None:
    """Quality analysts are counted in one way: by what they evaluate, or by their span."""
    quality = None if scenario.support is None else scenario.support.quality
    if quality is None:
        return
    spans, path = quality.spans, "support.quality"
    sampled = [key for key in ("sample", "minutes") if getattr(quality, key) is not None]
    if quality.span is not None and sampled:
        message = f"`{path}` has both `span` and `{sampled[0]}`"
        places = [(spans.near(key), f"`{key}`") for key in (sampled[0], "span")]
        reading.blame("support", message, places, "keep one of them, set the other to `null`")
    elif quality.span is None and len(sampled) < len(("sample", "minutes")):
        missing = "minutes" if sampled == ["sample"] else "sample"
        message = f"`{path}.{missing}` is missing"
        help_text = "add `sample: 3%` and `minutes: 20 min`, or `span: 40`"
        reading.error("missing-value", message, spans.near(missing), help_text)
    for key in ("shrinkage", "fte_hours"):
        if quality.span is not None and key in spans:
            message = f"`{path}.{key}` is not used: analysts follow their span"
            reading.warn("not-used", message, spans[key], "remove it")
