"""Sections of the assumption file, declared as dataclasses whose fields say what they are.

One declaration of a field gives its parser, its default, its check, its error, its label and its
JSON Schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from costmodel.assumptions.amounts import AmountKind, default_amount
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Entry, Node

KEY = re.compile(r"[a-z][a-z0-9_]*")


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


def required(kind: Kind) -> Any:  # noqa: ANN401 - stands for the annotated type
    """A field that has to be given."""
    return field(metadata={"declared": Declared(kind, required=True)})


def optional(kind: Kind, default: Any = None) -> Any:  # noqa: ANN401 - as above
    """A field that may be left out; its default is written as in a file, or a plain value."""
    return field(default=None, metadata={"declared": Declared(kind, default=default)})


@cache
def declarations(section: type) -> dict[str, Declared]:
    """The declared fields of a section, by key."""
    return {
        each.name: each.metadata["declared"]
        for each in fields(section)
        if "declared" in each.metadata
    }


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A section with known keys, read into its dataclass."""

    section: type

    def read(self, node: Node, path: str, reading: Reading) -> Any:  # noqa: ANN401
        """The section, or None with its problems noted."""
        if isinstance(node, Mapping):
            return read_section(self.section, node, path, reading, node.span)
        known = ", ".join(f"`{key}`" for key in declarations(self.section))
        reading.error("value", f"`{path}` is a section", node.span, f"it has the keys {known}")
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the section."""
        declared = declarations(self.section)
        properties = {key: each.kind.schema() for key, each in declared.items()}
        return {
            "type": "object",
            "description": (self.section.__doc__ or "").split("\n")[0],
            "properties": properties,
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class EachKind:
    """Named sections of one kind: channels, teams, costs."""

    section: type
    noun: str
    at_least_one: bool = False

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, Any] | None:
        """The sections by name, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path}` is a list of named {self.noun}s"
            reading.error("value", message, node.span, f"write `name:` and the {self.noun} below")
            return None
        if self.at_least_one and not node.entries:
            reading.error("missing-value", f"`{path}` has no {self.noun}", node.span)
        found = {
            name: self._read_one(entry, f"{path}.{name}", reading)
            for name, entry in node.entries.items()
        }
        return {name: section for name, section in found.items() if section is not None}

    def _read_one(self, entry: Entry, path: str, reading: Reading) -> Any:  # noqa: ANN401
        if not KEY.fullmatch(entry.key):
            message = f"`{entry.key}` cannot be the name of a {self.noun}"
            help_text = "names have lower-case letters, digits and `_`, and start with a letter"
            reading.error("name", message, entry.key_span, help_text)
            return None
        if not isinstance(entry.value, Mapping):
            return SectionKind(self.section).read(entry.value, path, reading)
        at = entry.key_span
        return read_section(self.section, entry.value, path, reading, at, name=entry.key)

    def schema(self) -> dict[str, object]:
        """The JSON Schema: any name that is a key, each the section."""
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{KEY.pattern}$"},
            "additionalProperties": SectionKind(self.section).schema(),
        }


def read_section(
    section: type,
    node: Mapping,
    path: str,
    reading: Reading,
    at: Span,
    **known: object,
) -> Any:  # noqa: ANN401 - an instance of the section
    """The section's instance; `at` is where its key stands, for what is missing.

    Fields already `known` are not read again.
    """
    prefix = f"{path}." if path else ""
    declared = declarations(section)
    for key, entry in node.entries.items():
        if key not in declared:
            _unknown_key(key, entry.key_span, declared, path, reading)
    for key, span in node.removed.items():
        if key not in declared:
            _unknown_key(key, span, declared, path, reading)
    values = {
        key: read_field(each, node, key, (prefix + key, at), reading)
        for key, each in declared.items()
        if key not in known
    }
    spans = {key: entry.key_span for key, entry in node.entries.items()}
    return section(**values, **known, **({"spans": spans} if _keeps_spans(section) else {}))


def _keeps_spans(section: type) -> bool:
    return any(each.name == "spans" for each in fields(section))


def read_field(
    declared: Declared, node: Mapping, key: str, place: tuple[str, Span], reading: Reading
) -> Any:  # noqa: ANN401 - of the field's type
    """The value of one field, or its default; `place` is its path and its section's position."""
    path, at = place
    entry = node.entries.get(key)
    if entry is not None and not (isinstance(entry.value, Scalar) and entry.value.is_null):
        return _read_at_key(declared.kind, entry, path, reading)
    if declared.required:
        span = entry.key_span if entry else node.removed.get(key, at)
        example = getattr(declared.kind, "example", "")
        help_text = f"add `{key}: {example}`" if example else f"add `{key}`"
        reading.error("missing-value", f"`{path}` is missing", span, help_text)
    if isinstance(declared.kind, AmountKind) and declared.default is not None:
        return default_amount(declared.kind, declared.default, path, reading)
    return declared.default


def _read_at_key(kind: Kind, entry: Entry, path: str, reading: Reading) -> Any:  # noqa: ANN401
    if isinstance(kind, SectionKind) and isinstance(entry.value, Mapping):
        return read_section(kind.section, entry.value, path, reading, entry.key_span)
    return kind.read(entry.value, path, reading)


def _unknown_key(
    key: str, span: Span, known: dict[str, Declared], path: str, reading: Reading
) -> None:
    where = f" in `{path}`" if path else ""
    help_text = did_you_mean(key, known) or "known here: " + ", ".join(known)
    reading.error("unknown-key", f"unknown key `{key}`{where}", span, help_text)
