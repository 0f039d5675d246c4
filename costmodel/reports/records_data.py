"""Demand of call records as data: JSON with full precision, and CSV of figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.records.demand import ChannelDemand, RecordedDemand
    from costmodel.records.half_hours import Gap


def records_data(found: RecordedDemand) -> Json:
    """The demand as JSON values; weeks are 336 half-hours from Monday 00:00, times in seconds."""
    return {
        **head(),
        "file": str(found.path),
        "columns": asdict(found.columns),
        "rows": found.read,
        "contacts": found.contacts,
        "first_day": str(found.first),
        "last_day": str(found.last),
        "time_zone": found.zone or None,
        "contacts_per_month": found.volume.contacts,
        "seasonality": found.volume.seasonality,
        "months": [asdict(month) for month in found.volume.months],
        "week": found.week,
        "channels": [_channel(each) for each in found.channels],
        "gaps": [_gap(gap) for gap in found.gaps],
        "gaps_taken_as": "closed" if found.gaps_kept else "missing",
        "findings": [asdict(each) for each in found.findings],
        "notes": found.notes,
    }


def _channel(each: ChannelDemand) -> Json:
    return {
        "channel": each.channel.key,
        "type": each.channel.type,
        "said": each.channel.said,
        "contacts": each.contacts,
        "share": each.share,
        "handling": None if each.handling is None else asdict(each.handling),
        "patience": None if each.patience is None else asdict(each.patience),
        "abandoned": each.abandoned,
        "week": each.week,
    }


def _gap(gap: Gap) -> Json:
    return {"start": gap.start.isoformat(), "end": gap.end.isoformat(), "missed": gap.missed}


def records_csv(found: RecordedDemand) -> str:
    """One row for each figure: its name, the channel or month it is of, its value and unit."""
    return table_csv(("name", "of", "value", "unit"), _figures(found))


def _figures(found: RecordedDemand) -> Iterator[tuple[object, ...]]:
    yield "rows", "", found.read, "1"
    yield "contacts", "", found.contacts, "contact"
    yield "contacts_per_month", "", found.volume.contacts, "contact/month"
    for month in found.volume.months:
        yield "contacts", f"{month.year}-{month.month:02}", month.contacts, "contact"
    for each in found.channels:
        yield "share", each.channel.key, each.share, "share"
        if each.handling is not None:
            yield "aht", each.channel.key, each.handling.mean, "s"
        if each.patience is not None:
            yield "patience", each.channel.key, each.patience.mean, "s"
    for odd in found.findings:
        yield "odd_rows", odd.what, odd.rows, "1"
