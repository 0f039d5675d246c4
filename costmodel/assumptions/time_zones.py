"""Time zones: `Europe/London`, `UTC`, `UTC+5:30`; hours of one zone on the clock of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from costmodel.assumptions.hours import HALVES_PER_WEEK
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.kinds import text_of
from costmodel.assumptions.notation import NotationError
from costmodel.assumptions.problems import cut, did_you_mean

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

HALF_HOUR = timedelta(minutes=30)
_FROM_UTC = re.compile(r"UTC(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::(?P<minutes>[0-5][0-9]))?)?")
_EXAMPLES = "write it like `America/New_York` or `UTC+5:30`"


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A time zone by its name."""

    name: str
    zone: tzinfo

    def halves_ahead(self, other: TimeZone, month: tuple[int, int], day: int = 1) -> int:
        """Half-hours by which this zone's clock is ahead of another's on a day of a month."""
        return (_offset(self.zone, month, day) - _offset(other.zone, month, day)) // HALF_HOUR


@lru_cache(maxsize=1024)
def _offset(zone: tzinfo, month: tuple[int, int], day: int) -> timedelta:
    """How far a zone's clocks are ahead of UTC at noon."""
    offset = datetime(*month, day, 12, tzinfo=UTC).astimezone(zone).utcoffset()
    assert offset is not None  # noqa: S101 - every zone has an offset
    return offset


def local_half(
    half: int, zone: TimeZone | None, clock: TimeZone | None, month: tuple[int, int]
) -> int:
    """The half-hour of the week in a zone, given the one on the clock; the same without a zone."""
    if zone is None or clock is None:
        return half
    return (half + zone.halves_ahead(clock, month)) % HALVES_PER_WEEK


class TimeZoneKind(Labeled):
    """A zone of the time zone database, or a distance from UTC on the half-hour."""

    example = "America/New_York"

    def read(self, node: Node, path: str, reading: Reading) -> TimeZone | None:
        """The zone, or None with the problem noted."""
        try:
            return time_zone(text_of(node))
        except NotationError as problem:
            reading.error("time-zone", f"`{path}`: {problem}", node.span, problem.help)
            return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        return {"description": self.label, "type": "string", "examples": [self.example]}


def time_zone(text: str) -> TimeZone:
    """The zone of a name or a distance; raises `NotationError`.

    >>> time_zone("UTC+5:30").name
    'UTC+5:30'
    """
    found = _distance(text) or _named(text)
    if found is None:
        help_text = did_you_mean(text, _known_names()) or _EXAMPLES
        raise NotationError(f"there is no time zone `{cut(text)}`", help_text)
    if _seconds(found) % HALF_HOUR.seconds:
        message = f"clocks of `{text}` do not turn on the half-hour"
        raise NotationError(message, "use a neighboring zone that does")
    return TimeZone(text, found)


def _distance(text: str) -> tzinfo | None:
    parts = _FROM_UTC.fullmatch(text)
    if parts is None:
        return None
    distance = timedelta(hours=int(parts["hours"] or 0), minutes=int(parts["minutes"] or 0))
    if distance > timedelta(hours=14):
        return None
    return timezone(-distance if parts["sign"] == "-" else distance)


def _named(text: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text)
    except (LookupError, ValueError, OSError):
        return None


def _known_names() -> set[str]:
    from zoneinfo import available_timezones

    return available_timezones()


def _seconds(zone: tzinfo) -> int:
    offset = datetime(2020, 1, 1, tzinfo=UTC).astimezone(zone).utcoffset()
    assert offset is not None  # noqa: S101 - every zone has an offset
    return int(offset.total_seconds())
