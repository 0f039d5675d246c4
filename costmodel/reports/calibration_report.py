"""The model's first month beside a month as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Table
from costmodel.reports.figures import ABSENT, change, figure, points, precise, share, shown_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.calibration import Gap


def calibration_tables(gaps: tuple[Gap, ...], *, closing: bool) -> Iterator[Table]:
    """The gaps; and, if that was asked for, the assumptions that would each close one alone."""
    if not gaps:
        return
    columns = (
        Column("", is_number=False),
        Column("Model"),
        Column("Actual"),
        Column("Gap"),
        Column("%"),
        Column("Unit", is_number=False),
    )
    yield Table("Month 1 of the model beside the actual month", columns, tuple(map(_row, gaps)))
    if closing:
        rows = tuple(row for gap in gaps for row in _closing_rows(gap))
        titles = (
            Column("To close the gap of", is_number=False),
            Column("Assumption", is_number=False),
            Column("Is"),
            Column("Would be"),
            Column("Unit", is_number=False),
        )
        if rows:
            yield Table("What would close each gap alone", titles, rows)


def _row(gap: Gap) -> tuple[str, ...]:
    is_share = gap.unit == "share"
    return (
        gap.line,
        figure(gap.model, gap.unit),
        figure(gap.actual, gap.unit),
        points(gap.gap) if is_share else change(gap.gap, gap.unit),
        "" if is_share else (share(gap.gap / gap.actual) if gap.actual else ABSENT),
        shown_unit(gap.unit),
    )


def _closing_rows(gap: Gap) -> list[tuple[str, ...]]:
    return [
        (
            gap.line if number == 0 else "",
            each.path,
            precise(each.value, each.unit),
            precise(each.needed, each.unit),
            shown_unit(each.unit),
        )
        for number, each in enumerate(gap.closing)
    ]
