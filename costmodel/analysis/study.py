"""The consulting-study table of a scenario: lines by year, risk-adjusted, and their returns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from costmodel.analysis.run import collect, compute, open_scenarios, results_of, scope_lines
from costmodel.assumptions.format.study import Study
from costmodel.assumptions.problems import Span
from costmodel.assumptions.reading import Reading
from costmodel.assumptions.sections import read_section
from costmodel.assumptions.tree import Mapping
from costmodel.kernel.expression import Input
from costmodel.model import study as model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.results import ScenarioResult, Value
    from costmodel.analysis.run import Opened, ScenarioFile, Values
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.model.study import StudyLine

RETURNS = (model.study_npv, model.study_roi, model.study_payback_months)


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A line or a total of the study: what is paid or gained at the start and in each year."""

    name: str
    risk: float | None
    initial: float
    years: tuple[float, ...]
    total: float
    present: float


@dataclass(frozen=True)
class StudyResult:
    """A study: its lines, their totals and the returns; `flexibility` is counted in none."""

    scenario: ScenarioResult
    rate: float
    years: tuple[str, ...]
    costs: tuple[StudyRow, ...]
    benefits: tuple[StudyRow, ...]
    flexibility: tuple[StudyRow, ...]
    totals: tuple[StudyRow, ...]
    results: dict[str, Value]


def run_study(file: ScenarioFile, month: int | None = None) -> StudyResult:
    """Compute the study of a scenario; raises `AssumptionsError` with all problems of the file."""
    opened = open_scenarios([file], month)
    s = with_study(opened.loaded[0].scenario)
    trace_study(s)
    values = compute(opened)
    (result,) = collect(opened, values)
    return study_result(s, result, opened, values)


def with_study(s: Scenario) -> Scenario:
    """The scenario with the defaults of a study where it has no such section."""
    if s.study is not None:
        return s
    reading, nowhere = Reading(s.scope, s.graph), Span("", 1, 1, 1, "")
    study: Study = read_section(Study, Mapping({}, nowhere), "study", reading, lambda _: nowhere)
    s.inputs.update({path: reading.inputs[path] for path in ("study.rate", "study.cost_risk")})
    return replace(s, study=study)


def trace_study(s: Scenario) -> None:
    """Record all lines of the study in the scenario's graph."""
    for line in (*_costs(s), *model.benefit_lines(s), *model.flexibility_lines(s)):
        model.study_total(s, line)
        model.study_present(s, line)
    for year in model.study_years(s):
        model.study_net(s, year)
    for quantity in (model.study_total_net, *RETURNS):
        quantity(s)


def _costs(s: Scenario) -> list[StudyLine]:
    return [*model.running_lines(s), *model.initial_lines(s)]


def study_result(
    s: Scenario, result: ScenarioResult, opened: Opened, values: Values
) -> StudyResult:
    """The study of a scenario whose lines, those of the study too, are computed."""
    table = _Table(s, values)
    names = [quantity.name for quantity in RETURNS]
    return StudyResult(
        scenario=result,
        rate=s.inputs["study.rate"].value,
        years=tuple(_year_names(s)),
        costs=tuple(map(table.row, _costs(s))),
        benefits=tuple(map(table.row, model.benefit_lines(s))),
        flexibility=tuple(map(table.row, model.flexibility_lines(s))),
        totals=tuple(table.totals()),
        results=results_of(names, scope_lines(opened.graph, s.scope), values, s),
    )


def _year_names(s: Scenario) -> Iterator[str]:
    for year in model.study_years(s):
        months = min(model.MONTHS, s.horizon - model.MONTHS * (year.number - 1))
        part = "" if months == model.MONTHS else f" ({months} months)"
        yield f"Year {year.number}{part}"


@dataclass(frozen=True, slots=True)
class _Table:
    """The computed lines of a study, as rows."""

    s: Scenario
    values: Values

    def number(self, name: str) -> float:
        """A line's value, 0 of one that does not apply."""
        return self.values.get((self.s.scope, name), [0.0])[0]

    def row(self, line: StudyLine) -> StudyRow:
        """A cost or benefit line."""
        leaf = line.risk.data if line.risk is not None else None
        risk = self.s.inputs[leaf.key[1]].value if isinstance(leaf, Input) else None
        return StudyRow(
            line.name,
            risk,
            self.number(f"study_initial.{line.name}"),
            self._by_year(f"study_amount.{line.name}"),
            self.number(f"study_total.{line.name}"),
            self.number(f"study_present.{line.name}"),
        )

    def totals(self) -> Iterator[StudyRow]:
        """All costs, all benefits, and the difference."""
        initial = self.number("study_initial_cost")
        for name, start, present in (
            ("cost", initial, "study_present_cost"),
            ("benefit", 0.0, "study_present_benefit"),
            ("net", -initial, "study_npv"),
        ):
            years, whole = self._by_year(f"study_{name}"), self.number(f"study_total_{name}")
            yield StudyRow(name, None, start, years, whole, self.number(present))

    def _by_year(self, name: str) -> tuple[float, ...]:
        return tuple(self.number(f"{name}.{year.name}") for year in model.study_years(self.s))
