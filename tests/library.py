"""Scenarios made of pieces of the library, and the facts that its values are taken from."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from costmodel.analysis.run import ScenarioFile, open_scenarios
from costmodel.assumptions.shipped import KINDS, YOURS, library_file, library_pieces

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.results import ScenarioResult
    from costmodel.assumptions.reading import Amount

USUAL = {"market": "us", "platform": "genesys-cx2", "model": "hybrid", "staffing": "in-house"}
SERVICE_NUMBER = library_file(YOURS).parents[1] / "service_number.yaml"
SEED = "Designing a Maximum-Availability 24/7 Customer Service Number"


def names(kind: str) -> list[str]:
    return list(library_pieces(kind))


def write_plan(path: Path, **choices: str) -> Path:
    """A scenario of the usual pieces but for those chosen."""
    chosen = {**USUAL, **choices}
    pieces = [library_pieces(kind)[chosen[kind]].path for kind in USUAL]
    lines = [f"  - {each}" for each in (*pieces, library_file(YOURS))]
    path.write_text("\n".join(["extends:", *lines, ""]), encoding="utf-8")
    return path


def monthly(result: ScenarioResult, line: str, month: int = 1) -> float:
    """A line's value in a month, from 1."""
    found = result.lines[line].monthly[month - 1]
    assert found is not None
    return found


def table(name: str) -> list[dict[str, str]]:
    with library_file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_amounts(folder: Path) -> dict[str, Amount]:
    """Every number of the library and of the source text's file, by where it stands."""
    found: dict[str, Amount] = {}
    for kind in KINDS:
        for name in names(kind):
            found |= _amounts(write_plan(folder / "plan.yaml", **{kind: name}))
    found |= _amounts(
        write_plan(folder / "plan.yaml", staffing="fully-outsourced", model="one-team")
    )
    found |= _amounts(SERVICE_NUMBER)
    return found


def _amounts(path: Path) -> dict[str, Amount]:
    inputs = open_scenarios([ScenarioFile(path)]).loaded[0].scenario.inputs
    return {
        f"{amount.span.file}:{amount.span.line}:{amount.span.column} {name}": amount
        for name, amount in inputs.items()
        if amount.span is not None
    }


@cache
def facts() -> dict[str, list[dict[str, str]]]:
    """The facts by the address they are from."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("facts.csv"):
        found.setdefault(row["source"], []).append(row)
    return found
