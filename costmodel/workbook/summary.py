"""The sheet for the headlines: what was found, both sides, the switch, and the charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.results import CompareResult
from costmodel.reports.compare_report import SWITCH
from costmodel.reports.figures import shown_unit
from costmodel.reports.run_report import period, titles_for
from costmodel.reports.summary import run_sentences, switch_sentences
from costmodel.workbook.charts import insert_charts
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_head
from costmodel.workbook.links import ABSENT, link_to, why_absent
from costmodel.workbook.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.board import Board
    from costmodel.workbook.content import Content
    from costmodel.workbook.links import Link
    from costmodel.workbook.styles import Styles

LABEL, UNIT, FIRST = range(3)
SENTENCES_ROW = 4
LABEL_WIDTH, UNIT_WIDTH, VALUE_WIDTH, REASON_WIDTH = 30, 12, 18, 46
SENTENCE_HEIGHT = 48  # pixels
PLAIN = "Inputs have changed since the export: the numbers below follow them."


@dataclass
class Summary:
    """Writes the sheet from top to bottom."""

    content: Content
    styles: Styles
    page: Worksheet
    row: int = SENTENCES_ROW

    @property
    def last(self) -> int:
        """The column of reasons, after all values."""
        return FIRST + len(self.content.results) + len(self.content.switches)

    def write(self, book: Workbook, board: Board) -> None:
        """Write findings, tables and charts."""
        first = self.content.results[0]
        write_head(self.page, self.styles, self.content.title, period(first))
        for column in range(self.last + 1):
            self.page.set_column(column, column, self._width(column))
        self._sentences(board)
        self._side_by_side()
        for comparison in self.content.comparisons:
            self._switch(comparison.scope)
        insert_charts(self.page, book, board.figures, self.row, self.styles.theme)

    def _width(self, column: int) -> int:
        widths = {LABEL: LABEL_WIDTH, UNIT: UNIT_WIDTH, self.last: REASON_WIDTH}
        return widths.get(column, VALUE_WIDTH)

    def _sentences(self, board: Board) -> None:
        """What was found, as long as no input has changed."""
        for said in self._found():
            cell = board.title(said, PLAIN)
            self.page.set_row_pixels(self.row, SENTENCE_HEIGHT)
            self.page.merge_range(self.row, LABEL, self.row, self.last, "", self.styles.wrapped)
            self.page.write_formula(self.row, LABEL, cell, self.styles.wrapped, said)
            self.row += 1
        self.row += 1

    def _found(self) -> list[str]:
        if not self.content.switches:
            return [" ".join(run_sentences(self.content.results[0]))]
        compared = CompareResult(self.content.results, self.content.switches)
        return [" ".join(switch_sentences(each, compared)) for each in self.content.switches]

    def _side_by_side(self) -> None:
        results = self.content.results
        heads = [result.name for result in results]
        heads += [f"Change of {switch.name}" for switch in self.content.switches]
        self._heads(("", "Unit", *heads, "Why n/a"))
        for name, title in titles_for(results).items():
            links = [link_to(self.content, result.name, name) for result in results]
            if any(links):
                self._headline(title, links, [result.results[name].reason for result in results])
        self.row += 1

    def _heads(self, texts: Iterable[str]) -> None:
        for column, text in enumerate(texts):
            number = FIRST <= column < self.last
            style = self.styles.head(number=number, indent=int(column == self.last))
            self.page.write_string(self.row, column, text, style)
        self.row += 1

    def _headline(
        self, title: str, links: Sequence[Link | None], absent: Sequence[str | None]
    ) -> None:
        """A row: each scenario's value, the changes against the first, and why there is none."""
        known = [link for link in links if link is not None]
        unit, values = known[0].unit, [link.value for link in known]
        style, changed = self._style(known[0], values), self.styles.change(unit, values)
        self.page.write_string(self.row, LABEL, title, self.styles.strong)
        self.page.write_string(self.row, UNIT, shown_unit(known[0].unit), self.styles.plain)
        cells = [f"{column_letters(FIRST + at)}{self.row + 1}" for at in range(len(links))]
        for column, link in enumerate(links, start=FIRST):
            if link is None:
                self.page.write_string(self.row, column, ABSENT, style)
            else:
                self.page.write_formula(self.row, column, link.formula, style, link.shown)
        for at in range(1, len(self.content.switches) + 1):
            text = f'=IFERROR({cells[at]}-{cells[0]},"{ABSENT}")'
            column, value = FIRST + len(links) - 1 + at, _change(links[0], links[at])
            self.page.write_formula(self.row, column, text, changed, value)
        reasons = [
            (link.reason if link is not None else said) or ""
            for link, said in zip(links, absent, strict=True)
        ]
        self._reason(cells, reasons, [ABSENT if link is None else link.shown for link in links])
        self.row += 1

    def _style(self, link: Link, values: Sequence[float]) -> Format:
        is_rate = link.name == "irr"
        return self.styles.rate_of_return if is_rate else self.styles.figure(link.unit, values)

    def _reason(
        self, cells: Sequence[str], reasons: Sequence[str], shown: Sequence[float | str]
    ) -> None:
        """Why a value is missing, of the first one that is."""
        if not any(reasons):
            return
        text, value = why_absent(cells, reasons, shown)
        self.page.write_formula(self.row, self.last, text, self.styles.remark, value)
        fit_row(self.page, self.row, ((reason, REASON_WIDTH) for reason in reasons))

    def _switch(self, scope: str) -> None:
        """What a switch costs and brings."""
        alternative, _, baseline = scope.partition("_vs_")
        blanks = [""] * (self.last - FIRST - 1)
        self._heads((f"From {baseline} to {alternative}", "Unit", "", *blanks, "Why n/a"))
        for name, title in SWITCH.items():
            link = link_to(self.content, scope, name)
            if link is not None:
                self._of_switch(title, link)
        self.row += 1

    def _of_switch(self, title: str, link: Link) -> None:
        style = self._style(link, [link.value])
        self.page.write_string(self.row, LABEL, title, self.styles.strong)
        self.page.write_string(self.row, UNIT, shown_unit(link.unit), self.styles.plain)
        self.page.write_formula(self.row, FIRST, link.formula, style, link.shown)
        self._reason([f"{column_letters(FIRST)}{self.row + 1}"], [link.reason], [link.shown])
        self.row += 1


def _change(first: Link | None, other: Link | None) -> float | str:
    if first is None or other is None or ABSENT in (first.shown, other.shown):
        return ABSENT
    return other.value - first.value
