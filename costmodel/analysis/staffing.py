"""Staffing in detail: the chain from load to paid FTE, what binds, and service by the hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.floor_cost import FloorCost, floor_costs
from costmodel.analysis.hours_of_day import HourOfDay, hours_of_day
from costmodel.analysis.price_of_service import PriceOfService, price_of_service
from costmodel.analysis.run import collect, compute, open_scenarios
from costmodel.analysis.typical import values_in_month
from costmodel.analysis.week_view import Row, added, arriving, mean, peak, total, week_view
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean
from costmodel.kernel.expression import Input
from costmodel.model.folding import channels_of
from costmodel.model.queues import contacts_to_staff, time_to_staff

if TYPE_CHECKING:
    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.week_view import WeekView
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

# The chain of a team, from positions to FTE; lines that do not apply are left out.
CHAIN = (
    *("queue_position_hours", "even_position_hours", "deadline_position_hours", "position_hours"),
    *("schedule_inefficiency", "scheduled_hours", "shrinkage", "paid_hours", "fte_month"),
    *("team_fte", "positions_on_duty"),
)
# That of a headcount, from FTE to positions, and beside it what the targets would need.
CHAIN_OF_HEADCOUNT = (
    *("team_fte", "fte_month", "paid_hours", "shrinkage", "scheduled_hours"),
    *("schedule_inefficiency", "position_hours", "positions_on_duty", "queue_position_hours"),
    *("even_position_hours", "deadline_position_hours", "required_position_hours", "required_fte"),
)
BINDING = ("target_bound", "occupancy_bound", "floor_bound")
POSITIONS = ("queue_positions", "deadline_positions")
HALF_HOUR = 30  # minutes


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: a quantity, or an assumption, in the run-rate month."""

    name: str
    label: str
    unit: str
    value: float


@dataclass(frozen=True, slots=True)
class QueueStaffing:
    """What a team's channel brings and needs over the week: averages and peaks of half-hours.

    Agents are those that the queue requires; 0 for contacts that can be put off.
    """

    channel: str
    contacts_per_week: float
    service_minutes: float
    load: float
    peak_load: float
    agents: float
    peak_agents: float


@dataclass(frozen=True, slots=True)
class TeamStaffing:
    """A team's chain, and its week by half-hour: what binds where, load and positions.

    `half_hours` says in how many half-hours of an average week each thing binds. A `headcount`
    gives the same positions in every half-hour.
    """

    team: str
    has_headcount: bool
    queues: tuple[QueueStaffing, ...]
    chain: tuple[Step, ...]
    half_hours: dict[str, float]
    required: Row
    positions: Row


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """A channel's targets and what is reached; None for a target or a measure there is not."""

    channel: str
    target: float | None
    within: float | None
    reached: float | None
    asa_target: float | None
    asa: float | None
    abandonment: float | None
    spike_level: float | None
    spike_asa: float | None


@dataclass(frozen=True, slots=True)
class StaffingView:
    """A scenario's staffing in its run-rate month, and a week of it: normal, or an event's.

    `measured` are the teams whose schedule inefficiency is measured from shifts; `price` and
    `floors` hold it at what the file's own targets, floors and volumes give.
    """

    result: ScenarioResult
    event: str
    teams: tuple[TeamStaffing, ...]
    service: tuple[ServiceLevel, ...]
    hours: tuple[HourOfDay, ...]
    price: tuple[PriceOfService, ...]
    floors: tuple[FloorCost, ...]
    measured: tuple[str, ...]


def staffing(file: ScenarioFile, month: int | None = None, event: str = "") -> StaffingView:
    """The staffing of a scenario; raises `AssumptionsError` for problems of the file."""
    opened = open_scenarios([file], month)
    s = opened.loaded[0].scenario
    _check_event(event, s)
    (result,) = collect(opened, compute(opened))
    view = week_view(s, result.run_rate_month, event)
    return StaffingView(
        result=result,
        event=event,
        teams=tuple(_team(team, s, view, result) for team in s.staffed_teams),
        service=tuple(_service(channel, s, result) for channel in s.channels if channel.waits),
        hours=hours_of_day(s, view),
        price=price_of_service(s, result.run_rate_month),
        floors=floor_costs(s, result.run_rate_month),
        measured=tuple(team for _, team in opened.fitted),
    )


def _check_event(event: str, s: Scenario) -> None:
    if event and event not in s.demand.events:
        message = f"`{s.scope}` has no event `{event}`"
        help_text = did_you_mean(event, s.demand.events) or (
            "events: " + (", ".join(s.demand.events) or "none")
        )
        raise AssumptionsError([Problem("error", "unknown-event", message, None, help_text)])


