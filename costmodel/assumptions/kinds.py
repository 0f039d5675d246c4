"""The simple kinds of value: texts, choices, names, dates, spans, targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.problems import cut, did_you_mean
from costmodel.assumptions.tree import Scalar, Sequence
from costmodel.assumptions.worded import read_worded, worded_schema

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

LONGEST_HORIZON = 600  # months; fifty years
ANY_TEXT: dict[str, object] = {"type": ["string", "number", "boolean"]}  # YAML 1.1 types some


def text_of(node: Node) -> str:
    """The text of a single value; nothing for a list or a section."""
    return node.text if isinstance(node, Scalar) else ""


class TextKind(Labeled):
    """Any text."""

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The text, or None with the problem noted."""
        if isinstance(node, Scalar):
            return node.text
        message = f"`{path}` is a text, not a list or a section"
        reading.error("value", message, node.span, "put it in quotes if the brackets are text")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, **ANY_TEXT}


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """One of a few words."""

    label: str
    choices: tuple[str, ...]

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The word, or None with the problem noted."""
        text = text_of(node)
        if text in self.choices:
            return text
        shown = f"`{cut(text)}`" if isinstance(node, Scalar) else "a list or a section"
        help_text = did_you_mean(text, self.choices) or "one of: " + ", ".join(self.choices)
        reading.error("choice", f"`{path}` cannot be {shown}", node.span, help_text)
        return None

    @property
    def example(self) -> str:
        """One of the words."""
        return self.choices[0]

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        numbers = [int(text) for text in self.choices if text.isdigit()]
        return {"description": self.label, "enum": [*self.choices, *numbers]}


class FlagKind(Labeled):
    """Yes or no."""

    example = "true"
    words = MappingProxyType({"true": True, "yes": True, "false": False, "no": False})

    def read(self, node: Node, path: str, reading: Reading) -> bool | None:
        """Whether it is so, or None with the problem noted."""
        text = text_of(node).lower()
        if text in self.words:
            return self.words[text]
        reading.error("value", f"`{path}` is neither true nor false", node.span, "write `true`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "enum": [True, False, "yes", "no"]}


class NamesKind(Labeled):
    """A list of names, each once."""

    example = "[voice, chat]"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Scalar, ...] | None:
        """The names with their positions, or None with the problem noted."""
        items = node.items if isinstance(node, Sequence) else (node,)
        names: dict[str, Scalar] = {}
        for item in items:
            if not isinstance(item, Scalar) or item.text in names or "," in item.text:
                message = f"`{path}` is a list of names, each once"
                reading.error("names", message, item.span, f"write it like `{self.example}`")
                return None
            names[item.text] = item
        if not names:
            reading.error("names", f"`{path}` names nothing", node.span, f"such as {self.example}")
            return None
        return tuple(names.values())

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        items = {"type": "array", "items": ANY_TEXT, "minItems": 1, "uniqueItems": True}
        return {"description": self.label, "anyOf": [items, ANY_TEXT]}


class MonthKind(Labeled):
    """A month of a year, such as `2027-01`."""

    example = "2027-01"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[int, int] | None:
        """Year and month, or None with the problem noted."""
        match = re.fullmatch(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])", text_of(node))
        if match:
            return int(match[1]), int(match[2])
        message = f"`{path}` is not a month of a year"
        reading.error("value", message, node.span, "write it like `2027-01`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        pattern = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"
        return {"description": self.label, "type": "string", "pattern": pattern}


class MonthsKind(Labeled):
    """A whole number of months, written in months or years."""

    example = "36 months"

    def read(self, node: Node, path: str, reading: Reading) -> int | None:
        """The number of months, or None with the problem noted."""
        match = re.fullmatch(r"([0-9]{1,4}) *(months?|years?)", text_of(node))
        months = int(match[1]) * (12 if match[2].startswith("year") else 1) if match else 0
        if 1 <= months <= LONGEST_HORIZON:
            return months
        help_text = f"write it like `36 months` or `3 years`, at most {LONGEST_HORIZON} months"
        reading.error("value", f"`{path}` is not a number of months", node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": ["36 months", "3 years"]}


@dataclass(frozen=True, slots=True)
class Target:
    """Answer this share of the contacts within this time."""

    level: Expr
    within: Expr


class TargetKind(Labeled):
    """A service level such as `80% in 20 s`."""

    example = "80% in 20 s"
    level = AmountKind("share", "Share to answer in time.", "80%", mark="%", above=0, below=1)
    within = AmountKind(
        "s/contact", "Time to answer within.", "20 s", unsaid="1/contact", at_most=86_400
    )

    def read(self, node: Node, path: str, reading: Reading) -> Target | None:
        """The traced target, or None with the problem noted."""
        return read_worded(
            node, path, reading, lambda text: self._of(text, path, reading), self.example
        )

    def _of(self, node: Node, path: str, reading: Reading) -> Target | None:
        parts = re.fullmatch(r"(\S.*?)\s+(?:in|within)\s+(\S.*?)\s*", text_of(node))
        if not isinstance(node, Scalar) or not parts:
            message = f"`{path}` is not a share to answer within a time"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        level, within = (_part(node, *parts.span(number)) for number in (1, 2))
        found_level = self.level.read(level, f"{path}.level", reading)
        found_within = self.within.read(within, f"{path}.within", reading)
        if found_level is None or found_within is None:
            return None
        return Target(found_level, found_within)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        text: dict[str, object] = {"type": "string", "examples": [self.example]}
        return worded_schema({"description": self.label, **text})


def _part(node: Scalar, start: int, end: int) -> Scalar:
    """A part of a text with its own place, where the text stands on one line as it is."""
    span, text = node.span, node.text[start:end]
    if node.plain and span.text[span.column - 1 :].startswith(node.text):
        span = replace(span, column=span.column + start, end_column=span.column + end)
    return Scalar(text, plain=node.plain, span=span)
