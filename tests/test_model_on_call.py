"""Teams on call: called out for what cannot wait, while the rest waits for a team on duty."""

import pytest

from costmodel import erlang
from tests.plans import CALLS, DESK, MAILS, find, near

WEEKS = 730 / 168
WEEKDAYS = "teams.desk.hours=mon-fri 00:00-24:00"
TERMS = "urgent: 20%, people: 2, stipend: $540 / week, minimum: 1 h, rate: 1.5"


def weekend(channels: str = "voice", terms: str = TERMS, extra: str = "") -> str:
    return (
        f"teams.weekend={{hours: sat-sun 00:00-24:00, channels: [{channels}], "
        f"pay: {{burdened: $48_000 / year}}, on_call: {{{terms}}}{extra}}}"
    )


def test_stand_by_and_call_outs_are_a_cost_line() -> None:
    found = find(CALLS, WEEKDAYS, weekend())
    assert found["call_outs.weekend.voice"] == near(7_300 * 2 / 7 * 0.2)
    stipends = 2 * 540 * WEEKS
    hourly = 48_000 / (12 * 40 * WEEKS)
    call_outs = 7_300 * 2 / 7 * 0.2 * 1 * hourly * 1.5
    assert found["on_call"] == near(stipends + call_outs)
    assert "on_call" not in find(CALLS)


@pytest.mark.parametrize(("minimum", "paid"), [("0 min", 0.1), ("5 min", 0.1), ("30 min", 0.5)])
def test_a_call_out_is_paid_for_its_time_or_the_least(minimum: str, paid: float) -> None:
    found = find(CALLS, WEEKDAYS, weekend(terms=f"urgent: 10%, minimum: {minimum}"))
    call_outs = 7_300 * 2 / 7 * 0.1
    assert found["called_out_hours.weekend"] == near(call_outs * 0.1)
    assert found["on_call"] == near(call_outs * paid * 48_000 / (12 * 40 * WEEKS))


def test_what_is_not_urgent_comes_in_the_first_half_hour_on_duty() -> None:
    found = find(CALLS, WEEKDAYS, weekend())
    load = found.by_half_hour("offered_load.desk.voice")
    lump = 1 + 96 * 0.8
    assert load[0] == near(lump)
    assert load[1] == near(1)
    agents = [
        int(erlang.agents_required(each, aht=360, service_level=0.8, answer_within=20))
        for each in (lump, 1)
    ]
    hours = (agents[0] + 239 * agents[1]) / 2
    assert found["position_hours.desk"] == near(hours * WEEKS)


def test_the_service_level_is_of_contacts_that_arrive_while_somebody_is_on_duty() -> None:
    found = find(CALLS, WEEKDAYS, weekend())
    levels = []
    for load in (1 + 96 * 0.8, 1):
        agents = erlang.agents_required(load, aht=360, service_level=0.8, answer_within=20)
        levels.append(float(erlang.service_level(int(agents), load, aht=360, answer_within=20)))
    assert found["service_level"] == near((levels[0] + 239 * levels[1]) / 240)


def test_people_on_call_are_in_no_fte_seat_or_hire() -> None:
    rest = ("teams.desk.hiring_cost=$1_000", "platform.seat=$100 / month")
    found = find(CALLS, WEEKDAYS, weekend(terms="urgent: 0%, stipend: $7 / week"), *rest)
    assert found["paid_fte"] == found["team_fte.desk"]
    assert found["platform"] == near(100 * (found["team_fte.desk"] or 0))
    assert found["on_call"] == near(7 * WEEKS)
    assert "team_fte.weekend" not in found
    assert "team_labor.weekend" not in found


def test_mail_of_the_weekend_is_work_of_the_week() -> None:
    for spread in ("even", "deadline"):
        found = find(DESK, WEEKDAYS, weekend("email"), f"demand.channels.email.spread={spread}")
        on_duty = 5 / 7 + 2 / 7 * 0.8
        assert found["position_hours.desk"] == near(730 * on_duty)
        assert found["workload_hours"] == near(730)
        assert found["total_position_hours"] == near(730)
        assert found["occupancy"] == near(1)


