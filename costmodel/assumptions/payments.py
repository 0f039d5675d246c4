"""Kinds whose wording decides what they are: prices, cuts in churn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labelled
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.tree import Mapping, Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


class PriceKind(Labelled):
    """A price of what a machine resolves."""

    example = "$0.99 / resolution"

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced price, or None with the problem noted."""
        other = re.search(r"(?:/|\bper\b)\s*((?!resolutions?\b)[A-Za-z]+)", wording(node))
        if other:
            message = f"`{path}`: a price per {other[1]} is not supported"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        return AmountKind("money/contact", self.label, self.example).read(node, path, reading)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money/contact", self.label, self.example).schema()


@dataclass(frozen=True, slots=True)
class Reduction:
    """A cut in churn, as percentage points of ARR or relative to the churn there is."""

    by: Expr
    in_points: bool


class ReductionKind(Labelled):
    """`5 points` of ARR, or `5%` of the base churn: the unit decides."""

    example = "5 points` or `5%"

    def read(self, node: Node, path: str, reading: Reading) -> Reduction | None:
        """The traced reduction and its mode, or None with the problem noted."""
        text = wording(node)
        if re.fullmatch(r"[0-9_.\s]+", text):
            message = "this does not say whether churn falls by points of ARR or by its own share"
            help_text = "write `5 points`, or `5%` with `base_churn`"
            reading.error("churn-mode", message, node.span, help_text)
            return None
        in_points = not re.search(r"%|\bpercent\b", text)
        mark = "points" if in_points else "%"
        kind = AmountKind("share", self.label, self.example, mark=mark, at_most=1)
        by = kind.read(node, path, reading)
        return None if by is None else Reduction(by, in_points)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("share", self.label, "5 points").schema()


def wording(node: Node) -> str:
    """The value's text, inside a `{value: ...}` or a list too."""
    if isinstance(node, Mapping) and "value" in node.entries:
        node = node.entries["value"].value
    if isinstance(node, Sequence) and node.items:
        return wording(node.items[0])
    return text_of(node)
