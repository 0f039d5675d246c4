"""The currency of a file, and the dated rates of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Entry, Node
    from costmodel.kernel.expression import Expr

CODE = re.compile(r"[A-Z]{3}")
_RATE_EXAMPLE = "{rate: 1.08, as_of: 2026-10-01}"


@dataclass(frozen=True, slots=True)
class CurrencyKind:
    """An ISO code of three capital letters."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> str | None:
        """The code, or None with the problem noted."""
        if isinstance(node, Scalar) and CODE.fullmatch(node.text):
            return node.text
        help_text = "write its three capital letters, such as USD"
        reading.error("value", f"`{path}` is not a currency", node.span, help_text)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "pattern": f"^{CODE.pattern}$"}


@dataclass(frozen=True, slots=True)
class RatesKind:
    """For each other currency, what one unit is worth in the file's, and the day of the rate."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, Expr] | None:
        """The traced rates by code, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path}` is a list of currencies"
            reading.error("value", message, node.span, f"such as `EUR: {_RATE_EXAMPLE}`")
            return None
        rates = {code: _read_rate(entry, path, reading) for code, entry in node.entries.items()}
        return {code: rate for code, rate in rates.items() if rate is not None}

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        rate = {
            "type": "object",
            "properties": {"rate": {"type": ["number", "string"]}, "as_of": {"type": "string"}},
            "required": ["rate", "as_of"],
        }
        names = {"pattern": f"^{CODE.pattern}$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": rate}


def _read_rate(entry: Entry, path: str, reading: Reading) -> Expr | None:
    code, node = entry.key, entry.value
    parts = node.entries if isinstance(node, Mapping) else {}
    if not CODE.fullmatch(code) or set(parts) != {"rate", "as_of"}:
        message = f"`{path}.{code}` is not a dated rate"
        help_text = f"write it like `EUR: {_RATE_EXAMPLE}`"
        reading.error("fx", message, entry.key_span, help_text)
        return None
    day = parts["as_of"].value
    if not isinstance(day, Scalar) or not _is_day(day.text):
        reading.error("fx", f"`{path}.{code}.as_of` is not a day", day.span, "such as 2026-10-01")
        return None
    kind = AmountKind(
        f"money/{code}",
        f"{reading.currency} for 1 {code}.",
        "1.08",
        unsaid=f"money/{code}",
        above=0,
    )
    return kind.read(parts["rate"].value, f"{path}.{code}.rate", reading)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
