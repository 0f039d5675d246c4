"""Small books with what decides their scenarios, and what the commands say of the same."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.methods import Plan
from costmodel.workbook.book import write_book
from costmodel.workbook.content import content_of
from costmodel.workbook.deciding import METHODS
from costmodel.workbook.layout import DRIVERS
from costmodel.workbook.theme import Theme
from tests.conftest import costmodel
from tests.kept_folder import kept_folder
from tests.stored import Place, Stored, stored

SAMPLES = Path(__file__).parent / "samples"
# One more person costs 51,200 a year. The fine is rare: its range is wide, its variance small.
PORTAL = """\
extends: now.yaml
name: With a portal
teams: {inhouse: {headcount: 18..19..20.5}}
costs:
  portal: {label: Portal, amount: $30_000..$40_000..$60_000 once}
  training: {label: Training, amount: $1_000..$2_000..$9_000 once}
  moving: {label: Moving, amount: $1_000..$2_000..$8_000 once}
  fine:
    label: A fine
    amount:
      value: $1_000 once
      low: $0 once
      high: $80_000 once
      dist: discrete
      chances: 1..98..1 %
"""
POINTS, SEED = 64, 5
FILES = {
    "now.yaml": (SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8"),
    "portal.yaml": PORTAL,
    "same.yaml": "extends: now.yaml\nname: The same\n",
    "tied.yaml": "extends: portal.yaml\nplatform: {seat: {correlate: {telephony.minute: 0.7}}}\n",
}


@dataclass(frozen=True)
class Decided:
    """The book of scenarios, its cells, and the values of the sheet's rows."""

    path: Path
    cells: dict[Place, Stored]
    rows: list[tuple[object, ...]]

    def table(self, title: str) -> list[tuple[object, ...]]:
        """The rows of the table with this title, below its heads, up to a free row."""
        start = self.row_of(title) + 2
        last = next(at for at in range(start, len(self.rows)) if self.rows[at][0] in {None, ""})
        return self.rows[start:last]

    def row_of(self, text: str) -> int:
        """The row, from 0, that begins with a text."""
        return next(at for at, row in enumerate(self.rows) if str(row[0]).startswith(text))


@cache
def plans() -> Path:
    """A folder with all files."""
    return kept_folder(FILES)


@cache
def decided_book(*names: str) -> Decided:
    """The book of these scenarios."""
    files = [ScenarioFile(plans() / f"{name}.yaml") for name in names]
    path = plans() / f"{'-'.join(names)}.xlsx"
    write_book(path, content_of(files, plan=Plan(METHODS, POINTS, SEED)), Theme())
    sheet = openpyxl.load_workbook(path, data_only=True)[DRIVERS]
    return Decided(path, stored(path), list(sheet.values))


@cache
def said_by_commands() -> tuple[dict[str, Any], dict[str, Any]]:
    """What `sensitivity` and `compare --by assumption` say of `now` and `portal`."""
    chosen = [word for name in METHODS for word in ("--method", name)]
    drawn = ("--points", str(POINTS), "--seed", str(SEED))
    return (
        _data("sensitivity", *chosen, *drawn),
        _data("compare", "--by", "assumption")["changes_of"],
    )


def _data(command: str, *asked: str) -> dict[str, Any]:
    files = ("now.yaml", "portal.yaml", "--format", "json", "-q")
    ended = costmodel(command, *files, *asked, cwd=plans())
    assert ended.code == 0, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    return found
