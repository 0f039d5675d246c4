"""Tables that fit a width without cutting a number.

Where a table is too wide, in turn: titles of columns wrap, long names are cut in the middle,
optional columns go, the columns stand in several tables, names are cut further.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from costmodel.reports.cells import cells, padded, shortened, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.reports.document import Column, Row, Table

GAP = 3  # spaces between columns
MARGIN = 1
SHORT_NAME = 24  # names are cut to this, or a third of the page, before a column goes
SHORT_TITLE = 12


def fitted(table: Table, width: int) -> list[Table]:
    """The table, or what it is made into so that it fits the width."""
    if table_width(table) <= width:
        return [table]
    for room in (SHORT_TITLE, 1):
        table = _with_wrapped_titles(table, room)
        if table_width(table) <= width:
            return [table]
    while True:
        shorter = _with_names(table, max(SHORT_NAME, width // 3))
        for candidate in (table, shorter):
            if table_width(candidate) <= width:
                return [candidate]
        if not any(column.is_optional for column in table.columns):
            return [_squeezed(part, width) for part in _parts(shorter, width)]
        table = _without_last_optional(table)


def table_width(table: Table) -> int:
    """The cells a line of the table takes."""
    return line_width(column_widths(table))


def line_width(widths: list[int]) -> int:
    """The cells a line takes, given its columns' widths."""
    return MARGIN + sum(widths) + GAP * (len(widths) - 1)


def column_widths(table: Table) -> list[int]:
    """The widest text of each column, its title included."""
    return [
        max(_title_width(column), _body_width(table, index))
        for index, column in enumerate(table.columns)
    ]


def _title_width(column: Column) -> int:
    return max(map(cells, column.title.split("\n")))


def _body_width(table: Table, index: int) -> int:
    return max((cells(row[index]) for row in table.all_rows), default=0)


def _with_wrapped_titles(table: Table, room: int) -> Table:
    """Titles in several lines, no wider than a room or what stands below them, where they can."""
    columns = []
    for index, column in enumerate(table.columns):
        body = _body_width(table, index)
        words = [shortened(word, max(body, SHORT_TITLE)) for word in column.title.split()]
        width = max(body, room, *map(cells, words), 1)
        columns.append(replace(column, title="\n".join(wrapped(" ".join(words), width))))
    return replace(table, columns=tuple(columns))


def _with_names(table: Table, room: int) -> Table:
    """The table with the names of its rows cut to a room."""
    return table.with_cells(lambda index, cell: shortened(cell, room) if index == 0 else cell)


def _without_last_optional(table: Table) -> Table:
    """The table without its last optional column and those of the same title."""
    last = next(column for column in reversed(table.columns) if column.is_optional)
    return table.only(tuple(i for i, column in enumerate(table.columns) if column != last))


def _parts(table: Table, width: int) -> Iterator[Table]:
    """As many tables as the columns need, each with the names of the rows."""
    kept: list[int] = []
    for index in range(1, len(table.columns)):
        if kept and table_width(table.only((0, *kept, index))) > width:
            yield table.only((0, *kept))
            kept = []
        kept.append(index)
    yield table.only((0, *kept))


def _squeezed(table: Table, width: int) -> Table:
    """Names as short as they must be, then other texts; numbers stay whole."""
    names, *others = column_widths(table)
    if table_width(table) <= width:
        return table
    table = _with_column(table, 0, names - (table_width(table) - width))
    too_much = table_width(table) - width
    if too_much <= 0 or not others or table.columns[1].is_number:
        return table
    return _with_column(table, 1, others[0] - too_much)


def _with_column(table: Table, index: int, room: int) -> Table:
    """The table with a column's title and cells cut to a room, which is at least one cell."""
    room = max(1, room)
    columns = list(table.columns)
    lines = [shortened(line, room) for line in columns[index].title.split("\n")]
    columns[index] = replace(columns[index], title="\n".join(lines))
    table = replace(table, columns=tuple(columns))
    return table.with_cells(lambda i, cell: shortened(cell, room) if i == index else cell)


def head_lines(table: Table, widths: list[int]) -> list[str]:
    """The titles of the columns, ending on the same line, and the rule below them."""
    titles = [column.title.split("\n") for column in table.columns]
    height = max(map(len, titles))
    rows = zip(*([""] * (height - len(title)) + title for title in titles), strict=True)
    lines = [row_line(row, table, widths) for row in rows]
    return [*lines, " " * MARGIN + "\u2500" * (line_width(widths) - MARGIN)]


def row_line(row: Row, table: Table, widths: list[int]) -> str:
    """A row with its columns aligned."""
    texts = [
        padded(text, width, right=column.is_number)
        for text, width, column in zip(row, widths, table.columns, strict=True)
    ]
    return (" " * MARGIN + (" " * GAP).join(texts)).rstrip()
