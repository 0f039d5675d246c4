"""Amounts: a number with a unit, a range, a ramp, a list or a mapping, as one traced value."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import SPANS
from costmodel.assumptions.notation import (
    ONCE,
    PERCENT,
    POINTS,
    NotationError,
    Written,
    WrittenRamp,
    read_notation,
    read_value,
)
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.ramps import Listed, Ramp, listed_by_month, ramp_progress, ramped
from costmodel.assumptions.reading import Amount, Details
from costmodel.assumptions.tree import Mapping, Scalar, Sequence
from costmodel.kernel.units import NUMBER, Unit, unit

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


DETAILS = tuple(field.name for field in fields(Details))
DISTRIBUTIONS = ("pert", "triangular", "uniform", "normal", "lognormal", "beta", "discrete")


@dataclass(frozen=True, slots=True)
class AmountKind:
    """What an amount has to be: its unit in the model, what of it may go unsaid, its bounds.

    `unit` is the unit formulas use; `unsaid` the part people leave out (`6 min` is per contact);
    `mark` is `%` for shares, `points` for percentage points, `once` for payments at the start.
    """

    unit: str
    label: str
    example: str
    unsaid: str = "1"
    mark: str = ""
    at_least: float | None = 0
    above: float | None = None
    at_most: float | None = None
    below: float | None = None
    suspect_above: float | None = None
    suspect: str = ""

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced value, or None with the problem noted."""
        if isinstance(node, Mapping):
            return _read_mapping(self, node, path, reading)
        if isinstance(node, Sequence):
            return _read_list(self, node, path, reading)
        return _read_scalar(self, node, path, reading, Details())

    def schema(self) -> dict[str, object]:
        """The JSON Schema: text or a number, or a mapping with `value`, or a list."""
        value: dict[str, object] = {"type": ["string", "number"], "examples": [self.example]}
        details: dict[str, object] = {
            key: {"type": ["string", "number"]} for key in (*DETAILS, "low", "high")
        }
        details["dist"] = {"enum": list(DISTRIBUTIONS)}
        return {
            "description": f"{self.label} Unit: {self.unit}. For example `{self.example}`.",
            "anyOf": [
                value,
                {"type": "array", "items": {"type": ["string", "number"]}},
                {
                    "type": "object",
                    "properties": {"value": value, **details},
                    "required": ["value"],
                    "additionalProperties": False,
                },
            ],
        }


def _read_scalar(
    kind: AmountKind, node: Scalar, path: str, reading: Reading, details: Details
) -> Expr | None:
    try:
        written = read_notation(node.text)
        if isinstance(written, WrittenRamp):
            return _ramp(kind, written, path, reading, (node, details))
        return _leaf(kind, written, path, reading, (node, details))
    except NotationError as problem:
        help_text = problem.help or f"write it like `{kind.example}`"
        reading.error("value", f"`{path}`: {problem}", node.span, help_text)
        return None


def default_amount(kind: AmountKind, text: str, path: str, reading: Reading) -> Expr:
    """The traced value of a default, which has no position."""
    written = read_value(text)
    amount = Amount(written.value, str(_fitted(kind, written)), text, kind.label)
    return reading.add_input(path, amount)


def _read_mapping(kind: AmountKind, node: Mapping, path: str, reading: Reading) -> Expr | None:
    texts = _texts(node, path, reading)
    if texts is None:
        return None
    value = node.entries.get("value")
    if value is None:
        message = f"`{path}` has no `value`"
        reading.error("missing-value", message, node.span, f"add `value: {kind.example}`")
        return None
    details = Details(**{key: texts[key] for key in DETAILS if key in texts})
    if details.dist and details.dist not in DISTRIBUTIONS:
        span = node.entries["dist"].value.span
        help_text = did_you_mean(details.dist, DISTRIBUTIONS) or ", ".join(DISTRIBUTIONS)
        reading.error("distribution", f"`{details.dist}` is not a distribution", span, help_text)
    if isinstance(value.value, Sequence):
        return _read_list(kind, value.value, path, reading)
    assert isinstance(value.value, Scalar)  # noqa: S101 - _texts() let nothing else through
    text = value.value.text
    if "low" in texts or "high" in texts:
        text = f"{texts.get('low', text)}..{text}..{texts.get('high', text)}"
    return _read_scalar(kind, replace(value.value, text=text), path, reading, details)


