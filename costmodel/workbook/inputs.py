"""The sheets of inputs: each value as written, its range, and the live cell that formulas use.

The blue cells are the inputs. A switch for the whole book takes the typical values, all low or
all high ends, or the ends that are worse or better for the result it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.workbook.fitting import fit_row
from costmodel.workbook.heads import write_columns, write_head
from costmodel.workbook.layout import DATE_ROW as SWITCH_ROW
from costmodel.workbook.layout import FIRST_ROW, HEAD_ROW, INDEX_ROW, LABEL, LIVE, NAME, WORDS
from costmodel.workbook.places import column_letters, fixed, on_sheet
from costmodel.workbook.ranges import ends_of
from costmodel.workbook.styles import number_format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Key
    from costmodel.workbook.content import Content
    from costmodel.workbook.layout import Sheet, Spot
    from costmodel.workbook.ranges import Effect
    from costmodel.workbook.styles import Styles

TYPICAL, LOW, HIGH, PESSIMISTIC, OPTIMISTIC, BETTER = range(LIVE + 1, LIVE + 7)
EXPORTED, LOW_EXPORTED, HIGH_EXPORTED, IS_CHANGED, PLACE, SOURCE = range(LIVE + 7, LIVE + 13)
CASES = ("Typical", "Low", "High", "Pessimistic", "Optimistic")
HEADS = (
    *("Input", "Meaning", "Unit", "As written", "Live", *CASES),
    *("Better end", "As exported", "Low then", "High then", "Changed", "Where", "Source"),
)
WIDTHS = (40, 52, 16, 30, 13, 13, 13, 13, 13, 13, 11, 13, 13, 13, 10, 24, 60)
FIXED = ("calendar", "search")  # sections of numbers that are no assumptions
DECIDING = ("max_occupancy", "recontact")  # given or not, they decide which lines there are
CASE = "case"  # the name of the switch


@dataclass
class Inputs:
    """Writes the inputs of one scenario."""

    content: Content
    styles: Styles
    page: Worksheet
    sheet: Sheet
    effects: Mapping[Key, Effect]
    switch: Spot  # of the whole book
    rows: list[int] = field(default_factory=list)  # of the cells that can be changed

    def write(self) -> None:
        """Write the switch, the heads of the columns, and all inputs."""
        said = "Change the blue cells: everything follows"
        write_head(self.page, self.styles, f"Inputs of {self.sheet.scope}", said)
        self._heads()
        self._switch()
        for row, item in self.sheet.items:
            if isinstance(item, str):
                self._heading(row, item.replace("_", " ").capitalize())
            elif isinstance(item, tuple) and item in self.content.amounts:
                self._input(row, item)
        self._structure()

    def _heading(self, row: int, text: str) -> None:
        self.page.write_string(row, NAME, text, self.styles.heading)
        for column in range(LABEL, SOURCE + 1):
            self.page.write_blank(row, column, None, self.styles.heading)

    def _structure(self) -> None:
        """What the file says beside numbers, which no cell can change."""
        first = self.sheet.height + 1
        self._heading(first, "Structure: changed in the file, not here")
        found = self.content.structure[self.sheet.scope]
        for row, texts in enumerate(found.items(), start=first + 1):
            for column, text in zip((NAME, LABEL), texts, strict=True):
                self.page.write_string(row, column, text, self.styles.stamped_text)
            fit_row(self.page, row, zip(texts, WIDTHS, strict=False))

    def _heads(self) -> None:
        write_columns(self.page, self.styles, HEADS, WIDTHS, numbers=range(LIVE, PLACE))
        self.page.freeze_panes(FIRST_ROW, LABEL)

    def _switch(self) -> None:
        self.page.write_string(SWITCH_ROW, WORDS, "Case of the whole book", self.styles.strong)
        self.page.write_string(INDEX_ROW, WORDS, "Its number", self.styles.plain)
        if self.switch.sheet == self.sheet.name:
            self.page.write_string(SWITCH_ROW, LIVE, CASES[0], self.styles.input(""))
            self.page.data_validation(
                SWITCH_ROW, LIVE, SWITCH_ROW, LIVE, {"validate": "list", "source": list(CASES)}
            )
            heads = f"{fixed(HEAD_ROW, TYPICAL)}:{fixed(HEAD_ROW, OPTIMISTIC)}"
            number = f"=MATCH({fixed(SWITCH_ROW, LIVE)},{heads},0)"
            self.page.write_formula(INDEX_ROW, LIVE, number, self.styles.calculated("0"), 1)
        else:
            for row, value in ((SWITCH_ROW, CASES[0]), (INDEX_ROW, 1)):
                link = "=" + on_sheet(self.switch.sheet, fixed(row, LIVE))
                self.page.write_formula(row, LIVE, link, self.styles.link("0"), value)

    def _input(self, row: int, key: Key) -> None:
        amount = self.content.amounts[key]
        unit = unit_of(amount, self.content)
        held = self.content.cell_of(key)
        texts = key[1], amount.label.rstrip("."), unit, amount.text
        for column, text in enumerate(texts):
            self.page.write_string(row, column, text, self.styles.wrapped)
        fit_row(self.page, row, zip(texts, WIDTHS, strict=False))
        shown = number_format(unit, [amount.value, *(ends_of(amount) or ())], exact=True)
        if held != key:
            self._linked(row, held, amount, shown)
        else:
            self._own(row, key, amount, shown)
        self._origin(row, key, amount)

    def _linked(self, row: int, held: Key, amount: Amount, shown: str) -> None:
        """An input that stands on another scenario's sheet."""
        spot, style = self.content.layout.inputs[held], self.styles.link(shown)
        values = self._cases(held, amount)
        for column, value in zip(range(LIVE, BETTER), (amount.value, *values), strict=True):
            cell = f"{column_letters(column)}{spot.row + 1}"
            self.page.write_formula(row, column, "=" + on_sheet(spot.sheet, cell), style, value)

    def _own(self, row: int, key: Key, amount: Amount, shown: str) -> None:
        style, calculated = self._style(key, shown), self.styles.calculated(shown)
        values, typical = self._cases(key, amount), _cell(TYPICAL, row)
        live = f"=INDEX({typical}:{_cell(OPTIMISTIC, row)},{fixed(INDEX_ROW, LIVE)})"
        self.page.write_formula(row, LIVE, live, calculated, amount.value)
        self.page.write_number(row, TYPICAL, amount.value, style)
        self._validate(row, amount)
        for column, value in zip((LOW, HIGH), values[1:3], strict=True):
            if ends_of(amount) is None:
                self.page.write_formula(row, column, f"={typical}", calculated, value)
            else:
                self.page.write_number(row, column, value, style)
        texts = self._ends(row, key)
        for column, text, value in zip((PESSIMISTIC, OPTIMISTIC), texts, values[3:], strict=True):
            self.page.write_formula(row, column, text, calculated, value)
        self._exported(row, amount, shown)

    def _ends(self, row: int, key: Key) -> tuple[str, str]:
        """The formulas of the worse and the better end."""
        typical, low, high = (_cell(column, row) for column in (TYPICAL, LOW, HIGH))
        effect = self.effects.get(key)
        if effect is None:
            return f"={typical}", f"={typical}"
        self.page.write_number(row, BETTER, effect.better, self.styles.stamped("+0;-0;0"))
        better = f"=CHOOSE({_cell(BETTER, row)}+2"
        return f"{better},{high},{typical},{low})", f"{better},{low},{typical},{high})"

    def _exported(self, row: int, amount: Amount, shown: str) -> None:
        """What was exported, and 1 where it is something else now."""
        values = {TYPICAL: (EXPORTED, amount.value)}
        ends = ends_of(amount)
        if ends is not None:
            values |= {LOW: (LOW_EXPORTED, ends[0]), HIGH: (HIGH_EXPORTED, ends[1])}
        text = "0"
        for column, (then, value) in values.items():
            self.page.write_number(row, then, value, self.styles.stamped(shown))
            text = f"IF({_cell(column, row)}={_cell(then, row)},{text},1)"
        self.page.write_formula(row, IS_CHANGED, f"={text}", self.styles.calculated("0"), 0)

    def _cases(self, key: Key, amount: Amount) -> tuple[float, ...]:
        """The values in all cases."""
        low, high = ends_of(amount) or (amount.value, amount.value)
        better = self.effects[key].better if key in self.effects else 0
        worse_and_better = {1: (low, high), -1: (high, low), 0: (amount.value, amount.value)}
        return (amount.value, low, high, *worse_and_better[better])

    def _style(self, key: Key, shown: str) -> Format:
        free = can_be_changed(key, self.content.amounts[key])
        return self.styles.input(shown) if free else self.styles.stamped(shown)

    def _validate(self, row: int, amount: Amount) -> None:
        """What the cell takes, and what it says when it is chosen."""
        rule: dict[str, object] = {"validate": "any"}
        low, high = amount.least, amount.most
        if low is not None and high is not None:
            rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        elif low is not None:
            rule = {"validate": "decimal", "criteria": ">=", "value": low}
        elif high is not None:
            rule = {"validate": "decimal", "criteria": "<=", "value": high}
        said = f"{amount.label} Unit: {unit_of(amount, self.content)}."
        rule |= {"input_title": "Input", "input_message": said[:255]}
        rule |= {"error_title": "Not possible", "error_message": "The model takes no such value."}
        self.page.data_validation(row, TYPICAL, row, TYPICAL, rule)

    def _origin(self, row: int, key: Key, amount: Amount) -> None:
        place = place_of(key, amount)
        self.page.write_string(row, PLACE, place, self.styles.plain)
        source = amount.details.source if amount.details is not None else ""
        if source:
            self.page.write_string(row, SOURCE, source, self.styles.plain)
            self.page.write_comment(row, TYPICAL, f"{amount.text}\n{place}\n{source}"[:1000])


def _cell(column: int, row: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def can_be_changed(key: Key, amount: Amount) -> bool:
    """Whether results follow an input; not one that the program measured, or that is structure."""
    decides = amount.span is None and key[1].rpartition(".")[2] in DECIDING
    return key[1].partition(".")[0] not in FIXED and amount.text != FROM_SHIFTS and not decides


def unit_of(amount: Amount, content: Content) -> str:
    """The unit an input was written in; of a number written in percent, a share."""
    if amount.unit.partition("/")[0] != "1":
        return content.in_currency(amount.unit)
    counted = "share" if "%" in amount.text else "number"
    return f"{counted}{amount.unit.removeprefix('1')}"


def place_of(key: Key, amount: Amount) -> str:
    """Where an input comes from: file and line, the calendar, or a default."""
    if amount.span is not None:
        return f"{amount.span.file}:{amount.span.line}"
    section = key[1].partition(".")[0]
    return section if section in FIXED else "default"
