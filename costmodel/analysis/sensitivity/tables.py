"""Tables and lines of outputs over the values of one or two inputs."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.ends import ends_of
from costmodel.analysis.sensitivity.function import evaluate, names_of, output_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs


@dataclass(frozen=True, eq=False)
class Spider:
    """Outputs along each input: `values` is inputs x steps, `lines` outputs x inputs x steps.

    `position` is where a step lies between low (0) and high (1).
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    position: Floats
    values: Floats
    lines: Floats


@dataclass(frozen=True, eq=False)
class TwoWay:
    """Outputs over the values of two inputs: `table` is outputs x first values x second values."""

    first: str
    second: str
    outputs: tuple[str, ...]
    first_values: Floats
    second_values: Floats
    table: Floats


def spider(
    function: Function,
    inputs: Inputs,
    *,
    steps: int = 11,
    levels: tuple[float, float] = (0.0, 1.0),
    typical: Mapping[str, float] | None = None,
    outputs: Sequence[str] | None = None,
) -> Spider:
    """Each input in even steps from low to high, all others typical; ends as in `tornado`.

    inputs x steps evaluations. Raises `BadOutput` and `ValueError`.
    """
    _check_steps(steps)
    ends, position = ends_of(inputs, typical, levels), np.linspace(0, 1, steps)
    lines = ends.low[:, np.newaxis] + (ends.high - ends.low)[:, np.newaxis] * position
    rows = np.tile(ends.typical, (len(inputs), steps, 1))
    for k, line in enumerate(lines):
        rows[k, :, k] = line
    found = evaluate(function, rows.reshape(-1, len(inputs)), tuple(inputs), outputs)
    return Spider(
        inputs=tuple(inputs),
        outputs=output_names(found.shape[1], outputs),
        position=position,
        values=lines,
        lines=found.T.reshape(-1, len(inputs), steps),
    )


def two_way(
    function: Function,
    inputs: Inputs,
    first: str,
    second: str,
    *,
    steps: int = 5,
    levels: tuple[float, float] = (0.0, 1.0),
    typical: Mapping[str, float] | None = None,
    outputs: Sequence[str] | None = None,
) -> TwoWay:
    """Two inputs in even steps from low to high, all others typical; ends as in `tornado`.

    steps x steps evaluations. Raises `BadOutput` and `ValueError`.
    """
    _check_steps(steps)
    names = names_of(inputs)
    if first == second or not {first, second} <= set(names):
        raise ValueError(f"a two-way table needs two of the uncertain inputs: {', '.join(names)}")
    ends = ends_of(inputs, typical, levels)
    one, two = names.index(first), names.index(second)
    down, across = (np.linspace(ends.low[k], ends.high[k], steps) for k in (one, two))
    rows = np.tile(ends.typical, (steps, steps, 1))
    rows[..., one], rows[..., two] = down[:, np.newaxis], across
    found = evaluate(function, rows.reshape(-1, len(names)), names, outputs)
    return TwoWay(
        first=first,
        second=second,
        outputs=output_names(found.shape[1], outputs),
        first_values=down,
        second_values=across,
        table=found.T.reshape(-1, steps, steps),
    )


def _check_steps(steps: int) -> None:
    if not isinstance(steps, Integral) or steps < 2:
        raise ValueError(
            f"from low to high there are at least 2 steps, and a whole number of them, not {steps}"
        )
