"""Files built on files, and `--set` on top of them."""

import contextlib
import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.layers import Layered, read_layers
from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.tree import Mapping, Node, Scalar, Sequence

BASE = """\
horizon: 36 months
demand:
  contacts: 30_000 / month
  channels: [voice, chat]
teams:
  day: {hours: 06:00-22:00, min_agents: 2}
"""


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    _write(tmp_path, base=BASE, plan="extends: base.yaml\nname: plan\n")
    return tmp_path


def _plain(node: Node) -> Any:  # noqa: ANN401
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(entry.value) for key, entry in node.entries.items()}


def _at(tree: Mapping, path: str) -> Node:
    node: Node = tree
    for key in path.split("."):
        assert isinstance(node, Mapping)
        node = node.entries[key].value
    return node


def _section(tree: Mapping, path: str) -> Mapping:
    node = _at(tree, path)
    assert isinstance(node, Mapping)
    return node


def _problems(path: str, *overrides: str) -> tuple[Problem, ...]:
    with pytest.raises(AssumptionsError) as caught:
        read_layers(path, overrides)
    return caught.value.problems


def _short(problem: Problem) -> tuple[str, str]:
    return problem.code, str(problem.span)


def _under(span: Span | None) -> str:
    assert span is not None
    return span.text[span.column - 1 : span.end_column - 1]


def _with(*overrides: str) -> Layered:
    return read_layers("plan.yaml", overrides)


@pytest.mark.usefixtures("folder")
def test_a_file_alone() -> None:
    layered = read_layers("base.yaml")
    assert list(layered.tree.entries) == ["horizon", "demand", "teams"]
    (file,) = layered.files
    assert file.shown == "base.yaml"
    assert file.sha256 == hashlib.sha256(BASE.encode()).hexdigest()


@pytest.mark.usefixtures("folder")
def test_sections_merge_and_anything_else_replaces(folder: Path) -> None:
    _write(
        folder,
        plan="""\
name: plan
extends: base.yaml
teams:
  night: {hours: 22:00-06:00}
  day: {min_agents: 3}
demand:
  contacts: {value: 5}
  channels: [email]
horizon: [1]
""",
    )
    layered = read_layers("plan.yaml")
    assert _plain(layered.tree) == {
        "horizon": ["1"],
        "demand": {"contacts": {"value": "5"}, "channels": ["email"]},
        "teams": {
            "day": {"hours": "06:00-22:00", "min_agents": "3"},
            "night": {"hours": "22:00-06:00"},
        },
        "name": "plan",
    }
    assert list(layered.tree.entries) == ["horizon", "demand", "teams", "name"]
    assert list(_section(layered.tree, "teams").entries) == ["day", "night"]
    assert [file.shown for file in layered.files] == ["plan.yaml", "base.yaml"]


@pytest.mark.usefixtures("folder")
def test_spans_name_the_file_something_comes_from(folder: Path) -> None:
    _write(folder, plan="extends: base.yaml\nteams:\n  day:\n    min_agents: 3\n")
    tree = read_layers("plan.yaml").tree
    day = _section(tree, "teams.day")
    assert str(day.span) == "plan.yaml:4:5"
    assert str(day.entries["min_agents"].key_span) == "plan.yaml:4:5"
    assert str(day.entries["hours"].key_span) == "base.yaml:6:9"
    assert str(tree.entries["teams"].key_span) == "plan.yaml:2:1"
    assert str(tree.span) == "plan.yaml:1:1"
    assert str(_at(tree, "demand").span) == "base.yaml:3:3"


@pytest.mark.usefixtures("folder")
def test_null_removes_and_says_where(folder: Path) -> None:
    _write(
        folder,
        plan="extends: base.yaml\nhorizon: ~\nteams: {day: null, never: ~}\nx: [{a: null, b: 1}]\n",
        last="extends: plan.yaml\nhorizon: 12 months\nteams: {other: {a: null}}\n",
    )
    tree = read_layers("plan.yaml").tree
    assert _plain(tree)["teams"] == {}
    assert _plain(tree)["x"] == [{"b": "1"}]
    assert str(tree.removed["horizon"]) == "plan.yaml:2:1"
    assert {key: _under(span) for key, span in _section(tree, "teams").removed.items()} == {
        "day": "day",
        "never": "never",
    }
    tree = read_layers("last.yaml").tree
    assert not tree.removed
    assert set(_section(tree, "teams").removed) == {"day", "never"}
    assert str(_section(tree, "teams.other").removed["a"]) == "last.yaml:3:17"


