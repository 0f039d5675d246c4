"""A YAML document as a tree of texts with positions.

Nothing is typed here: `22:00`, `NO` and `010` stay what the user wrote, and the format decides
what they mean. Everything YAML has that an assumption file does not need is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.source import Source, decoded, lines_of, read_bytes, refuse
from costmodel.assumptions.syntax import Fault, explain, not_key_value, syntax

if TYPE_CHECKING:
    from pathlib import Path

DEEPEST = 32  # levels of sections and lists in each other
_MOST_VALUES = 100_000  # also what aliases may expand to
_MOST_PROBLEMS = 50  # of one file; a hostile file could have one in every value
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; `plain` when it is not in quotes."""

    text: str
    plain: bool
    span: Span

    @property
    def is_null(self) -> bool:
        """Whether it says that there is no value, or says nothing at all."""
        return self.plain and self.text in _NULLS

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: more likely forgotten than meant."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A section; `removed` says where keys were set to null, once layers are merged."""

    entries: dict[str, Entry]
    span: Span
    removed: dict[str, Span] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping
_Event: TypeAlias = Any  # of YAML; PyYAML's types say nothing about them


def parse_tree(text: str, file: str) -> Mapping:
    """The tree of a whole document.

    Raises `AssumptionsError` with every problem in it.
    """
    tree, problems = examine(Source.of(text, file))
    if problems or tree is None:
        raise AssumptionsError(problems)
    return tree


def read_tree(path: Path, shown: str) -> tuple[Mapping, str]:
    """The tree of a file and the SHA-256 of its bytes in hexadecimal.

    Raises `AssumptionsError` with every problem of the file.
    """
    tree, digest, problems = examine_file(path, shown)
    if problems or tree is None:
        raise AssumptionsError(problems)
    return tree, digest


def examine_file(
    path: Path, shown: str, named_at: Span | None = None
) -> tuple[Mapping | None, str, tuple[Problem, ...]]:
    """What can be read of a file, the SHA-256 of its bytes, and every problem in it.

    `named_at` is where another file names this one.
    """
    from hashlib import sha256

    try:
        data = read_bytes(path, shown, named_at)
        source = decoded(data, shown)
    except AssumptionsError as error:
        return None, "", error.problems
    tree, problems = examine(source)
    return tree, sha256(data).hexdigest(), problems


def examine(source: Source) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """What can be read of a document, and every problem in it."""
    root, problems = _built(source)
    if isinstance(root, Mapping):
        return root, problems
    return None, problems or (_not_a_section(root, source),)


def parse_value(source: Source) -> Node:
    """The tree of a single value of any kind, as it stands in `--set path=value`.

    Raises `AssumptionsError` with every problem in it.
    """
    root, problems = _built(source)
    if problems or root is None:
        raise AssumptionsError(problems)
    return root