def _texts(node: Mapping, path: str, reading: Reading) -> dict[str, str] | None:
    """The mapping's scalars; None when something in it is not one or is not known."""
    known = ("value", "low", "high", *DETAILS)
    before = len(reading.problems)
    texts = {}
    for key, entry in node.entries.items():
        if key not in known:
            help_text = did_you_mean(key, known) or f"known here: {', '.join(known)}"
            message = f"unknown key `{key}` in `{path}`"
            reading.error("unknown-key", message, entry.key_span, help_text)
        elif isinstance(entry.value, Scalar):
            texts[key] = entry.value.text
        elif not (key == "value" and isinstance(entry.value, Sequence)):
            reading.error("value", f"`{path}.{key}` is one value", entry.value.span)
    return texts if len(reading.problems) == before else None


def _read_list(kind: AmountKind, node: Sequence, path: str, reading: Reading) -> Expr | None:
    years = -(-reading.horizon // 12)
    if len(node.items) not in (reading.horizon, years):
        message = f"`{path}` has {len(node.items)} values"
        help_text = f"give {reading.horizon}, one for each month, or {years}, one for each year"
        reading.error("list-length", message, node.span, help_text)
        return None
    items = [
        _read_item(kind, item, f"{path}.{number}", reading)
        for number, item in enumerate(node.items, start=1)
    ]
    step = 1 if len(items) == reading.horizon else 12
    index = tuple(month // step for month in range(reading.horizon))
    found = tuple(item for item in items if item is not None)
    if len(found) < len(items):
        return None
    return listed_by_month(reading, Listed(path, kind.label.rstrip("."), kind.unit, found, index))


def _read_item(kind: AmountKind, item: Node, path: str, reading: Reading) -> Expr | None:
    if isinstance(item, Scalar) and "->" not in item.text:
        return _read_scalar(kind, item, path, reading, Details())
    reading.error("value", f"`{path}` is one value", item.span, f"such as `{kind.example}`")
    return None


Origin = tuple[Scalar, Details]


def _ramp(
    kind: AmountKind, written: WrittenRamp, path: str, reading: Reading, origin: Origin
) -> Expr:
    months = AmountKind("month", "Months the ramp takes.", "15 months", above=0)
    number = AmountKind("month", "Month in which the ramp starts.", "4", at_least=1)
    ramp = Ramp(
        path,
        kind.label.rstrip("."),
        kind.unit,
        start=_leaf(kind, written.start, f"{path}.start", reading, origin),
        end=_leaf(kind, written.end, f"{path}.end", reading, origin),
        over=_leaf(months, written.over, f"{path}.over", reading, origin),
        first=_leaf(number, written.first, f"{path}.first", reading, origin),
    )
    value = ramped(reading, ramp)
    value.ramp = ramp_progress(reading, ramp)
    return value


def _leaf(kind: AmountKind, written: Written, path: str, reading: Reading, origin: Origin) -> Expr:
    node, details = origin
    full = _fitted(kind, written)
    _check_bounds(kind, written)
    if kind.suspect_above is not None and written.value > kind.suspect_above:
        shown = _shown(kind.suspect_above, kind)
        message = f"`{path}` is above {shown}: {kind.suspect}"
        reading.warn("suspect-value", message, node.span, "check it; the number is used as written")
    currency = reading.currency
    foreign = bool(written.currency) and not _is_own(written.currency, currency)
    code = "USD" if written.currency == "$" else written.currency
    typed = str(full) if not foreign else str(full).replace("money", code)
    amount = Amount(
        value=written.value,
        unit=typed,
        text=node.text,
        label=kind.label,
        span=node.span,
        low=written.low,
        high=written.high,
        details=details,
    )
    leaf = reading.add_input(path, amount)
    if foreign:
        leaf = leaf * _rate(code, reading)
    return _converted(leaf, full, unit(kind.unit), reading)


def _is_own(written: str, currency: str) -> bool:
    """Whether a sign means the file's currency: a bare `$` does in every dollar's file."""
    if written == "$":
        return currency in ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN")
    return written == currency


def _rate(code: str, reading: Reading) -> Expr:
    if code not in reading.rates:
        raise NotationError(
            f"there is no rate from {code} to {reading.currency}",
            f"add `fx: {{{code}: {{rate: ..., as_of: ...}}}}`, in {reading.currency} for 1 {code}",
        )
    return reading.rates[code]


def _fitted(kind: AmountKind, written: Written) -> Unit:
    """The full unit of what was written, with what was left unsaid."""
    declared = unit(kind.unit)
    for found in (written.unit, written.unit * unit(kind.unsaid)):
        if _mark_fits(kind, written) and _without_time(found) == _without_time(declared):
            mine, other = _time(found), _time(declared)
            if mine == other or [power for _, power in mine] == [power for _, power in other]:
                return found
    raise NotationError(_unit_message(kind, written), f"write it like `{kind.example}`")


def _mark_fits(kind: AmountKind, written: Written) -> bool:
    if written.mark == kind.mark:
        return True
    return written.value == 0 and not written.mark and written.unit == NUMBER


def _unit_message(kind: AmountKind, written: Written) -> str:
    if written.unit == NUMBER and not written.mark:
        return "this number needs a unit"
    wanted = {PERCENT: "a share in %", POINTS: "percentage points", ONCE: "paid once"}
    return f"this is not {wanted.get(kind.mark, 'in ' + kind.unit)}"


def _time(found: Unit) -> list[tuple[str, int]]:
    return [(symbol, power) for symbol, power in found.powers if symbol in SPANS]


def _without_time(found: Unit) -> tuple[tuple[str, int], ...]:
    return tuple(item for item in found.powers if item[0] not in SPANS)


def _converted(leaf: Expr, found: Unit, declared: Unit, reading: Reading) -> Expr:
    """The value in the unit formulas use, by the calendar's entries."""
    for (mine, power), (other, _) in zip(_time(found), _time(declared), strict=True):
        if mine == other:
            continue
        short, long = sorted((mine, other), key=SPANS.index)
        ratio = reading.calendar.ratio(short, long)
        shrinks = (mine == short) == (power > 0)  # 360 s are 6 min; 12 a year is 1 a month
        for _ in range(abs(power)):
            leaf = leaf / ratio if shrinks else leaf * ratio
    return leaf


def _check_bounds(kind: AmountKind, written: Written) -> None:
    for value in (written.low, written.value, written.high):
        if value is None:
            continue
        too_low = (kind.at_least is not None and value < kind.at_least) or (
            kind.above is not None and value <= kind.above
        )
        too_high = (kind.at_most is not None and value > kind.at_most) or (
            kind.below is not None and value >= kind.below
        )
        if too_low or too_high:
            raise NotationError(f"{_shown(value, kind)} is out of range: {_bounds(kind)}")


def _bounds(kind: AmountKind) -> str:
    said = []
    for word, bound in (("above", kind.above), ("at least", kind.at_least)):
        if bound is not None:
            said.append(f"{word} {_shown(bound, kind)}")
            break
    for word, bound in (("below", kind.below), ("at most", kind.at_most)):
        if bound is not None:
            said.append(f"{word} {_shown(bound, kind)}")
    return "it has to be " + " and ".join(said)


def _shown(value: float, kind: AmountKind) -> str:
    return f"{value:.6g}" if not kind.mark or kind.mark == ONCE else f"{100 * value:.6g} %"
