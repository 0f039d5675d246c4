"""Running scenarios: read the files into one graph, trace, check units, compute, collect."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from costmodel.analysis.calibration import actual_problems, gaps
from costmodel.analysis.conventions import conventions_of
from costmodel.analysis.cost_shares import share_problems
from costmodel.analysis.kpis import kpis_of
from costmodel.analysis.ledger import bookings, ledger_problems
from costmodel.analysis.results import MonthlyLine, Role, ScenarioResult, Value
from costmodel.analysis.study_risks import study_problems
from costmodel.analysis.typical import typical_inputs
from costmodel.analysis.warnings import result_warnings
from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.assumptions.loading import Loaded, load_scenario
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.kernel.dimensions import check_line
from costmodel.kernel.quantity import QUANTITIES, Graph
from costmodel.kernel.words import words
from costmodel.model.outputs import (
    HEADLINES,
    benefit_lines,
    beside_benefits,
    cost_lines,
    one_time_lines,
    strategic_lines,
    trace_scenario,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from costmodel.analysis.measured_shifts import FittedTeam
    from costmodel.assumptions.format.benefits import OtherBenefit
    from costmodel.assumptions.format.costs import CustomCost
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Line

Values = dict[tuple[str, str], list[float]]  # (scope, line) -> one value, or one for each month


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """An assumption file with what overrides its values (`path=value`)."""

    path: str | Path
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """Scenarios read into one graph and traced, ready to be computed."""

    loaded: tuple[Loaded, ...]
    graph: Graph = field(repr=False)
    fitted: dict[tuple[str, str], FittedTeam] = field(repr=False)  # by scenario and team

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is suspect about the files, before anything is computed."""
        return tuple(problem for each in self.loaded for problem in each.warnings)


def open_scenarios(
    files: Iterable[ScenarioFile],
    month: int | None = None,
    change: Callable[[Scenario], Scenario] = lambda s: s,
) -> Opened:
    """Read files into one graph; raises `AssumptionsError` with the problems of all of them.

    `month` is that of the run rate, counted from 1; by default the last of the horizon. `change`
    makes of each scenario that was read the one that is traced.
    """
    graph, loaded, problems = Graph(), [], []
    for file in files:
        try:
            loaded.append(load_scenario(file.path, graph, file.overrides, month))
        except AssumptionsError as error:
            problems += [each for each in error.problems if each not in problems]
    problems += _clashes(loaded)
    if any(problem.severity == "error" for problem in problems):
        raise AssumptionsError(problems)
    loaded = [replace(each, scenario=change(each.scenario)) for each in loaded]
    for each in loaded:
        trace_scenario(each.scenario)
        problems += actual_problems(each.scenario)
    if problems:
        raise AssumptionsError(problems)
    return Opened(tuple(loaded), graph, _measured(loaded))


def _measured(loaded: Iterable[Loaded]) -> dict[tuple[str, str], FittedTeam]:
    """What shifts waste, filled in where it is to be measured."""
    found: dict[tuple[str, str], FittedTeam] = {}
    for s in (each.scenario for each in loaded):
        if any(amount.text == FROM_SHIFTS for amount in s.inputs.values()):
            from costmodel.analysis.measured_shifts import measure_shifts

            found |= {(s.scope, fitted.team): fitted for fitted in measure_shifts(s)}
    return found


def check_units(opened: Opened) -> None:
    """Check the unit of every recorded line; raises `UnitError` for the first that is wrong."""
    for node in opened.graph.lines.values():
        if node is not None and node.line is not None:
            check_line(node.line)


