"""The table of a consulting study for each scenario: costs and benefits by year, all linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.expression import Input
from costmodel.model.study import initial_lines, running_lines, study_years
from costmodel.reports.figures import shown_unit
from costmodel.reports.study_report import TITLES, TOTALS, row_title, said
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.layout import FIRST_ROW, LIVE
from costmodel.workbook.links import link_to, why_absent
from costmodel.workbook.places import fixed, on_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.analysis.study import StudyResult
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.workbook.content import Content
    from costmodel.workbook.styles import Styles

TITLE, RISK, INITIAL, FIRST_YEAR = range(4)
TITLE_WIDTH, WIDTH, REASON_WIDTH = 48, 16, 50
# Of each total: what it is at the start, in a year, over all years, and its present value.
SUMS = {
    "cost": ("study_initial_cost", "study_cost", "study_total_cost", "study_present_cost"),
    "benefit": ("", "study_benefit", "study_total_benefit", "study_present_benefit"),
    "net": ("", "study_net", "study_total_net", "study_npv"),
}


@dataclass
class StudySheet:
    """Writes the sheet of one scenario; `s` has its study, with the defaults at least."""

    content: Content
    styles: Styles
    page: Worksheet
    s: Scenario
    study: StudyResult
    row: int = FIRST_ROW

    def write(self) -> None:
        """Write the lines, their totals, what is not counted, and the returns."""
        write_head(
            self.page, self.styles, f"Study of {self.study.scenario.title}", said(self.study)
        )
        heads = ("", "Risk", "Initial", *self.study.years, "Total", "Present value")
        widths = (TITLE_WIDTH, *(WIDTH for _ in heads[1:]))
        write_columns(self.page, self.styles, heads, widths, numbers=range(RISK, len(heads)))
        self.page.freeze_panes(FIRST_ROW, RISK)
        self._lines(row.name for row in (*self.study.costs, *self.study.benefits))
        self.row += 1
        for name, title in TOTALS.items():
            self._total(name, title)
        if self.study.flexibility:
            self._heading("Flexibility: strategic benefits, not counted above")
            self._lines(row.name for row in self.study.flexibility)
        self._heading("Returns of the study")
        for name, title in TITLES.items():
            self._return(name, title)

    def _heading(self, text: str) -> None:
        self.page.write_string(self.row + 1, TITLE, text, self.styles.heading)
        self.row += 2

    def _lines(self, names: Iterable[str]) -> None:
        risks = dict(self._risks())
        for name in names:
            title = row_title(name, self.study.scenario)
            self.page.write_string(self.row, TITLE, title, self.styles.plain)
            if name in risks:
                self._risk(risks[name])
            first, amount = f"study_initial.{name}", f"study_amount.{name}"
            self._numbers(first, amount, f"study_total.{name}", f"study_present.{name}")

    def _risks(self) -> Iterator[tuple[str, str]]:
        """The path of the risk of each cost line."""
        for line in (*running_lines(self.s), *initial_lines(self.s)):
            if line.risk is not None and isinstance(line.risk.data, Input):
                yield line.name, line.risk.data.key[1]

    def _risk(self, path: str) -> None:
        spot = self.content.layout.inputs[self.s.scope, path]
        cell = on_sheet(spot.sheet, fixed(spot.row, LIVE))
        value = self.s.inputs[path].value
        self.page.write_formula(self.row, RISK, f"={cell}", self.styles.link("0.0%"), value)

    def _total(self, name: str, title: str) -> None:
        self.page.write_string(self.row, TITLE, title, self.styles.strong)
        if name == "net":
            spent = link_to(self.content, self.s.scope, SUMS["cost"][0])
            assert spent is not None  # noqa: S101 - every study has them
            style = self.styles.link("#,##0")
            self.page.write_formula(self.row, INITIAL, f"=0-{spent.cell}", style, -spent.value)
        self._numbers(*SUMS[name])

    def _numbers(self, initial: str, amount: str, whole: str, present: str) -> None:
        """A row of results, by the names of the lines; nothing where one does not apply."""
        years = [f"{amount}.{year.name}" for year in study_years(self.s)]
        for column, name in enumerate((initial, *years, whole, present), start=INITIAL):
            link = link_to(self.content, self.s.scope, name)
            if link is not None:
                style = self.styles.link("#,##0")
                self.page.write_formula(self.row, column, f"={link.cell}", style, link.value)
        self.row += 1

    def _return(self, name: str, title: str) -> None:
        link = link_to(self.content, self.s.scope, name)
        assert link is not None  # noqa: S101 - every study has them
        self.page.write_string(self.row, TITLE, title, self.styles.strong)
        self.page.write_string(self.row, RISK, shown_unit(link.unit), self.styles.plain)
        style = self.styles.figure(link.unit, [link.value])
        self.page.write_formula(self.row, INITIAL, link.formula, style, link.shown)
        if link.reason:
            text, value = why_absent([fixed(self.row, INITIAL)], [link.reason], [link.shown])
            self.page.write_formula(self.row, FIRST_YEAR, text, self.styles.remark_in_line, value)
        self.row += 1
