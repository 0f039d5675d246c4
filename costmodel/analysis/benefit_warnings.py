"""What only the numbers show of benefits: an ARR nobody pays, a service that brings nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.typical import values_by_month
from costmodel.assumptions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ScenarioResult
    from costmodel.assumptions.format.scenario import Scenario

ARR_SLACK = 0.01


def benefit_warnings(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """Warnings and notes about a scenario's benefits."""
    yield from _arr(s)
    yield from _sla(result, s)
    yield from _kept_contacts(result, s)
    yield from _one_source(result, s)


def _one_source(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """All benefits are of one kind: the returns stand and fall with one claim."""
    lines = [line for line in result.lines.values() if line.role == "benefit" and any(line.monthly)]
    if len(lines) == 1:
        name = lines[0].name
        message = f"all benefits of `{result.name}` are `{name}`: its returns rest on that claim"
        yield Problem("note", "one-source", message, s.spans.near("benefits"))


def _arr(s: Scenario) -> Iterator[Problem]:
    """Revenue is what the customers pay."""
    churn = s.benefits.churn if s.benefits else None
    paid = s.graph.of_scope(s.scope).get("arr_of_customers")
    if churn is None or paid is None:
        return
    given, by_customers = values_by_month(s, [churn.arr, paid])
    for arr, pay in zip(given, by_customers, strict=True):
        if abs(arr - pay) > ARR_SLACK * abs(arr):
            message = f"`benefits.churn.arr` is {arr:,.0f} a year, and the customers pay {pay:,.0f}"
            help_text = "check `arr`, `customers` and `arpu`; `arr` is used as written"
            yield Problem("warning", "arr", message, churn.spans.near("arr"), help_text)
            return


def _sla(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """A service level that is never reached avoids no penalty."""
    sla = s.benefits.sla if s.benefits else None
    if sla is None or any(result.lines["avoided_sla_penalties"].monthly):
        return
    message = f"`benefits.sla` of `{result.name}` avoids no penalty in any month"
    help_text = f"compare the service level of `{sla.channel}` with `at_least`"
    yield Problem("warning", "no-benefit", message, sla.spans.near("at_least"), help_text)


def _kept_contacts(result: ScenarioResult, s: Scenario) -> Iterator[Problem]:
    """More contacts that give up than without the improvement are no benefit."""
    kept = s.benefits.kept_contacts if s.benefits else None
    if kept is None:
        return
    for name in dict.fromkeys(each.text for each in kept.channels):
        monthly = result.lines[f"no_longer_abandoned.{name}"].monthly
        if min(value or 0.0 for value in monthly) < 0:
            message = f"in some months more of `{name}` of `{result.name}` give up than before"
            help_text = "the benefit is negative then; check `abandonment` and the staff"
            place = kept.spans.near("abandonment")
            yield Problem("warning", "no-benefit", message, place, help_text)
