"""Long arrays, one piece at a time."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

# A piece of this many elements, with what is computed from it, stays in the processor's cache.
PIECE = 8192

# Quadrature holds some two dozen nodes for each element.
QUADRATURE_PIECE = 2048

# Duplicates are looked for among this many elements: several years of half-hours.
_DISTINCT_PIECE = 65536


def in_pieces(measure: Callable[..., Floats], arguments: Sequence[Floats], piece: int) -> Floats:
    """Broadcast the arguments and apply a function of equally long rows to them piece by piece.

    Memory stays flat: beyond the result, only one piece is held at a time.
    """
    result: Floats = np.empty(np.broadcast_shapes(*(argument.shape for argument in arguments)))
    access: list[list[Literal["readonly", "writeonly"]]] = [["readonly"] for _ in arguments]
    access.append(["writeonly"])
    pieces = np.nditer(
        [*arguments, result],
        flags=["external_loop", "buffered", "zerosize_ok"],
        op_flags=access,
        order="C",
        buffersize=piece,
    )
    # Division by no load and values beyond the range of doubles have the right limits.
    with pieces, np.errstate(divide="ignore", over="ignore"):
        for *rows, answer in pieces:
            answer[...] = measure(*rows)
    scalar_or_array: Floats = result[()]
    return scalar_or_array


def on_distinct(measure: Callable[..., Floats], arguments: Sequence[Floats]) -> Floats:
    """Do as `in_pieces` for a costly function, which is applied to distinct elements only.

    Half-hours repeat: those of a year are often the same in all weeks of a month. Sorting costs a
    few percent of a quadrature, and brings similar elements together, which are faster.
    """

    def measure_distinct(*rows: Floats) -> Floats:
        order = np.lexsort(rows[::-1])
        table = np.stack(rows)[:, order]
        first = np.ones(order.size, np.bool_)
        first[1:] = (table[:, 1:] != table[:, :-1]).any(axis=0)
        distinct = in_pieces(measure, list(table[:, first]), QUADRATURE_PIECE)
        result = np.empty(order.size)
        result[order] = distinct[np.cumsum(first) - 1]
        return result

    return in_pieces(measure_distinct, arguments, _DISTINCT_PIECE)
