"""The lists of quantities and of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Document, Table

if TYPE_CHECKING:
    from costmodel.analysis.catalog import Entry


def list_document(entries: tuple[Entry, ...]) -> Document:
    """All quantities: name, unit, meaning and where each is defined."""
    columns = (
        Column("Quantity", is_number=False),
        Column("Unit", is_number=False),
        Column("Meaning", is_number=False, is_optional=True),
        Column("Defined in", is_number=False, is_optional=True),
    )
    rows = tuple((each.name, each.unit, each.label, each.place) for each in entries)
    return Document("Quantities of the model", (Table("", columns, rows),))


def terms_document(terms: dict[str, str]) -> Document:
    """The terms of the field."""
    columns = (Column("Term", is_number=False), Column("Meaning", is_number=False))
    return Document("Terms", (Table("", columns, tuple(terms.items())),))
