"""Scenarios with uncertain inputs as a function of draws.

Inputs are matched by path over all scenarios, so that each draw is one state of the world for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.compare import open_comparison
from costmodel.analysis.run import check_units, in_currency, open_scenarios
from costmodel.analysis.simulation.bad_draw import bad_draw
from costmodel.analysis.simulation.memory import keep_memory
from costmodel.analysis.typical import typical_inputs
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean
from costmodel.assumptions.uncertain import HELD, correlations_of, distribution_of, uncertain_inputs
from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate
from costmodel.sampling.copula import gaussian_copula
from costmodel.sampling.draws import draw_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from costmodel.analysis.run import Opened, ScenarioFile
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.uncertain import Course
    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array
    from costmodel.model.switch import Comparison
    from costmodel.sampling.distributions import Distribution
    from costmodel.sampling.draws import Floats
    from costmodel.sampling.streams import Method

OF_SCENARIO = ("run_rate_cost", "cost_per_contact", "total_cost", "npv", "payback_months")
OF_SWITCH = ("npv", "irr", "payback_months", "run_rate_change", "total_cost_change")
HIGH_IS_BAD = ("cost", "payback", "change", "fte", "abandonment", "asa")


@dataclass(frozen=True, eq=False)
class Output:
    """A result of a scenario or comparison; of a line by month, that of the run-rate month."""

    scope: str
    name: str
    label: str
    unit: str
    node: Expr
    month: int

    @property
    def high_is_bad(self) -> bool:
        """Whether the high end of its distribution is the bad one."""
        return any(word in self.name for word in HIGH_IS_BAD)

    def of(self, array: Array, draws: int) -> Floats:
        """The result of each draw."""
        column = array[:, min(self.month, array.shape[1]) - 1, 0]
        return np.ascontiguousarray(np.broadcast_to(column, (draws,)))


@dataclass(frozen=True, eq=False)
class UncertainInput:
    """An uncertain input by its path, with its amount and distribution in each scenario."""

    path: str
    amounts: dict[str, Amount]
    distributions: dict[str, Distribution]
    course: Course

    @property
    def amount(self) -> Amount:
        """As the first scenario that has it says it."""
        return next(iter(self.amounts.values()))

    @property
    def distribution(self) -> Distribution:
        """That of the first scenario that has it."""
        return next(iter(self.distributions.values()))


@dataclass(frozen=True, eq=False)
class UncertainModel:
    """Scenarios, their comparisons with the first, what is uncertain, and the results asked for."""

    opened: Opened
    comparisons: tuple[Comparison, ...]
    inputs: dict[str, UncertainInput]
    ranks: dict[tuple[str, str], float]
    outputs: tuple[Output, ...]
    typical: dict[Key, Array]

    @property
    def scenarios(self) -> list[Scenario]:
        """The scenarios, the first of them the baseline."""
        return [each.scenario for each in self.opened.loaded]

    @property
    def months(self) -> int:
        """The horizon."""
        return self.scenarios[0].horizon

    def shares(self, draws: int, seed: int, method: Method) -> dict[str, Floats]:
        """Each input's shares between 0 and 1: (draws, months), or (draws, 1) if held."""
        courses = {path: (each.course.kind, each.course.kept) for path, each in self.inputs.items()}
        months = self.months
        return draw_shares(
            courses, self.ranks, seed=seed, draws=draws, months=months, method=method
        )

    def values(self, shares: Mapping[str, Floats]) -> dict[Key, Array]:
        """The inputs of each scenario at these shares."""
        return {
            (scope, path): distribution.ppf(shares[path])[:, :, np.newaxis]
            for path, each in self.inputs.items()
            for scope, distribution in each.distributions.items()
        }

    def run(
        self,
        nodes: Sequence[Expr],
        values: Mapping[Key, Array],
        first: int = 1,
        known: Mapping[Expr, Array] | None = None,
    ) -> list[Array]:
        """The lines at draws of the inputs, the first of which has this number.

        `known` are lines at the same draws. Raises `AssumptionsError` naming the first draw that
        the model has no finite value for.
        """
        try:
            return evaluate(nodes, self.typical | dict(values), months=self.months, known=known)
        except (NotFiniteError, ValueError):
            raise AssumptionsError([bad_draw(self, nodes, values, first)]) from None


