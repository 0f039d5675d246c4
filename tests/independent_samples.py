"""The samples, typed in by hand for the independent calculation."""

from collections.abc import Iterable
from dataclasses import is_dataclass, replace

from tests.independent_staffing import HALF_HOURS, Automation, Channel, Cost, Ramp, Scenario, Team


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
