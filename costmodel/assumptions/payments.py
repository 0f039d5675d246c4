"""Kinds whose wording decides what they are: prices, cuts in churn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.tree import Mapping, Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit of something that is sold costs; `name` is that unit, such as `session`."""

    name: str
    amount: Expr


PRICES = {
    "resolution": AmountKind("money/contact", "Price of a resolution.", "$0.99 / resolution"),
    "session": AmountKind("money/contact", "Price of a session.", "$2 / conversation"),
    "minute": AmountKind("money/min", "Price of a minute.", "$0.16 / min"),
    "message": AmountKind("money/message", "Price of a message.", "$0.01 / message"),
    "month": AmountKind("money/month", "Price of a month.", "$500 / month"),
    "seat": AmountKind("money/FTE/month", "Price of a seat.", "$20 / seat / month"),
}
SOLD_BY = {
    **dict.fromkeys(("resolution", "resolutions"), "resolution"),
    **dict.fromkeys(("session", "sessions", "conversation", "conversations"), "session"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minute"),
    **dict.fromkeys(("message", "messages"), "message"),
    **dict.fromkeys(("month", "year"), "month"),
    **dict.fromkeys(("seat", "seats", "agent", "agents"), "seat"),
}


class PriceKind(Labeled):
    """One price, or a list of several, each in the unit that is sold."""

    example = "$0.99 / resolution"

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Price, ...] | None:
        """The traced prices, or None with the problem noted."""
        items: list[Node] = list(node.items) if isinstance(node, Sequence) else [node]
        names = [self._sold_by(item, path, reading) for item in items]
        if None in names:
            return None
        if not items:
            reading.error("value", f"`{path}` is empty", node.span, f"such as `{self.example}`")
            return None
        if len(set(names)) < 2:  # one price, which may be a list by month or by year
            return self._prices(names[:1], [node], [path], reading)
        for at, name in enumerate(names):
            if name in names[:at]:
                message = f"`{path}` has two prices of a {name}"
                reading.error("value", message, items[at].span, "list prices of different units")
                return None
        return self._prices(names, items, [f"{path}.{name}" for name in names], reading)

    def _sold_by(self, node: Node, path: str, reading: Reading) -> str | None:
        """The unit that is sold; of a number without one, a resolution."""
        for word in priced_by(node)[:1]:
            if word not in SOLD_BY:
                message = f"`{path}`: a price per {word} is not supported"
                known = ", ".join(f"`{kind.example}`" for kind in PRICES.values())
                reading.error("value", message, node.span, f"write it like {known}")
                return None
            return SOLD_BY[word]
        return "resolution"

    def _prices(
        self, names: list[str | None], nodes: list[Node], paths: list[str], reading: Reading
    ) -> tuple[Price, ...] | None:
        found = []
        for name, node, path in zip(names, nodes, paths, strict=True):
            kind = PRICES[name or ""]
            amount = replace(kind, label=self.label).read(node, path, reading)
            if amount is not None:
                found.append(Price(name or "", amount))
        return tuple(found) if len(found) == len(nodes) else None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money/contact", self.label, self.example).schema()


class StartKind(Labeled):
    """A payment at the start, with or without the word `once`: its key says so."""

    example = "$20_000"

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced payment, or None with the problem noted."""
        mark = "once" if re.search(r"\bonce\b", wording(node)) else ""
        kind = AmountKind("money", self.label, self.example, mark=mark, fixed=True)
        return kind.read(node, path, reading)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("money", self.label, self.example, fixed=True).schema()


@dataclass(frozen=True, slots=True)
class Reduction:
    """A cut in churn, as percentage points of ARR or relative to the churn there is."""

    by: Expr
    in_points: bool


class ReductionKind(Labeled):
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


def priced_by(node: Node) -> list[str]:
    """What a price is for each of: the words behind its strokes, or behind `per`."""
    return re.findall(r"(?:/|\bper\b)\s*([A-Za-z]+)", wording(node))
