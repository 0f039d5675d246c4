"""Small plans for tests of the model: a text to vary, and the numbers that come of it.

The plan is made so that numbers can be worked out by hand: 7,300 contacts of 6 minutes are 730
hours a month, which is one position around the clock, or 168 / 40 = 4.2 FTE.
"""

import json
import math
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from costmodel.analysis.compare import compare
from costmodel.analysis.results import CompareResult, ScenarioResult, Value
from costmodel.analysis.run import (
    Opened,
    ScenarioFile,
    collect,
    compute,
    open_scenarios,
)
from costmodel.kernel.numbers import at_typical, evaluate

DESK = """
costmodel: 1
start: 2027-01
horizon: 12 months
discount_rate: 0%
demand:
  contacts: 7_300 / month
  channels:
    email: {share: 100%, aht: 6 min, reply_within: 4 h}
teams:
  desk:
    hours: 24/7
    channels: [email]
    max_occupancy: 100%
    pay: {burdened: $48_000 / year}
"""
# The same contacts in a queue: one erlang in every half-hour. 80 % in 20 s takes 3 agents.
CALLS = DESK.replace("email", "voice").replace("reply_within: 4 h", "target: 80% in 20 s")
# A second queue beside the first, with one erlang too.
CHATS = (
    "demand.contacts=14_600 / month",
    "demand.channels.voice.share=50%",
    "demand.channels.chat={share: 50%, aht: 6 min, target: 80% in 20 s}",
    "teams.desk.channels=[voice, chat]",
)
# E-mail beside the calls: the work of half a position.
MAILS = (
    "demand.contacts=10_950 / month",
    "demand.channels.voice.share=66.6666666666666667%",
    "demand.channels.email={share: 33.3333333333333333%, aht: 6 min, reply_within: 4 h}",
    "teams.desk.channels=[voice, email]",
)
# A vendor for one half of the day, at half the pay.
VENDOR = (
    "teams.desk.hours=08:00-20:00",
    "teams.vendor.hours=20:00-08:00",
    "teams.vendor.channels=[email]",
    "teams.vendor.max_occupancy=100%",
    "teams.vendor.pay={share_of: desk, ratio: 50%}",
)


@dataclass(frozen=True)
class Found:
    """What a plan gives: its results, and every line that has no week."""

    result: ScenarioResult
    values: dict[str, list[float]]
    opened: Opened

    def __getitem__(self, name: str) -> float | None:
        """A result, or a line in the month of the run rate; None where there is no value."""
        if name in self.result.results:
            return self.result.value(name)
        months = self.values[name]
        value = months[0] if len(months) == 1 else months[self.result.run_rate_month - 1]
        return None if math.isnan(value) else value

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def by_month(self, name: str) -> list[float]:
        """A line in each month."""
        months = self.values[name]
        return months * self.result.horizon if len(months) == 1 else months

    def costs(self) -> dict[str, float | None]:
        """The monthly cost lines in the month of the run rate."""
        lines = self.result.lines.values()
        return {line.name: self[line.name] for line in lines if line.role == "cost"}

    def reason(self, name: str) -> str | None:
        """Why a result has no value."""
        value: Value = self.result.results[name]
        assert value.value is None
        return value.reason

    def by_half_hour(self, name: str, month: int = 1) -> dict[int, float]:
        """A line over a team's week: its value in each row's first half-hour, Monday 00:00 is 0."""
        node = self.opened.graph.of_scope(self.result.name)[name]
        assert node.week is not None
        (array,) = evaluate([node], at_typical(typical(self.opened)), months=self.result.horizon)
        row = np.broadcast_to(array, (1, self.result.horizon, len(node.week)))[0, month - 1]
        starts = [day * 48 + hour * 2 + half for day, hour, half in node.week.slots]
        return dict(zip(starts, row.tolist(), strict=True))


def typical(opened: Opened) -> dict[tuple[str, str], float]:
    """The typical value of each input."""
    return {
        (each.scenario.scope, path): amount.value
        for each in opened.loaded
        for path, amount in each.scenario.inputs.items()
    }


