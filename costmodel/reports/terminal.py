"""Reports in the terminal: tables and bars that fit the width without cutting a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.reports.bars import bar_lines
from costmodel.reports.cells import one_line, wrapped
from costmodel.reports.document import Bars, HeatMap, Sentence
from costmodel.reports.heat_map import heat_map_lines
from costmodel.reports.layout import column_widths, fitted, head_lines, row_line, table_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.reports.document import Block, Document, Row, Table

TREE = " \u2502\u251c\u2514\u2500"  # what a tree's branches are drawn with


@dataclass(frozen=True, slots=True)
class Page:
    """Where a report is shown: how wide it is, if that is known, and whether it has styles."""

    width: int | None = None
    color: bool = False

    def bold(self, text: str) -> str:
        """The text in bold, where there are styles."""
        return f"\x1b[1m{text}\x1b[0m" if self.color and text else text

    def dim(self, text: str) -> str:
        """The text dimmed, where there are styles."""
        return f"\x1b[2m{text}\x1b[0m" if self.color and text else text

    def heading(self, text: str) -> list[str]:
        """A title in bold, wrapped."""
        return [self.bold(line) for line in wrapped(text, self.width)]


def render_terminal(document: Document, *, width: int | None = None, color: bool = False) -> str:
    """The document as text; `width` None means as wide as it needs to be."""
    page = Page(width, color)
    document = document.mapped(one_line)
    lines = page.heading(document.title)
    for block in document.blocks:
        lines += ["", *_block_lines(block, page)]
    return "\n".join(lines) + "\n"


def _block_lines(block: Block, page: Page) -> list[str]:
    if isinstance(block, Sentence):
        return wrapped(block.text, page.width)
    if isinstance(block, Bars):
        return [*page.heading(block.title), *bar_lines(block, page.width)]
    if isinstance(block, HeatMap):
        drawn = heat_map_lines(block, page.width, color=page.color)
        return [*page.heading(block.title), "", *drawn]
    return _fitted_lines(block.without_empty_columns(), page)


def _fitted_lines(table: Table, page: Page) -> list[str]:
    """The table's lines, or those of the tables it is made into to fit."""
    details: tuple[str, ...] = ()
    if page.width is None:
        return list(_table_lines(table, page, details))
    if table.detail is not None and table_width(table) > page.width:
        details = tuple(row[table.detail] for row in table.rows)
        table = table.without(table.detail)
    first, *others = fitted(table, page.width)
    lines = list(_table_lines(first, page, details))
    for other in others:
        lines += ["", *_table_lines(other, page, ())]
    return lines


def _table_lines(table: Table, page: Page, details: tuple[str, ...]) -> Iterator[str]:
    """The table's lines; a row's detail stands below it, wrapped and further in."""
    if table.title:
        yield from (*page.heading(table.title), "")
    widths = column_widths(table)
    *titles, rule = head_lines(table, widths)
    yield from (*map(page.bold, titles), rule)
    for row, detail in zip(table.rows, details or [""] * len(table.rows), strict=True):
        yield row_line(row, table, widths)
        yield from _detail_lines(row, detail, page)
    if table.rows and table.totals:
        yield ""
    for row in table.totals:
        yield page.bold(row_line(row, table, widths))


def _detail_lines(row: Row, detail: str, page: Page) -> Iterator[str]:
    if not detail or page.width is None:
        return
    indent = min(page.width // 2, 4 + len(row[0]) - len(row[0].lstrip(TREE)))
    for line in wrapped(detail, page.width - indent):
        yield " " * indent + page.dim(line)
