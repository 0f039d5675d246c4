"""Kinds of value that describe shifts: durations and times on the half-hour, days, shares.

They are structure: a schedule is made of them, no formula has them in it.
"""

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

_DURATION = re.compile(r"(?:(?P<hours>[0-9]+(?:\.5)?) *h)?(?: *(?P<minutes>[0-9]+)(?: *min)?)?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([03]0)")
LONGEST = 24.0


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _hours(text: str) -> float | None:
    """Hours of a text such as `8 h`, `8h30` or `30 min`; None unless it is on the half-hour."""
    parts = _DURATION.fullmatch(text.strip())
    if parts is None or not text.strip() or (parts["hours"] is None and "min" not in text):
        return None
    hours = float(parts["hours"] or 0) + int(parts["minutes"] or 0) / 60
    return hours if (2 * hours).is_integer() and hours <= LONGEST else None


@dataclass(frozen=True, slots=True)
class DurationKind:
    """A duration on the half-hour, in hours."""

    label: str
    example: str = "30 min"

    def read(self, node: Node, path: str, reading: Reading) -> float | None:
        """The hours, or None with the problem noted."""
        hours = _hours(text_of(node))
        if hours is None:
            message = f"`{path}` is not a duration on the half-hour, up to 24 h"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
        return hours

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": [self.example]}


class DurationsKind(Labeled):
    """One or several durations on the half-hour."""

    example = "[8 h, 10 h]"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[float, ...] | None:
        """The hours, each once, or None with the problem noted."""
        one = DurationKind(self.label, "8 h")
        found = [one.read(item, path, reading) for item in _items(node)]
        hours = sorted({each for each in found if each})
        if len(hours) < len(found) or not hours:
            if None not in found:
                message = f"`{path}` lists lengths above 0, each once"
                reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        return tuple(hours)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        one = DurationKind(self.label, "8 h").schema()
        return {"description": self.label, "anyOf": [one, {"type": "array", "items": one}]}


class StartsKind(Labeled):
    """Times at which shifts may start: a list, or every so many minutes."""

    example = "every 30 min"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[float, ...] | None:
        """Hours after midnight, or None with the problem noted."""
        text = text_of(node).strip()
        if text.startswith("every "):
            step = _hours(text.removeprefix("every "))
            if step and (LONGEST / step).is_integer():
                return tuple(step * number for number in range(int(LONGEST / step)))
        found = [_CLOCK.fullmatch(text_of(item).strip()) for item in _items(node)]
        if found and None not in found:
            return tuple(sorted({int(at[1]) + int(at[2]) / 60 for at in found if at}))
        message = f"`{path}` does not say at which times shifts start"
        help_text = "write `every 30 min`, or times on the half-hour such as `[06:00, 14:00]`"
        reading.error("value", message, node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        text = {"type": "string", "examples": ["every 30 min", "06:00"]}
        return {"description": self.label, "anyOf": [text, {"type": "array", "items": text}]}


class DaysOnKind(Labeled):
    """Days worked in a row each week: one number, or several that people may be on."""

    example = "5"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[int, ...] | None:
        """The numbers, or None with the problem noted."""
        texts = [text_of(item).strip() for item in _items(node)]
        if texts and all(re.fullmatch("[1-6]", text) for text in texts):
            return tuple(sorted({int(text) for text in texts}))
        message = f"`{path}` says how many days of the week are worked in a row, from 1 to 6"
        reading.error("value", message, node.span, "write it like `5` or `[3, 4]`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        number = {"enum": [*range(1, 7), *map(str, range(1, 7))]}
        return {"description": self.label, "anyOf": [number, {"type": "array", "items": number}]}


class PercentageKind(Labeled):
    """A share as structure, from 0 to 100 %."""

    example = "20%"

    def read(self, node: Node, path: str, reading: Reading) -> float | None:
        """The share, or None with the problem noted."""
        match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?) *%", text_of(node).strip())
        if match and float(match[1]) <= 100:
            return float(match[1]) / 100
        message = f"`{path}` is not a share from 0 % to 100 %"
        reading.error("value", message, node.span, f"write it like `{self.example}`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": [self.example]}
