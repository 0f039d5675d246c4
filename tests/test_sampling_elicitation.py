"""What people say of a number is what the distribution has."""

import math

import numpy as np
import pytest

from costmodel.sampling.distributions import Beta, Triangular, Truncated, Uniform, pert
from costmodel.sampling.elicitation import from_percentiles, from_range

NAMES = ("pert", "triangular", "uniform", "normal", "lognormal", "beta")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("p10", "typical", "p90"), [(0.2, 0.3, 0.5), (0.1, 0.45, 0.5)])
def test_percentiles_are_those_given(name: str, p10: float, typical: float, p90: float) -> None:
    found = from_percentiles(name, p10, typical, p90)
    assert found.ppf([0.1, 0.9]) == pytest.approx([p10, p90], rel=1e-9)


@pytest.mark.parametrize("shape", [pert, Triangular], ids=["pert", "triangular"])
@pytest.mark.parametrize("typical", [5.2, 6, 7.9])
def test_the_peak_is_found_again_from_percentiles(shape: object, typical: float) -> None:
    assert callable(shape)
    whole = shape(5, typical, 8)
    p10, p90 = whole.ppf([0.1, 0.9])
    name = "pert" if shape is pert else "triangular"
    if not p10 <= typical <= p90:
        with pytest.raises(ValueError, match="between P10 and P90"):
            from_percentiles(name, p10, typical, p90)
        return
    again = from_percentiles(name, p10, typical, p90)
    assert again.ppf([0.0, 1.0]) == pytest.approx([5, 8], rel=1e-6)


def test_a_beta_is_found_again_from_percentiles() -> None:
    p10, p90 = Beta(2, 7, 0, 1).ppf([0.1, 0.9])
    found = from_percentiles("beta", p10, (p10 + p90) / 2, p90)
    assert isinstance(found, Beta)
    assert (found.a, found.b) == pytest.approx((2, 7), rel=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_a_range_is_never_left(name: str) -> None:
    found = from_range(name, 2, 3, 8)
    ends = found.ppf(np.array([1e-12, 1 - 1e-12]))
    assert 2 <= ends[0] < ends[1] <= 8


def test_shapes_of_a_range() -> None:
    assert from_range("uniform", 2, 3, 8) == Uniform(2, 8)
    assert from_range("pert", 2, 3, 8).mean == pytest.approx((2 + 4 * 3 + 8) / 6)
    assert from_range("triangular", 2, 3, 8).mean == pytest.approx(13 / 3)
    assert from_range("beta", 2, 3, 8).mean == pytest.approx(3)
    assert from_range("normal", 2, 5, 8).ppf(0.5) == pytest.approx(5)
    assert from_range("lognormal", 1, 10, 100).ppf(0.5) == pytest.approx(10)
    twice = from_range("discrete", 0, 0, 8, (0.25, 0.5, 0.25))
    assert twice.ppf([0.1, 0.74, 0.76]).tolist() == [0, 0, 8]
    few = from_range("discrete", 2, 3, 8)
    assert [float(few.cdf(at)) for at in (2, 3, 8)] == [0.25, 0.75, 1]
    few = from_percentiles("discrete", 2, 3, 8)
    assert [float(few.cdf(at)) for at in (2, 3, 8)] == pytest.approx([0.3, 0.7, 1])


def test_limits_cut_off() -> None:
    found = from_percentiles("normal", -1, 0, 1, limits=(0, math.inf))
    assert isinstance(found, Truncated)
    assert found.cut_off == pytest.approx(0.5)
    inside = from_percentiles("beta", 3, 4, 5, limits=(2, 8))
    assert inside.ppf([0.1, 0.9]) == pytest.approx([3, 5])


@pytest.mark.parametrize(
    ("name", "said"), [("lognormal", "above 0"), ("beta", "lie between 0 and 1")]
)
def test_what_cannot_be_is_refused(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        from_percentiles(name, -1, 2, 3)


def test_a_beta_needs_room() -> None:
    with pytest.raises(ValueError, match="inside its range"):
        from_range("beta", 0, 0, 1)
    with pytest.raises(ValueError, match="not so near to an end"):
        from_range("beta", 0, 0.001, 1)
    with pytest.raises(ValueError, match="P10 is below P90"):
        from_percentiles("normal", 1, 1, 1)
