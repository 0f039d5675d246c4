"""Which cells of a sheet hold formulas, as short texts: rows by the columns that have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from costmodel.workbook.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Cell: TypeAlias = tuple[int, int]  # row and column, from 0
Patterns: TypeAlias = dict[str, str]

MOST_CELLS = 4_000_000
_COLUMNS = re.compile(r"([A-Z]{1,3})(?::([A-Z]{1,3}))?")
_ROWS = re.compile(r"([0-9]{1,7})(?::([0-9]{1,7}))?")


def patterns_of(cells: Iterable[Cell]) -> Patterns:
    """The rows by their columns, both as runs, rows counted from 1.

    >>> patterns_of([(8, 4), (8, 6), (8, 7), (9, 4)])
    {'E G:H': '9', 'E': '10'}
    """
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    rows: dict[str, list[int]] = {}
    known: dict[tuple[int, ...], str] = {}
    for row, found in sorted(columns.items()):
        key = tuple(found)
        if key not in known:
            known[key] = " ".join(
                _run(column_letters(first), column_letters(last)) for first, last in _runs(found)
            )
        rows.setdefault(known[key], []).append(row)
    return {
        text: " ".join(_run(str(first + 1), str(last + 1)) for first, last in _runs(found))
        for text, found in rows.items()
    }


def cells_of(patterns: Patterns) -> set[Cell]:
    """The cells of patterns; raises `ValueError` for texts that are none, or for too many cells."""
    cells: set[Cell] = set()
    for columns, rows in patterns.items():
        across = [_numbers(part, _COLUMNS, column_number) for part in columns.split()]
        down = [_numbers(part, _ROWS, lambda text: int(text) - 1) for part in rows.split()]
        if len(cells) + sum(map(len, across)) * sum(map(len, down)) > MOST_CELLS:
            raise ValueError("too many cells")
        cells |= {
            (row, column) for run in down for row in run for each in across for column in each
        }
    return cells


def addresses(cells: Iterable[Cell]) -> Iterator[str]:
    """The cells with neighbors of a row together, such as `H12:J12`."""
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    for row, found in sorted(columns.items()):
        for first, last in _runs(found):
            yield _run(*(f"{column_letters(column)}{row + 1}" for column in (first, last)))


def column_number(letters: str) -> int:
    """The number of a column, from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of what follows one another."""
    first = last = -1
    for number in sorted(numbers):
        if number != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"


def _numbers(text: str, shape: re.Pattern[str], number: Callable[[str], int]) -> range:
    parts = shape.fullmatch(text)
    if not parts:
        message = f"`{text}` is no run"
        raise ValueError(message)
    return range(number(parts[1]), number(parts[2] or parts[1]) + 1)
