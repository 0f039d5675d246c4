"""Seasonality: a factor for each month of the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.tree import Scalar, Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

FACTOR = AmountKind("factor", "Factor of the month.", "1.2")


@dataclass(frozen=True, slots=True)
class SeasonalityKind:
    """Twelve factors, January first."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        """The traced factors, or None with the problem noted."""
        items = node.items if isinstance(node, Sequence) else ()
        if len(items) != 12 or not all(isinstance(item, Scalar) for item in items):
            message = f"`{path}` is a list of twelve factors, January first"
            reading.error("value", message, node.span)
            return None
        factors = [
            FACTOR.read(item, f"{path}.{month}", reading) for month, item in enumerate(items, 1)
        ]
        found = tuple(factor for factor in factors if factor is not None)
        if len(found) < 12:
            return None
        mean = sum(reading.inputs[f"{path}.{month}"].value for month in range(1, 13)) / 12
        if abs(mean - 1) > 0.005:
            message = f"the factors of `{path}` have a mean of {mean:.3f}, not 1"
            help_text = "they are used as written, so the year's contacts change"
            reading.warn("seasonality-mean", message, node.span, help_text)
        return found

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        items = {"type": ["number", "string"]}
        array = {"type": "array", "items": items, "minItems": 12, "maxItems": 12}
        return {"description": self.label, **array}
