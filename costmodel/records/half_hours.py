"""The half-hours records span, as clocks show them: contacts, time that passed, and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

STEP = "30min"
# Contacts that a stretch without any has to lack before it is a gap: with so many expected, none
# at all come once in 500 million stretches.
LEAST_MISSED = 20.0
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without records, and how many the other weeks would have brought."""

    start: datetime
    end: datetime
    missed: float


def half_hours(times: pd.Series[pd.Timestamp], zone: tzinfo | None) -> pd.DataFrame:
    """Each half-hour of the months with records, by its start on the clock.

    `slot` counts the week's half-hours from Monday 00:00; `passed` is how often the half-hour was
    there: 0 when clocks skip it, 2 when they show it twice; `contacts` begin in it; `is_seen` says
    whether it lies between the first and the last day with records.
    """
    first, last = times.min().normalize(), times.max().normalize() + pd.Timedelta(days=1)
    start, end = first.replace(day=1), (last - pd.Timedelta(days=1)).replace(day=1)
    clock = pd.date_range(start, end + pd.DateOffset(months=1), freq=STEP, inclusive="left")
    counts = times.dt.floor(STEP).value_counts()
    return pd.DataFrame(
        {
            "slot": clock.day_of_week * 48 + clock.hour * 2 + clock.minute // 30,
            "passed": _passed(clock, zone),
            "contacts": counts.reindex(clock, fill_value=0).to_numpy(),
            "is_seen": (clock >= first) & (clock < last),
        },
        index=clock,
    )


def _passed(clock: pd.DatetimeIndex, zone: tzinfo | None) -> pd.Series[float]:
    """How often each half-hour of the clock was there."""
    if zone is None:
        return pd.Series(1.0, index=clock)
    margin = pd.Timedelta(days=2)
    real = pd.date_range(clock[0] - margin, clock[-1] + margin, freq=STEP, tz=UTC)
    shown = real.tz_convert(zone).tz_localize(None).floor(STEP)
    return shown.value_counts().reindex(clock, fill_value=0).astype(float)


def typical_week(halves: pd.DataFrame) -> pd.Series[float]:
    """Mean contacts of each of the week's half-hours, of those that were seen."""
    seen = halves[halves["is_seen"]]
    sums = seen.groupby("slot")[["contacts", "passed"]].sum()
    means = sums["contacts"] / sums["passed"].where(sums["passed"] > 0)
    return means.fillna(0).reindex(range(336), fill_value=0.0)


def expected(halves: pd.DataFrame) -> pd.Series[float]:
    """Contacts that each half-hour has in a typical week."""
    return halves["slot"].map(typical_week(halves)) * halves["passed"]


def find_gaps(halves: pd.DataFrame) -> list[Gap]:
    """Stretches without records that the pattern of the week does not explain.

    They are sought again without those found, as each lowers what is expected.
    """
    halves, found = halves.copy(), list[Gap]()
    for _ in range(MOST_ROUNDS):
        new = _stretches(halves)
        if not new:
            break
        found += new
        without(halves, new)
    return sorted(found, key=lambda gap: gap.start)


def without(halves: pd.DataFrame, gaps: list[Gap]) -> None:
    """Take the gaps as not seen."""
    for gap in gaps:
        inside = (halves.index >= gap.start) & (halves.index < gap.end)
        halves.loc[inside, "is_seen"] = False


def _stretches(halves: pd.DataFrame) -> list[Gap]:
    seen = halves[halves["is_seen"]].assign(expected=expected(halves))
    seen["stretch"] = (seen["contacts"] > 0).cumsum()
    empty = seen[(seen["contacts"] == 0) & (seen["expected"] > 0)]
    missed = empty.groupby("stretch")["expected"].sum()
    long = missed[missed >= LEAST_MISSED]
    parts = empty[empty["stretch"].isin(long.index)].groupby("stretch")
    return [
        Gap(part.index[0], part.index[-1] + pd.Timedelta(STEP), float(long[name]))
        for name, part in parts
    ]
