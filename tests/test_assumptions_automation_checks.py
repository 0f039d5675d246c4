"""What machines may contain and are paid for, each mistake with its place."""

import pytest

from tests.assumption_files import errors, load, only_error, place, under, warnings

INTENTS = "demand.intents={order_status: {share: 60%}, complaint: {share: 40%, automatable: false}}"
PATH = "automation.assistant"
PLAIN = f"{PATH}.containment=null"


@pytest.mark.parametrize(
    ("setting", "code", "pointed"),
    [
        (f"{PATH}.containment=null", "missing-value", "containment"),
        (f"{PATH}.intents={{order_status: 5%}}", "containment", "intents"),
        (f"{PATH}.eligible=70%", "containment", "eligible"),
        (f"{PATH}.price=$0.16 / min", "missing-value", "price"),
        (f"{PATH}.price=$0.16 / message", "missing-value", "price"),
        (f"{PATH}.price=$20 / seat / month", "value", "price"),
        (f"{PATH}.engagement=30%", "engagement", "engagement"),
        ("demand.intents.praise.share=5%", "intent-shares", "share"),
        ("demand.intents.complaint.channels=[chta]", "unknown-channel", "chta"),
        ("demand.intents.Praise.share=5%", "name", "Praise"),
        ("demand.intents.complaint.automatable=perhaps", "value", "perhaps"),
        (f"{PATH}.review={{hours: 20 h / month}}", "missing-value", "{hours: 20 h / month}"),
        ("assist.copilot={channels: [chta]}", "unknown-channel", "chta"),
        ("assist.copilot={channels: [chat], price: $1 / resolution}", "value", "price"),
        ("assist.copilot={channels: [chat], price: $1 / message}", "value", "price"),
        ("assist.copilot={channels: [chat], containment: 5%}", "unknown-key", "containment"),
        (f"{PATH}.price_drift=-5%", "value", "-5%"),
        (f"{PATH}.labor_capture=110%", "value", "110%"),
    ],
)
def test_mistakes(setting: str, code: str, pointed: str) -> None:
    first, *_ = errors("hybrid", INTENTS, setting)
    assert (first.code, under(first)) == (code, pointed)
    assert first.help
    assert len({each.code for each in errors("hybrid", INTENTS, setting)}) == 1


def by_intent(text: str) -> tuple[str, ...]:
    return (INTENTS, PLAIN, f"{PATH}.intents={text}")


def test_intents_that_are_contained() -> None:
    load("hybrid", *by_intent("{order_status: 60%}"))
    load("hybrid", *by_intent("{order_status: 60%, complaint: 0%}"))
    load("hybrid", *by_intent("{order_status: 0% -> 60% over 12 months}"))


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("{complaint: 10%}", "human-only", "complaint"),
        ("{complaint: 0% -> 10% over 3 months}", "human-only", "complaint"),
        ("{order_sttus: 10%}", "unknown-intent", "order_sttus"),
        ("{order_status: 101%}", "value", "101%"),
        ("{order_status: 5}", "value", "5"),
        ("50%", "value", "50%"),
        ("{}", "value", "{}"),
    ],
)
def test_intents_that_cannot_be(text: str, code: str, pointed: str) -> None:
    problem = only_error("hybrid", *by_intent(text))
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help
    if code == "human-only":
        assert "human-only intents cannot be contained" in problem.message


def test_intents_of_a_machine_need_a_list_of_intents() -> None:
    problem = only_error("hybrid", PLAIN, f"{PATH}.intents={{order_status: 10%}}")
    assert problem.code == "unknown-intent"
    assert "demand.intents" in problem.help


def test_an_intent_that_does_not_reach_the_machine() -> None:
    voice = (
        "demand.intents={a: {share: 100%, channels: [voice]}, b: {share: 100%, channels: [chat]}}"
    )
    settings = (voice, PLAIN, f"{PATH}.intents={{a: 5%, b: 5%}}")
    assert ("not-used", "a") in warnings("hybrid", *settings)


def test_shares_of_intents_sum_by_channel_and_month() -> None:
    load("hybrid", "demand.intents={a: {share: 100%, channels: [voice]}}")
    shares = "{a: {share: 30% -> 50% over 2 years}, b: {share: 70%}}"
    problem = only_error("hybrid", f"demand.intents={shares}")
    assert problem.code == "intent-shares"
    assert "`voice` sum to 100.833 % in month 2" in problem.message
    problem = only_error("hybrid", "demand.intents={a: {share: 30%}}")
    assert "sum to 30 %, not 100 %" in problem.message
    mixed = "{a: {share: 30%, channels: [chat]}, b: {share: 90%}}"
    messages = " ".join(each.message for each in errors("hybrid", f"demand.intents={mixed}"))
    assert "`voice` sum to 90 %" in messages
    assert "`chat` sum to 120 %" in messages


def test_two_machines_contain_no_more_than_all_of_an_intent() -> None:
    other = "automation.form={channels: [chat], intents: {order_status: 30%}, handover_aht: 1}"
    load("hybrid", *by_intent("{order_status: 70%}"), other)
    problem = only_error("hybrid", *by_intent("{order_status: 71%}"), other)
    assert (problem.code, place(problem)) == ("containment", ("--set", 1))
    assert "101 % of the contacts of `order_status` by `chat`" in problem.message


def test_who_gives_up_counts_as_taken() -> None:
    other = "automation.form={channels: [chat], containment: 59%, handover_aht: 1}"
    load("hybrid", other)
    problem = only_error("hybrid", other, f"{PATH}.handover_abandonment=5%")
    assert problem.code == "containment"
    load("hybrid", other, f"{PATH}.handover_abandonment=5%", f"{PATH}.engagement=41%")
    load("hybrid", other.replace("59%", "80%"), f"{PATH}.eligible=48%")


@pytest.mark.parametrize(
    ("settings", "pointed"),
    [
        ((f"{PATH}.messages=6",), "messages"),
        ((f"{PATH}.failed_minutes=1 min",), "failed_minutes"),
        (("automation.ivr.price_drift=5% / year",), "price_drift"),
        (("assist.copilot={channels: [chat], price_drift: 5% / year}",), "price_drift"),
    ],
)
def test_what_is_not_used(settings: tuple[str, ...], pointed: str) -> None:
    assert ("not-used", pointed) in warnings("hybrid", *settings)


def test_failed_minutes_of_calls_are_used() -> None:
    found = warnings("hybrid", "automation.ivr.failed_minutes=1 min")
    assert "not-used" not in dict(found)


def test_help_that_slows_people_down_is_suspect() -> None:
    slower = "assist.copilot={channels: [chat], aht_effect: 5%}"
    assert ("suspect-value", "5%") in warnings("hybrid", slower)
