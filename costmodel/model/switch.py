"""The switch from one scenario to another: what changes, once, by month and by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import over_months
from costmodel.kernel.quantity import quantity
from costmodel.model.costs import benefit, one_time_cost, running_cost, total_cost
from costmodel.model.headlines import CostLine, run_rate, run_rate_cost

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr
    from costmodel.kernel.quantity import Graph


@dataclass(frozen=True)
class Comparison:
    """Switching from the baseline to the alternative: a scope like a scenario."""

    baseline: Scenario
    alternative: Scenario

    @property
    def scope(self) -> str:
        """Both scenarios' names."""
        return f"{self.alternative.scope}_vs_{self.baseline.scope}"

    @property
    def graph(self) -> Graph:
        """The graph of the run."""
        return self.baseline.graph


@dataclass(frozen=True)
class ChangedLine:
    """A cost line as it stands in both scenarios; None where it does not apply."""

    name: str
    baseline: Expr | None
    alternative: Expr | None


@quantity("money")
def change_of_one_time_cost(c: Comparison) -> Expr:
    """What the switch costs once."""
    return one_time_cost(c.alternative) - one_time_cost(c.baseline)


@quantity("money/month")
def change_of_running_cost(c: Comparison) -> Expr:
    """Change of the month's running cost."""
    return running_cost(c.alternative) - running_cost(c.baseline)


@quantity("money/month")
def change_of_benefit(c: Comparison) -> Expr:
    """Change of the month's benefits."""
    return benefit(c.alternative) - benefit(c.baseline)


@quantity("money/year")
def run_rate_change(c: Comparison) -> Expr:
    """Change of the run-rate cost."""
    return run_rate_cost(c.alternative) - run_rate_cost(c.baseline)


@quantity("money/year")
def run_rate_change_of(c: Comparison, line: ChangedLine) -> Expr:
    """Change of a cost line's run rate: a step of the bridge."""
    before, after = (
        traced(0) if node is None else run_rate(s, CostLine(line.name, node))
        for s, node in ((c.baseline, line.baseline), (c.alternative, line.alternative))
    )
    return after - before


@quantity("money")
def total_cost_change(c: Comparison) -> Expr:
    """Change of all costs of the horizon."""
    return total_cost(c.alternative) - total_cost(c.baseline)


@quantity("money")
def total_cost_change_of(_c: Comparison, line: ChangedLine) -> Expr:
    """Change of a line over the horizon: a step of the bridge of totals."""
    return _over_horizon(line.alternative) - _over_horizon(line.baseline)


def _over_horizon(node: Expr | None) -> Expr:
    if node is None:
        return traced(0)
    return over_months(node) if node.months else node
