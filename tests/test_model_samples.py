"""The samples and their variants, against a calculation that shares nothing with the package."""

import math
from pathlib import Path
from typing import Any

import pytest

from costmodel.analysis.compare import compare
from costmodel.analysis.results import ComparisonResult, ScenarioResult
from costmodel.analysis.run import ScenarioFile, run
from tests import independent, independent_samples
from tests.independent import Result, calculate
from tests.independent_samples import daily
from tests.independent_staffing import Channel, Ramp, headline_service_level, service_levels

SAMPLES = Path(__file__).parent / "samples"
HEADLINES = (
    *("run_rate_cost", "trailing_12_cost", "cost_per_minute", "cost_per_contact"),
    *("total_cost", "total_benefit", "roi", "roi_pv", "npv", "payback_months"),
)
VOICE_ONLY = {
    "channels": {"voice": Channel("voice", aht=6, target=(0.8, 20))},
    "teams__inhouse__channels": ("voice",),
}
VARIANTS: dict[str, tuple[str, list[str], dict[str, Any]]] = {
    "inhouse": ("inhouse", [], {}),
    "hybrid": ("hybrid", [], {}),
    "five seats": (
        "inhouse",
        ["teams.inhouse.min_agents=5"],
        {"teams__inhouse__min_agents": 5},
    ),
    "twelve seats at night": (
        "hybrid",
        ["teams.night.min_agents=12"],
        {"teams__night__min_agents": 12},
    ),
    "one channel": (
        "inhouse",
        [
            "demand.channels={voice: {share: 100%, aht: 6 min, target: 80% in 20 s}}",
            "demand.channels.chat=null",
            "demand.channels.email=null",
            "teams.inhouse.channels=[voice]",
        ],
        VOICE_ONLY,
    ),
    "300,000 contacts": (
        "inhouse",
        ["demand.contacts=300_000 / month"],
        {"contacts": 300_000},
    ),
    "300,000 contacts, hybrid": (
        "hybrid",
        ["demand.contacts=300_000 / month"],
        {"contacts": 300_000},
    ),
    "premium across midnight on Friday": (
        "inhouse",
        ["teams.inhouse.pay.premium.hours=fri 22:00-06:00"],
        {"teams__inhouse__premium_hours": daily(22, 6, days=[4])},
    ),
    "premium across midnight on Sunday": (
        "inhouse",
        ["teams.inhouse.pay.premium={hours: sun 20:30-04:00, rate: 35%}"],
        {
            "teams__inhouse__premium_hours": daily(20.5, 4, days=[6]),
            "teams__inhouse__premium_rate": 0.35,
        },
    ),
    "headcount": ("inhouse", ["teams.inhouse.headcount=60"], {"teams__inhouse__headcount": 60}),
    "headcount and inefficiency": (
        "seed_sample",
        ["teams.inhouse.schedule_inefficiency=8%"],
        {"teams__inhouse__schedule_inefficiency": 0.08},
    ),
    "ramp from month 4": (
        "hybrid",
        ["automation.assistant.containment=0% -> 41% over 15 months from month 4"],
        {"automation__assistant__containment": Ramp(0, 0.41, 15, first=4)},
    ),
    "ramp that starts above zero": (
        "hybrid",
        ["automation.ivr.containment=5% -> 25% over 40 months from month 2"],
        {"automation__ivr__containment": Ramp(0.05, 0.25, 40, first=2)},
    ),
    "constant containment": (
        "hybrid",
        ["automation.assistant.containment=30%"],
        {"automation__assistant__containment": Ramp(0.3, 0.3)},
    ),
    "60 months": ("inhouse", ["horizon=60 months"], {"horizon": 60}),
    "60 months, hybrid": ("hybrid", ["horizon=60 months"], {"horizon": 60}),
    "12 months": ("hybrid", ["horizon=12 months"], {"horizon": 12}),
    "shrinking demand": ("inhouse", ["demand.growth=-12% / year"], {"growth": -0.12}),
    "attrition": (
        "inhouse",
        ["teams.inhouse.attrition=90% / year"],
        {"teams__inhouse__attrition": 0.9},
    ),
    "no occupancy limit to speak of": (
        "inhouse",
        ["teams.inhouse.max_occupancy=100%"],
        {"teams__inhouse__max_occupancy": 1.0},
    ),
    "tight occupancy": (
        "inhouse",
        ["teams.inhouse.max_occupancy=45%"],
        {"teams__inhouse__max_occupancy": 0.45},
    ),
    "discount rate": ("hybrid", ["discount_rate=3.5%"], {"discount_rate": 0.035}),
    "wage": (
        "hybrid",
        ["teams.day.pay.salary=$51_000 / year", "teams.day.pay.burden=30%"],
        {"teams__day__salary": 51_000, "teams__day__burden": 0.3},
    ),
    "seed": ("seed_sample", [], {}),
}


