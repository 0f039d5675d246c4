"""Where methods disagree about which inputs matter, and the likely cause."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from costmodel.analysis.sensitivity.morris import MorrisEffects
from costmodel.analysis.sensitivity.points import copula_of
from costmodel.analysis.sensitivity.shapley import ShapleyEffects
from costmodel.analysis.sensitivity.sobol import SobolIndices
from costmodel.analysis.sensitivity.tornado import Tornado

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Floats
    from costmodel.analysis.sensitivity.pawn import PawnIndices
    from costmodel.analysis.sensitivity.points import Correlations

    Result = Tornado | SobolIndices | ShapleyEffects | MorrisEffects | PawnIndices

Cause = Literal["correlation", "interaction", "curve", "skew", "unknown"]
FAR = 2  # ranks that methods may differ by without a flag
_MATTERS = 0.01  # of the largest importance; below, inputs share the last rank
_TOGETHER = 0.25  # of an input's variance that it decides together with others
_LOPSIDED = 2.0  # times that one side of a bar is as long as the other


@dataclass(frozen=True)
class RankFlag:
    """An input whose rank differs by more than two between methods: 1 is the most important.

    `ranks` is the rank by each method, `cause` the likely one; `why` says it in words, `words` all.
    """

    output: str
    input: str
    ranks: dict[str, float]
    cause: Cause
    why: str
    words: str


def importance(result: Result) -> Floats:
    """How important each input is by a method's own measure, outputs x inputs, never negative."""
    if isinstance(result, Tornado):
        return result.length
    if isinstance(result, SobolIndices):
        return np.maximum(result.ST, 0)
    if isinstance(result, ShapleyEffects):
        return np.maximum(result.Sh, 0)
    if isinstance(result, MorrisEffects):
        return result.mu_star
    return np.maximum(result.median - result.noise[:, np.newaxis], 0)


def rank_flags(
    results: Mapping[str, Result], *, correlations: Correlations | None = None
) -> tuple[RankFlag, ...]:
    """The inputs that methods, by name, rank more than two places apart.

    An input below 1 % of the most important one shares the last rank. The likely cause is a
    correlation of the input, an interaction if Sobol' indices among the results show one, a curve
    or a skew if a tornado does. Raises `ValueError` for results of other inputs or outputs.
    """
    inputs, outputs = _common(results)
    copula = copula_of(inputs, correlations)
    tied = (copula.normal != 0).sum(axis=1) > 1
    ranks = {name: _ranks(importance(result)) for name, result in results.items()}
    flags = []
    for o, i in itertools.product(range(len(outputs)), range(len(inputs))):
        mine = {name: float(rank[o, i]) for name, rank in ranks.items() if np.isfinite(rank[o, i])}
        if mine and max(mine.values()) - min(mine.values()) > FAR:
            cause, why = _cause(tuple(results.values()), o, i, correlated=bool(tied[i]))
            told = ", ".join(f"{rank:g} by {name}" for name, rank in mine.items())
            words = f"{inputs[i]} for {outputs[o]} ranks {told}: {why}"
            flags.append(RankFlag(outputs[o], inputs[i], mine, cause, why, words))
    return tuple(flags)


def _common(results: Mapping[str, Result]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The inputs and outputs of all results."""
    found = {
        (r.players if isinstance(r, ShapleyEffects) else r.inputs, r.outputs)
        for r in results.values()
    }
    if len(found) != 1:
        raise ValueError("ranks are compared between results of the same inputs and outputs")
    return found.pop()


def _ranks(importances: Floats) -> Floats:
    """Ranks from 1, the mean one for those that are equal; NaN where there is no result."""
    ranks = np.full(importances.shape, np.nan)
    for row, found in zip(ranks, importances, strict=True):
        if np.isfinite(found).all():
            size = np.where(found < _MATTERS * found.max(), 0.0, found)
            larger = (size > size[:, np.newaxis]).sum(axis=1)
            row[:] = larger + ((size == size[:, np.newaxis]).sum(axis=1) + 1) / 2
    return ranks


def _cause(results: Sequence[Result], o: int, i: int, *, correlated: bool) -> tuple[Cause, str]:
    if correlated:
        return "correlation", "it moves together with other inputs, which only some methods count"
    for result in results:
        if isinstance(result, SobolIndices) and _interacts(result, o, i):
            return "interaction", (
                f"alone it decides {max(result.S1[o, i], 0):.0%} of the variance, with its "
                f"interactions {result.ST[o, i]:.0%}"
            )
    for result in results:
        if isinstance(result, Tornado) and _bends(result, o, i):
            return "curve", "both its ends move the output the same way, so a tornado sees little"
        if isinstance(result, Tornado) and _lopsided(result, o, i):
            return "skew", "one end of it moves the output much more than the other"
    return "unknown", "it gave place to others, or more draws would bring the ranks together"


def _interacts(result: SobolIndices, o: int, i: int) -> bool:
    total = float(result.ST[o, i])
    noise = float(np.hypot(result.S1_conf[o, i], result.ST_conf[o, i]))
    return total - float(result.S1[o, i]) > max(_TOGETHER * total, noise)


def _bends(result: Tornado, o: int, i: int) -> bool:
    sides = np.array([result.at_low[o, i], result.at_high[o, i]]) - result.base[o]
    nothing = 1e-9 * float(np.abs(result.swing[o]).max())
    return bool(sides[0] * sides[1] >= 0 or np.abs(sides).max() < nothing)


def _lopsided(result: Tornado, o: int, i: int) -> bool:
    sides = np.abs([result.at_low[o, i] - result.base[o], result.at_high[o, i] - result.base[o]])
    return bool(sides.max() > _LOPSIDED * sides.min())
