"""Values of a scenario's inputs and lines at the typical values of its assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


def typical_inputs(s: Scenario) -> dict[tuple[str, str], float]:
    """The typical values of a scenario's inputs."""
    return {(s.scope, path): amount.value for path, amount in s.inputs.items()}


def ranges_in_month(s: Scenario, nodes: Sequence[Expr], month: int) -> list[tuple[float, float]]:
    """Each node's lowest and highest value over the week, in a month counted from 1."""
    from costmodel.kernel.numbers import at_typical, evaluate

    arrays = evaluate(nodes, at_typical(typical_inputs(s)), months=s.horizon)
    in_month = [array[0, min(month, array.shape[1]) - 1] for array in arrays]
    return [(float(values.min()), float(values.max())) for values in in_month]


def values_by_month(s: Scenario, nodes: Sequence[Expr]) -> list[list[float]]:
    """Each node's value in each month; of nodes that do not vary over the week."""
    from costmodel.kernel.numbers import at_typical, evaluate

    arrays = evaluate(nodes, at_typical(typical_inputs(s)), months=s.horizon)
    found = [array.reshape(-1).tolist() for array in arrays]
    return [values * (s.horizon if len(values) == 1 else 1) for values in found]


def values_in_month(s: Scenario, nodes: Sequence[Expr], month: int) -> list[float]:
    """Each node's value in a month counted from 1; of nodes that do not vary over the week."""
    return [low for low, _ in ranges_in_month(s, nodes, month)]
