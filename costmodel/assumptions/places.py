"""Where in the files the numbers of a scenario stand: under which keys, in which text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.tree import Node

Keys: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A text in a file and the keys that lead to it, numbers in lists; none in a CSV file."""

    keys: Keys
    scalar: Scalar

    @property
    def position(self) -> tuple[str, int, int]:
        """The file, and line and column counted from 1: a text with several names has one."""
        span = self.scalar.span
        return span.file, span.line, span.column


class Places:
    """All texts of a tree by where they stand."""

    def __init__(self, tree: Mapping) -> None:
        self._by_line: dict[tuple[str, int], list[Place]] = {}
        self._by_keys: dict[Keys, Place] = {}
        for place in _scalars(tree, ()):
            file, line, _ = place.position
            self._by_line.setdefault((file, line), []).append(place)
            self._by_keys[place.keys] = place

    def of(self, path: str, amount: Amount) -> Place | None:
        """The text that an input was read from; None of a default."""
        if amount.span is None:
            return None
        found = self.at(amount.span)
        if not found:  # it stands in a file of weights
            return Place((), Scalar(amount.text, plain=True, span=amount.span))
        words = path.split(".")
        return max(found, key=lambda place: _shared(words, place.keys))

    def at(self, span: Span) -> list[Place]:
        """The texts around the start of a span; several where a text has several names."""
        places = self._by_line.get((span.file, span.line), [])
        return [
            each
            for each in places
            if each.scalar.span.column <= span.column < max(each.scalar.span.end_column, 1)
        ]

    def beside(self, place: Place, key: str) -> Place | None:
        """What stands at another key of the same section."""
        return self._by_keys.get((*place.keys[:-1], key))


def _scalars(node: Node, keys: Keys) -> Iterator[Place]:
    if isinstance(node, Scalar):
        yield Place(keys, node)
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from _scalars(entry.value, (*keys, key))
    else:
        for at, item in enumerate(node.items):
            yield from _scalars(item, (*keys, at))


def _shared(words: list[str], keys: Keys) -> int:
    """How many words a path and keys begin with alike; keys count lists from 0, paths from 1."""
    named = [str(key + 1) if isinstance(key, int) else key for key in keys]
    return next(
        (at for at, (word, key) in enumerate(zip(words, named, strict=False)) if word != key),
        min(len(words), len(named)),
    )
