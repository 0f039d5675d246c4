"""Values set on top of files by `--set`."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.problems import AssumptionsError, Span
from costmodel.assumptions.tree import Scalar
from tests.layered import BASE, node_at, problems_with, read_with, section_at, write_layers
from tests.trees import plain, text_under


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_layers(tmp_path, base=BASE, plan="extends: base.yaml\nname: plan\n")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "value",
    [
        "$1_200 / month",
        "22:00-06:00",
        "80% in 20 s",
        "24/7",
        "5..6..8 min",
        "0% -> 41% over 15 months",
        "a: b",
        "- a",
        "#1 team",
        "x #y",
        "*star",
        "!bang",
        "@at",
        "% of it",
        "a=b",
        "don't",
    ],
)
def test_plain_values_are_set_literally(value: str) -> None:
    node = node_at(read_with(f"teams.day.min_agents={value}").tree, "teams.day.min_agents")
    assert isinstance(node, Scalar)
    assert (node.text, node.plain) == (value, True)
    assert node.span.file == "--set"
    assert text_under(node.span) == value


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("[a, b]", ["a", "b"]),
        ("{a: 1, b: 22:00}", {"a": "1", "b": "22:00"}),
        ("{a: null, b: 1}", {"b": "1"}),
        ('"null"', "null"),
        ("'24/7'  ", "24/7"),
        ('""', ""),
    ],
)
def test_brackets_and_quotes_mean_what_they_mean_in_a_file(value: str, expected: object) -> None:
    assert plain(node_at(read_with(f"new={value}").tree, "new")) == expected


@pytest.mark.usefixtures("folder")
def test_spans_of_overrides_stand_in_the_whole_text() -> None:
    override = " teams.dä.min_agents = {low: 2, high: [x]}"
    tree = read_with(override).tree
    section = section_at(tree, "teams.dä")
    entry = section.entries["min_agents"]
    assert entry.key_span == Span("--set", 1, 11, 21, override)
    assert text_under(entry.value.span) == "{low: 2, high: [x]}"
    assert text_under(section_at(tree, "teams.dä.min_agents").entries["high"].value.span) == "[x]"
    assert text_under(section.span) == "dä"
    assert str(node_at(tree, "teams").span) == "base.yaml:6:3"
    assert str(tree.span) == "plan.yaml:1:1"


@pytest.mark.usefixtures("folder")
def test_overrides_apply_in_order_on_top_of_the_files() -> None:
    tree = read_with("teams.day.min_agents=3", "teams.day.min_agents=4", "horizon=null").tree
    assert plain(tree)["teams"] == {"day": {"hours": "06:00-22:00", "min_agents": "4"}}
    assert text_under(tree.removed["horizon"]) == "horizon"
    tree = read_with("teams.day=null", "teams.day={hours: 24/7}").tree
    assert plain(tree)["teams"] == {"day": {"hours": "24/7"}}
    assert not section_at(tree, "teams").removed
    assert plain(read_with("teams.day={x: 1}").tree)["teams"]["day"]["min_agents"] == "2"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("override", "code", "under", "message"),
    [
        ("", "override", "", "there is no `=`"),
        ("teams.day", "override", "teams.day", "there is no `=`"),
        ("teams.day=", "override", "=", "no value after `=`"),
        ("teams.day=  ", "override", "=", "no value after `=`"),
        ("=3", "override", "=", "a key is missing here"),
        ("a..b=3", "override", ".", "a key is missing here"),
        ("a.=3", "override", "=", "a key is missing here"),
        (".a=3", "override", ".", "a key is missing here"),
        ("extends=x.yaml", "override", "extends", "cannot be set"),
        ("a=[1, 2", "syntax", "[", "this `[` is never closed"),
        ("a='x", "syntax", "'", "this quote is never closed"),
        ("a=[!x 1]", "tag", "!x", "`!x`"),
        ("a={b: 1, b: 2}", "duplicate-key", "b", "`b` is written twice"),
        ("a=[1,\n2]", "override", "\n", "several lines"),
        ("a=\x07", "control-character", "\x07", "U+0007"),
        ("a=\udcff", "control-character", "\udcff", "U+DCFF"),
        ("a." * 40 + "b=1", "too-deep", "a." * 40 + "b", "more than 32 keys"),
        ("horizon.low=1", "not-a-section", "horizon", "`horizon` is a value, not a section"),
        ("demand.channels.x=1", "not-a-section", "channels", "`channels` is a list"),
    ],
)
def test_overrides_that_cannot_be_used(override: str, code: str, under: str, message: str) -> None:
    (problem,) = problems_with("plan.yaml", override)
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.file, problem.span.line, problem.span.text) == ("--set", 1, override)
    assert text_under(problem.span) == under
    assert message in problem.message
    assert problem.help


@pytest.mark.usefixtures("folder")
def test_a_path_through_a_value_names_the_value() -> None:
    first, second = problems_with("plan.yaml", "horizon.low=1", "teams.day.hours.x=1")
    assert [str(span) for span, _ in first.related] == ["base.yaml:1:10"]
    assert str(second.span) == "--set:1:11"


@settings(deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[a-c.]{1,6}=[\[{\"' a:,\]}\n\r-]{0,8}"))
def test_no_override_is_too_strange(
    tmp_path_factory: pytest.TempPathFactory, override: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.yaml"
    path.write_text("a: 1\nb: {c: 2}\n")
    with contextlib.suppress(AssumptionsError):
        read_layers(path, [override])
