"""Durations: plain numbers in a unit, `5:12`, `1:05:12`, `5m 12s`; in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from costmodel.records.columns import seconds_in

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = ("", "-", "null", "none", "nan", "n/a", "na", "nil")
_THOUSANDS = r"[0-9]{1,3}(?:,[0-9]{3})+"


@dataclass(frozen=True, slots=True)
class Numbers:
    """How plain numbers are written: seconds of their unit, and the decimal sign; None is found."""

    seconds: float | None = None
    decimal: str | None = None
    delimiter: str = ","


def read_durations(texts: pd.DataFrame, columns: Sequence[str], numbers: Numbers) -> pd.DataFrame:
    """The sum of the columns in seconds: `seconds` (NaN without one), and whether it `is_wrong`."""
    parts = [read_duration(texts[name], name, numbers) for name in columns]
    seconds = pd.concat([part["seconds"] for part in parts], axis=1).sum(axis=1, min_count=1)
    wrong = pd.concat([part["is_wrong"] for part in parts], axis=1).any(axis=1)
    return pd.DataFrame({"seconds": seconds.mask(wrong), "is_wrong": wrong})


def read_duration(texts: pd.Series[str], name: str, numbers: Numbers) -> pd.DataFrame:
    """One column's durations, as above; each different text is read once."""
    codes, found = pd.factorize(texts)
    different = pd.Series(found, dtype=object).str.strip().str.lower()
    blank = different.isin(NOTHING)
    scale = numbers.seconds or seconds_in(name) or 1.0
    seconds = _plain(different, numbers) * scale
    rest = seconds.isna() & ~blank
    seconds = seconds.where(~rest, _clock(different.where(rest)))
    sound = seconds.between(0, 1e9)
    read = pd.DataFrame({"seconds": seconds.where(sound), "is_wrong": ~sound & ~blank})
    return read.iloc[codes].set_index(texts.index)


def _plain(texts: pd.Series[str], numbers: Numbers) -> pd.Series[float]:
    decimal = numbers.decimal or _decimal(texts, numbers.delimiter)
    if decimal == ",":
        texts = texts.str.replace(",", ".", regex=False)
    return pd.to_numeric(texts, errors="coerce").astype(float)


def _decimal(texts: pd.Series[str], delimiter: str) -> str:
    """A comma where some number has one that cannot part thousands."""
    with_comma = texts[texts.str.contains(",", regex=False)]
    is_sure = delimiter != "," and not with_comma.str.fullmatch(_THOUSANDS).all()
    return "," if is_sure else "."


def _clock(texts: pd.Series[str]) -> pd.Series[float]:
    """Minutes and seconds, hours in front of them, or amounts with their units."""
    texts = texts.where(texts.str.contains("[a-z:]", regex=True).fillna(value=False))
    short = texts.str.fullmatch(r"[0-9]+:[0-9]{2}(?:\.[0-9]+)?").fillna(value=False).astype(bool)
    whole = texts.where(~short, "0:" + texts)
    return pd.to_timedelta(whole, errors="coerce").dt.total_seconds()
