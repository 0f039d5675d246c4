"""Figures worked out by hand from the source texts, by running the program on small files."""

import json
from pathlib import Path
from typing import Any

import pytest

import costmodel
from costmodel import erlang
from tests import conftest

# A team around the clock and one queue; flat demand. Rows change what they need.
PLAN = """
costmodel: 1
start: 2027-01
horizon: 12 months
discount_rate: 0%
demand:
  profile: flat
  contacts: 200 / day
  channels:
    voice: {share: 100%, aht: 6 min, target: 80% in 20 s}
teams:
  inhouse:
    hours: 24/7
    channels: [voice]
    shrinkage: 35%
    pay: {burdened: $50_000 / year}
"""
NIGHT = """
  night:
    hours: 22:00-06:00
    channels: [voice]
    shrinkage: 35%
    pay: {share_of: inhouse, ratio: 50%}
"""
TWENTY = conftest.ROOT / "assumptions" / "twenty_agents.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def run(file: Path, **settings: object) -> dict[str, Any]:
    """Results and last months of lines, by name; `__` in a setting is a dot of its path."""
    set_ = {path.replace("__", "."): value for path, value in settings.items()}
    result = costmodel.load(file, set=set_).run()
    lines = {name: line.monthly[-1] for name, line in result.lines.items()}
    return lines | {name: value.value for name, value in result.results.items()}


def near(expected: float) -> Any:  # noqa: ANN401 - pytest's own
    return pytest.approx(expected, rel=1e-9)


def test_200_calls_a_day_of_6_minutes(plan: Path) -> None:
    found = run(plan)
    assert found["total_contacts"] == near(200 * 365 / 12)
    assert found["workload_hours"] == near(600 * 365 / 360)
    assert found["positions_on_duty.inhouse"] == near(3)


def test_workload_of_6000_calls_in_a_year_of_2080_hours(plan: Path) -> None:
    deferred = {
        "calendar": "52 weeks",
        "demand__contacts": "6_000 / month",
        "demand__channels__voice__target": None,
        "demand__channels__voice__reply_within": "4 h",
    }
    for occupancy, fte in (
        ("100%", 5.325443786982248),
        ("85%", 6.265227984684998),
        ("75%", 7.100591715976331),
        ("60%", 8.875739644970414),
    ):
        found = run(plan, **deferred, teams__inhouse__max_occupancy=occupancy)
        assert found["workload_hours"] == near(600)
        assert found["paid_fte"] == near(fte)


@pytest.mark.parametrize(
    ("seats", "fte"), [(1, 6.461538461538462), (2, 12.923076923076923), (3, 19.384615384615383)]
)
def test_seats_around_the_clock(plan: Path, seats: int, fte: float) -> None:
    quiet = {"demand__contacts": "1 / day", "teams__inhouse__min_agents": seats}
    assert run(plan, **quiet)["paid_fte"] == near(fte)


@pytest.mark.parametrize(
    ("by_day", "by_night", "fte"), [(3, 2, 17.23076923076923), (2, 1, 10.769230769230768)]
)
def test_fewer_seats_at_night(plan: Path, by_day: int, by_night: int, fte: float) -> None:
    plan.write_text(PLAN + NIGHT.replace("share_of: inhouse, ratio: 50%", "burdened: $1 / year"))
    found = run(
        plan,
        demand__contacts="1 / day",
        teams__inhouse__hours="06:00-22:00",
        teams__inhouse__min_agents=by_day,
        teams__night__min_agents=by_night,
    )
    assert found["paid_fte"] == near(fte)


@pytest.mark.parametrize(
    ("fte", "seats", "labor"),
    [(12, 1.8571428571428572, 600_000), (15, 2.3214285714285716, 750_000)],
)
def test_what_12_and_15_fte_hold_and_cost(plan: Path, fte: int, seats: float, labor: float) -> None:
    found = run(plan, teams__inhouse__headcount=fte)
    assert found["positions_on_duty.inhouse"] == near(seats)
    assert found["run_rate.labor"] == near(labor)


