"""What the numbers of operations do where there is no value, and with noise."""

from __future__ import annotations

import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, traced
from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate
from tests.sheet import line, number

a, b = number("a"), number("b")


def value_of(expr: Expr, *, a: float, b: float) -> float:
    """An expression where its inputs have these values."""
    (found,) = evaluate([expr], at_typical({("s", "a"): float(a), ("s", "b"): float(b)}), months=1)
    return float(found.item())


@pytest.mark.parametrize(
    "expr",
    [
        op.minimum(1, a / b),
        1 / (1 / b),
        op.exp(0 - a / b),
        (a / b) > 0,
        op.equals(a / b, a / b),
        op.where(a / b, a, a),
        op.where(b / b > 0, a, a),
        b ** traced(-1),
        b**b,
    ],
)
def test_no_operation_hides_a_division_by_zero(expr: Expr) -> None:
    with pytest.raises(NotFiniteError):
        value_of(line("x", expr), a=1, b=0)


def test_the_arm_that_is_not_taken_may_have_no_value() -> None:
    guarded = line("x", op.where(b <= 0, 0, a / b))
    assert value_of(guarded, a=1, b=0) == 0


@pytest.mark.parametrize(
    ("value", "up", "down"),
    [(0, 0, 0), (0.1 * 3 * 10, 3, 3), (2.5, 3, 2), (3, 3, 3), (2.9999999999, 3, 3), (-2.5, 0, -3)],
)
def test_rounding_passes_over_noise(value: float, up: float, down: float) -> None:
    found = [value_of(rounded(a, b), a=value, b=1e-9) for rounded in (op.ceil, op.floor)]
    assert found == [up, down]