def _clashes(loaded: Iterable[Loaded]) -> list[Problem]:
    """Names that two things would share."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for each in loaded:
        scope, shown = each.scenario.scope, each.files[0].shown
        if scope in seen:
            message = f"`{shown}` and `{seen[scope]}` would both be called `{scope}`"
            problems.append(Problem("error", "name-clash", message, None, "rename one of them"))
        seen[scope] = shown
        problems += [*_reserved_names(each), *share_problems(each.scenario)]
        problems += [*ledger_problems(each.scenario), *study_problems(each.scenario)]
    return problems


def _reserved_names(loaded: Loaded) -> list[Problem]:
    return [
        Problem(
            "error",
            "name-clash",
            f"`{own.name}` is the name of a line of the model",
            own.spans["amount"],
            f"call the {noun} something else, such as `{own.name}_extra`",
        )
        for noun, own in _own_lines(loaded.scenario)
        if own.name in QUANTITIES
    ]


def _own_lines(s: Scenario) -> list[tuple[str, CustomCost | OtherBenefit]]:
    """Lines of the user's own, and what they are."""
    costs = [("cost", cost) for cost in s.costs.values()]
    other = s.benefits.other.values() if s.benefits is not None else ()
    return [*costs, *(("benefit", benefit) for benefit in other)]


def compute(opened: Opened) -> Values:
    """Every line without a week axis, at the typical values of the inputs.

    Raises `AssumptionsError` naming the first line that has no finite value.
    """
    from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate

    check_units(opened)
    keys, nodes = [], []
    for key, node in opened.graph.lines.items():
        if node is not None and node.week is None:
            keys.append(key)
            nodes.append(node)
    typical = {
        path: value
        for each in opened.loaded
        for path, value in typical_inputs(each.scenario).items()
    }
    months = opened.loaded[0].scenario.horizon
    try:
        arrays = evaluate(nodes, at_typical(typical), months=months)
    except NotFiniteError as error:
        raise AssumptionsError([_not_finite(error.line, opened)]) from None
    return {
        key: _months_of(node, array.reshape(-1).tolist(), months)
        for key, node, array in zip(keys, nodes, arrays, strict=True)
    }


def _not_finite(line: Line, opened: Opened) -> Problem:
    """A line without a finite value, as a problem at the file of its scenario."""
    message = f"`{line.name}` of `{line.scope}` has no finite value: {line.label.lower()}"
    scenarios = (each.scenario for each in opened.loaded)
    span = next((s.spans.near("demand") for s in scenarios if s.scope == line.scope), None)
    help_text = f"something in `{words(line.expr)}` is 0 or far too large"
    return Problem("error", "not-finite", message, span, help_text)


def _months_of(node: Expr, values: list[float], months: int) -> list[float]:
    return values * months if node.months and len(values) == 1 else values


def collect(opened: Opened, values: Values) -> tuple[ScenarioResult, ...]:
    """The results of each scenario."""
    return tuple(_scenario_result(each, opened.graph, values) for each in opened.loaded)


def run(
    file: ScenarioFile, month: int | None = None, *, calibrating: bool = False
) -> ScenarioResult:
    """Compute one scenario; raises `AssumptionsError` with all problems of the file.

    `calibrating` also looks for what would close each gap to the actual month.
    """
    opened = open_scenarios([file], month)
    (result,) = collect(opened, compute(opened))
    if not calibrating:
        return result
    return replace(result, gaps=gaps(opened.loaded[0].scenario, closing=True))


def _scenario_result(loaded: Loaded, graph: Graph, values: Values) -> ScenarioResult:
    s = loaded.scenario
    lines = scope_lines(graph, s.scope)
    roles: dict[str, Role] = {line.name: "cost" for line in cost_lines(s)}
    roles |= dict.fromkeys(benefit_lines(s), "benefit")
    roles |= dict.fromkeys(strategic_lines(s), "strategic benefit")
    named = [f"run_rate.{line.name}" for line in cost_lines(s)] + one_time_lines(s)
    named += beside_benefits(s)
    named += ["budget_variance"] if s.budget is not None else []
    result = ScenarioResult(
        name=s.scope,
        title=s.name or s.scope,
        files=loaded.files,
        currency=s.currency,
        start=s.start,
        horizon=s.horizon,
        run_rate_month=int(s.inputs["run_rate_month"].value),
        fiscal_year_start=s.ledger.fiscal_year_start if s.ledger is not None else 1,
        conventions=conventions_of(s),
        results=_with_own_labels(results_of([*HEADLINES, *named], lines, values, s), s),
        lines=monthly_lines(lines, values, roles, s.currency),
        one_time=tuple(one_time_lines(s)),
        bookings=bookings(s),
        gaps=gaps(s, closing=False),
        warnings=loaded.warnings,
    )
    said = (*result.warnings, *result_warnings(result, s), *several_rates(s.scope, values))
    return replace(result, warnings=said, kpis=kpis_of(result, s))


