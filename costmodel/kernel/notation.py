"""Text of operations: which operand needs brackets.

The formulas and the words readings differ in their tables, not in this.
"""

from __future__ import annotations

from typing import NamedTuple

# From loose to tight. A phrase is several words: as an operand it is always bracketed.
PHRASE, COMPARISON, SUM, PRODUCT, POWER, ATOM = range(6)


class Text(NamedTuple):
    """A written expression and how tightly its outermost operation binds."""

    rank: int
    text: str

    def within(self, rank: int) -> str:
        """The text, in brackets unless it binds at least so tightly."""
        return self.text if self.rank >= rank else f"({self.text})"


def between(sign: str, rank: int, left: Text, right: Text) -> Text:
    """An operation written between its operands, with the brackets they need.

    The right operand of the same rank is bracketed, so that a - (b - c), a / (b / c) and the
    order of additions are kept; powers bracket both, because Excel reads a^b^c from the left.
    """
    left_rank = rank + (rank in (POWER, COMPARISON))
    return Text(rank, f"{left.within(left_rank)}{sign}{right.within(rank + 1)}")
