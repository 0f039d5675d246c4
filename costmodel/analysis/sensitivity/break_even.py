"""Where an output crosses zero as one input moves, and how likely that input is to cross it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.ends import ends_of
from costmodel.analysis.sensitivity.function import evaluate, output_names
from costmodel.analysis.sensitivity.points import values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Flags, Floats, Function, Indexes, Inputs

STEPS = 64  # of the share of each input, between which a crossing is looked for
_EDGE = 1e-6  # the share of values at either end that is not looked at
_HALVINGS = 52


@dataclass(frozen=True, eq=False)
class BreakEven:
    """Break-even values, outputs x inputs.

    `value` is the input's value, nearest to its typical one, at which the output crosses the
    target with all others typical; NaN where it does not within the input's distribution.
    `chance` is the probability that the input, alone uncertain, puts the output on the other side
    of the target than `base`. `crossings` lists all values, by output and input, rising.
    `reach` is the output nearest to the target, where it does not cross.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    target: float
    typical: Floats
    base: Floats
    value: Floats
    chance: Floats
    crossings: tuple[tuple[tuple[float, ...], ...], ...]
    reach: Floats


def break_even(
    function: Function,
    inputs: Inputs,
    *,
    target: float = 0.0,
    typical: Mapping[str, float] | None = None,
    outputs: Sequence[str] | None = None,
) -> BreakEven:
    """Where each input alone makes each output cross the target.

    Crossings that lie closer together than 1/64 of an input's draws are not told apart. What is
    typical is as in `tornado`. To compare two outputs, give a function of their difference. Raises
    `BadOutput` and `ValueError`.
    """
    if not np.isfinite(target):
        raise ValueError(f"the target is a finite number, and is not {target}")
    line = _Line(function, inputs, ends_of(inputs, typical).typical, outputs)
    shares = np.linspace(_EDGE, 1 - _EDGE, STEPS + 1)
    grid = np.arange(len(inputs))[:, np.newaxis], shares
    found = line.outputs_at(*(each.ravel() for each in np.broadcast_arrays(*grid)))
    found = found.reshape(len(inputs), shares.size, -1).transpose(2, 0, 1)
    above = found >= target
    places = np.argwhere(above[..., 1:] != above[..., :-1])
    crossed = _crossed(line, places, shares, above, target)
    values_there = line.values_at(places[:, 1], crossed)
    base = line.base()
    return BreakEven(
        inputs=tuple(inputs),
        outputs=output_names(len(found), outputs),
        target=target,
        typical=line.typical,
        base=base,
        value=_nearest(places, values_there, line.typical, above.shape[:2]),
        chance=_chances(places, crossed, above[..., 0], base >= target),
        crossings=_listed(places, values_there, above.shape[:2]),
        reach=_reach(found, above, target),
    )


@dataclass(frozen=True, eq=False)
class _Line:
    """The function along one input at a time, all others typical."""

    function: Function
    inputs: Inputs
    typical: Floats
    outputs: Sequence[str] | None

    def base(self) -> Floats:
        return self._found(self.typical[np.newaxis]).reshape(-1)

    def values_at(self, which: Indexes, shares: Floats) -> Floats:
        """The value of the chosen input in each row, at this share of it."""
        table = values(self.inputs, np.repeat(shares[:, np.newaxis], len(self.inputs), axis=1))
        found: Floats = table[np.arange(len(which)), which]
        return found

    def outputs_at(self, which: Indexes, shares: Floats) -> Floats:
        rows = np.repeat(self.typical[np.newaxis], len(which), axis=0)
        rows[np.arange(len(which)), which] = self.values_at(which, shares)
        return self._found(rows)

    def _found(self, rows: Floats) -> Floats:
        return evaluate(self.function, rows, tuple(self.inputs), self.outputs)


def _crossed(line: _Line, places: Indexes, shares: Floats, above: Flags, target: float) -> Floats:
    """The share at which the target is crossed in each place (output, input, step), by halving."""
    output, which, step = places.T
    low, high, side = shares[step], shares[step + 1], above[output, which, step]
    for _ in range(_HALVINGS if len(places) else 0):
        middle = (low + high) / 2
        there = line.outputs_at(which, middle)[np.arange(len(places)), output]
        same = (there >= target) == side
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    found: Floats = high
    return found


def _nearest(places: Indexes, there: Floats, typical: Floats, shape: tuple[int, ...]) -> Floats:
    """The crossing value nearest to the typical one, outputs x inputs."""
    found = np.full(shape, np.nan)
    for (output, which, _), value in zip(places, there, strict=True):
        known = found[output, which]
        if np.isnan(known) or abs(value - typical[which]) < abs(known - typical[which]):
            found[output, which] = value
    return found


def _chances(places: Indexes, crossed: Floats, first: Flags, base: Flags) -> Floats:
    """The share of each input's draws that lies on the other side than the base."""
    above = first.astype(np.float64)  # as if the first side held up to the share 1
    side = first.copy()
    for (output, which, _), share in zip(places, crossed, strict=True):
        rises = not side[output, which]
        side[output, which] = rises
        above[output, which] += (1 - share) if rises else -(1 - share)
    return np.where(base[:, np.newaxis], 1 - above, above)


def _listed(
    places: Indexes, there: Floats, shape: tuple[int, ...]
) -> tuple[tuple[tuple[float, ...], ...], ...]:
    outputs, inputs = shape
    return tuple(
        tuple(tuple(there[(places[:, :2] == (o, i)).all(axis=1)].tolist()) for i in range(inputs))
        for o in range(outputs)
    )


def _reach(found: Floats, above: Flags, target: float) -> Floats:
    """The output nearest to the target; the target itself where it is crossed."""
    nearest = np.abs(found - target).argmin(axis=-1)[..., np.newaxis]
    closest = np.take_along_axis(found, nearest, axis=-1)[..., 0]
    crosses = above.any(axis=-1) & ~above.all(axis=-1)
    return np.where(crosses, target, closest)
