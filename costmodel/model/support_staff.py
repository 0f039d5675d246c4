"""Support staff of the whole operation: quality assurance, workforce planning, trainers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_wages
from costmodel.model.lines import PEOPLE, cost_line, sum_of
from costmodel.model.people import own_teams
from costmodel.model.staffing import employees
from costmodel.model.workload import contacts_answered

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.support import Planners, Quality, Trainers
    from costmodel.kernel.expression import Expr


@quantity("FTE")
def own_employees(s: Scenario) -> Expr:
    """Agents on the payroll, those on unpaid absence included, supervisors excluded."""
    return total([employees(s, team) for team in own_teams(s)])


def _quality(s: Scenario) -> Quality | None:
    return None if s.support is None else s.support.quality


@quantity("h/month")
def evaluation_hours(s: Scenario) -> Expr | None:
    """Hours in which contacts that people answer are evaluated."""
    terms = _quality(s)
    if terms is None or terms.sample is None or terms.minutes is None:
        return None
    contacts = total([contacts_answered(s, channel) for channel in s.channels])
    return contacts * terms.sample * terms.minutes / s.calendar.minutes_per_hour


@quantity("FTE")
def quality_fte(s: Scenario) -> Expr | None:
    """Quality analysts: for the sample they evaluate, or by their span."""
    terms, hours = _quality(s), evaluation_hours(s)
    if terms is None:
        return None
    if hours is not None:
        month = terms.fte_hours * s.calendar.weeks_per_month
        return hours / (1 - terms.shrinkage) / month
    assert terms.span is not None  # noqa: S101 - the loader checked it
    return own_employees(s) / terms.span


def _by_span(s: Scenario, staff: Planners | Trainers | None) -> Expr | None:
    return None if staff is None else own_employees(s) / staff.span


@quantity("FTE")
def planners_fte(s: Scenario) -> Expr | None:
    """Workforce planners, by their span."""
    return _by_span(s, s.support.planners) if s.support is not None else None


@quantity("FTE")
def trainers_fte(s: Scenario) -> Expr | None:
    """Trainers, by their span."""
    return _by_span(s, s.support.trainers) if s.support is not None else None


@quantity("FTE")
def support_fte(s: Scenario) -> Expr | None:
    """Support staff of the whole operation."""
    return sum_of([quality_fte(s), planners_fte(s), trainers_fte(s)])


def _pay(s: Scenario, fte: Expr | None, staff: Quality | Planners | Trainers | None) -> Expr | None:
    if fte is None or staff is None:
        return None
    return fte * at_wages(s, staff.burdened) / s.calendar.months_per_year


@cost_line(PEOPLE)
def quality(s: Scenario) -> Expr | None:
    """Quality assurance: pay of those who evaluate contacts."""
    return _pay(s, quality_fte(s), _quality(s))


@cost_line(PEOPLE)
def workforce_planning(s: Scenario) -> Expr | None:
    """Workforce planning: pay of those who forecast and schedule."""
    return _pay(s, planners_fte(s), s.support.planners) if s.support is not None else None


@cost_line(PEOPLE)
def trainers(s: Scenario) -> Expr | None:
    """Trainers: pay of those who train the agents."""
    return _pay(s, trainers_fte(s), s.support.trainers) if s.support is not None else None
