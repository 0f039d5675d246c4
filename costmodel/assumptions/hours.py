"""Hours of the week: `24/7`, `22:00-06:00`, `mon-fri 08:00-18:00`, or a list of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.notation import LONGEST, NotationError
from costmodel.assumptions.problems import cut
from costmodel.assumptions.tree import Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HALVES_PER_DAY, HALVES_PER_WEEK = 48, 336

_TIMES = re.compile(
    r"(?:(?P<days>[a-z][a-z, -]*?)\s+)?"
    r"(?P<from>[0-9]{1,2}:[0-9]{2})\s*[-\u2013]\s*(?P<to>[0-9]{1,2}:[0-9]{2})"
)
_EXAMPLES = "write it like `24/7`, `22:00-06:00` or `mon-fri 08:00-18:00`"


@dataclass(frozen=True, slots=True)
class Hours:
    """Half-hours of a week, from Monday 00:00."""

    halves: frozenset[int]

    def __contains__(self, half: int) -> bool:
        return half in self.halves

    def __len__(self) -> int:
        return len(self.halves)


class HoursKind(Labeled):
    """Hours of the week, on the half-hour."""

    def read(self, node: Node, path: str, reading: Reading) -> Hours | None:
        """The half-hours, or None with the problems noted."""
        items = node.items if isinstance(node, Sequence) else (node,)
        stretches = [_read_stretch(item, path, reading) for item in items]
        if None in stretches:
            return None
        halves = frozenset(half for stretch in stretches for half in stretch or ())
        if not halves:
            reading.error("hours", f"`{path}` names no hours", node.span, _EXAMPLES)
            return None
        return Hours(halves)

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a text or a list of texts."""
        examples = ["24/7", "22:00-06:00", "mon-fri 08:00-18:00"]
        text: dict[str, object] = {"type": "string", "examples": examples}
        return {"description": self.label, "anyOf": [text, {"type": "array", "items": text}]}


def _read_stretch(item: Node, path: str, reading: Reading) -> set[int] | None:
    try:
        return read_hours(text_of(item))
    except NotationError as problem:
        reading.error("hours", f"`{path}`: {problem}", item.span, problem.help)
        return None


def read_hours(text: str) -> set[int]:
    """The half-hours a text names; raises `NotationError`.

    Hours that end before they start run into the next day: `fri 22:00-06:00` ends on Saturday.
    """
    text = text.strip().lower()
    if text == "24/7":
        return set(range(HALVES_PER_WEEK))
    parts = _TIMES.fullmatch(text[:LONGEST])
    if not parts or len(text) > LONGEST:
        shown = f"`{cut(text)}`" if text else "this"
        raise NotationError(f"{shown} is not hours of the week", _EXAMPLES)
    start, end = _half(parts["from"]), _half(parts["to"])
    if start in (end, HALVES_PER_DAY):
        message = f"`{text}` does not say when it starts and when it ends"
        raise NotationError(message, "a whole day is `00:00-24:00`, a whole week is `24/7`")
    return {
        (day * HALVES_PER_DAY + start + step) % HALVES_PER_WEEK
        for day in _days(parts["days"] or "mon-sun")
        for step in range((end - start) % HALVES_PER_DAY or HALVES_PER_DAY)
    }


def _half(clock: str) -> int:
    hour, minute = map(int, clock.split(":"))
    if hour * 60 + minute > 24 * 60 or minute >= 60:
        raise NotationError(f"`{clock}` is not a time of day", "times run from 00:00 to 24:00")
    if minute % 30:
        help_text = "use times such as 08:00 or 08:30"
        raise NotationError(f"`{clock}` is not on the half-hour", help_text)
    return hour * 2 + minute // 30


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in re.split(r"\s*,\s*", text.strip()):
        first, _, last = (word.strip() for word in part.partition("-"))
        start, end = _day(first), _day(last or first)
        days += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return days


def _day(word: str) -> int:
    for number, name in enumerate(_FULL_DAYS):
        if len(word) >= len(DAYS[number]) and name.startswith(word):
            return number
    raise NotationError(f"`{word}` is not a day", "days are " + ", ".join(DAYS))
