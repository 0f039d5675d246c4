"""Inputs that rise and fall together: rank correlations held by a Gaussian copula.

A copula couples uniform numbers before each input's own quantile function shapes them, so any
distributions can be correlated. Inputs that no correlation names keep their numbers bit for bit.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]
# Below this, the smallest eigenvalue of a matrix of correlations is zero but for rounding.
_LEAST = 1e-10
# Uniforms stay inside 0 and 1, where quantile functions are finite.
_OPEN = 2.0**-53


class ImpossibleCorrelations(ValueError):  # noqa: N818 - the name says what is wrong
    """Correlations that no inputs can have; `names` are the inputs whose correlations clash."""

    def __init__(self, message: str, names: tuple[str, ...]) -> None:
        super().__init__(message)
        self.names = names


@dataclass(frozen=True, eq=False)
class Copula:
    """How inputs depend on each other.

    `names` are all inputs, in the order of the columns; `normal` is the matrix, inputs x inputs,
    of the correlations of their normal scores. Make it by `gaussian_copula`. Raises `ValueError`
    for what is no matrix of correlations, and `ImpossibleCorrelations`, which says why, for one
    that no inputs can have.
    """

    names: tuple[str, ...]
    normal: Floats

    def __post_init__(self) -> None:
        size, normal = len(self.names), self.normal
        if normal.shape != (size, size) or not np.array_equal(normal, normal.T):
            raise ValueError(f"the correlations of {size} inputs are a symmetric matrix of them")
        if (normal.diagonal() != 1).any() or (np.abs(np.triu(normal, 1)) >= 1).any():
            raise ValueError("correlations lie between -1 and 1, and are 1 with the same input")
        for group in self.groups:
            _check_together(self, group)

    @cached_property
    def groups(self) -> tuple[Indexes, ...]:
        """The columns of each set of two or more inputs that hang together."""
        linked = self.normal != 0
        for _ in range(len(self.names).bit_length()):  # steps of one, two, four... pairs
            linked = linked @ linked
        return tuple(np.flatnonzero(row) for row in np.unique(linked, axis=0) if row.sum() > 1)

    def couple(self, uniforms: Floats) -> Floats:
        """Independent uniforms, rows x inputs, made dependent; each column stays uniform."""
        kept = np.zeros(len(self.names), dtype=np.bool_)
        return self.redraw(uniforms, uniforms, kept)

    def redraw(self, coupled: Floats, fresh: Floats, kept: Flags) -> Floats:
        """The `kept` columns of `coupled`, and the others drawn anew given them.

        `coupled` are dependent uniforms as `couple` returns them, `fresh` independent ones, both
        rows x inputs (or one row, for all); `kept` is a flag for each input.
        """
        drawn: Floats = np.where(kept, coupled, fresh)
        for group in self.groups:
            known, new = group[kept[group]], group[~kept[group]]
            if new.size:
                drawn[:, new] = self._given(drawn[:, known], drawn[:, new], known, new)
        return drawn

    def _given(self, held: Floats, fresh: Floats, known: Indexes, new: Indexes) -> Floats:
        """The new columns given those that are held, all of one group."""
        from scipy.special import ndtr, ndtri

        across = self.normal[np.ix_(known, new)]
        weights = np.linalg.solve(self.normal[np.ix_(known, known)], across)
        left = self.normal[np.ix_(new, new)] - across.T @ weights
        scores = ndtri(held) @ weights + ndtri(fresh) @ np.linalg.cholesky(left).T
        result: Floats = np.clip(ndtr(scores), _OPEN, 1 - _OPEN)
        return result


def gaussian_copula(names: Sequence[str], ranks: Mapping[tuple[str, str], float]) -> Copula:
    """The copula in which pairs of inputs have these rank correlations, and all others none.

    `names` are all inputs in the order of the columns; `ranks` maps pairs of them to Spearman's
    rank correlation, between -1 and 1. Raises `ValueError` for a pair that cannot be read, and
    `ImpossibleCorrelations`, which says why, if no inputs can have these correlations together.
    """
    place = {name: k for k, name in enumerate(names)}
    normal = np.eye(len(names))
    for pair, rank in ranks.items():
        _check_pair(pair, rank, place)
        first, second = pair
        i, j = place[first], place[second]
        score = normal_correlation(rank)
        if normal[i, j] not in (0.0, score):
            raise ValueError(f"the correlation of {first} and {second} is given twice")
        normal[i, j] = normal[j, i] = score
    return Copula(tuple(names), normal)


def normal_correlation(rank: float) -> float:
    """The correlation of normal scores whose ranks have this one (Pearson 1907)."""
    return float(2 * np.sin(np.pi / 6 * rank))


def rank_correlation(normal: float) -> float:
    """Spearman's rank correlation of two normals with this correlation."""
    return float(6 / np.pi * np.arcsin(normal / 2))


