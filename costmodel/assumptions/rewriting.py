"""Values as people wrote them, with another number: `$50_000 / year` becomes `$52_500 / year`."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Literal, TypeAlias

from costmodel.assumptions.notation import (
    DURATION,
    NUMBER_TEXT,
    RAMP,
    NotationError,
    Written,
    WrittenRamp,
    fifteen_digits,
    read_notation,
)
from costmodel.assumptions.symbols import PERCENT, POINTS, SCALES

Part: TypeAlias = Literal["value", "low", "high"]
RAMP_PARTS = ("start", "end", "over", "first")
_RANGE = 3  # numbers of a range
_THOUSAND = 1_000
_LONG = 10_000  # what has fewer digits is easily read without `_`


class NoPlaceError(ValueError):
    """The text has no place for the number: it is no range, or no ramp."""


def ramp_part(text: str, path: str) -> str:
    """Which part of the ramp that a text is the input at a path stands for; nothing of no ramp."""
    last = path.rpartition(".")[2]
    return last if "->" in text and last in RAMP_PARTS else ""


def written_at(text: str, path: str) -> Written:
    """What a text says of the input at a path; raises `NotationError`.

    >>> written_at("0% -> 25% over 15 months", "machine.containment.end").value
    0.25
    """
    written = read_notation(text)
    if isinstance(written, Written):
        return written
    part: Written = getattr(written, ramp_part(text, path) or "end")
    return part


def rewritten(text: str, path: str, part: Part, value: float) -> str:
    """The text with another number for a part of the input at a path, in the unit it is in.

    Raises `NoPlaceError` where the text has no such number, `NotationError` where it is no value.

    >>> rewritten("30..35..40 %", "shrinkage", "high", 0.425)
    '30..35..42.5 %'
    """
    written = read_notation(text)
    if isinstance(written, WrittenRamp):
        return _ramp_rewritten(text, path, part, value)
    return with_number(text, part, value, written.mark)


def with_number(text: str, part: Part, value: float, mark: str) -> str:
    """The same of a value or a range; `mark` is that of the whole, such as `%`.

    Raises `NoPlaceError` for an end of what is no range.
    """
    pieces = text.split("..")
    if part != "value" and len(pieces) != _RANGE:
        raise NoPlaceError(text)
    at = {"low": 0, "value": len(pieces) // 2, "high": -1}[part]
    number = Decimal(f"{value:.15g}")
    pieces[at] = _piece(pieces[at], number * 100 if mark in (PERCENT, POINTS) else number)
    return "..".join(pieces)


def _ramp_rewritten(text: str, path: str, part: Part, value: float) -> str:
    name = ramp_part(text, path)
    parts = RAMP.fullmatch(text.strip())
    if not name or not parts:
        raise NoPlaceError(text)
    shift = len(text) - len(text.lstrip())
    start, end = (at + shift for at in parts.span(name))
    if parts[name] is None:  # a ramp that starts in the first month does not say so
        if part != "value":
            raise NoPlaceError(text)
        return f"{text} from month {_digits(Decimal(f'{value:.15g}'))}"
    mark = written_at(text, path).mark
    return text[:start] + with_number(text[start:end], part, value, mark) + text[end:]


def _piece(text: str, number: Decimal) -> str:
    """One number with its unit, as another number."""
    inner = text.strip()
    start = text.index(inner)
    new = _duration(number) if DURATION.fullmatch(inner) else _number(inner, number)
    return text[:start] + new + text[start + len(inner) :]


def _duration(minutes: Decimal) -> str:
    """Minutes as `1h30`, where they are whole."""
    if minutes % 1 or minutes < 0 or minutes >= 60 * Decimal(1_000_000):
        return f"{_digits(minutes)} min"
    hours, rest = divmod(int(minutes), 60)
    return f"{hours}h{rest:02}"


def _number(text: str, number: Decimal) -> str:
    parts = NUMBER_TEXT.fullmatch(text)
    if not parts:
        message = f"`{text}` is not a number"
        raise NotationError(message)
    number /= SCALES.get(parts["scale"], 1)
    currency = parts["currency"] or ""
    if currency.isalpha():
        currency += " "
    digits = _digits(abs(number), _grouped_from(parts["digits"]))
    return f"{'-' * (number < 0)}{currency}{digits}{text[parts.end('digits') :]}"


def _grouped_from(digits: str) -> float:
    """From which number on `_` stands between thousands, as in the number that was there."""
    whole = digits.partition(".")[0]
    if "_" in whole:
        return _THOUSAND
    return _LONG if len(whole) < len(str(_LONG)) else math.inf


def _digits(number: Decimal, grouped_from: float = _LONG) -> str:
    """A number without exponent and needless zeros: `12_500`, `0.0375`, `9500`."""
    whole, point, rest = f"{number.normalize():f}".partition(".")
    return (f"{int(whole):_}" if number >= grouped_from else whole) + point + rest


def same_digits(one: float, other: float) -> bool:
    """Whether two numbers are the same to fifteen digits, as spreadsheets keep them."""
    return fifteen_digits(one) == fifteen_digits(other)
