"""`costmodel list` and `costmodel schema`: what there is to compute, and to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.output import document_text, output_goal

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.cli.options import Format
    from costmodel.cli.output import Goal


@click.command("list", short_help="List the model's quantities.")
@click.option("--terms", is_flag=True, help="List the terms of the field instead.")
@options.output
def list_command(
    *, terms: bool, format_: Format | None, output: Path | None, force: bool, no_color: bool
) -> None:
    """List the model's quantities: name, unit, meaning and where each is defined.

    Example: costmodel list --terms
    """
    goal = output_goal(format_, output, force=force, no_color=no_color)
    goal.write(_terms(goal) if terms else _quantities(goal))


def _quantities(goal: Goal) -> str:
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


def _terms(goal: Goal) -> str:
    from costmodel.analysis.catalog import TERMS
    from costmodel.reports import data

    if goal.format == "json":
        return data.to_json({"terms": TERMS})
    if goal.format == "csv":
        return data.table_csv(("term", "meaning"), TERMS.items())
    from costmodel.reports.list_report import terms_document

    return document_text(terms_document(TERMS), goal)


@click.command("schema", short_help="Print the JSON Schema of assumption files.")
@options.output
def schema_command(
    *, format_: Format | None, output: Path | None, force: bool, no_color: bool
) -> None:
    """Print the JSON Schema of assumption files, for editors. It is JSON in every format.

    Example: costmodel schema -o costmodel.schema.json
    """
    from costmodel.assumptions.schema import json_schema
    from costmodel.reports.data import to_json

    goal = output_goal(format_ or "json", output, force=force, no_color=no_color)
    goal.write(to_json(json_schema()))