def _built(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    builder = _Builder(source)
    try:
        return builder.build(), tuple(builder.problems)
    except AssumptionsError as error:
        return None, (*builder.problems, *error.problems)


def _not_a_section(root: Node | None, source: Source) -> Problem:
    if root is None or (isinstance(root, Scalar) and root.is_null):
        start = source.spot(0, 0, 0)
        message = "the file holds no assumptions"
        return Problem("error", "empty-file", message, start, "write `key: value` lines")
    if isinstance(root, Scalar):
        return not_key_value(source, root.span.line - 1, root.span)
    message = "the file is a list, not `key: value` lines"
    help_ = "start each line with a key, a colon and a space"
    return Problem("error", "not-a-section", message, root.span, help_)


class _Open:
    """A section or list whose end has not been read yet."""

    __slots__ = ("anchor", "entries", "height", "items", "key", "start", "values_before")

    def __init__(self, start: _Event, *, is_mapping: bool, values_before: int) -> None:
        self.start = start
        self.anchor: str | None = start.anchor
        self.entries: dict[str, Entry] | None = {} if is_mapping else None
        self.items: list[Node] = []
        self.key: Scalar | None = None
        self.height = 0
        self.values_before = values_before


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node with a name, and what each use of the name adds to the document."""

    node: Node
    values: int
    height: int


class _Builder:
    """Builds the tree from YAML's events, without recursion; `problems` do not stop it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.values = 0
        self.open: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.last: _Event = None  # the last scalar's event

    def build(self) -> Node | None:
        import yaml

        self.source.check_characters()
        self._check_directives()
        take = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
        }
        try:
            for event in yaml.parse(
                self.source.text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)
            ):
                if type(event) in take:
                    take[type(event)](event)
        except yaml.MarkedYAMLError as error:
            fault = Fault.of(error, self.source, self._opened(), self.last)
            raise AssumptionsError([explain(fault)]) from None
        except (ValueError, OverflowError):  # PyYAML without libyaml, on "\\UFFFFFFFF"
            span = self._span(self.last) if self.last else self.source.spot(0, 0)
            message = "an escape in the quotes behind this stands for no character"
            raise AssumptionsError([syntax(span, message, "delete the backslash")]) from None
        return self.root

    def _check_directives(self) -> None:
        # YAML needs a time that grows with the square of their number.
        for number, line in enumerate(lines_of(self.source.text)):
            if line.startswith("%"):
                span = self.source.spot(number, 0)
                raise AssumptionsError([syntax(span, "a line cannot start with `%`", "delete it")])

    def _document(self, event: _Event) -> None:
        if self.root is not None:
            help_ = "delete the `---` line, or put what follows in a file of its own"
            self._stop("several-documents", "a second document starts here", event, help_)

    def _scalar(self, event: _Event) -> None:
        self._check(event)
        self.last = event
        scalar = Scalar(event.value, not event.style, self._span(event))
        self._name(event.anchor, _Anchored(scalar, 1, 0))
        self._add(scalar)

    def _start(self, event: _Event) -> None:
        self._check(event)
        self._check_depth(len(self.open) + 1, event)
        is_mapping = type(event).__name__ == "MappingStartEvent"
        self.open.append(_Open(event, is_mapping=is_mapping, values_before=self.values - 1))

    def _end(self, event: _Event) -> None:
        done = self.open.pop()
        span = self._span(done.start, event)
        node: Node
        if done.entries is None:
            node = Sequence(tuple(done.items), span)
        else:
            node = Mapping(done.entries, span)
        height = done.height + 1
        self._name(done.anchor, _Anchored(node, self.values - done.values_before, height))
        self._add(node, height)

    def _alias(self, event: _Event) -> None:
        if any(outer.anchor == event.anchor for outer in self.open):
            message = f"`*{event.anchor}` stands inside what it stands for"
            self._stop("alias-cycle", message, event, "write the values out")
        used = self.anchors.get(event.anchor)
        if used is None:
            message = f"no `&{event.anchor}` stands before `*{event.anchor}`"
            help_ = "put the value in quotes if the star is part of it"
            self._stop("unknown-alias", message, event, help_)
        self._count(used.values, event)
        self._check_depth(len(self.open) + used.height, event)
        self._add(used.node, used.height)

    def _add(self, node: Node, height: int = 0) -> None:
        """Put a finished node where it belongs: into a section, a list, or at the root."""
        if not self.open:
            self.root = node
            return
        outer = self.open[-1]
        outer.height = max(outer.height, height)
        if outer.entries is None:
            outer.items.append(node)
        elif outer.key is None:
            outer.key = self._key(node)
        else:
            self._enter(outer.entries, Entry(outer.key.text, outer.key.span, node))
            outer.key = None

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            help_ = "put it in quotes if the brackets are text"
            message = "a key has to be a text, not a list or a section"
            refuse(node.span, "non-text-key", message, help_)
        if node.plain and node.text == "<<":
            message = "merge keys `<<` are not supported"
            help_ = "put what is shared in a file and name it with `extends:`"
            self._note("merge-key", message, node.span, help_)
        return node

    def _enter(self, entries: dict[str, Entry], entry: Entry) -> None:
        first = entries.setdefault(entry.key, entry)
        if first is not entry:
            message = f"`{entry.key}` is written twice in the same section"
            related = (first.key_span, "first written here")
            self._note("duplicate-key", message, entry.key_span, "keep one of them", related)

    def _name(self, name: str | None, anchored: _Anchored) -> None:
        if name is not None:
            self.anchors[name] = anchored

    def _check(self, event: _Event) -> None:
        self._count(1, event)
        if event.tag is not None:
            start = event.start_mark
            text = self.source.lines[start.line]
            tag = re.compile(r"!\S*").search(text, start.column)
            column, word = (tag.start(), tag.group()) if tag else (start.column, "!")
            help_ = "delete it; put the value in quotes if the `!` is part of it"
            span = self.source.spot(start.line, column, len(word))
            self._note("tag", f"the tag `{word}` is not supported", span, help_)

    def _check_depth(self, depth: int, event: _Event) -> None:
        if depth > DEEPEST:
            message = f"more than {DEEPEST} levels of sections and lists"
            self._stop("too-deep", message, event, "flatten what is here")

    def _count(self, values: int, event: _Event) -> None:
        self.values += values
        if self.values > _MOST_VALUES:
            message = f"more than {_MOST_VALUES:,} values, counting what aliases stand for"
            self._stop("too-many-values", message, event, "an assumption file has a few hundred")

    def _note(
        self, code: str, message: str, span: Span, help_: str, *related: tuple[Span, str]
    ) -> None:
        """Record a problem and go on, unless there are too many to be of help."""
        self.problems.append(Problem("error", code, message, span, help_, related))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise AssumptionsError([])

    def _stop(self, code: str, message: str, event: _Event, help_: str) -> NoReturn:
        refuse(self._span(event), code, message, help_)

    def _span(self, first: _Event, last: _Event = None) -> Span:
        start, end = first.start_mark, (last or first).end_mark
        return self.source.span(start.line, start.column, end.line, end.column)

    def _opened(self) -> Span | None:
        """The innermost bracket that is open; a pair in a list, `[a: b]`, opens without one."""
        for outer in reversed(self.open):
            end = outer.start.end_mark
            bracket = self.source.lines[end.line][: end.column][-1:]
            if bracket in {"[", "{"} and outer.start.start_mark.index < end.index:
                return self.source.spot(end.line, end.column - 1)
        return None
