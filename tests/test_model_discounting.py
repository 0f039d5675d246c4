"""Present values under each convention, against plain Python on the flows."""

import math
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile, run
from costmodel.assumptions.problems import AssumptionsError
from tests.independent import calculate
from tests.independent_samples import hybrid, inhouse
from tests.independent_staffing import Scenario
from tests.plans import DESK, find, near
from tests.test_model_returns import flows

SAMPLES = Path(__file__).parent / "samples"
CONVENTIONS = list(product(("monthly", "annual"), ("end", "mid"), ("effective", "nominal")))


def settings(discounting: str, timing: str, compounding: str) -> tuple[str, ...]:
    return f"discounting={discounting}", f"timing={timing}", f"compounding={compounding}"


def worth(month: int, rate: float, discounting: str, timing: str, compounding: str) -> float:
    """What 1 in a month counted from 1 is worth at the start, by plain arithmetic."""
    if discounting == "annual":
        year = (month + 11) // 12
        months = 12.0 * year if timing == "end" else 12.0 * year - 6
    else:
        months = month if timing == "end" else month - 0.5
    by_month = rate / 12 if compounding == "nominal" else (1 + rate) ** (1 / 12) - 1
    return math.exp(-months * math.log(1 + by_month))


def present(
    start: float, monthly: Sequence[float], rate: float, convention: tuple[str, str, str]
) -> float:
    each = (x * worth(m, rate, *convention) for m, x in enumerate(monthly, start=1))
    return start + sum(each)


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize(("name", "scenario"), [("inhouse", inhouse), ("hybrid", hybrid)])
def test_the_samples_under_each_convention(
    name: str, scenario: Callable[[], Scenario], convention: tuple[str, str, str]
) -> None:
    expected = calculate(scenario())
    found = run(ScenarioFile(SAMPLES / f"{name}.yaml", settings(*convention)))
    start = sum(expected.one_time.values())
    costs = present(start, expected.running, 0.1, convention)
    benefits = present(0, expected.benefits, 0.1, convention)
    assert found.value("npv") == near(benefits - costs, 1e-9)
    assert found.value("roi_pv") == near((benefits - costs) / costs, 1e-9)
    assert found.value("benefit_cost_ratio") == near(benefits / costs, 1e-9)
    assert found.value("roi") == near(expected.roi, 1e-9)
    assert found.value("payback_months") is expected.payback_months is None
    assert found.value("irr") is expected.irr is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), 671_187.51),
        (("compounding=nominal",), 659_474.14),
        (("discounting=annual",), 590_533.43),
    ],
)
def test_one_case_and_its_published_answers(changes: tuple[str, ...], expected: float) -> None:
    found = flows(1_200_000, *[60_000.0] * 36, rate="10%", more=changes)
    assert found["npv"] == pytest.approx(expected, abs=0.005)
    assert found["irr"] == pytest.approx(0.5288031, abs=5e-8)


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("months", [30, 36])
def test_every_month_under_each_convention(convention: tuple[str, str, str], months: int) -> None:
    found = flows(0, *[1.0] * months, rate="13%", more=settings(*convention))
    expected = [worth(month, 0.13, *convention) for month in range(1, months + 1)]
    assert found.by_month("discount_factor") == near(expected)


@pytest.mark.parametrize("compounding", ["effective", "nominal"])
@pytest.mark.parametrize("discounting", ["monthly", "annual"])
def test_money_that_comes_earlier_is_worth_more(compounding: str, discounting: str) -> None:
    end, mid = (
        flows(5, *[2.0, 0, 7] * 5, rate="9%", more=settings(discounting, timing, compounding))
        for timing in ("end", "mid")
    )
    assert (mid["npv"] or 0) > (end["npv"] or 0)
    assert end["initial_flow"] == mid["initial_flow"] == -5


@pytest.mark.parametrize("compounding", ["effective", "nominal"])
def test_by_year_or_month_is_the_same_for_what_flows_at_years_ends(compounding: str) -> None:
    by_year = [0.0] * 11 + [500.0] + [0.0] * 11 + [900.0]
    monthly, annual = (
        flows(1_000, *by_year, rate="9%", more=settings(discounting, "end", compounding))["npv"]
        for discounting in ("monthly", "annual")
    )
    assert monthly == near(annual)


def test_at_the_rate_of_return_money_is_worth_nothing() -> None:
    case = (1_000.0, *[40.0, -5.0, 70.0] * 12)
    rate = flows(*case)["irr"]
    assert rate is not None
    assert flows(*case, rate=f"{100 * rate!r}%")["npv"] == pytest.approx(0, abs=1e-7)


@pytest.mark.parametrize("key", ["discount_rate", "finance_rate", "reinvest_rate"])
@pytest.mark.parametrize("rate", ["-100%", "-120%"])
def test_a_rate_that_loses_all_is_refused_where_it_stands(key: str, rate: str) -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, f"{key}={rate}")
    (problem,) = caught.value.problems
    assert problem.span is not None
    assert "out of range" in problem.message
