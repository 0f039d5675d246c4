"""The worked example of docs/adding_a_cost.md, carried out on a copy of the package."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel

PAGE = ROOT / "docs" / "adding_a_cost.md"
# A step is a comment that says what to do with the block of code below it.
STEP = re.compile(r"<!-- (?P<what>.+?) -->\n```\w+\n(?P<code>.*?)```", re.DOTALL)
PUT = re.compile(r'put into (?P<file>\S+) before "(?P<mark>.+)"')


def carry_out(what: str, code: str, folder: Path) -> None:
    put = PUT.fullmatch(what)
    if put:
        file, mark = folder / put["file"], put["mark"]
        text = file.read_text(encoding="utf-8")
        assert text.count(mark) == 1
        file.write_text(text.replace(mark, code + mark), encoding="utf-8")
    elif what.startswith("append to "):
        file = folder / what.removeprefix("append to ")
        file.write_text(file.read_text(encoding="utf-8") + "\n\n" + code, encoding="utf-8")
    elif what.startswith("save as "):
        (folder / what.removeprefix("save as ")).write_text(code, encoding="utf-8")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "costmodel", tmp_path / "costmodel")
    shutil.copytree(ROOT / "assumptions", tmp_path / "assumptions")
    for step in STEP.finditer(PAGE.read_text(encoding="utf-8")):
        carry_out(step["what"], step["code"], tmp_path)
    return tmp_path


def test_a_cost_element_is_one_declaration_and_one_function(changed: Path) -> None:
    steps = {m["what"]: m["code"] for m in STEP.finditer(PAGE.read_text(encoding="utf-8"))}
    assert sum(what.startswith(("put into", "append to")) for what in steps) == 2
    expected = steps["run"].splitlines()
    ended = costmodel("run", "trained.yaml", "--format", "csv", cwd=changed, package=changed)
    lines = ended.out.splitlines()
    assert [line for line in lines if re.search("run_rate.training,|run_rate_cost", line)] == (
        expected[1:]
    ), ended.err


def test_a_wrong_unit_is_refused_with_the_message_of_the_page(changed: Path) -> None:
    people = changed / "costmodel" / "model" / "people.py"
    text = people.read_text(encoding="utf-8")
    wrong = text.replace("team.training / s.calendar.months_per_year", "team.training")
    assert wrong != text
    people.write_text(wrong, encoding="utf-8")
    ended = costmodel("validate", "trained.yaml", cwd=changed, package=changed)
    message = "`training`, declared in money/month: money/month meets money/year"
    assert ended.code != 0
    assert message in ended.err
    assert message in " ".join(PAGE.read_text(encoding="utf-8").split())
