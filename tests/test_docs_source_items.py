"""The list of what the source texts name: files hold these figures, keys and lines exist."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from costmodel.analysis import run  # noqa: F401 - all quantities are declared
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.sections import SectionKind
from costmodel.assumptions.shipped import library_file
from costmodel.kernel.quantity import QUANTITIES
from tests.conftest import ROOT, costmodel
from tests.library import facts
from tests.test_requirements_table import code, has_place

TEXT = (ROOT / "docs" / "source-items.md").read_text(encoding="utf-8")
LIBRARY = library_file("common.yaml").parent
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if re.match(r"\| \d", line)
]
FIGURES = 4  # columns of the table that has figures
CODE = re.compile(r"`([^`]+)`")
NUMBER = re.compile(r"\d[\d_.:]*M?")
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
Row = tuple[str, ...]


@cache
def contents(file: str) -> object:
    folder = LIBRARY if (LIBRARY / file).is_file() else LIBRARY.parent
    return yaml.load((folder / file).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def value_at(place: str) -> str:
    """What a shipped file says at a path; a number may stand in a mapping, with its source."""
    file, _, path = place.partition(":")
    found = contents(file)
    for key in path.split("."):
        assert isinstance(found, dict), place
        found = found[key]
    return str(found["value"] if isinstance(found, dict) else found)


def places(row: Row) -> list[str]:
    return [each for each in CODE.findall(row[-1]) if ".yaml:" in each]


@each_row
def test_what_a_row_names_is_there(row: Row) -> None:
    for name in CODE.findall(row[-1]):
        if ".yaml:" in name:
            assert value_at(name), name
        elif name.startswith("check "):
            assert f'"{name.removeprefix("check ")}"' in code(), name
        elif name.startswith("costmodel "):
            assert f"\n  {name.removeprefix('costmodel ')} " in costmodel("--help").out
        elif not name.startswith("--"):
            assert name in QUANTITIES or has_place(SectionKind(Scenario), name.split(".")), name


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == FIGURES], ids=lambda r: r[1])
def test_the_figures_are_those_of_the_files(row: Row) -> None:
    wanted = set(NUMBER.findall(row[2]))
    assert bool(wanted) == bool(places(row))
    held = {figure for place in places(row) for figure in numbers_in(value_at(place))}
    assert wanted <= held, wanted - held


def numbers_in(text: str) -> set[str]:
    return {figure for part in text.split("..") for figure in NUMBER.findall(part)}


def test_every_row_says_where_or_why_not() -> None:
    assert len(ROWS) > 90
    assert all(CODE.search(row[-1]) or "](" in row[-1] or "nothing: " in row[-1] for row in ROWS)


def test_every_figure_of_the_facts_of_a_source_text_stands_in_the_list() -> None:
    known = {each.replace("_", "").replace(",", "") for each in re.findall(r"[\d_.,]*\d", TEXT)}
    rows = [row for found in facts().values() for row in found if row["grade"] == "S"]
    assert len(rows) > 40
    for row in rows:
        for key in ("low", "typical", "high"):
            figure = row[key].removesuffix(".0")
            short = {"1108000": "1.11", "0.923333": "0.92"}.get(figure, figure)
            assert not figure or short in known or row["topic"] in NOT_LISTED, row["item"]


# The number of models and of metrics are lists, not figures.
NOT_LISTED = {"operating_model", "ai_performance"}


def test_the_file_of_the_text_loads(tmp_path: Path) -> None:
    ended = costmodel("run", str(LIBRARY.parent / "service_number.yaml"), cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert "USD 1,192,152 a year" in ended.out
