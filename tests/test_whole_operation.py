"""A whole operation against a plain calculation, half-hour by half-hour, by what the keys mean.

Three teams follow the sun and share the hours in which they meet; a fourth is on call at the
weekend. Nothing of the model is used but the queueing formulas, which are proven elsewhere.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from costmodel import erlang
from tests.plans import Found, find

HOURS = [2, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 2]
DAYS = [3, 2, 2, 2, 2, 1, 0.5]
CHAT_HOURS = [0, 0, 0, 1, 1, 2, 3, 5, 6, 6, 5, 5, 4, 4, 5, 6, 6, 5, 4, 4, 3, 2, 1, 0]
CHAT_DAYS = [1, 1, 1, 1, 1, 2, 2]
OPERATION = f"""
costmodel: 1
start: 2027-01
horizon: 12 months
discount_rate: 0%
demand:
  contacts: 60_000 / month
  time_zone: UTC
  spike: 25%
  profile: {{hours: {HOURS}, days: {DAYS}}}
  events:
    sale: {{months: [november], weeks: 1.5, multiplier: 2.5}}
  channels:
    voice: {{share: 50%, aht: 6 min, target: 80% in 20 s}}
    chat:
      share: 20%
      aht: 12 min
      concurrency: [1, 1.7, 2.5]
      target: 80% in 60 s
      asa: 15 s
      time_zone: Asia/Kolkata
      profile: {{hours: {CHAT_HOURS}, days: {CHAT_DAYS}}}
    email: {{share: 20%, aht: 8 min, reply_within: 3 h, spread: deadline}}
    sms: {{share: 10%, aht: 3 min, reply_within: 24 h}}
teams:
  asia:
    hours: mon-fri 08:00-17:00
    time_zone: Asia/Singapore
    share: 40%
    channels: [voice, chat, email, sms]
    min_agents: 14
    max_occupancy: 85%
    blended: true
    pay: {{burdened: $20_000 / year, premium: {{hours: 16:00-09:00, rate: 20%}}}}
  europe:
    hours: mon-fri 09:00-17:30
    time_zone: Europe/Berlin
    share: 60%
    channels: [voice, chat, email, sms]
    max_occupancy: 80%
    pay: {{burdened: $50_000 / year, premium: {{hours: fri 15:30-24:00, rate: 30%}}}}
  america:
    hours: mon-fri 11:00-19:00
    time_zone: America/New_York
    share: 40%
    channels: [voice, chat, email, sms]
    max_occupancy: 90%
    pool: true
    pay: {{burdened: $60_000 / year, premium: {{hours: 17:00-09:00, rate: 10%}}}}
  weekend:
    hours: [sat 05:30-24:00, sun 00:00-24:00, mon 00:00-05:30]
    time_zone: Asia/Kolkata
    channels: [voice, chat, email, sms]
    pay: {{burdened: $50_000 / year}}
    on_call: {{urgent: 20%, people: 2, stipend: $540 / week, minimum: 1 h, rate: 1.5}}
