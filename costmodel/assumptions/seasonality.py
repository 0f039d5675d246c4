"""Seasonality: a factor for each month of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.tree import Sequence
from costmodel.assumptions.worded import read_worded, worded_schema

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

FACTOR = AmountKind("factor", "Factor of the month.", "1.2", fixed=True)


class SeasonalityKind(Labeled):
    """Twelve factors, January first."""

    example = "[1.2, 1, 1, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1, 1.1, 1.2]"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        """The traced factors, or None with the problems noted."""
        return read_worded(
            node, path, reading, lambda items: self._of(items, path, reading), self.example
        )

    def _of(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        items = node.items if isinstance(node, Sequence) else ()
        if len(items) != 12:
            message = f"`{path}` is a list of twelve factors, January first"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        read = [
            FACTOR.read(item, f"{path}.{month}", reading) for month, item in enumerate(items, 1)
        ]
        factors = tuple(factor for factor in read if factor is not None)
        if len(factors) < 12:
            return None
        mean = sum(reading.inputs[f"{path}.{month}"].value for month in range(1, 13)) / 12
        if abs(mean - 1) > 0.005:
            message = f"the factors of `{path}` have a mean of {mean:.3f}, not 1"
            help_text = "they are used as written, so the year's contacts change"
            reading.warn("seasonality-mean", message, node.span, help_text)
        return factors

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a list, or a mapping with the list and what is known of it."""
        size = {"minItems": 12, "maxItems": 12}
        factors = {"type": "array", "items": FACTOR.schema(), **size}
        return worded_schema({"description": self.label, **factors})
