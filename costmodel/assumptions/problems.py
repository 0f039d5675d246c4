"""What is wrong with an assumption file, and where it stands in what the user wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_SHOWN = 60  # characters of the user's text in a message


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in what the user wrote.

    Lines and columns count from 1, columns count characters, `end_column` is exclusive and on the
    same line. `file` is the path as the user gave it, or `--set`; `text` is the user's own line.
    """

    file: str
    line: int
    column: int
    end_column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say about an assumption file.

    `code` is words joined by `-`; `related` holds further places, each with a short word.
    """

    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    span: Span | None
    help: str = ""
    related: tuple[tuple[Span, str], ...] = ()

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        return f"{place}{self.code}: {self.message}"


class AssumptionsError(Exception):
    """Assumptions that cannot be used, with every problem found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, or nothing when none is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, or nothing when none is near."""
    from difflib import get_close_matches

    by_lower_case = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_lower_case, n=1)
    return by_lower_case[near[0]] if near else ""


def cut(text: str) -> str:
    """A text as messages show it: long ones lose their end."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "\u2026"
