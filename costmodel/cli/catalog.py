"""`costmodel list` and `costmodel schema`: what there is to compute, and to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from costmodel.cli import options
from costmodel.cli.exits import UsageError
from costmodel.cli.warn import say_warnings

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.catalog import Entry
    from costmodel.analysis.explain import Listing
    from costmodel.analysis.run import ScenarioFile
    from costmodel.cli.output import Goal


@click.command("list", short_help="List the model's quantities, or a scenario's lines.")
@options.optional_file
@click.option("--terms", is_flag=True, help="List the terms of the field instead.")
@click.option(
    "--sources",
    is_flag=True,
    help="List the FILE's assumptions with source, date, grade and owner; warn of doubtful ones.",
)
@click.option(
    "--uncertain", is_flag=True, help="List what is uncertain in FILE, as it was understood."
)
@options.overrides
@options.month
@options.output
@options.strict
@options.quiet
def list_command(  # noqa: PLR0913 - a command has as many arguments as flags
    *,
    file: Path | None,
    terms: bool,
    sources: bool,
    uncertain: bool,
    overrides: tuple[str, ...],
    month: int | None,
    goal: Goal,
    strict: bool,
    quiet: bool,
) -> None:
    """List the model's quantities: name, unit, meaning and where each is defined.

    With a FILE, list that scenario's lines and assumptions with their values: the names that
    `costmodel explain` takes.

    Example: costmodel list hybrid.yaml
    """
    from costmodel.analysis.catalog import TERMS, quantities
    from costmodel.analysis.explain import list_lines
    from costmodel.analysis.run import ScenarioFile

    needing = {"--sources": sources, "--uncertain": uncertain}
    flags = [flag for flag, is_given in needing.items() if is_given]
    _refuse(file, flags, of_a_file=bool(overrides) or month is not None, terms=terms)
    if file is not None and sources:
        _show_sources(ScenarioFile(file, overrides), goal, strict=strict, quiet=quiet)
    elif file is not None and uncertain:
        _show_uncertain(ScenarioFile(file, overrides), goal)
    elif file is not None:
        _show_lines(list_lines(ScenarioFile(file, overrides), month), goal)
    elif terms:
        _show_terms(TERMS, goal)
    else:
        _show_quantities(quantities(), goal)


def _refuse(file: Path | None, flags: list[str], *, of_a_file: bool, terms: bool) -> None:
    """Raise `UsageError` for flags that do not go together."""
    if file is None and of_a_file:
        raise UsageError("--set and --month need the FILE of a scenario")
    if file is None and flags:
        raise UsageError(f"{flags[0]} needs the FILE of a scenario")
    if file is not None and terms:
        raise UsageError("--terms are the same for all files; leave out one of the two")
    if len(flags) > 1:
        raise UsageError(f"{' and '.join(flags)} are two lists: ask for one")


def _show_lines(listing: Listing, goal: Goal) -> None:
    from costmodel.reports import data
    from costmodel.reports.list_report import lines_document

    goal.show(
        data=lambda: data.lines_data(listing),
        csv=lambda: data.lines_csv(listing),
        document=lambda: lines_document(listing),
    )


def _show_sources(file: ScenarioFile, goal: Goal, *, strict: bool, quiet: bool) -> None:
    from costmodel.analysis.register import register
    from costmodel.reports import register_report as report

    found = register(file)
    goal.show(
        data=lambda: report.register_data(found),
        csv=lambda: report.register_csv(found),
        document=lambda: report.register_document(found),
    )
    say_warnings(found.warnings, quiet=quiet, strict=strict)


def _show_uncertain(file: ScenarioFile, goal: Goal) -> None:
    from costmodel.analysis.simulation.echo import understood
    from costmodel.reports import uncertain_report as report

    name, found = understood(file)
    goal.show(
        data=lambda: report.uncertain_data(name, found),
        csv=lambda: report.uncertain_csv(found),
        document=lambda: report.uncertain_document(name, found),
    )


def _show_quantities(entries: tuple[Entry, ...], goal: Goal) -> None:
    from costmodel.reports import data
    from costmodel.reports.list_report import list_document

    goal.show(
        data=lambda: data.quantities_data(entries),
        csv=lambda: data.quantities_csv(entries),
        document=lambda: list_document(entries),
    )


def _show_terms(terms: dict[str, str], goal: Goal) -> None:
    from costmodel.reports import data
    from costmodel.reports.list_report import terms_document

    goal.show(
        data=lambda: data.terms_data(terms),
        csv=lambda: data.terms_csv(terms),
        document=lambda: terms_document(terms),
    )


@click.command("schema", short_help="Print the JSON Schema of assumption files.")
@options.output
def schema_command(*, goal: Goal) -> None:
    """Print the JSON Schema of assumption files, for editors. It is JSON in every format.

    Example: costmodel schema -o costmodel.schema.json
    """
    from costmodel.assumptions.schema import json_schema
    from costmodel.reports.data import to_json

    goal.write(to_json(json_schema()))
