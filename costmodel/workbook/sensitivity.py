"""The sheet of sensitivities: a result at both ends of each range, as the program computed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.workbook import findings
from costmodel.workbook.board import Figure, Series
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.inputs import unit_of
from costmodel.workbook.layout import FIRST_ROW, HEAD_ROW, SENSITIVITY
from costmodel.workbook.places import column_letters, fixed, on_sheet
from costmodel.workbook.printing import line_of
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.board import Board
    from costmodel.workbook.content import Content
    from costmodel.workbook.ranges import Effect
    from costmodel.workbook.styles import Styles

INPUT, OF, MEANING, UNIT, LOW, HIGH, AT_LOW, AT_HIGH, TO_LOW, TO_HIGH = range(10)
HEADS = (
    *("Input", "Scenario", "Meaning", "Unit", "Low", "High", "Result at low", "Result at high"),
    *("Change at low", "Change at high"),
)
WIDTHS = (38, 16, 44, 14, 11, 11, 14, 14, 14, 14)
BASE_ROW = HEAD_ROW - 1
DRAWN = 12  # inputs of the chart


@dataclass
class Sensitivity:
    """Writes the sheet."""

    content: Content
    styles: Styles
    page: Worksheet

    def write(self, board: Board) -> None:
        """Write the sheet and add its chart."""
        label = findings.decisive_label(self.content)
        said = f"{label} at the ends of each range, all other inputs typical"
        write_head(self.page, self.styles, "Sensitivity", said)
        write_columns(self.page, self.styles, HEADS, WIDTHS, numbers=range(LOW, len(HEADS)))
        self.page.freeze_panes(FIRST_ROW, OF)
        effects = sorted(self.content.effects, key=lambda effect: -effect.spread)
        if not effects:
            self.page.write_string(FIRST_ROW, INPUT, "No input has a range", self.styles.plain)
            return
        self._base()
        for row, effect in enumerate(effects, start=FIRST_ROW):
            self._effect(row, effect)
        self._tornado(board, [effect for effect in effects if effect.spread][:DRAWN])

    @property
    def unit(self) -> str:
        """The unit of the result."""
        return self.content.in_currency(line_of(self.content.decisive).unit)

    @property
    def base(self) -> float:
        """The result with all inputs typical."""
        return self.content.at_run_rate(self.content.decisive)

    def _base(self) -> None:
        said = "Gray numbers were computed at the export: they do not follow the inputs"
        self.page.write_string(BASE_ROW - 1, INPUT, said, self.styles.plain)
        self.page.write_string(BASE_ROW, INPUT, "Result, all inputs typical", self.styles.strong)
        self.page.write_string(BASE_ROW, UNIT, self.unit, self.styles.plain)
        style = self.styles.stamped(number_format(self.unit, [self.base]))
        self.page.write_number(BASE_ROW, AT_LOW, self.base, style)

    def _effect(self, row: int, effect: Effect) -> None:
        amount = self.content.amounts[effect.keys[0]]
        unit, ends = unit_of(amount, self.content), ends_of(amount)
        assert ends is not None  # noqa: S101 - it has an effect
        scopes = ", ".join(scope for scope, _ in effect.keys)
        texts = effect.path, scopes, amount.label.rstrip("."), unit
        for column, text in enumerate(texts):
            self.page.write_string(row, column, text, self.styles.wrapped)
        fit_row(self.page, row, zip(texts, WIDTHS, strict=False))
        found = effect.at_low, effect.at_high
        shown = self.styles.stamped(number_format(unit, ends, exact=True))
        results = self.styles.stamped(number_format(self.unit, [self.base, *found]))
        for column, value, style in zip(
            (LOW, HIGH, AT_LOW, AT_HIGH),
            (*ends, *found),
            (shown,) * 2 + (results,) * 2,
            strict=True,
        ):
            self.page.write_number(row, column, value, style)
        style = self.styles.number(self.unit, [self.base])
        for column, end, value in zip((TO_LOW, TO_HIGH), (AT_LOW, AT_HIGH), found, strict=True):
            text = f"={column_letters(end)}{row + 1}-{fixed(BASE_ROW, AT_LOW)}"
            self.page.write_formula(row, column, text, style, value - self.base)

    def _tornado(self, board: Board, effects: Sequence[Effect]) -> None:
        if not effects:
            return
        plain = f"{findings.decisive_label(self.content)} at the ends of ranges, as exported"
        title = board.title(findings.on_inputs(self.content), plain)
        first, last = FIRST_ROW, FIRST_ROW + len(effects) - 1
        series = [
            Series(
                *(
                    "=" + on_sheet(SENSITIVITY, cells)
                    for cells in (
                        fixed(HEAD_ROW, column),
                        _down(INPUT, first, last),
                        _down(column, first, last),
                    )
                )
            )
            for column in (TO_LOW, TO_HIGH)
        ]
        size = max(effect.spread for effect in effects)
        unit = f"Change of the NPV, {self.content.currency}"
        board.figures.append(Figure("bars", title, unit, size, tuple(series)))


def _down(column: int, first: int, last: int) -> str:
    return f"{fixed(first, column)}:{fixed(last, column)}"
