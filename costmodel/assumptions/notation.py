"""Values as people write them: `$50_000 / year`, `5..6..8 min`, `0% -> 25% over 15 months`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from costmodel.assumptions.problems import cut, did_you_mean
from costmodel.assumptions.symbols import (
    CODES,
    MARKS,
    PERCENT,
    POINTS,
    SCALES,
    SIGNS,
    SOME_UNITS,
    UNITS,
)
from costmodel.kernel.units import NUMBER, Unit, unit

LONGEST = 200  # characters of a value
_LARGEST, _SMALLEST = Decimal("1e18"), Decimal("1e-18")

NUMBER_TEXT = re.compile(
    rf"(?:(?P<sign>[-+\u2212])\s*)?(?P<currency>[{''.join(SIGNS)}]|[A-Z]{{3}}(?![A-Za-z]))?\s*"
    r"(?P<minus>[-\u2212])?(?P<digits>[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?"
    r"(?:[eE][-+]?[0-9]{1,4})?)(?![0-9_.])(?:\s*(?P<scale>k|K|M|bn)(?![A-Za-z]))?\s*(?P<rest>.*)"
)
DURATION = re.compile(r"([0-9]{1,6})\s*h\s*([0-5]?[0-9])\s*(?:m|min)?")
RAMP = re.compile(
    r"(?P<start>.+?)\s*->\s*(?P<end>.+?)\s+over\s+(?P<over>.+?)(?:\s+from\s+month\s+(?P<first>\S+))?"
)
_RANGE_HELP = "write it `low..typical..high`, such as `5..6..8 min`"
_THOUSANDS_HELP = "write thousands as 1_200 and decimals as 1.2"
_SLIPS = (
    (re.compile(r"[0-9],[0-9]"), "can be read in two ways", _THOUSANDS_HELP),
    (re.compile(r"[0-9]['\s][0-9]{3}"), "is not one number", _THOUSANDS_HELP),
    (re.compile(r"[0-9]\s*[-\u2013]\s*[0-9]"), "is not a range", _RANGE_HELP),
    (re.compile(r"(?:^|\s)\.[0-9]"), "is not a number", "write decimals as 0.5"),
    (re.compile(r"[0-9]\s*m\b"), "does not say whether `m` is minutes or months", "write it out"),
)


class NotationError(ValueError):
    """A text is not a value in any accepted form; `help` says what is."""

    def __init__(self, message: str, help_text: str = "") -> None:
        super().__init__(message)
        self.help = help_text


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written: typical, perhaps low and high, its unit and a mark (`%`, `once`).

    Numbers in percent are shares already. `currency` is a sign or a code; then `unit` has `money`.
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """One number as written, before it takes the unit of its neighbors."""

    number: Decimal
    unit: Unit = NUMBER
    mark: str = ""
    currency: str = ""
    scaled: bool = False


def read_notation(text: str) -> Written | WrittenRamp:
    """The value a text stands for; raises `NotationError`.

    >>> read_notation("5..6..8 min").value
    6.0
    """
    if "->" not in text:
        return read_value(text)
    _check_length(text)
    parts = RAMP.fullmatch(text.strip())
    if not parts or text.count("->") > 1:
        raise NotationError(
            "this ramp does not say over how many months",
            "write it like `0% -> 25% over 15 months`, perhaps with `from month 4`",
        )
    start, end = _pieces(parts["start"]), _pieces(parts["end"])
    alike = _alike((*start, *end))
    return WrittenRamp(
        _written(alike[: len(start)]),
        _written(alike[len(start) :]),
        read_value(parts["over"]),
        _first_month(parts["first"] or "1"),
    )


def read_value(text: str) -> Written:
    """One value or a range `low..typical..high`; raises `NotationError`.

    >>> read_value("30..35..40 %").low
    0.3
    """
    _check_length(text)
    return _written(_alike(_pieces(text)))


def read_part(text: str, whole: Written) -> float:
    """A number in the unit of a value, which it may leave unsaid; raises `NotationError`.

    >>> read_part("30", read_value("35%"))
    0.3
    """
    _check_length(text)
    like = _Piece(Decimal(0), whole.unit, whole.mark, whole.currency)
    piece, _ = _alike((_piece(text.strip()), like))
    return _number(piece)


def _check_length(text: str) -> None:
    if len(text) > LONGEST:
        message = f"`{cut(text)}` is too long for a value"
        raise NotationError(message, f"a value has at most {LONGEST} characters")


def _first_month(text: str) -> Written:
    pieces = _pieces(text)
    if any(piece != _Piece(piece.number) or piece.number % 1 for piece in pieces):
        message = f"`{text}` is not the number of a month"
        raise NotationError(message, "months count from 1: write `from month 4`")
    return replace(_written(pieces), unit=unit("month"))


def _pieces(text: str) -> tuple[_Piece, ...]:
    pieces = tuple(_piece(piece.strip()) for piece in text.split(".."))
    if len(pieces) not in (1, 3):
        raise NotationError("a range has three numbers", _RANGE_HELP)
    return pieces


def _piece(text: str) -> _Piece:
    duration = DURATION.fullmatch(text)
    if duration:
        return _Piece(Decimal(60 * int(duration[1]) + int(duration[2])), unit("min"))
    parts = NUMBER_TEXT.fullmatch(text)
    _check_slips(text)
    if not parts or (parts["sign"] and parts["minus"]):
        message = f"`{cut(text)}` is not a number" if text else "there is no value here"
        raise NotationError(message)
    number = Decimal(parts["digits"].replace("_", "")) * SCALES.get(parts["scale"], 1)
    _check_size(number, text)
    if parts["minus"] or parts["sign"] not in (None, "+"):
        number = -number
    found = _with_unit(_Piece(number, scaled=bool(parts["scale"])), parts["rest"])
    return _with_currency(found, parts["currency"]) if parts["currency"] else found


def _check_slips(text: str) -> None:
    for slip, message, help_text in _SLIPS:
        if slip.search(text):
            raise NotationError(f"`{cut(text)}` {message}", help_text)


def _check_size(number: Decimal, text: str) -> None:
    if number > _LARGEST or 0 < number < _SMALLEST:
        size = "large" if number > 1 else "small"
        message = f"`{cut(text)}` is too {size} to be counted with"
        raise NotationError(message, "numbers lie between 1e-18 and 1e18")


def _with_unit(piece: _Piece, text: str) -> _Piece:
    """The number with what follows it: `/ month`, `% / year`, `min`, `EUR`, `once`."""
    for sign, word in _unit_words(text):
        if word in MARKS and not sign and not piece.mark:
            piece = replace(piece, mark=MARKS[word])
        elif word in SIGNS or word in CODES:
            piece = _with_currency(piece, word, sign)
        else:
            symbol = Unit(((_symbol(word), 1),))
            piece = replace(piece, unit=piece.unit / symbol if sign else piece.unit * symbol)
    return piece


@lru_cache(maxsize=512)
def _unit_words(text: str) -> tuple[tuple[str, str], ...]:
    words = re.findall(r"\s*(/|\bper\b)?\s*([A-Za-z]+|%|[^\s])", text)
    return tuple((sign, word) for sign, word in words)


def _symbol(word: str) -> str:
    if word not in UNITS:
        known = did_you_mean(word, UNITS) if len(word) > 1 else ""
        raise NotationError(f"`{cut(word)}` is not a unit", known or f"units: {SOME_UNITS}")
    return UNITS[word]


def _with_currency(piece: _Piece, word: str, sign: str = "") -> _Piece:
    if word not in SIGNS and word not in CODES:
        help_text = did_you_mean(word, CODES) or "write a sign or an ISO code, such as EUR"
        raise NotationError(f"`{word}` is not a currency", help_text)
    if sign or piece.currency:
        raise NotationError("this has two currencies", "write one of them")
    return replace(piece, currency=SIGNS.get(word, word), unit=unit("money") * piece.unit)


def _alike(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """The numbers of a range or ramp with the unit after the last one, and any one's currency."""
    last = pieces[-1]
    currencies = {piece.currency for piece in pieces if piece.currency}
    if len(currencies) > 1:
        raise NotationError("the parts of this value have different currencies")
    if currencies and not last.currency:
        last = replace(last, currency=currencies.pop(), unit=unit("money") * last.unit)
    return tuple(_like(piece, last) for piece in pieces)


