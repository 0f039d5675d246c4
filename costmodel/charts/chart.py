"""A chart as data: a finding, what is shown, and bars or counts, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["whole", "more", "less", "low", "high"]


class NothingToDrawError(Exception):
    """A result without what its chart would show; the message says why."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a bar, on the scale of all bars; its tone says what it stands for."""

    start: float
    end: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A named bar of one or two stretches, and its value as text."""

    name: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below each other on one scale; the key says what tones mean that say nothing alone."""

    bars: tuple[Bar, ...]
    key: tuple[tuple[Tone, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many draws fall between neighboring edges, which values are marked, and the unit."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    marks: tuple[tuple[str, float], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A finding in a sentence, the subject with its unit, and what is drawn."""

    finding: str
    subject: str
    shown: Bars | Counts
