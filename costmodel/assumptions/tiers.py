"""What is sold by use: at a price for each unit, or by tiers of the month's volume."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.details import KEYS
from costmodel.assumptions.fitting import measured
from costmodel.assumptions.kinds import ChoiceKind
from costmodel.assumptions.named_values import ListKind
from costmodel.assumptions.sections import SectionKind, optional, required, section
from costmodel.assumptions.tree import Mapping
from costmodel.assumptions.unsound import UNSOUND
from costmodel.kernel.units import unit

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Amount, Reading
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

GRADUATED, WHOLE = "graduated", "whole volume"
OF_TIERS = ("tiers", "tiers_apply")


@dataclass(frozen=True, slots=True)
class Tier:
    """A part of the month's volume with a price of its own; the last one has no end."""

    name: str
    price: Expr
    above: Expr | None
    up_to: Expr | None


@dataclass(frozen=True, slots=True)
class UsagePrice:
    """A price of each unit, or tiers; `whole` where the tier reached prices the whole volume."""

    price: Expr | None = None
    tiers: tuple[Tier, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class UsagePriceKind:
    """A price of a unit such as `min`, or `{tiers: [{up_to: ..., price: ...}, {price: ...}]}`."""

    unit: str
    label: str
    example: str

    def read(self, node: Node, path: str, reading: Reading) -> UsagePrice | None:
        """The price or the tiers, or None with the problem noted."""
        node = _newest(node, reading)
        if not _has_tiers(node):
            price = _price(self.unit, self.label, self.example).read(node, path, reading)
            return None if price is None else UsagePrice(price)
        found = SectionKind(_tiers_section(self.unit, self.example)).read(node, path, reading)
        return _as_tiers(found, _limit(self.unit), path, reading)

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a price, or tiers."""
        tiers = SectionKind(_tiers_section(self.unit, self.example)).schema()
        price = _price(self.unit, self.label, self.example).schema()
        return {"description": self.label, "examples": [self.example], "anyOf": [price, tiers]}


def _newest(node: Node, reading: Reading) -> Node:
    """The node without a price that a file below the tiers gives, or the other way round."""
    if not isinstance(node, Mapping) or not {"tiers", "value"} <= {*node.entries}:
        return node
    age = {key: reading.age(entry.key_span) for key, entry in node.entries.items()}
    if age["tiers"] == age["value"]:
        return node
    older = KEYS if age["tiers"] < age["value"] else OF_TIERS
    kept = {key: entry for key, entry in node.entries.items() if key not in older}
    return replace(node, entries=kept)


def _has_tiers(node: Node) -> bool:
    """Whether a node has tiers or nothing that belongs to a single price."""
    return isinstance(node, Mapping) and ("tiers" in node.entries or not {*KEYS} & {*node.entries})


def _price(of: str, label: str, example: str) -> AmountKind:
    return AmountKind(f"money/{of}", label, example)


def _limit(of: str) -> AmountKind:
    label, volume = "Volume of a month at which the tier ends.", f"{of}/month"
    return AmountKind(volume, label, "100_000", unsaid=volume, above=0, fixed=True)


@cache
def _tiers_section(of: str, example: str) -> type:
    """The section of tiers of a unit."""

    @section
    class PriceTier:
        """A part of the month's volume at a price of its own."""

        spans: Spans
        up_to: Expr | None = optional(_limit(of))
        price: Expr = required(_price(of, "Price of a unit in the tier.", example))

    @section
    class Tiers:
        """A price by the month's volume."""

        tiers: tuple[PriceTier, ...] = required(ListKind(PriceTier, "tier"))
        tiers_apply: str = optional(
            ChoiceKind(
                "Each tier's units at its own price, or all at that of the tier reached.",
                (GRADUATED, WHOLE),
            ),
            GRADUATED,
        )

    return Tiers


def _as_tiers(found: Any, limit: AmountKind, path: str, reading: Reading) -> UsagePrice | None:  # noqa: ANN401 - a section made above
    """The tiers as the model takes them, or None where something in them is wrong."""
    if found.tiers is UNSOUND or found.tiers_apply is UNSOUND:
        return None
    if any(each.up_to is UNSOUND or each.price is UNSOUND for each in found.tiers):
        return None
    if not _limits_rise(found.tiers, limit, path, reading):
        return None
    starts = [None, *(each.up_to for each in found.tiers)]
    tiers = tuple(
        Tier(str(number), each.price, start, each.up_to)
        for number, (each, start) in enumerate(zip(found.tiers, starts, strict=False), 1)
    )
    return UsagePrice(tiers=tiers, whole=found.tiers_apply == WHOLE)


def _limits_rise(tiers: tuple[Any, ...], kind: AmountKind, path: str, reading: Reading) -> bool:
    """Whether each tier ends above the one before it, and the last one never."""
    before, reached = len(reading.problems), 0.0
    for number, tier in enumerate(tiers, 1):
        amount = reading.inputs.get(f"{path}.tiers.{number}.up_to")
        problem = _wrong_limit(amount, reached, kind, reading, is_last=number == len(tiers))
        if problem:
            message, help_text = f"tier {number} of `{path}` {problem[0]}", problem[1]
            reading.error("tiers", message, tier.spans.near("up_to"), help_text)
        reached = max(reached, _size(amount, kind, reading)) if amount else reached
    return len(reading.problems) == before


def _wrong_limit(
    amount: Amount | None, reached: float, kind: AmountKind, reading: Reading, *, is_last: bool
) -> tuple[str, str] | None:
    """What is wrong with where a tier ends, and what to do."""
    if amount is None:
        if is_last:
            return None
        return "has no end, so the tiers after it are never reached", "add `up_to`, or sort them"
    if is_last:
        return "is the last one and ends: what is above it has no price", "remove its `up_to`"
    if amount.low is not None:
        return "ends at a range", "write one number"
    if _size(amount, kind, reading) <= reached:
        return "does not end above the one before it", "tiers rise: write the lowest first"
    return None


def _size(amount: Amount, kind: AmountKind, reading: Reading) -> float:
    return measured(amount.value, unit(amount.unit), kind, reading)
