"""The currency of a file, and the dated rates of others."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.kinds import TextKind, text_of
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.sections import EachKind, optional, required, section
from costmodel.assumptions.symbols import CODES

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.sections import Spans
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

CODE = re.compile("|".join(sorted(CODES)))


class CurrencyKind(Labeled):
    """An ISO code of three capital letters."""

    example = "USD"

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The code, or None with the problem noted."""
        text = text_of(node)
        if text in CODES:
            return text
        help_text = did_you_mean(text, CODES) or "write its three capital letters, such as USD"
        reading.error("value", f"`{path}` is not a currency", node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "enum": sorted(CODES)}


class DayKind(Labeled):
    """A day, such as `2026-10-01`."""

    example = "2026-10-01"

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The day as written, or None with the problem noted."""
        text = text_of(node)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and _exists(text):
            return text
        help_text = f"write it like `{self.example}`"
        reading.error("fx", f"`{path}` is not a day", node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema: YAML 1.1 makes a date of it, which has no type there."""
        return {"description": self.label, "examples": [self.example]}


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class RateKind(Labeled):
    """What one unit of another currency is worth in the file's."""

    example = "1.08"

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced rate, or None with the problem noted."""
        code = path.split(".")[1]
        unit, label = f"money/{code}", f"{reading.currency} for 1 {code}."
        return AmountKind(unit, label, self.example, unsaid=unit, above=0).read(node, path, reading)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return AmountKind("1", self.label, self.example).schema()


@section
class Rate:
    """The rate of another currency on a day."""

    name: str
    spans: Spans
    rate: Expr = required(RateKind("What one of it is worth in the file's currency."))
    as_of: str = required(DayKind("Day of the rate."))
    source: str | None = optional(TextKind("Where the rate comes from."))


RATES = EachKind(
    Rate, "currency", names=CODE, naming="write its three capital letters, such as EUR"
)
