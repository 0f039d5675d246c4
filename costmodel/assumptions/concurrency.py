"""Concurrency of chats: one number, or a curve of what 1, 2, 3 ... at once get done."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.tree import Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

CURVE = AmountKind(
    "1",
    "What an agent gets done with so many at once, of one at a time.",
    "1.7",
    at_least=1,
    fixed=True,
)
NOISE = 1e-9  # of steps between decimal numbers


class ConcurrencyKind(AmountKind):
    """A number, or a list whose last item counts: so many contacts at once are allowed.

    A list such as `[1, 1.7, 2.5]` says that two at once get 1.7 times as much done as one, and
    three 2.5 times; the channel lets agents take as many as the list is long.
    """

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced concurrency, or None with the problem noted."""
        if not isinstance(node, Sequence):
            return super().read(node, path, reading)
        found = [CURVE.read(item, f"{path}.{at}", reading) for at, item in enumerate(node.items, 1)]
        if not found or None in found:
            if not found:
                message = f"`{path}` is an empty curve"
                reading.error("concurrency", message, node.span, "such as `[1, 1.7, 2.5]`")
            return None
        values = [reading.inputs[f"{path}.{at}"].value for at in range(1, len(found) + 1)]
        if not _is_curve(values):
            message = f"`{path}` is not a curve of what 1, 2, 3 ... contacts at once get done"
            help_text = "it starts at 1, and each more adds between 0 and 1: `[1, 1.7, 2.5]`"
            reading.error("concurrency", message, node.span, help_text)
            return None
        return found[-1]

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        curve = {"type": "array", "items": CURVE.schema(), "minItems": 1}
        return {"description": self.label, "anyOf": [super().schema(), curve]}


def _is_curve(values: list[float]) -> bool:
    """One alone gets 1 done; no more are worse, and none adds more than itself."""
    steps = [later - earlier for earlier, later in pairwise(values)]
    return values[0] == 1 and all(0 <= step <= 1 + NOISE for step in steps)
