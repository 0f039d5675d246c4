"""How a week's contacts spread over its half-hours."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.hours import HALVES_PER_WEEK
from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.source import decoded, read_bytes
from costmodel.assumptions.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.kernel.expression import Expr

WEIGHT = AmountKind("1", "Weight in the week's profile.", "1.5")


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights of a week: none (`flat`), hours x days, or one for each of 336 half-hours."""

    hours: tuple[Expr, ...] = ()
    days: tuple[Expr, ...] = ()
    halves: tuple[Expr, ...] = ()
    idle: frozenset[int] = frozenset()  # half-hours whose weight is 0: nobody needs to be there


@dataclass(frozen=True, slots=True)
class ProfileKind:
    """`flat`, a mapping with `hours` (24) and `days` (7), or a CSV file of 336 weights."""

    label: str

    def read(self, node: Node, path: str, reading: Reading) -> Profile | None:
        """The profile, or None with the problem noted."""
        if isinstance(node, Scalar):
            return Profile() if node.text == "flat" else _read_csv(node, path, reading)
        if isinstance(node, Mapping) and set(node.entries) == {"hours", "days"}:
            return _read_grid(node, path, reading)
        message = f"`{path}` is `flat`, a CSV file, or `hours` (24 weights) and `days` (7)"
        reading.error("profile", message, node.span)
        return None

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the three forms."""
        weights = {"type": "array", "items": {"type": ["number", "string"]}}
        grid = {
            "type": "object",
            "properties": {
                "hours": {**weights, "minItems": 24, "maxItems": 24},
                "days": {**weights, "minItems": 7, "maxItems": 7},
            },
            "required": ["hours", "days"],
            "additionalProperties": False,
        }
        return {"description": self.label, "anyOf": [{"type": "string"}, grid]}


def _read_grid(node: Mapping, path: str, reading: Reading) -> Profile | None:
    hours = _weights(node.entries["hours"].value, 24, f"{path}.hours", reading)
    days = _weights(node.entries["days"].value, 7, f"{path}.days", reading)
    if hours is None or days is None:
        return None
    weights = [
        _weight(reading, f"{path}.hours.{half // 2 % 24 + 1}")
        * _weight(reading, f"{path}.days.{half // 48 + 1}")
        for half in range(HALVES_PER_WEEK)
    ]
    return Profile(hours=hours, days=days, idle=_idle(weights))


def _weight(reading: Reading, path: str) -> float:
    return reading.inputs[path].value


def _idle(weights: list[float]) -> frozenset[int]:
    return frozenset(half for half, weight in enumerate(weights) if weight == 0)


def _weights(node: Node, count: int, path: str, reading: Reading) -> tuple[Expr, ...] | None:
    if not isinstance(node, Sequence) or len(node.items) != count:
        found = len(node.items) if isinstance(node, Sequence) else 1
        message = f"`{path}` has {found} weights"
        reading.error("profile", message, node.span, f"give a list of {count}")
        return None
    items = [
        WEIGHT.read(item, f"{path}.{number}", reading) if isinstance(item, Scalar) else None
        for number, item in enumerate(node.items, start=1)
    ]
    known = tuple(item for item in items if item is not None)
    if len(known) < count:
        return None
    if not sum(_weight(reading, f"{path}.{number}") for number in range(1, count + 1)):
        reading.error("profile", f"all weights of `{path}` are 0", node.span)
        return None
    return known


def _read_csv(node: Scalar, path: str, reading: Reading) -> Profile | None:
    """336 weights from a file beside the assumption file, Monday 00:00 first."""
    if Path(node.text).suffix.lower() != ".csv":
        message = f"`{node.text}` is not a profile"
        help_text = "write `flat`, a CSV file of 336 weights, or `hours` and `days`"
        reading.error("profile", message, node.span, help_text)
        return None
    file = Path(node.span.file).parent / node.text
    try:
        text = decoded(read_bytes(file, str(file), node.span), str(file)).text
    except AssumptionsError as problem:
        reading.problems.extend(problem.problems)
        return None
    cells = [cell.strip() for row in csv.reader(text.splitlines()) for cell in row if cell.strip()]
    items = tuple(Scalar(cell, plain=True, span=node.span) for cell in cells)
    halves = _weights(Sequence(items, node.span), HALVES_PER_WEEK, path, reading)
    if halves is None:
        return None
    weights = [_weight(reading, f"{path}.{half + 1}") for half in range(HALVES_PER_WEEK)]
    return Profile(halves=halves, idle=_idle(weights))
