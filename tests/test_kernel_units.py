from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.kernel.units import COUNTS, NUMBER, Unit, UnitError, unit

SYMBOLS = ["money", "month", "year", "h", "contact", "FTE", "EUR", "x_1"]
texts = st.lists(
    st.tuples(st.sampled_from("*/"), st.sampled_from([*SYMBOLS, *sorted(COUNTS)])), max_size=6
).map(lambda parts: "1" + "".join(f"{mark}{symbol}" for mark, symbol in parts))
units = texts.map(unit)


def spelled(product: Unit) -> str:
    """The unit in the notation that is read, with no powers."""
    above = [symbol for symbol, power in product.powers for _ in range(power)]
    below = [symbol for symbol, power in product.powers for _ in range(-power)]
    return "/".join(["*".join(["1", *above]), *below])


@given(units)
def test_what_is_written_is_read_back(product: Unit) -> None:
    assert unit(spelled(product)) == product
    if all(abs(power) == 1 for _, power in product.powers):
        assert unit(str(product)) == product


@given(units, units, units)
def test_units_are_a_commutative_group(a: Unit, b: Unit, c: Unit) -> None:
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert a * NUMBER == a
    assert a * a.inverse() == NUMBER
    assert a / b == a * b.inverse()
    assert (a / b) * b == a
    assert a.inverse().inverse() == a


@given(units)
def test_equal_units_are_one_key(a: Unit) -> None:
    assert hash(a * NUMBER) == hash(a)
    assert list(a.powers) == sorted(a.powers)
    assert 0 not in dict(a.powers).values()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("money/FTE/year", "money/FTE/year"),
        ("h*money/FTE", "h*money/FTE"),
        ("1", "1"),
        ("1/month", "1/month"),
        ("share", "1"),
        ("agents/h", "1/h"),
        ("contact/month/contact", "1/month"),
        ("h*h", "h^2"),
        ("money/h/h", "money/h^2"),
    ],
)
def test_units_are_shown_with_slashes(text: str, shown: str) -> None:
    assert str(unit(text)) == shown


@pytest.mark.parametrize("text", ["", "/h", "h/", "h//h", "h^2", "money per h", "h/*h", "%"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(UnitError, match="is not a unit"):
        unit(text)
