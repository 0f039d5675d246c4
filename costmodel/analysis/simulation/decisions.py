"""Which scenario to choose, how wrong that may be, and what it is worth to know more first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.intervals import mean
from costmodel.analysis.sensitivity.known_alone import known_alone
from costmodel.analysis.simulation.result import Decision
from costmodel.sampling.statistics import Estimate, choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array
    from costmodel.sampling.draws import Floats


FEWEST = 512  # draws that a curve over an input can be fitted to


def decide(
    model: UncertainModel,
    columns: Mapping[Output, Floats],
    shares: Mapping[str, Floats],
    values: Mapping[Key, Array],
) -> Decision | None:
    """The decision between the scenarios by net present value; None for a single one.

    The baseline is worth 0, each other scenario the NPV of switching to it.
    """
    if not model.comparisons:
        return None
    switches = {output.scope: column for output, column in columns.items() if output.name == "npv"}
    gains = [switches[each.scope] for each in model.comparisons]
    worth = np.stack([np.zeros_like(gains[0]), *gains], axis=1)
    found, known = choices(worth)
    names = tuple(each.scope for each in model.scenarios)
    return Decision(names, found, known, _known_of(model, worth, shares, values))


def _known_of(
    model: UncertainModel,
    worth: Floats,
    shares: Mapping[str, Floats],
    values: Mapping[Key, Array],
) -> dict[str, Estimate]:
    """What it is worth to know one input, for those that are one number in each draw."""
    if len(worth) < FEWEST:
        return {}
    held = {path: each for path, each in model.inputs.items() if each.course.kind == "held"}
    if not held:
        return {}
    columns = [values[next(iter(each.distributions)), path] for path, each in held.items()]
    alone = mean(
        known_alone(
            np.concatenate([shares[path] for path in held], axis=1),
            np.concatenate(columns, axis=1)[..., 0],
            worth - worth[:, [int(worth.mean(axis=0).argmax())]],
            np.array([[_linked(model, one, other) for other in held] for one in held]),
        )
    )
    worths, errors = np.maximum(alone.estimate, 0.0), alone.half_width(0.95)
    return {
        path: Estimate(*pair)
        for path, *pair in zip(held, worths.tolist(), errors.tolist(), strict=True)
    }


def _linked(model: UncertainModel, one: str, other: str) -> bool:
    """Whether two inputs are the same or correlated."""
    return one == other or (one, other) in model.ranks or (other, one) in model.ranks
