"""What machines that answer contacts cost, in the unit that is sold."""

from pathlib import Path

import numpy as np
import pytest

from costmodel.analysis.run import check_units
from costmodel.kernel.numbers import at_typical, evaluate
from tests.plans import CALLS, CHATS, DESK, find, near, typical
from tests.sheet import ENGINES, Sheet
from tests.test_model_containment import INTENTS, bot


@pytest.mark.parametrize("unit", ["resolution", "year"])
def test_lines_of_money_that_do_not_apply_are_absent(unit: str) -> None:
    price = {"price": "$1 / resolution"} if unit == "resolution" else {"review": "$12 / year"}
    found = find(DESK, bot(**price))
    assert ("automation_price.bot" in found) == (unit == "resolution")
    assert "automation" not in find(DESK, bot())
    assert "automation" not in find(DESK)


def test_what_stays_resolved_is_paid_for_and_content_is_kept_up() -> None:
    paid = bot(recontact="25%", price="$0.99 / resolution", review="$35_000 / year")
    assert find(DESK, paid)["automation"] == near(7_300 * 0.4 * 0.75 * 0.99 + 35_000 / 12)


def test_prices_and_upkeep_of_several_machines_in_one_line() -> None:
    found = find(
        DESK,
        "horizon=24 months",
        bot(price="[$1 / resolution, $2 / resolution]"),
        "automation.form={channels: [email], containment: 10%, price: $0.5 / resolution}",
        "automation.guide={channels: [email], containment: 0%, review: $100 / month}",
    )
    first = 2_920 * 1 + 730 * 0.5 + 100
    assert found.by_month("automation") == near([first] * 12 + [first + 2_920] * 12)


def test_building_is_paid_once_at_the_start() -> None:
    found = find(DESK, bot(build="$60_000 once"))
    assert found["build.bot"] == 60_000
    assert found["one_time_cost"] == 60_000
    assert found["total_cost"] == near(60_000 + 12 * found.by_month("labor")[0])


# 2,920 contacts are contained, 2,190 of them stay resolved; 4,380 of 7,300 sessions fail.
PRICED = {"recontact": "25%", "minutes": "3 min", "failed_minutes": "1 min", "messages": "6"}


@pytest.mark.parametrize(
    ("price", "cost"),
    [
        ("$0.99 / resolution", 2_190 * 0.99),
        ("$2.00 / conversation", 7_300 * 2),
        ("$0.50 / session", 7_300 * 0.5),
        ("$0.16 / min", (2_920 * 3 + 4_380) * 0.16),
        ("$0.01 / message", 7_300 * 6 * 0.01),
        ("$500 / month", 500),
        ("[$500 / month, $0.50 / session]", 500 + 3_650),
    ],
)
def test_prices_in_the_unit_that_is_sold(price: str, cost: float) -> None:
    found = find(DESK, bot(**PRICED, price=price))
    assert found["automation_price.bot"] == near(cost)
    assert found["automation"] == near(cost)


def test_minutes_of_failed_sessions_that_nobody_gave_cost_nothing() -> None:
    found = find(DESK, bot(price="$0.16 / min", minutes="3 min"))
    assert found["automation"] == near(2_920 * 3 * 0.16)


def test_several_prices_are_lines_of_their_own() -> None:
    prices = "[$500 / month, $0.50 / session, $1 / resolution]"
    before = find(DESK, bot(price=prices))
    after = find(DESK, bot(price=prices.replace("0.50", "1.00")))
    assert before["usage_cost.bot.session"] == near(3_650)
    assert after["usage_cost.bot.session"] == near(7_300)
    for name in ("month", "resolution"):
        assert after[f"usage_cost.bot.{name}"] == before[f"usage_cost.bot.{name}"]
    assert after["automation"] == near((before["automation"] or 0) + 3_650)


