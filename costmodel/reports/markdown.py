"""Reports as Markdown, for pull requests and wikis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Bars, Sentence, Table
from costmodel.reports.terminal import render_terminal

if TYPE_CHECKING:
    from costmodel.reports.document import Block, Document


def render_markdown(document: Document) -> str:
    """The document as Markdown with pipe tables."""
    parts = [f"# {_plain(document.title)}", *(_block(block) for block in document.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Sentence):
        return _plain(block.text)
    if isinstance(block, Bars):
        from costmodel.reports.document import Document

        drawn = render_terminal(Document(block.title, (block,)), width=None)
        bars = "\n".join(drawn.splitlines()[3:])
        return f"## {_plain(block.title)}\n\n```\n{bars}\n```"
    return _table(block.without_empty_columns())


def _table(table: Table) -> str:
    titles = [_plain(column.title) for column in table.columns]
    rule = ["---:" if column.is_number else "---" for column in table.columns]
    rows = [titles, rule, *([_plain(cell) for cell in row] for row in (*table.rows, *table.totals))]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    heading = [f"## {_plain(table.title)}\n"] if table.title else []
    return "\n".join(heading + lines)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is written."""
    escaped = "".join(f"\\{mark}" if mark in "\\`*_[]<>|#" else mark for mark in text)
    return escaped.replace("\n", " ")