def test_files_are_found_beside_the_file_that_names_them(folder: Path) -> None:
    for name in ("sub/one", "sub/deep/two"):
        path = folder / name
        path.mkdir(parents=True)
    (folder / "sub/one/plan.yaml").write_text("extends: ../deep/two/mid.yaml\na: 1\n")
    (folder / "sub/deep/two/mid.yaml").write_text(f"extends: {folder / 'base.yaml'}\na: 2\n")
    layered = read_layers("sub/one/plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["sub/one/plan.yaml", "sub/deep/two/mid.yaml", str(folder / "base.yaml")]
    assert _plain(layered.tree)["a"] == "1"
    assert read_layers(folder / "plan.yaml").files[1].shown == str(folder / "base.yaml")


def test_ten_levels_and_no_more(folder: Path) -> None:
    _write(folder, f0="a: 0\n", **{f"f{i}": f"extends: f{i - 1}.yaml\n" for i in range(1, 12)})
    assert len(read_layers("f10.yaml").files) == 11
    (problem,) = _problems("f11.yaml")
    assert _short(problem) == ("extends-too-long", "f1.yaml:1:10")


def test_circles_are_named(folder: Path) -> None:
    _write(
        folder,
        a="extends: b.yaml\n",
        b="x: 1\nextends: ./c.yaml\n",
        c="extends: b.yaml\n",
        me="extends: me.yaml\n",
    )
    (problem,) = _problems("a.yaml")
    assert _short(problem) == ("extends-cycle", "c.yaml:1:10")
    assert "b.yaml -> c.yaml -> b.yaml" in problem.message
    (problem,) = _problems("me.yaml")
    assert "me.yaml -> me.yaml" in problem.message


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("bse.yaml", "missing-file", "there is no file `bse.yaml`"),
        (".", "not-a-file", "a folder"),
        ('"a\\0b"', "unreadable-file", "null byte"),
        ("[]", "extends-no-file", "one file"),
        ("{}", "extends-no-file", "one file"),
        ("''", "extends-no-file", "one file"),
        ("null", "extends-no-file", "one file"),
    ],
)
def test_a_base_that_cannot_be_read(folder: Path, written: str, code: str, message: str) -> None:
    _write(folder, plan=f"name: x\nextends: {written}\n")
    (problem,) = _problems("plan.yaml")
    assert _short(problem) == (code, "plan.yaml:2:10")
    assert _under(problem.span) == written
    assert message in problem.message
    assert problem.help


@pytest.mark.parametrize("written", ["[base.yaml, {}]", "[base.yaml, null]", "[base.yaml, '']"])
def test_each_name_of_a_list_is_one_file(folder: Path, written: str) -> None:
    _write(folder, plan=f"extends: {written}\n")
    (problem,) = _problems("plan.yaml")
    assert problem.code == "extends-no-file"
    assert _under(problem.span) == written[12:-1]


