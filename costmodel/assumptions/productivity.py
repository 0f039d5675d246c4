"""Productivity of new agents: a share for each month, or a factor on their handling time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.months import WholeMonthsKind
from costmodel.assumptions.sections import SectionKind, required, section
from costmodel.assumptions.tree import Mapping, Sequence
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

SHARE = AmountKind(
    "share",
    "Productivity of the month, of an experienced agent's.",
    "75%",
    mark="%",
    at_most=1,
    fixed=True,
)


@section
class SlowerMonths:
    """New agents take longer for a contact, for some months."""

    aht_factor: Expr = required(
        AmountKind("factor", "Handling time of a new agent.", "1.5", at_least=1, at_most=10)
    )
    months: int = required(WholeMonthsKind("Months until agents are as fast as others.", "3"))


class ProductivityKind(Labeled):
    """A list of shares, or `{aht_factor: 1.5, months: 3}`: its inverse in so many months."""

    example = "[50%, 75%, 90%]"
    slower = SectionKind(SlowerMonths)

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        """The traced productivity of each month, or None with the problem noted."""
        if isinstance(node, Mapping):
            slower: SlowerMonths = self.slower.read(node, path, reading)
            if slower.aht_factor is UNSOUND or slower.months is UNSOUND:
                return None
            return (1 / slower.aht_factor,) * slower.months
        items = node.items if isinstance(node, Sequence) else (node,)
        read = [SHARE.read(item, f"{path}.{at}", reading) for at, item in enumerate(items, 1)]
        found = tuple(share for share in read if share is not None)
        if not items:
            message = f"`{path}` lists no months"
            reading.error("value", message, node.span, f"write it like `{self.example}`")
        if len(found) < len(items) or not items:
            return None
        self._check_rising(node, path, reading, len(found))
        return found

    def _check_rising(self, node: Node, path: str, reading: Reading, months: int) -> None:
        values = [reading.inputs[f"{path}.{at}"].value for at in range(1, months + 1)]
        if any(later < earlier for earlier, later in pairwise(values)):
            message = f"`{path}` falls: new agents get less done later on"
            reading.warn("suspect-value", message, node.span, "list the months in their order")

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a list of shares, or the section."""
        shares = {"type": "array", "items": SHARE.schema(), "minItems": 1}
        either = [shares, SHARE.schema(), self.slower.schema()]
        return {"description": self.label, "anyOf": either}
