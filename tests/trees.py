"""Trees of YAML as plain values, and what is wrong with texts."""

from collections.abc import Callable
from typing import Any

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.tree import Mapping, Node, Scalar, Sequence, parse_tree

SAMPLE = """\
# What both share.
currency: USD
start: 2027-01
demand:
  contacts: 24_000..30_000..39_000 / month
  channels:
    voice: {share: 60%, aht: "5..6..8 min", hours: [22:00-06:00, NO, 010]}
teams:
  - name: días 日本
    note: |
      two
      lines
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(AssumptionsError) as caught:
        parse_tree(text, "f.yaml")
    return caught.value.problems


def problem_of(text: str) -> Problem:
    (problem,) = problems_of(text)
    return problem


def place_of(problem: Problem) -> tuple[int, int]:
    assert problem.span is not None
    return problem.span.line, problem.span.column


def text_under(span: Span | None) -> str:
    assert span is not None
    return span.text[span.column - 1 : span.end_column - 1]


def at(tree: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, int):
            assert isinstance(tree, Sequence)
            tree = tree.items[step]
        else:
            assert isinstance(tree, Mapping)
            tree = tree.entries[step].value
    return tree


def plain(node: Node) -> Any:  # noqa: ANN401
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def problems_if_any(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except AssumptionsError as error:
        return error.problems
    return ()
