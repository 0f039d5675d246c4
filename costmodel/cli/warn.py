"""Warnings and notes after a result, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.cli.exits import StrictError
from costmodel.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.problems import Problem


def say_warnings(problems: Iterable[Problem], *, quiet: bool, strict: bool) -> None:
    """Say each warning and note once, a line each; raises `StrictError` for warnings when strict.

    `costmodel validate` shows warnings with the user's own line and what to do.
    """
    from costmodel.reports.cells import one_line

    said = list(dict.fromkeys(problems))
    if not quiet:
        for each in said:
            place = f"{each.span}: " if each.span and each.severity == "warning" else ""
            say(one_line(f"{each.severity}: {place}{each.message}"))
    if strict:
        refuse_warnings(said)


def refuse_warnings(problems: Iterable[Problem]) -> None:
    """Raise `StrictError` if any of the problems is a warning; notes are none."""
    from costmodel.reports.problems import counted

    count = sum(problem.severity == "warning" for problem in problems)
    if count:
        what = "it a failure" if count == 1 else "them failures"
        raise StrictError(f"{counted(count, 'warning')}, and --strict makes {what}")
