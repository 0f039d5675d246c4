from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from costmodel import erlang
from costmodel.assumptions.calendar import calendar_entries
from costmodel.kernel import operations as op
from costmodel.kernel.dimensions import check_line, dimension
from costmodel.kernel.expansions import EXPANSIONS, Search, step_sizes
from costmodel.kernel.expression import Expr, Targets, Week
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.quantity import Graph
from costmodel.kernel.units import unit
from costmodel.kernel.words import words
from tests.sheet import ENGINES, Sheet, line, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array

TOLERANCE = 1e-9
PEAK, IMPATIENT_PEAK = 300, 120
LOWEST_OCCUPANCY = 0.5


@dataclass
class Run:
    """A scope."""

    scope: str = "s"
    graph: Graph = field(default_factory=Graph)


def targets(node: Expr) -> Targets:
    assert isinstance(node.data, Targets)
    return node.data


def expanded(name: str, node: Expr, peak: float, run: Run) -> tuple[Expr, dict[Key, Array]]:
    """The line that a workbook prints for a node, with the inputs of its steps."""
    sizes = step_sizes(peak, targets(node), LOWEST_OCCUPANCY)
    values = {("s", f"step.{size}"): float(size) for size in sizes} | {("s", "slack"): TOLERANCE}
    steps = tuple(number(f"step.{size}", "agents") for size in sizes)
    search = Search(name, node, steps, number("slack", "share"))
    return line(name, EXPANSIONS[node.op](run, search), "agents"), at_typical(values)


def cases(peak: int) -> dict[str, Array]:
    """For each of 12 months, loads of 40 intervals; the other arguments differ by month."""
    draw = np.random.default_rng(20_261_001)
    loads = np.concatenate(
        [
            np.zeros((12, 2)),
            draw.integers(1, peak + 1, (12, 8)),
            10 ** draw.uniform(-6, -1, (12, 6)),
            draw.uniform(0.1, 20, (12, 12)),
            draw.uniform(20, peak, (12, 12)),
        ],
        axis=1,
    )
    return {
        "load": loads,
        "handling": draw.uniform(45, 1800, 12),
        "level": np.array([*draw.uniform(0.5, 0.99, 9), 0.8, 0.999, 0.9999]),
        "within": np.array([*draw.uniform(0, 120, 9), 20, 0, 0]),
        "asa": 10 ** draw.uniform(0, 2.5, 12),
        "max_occupancy": draw.uniform(LOWEST_OCCUPANCY, 0.98, 12),
        "patience": 10 ** draw.uniform(1, 3, 12),
    }


def required(load: Expr, names: Sequence[str], *, months: bool = False) -> Expr:
    """Agents required for the targets with these names, all of them inputs."""
    units = {"level": "share", "max_occupancy": "share"}
    given = {name: number(name, units.get(name, "s"), months=months) for name in names}
    return op.agents_required(load, number("handling", "s", months=months), **given)


COMBINATIONS = [
    ("level", "within"),
    ("asa",),
    ("max_occupancy",),
    ("level", "within", "asa"),
    ("level", "within", "max_occupancy"),
    ("asa", "max_occupancy"),
    ("level", "within", "asa", "max_occupancy"),
    ("level", "within", "patience"),
    ("max_occupancy", "patience"),
    ("level", "within", "max_occupancy", "patience"),
]


def book_of(names: tuple[str, ...], peak: int) -> tuple[Expr, Expr, dict[Key, Array]]:
    """Agents required in all cases: the operation, its line and the inputs."""
    given = cases(peak)
    if "patience" in names:  # long formulas
        given["load"] = given["load"][:, ::2]
    intervals = given["load"].shape[1]
    week = Week("team", ((0, 0, 0),) * intervals, (1,) * intervals)
    loads = [number(f"load.{place}", "erlangs", months=True) for place in range(intervals)]
    load = line("load", op.pick_by_interval(loads, range(intervals), week), "erlangs")
    node = required(load, names, months=True)
    last, values = expanded("agents", node, peak, Run())
    for name in ("handling", *names):
        values["s", name] = given[name].reshape(1, -1, 1)
    for place in range(intervals):
        values["s", f"load.{place}"] = given["load"][:, place].reshape(1, -1, 1)
    return node, last, values


