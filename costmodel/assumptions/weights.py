"""Weights of a profile: a list of so many plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.tree import Sequence
from costmodel.assumptions.worded import read_worded, worded_schema
from costmodel.kernel.expression import Input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

WEIGHT = AmountKind("1", "Weight in the week's profile.", "1.5", fixed=True)
EXAMPLE = "[1, 1.5, ...]"


@dataclass(frozen=True, slots=True)
class WeightsKind:
    """A list of so many weights, not all 0 unless it `may_be_idle`."""

    label: str
    count: int
    may_be_idle: bool = False

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        """The traced weights, or None with the problems noted."""
        return read_worded(
            node, path, reading, lambda items: self._of(items, path, reading), EXAMPLE
        )

    def _of(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        items = node.items if isinstance(node, Sequence) else ()
        if len(items) != self.count:
            found = f"a list of {len(items)}" if items else "not a list"
            message = f"`{path}` is {found}, not of {self.count} weights"
            help_text = f"give {self.count} weights in brackets, such as `{EXAMPLE}`"
            reading.error("profile", message, node.span, help_text)
            return None
        read = [
            WEIGHT.read(item, f"{path}.{number}", reading) for number, item in enumerate(items, 1)
        ]
        weights = tuple(weight for weight in read if weight is not None)
        if len(weights) < self.count:
            return None
        if not self.may_be_idle and not any(weight_values(weights, reading)):
            message = f"all weights of `{path}` are 0"
            reading.error("profile", message, node.span, "give one that is not")
            return None
        return weights

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        size = {"minItems": self.count, "maxItems": self.count}
        weights = {"type": "array", "items": WEIGHT.schema(), **size}
        return worded_schema({"description": self.label, **weights})


def weight_values(weights: Iterable[Expr], reading: Reading) -> list[float]:
    """The typical values of weights, each of which is an input."""
    leaves = [weight.data for weight in weights]
    return [reading.inputs[leaf.key[1]].value for leaf in leaves if isinstance(leaf, Input)]


def idle_halves(values: Iterable[float]) -> frozenset[int]:
    """Which of a week's half-hours have no weight.

    >>> sorted(idle_halves([0, 2, 0]))
    [0, 2]
    """
    return frozenset(half for half, value in enumerate(values) if value == 0)
