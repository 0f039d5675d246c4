"""How the program ends: exit codes, and problems said in a friendly way."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


class Interrupted(Ending):
    """Ctrl-C."""

    code = INTERRUPTED


class ReaderGone(Ending):
    """The reader of the result, such as `head`, closed the pipe."""

    code = FINE


class StrictError(Ending):
    """There are warnings, and --strict was asked for."""

    code = INVALID


class Refused(Ending):
    """A file that cannot be used as what it was given for."""

    code = INVALID


@contextmanager
def endings() -> Iterator[None]:
    """Ctrl-C and a closed pipe as endings, before click gives them exit codes of its own.

    Raises `Interrupted` and `ReaderGone`.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted("interrupted") from None
    except BrokenPipeError:
        raise ReaderGone("nobody reads on") from None


def guarded(program: Callable[[], object]) -> int:
    """Run the program; any ending as its exit code, with a message instead of a traceback.

    Raises what went wrong inside only where `COSTMODEL_DEBUG` is set.
    """
    from costmodel.cli.output import say

    try:
        with endings():
            return _run(program)
    except Interrupted as ending:
        say(str(ending))
        return ending.code
    except ReaderGone as ending:
        _close_quietly()
        return ending.code
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


def say_problems(
    problems: Sequence[Problem], names: str, undone: str = "nothing was computed"
) -> None:
    """Problems with the user's own lines, how many there are, and what they kept from being."""
    from costmodel.cli.output import say
    from costmodel.reports.problems import problems_text

    say(problems_text(problems, names, undone).removesuffix("\n"))


def files_of(problems: Sequence[Problem]) -> str:
    """The files the problems are in."""
    files = list(dict.fromkeys(each.span.file for each in problems if each.span))
    return ", ".join(files) or "the assumptions"


def _close_quietly() -> None:
    """A reader such as `head` went away: there is nobody left to write to."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
