"""The demand of records as an assumption file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY
from costmodel.records.findings import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costmodel.records.demand import ChannelDemand, RecordedDemand
    from costmodel.records.estimates import Handling, Patience

PARTS = 1_000_000  # shares are whole millionths, so that they sum to 1
LONGEST_AHT = 24 * 3600  # seconds; what takes longer is the time to resolve
WAITING = ("voice", "chat")


def demand_file(found: RecordedDemand) -> str:
    """The YAML text, with comments; a plan that extends it adds targets, teams and money."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: RecordedDemand) -> Iterator[str]:
    name = printable(found.path.name)
    yield "# yaml-language-server: $schema=costmodel.schema.json"
    yield f"# Demand from {found.contacts:,} call records: {name}, {found.first} to {found.last}."
    yield "# A plan builds on this file with a line `extends: demand.yaml`, and adds targets, teams"
    yield "# and money. Or give this file a line `extends: base.yaml`: it then replaces its demand."
    yield "costmodel: 1"
    yield ""
    yield "demand:"
    if found.zone:
        yield f"  time_zone: {_text(found.zone)}"
    yield from _contacts(found)
    yield "  # mean contacts of each half-hour, 00:00 first"
    yield from _week(found.week, found, "  ")
    yield "  channels:"
    for channel, parts in zip(found.channels, _shares(found.channels), strict=True):
        yield from _channel(channel, parts, found)


def _contacts(found: RecordedDemand) -> Iterator[str]:
    volume = found.volume
    used = sum(month.is_used for month in volume.months)
    note = f"months in the mean: {used if volume.seasonality is None else 12}"
    yield from _value("contacts", f"{volume.contacts:.2f} / month", note, found, "  ")
    if volume.seasonality is None:
        yield "  # no seasonality: the records do not hold all twelve months"
        return
    factors = ", ".join(f"{factor:.7f}" for factor in volume.seasonality)
    yield "  seasonality:                   # January first"
    yield f"    value: [{factors}]"
    yield from _said(found, "    ")


def _week(week: Iterable[float], found: RecordedDemand, indent: str) -> Iterator[str]:
    weights = [f"{weight:.4g}" for weight in week]
    yield f"{indent}profile:"
    yield f"{indent}  hours: null                  # of a file below, where it has them"
    yield f"{indent}  days: null"
    for number, day in enumerate(DAYS):
        start = number * HALVES_PER_DAY
        yield f"{indent}  {day}: [{', '.join(weights[start : start + HALVES_PER_DAY])}]"
    yield from _said(found, f"{indent}  ")


def _channel(channel: ChannelDemand, parts: int, found: RecordedDemand) -> Iterator[str]:
    key, kind = channel.channel.key, channel.channel.type
    said = printable(channel.channel.said)
    yield f"    {key}:" + (f"{' ' * 24}# {said}" if said and said != key else "")
    if key != kind:
        doubt = "" if channel.channel.is_known else "               # a guess: check it"
        yield f"      type: {kind}{doubt}"
    note = f"contacts: {channel.contacts:,}"
    yield from _value("share", f"{parts * 100 / PARTS:.4f}%", note, found, "      ")
    yield from _aht(channel.handling, found)
    if channel.patience is not None and kind in WAITING:
        yield from _patience(channel.patience, found)
    if kind == "chat":
        yield "      # concurrency: 2             # records do not say how many are held at once"
    target = "target: 80% in 20 s" if kind in WAITING else "reply_within: 4 h"
    yield f"      # {target:<27}# records do not say it: the plan has to"
    if channel.week is not None:
        yield from _week(channel.week, found, "      ")


def _aht(handling: Handling | None, found: RecordedDemand) -> Iterator[str]:
    if handling is None or handling.mean > LONGEST_AHT:
        why = "the durations are days" if handling else "the records have no durations"
        yield f"      # aht: 6 min                 # {why}: the plan has to say it"
        return
    note = f"mean of {handling.handled - handling.left_out:,}, median {_minutes(handling.median)}"
    if handling.lowest < handling.highest:
        note += f", by month {_minutes(handling.lowest)} to {_minutes(handling.highest)}"
    if handling.left_out and handling.limit:
        note += f"; {handling.left_out:,} above {handling.limit / 3600:.1f} h left out"
    yield from _value("aht", _minutes(handling.mean), note, found, "      ")


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.4g} min"


def _patience(patience: Patience, found: RecordedDemand) -> Iterator[str]:
    note = f"time waited by {patience.waited:,} over {patience.abandoned:,} abandonments"
    note += f", +/- {patience.error:.1f} s"
    yield from _value("patience", f"{patience.mean:.1f} s", note, found, "      ")


def _value(key: str, value: str, note: str, found: RecordedDemand, indent: str) -> Iterator[str]:
    yield f"{indent}{key}:"
    yield f"{indent}  value: {value}"
    yield from _said(found, f"{indent}  ")
    yield f"{indent}  note: {_text(note)}"


def _said(found: RecordedDemand, indent: str) -> Iterator[str]:
    yield f"{indent}source: {_text(found.path.name)}"
    yield f"{indent}as_of: {found.last}"


def _shares(channels: Iterable[ChannelDemand]) -> list[int]:
    """Shares in millionths; the largest, which comes first, takes what rounding leaves."""
    parts = [round(channel.share * PARTS) for channel in channels]
    return [parts[0] + PARTS - sum(parts), *parts[1:]]


def _text(text: str) -> str:
    """A text in quotes, of characters that print."""
    return json.dumps(printable(text), ensure_ascii=False)
