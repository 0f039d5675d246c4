"""How the program ends: exit codes, and problems said in a friendly way."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from costmodel.assumptions.problems import Problem

FINE, INVALID, USAGE, GATE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 70, 130


class Ending(Exception):  # noqa: N818 - not all endings are errors
    """An ending with a message and an exit code."""

    code = INTERNAL


class UsageError(Ending):
    """The command was called in a way it cannot follow."""

    code = USAGE


class GateError(Ending):
    """A result met a --fail-if."""

    code = GATE


class StrictError(Ending):
    """There are warnings, and --strict was asked for."""

    code = INVALID


def guarded(program: Callable[[], object]) -> int:
    """Run the program; any ending as its exit code, with a message instead of a traceback."""
    from costmodel.cli.output import say

    try:
        return _run(program)
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return FINE
    except Ending as ending:
        say(f"error: {ending}")
        return ending.code
    except Exception as error:
        if os.environ.get("COSTMODEL_DEBUG"):
            raise
        say(f"internal error: {type(error).__name__}: {error}")
        say("please report it; COSTMODEL_DEBUG=1 shows where it happened")
        return INTERNAL


def _run(program: Callable[[], object]) -> int:
    from costmodel.assumptions.problems import AssumptionsError

    try:
        program()
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else FINE
    except AssumptionsError as error:
        say_problems(error.problems, files_of(error.problems))
        return INVALID
    return FINE


def say_problems(problems: Sequence[Problem], names: str) -> None:
    """Problems with the user's own lines, and how many there are."""
    from costmodel.cli.output import say
    from costmodel.reports.problems import count_line, render_problems

    if problems:
        say(render_problems(problems))
    say(count_line(problems, names))


def files_of(problems: Sequence[Problem]) -> str:
    """The files the problems are in."""
    files = list(dict.fromkeys(each.span.file for each in problems if each.span))
    return ", ".join(files) or "the assumptions"


def _close_quietly() -> None:
    """A reader such as `head` went away: there is nobody left to write to."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
