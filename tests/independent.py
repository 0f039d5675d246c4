"""The costs of 24/7 support a second time: plain loops, written from the texts alone.

What is compared with the package must not come from it: nothing here imports `costmodel`. The unit
of every value is the one of the sample files: minutes of handling, months, years, shares of 1.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, is_dataclass, replace
from itertools import pairwise

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


# Lines of a month -------------------------------------------------------------------------------

Crew = dict[str, Staff]  # every team in one month


def yearly_pay(team: Team) -> float:
    return team.salary * (1 + team.burden) if team.burdened is None else team.burdened


def team_pay(s: Scenario, team: Team, now: Staff) -> float:
    if team.share_of is not None:
        return now.fte * team.ratio * yearly_pay(s.teams[team.share_of]) / 12
    return now.fte * yearly_pay(team) / 12 * (1 + team.premium_rate * now.premium_share)


def supervisors(team: Team, now: Staff) -> float:
    return now.fte / team.span if team.span is not None else 0.0


def own_team_lines(s: Scenario, team: Team, now: Staff, before: Staff) -> dict[str, float]:
    lines = {"labor": team_pay(s, team, now)}
    if team.hiring_cost is not None:
        hires = max(0.0, now.fte - before.fte * (1 - team.attrition / 12))
        lines["hiring"] = hires * team.hiring_cost
    if team.span is not None:
        lines["supervision"] = supervisors(team, now) * team.supervisor_burdened / 12
    if team.management is not None:
        lines["vendor_management"] = lines["labor"] * team.management
    return lines


def vendor_lines(s: Scenario, team: Team, now: Staff) -> dict[str, float]:
    lines = {"outsourcing": team_pay(s, team, now)}
    if team.management is not None:
        lines["vendor_management"] = lines["outsourcing"] * team.management
    return lines


def people_lines(s: Scenario, now: Crew, before: Crew) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, team in s.teams.items():
        lines = own_team_lines(s, team, now[name], before[name])
        if team.share_of is not None:
            lines = vendor_lines(s, team, now[name])
        for line, amount in lines.items():
            total[line] = total.get(line, 0.0) + amount
    return total


def contained(s: Scenario, automation: Automation, m: int) -> float:
    offered = sum(contacts(s, name, m) for name in automation.channels)
    return offered * contained_share(automation, m)


def connected_minutes(s: Scenario, m: int) -> float:
    voice = [name for name, channel in s.channels.items() if channel.type == "voice"]
    by_people = sum(handled(s, name, m) * handling_minutes(s, name, m) for name in voice)
    return by_people + sum(contained(s, a, m) * a.minutes for a in s.automation.values())


def technology_lines(s: Scenario, now: Crew, m: int) -> dict[str, float]:
    lines = {}
    if s.seat is not None:
        seats = sum(now[name].fte + supervisors(team, now[name]) for name, team in s.teams.items())
        lines["platform"] = seats * s.seat
    if s.minute is not None or s.numbers > 0:
        minutes = connected_minutes(s, m) * (s.minute or 0)
        lines["telephony"] = minutes + s.numbers * s.number_price
    if s.ha_uplift is not None:
        lines["availability"] = sum(lines.values()) * s.ha_uplift
    return lines


def automation_lines(s: Scenario, m: int) -> dict[str, float]:
    paid = [a for a in s.automation.values() if a.price is not None or a.review is not None]
    cost = 0.0
    for a in paid:
        cost += contained(s, a, m) * (1 - a.recontact) * (a.price or 0) + (a.review or 0) / 12
    return {"automation": cost} if paid else {}


def custom_lines(s: Scenario) -> dict[str, float]:
    lines = {}
    for name, cost in s.costs.items():
        if cost.monthly is not None or cost.maintenance is not None:
            lines[name] = (cost.monthly or 0) + cost.once * (cost.maintenance or 0) / 12
    return lines


def month_lines(s: Scenario, now: Crew, before: Crew, m: int) -> dict[str, float]:
    people, technology = people_lines(s, now, before), technology_lines(s, now, m)
    return {**people, **technology, **automation_lines(s, m), **custom_lines(s)}


def one_time_costs(s: Scenario) -> dict[str, float]:
    amounts = {name: a.build for name, a in s.automation.items()}
    amounts.update({name: cost.once for name, cost in s.costs.items()})
    return {name: amount for name, amount in amounts.items() if amount}


# Returns ----------------------------------------------------------------------------------------


def present_value(start: float, monthly: Series, rate: float) -> float:
    return start + sum(x / math.pow(1 + rate, (m + 1) / 12) for m, x in enumerate(monthly))


def polynomial(flows: Series, x: float) -> float:
    total = 0.0
    for flow in reversed(flows):
        total = total * x + flow
    return total


def irr(flows: Series) -> float | None:
    """Annual effective, by bisection for a monthly factor; None unless there is one sign change."""
    signed = [flow > 0 for flow in flows if flow]
    changes = sum(one != other for one, other in pairwise(signed))
    if changes != 1:
        return None
    low, high = 0.0, 1.0  # the sum has the first flow's sign below the root, the last one's above
    while (polynomial(flows, high) > 0) == signed[0]:
        high *= 2
    for _ in range(2000):
        middle = (low + high) / 2
        below = (polynomial(flows, middle) > 0) == signed[0]
        low, high = (middle, high) if below else (low, middle)
    return math.pow(high, -12) - 1


def payback(flows: Series) -> int | None:
    """The first month, counted from 1, by whose end the sum is not negative."""
    total = flows[0]
    for month, flow in enumerate(flows[1:], start=1):
        total += flow
        if total >= 0:
            return month
    return None


# The whole --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Returns:
    """What flows return; flows[0] is at the start, and a base that is not positive has no roi."""

    flows: Series
    npv: float
    irr: float | None
    roi: float | None
    payback_months: int | None


def returns(flows: Series, rate: float, base_of_roi: float) -> Returns:
    return Returns(
        flows=flows,
        npv=present_value(flows[0], flows[1:], rate),
        irr=irr(flows),
        roi=sum(flows) / base_of_roi if base_of_roi > 0 else None,
        payback_months=payback(flows),
    )


@dataclass(frozen=True)
class Result:
    """Lists are by month; unit costs are the last month's."""

    scenario: Scenario
    lines: dict[str, Series]
    one_time: dict[str, float]
    running: Series
    benefits: Series
    paid_fte: Series
    own_fte: Series
    vendor_fte: Series
    team_fte: dict[str, Series]
    position_hours: dict[str, Series]
    occupancy: Series
    run_rate_cost: float
    trailing_12_cost: float
    cost_per_minute: float
    cost_per_contact: float
    total_cost: float
    total_benefit: float
    roi: float | None
    roi_pv: float
    npv: float
    irr: float | None
    payback_months: int | None


