"""The `teams` section: who answers which channels when, and what they are paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.pay import Pay
from costmodel.assumptions.format.shifts import Shifts
from costmodel.assumptions.format.staff import (
    PAID_HOURS,
    Escalations,
    NightAttrition,
    Onboarding,
    Overtime,
    Supervisors,
)
from costmodel.assumptions.hours import Hours, HoursKind
from costmodel.assumptions.inefficiency import InefficiencyKind
from costmodel.assumptions.kinds import ChoiceKind, FlagKind, MonthsKind, NamesKind
from costmodel.assumptions.months import WholeMonthsKind
from costmodel.assumptions.sections import SectionKind, optional, required, section
from costmodel.assumptions.shrinkage import ShrinkageKind
from costmodel.assumptions.time_zones import TimeZone, TimeZoneKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr


class Stretch(Protocol):
    """Some hours of the week, by the team's clock; all of them without hours."""

    @property
    def name(self) -> str:
        """What lines about these hours are called."""

    @property
    def hours(self) -> Hours | None:
        """The half-hours."""


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
        ShrinkageKind(
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
    fte_hours: Expr = optional(PAID_HOURS, "40 h / week")
    pay: Pay = required(SectionKind(Pay))
    language_premium: Expr | None = optional(
        AmountKind(
            "share", "Premium on pay for a language that is rare.", "10%", mark="%", at_most=3
        )
    )
    overtime: Overtime | None = optional(SectionKind(Overtime))
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
            below=12,
            suspect_above=1,
            suspect="everybody leaves within a year",
        ),
        "0% / year",
    )
    night_attrition: NightAttrition | None = optional(SectionKind(NightAttrition))
    hiring_cost: Expr | None = optional(
        AmountKind("money/FTE", "Hiring and onboarding of one agent.", "$4_500", unsaid="1/FTE")
    )
    onboarding: Onboarding | None = optional(SectionKind(Onboarding))
    recurrent_training: Expr | None = optional(
        AmountKind(
            "h/FTE/year",
            "Paid training of every agent.",
            "24 h / year",
            unsaid="1/FTE",
            at_most=2_000,
        )
    )
    leavers: str | None = optional(
        ChoiceKind("That staff falls no faster than people leave.", ("attrition only",))
    )
    notice: int = optional(
        WholeMonthsKind("Months for which staff is held after it is needed last."), 0
    )
    severance: Expr | None = optional(
        AmountKind("money/FTE", "Severance of a dismissed agent.", "$5_000", unsaid="1/FTE")
    )
    supervisors: Supervisors | None = optional(SectionKind(Supervisors))
    escalations: Escalations | None = optional(SectionKind(Escalations))
    coordination: Expr | None = optional(
        AmountKind(
            "share",
            "Coordination of a site, of what the team's labor costs.",
            "5%",
            mark="%",
            at_most=1,
        )
    )

    @property
    def is_vendor(self) -> bool:
        """Whether the team is paid a price, or a share of another team's pay."""
        return self.pay.share_of is not None or self.pay.price is not None

    @property
    def is_held(self) -> bool:
        """Whether its staff falls later than what is required of it."""
        leaves = self.leavers is not None and not self.is_vendor
        return self.headcount is None and (leaves or self.notice > 0)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The hours that something of the team depends on: pay, who leaves, who needs help."""
        found: list[Stretch] = [*self.pay.all_premiums]
        if self.night_attrition is not None:
            found.append(self.night_attrition)
        if self.escalations is not None and self.escalations.hours is not None:
            found.append(self.escalations)
        return tuple(found)

    def answers(self, channel: str) -> bool:
        """Whether the team takes this channel."""
        return any(name.text == channel for name in self.channels)
