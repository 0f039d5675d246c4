"""The independent calculation holds for what the samples and the published cases expect."""

import math
from collections.abc import Callable

import pytest

from tests.independent import Result, calculate, irr, payback, present_value, switch
from tests.independent_samples import DAY, NIGHT, daily, hybrid, inhouse, seed_sample
from tests.independent_staffing import (
    HALF_HOURS,
    WEEKS,
    Channel,
    Ramp,
    Scenario,
    contained_share,
    headcount_positions,
    headline_service_level,
    positions,
    queue_agents,
    service_level,
)


def same(expected: float) -> object:
    return pytest.approx(expected, rel=1e-9, abs=0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("run_rate_cost", 1_108_000),
        ("trailing_12_cost", 1_108_000),
        ("total_cost", 1_108_000),
        ("cost_per_minute", 0.9233333333333333),
        ("cost_per_contact", 5.54),
        ("total_benefit", 500_000),
        ("roi", -0.5487364620938628),
        ("irr", None),
        ("payback_months", None),
    ],
)
def test_headlines_of_the_seed_sample(name: str, expected: float | None) -> None:
    got = getattr(calculate(seed_sample()), name)
    assert got is None if expected is None else got == same(expected)


def test_lines_of_the_seed_sample() -> None:
    lines = {name: sum(row) for name, row in calculate(seed_sample()).lines.items()}
    expected = {
        "labor": 1_000_000,
        "platform": 24_000,
        "telephony": 24_000,
        "training_management_qa": 60_000,
    }
    assert lines == {name: same(amount) for name, amount in expected.items()}


def test_positions_and_occupancy_of_the_seed_sample() -> None:
    sample = seed_sample()
    assert headcount_positions(sample.teams["inhouse"], 20) == same(3.0952380952380953)
    assert calculate(sample).occupancy == [same(0.7376185458377239)] * 12


@pytest.mark.parametrize(
    ("agents", "expected"),
    [(3, 0.43788735646307186), (4, 0.7718804581614617), (5, 0.9178337100935157)],
)
def test_service_level_of_the_seed_sample(agents: int, expected: float) -> None:
    assert service_level(seed_sample(), "voice", 0, given=agents) == same(expected)


def test_the_headline_is_that_of_the_whole_positions_below() -> None:
    assert headline_service_level(seed_sample(), 11) == ("voice", same(0.43788735646307186))


def test_what_the_target_of_the_seed_sample_needs() -> None:
    computed = seed_sample(teams__inhouse__headcount=None)
    assert positions(computed, computed.teams["inhouse"], 0) == [5] * HALF_HOURS
    assert calculate(computed).paid_fte[0] == same(32.30769230769231)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"ha_uplift": 0.10}, 1_112_800),
        ({"ha_uplift": 0.15}, 1_115_200),
        ({"ha_uplift": 0.20}, 1_117_600),
        ({"minute": 0.01, "seat": 50}, 1_084_000),
        ({"minute": 0.05, "seat": 150}, 1_156_000),
    ],
)
def test_run_rate_of_the_seed_sample_at_other_prices(
    changes: dict[str, float], expected: float
) -> None:
    assert calculate(seed_sample(**changes)).run_rate_cost == same(expected)


@pytest.mark.parametrize(
    ("load", "agents"), [(5.0, 8), (10.0, 14), (15.0, 19), (6.25, 10), (0.0, 0)]
)
def test_published_agents(load: float, agents: int) -> None:
    sample = seed_sample()
    assert queue_agents(sample, sample.teams["inhouse"], "voice", 0, load) == agents


def test_published_returns() -> None:
    monthly = [60_000.0] * 36
    assert present_value(-1_200_000, monthly, 0.10) == pytest.approx(671_187.51, abs=0.005)
    assert irr([-1_200_000, *monthly]) == pytest.approx(0.5288031, abs=5e-8)
    assert irr([-100, 230, -132]) is None
    assert irr([-1.0, -1.0]) is None
    assert payback([-1_200_000, *monthly]) == 20


def test_hours_across_midnight() -> None:
    assert daily(22, 6, days=[6]) == {*range(332, 336), *range(12)}
    assert set(range(HALF_HOURS)) == NIGHT | DAY
    assert len(NIGHT) == 7 * 16


def test_a_ramp_from_a_later_month() -> None:
    sample = hybrid(automation__ivr__containment=Ramp(0, 0.25, months=15, first=4))
    shares = [contained_share(sample.automation["ivr"], m) for m in (0, 3, 4, 18, 30)]
    assert shares == [0, 0, same(0.25 / 15), 0.25, 0.25]


def test_inefficiency_takes_positions_from_a_headcount() -> None:
    result = calculate(seed_sample(teams__inhouse__schedule_inefficiency=0.08))
    assert result.position_hours["inhouse"][0] == same(20 * 40 * 0.65 * 0.92 * WEEKS)
    assert result.run_rate_cost == same(1_108_000)


def only_voice() -> Scenario:
    voice = Channel("voice", aht=6, target=(0.80, 20))
    return inhouse(channels={"voice": voice}, teams__inhouse__channels=("voice",))


@pytest.mark.parametrize(
    "build",
    [
        inhouse,
        hybrid,
        only_voice,
        lambda: inhouse(teams__inhouse__min_agents=5),
        lambda: hybrid(horizon=60),
        lambda: hybrid(contacts=300_000, horizon=12),
    ],
)
def test_a_scenario_adds_up(build: Callable[[], Scenario]) -> None:
    result = calculate(build())
    spent = sum(sum(row) for row in result.lines.values()) + sum(result.one_time.values())
    assert result.total_cost == same(spent)
    assert all(0 < share <= 0.85 for share in result.occupancy)


def test_lines_that_apply() -> None:
    shared = {"labor", "hiring", "supervision", "platform", "telephony", "availability"}
    bought = {"outsourcing", "vendor_management", "automation"}
    assert set(calculate(inhouse()).lines) == shared | {"integration"}
    assert set(calculate(hybrid()).lines) == shared | bought | {"integration"}


def test_a_premium_is_the_share_of_position_hours_at_night() -> None:
    with_premium, without = calculate(inhouse()), calculate(inhouse(teams__inhouse__premium_rate=0))
    sample = inhouse()
    duty = positions(sample, sample.teams["inhouse"], 0)
    night = math.fsum(duty[i] for i in NIGHT) / math.fsum(duty)
    assert with_premium.lines["labor"][0] == same(without.lines["labor"][0] * (1 + 0.10 * night))


def total_saved(a: Result, b: Result) -> float:
    return b.total_benefit - a.total_benefit - (b.total_cost - a.total_cost)


def test_the_switch_between_the_samples() -> None:
    a, b = calculate(inhouse()), calculate(hybrid())
    found = switch(a, b)
    assert found.flows[0] == -75_000
    assert found.npv == same(b.npv - a.npv)
    assert found.roi == same(total_saved(a, b) / 75_000)
    assert found.irr is not None
    assert present_value(found.flows[0], found.flows[1:], found.irr) == pytest.approx(0, abs=1e-6)
    assert switch(b, a).roi is None
