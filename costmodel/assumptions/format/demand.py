"""The `demand` section: how many contacts, by which channel, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.concurrency import ConcurrencyKind
from costmodel.assumptions.events import MonthsOfKind, MonthsOfYears
from costmodel.assumptions.kinds import ChoiceKind, FlagKind, NamesKind, Target, TargetKind
from costmodel.assumptions.profile import Profile, ProfileKind
from costmodel.assumptions.seasonality import SeasonalityKind
from costmodel.assumptions.sections import EachKind, optional, required, section
from costmodel.assumptions.time_zones import TimeZone, TimeZoneKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Scalar
    from costmodel.kernel.expression import Expr


CHANNEL_TYPES = ("voice", "chat", "email", "social", "sms")


@section
class Channel:
    """A way in which contacts arrive, and how they have to be answered."""

    name: str
    spans: Spans
    type: str | None = optional(
        ChoiceKind("What the channel is; taken from its name when that says it.", CHANNEL_TYPES)
    )
    share: Expr | None = optional(
        AmountKind("share", "Share of all contacts.", "60%", mark="%", at_most=1)
    )
    minutes: Expr | None = optional(
        AmountKind(
            "min/month",
            "Handled minutes a month, instead of contacts.",
            "100_000 / month",
            at_most=1e10,
            unsaid="min",
            by_day=True,
        )
    )
    aht: Expr = required(
        AmountKind(
            "min/contact",
            "Average handling time: talk, hold and work after the contact.",
            "6 min",
            unsaid="1/contact",
            above=0,
            at_most=1440,
            suspect_above=60,
            suspect_below=0.5,
            suspect="contacts usually take 30 s to 60 min",
        )
    )
    concurrency: Expr = optional(
        ConcurrencyKind("1", "Contacts an agent handles at once.", "2", at_least=1), "1"
    )
    target: Target | None = optional(
        TargetKind("Service level, for contacts that wait in a queue.")
    )
    asa: Expr | None = optional(
        AmountKind(
            "s/contact",
            "Longest average speed of answer, for contacts that wait in a queue.",
            "20 s",
            unsaid="1/contact",
            above=0,
            at_most=86_400,
        )
    )
    patience: Expr | None = optional(
        AmountKind(
            "s/contact",
            "Mean time after which a waiting contact abandons (Erlang A).",
            "2 min",
            unsaid="1/contact",
            above=0,
            at_most=86_400,
        )
    )
    reply_within: Expr | None = optional(
        AmountKind(
            "h",
            "Deadline of a reply, for contacts that can be put off.",
            "4 h",
            above=0,
            at_most=720,
        )
    )
    spread: str = optional(
        ChoiceKind("When contacts that can be put off are worked on.", ("even", "deadline")), "even"
    )
    messages: Expr | None = optional(
        AmountKind(
            "message/contact",
            "Messages of a contact that is not a call; one where no number is given.",
            "6",
            unsaid="message/contact",
            at_most=1_000,
            suspect_above=50,
            suspect="a chat usually takes 5 to 20 messages, both sides counted",
        )
    )
    fcr: Expr | None = optional(
        AmountKind("share", "First contact resolution.", "70%", mark="%", above=0, at_most=1)
    )
    profile: Profile | None = optional(
        ProfileKind("How the channel's week spreads, where it differs from all contacts.")
    )
    time_zone: TimeZone | None = optional(
        TimeZoneKind("Where its customers are: the zone of its profile.")
    )

    @property
    def waits(self) -> bool:
        """Whether its contacts wait in a queue; the others can be put off."""
        return self.target is not None or self.asa is not None

    @property
    def kind(self) -> str:
        """The channel's type, given or taken from its name."""
        return self.type or self.name


@section
class Event:
    """Weeks with more contacts than normal ones, staffed as weeks of their own."""

    name: str
    spans: Spans
    months: MonthsOfYears = required(MonthsOfKind("Months that have such weeks."))
    weeks: Expr = optional(
        AmountKind("week/month", "Weeks of it in such a month.", "1", unsaid="week/month", above=0),
        "1",
    )
    multiplier: Expr = required(
        AmountKind("factor", "Contacts of such a week, of those of a normal one.", "2.5")
    )
    deflected: Expr | None = optional(
        AmountKind(
            "share",
            "Share of its extra contacts that a status page keeps away.",
            "20%",
            mark="%",
            at_most=1,
        )
    )


@section
class Intent:
    """What customers want: a share of a channel's contacts."""

    name: str
    spans: Spans
    share: Expr = required(
        AmountKind("share", "Share of a channel's contacts.", "30%", mark="%", at_most=1)
    )
    channels: tuple[Scalar, ...] | None = optional(
        NamesKind("Channels in which it arrives; all without it.")
    )
    automatable: bool = optional(FlagKind("Whether machines may contain it."), True)

    def arrives_by(self, channel: str) -> bool:
        """Whether it arrives by this channel."""
        return self.channels is None or any(name.text == channel for name in self.channels)


@section
class Demand:
    """Contacts that ask for support."""

    spans: Spans
    contacts: Expr | None = optional(
        AmountKind(
            "contact/month",
            "Contacts of all channels in the first month.",
            "30_000 / month",
            at_most=1e9,
            unsaid="contact",
            by_day=True,
        )
    )
    customers: Expr | None = optional(
        AmountKind(
            "customer", "Customers in the first month.", "10_000", unsaid="customer", at_most=1e10
        )
    )
    contacts_per_customer: Expr | None = optional(
        AmountKind(
            "contact/customer/month",
            "Contacts of a customer.",
            "0.3 / month",
            at_most=1_000,
            unsaid="contact/customer",
            by_day=True,
            suspect_above=0.5,
            suspect="IT desks see 0.19 to 0.35 a user and month, software services below 0.02",
        )
    )
    issues: Expr | None = optional(
        AmountKind(
            "contact/month",
            "Issues of all channels in the first month, without repeats.",
            "20_000 / month",
            at_most=1e9,
            unsaid="contact/issue",
            by_day=True,
        )
    )
    callback_share: Expr = optional(
        AmountKind(
            "share", "Share of unresolved issues that come back.", "100%", mark="%", at_most=1
        ),
        "100%",
    )
    growth: Expr = optional(
        AmountKind(
            "1/year",
            "Growth of demand.",
            "6% / year",
            mark="%",
            at_least=None,
            above=-1,
            at_most=100,
            fixed=True,
            compounds=True,
        ),
        "0% / year",
    )
    seasonality: tuple[Expr, ...] | None = optional(
        SeasonalityKind("Factors of the twelve months, January first, used as written.")
    )
    spike: Expr | None = optional(
        AmountKind(
            "share",
            "Rise of contacts above forecast that the staff has to bear.",
            "25%",
            mark="%",
            at_most=10,
        )
    )
    intents: dict[str, Intent] = optional(EachKind(Intent, "intent"), {})
    events: dict[str, Event] = optional(EachKind(Event, "event"), {})
    profile: Profile = optional(ProfileKind("How a week's contacts spread."), Profile())
    time_zone: TimeZone | None = optional(
        TimeZoneKind("Zone of the profile and of hours without a zone of their own.")
    )
    channels: dict[str, Channel] = required(EachKind(Channel, "channel", at_least_one=True))
