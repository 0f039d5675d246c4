"""What the simple kinds of value share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Labeled:
    """A kind of value that needs no more than a label, which says what the field means."""

    label: str
