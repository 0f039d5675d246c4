"""What docs/library.md shows is what happens, in a folder that `init` has filled."""

import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel
from tests.test_docs import STEP, carry_out
from tests.test_docs_pages import COMMAND
from tests.test_readme import matches

TEXT = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for step in STEP.finditer(TEXT):
        carry_out(step["what"], step["code"], tmp_path)
    return tmp_path


def test_the_page_in_order(folder: Path) -> None:
    shown = [run for step in STEP.finditer(TEXT) for run in COMMAND.findall(step["code"])]
    assert len(shown) == TEXT.count("\n$ ") > 0
    for command, block in shown:
        ended = costmodel(*shlex.split(command), cwd=folder)
        assert ended.code == 0, ended.err
        assert matches(block, ended.out + ended.err), ended.out + ended.err
    valid = costmodel("validate", "five9.yaml", "two_sites.yaml", cwd=folder)
    assert valid.code == 0, valid.err
