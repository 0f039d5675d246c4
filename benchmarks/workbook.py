"""The workbook of two scenarios of 36 months, as multiples of plain writing of as many formulas.

.venv/bin/python benchmarks/workbook.py
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from timing import best_time
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.book import write_book
from costmodel.workbook.content import content_of
from costmodel.workbook.theme import Theme

ROOT = Path(__file__).parents[1]
PAIR = [ScenarioFile(ROOT / "assumptions" / f"{name}.yaml") for name in ("inhouse", "hybrid")]
SECONDS, MEGABYTES = 10, 8  # targets
COLUMNS = 36


def formulas_in(book: Path) -> int:
    """The cells with formulas, those of shared formulas too."""
    with ZipFile(book) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(len(re.findall(rb"<f[ >]", package.read(name))) for name in sheets)


def write_plainly(path: Path, formulas: int) -> None:
    """As many formulas of a sum, each written by itself."""
    with Workbook(path) as book:
        page = book.add_worksheet()
        for at in range(formulas):
            row, column = divmod(at, COLUMNS)
            page.write_formula(row, column, "=1+1", None, 2)


def main() -> None:
    """Print the book's time and size beside the targets, and a plain book's."""
    with TemporaryDirectory() as made:
        book, plain = Path(made, "review.xlsx"), Path(made, "plain.xlsx")
        took = best_time(lambda: write_book(book, content_of(PAIR), Theme()), 1)
        size, formulas = book.stat().st_size / 1e6, formulas_in(book)
        plainly = best_time(lambda: write_plainly(plain, formulas), 1)
    print(f"{formulas:,} formulas: {took:.1f} s of the processor (target {SECONDS})")
    print(f"  {size:.1f} MB (target {MEGABYTES})")
    print(f"  {took / plainly:.2f} x the time of as many formulas written one by one")


if __name__ == "__main__":
    main()
