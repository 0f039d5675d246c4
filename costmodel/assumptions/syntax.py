"""YAML's complaints in plain words, on the line where the mistake was made.

YAML reports where reading became impossible, which is often a line after the slip; each reading
below knows one slip and where it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.problems import Problem, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.source import Source

_CLOSER = {"[": "]", "{": "}"}
_MISSING_SPACE = re.compile(r"\s*(?:- +)?(?P<key>[^\W\d][\w-]*):(?P<value>[^\s/].*)")
_QUOTE_HELP = "put text that holds special characters in quotes"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where and why YAML stopped; lines and columns count from 0.

    `began` is where the thing it was reading starts, `opened` the innermost bracket that is still
    open, `last` the last scalar read with the line and column of its end, `quoted` whether that
    scalar stands in quotes.
    """

    source: Source
    said: str
    line: int
    column: int
    began: tuple[int, int] | None = None
    opened: Span | None = None
    last: tuple[Span, int, int] | None = None
    quoted: bool = False

    @classmethod
    def of(cls, error: Any, source: Source, opened: Span | None, last: Any) -> Fault:  # noqa: ANN401
        """The fault in an error of YAML's; `last` is the event of the last scalar, if any."""
        mark, began = error.problem_mark, error.context_mark
        return cls(
            source,
            " ".join(filter(None, (error.context, error.problem))),
            mark.line,
            mark.column,
            (began.line, began.column) if began else None,
            opened,
            _ended(last, source) if last else None,
            quoted=bool(last and last.style in {"'", '"'}),
        )

    @property
    def text(self) -> str:
        """The line on which reading stopped."""
        return self.line_text(self.line)

    @property
    def character(self) -> str:
        """The character at which reading stopped; nothing at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def indent(self) -> int:
        """How far the line is indented."""
        return len(self.text) - len(self.text.lstrip(" "))

    def line_text(self, line: int) -> str:
        """One line; nothing behind the last."""
        lines = self.source.lines
        return lines[line] if line < len(lines) else ""

    def rest_of(self, line: int) -> Span:
        """The text of a line without its indentation."""
        text = self.line_text(line)
        return self.source.span(line, len(text) - len(text.lstrip()), line + 1, 0)

    def here(self, message: str, help_: str) -> Problem:
        """A problem where reading stopped."""
        return syntax(self.source.spot(self.line, self.column, 1), message, help_)


def syntax(span: Span, message: str, help_: str = "", *related: tuple[Span, str]) -> Problem:
    """A problem with the text's form."""
    return Problem("error", "syntax", message, span, help_, related)


def explain(fault: Fault) -> Problem:
    """The fault in plain words."""
    for reading in _READINGS:
        problem = reading(fault)
        if problem:
            return problem
    return fault.here(f"this cannot be read: {fault.said}", _QUOTE_HELP)


def not_key_value(source: Source, line: int, span: Span) -> Problem:
    """A line that should be `key: value` and is not."""
    slip = _MISSING_SPACE.match(source.lines[line])
    if slip:
        colon = source.spot(line, slip.start("value") - 1)
        help_ = f"write `{slip['key']}: {slip['value'].strip()[:40]}`"
        return syntax(colon, "a space is missing after the colon", help_)
    return syntax(span, "this line is not `key: value`", "write a key, a colon and a space first")


def _tab(fault: Fault) -> Problem | None:
    tabs = re.match(r" *(\t+)", fault.text)
    if not tabs:
        return None
    span = fault.source.span(fault.line, tabs.start(1), fault.line, tabs.end(1))
    return syntax(span, "a tab cannot indent a line", "indent with spaces")


def _open_quote(fault: Fault) -> Problem | None:
    if not fault.began or not re.search("unexpected (end of stream|document)", fault.said):
        return None
    return syntax(
        fault.source.spot(*fault.began),
        "this quote is never closed",
        "add the closing quote at the end of the value",
    )


def _late_quote(fault: Fault) -> Problem | None:
    """A quote closed by the opening quote of a later value, with that value's text behind it."""
    if not fault.last or not fault.quoted:
        return None
    span, end_line, _ = fault.last
    if end_line < span.line or end_line != fault.line:
        return None
    message = f"the quote opened here is closed only on line {end_line + 1}"
    span = fault.source.spot(span.line - 1, span.column - 1)
    return syntax(span, message, "add the closing quote at the end of the value")


def _escape(fault: Fault) -> Problem | None:
    if not re.search(r"escape|hexa?decimal", fault.said):
        return None
    column = fault.text.rfind("\\", 0, fault.column + 1)
    span = fault.source.spot(fault.line, max(column, 0), 2)
    message = "a backslash has a special meaning in double quotes"
    return syntax(span, message, "use single quotes, or write the backslash twice")


def _list_behind_key(fault: Fault) -> Problem | None:
    if "sequence entries are not allowed" not in fault.said or fault.opened:
        return None
    help_ = "put each `- item` on a line of its own, or write `[a, b]`"
    return fault.here("a list cannot start behind a key", help_)


def _bad_start(fault: Fault) -> Problem | None:
    starts = r"cannot start any token|mapping keys are not allowed"
    if not fault.character or not re.search(starts, fault.said):
        return None
    sign = "a backtick" if fault.character == "`" else f"`{fault.character}`"
    return fault.here(f"text cannot start with {sign}", _QUOTE_HELP)


def _block_text(fault: Fault) -> Problem | None:
    if "block scalar" not in fault.said or not fault.began:
        return None
    sign = fault.line_text(fault.began[0])[fault.began[1] :][:1]
    span = fault.source.span(*fault.began, fault.began[0] + 1, 0)
    return syntax(span, f"a value cannot start with `{sign}`", "put the value in quotes")


