"""Kinds of values in lists and by name, and of sections with a short form."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.problems import cut
from costmodel.assumptions.sections import (
    KEY,
    Kind,
    SectionKind,
    or_null,
    read_at_key,
    read_section,
)
from costmodel.assumptions.tree import Entry, Mapping, Sequence
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list of sections of one kind, numbered from 1."""

    section: type
    noun: str

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Any, ...] | None:
        """The sections, or None with the problem noted."""
        if not isinstance(node, Sequence) or not node.items:
            message = f"`{path}` lists at least one {self.noun}"
            help_text = f"write `[{{...}}, {{...}}]`, a section for each {self.noun}"
            reading.error("value", message, node.span, help_text)
            return None
        one = SectionKind(self.section)
        found = [one.read(item, f"{path}.{at}", reading) for at, item in enumerate(node.items, 1)]
        return None if any(each is None for each in found) else tuple(found)

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        one = SectionKind(self.section).schema()
        label = f"In order: {one['description']}"
        return {"description": label, "type": "array", "items": one, "minItems": 1}


@dataclass(frozen=True, slots=True)
class ByNameKind:
    """Values of one kind by names of the user's own."""

    kind: Kind
    noun: str

    def read(self, node: Node, path: str, reading: Reading) -> dict[str, Any] | None:
        """The values by name, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path}` holds each {self.noun} by name"
            help_text = f"write the name of each {self.noun}, a colon, and what it costs"
            reading.error("value", message, node.span, help_text)
            return None
        return {name: self._one(entry, path, reading) for name, entry in node.entries.items()}

    def _one(self, entry: Entry, path: str, reading: Reading) -> Any:  # noqa: ANN401 - of its kind
        if KEY.fullmatch(entry.key):
            return read_at_key(self.kind, entry, f"{path}.{entry.key}", reading)
        name = cut(entry.key)
        message = f"`{name}` cannot be a name here: `{path}` holds each {self.noun} by name"
        help_text = "names have lower-case letters, digits and `_`, and start with a letter"
        reading.error("name", message, entry.key_span, help_text)
        return UNSOUND

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        one = self.kind.schema()
        return {
            "type": "object",
            "description": f"By name: {one['description']}",
            "propertyNames": {"pattern": f"^({KEY.pattern})$"},
            "additionalProperties": or_null(one),
        }


@dataclass(frozen=True, slots=True)
class ShortFormKind:
    """A section that may be given by the value of one of its keys alone.

    It takes its name, where it has one, from the end of its path.
    """

    section: type
    key: str
    short: Kind

    def read(self, node: Node, path: str, reading: Reading) -> Any:  # noqa: ANN401 - the section
        """The section, or None with the problem noted."""
        whole = self._whole(node)
        named = any(each.name == "name" for each in fields(self.section))
        known = {"name": path.rpartition(".")[2]} if named else {}
        return read_section(self.section, whole, path, reading, lambda _: node.span, **known)

    def _whole(self, node: Node) -> Mapping:
        """The section as written, or around the value that stands for one key of it."""
        if isinstance(node, Mapping) and "value" not in node.entries:
            return node
        return Mapping({self.key: Entry(self.key, node.span, node)}, node.span)

    def schema(self) -> dict[str, object]:
        """The JSON Schema: the section, or the value."""
        whole, short = SectionKind(self.section).schema(), self.short.schema()
        return {"description": whole["description"], "anyOf": [whole, short]}