@pytest.mark.parametrize("names", COMBINATIONS)
def test_numbers_rule_equals_the_lines_and_both_engines(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    node, last, values = book_of(names, IMPATIENT_PEAK if "patience" in names else PEAK)
    by_rule, by_lines = evaluate([line("rule", node, "agents"), last], values, months=12)
    assert by_rule.size == (240 if "patience" in names else 480)
    np.testing.assert_array_equal(by_lines, by_rule)
    sheet = Sheet([last], 12)
    formulas = sheet.write(tmp_path / "book.xlsx", values)
    assert max(map(len, formulas)) <= 8192
    for engine in ENGINES.values():
        found = sheet.read(last, engine(tmp_path / "book.xlsx"))
        np.testing.assert_array_equal(found, by_rule)


@pytest.mark.parametrize("names", COMBINATIONS)
def test_steps_reach_what_each_combination_needs(names: tuple[str, ...]) -> None:
    draw = np.random.default_rng(3)
    loads = np.concatenate([10.0 ** np.arange(-6, 0), draw.uniform(1, 200, 40)])
    given = {name: array[:3] for name, array in cases(PEAK).items() if name in ("handling", *names)}
    node = required(number("load"), names)
    last, values = expanded("agents", node, 200, run := Run())
    values |= {("s", name): np.repeat(array, 46).reshape(-1, 1, 1) for name, array in given.items()}
    values["s", "load"] = np.tile(loads, 3).reshape(-1, 1, 1)
    by_rule, by_lines = evaluate([node, last], values, months=1)
    np.testing.assert_array_equal(by_lines, by_rule)
    assert dimension(node) == dimension(last) == unit("agents")
    for each in run.graph.of_scope("s").values():
        assert each.line is not None
        check_line(each.line)


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (("asa",), {"asa": erlang.asa(14, 10, aht=180)}),
        (("max_occupancy",), {"max_occupancy": 10 / 14}),
        (
            ("level", "within", "patience"),
            {"level": erlang.service_level(14, 10, aht=180, answer_within=20, patience=60)},
        ),
        (
            ("max_occupancy", "patience"),
            {"max_occupancy": erlang.occupancy(14, 10, aht=180, patience=60)},
        ),
    ],
)
def test_each_target_may_be_missed_by_the_tolerance(
    names: tuple[str, ...], given: dict[str, float], tmp_path: Path
) -> None:
    """In all readings; the names' first target is the one that 14 agents just reach."""
    node = required(number("load"), names)
    last, values = expanded("agents", node, 10, Run())
    fixed = {"load": 10, "handling": 180, "within": 20, "patience": 60}
    values |= at_typical({("s", name): value for name, value in fixed.items()})
    ((name, reached),) = given.items()
    worse = 1 if name == "level" else -1
    for missed_by, agents in [(0, 14), (5e-10, 14), (2e-9, 15)]:
        # Of a mean wait the share, and of a load over its occupancy the agents count.
        scale = {"asa": reached, "max_occupancy": 0.1 if "patience" not in names else 1}
        missed = missed_by * scale.get(name, 1)
        values["s", name] = np.full((1, 1, 1), reached + worse * missed)
        assert [array.item() for array in evaluate([node, last], values, months=1)] == [agents] * 2
        sheet = Sheet([last], 1)
        sheet.write(tmp_path / "book.xlsx", values)
        for engine in ENGINES.values():
            assert sheet.read(last, engine(tmp_path / "book.xlsx")).item() == agents


def test_fewer_agents_than_the_load_may_do_for_impatient_contacts() -> None:
    node = required(number("load"), ("max_occupancy", "patience"))
    last, values = expanded("agents", node, 100, Run())
    given = {"load": 100.0, "handling": 300, "max_occupancy": 0.99, "patience": 30}
    values |= at_typical({("s", name): value for name, value in given.items()})
    by_rule, by_lines = evaluate([node, last], values, months=1)
    assert by_rule == by_lines
    assert 50 < by_rule.item() < 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_numbers_rule_equals_the_lines_on_many_draws(seed: int) -> None:
    draw = np.random.default_rng(seed)
    draws = 20_000
    node = op.agents_required(*(number(name) for name in ("load", "aht", "level", "within")))
    last, values = expanded("agents", node, 1500, Run())
    given = {
        "load": np.where(draw.random(draws) < 0.5, draw.uniform(0, 1500, draws), 0)
        + 10 ** draw.uniform(-6, 2, draws),
        "aht": draw.uniform(45, 1800, draws),
        "level": draw.uniform(0.5, 0.999, draws),
        "within": draw.uniform(0, 120, draws),
    }
    values |= {("s", name): array.reshape(-1, 1, 1) for name, array in given.items()}
    by_rule, by_lines = evaluate([line("rule", node), last], values, months=1)
    np.testing.assert_array_equal(by_lines, by_rule)


