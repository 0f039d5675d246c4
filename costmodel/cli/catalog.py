"""`costmodel list` and `costmodel schema`: what there is to compute, and to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from costmodel.cli import options as flags
from costmodel.cli.output import document_text, target

if TYPE_CHECKING:
    from costmodel.cli.output import Target

Terms = Annotated[bool, typer.Option("--terms", help="The terms of the field instead.")]


def list_command(
    *,
    terms: Terms = False,
    format_: flags.FormatOption = None,
    output: flags.Output = None,
    force: flags.Force = False,
    no_color: flags.NoColor = False,
) -> None:
    """List the model's quantities: name, unit, meaning and where each is defined.

    Example: costmodel list --terms
    """
    goal = target(format_, output, force=force, no_color=no_color)
    goal.write(_terms(goal) if terms else _quantities(goal))


def _quantities(goal: Target) -> str:
    from costmodel.analysis.catalog import quantities
    from costmodel.reports import data

    columns, entries = ("name", "unit", "label", "place"), quantities()
    rows = [[getattr(entry, key) for key in columns] for entry in entries]
    if goal.format == "json":
        return data.to_json({"quantities": [dict(zip(columns, r, strict=True)) for r in rows]})
    if goal.format == "csv":
        return data.table_csv(columns, rows)
    from costmodel.reports.list_report import list_document

    return document_text(list_document(entries), goal)


def _terms(goal: Target) -> str:
    from costmodel.analysis.catalog import TERMS
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json({"terms": TERMS})
    if goal.format == "csv":
        return data.table_csv(("term", "meaning"), TERMS.items())
    from costmodel.reports.list_report import terms_document

    return document_text(terms_document(TERMS), goal)


def schema_command(*, output: flags.Output = None, force: flags.Force = False) -> None:
    """Print the JSON Schema of assumption files, for editors.

    Example: costmodel schema -o costmodel.schema.json
    """
    from costmodel.assumptions.schema import json_schema
    from costmodel.reports.data import to_json

    target("json", output, force=force).write(to_json(json_schema()))
