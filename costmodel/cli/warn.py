"""Warnings and notes after a result, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.cli.exits import StrictError
from costmodel.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized

    from costmodel.assumptions.problems import Problem


def say_warnings(problems: Iterable[Problem], *, quiet: bool, strict: bool) -> None:
    """Say each warning and note once, a line each; raises `StrictError` for warnings when strict.

    `costmodel validate` shows warnings with the user's own line and what to do.
    """
    said = list(dict.fromkeys(problems))
    warnings = [each for each in said if each.severity == "warning"]
    if not quiet:
        for each in said:
            place = f"{each.span}: " if each.span and each.severity == "warning" else ""
            say(f"{each.severity}: {place}{each.message}")
    if strict and warnings:
        raise StrictError(strict_message(warnings))


def strict_message(warnings: Sized) -> str:
    """Why a strict run ends with a failure."""
    return f"{len(warnings)} warnings, and --strict makes them failures"
