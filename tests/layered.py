"""Files that build on files, read with values set on top."""

from pathlib import Path

import pytest

from costmodel.assumptions.layers import Layered, read_layers
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.tree import Mapping, Node

BASE = """\
horizon: 36 months
demand:
  contacts: 30_000 / month
  channels: [voice, chat]
teams:
  day: {hours: 06:00-22:00, min_agents: 2}
"""


def write_layers(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def node_at(tree: Mapping, path: str) -> Node:
    node: Node = tree
    for key in path.split("."):
        assert isinstance(node, Mapping)
        node = node.entries[key].value
    return node


def section_at(tree: Mapping, path: str) -> Mapping:
    node = node_at(tree, path)
    assert isinstance(node, Mapping)
    return node


def problems_with(path: str, *overrides: str) -> tuple[Problem, ...]:
    with pytest.raises(AssumptionsError) as caught:
        read_layers(path, overrides)
    return caught.value.problems


def read_with(*overrides: str) -> Layered:
    return read_layers("plan.yaml", overrides)
