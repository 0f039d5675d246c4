"""Writing a tree of operations as text: which operand needs brackets.

The formulas and the words readings differ in their tables, not in this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from costmodel.kernel.expression import Expr

COMPARISON, SUM, PRODUCT, POWER, ATOM = range(1, 6)


class Text(NamedTuple):
    """A written expression and how tightly its outermost operation binds."""

    rank: int
    text: str

    def within(self, rank: int) -> str:
        """The text, in brackets unless it binds at least so tightly."""
        return self.text if self.rank >= rank else f"({self.text})"


class Infix(NamedTuple):
    """An operation written between its operands."""

    sign: str
    rank: int

    def write(self, left: Text, right: Text) -> Text:
        """Both operands with the brackets they need.

        The right operand of the same rank is bracketed, so that a - (b - c), a / (b / c) and the
        order of additions are kept; powers bracket both, because Excel reads a^b^c from the left.
        """
        left_rank = self.rank + (self.rank in (POWER, COMPARISON))
        text = f"{left.within(left_rank)}{self.sign}{right.within(self.rank + 1)}"
        return Text(self.rank, text)


def write(
    node: Expr,
    infix: Mapping[str, Infix],
    rules: Mapping[str, Callable[[Expr, list[Text]], Text]],
) -> Text:
    """The text of an expression; a line met on the way is a leaf, its formula is its own."""
    args = [] if node.line else [write(arg, infix, rules) for arg in node.args]
    if node.op in infix:
        return infix[node.op].write(*args)
    return rules[node.op](node, args)
