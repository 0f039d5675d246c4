"""Demand and staffing a second time: plain loops, written from the texts alone.

What is compared with the package must not come from it: nothing here imports `costmodel`. The unit
of every value is the one of the sample files: minutes of handling, months, years, shares of 1.
"""

import math
from dataclasses import dataclass, field

HALF_HOURS = 336
WEEKS = 730 / 168  # in a month
SLACK = 1e-9
Series = list[float]


@dataclass(frozen=True)
class Ramp:
    """From start to end over some months; over 0 months it is a constant, the end."""

    start: float
    end: float
    months: float = 0
    first: int = 1  # the month in which it starts, counted from 1


@dataclass(frozen=True)
class Channel:
    """A channel without a target is deferrable."""

    type: str
    aht: float  # minutes
    share: float = 1.0
    minutes: float | None = None  # a month, instead of a share of the contacts
    concurrency: float = 1.0
    target: tuple[float, float] | None = None  # share answered, within seconds


@dataclass(frozen=True)
class Team:
    """A vendor is a team with `share_of`; the money is a year's, except for `hiring_cost`."""

    hours: frozenset[int]
    channels: tuple[str, ...]
    min_agents: float = 0
    max_occupancy: float = 1.0
    shrinkage: float = 0.0
    schedule_inefficiency: float = 0.0
    fte_hours: float = 40.0  # a week
    headcount: float | None = None
    salary: float = 0.0
    burden: float = 0.0
    burdened: float | None = None
    premium_hours: frozenset[int] = frozenset()
    premium_rate: float = 0.0
    share_of: str | None = None
    ratio: float = 1.0
    management: float | None = None
    attrition: float = 0.0
    hiring_cost: float | None = None
    span: float | None = None
    supervisor_burdened: float = 0.0


@dataclass(frozen=True)
class Automation:
    """What contains contacts on some channels; review is a year's."""

    channels: tuple[str, ...]
    containment: Ramp
    recontact: float = 0.0
    handover_aht: float = 1.0
    price: float | None = None
    minutes: float = 0.0
    build: float = 0.0
    review: float | None = None


@dataclass(frozen=True)
class Cost:
    """A custom cost: a month's amount, or an amount once with maintenance as a share a year."""

    monthly: float | None = None
    once: float = 0.0
    maintenance: float | None = None


@dataclass(frozen=True)
class Scenario:
    """Everything a scenario says; the profile is 336 weights on any scale."""

    channels: dict[str, Channel]
    teams: dict[str, Team]
    horizon: int
    discount_rate: float
    contacts: float = 0.0
    growth: float = 0.0
    profile: tuple[float, ...] = (1.0,) * HALF_HOURS
    automation: dict[str, Automation] = field(default_factory=dict)
    seat: float | None = None
    minute: float | None = None
    numbers: float = 0
    number_price: float = 0.0
    ha_uplift: float | None = None
    costs: dict[str, Cost] = field(default_factory=dict)
    arr: float = 0.0
    reduction: float = 0.0  # of ARR: 5 points are 0.05
    gross_margin: float = 0.0


# Demand -----------------------------------------------------------------------------------------


def progress(ramp: Ramp, m: int) -> float:
    if not ramp.months:
        return 1.0
    return min(1.0, max(0, m - (ramp.first - 1)) / ramp.months)


def contained_share(automation: Automation, m: int) -> float:
    ramp = automation.containment
    return ramp.start + (ramp.end - ramp.start) * progress(ramp, m)


def contacts(s: Scenario, name: str, m: int) -> float:
    channel = s.channels[name]
    first = s.contacts * channel.share
    if channel.minutes is not None:
        first = channel.minutes / channel.aht
    return first * math.pow(1 + s.growth, m / 12)


def automations(s: Scenario, channel: str) -> list[Automation]:
    return [each for each in s.automation.values() if channel in each.channels]


def handled(s: Scenario, name: str, m: int) -> float:
    """Contacts of the month left to people."""
    gone = sum(contained_share(a, m) * (1 - a.recontact) for a in automations(s, name))
    return contacts(s, name, m) * (1 - gone)


def handling_minutes(s: Scenario, name: str, m: int) -> float:
    """AHT of what people handle, before concurrency."""
    aht = s.channels[name].aht
    for a in automations(s, name):
        aht *= 1 + (a.handover_aht - 1) * progress(a.containment, m)
    return aht


def agent_minutes(s: Scenario, name: str, m: int) -> float:
    """An agent's minutes for one contact."""
    return handling_minutes(s, name, m) / s.channels[name].concurrency


def weekly_handled(s: Scenario, name: str, m: int) -> Series:
    """People's contacts in each half-hour of a week."""
    a_week = handled(s, name, m) / WEEKS
    total = sum(s.profile)
    return [a_week * weight / total for weight in s.profile]


# Erlang C ---------------------------------------------------------------------------------------


def erlang_service_level(load: float, agents: int, seconds: float, aht_seconds: float) -> float:
    if load == 0:
        return 1.0
    if agents <= load:
        return 0.0
    inverse_b = 1.0
    for n in range(1, agents + 1):
        inverse_b = 1 + n / load * inverse_b
    wait = agents / ((agents - load) * inverse_b + load)
    return 1 - wait * math.exp(-(agents - load) * seconds / aht_seconds)


