"""The table of a consulting study: risk-adjusted costs and benefits by year, at year-end rates.

Costs grow by their risk. Benefits are taken as their lines give them, for these hold their own
risk already. What is paid at the start is not discounted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import (
    cumulative,
    first_month,
    none,
    over_months,
    pick_by_month,
    total,
    where,
)
from costmodel.kernel.quantity import quantity
from costmodel.model import lines
from costmodel.model.lines import BENEFIT_LINES, COST_LINES, ONE_TIME_COST_LINES, lines_of

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.study import Study
    from costmodel.kernel.expression import Expr
    from costmodel.model.lines import Registered

MONTHS = 12  # of a year of the study


@dataclass(frozen=True)
class StudyYear:
    """A year of the study, counted from 1."""

    number: int

    @property
    def name(self) -> str:
        """Its part of a line's name."""
        return f"year_{self.number}"


@dataclass(frozen=True)
class StudyLine:
    """A cost or benefit line, and what risk adds to it; None for a benefit."""

    name: str
    node: Expr
    risk: Expr | None = None


def study_of(s: Scenario) -> Study:
    """The section, which has to be there."""
    assert s.study is not None  # noqa: S101 - a study without one gets the defaults
    return s.study


def study_years(s: Scenario) -> list[StudyYear]:
    """The years of the horizon, the last perhaps in part."""
    return [StudyYear(number) for number in range(1, -(-s.horizon // MONTHS) + 1)]


def running_lines(s: Scenario) -> list[StudyLine]:
    """The monthly cost lines."""
    return _costs(COST_LINES, s)


def initial_lines(s: Scenario) -> list[StudyLine]:
    """The one-time cost lines."""
    return _costs(ONE_TIME_COST_LINES, s)


def benefit_lines(s: Scenario) -> list[StudyLine]:
    """The benefit lines."""
    return [_line(node) for node in lines_of(BENEFIT_LINES, s)]


def flexibility_lines(s: Scenario) -> list[StudyLine]:
    """Strategic benefits, which no return counts."""
    register: list[Registered] = getattr(lines, "STRATEGIC_LINES", [])
    return [_line(node) for node in lines_of(register, s)]


def _costs(register: list[Registered], s: Scenario) -> list[StudyLine]:
    return [
        _line(node, _risk(node, registered.category, s))
        for registered in register
        for node in registered.of(s)
    ]


def _line(node: Expr, risk: Expr | None = None) -> StudyLine:
    assert node.line is not None  # noqa: S101 - what registers hold are lines
    return StudyLine(node.line.name, node, risk)


def _risk(node: Expr, category: str, s: Scenario) -> Expr:
    """The risk of a line, or of the cost or quantity it belongs to, or of its category, or all."""
    assert node.line is not None  # noqa: S101 - what registers hold are lines
    risks, name = study_of(s).risks, node.line.name
    quantity_name, _, member = name.partition(".")
    keys = (name, member, quantity_name, category)
    return next((risks[key] for key in keys if key in risks), study_of(s).cost_risk)


@quantity("1")
def year_flag(s: Scenario, year: StudyYear) -> Expr:
    """1 in the months of a year of the study, otherwise 0."""
    inside = [int(month // MONTHS == year.number - 1) for month in range(s.horizon)]
    return pick_by_month((traced(0), traced(1)), inside)


@quantity("factor")
def study_factor(s: Scenario, year: StudyYear) -> Expr:
    """What money at a year's end is worth at the start."""
    before = study_factor(s, StudyYear(year.number - 1)) if year.number > 1 else traced(1)
    return before / (1 + study_of(s).rate * s.calendar.year)


@quantity("money")
def study_amount(s: Scenario, line: StudyLine, year: StudyYear) -> Expr:
    """A line in a year of the study; a cost with its risk."""
    amount = over_months(line.node, year_flag(s, year))
    return amount if line.risk is None else amount * (1 + line.risk)


@quantity("money")
def study_initial(_s: Scenario, line: StudyLine) -> Expr:
    """A cost at the start, with its risk."""
    return line.node if line.risk is None else line.node * (1 + line.risk)


@quantity("money")
def study_total(s: Scenario, line: StudyLine) -> Expr:
    """A line over the whole study, not discounted."""
    if not line.node.months:
        return study_initial(s, line)
    return total([study_amount(s, line, year) for year in study_years(s)])


@quantity("money")
def study_present(s: Scenario, line: StudyLine) -> Expr:
    """Present value of a line."""
    if not line.node.months:
        return study_initial(s, line)
    years = study_years(s)
    return total([study_amount(s, line, year) * study_factor(s, year) for year in years])


@quantity("money")
def study_initial_cost(s: Scenario) -> Expr:
    """All costs at the start, with their risks."""
    return total([study_initial(s, line) for line in initial_lines(s)])


@quantity("money")
def study_cost(s: Scenario, year: StudyYear) -> Expr:
    """All costs of a year, with their risks."""
    return total([study_amount(s, line, year) for line in running_lines(s)])


@quantity("money")
def study_benefit(s: Scenario, year: StudyYear) -> Expr:
    """All benefits of a year."""
    return total([study_amount(s, line, year) for line in benefit_lines(s)])


@quantity("money")
def study_net(s: Scenario, year: StudyYear) -> Expr:
    """Benefits less costs of a year."""
    return study_benefit(s, year) - study_cost(s, year)


def _all_costs(s: Scenario) -> list[StudyLine]:
    return running_lines(s) + initial_lines(s)


@quantity("money")
def study_total_cost(s: Scenario) -> Expr:
    """All costs of the study, not discounted."""
    return total([study_total(s, line) for line in _all_costs(s)])


@quantity("money")
def study_total_benefit(s: Scenario) -> Expr:
    """All benefits of the study, not discounted."""
    return total([study_total(s, line) for line in benefit_lines(s)])


@quantity("money")
def study_total_net(s: Scenario) -> Expr:
    """Benefits less costs of the study, not discounted."""
    return study_total_benefit(s) - study_total_cost(s)


@quantity("money")
def study_present_cost(s: Scenario) -> Expr:
    """Present value of all costs of the study."""
    return total([study_present(s, line) for line in _all_costs(s)])


@quantity("money")
def study_present_benefit(s: Scenario) -> Expr:
    """Present value of all benefits of the study."""
    return total([study_present(s, line) for line in benefit_lines(s)])


@quantity("money")
def study_npv(s: Scenario) -> Expr:
    """Net present value of the study: benefits less costs."""
    return study_present_benefit(s) - study_present_cost(s)


@quantity("share", none="there is no cost to earn a return on")
def study_roi(s: Scenario) -> Expr:
    """Return on investment of the study, on present values."""
    cost = study_present_cost(s)
    return where(cost > 0, study_npv(s) / cost, none())


def _opening_of_flow(s: Scenario) -> Expr:
    return 0 - study_initial_cost(s)


@quantity("money/month", opening=_opening_of_flow)
def study_flow(s: Scenario) -> Expr:
    """Benefits less costs of a month, with their risks."""
    by_risk: dict[Expr | None, list[Expr]] = {}
    for line in running_lines(s):
        by_risk.setdefault(line.risk, []).append(line.node)
    costs = [
        total(nodes) if risk is None else total(nodes) * (1 + risk)
        for risk, nodes in by_risk.items()
    ]
    return total([line.node for line in benefit_lines(s)]) - total(costs)


@quantity("money")
def study_balance(s: Scenario) -> Expr:
    """All flows of the study up to the end of the month."""
    return cumulative(study_flow(s))


@quantity("1")
def study_paid_back(s: Scenario) -> Expr:
    """1 once the balance of the study is not negative, otherwise 0."""
    return study_balance(s) >= 0 - study_total_cost(s) * s.calendar.rounding_slack


@quantity("month", none="the balance of the study stays negative over the horizon")
def study_payback_months(s: Scenario) -> Expr:
    """First month, counted from 1, by whose end the study's benefits have covered its costs."""
    return first_month(study_paid_back(s))
