"""Connected minutes and what carriers take: numbers, trunks, text messages."""

import pytest

from tests.plans import CALLS, CHATS, DESK, find, near

IVR = "automation.ivr={channels: [voice], containment: 25%, recontact: 20%, handover_aht: 1.5"
MINUTE, MINUTES = "telephony.minute=$0.02 / min", 7_300 * 6
NUMBERS = "telephony.numbers={count: 3, price: $2 / month}"


def test_minutes_are_of_calls_alone() -> None:
    found = find(CALLS, *CHATS, MINUTE)
    assert found["connected_minutes"] == near(7_300 * 6)
    assert found["telephony"] == near(7_300 * 6 * 0.02)


def test_a_channel_is_voice_by_its_type_whatever_its_name() -> None:
    hotline = CALLS.replace("voice: {", "hotline: {type: voice, ").replace("[voice]", "[hotline]")
    assert find(hotline, MINUTE)["connected_minutes"] == near(7_300 * 6)


def test_people_s_minutes_are_connected_without_regard_to_concurrency() -> None:
    found = find(CALLS, MINUTE, "demand.channels.voice={aht: 12 min, concurrency: 2}")
    assert found["connected_minutes"] == near(7_300 * 12)
    assert found["handled_minutes"] == near(7_300 * 6)


def test_calls_that_a_machine_contains_are_connected_for_its_minutes() -> None:
    found = find(CALLS, MINUTE, IVR + ", minutes: 1.5 min}")
    people = 7_300 * (1 - 0.25 * 0.8) * 6 * 1.5
    assert found["automated_minutes"] == near(7_300 * 0.25 * 1.5)
    assert found["telephony"] == near((people + 7_300 * 0.25 * 1.5) * 0.02)
    without = find(CALLS, MINUTE, IVR + "}")
    assert without["connected_minutes"] == near(people)
    assert "automated_minutes" not in without


def test_minutes_of_a_machine_on_calls_and_chats_count_for_calls() -> None:
    both = IVR.replace("[voice]", "[voice, chat]") + ", minutes: 2 min}"
    found = find(CALLS, *CHATS, MINUTE, both)
    assert found["automated_minutes"] == near(7_300 * 0.25 * 2)


@pytest.mark.parametrize(
    ("settings", "cost"),
    [((NUMBERS,), 6), ((MINUTE,), 7_300 * 6 * 0.02), ((MINUTE, NUMBERS), 7_300 * 6 * 0.02 + 6)],
)
def test_minutes_and_numbers(settings: tuple[str, ...], cost: float) -> None:
    assert find(CALLS, *settings)["telephony"] == near(cost)


def test_a_carrier_s_price_without_calls_is_no_line() -> None:
    assert "telephony" not in find(DESK, MINUTE)
    assert find(DESK, MINUTE, NUMBERS)["telephony"] == near(6)


def test_prices_listed_by_year() -> None:
    found = find(CALLS, "telephony.minute=[$0.02 / min, $0.03 / min]", "horizon=24 months")
    assert found.by_month("telephony") == near([7_300 * 0.12] * 12 + [7_300 * 0.18] * 12)


def test_work_after_the_call_is_not_connected() -> None:
    found = find(CALLS, MINUTE, "telephony.talk_share=80%")
    assert found["connected_minutes"] == near(MINUTES * 0.8)
    assert found["handled_minutes"] == near(MINUTES)
    assert found["telephony"] == near(MINUTES * 0.8 * 0.02)


def test_time_in_the_queue_is_connected() -> None:
    found = find(CALLS, *CHATS, MINUTE, "telephony.queue_time=30 s")
    assert found["connected_minutes"] == near(MINUTES + 7_300 / 2)
    both = find(CALLS, "telephony={queue_time: 30 s, talk_share: 50%, minute: $1 / min}")
    assert both["telephony"] == near(MINUTES / 2 + 7_300 / 2)


TOLL_FREE = "telephony.toll_free={count: 2, price: $3 / month"


