"""What a file says beside its numbers: hours, channels, choices. A book shows it, fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.layers import examine_layers
from costmodel.assumptions.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.run import ScenarioFile
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.tree import Node


def structure_of(file: ScenarioFile, inputs: dict[str, Amount]) -> dict[str, str]:
    """Each key of a scenario that is no input, by its path, as it is written."""
    layered, _ = examine_layers(file.path, file.overrides)
    numbers = set(inputs) | {_above(path) for path in inputs}
    return {path: text for path, text in _leaves(layered.tree, "", numbers) if text}


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _leaves(node: Node, path: str, numbers: set[str]) -> Iterator[tuple[str, str]]:
    """The keys below one that are no numbers; a number may have parts, or keys that describe it."""
    if isinstance(node, Mapping):
        if path in numbers and "value" in node.entries:
            return
        for key, entry in node.entries.items():
            yield from _leaves(entry.value, f"{path}.{key}" if path else key, numbers)
    elif path not in numbers:
        yield path, _text(node)


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(map(_text, node.items))
    return ", ".join(f"{key}: {_text(entry.value)}" for key, entry in node.entries.items())
