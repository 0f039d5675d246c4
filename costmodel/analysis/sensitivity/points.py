"""Where the function is evaluated: scrambled Sobol' points, and the values of inputs there.

The k-th input takes the dimensions 2k and 2k + 1 of Sobol's sequence, for a draw and a second,
independent one. Owen's nested scrambling of a dimension is random by the seed and the name of its
input alone, so that an input added at the end changes no other draw.

An index is a mean of products over pairs of inputs, and only dimensions of one sequence are even
in pairs. Streams that go by the name alone, as those of simulations, are as even in pairs as plain
random numbers: with 16,384 points, indices would be off by up to 0.05 where these are by 0.004.
"""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Integral
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.sampling.copula import Copula, gaussian_copula
from costmodel.sampling.streams import check_seed, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costmodel.analysis.sensitivity.function import Floats, Indexes, Inputs

    Correlations = Copula | Mapping[tuple[str, str], float]

# Independent scrambles: few, because splitting the points costs accuracy.
SCRAMBLES = 4
MOST = 1 << 24  # points
_OPEN = 2.0**-53


class Scramble(NamedTuple):
    """Two independent draws of all inputs, as shares between 0 and 1, rows x inputs."""

    first: Floats
    second: Floats


def scrambles(names: Sequence[str], n: int, seed: int, count: int) -> Iterator[Scramble]:
    """Independent scrambles that have n points together, n / count each.

    n is rounded up until each has a power of two. Raises `ValueError` for an n below 2 points in
    each, or above 16 million, and for a seed below 0.
    """
    check_points(n, count)
    check_seed(seed)
    bits = digits(n, count)
    plain = _sobol(2 * len(names), bits)
    for number in range(count):
        columns = np.empty(plain.shape)
        for k, name in enumerate(names):
            for second in (0, 1):
                chance = np.random.default_rng([seed, number, second, *words(name)])
                columns[:, 2 * k + second] = _scrambled(plain[:, 2 * k + second], bits, chance)
        yield Scramble(columns[:, 0::2].copy(), columns[:, 1::2].copy())


def digits(n: int, count: int) -> int:
    """The binary digits of the number of points in each scramble."""
    return max(1, int(-(-n // count) - 1).bit_length())


def values(inputs: Inputs, shares: Floats) -> Floats:
    """The values of the inputs at these shares, rows x inputs.

    Raises `ValueError` for a distribution that gives a number that is not finite.
    """
    found = np.empty(shares.shape)
    for k, (name, distribution) in enumerate(inputs.items()):
        found[:, k] = distribution.ppf(shares[:, k])
        bad = np.flatnonzero(~np.isfinite(found[:, k]))
        if bad.size:
            raise ValueError(
                f"the distribution of {name} gives {found[bad[0], k]} for the share "
                f"{shares[bad[0], k]:.10g}"
            )
    return found


def copula_of(names: Sequence[str], correlations: Correlations | None) -> Copula:
    """The copula of rank correlations between pairs of names; none without them.

    Raises `ValueError` for what no inputs can have together.
    """
    if isinstance(correlations, Copula):
        if correlations.names != tuple(names):
            raise ValueError("the copula is of other inputs, or of the same in another order")
        return correlations
    if correlations is not None and not isinstance(correlations, Mapping):
        raise ValueError("correlations map pairs of inputs to numbers, or are a `Copula`")
    return gaussian_copula(names, correlations or {})


def check_points(n: int, count: int) -> None:
    """Raise `ValueError` unless n points make so many scrambles, and fit into memory."""
    if not isinstance(count, Integral) or count < 2:
        raise ValueError("an interval needs at least two scrambles")
    if not isinstance(n, Integral):
        raise ValueError(f"n is a whole number, not {n!r}")  # noqa: TRY004 - as for other numbers
    if n < 2 * count:
        raise ValueError(f"{count} scrambles need at least {2 * count} points, not {n}")
    if n > MOST:
        raise ValueError(f"{n:,} points are too many; at most {MOST:,} are drawn")


def _sobol(dimensions: int, bits: int) -> Indexes:
    """The first points of Sobol's sequence, as whole numbers below 2 to the power of bits."""
    from scipy.stats import qmc

    points = qmc.Sobol(dimensions, scramble=False).random_base2(bits)
    return (points * (1 << bits)).astype(np.intp)


def _scrambled(column: Indexes, bits: int, chance: np.random.Generator) -> Floats:
    """Owen's nested uniform scrambling: each digit flips by chance, given the digits before it."""
    found = np.zeros_like(column)
    for digit in range(bits):
        flips = chance.integers(0, 2, 1 << digit)
        left = bits - digit
        found = found << 1 | (column >> (left - 1) & 1) ^ flips[column >> left]
    shares: Floats = (found + chance.random(column.size)) / column.size
    return np.clip(shares, _OPEN, 1 - _OPEN)
