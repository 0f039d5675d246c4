"""`simulate` and `sensitivity` in terminals of any width, in pipes, with colors and without."""

import re

import pytest

from tests.conftest import costmodel
from tests.test_cli import in_terminal

PLAN = ("tests/samples/seed_sample.yaml", "--set", "teams.inhouse.headcount=18..20..25", "-q")
LOOKS = ("tornado", "break-even", "spider", "morris")
COMMANDS = {
    "simulate": ["simulate", *PLAN, "--draws", "64"],
    "sensitivity": [
        *("sensitivity", *PLAN, "--points", "32", "--two-way", "teams.inhouse.headcount"),
        *("platform.seat", *(word for name in LOOKS for word in ("--method", name))),
    ],
}
ESCAPE = "\x1b["
NUMBER = re.compile("[\u2212+]?[0-9][0-9,]*[.]?[0-9]*%?")


@pytest.fixture(scope="module", params=COMMANDS)
def piped(request: pytest.FixtureRequest) -> tuple[list[str], str]:
    """A command, and what it prints into a pipe."""
    ended = costmodel(*COMMANDS[request.param])
    assert (ended.code, ended.err) == (0, "")
    return COMMANDS[request.param], ended.out


def numbers(text: str) -> set[str]:
    """The numbers that stand alone in a text."""
    return {word for word in text.split() if NUMBER.fullmatch(word)}


@pytest.mark.parametrize("columns", [80, 200])
def test_a_terminal_of_any_width_shows_every_number_whole(
    columns: int, piped: tuple[list[str], str]
) -> None:
    command, wide = piped
    narrow = in_terminal(command, columns)
    assert max(len(line) for line in narrow.splitlines()) <= columns
    assert numbers(narrow) <= numbers(wide)
    assert len(numbers(narrow)) > 0.7 * len(numbers(wide))
    assert columns == 80 or numbers(narrow) == numbers(wide)


def test_a_pipe_has_no_colors_unless_they_are_asked_for(piped: tuple[list[str], str]) -> None:
    command, plain = piped
    colored = costmodel(*command, FORCE_COLOR="1").out
    assert (ESCAPE in colored, ESCAPE in plain) == (True, False)
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == plain
    assert costmodel(*command, FORCE_COLOR="1", NO_COLOR="1").out == plain


def test_a_terminal_without_unicode_gets_ascii(piped: tuple[list[str], str]) -> None:
    ended = costmodel(*piped[0], PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.code == 0, ended.err
    assert ended.out.isascii()
