"""Tables of what the program computed at the export: gray numbers that do not follow the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from costmodel.version import __version__
from costmodel.workbook.board import Series
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_head
from costmodel.workbook.places import fixed, on_sheet
from costmodel.workbook.styles import headline_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.assumptions.layers import SourceFile
    from costmodel.workbook.styles import Styles

NAME = 0  # the column of what a row is about
STAMPED = "Gray numbers were computed at the export: they do not follow the inputs"


@dataclass
class StampedPage:
    """A sheet of such tables, written from top to bottom.

    Numbers start at the column `first`; `absent` is written for one that does not exist.
    """

    styles: Styles
    page: Worksheet
    sheet: str
    widths: Sequence[float]
    first: int
    absent: str = ""
    row: int = 4

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def begin(self, said: str) -> None:
        """Write the title of the sheet and a sentence on it, and set its columns."""
        write_head(self.page, self.styles, self.sheet, said)
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, width)

    def stamp(self, files: Iterable[SourceFile], numpy: str) -> None:
        """Write what the numbers rest on: the versions, and what tells the files' content."""
        self.say(STAMPED)
        self.say(f"Computed by costmodel {__version__} with numpy {numpy} from these files:")
        for name, sha256 in dict.fromkeys((each.path.name, each.sha256) for each in files):
            self.say(f"{name}, SHA-256 {sha256}")

    def say(self, text: str) -> None:
        """Write a sentence."""
        self.page.write_string(self.row, NAME, text, self.styles.plain)
        self.row += 1

    def wrapped(self, text: str) -> None:
        """Write a sentence over all columns, on as many lines as it takes."""
        self.page.merge_range(self.row, NAME, self.row, self.last, "", self.styles.wrapped)
        self.page.write_string(self.row, NAME, text, self.styles.wrapped)
        fit_row(self.page, self.row, [(text, sum(self.widths))])
        self.row += 1

    def section(self, text: str) -> None:
        """Write a heading that sentences follow."""
        self.heading(text)
        self.row += 1

    def heading(self, text: str) -> None:
        """Write a heading, below a free row."""
        self.page.write_string(self.row + 1, NAME, text, self.styles.heading)
        self.row += 1

    def heads(self, *texts: str, remarks: str = "") -> None:
        """Write the heads of columns, below the heading, and that of the remarks beside them."""
        self.row += 1
        for column, text in enumerate(texts):
            style = self.styles.head(number=column >= self.first)
            self.page.write_string(self.row, column, text, style)
        if remarks:
            beside = remarks, *("" for _ in range(len(texts), self.last))
            for column, text in enumerate(beside, start=len(texts)):
                self.page.write_string(self.row, column, text, self.styles.head(indent=1))
        fit_row(self.page, self.row, zip(texts, self.widths, strict=False))
        self.row += 1

    def texts(self, *texts: str) -> None:
        """Write the texts that the current row begins with."""
        for column, text in enumerate(texts):
            self.page.write_string(self.row, column, text, self.styles.wrapped)
        fit_row(self.page, self.row, zip(texts, self.widths, strict=False))

    def format(self, unit: str, values: Iterable[float]) -> Format:
        """How results in a unit are shown."""
        return self.styles.stamped(headline_format(unit, values))

    def numbers(self, column: int, values: Iterable[float], style: Format) -> None:
        """Write numbers to the current row, from a column on."""
        for at, value in enumerate(values, start=column):
            if isfinite(value):
                self.page.write_number(self.row, at, value, style)
            elif self.absent:
                self.page.write_string(self.row, at, self.absent, style)

    def line(self, texts: Iterable[str], values: Iterable[float], style: Format) -> None:
        """Write a row of texts and numbers."""
        self.texts(*texts)
        self.numbers(self.first, values, style)
        self.row += 1

    def remark(self, column: int, text: str) -> None:
        """Write a remark beside the numbers of the current row, over the cells that follow."""
        self.page.write_string(self.row, column, text, self.styles.remark_in_line)

    def down(self, column: int, first: int, last: int) -> str:
        """A reference to cells below each other, from other sheets."""
        return on_sheet(self.sheet, f"{fixed(first, column)}:{fixed(last, column)}")

    def series(
        self, head: int, column: int, first: int, last: int, errors: int | None = None
    ) -> Series:
        """A column of numbers between two rows, named by its head; `errors` is that of theirs."""
        return Series(
            "=" + on_sheet(self.sheet, fixed(head, column)),
            "=" + self.down(NAME, first, last),
            "=" + self.down(column, first, last),
            "" if errors is None else "=" + self.down(errors, first, last),
        )
