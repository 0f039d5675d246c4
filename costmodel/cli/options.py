"""The flags that commands share, as decorators."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from costmodel.cli.output import FORMATS, output_goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.cli.output import Format

    Command = Callable[..., Any]
    Decorator = Callable[[Command], Command]

file = click.argument("file", type=click.Path(path_type=Path))
optional_file = click.argument("file", type=click.Path(path_type=Path), required=False)
files = click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
overrides = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="PATH=VALUE",
    help='Override a value, such as --set "demand.channels.voice.aht=5 min"; repeatable.',
)
month = click.option(
    "--month", type=int, help="Month of the run rate, from 1; by default the last."
)
PERIODS = ("month", "quarter", "year", "fiscal-year")
by = click.option(
    "--by",
    type=click.Choice(PERIODS),
    default="year",
    help="Show costs by month, quarter, year (the default) or fiscal year.",
)
by_or_assumption = click.option(
    "--by",
    type=click.Choice((*PERIODS, "assumption")),
    default="year",
    help="Show costs by month, quarter, year (the default) or fiscal year; or explain the "
    "difference by what changed in the files.",
)
strict = click.option("--strict", is_flag=True, help="Make warnings failures (exit code 1).")
quiet = click.option("-q", "--quiet", is_flag=True, help="Print the result alone, no warnings.")
fail_if = click.option(
    "--fail-if",
    "gates",
    multiple=True,
    metavar="TEST",
    help='End with exit code 3 when a result meets the test, such as "payback_months > 18".',
)
_format = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write the result; by default as the suffix of -o says, else as a table.",
)


def _output(*, draws: bool) -> Decorator:
    chart = "; .svg or .png draws its chart" if draws else ""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help=f"Write to this file; its suffix (.md, .csv, .json, .txt) is the format{chart}.",
    )


force = click.option("--force", is_flag=True, help="Overwrite the output file.")
_no_color = click.option("--no-color", is_flag=True, help="Print without colors, as NO_COLOR=1.")


def together(*decorators: Decorator) -> Decorator:
    """The decorators as one, shown in the help in this order."""

    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


def _with_goal(*, draws: bool) -> Decorator:
    """Give the command one `goal` instead of the flags that describe it."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def called(
            *,
            format_: Format | None,
            output: Path | None,
            force: bool,
            no_color: bool,
            **others: object,
        ) -> object:
            goal = output_goal(format_, output, force=force, no_color=no_color, draws=draws)
            return command(goal=goal, **others)

        return called

    return decorate


def _goal(*, draws: bool) -> Decorator:
    return together(_format, _output(draws=draws), force, _no_color, _with_goal(draws=draws))


output = _goal(draws=False)
looking = together(overrides, month, output, strict, quiet)
drawing = together(overrides, month, _goal(draws=True), strict, quiet)
computing = together(looking, fail_if)
