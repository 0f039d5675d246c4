"""The checklist of a launch, as a table and as data."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Column, Document, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.checklist import Checked


def checklist_document(name: str, items: Sequence[Checked]) -> Document:
    """The items with the keys given and missing."""
    columns = (
        Column("Item", is_number=False),
        Column("Given", is_number=False),
        Column("Missing", is_number=False),
        Column("Not in a file", is_number=False, is_detail=True),
    )
    given = sum(not each.missing for each in items)
    title = f"{given} of {len(items)} items complete"
    return Document(f"Checklist of {name}", (Table(title, columns, tuple(map(_row, items))),))


def checklist_data(name: str, items: Sequence[Checked]) -> Json:
    """The same as JSON values."""
    return {**head(), "scenario": name, "checklist": [asdict(each) for each in items]}


def checklist_csv(items: Sequence[Checked]) -> str:
    """The same, one row for each item."""
    return table_csv(("item", "given", "missing", "elsewhere"), map(_row, items))


def _row(each: Checked) -> tuple[str, ...]:
    return each.item, ", ".join(each.given), ", ".join(each.missing), each.elsewhere