def _check_pair(pair: tuple[str, str], rank: float, place: Mapping[str, int]) -> None:
    if not isinstance(pair, tuple) or len(pair) != 2:
        raise ValueError(f"a correlation is of a pair of inputs, and not of {pair!r}")
    first, second = pair
    for name in (first, second):
        if name not in place:
            raise ValueError(f"a correlation names {name}, which is no uncertain input")
    if first == second:
        raise ValueError(f"{first} is correlated with itself")
    if not (isinstance(rank, Real) and -1 < rank < 1):
        raise ValueError(
            f"the rank correlation of {first} and {second} is {rank}; it must lie between -1 "
            "and 1, without these two (inputs that always move together are one input)"
        )


def _check_together(copula: Copula, group: Indexes) -> None:
    """Raise `ImpossibleCorrelations` unless the matrix of the group is positive definite."""
    if _possible(copula.normal, group):
        return
    triples = (np.array(each) for each in itertools.combinations(group, 3))
    clash = next((each for each in triples if not _possible(copula.normal, each)), group)
    names = tuple(copula.names[k] for k in clash)
    advice = _third(copula, clash) if clash.size == 3 else _scale(copula, clash)
    raise ImpossibleCorrelations(
        f"no inputs can have these rank correlations together: {_listed(copula, clash)}; {advice}",
        names,
    )


def _possible(normal: Floats, group: Indexes) -> bool:
    return float(np.linalg.eigvalsh(normal[np.ix_(group, group)])[0]) > _LEAST


def _listed(copula: Copula, clash: Indexes) -> str:
    """All pairs of the clash with their correlations; those of zero in a large clash left out."""
    return ", ".join(
        f"{copula.names[i]} with {copula.names[j]} {rank_correlation(copula.normal[i, j]):.3g}"
        for i, j in itertools.combinations(clash, 2)
        if clash.size == 3 or copula.normal[i, j] != 0
    )


def _third(copula: Copula, clash: Indexes) -> str:
    """What the weakest correlation of three could be, given the other two."""
    pairs = sorted(itertools.combinations(clash, 2), key=lambda p: abs(copula.normal[p]))
    i, j = pairs[0]
    (k,) = (each for each in clash if each not in (i, j))
    to_i, to_j = copula.normal[k, i], copula.normal[k, j]
    room = np.sqrt((1 - to_i**2) * (1 - to_j**2))
    low, high = rank_correlation(to_i * to_j - room), rank_correlation(to_i * to_j + room)
    return (
        f"with the other two as they are, {copula.names[i]} with {copula.names[j]} must lie "
        f"between {low:.3g} and {high:.3g}"
    )


def _scale(copula: Copula, clash: Indexes) -> str:
    """By how much all correlations would have to shrink."""
    least = float(np.linalg.eigvalsh(copula.normal[np.ix_(clash, clash)])[0])
    return f"they could if all were at most {np.floor(99 / (1 - least)):.0f} % of their size"
