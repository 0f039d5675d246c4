"""Reports as Markdown, for pull requests and wikis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.bars import bar_lines
from costmodel.reports.cells import one_line
from costmodel.reports.document import Bars, HeatMap, Sentence
from costmodel.reports.heat_map import heat_map_lines

if TYPE_CHECKING:
    from costmodel.reports.document import Block, Document, Table

_MARKS = "\\`*_[]<>|#&$~"


def render_markdown(document: Document) -> str:
    """The document as Markdown with pipe tables."""
    document = document.mapped(one_line)
    parts = [f"# {escaped(document.title)}", *(_block(block) for block in document.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Sentence):
        return escaped(block.text)
    if isinstance(block, Bars):
        return _drawn(block.title, bar_lines(block))
    if isinstance(block, HeatMap):
        return _drawn(block.title, heat_map_lines(block))
    return _table(block.without_empty_columns())


def _drawn(title: str, lines: list[str]) -> str:
    """A drawing under its title, indented as code is."""
    drawing = "\n".join(f"    {line}" for line in lines)
    return f"## {escaped(title)}\n\n{drawing}"


def _table(table: Table) -> str:
    titles = [escaped(column.title) for column in table.columns]
    rule = ["---:" if column.is_number else "---" for column in table.columns]
    rows = [titles, rule, *([escaped(cell) for cell in row] for row in table.all_rows)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    heading = [f"## {escaped(table.title)}\n"] if table.title else []
    return "\n".join(heading + lines)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is written."""
    return "".join(f"\\{mark}" if mark in _MARKS else mark for mark in one_line(text))
