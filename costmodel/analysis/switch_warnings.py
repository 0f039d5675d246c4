"""What is suspect about a switch, and what needs saying to read it right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ComparisonResult, ScenarioResult

UNIT_COSTS = ("cost_per_minute", "cost_per_contact", "cost_per_resolution")


def switch_warnings(
    result: ComparisonResult, before: ScenarioResult, after: ScenarioResult
) -> ComparisonResult:
    """The comparison with its warnings and notes."""
    said = (*_instant_cut(before, after), *_dearer_units(before, after), *_same_benefits(result))
    return replace(result, warnings=(*result.warnings, *said))


def _instant_cut(before: ScenarioResult, after: ScenarioResult) -> Iterator[Problem]:
    """Fewer people on the payroll from the first month, at no cost."""
    own_before, own_after = (each.lines["own_fte"].monthly[0] or 0.0 for each in (before, after))
    if own_after < own_before - 1e-9:
        message = (
            f"`{after.name}` starts with {own_before - own_after:.1f} fewer own FTE than "
            f"`{before.name}`, and neither notice nor severance is paid"
        )
        help_text = "staff falls as people leave or are paid to go: the savings come later"
        yield Problem("warning", "instant-cut", message, None, help_text)


def _dearer_units(before: ScenarioResult, after: ScenarioResult) -> Iterator[Problem]:
    """A unit cost that rises while the total falls."""
    cheaper = (after.value("run_rate_cost") or 0) < (before.value("run_rate_cost") or 0)
    for name in UNIT_COSTS:
        old, new = before.value(name), after.value(name)
        if cheaper and old is not None and new is not None and new > old:
            message = (
                f"`{name}` rises although the total falls: people handle less, "
                "and fixed costs and floors stay"
            )
            yield Problem("note", "dearer-unit", message, None)


def _same_benefits(result: ComparisonResult) -> Iterator[Problem]:
    changes = result.lines["change_of_benefit"].monthly
    if not any(changes):
        message = "both scenarios have the same benefits, so the switch rests on costs alone"
        yield Problem("note", "same-benefits", message, None)
