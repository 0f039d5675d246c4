"""The guide's pages, carried out in order: files are saved, commands print what is shown."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel
from tests.edited_books import edit
from tests.test_docs import STEP, carry_out
from tests.test_docs_pages import COMMAND
from tests.test_readme import matches

PAGES = sorted(
    page
    for page in (ROOT / "docs").glob("*.md")
    if page.stem in {"concepts", "how-to", "source-texts", "tutorial"}
)
INTO = "type into "


def take(what: str, code: str, folder: Path) -> list[tuple[str, str]]:
    """Carry out a step; the commands to run, each with what the page shows of its output."""
    carry_out(what, code, folder)
    if what.startswith(INTO):
        typed = dict(line.split(": ") for line in code.splitlines())
        edit(folder / what.removeprefix(INTO), {name: int(text) for name, text in typed.items()})
    return COMMAND.findall(code) if what == "run" else []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_in_order(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    shown = 0
    for step in STEP.finditer(text):
        for command, block in take(step["what"], step["code"], tmp_path):
            shown += 1
            ended = costmodel(*shlex.split(command), cwd=tmp_path)
            assert ended.code == 0, ended.err
            assert matches(block, ended.out + ended.err), f"$ {command}\n{ended.out}{ended.err}"
    assert shown == len(re.findall(r"^\$ ", text, re.MULTILINE)) > 0


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_links_within_the_guide_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_site_shows_every_page() -> None:
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    shown = re.findall(r": (\S+\.md)$", site, re.MULTILINE)
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]
    assert sorted(shown) == sorted(pages)
