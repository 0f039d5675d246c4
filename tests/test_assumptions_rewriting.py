"""Values as people wrote them, with another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.assumptions.notation import NotationError, Written, read_notation
from costmodel.assumptions.rewriting import NoPlaceError, rewritten, same_digits, written_at

NUMBERS = st.floats(1e-6, 1e9).map(lambda number: float(f"{number:.12g}"))
TEXTS = st.sampled_from(
    [
        *("$50_000 / year", "$0.02 / min", "35%", "6 min", "10_000", "$10M", "9500"),
        *("EUR 5k / month", "5 points", "12 USD/contact", "2 bn", "1 / month"),
    ]
)


@given(TEXTS, NUMBERS)
def test_the_new_text_reads_as_the_new_number(text: str, number: float) -> None:
    before, after = read_notation(text), read_notation(rewritten(text, "x", "value", number))
    assert isinstance(before, Written)
    assert isinstance(after, Written)
    assert same_digits(after.value, number)
    assert (after.unit, after.currency, after.mark) == (before.unit, before.currency, before.mark)


@given(NUMBERS)
def test_the_same_number_keeps_the_text(number: float) -> None:
    text = rewritten("$1 / year", "x", "value", number)
    assert rewritten(text, "x", "value", number) == text


@pytest.mark.parametrize(
    ("text", "path", "part", "number", "after"),
    [
        ("5..6..8 min", "aht", "low", 4.5, "4.5..6..8 min"),
        ("5..6..8 min", "aht", "value", 6.25, "5..6.25..8 min"),
        ("1h30", "aht", "value", 125, "2h05"),
        ("1h30", "aht", "value", 90.5, "90.5 min"),
        ("$7_300 / month", "x", "value", 7_400, "$7_400 / month"),
        ("9500", "x", "value", 12_500, "12_500"),
        ("12500", "x", "value", 13_500, "13500"),
        ("-$5 / month", "x", "value", -6, "-$6 / month"),
        ("0% -> 25% over 15 months", "x.end", "value", 0.3, "0% -> 30% over 15 months"),
        ("0% -> 25% over 15 months", "x.first", "value", 4, None),
    ],
)
def test_how_it_is_written(
    text: str, path: str, part: str, number: float, after: str | None
) -> None:
    new = rewritten(text, path, part, number)  # type: ignore[arg-type]
    assert new == (after or f"{text} from month 4")


@pytest.mark.parametrize(
    ("text", "path", "part"),
    [
        ("6 min", "x", "low"),
        ("0% -> 25% over 15 months", "x", "value"),
        ("0% -> 25% over 15 months", "x.end", "high"),
    ],
)
def test_no_place_for_the_number(text: str, path: str, part: str) -> None:
    with pytest.raises(NoPlaceError):
        rewritten(text, path, part, 1)  # type: ignore[arg-type]


def test_what_is_no_value() -> None:
    with pytest.raises(NotationError):
        rewritten("about six", "x", "value", 1)


def test_the_parts_of_a_ramp() -> None:
    text = "0% -> 20..25..30 % over 15 months from month 4"
    assert [written_at(text, f"x.{part}").value for part in ("start", "end", "over", "first")] == [
        *(0, 0.25, 15, 4)
    ]
