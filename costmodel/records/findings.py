"""What is odd about records: counted by reason, with the first line and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import cut

if TYPE_CHECKING:
    import pandas as pd

REJECTED, KEPT = "rejected", "counted"


@dataclass(frozen=True, slots=True)
class Finding:
    """Rows that share a reason: how many, the first one's line and text, and what became of them.

    `line` counts from 1 in the file, the header included.
    """

    what: str
    rows: int
    line: int
    example: str
    treated: str


def finding(
    what: str, lines: pd.Series[int], examples: pd.Series[str], treated: str = REJECTED
) -> list[Finding]:
    """The finding about these rows, or none where there are no rows."""
    if lines.empty:
        return []
    example = cut(printable(str(examples.iloc[0])))
    return [Finding(what, len(lines), int(lines.iloc[0]), example, treated)]


def printable(text: str) -> str:
    """A text of the records with `?` for characters that do not print."""
    return "".join(character if character.isprintable() else "?" for character in text)
