"""The `teams` section: who answers which channels when, and what they are paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.shifts import Shifts
from costmodel.assumptions.hours import Hours, HoursKind
from costmodel.assumptions.inefficiency import InefficiencyKind
from costmodel.assumptions.kinds import FlagKind, MonthsKind, NamesKind, TextKind
from costmodel.assumptions.sections import SectionKind, optional, required, section
from costmodel.assumptions.time_zones import TimeZone, TimeZoneKind
from costmodel.assumptions.vendor_prices import VendorPrice, VendorPriceKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr


@section
class Premium:
    """Extra pay for some hours of the week."""

    hours: Hours = required(HoursKind("Hours that are paid more."))
    rate: Expr = required(
        AmountKind("share", "Premium on pay in these hours.", "10%", mark="%", at_most=5)
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
    burden: Expr = optional(
        AmountKind(
            "share", "Benefits and payroll taxes on the salary.", "42.3%", mark="%", at_most=3
        ),
        "0%",
    )
    premium: Premium | None = optional(SectionKind(Premium))
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


@section
class Transition:
    """Taking over from those who did the work before."""

    cost: Expr | None = optional(
        AmountKind(
            "money", "Knowledge transfer and set-up.", "$40_000 once", mark="once", fixed=True
        )
    )
    months: int = optional(MonthsKind("Months in which both are paid."), 0)


@section
class Supervisors:
    """Those who lead the agents."""

    span: Expr = required(AmountKind("1", "Agents for each supervisor.", "12", above=0))
    burdened: Expr = required(
        AmountKind(
            "money/FTE/year",
            "Salary, benefits and overhead of a supervisor.",
            "$85_000 / year",
            unsaid="1/FTE",
        )
    )


@section
class OnCall:
    """People who are called out for what cannot wait; the rest waits for the next staffed team."""

    urgent: Expr = required(
        AmountKind("share", "Share of contacts that cannot wait.", "20%", mark="%", at_most=1)
    )
    people: Expr = optional(AmountKind("FTE", "People on call at once.", "2", unsaid="FTE"), "1")
    stipend: Expr = optional(
        AmountKind("money/FTE/week", "Stand-by pay of one person.", "$540 / week", unsaid="1/FTE"),
        "0 USD / week",
    )
    minimum: Expr = optional(
        AmountKind(
            "min/contact",
            "Least paid time of a call-out.",
            "1 h",
            unsaid="1/contact",
            at_most=1440,
        ),
        "0 min",
    )
    rate: Expr = optional(
        AmountKind("factor", "Pay of a called-out hour, of a normal one.", "1.5", at_most=10), "1"
    )


@section
class Team:
    """People who answer some channels in some hours."""

    name: str
    spans: Spans
    hours: Hours = required(HoursKind("Half-hours whose contacts the team takes."))
    time_zone: TimeZone | None = optional(TimeZoneKind("Zone of the team's hours."))
    channels: tuple[Scalar, ...] = required(NamesKind("Channels the team answers."))
    share: Expr | None = optional(
        AmountKind(
            "share",
            "Share of the contacts it takes while other teams answer the same channel.",
            "60%",
            mark="%",
            above=0,
            at_most=1,
        )
    )
    pool: bool = optional(FlagKind("Whether its queues are one, each agent answering all."), False)
    blended: bool = optional(
        FlagKind("Whether contacts that can be put off fill idle time first."), False
    )
    on_call: OnCall | None = optional(SectionKind(OnCall))
    min_agents: Expr = optional(
        AmountKind("agents", "Fewest agents on duty.", "2", unsaid="1/FTE"), "0"
    )
    headcount: Expr | None = optional(
        AmountKind("FTE", "Paid FTE, given instead of computed.", "20", unsaid="FTE", above=0)
    )
    max_occupancy: Expr = optional(
        AmountKind(
            "share", "Highest occupancy of an agent on duty.", "85%", mark="%", above=0, at_most=1
        ),
        "100%",
    )
    shrinkage: Expr = optional(
        AmountKind(
            "share",
            "Share of paid time that is not worked on contacts.",
            "35%",
            mark="%",
            below=1,
            suspect_above=0.5,
            suspect="more than half of paid time is lost",
        ),
        "0%",
    )
    schedule_inefficiency: Expr = optional(
        InefficiencyKind(
            "share",
            "Share of scheduled hours that shifts waste.",
            "8%",
            mark="%",
            below=1,
            suspect_above=0.3,
            suspect="shifts usually waste 5 to 15 %",
        ),
        "0%",
    )
    shifts: Shifts | None = optional(SectionKind(Shifts))
    fte_hours: Expr = optional(
        AmountKind(
            "h/week/FTE",
            "Paid hours of one FTE.",
            "40 h / week",
            unsaid="1/FTE",
            above=0,
            at_most=168,
        ),
        "40 h / week",
    )
    pay: Pay = required(SectionKind(Pay))
    wage_inflation: Expr | None = optional(
        AmountKind(
            "1/year",
            "Rise of wages at the team's site, instead of that of all wages.",
            "5% / year",
            mark="%",
            at_least=-0.5,
            at_most=1,
            fixed=True,
            compounds=True,
        )
    )
    aht_factor: Expr | None = optional(
        AmountKind("factor", "Handling time in this team, of that of the channel.", "1.1", above=0)
    )
    fcr_change: Expr | None = optional(
        AmountKind(
            "points",
            "First contact resolution in this team, above that of the channel.",
            "-3 points",
            mark="points",
            at_least=-1,
            at_most=1,
        )
    )
    transition: Transition | None = optional(SectionKind(Transition))
    own_platform: bool = optional(
        FlagKind("For a vendor: whether it works on a platform of its own, without our seats."),
        False,
    )
    management: Expr | None = optional(
        AmountKind(
            "share", "Vendor management, of what the vendor is paid.", "5%", mark="%", at_most=1
        )
    )
    attrition: Expr = optional(
        AmountKind(
            "1/year",
            "Share of agents who leave.",
            "31% / year",
            mark="%",
            suspect_above=1,
            suspect="everybody leaves within a year",
        ),
        "0% / year",
    )
    hiring_cost: Expr | None = optional(
        AmountKind("money/FTE", "Hiring and onboarding of one agent.", "$4_500", unsaid="1/FTE")
    )
    supervisors: Supervisors | None = optional(SectionKind(Supervisors))

    @property
    def is_vendor(self) -> bool:
        """Whether the team is paid a price, or a share of another team's pay."""
        return self.pay.share_of is not None or self.pay.price is not None

    def answers(self, channel: str) -> bool:
        """Whether the team takes this channel."""
        return any(name.text == channel for name in self.channels)
