"""Sections that are like another one."""

from pathlib import Path
from typing import Any

import pytest

import costmodel
from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.likeness import with_likeness
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.tree import Mapping, Node, Scalar

TEAMS = """\
teams:
  day:
    hours: 06:00-22:00
    shrinkage: {value: 35%, source: x}
    pay: {salary: 40_000, burden: 40%, premiums: {weekend: {rate: 10%}}}
"""


def plain(node: Node) -> Any:  # noqa: ANN401
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    assert isinstance(node, Scalar)
    return node.text


def filled(folder: Path, text: str, *overrides: str) -> tuple[Any, list[Problem]]:
    (folder / "plan.yaml").write_text(text)
    problems: list[Problem] = []
    tree = with_likeness(read_layers(folder / "plan.yaml", overrides).tree, problems)
    return plain(tree), problems


def test_a_team_like_another_says_only_what_differs(tmp_path: Path) -> None:
    more = "  night: {like: teams.day, hours: 22:00-06:00, pay: {burden: 30%, premiums: null}}\n"
    tree, problems = filled(tmp_path, TEAMS + more)
    assert not problems
    assert tree["teams"]["night"] == {
        "hours": "22:00-06:00",
        "shrinkage": {"value": "35%", "source": "x"},
        "pay": {"salary": "40_000", "burden": "30%"},
    }


def test_a_part_of_a_team_may_be_like_that_of_another(tmp_path: Path) -> None:
    more = "  pager: {hours: 22:00-06:00, pay: {like: teams.day.pay, premiums: null}}\n"
    tree, problems = filled(tmp_path, TEAMS + more, "teams.day.pay.burden=20%")
    assert not problems
    assert tree["teams"]["pager"]["pay"] == {"salary": "40_000", "burden": "20%"}
    assert "shrinkage" not in tree["teams"]["pager"]


@pytest.mark.parametrize(
    ("like", "message", "help_text"),
    [
        ("teams.dya", "there is no section `teams.dya`", "did you mean `day`?"),
        ("day", "there is no section `day`", "write a path such as `teams.day`"),
        ("teams.day.hours", "is a value, not a section", "name the section that holds it"),
        ("teams.day.hours.x", "there is no section", "write a path such as `teams.day`"),
        ("teams.night", "is like another section itself", "name that section"),
        ("teams", "is like another section itself", "name that section"),
    ],
)
def test_paths_that_name_no_section(
    tmp_path: Path, like: str, message: str, help_text: str
) -> None:
    _, (problem,) = filled(tmp_path, f"{TEAMS}  night: {{like: {like}, hours: 24/7}}\n")
    assert message in problem.message
    assert problem.help == help_text
    assert problem.span is not None
    assert (problem.code, problem.span.line) == ("like", 6)


def test_a_great_many_are_refused(tmp_path: Path) -> None:
    more = "".join(f"  t{at}: {{like: teams.day}}\n" for at in range(51))
    _, (problem,) = filled(tmp_path, TEAMS + more)
    assert "more than 50 sections" in problem.message


def test_a_team_may_be_called_like(tmp_path: Path) -> None:
    tree, problems = filled(tmp_path, "teams: {like: {hours: 24/7}}\n")
    assert not problems
    assert tree == {"teams": {"like": {"hours": "24/7"}}}


SAMPLES = Path(__file__).parent / "samples"


def test_a_file_with_it_is_the_file_with_an_alias(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = (SAMPLES / "inhouse.yaml").read_text().replace("base.yaml", str(SAMPLES / "base.yaml"))
    like = text.replace("hours: 24/7", "hours: 06:00-22:00").replace(
        "platform:", "  night: {like: teams.inhouse, hours: 22:00-06:00}\nplatform:", 1
    )
    plan.write_text(like)
    short = costmodel.load(plan).run()
    people = text[text.index("    channels:") : text.index("platform:")]
    plan.write_text(
        like.replace(
            "{like: teams.inhouse, hours: 22:00-06:00}", f"\n    hours: 22:00-06:00\n{people}"
        )
    )
    assert costmodel.load(plan).run().value("run_rate_cost") == short.value("run_rate_cost")


def test_the_whole_file_is_like_none_of_its_sections(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(f"extends: {SAMPLES / 'inhouse.yaml'}\nlike: demand\n")
    with pytest.raises(AssumptionsError, match="unknown key `like`"):
        costmodel.load(tmp_path / "plan.yaml")


def test_a_wrong_path_is_a_problem_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        f"extends: {SAMPLES / 'inhouse.yaml'}\nteams: {{night: {{like: teams.inhous}}}}\n"
    )
    with pytest.raises(AssumptionsError) as caught:
        costmodel.load(tmp_path / "plan.yaml")
    assert "like" in {problem.code for problem in caught.value.problems}
