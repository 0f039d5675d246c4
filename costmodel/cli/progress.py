"""Progress on a terminal: how much is done, how fast, and how long it will take."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SILENT = 1.0  # seconds in which nothing is said
PAUSE = 0.2  # seconds between two looks
CLEAR = "\r\x1b[K"


@dataclass
class Progress:
    """Called with what is done, of how much; says so where somebody may be waiting."""

    noun: str
    quiet: bool = False
    began: float = field(default_factory=time.monotonic)
    said: float = 0.0

    def __call__(self, done: int, whole: int) -> None:
        """Say how far it is, if it takes long and stderr is a terminal."""
        now = time.monotonic()
        took = now - self.began
        if self.quiet or took < SILENT or now - self.said < PAUSE or not sys.stderr.isatty():
            return
        self.said = now
        sys.stderr.write(CLEAR + progress_line(self.noun, done, whole, took))
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave no trace."""
        if self.said:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


def progress_line(noun: str, done: int, whole: int, took: float) -> str:
    """What is done, the rate and the time left.

    >>> progress_line("draws", 500, 2000, 2.0)
    '500 of 2,000 draws, 250/s, 6 s left'
    """
    rate = done / took
    left = (whole - done) / rate if rate else 0.0
    return f"{done:,} of {whole:,} {noun}, {rate:,.0f}/s, {left:,.0f} s left"


@contextmanager
def progress(noun: str, *, quiet: bool) -> Iterator[Progress]:
    """Progress that is gone when the work is done."""
    found = Progress(noun, quiet)
    try:
        yield found
    finally:
        found.clear()
