"""The guide's pages, carried out in order: files are saved, commands print what is shown."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel
from tests.test_docs import STEP, carry_out
from tests.test_readme import matches

PAGES = sorted(
    page
    for page in (ROOT / "docs").glob("*.md")
    if page.stem in {"concepts", "how-to", "source-texts", "tutorial"}
)
RUN = re.compile(r"^\$ (costmodel|python) (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def printed(program: str, arguments: str, folder: Path) -> str:
    """What a command prints that a page shows; it has to end well."""
    words = shlex.split(arguments)
    if program == "costmodel":
        ended = costmodel(*words, cwd=folder)
        assert ended.code == 0, ended.err
        return ended.out + ended.err
    script = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return script.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_in_order(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    shown = 0
    for step in STEP.finditer(text):
        carry_out(step["what"], step["code"], tmp_path)
        for program, arguments, block in RUN.findall(step["code"] if step["what"] == "run" else ""):
            shown += 1
            found = printed(program, arguments, tmp_path)
            assert matches(block, found), f"$ {program} {arguments}\n{found}"
    assert shown == len(re.findall(r"^\$ ", text, re.MULTILINE)) > 0


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_links_within_the_guide_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
