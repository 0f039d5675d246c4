"""A week's weights from a CSV file: half-hours or hours, alone or behind their day and time."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY, HALVES_PER_WEEK
from costmodel.assumptions.layers import SourceFile
from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.source import decoded, read_bytes
from costmodel.assumptions.tree import Scalar, Sequence
from costmodel.assumptions.weights import WeightsKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.source import Source
    from costmodel.kernel.expression import Expr

HOURS_PER_WEEK = HALVES_PER_WEEK // 2
_CELL = re.compile(r"[^,;\s]+")
_NAMED = re.compile(r"[A-Za-z]")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([03]0)")
_ROW = "write rows such as `mon,08:30,12`: day, time on the half-hour, weight"


def read_profile_file(node: Scalar, path: str, reading: Reading) -> tuple[Expr, ...] | None:
    """336 traced weights from a file beside the assumption file, Monday 00:00 first.

    168 weights are those of hours, of which each half-hour has half; only proportions count.
    """
    file = Path(node.span.file).parent / node.text
    try:
        data = read_bytes(file, str(file), node.span)
        rows = list(_rows(decoded(data, str(file))))
        cells = (
            _in_order(rows, node, reading) if _have_days(rows) else [c for row in rows for c in row]
        )
    except AssumptionsError as problem:
        reading.problems.extend(problem.problems)
        return None
    reading.files.append(SourceFile(file, str(file), sha256(data).hexdigest()))
    if cells is None:
        return None
    is_hourly = len(cells) == HOURS_PER_WEEK
    kind = WeightsKind("Weights of a week.", HOURS_PER_WEEK if is_hourly else HALVES_PER_WEEK)
    weights = kind.read(Sequence(tuple(cells), node.span), path, reading)
    if weights is None or not is_hourly:
        return weights
    return tuple(weight for weight in weights for _ in range(2))


def _rows(source: Source) -> Iterator[list[Scalar]]:
    """The cells of the lines that have any."""
    for number, line in enumerate(source.lines):
        cells = [
            Scalar(cell.group(), plain=True, span=source.spot(number, cell.start(), len(cell[0])))
            for cell in _CELL.finditer(line)
        ]
        if cells:
            yield cells


def _have_days(rows: Iterable[list[Scalar]]) -> bool:
    """Whether rows begin with a name, as those do that say their day and time."""
    return any(len(row) > 1 and _NAMED.match(row[0].text) for row in rows)


def _in_order(rows: list[list[Scalar]], node: Scalar, reading: Reading) -> list[Scalar] | None:
    """The weights by the day and time in front of them; a first row without them is a heading."""
    before = len(reading.problems)
    found: dict[int, Scalar] = {}
    for number, row in enumerate(rows):
        half = _half(row)
        if half is None:
            if number:
                message = "this is not a day, a time and a weight"
                reading.error("profile", message, row[0].span, _ROW)
        elif half in found:
            message = f"`{row[0].text} {row[1].text}` stands here again"
            places = ((found[half].span, "the first"),)
            reading.error("profile", message, row[0].span, "keep one of them", places)
        else:
            found[half] = row[2]
    if len(reading.problems) == before:
        _check_complete(found, node, reading)
    return [found[half] for half in sorted(found)] if len(reading.problems) == before else None


def _check_complete(found: Container[int], node: Scalar, reading: Reading) -> None:
    """Rows are those of all half-hours, or of all hours."""
    step = 1 if any(half in found for half in range(1, HALVES_PER_WEEK, 2)) else 2
    missing = [half for half in range(0, HALVES_PER_WEEK, step) if half not in found]
    if missing:
        day, time = divmod(missing[0], HALVES_PER_DAY)
        name = f"{DAYS[day]} {time // 2:02}:{time % 2 * 30:02}"
        message = f"`{node.text}` has no row for {name}" + f" and {len(missing) - 1} others" * (
            len(missing) > 1
        )
        reading.error("profile", message, node.span, "give each half-hour or each hour a row")


def _half(row: list[Scalar]) -> int | None:
    """The half-hour of the week that a row of day, time and weight names."""
    time = _TIME.fullmatch(row[1].text) if len(row) == 3 else None
    day = row[0].text[:3].lower()
    if time is None or day not in DAYS:
        return None
    return DAYS.index(day) * HALVES_PER_DAY + int(time[1]) * 2 + (time[2] == "30")
