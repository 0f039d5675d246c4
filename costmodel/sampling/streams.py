"""Streams of shares between 0 and 1: one for each seed and name, whatever else is drawn.

By default a stream is a scrambled digital sequence of Sobol's kind: every 2**k points of it from
the first on fall one into each of 2**k equal parts. Sobol's own sequences are numbered, so one
more input would move the others, or share a number with one; here the matrix that makes the
sequence comes from the seed and the name itself. What one input takes over the months are
dimensions of one sequence of Sobol's, which are even in pairs, too.

Draw k is point k // 16 of the scramble k % 16. The scrambles are independent of each other, so how
far their results lie apart says how sure the result of all draws is.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from numbers import Integral
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bits = NDArray[np.uint64]

Method = Literal["sobol", "random"]
SCRAMBLES = 16
_BITS = 32
_PLACES = (1 << np.arange(_BITS - 1, -1, -1)).astype(np.uint64)


def shares(
    seed: int, name: str, draws: int, method: Method = "sobol", dimensions: int = 1
) -> Floats:
    """The first draws of a stream, draws x dimensions, each above 0 and below 1.

    More draws begin with the same ones. Raises `ValueError` for a negative seed or more draws than
    a stream has.
    """
    check_seed(seed)
    if draws > SCRAMBLES << (_BITS - 1):
        raise ValueError(f"a stream has no {draws:,} draws")
    chance = np.random.default_rng([int(seed), *words(name)])
    if method == "random":
        return _inside(chance.integers(0, 1 << _BITS, (draws, dimensions), dtype=np.uint64))
    points = -(-draws // SCRAMBLES)
    rows = [_sequence(chance, points, dimensions) for _ in range(SCRAMBLES)]
    return _inside(np.stack(rows, axis=1).reshape(-1, dimensions)[:draws])


def check_seed(seed: int) -> None:
    """Raise `ValueError` unless a seed is a whole number from 0 on."""
    if not isinstance(seed, Integral) or seed < 0:
        raise ValueError(f"a seed is a whole number from 0 on, not {seed!r}")


def words(name: str) -> list[int]:
    """A name as numbers that seed a generator."""
    digest = sha256(name.encode("utf-8")).digest()
    return [int.from_bytes(digest[at : at + 4], "big") for at in range(0, len(digest), 4)]


def _inside(bits: Bits) -> Floats:
    return (bits.astype(np.float64) + 0.5) / 2.0**_BITS


def _sequence(chance: np.random.Generator, points: int, dimensions: int) -> Bits:
    """The points of a digital sequence: sums of columns over the binary digits of their number."""
    digits = max(0, points - 1).bit_length()
    columns = _columns(chance, _matrices(dimensions, digits))
    start = chance.integers(0, 1 << _BITS, dimensions, dtype=np.uint64)
    found = np.repeat(start[np.newaxis], points, axis=0)
    number = np.arange(points, dtype=np.uint64)[:, np.newaxis]
    for digit in range(digits):
        found ^= columns[:, digit] * (number >> np.uint64(digit) & np.uint64(1))
    return found


def _columns(chance: np.random.Generator, matrices: Bits) -> Bits:
    """Scrambled matrices of bits, as the binary number of each column: dimensions x digits.

    An upper triangle, the same for all dimensions, makes a sequence of its own of the points; a
    lower one scrambles each dimension. 1 on the diagonals keeps one point in each part.
    """
    bits = chance.integers(0, 2, (1 + len(matrices), _BITS, _BITS), dtype=np.uint64)
    one = np.eye(_BITS, dtype=np.uint64)
    upper, lower = np.triu(bits[0], 1) | one, np.tril(bits[1:], -1) | one
    columns: Bits = _PLACES @ (lower @ (matrices @ upper % 2) % 2)
    return columns


@lru_cache(maxsize=64)
def _matrices(dimensions: int, digits: int) -> Bits:
    """The matrices of Sobol's sequence, of which the first digits are used."""
    if dimensions == 1:
        return np.eye(_BITS, dtype=np.uint64)[np.newaxis]
    from scipy.stats import qmc

    points = qmc.Sobol(dimensions, scramble=False, bits=_BITS).random_base2(digits)
    # Points come in the order of Gray's code, in which these have one digit each.
    alone = (points[(2 << np.arange(digits)) - 1] * 2.0**_BITS).astype(np.uint64)
    found = np.zeros((dimensions, _BITS, _BITS), dtype=np.uint64)
    found[:, :, :digits] = (alone.T[:, np.newaxis] & _PLACES[:, np.newaxis]) > 0
    return found