def find(text: str, *settings: str, month: int | None = None, csv: Iterable[float] = ()) -> Found:
    """The numbers of a plan with values set on top; `csv` are the weights of its profile's file."""
    with tempfile.TemporaryDirectory() as folder:
        file = _written(Path(folder), "plan", text, csv)
        opened = open_scenarios([ScenarioFile(file, settings)], month)
    values = compute(opened)
    result = collect(opened, values)[0]
    return Found(result, {name: months for (_, name), months in values.items()}, opened)


def switch(
    text: str,
    other: str | None = None,
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    month: int | None = None,
) -> CompareResult:
    """A plan compared with another, or with itself, each with values set on top."""
    with tempfile.TemporaryDirectory() as folder:
        files = [
            ScenarioFile(_written(Path(folder), name, plan), settings)
            for name, plan, settings in (("before", text, before), ("after", other or text, after))
        ]
        return compare(files, month)


def _written(folder: Path, name: str, text: str, csv: Iterable[float] = ()) -> Path:
    weights = ", ".join(map(repr, csv))
    if weights:
        (folder / "week.csv").write_text(weights, encoding="utf-8")
        if "week.csv" not in text:
            text = text.replace("demand:", "demand:\n  profile: week.csv")
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def near(expected: object, rel: float = 1e-12) -> Any:  # noqa: ANN401 - pytest's own
    """Equal but for float noise; a missing value is equal to a missing one."""
    return pytest.approx(expected, rel=rel, abs=1e-12, nan_ok=True)


# Random plans -----------------------------------------------------------------------------------

Section = dict[str, Any]
QUEUES: Section = {
    "voice": {"aht": "5 min", "target": "80% in 20 s"},
    "chat": {"aht": "9 min", "concurrency": 2, "target": "90% in 60 s"},
    "email": {"aht": "7 min", "reply_within": "24 h"},
}


def written(plan: Section) -> str:
    """A plan as the text of a file; what is JSON is YAML too."""
    return json.dumps(plan, indent=1)


@st.composite
def random_plans(draw: st.DrawFn, horizon: int | None = None) -> Section:
    """Small plans without problems: 1 to 3 channels, 1 or 2 teams, any sections."""
    horizon = horizon or draw(st.integers(1, 15))
    names = draw(st.lists(st.sampled_from(sorted(QUEUES)), min_size=1, unique=True))
    plan: Section = {
        "start": "2027-04",
        "horizon": f"{horizon} months",
        "discount_rate": "10%",
        "demand": draw(_demand(names)),
        "teams": draw(_teams(names)),
    }
    for key, section in _sections(names).items():
        found = draw(st.none() | section)
        if found is not None:
            plan[key] = found
    return plan


def _some(parts: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Section]:
    """A section with any of these keys."""
    return st.fixed_dictionaries({}, optional=parts)


def _percent(low: int, high: int, after: str = "") -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda value: f"{value}%{after}")


def _money(most: int, after: str = "") -> st.SearchStrategy[str]:
    return st.integers(1, most).map(lambda value: f"${value}{after}")


@st.composite
def _demand(draw: st.DrawFn, names: list[str]) -> Section:
    weights = [draw(st.integers(1, 9)) for _ in names]
    shares = [round(100 * weight / sum(weights)) for weight in weights[1:]]
    rest = _some(
        {
            "growth": _percent(-30, 60, " / year"),
            "seasonality": st.lists(st.sampled_from([0.5, 1, 2]), min_size=12, max_size=12),
            "profile": st.fixed_dictionaries(
                {
                    "hours": st.lists(st.integers(0, 5), min_size=24, max_size=24).filter(any),
                    "days": st.lists(st.integers(0, 3), min_size=7, max_size=7).filter(any),
                }
            ),
        }
    )
    return {
        "contacts": f"{draw(st.integers(200, 20_000))} / month",
        "channels": {
            name: {**QUEUES[name], "share": f"{share}%"}
            for name, share in zip(names, [100 - sum(shares), *shares], strict=True)
        },
        **draw(rest),
    }


