"""Amounts by name: one for each channel, team or line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import cut
from costmodel.assumptions.tree import Mapping
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.amounts import AmountKind
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class NamedAmountsKind:
    """A mapping of names to amounts of one kind."""

    kind: AmountKind

    @property
    def example(self) -> str:
        """A mapping of one name."""
        return f"{{voice: {self.kind.example}}}"

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, Expr] | None:
        """The traced amounts by name, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path}` has an amount for each name"
            reading.error("value", message, node.span, f"write it like `{cut(self.example)}`")
            return None
        read = {
            name: self.kind.read(entry.value, f"{path}.{name}", reading)
            for name, entry in node.entries.items()
        }
        return {name: UNSOUND if value is None else value for name, value in read.items()}

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {
            "type": "object",
            "description": f"By name: {self.kind.label}",
            "additionalProperties": self.kind.schema(),
        }
