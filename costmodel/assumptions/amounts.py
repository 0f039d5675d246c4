"""Amounts: a number with a unit, a range, a ramp, a list or a mapping, as one traced value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.bounds import check_bounds, suspicion, written_bounds
from costmodel.assumptions.details import (
    Details,
    read_details,
    read_texts,
    refuse_numbers,
    with_numbers,
)
from costmodel.assumptions.fitting import (
    converted,
    fitted,
    foreign_code,
    in_currency,
    measured,
    shown_unit,
)
from costmodel.assumptions.notation import (
    NotationError,
    Written,
    WrittenRamp,
    read_notation,
    read_value,
)
from costmodel.assumptions.ramps import Listed, Ramp, listed_by_month, ramp_progress, ramped
from costmodel.assumptions.reading import Amount
from costmodel.assumptions.tree import Mapping, Scalar, Sequence
from costmodel.assumptions.uncertain import HELD, check_distribution

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class AmountKind:
    """What an amount has to be: its unit in the model, what of it may go unsaid, its bounds.

    `unit` is the unit formulas use; `unsaid` the part people leave out (`6 min` is per contact);
    `mark` is `%` for shares, `points` for percentage points, `once` for payments at the start.
    Bounds are in `unit`. A `fixed` amount is the same in all months; one that `compounds` does
    not convert from one span of time to another; one that happens `by_day` may be given so.
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
    suspect_below: float | None = None
    suspect: str = ""
    fixed: bool = False
    compounds: bool = False
    by_day: bool = False

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced value, or None with the problem noted."""
        place = _Field(self, path, reading)
        if isinstance(node, Mapping):
            return _read_mapping(place, node)
        if isinstance(node, Sequence):
            return _read_list(place, node)
        return _read_scalar(place, node)

    def default(self, text: str, path: str, reading: Reading) -> Expr:
        """The traced value of a default, written in the field's own unit; it has no position."""
        written = read_value(text)
        found = fitted(self, written, reading)
        return reading.add_input(
            path, Amount(written.value, shown_unit(self, found), text, self.label)
        )

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a value, a list of values, or a mapping with `value`."""
        form = "fixed_amount" if self.fixed else "amount"
        return {
            "description": self.label,
            "examples": [self.example],
            "allOf": [{"$ref": f"#/definitions/{form}"}],
        }


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that is being read: what it has to be, where, and what is said of it besides."""

    kind: AmountKind
    path: str
    reading: Reading
    details: Details = field(default_factory=Details)

    def part(self, name: str, kind: AmountKind | None = None) -> _Field:
        """A number that is a part of the field, such as the end of its ramp."""
        return replace(self, path=f"{self.path}.{name}", kind=kind or self.kind)

    def refuse(self, problem: NotationError, node: Node) -> None:
        """Note that a text is not such an amount."""
        help_text = problem.help or f"write it like `{self.kind.example}`"
        self.reading.error("value", f"`{self.path}`: {problem}", node.span, help_text)


def _read_scalar(place: _Field, node: Scalar) -> Expr | None:
    try:
        written = read_notation(node.text)
        if isinstance(written, WrittenRamp):
            return _ramp(place, written, node)
        return _leaf(place, written, node)
    except NotationError as problem:
        place.refuse(problem, node)
        return None


def _read_mapping(place: _Field, node: Mapping) -> Expr | None:
    texts = read_texts(node, place.path, place.reading)
    if texts is None:
        return None
    value = node.entries.get("value")
    if value is None:
        message = f"`{place.path}` has no `value`"
        help_text = f"add `value: {place.kind.example}`"
        place.reading.error("missing-value", message, node.span, help_text)
        return None
    place = replace(place, details=read_details(node, texts, place.path, place.reading))
    if isinstance(value.value, Sequence):
        return None if refuse_numbers(texts, place.reading) else _read_list(place, value.value)
    return _read_detailed(place, texts)


