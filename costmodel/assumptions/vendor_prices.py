"""What a vendor charges, in the unit it sells in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.payments import priced_by

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

# What a price may be for each of, the words people use for it, its unit, and an example.
BASES = {
    "resolution": (r"resolutions?", "money/contact", "$3 / resolution"),
    "contact": (r"contacts?|calls?|chats?|emails?", "money/contact", "$4 / contact"),
    "fte": (r"FTE|agents?|seats?", "money/FTE/month", "$2_400 / FTE / month"),
    "minute": (r"min|mins|minutes?", "money/min", "$0.90 / min"),
    "hour": (r"h|hr|hrs|hours?", "money/h", "$14 / h"),
    "flat": (r"month|year", "money/month", "$30_000 / month"),
}


@dataclass(frozen=True, slots=True)
class VendorPrice:
    """A vendor's price and what it is for each of."""

    basis: str
    value: Expr


class VendorPriceKind(Labeled):
    """`$14 / h`, `$0.90 / min`, `$4 / contact`, `$3 / resolution`, `$2_400 / FTE / month`, flat."""

    example = "$14 / h"

    def read(self, node: Node, path: str, reading: Reading) -> VendorPrice | None:
        """The traced price with its basis, or None with the problem noted."""
        words = priced_by(node)
        for basis, (pattern, unit, example) in BASES.items():
            if any(re.fullmatch(pattern, word) for word in words):
                value = AmountKind(unit, self.label, example).read(node, path, reading)
                return None if value is None else VendorPrice(basis, value)
        message = f"`{path}` does not say what it is the price of"
        forms = ", ".join(f"`{example}`" for _, _, example in BASES.values())
        reading.error("value", message, node.span, f"write it like {forms}")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money/h", self.label, self.example).schema()