def queue_agents(s: Scenario, team: Team, name: str, m: int, load: float) -> int:
    target = s.channels[name].target
    if load == 0 or target is None:
        return 0
    share, seconds = target
    agents = max(math.floor(load) + 1, math.ceil(load / team.max_occupancy - SLACK))
    aht_seconds = agent_minutes(s, name, m) * 60
    while erlang_service_level(load, agents, seconds, aht_seconds) < share - SLACK:
        agents += 1
    return agents


# Staffing ---------------------------------------------------------------------------------------


def queue_names(s: Scenario, team: Team) -> list[str]:
    return [name for name in team.channels if s.channels[name].target is not None]


def queue_loads(s: Scenario, team: Team, m: int) -> dict[str, Series]:
    """Erlangs by queue and half-hour of the week; 0 outside the team's hours."""
    loads = {}
    for name in queue_names(s, team):
        factor = agent_minutes(s, name, m) / 30
        weekly = weekly_handled(s, name, m)
        loads[name] = [x * factor if i in team.hours else 0.0 for i, x in enumerate(weekly)]
    return loads


def workload_hours(s: Scenario, team: Team, name: str, m: int) -> float:
    """Hours a week of work on a channel whose contacts fall in the team's hours."""
    weekly = weekly_handled(s, name, m)
    return sum(weekly[i] for i in team.hours) * agent_minutes(s, name, m) / 60


def open_hours(team: Team) -> float:
    return len(team.hours) / 2


def headcount_positions(team: Team, headcount: float) -> float:
    present = (1 - team.shrinkage) * (1 - team.schedule_inefficiency)
    return headcount * team.fte_hours * present / open_hours(team)


def deferred_positions(s: Scenario, team: Team, m: int) -> float:
    """Positions all through the team's hours for what can wait."""
    names = set(team.channels) - set(queue_names(s, team))
    hours = sum(workload_hours(s, team, name, m) for name in sorted(names))
    return hours / team.max_occupancy / open_hours(team)


def positions(s: Scenario, team: Team, m: int) -> Series:
    """Positions on duty in each half-hour of the week."""
    duty = [0.0] * HALF_HOURS
    loads, deferred = queue_loads(s, team, m), deferred_positions(s, team, m)
    for i in team.hours:
        if team.headcount is not None:
            duty[i] = headcount_positions(team, team.headcount)
        else:
            queues = sum(queue_agents(s, team, name, m, loads[name][i]) for name in loads)
            duty[i] = max(queues, team.min_agents) + deferred
    return duty


@dataclass(frozen=True)
class Staff:
    """A team in a month."""

    fte: float
    position_hours: float
    workload: float
    premium_share: float


def staff(s: Scenario, team: Team, m: int) -> Staff:
    duty = positions(s, team, m)
    hours = sum(duty) / 2 * WEEKS
    paid_hours = hours / (1 - team.schedule_inefficiency) / (1 - team.shrinkage)
    return Staff(
        fte=paid_hours / (team.fte_hours * WEEKS) if team.headcount is None else team.headcount,
        position_hours=hours,
        workload=sum(workload_hours(s, team, name, m) for name in team.channels) * WEEKS,
        premium_share=sum(duty[i] for i in team.premium_hours) / sum(duty) if hours else 0.0,
    )


def check_coverage(s: Scenario) -> None:
    """Each half-hour with demand is taken by exactly one team per channel."""
    for name in s.channels:
        for i, weight in enumerate(s.profile):
            takers = [t for t in s.teams.values() if name in t.channels and i in t.hours]
            if weight and len(takers) != 1:
                raise ValueError(f"{name}, half-hour {i}: {len(takers)} teams")


# Service levels ---------------------------------------------------------------------------------


def queue_positions(s: Scenario, team: Team, m: int) -> dict[str, list[int]]:
    """Whole positions by queue and half-hour; spare ones go to the first queue with a load."""
    if team.headcount is not None:
        (name,) = queue_names(s, team)  # how several queues divide a headcount is not defined
        return {name: [math.floor(headcount_positions(team, team.headcount) + SLACK)] * HALF_HOURS}
    loads = queue_loads(s, team, m)
    duty = {n: [queue_agents(s, team, n, m, load) for load in loads[n]] for n in loads}
    for i in team.hours:
        spare = math.floor(team.min_agents) - sum(duty[name][i] for name in duty)
        loaded = [name for name in loads if loads[name][i] > 0]
        if spare > 0 and loaded:
            duty[loaded[0]][i] += spare
    return duty


def service_level(s: Scenario, name: str, m: int, given: int | None = None) -> float:
    """A channel's, weighted by contacts; of as many positions as given, or of those on duty."""
    target = s.channels[name].target
    if target is None:
        raise ValueError(f"{name} has no target")
    weekly, aht_seconds = weekly_handled(s, name, m), agent_minutes(s, name, m) * 60
    answered = total = 0.0
    for team in [t for t in s.teams.values() if name in t.channels]:
        loads = queue_loads(s, team, m)[name]
        duty = [given] * HALF_HOURS if given is not None else queue_positions(s, team, m)[name]
        for i in team.hours:
            level = erlang_service_level(loads[i], duty[i], target[1], aht_seconds)
            answered += weekly[i] * level
            total += weekly[i]
    return answered / total


def service_levels(s: Scenario, m: int) -> dict[str, float]:
    names = [name for name, channel in s.channels.items() if channel.target is not None]
    return {name: service_level(s, name, m) for name in names}


def headline_service_level(s: Scenario, m: int) -> tuple[str, float]:
    """The channel with the least margin to its target, and its level."""
    levels = service_levels(s, m)
    name = min(levels, key=lambda each: levels[each] - (s.channels[each].target or (0, 0))[0])
    return name, levels[name]
