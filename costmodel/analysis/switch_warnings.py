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
SOME = 0.05  # a share that is worth a note
FEWEST_FTE = 0.005  # fewer do not show in a table


def switch_warnings(
    result: ComparisonResult, before: ScenarioResult, after: ScenarioResult, teams: Span
) -> tuple[Problem, ...]:
    """Warnings and notes about a switch; `teams` is where the alternative's teams stand."""
    return (
        *_instant_cut(before, after, teams),
        *_dearer_units(before, after),
        *_same_benefits(result, before),
        *_floor_bound(before, after, teams),
    )


def _instant_cut(before: ScenarioResult, after: ScenarioResult, teams: Span) -> Iterator[Problem]:
    """Fewer people on the payroll from the first month, at no cost."""
    own_before, own_after = _first_own_fte(before), _first_own_fte(after)
    if own_before - own_after >= FEWEST_FTE:
        message = (
            f"`{after.name}` starts with {own_before - own_after:.2f} fewer own FTE than "
            f"`{before.name}`, and neither notice nor severance is paid"
        )
        help_text = "staff falls as people leave or are paid to go: the savings come later"
        yield Problem("warning", "instant-cut", message, teams, help_text)


def _first_own_fte(result: ScenarioResult) -> float:
    """Own staff in the first month; where vendors do all the work there is no such line."""
    line = result.lines.get("own_fte")
    return (line.monthly[0] or 0.0) if line else 0.0


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


def _floor_bound(before: ScenarioResult, after: ScenarioResult, teams: Span) -> Iterator[Problem]:
    """Work that falls further than staff, because floors hold it."""
    work, staff = (_change_of(line, before, after) for line in ("workload_hours", "paid_fte"))
    bound = _floor_share(after)
    if work is None or staff is None or bound < SOME or work > staff - SOME:
        return
    message = (
        f"the work of `{after.name}` is {-work:.0%} below that of `{before.name}`, its paid FTE "
        f"{abs(staff):.0%}: floors bind in {bound:.0%} of its teams' hours"
    )
    help_text = "savings end where `min_agents` begins: lower the floor, or share nights"
    yield Problem("note", "floor-bound", message, teams, help_text)


def _floor_share(result: ScenarioResult) -> float:
    """The share of hours in which floors bind, of all teams by their position hours."""
    bound, whole = 0.0, 0.0
    for line in result.lines.values():
        if line.quantity == "floor_bound":
            hours = result.in_run_rate_month(f"position_hours.{line.name.partition('.')[2]}") or 0.0
            bound += hours * (result.in_run_rate_month(line.name) or 0.0)
            whole += hours
    return bound / whole if whole else 0.0


def _change_of(line: str, before: ScenarioResult, after: ScenarioResult) -> float | None:
    """The relative change of a line in the run-rate month."""
    old, new = before.in_run_rate_month(line), after.in_run_rate_month(line)
    return new / old - 1 if old and new is not None else None


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
