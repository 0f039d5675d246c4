"""Mistakes of meaning in the sample files, one by one, as people make them."""

from collections.abc import Iterator
from dataclasses import replace

from tests.damaged import FILES, Damaged, changed, text_of

SET = "--set"


def special_mistakes() -> Iterator[Damaged]:
    """Mistakes in the files."""
    seed, base, inhouse, hybrid = FILES
    for new in ("61%", "5%", "100%", "0%"):
        yield changed(base, "share: 60%", f"share: {new}", "      share")
    yield changed(base, "share: 25%", "share: 52%", "      share")
    yield changed(base, "share: 15%", "share: 15.1%", "      share")
    yield changed(base, "share: 60%", "share: 160%")
    yield changed(base, "share: 60%", "share: 60% -> 50% over 12 months", "      share")
    yield changed(base, "      share: 60%\n", "", "    voice")
    yield changed(base, "  contacts: 24_000..30_000..39_000 / month\n", "", "demand")
    yield changed(base, "24_000..30_000..39_000", "39_000..30_000..24_000")
    yield changed(base, "24_000..30_000..39_000", "24_000..39_000")
    yield changed(base, "24_000..30_000..39_000", "24_000-39_000")
    yield changed(base, "24_000..30_000..39_000", "24,000..30,000..39,000")
    yield changed(base, "24_000..30_000..39_000", "24_000..30_000..39k")
    yield changed(base, "5..6..8 min", "5..6 s..8 min")
    yield changed(base, "5..6..8 min", "8..6..5 min")
    yield changed(base, "5..6..8 min", "6 months")
    yield changed(base, "5..6..8 min", "0 min")
    yield changed(base, "2..5..8 points", "2..5..8")
    yield changed(base, "2..5..8 points", "5%")
    yield changed(base, "2..5..8 points", "200 points")
    yield from _header_mistakes(base)
    yield from _channel_mistakes(base)
    yield from _hours_mistakes(seed, inhouse, hybrid)
    yield from _staffing_mistakes(seed, inhouse, hybrid)
    yield from _machine_mistakes(inhouse, hybrid)
    yield from _value_mappings(seed)


def _header_mistakes(base: str) -> Iterator[Damaged]:
    yield changed(base, "start: 2027-01", "start: 2027-13")
    yield changed(base, "start: 2027-01", "start: 2027-1")
    yield changed(base, "start: 2027-01", "start: 2027-01-15")
    yield changed(base, "start: 2027-01", "start: January 2027")
    yield changed(base, "horizon: 36 months", "horizon: 36 days")
    yield changed(base, "horizon: 36 months", "horizon: 0 months")
    yield changed(base, "horizon: 36 months", "horizon: 9999 months")
    yield changed(base, "currency: USD", "currency: USDD")
    yield changed(base, "currency: USD", "currency: usd")
    yield changed(base, "currency: USD", "currency: $")
    yield changed(base, "costmodel: 1", "costmodel: 2")
    yield changed(base, "[1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]", "[1.15, 1.1, 1.05, 1.0, 1.0, 0.6]")
    yield changed(base, "[1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]", "[1, 1, 1, 1, 1, 1, -1]")
    yield changed(base, "[1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]", "[0, 0, 0, 0, 0, 0, 0]")
    yield changed(base, "[1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]", "[1, 1, 1, 1, 1, 1, x]")
    yield changed(base, "hours: [2, 1.5", "hours: [1.5")
    yield changed(base, "hours: [2, 1.5", "hours: [7, 2, 1.5")
    yield changed(base, "hours: [2, 1.5", "hours: [2 h, 1.5")
    yield changed(base, "hours: [2, 1.5", "hours: [2 1.5")


