"""Text in the cells of a terminal: how many it takes, and how it is made to fit."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_JOINERS = "\u200c\u200d"  # within scripts and emoji; nothing to see
ELLIPSIS = "\u2026"
_PLAINER = str.maketrans("\u2212\u2588\u2500\u2502\u251c\u2514\u2026", "-#-|++~")


def shown(character: str) -> str:
    """The character itself, or its code where it would act on the terminal or not print at all."""
    if category(character)[0] != "C" and character not in "\u2028\u2029":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str) -> str:
    """The text on one line, without characters that act on the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c in _JOINERS else shown(c) for c in _BREAKS.sub(" ", text))


def cells_of(character: str) -> int:
    """How many cells of a terminal a character takes."""
    if category(character) in {"Mn", "Me"} or character in _JOINERS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """How many cells of a terminal the text takes.

    >>> cells("24/7"), cells("名前")
    (4, 4)
    """
    return len(text) if text.isascii() else sum(map(cells_of, text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to a width; at the right it ends there."""
    space = " " * (width - cells(text))
    return space + text if right else text + space


def shortened(text: str, room: int) -> str:
    """The text cut in the middle so that it fits.

    >>> shortened("vendor_management", 11)
    'vendo…ement'
    """
    if cells(text) <= room:
        return text
    head = _start(text, room // 2)
    tail = _start(text[::-1], room - 1 - cells(head))[::-1]
    return f"{head}{ELLIPSIS}{tail}"


def _start(text: str, room: int) -> str:
    """As much of the text's start as fits."""
    taken = 0
    for index, character in enumerate(text):
        taken += cells_of(character)
        if taken > room:
            return text[:index]
    return text


def wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of this width, broken at spaces; a longer word is broken too."""
    if width is None or cells(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split():
        while cells(word) > width:
            line, word = _filled(line, word, lines, width)  # noqa: PLW2901 - what is left of it
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def _filled(line: str, word: str, lines: list[str], width: int) -> tuple[str, str]:
    """Put the line and the first part of a word that is too long into the lines."""
    if line:
        lines.append(line)
    part = _start(word, width) or word[0]
    lines.append(part)
    return "", word[len(part) :]


def in_encoding(text: str, encoding: str) -> str:
    """The text in an encoding, where it lacks something with plainer drawing and `?`."""
    return text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
