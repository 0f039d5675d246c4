"""What it is worth to know one input before choosing, by regression (Strong et al. 2014)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.draws import SCRAMBLES, in_scrambles

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity.function import Flags, Floats, Indexes


_FEW = 16  # values of an input that are fitted one by one
_KNOTS = (0.25, 0.5, 0.75)
_ROUNDING = 1e-12


def known_alone(shares: Floats, values: Floats, gain: Floats, linked: Flags) -> Floats:
    """The value of deciding by each input alone, as each scramble alone judges it.

    `shares` and `values` are draws x inputs, `gain` draws x options; `linked` says which inputs
    are correlated. The option for a value of the input is chosen by a curve that is fitted to all
    other scrambles, and judged by one that is fitted to this one, so that chance in the curve that
    chooses is never counted as a gain. What all other inputs explain one by one is taken off the
    gains first: it says nothing about an input that they are not correlated with.
    """
    shapes = [_shape(column) for column in values.T]
    parts = list(zip(in_scrambles(shares), in_scrambles(values), strict=True))
    sums = _sums(shapes, parts, in_scrambles(gain))
    places = np.cumsum([1, *(shape.columns for shape in shapes)])
    blocks = [slice(*pair) for pair in itertools.pairwise(places)]
    weights = [_solved(*sums.but(r)) for r in range(SCRAMBLES)]
    found = np.empty((SCRAMBLES, len(shapes)))
    for k, (shape, block) in enumerate(zip(shapes, blocks, strict=True)):
        kept = [blocks[j] for j in np.flatnonzero(linked[k])]
        for r, (share, value) in enumerate(parts):
            own = sums.of(np.r_[0, block], _others(weights[r], sums, kept))
            curves = np.column_stack([np.ones(len(share)), shape.of(share[:, k], value[:, k])])
            chosen = curves @ _solved(*own.but(r))
            judged = curves @ _solved(own.squares[r], own.products[r])
            best = chosen.argmax(axis=1)[:, np.newaxis]
            found[r, k] = np.take_along_axis(judged, best, axis=1).mean()
    return found


@dataclass(frozen=True, eq=False)
class _Shape:
    """The functions of an input that a payoff's mean is made of, besides a constant.

    A cubic spline over normal scores, and the value itself, so that what is linear is found
    exactly; an input of a few values has one function for each.
    """

    few: Floats
    middle: float
    size: float

    @property
    def columns(self) -> int:
        return self.few.size or 4 + len(_KNOTS)

    def of(self, share: Floats, value: Floats) -> Floats:
        """The functions at these draws, draws x columns."""
        from scipy.special import ndtri

        if self.few.size:
            return np.asarray(value[:, np.newaxis] == self.few, np.float64)
        score = ndtri(share)
        curves = [np.maximum(score - knot, 0) ** 3 for knot in ndtri(_KNOTS)]
        scaled = (value - self.middle) / self.size
        return np.stack([score, score**2, score**3, scaled, *curves], axis=1)


def _shape(values: Floats) -> _Shape:
    few = np.unique(values)
    if few.size > _FEW:
        return _Shape(np.empty(0), float(values.mean()), float(values.std()))
    return _Shape(few, 0.0, 1.0)


@dataclass(frozen=True, eq=False)
class _Sums:
    """Sums of products of functions, and of functions and gains, over each scramble's draws."""

    squares: Floats
    products: Floats

    def but(self, scramble: int) -> tuple[Floats, Floats]:
        """The sums over the draws of all other scrambles."""
        squares, products = (part.sum(axis=0) for part in (self.squares, self.products))
        return squares - self.squares[scramble], products - self.products[scramble]

    def of(self, some: Indexes, taken: Floats) -> _Sums:
        """Those of some functions, and of gains without what these weights explain."""
        products = self.products[:, some] - self.squares[:, some] @ taken
        return _Sums(self.squares[:, some[:, np.newaxis], some], products)


def _sums(shapes: list[_Shape], parts: list[tuple[Floats, Floats]], gains: Floats) -> _Sums:
    squares, products = [], []
    for (share, value), gain in zip(parts, gains, strict=True):
        columns = [shape.of(share[:, k], value[:, k]) for k, shape in enumerate(shapes)]
        table = np.column_stack([np.ones(len(share)), *columns])
        squares.append(table.T @ table)
        products.append(table.T @ gain)
    return _Sums(np.stack(squares), np.stack(products))


def _others(weights: Floats, sums: _Sums, linked: list[slice]) -> Floats:
    """The weights of what the inputs that are not linked explain, apart from its mean."""
    found = weights.copy()
    for block in [slice(0, 1), *linked]:
        found[block] = 0
    total = sums.squares[:, 0].sum(axis=0)
    found[0] = -(total @ found) / total[0]
    return found


def _solved(squares: Floats, products: Floats) -> Floats:
    """The weights of the least squares; functions that others make up take a part of theirs."""
    return np.asarray(np.linalg.lstsq(squares, products, rcond=_ROUNDING)[0], np.float64)
