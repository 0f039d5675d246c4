"""What a book says: the scenarios and comparisons of a run, all their lines and the values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from costmodel.analysis.compare import open_comparison, results_of_comparison
from costmodel.analysis.run import collect, compute, in_currency, open_scenarios
from costmodel.analysis.study import study_result, trace_study, with_study
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.workbook.deciding import deciding
from costmodel.workbook.layout import (
    Layout,
    place_comparisons,
    place_inputs,
    place_lines,
    place_picks,
)
from costmodel.workbook.printing import line_of, printed_lines
from costmodel.workbook.ranges import effects_on
from costmodel.workbook.sharing import shared_inputs
from costmodel.workbook.structure import structure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.results import ComparisonResult, ScenarioResult, Valued
    from costmodel.analysis.run import Opened, ScenarioFile
    from costmodel.analysis.simulation.methods import Plan
    from costmodel.analysis.simulation.result import Simulation
    from costmodel.analysis.simulation.simulate import Design
    from costmodel.analysis.study import StudyResult
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.problems import Problem
    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Expr, Key
    from costmodel.model.switch import Comparison
    from costmodel.workbook.deciding import Deciding
    from costmodel.workbook.printing import Printed
    from costmodel.workbook.ranges import Effect

    Grid = list[list[float]]  # by month, or one for all, and by interval


@dataclass(frozen=True)
class Content:
    """Everything that is written, and where it stands; `values` are those of lines."""

    files: tuple[ScenarioFile, ...]
    month: int | None  # of the run rate, as given
    opened: Opened
    comparisons: tuple[Comparison, ...]
    printed: Printed
    layout: Layout
    amounts: dict[Key, Amount]
    groups: dict[Key, list[Key]]  # the inputs that each cell holds, by the first of them
    values: dict[Expr, Grid]
    effects: tuple[Effect, ...]  # of the uncertain inputs on the decisive result
    results: tuple[ScenarioResult, ...]
    switches: tuple[ComparisonResult, ...]
    studies: tuple[tuple[Scenario, StudyResult], ...]  # scenarios with their sections of a study
    structure: dict[str, dict[str, str]]  # of each scenario: what its file says beside numbers
    simulation: Simulation | None
    deciding: tuple[Deciding, ...]  # for the scenario, or for each switch, if asked for

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios, the baseline first."""
        return tuple(each.scenario for each in self.opened.loaded)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is suspect about the scenarios and the switches."""
        parts: tuple[Valued, ...] = (*self.results, *self.switches)
        return tuple(problem for part in parts for problem in part.warnings)

    @property
    def title(self) -> str:
        """What the scenarios are called, all of them."""
        *others, last = (result.title for result in self.results)
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def currency(self) -> str:
        """The currency of the file, or of the baseline."""
        return self.scenarios[0].currency

    def in_currency(self, unit: str) -> str:
        """A unit with the currency for money."""
        return in_currency(unit, self.currency)

    def owner(self, scope: str) -> Scenario:
        """The scenario of a scope; of a comparison the baseline."""
        return next((s for s in self.scenarios if s.scope == scope), self.scenarios[0])

    @property
    def decisive(self) -> Expr:
        """The result that the ends of ranges are judged by: see `decisive_result`."""
        return decisive_result(self.opened, self.comparisons)

    def cell_of(self, key: Key) -> Key:
        """The input whose cell holds an input: itself, or that of the scenario it shares."""
        return self.held[key]

    @cached_property
    def held(self) -> dict[Key, Key]:
        """For each input the one whose cell holds it."""
        return {member: first for first, members in self.groups.items() for member in members}

    def at_run_rate(self, node: Expr) -> float:
        """The value of a line; of one by month, that of the month of the run rate."""
        months = self.values[node]
        if len(months) == 1:
            return months[0][0]
        return months[self.run_rate_month(line_of(node).scope) - 1][0]

    def run_rate_month(self, scope: str) -> int:
        """The month of the run rate of a scenario or comparison, counted from 1."""
        return int(self.owner(scope).inputs["run_rate_month"].value)

    def line(self, scope: str, name: str) -> Expr | None:
        """The node of a line by its name; None where it does not apply."""
        return self.opened.graph.lines.get((scope, name))


def content_of(
    files: Sequence[ScenarioFile],
    month: int | None = None,
    design: Design | None = None,
    plan: Plan | None = None,
) -> Content:
    """Read the files, compute all lines, and give everything its place.

    A design asks for a simulation, a plan for what decides the results.

    Raises `AssumptionsError` for problems of the files.
    """
    comparisons: list[Comparison] = []
    if len(files) > 1:
        opened, comparisons = open_comparison(files, month)
    else:
        opened = open_scenarios(files, month)
    studied = [with_study(each.scenario) for each in opened.loaded]
    for scenario in studied:
        trace_study(scenario)
    printed = printed_lines(opened)
    amounts = {
        (each.scenario.scope, path): amount
        for each in opened.loaded
        for path, amount in each.scenario.inputs.items()
    } | printed.steps
    groups, months = shared_inputs(amounts), opened.loaded[0].scenario.horizon
    return Content(
        tuple(files),
        month,
        opened,
        tuple(comparisons),
        printed,
        _layout(opened, comparisons, printed, amounts),
        amounts,
        groups,
        _values(printed, amounts, months),
        tuple(effects_on(decisive_result(opened, comparisons), amounts, months)),
        *_results(opened, comparisons, studied),
        {
            each.scenario.scope: structure_of(file, each.scenario.inputs)
            for file, each in zip(files, opened.loaded, strict=True)
        },
        _simulated(files, month, design),
        () if plan is None else tuple(deciding(files, month, plan)),
    )


def _simulated(
    files: Sequence[ScenarioFile], month: int | None, design: Design | None
) -> Simulation | None:
    if design is None:
        return None
    from costmodel.analysis.simulation.simulate import simulate

    return simulate(files, design, month=month)


def _results(
    opened: Opened, comparisons: Sequence[Comparison], studied: Sequence[Scenario]
) -> tuple[
    tuple[ScenarioResult, ...],
    tuple[ComparisonResult, ...],
    tuple[tuple[Scenario, StudyResult], ...],
]:
    values = compute(opened)
    switches: tuple[ComparisonResult, ...] = ()
    if comparisons:
        compared = results_of_comparison(opened, comparisons, values)
        results, switches = compared.scenarios, compared.comparisons
    else:
        results = collect(opened, values)
    studies = tuple(
        (s, study_result(s, result, opened, values))
        for s, result in zip(studied, results, strict=True)
    )
    return results, switches, studies


def decisive_result(opened: Opened, comparisons: Sequence[Comparison]) -> Expr:
    """The net present value of the last switch, or of the scenario that stands alone."""
    scope = comparisons[-1].scope if comparisons else opened.loaded[0].scenario.scope
    node = opened.graph.lines[scope, "npv"]
    assert node is not None  # noqa: S101 - every scope has a net present value
    return node


def _layout(
    opened: Opened,
    comparisons: Sequence[Comparison],
    printed: Printed,
    amounts: dict[Key, Amount],
) -> Layout:
    layout = Layout(opened.loaded[0].scenario.horizon)
    scopes = [each.scenario.scope for each in opened.loaded]
    place_inputs(layout, amounts, scopes)
    place_picks(layout, printed)
    place_lines(layout, printed, scopes)
    if comparisons:
        place_comparisons(layout, printed, [each.scope for each in comparisons])
    return layout


def _values(printed: Printed, amounts: dict[Key, Amount], months: int) -> dict[Expr, Grid]:
    """The values of all lines and of what they start with, at the typical inputs."""
    starts = [line_of(node).opening for node in printed.lines]
    nodes = [*printed.lines, *(start for start in starts if start is not None)]
    typical = at_typical({key: amount.value for key, amount in amounts.items()})
    arrays = evaluate(nodes, typical, months=months)
    return {node: array[0].tolist() for node, array in zip(nodes, arrays, strict=True)}
