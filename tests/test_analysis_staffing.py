"""The chain from load to paid FTE, what binds, and the service reached."""

import pytest

from costmodel import erlang
from costmodel.analysis.staffing import TeamStaffing
from costmodel.assumptions.problems import AssumptionsError, Problem
from tests.plans import CALLS, DESK, MAILS, near
from tests.views import RICH, WEEKS, rich_lines, staffing_of, team_of


def chain(team: TeamStaffing) -> dict[str, float]:
    return {step.name: step.value for step in team.chain}


def total(row: tuple[float | None, ...]) -> float:
    return sum(value or 0 for value in row)


def refused(text: str, event: str) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        staffing_of(text, event=event)
    (problem,) = caught.value.problems
    return problem


def test_the_chain_leads_from_erlangs_to_fte() -> None:
    settings = ("teams.desk.schedule_inefficiency=10%", "teams.desk.shrinkage=20%")
    team = team_of(staffing_of(CALLS, *settings))
    (queue,) = team.queues
    assert (queue.contacts_per_week, queue.service_minutes) == (near(1680), near(6))
    assert (queue.load, queue.peak_load) == (near(1), near(1))  # 1,680 x 6 min / (168 h x 60)
    assert (queue.agents, queue.peak_agents) == (3, 3)
    assert list(chain(team).items()) == [
        ("queue_position_hours", near(2190)),  # 3 x 730
        ("position_hours", near(2190)),
        ("schedule_inefficiency", 0.1),
        ("scheduled_hours", near(2190 / 0.9)),
        ("shrinkage", 0.2),
        ("paid_hours", near(2190 / 0.72)),
        ("fte_month", near(40 * WEEKS)),
        ("team_fte", near(12.6 / 0.72)),
        ("positions_on_duty", near(3)),
    ]
    assert {step.name: step.unit for step in team.chain}["paid_hours"] == "h/month"
    assert all(step.label and not step.label.endswith(".") for step in team.chain)


def test_work_that_can_be_put_off_adds_its_positions_to_each_half_hour() -> None:
    team = team_of(staffing_of(CALLS, *MAILS))
    voice, email = team.queues
    assert (voice.load, email.load, email.agents) == (near(1), near(0.5), 0)
    assert team.required == (3,) * 336
    assert team.positions == (near(3.5),) * 336
    assert chain(team)["even_position_hours"] == near(365)


def test_closed_half_hours_have_no_positions() -> None:
    team = team_of(staffing_of(DESK, "teams.desk.hours=24/7"))
    assert team.positions == (near(1),) * 336
    view = staffing_of(RICH, month=2)
    closed = [half for half, value in enumerate(team_of(view, "weekend").positions) if value]
    assert closed == [*range(5 * 48 + 16, 5 * 48 + 40), *range(6 * 48 + 16, 6 * 48 + 40)]
    # 04:00 to 16:00 from tuesday to saturday in Manila is 20:00 to 08:00 from monday in London.
    manila = [half for half, value in enumerate(team_of(view, "manila").positions) if value]
    assert manila == [half for day in range(5) for half in range(day * 48 + 40, day * 48 + 64)]


@pytest.mark.parametrize(
    ("setting", "bound"),
    [
        ("name=plain", "target_bound"),
        ("teams.desk.max_occupancy=30%", "occupancy_bound"),  # 1 / 0.3 asks for 4 agents
        ("teams.desk.min_agents=4", "floor_bound"),
    ],
)
def test_what_binds_does_so_in_all_half_hours_of_a_flat_week(setting: str, bound: str) -> None:
    found = team_of(staffing_of(CALLS, setting)).half_hours
    assert found == {
        key: near(336 if key == bound else 0)
        for key in ("target_bound", "occupancy_bound", "floor_bound")
    }


def test_what_binds_is_counted_by_half_hour() -> None:
    hours = [1] * 8 + [0.001] * 16
    profile = f"demand.profile={{hours: {hours}, days: {[1] * 7}}}"
    settings = (profile, "teams.desk.min_agents=2", "teams.desk.max_occupancy=60%")
    team = team_of(staffing_of(CALLS, *settings))
    # A third of the day has nearly all of the contacts, three times the average load.
    load = 3 * 8 / (8 + 16 * 0.001)
    agents = erlang.agents_required(load, aht=360, service_level=0.8, answer_within=20)
    assert team.half_hours == {
        "target_bound": near(112),
        "occupancy_bound": near(0),
        "floor_bound": near(224),
    }
    assert team.required[0] == agents
    assert team.positions[20] == 2