"""
Contacts = dict[tuple[str, str, int], float]  # by team, channel and half-hour
Halves = NDArray[np.float64]  # by open half-hour of a team
WEEKS_A_MONTH, WEEK = 730 / 168, 336
VARIANTS = (
    (),
    ("teams.asia.blended=false", "teams.america.pool=false"),
    ("teams.europe.blended=true", "demand.channels.sms.spread=deadline"),
    ("teams.america={pool: false, blended: true, min_agents: 20}", "demand.contacts=9_000 / month"),
    (
        *("teams.america.pool=false", "teams.europe.blended=true"),
        *("demand.contacts=25_000 / month", "demand.channels.voice.patience=90 s"),
    ),
)


@dataclass
class Channel:
    share: float
    minutes: float  # of an agent
    hours: Sequence[float]
    days: Sequence[float]
    ahead: int = 0  # half-hours of its clock before UTC
    target: tuple[float, float] | None = None
    asa: float | None = None
    patience: float | None = None
    deadline: int | None = None  # half-hours; None spreads evenly

    def weight(self, half: int) -> float:
        local = (half + self.ahead) % WEEK
        whole = 2 * sum(self.hours) * sum(self.days)
        return self.hours[local % 48 // 2] * self.days[local // 48] / whole

    def required(self, load: Halves, seconds: Halves, cap: float) -> Halves:
        assert self.target is not None
        level, within = self.target
        by_target = erlang.agents_required(
            load, aht=seconds, service_level=level, answer_within=within, patience=self.patience
        )
        by_cap = erlang.agents_required(
            load, aht=seconds, max_occupancy=cap, patience=self.patience
        )
        needs = np.maximum(by_target, by_cap)
        if self.asa is None:
            return needs.astype(float)
        by_asa = erlang.agents_required(load, aht=seconds, asa=self.asa)
        return np.maximum(needs, by_asa).astype(float)


@dataclass
class Team:
    opens: float  # UTC hours, Monday to Friday
    closes: float
    share: float
    cap: float
    premium: set[int]  # half-hours in UTC
    floor: int = 0
    pool: bool = False
    blended: bool = False

    def there(self, half: int) -> bool:
        return half // 48 < 5 and self.opens <= half % 48 / 2 < self.closes


def stretch(days: range, start: float, end: float) -> set[int]:
    """Half-hours in UTC; hours below 0 are those of the day before."""
    return {
        (48 * day + half) % WEEK for day in days for half in range(round(2 * start), round(2 * end))
    }


def operation(settings: tuple[str, ...]) -> tuple[dict[str, Channel], dict[str, Team], float]:
    """What the file says, its clocks set to UTC by hand as of January."""
    text = " ".join(settings)
    patience = 90.0 if "patience" in text else None
    chat = Channel(0.2, 12 / 2.5, CHAT_HOURS, CHAT_DAYS, 11, (0.8, 60), 15)
    channels = {
        "voice": Channel(0.5, 6, HOURS, DAYS, target=(0.8, 20), patience=patience),
        "chat": chat,
        "email": Channel(0.2, 8, HOURS, DAYS, deadline=6),
        "sms": Channel(0.1, 3, HOURS, DAYS, deadline=48 if "sms.spread" in text else None),
    }
    week = range(7)
    teams = {
        "asia": Team(0, 9, 0.4, 0.85, stretch(week, 8, 25), floor=14, blended=True),
        "europe": Team(8, 16.5, 0.6, 0.8, stretch(range(4, 5), 14.5, 23)),
        "america": Team(16, 24, 0.4, 0.9, stretch(week, 22, 38), pool=True),
    }
    teams["asia"].blended = "asia.blended=false" not in text
    teams["europe"].blended = "europe.blended=true" in text
    teams["america"].pool = not ("america.pool=false" in text or "pool: false" in text)
    if "min_agents: 20" in text:
        teams["america"].blended, teams["america"].floor = True, 20
    contacts = 9_000 if "9_000" in text else 25_000 if "25_000" in text else 60_000
    return channels, teams, contacts


@dataclass
class Outcome:
    hours: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    premium: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    offered: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    on_duty: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    in_time: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    in_time_spiked: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    waited: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    abandoned: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    called_out: dict[str, float] = field(default_factory=lambda: defaultdict(float))


def calculated(settings: tuple[str, ...], *, sale: bool) -> Outcome:
    """A month's numbers: its weeks are normal ones, and with the sale 1.5 of them are of it."""
    channels, teams, contacts = operation(settings)
    found = Outcome()
    weeks = [(WEEKS_A_MONTH - 1.5, 1.0), (1.5, 2.5)] if sale else [(WEEKS_A_MONTH, 1.0)]
    for number, factor in weeks:
        week = Week(number, channels, teams)
        _let_arrive(found, week, contacts / WEEKS_A_MONTH * factor)
        for key in teams:
            _staff(found, week, key)
    return found


@dataclass
class Week:
    """A kind of week, how many of it a month has, and who gets its contacts when."""

    number: float
    channels: dict[str, Channel]
    teams: dict[str, Team]
    arriving: Contacts = field(default_factory=lambda: defaultdict(float))
    waiting: Contacts = field(default_factory=lambda: defaultdict(float))


def _let_arrive(found: Outcome, week: Week, contacts: float) -> None:
    for name, channel in week.channels.items():
        for half in range(WEEK):
            coming = contacts * channel.share * channel.weight(half)
            found.offered[name] += week.number * coming
            there = [key for key, team in week.teams.items() if team.there(half)]
            for key in there:
                part = week.teams[key].share if len(there) > 1 else 1
                week.arriving[key, name, half] += coming * part
            if not there:  # Saturday 00:00 to Monday 00:00, when Asia is next
                found.called_out[name] += week.number * coming * 0.2
                week.waiting["asia", name, 0] += coming * 0.8


def _staff(found: Outcome, week: Week, key: str) -> None:
    team, number = week.teams[key], week.number
    is_open = [half for half in range(WEEK) if team.there(half)]
    taken = {
        name: np.array([week.arriving[key, name, h] + week.waiting[key, name, h] for h in is_open])
        for name in week.channels
    }
    here = {
        name: np.array([week.arriving[key, name, h] for h in is_open]) for name in week.channels
    }
    positions, load = _serve(found, week, team, here, taken)
    deadline_work: dict[int, float] = defaultdict(float)  # hours
    even_work = 0.0
    deferrable = {name: each for name, each in week.channels.items() if each.target is None}
    for name, channel in deferrable.items():
        for half, coming in zip(is_open, taken[name], strict=True):
            work = coming * channel.minutes / 60
            if channel.deadline is None:
                even_work += work
                continue
            until = [(half + step) % WEEK for step in range(channel.deadline)]
            until = [each for each in until if team.there(each)]
            for each in until:
                deadline_work[each] += work / len(until)
    idle_left = 0.0
    for half, agents, busy in zip(is_open, positions, load, strict=True):
        idle = max(0.0, agents * team.cap - busy) / 2 if team.blended else 0.0
        hours = agents / 2 + max(0.0, deadline_work[half] - idle) / team.cap
        idle_left += max(0.0, idle - deadline_work[half])
        found.hours[key] += number * hours
        if half in team.premium:
            found.premium[key] += number * hours
    even = max(0.0, even_work - idle_left) / team.cap
    found.hours[key] += number * even
    found.premium[key] += number * even * len(team.premium & set(is_open)) / len(is_open)


