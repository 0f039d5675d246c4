"""The first sheet: what the book is for, what is in it, and what it was made from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from costmodel.reports.run_report import period
from costmodel.version import __version__
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_head
from costmodel.workbook.layout import (
    CHART_DATA,
    CHECKS,
    COMPARE,
    DRIVERS,
    MANIFEST,
    SENSITIVITY,
    SIMULATION,
    SOURCES,
    SUMMARY,
    TIMING,
)
from costmodel.workbook.logo import height_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.content import Content
    from costmodel.workbook.styles import Styles

FIRST_ROW = 4
WIDTHS = (34, 64, 26, 70)
LOGO_HEIGHT = 64  # pixels
KINDS = {
    SUMMARY: "Headlines, the switch, and charts",
    "Inputs": "The assumptions: change the blue cells, and everything follows",
    TIMING: "The months, and which item of a list each takes",
    "Staffing": "Agents by half-hour of the week, month by month",
    "Calculation": "All other lines by month: demand, people, costs, benefits, returns",
    "Study": "Costs and benefits by year with their risks, as in a consulting study",
    COMPARE: "Each switch from the first scenario to another",
    SENSITIVITY: "The result at both ends of each range, as computed at the export",
    SIMULATION: "How likely results are, as drawn at the export",
    DRIVERS: "Which inputs decide the results, and why scenarios differ, as computed at the export",
    CHART_DATA: "What the charts show",
    CHECKS: "What must add up, and what has changed since the export",
    SOURCES: "Where each assumption comes from",
    MANIFEST: "What the book was made of: for the way back by `costmodel import`",
}


class Cover:
    """Writes the sheet from top to bottom."""

    def __init__(self, content: Content, styles: Styles, page: Worksheet) -> None:
        self.content, self.styles, self.page = content, styles, page
        self.row = FIRST_ROW

    def write(self, sheets: list[str]) -> None:
        """Write the purpose, the contents, the colors, the scenarios and their files."""
        for column, width in enumerate(WIDTHS):
            self.page.set_column(column, column, width)
        write_head(self.page, self.styles, self.content.title, period(self.content.results[0]))
        self._logo()
        self._purpose()
        self._contents(sheets)
        self._colors()
        self._scenarios()

    def _line(self, *texts: str) -> None:
        for column, text in enumerate(texts):
            self.page.write_string(self.row, column, text, self.styles.wrapped)
        fit_row(self.page, self.row, zip(texts, WIDTHS, strict=False))
        self.row += 1

    def _heading(self, *texts: str) -> None:
        self.row += 1
        for column, text in enumerate(texts):
            self.page.write_string(self.row, column, text, self.styles.head())
        self.row += 1

    def _logo(self) -> None:
        """The company's logo, in the corner."""
        data = self.styles.theme.logo
        height = height_of(data)
        if height is not None:
            scale = min(1.0, LOGO_HEIGHT / height)
            look = {"x_scale": scale, "y_scale": scale, "description": "Logo"}
            self.page.insert_image(0, len(WIDTHS) - 1, BytesIO(data), look)

    def _purpose(self) -> None:
        """What there is to decide."""
        first, *others = self.content.results
        self._heading("Purpose", "")
        if others:
            names = " or ".join(result.title for result in others)
            self._line("To decide", f"Whether to switch from {first.title} to {names}")
        else:
            self._line("To decide", f"Whether to run support as {first.title}")
        self._line("Conventions", first.conventions.sentence)
        self._line("How to use it", "Change blue cells on the sheets of inputs, or the case there")
        self._line("On paper", "Months and half-hours are for the screen")

    def _contents(self, sheets: list[str]) -> None:
        self._heading("Sheet", "What it shows")
        for name in sheets:
            said = KINDS.get(name) or KINDS[name.partition(" ")[0]]
            self.page.write_url(self.row, 0, f"internal:'{name}'!A1", self.styles.jump, name)
            self.page.write_string(self.row, 1, said, self.styles.plain)
            self.row += 1

    def _colors(self) -> None:
        self._heading("Color", "Meaning")
        for style, name, said in (
            (self.styles.input(""), "Blue on a pale ground", "An input: change it"),
            (self.styles.calculated(""), "Black", "A formula"),
            (self.styles.link(""), "Green", "A cell of another sheet"),
            (self.styles.stamped(""), "Gray", "Written at the export: does not follow the inputs"),
        ):
            self.page.write_string(self.row, 0, name, style)
            self.page.write_string(self.row, 1, said, self.styles.plain)
            self.row += 1

    def _scenarios(self) -> None:
        """The files that each scenario was made from, with what tells their content."""
        self._heading("Scenario", "Title", "File", "SHA-256")
        for result in self.content.results:
            for number, file in enumerate(result.files):
                title = result.title if number == 0 else "extended"
                self._line(result.name, title, file.path.name, file.sha256)
        self.row += 1
        self._line("Made by", f"costmodel {__version__}")
