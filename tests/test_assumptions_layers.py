"""Files built on files."""

import hashlib
from pathlib import Path

import pytest

from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.problems import Problem
from tests.layered import BASE, node_at, problems_with, section_at, write_layers
from tests.trees import plain, text_under


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_layers(tmp_path, base=BASE, plan="extends: base.yaml\nname: plan\n")
    return tmp_path


def _short(problem: Problem) -> tuple[str, str]:
    return problem.code, str(problem.span)


@pytest.mark.usefixtures("folder")
def test_a_file_alone() -> None:
    layered = read_layers("base.yaml")
    assert list(layered.tree.entries) == ["horizon", "demand", "teams"]
    (file,) = layered.files
    assert file.shown == "base.yaml"
    assert file.sha256 == hashlib.sha256(BASE.encode()).hexdigest()


@pytest.mark.usefixtures("folder")
def test_sections_merge_and_anything_else_replaces(folder: Path) -> None:
    write_layers(
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
    assert plain(layered.tree) == {
        "horizon": ["1"],
        "demand": {"contacts": {"value": "5"}, "channels": ["email"]},
        "teams": {
            "day": {"hours": "06:00-22:00", "min_agents": "3"},
            "night": {"hours": "22:00-06:00"},
        },
        "name": "plan",
    }
    assert list(layered.tree.entries) == ["horizon", "demand", "teams", "name"]
    assert list(section_at(layered.tree, "teams").entries) == ["day", "night"]
    assert [file.shown for file in layered.files] == ["plan.yaml", "base.yaml"]


@pytest.mark.usefixtures("folder")
def test_spans_name_the_file_something_comes_from(folder: Path) -> None:
    write_layers(folder, plan="extends: base.yaml\nteams:\n  day:\n    min_agents: 3\n")
    tree = read_layers("plan.yaml").tree
    day = section_at(tree, "teams.day")
    assert str(day.span) == "plan.yaml:4:5"
    assert str(day.entries["min_agents"].key_span) == "plan.yaml:4:5"
    assert str(day.entries["hours"].key_span) == "base.yaml:6:9"
    assert str(tree.entries["teams"].key_span) == "plan.yaml:2:1"
    assert str(tree.span) == "plan.yaml:1:1"
    assert str(node_at(tree, "demand").span) == "base.yaml:3:3"


@pytest.mark.usefixtures("folder")
def test_null_removes_and_says_where(folder: Path) -> None:
    write_layers(
        folder,
        plan="extends: base.yaml\nhorizon: ~\nteams: {day: null, never: ~}\nx: [{a: null, b: 1}]\n",
        last="extends: plan.yaml\nhorizon: 12 months\nteams: {other: {a: null}}\n",
    )
    tree = read_layers("plan.yaml").tree
    assert plain(tree)["teams"] == {}
    assert plain(tree)["x"] == [{"b": "1"}]
    assert str(tree.removed["horizon"]) == "plan.yaml:2:1"
    assert {key: text_under(span) for key, span in section_at(tree, "teams").removed.items()} == {
        "day": "day",
        "never": "never",
    }
    tree = read_layers("last.yaml").tree
    assert not tree.removed
    assert set(section_at(tree, "teams").removed) == {"day", "never"}
    assert str(section_at(tree, "teams.other").removed["a"]) == "last.yaml:3:17"


def test_files_are_found_beside_the_file_that_names_them(folder: Path) -> None:
    for name in ("sub/one", "sub/deep/two"):
        path = folder / name
        path.mkdir(parents=True)
    (folder / "sub/one/plan.yaml").write_text("extends: ../deep/two/mid.yaml\na: 1\n")
    (folder / "sub/deep/two/mid.yaml").write_text(f"extends: {folder / 'base.yaml'}\na: 2\n")
    layered = read_layers("sub/one/plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["sub/one/plan.yaml", "sub/deep/two/mid.yaml", str(folder / "base.yaml")]
    assert plain(layered.tree)["a"] == "1"
    assert read_layers(folder / "plan.yaml").files[1].shown == str(folder / "base.yaml")


def test_ten_levels_and_no_more(folder: Path) -> None:
    write_layers(
        folder, f0="a: 0\n", **{f"f{i}": f"extends: f{i - 1}.yaml\n" for i in range(1, 12)}
    )
    assert len(read_layers("f10.yaml").files) == 11
    (problem,) = problems_with("f11.yaml")
    assert _short(problem) == ("extends-too-long", "f1.yaml:1:10")


def test_circles_are_named(folder: Path) -> None:
    write_layers(
        folder,
        a="extends: b.yaml\n",
        b="x: 1\nextends: ./c.yaml\n",
        c="extends: b.yaml\n",
        me="extends: me.yaml\n",
    )
    (problem,) = problems_with("a.yaml")
    assert _short(problem) == ("extends-cycle", "c.yaml:1:10")
    assert "b.yaml -> c.yaml -> b.yaml" in problem.message
    (problem,) = problems_with("me.yaml")
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
    write_layers(folder, plan=f"name: x\nextends: {written}\n")
    (problem,) = problems_with("plan.yaml")
    assert _short(problem) == (code, "plan.yaml:2:10")
    assert text_under(problem.span) == written
    assert message in problem.message
    assert problem.help


@pytest.mark.parametrize("written", ["[base.yaml, {}]", "[base.yaml, null]", "[base.yaml, '']"])
def test_each_name_of_a_list_is_one_file(folder: Path, written: str) -> None:
    write_layers(folder, plan=f"extends: {written}\n")
    (problem,) = problems_with("plan.yaml")
    assert problem.code == "extends-no-file"
    assert text_under(problem.span) == written[12:-1]


def test_of_several_files_the_later_one_counts(folder: Path) -> None:
    write_layers(
        folder,
        market="a: market\nb: market\nteams: {day: {pay: 1, min_agents: null}}\n",
        prices="b: prices\nc: prices\n",
        plan="extends: [base.yaml, market.yaml, prices.yaml]\nc: plan\n",
    )
    layered = read_layers("plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["plan.yaml", "prices.yaml", "market.yaml", "base.yaml"]
    tree = plain(layered.tree)
    assert (tree["a"], tree["b"], tree["c"]) == ("market", "prices", "plan")
    assert tree["teams"] == {"day": {"hours": "06:00-22:00", "pay": "1"}}
    assert tree["horizon"] == "36 months"


def test_a_new_value_with_a_source_replaces_the_old_one_whole(folder: Path) -> None:
    write_layers(
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
    assert plain(read_layers("plan.yaml").tree) == {
        "seat": {"value": "200", "source": "quote"},
        "minute": {"value": "0.02", "source": "list", "owner": "me"},
        "number": {"value": "3", "low": "1", "source": "list"},
        "kept": {"channels": ["voice"], "value": "6", "abandonment": "12%"},
    }
    set_on_top = read_layers("plan.yaml", ["seat.low=150"]).tree
    assert plain(set_on_top)["seat"] == {"value": "200", "source": "quote", "low": "150"}


def test_what_several_files_extend_stands_once_below_them_all(folder: Path) -> None:
    write_layers(
        folder,
        common="a: common\nb: common\n",
        one="extends: common.yaml\na: one\n",
        two="extends: ./common.yaml\nb: two\n",
        plan="extends: [one.yaml, two.yaml]\n",
    )
    layered = read_layers("plan.yaml")
    shown = [file.shown for file in layered.files]
    assert shown == ["plan.yaml", "two.yaml", "one.yaml", "common.yaml"]
    assert plain(layered.tree) == {"a": "one", "b": "two"}


def test_lists_of_lists_of_files_end(folder: Path) -> None:
    names = {f"f{i}": f"extends: [f{i - 1}.yaml, f{i - 1}.yaml]\n" for i in range(1, 10)}
    write_layers(folder, f0="a: 0\n", **names)
    problems = problems_with("f9.yaml")
    assert {problem.code for problem in problems} == {"extends-too-many"}
    assert len(problems) < 100


def test_a_circle_through_a_list_is_named(folder: Path) -> None:
    write_layers(folder, a="extends: [base.yaml, b.yaml]\n", b="extends: [a.yaml]\n")
    (problem,) = problems_with("a.yaml")
    assert _short(problem) == ("extends-cycle", "b.yaml:1:11")


def test_a_missing_base_suggests_its_neighbor(folder: Path) -> None:
    write_layers(folder, plan="extends: bse.yaml\n")
    (problem,) = problems_with("plan.yaml")
    assert problem.help == "did you mean `base.yaml`?"


def test_problems_of_all_files_and_settings_come_together(folder: Path) -> None:
    write_layers(folder, base="a: 1\na: 2\n", plan="extends: base.yaml\nb: 1\nb: 2\n")
    found = [_short(problem) for problem in problems_with("plan.yaml", "x", "a=", "c=1")]
    assert found == [
        ("duplicate-key", "plan.yaml:3:1"),
        ("duplicate-key", "base.yaml:2:1"),
        ("override", "--set:1:1"),
        ("override", "--set:1:2"),
    ]
