"""The same scenario at other values of some inputs, all variants computed at once as draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.typical import typical_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

DEMAND = ("demand.contacts", "demand.customers", "demand.issues")


def parts_of(s: Scenario, path: str) -> Iterator[str]:
    """The inputs that an amount is made of: itself, the ends of its ramp, or a list's items."""
    if path in s.inputs:
        yield path
    for name in s.inputs:
        rest = name.removeprefix(f"{path}.")
        if rest != name and (rest in ("start", "end") or rest.isdigit()):
            yield name


def demand_paths(s: Scenario) -> list[str]:
    """The inputs that say how many contacts there are."""
    minutes = [f"demand.channels.{channel.name}.minutes" for channel in s.channels]
    return [part for path in (*DEMAND, *minutes) for part in parts_of(s, path)]


def in_variants(
    s: Scenario, nodes: Sequence[Expr], changes: Mapping[str, Sequence[float]], month: int
) -> list[list[float]]:
    """Each node's value in each variant, in a month counted from 1.

    `changes` gives for some inputs, by path, a value for each variant. Nodes do not vary over the
    week.
    """
    from costmodel.kernel.numbers import at_typical, evaluate, in_draws

    count = len(next(iter(changes.values())))
    changed = in_draws({(s.scope, path): numbers for path, numbers in changes.items()})
    arrays = evaluate(nodes, at_typical(typical_inputs(s)) | changed, months=s.horizon)
    found = [array[:, min(month, array.shape[1]) - 1, 0].tolist() for array in arrays]
    return [each * (count if len(each) == 1 else 1) for each in found]
