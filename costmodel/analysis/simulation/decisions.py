"""Which scenario to choose, how wrong that may be, and what it is worth to know more first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.information import known_alone
from costmodel.analysis.sensitivity.intervals import mean
from costmodel.analysis.simulation.result import Decision
from costmodel.sampling.statistics import Estimate, choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array
    from costmodel.sampling.draws import Floats


GROUPS = 8  # parts of the draws, two scrambles each, that are judged apart
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
    gain = _grouped(worth - worth[:, [int(worth.mean(axis=0).argmax())]])
    found = {}
    for path, each in model.inputs.items():
        if each.course.kind == "held":
            rows = values[next(iter(each.distributions)), path][:, 0]
            parts = known_alone(_grouped(shares[path])[..., 0], _grouped(rows)[..., 0], gain)
            alone = mean(parts)
            error = float(alone.half_width(0.95))
            found[path] = Estimate(max(0.0, float(alone.estimate)), error)
    return found


def _grouped(rows: Floats) -> Floats:
    """Rows of the same two scrambles together: groups x draws x columns."""
    whole = len(rows) // GROUPS * GROUPS
    return rows[:whole].reshape(-1, GROUPS, rows.shape[1]).swapaxes(0, 1)
