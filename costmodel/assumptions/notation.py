"""Values as people write them: `$50_000 / year`, `5..6..8 min`, `0% -> 25% over 15 months`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from costmodel.assumptions.problems import did_you_mean
from costmodel.kernel.units import NUMBER, Unit, unit

CURRENCY_SIGNS = {"$": "$", "€": "EUR", "£": "GBP", "¥": "JPY"}
SCALES = {"": 1, "k": 1_000, "K": 1_000, "M": 1_000_000, "bn": 1_000_000_000}
SYMBOLS = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hour", "hours"), "h"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("contact", "contacts", "call", "calls", "chat", "chats"), "contact"),
    **dict.fromkeys(("email", "emails", "conversation", "conversations"), "contact"),
    **dict.fromkeys(("resolution", "resolutions"), "contact"),
    **dict.fromkeys(("issue", "issues"), "issue"),
    **dict.fromkeys(("customer", "customers", "user", "users"), "customer"),
    **dict.fromkeys(("FTE", "agent", "agents", "seat", "seats", "hire"), "FTE"),
}
SOME_UNITS = "%, points, s, min, h, month, year, contact, FTE"
PERCENT, POINTS, ONCE = "%", "points", "once"

_NUMBER = re.compile(
    r"(?P<sign>[-\u2212]?)\s*(?P<currency>[$€£¥]|[A-Z]{3}(?![A-Za-z]))?\s*(?P<minus>[-\u2212]?)"
    r"(?P<digits>\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d{1,3})?)"
    r"(?P<scale>k|K|M|bn)?(?![A-Za-z0-9_.,])\s*(?P<rest>.*)"
)
_DURATION = re.compile(r"(?P<hours>\d+)\s*h\s*(?P<minutes>[0-5]?\d)\s*(?:m|min)?")
_RAMP = re.compile(
    r"(?P<start>.+?)\s*->\s*(?P<end>.+?)\s+over\s+(?P<over>.+?)(?:\s+from\s+month\s+(?P<first>\S+))?"
)
_GROUPED = re.compile(r"\d,\d")


class NotationError(ValueError):
    """A text is not a value in any accepted form; `help` says what is."""

    def __init__(self, message: str, help_text: str = "") -> None:
        super().__init__(message)
        self.help = help_text


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written: typical, perhaps low and high, its unit and a mark (`%`, `once`).

    Numbers in percent are shares already. `currency` is "$" or a code; then `unit` has `money`.
    """

    value: float
    unit: Unit
    low: float | None = None
    high: float | None = None
    mark: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class WrittenRamp:
    """A straight line from one value to another over some months, from a month counted from 1."""

    start: Written
    end: Written
    over: Written
    first: Written


def read_notation(text: str) -> Written | WrittenRamp:
    """The value a text stands for; raises `NotationError`.

    >>> read_notation("5..6..8 min").value
    6.0
    """
    text = text.strip()
    if "->" not in text:
        return read_value(text)
    parts = _RAMP.fullmatch(text)
    if not parts:
        raise NotationError(
            "this ramp does not say over how many months",
            "write it like `0% -> 25% over 15 months`, perhaps with `from month 4`",
        )
    end = read_value(parts["end"])
    start = _like(read_value(parts["start"]), end)
    first = replace(read_value(parts["first"] or "1"), unit=unit("month"))
    return WrittenRamp(start, end, read_value(parts["over"]), first)


def read_value(text: str) -> Written:
    """One value or a range `low..typical..high`; raises `NotationError`."""
    pieces = [_read_number(piece.strip()) for piece in text.split("..")]
    if len(pieces) == 1:
        return pieces[0]
    if len(pieces) != 3:
        raise NotationError("a range has three numbers", "write it `low..typical..high`")
    low, typical, high = (_like(piece, pieces[2]) for piece in pieces)
    if not low.value <= typical.value <= high.value:
        raise NotationError("the numbers of a range must rise", "write it `low..typical..high`")
    return replace(typical, low=low.value, high=high.value)


def read_unit(text: str) -> tuple[Unit, str]:
    """The unit and mark of what follows a number: `/ month`, `% / year`, `min`, `once`."""
    found, mark = NUMBER, ""
    for sign, word in _unit_words(text):
        if word in (PERCENT, POINTS, ONCE, "point"):
            mark = POINTS if word == "point" else word
        else:
            symbol = Unit(((_symbol(word), 1),))
            found = found / symbol if sign else found * symbol
    return found, mark


@lru_cache(maxsize=512)
def _unit_words(text: str) -> tuple[tuple[str, str], ...]:
    words = re.findall(r"\s*(/|\bper\b)?\s*([A-Za-z]+|%|[^\s])", text)
    return tuple((sign, word) for sign, word in words)


def _symbol(word: str) -> str:
    if word not in SYMBOLS:
        known = did_you_mean(word, SYMBOLS)
        raise NotationError(f"`{word}` is not a unit", known or f"units: {SOME_UNITS}")
    return SYMBOLS[word]


def _read_number(text: str) -> Written:
    duration = _DURATION.fullmatch(text)
    if duration:
        minutes = 60 * int(duration["hours"]) + int(duration["minutes"])
        return Written(float(minutes), unit("min"))
    parts = _NUMBER.fullmatch(text)
    if not parts:
        raise _not_a_number(text)
    found, mark = read_unit(parts["rest"])
    currency, found = _currency(parts["currency"], found)
    value = Decimal(parts["digits"].replace("_", "")) * SCALES[parts["scale"] or ""]
    if parts["sign"] or parts["minus"]:
        value = -value
    if mark in (PERCENT, POINTS):
        value /= 100
    return Written(fifteen_digits(value), found, mark=mark, currency=currency)


def _currency(sign: str | None, found: Unit) -> tuple[str, Unit]:
    if sign is None:
        return "", found
    return CURRENCY_SIGNS.get(sign, sign), unit("money") * found


def _not_a_number(text: str) -> NotationError:
    if _GROUPED.search(text):
        return NotationError(
            f"`{text}` can be read in two ways", "write thousands as 1_200 and decimals as 1.2"
        )
    if not text:
        return NotationError("there is no value here")
    return NotationError(f"`{text}` is not a number")


def fifteen_digits(value: Decimal | float) -> float:
    """The number a spreadsheet would hold: fifteen significant digits."""
    return float(f"{value:.15g}")


def _like(part: Written, whole: Written) -> Written:
    """A part of a range or ramp in the unit that stands after the last one."""
    if (part.unit, part.mark, part.currency) == (whole.unit, whole.mark, whole.currency):
        return part
    bare = part.mark == "" and part.unit in (NUMBER, unit("money"))
    if not bare or (part.currency and part.currency != whole.currency):
        raise NotationError("the parts of this value have different units")
    shrink = 100 if whole.mark in (PERCENT, POINTS) else 1
    low, value, high = (
        None if number is None else fifteen_digits(Decimal(repr(number)) / shrink)
        for number in (part.low, part.value, part.high)
    )
    assert value is not None  # noqa: S101 - a value is never missing
    return replace(whole, value=value, low=low, high=high)
