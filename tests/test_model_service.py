"""The service level that positions on duty give; one erlang in each queue unless said otherwise."""

from math import exp

import pytest

from costmodel import erlang
from tests.plans import CALLS, CHATS, DESK, MAILS, find, near

# The probability to wait at one erlang, by Erlang's formula C(n) = L / (1 + 1 + 1/2 + ... + L) with
# L = 1/n! x n / (n - 1): for n = 2 it is 1 / (1 + 1 + 1).
WAITS = {2: 1 / 3, 3: 1 / 11, 4: 1 / 49, 5: 1 / 261}


def in_time(agents: int) -> float:
    """Share answered in 20 s at a handling time of 360 s; nobody is with one agent or none."""
    return 1 - WAITS[agents] * exp(-(agents - 1) * 20 / 360) if agents > 1 else 0


def test_a_computed_team_gives_what_its_whole_positions_give() -> None:
    found = find(CALLS)
    assert found["channel_service_level.voice"] == near(in_time(3))
    assert found["service_level"] == near(in_time(3))
    assert "channel_service_level_above.voice" not in found
    for least, agents in ((2, 3), (4, 4), (4.9, 4), (5, 5)):
        floored = find(CALLS, f"teams.desk.min_agents={least}")
        assert floored["service_level"] == near(in_time(agents))


@pytest.mark.parametrize(
    ("positions", "below", "above"),
    [(0.9, 0, 1), (2, 2, 2), (2.5, 2, 3), (3.999, 3, 4), (4.2, 4, 5)],
)
def test_a_headcount_is_reported_for_the_whole_positions_below_and_above(
    positions: float, below: int, above: int
) -> None:
    found = find(CALLS, f"teams.desk.headcount={positions * 4.2!r}")
    assert found["channel_service_level.voice"] == near(in_time(below))
    assert found["channel_service_level_above.voice"] == near(in_time(above))
    assert found["service_level"] == near(in_time(below))


def test_contacts_put_off_take_their_hours_of_a_headcount_first() -> None:
    found = find(CALLS, *MAILS, f"teams.desk.headcount={3.75 * 4.2!r}")
    assert found["positions_for_queues.desk"] == near(3.25)
    assert found["channel_service_level.voice"] == near(in_time(3))
    assert "channel_service_level.email" not in found
    too_few = find(CALLS, *MAILS, "teams.desk.headcount=1")
    assert too_few["positions_for_queues.desk"] == 0
    assert too_few["service_level"] == 0


def on_duty(*settings: str) -> list[float]:
    """Agents of the two queues in the first half-hour of the week."""
    found = find(CALLS, *CHATS, *settings)
    names = [f"queue_agents.desk.{channel}.below" for channel in ("voice", "chat")]
    return [found.by_half_hour(name)[0] for name in names]


@pytest.mark.parametrize(
    ("positions", "voice", "chat"),
    [(8.3, 5, 3), (7, 4, 3), (6, 3, 3), (5, 2, 3), (3, 0, 3), (2, 0, 2), (0.5, 0, 0)],
)
def test_a_surplus_or_a_lack_is_the_first_queue_s_and_no_more_serve_than_there_are(
    positions: float, voice: int, chat: int
) -> None:
    setting = f"teams.desk.headcount={positions * 4.2!r}"
    assert on_duty(setting) == [voice, chat]
    found = find(CALLS, *CHATS, setting)
    assert found["channel_service_level.voice"] == near(in_time(voice))
    assert found["channel_service_level.chat"] == near(in_time(chat))


def test_positions_of_the_floor_serve_the_first_queue() -> None:
    assert on_duty("teams.desk.min_agents=8") == [5, 3]
    assert on_duty("teams.desk.min_agents=6") == [3, 3]


def test_positions_of_the_floor_serve_the_second_queue_where_the_first_is_empty() -> None:
    shares = ("demand.channels.voice.share=0%", "demand.channels.chat.share=100%")
    found = find(CALLS, *CHATS, *shares, "demand.contacts=7_300 / month", "teams.desk.min_agents=5")
    assert found["channel_service_level.chat"] == near(in_time(5))
    assert found["channel_service_level.voice"] == 1


def test_the_order_of_the_file_decides_which_queue_is_first() -> None:
    chat = "    chat: {share: 50%, aht: 6 min, target: 80% in 20 s}\n"
    text = CALLS.replace("    voice: {", f"{chat}    voice: {{")
    found = find(text, *CHATS[:2], CHATS[3], "teams.desk.min_agents=8")
    assert found["channel_service_level.chat"] == near(in_time(5))
    assert found["channel_service_level.voice"] == near(in_time(3))


def test_a_channel_of_two_teams_is_weighted_by_contacts() -> None:
    # Two erlangs on average, 3 of 4 contacts by day: 3 erlangs by day and 1 at night.
    grid = f"demand.profile={{hours: {[1] * 8 + [3] * 12 + [1] * 4}, days: {[1] * 7}}}"
    night = (
        "teams.desk.hours=08:00-20:00",
        "teams.desk.headcount=2.1",  # one position, which 3 erlangs overwhelm
        "teams.night={hours: 20:00-08:00, channels: [voice], pay: {burdened: $1 / year}}",
        "demand.contacts=14_600 / month",
    )
    found = find(CALLS, grid, *night)
    assert found["channel_service_level.voice"] == near(0.25 * in_time(3))
    # The next whole position changes nothing, for one is whole.
    assert found["channel_service_level_above.voice"] == near(0.25 * in_time(3))


