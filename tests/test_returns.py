"""Published cases of returns; the row of the reference list stands beside each."""

from __future__ import annotations

import doctest
import importlib
import math
import pkgutil
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

import costmodel.returns
from costmodel.returns import (
    benefit_cost_ratio,
    discounted_payback_months,
    equivalent_annual_cost,
    irr,
    irr_reason,
    irr_roots,
    mirr,
    npv,
    payback_months,
    polynomial,
    roi,
    xirr,
    xnpv,
)
from costmodel.returns.polynomial import evaluate

if TYPE_CHECKING:
    from costmodel.returns.arrays import Floats

MACHINE = [-120000, 39000, 30000, 21000, 37000, 46000]
DATES = [
    date(2008, 1, 1),
    date(2008, 3, 1),
    date(2008, 10, 30),
    date(2009, 2, 15),
    date(2009, 4, 1),
]
AMOUNTS = [-10000, 2750, 4250, 3250, 2750]
LEASE = [-1.2e6, *[60000.0] * 36]
DIALLER = [-130000, 35000, 70000, 70000]
PHONES = [-60000, 18000, 18000, 18000, 18000]


@pytest.mark.parametrize(
    ("flows", "rate", "expected"),
    [
        pytest.param([0, -10000, 3000, 4200, 6800], 0.1, 1188.4434123352, id="B1"),
        pytest.param([-40000, 8000, 9200, 10000, 12000, 14500], 0.08, 1922.0615549324, id="B2"),
        pytest.param(
            [-40000, 8000, 9200, 10000, 12000, 14500, -9000], 0.08, -3749.4650870156, id="B3"
        ),
        pytest.param([0, -10000, 3000, 3400, 7700], 0.065, 2055.3811988, id="B4"),
        pytest.param(DIALLER, 0.1, 12261.46, id="C2"),
        pytest.param(PHONES, 0.1, -2942.42, id="C3"),
    ],
)
def test_npv_as_published(flows: list[float], rate: float, expected: float) -> None:
    assert npv(flows, rate) == pytest.approx(expected, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        pytest.param([-70000, 12000, 15000, 18000, 21000], -0.0212448483, id="B5"),
        pytest.param([-70000, 12000, 15000, 18000, 21000, 26000], 0.0866309480, id="B6"),
        pytest.param([-70000, 12000, 15000], -0.4435069413, id="B7"),
        pytest.param([-100, 39, 59, 55, 20], 0.2809484211599611, id="B13"),
        pytest.param([-50, -100, 600, 300, -100], 1.8544178284, id="T1"),
    ],
)
def test_irr_as_published(flows: list[float], expected: float) -> None:
    assert irr(flows) == pytest.approx(expected, abs=1e-10)


def test_t1_chooses_the_rate_that_is_not_negative_and_lists_both() -> None:
    flows = [-50, -100, 600, 300, -100]
    assert irr_roots(flows) == pytest.approx([-0.7688954, 1.8544178], abs=1e-7)
    assert irr_reason(flows) == "several rates fit: -76.9 %, 185.4 %"


def test_t4_chooses_none_of_two_rates() -> None:
    flows = [100, -230, 132]
    assert math.isnan(irr(flows))
    assert irr_roots(flows) == pytest.approx([0.1, 0.2], abs=1e-12)
    assert irr_reason(flows) == "several rates fit: 10.0 %, 20.0 %"


def test_t6_a_pure_cost_has_no_rate() -> None:
    costs = [-100, -20, -20, 0, -20]
    assert math.isnan(irr(costs))
    assert irr_roots(costs).size == 0
    assert irr_reason(costs) == "the flows never change sign"


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([-100, 110], None),
        ([0, 0, 0], "the flows are all zero"),
        ([0, 5, 5], "the flows never change sign"),
        ([1, -1, 1], "no rate above -100 % makes the present value zero"),
        ([1e-9, -1e9, 1.1e9], "several rates fit: 10.0 %, > 1,000 %"),
    ],
)
def test_reason(flows: list[float], reason: str | None) -> None:
    assert irr_reason(flows) == reason
    assert math.isnan(irr(flows)) == (reason is not None)


@pytest.mark.parametrize(
    ("flows", "roots"),
    [
        pytest.param([100, -220, 121], [0.1], id="double root"),
        pytest.param([0.1, -0.22, 0.121], [0.1], id="double root in decimals"),
        pytest.param([-100, 200, -100], [0], id="double root at zero"),
        pytest.param([100, -220, 121.0000001], [], id="no root, by a hair"),
        pytest.param([-1, 4, -4], [1], id="double root where the search halves"),
        pytest.param([0, 3, -3, -4, 4], [0, 2 / math.sqrt(3) - 1], id="zero and another"),
        pytest.param([0, 0, -100, 110, 0], [0.1], id="zeros around"),
        pytest.param([6, -11, 6, -1], [-2 / 3, -0.5, 0], id="three, none above zero"),
    ],
)
def test_roots(flows: list[float], roots: list[float]) -> None:
    assert irr_roots(flows) == pytest.approx(roots, abs=1e-9)


