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
