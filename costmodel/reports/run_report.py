"""The report of one scenario: headlines, costs by line, staffing and service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.quantity import QUANTITIES
from costmodel.reports.calibration_report import calibration_tables
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import ABSENT, figure, rate_of_return, share, shown_unit
from costmodel.reports.kpi_report import kpi_tables
from costmodel.reports.names import words_of
from costmodel.reports.period_report import costs_by_period, heads_by_period
from costmodel.reports.problems import counted
from costmodel.reports.summary import run_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.analysis.periods import Kind
    from costmodel.analysis.results import MonthlyLine, ScenarioResult, Value
from costmodel.reports.document import Block

TITLES = {
    "run_rate_cost": "Run rate",
    "trailing_12_cost": "Last 12 months",
    "cost_per_minute": "Cost per minute",
    "cost_per_contact": "Cost per contact",
    "cost_per_resolution": "Cost per resolution",
    "total_cost": "Total cost",
    "one_time_cost": "of which one-time",
    "total_benefit": "Total benefit",
    "roi": "ROI",
    "roi_pv": "ROI on present values",
    "npv": "NPV",
    "irr": "IRR",
    "payback_months": "Payback",
    "discounted_payback_months": "Discounted payback",
    "benefit_cost_ratio": "Benefits / costs",
    "paid_fte": "Paid FTE",
    "service_level": "Service level",
    "occupancy": "Occupancy",
}
# These rows say something only where there are benefits.
OF_BENEFITS = ("discounted_payback_months", "benefit_cost_ratio")
IF_GIVEN = {"budget_variance": "Run rate less budget"}  # shown where the file asks for them


def run_document(result: ScenarioResult, by: Kind = "year") -> Document:
    """A scenario's report, its costs by period too."""
    blocks: list[Block] = [
        Sentence(period(result)),
        Sentence(" ".join(run_sentences(result))),
        _headlines(result),
        Sentence(result.conventions.sentence),
        _costs(result),
        costs_by_period(result, by),
        _staffing(result),
    ]
    blocks += [table for table in (_channels(result), _service(result)) if table.rows]
    blocks += kpi_tables(result)
    closing = any(gap.closing for gap in result.gaps)
    blocks += calibration_tables(result.gaps, closing=closing)
    heads = heads_by_period(result, by)
    blocks += [] if heads is None else [heads]
    blocks.append(Sentence(benefits_said(result)))
    apart = (strategic_said(result), lifetime_said(result))
    blocks += [Sentence(text) for text in apart if text]
    return Document(f"{result.title} ({result.files[0].shown})", tuple(blocks))


def period(result: ScenarioResult) -> str:
    """Currency, horizon and month of the run rate in words."""
    year, month = result.start
    return (
        f"{result.currency}, {counted(result.horizon, 'month')} from {year}-{month:02}; "
        f"run rate and unit costs of month {result.run_rate_month}"
    )


def titles_for(results: Iterable[ScenarioResult]) -> dict[str, str]:
    """The headlines of a table and their titles, those of benefits where anybody has one."""
    benefits = any(cost_or_benefit(each, "benefit") for each in results)
    return {name: title for name, title in TITLES.items() if benefits or name not in OF_BENEFITS}


def headline(value: Value) -> str:
    """A headline's figure."""
    return rate_of_return(value.value) if value.name == "irr" else figure(value.value, value.unit)


def benefits_said(result: ScenarioResult, returns: str = "The returns") -> str:
    """Which benefits the returns count."""
    lines = cost_or_benefit(result, "benefit")
    if not lines:
        return f"{returns} count costs alone: no benefits are given."
    named = [_claimed(line, result) for line in lines]
    return f"{returns} set all support cost against: {'; '.join(named)}."


def strategic_said(result: ScenarioResult) -> str:
    """Which benefits no total and no return counts."""
    lines = cost_or_benefit(result, "strategic benefit")
    named = [_claimed(line, result) for line in lines]
    return f"Strategic, in no total and no return: {'; '.join(named)}." if lines else ""


def lifetime_said(result: ScenarioResult) -> str:
    """What a customer is worth, and would be if fewer left."""
    if "ltv" not in result.results:
        return ""
    now, then = (result.results[name] for name in ("ltv", "improved_ltv"))
    if now.value is None:
        return ""
    worth = f"A customer's lifetime is worth {result.currency} {figure(now.value, now.unit)}"
    improved = figure(then.value, then.unit)
    return f"{worth}." if then.value is None else f"{worth}, and {improved} with fewer who leave."


def _claimed(line: MonthlyLine, result: ScenarioResult) -> str:
    """A benefit with its amount; one of the user's own has its own name."""
    name = line.label if line.name == line.quantity else line_title(line)
    return f"{name} ({_over_horizon(line, result)})"


def _over_horizon(line: MonthlyLine, result: ScenarioResult) -> str:
    amount = figure(sum(value or 0.0 for value in line.monthly), result.currency)
    return f"{result.currency} {amount} over the horizon"


def cost_or_benefit(result: ScenarioResult, role: str) -> list[MonthlyLine]:
    """The lines of a role, in the model's order."""
    return [line for line in result.lines.values() if line.role == role]