def _team(team: Team, s: Scenario, view: WeekView, result: ScenarioResult) -> TeamStaffing:
    month, name = result.run_rate_month, team.name
    (open_halves,) = values_in_month(s, [s.graph.of_scope(s.scope)[f"open_halves.{name}"]], month)
    bound = {key: result.in_run_rate_month(f"{key}.{name}") for key in BINDING}
    return TeamStaffing(
        team=name,
        has_headcount=team.headcount is not None,
        queues=tuple(_queue(c, team, s, view, month) for c in channels_of(s, team)),
        chain=_chain(team, s, month),
        half_hours={key: share * open_halves for key, share in bound.items() if share is not None},
        required=view.row(team, f"required_agents.{name}"),
        positions=_positions(team, s, view, month),
    )


def _positions(team: Team, s: Scenario, view: WeekView, month: int) -> Row:
    """Positions on duty: a headcount's average, or those of queues and of what is put off."""
    if team.headcount is not None:
        return _constant("position_hours", team, s, view, month)
    queue, deadline = (view.row(team, f"{key}.{team.name}") for key in POSITIONS)
    return added([queue, deadline, _constant("even_position_hours", team, s, view, month)])


def _constant(line: str, team: Team, s: Scenario, view: WeekView, month: int) -> Row:
    """Hours of a month as positions, the same in each open half-hour."""
    lines = s.graph.of_scope(s.scope)
    is_open = view.row(team, f"open_interval.{team.name}")
    if f"{line}.{team.name}" not in lines:
        return (None,) * len(is_open)
    nodes = [lines[f"{line}.{team.name}"], lines[f"open_hours.{team.name}"]]
    hours, open_hours = values_in_month(s, nodes, month)
    return tuple(None if flag is None else hours / open_hours for flag in is_open)


def _chain(team: Team, s: Scenario, month: int) -> tuple[Step, ...]:
    lines = s.graph.of_scope(s.scope)
    names = CHAIN if team.headcount is None else CHAIN_OF_HEADCOUNT
    found = [(name, _step_node(name, team, lines)) for name in names]
    nodes = [(name, node) for name, node in found if node is not None]
    values = values_in_month(s, [node for _, node in nodes], month)
    return tuple(
        Step(name, *_label_and_unit(node), value)
        for (name, node), value in zip(nodes, values, strict=True)
    )


def _step_node(name: str, team: Team, lines: dict[str, Expr]) -> Expr | None:
    own: Expr | None = getattr(team, name, None)
    return lines.get(f"{name}.{team.name}") if own is None else own


def _label_and_unit(node: Expr) -> tuple[str, str]:
    if isinstance(node.data, Input):
        return node.data.label.rstrip("."), node.data.unit
    return (node.line.label, node.line.unit) if node.line is not None else ("", "")


def _queue(channel: Channel, team: Team, s: Scenario, view: WeekView, month: int) -> QueueStaffing:
    nodes = [
        contacts_to_staff(s, team, channel),
        time_to_staff(s, team, channel),
        s.calendar.weeks_per_month,
    ]
    monthly, minutes, weeks = values_in_month(s, nodes, month)
    weights = arriving(team, channel, view)
    per_half = tuple(None if w is None else w * monthly / weeks for w in weights)
    load = tuple(None if each is None else each * minutes / HALF_HOUR for each in per_half)
    agents = view.row(team, f"agents.{team.name}.{channel.name}")
    return QueueStaffing(
        channel=channel.name,
        contacts_per_week=total(per_half),
        service_minutes=minutes,
        load=mean(load),
        peak_load=peak(load),
        agents=mean(agents),
        peak_agents=peak(agents),
    )


def _service(channel: Channel, s: Scenario, result: ScenarioResult) -> ServiceLevel:
    target = channel.target
    asked = [] if target is None else [target.level, target.within]
    asked += [] if channel.asa is None else [channel.asa]
    values = values_in_month(s, asked, result.run_rate_month) if asked else []
    level, within = values[:2] if target is not None else (None, None)

    def reached(line: str) -> float | None:
        return result.in_run_rate_month(f"{line}.{channel.name}")

    return ServiceLevel(
        channel=channel.name,
        target=level,
        within=within,
        reached=reached("channel_service_level"),
        asa_target=None if channel.asa is None else values[-1],
        asa=reached("channel_asa"),
        abandonment=reached("channel_abandonment"),
        spike_level=reached("spike_service_level"),
        spike_asa=reached("spike_asa"),
    )
