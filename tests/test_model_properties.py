"""What holds for every plan, whatever its numbers."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costmodel.analysis.run import check_units
from costmodel.kernel.numbers import at_typical, evaluate
from tests.blocks import evaluate_by
from tests.plans import Found, Section, find, near, random_plans, switch, typical, written

examples = settings(
    deadline=None,
    max_examples=15,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def summed(found: Found, names: list[str]) -> list[float]:
    """Lines added up by month."""
    rows = [found.by_month(name) for name in names if name in found]
    return [sum(months) for months in zip(*rows, strict=True)] or [0.0] * found.result.horizon


def of_teams(found: Found, plan: Section, quantity: str) -> list[float]:
    return summed(found, [f"{quantity}.{team}" for team in plan["teams"]])


def of_channels(found: Found, plan: Section, quantity: str) -> list[float]:
    return summed(found, [f"{quantity}.{channel}" for channel in plan["demand"]["channels"]])


@examples
@given(random_plans())
def test_parts_add_up_to_the_whole(plan: Section) -> None:
    found = find(written(plan))
    running = found.by_month("running_cost")
    assert summed(found, list(found.costs())) == near(running)
    assert found["total_running_cost"] == near(sum(running))
    once = sum(found[name] or 0 for name in found.result.one_time)
    assert found["total_cost"] == near(once + sum(running))
    assert found["total_benefit"] == near(sum(found.by_month("benefit")))
    for whole, part in (
        ("total_contacts", "contacts_offered"),
        ("workload_hours", "channel_workload_hours"),
    ):
        assert of_channels(found, plan, part) == near(found.by_month(whole))
    for whole, part in (
        ("total_position_hours", "position_hours"),
        ("paid_fte", "team_fte"),
        ("labor", "team_labor"),
        ("hiring", "team_hiring"),
        ("supervision", "team_supervision"),
        ("outsourcing", "vendor_pay"),
    ):
        if whole in found:
            assert of_teams(found, plan, part) == near(found.by_month(whole)), whole


@examples
@given(random_plans(), st.data())
def test_headlines_are_lines_of_their_month(plan: Section, data: st.DataObject) -> None:
    horizon = int(plan["horizon"].split()[0])
    month = data.draw(st.integers(1, horizon))
    found = find(written(plan), month=month)
    lines = {name: found.by_month(name)[month - 1] for name in ("running_cost", *found.costs())}
    assert found["run_rate_cost"] == near(12 * lines["running_cost"])
    for name in found.costs():
        assert found[f"run_rate.{name}"] == near(12 * lines[name])
    for headline, line in (("paid_fte", "paid_fte"), ("occupancy", "occupancy")):
        assert found[headline] == near(found.by_month(line)[month - 1])
    year = found.by_month("running_cost")[max(0, month - 12) : month]
    expected = near(sum(year)) if month >= 12 else None
    assert found["trailing_12_cost"] == expected


@examples
@given(random_plans(horizon=5), random_plans(horizon=5))
def test_bridges_add_up_to_the_change(one: Section, other: Section) -> None:
    result = switch(written(one), written(other))
    (found,), (before, after) = result.comparisons, result.scenarios
    for steps, change, headline in (
        (found.bridge, "run_rate_change", "run_rate_cost"),
        (found.total_bridge, "total_cost_change", "total_cost"),
    ):
        old, new = before.value(headline) or 0, after.value(headline) or 0
        assert found.value(change) == near(new - old, rel=1e-9)
        assert abs(sum(step.change for step in steps) - (new - old)) < 1e-9 * (old + new)
    back = switch(written(other), written(one)).comparisons[0]
    assert back.value("npv") == near(-(found.value("npv") or 0), rel=1e-9)


@examples
@given(random_plans())
def test_all_units_fit(plan: Section) -> None:
    check_units(find(written(plan)).opened)


# The lines in which a price stands; all others but those that follow from them stay as they are.
PRICES = {
    r"platform\.seat": ("platform", {"availability"}),
    r"telephony\.minute": ("minutes_cost", {"telephony", "availability"}),
    r"telephony\.numbers\.price": ("phone_numbers", {"telephony", "availability"}),
    r"automation\.(\w+)\.price": ("automation_price.{}", {"automation"}),
    r"automation\.(\w+)\.review": (None, {"automation"}),
    r"automation\.(\w+)\.build": ("build.{}", set()),
    r"costs\.(\w+)\.amount": (None, {"rent", "tool"}),
    r"teams\.(\w+)\.hiring_cost": ("team_hiring.{}", {"hiring"}),
    r"teams\.(\w+)\.supervisors\.burdened": ("team_supervision.{}", {"supervision"}),
    r"teams\.other\.pay\.burdened": ("team_labor.other", {"labor"}),
    r"teams\.desk\.pay\.burdened": (
        "team_labor.desk",
        {"labor", "outsourcing", "vendor_management"},
    ),
}


def prices(plan: Section, path: str = "") -> Iterator[tuple[str, str]]:
    """The paths of all prices with what is written there."""
    for key, value in plan.items():
        place = f"{path}.{key}".lstrip(".")
        if isinstance(value, dict):
            yield from prices(value, place)
        elif isinstance(value, str) and value.startswith("$") and not path.startswith("benefits"):
            yield place, value


def doubled(price: str) -> str:
    return re.sub(r"\$(\d+)", lambda found: f"${2 * int(found[1])}", price)


@examples
@given(random_plans(), st.data())
def test_a_doubled_price_doubles_its_line_and_touches_no_other(
    plan: Section, data: st.DataObject
) -> None:
    path, price = data.draw(st.sampled_from(list(prices(plan))))
    before, after = find(written(plan)), find(written(plan), f"{path}={doubled(price)}")
    (pattern,) = [each for each in PRICES if re.fullmatch(each, path)]
    line, others = PRICES[pattern]
    names = re.fullmatch(pattern, path)
    name = line.format(*names.groups()) if line and names else None
    if name is not None and name in before:
        assert after.by_month(name) == near([2 * each for each in before.by_month(name)])
    may_change = others | {name}
    for each in [*before.costs(), *before.result.one_time, "paid_fte", "benefit"]:
        if each not in may_change and not (each.startswith("one_time") and "costs" in path):
            assert after.by_month(each) == before.by_month(each), each
    rising = zip(before.by_month("running_cost"), after.by_month("running_cost"), strict=True)
    assert all(new >= old for old, new in rising)
    assert (after["total_cost"] or 0) >= (before["total_cost"] or 0)


LINES_OF = {
    "platform": {"platform"},
    "telephony": {"telephony"},
    "availability": {"availability"},
    "automation": {"automation"},
    "costs": {"rent", "tool"},
    "benefits": set[str](),
}


@examples
@given(random_plans())
def test_a_section_that_is_removed_takes_its_lines_along_and_no_others(plan: Section) -> None:
    before = find(written(plan))
    for section, lines in LINES_OF.items():
        if section not in plan:
            continue
        rest = {key: value for key, value in plan.items() if key != section}
        after = find(written(rest))
        gone = set(before.costs()) - set(after.costs())
        assert set(after.costs()) <= set(before.costs())
        assert gone - {"availability"} == lines & set(before.costs()) - {"availability"}
        if "availability" in gone:
            assert section == "availability" or not {"platform", "telephony"} & set(after.costs())
        if section != "automation":  # what it does to the work changes all lines
            for name in set(after.costs()) - {"availability"}:
                assert after.by_month(name) == before.by_month(name)
        assert section not in {name.split(".")[0] for name in after.result.one_time}


@examples
@given(random_plans(), st.sampled_from([1.001, 1.5, 4]))
def test_staff_does_not_fall_when_volume_rises(plan: Section, factor: float) -> None:
    contacts = int(plan["demand"]["contacts"].split()[0])
    before = find(written(plan))
    after = find(written(plan), f"demand.contacts={contacts * factor:.3f} / month")
    for team in plan["teams"]:
        name = f"team_fte.{team}"
        pairs = zip(before.by_month(name), after.by_month(name), strict=True)
        assert all(new >= old * (1 - 1e-12) for old, new in pairs)


@examples
@given(random_plans())
def test_positions_hold_the_work_at_the_highest_occupancy(plan: Section) -> None:
    found = find(written(plan))
    caps = {name: float(team["max_occupancy"][:-1]) / 100 for name, team in plan["teams"].items()}
    work = zip(
        found.by_month("workload_hours"), found.by_month("total_position_hours"), strict=True
    )
    assert all(hours * max(caps.values()) >= workload * (1 - 1e-9) for workload, hours in work)
    queues = [name for name, one in plan["demand"]["channels"].items() if "target" in one]
    for team, cap in caps.items():
        positions = found.by_half_hour(f"queue_positions.{team}")
        loads = [found.by_half_hour(f"offered_load.{team}.{name}") for name in queues]
        for half, agents in positions.items():
            assert agents >= sum(load[half] for load in loads) / cap - 1e-9


@examples
@given(random_plans(), st.floats(0.5, 60))
def test_a_headcount_serves_with_no_more_agents_than_it_has(plan: Section, fte: float) -> None:
    found = find(written(plan), f"teams.desk.headcount={fte:.3f}")
    queues = [name for name, one in plan["demand"]["channels"].items() if "target" in one]
    assert found["team_fte.desk"] == near(float(f"{fte:.3f}"))
    for rounding in ("below", "above") if queues else ():
        whole = found.by_half_hour(f"whole_positions.desk.{rounding}")
        names = [f"queue_agents.desk.{name}.{rounding}" for name in queues]
        rows = [found.by_half_hour(name) for name in names]
        loads = [found.by_half_hour(f"offered_load.desk.{name}") for name in queues]
        for half, positions in whole.items():
            busy = [row[half] for row, load in zip(rows, loads, strict=True) if load[half] > 0]
            assert sum(busy) <= positions
            assert min(busy, default=0) >= 0
    for name in queues:
        below, above = (
            found.by_month(f"channel_service_level{which}.{name}") for which in ("", "_above")
        )
        assert all(0 <= low <= high <= 1 for low, high in zip(below, above, strict=True))


@examples
@given(random_plans())
def test_equal_draws_give_what_one_gives(plan: Section) -> None:
    found = find(written(plan))
    nodes = [node for node in found.opened.graph.lines.values() if node is not None]
    horizon, values = found.result.horizon, typical(found.opened)
    one = evaluate(nodes, at_typical(values), months=horizon)
    drawn = {key: np.full((3, 1, 1), value) for key, value in values.items()}
    three = evaluate_by(2, nodes, drawn, months=horizon)
    for node, single, several in zip(nodes, one, three, strict=True):
        for draw in range(len(several)):
            assert np.array_equal(several[draw], single[0], equal_nan=True), node


@examples
@given(random_plans())
def test_a_file_of_the_same_weights_gives_the_same_numbers(plan: Section) -> None:
    grid: Any = plan["demand"].get("profile", {"hours": [1] * 24, "days": [1] * 7})
    weights = [grid["hours"][half // 2 % 24] * grid["days"][half // 48] for half in range(336)]
    demand = {key: value for key, value in plan["demand"].items() if key != "profile"}
    folded = find(written(plan))
    unfolded = find(written({**plan, "demand": {**demand, "profile": "week.csv"}}), csv=weights)
    for name, months in folded.values.items():
        if name != "hours_of_week":
            assert unfolded.values[name] == near(months, rel=1e-9), name
