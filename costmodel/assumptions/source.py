"""Text to parse: read from a file with care, and kept with the lines positions are shown in."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from costmodel.assumptions.problems import AssumptionsError, Problem, Span, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1024 * 1024  # bytes

BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")
# What YAML refuses in a text, and the line ends YAML knows but editors do not count.
_CONTROL_CHARACTER = (
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ASCII_TEXT = re.compile(r"[\t\n\r\x20-\x7e]*")
_WIDE_ENCODINGS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the lines shown with its positions.

    The two differ for `--set path=value`, where only the value is parsed (with blanks in place of
    the path) and the whole is shown.
    """

    file: str
    text: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str, file: str) -> Source:
        """The source of a whole file's text, with or without a byte order mark."""
        text = text.removeprefix(BYTE_ORDER_MARK)
        return cls(file, text, lines_of(text))

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The span between two positions counted from 0, cut at the end of its first line."""
        text = self.lines[line] if line < len(self.lines) else ""
        end = min(end_column, len(text)) if end_line == line else len(text.rstrip())
        return Span(self.file, line + 1, column + 1, max(column, end) + 1, text)

    def spot(self, line: int, column: int, length: int = 1) -> Span:
        """The span of a few characters, from a position counted from 0."""
        return self.span(line, column, line, column + length)

    def check_characters(self) -> None:
        """Refuse characters that do not print; YAML would refuse them without a position."""
        if _ASCII_TEXT.fullmatch(self.text):
            return
        # Compiled only when needed: sets of all scripts take their time at start-up.
        found = re.search(_CONTROL_CHARACTER, self.text)
        if found:
            code = f"U+{ord(found.group()):04X}"
            raise AssumptionsError([self._unprintable(code, found.start())])

    def _unprintable(self, code: str, index: int) -> Problem:
        before = lines_of(self.text[:index])
        span = self.spot(len(before) - 1, len(before[-1]))
        message = f"the text contains a control character ({code})"
        return Problem("error", "control-character", message, span, "delete it and type it anew")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text as editors and YAML count them, without their ends."""
    return tuple(_LINE_END.split(text))


def read_bytes(path: Path, shown: str, named_at: Span | None = None) -> bytes:
    """The bytes of an ordinary file of a sensible size.

    `named_at` is where another file names this one; problems with the file as such point there.
    """
    span = named_at or Span(shown, 1, 1, 1, "")
    try:
        _check_kind(path, shown, span)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        refuse(span, "missing-file", f"there is no file `{shown}`", _similar_file(path))
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        reason = getattr(error, "strerror", None) or str(error)
        message = f"`{shown}` cannot be read: {reason.lower()}"
        refuse(span, "unreadable-file", message, "check the path and who may read it")
    _check_size(len(data), shown, span)
    return data


def decoded(data: bytes, shown: str) -> Source:
    """The text of a file's bytes, which have to be UTF-8."""
    start = Span(shown, 1, 1, 1, "")
    for mark, encoding in _WIDE_ENCODINGS.items():
        if data.startswith(mark):
            refuse(start, "not-utf-8", f"the file is {encoding} text", "save it as UTF-8")
    if b"\0" in data:
        help_ = "an assumption file is plain text, saved as UTF-8"
        refuse(start, "binary-file", "the file is not text: it contains NUL bytes", help_)
    data = data.removeprefix(BYTE_ORDER_MARK.encode())
    try:
        return Source.of(data.decode(), shown)
    except UnicodeDecodeError as error:
        source = Source.of(data.decode(errors="replace"), shown)
        before = lines_of(data[: error.start].decode())
        span = source.spot(len(before) - 1, len(before[-1]))
        message = f"byte {data[error.start]:#04x} is not UTF-8 text"
        refuse(span, "not-utf-8", message, "save the file as UTF-8")


def refuse(span: Span, code: str, message: str, help_: str) -> NoReturn:
    """Raise `AssumptionsError` with a single problem."""
    raise AssumptionsError([Problem("error", code, message, span, help_)])


def _check_kind(path: Path, shown: str, span: Span) -> None:
    # Looked at before opening: opening a pipe would wait for someone to write into it.
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        refuse(span, "not-a-file", f"`{shown}` is a folder", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        help_ = "save the assumptions in a file and name that"
        refuse(span, "not-a-file", f"`{shown}` is a pipe or a device", help_)
    _check_size(status.st_size, shown, span)


def _check_size(size: int, shown: str, span: Span) -> None:
    if size > LARGEST_FILE:
        message = f"`{shown}` is larger than 1 MiB"
        help_ = "an assumption file is a few pages of text"
        refuse(span, "too-large", message, help_)


def _similar_file(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix in {".yaml", ".yml"}]
    except OSError:
        return "check the path"
    return did_you_mean(path.name, names) or "check the path"