def _channel_mistakes(base: str) -> Iterator[Damaged]:
    yield changed(base, "    voice:", "    voise:")
    yield changed(base, "    voice:", "    Voice:")
    yield changed(base, "    voice:", "    phone:")
    for new in ("80%", "80% in 20", "80 in 20 s", "100% in 20 s", "0% in 20 s", "80% 20 s"):
        yield changed(base, "80% in 20 s", new)
    for new in ("80% in 20 s in 5", "80% in -20 s", "80% in 20 %", "8O% in 20 s", "180% in 20 s"):
        yield changed(base, "80% in 20 s", new)
    yield changed(base, "      target: 80% in 20 s\n", "", "    voice")
    yield changed(base, "      reply_within: 4 h\n", "", "    email")
    yield changed(base, "reply_within: 4 h", "reply_within: 4 months")
    yield changed(base, "reply_within: 4 h", "reply_within: 4 h\n      target: 80% in 60 s")
    for new in ("0", "0.5", "-2", "2 min"):
        yield changed(base, "concurrency: 2", f"concurrency: {new}")
    yield changed(base, "growth: 6% / year", "growth: 6%")
    yield changed(base, "growth: 6% / year", "growth: 6% / month")
    yield changed(base, "growth: 6% / year", "growth: -100% / year")
    yield changed(base, "gross_margin: 75%", "gross_margin: 175%")


def _hours_mistakes(seed: str, inhouse: str, hybrid: str) -> Iterator[Damaged]:
    for new in ("06:00-21:00", "07:00-22:00", "06:00-23:00", "05:00-22:00", "mon-fri 06:00-22:00"):
        yield changed(hybrid, "06:00-22:00", new, "    hours")
    for new in ("22:00-05:30", "22:30-06:00", "22:00-07:00", "24/7"):
        yield changed(hybrid, "22:00-06:00", new, "    hours")
    for new in (
        "23:00",
        "mon-sun",
        "00:00-25:00",
        "08:15-18:00",
        "8-18",
        "25/7",
        "mon-fry 08:00-18:00",
    ):
        yield changed(inhouse, "24/7\n    channels", f"{new}\n    channels", "    hours")
    yield changed(inhouse, "hours: 22:00-06:00, rate", "hours: 22:00-29:00, rate")
    yield changed(inhouse, "24/7\n    channels", "mon-fri 08:00-18:00\n    channels", "    hours")
    yield changed(
        inhouse,
        "24/7\n    channels",
        "[mon-fri 00:00-24:00, sat 00:00-24:00]\n    channels",
        "    hours",
    )
    yield changed(seed, "24/7\n    channels", "00:00-23:30\n    channels", "    hours")
    yield changed(seed, "[voice]", "[voise]")
    yield changed(seed, "[voice]", "[]")
    yield changed(seed, "[voice]", "[voice, voice]")
    yield changed(inhouse, "[voice, chat, email]", "[voice, chat, emial]")
    yield changed(inhouse, "[voice, chat, email]", "[voice, chat]")
    yield changed(inhouse, "[voice, chat, email]", "voice, chat, email")
    day, night = "06:00-22:00\n    channels", "22:00-06:00\n    channels"
    yield changed(hybrid, f"{day}: [voice, chat, email]", f"{day}: [voice, chat]", "    channels")
    yield changed(
        hybrid, f"{night}: [voice, chat, email]", f"{night}: [chat, email]", "    channels"
    )
    yield changed(
        hybrid, f"{night}: [voice, chat, email]", f"{night}: [voice, chat, mail]", "    channels"
    )


