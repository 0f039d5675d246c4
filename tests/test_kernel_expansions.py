from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from costmodel import erlang
from costmodel.assumptions.calendar import calendar_entries
from costmodel.kernel import operations as op
from costmodel.kernel.dimensions import check_line
from costmodel.kernel.expansions import EXPANSIONS, Search, ran_out, step_sizes
from costmodel.kernel.expression import Expr, Week
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.quantity import Graph
from costmodel.kernel.words import words
from tests.sheet import ENGINES, Sheet, line, number

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.kernel.expression import Key
    from costmodel.kernel.numbers import Array

TOLERANCE = 1e-9
PEAK = 300


@dataclass
class Run:
    """A scope."""

    scope: str = "s"
    graph: Graph = field(default_factory=Graph)


def expanded(name: str, node: Expr, peak: float, run: Run) -> tuple[Expr, dict[Key, Array]]:
    """The line that a workbook prints for a node, with the inputs of its steps."""
    sizes = step_sizes(peak)
    values = {("s", f"step.{size}"): float(size) for size in sizes} | {("s", "slack"): TOLERANCE}
    steps = tuple(number(f"step.{size}", "agents") for size in sizes)
    search = Search(name, node, steps, number("slack", "share"))
    return line(name, EXPANSIONS[node.op](run, search), "agents"), at_typical(values)


def cases() -> dict[str, Array]:
    """For each of 12 months, loads of 40 intervals; the other arguments differ by month."""
    draw = np.random.default_rng(20_261_001)
    loads = np.concatenate(
        [
            np.zeros((12, 2)),
            draw.integers(1, PEAK + 1, (12, 8)),
            10 ** draw.uniform(-6, -1, (12, 6)),
            draw.uniform(0.1, 20, (12, 12)),
            draw.uniform(20, PEAK, (12, 12)),
        ],
        axis=1,
    )
    return {
        "load": loads,
        "handling": draw.uniform(45, 1800, 12),
        "level": np.array([*draw.uniform(0.5, 0.99, 9), 0.8, 0.999, 0.9999]),
        "within": np.array([*draw.uniform(0, 120, 9), 20, 0, 0]),
    }


def test_numbers_rule_equals_the_lines_and_both_engines(tmp_path: Path) -> None:
    given = cases()
    months, intervals = given["load"].shape
    week = Week("team", ((0, 0, 0),) * intervals, (1,) * intervals)
    loads = [number(f"load.{place}", "erlangs", months=True) for place in range(intervals)]
    load = line("load", op.pick_by_interval(loads, range(intervals), week), "erlangs")
    handling, within = (number(name, "s", months=True) for name in ("handling", "within"))
    node = op.agents_required(load, handling, number("level", "share", months=True), within)
    last, values = expanded("agents", node, PEAK, Run())
    for name in ("handling", "level", "within"):
        values["s", name] = given[name].reshape(1, -1, 1)
    for place in range(intervals):
        values["s", f"load.{place}"] = given["load"][:, place].reshape(1, -1, 1)
    by_rule, by_lines = evaluate([line("rule", node, "agents"), last], values, months=months)
    np.testing.assert_array_equal(by_lines, by_rule)
    sheet = Sheet([last], months)
    sheet.write(tmp_path / "book.xlsx", values)
    for engine in ENGINES.values():
        found = sheet.read(last, engine(tmp_path / "book.xlsx"))
        np.testing.assert_array_equal(found, by_rule)


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


def test_a_search_that_runs_out_says_so() -> None:
    names = ("load", "aht", "level", "within")
    node = op.agents_required(*(number(name) for name in names))
    steps = tuple(number(f"step.{size}", "agents") for size in (2, 1))
    search, run = Search("agents", node, steps, number("slack", "share")), Run()
    flag = line("ran_out", ran_out(run, search))
    values = {"aht": 300.0, "level": 0.8, "within": 0.0, "slack": 0.0, "step.2": 2.0, "step.1": 1.0}
    found = {}
    for load in (0.0, 1.0, 5.0, 20.0):
        given = at_typical(
            {("s", name): value for name, value in (values | {"load": load}).items()}
        )
        rule, flagged = evaluate([node, flag], given, months=1)
        found[rule.item() - load] = flagged.item()
    assert found == {0: 0, 2: 0, 3: 0, 6: 1}


def test_the_calendar_and_erlang_miss_targets_by_the_same() -> None:
    (slack,) = (e.value for e in calendar_entries("365 days") if e.name == "rounding_slack")
    assert slack == erlang.requirement.TOLERANCE == TOLERANCE


def test_steps_halve_down_to_one() -> None:
    assert step_sizes(0) == [8, 4, 2, 1]
    assert step_sizes(100) == [32, 16, 8, 4, 2, 1]
    assert step_sizes(500) == [64, 32, 16, 8, 4, 2, 1]


@pytest.mark.parametrize("level", [0.8, 0.99, 0.999, 0.9999])
def test_steps_reach_what_loads_need(level: float) -> None:
    loads = np.concatenate([10.0 ** np.arange(-6, 0), np.arange(1, 3000, 0.37)])
    required = erlang.agents_required(loads, aht=300, service_level=level, answer_within=0)
    reach = np.array([sum(step_sizes(load)) for load in loads])
    assert (required - np.floor(loads) - 1 < reach).all()
