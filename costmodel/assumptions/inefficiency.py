"""What shifts waste: given as a share, or measured by fitting shifts to the requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.ramps import Listed, listed_by_month
from costmodel.assumptions.reading import Amount

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

FROM_SHIFTS = "from shifts"


class InefficiencyKind(AmountKind):
    """A share, or `from shifts`: an input for each month that a schedule is to measure."""

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced share, 0 until it is measured; or None with the problem noted."""
        if text_of(node) != FROM_SHIFTS:
            return super().read(node, path, reading)
        months = range(reading.horizon)
        if not months:
            return None
        unmeasured = Amount(0.0, "share", FROM_SHIFTS, self.label, node.span)
        items = tuple(
            reading.add_input(f"{path}.{month}", unmeasured) for month in range(1, len(months) + 1)
        )
        label = self.label.rstrip(".")
        return listed_by_month(reading, Listed(path, label, self.unit, items, tuple(months)))

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a share, or the words."""
        either = [super().schema(), {"const": FROM_SHIFTS}]
        return {"description": self.label, "anyOf": either}
