"""What records say of demand: contacts, seasonality, the week, handling times, patience."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from costmodel.records.half_hours import expected

LEAST_SEEN = 0.5  # share of a month below which it says too little
LEAST_HANDLED = (
    30  # durations below which none is left out, and abandonments below which no patience
)
SPREADS = 4  # robust standard deviations, of logarithms, above which a duration is no handling time
LEAST_SPREAD = 0.5
MAD = 1.4826  # standard deviation over median absolute deviation, of a normal distribution


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month: its records, the share of its contacts that they hold, all its contacts.

    `is_used` says whether its contacts are in the mean.
    """

    year: int
    month: int
    records: int
    seen: float
    contacts: float
    is_used: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """Contacts of a month, and the twelve months' factors if all of them were seen."""

    months: tuple[Month, ...]
    contacts: float
    seasonality: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Handling:
    """Handling times in seconds: their mean, median, and lowest and highest monthly means.

    Of `handled` contacts, `left_out` took longer than `limit` and are not in the mean; too few
    have no limit.
    """

    mean: float
    median: float
    lowest: float
    highest: float
    handled: int
    left_out: int
    limit: float | None


@dataclass(frozen=True, slots=True)
class Patience:
    """Mean patience in seconds with its standard error, from contacts that waited and abandoned."""

    mean: float
    error: float
    abandoned: int
    waited: int


def volume(halves: pd.DataFrame) -> Volume:
    """Contacts by month, those of gaps and of parts of months without records estimated."""
    table = halves.assign(expected=expected(halves))
    table["seen"] = table["expected"].where(table["is_seen"], 0)
    clock = pd.DatetimeIndex(table.index)
    sums = table.groupby([clock.year, clock.month])[["contacts", "expected", "seen"]].sum()
    shares = (sums["seen"] / sums["expected"]).fillna(1.0)  # of nothing, all was seen
    least = LEAST_SEEN if (shares >= LEAST_SEEN).any() else 0
    rows = zip(sums.index, sums["contacts"], shares, strict=True)
    months = tuple(
        Month(year, month, int(records), float(seen), _whole(records, seen), bool(seen >= least))
        for (year, month), records, seen in rows
    )
    return _volume(months)


def _whole(records: float, seen: float) -> float:
    return float(records / seen) if seen > 0 else 0.0


def _volume(months: tuple[Month, ...]) -> Volume:
    """The latest of each calendar month makes the year."""
    used = [month for month in months if month.is_used]
    latest = {month.month: month.contacts for month in used}
    if len(latest) < 12:
        return Volume(months, sum(month.contacts for month in used) / len(used), None)
    mean = sum(latest.values()) / 12
    return Volume(months, mean, tuple(latest[month] / mean for month in range(1, 13)))


def too_long(seconds: pd.Series[float]) -> float:
    """The duration above which a contact was forgotten open rather than handled.

    Durations are skewed, so their logarithms are judged, by the median and its deviations, which
    outliers do not move.
    """
    if len(seconds) < LEAST_HANDLED:
        return math.inf
    logarithms = seconds.transform("log")
    median = float(logarithms.median())
    spread = MAD * float((logarithms - median).abs().median())
    return math.exp(median + SPREADS * max(spread, LEAST_SPREAD))


def handling(seconds: pd.Series[float], times: pd.Series[pd.Timestamp]) -> Handling | None:
    """The handling times of a channel's handled contacts, or None without any."""
    seconds = seconds[seconds > 0]
    if seconds.empty:
        return None
    limit = too_long(seconds)
    kept = seconds[seconds <= limit]
    months = times.loc[kept.index]
    means = kept.groupby([months.dt.year, months.dt.month]).mean()
    return Handling(
        mean=float(kept.mean()),
        median=float(kept.median()),
        lowest=float(means.min()),
        highest=float(means.max()),
        handled=len(seconds),
        left_out=len(seconds) - len(kept),
        limit=None if math.isinf(limit) else limit,
    )


def patience(waits: pd.Series[float], abandoned: pd.Series[bool]) -> Patience | None:
    """The mean patience if it is exponential, or None with too few abandonments.

    Whoever is answered would have waited longer (a censored wait), so the estimate of maximum
    likelihood is the time that all waited over the number of those who abandoned.
    """
    known = waits.dropna()
    left = int(abandoned.loc[known.index].sum())
    total = float(known.sum())
    if left < LEAST_HANDLED or total <= 0:
        return None
    return Patience(total / left, total / left / math.sqrt(left), left, len(known))