def people_minutes(s: Scenario, m: int) -> float:
    return sum(handled(s, name, m) * agent_minutes(s, name, m) for name in s.channels)


def occupancy(crew: Crew) -> float:
    hours = sum(each.position_hours for each in crew.values())
    return sum(each.workload for each in crew.values()) / hours


def calculate(s: Scenario) -> Result:
    check_coverage(s)
    months, last = range(s.horizon), s.horizon - 1
    crews = [{name: staff(s, team, m) for name, team in s.teams.items()} for m in months]
    rows = [month_lines(s, crews[m], crews[max(0, m - 1)], m) for m in months]
    running, one_time = [sum(row.values()) for row in rows], one_time_costs(s)
    start = sum(one_time.values())
    benefits = [s.arr * s.reduction * s.gross_margin / 12] * s.horizon
    flows = [-start] + [b - c for b, c in zip(benefits, running, strict=True)]
    earned = returns(flows, s.discount_rate, start + sum(running))
    team_fte = {name: [crew[name].fte for crew in crews] for name in s.teams}
    own = [name for name, team in s.teams.items() if team.share_of is None]
    bought = [name for name in s.teams if name not in own]
    return Result(
        scenario=s,
        lines={name: [row[name] for row in rows] for name in rows[0]},
        one_time=one_time,
        running=running,
        benefits=benefits,
        paid_fte=[sum(each.fte for each in crew.values()) for crew in crews],
        own_fte=[sum(crew[name].fte for name in own) for crew in crews],
        vendor_fte=[sum(crew[name].fte for name in bought) for crew in crews],
        team_fte=team_fte,
        position_hours={name: [crew[name].position_hours for crew in crews] for name in s.teams},
        occupancy=[occupancy(crew) for crew in crews],
        run_rate_cost=running[last] * 12,
        trailing_12_cost=sum(running[-12:]),
        cost_per_minute=running[last] / people_minutes(s, last),
        cost_per_contact=running[last] / sum(contacts(s, name, last) for name in s.channels),
        total_cost=start + sum(running),
        total_benefit=sum(benefits),
        roi=earned.roi,
        roi_pv=earned.npv / present_value(start, running, s.discount_rate),
        npv=earned.npv,
        irr=earned.irr,
        payback_months=earned.payback_months,
    )


def switch(a: Result, b: Result) -> Returns:
    """From a to b, at the discount rate of a."""
    spent = sum(b.one_time.values()) - sum(a.one_time.values())
    gained = [y - x for x, y in zip(a.benefits, b.benefits, strict=True)]
    saved = [x - y for x, y in zip(a.running, b.running, strict=True)]
    flows = [-spent] + [x + y for x, y in zip(gained, saved, strict=True)]
    return returns(flows, a.scenario.discount_rate, spent)


