"""Contacts that can be put off: spread evenly, by their deadline, into idle time first."""

import pytest

from tests.plans import CALLS, DESK, MAILS, find, near

DEADLINE = "demand.channels.email.spread=deadline"
# All contacts come on Monday from 08:00 to 09:00: 1,680 a week, which is 168 hours of work.
HOURS, MONDAY = [0] * 8 + [1] + [0] * 15, [1, 0, 0, 0, 0, 0, 0]
MORNING = f"demand.profile={{hours: {HOURS}, days: {MONDAY}}}"
FIRST = 16  # the half-hour of Monday 08:00


def positions(*settings: str) -> dict[int, float]:
    """Positions for deadlines in the half-hours that have any."""
    found = find(DESK, DEADLINE, *settings).by_half_hour("deadline_positions.desk")
    return {half: value for half, value in found.items() if value > 1e-12}


def test_work_is_spread_from_its_half_hour_to_its_deadline() -> None:
    # Two lots of 84 hours, each over 4 half-hours: 42 hours of work in a half-hour of the first.
    assert positions(MORNING, "demand.channels.email.reply_within=2 h") == near(
        {FIRST: 42, FIRST + 1: 84, FIRST + 2: 84, FIRST + 3: 84, FIRST + 4: 42}
    )
    assert positions(MORNING, "demand.channels.email.reply_within=30 min") == near(
        {FIRST: 168, FIRST + 1: 168}
    )


def test_parts_of_a_half_hour_do_not_count_but_the_first_does() -> None:
    assert positions(MORNING, "demand.channels.email.reply_within=59 min") == near(
        {FIRST: 168, FIRST + 1: 168}
    )
    assert positions(MORNING, "demand.channels.email.reply_within=1 min") == near(
        {FIRST: 168, FIRST + 1: 168}
    )


def test_closed_hours_before_the_deadline_do_not_count() -> None:
    hours = "teams.desk.hours=[08:00-09:30, mon 11:00-12:00]"
    assert positions(MORNING, hours, "demand.channels.email.reply_within=4 h") == near(
        {
            FIRST: 168 / 5,
            FIRST + 1: 168 * (1 / 5 + 1 / 4),
            FIRST + 2: 168 * (1 / 5 + 1 / 4),
            FIRST + 6: 168 * (1 / 5 + 1 / 4),
            FIRST + 7: 168 * (1 / 5 + 1 / 4),
        }
    )


def test_a_deadline_runs_over_the_end_of_the_week() -> None:
    late = f"demand.profile={{hours: {[0] * 23 + [1]}, days: [0, 0, 0, 0, 0, 0, 1]}}"
    found = positions(late, "demand.channels.email.reply_within=1 h")
    assert found == near({0: 84, 334: 84, 335: 168})


def test_a_deadline_of_a_week_and_more_is_an_even_spread() -> None:
    found = positions(MORNING, "demand.channels.email.reply_within=30 days")
    assert found == near(dict.fromkeys(range(336), 1.0))


@pytest.mark.parametrize("within", ["30 min", "3 h", "2 days"])
@pytest.mark.parametrize("cap", [100, 80])
def test_position_hours_are_those_of_an_even_spread(within: str, cap: int) -> None:
    settings = (MORNING, f"demand.channels.email.reply_within={within}")
    occupancy = f"teams.desk.max_occupancy={cap}%"
    found = find(DESK, DEADLINE, *settings, occupancy)
    assert found["position_hours.desk"] == near(730 / cap * 100)
    assert find(DESK, *settings, occupancy)["position_hours.desk"] == near(730 / cap * 100)


def test_the_premium_share_follows_the_timing() -> None:
    premium = "teams.desk.pay.premium={hours: mon 09:00-10:00, rate: 50%}"
    settings = (MORNING, premium, "demand.channels.email.reply_within=2 h")
    found = find(DESK, DEADLINE, *settings)
    assert found["premium_share.desk"] == near(0.5)
    assert found["labor"] == near(4.2 * 4_000 * 1.25)
    assert find(DESK, *settings)["premium_share.desk"] == near(1 / 168)


def test_idle_time_is_filled_first() -> None:
    # One erlang of calls on 3 agents leaves room for 2 erlangs of mail at an occupancy of 100 %.
    blended = "teams.desk.blended=true"
    for mail, hours in ((3_650, 3), (14_600, 3), (21_900, 4)):
        share = 7_300 / (7_300 + mail) * 100
        settings = (
            *MAILS,
            f"demand.contacts={7_300 + mail} / month",
            f"demand.channels.voice.share={share!r}%",
            f"demand.channels.email.share={100 - share!r}%",
            blended,
        )
        assert find(CALLS, *settings)["position_hours.desk"] == near(730 * hours)
        assert find(CALLS, *settings, DEADLINE)["position_hours.desk"] == near(730 * hours)


def test_idle_time_ends_at_the_highest_occupancy() -> None:
    # 3 agents at 45 % have room for 0.35 erlangs beside the calls: 0.15 of mail are left.
    capped = ("teams.desk.blended=true", "teams.desk.max_occupancy=45%")
    for spread in ("even", "deadline"):
        found = find(CALLS, *MAILS, *capped, f"demand.channels.email.spread={spread}")
        assert found["position_hours.desk"] == near(730 * (3 + 0.15 / 0.45))


def test_the_floor_is_idle_time_too() -> None:
    floor = ("teams.desk.blended=true", "teams.desk.min_agents=5")
    assert find(CALLS, *MAILS, *floor)["position_hours.desk"] == near(730 * 5)


def test_deadlines_take_idle_time_by_the_half_hour_and_the_rest_takes_what_is_left() -> None:
    # Mail is due at once on Monday morning, 84 erlangs for an hour in which 2 agents are idle; the
    # same work of SMS is put off to the other 167 hours, 2 idle agents in each.
    mail = (
        *MAILS,
        "demand.channels.voice={share: 50%, profile: flat}",
        "demand.channels.email={share: 25%, reply_within: 30 min, spread: deadline}",
        "demand.channels.sms={share: 25%, aht: 6 min, reply_within: 24 h}",
        "demand.contacts=14_600 / month",
        "teams.desk.channels=[voice, email, sms]",
        "teams.desk.blended=true",
    )
    found = find(CALLS, *mail, MORNING)
    assert found.by_half_hour("deadline_positions.desk")[FIRST] == near(84 - 2)
    assert found["position_hours.desk"] == near(730 * 3 + (84 - 2) * 730 / 168)
    more = ("demand.contacts=58_400 / month", "demand.channels.voice.share=12.5%")
    rest = ("demand.channels.email.share=12.5%", "demand.channels.sms.share=75%")
    found = find(CALLS, *mail, MORNING, *more, *rest)
    left = 6 * 168 - 2 * 167  # hours of SMS a week that idle time does not hold
    assert found["even_position_hours.desk"] == near(left * 730 / 168)
    assert found["deadline_position_hours.desk"] == near((168 - 2) * 730 / 168)


def test_a_headcount_keeps_the_hours_of_deadlines() -> None:
    found = find(CALLS, *MAILS, DEADLINE, f"teams.desk.headcount={3.75 * 4.2!r}")
    assert found["positions_for_queues.desk"] == near(3.25)