def open_model(
    files: Iterable[ScenarioFile], month: int | None = None, names: Sequence[str] = ()
) -> UncertainModel:
    """Read scenarios and what is uncertain about them; `names` are further results.

    Raises `AssumptionsError` for problems of the files, results that do not exist, and files in
    which nothing is uncertain.
    """
    keep_memory()
    files = list(files)
    comparisons: list[Comparison] = []
    if len(files) > 1:
        opened, comparisons = open_comparison(files, month)
    else:
        opened = open_scenarios(files, month)
    check_units(opened)
    scenarios = [each.scenario for each in opened.loaded]
    inputs = _inputs(scenarios)
    if not inputs:
        message = "nothing is uncertain: no number has a range"
        help_text = "write some like `5..6..8 min`, low..typical..high"
        raise AssumptionsError([Problem("error", "nothing-uncertain", message, None, help_text)])
    typical = at_typical({key: v for s in scenarios for key, v in typical_inputs(s).items()})
    outputs = tuple(_outputs(opened, comparisons, names))
    return UncertainModel(opened, tuple(comparisons), inputs, _ranks(scenarios), outputs, typical)


def _inputs(scenarios: Sequence[Scenario]) -> dict[str, UncertainInput]:
    amounts: dict[str, dict[str, Amount]] = {}
    for s in scenarios:
        for path, amount in uncertain_inputs(s).items():
            amounts.setdefault(path, {})[s.scope] = amount
    found, problems = {}, []
    for path, by_scope in amounts.items():
        courses = {each.details.course if each.details else HELD for each in by_scope.values()}
        if len(courses) > 1:
            message = f"`{path}` goes over the months differently in the scenarios"
            span = next(iter(by_scope.values())).span
            problems.append(Problem("error", "over-months", message, span, "give all the same"))
        distributions = {scope: distribution_of(each) for scope, each in by_scope.items()}
        found[path] = UncertainInput(path, by_scope, distributions, courses.pop())
    if problems:
        raise AssumptionsError(problems)
    return found


def _ranks(scenarios: Sequence[Scenario]) -> dict[tuple[str, str], float]:
    """The rank correlations of all scenarios, which have to be possible together."""
    ranks: dict[tuple[str, str], float] = {}
    span = None
    for s in scenarios:
        for pair, each in correlations_of(s).items():
            span = each.span
            if ranks.setdefault(pair, each.rank) != each.rank:
                message = f"the correlation of `{pair[0]}` and `{pair[1]}` differs in the scenarios"
                problem = Problem("error", "correlation", message, span, "give both the same")
                raise AssumptionsError([problem])
    try:
        gaussian_copula(sorted({name for pair in ranks for name in pair}), ranks)
    except ValueError as error:
        raise AssumptionsError([Problem("error", "correlation", str(error), span)]) from None
    return ranks


def _outputs(
    opened: Opened, comparisons: Sequence[Comparison], names: Sequence[str]
) -> Iterable[Output]:
    scopes = [(each.scope, OF_SWITCH) for each in comparisons]
    scopes += [(each.scenario.scope, OF_SCENARIO) for each in opened.loaded]
    for name in names:
        if not any(name in opened.graph.of_scope(scope) for scope, _ in scopes):
            known = {line for scope, _ in scopes for line in opened.graph.of_scope(scope)}
            message, help_text = f"there is no result `{name}`", did_you_mean(name, known)
            raise AssumptionsError([Problem("error", "unknown-quantity", message, None, help_text)])
    s = opened.loaded[0].scenario
    month = int(s.inputs["run_rate_month"].value)
    for scope, usual in scopes:
        lines = opened.graph.of_scope(scope)
        for name in dict.fromkeys((*usual, *names)):
            node = lines.get(name)
            if node is not None and node.line is not None and node.week is None:
                unit = in_currency(node.line.unit, s.currency)
                yield Output(scope, name, node.line.label, unit, node, month)