def test_reached_service_stands_beside_the_targets() -> None:
    chats = "demand.channels.chat={share: 0%, aht: 6 min, asa: 25 s}"
    view = staffing_of(CALLS, "demand.spike=50%", chats, "teams.desk.channels=[voice, chat]")
    voice, chat = view.service
    assert (voice.target, voice.within, voice.asa_target) == (0.8, 20, None)
    assert voice.reached == near(float(erlang.service_level(3, 1, aht=360, answer_within=20)))
    assert voice.asa == near(float(erlang.asa(3, 1, aht=360)))
    assert voice.spike_level == near(float(erlang.service_level(3, 1.5, aht=360, answer_within=20)))
    assert voice.spike_asa == near(float(erlang.asa(3, 1.5, aht=360)))
    assert voice.abandonment is None
    assert (chat.target, chat.within, chat.asa_target, chat.reached) == (None, None, 25, None)


def test_patience_shows_what_abandons_and_no_wait() -> None:
    (voice,) = staffing_of(CALLS, "demand.channels.voice.patience=2 min").service
    agents = erlang.agents_required(1, aht=360, service_level=0.8, answer_within=20, patience=120)
    lost = float(erlang.abandonment(agents, 1, aht=360, patience=120))
    assert (voice.abandonment, voice.asa) == (near(lost), None)


def test_the_week_of_an_event_has_its_contacts() -> None:
    event = "demand.events={fair: {months: [december], weeks: 1, multiplier: 2}}"
    normal = team_of(staffing_of(CALLS, event))
    fair = team_of(staffing_of(CALLS, event, event="fair"))
    assert [queue.contacts_per_week for queue in normal.queues] == [near(1680)]
    assert [queue.contacts_per_week for queue in fair.queues] == [near(3360)]
    need = int(erlang.agents_required(2, aht=360, service_level=0.8, answer_within=20))
    assert normal.positions == (3,) * 336
    assert fair.positions == (need,) * 336
    # Of the month's weeks, one is the event's: the chain has the average.
    mixed = (3 * (WEEKS - 1) + need) * 168
    assert chain(fair)["position_hours"] == near(mixed) == chain(normal)["position_hours"]


def test_unknown_events_are_said_with_a_suggestion() -> None:
    fair = "demand:\n  events: {fair: {months: [may], multiplier: 2}}"
    assert refused(CALLS.replace("demand:", fair), "fare").help == "did you mean `fair`?"
    assert refused(CALLS.replace("demand:", fair), "zzz").help == "events: fair"
    problem = refused(CALLS, "launch")
    assert (problem.code, problem.help) == ("unknown-event", "events: none")


@pytest.mark.parametrize(
    "month", [2, *(pytest.param(each, marks=pytest.mark.slow) for each in (1, 3))]
)
def test_positions_of_all_kinds_of_week_add_up_to_the_position_hours(month: int) -> None:
    shares = {"launch": 2 / WEEKS * (month == 1), "sale": 1 / WEEKS * (month == 2)}
    shares[""] = 1 - sum(shares.values())
    shares = {event: share for event, share in shares.items() if share}
    views = {event: staffing_of(RICH, month=month, event=event) for event in shares}
    model = rich_lines(month)
    for name in ("london", "manila", "weekend"):
        hours = sum(
            share * total(team_of(views[event], name).positions) / 2 * WEEKS
            for event, share in shares.items()
        )
        assert hours == near(model[f"position_hours.{name}"], 1e-9)
        steps = chain(team_of(views[""], name))
        assert steps["position_hours"] == near(hours, 1e-9)
        assert steps["team_fte"] == near(model[f"team_fte.{name}"])
        assert sum(team_of(views[""], name).half_hours.values()) == near(
            {"london": 120, "manila": 120, "weekend": 48}[name]
        )


def test_contacts_of_all_teams_are_those_handled_by_people() -> None:
    view = staffing_of(RICH, month=2)
    model = rich_lines(2)
    normal = 1 / (1 + 0.5 / WEEKS)  # a normal week's contacts, of those of a week with the sale
    for at, channel in enumerate(("voice", "chat", "email", "letters")):
        weekly = sum(team.queues[at].contacts_per_week for team in view.teams)
        called_out = model[f"call_outs.standby.{channel}"] or 0
        handled = (model[f"contacts_handled.{channel}"] or 0) / WEEKS
        assert weekly + called_out / WEEKS * normal == near(handled * normal)


def test_a_headcount_gives_the_same_positions_everywhere_beside_what_is_required() -> None:
    team = team_of(staffing_of(CALLS, "teams.desk.headcount=21"))
    assert team.has_headcount
    assert team.positions == (near(5),) * 336  # 21 x 40 / 168
    assert team.required == (3,) * 336
    steps = chain(team)
    assert next(iter(steps)) == "team_fte"
    assert (steps["team_fte"], steps["required_fte"]) == (near(21), near(12.6))
    assert steps["position_hours"] == near(5 * 730)
    assert steps["required_position_hours"] == near(3 * 730) == near(steps["queue_position_hours"])