def _name(fault: Fault) -> Problem | None:
    found = re.search(r"scanning an? (anchor|alias)|\btag\b", fault.said)
    if not found:
        return None
    line, column = fault.began or (fault.line, fault.column)
    sign = {"anchor": "&", "alias": "*"}.get(found[1], "!")
    column = max(fault.line_text(line).rfind(sign, 0, column + 1), 0)
    return syntax(fault.source.spot(line, column), f"text cannot start with `{sign}`", _QUOTE_HELP)


def _closer(fault: Fault) -> Problem | None:
    if fault.character not in {"]", "}"}:
        return None
    if fault.opened and _CLOSER[_bracket(fault.opened)] == fault.character:
        return fault.here(
            f"a value is missing before `{fault.character}`", "write it, or delete `,`"
        )
    if fault.opened:
        message = f"`{fault.character}` cannot close `{_bracket(fault.opened)}`"
        span = fault.source.spot(fault.line, fault.column)
        help_ = f"write `{_CLOSER[_bracket(fault.opened)]}` first"
        return syntax(span, message, help_, (fault.opened, "opened here"))
    message = f"`{fault.character}` closes a bracket that was not opened"
    return fault.here(message, f"delete it, or {_QUOTE_HELP}")


def _open_bracket(fault: Fault) -> Problem | None:
    if not fault.opened:
        return None
    bracket = _bracket(fault.opened)
    closer = _CLOSER[bracket]
    at_end = not "".join(fault.source.lines[fault.line :])[fault.column :].strip()
    if at_end or (fault.line >= fault.opened.line and fault.character not in {*"\"'[{,"}):
        help_ = f"add `{closer}` where the values end"
        return syntax(fault.opened, f"this `{bracket}` is never closed", help_)
    opened = (fault.opened, "opened here")
    span = fault.source.spot(fault.line, fault.column)
    if fault.character == ",":
        return syntax(span, "a value is missing before `,`", "write it, or delete `,`", opened)
    if fault.character == ":":
        return syntax(span, "a second `: ` in one value", "put the value in quotes", opened)
    return syntax(span, f"`,` or `{closer}` is missing here", _QUOTE_HELP, opened)


def _second_colon(fault: Fault) -> Problem | None:
    if "mapping values" not in fault.said:
        return None
    if fault.last and fault.last[1:] == (fault.line, fault.column):
        first = fault.last[0]
        if first.line <= fault.line:
            return _unexpected_key(fault, first)
    if ": " not in fault.text[: fault.column]:
        return syntax(fault.rest_of(fault.line), "this key is too long", "shorten it")
    return fault.here("a second `: ` in one line", "put the value in quotes")


def _unexpected_key(fault: Fault, first: Span) -> Problem:
    """A key that YAML read as the next line of the text before it."""
    if not first.text[: first.column - 1].strip(" -"):
        return not_key_value(fault.source, first.line - 1, first)
    return syntax(
        fault.rest_of(fault.line),
        "this line is indented deeper than the line above, which has a value already",
        "indent it like the line above",
        (first, "the value"),
    )


def _no_colon(fault: Fault) -> Problem | None:
    if "could not find expected ':'" not in fault.said or not fault.began:
        return None
    return not_key_value(fault.source, fault.began[0], fault.rest_of(fault.began[0]))


def _misplaced_line(fault: Fault) -> Problem | None:
    """A line that belongs neither to the section above nor to one around it."""
    if fault.column > fault.indent or not fault.character:
        return None
    span = fault.rest_of(fault.line)
    if any(line.startswith("...") for line in fault.source.lines[: fault.line]):
        return syntax(span, "nothing can follow the line `...`", "delete that line")
    if fault.character == ":":
        return syntax(span, "a key is missing before `:`", "write `key: value`")
    if re.match(r"- |-$", fault.text[fault.column :]):
        help_ = "a list stands alone under its key"
        return syntax(span, "a list item cannot stand among `key: value` lines", help_)
    if "expected '-'" in fault.said or "parsing a block collection" in fault.said:
        help_ = "start it with `- `, or move it out of the list"
        return syntax(span, "this line stands in a list, but is not a list item", help_)
    message = "this line is indented like none of the lines above it"
    return syntax(span, message, "give keys of the same section the same indentation")


def _text_behind(fault: Fault) -> Problem | None:
    if "block mapping" not in fault.said and "block collection" not in fault.said:
        return None
    span = fault.source.span(fault.line, fault.column, fault.line + 1, 0)
    message = "the value has ended before this text"
    return syntax(span, message, "put the whole value in one pair of quotes")


def _no_value(fault: Fault) -> Problem | None:
    if "node content" not in fault.said or not fault.character:
        return None
    return fault.here(f"a value cannot start with `{fault.character}`", _QUOTE_HELP)


def _ended(scalar: Any, source: Source) -> tuple[Span, int, int]:  # noqa: ANN401
    start, end = scalar.start_mark, scalar.end_mark
    return source.span(start.line, start.column, end.line, end.column), end.line, end.column


def _bracket(opened: Span) -> str:
    return opened.text[opened.column - 1]


_READINGS: tuple[Callable[[Fault], Problem | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _list_behind_key,
    _bad_start,
    _block_text,
    _name,
    _late_quote,
    _closer,
    _open_bracket,
    _second_colon,
    _no_colon,
    _misplaced_line,
    _text_behind,
    _no_value,
)
