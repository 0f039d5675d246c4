"""Vendors: what outsourced teams are paid, and what managing them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.lines import VENDORS, cost_line
from costmodel.model.people import vendor_teams, yearly_pay
from costmodel.model.staffing import team_fte

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


@quantity("money/month")
def vendor_pay(s: Scenario, team: Team) -> Expr:
    """What a vendor is paid: its FTE at a share of the other team's pay."""
    assert team.pay.share_of is not None  # noqa: S101 - only vendors come here
    assert team.pay.ratio is not None  # noqa: S101 - the loader checked it
    price = yearly_pay(s, s.teams[team.pay.share_of]) * team.pay.ratio
    return team_fte(s, team) * price / s.calendar.months_per_year


@cost_line(VENDORS)
def outsourcing(s: Scenario) -> Expr | None:
    """Outsourcing: what vendors are paid."""
    teams = vendor_teams(s)
    return total([vendor_pay(s, team) for team in teams]) if teams else None


@cost_line(VENDORS)
def vendor_management(s: Scenario) -> Expr | None:
    """Vendor management, as a share of what each vendor is paid."""
    parts = [
        vendor_pay(s, team) * team.management
        for team in vendor_teams(s)
        if team.management is not None
    ]
    return total(parts) if parts else None
