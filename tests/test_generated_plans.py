"""The generated plans are worth their name: all can be used, and together they have every key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from costmodel.analysis.run import ScenarioFile, compute, open_scenarios
from costmodel.assumptions.details import WORDS
from costmodel.assumptions.schema import json_schema
from tests.generated_plans import PLANS, tree_of, write_plan

Path_ = tuple[str, ...]
# What makes files of files, and what is said of values; a correlation changes no formula.
AROUND = {"extends", "like", "value", *WORDS}
TREES = [tree_of(number) for number in range(len(PLANS))]


@pytest.mark.parametrize("number", range(len(PLANS)))
def test_a_plan_has_no_errors(number: int, tmp_path: Path) -> None:
    opened = open_scenarios([ScenarioFile(write_plan(number, tmp_path))])
    assert len(compute(opened)) > 50


def test_plans_differ() -> None:
    assert len(PLANS) >= 25
    assert len(set(PLANS)) == len(PLANS)


def test_every_key_of_the_format_is_in_some_plan() -> None:
    known = {_any_profile(path) for path in _keys(json_schema(), ()) if path[-1] not in AROUND}
    assert len(known) > 250
    missing = {path for path in known if not any(_at(tree, path) for tree in TREES)}
    assert missing == set()


def _any_profile(path: Path_) -> Path_:
    """Channels have the same profiles as all demand."""
    own = ("demand", "channels", "*", "profile")
    return ("demand", "profile", *path[4:]) if path[:4] == own else path


def test_all_that_is_said_of_values_is_said_of_some() -> None:
    said = {key for tree in TREES for key, _ in _items(tree)}
    assert said >= AROUND - {"extends", "like", "correlate"}


def test_every_choice_of_a_key_is_in_some_plan() -> None:
    known = {(path[-1], choice) for path, choice in _choices(json_schema(), ())}
    assert len(known) > 20
    chosen = {item for tree in TREES for item in _items(tree)}
    assert known - chosen == set()


def _keys(node: Any, path: Path_) -> Iterator[Path_]:  # noqa: ANN401 - JSON
    """All keys of the schema, `*` for a name of the user's own or a place in a list."""
    for key, value in node.get("properties", {}).items():
        yield (*path, key)
        yield from _keys(value, (*path, key))
    for inside in ("additionalProperties", "items"):
        if isinstance(node.get(inside), dict):
            yield from _keys(node[inside], (*path, "*"))
    for value in node.get("anyOf", []):
        yield from _keys(value, path)


def _choices(node: Any, path: Path_) -> Iterator[tuple[Path_, str]]:  # noqa: ANN401 - JSON
    """The words that a key may have; not currencies, flags and numbers of days."""
    for choice in node.get("enum", []):
        is_word = isinstance(choice, str) and not choice.isdigit()
        if is_word and path != ("currency",) and choice not in {"yes", "no"}:
            yield path, choice
    for key, value in node.get("properties", {}).items():
        yield from _choices(value, (*path, key))
    if isinstance(node.get("additionalProperties"), dict):
        yield from _choices(node["additionalProperties"], (*path, "*"))
    for value in node.get("anyOf", []):
        yield from _choices(value, path)


def _items(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - YAML
    """All keys with a text behind them."""
    if isinstance(tree, list):
        for each in tree:
            yield from _items(each)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, str):
                yield key, value
            yield from _items(value)


def _at(tree: Any, path: Path_) -> list[Any]:  # noqa: ANN401 - YAML
    """What stands at a path, once for each thing that `*` stands for."""
    if not path:
        return [tree]
    if isinstance(tree, list):
        return [found for each in tree for found in _at(each, path[path[0] == "*" :])]
    if not isinstance(tree, dict):
        return []
    keys = list(tree) if path[0] == "*" else [path[0]]
    return [found for key in keys if key in tree for found in _at(tree[key], path[1:])]
