"""Units of what was written: whether they fit a field, and how they convert to its own."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import SPANS, ratio_entries
from costmodel.assumptions.notation import NotationError
from costmodel.assumptions.symbols import ONCE, PERCENT, POINTS, currency_of
from costmodel.kernel.units import NUMBER, Unit, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.amounts import AmountKind
    from costmodel.assumptions.notation import Written
    from costmodel.assumptions.reading import Reading
    from costmodel.kernel.expression import Expr

MONEY = unit("money")
CLOCK = frozenset({"s", "min", "h", "day"})
CALENDAR = frozenset({"week", "month", "year"})


def fitted(kind: AmountKind, written: Written, reading: Reading) -> Unit:
    """The full unit of what was written, with what was left unsaid; raises `NotationError`."""
    for found in _with_unsaid(written.unit, unit(kind.unsaid)):
        if written.mark == kind.mark and _fits(found, kind):
            return found
    raise NotationError(_misfit(kind, written, reading), f"write it like `{kind.example}`")


def _with_unsaid(written: Unit, unsaid: Unit) -> Iterator[Unit]:
    """The unit as written, then with some and with all of what may go unsaid."""
    for chosen in product((False, True), repeat=len(unsaid.powers)):
        powers = [power for power, taken in zip(unsaid.powers, chosen, strict=True) if taken]
        yield written * Unit(tuple(powers))


def _fits(found: Unit, kind: AmountKind) -> bool:
    """Whether one converts to the other: the same but for the spans of time in it."""
    declared = unit(kind.unit)
    mine, other = spans_of(found), spans_of(declared)
    return _without_spans(found) == _without_spans(declared) and (
        [power for _, power in mine] == [power for _, power in other]
        and all(
            a == b or (not kind.compounds and _convert(a, b, by_day=kind.by_day))
            for (a, _), (b, _) in zip(mine, other, strict=True)
        )
    )


def _convert(one: str, other: str, *, by_day: bool) -> bool:
    """Whether two spans convert: an hour's pay is for a worked hour, a month's for all of it."""
    return any({one, other} <= spans for spans in (CLOCK, CALENDAR)) or (
        by_day and {one, other} <= {"day", *CALENDAR}
    )


def spans_of(found: Unit) -> list[tuple[str, int]]:
    """The spans of time in a unit with their powers, the highest power first."""
    spans = [item for item in found.powers if item[0] in SPANS]
    return sorted(spans, key=lambda item: -item[1])


def _without_spans(found: Unit) -> tuple[tuple[str, int], ...]:
    return tuple(item for item in found.powers if item[0] not in SPANS)


def _misfit(kind: AmountKind, written: Written, reading: Reading) -> str:
    if written.unit == NUMBER and not written.mark:
        return "this number needs a unit"
    if not written.currency and MONEY.powers[0] in unit(kind.unit).powers:
        return "the currency is missing"
    if kind.compounds and written.mark == kind.mark and spans_of(written.unit):
        return f"this is not in `{said_unit(kind, reading)}`, and it compounds"
    said = said_unit(kind, reading)
    return f"this is not in `{said}`" if said else "this is not a plain number"


def shown_unit(kind: AmountKind, found: Unit) -> str:
    """The unit as results show it: a pure number that is written in percent is a share."""
    text = str(found)
    is_share = kind.mark in (PERCENT, POINTS) and text.startswith("1")
    return text.replace("1", "share", 1) if is_share else text


def said_unit(kind: AmountKind, reading: Reading) -> str:
    """The unit as people write it: `USD / month`, `% / year`; nothing for a plain number."""
    text = str(unit(kind.unit) / unit(kind.unsaid))
    head, *others = text.replace("money", reading.currency or "money").split("/")
    words = [kind.mark if head == "1" else head, *([kind.mark] if kind.mark == ONCE else [])]
    return " / ".join([" ".join(dict.fromkeys(words)), *others]).strip()


def converted(leaf: Expr, found: Unit, kind: AmountKind, reading: Reading) -> Expr:
    """The value in the unit formulas use, by the calendar's entries."""
    for short, long, power in _steps(found, unit(kind.unit)):
        ratio = reading.calendar.ratio(short, long)
        for _ in range(abs(power)):
            leaf = leaf * ratio if power > 0 else leaf / ratio
    return leaf


def measured(value: float, found: Unit, kind: AmountKind, reading: Reading) -> float:
    """The same for a plain number, to hold it against bounds."""
    for short, long, power in _steps(found, unit(kind.unit)):
        for entry in ratio_entries(short, long):
            value *= reading.inputs[f"calendar.{entry}"].value ** power
    return value


def _steps(found: Unit, declared: Unit) -> Iterator[tuple[str, str, int]]:
    """Which span leads to which, and the power of their ratio: 360 s are 6 min, so -1."""
    for (mine, power), (other, _) in zip(spans_of(found), spans_of(declared), strict=True):
        if mine != other:
            short, long = sorted((mine, other), key=SPANS.index)
            yield short, long, -power if mine == short else power


def in_currency(leaf: Expr, written: Written, reading: Reading) -> Expr:
    """The leaf times its currency's rate, where that is not the file's; raises `NotationError`."""
    code = foreign_code(written, reading)
    if not code:
        return leaf
    if code not in reading.rates:
        raise NotationError(
            f"there is no rate from {code} to {reading.currency}",
            f"add `fx: {{{code}: {{rate: ..., as_of: ...}}}}`, in {reading.currency} for 1 {code}",
        )
    rate = reading.rates[code]
    return leaf if rate is None else leaf * rate


def foreign_code(written: Written, reading: Reading) -> str:
    """The code of a currency that is not the file's; nothing for the file's own."""
    code = currency_of(written.currency, reading.currency)
    return "" if code == reading.currency or not reading.currency else code
