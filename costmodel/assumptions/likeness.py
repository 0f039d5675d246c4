"""Sections that are like another one of the same scenario, but for what they say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.layers import merged_section
from costmodel.assumptions.problems import Problem, did_you_mean
from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.tree import Node

LIKE = "like"
_MOST = 50  # sections that are like another one; each stands for as many values as that one


def with_likeness(tree: Mapping, problems: list[Problem]) -> Mapping:
    """The tree in which every section with `like` has what the section of that path says below it.

    What is wrong with a path is noted; its section is then as it was written.
    """
    return _Reader(tree, problems).inside(tree)


@dataclass
class _Reader:
    tree: Mapping
    problems: list[Problem]
    found: int = field(default=0)

    def inside(self, node: Mapping) -> Mapping:
        """The section, with what each section in it is like."""
        sections = {
            key: replace(entry, value=self.inside(self._filled(entry.value)))
            for key, entry in node.entries.items()
            if isinstance(entry.value, Mapping)
        }
        return replace(node, entries={**node.entries, **sections})

    def _filled(self, node: Mapping) -> Mapping:
        """A section with what it is like."""
        like = node.entries.get(LIKE)
        if like is None or not isinstance(like.value, Scalar):
            return node
        own = {key: entry for key, entry in node.entries.items() if key != LIKE}
        model = self._model(like.value)
        return merged_section(model or Mapping({}, node.span), replace(node, entries=own))

    def _model(self, path: Scalar) -> Mapping | None:
        """The section at a path, or None with the problem noted."""
        self.found += 1
        node: Node = self.tree
        for key in path.text.split("."):
            known = node.entries if isinstance(node, Mapping) else {}
            if key not in known:
                help_text = did_you_mean(key, known) or "write a path such as `teams.day`"
                self._note(f"there is no section `{path.text}`", path.span, help_text)
                return None
            node = known[key].value
        return self._sound(node, path)

    def _sound(self, node: Node, path: Scalar) -> Mapping | None:
        """A section that others may be like, or None with the problem noted."""
        if not isinstance(node, Mapping):
            message = f"`{path.text}` is a value, not a section"
            self._note(message, path.span, "name the section that holds it")
        elif LIKE in set(_keys(node)):
            message = f"`{path.text}` is like another section itself"
            self._note(message, path.span, "name that section")
        elif self.found > _MOST:
            message = f"more than {_MOST} sections are like another one"
            self._note(message, path.span, "write what they share in fewer sections")
        else:
            return node
        return None

    def _note(self, message: str, span: Span, help_text: str) -> None:
        self.problems.append(Problem("error", LIKE, message, span, help_text))


def _keys(node: Mapping) -> Iterator[str]:
    """The keys of a section and of all sections in it."""
    for key, entry in node.entries.items():
        yield key
        if isinstance(entry.value, Mapping):
            yield from _keys(entry.value)
