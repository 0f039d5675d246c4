"""The section `pay` of a team: what a paid FTE costs, and what is paid on top in some hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.hours import Hours, HoursKind
from costmodel.assumptions.kinds import TextKind
from costmodel.assumptions.sections import EachKind, SectionKind, optional, required, section
from costmodel.assumptions.vendor_prices import VendorPrice, VendorPriceKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr

# A team's other stretches of hours have these names, so that no two lines are called the same.
OTHER_STRETCHES = ("premium", "night_attrition", "escalations")
PREMIUM_NAMES = re.compile(rf"(?!(?:{'|'.join(OTHER_STRETCHES)})$)[a-z][a-z0-9_]*")


@section
class Premium:
    """Extra pay for some hours of the week."""

    name: str = "premium"
    hours: Hours = required(HoursKind("Hours that are paid more."))
    rate: Expr = required(
        AmountKind("share", "Premium on pay in these hours.", "10%", mark="%", at_most=5)
    )


@section
class Holidays:
    """Extra pay on public holidays, which a team that is always there works on as on other days."""

    days: Expr = required(
        AmountKind("day/year", "Public holidays.", "11 / year", unsaid="day", at_most=365)
    )
    rate: Expr = required(
        AmountKind("share", "Premium on pay on these days.", "50%", mark="%", at_most=5)
    )


@section
class Pay:
    """What a paid FTE costs: salary and burden, one figure, or a share of another team's."""

    spans: Spans
    burdened: Expr | None = optional(
        AmountKind(
            "money/FTE/year",
            "Salary, benefits and overhead in one.",
            "$50_000 / year",
            unsaid="1/FTE",
        )
    )
    salary: Expr | None = optional(
        AmountKind("money/FTE/year", "Gross salary.", "$42_830 / year", unsaid="1/FTE")
    )
    hourly: Expr | None = optional(
        AmountKind("money/h", "Gross pay of a paid hour, instead of a salary.", "$21 / h")
    )
    burden: Expr = optional(
        AmountKind(
            "share",
            "Benefits and payroll taxes on salary or hourly pay.",
            "42.3%",
            mark="%",
            at_most=3,
        ),
        "0%",
    )
    skill: Expr | None = optional(
        AmountKind(
            "factor",
            "Pay of such work, or a vendor's price of it, of plain work's.",
            "1.2",
            above=0,
            at_most=5,
        )
    )
    overhead: Expr | None = optional(
        AmountKind(
            "money/FTE/year",
            "Desk, equipment and administration of an FTE, beside salary and burden.",
            "$6_000 / year",
            unsaid="1/FTE",
        )
    )
    premium: Premium | None = optional(SectionKind(Premium))
    premiums: dict[str, Premium] = optional(
        EachKind(
            Premium,
            "premium",
            names=PREMIUM_NAMES,
            naming="names have lower-case letters, digits and `_`, and start with a letter; "
            "taken are " + ", ".join(OTHER_STRETCHES),
        ),
        {},
    )
    holidays: Holidays | None = optional(SectionKind(Holidays))
    price: VendorPrice | None = optional(
        VendorPriceKind("For a vendor: what it charges, in the unit it sells in.")
    )
    minimum: Expr | None = optional(
        AmountKind("money/month", "For a vendor: its least bill.", "$20_000 / month")
    )
    share_of: str | None = optional(TextKind("For a vendor: the team whose pay its price follows."))
    ratio: Expr | None = optional(
        AmountKind(
            "share",
            "For a vendor: the share of that team's pay that it charges.",
            "50%",
            mark="%",
            at_most=3,
        )
    )

    @property
    def all_premiums(self) -> tuple[Premium, ...]:
        """The one premium, or all that have names; where several apply, they add up."""
        return tuple(self.premiums.values()) if self.premium is None else (self.premium,)
