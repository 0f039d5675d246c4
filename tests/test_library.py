"""The library: every service model with every way to staff it, and every market and price book."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

import costmodel
from costmodel.assumptions.shipped import KINDS, library_pieces
from tests.channel_costs import channel_costs
from tests.library import facts, monthly, names, table, write_plan

if TYPE_CHECKING:
    from pathlib import Path

MODELS, STAFFINGS = names("model"), names("staffing")
MONTH = 12  # when machines that are new are at work
FAMILIAR = {"one-source", "binds", "on-call", "occupancy", "instant-cut"}
BANDS = {row["channel"]: (float(row["low"]), float(row["high"])) for row in table("bands.csv")}
OUTSIDE = {
    (row["model"], row["staffing"], row["channel"]): row["side"] for row in table("outside.csv")
}


def test_the_library_has_what_it_is_asked_for() -> None:
    assert set(MODELS) == {
        *("convenient", "personalized", "one-team", "one-on-one"),
        *("self-service", "online", "redirected", "hybrid"),
    }
    assert set(STAFFINGS) == {
        *("in-house", "follow-the-sun", "night-outsourced"),
        *("fully-outsourced", "ai-human", "on-call"),
    }
    vendors = {name.split("-")[0] for name in names("platform")}
    asked = "amazon twilio genesys nice zendesk intercom salesforce five9 talkdesk"
    assert vendors == set(asked.split())


@pytest.mark.parametrize(("model", "staffing"), list(product(MODELS, STAFFINGS)))
def test_every_combination_runs_and_costs_what_is_published(
    model: str, staffing: str, tmp_path: Path
) -> None:
    plan = write_plan(tmp_path / "plan.yaml", model=model, staffing=staffing)
    result, costs = channel_costs(plan, MONTH)
    assert {problem.code for problem in result.warnings} <= FAMILIAR
    assert {"email", "chat"} <= set(costs)
    assert ("voice" in costs) == (model != "online")
    for channel, (low, high) in BANDS.items():
        if channel in costs:
            side = "below" if costs[channel] < low else "above" if costs[channel] > high else None
            assert side == OUTSIDE.get((model, staffing, channel)), (channel, costs[channel])


def test_every_result_outside_is_explained() -> None:
    assert all(row["why"] and row["side"] in {"above", "below"} for row in table("outside.csv"))
    assert {(row["model"], row["staffing"]) for row in table("outside.csv")} <= set(
        product(MODELS, STAFFINGS)
    )


def test_the_bands_are_those_of_their_sources() -> None:
    words = {"voice": "phone", "chat": "chat", "email": "email"}
    for row in table("bands.csv"):
        cited = [fact for address in row["source"].split("; ") for fact in facts()[address]]
        own = [fact for fact in cited if words[row["channel"]] in fact["item"].lower()]
        assert float(row["low"]) == min(float(fact["low"]) for fact in own)
        assert float(row["high"]) == max(float(fact["high"]) for fact in own)
        assert {fact["unit"] for fact in own} == {row["unit"]}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in ("market", "platform") for name in names(kind)]
)
def test_every_market_and_price_book_runs(kind: str, name: str, tmp_path: Path) -> None:
    plan = costmodel.load(write_plan(tmp_path / "plan.yaml", **{kind: name}))
    result = plan.run()
    assert {problem.code for problem in result.warnings} <= FAMILIAR
    assert (result.value("run_rate_cost") or 0) > 0


def test_platforms_cost_what_their_unit_says(tmp_path: Path) -> None:
    result = costmodel.load(write_plan(tmp_path / "plan.yaml")).run(month=1)
    seats, minutes = monthly(result, "seats"), monthly(result, "connected_minutes")
    assert monthly(result, "platform") == pytest.approx(115 * seats)
    assert monthly(result, "telephony") == pytest.approx(0.012 * minutes + 2 * 2)
    by_hour = costmodel.load(write_plan(tmp_path / "plan.yaml", platform="twilio-flex-hours"))
    used = by_hour.run(month=1)
    assert monthly(used, "platform") == pytest.approx(monthly(used, "scheduled_hours.home"))


def test_without_calls_only_the_numbers_cost(tmp_path: Path) -> None:
    result = costmodel.load(write_plan(tmp_path / "plan.yaml", model="online")).run(month=1)
    assert monthly(result, "telephony") == pytest.approx(2 * 2)


def test_a_currency_changes_the_figures_and_not_the_staff(tmp_path: Path) -> None:
    found = {
        name: costmodel.load(write_plan(tmp_path / "plan.yaml", market=name)).run()
        for name in ("us", "uk", "mauritius")
    }
    assert {result.currency for result in found.values()} == {"USD", "GBP", "MUR"}
    assert len({result.value("paid_fte") for result in found.values()}) == 1


def test_skill_is_paid_wherever_the_work_is_done(tmp_path: Path) -> None:
    for staffing, line in (
        ("in-house", "team_labor.home"),
        ("night-outsourced", "vendor_pay.vendor"),
        ("fully-outsourced", "vendor_pay.vendor"),
        ("follow-the-sun", "team_labor.asia"),
    ):
        plan = write_plan(tmp_path / "plan.yaml", model="personalized", staffing=staffing)
        role = "vendor" if staffing == "fully-outsourced" else "home"
        plain = costmodel.load(plan, set={f"teams.{role}.pay.skill": None}).run(month=1)
        skilled = costmodel.load(plan).run(month=1)
        ratio = monthly(skilled, line) / monthly(plain, line)
        assert 1.3 < ratio <= 1.4 + 1e-9, staffing


def test_each_piece_says_what_it_is_and_builds_on_what_all_share() -> None:
    for kind in KINDS:
        for piece in library_pieces(kind).values():
            text = piece.path.read_text(encoding="utf-8")
            assert piece.about.endswith("."), piece.path
            assert ("extends: ../common.yaml" in text) == (kind != "platform"), piece.path