# The samples, typed in by hand ------------------------------------------------------------------


def daily(first: float, last: float, days: Iterable[int] = range(7)) -> frozenset[int]:
    """Half-hours from one clock hour to another, into the next day when the last is not later."""
    start, length = round(first * 2), round((last - first) * 2)
    span = length if length > 0 else length + 48
    return frozenset((day * 48 + start + k) % HALF_HOURS for day in days for k in range(span))


ALWAYS = daily(0, 24)
DAY = daily(6, 22)
NIGHT = daily(22, 6)

HOURS = [2, 1.5, 1, 1, 1, 1.5, 3, 5, 8, 10, 11, 11, 10, 10, 10, 9, 8, 7, 6, 5, 4, 4, 3, 2.5]
DAYS = [1.15, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5]


def changed(node: object, path: list[str], value: object) -> object:
    """A copy of dataclasses and dicts with another value at a path."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(node, dict):
        return {**node, key: changed(node.get(key), rest, value)}
    if not is_dataclass(node) or isinstance(node, type):
        raise TypeError(f"nothing at {key}")
    return replace(node, **{key: changed(getattr(node, key), rest, value)})


def vary(s: Scenario, **changes: object) -> Scenario:
    """Other values by path, with a double underscore as the dot: teams__night__min_agents=3."""
    varied: object = s
    for path, value in changes.items():
        varied = changed(varied, path.split("__"), value)
    if not isinstance(varied, Scenario):
        raise TypeError("a change has no path")
    return varied


def base() -> Scenario:
    """What is shared by both samples; nobody works yet."""
    return Scenario(
        horizon=36,
        discount_rate=0.10,
        contacts=30_000,
        growth=0.06,
        profile=tuple(HOURS[i // 2 % 24] * DAYS[i // 48] / 2 for i in range(HALF_HOURS)),
        channels={
            "voice": Channel("voice", share=0.60, aht=6, target=(0.80, 20)),
            "chat": Channel("chat", share=0.25, aht=12, concurrency=2, target=(0.80, 60)),
            "email": Channel("email", share=0.15, aht=7),
        },
        teams={},
        seat=115,
        minute=0.02,
        numbers=2,
        number_price=2,
        ha_uplift=0.15,
        arr=10e6,
        reduction=0.05,
        gross_margin=0.75,
    )


def staffed_team(hours: frozenset[int]) -> Team:
    """What the teams of both samples have in common."""
    return Team(
        hours=hours,
        channels=("voice", "chat", "email"),
        min_agents=2,
        max_occupancy=0.85,
        shrinkage=0.35,
        schedule_inefficiency=0.08,
    )


def own_team(hours: frozenset[int]) -> Team:
    return replace(
        staffed_team(hours),
        salary=42_830,
        burden=0.423,
        attrition=0.31,
        hiring_cost=4_500,
        span=12,
        supervisor_burdened=85_000,
    )


def inhouse(**changes: object) -> Scenario:
    team = replace(own_team(ALWAYS), premium_hours=NIGHT, premium_rate=0.10)
    costs = {"integration": Cost(once=25_000, maintenance=0.10)}
    return vary(replace(base(), teams={"inhouse": team}, costs=costs), **changes)


def hybrid(**changes: object) -> Scenario:
    night = replace(staffed_team(NIGHT), share_of="day", ratio=0.50, management=0.05)
    assistant = Automation(
        channels=("chat", "email"),
        containment=Ramp(0, 0.41, months=15),
        recontact=0.10,
        handover_aht=1.15,
        price=0.99,
        build=60_000,
        review=35_000,
    )
    ivr = Automation(channels=("voice",), containment=Ramp(0, 0.25, months=15), minutes=1.5)
    scenario = replace(
        base(),
        teams={"day": own_team(DAY), "night": night},
        automation={"assistant": assistant, "ivr": ivr},
        costs={"integration": Cost(once=40_000, maintenance=0.10)},
    )
    return vary(scenario, **changes)


def seed_sample(**changes: object) -> Scenario:
    team = Team(ALWAYS, ("voice",), headcount=20, shrinkage=0.35, burdened=50_000)
    scenario = Scenario(
        horizon=12,
        discount_rate=0.0,
        channels={"voice": Channel("voice", minutes=100_000, aht=6, target=(0.80, 20))},
        teams={"inhouse": team},
        seat=100,
        minute=0.02,
        costs={"training_management_qa": Cost(monthly=60_000 / 12)},
        arr=10e6,
        reduction=0.05,
        gross_margin=1.0,
    )
    return vary(scenario, **changes)
