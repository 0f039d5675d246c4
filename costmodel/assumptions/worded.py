"""Values that are not one number, in a mapping that says where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from costmodel.assumptions.details import WORDS, describe, read_said, read_texts
from costmodel.assumptions.tree import Mapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node

T = TypeVar("T")
SAID = tuple(key for key in WORDS if key != "dist")  # what may be said of several values at once


def read_worded(
    node: Node, path: str, reading: Reading, read: Callable[[Node], T | None], example: str
) -> T | None:
    """A value as `read` takes it, or such a value in `{value: ..., source: ...}`.

    What is said of the whole value is then said of each of its numbers.
    """
    if not isinstance(node, Mapping):
        return read(node)
    texts = read_texts(node, path, reading)
    if texts is None:
        return None
    if "value" not in node.entries:
        message, help_text = f"`{path}` has no `value`", f"add `value: {example}`"
        reading.error("missing-value", message, node.span, help_text)
        return None
    if _refuse_unsayable(node, path, reading):
        return None
    found = read(node.entries["value"].value)
    describe(path, read_said(texts, reading), reading)
    return found


def _refuse_unsayable(node: Mapping, path: str, reading: Reading) -> bool:
    """Whether the mapping says what is only said of one number, which is noted."""
    refused = [entry for key, entry in node.entries.items() if key not in {"value", *SAID}]
    for entry in refused:
        message = f"`{path}.{entry.key}` is of one number, and this is several"
        help_text = f"known here: value, {', '.join(SAID)}"
        reading.error("value", message, entry.value.span, help_text)
    return bool(refused)


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
