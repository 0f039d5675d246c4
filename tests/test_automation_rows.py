"""What the source texts say of automation, row by row."""

import pytest

from tests.plans import CALLS, DESK, find, near, switch
from tests.test_model_containment import INTENTS, bot

VOICE = {"channels": "[voice]"}


def test_s3_6_a_machine_has_no_queue_and_spares_the_peak() -> None:
    hours, days = [1] * 9 + [9] * 8 + [1] * 7, [1] * 7
    peak = f"demand.profile={{hours: {hours}, days: {days}}}", "demand.contacts=73_000 / month"
    found, before = find(CALLS, *peak, bot(**VOICE)), find(CALLS, *peak)
    assert found.by_half_hour("offered_load.desk.voice")[18] == near(
        before.by_half_hour("offered_load.desk.voice")[18] * 0.6
    )
    saved = [
        old - new
        for old, new in zip(
            before.by_half_hour("agents.desk.voice").values(),
            found.by_half_hour("agents.desk.voice").values(),
            strict=True,
        )
    ]
    assert max(saved) > min(saved) >= 0


def test_s3_5_wrong_answers_come_back_to_people() -> None:
    found = find(DESK, bot(recontact="25%"))
    assert found["repeat_contacts.bot"] == near(730)
    assert found["contacts_handled.email"] == near(7_300 * 0.6 + 730)


def test_s3_20_a_rollout_channel_by_channel() -> None:
    ramps = (
        "automation.chatbot={channels: [email], handover_aht: 1}",
        "automation.chatbot.containment=0% -> 30% over 3 months from month 2",
        "automation.phonebot={channels: [social], handover_aht: 1}",
        "automation.phonebot.containment=0% -> 20% over 2 months from month 5",
        "demand.channels.email.share=50%",
        "demand.channels.social={share: 50%, aht: 4 min, reply_within: 4 h}",
        "teams.desk.channels=[email, social]",
    )
    found = find(DESK, *ramps, "horizon=7 months")
    first = [0, 0, 0.1, 0.2, 0.3, 0.3, 0.3]
    second = [0, 0, 0, 0, 0, 0.1, 0.2]
    assert found.by_month("contained.chatbot.email") == near([3_650 * each for each in first])
    assert found.by_month("contained.phonebot.social") == near([3_650 * each for each in second])


def test_s3_24_help_is_apart_from_containment() -> None:
    copilot = "assist.copilot={channels: [email], aht_effect: -14%}"
    both, machine, help_alone, neither = (
        find(DESK, *settings)["labor"] or 0
        for settings in ((bot(), copilot), (bot(),), (copilot,), ())
    )
    assert both / machine == near(help_alone / neither) == near(0.86)


def test_s3_4_what_is_for_people_stays_with_people() -> None:
    found = find(DESK, INTENTS, bot(containment="100%"))
    assert found["contacts_handled.email"] == near(7_300 * 0.4)


@pytest.mark.parametrize("cut", ["20%", "30%"])
def test_a12_the_total_falls_and_a_minute_gets_dearer(cut: str) -> None:
    ivr = bot(**VOICE, containment=cut)
    result = switch(
        CALLS,
        before=("teams.desk.headcount=10",),
        after=("teams.desk.headcount=10", ivr, "telephony.minute=$0 / min"),
    )
    before, after = result.scenarios
    assert after.value("run_rate_cost") == near(before.value("run_rate_cost"))
    assert (after.value("cost_per_minute") or 0) > (before.value("cost_per_minute") or 0)


def test_a13_contained_calls_still_use_the_telephone() -> None:
    found = find(CALLS, bot(**VOICE, minutes="1.5 min"), "telephony.minute=$0.02 / min")
    assert found["telephony"] == near((7_300 * 0.6 * 6 + 7_300 * 0.4 * 1.5) * 0.02)