def _serve(
    found: Outcome,
    week: Week,
    team: Team,
    here: dict[str, Halves],
    taken: dict[str, Halves],
) -> tuple[Halves, Halves]:
    """The positions for the queues and their load; the service they give is added up."""
    channels = week.channels
    queues = [name for name, channel in channels.items() if channel.target]
    loads = {name: taken[name] * channels[name].minutes / 30 for name in queues}
    pooled = sum(loads.values(), np.zeros(1))
    calls = sum((taken[name] for name in queues), np.zeros(1))
    seconds = {name: np.full_like(pooled, 60 * channels[name].minutes) for name in queues}
    if team.pool:
        seconds = dict.fromkeys(queues, 1800 * pooled / calls)
        loads = dict.fromkeys(queues, pooled)
    needs = {name: channels[name].required(loads[name], seconds[name], team.cap) for name in queues}
    every = list(needs.values())
    required = np.maximum(*every) if team.pool else sum(every, np.zeros(1))
    positions = np.maximum(required, team.floor)
    for name in queues:
        channel, coming, aht = channels[name], week.number * here[name], seconds[name]
        assert channel.target is not None
        surplus = positions - required if name == queues[0] else 0  # the first is never empty
        staff = positions if team.pool else needs[name] + surplus
        for factor, in_time in ((1, found.in_time), (1.25, found.in_time_spiked)):
            level = erlang.service_level(
                staff,
                loads[name] * factor,
                aht=aht,
                answer_within=channel.target[1],
                patience=channel.patience,
            )
            in_time[name] += float(np.sum(coming * level))
        found.on_duty[name] += float(np.sum(coming))
        if channel.patience is None:
            found.waited[name] += float(np.sum(coming * erlang.asa(staff, loads[name], aht=aht)))
        else:
            lost = erlang.abandonment(staff, loads[name], aht=aht, patience=channel.patience)
            found.abandoned[name] += float(np.sum(coming * lost))
    return positions, pooled


def near(expected: float) -> object:
    return pytest.approx(expected, rel=1e-9)


def same_month(found: Found, month: int, expected: Outcome, channels: dict[str, Channel]) -> None:
    def value(name: str) -> float:
        return found.by_month(name)[month - 1]

    for team in ("asia", "europe", "america"):
        assert value(f"position_hours.{team}") == near(expected.hours[team])
        premium = expected.premium[team] / expected.hours[team]
        assert value(f"premium_share.{team}") == near(premium)
    for name, channel in channels.items():
        kept = expected.offered[name] - expected.abandoned[name]
        assert value(f"contacts_offered.{name}") == near(expected.offered[name])
        assert value(f"channel_workload_hours.{name}") == near(kept * channel.minutes / 60)
        assert value(f"call_outs.weekend.{name}") == near(expected.called_out[name])
        if channel.target is None:
            continue
        for line, part in (("channel", expected.in_time), ("spike", expected.in_time_spiked)):
            level = part[name] / expected.on_duty[name]
            assert value(f"{line}_service_level.{name}") == near(level)
        if channel.patience is None:
            assert value(f"channel_asa.{name}") == near(
                expected.waited[name] / expected.on_duty[name]
            )
        else:
            lost = expected.abandoned[name] / expected.offered[name]
            assert value(f"channel_abandonment.{name}") == near(lost)


@pytest.mark.parametrize("settings", VARIANTS)
def test_an_operation_around_the_world_is_what_its_half_hours_add_up_to(
    settings: tuple[str, ...],
) -> None:
    found = find(OPERATION, *settings)
    channels, _, _ = operation(settings)
    for month, sale in ((1, False), (11, True)):
        same_month(found, month, calculated(settings, sale=sale), channels)
    stand_by = 2 * 540 * WEEKS_A_MONTH
    year = calculated(settings, sale=False)
    hours = sum(year.called_out[name] * max(1, channels[name].minutes / 60) for name in channels)
    call_outs = hours * 50_000 / (12 * 40 * WEEKS_A_MONTH) * 1.5
    assert found.by_month("on_call")[0] == near(stand_by + call_outs)
