"""Values that are not one number, in a mapping that says where they come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from costmodel.assumptions.details import WORDS, read_said, read_texts
from costmodel.assumptions.tree import Mapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

T = TypeVar("T")
SAID = tuple(key for key in WORDS if key not in {"dist", "correlate"})


def read_worded(
    node: Node, path: str, reading: Reading, read: Callable[[Node], T | None]
) -> T | None:
    """A value as `read` takes it, or such a value in `{value: ..., source: ...}`.

    What is said of the whole value is then said of each of its numbers.
    """
    value = node.entries.get("value") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or value is None:
        return read(node)
    texts = read_texts(node, path, reading)
    if texts is None:
        return None
    for key in set(texts) - {"value", *SAID}:
        message = f"`{path}.{key}` is of one number, and this is several"
        reading.error("value", message, texts[key].span, f"known here: value, {', '.join(SAID)}")
    before, details = set(reading.inputs), read_said(texts, reading)
    found = read(value.value)
    for name in reading.inputs.keys() - before:
        reading.inputs[name] = replace(reading.inputs[name], details=details)
    return found


def worded_schema(schema: dict[str, object]) -> dict[str, object]:
    """The JSON Schema of a value, or of a mapping with it and what is said of it."""
    said: dict[str, object] = {key: {} for key in SAID}  # YAML 1.1 makes dates of some
    mapping = {
        "type": "object",
        "properties": {"value": schema, **said},
        "additionalProperties": False,
        "required": ["value"],
    }
    return {"description": schema["description"], "anyOf": [schema, mapping]}
