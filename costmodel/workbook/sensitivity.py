"""The sheet of sensitivities: a result at both ends of each range, as the program computed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.workbook import findings
from costmodel.workbook.board import Figure, Series
from costmodel.workbook.heads import write_head
from costmodel.workbook.inputs import HIGH as INPUT_HIGH
from costmodel.workbook.inputs import LOW as INPUT_LOW
from costmodel.workbook.inputs import unit_of
from costmodel.workbook.layout import FIRST_ROW, HEAD_ROW, SENSITIVITY
from costmodel.workbook.links import link_to
from costmodel.workbook.places import column_letters, fixed, on_sheet
from costmodel.workbook.printing import line_of
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.board import Board
    from costmodel.workbook.content import Content
    from costmodel.workbook.ranges import Effect
    from costmodel.workbook.styles import Styles

INPUT, OF, MEANING, UNIT, LOW, HIGH, AT_LOW, AT_HIGH, TO_LOW, TO_HIGH, STALE = range(11)
HEADS = ("Input", "Scenario", "Meaning", "Unit", "Low", "High", "Result at low", "Result at high")
HEADS += ("Change at low", "Change at high", "Range changed")
WIDTHS = (40, 18, 48, 16, 13, 13, 16, 16, 16, 16, 10)
DRAWN = 12  # inputs of the chart


def write_sensitivity(content: Content, styles: Styles, page: Worksheet, board: Board) -> str:
    """Write the sheet and add its chart; the cells that count ranges changed since."""
    label = findings.decisive_label(content)
    write_head(page, styles, "Sensitivity", f"{label} at the ends of each range, others typical")
    said = "Gray numbers were computed at the export: they do not follow the inputs"
    page.write_string(HEAD_ROW - 2, INPUT, said, styles.plain)
    for column, (text, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(HEAD_ROW, column, text, styles.head)
    page.freeze_panes(FIRST_ROW, OF)
    effects = sorted(content.effects, key=lambda effect: -effect.spread)
    if not effects:
        page.write_string(FIRST_ROW, INPUT, "No input has a range", styles.plain)
        return ""
    base = _write_base(content, styles, page, label)
    for row, effect in enumerate(effects, start=FIRST_ROW):
        _write_effect(content, styles, page, row, effect, base)
    _add_tornado(content, board, min(DRAWN, len(effects)))
    last = fixed(FIRST_ROW + len(effects) - 1, STALE)
    return on_sheet(SENSITIVITY, f"{fixed(FIRST_ROW, STALE)}:{last}")


def _write_base(content: Content, styles: Styles, page: Worksheet, label: str) -> float:
    link = link_to(content, line_of(content.decisive).scope, line_of(content.decisive).name)
    assert link is not None  # noqa: S101 - every scope has a net present value
    page.write_string(HEAD_ROW - 1, INPUT, f"{label}, all inputs typical", styles.strong)
    page.write_string(HEAD_ROW - 1, UNIT, link.unit, styles.plain)
    page.write_number(
        HEAD_ROW - 1, LOW, link.value, styles.stamped(number_format(link.unit, [link.value]))
    )
    return link.value


def _write_effect(
    content: Content, styles: Styles, page: Worksheet, row: int, effect: Effect, base: float
) -> None:
    (scope, path), amount = effect.key, content.amounts[effect.key]
    unit, money = unit_of(amount, content), content.in_currency(line_of(content.decisive).unit)
    ends = ends_of(amount)
    assert ends is not None  # noqa: S101 - it has an effect
    for column, text in enumerate((path, scope, amount.label.rstrip("."), unit)):
        page.write_string(row, column, text, styles.wrapped)
    shown = styles.stamped(number_format(unit, ends, exact=True))
    results = styles.stamped(number_format(money, [base, effect.at_low, effect.at_high]))
    for column, value in ((LOW, ends[0]), (HIGH, ends[1])):
        page.write_number(row, column, value, shown)
    for column, value in ((AT_LOW, effect.at_low), (AT_HIGH, effect.at_high)):
        page.write_number(row, column, value, results)
    style = styles.number(money, [base])
    for column, end, value in ((TO_LOW, AT_LOW, effect.at_low), (TO_HIGH, AT_HIGH, effect.at_high)):
        text = f"={column_letters(end)}{row + 1}-{fixed(HEAD_ROW - 1, LOW)}"
        page.write_formula(row, column, text, style, value - base)
    page.write_formula(row, STALE, _stale(content, row, effect), styles.calculated("0"), 0)


def _stale(content: Content, row: int, effect: Effect) -> str:
    """1 where an end of the range is no longer the one that was computed with."""
    spot = content.layout.inputs[effect.key]
    low, high = (on_sheet(spot.sheet, fixed(spot.row, end)) for end in (INPUT_LOW, INPUT_HIGH))
    low_then, high_then = (f"{column_letters(end)}{row + 1}" for end in (LOW, HIGH))
    return f"=IF({low_then}={low},IF({high_then}={high},0,1),1)"


def _add_tornado(content: Content, board: Board, count: int) -> None:
    plain = f"{findings.decisive_label(content)} at the ends of ranges, as exported"
    title = board.title(findings.on_inputs(content), plain)
    rows = FIRST_ROW, FIRST_ROW + count - 1
    series = [
        Series(
            *(
                f"={on_sheet(SENSITIVITY, cells)}"
                for cells in (fixed(HEAD_ROW, column), _down(INPUT, rows), _down(column, rows))
            )
        )
        for column in (TO_LOW, TO_HIGH)
    ]
    board.figures.append(Figure("bars", title, content.currency, tuple(series)))


def _down(column: int, rows: tuple[int, int]) -> str:
    return f"{fixed(rows[0], column)}:{fixed(rows[1], column)}"
