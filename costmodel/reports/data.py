"""Results as data: JSON with full precision, and tidy CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from costmodel.reports.cells import one_line
from costmodel.reports.period_report import periods_data
from costmodel.reports.problems import as_dicts
from costmodel.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from costmodel.analysis.catalog import Entry
    from costmodel.analysis.explain import Explained, Explanation, Listing
    from costmodel.analysis.periods import Kind
    from costmodel.analysis.results import (
        CompareResult,
        ComparisonResult,
        MonthlyLine,
        ScenarioResult,
        Step,
        Value,
    )
    from costmodel.assumptions.problems import Problem

Json = dict[str, Any]
SCHEMA_VERSION = 1
CSV_COLUMNS = ("scenario", "name", "label", "unit", "month", "value", "reason")
_FORMULA_MARKS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # and their full-width forms


def to_json(data: Json) -> str:
    """JSON text, numbers in full precision."""
    return json.dumps(data, indent=2, allow_nan=False) + "\n"


def run_data(scenarios: Iterable[ScenarioResult], by: Kind = "year") -> Json:
    """Scenarios as JSON values, their lines by month and by period."""
    return {**head(), "scenarios": [_scenario(each, by) for each in scenarios]}


def compare_data(result: CompareResult, by: Kind = "year") -> Json:
    """A comparison as JSON values."""
    return {
        **run_data(result.scenarios, by),
        "baseline": result.baseline.name,
        "comparisons": [_comparison(each) for each in result.comparisons],
    }


def explain_data(explanation: Explanation) -> Json:
    """An explanation as nested JSON values."""
    return {
        **head(),
        "scenario": explanation.scenario,
        "month": explanation.month,
        "quantity": _explained(explanation.root),
    }


def lines_data(listing: Listing) -> Json:
    """A scenario's lines and inputs as JSON values."""
    entries = [_alone(each) for each in listing.entries]
    return {**head(), "scenario": listing.scenario, "month": listing.month, "lines": entries}


def quantities_data(entries: Iterable[Entry]) -> Json:
    """The model's quantities as JSON values."""
    return {**head(), "quantities": [asdict(each) for each in entries]}


def terms_data(terms: Mapping[str, str]) -> Json:
    """The terms of the field as JSON values."""
    return {**head(), "terms": dict(terms)}


def head() -> Json:
    """What all data begins with."""
    return {"schema_version": SCHEMA_VERSION, "costmodel": __version__}


def _scenario(result: ScenarioResult, by: Kind) -> Json:
    year, month = result.start
    return {
        "name": result.name,
        "title": result.title,
        "file": result.files[0].shown,
        "sha256": result.files[0].sha256,
        "extends": [{"file": each.shown, "sha256": each.sha256} for each in result.files[1:]],
        "currency": result.currency,
        "start": f"{year}-{month:02}",
        "horizon": result.horizon,
        "run_rate_month": result.run_rate_month,
        "conventions": asdict(result.conventions),
        "results": results_data(result.results),
        "lines": [_line(line) for line in result.lines.values()],
        "periods": periods_data(result, by),
        "ledger": [asdict(each) for each in result.bookings.values()],
        "calibration": [{**asdict(each), "gap": each.gap} for each in result.gaps],
        "kpis": [{**asdict(each), "is_met": each.is_met} for each in result.kpis],
        "warnings": as_dicts(result.warnings),
    }


def _comparison(result: ComparisonResult) -> Json:
    return {
        "name": result.name,
        "baseline": result.baseline,
        "results": results_data(result.results),
        "bridge": _bridge(result.bridge),
        "total_bridge": _bridge(result.total_bridge),
        "lines": [_line(line) for line in result.lines.values()],
        "warnings": as_dicts(result.warnings),
    }


def results_data(values: Mapping[str, Value]) -> Json:
    """Results by name as JSON values."""
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> Json:
    found: Json = {"value": value.value, "unit": value.unit, "label": value.label}
    return found if value.value is not None else {**found, "reason": value.reason}


