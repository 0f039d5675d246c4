"""The calendar: the only place where time converts, each ratio a labeled entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from costmodel.kernel.expression import Expr, Input, input_node

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTUAL_DAYS = "actual days"
WEEKS_PER_MONTH = {  # a month is a twelfth of a year; by actual days it is so on average
    "365 days": 730 / 168,
    "52 weeks": 52 / 12,
    ACTUAL_DAYS: 730 / 168,
}
HOURS_IN = {"s": 1 / 3600, "min": 1 / 60, "h": 1.0, "day": 24.0, "week": 168.0}
ROUNDING_SLACK = 1e-9
SPANS = ("s", "min", "h", "day", "week", "month", "year")
RATIOS = (  # each leads from a span to the next
    "seconds_per_minute",
    "minutes_per_hour",
    "hours_per_day",
    "days_per_week",
    "weeks_per_month",
    "months_per_year",
)


class CalendarEntry(NamedTuple):
    """A number that is the same for everyone, with its unit and meaning."""

    name: str
    value: float
    unit: str
    label: str


def calendar_entries(year: str) -> Iterator[CalendarEntry]:
    """The entries of a calendar whose year has `365 days`, `52 weeks` or `actual days`."""
    weeks = WEEKS_PER_MONTH[year]
    yield CalendarEntry("seconds_per_minute", 60, "s/min", "Seconds in a minute")
    yield CalendarEntry("minutes_per_hour", 60, "min/h", "Minutes in an hour")
    yield CalendarEntry("hours_per_day", 24, "h/day", "Hours in a day")
    yield CalendarEntry("days_per_week", 7, "day/week", "Days in a week")
    yield CalendarEntry("weeks_per_month", weeks, "week/month", f"Weeks in a month, of {year}")
    yield CalendarEntry("months_per_year", 12, "month/year", "Months in a year")
    yield CalendarEntry("month", 1, "month", "One month")
    yield CalendarEntry("year", 1, "year", "One year")
    yield CalendarEntry("middle", 0.5, "1", "Part of a month or year gone by in its middle")
    yield CalendarEntry("half_hour", 30, "min/week", "Minutes of one half-hour of the week")
    yield CalendarEntry("halves_per_hour", 2, "1", "Half-hours in an hour")
    yield CalendarEntry("megabytes_per_gigabyte", 1000, "MB/GB", "Megabytes in a gigabyte")
    yield CalendarEntry("one_message", 1, "message/contact", "Messages, where no number is given")
    yield CalendarEntry("rounding_slack", ROUNDING_SLACK, "1", "Noise that rounding passes over")


def ratio_entries(short: str, long: str) -> tuple[str, ...]:
    """The entries whose product says how many of the shorter span make the longer one.

    >>> ratio_entries("min", "day")
    ('minutes_per_hour', 'hours_per_day')
    """
    return RATIOS[SPANS.index(short) : SPANS.index(long)]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar's entries as traced inputs, and what its year is called."""

    name: str
    seconds_per_minute: Expr
    minutes_per_hour: Expr
    hours_per_day: Expr
    days_per_week: Expr
    weeks_per_month: Expr
    months_per_year: Expr
    month: Expr
    year: Expr
    middle: Expr
    half_hour: Expr
    halves_per_hour: Expr
    megabytes_per_gigabyte: Expr
    one_message: Expr
    rounding_slack: Expr

    def ratio(self, short: str, long: str) -> Expr:
        """How many of the shorter span make the longer one, for example `month`, `year`."""
        first, *others = (getattr(self, name) for name in ratio_entries(short, long))
        ratio: Expr = first
        for step in others:
            ratio = ratio * step
        return ratio


def build_calendar(scope: str, year: str) -> Calendar:
    """The calendar of a scenario."""
    return Calendar(
        name=year,
        **{
            entry.name: input_node(
                Input((scope, f"calendar.{entry.name}"), entry.unit, entry.label)
            )
            for entry in calendar_entries(year)
        },
    )
