"""The sections `telephony` and `availability`: numbers, minutes, recordings, redundancy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.format.platform import once
from costmodel.assumptions.kinds import TextKind
from costmodel.assumptions.sections import SectionKind, optional, required, section
from costmodel.assumptions.tiers import UsagePrice, UsagePriceKind

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr


@section
class PhoneNumbers:
    """Rented telephone numbers."""

    count: Expr = required(AmountKind("1", "How many numbers.", "2"))
    price: Expr = required(AmountKind("money/month", "Rent of one number.", "$2 / month"))


@section
class TollFree:
    """Toll-free numbers, and the calls that come in on them."""

    spans: Spans
    count: Expr = required(AmountKind("1", "How many numbers.", "1"))
    price: Expr = required(AmountKind("money/month", "Rent of one number.", "$2 / month"))
    minute: UsagePrice | None = optional(
        UsagePriceKind("min", "Carrier's price of a toll-free minute.", "$0.022 / min")
    )
    share: Expr = optional(
        AmountKind(
            "share", "Share of connected minutes that are toll-free.", "60%", mark="%", at_most=1
        ),
        "100%",
    )


@section
class Trunks:
    """Lines to the carrier, such as SIP trunks."""

    count: Expr = required(
        AmountKind(
            "1",
            "How many, those for failover included.",
            "2",
            suspect_below=2,
            suspect="one trunk alone has no failover",
        )
    )
    price: Expr = required(AmountKind("money/month", "Rent of one trunk.", "$150 / month"))


@section
class TextMessages:
    """What the carrier takes for the messages of channels of type sms."""

    price: UsagePrice = required(
        UsagePriceKind("message", "Carrier's price of a message.", "$0.0083 / message")
    )
    messages: Expr | None = optional(
        AmountKind(
            "message/contact",
            "Messages of a contact as the carrier counts them; those of the channel otherwise.",
            "4",
            unsaid="message/contact",
            at_most=1_000,
        )
    )


@section
class NumberTests:
    """Regular test calls to each number."""

    per_month: Expr = required(AmountKind("1/month", "Tests of a number.", "1", unsaid="1/month"))
    minutes: Expr = required(AmountKind("min", "Length of one test.", "3 min"))


@section
class Recording:
    """Recordings of calls, and how long they are kept."""

    spans: Spans
    retention: Expr | None = optional(
        AmountKind(
            "month",
            "How long recordings are kept; forever where it is not given.",
            "12 months",
            above=0,
            fixed=True,
            suspect_below=6,
            suspect_above=84,
            suspect="calls are usually kept 6 to 24 months, in regulated trades 5 to 7 years",
        )
    )
    size: Expr = required(
        AmountKind(
            "MB/min",
            "Size of a recorded minute.",
            "0.5 MB / min",
            suspect_above=5,
            suspect="a minute of speech usually takes 0.1 to 2 MB",
        )
    )
    price: Expr = required(AmountKind("money/GB/month", "Price of storage.", "$0.023 / GB / month"))
    share: Expr = optional(
        AmountKind(
            "share", "Share of people's minutes that are recorded.", "80%", mark="%", at_most=1
        ),
        "100%",
    )


@section
class Telephony:
    """Telephone minutes and numbers."""

    spans: Spans
    minute: UsagePrice | None = optional(
        UsagePriceKind("min", "Carrier's price of a connected minute.", "$0.02 / min")
    )
    talk_share: Expr | None = optional(
        AmountKind(
            "share",
            "Share of handling time that is connected; work after the call is not.",
            "80%",
            mark="%",
            at_most=1,
            suspect_below=0.5,
            suspect="work after the call usually takes 15 to 25 % of handling time",
        )
    )
    queue_time: Expr | None = optional(
        AmountKind(
            "min/contact",
            "Connected time of an answered call before an agent takes it: queue and IVR.",
            "30 s",
            unsaid="1/contact",
            at_most=1440,
        )
    )
    numbers: PhoneNumbers | None = optional(SectionKind(PhoneNumbers))
    toll_free: TollFree | None = optional(SectionKind(TollFree))
    trunks: Trunks | None = optional(SectionKind(Trunks))
    short_code: Expr | None = optional(
        AmountKind("money/month", "Rent of a short code for text messages.", "$500 / month")
    )
    sms: TextMessages | None = optional(SectionKind(TextMessages))
    tests: NumberTests | None = optional(SectionKind(NumberTests))
    porting: Expr | None = optional(once("Porting of one number.", "$25 once"))
    recording: Recording | None = optional(SectionKind(Recording))


@section
class DisasterTests:
    """Failover and disaster tests."""

    per_year: Expr = required(AmountKind("1/year", "Tests in a year.", "2", unsaid="1/year"))
    cost: Expr = required(AmountKind("money", "Cost of one test.", "$3_000"))


@section
class Availability:
    """Redundancy and disaster recovery."""

    spans: Spans
    ha_uplift: Expr | None = optional(
        AmountKind(
            "share", "High availability, of telephony and platform.", "15%", mark="%", at_most=2
        )
    )
    tier: str | None = optional(TextKind("What the redundancy is, in words; it costs nothing."))
    disaster_tests: DisasterTests | None = optional(SectionKind(DisasterTests))