def line_title(line: MonthlyLine) -> str:
    """A line's name in reports."""
    return title_of(line.name, line.label, line.quantity)


def one_time_title(name: str, result: ScenarioResult) -> str:
    """The name of a one-time cost in reports."""
    quantity, _, member = name.partition(".")
    own = member if quantity == "one_time" else name  # a cost of the user's own has its own name
    return f"{title_of(own, result.results[name].label, quantity)}, once"


def title_of(name: str, label: str, quantity: str) -> str:
    """The user's label, or the name as words where there is only the model's own label."""
    return words_of(name) if label == QUANTITIES[quantity].label else label


def value_columns() -> tuple[Column, ...]:
    """The columns of a table of values, each with its unit, or why there is none."""
    return (
        Column("", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Why not", is_number=False, is_detail=True),
    )


def _headlines(result: ScenarioResult) -> Table:
    titles = titles_for([result])
    titles |= {name: title for name, title in IF_GIVEN.items() if name in result.results}
    rows = tuple(
        (title, headline(value), shown_unit(value.unit), value.reason or "")
        for title, value in ((title, result.results[name]) for name, title in titles.items())
    )
    return Table("Headlines", value_columns(), rows)


def _costs(result: ScenarioResult) -> Table:
    currency, whole = result.currency, result.value("run_rate_cost") or 0.0
    columns = (
        Column("", is_number=False),
        Column(f"Run rate, {currency}/year"),
        Column("Share"),
        Column(f"First month, {currency}", is_optional=True),
        Column(f"Month {result.run_rate_month}, {currency}", is_optional=True),
        Column(f"Horizon, {currency}"),
    )
    lines = cost_or_benefit(result, "cost")
    rows = [_cost_row(line_title(line), line.monthly, result, whole) for line in lines]
    rows += [_one_time_row(name, result) for name in result.one_time]
    total = _cost_row("Total", result.lines["running_cost"].monthly, result, whole)
    total = (*total[:-1], figure(result.value("total_cost"), currency))
    return Table("Costs", columns, tuple(rows), (total,))


def _cost_row(
    title: str, monthly: Iterable[float | None], result: ScenarioResult, whole: float
) -> tuple[str, ...]:
    months = [value or 0.0 for value in monthly]
    at_run_rate = months[result.run_rate_month - 1]
    return (
        title,
        figure(12 * at_run_rate, result.currency),
        share(12 * at_run_rate / whole) if whole else ABSENT,
        figure(months[0], result.currency),
        figure(at_run_rate, result.currency),
        figure(sum(months), result.currency),
    )


def _one_time_row(name: str, result: ScenarioResult) -> tuple[str, ...]:
    amount = figure(result.value(name), result.currency)
    return (one_time_title(name, result), "", "", "", "", amount)


def _staffing(result: ScenarioResult) -> Table:
    columns = (
        Column("Team", is_number=False),
        Column("Paid FTE"),
        Column("On duty, average"),
        Column("Position hours/month", is_optional=True),
        Column("FTE for the target", is_optional=True),
    )
    quantities = ("team_fte", "positions_on_duty", "position_hours", "required_fte")
    rows = tuple(
        (team, *(_at_month(result, f"{quantity}.{team}") for quantity in quantities))
        for team in _members(result, "team_fte")
    )
    totals = [("All", headline(result.results["paid_fte"]), "", "", "")]
    if "vendor_fte" in result.lines:
        parts = (("Own", "own_fte"), ("Vendor", "vendor_fte"))
        totals = [(name, _at_month(result, line), "", "", "") for name, line in parts] + totals
    return Table(f"Staffing in month {result.run_rate_month}", columns, rows, tuple(totals))


def _members(result: ScenarioResult, quantity: str) -> list[str]:
    """The teams or channels a quantity has a line for."""
    return [
        line.name.partition(".")[2] for line in result.lines.values() if line.quantity == quantity
    ]


def _at_month(result: ScenarioResult, name: str) -> str:
    line = result.lines.get(name)
    return "" if line is None else figure(line.monthly[result.run_rate_month - 1], line.unit)


def _channels(result: ScenarioResult) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("Contacts/month"),
        Column("Paid FTE"),
        Column(f"Cost, {result.currency}/month"),
        Column(f"Per contact, {result.currency}"),
    )
    cost = "channel_cost"
    quantities = ("contacts_offered", "channel_fte", cost, f"{cost}_per_contact")
    rows = tuple(
        (each, *(_at_month(result, f"{quantity}.{each}") for quantity in quantities))
        for each in _members(result, cost)
    )
    return Table(f"Cost by channel in month {result.run_rate_month}", columns, rows)


def _service(result: ScenarioResult) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("Answered in time"),
        Column("With the next whole position", is_optional=True),
    )
    level = "channel_service_level"
    rows = tuple(
        (each, _at_month(result, f"{level}.{each}"), _at_month(result, f"{level}_above.{each}"))
        for each in _members(result, level)
    )
    return Table(f"Service level in month {result.run_rate_month}", columns, rows)
