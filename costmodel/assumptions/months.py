"""A few whole months as structure: a formula has a line for each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.kinds import text_of

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

MOST = 60


@dataclass(frozen=True, slots=True)
class WholeMonthsKind:
    """So many months; the word may be left out where the example leaves it out."""

    label: str
    example: str = "2 months"

    def read(self, node: Node, path: str, reading: Reading) -> int | None:
        """The number of months, or None with the problem noted."""
        word = r"(?: *months?)" + "?" * self.example.isdigit()
        match = re.fullmatch(rf"([0-9]{{1,2}}){word}", text_of(node).strip())
        if match and int(match[1]) <= MOST:
            return int(match[1])
        message = f"`{path}` is not a whole number of months, at most {MOST}"
        reading.error("value", message, node.span, f"write it like `{self.example}`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        types = ["string", "integer"] if self.example.isdigit() else ["string"]
        return {"description": self.label, "type": types, "examples": [self.example]}
