"""Warnings and notes after a result."""

import pytest

from costmodel.assumptions.problems import Problem, Span
from costmodel.cli.exits import StrictError
from costmodel.cli.warn import refuse_warnings, say_warnings

SPAN = Span("a.yaml", 3, 5, 8, "    aht: 1 h")
WARNING = Problem("warning", "suspect", "is long\n\x1b[2J", SPAN)
NOTE = Problem("note", "binds", "is sized by the floor", SPAN)


def test_each_is_said_once_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    say_warnings([WARNING, NOTE, WARNING], quiet=False, strict=False)
    assert capsys.readouterr().err == (
        "warning: a.yaml:3:5: is long \\x1b[2J\nnote: is sized by the floor\n"
    )


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    say_warnings([WARNING, NOTE], quiet=True, strict=False)
    assert capsys.readouterr().err == ""


def test_strict_counts_warnings_alone() -> None:
    say_warnings([NOTE], quiet=True, strict=True)
    with pytest.raises(StrictError, match=r"^1 warning, and --strict makes it a failure$"):
        say_warnings([WARNING, WARNING, NOTE], quiet=True, strict=True)
    other = Problem("warning", "other", "m", None)
    with pytest.raises(StrictError, match=r"^2 warnings, and --strict makes them failures$"):
        refuse_warnings([WARNING, other, NOTE])
    refuse_warnings([NOTE])
