"""What the pages of docs/ show is what happens: their files load, their commands print this."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel
from tests.test_docs import STEP, carry_out
from tests.test_readme import matches

NAMES = ("automation", "benefits", "profiles", "staffing", "uncertainty", "workbook")
PAGES = [ROOT / "docs" / f"{name}.md" for name in NAMES]
COMMAND = re.compile(r"^\$ costmodel (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A page's text, and a folder with the files it shows."""
    text = request.param.read_text(encoding="utf-8")
    for step in STEP.finditer(text):
        carry_out(step["what"], step["code"], tmp_path)
    return text, tmp_path


def test_every_file_of_a_page_is_valid_alone(page: tuple[str, Path]) -> None:
    _, folder = page
    files = sorted(path.name for path in folder.glob("*.yaml"))
    assert files
    ended = costmodel("validate", *files, cwd=folder)
    assert ended.code == 0, ended.err


def test_every_command_of_a_page_prints_what_it_shows(page: tuple[str, Path]) -> None:
    text, folder = page
    shown = [run for step in STEP.finditer(text) for run in COMMAND.findall(step["code"])]
    assert shown
    for command, block in shown:
        ended = costmodel(*shlex.split(command), cwd=folder)
        assert ended.code == 0, ended.err
        assert matches(block, ended.out + ended.err), command


def test_the_python_of_uncertainty_runs() -> None:
    page = (ROOT / "docs" / "uncertainty.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(code, "uncertainty.md", "exec"), {})
