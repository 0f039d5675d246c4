"""What only the numbers show of benefits."""

import pytest

from tests.plans import CALLS, DESK, find
from tests.test_model_benefits import PATIENT, kept
from tests.test_model_churn import churn


def said(text: str, *settings: str, code: str) -> list[str]:
    return [each.message for each in find(text, *settings).result.warnings if each.code == code]


@pytest.mark.parametrize(
    "fields",
    [
        {"customers": "2_000", "arpu": "$500 / month"},
        {"customers": "2_019", "arpu": "$500 / month"},
        {"customers": "1_981", "arpu": "$6_000 / year"},
        {"customers": "2_000", "arpu": "$500 / month", "arr": "$1M / month"},
        {"arpu": "$500 / month", "base_churn": "60%"},
    ],
)
def test_customers_who_pay_the_arr(fields: dict[str, str]) -> None:
    assert not said(DESK, churn(**fields), code="arr")


@pytest.mark.parametrize(
    ("fields", "pay"),
    [
        ({"customers": "2_000", "arpu": "$400 / month"}, "9,600,000"),
        ({"customers": "2_021", "arpu": "$500 / month"}, "12,126,000"),
        ({"customers": "2_000 -> 3_000 over 1 months", "arpu": "$500 / month"}, "18,000,000"),
    ],
)
def test_customers_who_pay_something_else(fields: dict[str, str], pay: str) -> None:
    message = f"`benefits.churn.arr` is 12,000,000 a year, and the customers pay {pay}"
    assert said(DESK, churn(**fields), code="arr") == [message]


@pytest.mark.parametrize(("level", "warned"), [("80%", False), ("99%", True)])
def test_a_service_level_that_is_never_reached(level: str, *, warned: bool) -> None:
    sla = f"benefits.sla={{channel: voice, at_least: {level}, penalty: $20_000 / month}}"
    assert bool(said(CALLS, sla, code="no-benefit")) == warned


@pytest.mark.parametrize(("abandonment", "warned"), [("12%", False), ("0.1%", True)])
def test_more_contacts_that_give_up(abandonment: str, *, warned: bool) -> None:
    found = said(CALLS, PATIENT, kept(abandonment=abandonment), code="no-benefit")
    assert bool(found) == warned


def test_benefits_from_one_source_are_said() -> None:
    sales = "benefits.sales={revenue: $1M / year, uplift: 1%, gross_margin: 50%}"
    notes = find(DESK, sales).result.warnings
    alone = [note.message for note in notes if note.code == "one-source"]
    assert alone == ["all benefits of `plan` are `sales_uplift`: its returns rest on that claim"]
    both = find(DESK, sales, "benefits.outages={loss: $9_000 / year, avoided: 10%}").result
    assert "one-source" not in {note.code for note in both.warnings}
    assert "one-source" not in {note.code for note in find(DESK).result.warnings}