def test_prices_follow_escalation_or_drift_by_themselves() -> None:
    rise, years = "escalation.prices=5% / year", "horizon=25 months"
    fields = {"price": "$1 / session", "qa": "$0.10 / contact", "review": "$120 / month"}
    risen = find(DESK, rise, years, bot(**fields))
    year = 7_300 * 1.1 + 120
    expected = [year] * 12 + [year * 1.05] * 12 + [year * 1.05**2]
    assert risen.by_month("automation") == near(expected)
    falling = find(DESK, rise, years, bot(**fields, price_drift="-10% / year"))
    expected = [7_300.0] * 12 + [6_570] * 12 + [5_913]
    assert falling.by_month("automation_price.bot") == near(expected)
    assert falling["automated_qa.bot"] == near(730 * 1.05**2)


def test_a_session_that_fails_is_paid_for_too() -> None:
    found = find(DESK, bot(containment="41%", price="$2.00 / conversation"))
    assert found["cost_per_automated_resolution.bot"] == near(2 / 0.41)
    assert round(found["cost_per_automated_resolution.bot"] or 0, 2) == 4.88


def test_review_in_hours_of_people() -> None:
    review = "{hours: 20 h / month, rate: $60 / h}"
    assert find(DESK, bot(review=review))["automation"] == near(1_200)
    wages = ("escalation.wages=10% / year", "horizon=13 months")
    assert find(DESK, *wages, bot(review=review))["automation"] == near(1_320)


def test_quality_review_of_each_session() -> None:
    found = find(DESK, bot(qa="$0.05 / contact", engagement="50%"))
    assert found["automation"] == near(3_650 * 0.05)


def test_minutes_of_calls_that_fail() -> None:
    ivr = bot(channels="[voice]", minutes="1.5 min", failed_minutes="1 min", price="$0.1 / min")
    found = find(CALLS, ivr)
    assert found["failed_session_minutes.bot.voice"] == near(4_380)
    assert found["automation"] == near((2_920 * 1.5 + 4_380) * 0.1)


RICH = bot(
    **PRICED,
    engagement="90%",
    handover_minutes="2 min",
    handover_abandonment="5%",
    labor_capture="70%",
    containment="",
    intents="{order_status: 60%, refund: 0% -> 40% over 3 months}",
    handover_aht="1.2",
    price="[$500 / month, $0.5 / session, $1 / resolution, $0.16 / min, $0.01 / message]",
    price_drift="-10% / year",
    review="{hours: 20 h / month, rate: $60 / h}",
    qa="$0.05 / contact",
)
COPILOT = (
    "assist.copilot={channels: [email], aht_effect: -14%, adoption: 0% -> 80% over 6 months, "
    "price: [$20 / seat / month, $0.1 / conversation, $0.01 / min], review: $12 / year}"
)


def test_all_units_fit() -> None:
    check_units(find(DESK, INTENTS, RICH, COPILOT, "escalation.prices=2% / year").opened)
    ivr = bot(channels="[voice]", labor_capture="70%", handover_minutes="2 min")
    for more in ((), ("teams.desk.pool=true",), ("teams.desk.headcount=10",)):
        check_units(find(CALLS, *CHATS, *more, ivr).opened)


PRINTED = (
    "automation",
    "assist",
    "labor",
    "cost_per_automated_resolution.bot",
    "handled_aht.email",
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("headcount", ["teams.desk.headcount=20", "teams.desk.headcount=null"])
def test_workbooks_compute_the_same(engine: str, headcount: str, tmp_path: Path) -> None:
    found = find(DESK, INTENTS, RICH, COPILOT, headcount, "horizon=14 months")
    lines = found.opened.graph.of_scope(found.result.name)
    nodes = [lines[name] for name in PRINTED]
    values = evaluate(nodes, at_typical(typical(found.opened)), months=14)
    sheet = Sheet(nodes, 14)
    inputs = {key: np.full((1, 1, 1), value) for key, value in typical(found.opened).items()}
    sheet.write(tmp_path / "book.xlsx", inputs)
    recalculated = ENGINES[engine](tmp_path / "book.xlsx")
    for node, value in zip(nodes, values, strict=True):
        printed = sheet.read(node, recalculated)
        assert printed == pytest.approx(np.broadcast_to(value, printed.shape), rel=1e-9), node
