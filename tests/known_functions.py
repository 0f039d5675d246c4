"""Functions whose sensitivity is known exactly, and the definitions that give it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from math import comb
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import lognorm, norm, triang, uniform

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity.function import Inputs

Floats = npt.NDArray[np.float64]
Closed = Callable[[frozenset[int]], float]


class Known(NamedTuple):
    """A function, its inputs, and the share of variance that each subset of inputs explains."""

    function: Callable[[Floats], Floats]
    inputs: Inputs
    closed: Closed

    def shares(self) -> tuple[Floats, Floats, Floats, Floats]:
        return from_closed(self.closed, len(self.inputs))


def from_closed(closed: Closed, count: int) -> tuple[Floats, Floats, Floats, Floats]:
    """S1, ST, Shapley effects and S2 by their definitions."""
    full, pairs = frozenset(range(count)), np.full((count, count), np.nan)
    first = np.array([closed(frozenset([i])) for i in range(count)])
    total = np.array([1 - closed(full - {i}) for i in range(count)])
    shapley = np.zeros(count)
    for i in range(count):
        others = [j for j in range(count) if j != i]
        for size in range(count):
            for u in itertools.combinations(others, size):
                gain = closed(frozenset(u) | {i}) - closed(frozenset(u))
                shapley[i] += gain / comb(count - 1, size) / count
        for j in others:
            pairs[i, j] = closed(frozenset([i, j])) - first[i] - first[j]
    return first, total, shapley, pairs


def product_closed(squares: Sequence[float]) -> Closed:
    """The closed shares of a product of independent factors with these squared cv."""

    def spread(some: frozenset[int]) -> float:
        return float(np.prod([1 + squares[k] for k in some])) - 1

    return lambda some: spread(some) / spread(frozenset(range(len(squares))))


def quadrature(
    function: Callable[[Floats], Floats], inputs: Inputs, nodes: int
) -> tuple[float, float, Closed]:
    """Mean, variance and closed shares of bounded, smooth inputs by Gauss-Legendre."""
    at, weight = np.polynomial.legendre.leggauss(nodes)
    at, weight, count = (at + 1) / 2, weight / 2, len(inputs)
    grid = np.meshgrid(*[np.asarray(each.ppf(at)) for each in inputs.values()], indexing="ij")
    y = function(np.stack([each.ravel() for each in grid], axis=1)).reshape([nodes] * count)

    def averaged(table: Floats, axes: Sequence[int]) -> Floats:
        for axis in sorted(axes, reverse=True):
            table = np.tensordot(table, weight, axes=(axis, 0))
        return table

    mean = float(averaged(y, range(count)))
    variance = float(averaged((y - mean) ** 2, range(count)))

    def closed(some: frozenset[int]) -> float:
        left = averaged(y - mean, [k for k in range(count) if k not in some])
        return float(averaged(left**2, range(len(some)))) / variance if some else 0.0

    return mean, variance, closed


def ishigami(x: Floats) -> Floats:
    found: Floats = (
        np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    )
    return found


def _ishigami_closed(some: frozenset[int]) -> float:
    parts = {(0,): 0.313905191147811, (1,): 0.442411144790041, (0, 2): 0.243683664062148}
    return sum(share for needed, share in parts.items() if some >= set(needed))


_A = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])


def _g_function(x: Floats) -> Floats:
    found: Floats = np.prod((np.abs(4 * x - 2) + _A) / (1 + _A), axis=1)
    return found


def staffing_cost(x: Floats) -> Floats:
    found: Floats = x[:, 0] * x[:, 1] / 60 * x[:, 2] / (x[:, 3] * (1 - x[:, 4]))
    return found


def product(x: Floats) -> Floats:
    found: Floats = np.prod(x, axis=1)
    return found


UNIFORM = {f"x{k}": uniform() for k in range(1, 9)}
ISHIGAMI = Known(
    ishigami, {f"x{k}": uniform(-np.pi, 2 * np.pi) for k in (1, 2, 3)}, _ishigami_closed
)
G_FUNCTION = Known(_g_function, UNIFORM, product_closed([*(1 / (3 * (1 + _A) ** 2))]))
ADDITIVE = Known(
    lambda x: x @ np.arange(1.0, 5.0),
    {f"x{k}": uniform() for k in range(1, 5)},
    lambda some: sum((k + 1) ** 2 for k in some) / 30,
)
LOGNORMALS = Known(
    product,
    {f"x{k + 1}": lognorm(s) for k, s in enumerate((0.1, 0.2, 0.4))},
    product_closed([np.expm1(s**2) for s in (0.1, 0.2, 0.4)]),
)
UNIFORMS = Known(
    product,
    {"a": uniform(8, 4), "s": uniform(0.3, 0.2), "b": uniform(20, 20)},
    product_closed([4**2 / 12 / 100, 0.2**2 / 12 / 0.16, 20**2 / 12 / 900]),
)
STAFFING = Known(
    staffing_cost,
    {
        "V": uniform(400_000, 200_000),
        "AHT": triang(0.25, 5, 4),
        "w": norm(30, 3),
        "occ": uniform(0.75, 0.15),
        "shr": uniform(0.25, 0.1),
    },
    product_closed([0.0133333333333, 0.01625, 0.01, 0.0027731670, 0.0017076529]),
)
ALL = {
    "ishigami": ISHIGAMI,
    "g-function": G_FUNCTION,
    "additive": ADDITIVE,
    "lognormals": LOGNORMALS,
    "uniforms": UNIFORMS,
    "staffing": STAFFING,
}


def normals(names: str) -> Inputs:
    """Standard normals, one a letter."""
    return {name: norm() for name in names}
