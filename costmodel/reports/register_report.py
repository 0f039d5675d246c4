"""The register of assumptions: a table, JSON and CSV."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.analysis.register import DOUBTS
from costmodel.reports.data import head, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table

if TYPE_CHECKING:
    from costmodel.analysis.register import Register, Registered
    from costmodel.reports.data import Json
    from costmodel.reports.document import Row

SAID = ("source", "as_of", "grade", "owner", "note")
MARKS = {"no-source": "no source", "grade-d": "grade D", "old": "old"}


def register_document(register: Register) -> Document:
    """Each assumption with its value, date, grade, owner, doubts and source."""
    columns = (
        Column("Assumption", is_number=False),
        Column("Value", is_number=False),
        Column("As of", is_number=False),
        Column("Grade", is_number=False),
        Column("Owner", is_number=False, is_optional=True),
        Column("Doubt", is_number=False),
        Column("Source", is_number=False, is_detail=True),
    )
    rows = tuple(_row(each) for each in register.entries)
    table = Table("", columns, rows).without_empty_columns()
    return Document(f"Assumptions of {register.scenario}", (Sentence(_said(register)), table))


def _said(register: Register) -> str:
    counts = [
        f"{count} {DOUBTS[code]}"
        for code in DOUBTS
        if (count := sum(code in each.doubts for each in register.entries))
    ]
    judged = f"{register.judged} judgement"
    return f"{len(register.entries)} values: {', '.join([judged, *counts])}."


def _row(entry: Registered) -> Row:
    value = f"{entry.value} ({entry.low} to {entry.high})" if entry.low else entry.value
    said, note = entry.details, entry.details.note
    source = f"{said.source} ({note})" if note else said.source
    doubts = ", ".join(MARKS[code] for code in entry.doubts)
    return entry.name, value, said.as_of, said.grade, said.owner, doubts, source


def register_data(register: Register) -> Json:
    """The register as JSON values."""
    return {
        **head(),
        "scenario": register.scenario,
        "assumptions": [_entry(each) for each in register.entries],
    }


def _entry(entry: Registered) -> Json:
    said = asdict(entry.details)
    return {
        "name": entry.name,
        "value": entry.value,
        "low": entry.low or None,
        "high": entry.high or None,
        **{key: said[key] for key in SAID},
        "doubts": list(entry.doubts),
        "place": entry.place,
    }


def register_csv(register: Register) -> str:
    """The register, one row for each assumption."""
    rows = [_entry(each) for each in register.entries]
    columns = ("name", "value", "low", "high", *SAID, "doubts", "place")
    cells = [{**row, "doubts": " ".join(row["doubts"])} for row in rows]
    return table_csv(columns, ([row[key] for key in columns] for row in cells))
