"""Agents for very many queues that differ in load and handling time alone.

More load or longer handling never takes fewer agents. So where a lattice around a queue takes the
same at its easiest and at its hardest corner, the queue takes as many, too. Only the few queues in
cells that hold a step, some in a hundred, are computed themselves: the result is the same.
"""

from collections.abc import Callable
from functools import lru_cache
from math import floor, log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from costmodel.erlang.arrays import Floats

# The agents of a row of queues with this load and handling time.
Search: TypeAlias = Callable[[Floats, Floats], Floats]

FINENESS = 96  # steps of the lattice in an erlang
RATIO = 1.01  # of neighboring handling times
MOST = 2_000_000  # points of a lattice that is kept
MOST_LOAD = 16_384  # whose agents a small whole number holds
_ROUND = 1_024  # loads of a row, so that rows of somewhat larger loads are the same
_ROUND_ROWS = 16  # likewise of handling times
_UNSURE = -1


def has_room(load: Floats, handling: Floats) -> bool:
    """Tell whether a lattice around these queues is small enough to be kept."""
    if not load.size or load.max() > MOST_LOAD:
        return False
    first, last = _rows(handling)
    return (last - first) * _columns(load) <= MOST


def on_lattice(
    search: Search, key: tuple[float, ...], load: Floats, handling: Floats
) -> NDArray[np.int16]:
    """Return the agents of each queue; `key` stands for all else that `search` depends on."""
    columns, (first, last) = _columns(load), _rows(handling)
    table = _table(_Keyed(search, key), first, last, columns)
    row = np.floor(np.log(handling) / np.log(RATIO)).astype(np.int32) - first
    place = (load * FINENESS).astype(np.int32)
    place = place + row * np.int32(columns)
    answer: NDArray[np.int16] = table.take(place)
    unsure = np.flatnonzero(answer == _UNSURE)
    if unsure.size:
        at = np.unravel_index(unsure, answer.shape)
        rows = [np.broadcast_to(each, answer.shape)[at] for each in (load, handling)]
        answer.reshape(-1)[unsure] = search(*rows)
    return answer


def _columns(load: Floats) -> int:
    """Return how many loads of the lattice there are, to beyond the largest."""
    return -(-int(float(load.max()) * FINENESS + 2) // _ROUND) * _ROUND


def _rows(handling: Floats) -> tuple[int, int]:
    """Return round powers of the ratio below and above all handling times."""
    low, high = (log(end) / log(RATIO) for end in (handling.min(), handling.max()))
    return floor(low / _ROUND_ROWS) * _ROUND_ROWS, (floor(high / _ROUND_ROWS) + 1) * _ROUND_ROWS


class _Keyed:
    """A search by what it depends on, so that its rows are kept for the next queues."""

    def __init__(self, search: Search, key: tuple[float, ...]) -> None:
        self.search, self.key = search, key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=64)
def _table(search: _Keyed, first: int, last: int, columns: int) -> NDArray[np.int16]:
    """Return the agents in the cells of these rows, one row after the other."""
    return np.concatenate([_cells(search, at, columns) for at in range(first, last)])


@lru_cache(maxsize=1024)
def _cells(search: _Keyed, power: int, columns: int) -> NDArray[np.int16]:
    """Return the agents in each cell above one handling time, or that a step lies in it."""
    easy, hard = (_row(search, each, columns + 1) for each in (power, power + 1))
    return np.where(easy[:-1] == hard[1:], easy[:-1], _UNSURE).astype(np.int16)


@lru_cache(maxsize=1024)
def _row(search: _Keyed, power: int, columns: int) -> Floats:
    """Return the agents at one handling time of the lattice and all its loads."""
    load = np.arange(columns) / FINENESS
    return search.search(load, np.full(columns, RATIO**power))
