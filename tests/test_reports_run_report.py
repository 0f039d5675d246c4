"""The report of one scenario."""

import pytest

from costmodel.analysis.results import ScenarioResult
from costmodel.reports.document import Row, Sentence, Table
from costmodel.reports.names import words_of
from costmodel.reports.run_report import (
    benefits_said,
    lifetime_said,
    period,
    run_document,
    strategic_said,
)
from tests.plans import CALLS, DESK, MAILS, VENDOR, find

CHURN = "benefits.churn={arr: $1M, reduction: 5 points, gross_margin: 75%}"


def tables(result: ScenarioResult) -> dict[str, Table]:
    return {b.title: b for b in run_document(result).blocks if isinstance(b, Table)}


def rows(table: Table) -> dict[str, Row]:
    return {row[0]: row[1:] for row in table.all_rows}


def test_headlines_have_units_or_reasons() -> None:
    found = rows(tables(find(DESK).result)["Headlines"])
    assert found["Run rate"] == ("201,600", "USD/year", "")  # 4.2 FTE at 48,000
    assert found["ROI"] == ("\u2212100.0%", "", "")
    assert found["Paid FTE"] == ("4.20", "FTE", "")
    assert found["IRR"] == ("n/a", "", "the flows never change sign")


def test_costs_add_up_to_the_totals() -> None:
    settings = ("costs.rent={label: The rent, amount: $700 / month}", "costs.x={amount: $9 once}")
    found = rows(tables(find(DESK, *settings).result)["Costs"])
    assert found == {
        "Labor": ("201,600", "96.0%", "16,800", "16,800", "201,600"),
        "The rent": ("8,400", "4.0%", "700", "700", "8,400"),
        "X, once": ("", "", "", "", "9"),
        "Total": ("210,000", "100.0%", "17,500", "17,500", "210,009"),
    }


def test_one_time_costs_have_the_users_label() -> None:
    costs = "costs={a_b: {label: Moving, amount: $9 once}, c: {amount: $1 once}}"
    machine = (
        "automation.bot={channels: [email], containment: 1%, handover_aht: 1, build: $5 once, "
        "price: $1 / resolution}"
    )
    found = rows(tables(find(DESK, costs, machine).result)["Costs"])
    assert {"Moving, once", "C, once", "Build: bot, once"} <= set(found)


def test_own_and_vendor_staff_stand_apart() -> None:
    found = tables(find(DESK, *VENDOR).result)["Staffing in month 12"]
    assert [row[:2] for row in found.all_rows] == [
        ("desk", "2.10"),
        ("vendor", "2.10"),
        ("Own", "2.10"),
        ("Vendor", "2.10"),
        ("All", "4.20"),
    ]
    alone = rows(tables(find(DESK).result)["Staffing in month 12"])
    assert alone == {"desk": ("4.20", "1.00", "730.0", ""), "All": ("4.20", "", "", "")}


def test_the_service_of_queues_alone() -> None:
    found = tables(find(CALLS, *MAILS, "teams.desk.headcount=21").result)
    assert [row[0] for row in found["Service level in month 12"].rows] == ["voice"]
    assert "Service level in month 12" not in tables(find(DESK).result)


AGAINST = "The returns set all support cost against: "
MARGIN = "Gross margin of retained revenue, after its risk adjustment"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ((), "The returns count costs alone: no benefits are given."),
        ((CHURN,), f"{AGAINST}{MARGIN} (USD 37,500 over the horizon)."),
    ],
)
def test_which_benefits_count(settings: tuple[str, ...], said: str) -> None:
    assert run_document(find(DESK, *settings).result).blocks[-1] == Sentence(said)


def test_period_and_words() -> None:
    assert period(find(DESK, "horizon=1 month").result) == (
        "USD, 1 month from 2027-01; run rate and unit costs of month 1"
    )
    assert period(find(DESK, month=7).result).endswith("of month 7")
    assert words_of("vendor_management") == "Vendor management"
    assert words_of("build.assistant") == "Build: assistant"


def test_conventions_stand_beside_the_returns() -> None:
    blocks = run_document(find(DESK, "discount_rate=10%", "timing=mid").result).blocks
    said = "Discounted at 10% a year, effective, at the middle of each month; one-time costs at"
    assert any(isinstance(b, Sentence) and b.text.startswith(said) for b in blocks)


def test_rows_of_benefits_are_shown_where_there_are_any() -> None:
    assert "Benefits / costs" not in rows(tables(find(DESK).result)["Headlines"])
    found = rows(tables(find(DESK, CHURN).result)["Headlines"])
    assert found["Benefits / costs"][0] == "0.1860"
    assert found["Discounted payback"][0] == "n/a"


def test_strategic_benefits_stand_apart() -> None:
    brand = "benefits.other.brand={label: Better brand, amount: $1_000 / month, strategic: true}"
    result = find(CALLS, CHURN, brand).result
    assert "Better brand" not in benefits_said(result)
    expected = "Strategic, in no total and no return: Better brand (USD 12,000 over the horizon)."
    assert strategic_said(result) == expected
    assert strategic_said(find(CALLS, CHURN).result) == ""


def test_a_benefit_of_the_user_s_own_goes_by_its_name() -> None:
    said = benefits_said(find(CALLS, "benefits.other.won_tenders.amount=$1_000 / month").result)
    assert "Won tenders (USD 12,000 over the horizon)" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((), ""),
        (("arpu=$500 / month", "base_churn=0%", "reduction=0 points"), ""),
        (("arpu=$500 / month", "base_churn=5%"), "is worth USD 90,000."),
        (("arpu=$500 / month", "base_churn=10%"), "is worth USD 45,000, and 90,000 with fewer"),
    ],
)
def test_what_a_customer_is_worth(fields: tuple[str, ...], said: str) -> None:
    result = find(CALLS, CHURN, *(f"benefits.churn.{each}" for each in fields)).result
    assert said in lifetime_said(result)
    assert bool(said) == bool(lifetime_said(result))