def _line(line: MonthlyLine) -> Json:
    return {
        "name": line.name,
        "label": line.label,
        "unit": line.unit,
        "role": line.role,
        "quantity": line.quantity,
        "monthly": list(line.monthly),
    }


def _bridge(steps: Iterable[Step]) -> list[Json]:
    return [{"name": step.name, "label": step.label, "change": step.change} for step in steps]


def _explained(part: Explained) -> Json:
    found = _alone(part)
    if part.formula:
        found |= {"seen": part.seen, "parts": [_explained(each) for each in part.parts]}
    return found


def _alone(part: Explained) -> Json:
    """A line or an input without its parts."""
    found: Json = {"name": part.name, "label": part.label, "unit": part.unit}
    if part.low is None:
        found |= {"value": None, "reason": part.reason}
    elif part.low == part.high:
        found |= {"value": part.low}
    else:
        found |= {"low": part.low, "high": part.high}
    if part.formula:
        return {**found, "formula": part.formula}
    return {**found, "text": part.text, "place": part.place, "source": part.source}


def run_csv(scenarios: Iterable[ScenarioResult]) -> str:
    """Headlines (no month) and monthly lines, one row for each number."""
    return _csv(row for each in scenarios for row in _scenario_rows(each))


def compare_csv(result: CompareResult) -> str:
    """As `run_csv`, then each comparison under `alternative_vs_baseline`."""
    rows = [row for each in result.scenarios for row in _scenario_rows(each)]
    for each in result.comparisons:
        rows += _rows(f"{each.name}_vs_{each.baseline}", each.results, each.lines)
    return _csv(rows)


def explain_csv(explanation: Explanation) -> str:
    """Every part of the chain once, with its formula or where it is written."""
    seen: dict[str, Explained] = {}
    stack = [explanation.root]
    while stack:
        part = stack.pop()
        seen.setdefault(part.name, part)
        stack.extend(reversed(part.parts))
    return _parts_csv(seen.values())


def lines_csv(listing: Listing) -> str:
    """A scenario's lines and inputs, with each one's formula or where it is written."""
    return _parts_csv(listing.entries)


def quantities_csv(entries: Iterable[Entry]) -> str:
    """The model's quantities, one row each."""
    return _attributes_csv(("name", "unit", "label", "place"), entries)


def terms_csv(terms: Mapping[str, str]) -> str:
    """The terms of the field, one row each."""
    return table_csv(("term", "meaning"), terms.items())


def _parts_csv(parts: Iterable[Explained]) -> str:
    columns = ("name", "label", "unit", "low", "high", "reason")
    return _attributes_csv((*columns, "formula", "text", "place", "source"), parts)


def _attributes_csv(columns: Sequence[str], things: Iterable[object]) -> str:
    """A column for each attribute and a row for each thing."""
    return table_csv(columns, ([getattr(each, key) for key in columns] for each in things))


def table_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV; text that a spreadsheet would run as a formula is made plain text."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _scenario_rows(result: ScenarioResult) -> list[tuple[object, ...]]:
    return _rows(result.name, result.results, result.lines)


def _rows(
    scope: str, results: Mapping[str, Value], lines: Mapping[str, MonthlyLine]
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (scope, each.name, each.label, each.unit, "", each.value, each.reason)
        for each in results.values()
    ]
    for line in lines.values():
        for month, value in enumerate(line.monthly, start=1):
            rows.append((scope, line.name, line.label, line.unit, month, value, ""))
    return rows


def _csv(rows: Iterable[tuple[object, ...]]) -> str:
    return table_csv(CSV_COLUMNS, rows)


def _harmless(cell: object) -> object:
    """Text on one line, so that no row breaks, and marked as text where it would be a formula."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    text = one_line(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA_MARKS) else text


def problems_data(problems: Iterable[Problem]) -> Json:
    """Problems as JSON values."""
    return {**head(), "problems": as_dicts(problems)}


def problems_csv(problems: Iterable[Problem]) -> str:
    """Problems, one row each."""
    columns = ("severity", "code", "file", "line", "column", "message", "help")
    return table_csv(columns, ([each[key] for key in columns] for each in as_dicts(problems)))
