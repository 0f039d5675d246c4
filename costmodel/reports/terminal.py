"""Reports in the terminal, by rich: tables and bars that fit the width without cutting a number."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from costmodel.reports.document import Bars, Sentence, Table

if TYPE_CHECKING:
    from costmodel.reports.document import Bar, Block, Column, Document

_BLANK_LINES = re.compile(r"\n{3,}")
NATURAL = 10_000  # columns: wide enough for any table when nobody looks at a terminal
SHORTEST_NAME = 12
BAR_WIDTH = 40
TREE = " \u2502\u251c\u2514\u2500"  # what a tree's branches are drawn with
ASCII = str.maketrans("\u2212\u2588\u2500\u2502\u251c\u2514\u2026", "-#-|++~")


def render_terminal(document: Document, *, width: int | None, colour: bool = False) -> str:
    """The document as text; `width` None means as wide as it needs to be."""
    console = Console(
        file=StringIO(),
        width=width or NATURAL,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    console.print(Text(document.title, style="bold"), soft_wrap=width is None)
    for block in document.blocks:
        console.print()
        _print_block(block, console, width)
    written = console.file
    assert isinstance(written, StringIO)  # noqa: S101 - given above
    lines = (line.rstrip() for line in written.getvalue().splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _print_block(block: Block, console: Console, width: int | None) -> None:
    if isinstance(block, Sentence):
        console.print(Text(block.text), soft_wrap=width is None)
    elif isinstance(block, Bars):
        console.print(Text(block.title, style="bold"))
        for bar in block.bars:
            console.print(_bar_line(bar, block, width), soft_wrap=True)
    else:
        _print_table(block.without_empty_columns(), console, width or NATURAL)


def _print_table(table: Table, console: Console, width: int) -> None:
    details = [index for index, column in enumerate(table.columns) if column.is_detail]
    if details and width < NATURAL and _width(table, console) > width:
        _print_with_details(table, details[0], console, width)
        return
    for part in fitted(table, width, console):
        console.print(_rich(part))


def _print_with_details(table: Table, detail: int, console: Console, width: int) -> None:
    """Each row on a line, and its detail below it, wrapped and further in."""
    for part in fitted(_without(table, detail), width, console):
        with console.capture() as capture:
            console.print(_rich(part))
        lines = [line for line in capture.get().splitlines() if line.strip()]
        heads = len(lines) - len(part.rows)
        for line in lines[:heads]:
            console.print(Text.from_ansi(line), soft_wrap=True)
        for line, row in zip(lines[heads:], table.rows, strict=True):
            console.print(Text.from_ansi(line), soft_wrap=True)
            if row[detail]:
                indent = min(width // 2, 4 + len(row[0]) - len(row[0].lstrip(TREE)))
                console.print(Padding(Text(row[detail], style="dim"), (0, 0, 0, indent)))


def fitted(table: Table, width: int, console: Console) -> list[Table]:
    """The table, or what remains of it in this width.

    Optional columns go first; then the other columns are shown one by one; then names are cut in
    the middle. A number is never cut.
    """
    if width == NATURAL or _width(table, console) <= width:
        return [table]
    last_optional = _last_optional(table.columns)
    if last_optional is not None:
        return fitted(_without(table, last_optional), width, console)
    if len(table.columns) > 2:
        parts = [table.only((0, column)) for column in range(1, len(table.columns))]
        return [each for part in parts for each in fitted(part, width, console)]
    return [_with_short_names(table, width, console)]


def _width(table: Table, console: Console) -> int:
    options = console.options.update(width=NATURAL)
    return Measurement.get(console, options, _rich(table)).maximum


def _rich(table: Table) -> RichTable:
    rich = RichTable(
        title=Text(table.title, style="bold") if table.title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in table.columns:
        justify = "right" if column.is_number else "left"
        rich.add_column(Text(column.title), justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for row in table.rows:
        rich.add_row(*[Text(cell) for cell in row])
    if table.totals and rich.rows:
        rich.rows[-1].end_section = True
    for row in table.totals:
        rich.add_row(*[Text(cell, style="bold") for cell in row])
    return rich


def _last_optional(columns: tuple[Column, ...]) -> int | None:
    optional = [index for index, column in enumerate(columns) if column.is_optional]
    return optional[-1] if optional else None


def _without(table: Table, dropped: int) -> Table:
    return table.only(tuple(i for i in range(len(table.columns)) if i != dropped))


def _with_short_names(table: Table, width: int, console: Console) -> Table:
    longest = max((len(row[0]) for row in (*table.rows, *table.totals)), default=0)
    room = max(SHORTEST_NAME, longest - (_width(table, console) - width))
    title = table.title if len(table.title) <= width else shortened(table.title, width)
    return Table(
        title,
        table.columns,
        tuple((shortened(row[0], room), *row[1:]) for row in table.rows),
        tuple((shortened(row[0], room), *row[1:]) for row in table.totals),
    )


def shortened(text: str, room: int) -> str:
    """The text cut in the middle so that it fits."""
    if len(text) <= room:
        return text
    head = room // 2
    return f"{text[:head]}\u2026{text[head + 1 - room :]}"


def _bar_line(bar: Bar, bars: Bars, width: int | None) -> Text:
    low = min(0.0, *(min(each.start, each.end) for each in bars.bars))
    high = max(0.0, *(max(each.start, each.end) for each in bars.bars))
    names = max(len(each.name) for each in bars.bars)
    values = max(len(each.text) for each in bars.bars)
    room = min(BAR_WIDTH, (width or NATURAL) - names - values - 4)
    text = f"{bar.name:<{names}}  {bar.text:>{values}}"
    if room < SHORTEST_NAME or high == low:
        return Text(text)
    scale = room / (high - low)
    first, last = sorted((round((bar.start - low) * scale), round((bar.end - low) * scale)))
    return Text(f"{text}  {' ' * first}{chr(0x2588) * max(1, last - first)}")


def as_ascii(text: str) -> str:
    """The text for a terminal that knows no other characters."""
    return text.translate(ASCII).encode("ascii", "replace").decode()
