"""Laws of returns, on random flows."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from costmodel.returns import (
    discounted_payback_months,
    irr,
    irr_roots,
    npv,
    payback_months,
    xnpv,
)

whole_flows = st.lists(st.integers(-9, 9), min_size=2, max_size=9)
cents = st.integers(-(10**8), 10**8).map(lambda amount: amount / 100)
long_flows = st.lists(cents, min_size=2, max_size=60)
Polynomial = list[Fraction]


def _without_trailing_zeros(polynomial: Polynomial) -> Polynomial:
    while polynomial and polynomial[-1] == 0:
        polynomial = polynomial[:-1]
    return polynomial


def _divide(dividend: Polynomial, divisor: Polynomial) -> tuple[Polynomial, Polynomial]:
    quotient, rest = [], list(dividend)
    for shift in range(len(dividend) - len(divisor), -1, -1):
        factor = rest[shift + len(divisor) - 1] / divisor[-1]
        quotient.append(factor)
        for i, coefficient in enumerate(divisor):
            rest[shift + i] -= factor * coefficient
    return quotient[::-1], _without_trailing_zeros(rest)


def _sturm_chain(polynomial: Polynomial) -> list[Polynomial]:
    chain = [polynomial, [k * c for k, c in enumerate(polynomial)][1:]]
    while chain[-1]:
        chain.append([-c for c in _divide(chain[-2], chain[-1])[1]])
    return chain[:-1]


def _changes(values: list[Fraction]) -> int:
    signs = [value > 0 for value in values if value != 0]
    return sum(a != b for a, b in pairwise(signs))


def count_rates_exactly(flows: list[int]) -> tuple[int, int]:
    """How many rates above -100 %, and how many not negative: Sturm's theorem in fractions."""
    while flows and flows[0] == 0:
        flows = flows[1:]
    polynomial = _without_trailing_zeros([Fraction(flow) for flow in flows])
    simple = _divide(polynomial, _sturm_chain(polynomial)[-1])[0]
    chain = _sturm_chain(simple)
    at_zero, at_one, at_infinity = (
        _changes([link[0] for link in chain]),
        _changes([sum(link, Fraction(0)) for link in chain]),
        _changes([link[-1] for link in chain]),
    )
    return at_zero - at_infinity, at_zero - at_one


@given(whole_flows)
@example([1, 0, -1, 0, -1, 0, 0, 1])
@example([2, -2, -2, 0, 2, 2, -2])
def test_every_root_is_found_and_the_rule_is_kept(flows: list[int]) -> None:
    assume(any(flows))
    roots = irr_roots(flows)
    every, not_negative = count_rates_exactly(flows)
    assert roots.size == every
    assert np.count_nonzero(roots >= 0) == not_negative
    assert math.isnan(irr(flows)) == (every != 1 and not_negative != 1)


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=8), st.floats(-0.5, 2))
@example([1.0, 7.0, 2.5625], 0.0)
def test_roots_agree_with_the_companion_matrix(others: list[float], rate: float) -> None:
    flows = np.convolve([-1, 1 + rate], np.round(others, 3))
    assume(abs(flows[0]) > 1e-2 and abs(flows[-1]) > 1e-2)
    x = np.roots(flows[::-1])
    gaps = np.abs(x[:, np.newaxis] - x) + np.eye(x.size)
    assume(gaps.min() > 1e-3)
    real = x[(np.abs(x.imag) < 1e-7) & (x.real > 0)].real
    assert irr_roots(flows) == pytest.approx(np.sort(1 / real - 1), rel=1e-6, abs=1e-6)


@given(long_flows, st.sampled_from([1, 12]))
def test_the_value_at_every_root_is_zero(flows: list[float], periods_per_year: int) -> None:
    assume(any(flows))
    for rate in irr_roots(flows, periods_per_year=periods_per_year):
        assume(-0.9999 < rate < 1e6)
        sizes = np.abs(flows)
        gross = npv(sizes, rate, periods_per_year=periods_per_year)
        steepness = len(flows) * gross / min(1, 1 + rate)
        value = npv(flows, rate, periods_per_year=periods_per_year)
        assert abs(value) <= 1e-12 * steepness


@given(long_flows)
def test_a_table_gives_what_its_vectors_give_by_the_rule(flows: list[float]) -> None:
    assume(any(flows))
    roots = irr_roots(flows)
    not_negative = roots[roots >= 0]
    expected = next((r[0] for r in (not_negative, roots) if r.size == 1), math.nan)
    many = irr(np.tile(flows, (40, 1)))
    assert many == pytest.approx(np.full(40, expected), rel=1e-7, abs=1e-9, nan_ok=True)


@given(whole_flows, st.sampled_from([2.0**-900, 1e-6, 3.0, -1.0, 1e6, 2.0**900]))
def test_scale_does_not_matter(flows: list[int], scale: float) -> None:
    expected = irr(flows)
    scaled = np.array(flows, dtype=np.float64) * scale
    assert irr(scaled) == pytest.approx(expected, rel=1e-6, abs=1e-9, nan_ok=True)


@given(st.floats(1, 1e6), st.lists(st.floats(0, 1e6), min_size=1, max_size=600))
def test_an_investment_has_one_rate(outlay: float, income: list[float]) -> None:
    assume(sum(income) >= outlay)
    rate = irr([-outlay, *income])
    assert rate >= 0
    assert irr_roots([-outlay, *income]) == pytest.approx([rate])
    assert abs(npv([-outlay, *income], rate)) <= 1e-9 * outlay * (1 + len(income))


def _payback_by_loop(flows: list[float]) -> float:
    slack, total = 1e-9 * max(abs(flow) for flow in flows), flows[0]
    for period, flow in enumerate(flows[1:], start=1):
        total += flow
        if total >= -slack:
            return period
    return math.nan


@given(long_flows)
def test_payback_is_what_a_plain_loop_finds(flows: list[float]) -> None:
    expected = _payback_by_loop(flows)
    assert payback_months(flows) == pytest.approx(expected, nan_ok=True)
    assert discounted_payback_months(flows, 0) == pytest.approx(expected, nan_ok=True)


@given(long_flows, st.floats(-0.9, 10))
def test_npv_is_the_sum_of_discounted_flows(flows: list[float], rate: float) -> None:
    terms = [flow / (1 + rate) ** (k / 12) for k, flow in enumerate(flows)]
    gross = math.fsum(map(abs, terms))
    value = npv(flows, rate, periods_per_year=12)
    assert value == pytest.approx(math.fsum(terms), abs=1e-12 * gross)
    days = np.arange(len(flows)).astype("datetime64[D]")
    daily = npv(flows, rate, periods_per_year=365)
    assert xnpv(flows, days, rate) == pytest.approx(daily, abs=1e-12 * gross)