def _read_detailed(place: _Field, texts: dict[str, Scalar]) -> Expr | None:
    node = texts["value"]
    try:
        written = read_notation(node.text)
        if isinstance(written, WrittenRamp):
            return None if refuse_numbers(texts, place.reading) else _ramp(place, written, node)
        if place.kind.fixed and place.details.course != HELD:
            message = "this is the same in all months"
            place.reading.error("over-months", message, texts["over_months"].span, "delete it")
        whole = with_numbers(written, place.details, texts, place.reading)
        if whole is None:
            return None
        return _leaf(replace(place, details=whole[1]), whole[0], node)
    except NotationError as problem:
        place.refuse(problem, node)
        return None


def _read_list(place: _Field, node: Sequence) -> Expr | None:
    reading = place.reading
    if place.kind.fixed:
        place.refuse(NotationError("this is the same in all months, so it is not a list"), node)
        return None
    years = -(-reading.horizon // 12)
    if reading.horizon and len(node.items) not in (reading.horizon, years):
        message = f"`{place.path}` has {len(node.items)} values"
        help_text = f"give {reading.horizon}, one for each month, or {years}, one for each year"
        reading.error("list-length", message, node.span, help_text)
        return None
    items = [
        _read_item(place.part(str(number)), item) for number, item in enumerate(node.items, start=1)
    ]
    found = tuple(item for item in items if item is not None)
    if len(found) < len(items) or not reading.horizon:
        return None
    step = 1 if len(items) == reading.horizon else 12
    index = tuple(month // step for month in range(reading.horizon))
    label = place.kind.label.rstrip(".")
    return listed_by_month(reading, Listed(place.path, label, place.kind.unit, found, index))


def _read_item(place: _Field, item: Node) -> Expr | None:
    place = replace(place, kind=replace(place.kind, fixed=True))
    if isinstance(item, Sequence):
        place.refuse(NotationError("this is one value of a list"), item)
        return None
    return _read_scalar(place, item) if isinstance(item, Scalar) else _read_mapping(place, item)


MONTHS = AmountKind("month", "Months the ramp takes.", "15 months", above=0)
FIRST = AmountKind("month", "Month in which the ramp starts.", "4", at_least=1)


def _ramp(place: _Field, written: WrittenRamp, node: Scalar) -> Expr:
    if place.kind.fixed:
        raise NotationError("this is the same in all months, so it is not a ramp")
    ramp = Ramp(
        place.path,
        place.kind.label.rstrip("."),
        place.kind.unit,
        start=_leaf(place.part("start"), written.start, node),
        end=_leaf(place.part("end"), written.end, node),
        over=_leaf(place.part("over", MONTHS), written.over, node),
        first=_leaf(place.part("first", FIRST), written.first, node),
    )
    _check_end(place, written, node)
    value = ramped(place.reading, ramp)
    value.ramp = ramp_progress(place.reading, ramp)
    return value


def _check_end(place: _Field, written: WrittenRamp, node: Scalar) -> None:
    """A ramp that the horizon cuts off never reaches its end."""
    reading, over = place.reading, written.over
    length = measured(over.value, fitted(MONTHS, over, reading), MONTHS, reading)
    last = written.first.value - 1 + length
    if reading.horizon and last > reading.horizon - 1:
        message = f"`{place.path}` reaches its end in month {last + 1:.4g}, after the horizon"
        help_text = f"lengthen the horizon of {reading.horizon} months, or shorten the ramp"
        reading.warn("unfinished-ramp", message, node.span, help_text)


def _leaf(place: _Field, written: Written, node: Scalar) -> Expr:
    kind, reading = place.kind, place.reading
    found = fitted(kind, written, reading)
    check_bounds(kind, written, found, reading, (place.details.p10, place.details.p90))
    why = suspicion(kind, written, found, reading)
    if why:
        help_text = "check it; the number is used as written"
        reading.warn("suspect-value", f"`{place.path}` is {why}", node.span, help_text)
    unit = shown_unit(kind, found).replace("money", foreign_code(written, reading) or "money")
    amount = Amount(
        written.value,
        unit,
        node.text,
        kind.label,
        node.span,
        written.low,
        written.high,
        place.details,
        *written_bounds(kind, found, reading),
    )
    check_distribution(amount, place.path, reading)
    leaf = in_currency(reading.add_input(place.path, amount), written, reading)
    return converted(leaf, found, kind, reading)
