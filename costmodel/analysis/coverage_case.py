"""Is 24/7 justified? The same scenario with fewer hours, and what the other hours must bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.business_hours import (
    VOLUME,
    only_in,
    refused,
    share_outside,
    with_volume_outside,
)
from costmodel.analysis.run import collect, compute, open_scenarios
from costmodel.analysis.typical import values_in_month
from costmodel.analysis.variants import in_variants
from costmodel.assumptions.hours import HALVES_PER_WEEK
from costmodel.model.lines import AUTOMATION, COMPLIANCE, PEOPLE, TECHNOLOGY, VENDORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.analysis.business_hours import Halves
    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.run import ScenarioFile
    from costmodel.assumptions.format.scenario import Scenario

# The parts of the incremental cost, and the categories of lines they hold.
STAFFING, INFRASTRUCTURE, OTHER = "staffing", "infrastructure", "other"
PARTS = {PEOPLE: STAFFING, VENDORS: STAFFING, TECHNOLOGY: INFRASTRUCTURE}
PARTS |= dict.fromkeys((AUTOMATION, COMPLIANCE), INFRASTRUCTURE)
GRID, ROUNDS = 48, 3  # factors of volume tried at once, and how often
LEAST, MOST = 0.01, 1000.0  # times the volume outside the hours


@dataclass(frozen=True, slots=True)
class CostPart:
    """A part of the yearly cost: as in the file, and with the fewer hours."""

    name: str
    around_the_clock: float
    in_hours: float

    @property
    def incremental(self) -> float:
        """What the other hours cost."""
        return self.around_the_clock - self.in_hours


@dataclass(frozen=True, slots=True)
class CoverageCase:
    """What the hours of a file cost beyond fewer ones, and what pays for it.

    Money is a year's at the month of the run rate, contacts are a month's. `break_even_points`
    are shares of ARR; None without a churn claim. `break_even_volume` are contacts outside the
    hours at which one costs what a contact in hours does; None where none is enough.
    """

    result: ScenarioResult
    in_hours: ScenarioResult
    hours: tuple[str, ...]
    parts: tuple[CostPart, ...]
    once: float
    contacts: float
    share_outside: float
    not_taken: float
    benefit: float
    cost_per_contact_in_hours: float | None
    cost_per_contact_outside: float | None
    break_even_points: float | None
    break_even_volume: float | None

    @property
    def incremental(self) -> float:
        """What the other hours cost a year."""
        return sum(part.incremental for part in self.parts)


def coverage_case(
    file: ScenarioFile, hours: tuple[str, ...], halves: Halves, month: int | None = None
) -> CoverageCase:
    """Set a scenario against itself with the half-hours that `hours` name alone."""
    opened = open_scenarios([file], month)
    s = opened.loaded[0].scenario
    _refuse_all(s, halves)
    (result,) = collect(opened, compute(opened))
    closed = open_scenarios([file], month, only_in(halves))
    (in_hours,) = collect(closed, compute(closed))
    parts = _parts(result, in_hours)
    incremental = sum(part.incremental for part in parts)
    contacts = result.in_run_rate_month("total_contacts") or 0.0
    not_taken = contacts - (in_hours.in_run_rate_month("total_contacts") or 0.0)
    return CoverageCase(
        result=result,
        in_hours=in_hours,
        hours=hours,
        parts=parts,
        once=(result.value("one_time_cost") or 0.0) - (in_hours.value("one_time_cost") or 0.0),
        contacts=contacts,
        share_outside=_share_outside(s, halves, result.run_rate_month),
        not_taken=not_taken,
        benefit=12 * (result.in_run_rate_month("benefit") or 0.0),
        cost_per_contact_in_hours=in_hours.value("cost_per_contact"),
        cost_per_contact_outside=incremental / 12 / not_taken if not_taken > 0 else None,
        break_even_points=_points(s, incremental, result.run_rate_month),
        break_even_volume=_volume(file, halves, in_hours, not_taken),
    )


def _refuse_all(s: Scenario, halves: Halves) -> None:
    there = {half for team in s.teams.values() for half in s.open_halves(team)}
    if there <= halves or len(halves) == HALVES_PER_WEEK:
        message = "these hours leave out none in which a team is there"
        raise refused(message, s.spans.near("teams"))


def _parts(result: ScenarioResult, in_hours: ScenarioResult) -> tuple[CostPart, ...]:
    names = (STAFFING, INFRASTRUCTURE, OTHER)
    mine, other = _by_part(result), _by_part(in_hours)
    return tuple(CostPart(name, mine.get(name, 0.0), other.get(name, 0.0)) for name in names)


def _by_part(result: ScenarioResult) -> dict[str, float]:
    """The run rate by part: that of each line by its category."""
    found: dict[str, float] = {}
    for name, booked in result.bookings.items():
        if f"run_rate.{name}" in result.results:
            part = PARTS.get(booked.category, OTHER)
            found[part] = found.get(part, 0.0) + (result.value(f"run_rate.{name}") or 0.0)
    return found


def _share_outside(s: Scenario, halves: Halves, month: int) -> float:
    """Share of all contacts that arrive outside the hours."""
    lines = s.graph.of_scope(s.scope)
    contacts = values_in_month(
        s, [lines[f"contacts_offered.{channel.name}"] for channel in s.channels], month
    )
    shares = values_in_month(s, [share_outside(s, each, halves) for each in s.channels], month)
    outside = sum(count * share for count, share in zip(contacts, shares, strict=True))
    return outside / sum(contacts) if sum(contacts) else 0.0


def _points(s: Scenario, incremental: float, month: int) -> float | None:
    """The share of ARR that has to be kept in a year to pay the incremental cost."""
    churn = s.benefits.churn if s.benefits else None
    if churn is None:
        return None
    (margin,) = values_in_month(s, [churn.arr * churn.gross_margin * (1 - churn.risk)], month)
    return incremental / margin if margin > 0 else None


def _volume(
    file: ScenarioFile, halves: Halves, in_hours: ScenarioResult, not_taken: float
) -> float | None:
    """Contacts outside the hours at which each costs what one in hours does."""
    month, fewer = in_hours.run_rate_month, in_hours.value("run_rate_cost") or 0.0
    per_contact = in_hours.value("cost_per_contact")
    if per_contact is None or not_taken <= 0:
        return None
    s = open_scenarios([file], month, with_volume_outside(halves)).loaded[0].scenario

    def pays(factors: list[float]) -> list[bool]:
        node = s.graph.of_scope(s.scope)["run_rate_cost"]
        (costs,) = in_variants(s, [node], {VOLUME: factors}, month)
        pairs = zip(costs, factors, strict=True)
        return [(cost - fewer) / 12 <= per_contact * not_taken * each for cost, each in pairs]

    factor = _first_factor(pays)
    return None if factor is None else factor * not_taken


def _first_factor(pays: Callable[[list[float]], list[bool]]) -> float | None:
    """The least factor that pays, to a part in ten thousand; None if even the highest does not."""
    low, high = LEAST, MOST
    for _ in range(ROUNDS):
        factors = [low * (high / low) ** (step / (GRID - 1)) for step in range(GRID)]
        first = next((at for at, paid in enumerate(pays(factors)) if paid), None)
        if not first:
            return None if first is None else factors[0]
        low, high = factors[first - 1], factors[first]
    return high
