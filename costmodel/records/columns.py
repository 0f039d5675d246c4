"""Which column of a file of records holds what: as asked for, or by the names exports use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import AssumptionsError, Problem, cut, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.problems import Span

# Names in lower case, words apart, without units; the first that is there is taken.
TIMES = (
    *("timestamp", "time stamp", "start time", "start", "call start", "call start time"),
    *("start date time", "datetime", "date time", "date and time", "calldate", "call date time"),
    *("initiation timestamp", "contact start", "arrival time", "arrival", "offered at"),
    *("created at", "created", "call time", "call date", "start date"),
)
DATE_AND_TIME = ("date", "time")
HANDLED = ("handle time", "handling time", "total handle time", "aht", "handle duration")
TALKED = ("talk time", "talk", "talk duration", "conversation time", "agent talk time")
HELD = ("hold time", "hold", "hold duration", "agent hold time")
WRAPPED = (
    *("wrap up time", "wrapup time", "wrap time", "wrap up", "wrapup", "wrap", "acw", "acw time"),
    *("after call work", "after call work time", "after contact work", "after contact work time"),
)
LASTED = ("billsec", "duration", "call duration", "contact duration", "length", "chat duration")
CHANNELS = (
    *("channel", "channel type", "media type", "media", "contact type", "interaction type"),
    *("medium", "contact channel"),
)
WAITED = (
    *("wait time", "waiting time", "wait", "queue time", "time in queue", "queue wait time"),
    *("queue wait", "queue duration", "wait duration", "speed of answer", "time to answer"),
    "ring time",
)
OUTCOMES = (
    *("abandoned", "is abandoned", "abandon", "answered", "is answered", "disposition", "outcome"),
    *("call status", "call result", "contact status", "status", "result"),
)
UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), 0.001),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns, as the header writes them; durations are summed."""

    time: tuple[str, ...] = ()
    duration: tuple[str, ...] = ()
    channel: str | None = None
    wait: str | None = None
    outcome: str | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """Every column that is used, once."""
        single = (self.channel, self.wait, self.outcome)
        names = (*self.time, *self.duration, *(name for name in single if name is not None))
        return tuple(dict.fromkeys(names))


def choose_columns(header: Sequence[str], asked: Columns, span: Span) -> Columns:
    """What is asked for, and the rest by name; raises `AssumptionsError` without a time."""
    for name in asked.all:
        _check_known(name, header, span)
    by_words = {words_of(name): name for name in reversed(header)}
    chosen = Columns(
        asked.time or _times(by_words),
        asked.duration or _durations(by_words),
        asked.channel or _first(CHANNELS, by_words),
        asked.wait or _first(WAITED, by_words),
        asked.outcome or _first(OUTCOMES, by_words),
    )
    if not chosen.time:
        names = cut(", ".join(f"`{name}`" for name in header))
        message = f"no column is called like the time of a contact: there is {names}"
        help_text = "name it, such as `--time Started`; the first line has to name the columns"
        raise AssumptionsError([Problem("error", "records-columns", message, span, help_text)])
    return chosen


def seconds_in(name: str) -> float | None:
    """Seconds of the unit that a column's name ends with, such as `Talk Time (min)`.

    >>> seconds_in("Talk Time (min)")
    60.0
    """
    words = _words(name)
    return UNITS.get(words[-1]) if len(words) > 1 else None


def words_of(name: str) -> str:
    """A column's name in lower case, its words apart, without a unit.

    >>> words_of("TalkTime (sec)")
    'talk time'
    """
    words = _words(name)
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in UNITS else words)


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _check_known(name: str, header: Sequence[str], span: Span) -> None:
    if name not in header:
        help_text = did_you_mean(name, header) or "name a column as the first line does"
        message = f"there is no column `{cut(name)}`"
        raise AssumptionsError([Problem("error", "records-columns", message, span, help_text)])


def _first(names: Sequence[str], by_words: dict[str, str]) -> str | None:
    return next((by_words[name] for name in names if name in by_words), None)


def _each(by_words: dict[str, str], *groups: Sequence[str]) -> tuple[str, ...]:
    found = (_first(names, by_words) for names in groups)
    return tuple(name for name in found if name is not None)


def _times(by_words: dict[str, str]) -> tuple[str, ...]:
    """One column, or a date and a time of day."""
    whole = _first(TIMES, by_words)
    if whole is not None:
        return (whole,)
    return tuple(by_words[name] for name in DATE_AND_TIME if name in by_words)


def _durations(by_words: dict[str, str]) -> tuple[str, ...]:
    """The handling time as such, or its parts."""
    handled = _each(by_words, HANDLED)
    if handled:
        return handled
    if _first(TALKED, by_words) is not None:
        return _each(by_words, TALKED, HELD, WRAPPED)
    return _each(by_words, LASTED, WRAPPED)
