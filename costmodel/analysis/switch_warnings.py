"""What is suspect about a switch, and what needs saying to read it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ComparisonResult, ScenarioResult
    from costmodel.assumptions.problems import Span

# What each unit cost is divided by: the line, and what it counts in words.
DIVISORS = {
    "cost_per_minute": ("handled_minutes", "the minutes that people handle"),
    "cost_per_contact": ("total_contacts", "the contacts"),
    "cost_per_resolution": ("resolved_contacts", "the contacts resolved"),
}
NOISE = 1e-9  # a relative change that is no change
FEWEST_FTE = 0.005  # fewer do not show in a table


def switch_warnings(
    result: ComparisonResult, before: ScenarioResult, after: ScenarioResult, teams: Span
) -> tuple[Problem, ...]:
    """Warnings and notes about a switch; `teams` is where the alternative's teams stand."""
    return (
        *_instant_cut(before, after, teams),
        *_dearer_units(before, after),
        *_same_benefits(result, before),
    )


def _instant_cut(before: ScenarioResult, after: ScenarioResult, teams: Span) -> Iterator[Problem]:
    """Fewer people on the payroll from the first month, at no cost."""
    own_before, own_after = (each.lines["own_fte"].monthly[0] or 0.0 for each in (before, after))
    if own_before - own_after >= FEWEST_FTE:
        message = (
            f"`{after.name}` starts with {own_before - own_after:.2f} fewer own FTE than "
            f"`{before.name}`, and neither notice nor severance is paid"
        )
        help_text = "staff falls as people leave or are paid to go: the savings come later"
        yield Problem("warning", "instant-cut", message, teams, help_text)


def _dearer_units(before: ScenarioResult, after: ScenarioResult) -> Iterator[Problem]:
    """A unit cost that rises while the total falls: what it is divided by falls faster."""
    cost = _growth("run_rate_cost", before, after)
    for name, (line, counted) in DIVISORS.items():
        unit_cost = _growth(name, before, after)
        if cost is None or unit_cost is None or cost > -NOISE or unit_cost < NOISE:
            continue
        old, new = before.in_run_rate_month(line), after.in_run_rate_month(line)
        if old and new:
            message = (
                f"`{name}` of `{after.name}` is {unit_cost:.1%} above that of `{before.name}` "
                f"although the run rate falls by {-cost:.1%}: {counted} fall by {1 - new / old:.1%}"
            )
            yield Problem("note", "dearer-unit", message, None)


def _growth(name: str, before: ScenarioResult, after: ScenarioResult) -> float | None:
    """The relative change of a result; none where a value is missing or zero."""
    old, new = before.value(name), after.value(name)
    return new / old - 1 if old and new is not None else None


def _same_benefits(result: ComparisonResult, before: ScenarioResult) -> Iterator[Problem]:
    """Benefits that the switch does not change do not speak for it."""
    changes = result.lines["change_of_benefit"].monthly
    benefits = before.lines["benefit"].monthly
    most = max(abs(value or 0.0) for value in benefits)
    if any(abs(value or 0.0) > NOISE * most for value in changes):
        return
    what = f"the same benefits as `{result.baseline}`" if most else "no benefits"
    message = f"`{result.name}` has {what}, so the switch rests on costs alone"
    yield Problem("note", "same-benefits", message, None)
