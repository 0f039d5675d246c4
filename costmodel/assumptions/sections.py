"""Sections of the assumption file, declared as dataclasses whose fields say what they are.

One declaration of a field gives its parser, its default, its check, its error, its label and its
JSON Schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, dataclass_transform

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.layers import EXTENDS
from costmodel.assumptions.likeness import LIKE
from costmodel.assumptions.problems import Span, cut, did_you_mean, nearest
from costmodel.assumptions.tree import Mapping, Scalar
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Entry, Node

KEY = re.compile(r"[a-z][a-z0-9_]*")
LIKENESS: dict[str, object] = {
    "description": "Path of the section it is like, but for what stands here.",
    "type": "string",
    "examples": ["teams.day"],
}
S = TypeVar("S")


class Kind(Protocol):
    """What a value may be: how it is read and how an editor checks it."""

    def read(self, node: Node, path: str, reading: Reading) -> Any:  # noqa: ANN401
        """The value, or None with the problem noted."""

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the value."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A field's declaration: its kind, whether it must be there, its default as written."""

    kind: Kind
    required: bool = False
    default: Any = None

    def without_value(self, path: str, reading: Reading) -> Any:  # noqa: ANN401
        """What the field is when nothing is given."""
        if isinstance(self.kind, AmountKind) and self.default is not None:
            return self.kind.default(self.default, path, reading)
        return self.default


def required(kind: Kind) -> Any:  # noqa: ANN401 - stands for the annotated type
    """A field that has to be given."""
    return field(metadata={"declared": Declared(kind, required=True)})


def optional(kind: Kind, default: Any = None) -> Any:  # noqa: ANN401 - as above
    """A field that may be left out; its default is written as in a file, or a plain value."""
    return field(default=None, metadata={"declared": Declared(kind, default=default)})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def section(cls: type[S]) -> type[S]:
    """Make a class a section: frozen, its fields by keyword.

    Nobody compares or prints whole sections, so start-up builds no methods for that.
    """
    return dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)


@cache
def declarations(section: type) -> dict[str, Declared]:
    """The declared fields of a section, by key."""
    return {
        each.name: each.metadata["declared"]
        for each in fields(section)
        if "declared" in each.metadata
    }


class Spans(dict[str, Span]):
    """Where the keys of a section stand; `near` answers for keys that are not there too."""

    def __init__(self, node: Mapping, at: Place) -> None:
        super().__init__({key: entry.key_span for key, entry in node.entries.items()})
        self._removed, self._at = node.removed, at

    def near(self, key: str) -> Span:
        """The key, or where it was removed, or where it would belong."""
        return self.get(key) or self._removed.get(key) or self._at(key)


Place: TypeAlias = "Callable[[str], Span]"  # where a key of a section would belong


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A section with known keys, read into its dataclass."""

    section: type

    def read(self, node: Node, path: str, reading: Reading) -> Any:  # noqa: ANN401
        """The section, or None with its problems noted."""
        if isinstance(node, Mapping):
            return read_section(self.section, node, path, reading, lambda _: node.span)
        known = ", ".join(f"`{key}`" for key in declarations(self.section))
        message = f"`{path}` is a section, not a {_form(node)}"
        reading.error("value", message, node.span, f"below it stand keys such as {known}")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the section."""
        declared = declarations(self.section)
        properties = {key: or_null(each.kind.schema()) for key, each in declared.items()}
        return {
            "type": "object",
            "description": (self.section.__doc__ or "").split("\n")[0],
            "properties": {LIKE: LIKENESS, **properties},
            "additionalProperties": False,
        }


def _a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def or_null(schema: dict[str, object]) -> dict[str, object]:
    """The schema, or null, which removes a key that a file below has; its words for editors."""
    words = {"description", "examples"}
    either = [{key: value for key, value in schema.items() if key not in words}, {"type": "null"}]
    return {**{key: schema[key] for key in schema if key in words}, "anyOf": either}


def _form(node: Node) -> str:
    return "value" if isinstance(node, Scalar) else "list"


