"""Which draw the model has no finite value for, and what its inputs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem
from costmodel.kernel.number_rules import DRAW
from costmodel.kernel.numbers import NotFiniteError, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.analysis.simulation.model import UncertainModel
    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array


def bad_draw(
    model: UncertainModel, nodes: Sequence[Expr], values: Mapping[Key, Array], first: int
) -> Problem:
    """The problem of the first draw that fails, found by halving; `first` is the first's number."""
    low, high = 0, max(array.shape[DRAW] for array in values.values())
    said = _failure(model, nodes, values, low, high)
    while high - low > 1:
        middle = (low + high) // 2
        in_first_half = _failure(model, nodes, values, low, middle)
        low, high = (low, middle) if in_first_half else (middle, high)
        said = in_first_half or _failure(model, nodes, values, low, high) or said
    told = ", ".join(
        f"{path} of {scope} = {float(array[low].flat[0]):.10g}"
        for (scope, path), array in values.items()
    )
    message = f"draw {first + low}: {said}"
    help_text = f"there, {told}; make a range narrower"
    return Problem("error", "not-finite", message, None, help_text)


def _failure(
    model: UncertainModel, nodes: Sequence[Expr], values: Mapping[Key, Array], low: int, high: int
) -> str:
    """What is wrong with some of the draws, or nothing."""
    part = {key: array[low:high] for key, array in values.items()}
    try:
        evaluate(nodes, model.typical | part, months=model.months)
    except NotFiniteError as error:
        line = error.line
        return f"`{line.name}` of `{line.scope}` has no finite value: {line.label.lower()}"
    except ValueError as error:
        return str(error)
    return ""
