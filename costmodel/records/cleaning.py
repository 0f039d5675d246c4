"""Rows as times, channels, seconds and outcomes; what cannot be used is counted by reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from costmodel.assumptions.time_zones import time_zone
from costmodel.records.channels import Channel, read_abandoned, read_channels
from costmodel.records.columns import Columns
from costmodel.records.durations import Numbers, read_durations
from costmodel.records.findings import KEPT, finding
from costmodel.records.reading import Layout
from costmodel.records.times import on_clock, read_times

if TYPE_CHECKING:
    from costmodel.assumptions.time_zones import TimeZone
    from costmodel.records.reading import Table

STRAY = pd.Timedelta(days=31)
LEAST_TO_STRAY = 30  # records below which none is far from the others


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of the file; None and empty are found out.

    `keeps_gaps` takes stretches without records as time in which nobody asked.
    """

    columns: Columns = field(default_factory=Columns)
    layout: Layout = field(default_factory=Layout)
    numbers: Numbers = field(default_factory=Numbers)
    date_format: str | None = None
    zone: TimeZone | None = None
    recorded_in: TimeZone | None = None
    keeps_gaps: bool = False


class Records:
    """Rows as times, channels, seconds and outcomes; those without a time or channel leave."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.table, self.asked = table, asked
        self.rows = pd.DataFrame({"line": table.line})
        self.findings = list(table.findings)
        self.channels: list[Channel] = []
        self.notes: list[str] = []
        self.zone = asked.zone

    def clean(self) -> None:
        """Read each column; raises `NotationError` for one that cannot be read at all."""
        self._take_times()
        self._take_channels()
        self._note_lines_again()
        self._take_durations()
        self._take_outcomes()

    def _take_times(self) -> None:
        names, texts = self.table.columns.time, self.table.texts
        written = texts[names[0]]
        for name in names[1:]:
            written = written.str.strip() + " " + texts[name].str.strip()
        times = read_times(written, self.asked.date_format)
        if times.dt.tz is not None and self.zone is None:
            self.zone = time_zone("UTC")
            self.notes.append("times are those of UTC: --time-zone gives the customers' clock")
        zones = (self.asked.zone, self.asked.recorded_in)
        here, there = (None if zone is None else zone.zone for zone in zones)
        self.rows["time"] = on_clock(times, here, there)
        self._reject("time that cannot be read", self.rows["time"].isna(), written)
        self._reject("time far from those of nearly all", self._strays(), written)

    def _strays(self) -> pd.Series[bool]:
        """Times more than a month before or after all but a thousandth."""
        times = pd.DatetimeIndex(self.rows["time"])
        if len(times) < LEAST_TO_STRAY:
            return self.rows["time"].isna()
        few, ordered = len(times) // 1000 + 1, times.sort_values()
        low, high = ordered[few], ordered[-1 - few]
        far = (times < low - STRAY) | (times > high + STRAY)
        return pd.Series(far, index=self.rows.index)

    def _take_channels(self) -> None:
        name = self.table.columns.channel
        if name is None:
            self.rows["channel"] = 0
            self.channels = [Channel("voice", "voice", "", is_known=True)]
            self.notes.append("no column of channels: all contacts are taken as voice")
            return
        texts = self._texts(name)
        self.rows["channel"], self.channels = read_channels(texts)
        self._reject("no channel", self.rows["channel"] < 0, texts)
        for each in self.channels:
            if not each.is_known:
                self.notes.append(f"{each.key} is taken as voice: check its type")

    def _note_lines_again(self) -> None:
        if not self.table.columns.duration:
            return  # contacts of the same minute that say no more are nothing odd
        texts = self._texts(self.table.columns.time[0])
        again = self.table.is_again.loc[self.rows.index]
        self._note("line that is there already: exported twice?", again, texts[again])

    def _take_durations(self) -> None:
        names = self.table.columns.duration
        self.rows["seconds"], self.rows["is_wrong"] = float("nan"), False
        if not names:
            self.notes.append("no column of durations: the plan has to say the handling times")
            return
        texts = self.table.texts.loc[self.rows.index, list(names)]
        read = read_durations(texts, names, self._numbers())
        self.rows["seconds"] = read["seconds"]
        what = "duration that cannot be read: not in the handling time"
        wrong = self.rows["is_wrong"] = read["is_wrong"]
        self._note(what, wrong, texts[wrong].agg(" ".join, axis=1))

    def _take_outcomes(self) -> None:
        """Waits, and which contacts were abandoned: as a column says, or those not handled."""
        columns = self.table.columns
        self.rows["wait"], self.rows["is_abandoned"] = float("nan"), False
        if columns.wait is not None:
            texts = self.table.texts.loc[self.rows.index, [columns.wait]]
            read = read_durations(texts, [columns.wait], self._numbers())
            self.rows["wait"] = read["seconds"]
            what = "wait that cannot be read: not in the patience"
            self._note(what, read["is_wrong"], texts[columns.wait][read["is_wrong"]])
        if columns.outcome is not None:
            abandoned, values = read_abandoned(self._texts(columns.outcome))
            self.rows["is_abandoned"] = abandoned
            said = ", ".join(f"`{value}`" for value in values[:8])
            some = f"taken as abandoned where `{columns.outcome}` says {said}"
            none = f"none is taken as abandoned: `{columns.outcome}` has no word known to say so"
            self.notes.append(some if said else none)
            self.rows["seconds"] = self.rows["seconds"].mask(abandoned)
        elif columns.wait is not None and columns.duration:
            self.rows["is_abandoned"] = ~((self.rows["seconds"] > 0) | self.rows["is_wrong"])
            self.notes.append("no column of outcomes: contacts without a duration are abandoned")

    def _numbers(self) -> Numbers:
        asked = self.asked.numbers
        return Numbers(asked.seconds, asked.decimal, self.table.delimiter)

    def _texts(self, name: str) -> pd.Series[str]:
        return self.table.texts[name].loc[self.rows.index]

    def _reject(self, what: str, bad: pd.Series[bool], texts: pd.Series[str]) -> None:
        lines = self.rows.loc[bad, "line"]
        self.findings += finding(what, lines, texts.loc[lines.index])
        self.rows = self.rows[~bad].copy()

    def _note(self, what: str, odd: pd.Series[bool], texts: pd.Series[str]) -> None:
        self.findings += finding(what, self.rows.loc[odd, "line"], texts, KEPT)
