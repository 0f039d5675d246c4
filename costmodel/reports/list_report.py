"""The lists of quantities, of a scenario's lines, and of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Document, Table
from costmodel.reports.explain_report import value_of, written
from costmodel.reports.figures import shown_unit

if TYPE_CHECKING:
    from costmodel.analysis.catalog import Entry
    from costmodel.analysis.explain import Explained, Listing
    from costmodel.reports.document import Row

MEANING = Column("Meaning", is_number=False, is_detail=True)


def list_document(entries: tuple[Entry, ...]) -> Document:
    """All quantities: name, unit, meaning and where each is defined."""
    columns = (
        Column("Quantity", is_number=False),
        Column("Unit", is_number=False),
        MEANING,
        Column("Defined in", is_number=False, is_optional=True),
    )
    rows = tuple((each.name, each.unit, each.label, each.place) for each in entries)
    return Document("Quantities of the model", (Table("", columns, rows),))


def lines_document(listing: Listing) -> Document:
    """All lines and assumptions of a scenario with their values: what `explain` explains."""
    columns = (
        Column("Name", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        MEANING,
    )
    lines = tuple(_row(each, each.label) for each in listing.entries if each.formula)
    inputs = tuple(
        _row(each, f"{each.label}: {written(each)}") for each in listing.entries if not each.formula
    )
    tables = Table("Lines", columns, lines), Table("Assumptions", columns, inputs)
    return Document(f"{listing.scenario}, month {listing.month}", tables)


def _row(entry: Explained, meaning: str) -> Row:
    return entry.name, value_of(entry), shown_unit(entry.unit), meaning


def terms_document(terms: dict[str, str]) -> Document:
    """The terms of the field."""
    columns = (Column("Term", is_number=False), MEANING)
    return Document("Terms", (Table("", columns, tuple(terms.items())),))
