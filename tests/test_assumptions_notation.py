"""Values as people write them, to the last digit, and what is refused."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from costmodel.assumptions.notation import (
    NotationError,
    Written,
    WrittenRamp,
    fifteen_digits,
    read_notation,
    read_part,
    read_value,
)
from costmodel.assumptions.symbols import CODES, UNITS, currency_of
from costmodel.kernel.units import NUMBER, unit


def _short(written: Written) -> tuple[object, ...]:
    """Low, typical and high (one number when they are one), then unit, mark and currency."""
    range_ = (written.low, written.value, written.high)
    numbers = (written.value,) if written.low is None else range_
    return (*numbers, str(written.unit), written.mark, written.currency)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10_000", (10_000, "1", "", "")),
        ("0", (0, "1", "", "")),
        ("1.15", (1.15, "1", "", "")),
        ("1_000.000_5", (1000.0005, "1", "", "")),
        ("1e3", (1000, "1", "", "")),
        ("1.5e-3", (0.0015, "1", "", "")),
        ("-5", (-5, "1", "", "")),
        ("\u22125", (-5, "1", "", "")),
        ("+5", (5, "1", "", "")),
        ("007", (7, "1", "", "")),
        ("10k", (10_000, "1", "", "")),
        ("10K", (10_000, "1", "", "")),
        ("1.2M", (1_200_000, "1", "", "")),
        ("2bn", (2e9, "1", "", "")),
        ("10 k / month", (10_000, "1/month", "", "")),
        ("35%", (0.35, "1", "%", "")),
        ("35 %", (0.35, "1", "%", "")),
        ("42.3%", (0.423, "1", "%", "")),
        ("35 percent", (0.35, "1", "%", "")),
        ("-6% / year", (-0.06, "1/year", "%", "")),
        ("6% per year", (0.06, "1/year", "%", "")),
        ("6%/year", (0.06, "1/year", "%", "")),
        ("5 points", (0.05, "1", "points", "")),
        ("1 point", (0.01, "1", "points", "")),
        ("6 min", (6, "min", "", "")),
        ("6min", (6, "min", "", "")),
        ("6 minutes", (6, "min", "", "")),
        ("20 s", (20, "s", "", "")),
        ("20s", (20, "s", "", "")),
        ("4 h", (4, "h", "", "")),
        ("1h30", (90, "min", "", "")),
        ("1h05", (65, "min", "", "")),
        ("1 h 30 min", (90, "min", "", "")),
        ("0h45m", (45, "min", "", "")),
        ("15 months", (15, "month", "", "")),
        ("2 years", (2, "year", "", "")),
        ("40 h / week", (40, "h/week", "", "")),
        ("30_000 / month", (30_000, "1/month", "", "")),
        ("30_000 contacts / month", (30_000, "contact/month", "", "")),
        ("200 calls per day", (200, "contact/day", "", "")),
        ("0.6 contacts / customer / month", (0.6, "contact/customer/month", "", "")),
        ("20 FTE", (20, "FTE", "", "")),
        ("$50_000 / year", (50_000, "money/year", "", "$")),
        ("$ 50_000 / year", (50_000, "money/year", "", "$")),
        ("$50_000/year", (50_000, "money/year", "", "$")),
        ("$50_000 / FTE / year", (50_000, "money/FTE/year", "", "$")),
        ("$0.02 / min", (0.02, "money/min", "", "$")),
        ("$0.99 / resolution", (0.99, "money/contact", "", "$")),
        ("$10M", (10_000_000, "money", "", "$")),
        ("$60_000 once", (60_000, "money", "once", "$")),
        ("-$5", (-5, "money", "", "$")),
        ("$-5", (-5, "money", "", "$")),
        ("€12", (12, "money", "", "EUR")),
        ("£1.5k / month", (1500, "money/month", "", "GBP")),
        ("¥1_000", (1000, "money", "", "¥")),
        ("₱25_000 / month", (25_000, "money/month", "", "PHP")),
        ("EUR 12", (12, "money", "", "EUR")),
        ("EUR12", (12, "money", "", "EUR")),
        ("12 EUR", (12, "money", "", "EUR")),
        ("12 EUR / month", (12, "money/month", "", "EUR")),
        ("12€", (12, "money", "", "EUR")),
        ("12k€ / year", (12_000, "money/year", "", "EUR")),
        ("USD 12 / h", (12, "money/h", "", "USD")),
        ("5..6..8 min", (5, 6, 8, "min", "", "")),
        ("5 .. 6 .. 8 min", (5, 6, 8, "min", "", "")),
        ("5 min..6 min..8 min", (5, 6, 8, "min", "", "")),
        ("1h30..2h00..3h15", (90, 120, 195, "min", "", "")),
        ("30..35..40 %", (0.3, 0.35, 0.4, "1", "%", "")),
        ("30%..35%..40%", (0.3, 0.35, 0.4, "1", "%", "")),
        ("0..5..10%", (0, 0.05, 0.1, "1", "%", "")),
        ("2..5..8 points", (0.02, 0.05, 0.08, "1", "points", "")),
        ("5..5..5", (5, 5, 5, "1", "", "")),
        ("-2..0..3 % / year", (-0.02, 0, 0.03, "1/year", "%", "")),
        ("24_000..30_000..39_000 / month", (24_000, 30_000, 39_000, "1/month", "", "")),
        ("24k..30k..39k / month", (24_000, 30_000, 39_000, "1/month", "", "")),
        ("$50..$115..$150 / month", (50, 115, 150, "money/month", "", "$")),
        ("$50..115..150 / month", (50, 115, 150, "money/month", "", "$")),
        ("$1 / min..$2 / min..$3 / min", (1, 2, 3, "money/min", "", "$")),
        ("50..115..150 EUR / month", (50, 115, 150, "money/month", "", "EUR")),
        ("1.0..1.15..1.3", (1, 1.15, 1.3, "1", "", "")),
        ("  6 min  ", (6, "min", "", "")),
        ("6\u00a0min", (6, "min", "", "")),
    ],
)
def test_values(text: str, expected: tuple[object, ...]) -> None:
    assert _short(read_value(text)) == expected
    assert read_notation(text) == read_value(text)


@pytest.mark.parametrize(
    ("text", "start", "end", "over", "first"),
    [
        ("0% -> 25% over 15 months", 0, 0.25, 15, 1),
        ("0% -> 25% over 15 months from month 4", 0, 0.25, 15, 4),
        ("0 -> 25 % over 15 months", 0, 0.25, 15, 1),
        ("0%->25% over 15 months", 0, 0.25, 15, 1),
        ("$1 -> $2 / min over 2 years", 1, 2, 2, 1),
        ("80% -> 60%  over  6 months  from  month  12", 0.8, 0.6, 6, 12),
    ],
)
def test_ramps(text: str, start: float, end: float, over: float, first: float) -> None:
    ramp = read_notation(text)
    assert isinstance(ramp, WrittenRamp)
    parts = (ramp.start, ramp.end, ramp.over, ramp.first)
    assert tuple(part.value for part in parts) == (start, end, over, first)
    assert (ramp.start.unit, ramp.start.mark) == (ramp.end.unit, ramp.end.mark)
    assert str(ramp.first.unit) == "month"


def test_ramps_of_ranges() -> None:
    text = "0..5..10 % -> 35..41..50 % over 12..15..18 months from month 3..4..6"
    ramp = read_notation(text)
    assert isinstance(ramp, WrittenRamp)
    assert _short(ramp.start)[:3] == (0, 0.05, 0.1)
    assert _short(ramp.end)[:3] == (0.35, 0.41, 0.5)
    assert _short(ramp.over) == (12, 15, 18, "month", "", "")
    assert _short(ramp.first) == (3, 4, 6, "month", "", "")


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("", "there is no value here", ""),
        ("  ", "there is no value here", ""),
        ("lots", "`lots` is not a number", ""),
        ("nan", "`nan` is not a number", ""),
        ("inf", "`inf` is not a number", ""),
        ("$", "`$` is not a number", ""),
        ("--5", "`--5` is not a number", ""),
        ("-$-5", "`-$-5` is not a number", ""),
        ("1.2.3", "`1.2.3` is not a number", ""),
        ("1__000", "`1__000` is not a number", ""),
        ("1_", "`1_` is not a number", ""),
        ("0x10", "`x` is not a unit", ""),
        (".5", "`.5` is not a number", "write decimals as 0.5"),
        ("5.", "`5.` is not a number", ""),
        ("5...6", "`.6` is not a number", "write decimals as 0.5"),
        ("1,200", "`1,200` can be read in two ways", "write thousands as 1_200"),
        ("1,5 min", "`1,5 min` can be read in two ways", "decimals as 1.2"),
        ("$1,200.50", "`$1,200.50` can be read in two ways", "1_200"),
        ("1 200", "`1 200` is not one number", "1_200"),
        ("1'200", "`1'200` is not one number", "1_200"),
        ("1e999", "`1e999` is too large to be counted with", "1e18"),
        ("1e19", "`1e19` is too large to be counted with", "1e18"),
        ("1e-999", "`1e-999` is too small to be counted with", "1e-18"),
        ("9" * 30, "is too large to be counted with", "1e18"),
        ("1e99999", "`e` is not a unit", ""),
        ("٣ min", "`٣ min` is not a number", ""),
        ("\uff13 min", "`\uff13 min` is not a number", ""),
        ("1٣ min", "`٣` is not a unit", "units:"),
        ("6 parsecs", "`parsecs` is not a unit", "did you mean `sec`?"),
        ("6 mn", "`mn` is not a unit", "did you mean `min`?"),
        ("6 Min", "`Min` is not a unit", "did you mean `min`?"),
        ("6 m", "does not say whether `m` is minutes or months", "write it out"),
        ("$10m", "does not say whether `m` is minutes or months", "write it out"),
        ("$10B", "`B` is not a unit", "units:"),
        ("6 min /", "`/` is not a unit", ""),
        ("6 / / min", "`/` is not a unit", ""),
        ("5 / %", "`%` is not a unit", ""),
        ("5 %%", "`%` is not a unit", ""),
        ("5 % points", "`points` is not a unit", "did you mean"),
        ("$5 once once", "`once` is not a unit", ""),
        ("22:00", "`:` is not a unit", "units:"),
        ("XYZ 5", "`XYZ` is not a currency", "ISO code"),
        ("EUX 5", "`EUX` is not a currency", "did you mean"),
        ("5 XYZ", "`XYZ` is not a unit", ""),
        ("FTE 5", "`FTE` is not a currency", ""),
        ("usd 5", "`usd 5` is not a number", ""),
        ("$5 EUR", "two currencies", "write one"),
        ("$5 / EUR", "two currencies", "write one"),
        ("5..6", "a range has three numbers", "`low..typical..high`"),
        ("5..6..7..8", "a range has three numbers", "`low..typical..high`"),
        ("8..6..5 min", "the numbers of a range must rise", "`low..typical..high`"),
        ("5..8..6 min", "the numbers of a range must rise", "`low..typical..high`"),
        ("5 - 8 min", "`5 - 8 min` is not a range", "`low..typical..high`"),
        ("5\u20138 min", "`5\u20138 min` is not a range", "`low..typical..high`"),
        ("5..6 s..8 min", "have different units", "after the last number"),
        ("5 min..6..8", "have different units", "after the last number"),
        ("30%..35..40", "have different units", "after the last number"),
        ("$5..€6..$7", "have different currencies", ""),
        ("24..30..39k", "letter counts for all", "`24k..30k..39k`"),
        ("5....8", "there is no value here", ""),
        ("0% -> 25%", "does not say over how many months", "`0% -> 25% over 15 months`"),
        ("0% -> over 15 months", "does not say over how many months", "from month 4"),
        ("-> 25% over 15 months", "does not say over how many months", ""),
        ("0% -> 5% -> 9% over 15 months", "does not say over how many months", ""),
        ("0 ->", "does not say", ""),
        ("0% -> 5% over 3 months from month x", "`x` is not a number", ""),
        ("0% -> 5% over 3 months from month 4.5", "`4.5` is not the number of a month", "from 1"),
        ("0% -> 5% over 3 months from month 4%", "`4%` is not the number of a month", "from 1"),
        ("0% -> 5% over 3 months from month 1k", "`1k` is not the number of a month", "from 1"),
        ("0 min -> 5% over 3 months", "have different units", ""),
        ("$0 -> €5 over 3 months", "have different currencies", ""),
        ("->", "does not", ""),
        ("9" * 201, "is too long for a value", "at most 200 characters"),
        ("0% -> " * 100, "is too long for a value", "at most 200 characters"),
    ],
)
def test_refused(text: str, message: str, help_text: str) -> None:
    with pytest.raises(NotationError) as caught:
        read_notation(text)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 130
    assert help_text in caught.value.help


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ("30", "35%", 0.3),
        ("30%", "35%", 0.3),
        ("5", "6 min", 5),
        ("$5", "$6 / month", 5),
        ("5", "$6 / month", 5),
        ("$5 / month", "$6 / month", 5),
        ("8k", "10k", 8000),
    ],
)
def test_a_part_may_leave_the_unit_to_the_whole(text: str, whole: str, expected: float) -> None:
    assert read_part(text, read_value(whole)) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [("30%", "35 min"), ("€5", "$6"), ("5 s", "6 min"), ("5..6..7", "6"), ("", "6"), ("x", "6")],
)
def test_parts_that_do_not_fit_the_whole(text: str, whole: str) -> None:
    with pytest.raises(NotationError):
        read_part(text, read_value(whole))


def test_no_code_of_a_currency_is_a_unit_or_a_number() -> None:
    assert not CODES & set(UNITS)
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CODES)


@pytest.mark.parametrize(
    ("sign", "own", "expected"),
    [
        ("$", "USD", "USD"),
        ("$", "AUD", "AUD"),
        ("$", "EUR", "USD"),
        ("¥", "CNY", "CNY"),
        ("¥", "USD", "JPY"),
        ("GBP", "USD", "GBP"),
        ("", "USD", ""),
    ],
)
def test_signs_that_currencies_share(sign: str, own: str, expected: str) -> None:
    assert currency_of(sign, own) == expected


NUMBERS = st.floats(min_value=1e-9, max_value=1e15, allow_nan=False, allow_subnormal=False).map(
    fifteen_digits
)
SUFFIXES = st.sampled_from(
    ["", " min", " s", " / month", " / year", " contacts / month", " h / week", " FTE"]
)


@given(NUMBERS, SUFFIXES)
def test_numbers_are_read_to_the_last_bit(number: float, suffix: str) -> None:
    for text in (f"{number:.15g}", repr(number), f"{number:_.15f}" if number > 1e-3 else "0"):
        assume("e" not in text or "." in text or suffix.strip())
        read = read_value(text + suffix).value
        assert read == fifteen_digits(float(text.replace("_", "")))


@given(st.integers(0, 10**12), st.sampled_from([2, 3, 5]))
def test_percent_is_exact(digits: int, places: int) -> None:
    text = f"{digits / 10**places:.{places}f}"
    assert read_value(f"{text}%").value == fifteen_digits(digits / 10 ** (places + 2))


@given(st.lists(NUMBERS, min_size=3, max_size=3).map(sorted), SUFFIXES)
def test_ranges_round_trip(numbers: list[float], suffix: str) -> None:
    text = "..".join(f"{number:.15g}" for number in numbers) + suffix
    read = read_value(text)
    assert [read.low, read.value, read.high] == numbers


@given(NUMBERS, NUMBERS, st.integers(1, 600), st.integers(1, 600), SUFFIXES)
def test_ramps_round_trip(start: float, end: float, over: int, first: int, suffix: str) -> None:
    text = f"{start:.15g} -> {end:.15g}{suffix} over {over} months from month {first}"
    ramp = read_notation(text)
    assert isinstance(ramp, WrittenRamp)
    parts = (ramp.start, ramp.end, ramp.over, ramp.first)
    assert [part.value for part in parts] == [start, end, over, first]


@given(st.text(max_size=40) | st.text("0123456789.eE_-+%$€ kMmin/once>rv,'", max_size=40))
def test_nothing_is_too_strange(text: str) -> None:
    try:
        written = read_notation(text)
    except NotationError:
        return
    ends = [written] if isinstance(written, Written) else [written.start, written.end]
    assert all(abs(each.value) <= 1e18 for each in ends)


def test_a_bare_number_has_no_unit() -> None:
    assert read_value("5").unit == NUMBER
    assert read_value("$5").unit == unit("money")