def small() -> tuple[Expr, Run]:
    run = Run()
    load, aht, level, within = (number(name) for name in ("load", "aht", "level", "within"))
    last, _ = expanded("agents.day.voice", op.agents_required(load, aht, level, within), 1, run)
    return last, run


def test_each_step_is_a_line_beside_the_line_it_serves() -> None:
    last, run = small()
    stem = "agents.day.voice.step_"
    assert list(run.graph.of_scope("s")) == [f"{stem}{place}" for place in range(5)]
    assert last.line is not None
    assert words(last.line.expr) == f"if load <= 0 then 0, otherwise {stem}4 + 1"
    labels = {node.line.label for node in run.graph.of_scope("s").values() if node.line}
    assert labels == {"Most agents known to miss the target"}


def test_what_impatient_contacts_make_a_step_try_is_a_line_too() -> None:
    run = Run()
    expanded("agents", required(number("load"), ("level", "within", "patience")), 1, run)
    names = ["step_0", *(f"step_{n}{part}" for n in range(1, 5) for part in ("_tries", ""))]
    assert list(run.graph.of_scope("s")) == [f"agents.{name}" for name in names]
    tried = run.graph.of_scope("s")["agents.step_2_tries"].line
    assert tried is not None
    assert words(tried.expr) == "agents.step_1 + step.4"
    assert tried.label == "Agents that the step tries"


def test_the_lines_have_units() -> None:
    last, run = small()
    for node in [*run.graph.of_scope("s").values(), last]:
        assert node.line is not None
        check_line(node.line)


def test_all_steps_are_written_alike(tmp_path: Path) -> None:
    last, run = small()
    values = dict.fromkeys([("s", "load"), ("s", "aht"), ("s", "level"), ("s", "within")], 0.5)
    values |= {("s", f"step.{size}"): float(size) for size in step_sizes(1)} | {("s", "slack"): 0.0}
    sheet = Sheet([*run.graph.of_scope("s").values(), last], 1)
    start, *steps, result = sheet.write(tmp_path / "book.xlsx", at_typical(values))
    assert start.startswith("=INT(")
    assert result.startswith("=IF(")
    assert len({re.sub(r"\d+", "", step) for step in steps}) == 1


@pytest.mark.parametrize(("missed_by", "more"), [(-2e-10, 0), (5e-10, 0), (2e-9, 1)])
def test_a_target_may_be_missed_by_the_tolerance(missed_by: float, more: int) -> None:
    reached = erlang.service_level(14, 10, aht=180, answer_within=20)
    names = ("load", "aht", "level", "within")
    node = op.agents_required(*(number(name) for name in names))
    last, values = expanded("agents", node, 10, Run())
    level = float(reached) + missed_by
    values |= at_typical(
        {("s", "load"): 10, ("s", "aht"): 180, ("s", "level"): level, ("s", "within"): 20}
    )
    assert [array.item() for array in evaluate([node, last], values, months=1)] == [14 + more] * 2


def test_the_calendar_and_erlang_miss_targets_by_the_same() -> None:
    (slack,) = (e.value for e in calendar_entries("365 days") if e.name == "rounding_slack")
    assert slack == erlang.requirement.TOLERANCE == TOLERANCE


def test_steps_halve_down_to_one() -> None:
    assert step_sizes(100, Targets(("level", "within", "patience")))[0] == 128
    assert step_sizes(100, Targets(("max_occupancy", "patience")), 0.5)[0] == 128
    assert step_sizes(100, Targets(("max_occupancy", "patience")), 0.4)[0] == 256
    assert step_sizes(100, Targets(("max_occupancy",))) == []
    assert step_sizes(0) == [8, 4, 2, 1]
    assert step_sizes(100) == [32, 16, 8, 4, 2, 1]
    assert step_sizes(500) == [64, 32, 16, 8, 4, 2, 1]


@pytest.mark.parametrize("level", [0.8, 0.99, 0.999, 0.9999])
def test_steps_reach_what_loads_need(level: float) -> None:
    loads = np.concatenate([10.0 ** np.arange(-6, 0), np.arange(1, 3000, 0.37)])
    required = erlang.agents_required(loads, aht=300, service_level=level, answer_within=0)
    reach = np.array([sum(step_sizes(load)) for load in loads])
    assert (required - np.floor(loads) - 1 < reach).all()
