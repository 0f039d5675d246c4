"""Which scenario to choose, how wrong that may be, and what it is worth to know more first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.simulation.result import Decision
from costmodel.sampling.statistics import choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.sampling.draws import Floats


def decide(model: UncertainModel, columns: Mapping[Output, Floats]) -> Decision | None:
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
    return Decision(names, found, known, {})
