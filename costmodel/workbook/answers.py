"""The number that somebody wrote into an input cell, or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.notation import NotationError, fifteen_digits, read_value
from costmodel.assumptions.problems import cut
from costmodel.assumptions.rewriting import written_at

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Amount
    from costmodel.workbook.reading import Cell

_NONE = {
    "formula": "there is a formula",
    "empty": "the cell is empty",
    "date": "Excel made a date of what was typed",
    "flag": "there is {value}, which is no number",
    "error": "there is an error, {value}",
}


class CellError(ValueError):
    """A cell holds no number that could be an input; `help` says what to write."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(message)
        self.help = help_text


def number_in(cell: Cell, path: str, amount: Amount) -> float:
    """The number of a cell, to fifteen digits, in the unit of the input; raises `CellError`.

    A text counts if it is written as in a file, in the unit the file has.
    """
    if cell.kind == "number":
        return fifteen_digits(float(cell.value))
    help_text = f"write a number in {amount.unit.replace('money', 'money of the file')}"
    if amount.unit.startswith("share"):
        help_text = "write a share, such as 35%"
    if cell.kind != "text":
        raise CellError(_NONE[cell.kind].format(value=cut(str(cell.value))), help_text)
    text = str(cell.value)
    try:
        found, like = read_value(text), written_at(amount.text, path)
    except NotationError as error:
        raise CellError(f"there is a text: {error}", error.help or help_text) from None
    units = (found.unit, found.mark, found.currency), (like.unit, like.mark, like.currency)
    if units[0] != units[1] or found.low is not None:
        message = f"there is the text `{cut(text)}`, which is not in the unit of the cell"
        raise CellError(message, help_text)
    return found.value
