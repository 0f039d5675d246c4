"""The program `costmodel`: its commands, and how it starts and ends.

Heavy libraries are imported inside the commands that need them, so that `--help` starts at once.
"""

from __future__ import annotations

import platform
import sys
from typing import Annotated

import typer

from costmodel.cli.catalog import list_command, schema_command
from costmodel.cli.compare import compare_command
from costmodel.cli.exits import guarded
from costmodel.cli.explain import explain_command
from costmodel.cli.init import init_command
from costmodel.cli.run import run_command
from costmodel.cli.validate import validate_command
from costmodel.version import __version__

app = typer.Typer(
    name="costmodel",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init_command)
app.command("validate")(validate_command)
app.command("run")(run_command)
app.command("compare")(compare_command)
app.command("explain")(explain_command)
app.command("list")(list_command)
app.command("schema")(schema_command)


def _say_version(*, asked: bool) -> None:
    if asked:
        python = platform.python_version()
        sys.stdout.write(f"costmodel {__version__} (Python {python}, {platform.system()})\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=lambda asked: _say_version(asked=asked), is_eager=True,
        help="Version of costmodel, Python and the system.",
    ),
]


@app.callback()
def costmodel(*, version: Version = False) -> None:
    """What 24/7 customer support costs, what another operating model would, and if it pays."""


def run_program() -> None:
    """Run the program and end with its exit code."""
    sys.exit(guarded(app))
