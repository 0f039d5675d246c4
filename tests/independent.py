"""The costs of 24/7 support a second time: plain loops, written from the texts alone.

What is compared with the package must not come from it: nothing here imports `costmodel`. The unit
of every value is the one of the sample files: minutes of handling, months, years, shares of 1.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from tests.independent_staffing import (
    Automation,
    Scenario,
    Series,
    Staff,
    Team,
    agent_minutes,
    check_coverage,
    contacts,
    contained_share,
    handled,
    handling_minutes,
    staff,
)

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