def _staffing_mistakes(seed: str, inhouse: str, hybrid: str) -> Iterator[Damaged]:
    yield changed(inhouse, "    max_occupancy: 85%\n", "", "  inhouse")
    for new in ("0%", "120%", "85"):
        yield changed(inhouse, "max_occupancy: 85%", f"max_occupancy: {new}")
    for new in ("30..35..100 %", "100%", "135%", "40..35..30 %", "30..35 %", "-5%"):
        yield changed(inhouse, "30..35..40 %", new)
    yield changed(inhouse, "schedule_inefficiency: 8%", "schedule_inefficiency: 100%")
    yield changed(
        inhouse,
        "$42_830 / year\n",
        "$42_830 / year\n      burdened: $60_000 / year\n",
        "      salary",
        "      burdened",
    )
    yield changed(seed, "      burdened: $50_000 / year\n", "      burden: 30%\n", "    pay")
    yield changed(seed, "$50_000 / year\n", "$50_000 / year\n      burden: 30%\n", "      burden:")
    yield changed(seed, "headcount: 20", "headcount: 0")
    yield changed(inhouse, "rate: 10%", "rate: 10")
    yield changed(inhouse, "{hours: 22:00-06:00, rate: 10%}", "{hours: 22:00-06:00}")
    yield changed(inhouse, "{hours: 22:00-06:00, rate: 10%}", "{hours: 22:00-06:00, rat: 10%}")
    yield changed(
        inhouse, "{hours: 22:00-06:00, rate: 10%}", "{hours: 22:00-06:00, rate: 10%, x: 1}"
    )
    yield changed(inhouse, "{hours: 22:00-06:00, rate: 10%}", "{hours: 22:00-06:00, rate: 10%")
    yield changed(inhouse, "{span: 12,", "{span: 0,")
    yield changed(inhouse, "{span: 12,", "{")
    yield changed(inhouse, "{span: 12,", "{span: 12, span: 12,")
    yield changed(inhouse, "$85_000 / year}", "$85_000}")
    yield changed(hybrid, "share_of: day", "share_of: dya")
    yield changed(hybrid, "share_of: day", "share_of: night")
    yield changed(hybrid, "share_of: day", "share_of: inhouse")
    yield changed(hybrid, "      share_of: day\n", "", "    pay")
    yield changed(hybrid, "      ratio: 40..50..60 %\n", "", "    pay")
    yield changed(hybrid, "40..50..60 %", "400..500..600 %")
    yield changed(inhouse, "30..31..45 % / year", "31%")
    yield changed(inhouse, "$3_000..$4_500..$6_000", "$3_000..€4_500..$6_000")


def _machine_mistakes(inhouse: str, hybrid: str) -> Iterator[Damaged]:
    yield changed(hybrid, "extends: base.yaml", "extends: bsae.yaml")
    yield changed(hybrid, "extends: base.yaml", "extends: hybrid.yaml")
    yield changed(hybrid, "extends: base.yaml", "extends: ..")
    yield changed(hybrid, "extends: base.yaml", "extnds: base.yaml")
    yield changed(hybrid, "[chat, email]", "[chta, email]")
    yield changed(hybrid, "channels: [voice]", "channels: [voice, calls]")
    for new in (
        "0% -> 41%",
        "0% -> 41% over 15",
        "0% -> 41% over 0 months",
        "0% -> 41% over 15 min",
        "0% -> 141% over 15 months",
        "0 -> 41 over 15 months",
        "0% - 41% over 15 months",
        "0% -> 41% over 15 months from month 0",
        "0% -> 41% over 15 months from month x",
        "0% -> 20% -> 41% over 15 months",
        "[0%, 20%]",
        "[0%, 20%, 141%]",
    ):
        yield changed(hybrid, "0% -> 41% over 15 months", new)
    for new in ("$0.99", "$0.99 / min", "$0.99 / resolutoin", "$0.99 / customer", "0.99"):
        yield changed(hybrid, "$0.99 / resolution", new)
    yield changed(hybrid, "$60_000 once", "$60_000 / month")
    yield changed(hybrid, "$60_000 once", "$60_000")
    yield changed(hybrid, "$35_000 / year", "$35_000 once")
    yield changed(hybrid, "1.0..1.15..1.3", "1.3..1.15..1.0")
    yield changed(hybrid, "1.0..1.15..1.3", "115%")
    yield changed(hybrid, "$40_000 once", "$40_000 / year", "    maintenance")
    yield changed(hybrid, "$40_000 once", "$40_000")
    yield changed(hybrid, "  integration:", "  Integration costs:")
    yield changed(hybrid, "10% / year", "10%")
    yield changed(inhouse, "{count: 2, price: $2 / month}", "{count: 2, price: $2}")
    yield changed(inhouse, "{count: 2, price: $2 / month}", "{count: 2}")
    yield changed(inhouse, "{count: 2, price: $2 / month}", "2")
    yield changed(inhouse, "{count: 2, price: $2 / month}", "[2, $2 / month]")
    yield changed(inhouse, "10..15..20 %", "10..15..20")
    yield changed(inhouse, "10..15..20 %", "10..15..250 %")