def test_toll_free_minutes_have_their_own_price() -> None:
    found = find(CALLS, MINUTE, TOLL_FREE + ", minute: $0.05 / min, share: 60%}")
    assert found["minutes_cost"] == near(MINUTES * 0.4 * 0.02)
    assert found["toll_free_cost"] == near(MINUTES * 0.6 * 0.05)
    assert found["telephony"] == near(MINUTES * (0.4 * 0.02 + 0.6 * 0.05) + 6)


def test_toll_free_numbers_without_a_price_of_their_minutes() -> None:
    assert find(CALLS, MINUTE, TOLL_FREE + "}")["telephony"] == near(MINUTES * 0.02 + 6)
    all_of_it = find(CALLS, MINUTE, TOLL_FREE + ", minute: $0.05 / min}")
    assert all_of_it["telephony"] == near(MINUTES * 0.05 + 6)


@pytest.mark.parametrize(
    ("setting", "cost"),
    [
        ("telephony.trunks={count: 2, price: $150 / month}", 300),
        ("telephony.short_code=$500 / month", 500),
        (TOLL_FREE + "}", 6),
        (NUMBERS, 6),
    ],
)
def test_what_is_rented_rises_with_prices(setting: str, cost: float) -> None:
    found = find(DESK, setting, "horizon=24 months", "escalation.prices=10% / year")
    assert found.by_month("telephony") == near([cost] * 12 + [1.1 * cost] * 12)


TEXTS = DESK.replace("email", "sms")


def test_text_messages_are_of_the_channel_or_as_the_carrier_counts() -> None:
    price = "telephony.sms.price=$0.01 / message"
    assert find(TEXTS, price)["telephony"] == near(73)
    of_channel = find(TEXTS, price, "demand.channels.sms.messages=4")
    assert of_channel["telephony"] == near(4 * 73)
    segments = find(TEXTS, price, "demand.channels.sms.messages=4", "telephony.sms.messages=6")
    assert segments["text_messages"] == near(7_300 * 6)
    assert "telephony" not in find(DESK, price)


def test_tests_of_numbers_are_minutes_like_others() -> None:
    tests = "telephony.tests={per_month: 2, minutes: 5 min}"
    found = find(CALLS, MINUTE, NUMBERS, tests)
    assert found["other_minutes"] == near(MINUTES + 3 * 2 * 5)
    assert found["minutes_cost"] == near((MINUTES + 30) * 0.02)
    shared = find(CALLS, MINUTE, NUMBERS, tests, TOLL_FREE + ", minute: $0.05 / min, share: 60%}")
    assert shared["minutes_cost"] == near((MINUTES * 0.4 + 30) * 0.02)
    assert shared["toll_free_cost"] == near((MINUTES * 0.6 + 20) * 0.05)
    together = find(CALLS, MINUTE, NUMBERS, tests, TOLL_FREE + "}")
    assert together["minutes_cost"] == near((MINUTES + 50) * 0.02)
    assert find(DESK, MINUTE, NUMBERS, tests)["telephony"] == near(30 * 0.02 + 6)


def test_porting_is_paid_once_for_each_number() -> None:
    found = find(DESK, NUMBERS, TOLL_FREE + "}", "telephony.porting=$25 once")
    assert found["porting"] == 125
    assert found.result.one_time == ("porting",)
    assert find(DESK, "telephony.porting=$25 once").result.one_time == ()


def test_the_model_of_the_sample_is_as_short_as_it_was() -> None:
    lines = find(CALLS, MINUTE, NUMBERS).opened.graph.of_scope("plan")
    assert "other_minutes" not in lines
    assert "connected_talk.voice" not in lines
    assert "queue_minutes.voice" not in lines


def test_a_call_that_fails_with_the_machine_is_connected_too() -> None:
    machine = "channels: [voice], containment: 40%, handover_aht: 1, minutes: 2 min"
    priced = ("telephony.minute=$0.02 / min",)
    bot = find(CALLS, *priced, f"automation.ivr={{{machine}, failed_minutes: 1 min}}")
    people, contained, failed = 7_300 * 0.6 * 6, 7_300 * 0.4 * 2, 7_300 * 0.6
    assert bot["connected_minutes"] == near(people + contained + failed)
