"""The program `costmodel`: its commands, and how it starts and ends.

Heavy libraries are imported inside the commands that need them, so that `--help` starts at once.
"""

from __future__ import annotations

import sys

import click

from costmodel.cli.catalog import list_command, schema_command
from costmodel.cli.compare import compare_command
from costmodel.cli.exits import endings, guarded
from costmodel.cli.explain import explain_command
from costmodel.cli.importing import import_command
from costmodel.cli.init import init_command
from costmodel.cli.justify import justify_command
from costmodel.cli.profile import profile_command
from costmodel.cli.run import run_command
from costmodel.cli.schedule import schedule_command
from costmodel.cli.sensitivity import sensitivity_command
from costmodel.cli.simulate import simulate_command
from costmodel.cli.staffing import staffing_command
from costmodel.cli.validate import validate_command
from costmodel.cli.workbook import workbook_command
from costmodel.version import __version__

COMMANDS = (
    init_command,
    validate_command,
    run_command,
    compare_command,
    simulate_command,
    sensitivity_command,
    staffing_command,
    schedule_command,
    workbook_command,
    justify_command,
    profile_command,
    explain_command,
    import_command,
    list_command,
    schema_command,
)


def _say_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own form
    if asked:
        python = ".".join(map(str, sys.version_info[:3]))
        click.echo(f"costmodel {__version__} (Python {python}, {sys.platform})")
        context.exit()


class Program(click.Group):
    """The group of all commands, with endings of its own."""

    def invoke(self, context: click.Context) -> object:
        """Run the command that was called."""
        with endings():
            return super().invoke(context)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version of costmodel and Python, and the system.",
)
def app() -> None:
    """What 24/7 customer support costs, what another operating model would, and if it pays."""


for command in COMMANDS:
    app.add_command(command)


def run_program() -> None:
    """Run the program and end with its exit code."""
    sys.exit(guarded(lambda: app(prog_name="costmodel")))
