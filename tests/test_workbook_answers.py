"""The number that somebody wrote into a cell."""

import pytest

from costmodel.assumptions.reading import Amount
from costmodel.workbook.answers import CellError, number_in
from costmodel.workbook.reading import Cell

PAY = Amount(50_000, "money/year", "$50_000 / year", "Pay.")
SHARE = Amount(0.35, "share", "30..35..40 %", "Shrinkage.")


def cell(kind: str, value: float | str = "") -> Cell:
    return Cell("Inputs own", 8, 5, kind, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "found", "number"),
    [
        (PAY, cell("number", 52_000), 52_000),
        (PAY, cell("number", 0.1 + 0.2), 0.3),
        (PAY, cell("text", "$52_000 / year"), 52_000),
        (PAY, cell("text", "$52k / year"), 52_000),
        (SHARE, cell("text", "36%"), 0.36),
        (SHARE, cell("text", " 36 % "), 0.36),
    ],
)
def test_numbers_and_texts_in_the_unit(amount: Amount, found: Cell, number: float) -> None:
    assert number_in(found, "x", amount) == number


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cell("text", "$52_000 / month"), "not in the unit of the cell"),
        (cell("text", "EUR 52_000 / year"), "not in the unit of the cell"),
        (cell("text", "$1..$2..$3 / year"), "not in the unit of the cell"),
        (cell("text", "=1+1"), "there is a text"),
        (cell("formula"), "there is a formula"),
        (cell("empty"), "the cell is empty"),
        (cell("flag", "1"), "which is no number"),
        (cell("error", "#DIV/0!"), "there is an error, #DIV/0!"),
        (cell("date", "2027-01-01"), "a date"),
    ],
)
def test_what_is_no_number(found: Cell, said: str) -> None:
    with pytest.raises(CellError, match=said) as caught:
        number_in(found, "x", PAY)
    assert caught.value.help
