"""The simple kinds of value: texts, choices, names, dates, spans, targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

LONGEST_HORIZON = 600  # months; fifty years


@dataclass(frozen=True, slots=True)
class TextKind:
    """Any text."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The text, or None with the problem noted."""
        if isinstance(node, Scalar):
            return node.text
        reading.error("value", f"`{path}` is a text", node.span)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string"}


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """One of a few words."""

    label: str
    choices: tuple[str, ...]

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The word, or None with the problem noted."""
        text = node.text if isinstance(node, Scalar) else ""
        if text in self.choices:
            return text
        shown = f"`{text}`" if text else "this"
        help_text = did_you_mean(text, self.choices) or "one of: " + ", ".join(self.choices)
        reading.error("choice", f"`{path}` cannot be {shown}", node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        values = [int(text) if text.isdigit() else text for text in self.choices]
        return {"description": self.label, "enum": values}


@dataclass(frozen=True, slots=True)
class NamesKind:
    """A list of names, each once."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Scalar, ...] | None:
        """The names with their positions, or None with the problem noted."""
        items = node.items if isinstance(node, Sequence) else (node,)
        names: dict[str, Scalar] = {}
        for item in items:
            if not isinstance(item, Scalar) or item.text in names:
                message = f"`{path}` is a list of names, each once"
                reading.error("names", message, item.span, "such as `[voice, chat]`")
                return None
            names[item.text] = item
        return tuple(names.values())

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        items = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
        return {"description": self.label, "anyOf": [items, {"type": "string"}]}


@dataclass(frozen=True, slots=True)
class MonthKind:
    """A month of a year, such as `2027-01`."""

    label: str
    example = "2027-01"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[int, int] | None:
        """Year and month, or None with the problem noted."""
        text = node.text if isinstance(node, Scalar) else ""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
        if match:
            return int(match[1]), int(match[2])
        reading.error("value", f"`{path}` is not a month", node.span, "write it like `2027-01`")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}


@dataclass(frozen=True, slots=True)
class MonthsKind:
    """A whole number of months, written in months or years."""

    label: str
    example = "36 months"

    def read(self, node: Node, path: str, reading: Reading) -> int | None:
        """The number of months, or None with the problem noted."""
        text = node.text if isinstance(node, Scalar) else ""
        match = re.fullmatch(r"(\d{1,4}) *(months?|years?)", text)
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


@dataclass(frozen=True, slots=True)
class TargetKind:
    """A service level such as `80% in 20 s`."""

    label: str
    level = AmountKind("share", "Share to answer in time.", "80%", mark="%", above=0, below=1)
    within = AmountKind("s/contact", "Time to answer within.", "20 s", unsaid="1/contact")

    def read(self, node: Node, path: str, reading: Reading) -> Target | None:
        """The traced target, or None with the problem noted."""
        text = node.text if isinstance(node, Scalar) else ""
        parts = re.split(r"\s+(?:in|within)\s+", text.strip())
        if not isinstance(node, Scalar) or len(parts) != 2:
            message = f"`{path}` is not a target"
            reading.error("value", message, node.span, "write it like `80% in 20 s`")
            return None
        level, within = (Scalar(part, plain=node.plain, span=node.span) for part in parts)
        found_level = self.level.read(level, f"{path}.level", reading)
        found_within = self.within.read(within, f"{path}.within", reading)
        if found_level is None or found_within is None:
            return None
        return Target(found_level, found_within)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": ["80% in 20 s"]}


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount paid once at the start or every month; the other is None."""

    once: Expr | None = None
    monthly: Expr | None = None


@dataclass(frozen=True, slots=True)
class PaymentKind:
    """An amount `once`, `/ month` or `/ year`."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> Payment | None:
        """The traced payment, or None with the problem noted."""
        text = _text_of(node)
        label = self.label
        if text.rstrip().endswith("once"):
            kind = AmountKind("money", label, "$25_000 once", mark="once")
            once = kind.read(node, path, reading)
            return None if once is None else Payment(once=once)
        kind = AmountKind("money/month", label, "$60_000 / year` or `$25_000 once")
        monthly = kind.read(node, path, reading)
        return None if monthly is None else Payment(monthly=monthly)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money", self.label, "$25_000 once").schema()


@dataclass(frozen=True, slots=True)
class Reduction:
    """A cut in churn, as percentage points of ARR or relative to the churn there is."""

    by: Expr
    in_points: bool


@dataclass(frozen=True, slots=True)
class ReductionKind:
    """`5 points` of ARR, or `5%` of the base churn: the unit decides."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> Reduction | None:
        """The traced reduction and its mode, or None with the problem noted."""
        text = _text_of(node)
        in_points = "%" not in text
        mark = "points" if in_points else "%"
        kind = AmountKind("share", self.label, "5 points` or `5%", mark=mark, at_most=1)
        if text.replace(".", "").strip().isdigit():
            message = "say whether churn falls by points of ARR or by a share of itself"
            help_text = "write `5 points`, or `5%` with `base_churn`"
            reading.error("churn-mode", message, node.span, help_text)
            return None
        by = kind.read(node, path, reading)
        return None if by is None else Reduction(by, in_points)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("share", self.label, "5 points").schema()


def _text_of(node: Node) -> str:
    """The value's text, inside a `{value: ...}` too, to tell its mode."""
    if isinstance(node, Mapping) and "value" in node.entries:
        node = node.entries["value"].value
    if isinstance(node, Sequence) and node.items:
        node = node.items[0]
    return node.text if isinstance(node, Scalar) else ""
