"""A file's text with keys added and values changed, everything else as it was."""

from typing import Any

import pytest
import yaml

from costmodel.assumptions.patching import NoRoomError, Patch, patched
from costmodel.assumptions.tree import Mapping, Scalar, parse_tree

TEXT = """\
# top
a:   # section
  b: 1   # one
  c: {d: 'two', e: >-
    folded
    text }
f: [3, "4"]
"""


def plain(text: str) -> object:
    """What YAML says, all values as texts."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds texts alone


def scalar(text: str, *keys: str) -> Scalar:
    node = parse_tree(text, "")
    for key in keys[:-1]:
        inner = node.entries[key].value
        assert isinstance(inner, Mapping)
        node = inner
    found = node.entries[keys[-1]].value
    assert isinstance(found, Scalar)
    return found


def replaced(text: str, new: str, *keys: str) -> str:
    found = scalar(text, *keys)
    return patched(text, Patch({(found.span.line, found.span.column): (found, new)}))


def test_one_value() -> None:
    assert replaced(TEXT.replace(">-\n    folded\n    text", "x"), "7", "a", "b") == TEXT.replace(
        ">-\n    folded\n    text", "x"
    ).replace("b: 1 ", "b: 7 ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: &name 5 min  # c", "x: &name 6 min  # c"),
        ("x: '5 min'", "x: '6 min'"),
        ('x: "5 \\u006din"  # c', 'x: "6 min"  # c'),
        ("x: >-\n  5\n  min\ny: 1", 'x: "6 min"\ny: 1'),
    ],
)
def test_however_it_is_written(before: str, after: str) -> None:
    changed = replaced(before, "6 min", "x")
    assert plain(changed) == plain(after)
    assert changed.splitlines()[0] == after.splitlines()[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text", ["a:\n  b: 1\nc: 2\n", "a: {b: 1}\nc: 2", "# x\na: &s\n    b: 1  # y\nc: 2 # z"]
)
def test_keys_are_added_and_every_other_line_stays(text: str, end: str) -> None:
    text = text.replace("\n", end)
    added: dict[str, Any] = {"a": {"new": "5", "deep": {"er": "6"}}, "top": {"x": "7"}}
    after = patched(text, Patch(added=added))
    assert plain(after) == {
        "a": {"b": "1", "new": "5", "deep": {"er": "6"}},
        "c": "2",
        "top": {"x": "7"},
    }
    lines = after.split(end)
    for line in text.split(end):
        assert line in lines or "{" in line
    assert end == "\n" or after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize("text", ["a: 5\n", "a: {}\n", "a: [1]\n"])
def test_no_room_for_a_key(text: str) -> None:
    with pytest.raises(NoRoomError):
        patched(text, Patch(added={"a": {"b": "1"}}))
