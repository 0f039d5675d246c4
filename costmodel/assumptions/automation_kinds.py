"""Kinds of value of machines: containment by intent, and reviews in money or in hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.sections import SectionKind, or_null, required, section
from costmodel.assumptions.tree import Mapping
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class ContainedIntent:
    """The containment of one intent, and where its name stands."""

    name: str
    containment: Expr
    span: Span


class ContainedIntentsKind(Labeled):
    """A containment for each intent, by its name."""

    example = "{order_status: 60%}"
    containment = AmountKind(
        "share",
        "Share of an intent's contacts that end with the machine.",
        "60%",
        mark="%",
        at_most=1,
    )

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, ContainedIntent] | None:
        """The containments by intent, or None with the problem noted."""
        if not isinstance(node, Mapping) or not node.entries:
            message = f"`{path}` holds a containment for each intent"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
            return None
        found = {}
        for name, entry in node.entries.items():
            value = self.containment.read(entry.value, f"{path}.{name}", reading)
            value = UNSOUND if value is None else value
            found[name] = ContainedIntent(name, value, entry.key_span)
        return found

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        one = or_null(self.containment.schema())
        return {"type": "object", "description": self.label, "additionalProperties": one}


@section
class ReviewHours:
    """Regular review of what a machine says, in hours of people."""

    hours: Expr = required(AmountKind("h/month", "Hours of review.", "20 h / month"))
    rate: Expr = required(AmountKind("money/h", "Pay of an hour of review.", "$60 / h"))


@dataclass(frozen=True, slots=True)
class Review:
    """Upkeep of a machine: an amount of money, or hours at a rate; the other is None."""

    amount: Expr | None = None
    hours: Expr | None = None
    rate: Expr | None = None


class ReviewKind(Labeled):
    """`$35_000 / year`, or `{hours: 20 h / month, rate: $60 / h}`."""

    example = "$35_000 / year"
    in_hours = SectionKind(ReviewHours)

    @property
    def in_money(self) -> AmountKind:
        """The kind of a review that is an amount of money."""
        return AmountKind("money/month", self.label, self.example)

    def read(self, node: Node, path: str, reading: Reading) -> Review | None:
        """The review, or None with the problem noted."""
        if isinstance(node, Mapping) and "value" not in node.entries:
            found = self.in_hours.read(node, path, reading)
            return None if found is None else Review(hours=found.hours, rate=found.rate)
        amount = self.in_money.read(node, path, reading)
        return None if amount is None else Review(amount=amount)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        in_money = self.in_money.schema()
        either = [{"allOf": in_money.pop("allOf")}, self.in_hours.schema()]
        return {**in_money, "anyOf": either}
