"""The report of call records: what was read, what was not, and the demand they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import share
from costmodel.reports.staffing_report import week_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.records.demand import ChannelDemand, RecordedDemand
    from costmodel.records.estimates import Month
    from costmodel.records.findings import Finding
    from costmodel.records.half_hours import Gap
    from costmodel.reports.document import Block

MOST_GAPS = 20


def records_document(found: RecordedDemand) -> Document:
    """Demand as the records of a file show it."""
    return Document(f"Demand from the records of {found.path.name}", tuple(_blocks(found)))


def _blocks(found: RecordedDemand) -> Iterator[Block]:
    yield Sentence(_read(found))
    yield _channels(found)
    yield _months(found)
    hours = _by_hour(found.week)
    yield week_map("Contacts an hour of a typical week", hours, 0 if max(hours) >= 10 else 1)
    if found.findings:
        yield _findings(found.findings)
    if found.gaps:
        yield _gaps(found)
    for note in found.notes:
        yield Sentence(f"Note: {note}.")


def _read(found: RecordedDemand) -> str:
    rejected = found.read - found.contacts
    zone = f", by the clocks of {found.zone}" if found.zone else ""
    columns = found.columns
    used = [("time", columns.time), ("handling time", columns.duration)]
    single = {"channel": columns.channel, "wait": columns.wait, "outcome": columns.outcome}
    used += [(role, (name,)) for role, name in single.items() if name is not None]
    from_ = "; ".join(f"{role} from {' + '.join(names)}" for role, names in used if names)
    return (
        f"{found.read:,} rows read, {found.contacts:,} contacts counted, {rejected:,} rejected; "
        f"{found.first} to {found.last}{zone}. Columns: {from_}."
    )


def _by_hour(week: tuple[float, ...]) -> tuple[float, ...]:
    """Contacts of both halves of each hour, for either of them."""
    return tuple(week[half // 2 * 2] + week[half // 2 * 2 + 1] for half in range(len(week)))


def _channels(found: RecordedDemand) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("In the file", is_number=False, is_optional=True),
        Column("Contacts"),
        Column("Share"),
        Column("AHT, min"),
        Column("Median, min", is_optional=True),
        Column("Patience, s"),
        Column("Abandoned"),
        Column("Week", is_number=False, is_optional=True),
    )
    table = Table("Channels", columns, tuple(map(_channel_row, found.channels)))
    return table.without_empty_columns()


def _channel_row(each: ChannelDemand) -> tuple[str, ...]:
    handled, patience = each.handling, each.patience
    return (
        each.channel.key,
        each.channel.said,
        f"{each.contacts:,}",
        share(each.share),
        "" if handled is None else f"{handled.mean / 60:.2f}",
        "" if handled is None else f"{handled.median / 60:.2f}",
        "" if patience is None else f"{patience.mean:.0f} \u00b1 {patience.error:.0f}",
        "" if each.abandoned is None else share(each.abandoned / each.contacts),
        "own" if each.week else "",
    )


def _months(found: RecordedDemand) -> Table:
    columns = (
        Column("Month", is_number=False),
        Column("Records"),
        Column("Seen"),
        Column("Contacts"),
        Column("Factor"),
    )
    factors = found.volume.seasonality
    rows = tuple(_month_row(month, factors) for month in found.volume.months)
    total = ("a month", "", "", f"{found.volume.contacts:,.0f}", "")
    return Table("Contacts by month", columns, rows, (total,)).without_empty_columns()


def _month_row(month: Month, factors: tuple[float, ...] | None) -> tuple[str, ...]:
    return (
        f"{month.year}-{month.month:02}",
        f"{month.records:,}",
        share(month.seen),
        f"{month.contacts:,.0f}" if month.is_used else "not used",
        f"{factors[month.month - 1]:.3f}" if factors and month.is_used else "",
    )


def _findings(findings: tuple[Finding, ...]) -> Table:
    columns = (
        Column("What is odd", is_number=False),
        Column("Rows"),
        Column("First line"),
        Column("Example", is_number=False, is_detail=True),
        Column("Treated", is_number=False),
    )
    rows = tuple(
        (each.what, f"{each.rows:,}", f"{each.line:,}", each.example, each.treated)
        for each in findings
    )
    return Table("Rows that are odd", columns, rows)


def _gaps(found: RecordedDemand) -> Table:
    columns = (
        Column("From", is_number=False),
        Column("To", is_number=False),
        Column("Contacts missing"),
    )
    rows = tuple(map(_gap_row, found.gaps[:MOST_GAPS]))
    more = len(found.gaps) - MOST_GAPS
    if more > 0:
        rest = sum(gap.missed for gap in found.gaps[MOST_GAPS:])
        rows += ((f"{more} more", "", f"{rest:,.0f}"),)
    kept = "taken as closed" if found.gaps_kept else "estimated; --gaps closed takes them as closed"
    return Table(f"Stretches without records ({kept})", columns, rows)


def _gap_row(gap: Gap) -> tuple[str, ...]:
    return (f"{gap.start:%Y-%m-%d %H:%M}", f"{gap.end:%Y-%m-%d %H:%M}", f"{gap.missed:,.0f}")
