"""Amounts of the user's own costs: once, by month, for each of something, or a share of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.payments import priced_by, wording
from costmodel.assumptions.tree import Scalar

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

# What an amount may be for each of, the words people use for it, and the amount's unit.
BASES = {
    "resolution": (r"resolutions?", "money/contact", "1"),
    "contact": (r"contacts?|calls?|chats?|emails?|conversations?", "money/contact", "1"),
    "minute": (r"min|mins|minutes?", "money/min", "1"),
    "hour": (r"h|hr|hrs|hours?", "money/h", "1"),
    "hire": (r"hires?", "money/FTE", "1"),
    "seat": (r"seats?", "money/FTE/month", "1"),
    "fte": (r"FTE|agents?", "money/FTE/month", "1"),
    "customer": (r"customers?|users?", "money/customer/month", "1"),
}
_OF = re.compile(r"(?P<share>.+?%)\s+of\s+(?P<lines>[a-z0-9_, ]+)")


@dataclass(frozen=True, slots=True)
class CustomAmount:
    """An amount and what it is for: `once`, `month`, each of one of `BASES`, `share` of lines."""

    basis: str
    value: Expr
    lines: tuple[str, ...] = ()


class CustomAmountKind(Labeled):
    """`$25_000 once`, `$60_000 / year`, `$12 / seat / month`, `$0.10 / contact`, `5% of labor`."""

    example = "$60_000 / year` or `$25_000 once"

    def read(self, node: Node, path: str, reading: Reading) -> CustomAmount | None:
        """The traced amount with its basis, or None with the problem noted."""
        share = _OF.fullmatch(wording(node).strip())
        if share and isinstance(node, Scalar):
            return self._share(node, share, path, reading)
        basis = _basis(node)
        kind = self._kind(basis)
        value = kind.read(node, path, reading)
        return None if value is None else CustomAmount(basis, value)

    def _share(
        self, node: Scalar, parts: re.Match[str], path: str, reading: Reading
    ) -> CustomAmount | None:
        kind = AmountKind("share", self.label, "5% of labor", mark="%", at_most=10)
        text = Scalar(parts["share"], plain=node.plain, span=node.span)
        value = kind.read(text, path, reading)
        lines = tuple(dict.fromkeys(parts["lines"].replace(",", " ").split()))
        return None if value is None else CustomAmount("share", value, lines)

    def _kind(self, basis: str) -> AmountKind:
        if basis == "once":
            return AmountKind("money", self.label, "$25_000 once", mark="once", fixed=True)
        if basis == "month":
            return AmountKind("money/month", self.label, self.example)
        _, unit, unsaid = BASES[basis]
        return AmountKind(unit, self.label, self.example, unsaid=unsaid)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        amount = AmountKind("money", self.label, "$25_000 once").schema()
        share = {"type": "string", "examples": ["5% of labor"]}
        return {"description": self.label, "anyOf": [amount, share]}


def _basis(node: Node) -> str:
    """What an amount is for each of, by the words behind its strokes."""
    if re.search(r"\bonce\b", wording(node)):
        return "once"
    words = priced_by(node)
    for basis, (pattern, _, _) in BASES.items():
        if any(re.fullmatch(pattern, word) for word in words):
            return basis
    return "month"
