"""How a week's contacts spread over its half-hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.hours import HALVES_PER_WEEK
from costmodel.assumptions.kind import Labelled
from costmodel.assumptions.layers import SourceFile
from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.sections import SectionKind, required, section
from costmodel.assumptions.source import Source, decoded, read_bytes
from costmodel.assumptions.tree import Mapping, Scalar, Sequence
from costmodel.assumptions.unsound import UNSOUND
from costmodel.assumptions.worded import read_worded, worded_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

WEIGHT = AmountKind("1", "Weight in the week's profile.", "1.5", fixed=True)
_FORMS = "write `flat`, the name of a CSV file of 336 weights, or `hours` and `days`"
_CELL = re.compile(r"[^,;\s]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights of a week: none (`flat`), hours x days, or one for each of 336 half-hours."""

    hours: tuple[Expr, ...] = ()
    days: tuple[Expr, ...] = ()
    halves: tuple[Expr, ...] = ()
    idle: frozenset[int] = frozenset()  # half-hours whose weight is 0: nobody needs to be there


@dataclass(frozen=True, slots=True)
class WeightsKind:
    """A list of so many weights, not all 0."""

    label: str
    count: int

    def read(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        """The traced weights, or None with the problems noted."""
        return read_worded(node, path, reading, lambda items: self._of(items, path, reading))

    def _of(self, node: Node, path: str, reading: Reading) -> tuple[Expr, ...] | None:
        items = node.items if isinstance(node, Sequence) else ()
        if len(items) != self.count:
            found = f"a list of {len(items)}" if items else "not a list"
            message = f"`{path}` is {found}, not of {self.count} weights"
            help_text = f"give {self.count} weights in brackets, such as `[1, 1.5, ...]`"
            reading.error("profile", message, node.span, help_text)
            return None
        read = [
            WEIGHT.read(item, f"{path}.{number}", reading) for number, item in enumerate(items, 1)
        ]
        weights = tuple(weight for weight in read if weight is not None)
        if len(weights) < self.count:
            return None
        if not any(_values(path, self.count, reading)):
            reading.error(
                "profile", f"all weights of `{path}` are 0", node.span, "give one that is not"
            )
            return None
        return weights

    def schema(self) -> dict[str, object]:
        """The JSON Schema."""
        size = {"minItems": self.count, "maxItems": self.count}
        weights = {"type": "array", "items": WEIGHT.schema(), **size}
        return worded_schema({"description": self.label, **weights})


@section
class Grid:
    """Weights of the hours of a day and of the days of a week."""

    hours: tuple[Expr, ...] = required(WeightsKind("Weights of the 24 hours of a day.", 24))
    days: tuple[Expr, ...] = required(WeightsKind("Weights of the days, Monday first.", 7))


class ProfileKind(Labelled):
    """`flat`, a mapping with `hours` (24) and `days` (7), or a CSV file of 336 weights."""

    example = "flat"

    def read(self, node: Node, path: str, reading: Reading) -> Profile | None:
        """The profile, or None with the problem noted."""
        if isinstance(node, Mapping):
            grid = SectionKind(Grid).read(node, path, reading)
            sound = grid.hours is not UNSOUND and grid.days is not UNSOUND
            return _of_grid(grid, path, reading) if sound else None
        if isinstance(node, Scalar) and node.text == "flat":
            return Profile()
        if isinstance(node, Scalar) and Path(node.text).suffix.lower() == ".csv":
            return _of_csv(node, path, reading)
        reading.error("profile", f"`{path}` is not a profile", node.span, _FORMS)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the three forms."""
        return {
            "description": self.label,
            "anyOf": [{"type": "string"}, SectionKind(Grid).schema()],
        }


def _of_grid(grid: Grid, path: str, reading: Reading) -> Profile:
    hours, days = _values(f"{path}.hours", 24, reading), _values(f"{path}.days", 7, reading)
    weights = [hours[half // 2 % 24] * days[half // 48] for half in range(HALVES_PER_WEEK)]
    return Profile(hours=grid.hours, days=grid.days, idle=_idle(weights))


def _of_csv(node: Scalar, path: str, reading: Reading) -> Profile | None:
    """336 weights from a file beside the assumption file, Monday 00:00 first."""
    file = Path(node.span.file).parent / node.text
    try:
        data = read_bytes(file, str(file), node.span)
        source = decoded(data, str(file))
    except AssumptionsError as problem:
        reading.problems.extend(problem.problems)
        return None
    reading.files.append(SourceFile(file, str(file), sha256(data).hexdigest()))
    cells = Sequence(tuple(_cells(source)), node.span)
    halves = WeightsKind("Weights of the half-hours.", HALVES_PER_WEEK).read(cells, path, reading)
    if halves is None:
        return None
    return Profile(halves=halves, idle=_idle(_values(path, HALVES_PER_WEEK, reading)))


def _cells(source: Source) -> Iterator[Scalar]:
    for number, line in enumerate(source.lines):
        for cell in _CELL.finditer(line):
            span = source.spot(number, cell.start(), len(cell.group()))
            yield Scalar(cell.group(), plain=True, span=span)


def _values(path: str, count: int, reading: Reading) -> list[float]:
    return [reading.inputs[f"{path}.{number}"].value for number in range(1, count + 1)]


def _idle(weights: list[float]) -> frozenset[int]:
    return frozenset(half for half, weight in enumerate(weights) if weight == 0)