def test_mail_that_waited_has_its_deadline_from_then_on() -> None:
    deadline = "demand.channels.email={spread: deadline, reply_within: 1 h}"
    found = find(DESK, WEEKDAYS, weekend("email"), deadline)
    load = found.by_half_hour("deadline_load.desk")
    assert [load[half] for half in (0, 1, 2)] == near([0.5 + 96 * 0.8 / 2, 1 + 96 * 0.8 / 2, 1])
    assert load[239] == near(1.5)  # on Friday's end the last contacts have half an hour


def test_what_waits_is_shared_by_those_on_duty_then() -> None:
    other = (
        "teams.other={hours: mon 00:00-12:00, share: 30%, channels: [voice], "
        "pay: {burdened: $1 / year}}"
    )
    found = find(CALLS, WEEKDAYS, "teams.desk.share=70%", other, weekend())
    lump = 1 + 96 * 0.8
    assert found.by_half_hour("offered_load.desk.voice")[0] == near(0.7 * lump)
    assert found.by_half_hour("offered_load.other.voice")[0] == near(0.3 * lump)


@pytest.mark.parametrize("share", [20, 60])
def test_a_team_on_duty_beside_it_takes_all_that_waits(share: int) -> None:
    # The desk is there at the weekend too and takes its share; the rest of what is not urgent
    # waits for no time at all.
    found = find(CALLS, f"teams.desk.share={share}%", weekend(extra=f", share: {100 - share}%"))
    load = found.by_half_hour("offered_load.desk.voice")
    rest = 1 - share / 100
    assert load[5 * 48] == near(share / 100 + 0.8 * rest)
    assert load[0] == near(1)
    weekly = found["weekly_contacts.voice"] or 0
    worked = sum(value * 30 / 6 for value in _all_halves(load)) + weekly * 2 / 7 * rest * 0.2
    assert worked == near(weekly)


def _all_halves(load: dict[int, float]) -> list[float]:
    """The load of each half-hour, from its row or that of its hour or day before."""
    starts = sorted(load)
    return [load[max(start for start in starts if start <= half)] for half in range(336)]


def test_without_contacts_while_somebody_is_on_duty_none_is_late() -> None:
    only = f"demand.profile={{hours: {[1] * 24}, days: [0, 0, 0, 0, 0, 1, 1]}}"
    found = find(CALLS, WEEKDAYS, weekend(), only, "demand.channels.voice.asa=30 s")
    assert found["service_level"] == 1
    assert found["channel_asa.voice"] == 0


def test_those_who_abandon_are_not_called_out_for() -> None:
    patience = "demand.channels.voice.patience=60 s"
    found = find(CALLS, WEEKDAYS, weekend(), patience, "teams.desk.max_occupancy=100%")
    lump, lost = 1 + 96 * 0.8, []
    for load in (lump, 1):
        needed = erlang.agents_required(
            load, aht=360, service_level=0.8, answer_within=20, patience=60
        )
        lost.append(float(erlang.abandonment(int(needed), load, aht=360, patience=60)))
    share = (lost[0] + 239 * lost[1]) / 336
    assert found["channel_abandonment.voice"] == near(share)
    assert found["call_outs.weekend.voice"] == near(7_300 * 2 / 7 * 0.2)
    assert found["workload_hours"] == near(730 * (1 - share))


def test_on_call_beside_mail_and_calls() -> None:
    found = find(CALLS, *MAILS, WEEKDAYS, weekend("voice, email"))
    assert found["call_outs.weekend.email"] == near(3_650 * 2 / 7 * 0.2)
    assert found["deferrable_position_hours.desk"] == near(365 * (1 - 2 / 7 * 0.2))
