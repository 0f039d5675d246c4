"""What the library has: a table for each kind of piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.shipped import KINDS
from costmodel.reports.document import Column, Document, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.shipped import Piece

TITLES = {
    "model": "Service models: what customers get (--model)",
    "staffing": "Ways to staff 24/7: who works when (--staffing)",
    "market": "Markets: wages and currency (--market)",
    "platform": "Price books of platforms (--platform)",
}


def library_document(pieces: Sequence[Piece]) -> Document:
    """The pieces by kind, with what each is."""
    return Document("The library", tuple(_table(kind, pieces) for kind in KINDS))


def _table(kind: str, pieces: Sequence[Piece]) -> Table:
    columns = Column("Name", is_number=False), Column("About", is_number=False, is_detail=True)
    rows = tuple((piece.name, _sentence(piece.about)) for piece in pieces if piece.kind == kind)
    return Table(TITLES[kind], columns, rows)


def _sentence(text: str) -> str:
    """The first sentence of what a piece says of itself."""
    return text.split(". ", maxsplit=1)[0].rstrip(".")
