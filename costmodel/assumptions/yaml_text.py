"""Values under their keys as YAML text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

from costmodel.assumptions.tree import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.tree import Node

# A section by its keys; its texts are those of values, in YAML already.
Section: TypeAlias = dict[str, "str | Section"]

_CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9\u20b1\u20a9\u20aa\u20ba"
_PLAIN = re.compile(
    rf"-?[A-Za-z0-9_{_CURRENCIES}](?:[^:#?,\[\]{{}}\"'\\\x00-\x1f]*[^:#?,\[\]{{}}\"'\\\s])?"
)
_NULL = "null"


def put(section: Section, keys: tuple[str, ...], text: str) -> None:
    """Put a value's text under keys, with the sections on the way.

    Raises `TypeError` where a key on the way has a value.
    """
    *outer, last = keys
    for key in outer:
        inner = section.setdefault(key, {})
        if isinstance(inner, str):
            message = f"`{key}` is a value already"
            raise TypeError(message)
        section = inner
    section[last] = text


def block_lines(section: Section, indent: int = 0) -> Iterator[str]:
    """The section as lines, two blanks deeper at each level."""
    for key, value in section.items():
        if isinstance(value, str):
            yield f"{' ' * indent}{scalar_text(key)}: {value}"
        else:
            yield f"{' ' * indent}{scalar_text(key)}:"
            yield from block_lines(value, indent + 2)


def flow_entries(section: Section) -> str:
    """The section on one line, without its brackets."""
    entries = (
        f"{scalar_text(key)}: {value if isinstance(value, str) else f'{{{flow_entries(value)}}}'}"
        for key, value in section.items()
    )
    return ", ".join(entries)


def node_text(node: Node) -> str:
    """Any value on one line."""
    if isinstance(node, Scalar):
        return _NULL if node.is_null else scalar_text(node.text)
    if isinstance(node, Sequence):
        return f"[{', '.join(map(node_text, node.items))}]"
    return f"{{{flow_entries({key: node_text(each.value) for key, each in node.entries.items()})}}}"


def scalar_text(text: str) -> str:
    """A text as YAML reads it back, in quotes where it needs them.

    >>> scalar_text("6 min"), scalar_text("a: b")
    ('6 min', '"a: b"')
    """
    is_plain = _PLAIN.fullmatch(text) and text.lower() != _NULL
    return text if is_plain else json.dumps(text, ensure_ascii=False)
