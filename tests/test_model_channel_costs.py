"""What each channel costs: by hand on a small plan, and every cost once on generated ones."""

from pathlib import Path

import pytest

import costmodel
from tests import library
from tests.generated_plans import PLANS, tree_of, write_plan
from tests.plans import CALLS, CHATS, MAILS, find, near

FTE_HOURS = 40 * 730 / 168  # of a month
SEVERAL = [number for number in range(len(PLANS)) if len(tree_of(number)["demand"]["channels"]) > 1]
# 3 agents on calls are 2,190 hours of positions, the work of e-mail 365: six parts and one.
CALL_PART, MAIL_PART = 6 / 7, 1 / 7


def test_pay_goes_by_position_hours() -> None:
    found = find(CALLS, *MAILS)
    pay = (2_190 + 365) / FTE_HOURS * 4_000
    assert found["channel_position_hours.desk.voice"] == near(2_190)
    assert found["channel_position_hours.desk.email"] == near(365)
    assert found["channel_cost.voice"] == near(pay * CALL_PART)
    assert found["channel_cost.email"] == near(pay * MAIL_PART)
    assert found["channel_cost_per_contact.voice"] == near(pay * CALL_PART / 7_300)
    assert found["channel_cost_per_contact.email"] == near(pay * MAIL_PART / 3_650)


def test_platform_by_fte_telephony_to_calls_machines_to_their_sessions() -> None:
    before = find(CALLS, *MAILS)
    found = find(
        CALLS,
        *MAILS,
        "platform.seat=$100 / month",
        "telephony={minute: $0.01 / min, recording: {price: $1 / GB / month, size: 1 MB / min}}",
        "automation.bot={channels: [email], containment: 0%, handover_aht: 1, price: $500 / month}",
    )
    fte = (2_190 + 365) / FTE_HOURS
    assert found["channel_shared.voice"] == near(100 * fte * CALL_PART)
    assert found["channel_shared.email"] == near(100 * fte * MAIL_PART)
    calls = (found["telephony"] or 0) + (found["recording"] or 0)
    assert found["telephony"] == near(7_300 * 6 * 0.01)
    assert found["channel_calls.voice"] == near(calls)
    assert found["channel_machines.email"] == near(500)
    added = {
        channel: (found[f"channel_cost.{channel}"] or 0) - (before[f"channel_cost.{channel}"] or 0)
        for channel in ("voice", "email")
    }
    assert added["voice"] == near(100 * fte * CALL_PART + calls)
    assert added["email"] == near(100 * fte * MAIL_PART + 500)


def test_texts_are_paid_by_their_channels_and_calls_by_theirs() -> None:
    """3,650 contacts of 2 messages on one channel and as many of 1 on the other, at $0.10."""
    found = find(
        CALLS,
        "demand.contacts=14_600 / month",
        "demand.channels.voice.share=50%",
        "demand.channels.text={type: sms, share: 25%, aht: 6 min, reply_within: 4 h, messages: 2}",
        "demand.channels.alert={type: sms, share: 25%, aht: 6 min, reply_within: 4 h}",
        "teams.desk.channels=[voice, text, alert]",
        "telephony={minute: $0.01 / min, sms: {price: $0.1 / message}, short_code: $90 / month}",
    )
    assert found["channel_calls.voice"] == near(7_300 * 6 * 0.01)
    assert found["channel_texts.text"] == near(730 + 60)
    assert found["channel_texts.alert"] == near(365 + 30)
    parts = [found[f"channel_cost.{channel}"] or 0 for channel in ("voice", "text", "alert")]
    assert sum(parts) == near(found["running_cost"])


def test_a_machine_of_two_channels_by_its_sessions() -> None:
    bot = "automation.bot={channels: [voice, email], containment: 0%, price: $900 / month}"
    found = find(CALLS, *MAILS, bot)
    assert found["channel_machines.voice"] == near(600)
    assert found["channel_machines.email"] == near(300)


def test_a_pool_is_shared_by_load() -> None:
    shorter = "demand.channels.chat.aht=3 min"
    found = find(CALLS, *CHATS, shorter, "teams.desk.pool=true")
    assert found["channel_share.desk.voice"] == near(2 / 3)
    assert found["channel_share.desk.chat"] == near(1 / 3)


def test_a_team_of_one_channel_is_that_channel_s() -> None:
    found = find(
        CALLS,
        *CHATS,
        "teams.desk.channels=[voice]",
        "teams.chats={like: teams.desk, channels: [chat], pay: {burdened: $96_000 / year}}",
    )
    assert found["channel_cost.voice"] == found["team_labor.desk"]
    assert found["channel_cost.chat"] == found["team_labor.chats"]
    assert found["channel_cost.chat"] == near(2 * (found["channel_cost.voice"] or 0))


def test_without_contacts_a_channel_costs_what_it_is_left_with() -> None:
    found = find(CALLS, *CHATS, "demand.contacts=0 / month", "teams.desk.min_agents=2")
    assert found["channel_cost.voice"] == found["running_cost"]
    assert found["channel_cost.chat"] == 0
    assert found["channel_cost_per_contact.voice"] is None


def test_one_channel_is_the_whole() -> None:
    assert "channel_cost.voice" not in find(CALLS).values


@pytest.mark.parametrize("number", SEVERAL)
def test_every_cost_is_some_channel_s_once(number: int, tmp_path: Path) -> None:
    result = costmodel.load(write_plan(number, tmp_path)).run()
    parts = [line.monthly for line in result.lines.values() if line.quantity == "channel_cost"]
    costs = [line.monthly for line in result.lines.values() if line.role == "cost"]
    assert len(parts) == len(tree_of(number)["demand"]["channels"]) > 1
    for month in range(len(costs[0])):
        shared = sum(part[month] or 0 for part in parts)
        assert shared == near(sum(cost[month] or 0 for cost in costs))
    assert all((part[0] or 0) >= 0 for part in parts)


def test_platforms_and_telephony_of_the_library_stay_with_their_channels(tmp_path: Path) -> None:
    result = costmodel.load(library.write_plan(tmp_path / "plan.yaml")).run(month=1)
    calls = library.monthly(result, "channel_calls.voice")
    assert calls == near(library.monthly(result, "telephony"))
    assert "channel_calls.chat" not in result.lines