def test_of_several_files_the_later_one_counts(folder: Path) -> None:
    _write(
        folder,
        market="a: market\nb: market\nteams: {day: {pay: 1, min_agents: null}}\n",
        prices="b: prices\nc: prices\n",
        plan="extends: [base.yaml, market.yaml, prices.yaml]\nc: plan\n",
    )
    layered = read_layers("plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["plan.yaml", "prices.yaml", "market.yaml", "base.yaml"]
    tree = _plain(layered.tree)
    assert (tree["a"], tree["b"], tree["c"]) == ("market", "prices", "plan")
    assert tree["teams"] == {"day": {"hours": "06:00-22:00", "pay": "1"}}
    assert tree["horizon"] == "36 months"


def test_a_new_value_with_a_source_replaces_the_old_one_whole(folder: Path) -> None:
    _write(
        folder,
        base="""\
seat: {value: 100, low: 50, source: list, as_of: 2020}
minute: {value: 0.02, source: list}
number: {value: 2, low: 1, source: list}
kept: {channels: [voice], value: 5, abandonment: 12%}
""",
        plan="""\
extends: base.yaml
seat: {value: 200, source: quote}
minute: {owner: me}
number: {value: 3}
kept: {value: 6}
""",
    )
    assert _plain(read_layers("plan.yaml").tree) == {
        "seat": {"value": "200", "source": "quote"},
        "minute": {"value": "0.02", "source": "list", "owner": "me"},
        "number": {"value": "3", "low": "1", "source": "list"},
        "kept": {"channels": ["voice"], "value": "6", "abandonment": "12%"},
    }
    set_on_top = read_layers("plan.yaml", ["seat.low=150"]).tree
    assert _plain(set_on_top)["seat"] == {"value": "200", "source": "quote", "low": "150"}


def test_what_several_files_extend_stands_once_below_them_all(folder: Path) -> None:
    _write(
        folder,
        common="a: common\nb: common\n",
        one="extends: common.yaml\na: one\n",
        two="extends: ./common.yaml\nb: two\n",
        plan="extends: [one.yaml, two.yaml]\n",
    )
    layered = read_layers("plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["plan.yaml", "two.yaml", "one.yaml", "common.yaml"]
    assert _plain(layered.tree) == {"a": "one", "b": "two"}


def test_lists_of_lists_of_files_end(folder: Path) -> None:
    names = {f"f{i}": f"extends: [f{i - 1}.yaml, f{i - 1}.yaml]\n" for i in range(1, 10)}
    _write(folder, f0="a: 0\n", **names)
    problems = _problems("f9.yaml")
    assert {problem.code for problem in problems} == {"extends-too-many"}
    assert len(problems) < 100


def test_a_circle_through_a_list_is_named(folder: Path) -> None:
    _write(folder, a="extends: [base.yaml, b.yaml]\n", b="extends: [a.yaml]\n")
    (problem,) = _problems("a.yaml")
    assert _short(problem) == ("extends-cycle", "b.yaml:1:11")


def test_a_missing_base_suggests_its_neighbor(folder: Path) -> None:
    _write(folder, plan="extends: bse.yaml\n")
    (problem,) = _problems("plan.yaml")
    assert problem.help == "did you mean `base.yaml`?"


def test_problems_of_all_files_and_settings_come_together(folder: Path) -> None:
    _write(folder, base="a: 1\na: 2\n", plan="extends: base.yaml\nb: 1\nb: 2\n")
    found = [_short(problem) for problem in _problems("plan.yaml", "x", "a=", "c=1")]
    assert found == [
        ("duplicate-key", "plan.yaml:3:1"),
        ("duplicate-key", "base.yaml:2:1"),
        ("override", "--set:1:1"),
        ("override", "--set:1:2"),
    ]


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
    node = _at(_with(f"teams.day.min_agents={value}").tree, "teams.day.min_agents")
    assert isinstance(node, Scalar)
    assert (node.text, node.plain) == (value, True)
    assert node.span.file == "--set"
    assert _under(node.span) == value


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
    assert _plain(_at(_with(f"new={value}").tree, "new")) == expected


@pytest.mark.usefixtures("folder")
def test_spans_of_overrides_stand_in_the_whole_text() -> None:
    override = " teams.dä.min_agents = {low: 2, high: [x]}"
    tree = _with(override).tree
    section = _section(tree, "teams.dä")
    entry = section.entries["min_agents"]
    assert entry.key_span == Span("--set", 1, 11, 21, override)
    assert _under(entry.value.span) == "{low: 2, high: [x]}"
    assert _under(_section(tree, "teams.dä.min_agents").entries["high"].value.span) == "[x]"
    assert _under(section.span) == "dä"
    assert str(_at(tree, "teams").span) == "base.yaml:6:3"
    assert str(tree.span) == "plan.yaml:1:1"


@pytest.mark.usefixtures("folder")
def test_overrides_apply_in_order_on_top_of_the_files() -> None:
    tree = _with("teams.day.min_agents=3", "teams.day.min_agents=4", "horizon=null").tree
    assert _plain(tree)["teams"] == {"day": {"hours": "06:00-22:00", "min_agents": "4"}}
    assert _under(tree.removed["horizon"]) == "horizon"
    tree = _with("teams.day=null", "teams.day={hours: 24/7}").tree
    assert _plain(tree)["teams"] == {"day": {"hours": "24/7"}}
    assert not _section(tree, "teams").removed
    assert _plain(_with("teams.day={x: 1}").tree)["teams"]["day"]["min_agents"] == "2"


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
    (problem,) = _problems("plan.yaml", override)
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.file, problem.span.line, problem.span.text) == ("--set", 1, override)
    assert _under(problem.span) == under
    assert message in problem.message
    assert problem.help


@pytest.mark.usefixtures("folder")
def test_a_path_through_a_value_names_the_value() -> None:
    first, second = _problems("plan.yaml", "horizon.low=1", "teams.day.hours.x=1")
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
