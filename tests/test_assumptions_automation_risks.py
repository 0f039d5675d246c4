"""Warnings about automation: each points to what could be changed."""

import pytest

from tests.assumption_files import load, under, warnings

PATH = "automation.assistant"
PLAIN = f"{PATH}.containment=null"


def test_the_samples_are_not_risky() -> None:
    for name in ("hybrid", "ai_nights", "seed_sample"):
        codes = dict(warnings(name))
        assert not codes.keys() & {"instant-cut", "all-sessions", "sensitive-intent"}


@pytest.mark.parametrize("name", ["complaint", "safeguarding", "vulnerable_customers", "escalated"])
def test_what_people_should_answer(name: str) -> None:
    intents = f"demand.intents={{order: {{share: 60%}}, {name}: {{share: 40%}}}}"
    assert "sensitive-intent" in dict(warnings("hybrid", intents))
    safe = f"demand.intents.{name}.automatable=false"
    assert "sensitive-intent" not in dict(warnings("hybrid", intents, safe))


INTENTS = "demand.intents={order: {share: 60%}, technical_troubleshooting: {share: 40%}}"


def test_what_needs_a_diagnosis_is_seldom_contained() -> None:
    def found(*settings: str) -> bool:
        return ("complex-intent", "technical_troubleshooting") in warnings(
            "hybrid", INTENTS, PLAIN, *settings
        )

    assert found(f"{PATH}.intents={{technical_troubleshooting: 20% -> 61% over 12 months}}")
    assert not found(f"{PATH}.intents={{technical_troubleshooting: 20% -> 60% over 12 months}}")
    assert not found(f"{PATH}.intents={{order: 70%}}")
    whole = warnings("hybrid", INTENTS, f"{PATH}.containment=61%")
    assert ("complex-intent", "containment") in whole


def test_too_much_too_quickly() -> None:
    quick = f"{PATH}.intents={{order: 81%}}"
    assert ("suspect-value", "order") in warnings("hybrid", INTENTS, PLAIN, quick)
    slow = f"{PATH}.intents={{order: 10% -> 85% over 24 months}}"
    assert "suspect-value" not in dict(warnings("hybrid", INTENTS, PLAIN, slow))
    assert ("suspect-value", "81%") in warnings("hybrid", f"{PATH}.containment=81%")


def test_sessions_are_paid_from_the_first_month_on() -> None:
    price = f"{PATH}.price=$2 / conversation"
    assert ("all-sessions", "price") in warnings("hybrid", price)
    rollout = f"{PATH}.engagement=0% -> 100% over 15 months"
    assert "all-sessions" not in dict(warnings("hybrid", price, rollout))
    assert "all-sessions" not in dict(warnings("hybrid", price, f"{PATH}.containment=40%"))


QUICK = "automation.ivr.containment=0% -> 40% over 6 months"


def test_staff_that_falls_faster_than_people_leave() -> None:
    found = [each for each in load("hybrid", QUICK).warnings if each.code == "instant-cut"]
    (problem,) = found
    assert under(problem) == "containment"
    assert "`day` in one month, and 2.58 % of its people leave" in problem.message
    assert "take 4.98 % of the work" in problem.message


@pytest.mark.parametrize(
    "setting",
    [
        "automation.ivr.labor_capture=30%",
        "automation.ivr.eligible=30%",
        "teams.day.attrition=60% / year",
        "teams.day.attrition=5% / month",
        "teams.day.headcount=40",
        "automation.ivr.containment=40%",
    ],
)
def test_what_is_no_cut_at_once(setting: str) -> None:
    assert "instant-cut" not in dict(warnings("hybrid", QUICK, setting))


def test_a_headcount_that_follows_machines_is_cut() -> None:
    settings = (QUICK, "teams.day.headcount=40", "automation.ivr.labor_capture=100%")
    assert ("instant-cut", "containment") in warnings("hybrid", *settings)
