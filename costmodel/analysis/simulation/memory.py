"""Memory of many blocks of draws, one after the other."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MAPPED_THRESHOLD = -1, -3  # parameters of glibc's mallopt
_KEPT = 256 << 20  # bytes


def keep_memory() -> None:
    """Ask the C library to keep what is freed, for the next block takes as much at once.

    Pages that go back to the system and come again cost a fifth of a simulation's time. Other C
    libraries than glibc are left alone.
    """
    with suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        for parameter in (_TRIM_THRESHOLD, _MAPPED_THRESHOLD):
            library.mallopt(parameter, _KEPT)
