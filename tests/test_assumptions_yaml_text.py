"""Sections as YAML that reads back as they are."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from costmodel.assumptions.tree import parse_tree
from costmodel.assumptions.yaml_text import (
    Section,
    block_lines,
    flow_entries,
    node_text,
    put,
    scalar_text,
)

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029\x85"),
    max_size=30,
)


def plain(text: str) -> object:
    """What YAML says, all values as texts."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds texts alone


@given(TEXTS)
def test_any_text_reads_back(text: str) -> None:
    assert plain(f"key: {scalar_text(text)}") == {"key": text}
    assert plain(f"[{scalar_text(text)}, 1]") == [text, "1"]


def test_sections_as_blocks_and_on_one_line() -> None:
    section: Section = {}
    put(section, ("demand", "growth"), scalar_text("7% / year"))
    put(section, ("demand", "channels", "voice: mail", "aht"), scalar_text("6 min"))
    put(section, ("horizon",), scalar_text("12 months"))
    meant = {
        "demand": {"growth": "7% / year", "channels": {"voice: mail": {"aht": "6 min"}}},
        "horizon": "12 months",
    }
    assert plain("\n".join(block_lines(section))) == meant
    assert plain(f"{{{flow_entries(section)}}}") == meant


def test_a_value_is_no_section() -> None:
    section: Section = {"demand": "5"}
    with pytest.raises(TypeError, match="`demand` is a value already"):
        put(section, ("demand", "growth"), "6")


def test_any_node_on_one_line() -> None:
    text = "{a: [1, {b: 'x: y', c: null}, [2, 3]], d: {}}"
    tree = parse_tree(text, "")
    assert yaml.safe_load(node_text(tree)) == {
        "a": [1, {"b": "x: y", "c": None}, [2, 3]],
        "d": {},
    }