def computed(variant: str) -> tuple[ScenarioResult, Result]:
    name, settings, changes = VARIANTS[variant]
    expected = calculate(getattr(independent_samples, name)(**changes))
    return run(ScenarioFile(SAMPLES / f"{name}.yaml", tuple(settings))), expected


def switched(settings: list[str]) -> ComparisonResult:
    files = [
        ScenarioFile(SAMPLES / f"{name}.yaml", tuple(settings)) for name in ("inhouse", "hybrid")
    ]
    return compare(files).comparisons[0]


def close(value: float | None, expected: float | None) -> bool:
    if value is None or expected is None:
        return value is expected
    return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-6)


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_agree_with_the_independent_calculation(variant: str) -> None:
    result, expected = computed(variant)
    ours = {n: line.monthly for n, line in result.lines.items() if line.role == "cost"}
    assert set(ours) == set(expected.lines)
    for name, monthly in expected.lines.items():
        assert all(map(close, ours[name], monthly)), name
    for name, monthly in (
        ("running_cost", expected.running),
        ("paid_fte", expected.paid_fte),
        ("occupancy", expected.occupancy),
        ("own_fte", expected.own_fte),
    ):
        assert all(map(close, result.lines[name].monthly, monthly)), name
    for headline in HEADLINES:
        assert close(result.value(headline), getattr(expected, headline)), headline
    for team, hours in expected.position_hours.items():
        assert all(map(close, result.lines[f"position_hours.{team}"].monthly, hours)), team


@pytest.mark.parametrize("settings", [[], ["horizon=60 months"], ["demand.contacts=300_000/month"]])
def test_the_switch_agrees_with_the_independent_calculation(settings: list[str]) -> None:
    changes: dict[str, Any] = {}
    if settings == ["horizon=60 months"]:
        changes = {"horizon": 60}
    elif settings:
        changes = {"contacts": 300_000}
    a, b = (
        calculate(f(**changes)) for f in (independent_samples.inhouse, independent_samples.hybrid)
    )
    expected = independent.switch(a, b)
    switch = switched(settings)
    for name in ("npv", "roi", "payback_months"):
        assert close(switch.value(name), getattr(expected, name)), name
    assert switch.value("irr") == pytest.approx(expected.irr, rel=1e-9)


@pytest.mark.parametrize("name", ["inhouse", "hybrid"])
def test_service_levels_agree_with_the_independent_calculation(name: str) -> None:
    result = run(ScenarioFile(SAMPLES / f"{name}.yaml"))
    scenario = getattr(independent_samples, name)()
    for channel, level in service_levels(scenario, 35).items():
        ours = result.lines[f"channel_service_level.{channel}"].monthly[35]
        assert close(ours, level), channel
    headline = headline_service_level(scenario, 35)[1]
    assert close(result.value("service_level"), headline)


def test_every_step_of_the_bridge_adds_up_to_the_cent() -> None:
    for settings in ([], ["horizon=7 months"], ["demand.contacts=777_777 / month"]):
        switch = switched(settings)
        for steps, whole in (
            (switch.bridge, "run_rate_change"),
            (switch.total_bridge, "total_cost_change"),
        ):
            sum_ = sum(step.change for step in steps)
            assert sum_ == pytest.approx(switch.value(whole), abs=0.005)
