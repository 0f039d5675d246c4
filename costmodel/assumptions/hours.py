"""Hours of the week: `24/7`, `22:00-06:00`, `mon-fri 08:00-18:00`, or a list of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.notation import NotationError
from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALVES_PER_DAY, HALVES_PER_WEEK = 48, 336

_TIMES = re.compile(
    r"(?:(?P<days>[a-z][a-z, -]*?)\s+)?(?P<from>\d{1,2}:\d{2})\s*[-\u2013]\s*(?P<to>\d{1,2}:\d{2})"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_EXAMPLES = "write it like `24/7`, `22:00-06:00` or `mon-fri 08:00-18:00`"


@dataclass(frozen=True, slots=True)
class Hours:
    """Half-hours of a week, from Monday 00:00."""

    halves: frozenset[int]

    def __contains__(self, half: int) -> bool:
        return half in self.halves

    def __len__(self) -> int:
        return len(self.halves)


@dataclass(frozen=True, slots=True)
class HoursKind:
    """Hours of the week, on the half-hour."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> Hours | None:
        """The half-hours, or None with the problem noted."""
        if isinstance(node, Mapping):
            reading.error("hours", f"`{path}` is not hours of the week", node.span, _EXAMPLES)
            return None
        items = (node,) if isinstance(node, Scalar) else node.items
        halves: set[int] = set()
        for item in items:
            text = item.text if isinstance(item, Scalar) else ""
            try:
                halves |= read_hours(text)
            except NotationError as problem:
                reading.error("hours", f"`{path}`: {problem}", item.span, problem.help)
                return None
        return Hours(frozenset(halves))

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a text or a list of texts."""
        text = {"type": "string", "examples": ["24/7", "22:00-06:00", "mon-fri 08:00-18:00"]}
        return {"description": self.label, "anyOf": [text, {"type": "array", "items": text}]}


def read_hours(text: str) -> set[int]:
    """The half-hours a text names; raises `NotationError`.

    Hours that end before they start run into the next day: `fri 22:00-06:00` ends on Saturday.
    """
    text = text.strip().lower()
    if text == "24/7":
        return set(range(HALVES_PER_WEEK))
    parts = _TIMES.fullmatch(text)
    if not parts:
        raise NotationError(f"`{text}` is not hours of the week", _EXAMPLES)
    start, end = _half(parts["from"]), _half(parts["to"])
    length = (end - start) % HALVES_PER_DAY or HALVES_PER_DAY
    return {
        (day * HALVES_PER_DAY + start + step) % HALVES_PER_WEEK
        for day in _days(parts["days"] or "mon-sun")
        for step in range(length)
    }


def _half(clock: str) -> int:
    match = _CLOCK.fullmatch(clock)
    hour, minute = (int(part) for part in match.groups()) if match else (99, 99)
    if hour > 24 or minute >= 60 or (hour == 24 and minute):
        raise NotationError(f"`{clock}` is not a time of day", "times run from 00:00 to 24:00")
    if minute % 30:
        raise NotationError(
            f"`{clock}` is not on the half-hour", "use times such as 08:00 or 08:30"
        )
    return hour * 2 + minute // 30


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in re.split(r"\s*,\s*", text.strip()):
        first, _, last = (word.strip() for word in part.partition("-"))
        start, end = _day(first), _day(last or first)
        days += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return days


def _day(word: str) -> int:
    if word[:3] not in DAYS or not _full_day(word):
        raise NotationError(f"`{word}` is not a day", "days are " + ", ".join(DAYS))
    return DAYS.index(word[:3])


def _full_day(word: str) -> bool:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(name.startswith(word) for name in names)
