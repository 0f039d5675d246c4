"""What an import takes over from a workbook, as a table and as data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import shown_unit
from costmodel.reports.problems import as_dicts, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from costmodel.assumptions.problems import Problem
    from costmodel.workbook.changes import Change

NOTHING = "Nothing has changed: the files say what the workbook says."


def import_document(book: Path, changes: Sequence[Change]) -> Document:
    """The changed inputs with their old and new numbers."""
    columns = (
        Column("Input", is_number=False),
        Column("Scenario", is_number=False),
        Column("Cell", is_number=False),
        Column("Old"),
        Column("New"),
        Column("Unit", is_number=False),
    )
    rows = tuple(_row(each) for each in changes)
    table = Table(counted(len(rows), "change"), columns, rows)
    return Document(f"Changes in {book}", (table if rows else Sentence(NOTHING),))


def _row(each: Change) -> tuple[str, ...]:
    unit = shown_unit(each.unit)
    scopes = ", ".join(each.scopes)
    old, new = (_exact(value, each.unit) for value in (each.old, each.new))
    return each.name, scopes, each.cell, old, new, unit


def _exact(value: float, unit: str) -> str:
    """A number with all its digits, so that small changes show; shares in percent."""
    number = Decimal(f"{value:.15g}")
    if unit.startswith("share"):
        return f"{(100 * number).normalize():,f}%"
    return f"{number.normalize():,f}"


def import_data(
    book: Path,
    changes: Iterable[Change],
    files: Iterable[Path],
    warnings: Iterable[Problem],
) -> Json:
    """The same as JSON values, with the files that hold the changes."""
    return {
        **head(),
        "book": str(book),
        "changes": [
            {
                "scenarios": list(each.scopes),
                "cell": each.cell,
                "input": each.name,
                "old": each.old,
                "new": each.new,
                "unit": each.unit,
            }
            for each in changes
        ],
        "files": [str(file) for file in files],
        "warnings": as_dicts(warnings),
    }


def import_csv(changes: Iterable[Change]) -> str:
    """The changes, one row for each scenario."""
    rows = (
        (scope, each.cell, each.name, each.old, each.new, each.unit)
        for each in changes
        for scope in each.scopes
    )
    return table_csv(("scenario", "cell", "input", "old", "new", "unit"), rows)
