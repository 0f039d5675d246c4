"""The words of amounts: units, scales, signs and codes of currencies."""

from __future__ import annotations

PERCENT, POINTS, ONCE = "%", "points", "once"
MARKS = {
    **dict.fromkeys(("%", "percent"), PERCENT),
    **dict.fromkeys(("point", "points"), POINTS),
    "once": ONCE,
}
SCALES = {"k": 1_000, "K": 1_000, "M": 1_000_000, "bn": 1_000_000_000}
UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("contact", "contacts", "call", "calls", "chat", "chats"), "contact"),
    **dict.fromkeys(("email", "emails", "conversation", "conversations"), "contact"),
    **dict.fromkeys(("resolution", "resolutions", "session", "sessions"), "contact"),
    **dict.fromkeys(("issue", "issues"), "issue"),
    **dict.fromkeys(("customer", "customers", "user", "users"), "customer"),
    **dict.fromkeys(("message", "messages"), "message"),
    "MB": "MB",
    "GB": "GB",
    **dict.fromkeys(("FTE", "agent", "agents", "seat", "seats", "hire"), "FTE"),
}
SOME_UNITS = "%, points, s, min, h, month, year, contact, message, FTE, MB, GB"

# A sign that several currencies share stays as it is: it means the file's own if that is one of
# them, and else the first.
SHARED_SIGNS = {
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"),
    "¥": ("JPY", "CNY"),
}
SIGNS = {
    **{sign: sign for sign in SHARED_SIGNS},
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₱": "PHP",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
}
# ISO 4217, without funds, metals and codes for tests.
_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_CODES.split())


def currency_of(sign: str, own: str) -> str:
    """The code a sign or code stands for in a file whose own currency is given.

    >>> currency_of("$", "CAD"), currency_of("$", "EUR"), currency_of("GBP", "EUR")
    ('CAD', 'USD', 'GBP')
    """
    shared = SHARED_SIGNS.get(sign)
    if shared is None:
        return sign
    return own if own in shared else shared[0]