@pytest.mark.parametrize(
    ("load", "agents", "waits", "level", "asa"),
    [
        (5 / 6, 2, 0.24509803921568626, 0.7702840660642603, 75.63025210084035),
        (5 / 6, 3, 0.057710064635272396, 0.9488347178849078, 9.588749200937569),
        (5, 7, None, 0.7099378809363623, 58.34699085119184),
        (5, 8, 0.1672665066617566, 0.8584119589245289, 20.07198079941079),
        (5, 9, None, 0.9355323559322127, 7.245930994313318),
        (6.25, 8, None, 0.6205273957981408, 86.03357196749279),
    ],
)
def test_erlang_rows(
    load: float, agents: int, waits: float | None, level: float, asa: float
) -> None:
    found = erlang.service_level(agents, load, aht=360, answer_within=20)
    assert found == near(level)
    assert erlang.asa(agents, load, aht=360) == near(asa)
    if waits is not None:
        assert erlang.wait_probability(agents, load, aht=360) == near(waits)


@pytest.mark.parametrize(("seats", "level"), [(2, 0.7702840660642603), (3, 0.9488347178849078)])
def test_service_level_of_a_headcount(plan: Path, seats: int, level: float) -> None:
    fte = seats * 168 / 40 / 0.65
    assert run(plan, teams__inhouse__headcount=fte)["service_level"] == near(level)


@pytest.mark.parametrize(("aht", "agents"), [(4, 6), (5, 7), (6, 8), (7, 9), (8, 10)])
def test_1200_calls_a_day(plan: Path, aht: int, agents: int) -> None:
    busy = {"demand__contacts": "1_200 / day", "demand__channels__voice__aht": f"{aht} min"}
    found = run(plan, **busy)
    assert found["positions_on_duty.inhouse"] == near(agents)
    assert found["paid_fte"] == near(agents * 168 / 40 / 0.65)


@pytest.mark.parametrize(("factor", "agents"), [(2, 14), (3, 19)])
def test_peaks_of_two_and_three_times_the_average(plan: Path, factor: int, agents: int) -> None:
    found = run(plan, demand__contacts=f"{1_200 * factor} / day")
    assert found["positions_on_duty.inhouse"] == near(agents)


def churn(margin: str, points: float) -> dict[str, object]:
    return {
        "benefits__churn__arr": "$10M",
        "benefits__churn__reduction": f"{points} points",
        "benefits__churn__gross_margin": margin,
    }


@pytest.mark.parametrize(
    ("margin", "benefit", "roi"), [("100%", 500_000, -1 / 6), ("75%", 375_000, -0.375)]
)
def test_500000_of_arr_does_not_cover_600000_of_staff(
    plan: Path, margin: str, benefit: float, roi: float
) -> None:
    found = run(plan, teams__inhouse__headcount=12, **churn(margin, 5))
    assert found["total_benefit"] == near(benefit)
    assert found["roi"] == near(roi)


@pytest.mark.parametrize(("margin", "points"), [("100%", 6), ("75%", 8)])
def test_break_even_of_600000(plan: Path, margin: str, points: float) -> None:
    found = run(plan, teams__inhouse__headcount=12, **churn(margin, points))
    assert found["roi"] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("margin", "points"), [("100%", 11.08), ("75%", 14.773333333333333)])
def test_break_even_of_the_sample(margin: str, points: float) -> None:
    assert run(TWENTY, **churn(margin, points))["roi"] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("cut", "margin", "benefit"),
    [("5%", "100%", 65_000), ("20%", "100%", 260_000), ("5%", "75%", 48_750)],
)
def test_a_relative_cut_of_13_percent_churn(cut: str, margin: str, benefit: float) -> None:
    settings = churn(margin, 5) | {
        "benefits__churn__reduction": cut,
        "benefits__churn__base_churn": "13%",
    }
    assert run(TWENTY, **settings)["total_benefit"] == near(benefit)


