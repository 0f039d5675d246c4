"""Numbers computed in blocks of as many draws as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from costmodel.kernel import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array


def evaluate_by(
    draws: int, targets: Sequence[Expr], values: Mapping[Key, Array], *, months: int
) -> list[Array]:
    """What `evaluate` gives, so many draws at a time, of weeks and of months alike."""
    with mock.patch.multiple(numbers, WEEKS=draws, MONTHS=draws):
        return numbers.evaluate(targets, values, months=months)
