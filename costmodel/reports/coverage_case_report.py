"""The report on whether 24/7 is justified: what the other hours cost, and what pays for them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import change, figure
from costmodel.reports.run_report import period

if TYPE_CHECKING:
    from costmodel.analysis.coverage_case import CostPart, CoverageCase

ASSUMED = (
    "Teams are cut to these hours; a headcount keeps its positions. Contacts of queues that come "
    "outside them are not taken, those that can be put off are all answered in these hours. "
    "Staffing is people and vendors, infrastructure is technology, automation and compliance."
)


def coverage_case_document(case: CoverageCase) -> Document:
    """The report."""
    result = case.result
    blocks = (
        Sentence(period(result)),
        Sentence(f"As in the file, against {said_hours(case)} alone. {ASSUMED}"),
        _costs(case),
        _case(case),
        Sentence(verdict(case)),
    )
    return Document(f"Is 24/7 justified? {result.title} ({result.files[0].shown})", blocks)


def said_hours(case: CoverageCase) -> str:
    """The hours as they were given."""
    return " and ".join(case.hours)


def _costs(case: CoverageCase) -> Table:
    unit = f"{case.result.currency}/year"
    columns = (
        Column("", is_number=False),
        Column(f"As in the file, {unit}"),
        Column(f"{said_hours(case)}, {unit}"),
        Column(f"Incremental, {unit}"),
    )
    rows = [_row(part, unit) for part in case.parts]
    totals = (
        "Total",
        *(
            figure(sum(getattr(part, name) for part in case.parts), unit)
            for name in ("around_the_clock", "in_hours")
        ),
        change(case.incremental, unit),
    )
    return Table("What the other hours cost", columns, tuple(rows), (totals,))


def _row(part: CostPart, unit: str) -> tuple[str, ...]:
    return (
        part.name.capitalize(),
        figure(part.around_the_clock, unit),
        figure(part.in_hours, unit),
        change(part.incremental, unit),
    )


def _figures(case: CoverageCase) -> list[tuple[str, str, float | None, str, str]]:
    """The case's figures: name, label, value, unit, and why there may be no value."""
    money = case.result.currency
    unreached = "at no volume" if case.not_taken else "no contact of a queue comes outside"
    no_contact = "no contact of a queue comes outside"
    return [
        ("incremental_cost", "Incremental cost", case.incremental, f"{money}/year", ""),
        ("incremental_once", "Incremental one-time cost", case.once, money, ""),
        ("contacts", "Contacts", case.contacts, "contact/month", ""),
        ("share_outside", "Share outside the hours", case.share_outside, "share", ""),
        ("not_taken", "Contacts not taken in hours alone", case.not_taken, "contact/month", ""),
        (
            *("cost_per_contact_in_hours", "Cost of a contact in hours alone"),
            *(case.cost_per_contact_in_hours, f"{money}/contact", "there are no contacts"),
        ),
        (
            *("cost_per_contact_outside", "Incremental cost of a contact outside"),
            *(case.cost_per_contact_outside, f"{money}/contact", no_contact),
        ),
        (
            *("break_even_volume", "Break-even volume outside the hours"),
            *(case.break_even_volume, "contact/month", unreached),
        ),
        (
            *("break_even_points", "Break-even churn, points of ARR"),
            *(case.break_even_points, "share", "no `benefits.churn` with a margin is given"),
        ),
        ("benefit", "Benefit claimed", case.benefit, f"{money}/year", ""),
    ]


def _case(case: CoverageCase) -> Table:
    columns = (
        Column("", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Why not", is_number=False, is_detail=True),
    )
    rows = tuple(
        (label, figure(value, unit), "" if unit == "share" else unit, why if value is None else "")
        for _, label, value, unit, why in _figures(case)
    )
    return Table("What pays for them", columns, rows).without_empty_columns()


def verdict(case: CoverageCase) -> str:
    """Whether the benefits that are claimed cover the incremental cost."""
    money = case.result.currency
    needed, claimed = (figure(each, money) for each in (case.incremental, case.benefit))
    if case.incremental <= 0:
        return "The other hours cost nothing more, so they need no benefit."
    if not case.benefit:
        return (
            f"The other hours pay if they bring {money} {needed} a year; no benefit is given. "
            "They are worth it only by what they bring that the hours alone would not."
        )
    gap = case.benefit - case.incremental
    said = "covers" if gap >= 0 else "does not cover"
    side = "more" if gap >= 0 else "short"
    return (
        f"The benefit claimed, {money} {claimed} a year, {said} the {money} {needed} that the "
        f"other hours cost: {money} {figure(abs(gap), money)} {side}. It counts in full, as if all "
        "of it came of these hours."
    )


def coverage_case_data(case: CoverageCase) -> Json:
    """The case as JSON values."""
    result = case.result
    found = {name: {"value": value, "unit": unit} for name, _, value, unit, _ in _figures(case)}
    for name, _, value, _, why in _figures(case):
        if value is None:
            found[name]["reason"] = why
    return {
        **head(),
        "scenario": result.name,
        "file": result.files[0].shown,
        "currency": result.currency,
        "month": result.run_rate_month,
        "hours": list(case.hours),
        "parts": [{**asdict(each), "incremental": each.incremental} for each in case.parts],
        "results": found,
        "verdict": verdict(case),
    }


def coverage_case_csv(case: CoverageCase) -> str:
    """The case as CSV, one figure a row."""
    unit = f"{case.result.currency}/year"
    rows: list[tuple[str, float | None, str]] = [
        (f"{part.name}.{name}", getattr(part, name), unit)
        for part in case.parts
        for name in ("around_the_clock", "in_hours", "incremental")
    ]
    rows += [(name, value, its_unit) for name, _, value, its_unit, _ in _figures(case)]
    return table_csv(("name", "value", "unit"), rows)
