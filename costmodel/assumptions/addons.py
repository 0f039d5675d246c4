"""Add-ons of the platform: paid for each named seat, or flat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.payments import wording

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

PER_SEAT = re.compile(r"(?:/|\bper\b)\s*(?:seat|agent|FTE)s?\b")


@dataclass(frozen=True, slots=True)
class Addon:
    """What an add-on costs in a month, each named seat or flat; the other is None."""

    name: str
    seat: Expr | None = None
    flat: Expr | None = None


class AddonKind(Labeled):
    """`$15 / seat / month` for each named seat, or `$500 / month` whatever their number."""

    example = "$15 / seat / month"

    def read(self, node: Node, path: str, reading: Reading) -> Addon | None:
        """The traced add-on, or None with the problem noted."""
        name = path.rpartition(".")[2]
        if PER_SEAT.search(wording(node)):
            seat = AmountKind("money/FTE/month", self.label, self.example)
            price = seat.read(node, path, reading)
            return None if price is None else Addon(name, seat=price)
        amount = self._flat.read(node, path, reading)
        return None if amount is None else Addon(name, flat=amount)

    @property
    def _flat(self) -> AmountKind:
        return AmountKind(
            "money/month",
            self.label,
            "$500 / month",
            suspect_below=100,
            suspect="it is one amount for all; for each seat write `$15 / seat / month`",
        )

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money/FTE/month", self.label, self.example).schema()
