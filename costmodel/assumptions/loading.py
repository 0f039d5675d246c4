"""From a path to a checked scenario: files, header, sections, checks, problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.checks import check_scenario
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.layers import SourceFile, read_layers
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.reading import Amount, Reading
from costmodel.assumptions.sections import declarations, read_field, read_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.tree import Mapping
    from costmodel.kernel.quantity import Graph

HEADER = ("currency", "start", "horizon", "calendar", "fx")  # needed before amounts are read


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario with the files it was made from and what is suspect about it."""

    scenario: Scenario
    files: tuple[SourceFile, ...]
    warnings: tuple[Problem, ...]


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
    layers = read_layers(path, overrides)
    reading = Reading(scope_name(path), graph)
    scenario = _read_scenario(layers.tree, reading, run_rate_month)
    if not reading.problems or all(each.severity == "warning" for each in reading.problems):
        check_scenario(scenario, reading)
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    if errors:
        raise AssumptionsError(reading.problems)
    return Loaded(scenario, layers.files, tuple(reading.problems))


def _read_scenario(tree: Mapping, reading: Reading, run_rate_month: int | None) -> Scenario:
    at = next(iter(tree.entries.values())).key_span if tree.entries else tree.span
    declared = declarations(Scenario)
    known: dict[str, Any] = {}
    for key in HEADER:
        known[key] = read_field(declared[key], tree, key, (key, at), reading)
        _apply_header(key, known[key], reading)
    known["calendar"] = reading.calendar
    month = run_rate_month or reading.horizon
    label = "Month of the run rate."
    known["run_rate_month"] = reading.add_input(
        "run_rate_month", Amount(float(month), "month", str(month), label)
    )
    known |= {"scope": reading.scope, "graph": reading.graph, "inputs": reading.inputs}
    scenario: Scenario = read_section(Scenario, tree, "", reading, at, **known)
    if not 1 <= month <= reading.horizon:
        message = f"month {month} is outside the horizon of {reading.horizon} months"
        reading.error("month", message, None)
    return scenario


def _apply_header(key: str, value: Any, reading: Reading) -> None:  # noqa: ANN401 - of any field
    if value is None:
        return
    if key == "currency":
        reading.currency = value
    elif key == "horizon":
        reading.horizon = value
    elif key == "start":
        reading.start_month = value[1]
    elif key == "calendar":
        reading.use_calendar(value)
    elif key == "fx":
        reading.rates = value
