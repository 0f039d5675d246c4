"""All charts with their data, each a finding that is linked to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook.board import FIRST, LABEL, Board
from costmodel.workbook.cost_figures import STEPS, add_bridge, add_cost_lines
from costmodel.workbook.heads import write_head
from costmodel.workbook.month_figures import add_cumulative_net, add_monthly_cost, add_staff
from costmodel.workbook.week_figure import add_week

if TYPE_CHECKING:
    from costmodel.workbook.content import Content
    from costmodel.workbook.page import Page
    from costmodel.workbook.styles import Styles


def write_chart_data(content: Content, styles: Styles, page: Page) -> Board:
    """Write the data of all charts; the board has the charts, and what must add up."""
    board = Board(content, styles, page)
    said = "What the charts show: each number is linked to the model"
    write_head(page, styles, "Data of the charts", said)
    page.set_column(LABEL, LABEL, 44)
    page.set_column(FIRST, FIRST + len(STEPS) - 2, 16)
    add_cost_lines(board)
    for switch in content.switches:
        add_bridge(board, switch)
    add_monthly_cost(board)
    add_cumulative_net(board)
    add_staff(board)
    add_week(board)
    return board
