"""How long a piece of work takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def best_time(
    work: Callable[[], object], runs: int = 5, clock: Callable[[], float] = time.process_time
) -> float:
    """The shortest of several runs, in seconds of a clock, which is the processor's."""
    times = []
    for _ in range(runs):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)
