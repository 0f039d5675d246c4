"""The finished reports of reports/ are those that the program makes today."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reports.make import (
    BOOK,
    FOLDER,
    MADE_FROM,
    PICTURES,
    commands,
    digest,
    prepare,
    run,
    written_by,
)
from tests.conftest import ROOT

REMEDY = "python reports/make.py"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
REPORTS = {name: command for command in commands() if (name := written_by(command))}
# A chart shows what the report of the same command says: made anew with the slow proofs.
CHARTS = {name for name in REPORTS if Path(name).suffix == ".svg" and name != "churn.svg"}
SVG_TEXT = "{http://www.w3.org/2000/svg}text"


def said(report: Path) -> list[str]:
    """What a report says: its lines, or all texts of a chart, wherever they are drawn."""
    if report.suffix == ".xlsx":
        return digest(report).splitlines()
    if report.suffix == ".svg":
        root = ET.parse(report).getroot()  # noqa: S314 - the project's own
        return [each.text or "" for each in root.iter(SVG_TEXT)]
    return report.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plans that the reports are of."""
    made = tmp_path_factory.mktemp("gallery")
    prepare(made)
    for command in commands():
        if not written_by(command):
            run(command, made)
    return made


@pytest.mark.parametrize(
    "name",
    [
        *sorted(REPORTS.keys() - CHARTS),
        *(pytest.param(name, marks=pytest.mark.slow) for name in sorted(CHARTS)),
    ],
)
def test_a_report_is_what_its_command_gives_today(name: str, folder: Path) -> None:
    run(REPORTS[name], folder)
    assert said(folder / "reports" / name) == said(FOLDER / name), REMEDY


def test_every_file_is_made_by_a_command_and_linked() -> None:
    made = {*REPORTS, *PICTURES.values()}
    others = {"README.md", "make.py", MADE_FROM}
    files = {path.name for path in FOLDER.iterdir() if path.is_file()}
    assert files == made | others
    assert set(re.findall(r"\]\(([^)]+)\)", INDEX)) == made


SECTIONS = INDEX.split("\n## ")[1:]


@pytest.mark.parametrize("section", SECTIONS, ids=[text.splitlines()[0] for text in SECTIONS])
def test_numbers_of_the_index_stand_in_the_reports(section: str) -> None:
    """Numbers with a comma, a point or a percent sign: in a report, or in what was asked."""
    words, asked = re.fullmatch(r"(.*?)```console\n(.*?)```.*", section, re.DOTALL).groups()  # type: ignore[union-attr]
    links = re.findall(r"\]\(([^)]+(?:md|csv|svg))\)", words)
    sources = [asked.replace("_", ","), *(" ".join(said(FOLDER / name)) for name in links)]
    for number in re.findall(r"\d[\d,.]*[,.]\d+%?|\d+%", re.sub(r"\]\([^)]+\)", "", words)):
        assert any(number in source for source in sources), number


def test_charts_are_called_what_they_say() -> None:
    charts = re.findall(r"!\[([^]]+)\]\((\S+\.svg)\)", INDEX)
    assert {name for _, name in charts} == {name for name in REPORTS if name.endswith(".svg")}
    for alternative, name in charts:
        assert alternative in " ".join(said(FOLDER / name)), REMEDY


def test_the_pictures_are_of_this_book() -> None:
    assert (FOLDER / MADE_FROM).read_text(encoding="utf-8") == digest(FOLDER / BOOK), REMEDY
    for name in PICTURES.values():
        assert (FOLDER / name).read_bytes().startswith(b"\x89PNG")


def test_the_readme_shows_the_summary_and_leads_to_the_others() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(reports/review-summary.png)" in readme
    assert "(reports/README.md)" in readme