def _with_own_labels(results: dict[str, Value], s: Scenario) -> dict[str, Value]:
    """The results, what is paid once under the label the user gave it."""
    own = {f"one_time.{cost.name}": cost.label for cost in s.costs.values()}
    return {
        name: replace(value, label=own.get(name) or value.label) for name, value in results.items()
    }


def scope_lines(graph: Graph, scope: str) -> dict[str, tuple[Line, Expr]]:
    """The lines of a scenario or comparison with their nodes, without those over a week."""
    return {
        name: (node.line, node)
        for name, node in graph.of_scope(scope).items()
        if node.line is not None and node.week is None
    }


def results_of(
    names: Iterable[str],
    lines: Mapping[str, tuple[Line, Expr]],
    values: Values,
    s: Scenario,
) -> dict[str, Value]:
    """The named lines' values, of lines by month that of the run-rate month.

    One that does not apply or exist has no value but a reason. `s` is the scenario, or the
    baseline of a comparison.
    """
    return {name: _value(name, lines, values, s) for name in names}


def _value(name: str, lines: Mapping[str, tuple[Line, Expr]], values: Values, s: Scenario) -> Value:
    currency = s.currency
    if name not in lines:
        declared = QUANTITIES[name]
        reason = declared.none if isinstance(declared.none, str) else "it does not apply"
        return Value(name, None, in_currency(str(declared.unit), currency), declared.label, reason)
    line, node = lines[name]
    month = int(s.inputs["run_rate_month"].value) if node.months else 1
    number = values[line.scope, name][month - 1]
    missing = not math.isfinite(number)
    return Value(
        name,
        None if missing else number,
        in_currency(line.unit, currency),
        line.label,
        _reason(line, values) if missing else None,
    )


def _reason(line: Line, values: Values) -> str | None:
    return irr_remark(line.scope, values) if line.quantity.name == "irr" else line.none


def irr_remark(scope: str, values: Values) -> str | None:
    """Why a scope's flows have no rate of return, or which several rates fit them."""
    from costmodel.returns import irr_reason

    flows = values[scope, "initial_flow"] + values[scope, "net_flow"]
    return irr_reason(flows, periods_per_year=12)


def several_rates(scope: str, values: Values) -> tuple[Problem, ...]:
    """A warning when the rate of return shown is one of several."""
    remark = irr_remark(scope, values)
    if remark is None or math.isnan(values[scope, "irr"][0]):
        return ()
    message = f"`irr` of {scope}: {remark}; the only one that is not negative is shown"
    return (Problem("warning", "several-rates", message, None),)


def monthly_lines(
    lines: Mapping[str, tuple[Line, Expr]],
    values: Values,
    roles: Mapping[str, Role],
    currency: str,
) -> dict[str, MonthlyLine]:
    """The lines by month."""
    return {
        name: MonthlyLine(
            name,
            line.label,
            in_currency(line.unit, currency),
            line.quantity.name,
            roles.get(name, ""),
            tuple(value if math.isfinite(value) else None for value in values[line.scope, name]),
        )
        for name, (line, node) in lines.items()
        if node.months
    }


def in_currency(unit: str, currency: str) -> str:
    """A unit with the file's currency for money."""
    return unit.replace("money", currency)
