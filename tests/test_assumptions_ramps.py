"""Ramps: a straight line from one value to another, month by month."""

import pytest

from tests.assumption_files import attribute, load, monthly, only_error, under, warnings

PATH = "automation.ivr.containment"


def _expected(start: float, end: float, over: float, first: int = 1) -> list[float]:
    """README: a + (b - a) x min(1, m / k), started at m = j - 1."""
    return [
        start + (end - start) * min(1, max(0, month - (first - 1)) / over) for month in range(36)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0% -> 25% over 15 months", _expected(0, 0.25, 15)),
        ("0% -> 25% over 15 months from month 1", _expected(0, 0.25, 15)),
        ("0% -> 25% over 15 months from month 4", _expected(0, 0.25, 15, 4)),
        ("40% -> 25% over 2 years", _expected(0.4, 0.25, 24)),
        ("0% -> 25% over 1 month", _expected(0, 0.25, 1)),
        ("0% -> 25% over 60 months", _expected(0, 0.25, 60)),
        ("0% -> 25% over 12 months from month 40", [0.0] * 36),
        ("{value: 0% -> 25% over 15 months, source: a}", _expected(0, 0.25, 15)),
        ("0 -> 20..25..30 % over 12..15..18 months", _expected(0, 0.25, 15)),
    ],
)
def test_ramps_month_by_month(text: str, expected: list[float]) -> None:
    loaded = load("hybrid", f"{PATH}={text}")
    assert monthly(loaded, attribute(loaded, PATH)) == pytest.approx(expected, rel=1e-14)


def test_the_parts_of_a_ramp_are_inputs_with_ranges() -> None:
    text = "0% -> 20..25..30 % over 12..15..18 months from month 2..3..4"
    inputs = load("hybrid", f"{PATH}={text}").scenario.inputs
    assert PATH not in inputs
    ranges = {part: inputs[f"{PATH}.{part}"] for part in ("start", "end", "over", "first")}
    assert {part: (each.low, each.value, each.high) for part, each in ranges.items()} == {
        "start": (None, 0, None),
        "end": (0.2, 0.25, 0.3),
        "over": (12, 15, 18),
        "first": (2, 3, 4),
    }
    assert {each.text for each in ranges.values()} == {text}


def test_ramps_convert_units_and_currencies() -> None:
    path = "teams.day.pay.salary"
    text = f"{path}=€40_000 -> €4_000 / month over 2 years"
    problem = only_error("hybrid", f"{path}=€40_000 / year -> €4_000 / month over 2 years")
    assert "different units" in problem.message
    loaded = load("hybrid", "fx.EUR={rate: 2, as_of: 2026-10-01}", text)
    values = monthly(loaded, attribute(loaded, path))
    assert values[0] == pytest.approx(960_000)
    assert values[-1] == pytest.approx(96_000)


def test_the_progress_of_a_ramp_goes_with_its_value() -> None:
    loaded = load("hybrid", f"{PATH}=10% -> 25% over 10 months from month 3")
    progress = attribute(loaded, PATH).ramp
    assert monthly(loaded, progress) == pytest.approx(_expected(0, 1, 10, 3))
    assert attribute(load("hybrid", f"{PATH}=25%"), PATH).ramp is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0% -> 25%", "does not say over how many months"),
        ("0% -> 25% over 15", "this number needs a unit"),
        ("0% -> 25% over 15 min", "this is not in `month`"),
        ("0% -> 25% over 0 months", "it has to be above 0"),
        ("0% -> 25% over -3 months", "it has to be above 0"),
        ("0% -> 25% over 15 months from month 0", "it has to be at least 1 month"),
        ("0% -> 25% over 15 months from month 1.5", "is not the number of a month"),
        ("0% -> 125% over 15 months", "at most 100 %"),
        ("0 min -> 25% over 15 months", "different units"),
        ("0% -> 5 min over 15 months", "different units"),
        ("0 -> 25 over 15 months", "this number needs a unit"),
        ("0% -> 20% -> 40% over 15 months", "does not say over how many months"),
        ("0% -> 30..20..10 % over 15 months", "must rise"),
    ],
)
def test_ramps_that_do_not_work(text: str, message: str) -> None:
    problem = only_error("hybrid", f"{PATH}={text}")
    assert under(problem) == text
    assert message in problem.message


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("0% -> 25% over 35 months", False),
        ("0% -> 25% over 36 months", True),
        ("0% -> 25% over 3 years", True),
        ("0% -> 25% over 30 months from month 6", False),
        ("0% -> 25% over 30 months from month 7", True),
    ],
)
def test_a_ramp_that_the_horizon_cuts_off_is_a_warning(text: str, *, is_cut: bool) -> None:
    found = warnings("hybrid", f"{PATH}={text}")
    assert (("unfinished-ramp", text) in found) is is_cut
    assert (_values(text)[-1] < 0.25) is is_cut


def _values(text: str) -> list[float]:
    loaded = load("hybrid", f"{PATH}={text}")
    return monthly(loaded, attribute(loaded, PATH))
