"""The flags that commands share."""

import click
import pytest
from click.testing import CliRunner

from costmodel.cli import options
from costmodel.cli.main import COMMANDS
from costmodel.cli.output import FORMATS, SUFFIXES, Goal

NAMES = {command.name: command for command in COMMANDS}


def flags(command: click.Command) -> set[str]:
    return {flag for parameter in command.params for flag in parameter.opts}


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"init", "workbook"}))  # type: ignore[type-var]
def test_results_go_where_they_are_asked_to(name: str) -> None:
    assert {"--format", "-o", "--output", "--force", "--no-color"} <= flags(NAMES[name])


@pytest.mark.parametrize("name", ["run", "compare", "explain", "validate", "list"])
def test_values_can_be_set(name: str) -> None:
    assert "--set" in flags(NAMES[name])


@pytest.mark.parametrize("name", ["run", "compare"])
def test_computing_commands_have_gates_and_warnings(name: str) -> None:
    assert {"--month", "--strict", "--quiet", "--fail-if"} <= flags(NAMES[name])


@pytest.mark.parametrize("name", sorted(NAMES))  # type: ignore[type-var]
def test_every_command_and_flag_has_help_and_an_example(name: str) -> None:
    command = NAMES[name]
    assert "Example: costmodel " in (command.help or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").endswith(".")


def test_every_suffix_is_of_a_format() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


def test_what_draws_a_chart_says_so() -> None:
    says = {
        name
        for name, command in NAMES.items()
        for each in command.params
        if isinstance(each, click.Option) and ".svg" in (each.help or "")
    }
    assert says == {"compare", "simulate", "sensitivity"}


def test_flags_are_shown_in_their_order() -> None:
    @click.command()
    @options.together(options.month, options.strict)
    def command() -> None:
        pass

    assert [parameter.name for parameter in command.params] == ["month", "strict"]


def test_a_command_is_given_one_goal_for_its_output_flags() -> None:
    @click.command()
    @options.output
    def command(*, goal: Goal) -> None:
        click.echo(goal)

    ended = CliRunner().invoke(command, ["--format", "md", "--no-color"])
    assert ended.output == f"{Goal('md', no_color=True)}\n"
