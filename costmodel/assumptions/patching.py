"""A file's text with some values changed, everything else as it was."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.assumptions.source import lines_of
from costmodel.assumptions.tree import Mapping
from costmodel.assumptions.yaml_text import Section, block_lines, flow_entries

if TYPE_CHECKING:
    from costmodel.assumptions.tree import Entry, Scalar

_ANCHOR = re.compile(r"&[^\s\[\]{},]+\s+")
_LINE_END = re.compile(r"\r\n|\r|\n")


class NoRoomError(ValueError):
    """A key cannot be added, as what it belongs to is not a section in this file."""


@dataclass
class Patch:
    """What changes in one file: texts by line and column from 1, and keys that are added."""

    texts: dict[tuple[int, int], tuple[Scalar, str]] = field(default_factory=dict)
    added: Section = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text, between two offsets, and what takes its place."""

    start: int
    end: int
    text: str


def patched(text: str, patch: Patch) -> str:
    """The file's text with the patch; raises `NoRoomError` for a key that cannot be added.

    `text` has no byte order mark.
    """
    starts = _line_starts(text)
    pieces = [_replaced(text, starts, *each) for each in patch.texts.values()]
    pieces += _additions(text, starts, patch.added)
    for piece in sorted(pieces, key=lambda piece: -piece.start):
        text = text[: piece.start] + piece.text + text[piece.end :]
    return text


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


def _replaced(text: str, starts: list[int], scalar: Scalar, new: str) -> _Piece:
    """The value where it stands; only what differs, if it stands there as it reads."""
    start = starts[scalar.span.line - 1] + scalar.span.column - 1
    anchor = _ANCHOR.match(text, start)
    start = anchor.end() if anchor else start
    inside = start + (0 if scalar.plain else 1)
    if text.startswith(scalar.text, inside):
        return _Piece(inside, inside + len(scalar.text), new)
    end = _end_of_scalar(text, start)
    return _Piece(start, start + len(text[start:end].rstrip()), json.dumps(new))


def _end_of_scalar(text: str, start: int) -> int:
    """Where the value that starts at an offset ends; it stands in quotes or on several lines."""
    import yaml

    starts = _line_starts(text)
    for event in yaml.parse(text, yaml.BaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            mark, end = event.start_mark, event.end_mark
            assert mark is not None  # noqa: S101 - of a text that is parsed
            assert end is not None  # noqa: S101 - likewise
            if starts[mark.line] + mark.column <= start < starts[end.line] + end.column:
                return starts[end.line] + end.column
    raise NoRoomError("the value does not stand where it was read")


def _additions(text: str, starts: list[int], added: Section) -> list[_Piece]:
    if not added:
        return []
    from costmodel.assumptions.tree import parse_tree

    return _added_to(parse_tree(text, ""), added, text, starts, is_root=True)


def _added_to(
    section: Mapping, added: Section, text: str, starts: list[int], *, is_root: bool = False
) -> list[_Piece]:
    """Keys put before the first one of a section, or at the end of the file."""
    pieces: list[_Piece] = []
    new: Section = {}
    for key, value in added.items():
        entry = section.entries.get(key)
        if entry is None:
            new[key] = value
        elif isinstance(value, dict) and isinstance(entry.value, Mapping):
            pieces += _added_to(entry.value, value, text, starts)
        else:
            raise NoRoomError(f"`{key}` is not a section in this file")
    if new:
        pieces.append(_inserted(section, new, text, starts, is_root=is_root))
    return pieces


def _inserted(
    section: Mapping, new: Section, text: str, starts: list[int], *, is_root: bool
) -> _Piece:
    if not section.entries:
        raise NoRoomError("the section is empty in this file")
    first: Entry = next(iter(section.entries.values()))
    column = first.key_span.column - 1
    at = starts[first.key_span.line - 1] + column
    opening = starts[section.span.line - 1] + section.span.column - 1
    anchor = _ANCHOR.match(text, opening)
    if text[anchor.end() if anchor else opening] == "{":
        return _Piece(at, at, f"{flow_entries(new)}, ")
    found = _LINE_END.search(text)
    line_end = found.group() if found else "\n"
    if is_root:
        lead = "" if not lines_of(text)[-1] else line_end
        return _Piece(len(text), len(text), lead + line_end.join([*block_lines(new), ""]))
    lines = [line + line_end + " " * column for line in block_lines(new, 0)]
    return _Piece(at, at, "".join(lines))