def test_a_triple_root_counts_once() -> None:
    assert irr_roots([1, -3.3, 3.63, -1.331]) == pytest.approx([0.1], abs=1e-4)


def test_near_roots_are_told_apart_over_600_periods() -> None:
    pattern = np.poly([1 / 1.01, 1 / 1.02])[::-1]
    flows = np.convolve(pattern, np.linspace(1, 2, 599))
    assert flows.size == 601
    assert irr_roots(flows) == pytest.approx([0.01, 0.02], abs=1e-9)


def test_noise_at_the_root_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 100,000 vectors there are always some whose bracket ends in float noise."""
    chance = np.random.default_rng(1)
    flows = chance.uniform(10, 90, (100_000, 37))
    flows[:, 0] = -chance.uniform(300, 1_500, 100_000)
    steps = []

    def counted(coefficients: Floats, x: Floats) -> tuple[Floats, Floats]:
        steps.append(x.size)
        return evaluate(coefficients, x)

    monkeypatch.setattr(polynomial, "evaluate", counted)
    assert np.isfinite(irr(flows)).all()
    assert len(steps) < 300  # 13 blocks of 6, and a few vectors that take 50 more


def test_huge_flows_and_long_horizons_raise_no_warning() -> None:
    assert irr([-1e308, 1e308, 1e308]) == pytest.approx((math.sqrt(5) - 1) / 2)
    assert irr([-5e-324, 1e-323]) == pytest.approx(1)
    assert irr([-1, *[0] * 600, 1e-300]) == pytest.approx(10 ** (-300 / 601) - 1)
    assert math.isnan(irr([-1e-300, 1e300], periods_per_year=12))
    assert npv([1] * 5000, -0.9) == math.inf


def test_a_total_loss_within_a_month_has_no_rate_above_minus_100_percent() -> None:
    assert irr([-100, 4, 0]) == pytest.approx(-0.96)
    assert math.isnan(irr([-100, 4, 0], periods_per_year=12))


def test_leading_axes_stay() -> None:
    flows = np.array([[[-100, 110], [-100, 90]], [[-100, 100], [-100, -1]]])
    assert irr(flows) == pytest.approx(np.array([[0.1, -0.1], [0, np.nan]]), nan_ok=True)
    assert payback_months(flows) == pytest.approx(np.array([[1, np.nan], [1, np.nan]]), nan_ok=True)
    assert npv(flows, [[0.1, 0.0], [0.0, 0.0]]) == pytest.approx(np.array([[0, -10], [0, -101]]))
    assert npv([-100, 110], [0, 0.1]) == pytest.approx([10, 0])
    assert irr(np.empty((0, 3))).shape == (0,)


def test_the_given_flows_are_left_alone() -> None:
    flows = np.array([-100.0, 300.0])
    irr(flows)
    assert flows.tolist() == [-100, 300]


def test_monthly_conventions() -> None:
    assert npv(LEASE, 0.1, periods_per_year=12) == pytest.approx(671187.51, abs=0.005)
    nominal = (1 + 0.1 / 12) ** 12 - 1
    assert npv(LEASE, nominal, periods_per_year=12) == pytest.approx(659474.14, abs=0.005)
    assert npv([-1.2e6, 720000, 720000, 720000], 0.1) == pytest.approx(590533.43, abs=0.005)
    assert irr(LEASE) == pytest.approx(0.0360068535, abs=1e-10)
    assert irr(LEASE, periods_per_year=12) == pytest.approx(0.5288031, abs=1e-7)


@pytest.mark.parametrize(
    ("flows", "reinvest", "expected"),
    [
        pytest.param(MACHINE, 0.12, 0.1260941304, id="B8"),
        pytest.param(MACHINE[:4], 0.12, -0.0480446552, id="B9"),
        pytest.param(MACHINE, 0.14, 0.1347591108, id="B10"),
    ],
)
def test_mirr_as_published(flows: list[float], reinvest: float, expected: float) -> None:
    assert mirr(flows, 0.1, reinvest) == pytest.approx(expected, abs=1e-10)


def test_mirr_needs_both_signs() -> None:
    assert np.isnan(mirr([[1, 2], [-1, -2], [0, 0]], 0.1, 0.1)).all()


def test_b11_xirr_and_b12_xnpv() -> None:
    assert xirr(AMOUNTS, DATES) == pytest.approx(0.3733625335, abs=1e-9)
    assert xnpv(AMOUNTS, DATES, 0.09) == pytest.approx(2086.6476020315, abs=1e-9)


def test_dates_may_be_numpy_and_in_any_order_after_the_first() -> None:
    order = [0, 3, 1, 4, 2]
    amounts, dates = [AMOUNTS[i] for i in order], np.array(DATES, "datetime64[D]")[order]
    assert xirr(amounts, dates) == pytest.approx(0.3733625335, abs=1e-9)
    assert xnpv([-100, 60, 60], [date(2025, 1, 1)] * 3, 0.1) == pytest.approx(20)


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        pytest.param([-130000, *[35000 / 12] * 12, *[70000 / 12] * 24], 29, id="C2: 28.29"),
        pytest.param(PHONES, 4, id="C3: 3.33 years"),
        pytest.param([-0.3, 0.1, 0.1, 0.1], 3, id="float noise is no shortfall"),
        pytest.param([-100, 50, 50 - 1e-5, 1], 3, id="a real shortfall is"),
        pytest.param([-100, 40, 40], math.nan, id="never"),
        pytest.param([0, 5, 5], 1, id="no outlay"),
        pytest.param([100, -300, 100, 100], 3, id="the start alone does not count"),
    ],
)
def test_payback(flows: list[float], expected: float) -> None:
    assert payback_months(flows) == pytest.approx(expected, nan_ok=True)


def test_discounted_payback() -> None:
    assert discounted_payback_months([-100, 60, 72, 1], 0.2, periods_per_year=1) == 2
    assert math.isnan(discounted_payback_months(PHONES, 0.1, periods_per_year=1))  # C3: NPV < 0
    assert discounted_payback_months([-1, *[1] * 500], -0.9999, periods_per_year=1) == 1
    two_rates = discounted_payback_months(LEASE, [0, 0.3])
    assert two_rates.tolist() == [20, 27]


def test_tei_ratios_of_risk_adjusted_present_values() -> None:
    """A: year 0 undiscounted, benefits x (1 - risk), costs x (1 + risk)."""
    costs = npv([100 * 1.1, 0, 0, 0], 0.1)
    benefits = npv([0, *[100 * 0.8] * 3], 0.1)
    assert roi(costs, benefits) == pytest.approx((198.9481593 - 110) / 110)
    assert benefit_cost_ratio(costs, benefits) == pytest.approx(198.9481593 / 110)
    assert np.isnan(roi([0, -5], 10)).all()


def test_unit_economics_as_published() -> None:
    """F: a value for life is a perpetuity, and growth of a month is compounded over a year."""
    assert npv([350.0] * 2_000, 1 / 0.95 - 1) == pytest.approx(7_000)  # F1, at a margin of 70 %
    assert npv([500.0] * 2_000, 1 / 0.95 - 1) == pytest.approx(10_000)
    assert irr([-45_000, 50_000]) == pytest.approx(0.111111, abs=1e-6)  # F2
    assert irr([-1, 0.95], periods_per_year=12) == pytest.approx(-0.4596399, abs=5e-8)  # F3
    assert irr([-1, 1.05], periods_per_year=12) == pytest.approx(0.7958563, abs=5e-8)  # F4


@pytest.mark.parametrize(
    ("rate", "years", "recovery_factor"),
    [
        pytest.param(0.1, 5, 0.26379748079474524, id="D1"),
        pytest.param(0.1, 10, 0.16274539488251152, id="D2"),
        pytest.param(0.08, 5, 0.2504564545668364, id="D3"),
        pytest.param(0, 5, 0.2, id="no interest"),
        pytest.param(1e-15, 5, 0.2, id="next to no interest"),
    ],
)
def test_equivalent_annual_cost(rate: float, years: float, recovery_factor: float) -> None:
    assert equivalent_annual_cost(1, rate, years) == pytest.approx(recovery_factor, rel=1e-13)


@pytest.mark.parametrize(
    ("rate", "years", "expected"),
    [
        pytest.param(0.1, 5, 0.996705426834919, id="D1"),
        pytest.param(0.1, 10, 0.7198503969383881, id="D2"),
        pytest.param(0.08, 5, 0.96015467, id="D3"),
    ],
)
def test_levelized_unit_cost(rate: float, years: float, expected: float) -> None:
    annual = equivalent_annual_cost(1e6, rate, years) + 100000
    assert annual / 365000 == pytest.approx(expected, rel=1e-9)


def test_wrong_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="two periods"):
        irr([-100])
    with pytest.raises(ValueError, match="two periods"):
        npv(5, 0.1)
    with pytest.raises(ValueError, match="finite"):
        payback_months([-100, math.nan])
    with pytest.raises(ValueError, match="above -100 %"):
        npv([-100, 110], [0.1, -1])
    with pytest.raises(ValueError, match="above -100 %"):
        discounted_payback_months([-100, 110], math.nan)
    with pytest.raises(ValueError, match="one vector"):
        irr_roots([[-100, 110]])
    with pytest.raises(ValueError, match="years must be above 0"):
        equivalent_annual_cost(100, 0.1, 0)
    with pytest.raises(ValueError, match="needs a date"):
        xirr(AMOUNTS, DATES[1:])
    with pytest.raises(ValueError, match="before the first"):
        xnpv(AMOUNTS, DATES[::-1], 0.1)


def test_the_examples_in_the_documentation_hold() -> None:
    names = [m.name for m in pkgutil.iter_modules(costmodel.returns.__path__, "costmodel.returns.")]
    results = [doctest.testmod(importlib.import_module(name)) for name in names]
    assert sum(result.attempted for result in results) >= len(costmodel.returns.__all__)
    assert not any(result.failed for result in results)
