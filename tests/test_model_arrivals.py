"""Which share of a week's contacts comes to a team in each half-hour: profiles, zones, shares."""

import pytest

from tests.plans import DESK, Found, find, near

HOURS = list(range(1, 25))
DAYS = [7, 6, 5, 4, 3, 2, 1]
GRID = f"demand.profile={{hours: {HOURS}, days: {DAYS}}}"
WHOLE = 2 * sum(HOURS) * sum(DAYS)
CLOCK = "demand.time_zone=UTC"
OTHER = "channels: [email], max_occupancy: 100%, pay: {burdened: $1 / year}"


def weights(found: Found, team: str = "desk", channel: str = "email") -> dict[int, float]:
    return found.by_half_hour(f"interval_weight.{team}.{channel}")


@pytest.mark.parametrize(
    ("zone", "ahead"),
    [
        ("UTC", 0),
        ("UTC+5:30", 11),
        ("Asia/Kolkata", 11),
        ("UTC-9:30", -19),
        ("America/New_York", -10),
        ("Asia/Tokyo", 18),
    ],
)
def test_a_profile_is_on_the_clock_of_its_channel(zone: str, ahead: int) -> None:
    found = weights(find(DESK, GRID, CLOCK, f"demand.channels.email.time_zone={zone}"))
    for half in found:
        local = (half + ahead) % 336
        expected = HOURS[local % 48 // 2] * DAYS[local // 48] / WHOLE
        assert found[half] == near(expected), half


def test_summer_time_is_that_of_the_first_month() -> None:
    zones = (CLOCK, "demand.channels.email.time_zone=America/New_York")
    winter = weights(find(DESK, GRID, *zones, "start=2027-01"))
    summer = weights(find(DESK, GRID, *zones, "start=2027-07"))
    assert winter[10] == summer[8] == near(1 * 7 / WHOLE)  # Monday 00:00 in New York


def test_two_zones_with_summer_time_are_set_against_each_other() -> None:
    zones = ("demand.time_zone=Europe/Berlin", "demand.channels.email.time_zone=America/New_York")
    for start in ("2027-01", "2027-07"):
        assert weights(find(DESK, GRID, *zones, f"start={start}"))[12] == near(1 * 7 / WHOLE)


def test_a_channel_has_a_profile_of_its_own() -> None:
    quiet = f"demand.channels.email.profile={{hours: {HOURS[::-1]}, days: {DAYS[::-1]}}}"
    found = weights(find(DESK, GRID, quiet))
    assert found[0] == near(24 * 1 / WHOLE)
    flat = weights(find(DESK, GRID, "demand.channels.email.profile=flat"))
    assert flat == {0: near(1 / 336)}


def test_a_file_of_weights_is_on_the_channel_s_clock_too() -> None:
    found = find(
        DESK, CLOCK, "demand.channels.email.time_zone=UTC+1", csv=[float(i) for i in range(336)]
    )
    assert weights(found)[0] == near(2 / sum(range(336)))
    assert weights(found)[335] == near(1 / sum(range(336)))


def test_hours_and_premium_hours_are_on_the_team_s_clock() -> None:
    found = find(
        DESK,
        CLOCK,
        "teams.desk={hours: 08:00-20:00, time_zone: Asia/Kolkata}",
        "teams.desk.pay.premium={hours: 08:00-09:00, rate: 10%}",
        f"teams.other={{hours: 20:00-08:00, time_zone: Asia/Kolkata, {OTHER}}}",
    )
    premium = found.by_half_hour("interval_in_premium.desk")
    assert premium == {5: 1, 7: 0}  # 02:30 and 03:30 UTC
    assert found["open_halves.desk"] == 168
    assert found["share_of_week.desk.email"] == near(0.5)
    assert found["premium_share.desk"] == near(1 / 12)


def test_days_move_with_the_clock() -> None:
    found = find(
        DESK,
        f"demand.profile={{hours: {[1] * 24}, days: [1, 0, 0, 0, 0, 0, 0]}}",
        CLOCK,
        "teams.desk={hours: mon 00:00-24:00, time_zone: UTC+12}",
        f"teams.other={{hours: [tue-sun 00:00-24:00], time_zone: UTC+12, {OTHER}}}",
    )
    assert found["share_of_week.desk.email"] == near(0.5)  # UTC's Monday until noon


def shared(*shares: int) -> tuple[str, ...]:
    """The desk is there from 00:00 to 12:00, the others from 08:00, one after 16:00 too."""
    one, *rest = shares
    ends = ("24:00", "16:00")
    return (
        "teams.desk.hours=00:00-12:00",
        f"teams.desk.share={one}%",
        *(
            f"teams.team{at}={{hours: 08:00-{end}, share: {share}%, {OTHER}}}"
            for at, (share, end) in enumerate(zip(rest, ends, strict=False))
        ),
    )


def test_teams_that_meet_share_and_alone_each_takes_everything() -> None:
    found = find(DESK, *shared(60, 40))
    assert found["share_of_week.desk.email"] == near((8 + 0.6 * 4) / 24)
    assert found["share_of_week.team0.email"] == near((0.4 * 4 + 12) / 24)
    assert weights(found) == {0: near(1 / 336), 16: near(0.6 / 336)}


def test_shares_may_change_over_the_months() -> None:
    found = find(
        DESK,
        *shared(60, 40),
        "horizon=2 months",
        "teams.desk.share=[60%, 30%]",
        "teams.team0.share=[40%, 70%]",
    )
    assert found.by_month("share_of_week.desk.email") == near([(8 + 2.4) / 24, (8 + 1.2) / 24])


def test_teams_may_meet_without_shares_where_nobody_calls() -> None:
    busy = f"demand.profile={{hours: {[0] * 8 + [1] * 12 + [0] * 4}, days: {[1] * 7}}}"
    other = f"teams.late={{hours: 14:00-07:30, {OTHER}}}"
    for desk in ("teams.desk.hours=06:30-14:00", "teams.desk.hours=00:00-14:00"):
        found = find(DESK, busy, desk, other)
        assert found["share_of_week.desk.email"] == near(0.5)
        assert found["share_of_week.late.email"] == near(0.5)


def test_what_waited_may_come_where_teams_meet_and_nobody_calls() -> None:
    # Mail comes at the weekend only; on Monday two teams are there, and the first takes it.
    weekend = f"demand.profile={{hours: {[1] * 24}, days: [0, 0, 0, 0, 0, 1, 1]}}"
    call = "pay: {burdened: $1 / year}, on_call: {urgent: 0%}"
    found = find(
        DESK,
        weekend,
        "teams.desk.hours=mon-fri 00:00-24:00",
        f"teams.other={{hours: mon 00:00-24:00, {OTHER}}}",
        f"teams.calls={{hours: sat-sun 00:00-24:00, channels: [email], {call}}}",
    )
    assert found["share_of_week.desk.email"] == near(1)
    assert found["share_of_week.other.email"] == 0
