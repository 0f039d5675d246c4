"""Files built on files, and values set on the command line on top of them."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from functools import reduce
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from costmodel.assumptions.details import KEYS
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
_MOST_FILES = 50  # lists of files that extend lists of files could name a great many
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


_Layer: TypeAlias = "tuple[SourceFile, Mapping]"


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that is to be read, and where it is named; None for the one the user named."""

    path: Path
    shown: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Override:
    """A `path=value` text, read: the keys with their places, and the value."""

    steps: tuple[tuple[str, Span], ...]
    value: Node


def read_layers(path: str | Path, overrides: Iterable[str] = ()) -> Layered:
    """Read a file, what it extends and what is set on top.

    Raises `AssumptionsError` with everything that is wrong.
    """
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
    layers = list(_below(_Named(Path(path), str(path)), (), count(1), problems))
    settings = list(_each_read(overrides, problems))
    if None in layers:
        raise AssumptionsError(problems)
    found = _each_once([layer for layer in layers if layer is not None])
    trees = [tree for _, tree in reversed(found)]
    tree: Mapping = reduce(merged_section, trees, Mapping({}, trees[-1].span))
    for setting in settings:
        tree = _with_override(tree, setting, problems)
    return Layered(tree, tuple(file for file, _ in found)), problems


def _below(
    named: _Named, above: tuple[_Named, ...], reads: Iterator[int], problems: list[Problem]
) -> Iterator[_Layer | None]:
    """A file and all that it extends, from the top; None stands for what cannot be read."""
    try:
        _check_chain(named, above, next(reads))
    except AssumptionsError as error:
        problems += error.problems
        yield None
        return
    tree, sha256, found = examine_file(named.path, named.shown, named.span)
    problems += found
    if tree is None:
        yield None
        return
    base = tree.entries.pop(EXTENDS, None)
    yield SourceFile(named.path, named.shown, sha256, tree.span), tree
    try:
        bases = [] if base is None else _bases(base.value, named)
    except AssumptionsError as error:
        problems += error.problems
        yield None
        return
    for each in reversed(bases):
        yield from _below(each, (*above, named), reads, problems)


def _each_once(layers: list[_Layer]) -> list[_Layer]:
    """The layers, from the top; a file that several extend stands once, below all of them."""
    lowest = {_place(file.path): at for at, (file, _) in enumerate(layers)}
    return [layer for at, layer in enumerate(layers) if lowest[_place(layer[0].path)] == at]


def _bases(value: Node, named: _Named) -> list[_Named]:
    """The files that are named, the lowest first."""
    nodes = value.items if isinstance(value, Sequence) else (value,)
    if not 0 < len(nodes) <= _MOST_FILES:
        _refuse_base(value)
    names = [(node, _base_name(node)) for node in nodes]
    return [
        _Named(named.path.parent / name, _shown_beside(named.shown, name), node.span)
        for node, name in names
    ]


def _base_name(value: Node) -> str:
    if not isinstance(value, Scalar) or value.is_null or not value.text:
        _refuse_base(value)
    return value.text


def _refuse_base(value: Node) -> NoReturn:
    message = f"`{EXTENDS}` takes the name of one file, or a list of names"
    help_ = f"write `{EXTENDS}: base.yaml`, or `{EXTENDS}: [base.yaml, prices.yaml]`"
    refuse(value.span, "extends-no-file", message, help_)


def _shown_beside(shown: str, name: str) -> str:
    return os.path.normpath(Path(shown).parent / name)


def _place(path: Path) -> str:
    # Compared by name, as reading needs no more: a circle through links ends at the last level.
    return os.path.abspath(path)  # noqa: PTH100


def _check_chain(named: _Named, above: tuple[_Named, ...], read: int) -> None:
    span = named.span
    if span is None:
        return
    places = [_place(each.path) for each in above]
    if _place(named.path) in places:
        circle = [each.shown for each in above[places.index(_place(named.path)) :]]
        names = " -> ".join([*circle, named.shown])
        message = f"files extend each other in a circle: {names}"
        refuse(span, "extends-cycle", message, f"delete one `{EXTENDS}` line")
    if len(above) > _MOST_LEVELS:
        message = f"more than {_MOST_LEVELS} files extend each other"
        refuse(span, "extends-too-long", message, "put what they share in fewer files")
    if read > _MOST_FILES:
        message = f"more than {_MOST_FILES} files are read for one scenario"
        refuse(span, "extends-too-many", message, "put what they share in fewer files")


def _merged(below: Node | None, above: Node) -> Node:
    """One value on top of another: sections merge, anything else replaces."""
    if isinstance(above, Mapping):
        if isinstance(below, Mapping) and not _replaces(below, above):
            return merged_section(below, above)
        return merged_section(Mapping({}, above.span), above)
    if isinstance(above, Sequence):
        return replace(above, items=tuple(_merged(None, item) for item in above.items))
    return above


def _replaces(below: Mapping, above: Mapping) -> bool:
    """Whether a new value with a source of its own takes the place of another one.

    What was said of the old value, such as its date and its grade, is not said of the new one.
    """
    keys = {*below.entries, *above.entries}
    return {"value", "source"} <= {*above.entries} and keys <= {*KEYS}


def merged_section(below: Mapping, above: Mapping) -> Mapping:
    """One section on top of another: what is removed above is gone, sections in both merge."""
    entries = {key: each for key, each in below.entries.items() if key not in above.removed}
    removed = {**below.removed, **above.removed}
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
        return merged_section(tree, _nested(tree, override.steps, override.value))
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
