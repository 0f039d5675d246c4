"""The months in which an event takes place: `2027-11`, or `november` of every year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.tree import Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORTEST = 3  # letters of a month's name


@dataclass(frozen=True, slots=True)
class MonthsOfYears:
    """Months, each of one year or of every year (None)."""

    months: frozenset[tuple[int | None, int]]

    def __contains__(self, month: tuple[int, int]) -> bool:
        return bool(self.months & {month, (None, month[1])})


class MonthsOfKind(Labeled):
    """One or several months, such as `2027-11`, or `november` for that of every year."""

    example = "[november]"

    def read(self, node: Node, path: str, reading: Reading) -> MonthsOfYears | None:
        """The months, or None with the problem noted."""
        found = set()
        items = node.items if isinstance(node, Sequence) else ()
        for item in items or (node,):
            month = _month(text_of(item).strip().lower())
            if month is None:
                message = f"`{path}` is a list of months"
                help_text = "write them like `2027-11`, or `november` for that of every year"
                reading.error("value", message, item.span, help_text)
                return None
            found.add(month)
        return MonthsOfYears(frozenset(found))

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a text or a list of texts."""
        text: dict[str, object] = {"type": "string", "examples": ["november", "2027-11"]}
        return {"description": self.label, "anyOf": [text, {"type": "array", "items": text}]}


def _month(text: str) -> tuple[int | None, int] | None:
    dated = re.fullmatch(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])", text)
    if dated:
        return int(dated[1]), int(dated[2])
    if len(text) >= SHORTEST:
        for number, name in enumerate(NAMES, start=1):
            if name.startswith(text):
                return None, number
    return None


class MonthOfYearKind(Labeled):
    """A month of every year, such as `april`."""

    example = "april"

    def read(self, node: Node, path: str, reading: Reading) -> int | None:
        """The month's number, from 1, or None with the problem noted."""
        found = _month(text_of(node).strip().lower())
        if found is None or found[0] is not None:
            message = f"`{path}` is not the name of a month"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        return found[1]

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": [self.example]}
