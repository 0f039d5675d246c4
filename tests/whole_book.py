"""A small book with all that books may have, written once, and opened by one engine."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.book import write_book
from costmodel.workbook.content import Content, content_of
from costmodel.workbook.theme import Theme
from tests.kept_folder import kept_folder
from tests.recalculation import Recalculation

OWN = """\
costmodel: 1
name: Our own desk
start: 2027-01
horizon: 4 months
discount_rate: 10%
demand:
  contacts: {value: 20_000..24_000..30_000 / month, source: CRM, as_of: 2026-10, owner: Ann}
  channels:
    voice: {share: 70%, aht: 4..5..7 min, target: 80% in 20 s}
    email: {share: 30%, aht: 6 min, reply_within: 4 h}
teams:
  desk:
    hours: 24/7
    channels: [voice, email]
    max_occupancy: 85%
    shrinkage: {value: 30%, low: 25%, high: 40%, source: payroll, grade: B, note: planned}
    hiring_cost: $4_000
    attrition: 30% / year
    pay: {burdened: $48_000 / year}
platform: {seat: $100 / month}
costs:
  project: {amount: $50_000 once}
benefits:
  churn: {arr: $5M, reduction: 2..3..5 points, gross_margin: 70%}
"""
BOUGHT = (
    OWN.replace("Our own desk", "A vendor")
    .replace("    hiring_cost: $4_000\n    attrition: 30% / year\n", "")
    .replace("pay: {burdened: $48_000 / year}", "pay: {price: $22..$25..$30 / h}")
)
FILES = {"own.yaml": OWN, "bought.yaml": BOUGHT}


@dataclass(frozen=True)
class Written:
    """A book: what it was made of, what it says, and an engine that has it open."""

    folder: Path
    content: Content
    path: Path
    cells: Workbook
    opened: Recalculation

    def file(self, scope: str) -> ScenarioFile:
        """The file of a scenario."""
        return ScenarioFile(self.folder / f"{scope}.yaml")


@cache
def whole_book() -> Written:
    """The book of both scenarios."""
    folder = kept_folder(FILES)
    content = content_of([ScenarioFile(folder / name) for name in FILES])
    path = folder / "review.xlsx"
    write_book(path, content, Theme())
    cells = openpyxl.load_workbook(path, data_only=True)
    return Written(folder, content, path, cells, Recalculation(path, "ironcalc"))


def rows_of(book: Workbook, sheet: str) -> dict[str, list[object]]:
    """The rows of a sheet by their first cell, the first one of a name."""
    rows = [row for row in book[sheet].iter_rows(values_only=True) if row[0]]
    return {
        str(row[0]): [None if cell == "" else cell for cell in row[1:]] for row in reversed(rows)
    }
