"""The whole assumption file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.calendar import HOURS_IN, ROUNDING_SLACK
from costmodel.assumptions.currency import RATES, CurrencyKind, Rate
from costmodel.assumptions.format.actual import Actual
from costmodel.assumptions.format.automation import Assistant, Automation
from costmodel.assumptions.format.benefits import Benefits
from costmodel.assumptions.format.compliance import Compliance
from costmodel.assumptions.format.costs import CustomCost, Escalation
from costmodel.assumptions.format.demand import Channel, Demand
from costmodel.assumptions.format.discounting import yearly_rate
from costmodel.assumptions.format.kpis import Kpis
from costmodel.assumptions.format.ledger import Ledger
from costmodel.assumptions.format.platform import Pilot, Platform
from costmodel.assumptions.format.study import Study
from costmodel.assumptions.format.support import Support
from costmodel.assumptions.format.teams import Team
from costmodel.assumptions.format.telephony import Availability, Telephony
from costmodel.assumptions.hours import HALVES_PER_WEEK
from costmodel.assumptions.kinds import (
    ChoiceKind,
    MonthKind,
    MonthsKind,
    TextKind,
)
from costmodel.assumptions.sections import EachKind, SectionKind, optional, required, section
from costmodel.assumptions.shrinkage import unpaid_name
from costmodel.assumptions.time_zones import local_half

if TYPE_CHECKING:
    from costmodel.assumptions.calendar import Calendar
    from costmodel.assumptions.profile import Profile
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.time_zones import TimeZone
    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Graph

WEEK = range(HALVES_PER_WEEK)
COMPOUNDING = ("effective", "nominal")


@section
class Scenario:
    """One way to run support: all assumptions of a file and those it extends."""

    scope: str
    graph: Graph
    run_rate_month: Expr
    inputs: dict[str, Amount]
    spans: Spans
    costmodel: str = optional(ChoiceKind("Version of the file format.", ("1",)), "1")
    name: str | None = optional(TextKind("What the scenario is called in reports."))
    currency: str = optional(CurrencyKind("Currency of the file, as its ISO code."), "USD")
    start: tuple[int, int] = required(MonthKind("First month."))
    horizon: int = required(MonthsKind("Months of the model."))
    calendar: Calendar = optional(
        ChoiceKind("Year of the model.", ("365 days", "52 weeks", "actual days")), "365 days"
    )
    fx: dict[str, Rate] = optional(RATES, {})
    discount_rate: Expr = required(yearly_rate("Rate at which later money is worth less.", "10%"))
    discounting: str = optional(
        ChoiceKind("When money of a year is discounted.", ("monthly", "annual")), "monthly"
    )
    timing: str = optional(
        ChoiceKind("Where in its month or year money flows.", ("end", "mid")), "end"
    )
    compounding: str = optional(
        ChoiceKind("Whether a yearly rate is effective or 12 monthly ones.", COMPOUNDING),
        "effective",
    )
    finance_rate: Expr | None = optional(
        yearly_rate("What money paid costs, for the MIRR; else the discount rate.", "8%")
    )
    reinvest_rate: Expr | None = optional(
        yearly_rate("What money gained earns, for the MIRR; else the discount rate.", "4%")
    )
    escalation: Escalation | None = optional(SectionKind(Escalation))
    demand: Demand = required(SectionKind(Demand))
    teams: dict[str, Team] = required(EachKind(Team, "team", at_least_one=True))
    support: Support | None = optional(SectionKind(Support))
    automation: dict[str, Automation] = optional(EachKind(Automation, "automation"), {})
    assist: dict[str, Assistant] = optional(EachKind(Assistant, "assistant"), {})
    platform: Platform | None = optional(SectionKind(Platform))
    telephony: Telephony | None = optional(SectionKind(Telephony))
    availability: Availability | None = optional(SectionKind(Availability))
    compliance: Compliance | None = optional(SectionKind(Compliance))
    pilot: Pilot | None = optional(SectionKind(Pilot))
    costs: dict[str, CustomCost] = optional(EachKind(CustomCost, "cost"), {})
    contingency: Expr | None = optional(
        AmountKind("share", "Reserve, of all other costs.", "5%", mark="%", at_most=1, fixed=True)
    )
    benefits: Benefits | None = optional(SectionKind(Benefits))
    study: Study | None = optional(SectionKind(Study))
    budget: Expr | None = optional(
        AmountKind(
            "money/year", "Budget that the run rate is held against.", "$4M / year", unsaid="1/year"
        )
    )
    kpis: Kpis | None = optional(SectionKind(Kpis))
    ledger: Ledger | None = optional(SectionKind(Ledger))
    actual: Actual | None = optional(SectionKind(Actual))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels, in the order of the file."""
        return tuple(self.demand.channels.values())

    @property
    def staffed_teams(self) -> tuple[Team, ...]:
        """The teams on duty, without those who are only on call."""
        return tuple(team for team in self.teams.values() if team.on_call is None)

    @property
    def on_call_teams(self) -> tuple[Team, ...]:
        """The teams that are called out."""
        return tuple(team for team in self.teams.values() if team.on_call is not None)

    @property
    def months(self) -> list[tuple[int, int]]:
        """Year and month of each month of the horizon."""
        year, first = self.start[0], self.start[1] - 1
        return [(year + at // 12, at % 12 + 1) for at in range(first, first + self.horizon)]

    def deadline_halves(self, channel: Channel) -> int:
        """Half-hours of a reply deadline that is one number, rounded down; at least one."""
        amount = self.inputs[f"demand.channels.{channel.name}.reply_within"]
        halves = 2 * amount.value * HOURS_IN[amount.unit] * (1 + ROUNDING_SLACK)
        return max(1, min(HALVES_PER_WEEK, int(halves)))

    def unpaid_shrinkage(self, team: Team) -> Expr | None:
        """The share of the time of those employed that is not paid, where there is any."""
        return self.graph.lines.get((self.scope, unpaid_name(team.name)))

    def profile_of(self, channel: Channel) -> Profile:
        """How the channel's week spreads: in its own way, or as that of all contacts."""
        return channel.profile or self.demand.profile

    def local(self, half: int, zone: TimeZone | None) -> int:
        """A half-hour of the week as clocks of a zone show it; those of the demand without one."""
        return local_half(half, zone, self.demand.time_zone, self.start)

    def open_halves(self, team: Team) -> list[int]:
        """The half-hours of the week in which a team is there, in order, by the demand's clock."""
        return [half for half in WEEK if self.local(half, team.time_zone) in team.hours]

    def is_idle(self, channel: Channel, half: int) -> bool:
        """Whether nobody contacts the channel in this half-hour."""
        return self.local(half, channel.time_zone) in self.profile_of(channel).idle
