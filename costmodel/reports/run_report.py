"""The report of one scenario: headlines, costs by line, staffing and service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import ABSENT, figure, rate_of_return, share, shown_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    "paid_fte": "Paid FTE",
    "service_level": "Service level",
    "occupancy": "Occupancy",
}


def run_document(result: ScenarioResult) -> Document:
    """A scenario's report."""
    blocks: list[Block] = [
        Sentence(period(result)),
        _headlines(result),
        _costs(result),
        _staffing(result),
    ]
    service = _service(result)
    if service.rows:
        blocks.append(service)
    blocks.append(Sentence(benefits_said(result)))
    return Document(f"{result.title} ({result.files[0].shown})", tuple(blocks))


def period(result: ScenarioResult) -> str:
    """Currency, horizon and month of the run rate in words."""
    year, month = result.start
    return (
        f"{result.currency}, {result.horizon} months from {year}-{month:02}; "
        f"run rate and unit costs of month {result.run_rate_month}"
    )


def headline(value: Value) -> str:
    """A headline's figure."""
    return rate_of_return(value.value) if value.name == "irr" else figure(value.value, value.unit)


def benefits_said(result: ScenarioResult) -> str:
    """Which benefits the returns count."""
    names = [line.label for line in cost_or_benefit(result, "benefit")]
    if not names:
        return "No benefits are given, so the returns count costs alone."
    return f"The returns set all support cost against: {'; '.join(names)}."


def cost_or_benefit(result: ScenarioResult, role: str) -> list[MonthlyLine]:
    """The lines of a role, in the model's order."""
    return [line for line in result.lines.values() if line.role == role]


def line_title(line: MonthlyLine) -> str:
    """A line's name in reports: the user's label, or the name as words."""
    return line.label if line.quantity == "custom_cost" else words_of(line.name)


def words_of(name: str) -> str:
    """A name as words: `vendor_management` is Vendor management."""
    return name.replace("_", " ").replace(".", ": ").capitalize()


def _headlines(result: ScenarioResult) -> Table:
    columns = (
        Column("", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Why not", is_number=False, is_optional=True),
    )
    rows = tuple(
        (title, headline(value), shown_unit(value.unit), value.reason or "")
        for title, value in ((title, result.results[name]) for name, title in TITLES.items())
    )
    return Table("Headlines", columns, rows)


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
    return (f"{words_of(name)}, once", "", "", "", "", amount)


def _staffing(result: ScenarioResult) -> Table:
    columns = (
        Column("Team", is_number=False),
        Column("Paid FTE"),
        Column("On duty, average"),
        Column("Position hours/month", is_optional=True),
        Column("FTE for the target", is_optional=True),
    )
    teams = [
        name.removeprefix("team_fte.") for name in result.lines if name.startswith("team_fte.")
    ]
    rows = tuple(
        (
            team,
            _at_month(result, f"team_fte.{team}"),
            _at_month(result, f"positions_on_duty.{team}"),
            _at_month(result, f"position_hours.{team}"),
            _at_month(result, f"required_fte.{team}"),
        )
        for team in teams
    )
    total = ("All", headline(result.results["paid_fte"]), "", "", "")
    return Table(f"Staffing in month {result.run_rate_month}", columns, rows, (total,))


def _at_month(result: ScenarioResult, name: str) -> str:
    line = result.lines.get(name)
    return "" if line is None else figure(line.monthly[result.run_rate_month - 1], line.unit)


def _service(result: ScenarioResult) -> Table:
    columns = (
        Column("Channel", is_number=False),
        Column("Answered in time"),
        Column("With the next whole position", is_optional=True),
    )
    stem = "channel_service_level"
    channels = [
        name.removeprefix(f"{stem}.") for name in result.lines if name.startswith(f"{stem}.")
    ]
    rows = tuple(
        (each, _at_month(result, f"{stem}.{each}"), _at_month(result, f"{stem}_above.{each}"))
        for each in channels
    )
    return Table(f"Service level in month {result.run_rate_month}", columns, rows)
