"""Made-up call records whose truth is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from costmodel.assumptions.time_zones import time_zone
from costmodel.records.cleaning import Asked
from costmodel.records.demand import RecordedDemand, recorded_demand

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PLAN = """\
extends: demand.yaml
start: 2027-01
horizon: 12 months
discount_rate: 0%
demand:
  channels:
    voice: {target: 80% in 20 s}
teams:
  desk:
    hours: 24/7
    channels: [voice]
    pay: {burdened: $50_000 / year}
"""


def every_half_hour(first: str, last: str, zone: str, form: str = "%Y-%m-%d %H:%M") -> pd.DataFrame:
    """One call in each half-hour that passes from one local midnight to another."""
    real = pd.date_range(
        pd.Timestamp(first, tz=zone), pd.Timestamp(last, tz=zone), freq="30min", inclusive="left"
    )
    return pd.DataFrame({"Start Time": (real + pd.Timedelta(minutes=7)).strftime(form)})


def saved(folder: Path, table: pd.DataFrame, name: str = "calls.csv", delimiter: str = ",") -> Path:
    path = folder / name
    table.to_csv(path, index=False, sep=delimiter)
    return path


def demand_of(path: Path, zone: str | None = None, *, closed: bool = False) -> RecordedDemand:
    there = None if zone is None else time_zone(zone)
    return recorded_demand(path, Asked(zone=there, keeps_gaps=closed))


class Truth:
    """A year of calls in a zone: Poisson arrivals of a week and of months, with known times."""

    aht, spread, patience, wait, wrap = 300.0, 0.8, 90.0, 15.0, 30

    def __init__(self, zone: str, calls: int, seed: int) -> None:
        self.zone, draw = zone, np.random.default_rng(seed)
        self.week: NDArray[np.float64] = draw.uniform(0.2, 3, 336)
        self.months: NDArray[np.float64] = draw.uniform(0.7, 1.3, 12)
        start, end = (pd.Timestamp(f"{year}-01-01", tz=zone) for year in (2026, 2027))
        real = pd.date_range(start.tz_convert("UTC"), end.tz_convert("UTC"), freq="30min")[:-1]
        local = real.tz_convert(ZoneInfo(zone))
        slot = local.day_of_week * 48 + local.hour * 2 + local.minute // 30
        rate = self.week[slot] * self.months[local.month - 1]
        counts = draw.poisson(rate * calls / rate.sum())
        self.starts = real.repeat(counts) + pd.to_timedelta(
            draw.uniform(0, 1799, counts.sum()), unit="s"
        )
        self.draw = draw

    def table(self, form: str = "%Y-%m-%dT%H:%M:%SZ", zone: str | None = None) -> pd.DataFrame:
        """The records, with times of UTC or of a zone; talk times are log-normal of mean `aht`."""
        number, draw = len(self.starts), self.draw
        patience, wait = (draw.exponential(mean, number) for mean in (self.patience, self.wait))
        abandoned = patience < wait
        middle = np.log(self.aht) - self.spread**2 / 2
        talk = draw.lognormal(middle, self.spread, number)
        starts = self.starts if zone is None else self.starts.tz_convert(zone)
        return pd.DataFrame(
            {
                "Start Time": starts.strftime(form),
                "Talk Time": np.where(abandoned, 0, talk).round(2),
                "Wrap Up Time": np.where(abandoned, 0, self.wrap),
                "Wait Time": np.minimum(patience, wait).round(3),
                "Abandoned": np.where(abandoned, "Yes", "No"),
            }
        )