@dataclass(frozen=True, slots=True)
class EachKind:
    """Named sections of one kind: channels, teams, costs."""

    section: type
    noun: str
    at_least_one: bool = False
    names: re.Pattern[str] = KEY
    naming: str = "names have lower-case letters, digits and `_`, and start with a letter"

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, Any] | None:
        """The sections by name, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path}` holds a section for each {self.noun}, not a {_form(node)}"
            help_text = f"write the name of each {self.noun} and a colon, and its keys below"
            reading.error("value", message, node.span, help_text)
            return None
        if self.at_least_one and not node.entries:
            message, help_text = f"`{path}` has no {self.noun}", f"add {_a(self.noun)}"
            reading.error("missing-value", message, node.span, help_text)
            return None
        found = {}
        for name, entry in node.entries.items():
            meant = self._meant(entry, set(node.entries) - {name})
            if meant:
                message, help_text = f"`{path}` has no `{name}`", f"did you mean `{meant}`?"
                reading.error("unknown-name", message, entry.key_span, help_text)
            else:
                found[name] = self._read_one(entry, f"{path}.{name}", reading)
        return found

    def _meant(self, entry: Entry, others: set[str]) -> str:
        """The name that `--set` probably meant, when what it makes is no whole section."""
        keys = entry.value.entries if isinstance(entry.value, Mapping) else {}
        needed = [key for key, each in declarations(self.section).items() if each.required]
        if entry.key_span.file != "--set" or all(key in keys for key in needed):
            return ""
        return nearest(entry.key, others)

    def _read_one(self, entry: Entry, path: str, reading: Reading) -> Any:  # noqa: ANN401
        if not self.names.fullmatch(entry.key):
            message = f"`{cut(entry.key)}` cannot be the name of {_a(self.noun)}"
            reading.error("name", message, entry.key_span, self.naming)
            return UNSOUND
        if not isinstance(entry.value, Mapping):
            return read_at_key(SectionKind(self.section), entry, path, reading)
        place = entry.key_span
        return read_section(
            self.section, entry.value, path, reading, lambda _: place, name=entry.key
        )

    def schema(self) -> dict[str, object]:
        """The JSON Schema: any name that is a key, each the section."""
        one = SectionKind(self.section).schema()
        return {
            "type": "object",
            "description": f"By name: {one['description']}",
            "propertyNames": {"pattern": f"^({self.names.pattern})$"},
            "additionalProperties": or_null(one),
        }


def read_section(
    section: type,
    node: Mapping,
    path: str,
    reading: Reading,
    at: Place,
    **known: object,
) -> Any:  # noqa: ANN401 - an instance of the section
    """The section's instance; `at` says where a missing key belongs.

    Fields already `known` are not read again. A value with a problem is `UNSOUND`.
    """
    spans = Spans(node, at)
    declared = declarations(section)
    where = f" in `{path}`" if path else ""
    for key, span in {**node.removed, **spans}.items():
        if key not in declared:
            others = declared if path else {**declared, EXTENDS: None}
            help_text = did_you_mean(key, others) or "known here: " + ", ".join(declared)
            reading.error("unknown-key", f"unknown key `{cut(key)}`{where}", span, help_text)
    values = {
        key: read_field(section, node, f"{path}.{key}".lstrip("."), reading, at)
        for key in declared
        if key not in known
    }
    keeps_spans = any(each.name == "spans" for each in fields(section))
    return section(**values, **known, **({"spans": spans} if keeps_spans else {}))


def read_field(section: type, node: Mapping, path: str, reading: Reading, at: Place) -> Any:  # noqa: ANN401
    """The value of one field, or its default; the last word of `path` is its key."""
    key = path.rpartition(".")[2]
    declared = declarations(section)[key]
    if key in node.entries:
        return read_at_key(declared.kind, node.entries[key], path, reading)
    if _is_misspelled(key, section, node):
        return UNSOUND
    if declared.required:
        message, span = f"`{path}` is missing", node.removed.get(key) or at(key)
        reading.error("missing-value", message, span, f"add {_example(key, declared.kind)}")
        return UNSOUND
    return declared.without_value(path, reading)


def _is_misspelled(key: str, section: type, node: Mapping) -> bool:
    """Whether an unknown key of the section, which is a problem of its own, is meant for this."""
    known = declarations(section)
    return any(nearest(other, known) == key for other in node.entries if other not in known)


def read_at_key(kind: Kind, entry: Entry, path: str, reading: Reading) -> Any:  # noqa: ANN401
    """The value that stands at a key, or `UNSOUND` with the problem noted."""
    value, place = entry.value, entry.key_span
    if isinstance(value, Scalar) and value.is_empty:
        message = f"`{path}` has no value"
        help_text = f"write {_example(entry.key, kind)}, or `{entry.key}: null` to remove it"
        reading.error("missing-value", message, place, help_text)
        return UNSOUND
    if not isinstance(value, Scalar) and value.span.line != place.line:
        value = replace(value, span=place)  # what is wrong with all of it shows at its key
    found = kind.read(value, path, reading)
    return UNSOUND if found is None else found


def _example(key: str, kind: Kind) -> str:
    if isinstance(kind, (SectionKind, EachKind)):
        return f"`{key}:` and what belongs to it below"
    return f"`{key}: {getattr(kind, 'example', '...')}`"
