"""Compliance: standards, penetration tests and audit trails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_prices
from costmodel.model.lines import COMPLIANCE, cost_line, one_time_cost_line, sum_of

if TYPE_CHECKING:
    from costmodel.assumptions.format.compliance import Standard
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def standards(s: Scenario) -> list[Standard]:
    """The standards that have to be met."""
    return s.compliance.standards if s.compliance else []


@quantity("money/month")
def standard_cost(s: Scenario, standard: Standard) -> Expr | None:
    """Cost of keeping to a standard."""
    if standard.yearly is None:
        return None
    return at_prices(s, standard.yearly) / s.calendar.months_per_year


@quantity("money/month")
def penetration_tests_cost(s: Scenario) -> Expr | None:
    """Cost of penetration tests."""
    tests = s.compliance.penetration_tests if s.compliance else None
    if tests is None:
        return None
    return tests.per_year * at_prices(s, tests.price) / s.calendar.months_per_year


@quantity("money/month")
def audit_trail_cost(s: Scenario) -> Expr | None:
    """Cost of keeping audit trails."""
    trail = s.compliance.audit_trail if s.compliance else None
    return None if trail is None else at_prices(s, trail.price)


@cost_line(COMPLIANCE)
def compliance(s: Scenario) -> Expr | None:
    """Compliance: standards, penetration tests and audit trails."""
    yearly = [standard_cost(s, standard) for standard in standards(s)]
    return sum_of([*yearly, penetration_tests_cost(s), audit_trail_cost(s)])


@one_time_cost_line(COMPLIANCE)
def compliance_once(s: Scenario) -> Expr | None:
    """Compliance: what meeting the standards costs at the start."""
    return sum_of(standard.once for standard in standards(s))
