"""Demand from a file of records: read, cleaned, estimated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from costmodel.assumptions.notation import NotationError
from costmodel.assumptions.problems import Span
from costmodel.assumptions.source import refuse
from costmodel.records.cleaning import Records
from costmodel.records.estimates import handling, patience, too_long, volume
from costmodel.records.findings import KEPT, Finding, finding
from costmodel.records.half_hours import STEP, find_gaps, half_hours, typical_week, without
from costmodel.records.reading import read_table

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from costmodel.records.channels import Channel
    from costmodel.records.cleaning import Asked
    from costmodel.records.columns import Columns
    from costmodel.records.estimates import Handling, Patience, Volume
    from costmodel.records.half_hours import Gap

OWN_WEEK = 3_360  # contacts of a channel from which it has a week of its own: ten a half-hour
LATE = pd.Timedelta(days=31)
LEAST_DAYS = 28  # below which a week's pattern and a month's contacts are rough


@dataclass(frozen=True, slots=True)
class ChannelDemand:
    """What the records say of a channel; `week` is its own where it has enough contacts."""

    channel: Channel
    contacts: int
    share: float
    handling: Handling | None
    patience: Patience | None
    abandoned: int | None
    week: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class RecordedDemand:
    """What the records of a file say of demand, and what was odd about them.

    `week` is mean contacts of the 336 half-hours of a week; `first` and `last` are days.
    """

    path: Path
    columns: Columns
    read: int
    contacts: int
    first: date
    last: date
    zone: str
    volume: Volume
    week: tuple[float, ...]
    channels: tuple[ChannelDemand, ...]
    gaps: tuple[Gap, ...]
    gaps_kept: bool
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


def recorded_demand(path: Path, asked: Asked) -> RecordedDemand:
    """The demand that a file of call records shows; raises `AssumptionsError`."""
    table = read_table(path, asked.columns, asked.layout)
    records = Records(table, asked)
    try:
        records.clean()
    except NotationError as problem:
        span = Span(str(path), 1, 1, 1, "")
        refuse(span, "records", f"`{path}`: {problem}", problem.help)
    if records.rows.empty:
        first = records.findings[0]
        message = f"`{path}` has no row that can be used: {first.what}, such as `{first.example}`"
        refuse(Span(str(path), first.line, 1, 1, ""), "records", message, "see --help for options")
    return _estimated(path, records)


def _estimated(path: Path, records: Records) -> RecordedDemand:
    rows, zone = records.rows, records.zone
    halves = half_hours(rows["time"], None if zone is None else zone.zone)
    gaps = find_gaps(halves)
    if not records.asked.keeps_gaps:
        without(halves, gaps)
    _note_skipped(records, halves)
    _note_few_days(records)
    channels = [_channel(number, records, halves) for number in range(len(records.channels))]
    return RecordedDemand(
        path=path,
        columns=records.table.columns,
        read=records.table.read,
        contacts=len(rows),
        first=rows["time"].min().date(),
        last=rows["time"].max().date(),
        zone="" if zone is None else zone.name,
        volume=volume(halves),
        week=tuple(typical_week(halves)),
        channels=tuple(channels),
        gaps=tuple(gaps),
        gaps_kept=records.asked.keeps_gaps,
        findings=tuple(records.findings),
        notes=tuple(records.notes),
    )


def _channel(number: int, records: Records, halves: pd.DataFrame) -> ChannelDemand:
    channel, rows = records.channels[number], records.rows
    mine = rows[rows["channel"] == number]
    handled = mine.loc[~mine["is_abandoned"] & ~mine["is_wrong"], "seconds"]
    _note_durations(channel, handled, records)
    _note_late(channel, mine["time"], records)
    knows_outcome = bool(rows["is_abandoned"].any())
    return ChannelDemand(
        channel=channel,
        contacts=len(mine),
        share=len(mine) / len(rows),
        handling=handling(handled, mine["time"]),
        patience=patience(mine["wait"], mine["is_abandoned"]),
        abandoned=int(mine["is_abandoned"].sum()) if knows_outcome else None,
        week=_own_week(mine["time"], halves) if _has_own_week(len(mine), records) else None,
    )


def _has_own_week(contacts: int, records: Records) -> bool:
    return len(records.channels) > 1 and contacts >= OWN_WEEK


def _own_week(times: pd.Series[pd.Timestamp], halves: pd.DataFrame) -> tuple[float, ...]:
    counts = times.dt.floor(STEP).value_counts().reindex(halves.index, fill_value=0)
    return tuple(typical_week(halves.assign(contacts=counts)))


def _note_durations(channel: Channel, seconds: pd.Series[float], records: Records) -> None:
    """Contacts that say nothing of the handling time: without a duration, or forgotten open."""
    if not records.table.columns.duration:
        return
    line = records.rows["line"]
    texts = records.table.texts[records.table.columns.duration[0]]
    none = seconds[~(seconds > 0)].index
    what = f"no duration ({channel.key}): not in the handling time"
    records.findings += finding(what, line.loc[none], texts.loc[none], KEPT)
    limit = too_long(seconds[seconds > 0])
    long = seconds[seconds > limit].index
    what = f"duration above {limit / 3600:.1f} h ({channel.key}): not in the handling time"
    records.findings += finding(what, line.loc[long], texts.loc[long], KEPT)


def _note_late(channel: Channel, times: pd.Series[pd.Timestamp], records: Records) -> None:
    """A channel that came or went on the way has another share now."""
    whole = records.rows["time"]
    if times.min() - whole.min() > LATE or whole.max() - times.max() > LATE:
        records.notes.append(
            f"{channel.key} has records from {times.min():%Y-%m-%d} to {times.max():%Y-%m-%d} "
            f"alone: check its share"
        )


def _note_skipped(records: Records, halves: pd.DataFrame) -> None:
    """Times that never were, as the hour that clocks skip in spring."""
    rows = records.rows
    skipped = halves.index[(halves["passed"] == 0) & (halves["contacts"] > 0)]
    odd = rows.loc[rows["time"].dt.floor(STEP).isin(skipped), "line"]
    texts = records.table.texts.loc[odd.index, records.table.columns.time[-1]]
    what = "time that clocks of the zone skip: is it another zone's?"
    records.findings += finding(what, odd, texts, KEPT)


def _note_few_days(records: Records) -> None:
    times = records.rows["time"]
    days = (times.max().normalize() - times.min().normalize()).days + 1
    if days < LEAST_DAYS:
        records.notes.append(
            f"records of {days} days say little of a week and of a month: take {LEAST_DAYS} or more"
        )
