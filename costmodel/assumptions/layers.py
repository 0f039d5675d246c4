"""Files built on files, and values set on the command line on top of them."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.source import Source, lines_of, refuse
from costmodel.assumptions.tree import (
    DEEPEST,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    examine_file,
    parse_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXTENDS = "extends"
_MOST_LEVELS = 10  # files below the one that is read
_WRITE_LIKE = "write it like `--set teams.inhouse.min_agents=3`"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read, for the record of a run; `start` is where its text begins."""

    path: Path
    shown: str
    sha256: str
    start: Span | None = None


@dataclass(frozen=True, slots=True)
class Layered:
    """The merged tree and the files it comes from: the file itself, then what it extends."""

    tree: Mapping
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class _Override:
    """A `path=value` text, read: the keys with their places, and the value."""

    steps: tuple[tuple[str, Span], ...]
    value: Node


def read_layers(path: str | Path, overrides: Iterable[str] = ()) -> Layered:
    """Read a file, what it extends and what is set on top, or say everything that is wrong."""
    layered, problems = examine_layers(path, overrides)
    if problems:
        raise AssumptionsError(problems)
    return layered


def examine_layers(
    path: str | Path, overrides: Iterable[str] = ()
) -> tuple[Layered, list[Problem]]:
    """The merged tree and every problem on the way that leaves one to go on with.

    Raises `AssumptionsError` when a file cannot be read to its end.
    """
    problems: list[Problem] = []
    files: list[SourceFile] = []
    trees = list(_chain(Path(path), str(path), files, problems))
    settings = list(_each_read(overrides, problems))
    if None in trees:
        raise AssumptionsError(problems)
    found = [tree for tree in reversed(trees) if tree is not None]
    tree: Mapping = reduce(_merged_section, found, Mapping({}, found[-1].span))
    for setting in settings:
        tree = _with_override(tree, setting, problems)
    return Layered(tree, tuple(files)), problems


def _chain(
    path: Path, shown: str, files: list[SourceFile], problems: list[Problem]
) -> Iterator[Mapping | None]:
    """The trees of a file and of what it extends, each without its `extends`; None ends them."""
    named_at: Span | None = None
    while True:
        tree, sha256, found = examine_file(path, shown, named_at)
        problems += found
        if tree is None:
            break
        files.append(SourceFile(path, shown, sha256, tree.span))
        base = tree.entries.pop(EXTENDS, None)
        yield tree
        if base is None:
            return
        try:
            name = _base_name(base.value)
            path, shown = path.parent / name, _shown_beside(shown, name)
            named_at = base.value.span
            _check_chain(files, path, shown, named_at)
        except AssumptionsError as error:
            problems += error.problems
            break
    yield None


def _base_name(value: Node) -> str:
    if not isinstance(value, Scalar) or value.is_null or not value.text:
        message = f"`{EXTENDS}` takes the name of one file"
        refuse(value.span, "extends-no-file", message, f"write `{EXTENDS}: base.yaml`")
    return value.text


def _shown_beside(shown: str, name: str) -> str:
    return os.path.normpath(Path(shown).parent / name)


def _check_chain(files: list[SourceFile], path: Path, shown: str, span: Span) -> None:
    # Compared by name, as reading needs no more: a circle through links ends at the last level.
    places = [os.path.abspath(file.path) for file in files]  # noqa: PTH100
    place = os.path.abspath(path)  # noqa: PTH100
    if place in places:
        circle = [file.shown for file in files[places.index(place) :]]
        message = f"files extend each other in a circle: {' -> '.join([*circle, shown])}"
        refuse(span, "extends-cycle", message, f"delete one `{EXTENDS}` line")
    if len(files) > _MOST_LEVELS:
        message = f"more than {_MOST_LEVELS} files extend each other"
        refuse(span, "extends-too-long", message, "put what they share in fewer files")


def _merged(below: Node | None, above: Node) -> Node:
    """One value on top of another: sections merge, anything else replaces."""
    if isinstance(above, Mapping):
        empty = Mapping({}, above.span)
        return _merged_section(below if isinstance(below, Mapping) else empty, above)
    if isinstance(above, Sequence):
        return replace(above, items=tuple(_merged(None, item) for item in above.items))
    return above


