"""Numbers as people read them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.reports.figures import (
    change,
    figure,
    points,
    precise,
    rate_of_return,
    share,
    shown_unit,
)

MONEY = "USD/year"
PRICE = "USD/contact"
UNITS = (MONEY, PRICE, "USD", "EUR/min", "share", "FTE", "agents", "month", "contact/month", "1")
AMOUNTS = st.floats(-1e15, 1e15, allow_nan=False)


def parsed(text: str) -> tuple[float, float]:
    """What the figure says, and half a unit of its last digit."""
    plain = text.replace("\u2212", "-").replace(",", "")
    scale = 0.01 if plain.endswith("%") else 1.0
    plain = plain.removesuffix("%")
    decimals = len(plain.partition(".")[2])
    return float(plain) * scale, 0.5 * 10.0**-decimals * scale


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1_107_999.6, MONEY, "1,108,000"),
        (-1_220_260.4, "USD", "\u22121,220,260"),
        (0.4, "USD", "0"),
        (-0.4, "USD", "0"),
        (-0.0, "USD", "0"),
        (0.923333, "USD/min", "0.923"),
        (8.4666, PRICE, "8.47"),
        (11.319, PRICE, "11.3"),
        (99.96, PRICE, "100"),
        (9.996, PRICE, "10.0"),
        (0.9996, PRICE, "1.00"),
        (515_039.4, PRICE, "515,039"),
        (0.000025, PRICE, "0.000025"),
        (1e-9, PRICE, "0"),
        (-1e-9, PRICE, "0"),
        (115.0, "USD/FTE/month", "115"),
        (0.5487, "share", "54.9%"),
        (-0.0004, "share", "0.0%"),
        (38.42, "share", "3,842.0%"),
        (53.7749, "FTE", "53.77"),
        (4, "agents", "4.00"),
        (3, "month", "3"),
        (974.5, "h/month", "974.5"),
        (4_615.4, "h/month", "4,615"),
        (None, "USD", "n/a"),
    ],
)
def test_figures_by_unit(value: float | None, unit: str, shown: str) -> None:
    assert figure(value, unit) == shown


@given(AMOUNTS, st.sampled_from(UNITS))
def test_a_figure_is_within_half_of_its_last_digit(value: float, unit: str) -> None:
    for shown in (figure(value, unit), precise(value, unit)):
        said, half = parsed(shown)
        half = max(half, 0.5e-6)  # the smallest that is shown
        assert said == pytest.approx(value, abs=half * (1 + 1e-9), rel=1e-12)


@given(AMOUNTS, st.sampled_from(UNITS))
def test_zero_has_no_sign_and_thousands_are_set_apart(value: float, unit: str) -> None:
    for shown in (figure(value, unit), change(value, unit), precise(value, unit)):
        said, _ = parsed(shown.removeprefix("+"))
        assert shown.startswith("\u2212") == (said < 0)
        whole = shown.lstrip("+\u2212").partition(".")[0].removesuffix("%")
        assert all(len(group) == 3 for group in whole.split(",")[1:])
        assert len(whole.split(",")[0]) <= 3


@given(st.floats(1e-4, 99.9), st.sampled_from([-1, 1]))
def test_unit_prices_have_three_significant_digits(value: float, sign: int) -> None:
    digits = figure(sign * value, PRICE).lstrip("\u22120.").replace(".", "")
    assert len(digits.rstrip("0")) <= 3
    assert math.isclose(parsed(figure(value, PRICE))[0], value, rel_tol=5.1e-3)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (2.5, "USD/month", "2.5"),
        (0.02, "USD/min", "0.02"),
        (2_083.7, "USD/month", "2,084"),
        (24, "contact", "24"),
        (0.41, "share", "41%"),
        (0.06, "share/year", "6%"),
        (0.000871, "share", "0.0871%"),
        (0, "share", "0%"),
        (1_200, "1", "1,200"),
        (None, "1", "n/a"),
    ],
)
def test_precise_figures_hide_nothing_small(value: float | None, unit: str, shown: str) -> None:
    assert precise(value, unit) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (5.0, "USD", "+5"),
        (-5.0, "USD", "\u22125"),
        (0.3, "USD", "0"),
        (0.252, "share", "+25.2%"),
        (0.0, "FTE", "0.00"),
        (None, "USD", "n/a"),
    ],
)
def test_changes_have_their_sign(value: float | None, unit: str, shown: str) -> None:
    assert change(value, unit) == shown


def test_points_and_rates() -> None:
    assert points(0.0219) == "+2.2 pts"
    assert points(-0.0004) == "0.0 pts"
    assert share(1) == "100.0%"
    assert rate_of_return(10) == "1,000.0%"
    assert rate_of_return(10.001) == "> 1,000%"
    assert rate_of_return(-0.5) == "\u221250.0%"
    assert rate_of_return(None) == "n/a"


def test_units_of_pure_numbers_are_not_shown() -> None:
    shown = {unit: shown_unit(unit) for unit in ("share", "1", "factor", "share/year", "USD/year")}
    assert shown == {
        "share": "",
        "1": "",
        "factor": "",
        "share/year": "/year",
        "USD/year": "USD/year",
    }
