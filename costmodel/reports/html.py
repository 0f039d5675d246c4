"""Reports as HTML tables, for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from costmodel.reports.compare_report import compare_document
from costmodel.reports.document import Sentence, Table
from costmodel.reports.run_report import run_document

if TYPE_CHECKING:
    from costmodel.analysis.results import CompareResult, ScenarioResult
    from costmodel.reports.document import Block, Document


def scenario_html(result: ScenarioResult) -> str:
    """One scenario's report as HTML."""
    return render_html(run_document(result))


def compare_html(result: CompareResult) -> str:
    """A comparison's report as HTML."""
    return render_html(compare_document(result))


def render_html(document: Document) -> str:
    """The document's sentences and tables as HTML; bars are for the terminal."""
    body = "".join(_block(block) for block in document.blocks)
    return f"<h3>{escape(document.title)}</h3>{body}"


def _block(block: Block) -> str:
    if isinstance(block, Sentence):
        return f"<p>{escape(block.text)}</p>"
    return _table(block.without_empty_columns()) if isinstance(block, Table) else ""


def _table(table: Table) -> str:
    sides = ["right" if column.is_number else "left" for column in table.columns]
    head = _row("th", [column.title for column in table.columns], sides)
    rows = "".join(_row("td", row, sides) for row in table.rows)
    totals = "".join(_row("th", row, sides) for row in table.totals)
    caption = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    return f"<table>{caption}<thead>{head}</thead><tbody>{rows}{totals}</tbody></table>"


def _row(tag: str, cells: list[str] | tuple[str, ...], sides: list[str]) -> str:
    written = (
        f'<{tag} style="text-align: {side}">{escape(cell)}</{tag}>'
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"
