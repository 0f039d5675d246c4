"""Ways of writing durations."""

import math

import pandas as pd
import pytest

from costmodel.records.durations import Numbers, read_duration, read_durations


def read(*texts: str, name: str = "Talk", numbers: Numbers | None = None) -> list[float]:
    column = pd.Series(texts, dtype=object)
    return read_duration(column, name, numbers or Numbers())["seconds"].tolist()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("312", 312), ("5:12", 312), ("1:05:12", 3912), ("00:00:00", 0), (" 12.5 ", 12.5)),
        *(("5m 12s", 312), ("0 days 00:05:12", 312), ("90:00", 5400), ("5:12.5", 312.5)),
    ],
)
def test_durations(text: str, seconds: float) -> None:
    assert read(text) == [seconds]


@pytest.mark.parametrize(
    ("name", "unit", "seconds"),
    [
        ("Talk (min)", None, 120),
        ("Talk", 60.0, 120),
        ("Talk (min)", 1.0, 2),
        ("TalkMs", None, 0.002),
    ],
)
def test_units_of_plain_numbers(name: str, unit: float | None, seconds: float) -> None:
    assert read("2", name=name, numbers=Numbers(unit)) == [seconds]


@pytest.mark.parametrize("text", ["-5", "1e999", "nan5", "five", "=1+1", "0x10", "1:2:3:4", "\x00"])
def test_what_is_no_duration_is_wrong(text: str) -> None:
    column = pd.Series([text], dtype=object)
    found = read_duration(column, "Talk", Numbers())
    assert found["is_wrong"].tolist() == [True]
    assert math.isnan(found["seconds"].iloc[0])


@pytest.mark.parametrize("text", ["", " ", "-", "NULL", "n/a"])
def test_blanks_are_no_durations_and_not_wrong(text: str) -> None:
    found = read_duration(pd.Series([text], dtype=object), "Talk", Numbers())
    assert found["is_wrong"].tolist() == [False]
    assert math.isnan(found["seconds"].iloc[0])


def test_decimal_commas() -> None:
    semicolons = Numbers(delimiter=";")
    assert read("3,5", "1,234", numbers=semicolons) == [3.5, 1.234]
    unsure = read("1,234", "2,000", numbers=semicolons)  # thousands or decimals: not guessed
    assert all(math.isnan(each) for each in unsure)
    assert read("1,234", numbers=Numbers(decimal=",")) == [1.234]
    assert math.isnan(read("3,5", numbers=Numbers(decimal="."))[0])


def test_columns_are_summed_and_blanks_count_nothing() -> None:
    table = pd.DataFrame({"Talk": ["60", "", "", "x"], "Wrap (min)": ["1", "2", "", "1"]})
    found = read_durations(table, ["Talk", "Wrap (min)"], Numbers())
    assert found["seconds"].fillna(-1).tolist() == [120, 120, -1, -1]
    assert found["is_wrong"].tolist() == [False, False, False, True]