def _merged_section(below: Mapping, above: Mapping) -> Mapping:
    entries, removed = dict(below.entries), dict(below.removed)
    for key, entry in above.entries.items():
        if isinstance(entry.value, Scalar) and entry.value.is_null and not entry.value.is_empty:
            entries.pop(key, None)
            removed[key] = entry.key_span
        else:
            under = entries[key].value if key in entries else None
            entries[key] = replace(entry, value=_merged(under, entry.value))
            removed.pop(key, None)
    return Mapping(entries, above.span, removed)


def _each_read(overrides: Iterable[str], problems: list[Problem]) -> Iterator[_Override]:
    for override in overrides:
        try:
            yield _read_override(override)
        except AssumptionsError as error:
            problems += error.problems


def _read_override(override: str) -> _Override:
    whole = Source("--set", override, (override,))
    whole.check_characters()
    first, *more = lines_of(override)
    if more:
        span = whole.spot(0, len(first))
        refuse(span, "override", "the value runs over several lines", "write it on one line")
    path, equals, value = override.partition("=")
    if not equals:
        message = f"there is no `=` in `{override}`"
        refuse(whole.spot(0, 0, len(override)), "override", message, _WRITE_LIKE)
    if not value.strip():
        message = "there is no value after `=`"
        help_ = f"to remove a key write `--set {path.strip()}=null`"
        refuse(whole.spot(0, len(path)), "override", message, help_)
    return _Override(tuple(_steps(path, whole)), _value(value, whole))


def _steps(path: str, whole: Source) -> Iterator[tuple[str, Span]]:
    segments = path.split(".")
    if len(segments) > DEEPEST:
        message = f"the path has more than {DEEPEST} keys"
        refuse(whole.spot(0, 0, len(path)), "too-deep", message, _WRITE_LIKE)
    column = 0
    for segment in segments:
        key = segment.strip()
        start = column + len(segment) - len(segment.lstrip())
        if not key:
            refuse(whole.spot(0, column), "override", "a key is missing here", _WRITE_LIKE)
        if key == EXTENDS:
            message = f"`{EXTENDS}` cannot be set from outside a file"
            help_ = "write it in the file"
            refuse(whole.spot(0, start, len(key)), "override", message, help_)
        yield key, whole.spot(0, start, len(key))
        column += len(segment) + 1


def _value(value: str, whole: Source) -> Node:
    """Brackets and quotes mean what they mean in a file; anything else is taken literally."""
    start = len(whole.text) - len(value.lstrip())
    if value.lstrip()[0] in "[{\"'":
        return parse_value(replace(whole, text=" " * start + whole.text[start:]))
    text = value.strip()
    return Scalar(text, plain=True, span=whole.spot(0, start, len(text)))


def _with_override(tree: Mapping, override: _Override, problems: list[Problem]) -> Mapping:
    try:
        return _merged_section(tree, _nested(tree, override.steps, override.value))
    except AssumptionsError as error:
        problems += error.problems
        return tree


def _nested(under: Mapping, steps: tuple[tuple[str, Span], ...], value: Node) -> Mapping:
    """A value as a section to merge; sections on the way that are there keep their places."""
    (key, span), *rest = steps
    if not rest:
        return Mapping({key: Entry(key, span, value)}, under.span)
    entry = under.entries.get(key) or Entry(key, span, Mapping({}, span))
    if not isinstance(entry.value, Mapping):
        raise AssumptionsError([_not_a_section(entry, span)])
    return Mapping(
        {key: replace(entry, value=_nested(entry.value, tuple(rest), value))}, under.span
    )


def _not_a_section(entry: Entry, span: Span) -> Problem:
    kind = "list" if isinstance(entry.value, Sequence) else "value"
    return Problem(
        "error",
        "not-a-section",
        f"`{entry.key}` is a {kind}, not a section",
        span,
        f"set `{entry.key}` itself",
        ((entry.value.span, "the value"),),
    )
