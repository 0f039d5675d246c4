"""From a path to a checked scenario: files, header, sections, checks, problems."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.checks import check_scenario
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.layers import SourceFile, examine_layers
from costmodel.assumptions.likeness import with_likeness
from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.reading import Amount, Reading
from costmodel.assumptions.sections import read_field, read_section
from costmodel.assumptions.unsound import UNSOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.layers import Layered
    from costmodel.assumptions.sections import Place
    from costmodel.assumptions.tree import Mapping
    from costmodel.kernel.quantity import Graph

HEADER = ("currency", "start", "horizon", "calendar", "fx")  # needed before amounts are read
OPERATIONS = (
    *("escalation", "teams", "automation", "assist", "platform", "telephony", "availability"),
    *("compliance", "pilot", "costs"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario with the files it was made from, what is suspect about it, and the whole tree."""

    scenario: Scenario
    files: tuple[SourceFile, ...]
    warnings: tuple[Problem, ...]
    tree: Mapping = field(repr=False)


def scope_name(path: str | Path) -> str:
    """The file's stem as a name: lower case, letters, digits and `_`.

    >>> scope_name("plans/In-house 24.yaml")
    'in_house_24'
    """
    name = re.sub(r"[^a-z0-9]+", "_", Path(path).stem.lower()).strip("_")
    return name if name[:1].isalpha() else f"scenario_{name}".rstrip("_")


def load_scenario(
    path: str | Path, graph: Graph, overrides: Sequence[str] = (), run_rate_month: int | None = None
) -> Loaded:
    """Read a file and those it extends into the graph; raises `AssumptionsError` with all problems.

    `run_rate_month` counts from 1; without it the run rate is that of the last month.
    """
    layers, problems = examine_layers(path, overrides)
    layers = replace(layers, tree=with_likeness(layers.tree, problems))
    reading = Reading(scope_name(path), graph, list(layers.files), problems=problems)
    scenario = _read_scenario(layers, reading, run_rate_month)
    check_scenario(scenario, reading)
    found = tuple(sorted(reading.problems, key=lambda problem: _order(problem, reading)))
    if any(problem.severity == "error" for problem in found):
        raise AssumptionsError(found)
    return Loaded(scenario, tuple(reading.files), found, layers.tree)


def _order(problem: Problem, reading: Reading) -> tuple[int, int, int]:
    """Problems in the order of the files, and of the lines in each."""
    span = problem.span
    return (reading.age(span), span.line, span.column) if span else (-1, 0, 0)


def _read_scenario(layers: Layered, reading: Reading, run_rate_month: int | None) -> Scenario:
    tree, place = layers.tree, _place_in(layers)
    known: dict[str, Any] = {}
    for key in HEADER:
        known[key] = read_field(Scenario, tree, key, reading, place)
        _apply_header(key, known[key], reading)
    known["calendar"] = reading.calendar
    month = reading.horizon if run_rate_month is None else run_rate_month
    known["run_rate_month"] = _run_rate_month(month, reading)
    known |= {"scope": reading.scope, "graph": reading.graph, "inputs": reading.inputs}
    scenario: Scenario = read_section(Scenario, tree, "", reading, place, **known)
    return scenario


def _place_in(layers: Layered) -> Place:
    """Where a missing key of the file belongs: at the top of the file that has its neighbors."""
    starts = {file.shown: file.start for file in layers.files if file.start}

    def place(key: str) -> Span:
        neighbors = [
            entry.key_span.file
            for name, entry in layers.tree.entries.items()
            if name != "name" and (name in OPERATIONS) == (key in OPERATIONS)
        ]
        return next((starts[file] for file in neighbors if file in starts), layers.tree.span)

    return place


def _run_rate_month(month: int, reading: Reading) -> Any:  # noqa: ANN401 - a traced value or none
    if reading.horizon and not 1 <= month <= reading.horizon:
        message = f"month {month} is outside the horizon of {reading.horizon} months"
        text = f"--month {month}"
        span = Span("--month", 1, 1, len(text) + 1, text)
        reading.error("month", message, span, f"months count from 1 to {reading.horizon}")
    amount = Amount(float(month), "month", str(month), "Month of the run rate.")
    return reading.add_input("run_rate_month", amount)


def _apply_header(key: str, value: Any, reading: Reading) -> None:  # noqa: ANN401 - of any field
    sound = value is not UNSOUND
    if key == "currency":
        reading.currency = value if sound else ""
    elif key == "start" and sound:
        reading.start = value
    elif key == "horizon":
        reading.horizon = value if sound else 0
    elif key == "calendar" and sound:
        reading.use_calendar(value)
    elif key == "fx" and sound:
        reading.rates = {code: _rate_of(rate) for code, rate in value.items()}


def _rate_of(rate: Any) -> Any:  # noqa: ANN401 - a traced value or none
    return None if rate is UNSOUND or rate.rate is UNSOUND else rate.rate