def test_the_service_level_follows_the_months() -> None:
    headcount = ("teams.desk.headcount=[12.6, 21]", "horizon=24 months")
    expected = [in_time(3)] * 12 + [in_time(5)] * 12
    assert find(CALLS, *headcount).by_month("channel_service_level.voice") == near(expected)
    assert find(CALLS, *headcount, month=12)["service_level"] == near(in_time(3))


def test_without_a_queue_there_is_no_service_level() -> None:
    assert find(DESK).reason("service_level") == "no channel has a service-level target"


def test_without_contacts_all_of_them_are_answered_in_time() -> None:
    assert find(CALLS, "demand.contacts=0 / month")["service_level"] == 1


FIVE = "demand.contacts=36_500 / month"  # five erlangs, which take 8 agents


def test_a_speed_of_answer_beside_a_service_level() -> None:
    found = find(CALLS, FIVE)
    assert found["channel_service_level.voice"] == near(0.8584119589245289)
    assert found["channel_asa.voice"] == near(20.07198079941079)
    found = find(CALLS, FIVE, "demand.channels.voice.asa=20 s")
    assert found["channel_service_level.voice"] == near(0.9355323559322127)
    assert found["channel_asa.voice"] == near(7.245930994313318)


def test_a_speed_of_answer_alone_has_no_service_level() -> None:
    alone = "demand.channels.voice={target: null, asa: 20 s}"
    found = find(CALLS, FIVE, alone, "demand.spike=25%")
    assert found["channel_asa.voice"] == near(7.245930994313318)
    assert "channel_service_level.voice" not in found
    assert "spike_service_level.voice" not in found
    assert found["spike_asa.voice"] == near(float(erlang.asa(9, 6.25, aht=360)))
    assert found.reason("service_level") == "no channel has a service-level target"


def test_a_spike_meets_the_staff_of_the_forecast() -> None:
    found, calm = find(CALLS, FIVE, "demand.spike=25%"), find(CALLS, FIVE)
    assert found["spike_service_level.voice"] == near(0.6205273957981408)
    assert found["spike_asa.voice"] == near(86.03357196749279)
    assert found.costs() == calm.costs()
    for name in ("channel_service_level.voice", "workload_hours", "occupancy"):
        assert found[name] == calm[name]
    assert "spike_service_level.voice" not in calm
    assert "spike_asa.voice" not in calm


def test_a_wait_without_end_has_no_value() -> None:
    found = find(CALLS, FIVE, "demand.spike=60%")
    assert found["spike_service_level.voice"] == 0
    assert found["spike_asa.voice"] is None
    overloaded = find(CALLS, FIVE, "teams.desk.headcount=21")
    assert overloaded["channel_asa.voice"] is None
    assert overloaded["service_level"] == 0


def test_a_half_hour_without_contacts_keeps_nobody_waiting() -> None:
    day = f"demand.profile={{hours: {[0] * 12 + [1] * 12}, days: {[1] * 7}}}"
    found = find(CALLS, day, "demand.contacts=18_250 / month", "demand.spike=25%")
    assert found["channel_asa.voice"] == near(20.07198079941079)
    assert found["spike_asa.voice"] == near(86.03357196749279)


def test_a_spike_of_a_pool_and_of_a_headcount() -> None:
    pool = ("demand.contacts=73_000 / month", "teams.desk.pool=true", "demand.spike=10%")
    found = find(CALLS, *CHATS, *pool)
    spiked = float(erlang.service_level(14, 11, aht=360, answer_within=20))
    assert found["spike_service_level.chat"] == near(spiked)
    found = find(CALLS, FIVE, f"teams.desk.headcount={9.5 * 4.2}", "demand.spike=10%")
    spiked = float(erlang.service_level(9, 5.5, aht=360, answer_within=20))
    assert found["spike_service_level.voice"] == near(spiked)


def test_a_spike_of_impatient_contacts_has_no_speed_of_answer() -> None:
    found = find(CALLS, FIVE, "demand.spike=25%", "demand.channels.voice.patience=60 s")
    queue = erlang.agents_required(5, aht=360, patience=60, service_level=0.8, answer_within=20)
    for name, load in (("channel", 5), ("spike", 6.25)):
        level = erlang.service_level(int(queue), load, aht=360, answer_within=20, patience=60)
        assert found[f"{name}_service_level.voice"] == near(float(level))
        assert f"{name}_asa.voice" not in found


def test_a_pool_with_a_headcount_serves_all_queues_with_all_its_positions() -> None:
    found = find(CALLS, *CHATS, "teams.desk.pool=true", f"teams.desk.headcount={4.5 * 4.2!r}")
    below, above = (
        float(erlang.service_level(agents, 2, aht=360, answer_within=20)) for agents in (4, 5)
    )
    for channel in ("voice", "chat"):
        assert found[f"channel_service_level.{channel}"] == near(below)
        assert found[f"channel_service_level_above.{channel}"] == near(above)