def _like(piece: _Piece, last: _Piece) -> _Piece:
    bare = piece.mark == "" and piece.unit in (NUMBER, unit("money"))
    own = piece.unit if piece.currency or not last.currency else unit("money") * piece.unit
    if not bare and (own, piece.mark) != (last.unit, last.mark):
        message = "the parts of this value have different units"
        raise NotationError(message, "write the unit once, after the last number")
    if last.scaled and not piece.scaled and piece.number:
        message = "it is not clear whether the last number's letter counts for all"
        raise NotationError(message, "write it after each number, such as `24k..30k..39k`")
    return replace(last, number=piece.number)


def _written(pieces: tuple[_Piece, ...]) -> Written:
    numbers = [_number(piece) for piece in pieces]
    if numbers != sorted(numbers):
        raise NotationError("the numbers of a range must rise", _RANGE_HELP)
    last = pieces[-1]
    low, high = (None, None) if len(numbers) == 1 else (numbers[0], numbers[-1])
    typical = numbers[len(numbers) // 2]
    return Written(typical, last.unit, low, high, last.mark, last.currency)


def _number(piece: _Piece) -> float:
    in_hundredths = piece.mark in (PERCENT, POINTS)
    return fifteen_digits(piece.number / 100 if in_hundredths else piece.number)


def fifteen_digits(value: Decimal | float) -> float:
    """The number a spreadsheet would hold: fifteen significant digits."""
    return float(f"{value:.15g}")