def _value_mappings(seed: str) -> Iterator[Damaged]:
    seat = "{value: $100 / month, low: $50 / month, high: $150 / month,"
    for new in (
        "{value: $100 / month, low: $150 / month, high: $150 / month,",
        "{value: $100 / month, low: $50 / month, high: $15 / month,",
        "{value: $100 / month, low: $50 / year, high: $150 / month,",
        "{value: $100 / month, low: 50%, high: $150 / month,",
        "{value: $100 / month, lo: $50 / month, high: $150 / month,",
        "{vale: $100 / month, low: $50 / month, high: $150 / month,",
        "{low: $50 / month, high: $150 / month,",
        "{value: , low: $50 / month, high: $150 / month,",
        "{value: $100 / month, low: , high: $150 / month,",
        "{value: $100, low: $50, high: $150,",
        "{value: 50..100..150, low: $50 / month, high: $150 / month,",
        "{value: $100 / month, low: $50 / month, high: $150 / month, dist: prt,",
        "{value: $100 / month, low: $50 / month, high: $150 / month, as_of: 2026-13,",
        "{value: $100 / month, p10: $50 / month,",
        "{value: $100 / month, value: $100 / month,",
        "{value: $100 / month low: $50 / month, high: $150 / month,",
        "{value: $100 / month, low: [1, 2], high: $150 / month,",
        "{value: {value: $100 / month}, low: $50 / month,",
        "{value $100 / month, low: $50 / month, high: $150 / month,",
    ):
        yield changed(seed, seat, new)


BAD_SETTINGS = (
    "demand.growth=6",
    "demand.channels.voice.share=61%",
    "demand.channels.chat.share=0.25",
    "demand.channels.voice.aht=6",
    "demand.channels.voice.ath=6 min",
    "demand.channels.sms.share=0%",
    "demand.contacts=null",
    "demand=null",
    "demand.profile=flatt",
    "demand.profile=missing.csv",
    "start=2027-00",
    "horizon=36",
    "horizon=null",
    "discount_rate=lots",
    "teams=null",
    "teams.inhouse.shrinkage=100%",
    "teams.inhouse.shrinkge=30%",
    "teams.inhose.shrinkage=30%",
    "teams.inhouse.hours=08:00-18:00",
    "teams.inhouse.channels=[voice, chat]",
    "teams.inhouse.channels=[voice, chat, emial]",
    "teams.inhouse.pay.burdened=$60_000 / year",
    "teams.inhouse.pay.salary=42_830",
    "teams.inhouse.pay=null",
    "teams.inhouse.pay.salary=null",
    "teams.inhouse.pay.premium.rate=ten",
    "teams.inhouse.hours.x=1",
    "platform.seat=$115",
    "platform.seat={value: $115 / month, low: $200 / month}",
    "telephony.numbers.count=-1",
    "costs.integration.amount=25_000",
    "costs.training={amount: $5_000}",
    "benefits.churn.reduction=5",
    "benefits.churn.gross_margin=",
    "benefits",
    "extends=other.yaml",
    "currency=EURO",
    "fx.EUR.rate=1.08",
    "automation.bot={channels: [chat], containment: 40}",
)


def bad_settings() -> Iterator[Damaged]:
    """Values set from outside that cannot be."""
    for setting in BAD_SETTINGS:
        whole = Damaged(f"set {setting}", "inhouse.yaml", text_of("inhouse.yaml"), frozenset())
        yield replace(whole, expected=frozenset({(SET, 1)}), overrides=(setting,))
