"""Comparing scenarios: each against the first, what the switch costs and brings, and the bridge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from costmodel.analysis.conventions import written_rate
from costmodel.analysis.results import CompareResult, ComparisonResult, Step
from costmodel.analysis.run import (
    collect,
    compute,
    monthly_lines,
    open_scenarios,
    results_of,
    scope_lines,
    several_rates,
)
from costmodel.analysis.switch_warnings import switch_warnings
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.model.outputs import (
    SWITCH_HEADLINES,
    run_rate_steps,
    total_cost_steps,
    trace_comparison,
)
from costmodel.model.switch import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from costmodel.analysis.results import ScenarioResult
    from costmodel.analysis.run import Opened, ScenarioFile, Values
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.model.switch import ChangedLine


def compare(files: Iterable[ScenarioFile], month: int | None = None) -> CompareResult:
    """Compare scenarios with the first one.

    Raises `AssumptionsError` when a file has problems or the scenarios cannot be compared.
    """
    opened, comparisons = open_comparison(files, month)
    return results_of_comparison(opened, comparisons, compute(opened))


def results_of_comparison(
    opened: Opened, comparisons: Iterable[Comparison], values: Values
) -> CompareResult:
    """The results of opened scenarios and of their comparisons, from the values of all lines."""
    scenarios = collect(opened, values)
    by_name = {each.name: each for each in scenarios}
    return CompareResult(
        scenarios,
        tuple(_comparison_result(each, opened, values, by_name) for each in comparisons),
    )


def open_comparison(
    files: Iterable[ScenarioFile], month: int | None = None
) -> tuple[Opened, list[Comparison]]:
    """The scenarios and their comparisons with the first, traced into one graph.

    Raises `AssumptionsError` for problems of the files, and for scenarios that cannot be compared.
    """
    opened = open_scenarios(files, month)
    problems = list(_differences(opened))
    if problems:
        raise AssumptionsError(problems)
    baseline, *others = (each.scenario for each in opened.loaded)
    comparisons = [Comparison(baseline, other) for other in others]
    for comparison in comparisons:
        trace_comparison(comparison)
    return opened, comparisons


# What has to be the same in all scenarios, each as people write it.
SHARED: dict[str, Callable[[Scenario], str]] = {
    "horizon": lambda s: f"{s.horizon} months",
    "currency": lambda s: s.currency,
    "start": lambda s: "{}-{:02}".format(*s.start),
    "calendar": lambda s: s.calendar.name,
    "discount_rate": lambda s: written_rate(s, "discount_rate"),
    "discounting": lambda s: s.discounting,
    "timing": lambda s: s.timing,
    "compounding": lambda s: s.compounding,
    "finance_rate": lambda s: written_rate(s, "finance_rate"),
    "reinvest_rate": lambda s: written_rate(s, "reinvest_rate"),
}


def _differences(opened: Opened) -> Iterable[Problem]:
    """What has to be the same in all scenarios and is not."""
    first, *others = (each.scenario for each in opened.loaded)
    for other in others:
        for key, written in SHARED.items():
            mine, theirs = written(first), written(other)
            if mine != theirs:
                message = (
                    f"the scenarios differ in `{key}`: {mine} in `{first.scope}`, "
                    f"{theirs} in `{other.scope}`"
                )
                span = other.spans.near(key)
                yield Problem("error", "not-comparable", message, span, "give both the same")


def _comparison_result(
    c: Comparison, opened: Opened, values: Values, scenarios: dict[str, ScenarioResult]
) -> ComparisonResult:
    lines = scope_lines(opened.graph, c.scope)
    currency = c.baseline.currency
    names = [*SWITCH_HEADLINES, *(name for name, (_, node) in lines.items() if not node.months)]
    result = ComparisonResult(
        name=c.alternative.scope,
        baseline=c.baseline.scope,
        currency=currency,
        results=results_of(dict.fromkeys(names), lines, values, c.baseline),
        bridge=_bridge("run_rate_change_of", run_rate_steps(c), c, values),
        total_bridge=_bridge("total_cost_change_of", total_cost_steps(c), c, values),
        lines=monthly_lines(lines, values, {}, currency),
        warnings=several_rates(c.scope, values),
    )
    pair = scenarios[c.baseline.scope], scenarios[c.alternative.scope]
    said = switch_warnings(result, *pair, c.alternative.spans.near("teams"))
    return replace(result, warnings=(*result.warnings, *said))


def _bridge(
    quantity: str, steps: Iterable[ChangedLine], c: Comparison, values: Values
) -> tuple[Step, ...]:
    return tuple(
        Step(step.name, _label(step), values[c.scope, f"{quantity}.{step.name}"][0])
        for step in steps
    )


def _label(step: ChangedLine) -> str:
    node = step.alternative if step.alternative is not None else step.baseline
    return node.line.label if node is not None and node.line is not None else step.name
