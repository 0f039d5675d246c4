"""Times of contacts: many ways of writing them, one clock."""

from __future__ import annotations

from datetime import UTC
from itertools import product
from typing import TYPE_CHECKING

import pandas as pd

from costmodel.assumptions.notation import NotationError

if TYPE_CHECKING:
    from datetime import tzinfo

SAMPLE = 500  # rows by which the way of writing is found out
ISO, EPOCH = "ISO8601", "seconds since 1970"
FIRST_YEAR, LAST_YEAR = 1990, 2100
DATES = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y%m%d"),
    *("%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%b %d %Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y"),
)
TIMES = ("%H:%M:%S", "%H:%M", "%H:%M:%S.%f", "%I:%M:%S %p", "%I:%M %p")
_ZONED = r":[0-9]{2}(?:\.[0-9]+)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})$"
_NUMBER = r"[0-9]{10}(?:\.[0-9]+)?|[0-9]{13}"


def read_times(texts: pd.Series[str], date_format: str | None = None) -> pd.Series[pd.Timestamp]:
    """The times of texts, in UTC where they say their zone, else without one; NaT where unreadable.

    Raises `NotationError` where day and month could be either, or no way of writing fits.
    """
    texts = texts.str.strip()
    sample = texts.iloc[:: max(1, len(texts) // SAMPLE)]
    if sample.str.endswith("UTC").any():
        texts, sample = (each.str.replace(r"\s*UTC$", "Z", regex=True) for each in (texts, sample))
    form = date_format or _form_of(sample)
    if form == EPOCH:
        return _since_1970(texts)
    return _checked(_parsed(texts, form))


def _parsed(texts: pd.Series[str], form: str) -> pd.Series[pd.Timestamp]:
    """Texts of one form; where most say their zone, those that do not are left out."""
    try:
        times = pd.to_datetime(texts, format=form, errors="coerce")
    except ValueError:  # zones differ, or some texts have none
        zoned = texts.str.contains(_ZONED, regex=True)
        if zoned.mean() > 0.5:
            return pd.to_datetime(texts.where(zoned), format=form, utc=True, errors="coerce")
        times = pd.to_datetime(texts.mask(zoned), format=form, errors="coerce")
    return times if times.dt.tz is None else times.dt.tz_convert(UTC)


def _since_1970(texts: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    numbers = pd.to_numeric(texts, errors="coerce")
    seconds = numbers.where(numbers < 1e11, numbers / 1000)
    return _checked(pd.to_datetime(seconds.where(seconds < 5e9), unit="s", utc=True))


def _checked(times: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """The times in years that records can be of."""
    return times.where(times.dt.year.between(FIRST_YEAR, LAST_YEAR))


def _form_of(sample: pd.Series[str]) -> str:
    """The form that reads most of a sample; raises `NotationError` where two read it as well."""
    if sample.str.fullmatch(_NUMBER).mean() > 0.5:
        return EPOCH
    if _parsed(sample, ISO).notna().all():
        return ISO
    forms = [ISO, *(f"{date} {time}" for date, time in product(DATES, TIMES)), *DATES]
    read = {form: _parsed(sample, form) for form in forms}
    counts = {form: int(times.notna().sum()) for form, times in read.items()}
    best = max(forms, key=lambda form: counts[form])
    if not counts[best]:
        example = next((text for text in sample if text), "")
        message = f"`{example[:40]}` is not a time in any known way of writing"
        raise NotationError(message, "say how, such as `--date-format '%d.%m.%Y %H:%M'`")
    other = next(
        (f for f in forms if counts[f] == counts[best] and not read[f].equals(read[best])), ""
    )
    if other:
        message = f"the times could be `{best}` or `{other}`"
        raise NotationError(message, f"say which, such as `--date-format '{best}'`")
    return best


def on_clock(
    times: pd.Series[pd.Timestamp], zone: tzinfo | None, recorded_in: tzinfo | None
) -> pd.Series[pd.Timestamp]:
    """Times as clocks of the zone show them, without a zone of their own.

    An hour that clocks of `recorded_in` show twice is taken as the first, one they skip as the
    next.
    """
    if times.dt.tz is None and recorded_in is not None:
        first = pd.Series(True, index=times.index).to_numpy()
        times = times.dt.tz_localize(recorded_in, ambiguous=first, nonexistent="shift_forward")
    if times.dt.tz is None:
        return times
    return times.dt.tz_convert(zone or UTC).dt.tz_localize(None)
