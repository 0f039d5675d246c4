"""Where two scenarios differ besides numbers that both have: the structure, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from costmodel.assumptions.loading import Loaded
    from costmodel.assumptions.tree import Node

# What says nothing of a quantity.
TEXTS = frozenset({"costmodel", "extends", "name", "description", "label", "source", "note"})


def different_keys(before: Loaded, after: Loaded, numbers: Collection[str]) -> tuple[str, ...]:
    """The paths that one file lacks, or that differ and are no `numbers`, which both have.

    Of a section that one lacks it is the section's path alone.
    """
    return tuple(_different(before.tree, after.tree, "", numbers))


def _different(one: Mapping, other: Mapping, above: str, numbers: Collection[str]) -> Iterator[str]:
    for key in dict.fromkeys((*one.entries, *other.entries)):
        path = f"{above}{key}"
        if key in TEXTS or _is_number(path, numbers):
            continue
        first, second = (_value(each, key) for each in (one, other))
        if isinstance(first, Mapping) and isinstance(second, Mapping):
            yield from _different(first, second, f"{path}.", numbers)
        elif _plain(first) != _plain(second):
            yield path


def _value(section: Mapping, key: str) -> Node | None:
    return section.entries[key].value if key in section.entries else None


def _is_number(path: str, numbers: Collection[str]) -> bool:
    """Whether both have it as a number; a ramp's or a list's parts stand right below it."""
    parts = (each.removeprefix(f"{path}.") for each in numbers if each.startswith(f"{path}."))
    return path in numbers or any(each in ("start", "end") or each.isdigit() for each in parts)


def _plain(node: Node | None) -> object:
    """What a node says, wherever it stands."""
    if isinstance(node, Mapping):
        return {key: _plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Scalar):
        return None if node.is_null else " ".join(node.text.split())
    return None if node is None else [_plain(each) for each in node.items]
