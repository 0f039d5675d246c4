"""What holds for every operation with shares, zones, events, deadlines and teams on call."""

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costmodel.analysis.run import check_units
from costmodel.kernel.numbers import at_typical, evaluate
from tests.plans import Found, Section, find, near, typical, written

examples = settings(
    deadline=None,
    max_examples=3,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHANNELS = ("voice", "chat", "email", "sms")


def local_hours(start: int, end: int, ahead: int) -> str:
    """Half-hours of each day on the demand's clock, on another clock."""
    first, last = ((half + ahead) % 48 for half in (start, end))
    return f"{first // 2:02}:{first % 2 * 30:02}-{last // 2:02}:{last % 2 * 30:02}"


def distance(ahead: int) -> str:
    hours, half = divmod(abs(ahead), 2)
    return f"UTC{'-' if ahead < 0 else '+'}{hours}:{30 * half:02}"


@st.composite
def operations(draw: st.DrawFn) -> Section:
    """Two teams that may meet, one on call after them; each and one channel in its own zone."""
    ahead = st.integers(-23, 27)
    start, first, meet, second = (
        draw(st.integers(0, 47)),
        draw(st.integers(4, 20)),
        draw(st.integers(0, 4)),
        draw(st.integers(6, 20)),
    )
    share = draw(st.integers(1, 99))
    turns = {
        "early": (start, start + first + meet, share),
        "late": (start + first, start + first + second, 100 - share),
        "calls": (start + first + second, start + 48, None),
    }
    teams: Section = {}
    for name, (opens, closes, part) in turns.items():
        zone = draw(ahead)
        team = teams[name] = {
            "hours": local_hours(opens, closes, zone),
            "time_zone": distance(zone),
            "channels": list(CHANNELS),
            "pay": {"burdened": "$50_000 / year"},
        }
        if name == "calls":
            team["on_call"] = {"urgent": f"{draw(st.integers(0, 100))}%", "minimum": "30 min"}
            continue
        team["max_occupancy"] = f"{draw(st.integers(60, 100))}%"
        team["min_agents"] = draw(st.integers(0, 8))
        team["pay"]["premium"] = {"hours": "fri 18:30-07:00", "rate": "20%"}
        if meet:
            team["share"] = f"{part}%"
    return {
        "start": "2027-10",
        "horizon": "2 months",
        "discount_rate": "0%",
        "demand": _demand(draw, ahead),
        "teams": teams,
    }


def _demand(draw: st.DrawFn, ahead: st.SearchStrategy[int]) -> Section:
    return {
        "contacts": f"{draw(st.integers(100, 20_000))} / month",
        "time_zone": "UTC",
        "spike": "20%",
        "profile": {
            "hours": draw(st.lists(st.integers(0, 5), min_size=24, max_size=24).filter(any)),
            "days": draw(st.lists(st.integers(0, 3), min_size=7, max_size=7).filter(any)),
        },
        "events": draw(st.just({}) | st.just({"sale": _event(1, 3), "lull": _event(2, 0.5)})),
        "channels": {
            "voice": {"share": "40%", "aht": "6 min", "target": "80% in 20 s"},
            "chat": {
                "share": "30%",
                "aht": "6 min",
                "target": "80% in 20 s",
                "time_zone": distance(draw(ahead)),
            },
            "email": {
                "share": "20%",
                "aht": "8 min",
                "reply_within": f"{draw(st.integers(1, 60))} h",
                "spread": "deadline",
            },
            "sms": {"share": "10%", "aht": "3 min", "reply_within": "24 h"},
        },
    }


def _event(weeks: int, multiplier: float) -> Section:
    return {"months": "november", "weeks": weeks, "multiplier": multiplier}


def team_keys(**values: object) -> tuple[str, ...]:
    return tuple(
        f"teams.{t}.{key}={value}" for t in ("early", "late") for key, value in values.items()
    )


def over_month(found: Found, line: str, team: str) -> float:
    """A row's sum over the average week of the last month, its kinds of week weighed."""
    nodes = found.opened.graph.of_scope("plan")
    row, shares = nodes[f"{line}"], nodes.get(f"week_share.{team}")
    assert row.week is not None
    wanted = [row] if shares is None else [row, shares]
    found_rows = evaluate(wanted, at_typical(typical(found.opened)), months=2)
    values: Any = np.asarray(row.week.counts, float)
    for each in found_rows:
        values = values * np.broadcast_to(each, (1, 2, len(row.week)))[0, 1]
    return float(values.sum())


@examples
@given(operations())
def test_every_contact_arrives_once(plan: Section) -> None:
    found = find(written(plan))
    nodes = found.opened.graph.of_scope("plan")
    for channel in CHANNELS:
        arriving = [
            over_month(found, f"interval_weight.{team}.{channel}", team) for team in plan["teams"]
        ]
        assert sum(arriving) == near(1, 1e-9)
        urgent = float(plan["teams"]["calls"]["on_call"]["urgent"][:-1]) / 100
        taken = [arriving[2] * urgent]
        for team in ("early", "late"):
            line = f"arriving_share.{team}.{channel}"
            line = line if line in nodes else f"interval_weight.{team}.{channel}"
            taken.append(over_month(found, line, team))
        assert sum(taken) == near(1, 1e-9)


@examples
@given(operations())
def test_units_fit_and_work_is_that_of_all_contacts(plan: Section) -> None:
    found = find(written(plan))
    check_units(found.opened)
    contacts = found.by_month("total_contacts")[1]
    minutes = contacts * (0.4 * 6 + 0.3 * 6 + 0.2 * 8 + 0.1 * 3)
    assert found["workload_hours"] == near(minutes / 60)
    assert 0 < (found["occupancy"] or 0) <= 1 + 1e-9


@examples
@given(operations(), st.booleans(), st.booleans())
def test_rows_of_an_hour_change_no_number(plan: Section, pool: bool, blended: bool) -> None:  # noqa: FBT001
    flags = team_keys(pool=str(pool).lower(), blended=str(blended).lower())
    grid = plan["demand"]["profile"]
    weights = [grid["hours"][half // 2 % 24] * grid["days"][half // 48] for half in range(336)]
    folded = find(written(plan), *flags)
    plan["demand"]["profile"] = "week.csv"
    unfolded = find(written(plan), *flags, csv=[float(each) for each in weights])
    for name, months in folded.values.items():
        assert unfolded.values[name] == near(months, 1e-9), name


@examples
@given(operations())
def test_idle_time_never_asks_for_more_positions(plan: Section) -> None:
    apart, blended = find(written(plan)), find(written(plan), *team_keys(blended="true"))
    for team in ("early", "late"):
        name = f"position_hours.{team}"
        pairs = zip(blended.by_month(name), apart.by_month(name), strict=True)
        assert all(less <= more * (1 + 1e-12) for less, more in pairs)
        queues = zip(
            blended.by_month(name), apart.by_month(f"queue_position_hours.{team}"), strict=True
        )
        assert all(all_ >= some * (1 - 1e-12) for all_, some in queues)


@examples
@given(operations())
def test_a_pool_never_takes_more_agents_than_its_queues_apart(plan: Section) -> None:
    apart, pooled = find(written(plan)), find(written(plan), *team_keys(pool="true"))
    for team in ("early", "late"):
        separate = apart.by_half_hour(f"required_agents.{team}", 2)
        together = pooled.by_half_hour(f"required_agents.{team}", 2)
        assert all(together[half] <= separate[half] for half in separate)


@examples
@given(operations())
def test_deadlines_move_work_and_do_not_add_any(plan: Section) -> None:
    by_deadline = find(written(plan))
    even = find(written(plan), "demand.channels.email.spread=even")
    for team in ("early", "late"):
        name = f"position_hours.{team}"
        assert by_deadline.by_month(name) == near(even.by_month(name), 1e-9)