def test_the_sample_of_20_agents() -> None:
    found = run(TWENTY)
    for line, amount in (
        ("labor", 1_000_000),
        ("platform", 24_000),
        ("telephony", 24_000),
        ("training_management_qa", 60_000),
    ):
        assert found[f"run_rate.{line}"] == near(amount)
    assert found["run_rate_cost"] == near(1_108_000)
    assert found["cost_per_minute"] == near(0.9233333333333333)
    assert found["occupancy"] == near(0.7376185458377239)
    assert found["positions_on_duty.inhouse"] == near(3.0952380952380953)
    assert found["service_level"] == near(0.43788735646307186)
    assert found["channel_service_level_above.voice"] == near(0.7718804581614617)
    assert found["required_fte.inhouse"] == near(32.30769230769231)
    assert found["roi"] == near(-0.5487364620938628)


@pytest.mark.parametrize(
    ("aht", "cost"), [(4, 3.6933333333333334), (6, 5.54), (8, 7.386666666666667)]
)
def test_cost_per_contact_of_the_sample(aht: int, cost: float) -> None:
    found = run(TWENTY, demand__channels__voice__aht=f"{aht} min")
    assert found["cost_per_contact"] == near(cost)


@pytest.mark.parametrize(
    ("uplift", "total", "per_minute"),
    [(10, 1_112_800, 0.9273333333), (15, 1_115_200, 0.9293333333), (20, 1_117_600, 0.9313333333)],
)
def test_high_availability_is_a_share_of_telephony_and_platform(
    uplift: int, total: float, per_minute: float
) -> None:
    found = run(TWENTY, availability__ha_uplift=f"{uplift}%")
    assert found["run_rate.availability"] == near(48_000 * uplift / 100)
    assert found["run_rate_cost"] == near(total)
    assert found["cost_per_minute"] == pytest.approx(per_minute, abs=1e-10)


@pytest.mark.parametrize(
    ("minute", "seat", "total"), [("0.01", 50, 1_084_000), ("0.05", 150, 1_156_000)]
)
def test_price_ranges_of_the_sample(minute: str, seat: int, total: float) -> None:
    found = run(TWENTY, telephony__minute=f"${minute} / min", platform__seat=f"${seat} / month")
    assert found["run_rate_cost"] == near(total)


@pytest.mark.parametrize(
    ("ratio", "total", "per_minute"),
    [
        (40, 908_000, 0.7566666667),
        (50, 941_333.3333333334, 0.7844444444),
        (60, 974_666.6666666666, 0.8122222222),
    ],
)
def test_night_outsourcing_at_a_share_of_the_cost_in_house(
    tmp_path: Path, ratio: int, total: float, per_minute: float
) -> None:
    file = tmp_path / "nights.yaml"
    nights = NIGHT.replace("ratio: 50%", f"ratio: {ratio}%") + "    headcount: 6.66666666666667\n"
    day = "teams:\n  inhouse:\n    hours: 06:00-22:00\n    headcount: 13.3333333333333"
    file.write_text(f"extends: {TWENTY}\n{day}{nights}", encoding="utf-8")
    found = run(file)
    assert found["run_rate.labor"] == near(2_000_000 / 3)
    assert found["run_rate.outsourcing"] == near(1_000_000 / 3 * ratio / 100)
    assert found["run_rate_cost"] == near(total)
    assert found["cost_per_minute"] == pytest.approx(per_minute, abs=1e-10)


def test_the_same_figures_come_from_the_command_line() -> None:
    ended = conftest.costmodel("run", str(TWENTY), "--format", "json")
    results = json.loads(ended.out)["scenarios"][0]["results"]
    assert results["run_rate_cost"]["value"] == near(1_108_000)
