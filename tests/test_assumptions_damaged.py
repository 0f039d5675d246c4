"""Damaged samples: each mistake is an error on its line, and nothing but an error."""

from pathlib import Path

import pytest

from costmodel.assumptions.loading import load_scenario
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.kernel.quantity import Graph
from tests.damaged import FILES, Damaged, every_rule, text_of
from tests.mistakes import bad_settings, special_mistakes

CASES = list(
    {
        (case.file, case.text, case.overrides): case
        for case in (*every_rule(), *special_mistakes(), *bad_settings())
    }.values()
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for file in FILES:
        (tmp_path / file).write_text(text_of(file))
    return tmp_path


def _problems(case: Damaged, folder: Path) -> tuple[Problem, ...]:
    (folder / case.file).write_text(case.text)
    with pytest.raises(AssumptionsError) as caught:
        load_scenario(case.load, Graph(), case.overrides)
    return caught.value.problems


def test_there_are_many() -> None:
    assert len(CASES) >= 1500


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_an_error_on_its_line(case: Damaged, folder: Path) -> None:
    problems = _problems(case, folder)
    errors = [problem for problem in problems if problem.severity == "error"]
    assert {(each.span.file, each.span.line) for each in errors if each.span} & case.expected
    for problem in problems:
        assert problem.span is not None
        assert problem.message[0] == "`" or problem.message[0].islower()
        assert not problem.message.endswith(".")
        assert problem.help
        assert "money" not in problem.message + problem.help
