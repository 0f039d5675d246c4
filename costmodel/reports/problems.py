"""Problems as text for people and editors, and as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.cells import cells_of, shown
from costmodel.reports.document import Column, Document, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from costmodel.assumptions.problems import Problem, Span

UNDONE = "nothing was computed"
_LONGEST = 100  # characters of a line that are shown
_BEFORE = 30  # of them in front of the span, when the line is longer


def render_problems(problems: Iterable[Problem]) -> str:
    """Each problem with the user's own line and a caret, a blank line between two."""
    return "\n".join("\n".join(_rendered(problem)) + "\n" for problem in problems)


def problems_text(problems: Sequence[Problem], file: str, undone: str = UNDONE) -> str:
    """The problems, and how many there are."""
    rendered = render_problems(problems)
    return f"{rendered}{chr(10) if rendered else ''}{count_line(problems, file, undone)}\n"


def problems_document(problems: Sequence[Problem], file: str) -> Document:
    """The problems as a table, a row each."""
    columns = [Column(title, is_number=False) for title in ("Severity", "Code", "Place", "Message")]
    columns.append(Column("Help", is_number=False, is_detail=True))
    rows = tuple(
        (each.severity, each.code, str(each.span or ""), each.message, each.help)
        for each in problems
    )
    tables = (Table("", tuple(columns), rows),) if rows else ()
    return Document(count_line(problems, file), tables)


def short(problem: Problem) -> str:
    """One line, `file:line:col: code: message`, as editors read it."""
    return _printable(str(problem))


def count_line(problems: Sequence[Problem], file: str, undone: str = UNDONE) -> str:
    """How many problems there are, and what errors kept from being done."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = sum(problem.severity == "warning" for problem in problems)
    counts = [counted(errors, "problem")] * bool(errors)
    counts += [counted(warnings, "warning")] * bool(warnings)
    found = " and ".join(counts) or "no problems"
    return f"{found} in {_printable(file)}" + (f"; {undone}" if errors else "")


def as_dicts(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The problems as JSON values, in a fixed order of keys."""
    return [
        {
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            **_place(problem.span),
            "help": problem.help,
            "related": [{**_place(span), "note": note} for span, note in problem.related],
        }
        for problem in problems
    ]


def counted(number: int, noun: str) -> str:
    """How many there are of something: `1 warning`, `2 warnings`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _place(span: Span | None) -> dict[str, object]:
    names = ("file", "line", "column", "end_column")
    return {name: getattr(span, name, None) for name in names}


def _rendered(problem: Problem) -> Iterator[str]:
    yield f"{problem.severity}[{problem.code}]: {_printable(problem.message)}"
    gutter = " " * len(str(problem.span.line if problem.span else 1))
    if problem.span:
        yield f"{gutter}--> {_printable(str(problem.span))}"
        if problem.span.text:
            yield from _excerpt(problem.span, gutter)
    for span, note in problem.related:
        yield f"{gutter}::: {_printable(f'{span}: {note}')}"
    if problem.help:
        yield f"{gutter} = help: {_printable(problem.help)}"


def _excerpt(span: Span, gutter: str) -> Iterator[str]:
    text, first, last = _window(span)
    before = "".join(c if c == "\t" else " " * _width(c) for c in text[:first])
    carets = "^" * max(1, sum(map(_width, text[first:last])))
    yield f"{gutter} |"
    yield f"{span.line} | {''.join(map(_shown, text))}".rstrip()
    yield f"{gutter} | {before}{carets}"


def _window(span: Span) -> tuple[str, int, int]:
    """The part of a line that is shown, and the span within it counted from 0."""
    first, last, text = span.column - 1, span.end_column - 1, span.text
    if len(text) <= _LONGEST:
        return text, first, last
    start = max(0, min(first - _BEFORE, len(text) - _LONGEST))
    end = start + _LONGEST
    left, right = "…" * (start > 0), "…" * (end < len(text))
    shift = len(left) - start
    return f"{left}{text[start:end]}{right}", first + shift, min(last, end) + shift


def _printable(text: str) -> str:
    return "".join("\\t" if c == "\t" else _shown(c) for c in text)


def _shown(character: str) -> str:
    return character if character == "\t" else shown(character)


def _width(character: str) -> int:
    """How many cells of a terminal the character takes as it is shown."""
    as_shown = _shown(character)
    return cells_of(character) if as_shown == character else len(as_shown)