@st.composite
def _teams(draw: st.DrawFn, names: list[str]) -> Section:
    desk = {
        "channels": names,
        "max_occupancy": draw(_percent(50, 100)),
        "pay": {"burdened": draw(_money(90_000, " / year"))},
        **draw(_some({**_STAFFING, **_OWN})),
    }
    if draw(st.booleans()):
        desk["pay"]["premium"] = {"hours": "sat 13:30-06:30", "rate": draw(_percent(1, 90))}
    if draw(st.booleans()):
        return {"desk": {"hours": "24/7", **desk}}
    first, last = (f"{half // 2:02}:{half % 2 * 30:02}" for half in draw(_opening()))
    other = {"channels": names, "max_occupancy": draw(_percent(50, 100)), **draw(_some(_STAFFING))}
    if draw(st.booleans()):
        other["pay"] = {"share_of": "desk", "ratio": draw(_percent(1, 120))}
        other["management"] = draw(_percent(1, 20))
    else:
        other |= {"pay": {"burdened": draw(_money(90_000, " / year"))}, **draw(_some(_OWN))}
    return {
        "desk": {"hours": f"{first}-{last}", **desk},
        "other": {"hours": f"{last}-{first}", **other},
    }


def _opening() -> st.SearchStrategy[tuple[int, int]]:
    """Two different half-hours of a day."""
    return st.tuples(st.integers(0, 47), st.integers(0, 47)).filter(lambda pair: pair[0] != pair[1])


_STAFFING: dict[str, st.SearchStrategy[Any]] = {
    "min_agents": st.integers(1, 6),
    "shrinkage": _percent(1, 60),
    "schedule_inefficiency": _percent(1, 30),
    "fte_hours": st.sampled_from(["35 h / week", "42 h / week"]),
}
_OWN: dict[str, st.SearchStrategy[Any]] = {
    "attrition": _percent(1, 120, " / year"),
    "hiring_cost": _money(9_000),
    "supervisors": st.fixed_dictionaries(
        {"span": st.integers(2, 20), "burdened": _money(90_000, " / year")}
    ),
}


def _sections(names: list[str]) -> dict[str, st.SearchStrategy[Section]]:
    machine = st.fixed_dictionaries(
        {
            "channels": st.lists(st.sampled_from(names), min_size=1, unique=True),
            "containment": _percent(0, 45) | st.just("5% -> 40% over 6 months from month 2"),
            "handover_aht": st.sampled_from([1, 1.25]),
        },
        optional={
            "recontact": _percent(0, 60),
            "price": _money(5, " / resolution"),
            "minutes": st.just("1.5 min"),
            "build": _money(90_000, " once"),
            "review": _money(9_000, " / year"),
        },
    )
    cost = st.fixed_dictionaries({"amount": _money(9_000, " / month")}) | st.fixed_dictionaries(
        {"amount": _money(90_000, " once")}, optional={"maintenance": _percent(1, 30, " / year")}
    )
    numbers = st.fixed_dictionaries({"count": st.integers(1, 9), "price": _money(9, " / month")})
    churn = st.fixed_dictionaries(
        {
            "arr": _money(9_000_000),
            "reduction": st.integers(0, 9).map(lambda value: f"{value} points"),
            "gross_margin": _percent(0, 100),
        }
    )
    return {
        "automation": st.dictionaries(st.sampled_from(["bot", "ivr"]), machine, min_size=1),
        "platform": st.fixed_dictionaries({"seat": _money(200, " / month")}),
        "telephony": _some({"minute": _money(1, " / min"), "numbers": numbers}),
        "availability": st.fixed_dictionaries({"ha_uplift": _percent(1, 40)}),
        "costs": st.dictionaries(st.sampled_from(["rent", "tool"]), cost, min_size=1),
        "benefits": st.fixed_dictionaries({"churn": churn}),
    }
