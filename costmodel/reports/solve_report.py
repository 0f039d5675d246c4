"""The report of a goal seek: at which value of an assumption a result is what is wanted."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import ABSENT, figure, precise, shown_unit

if TYPE_CHECKING:
    from costmodel.analysis.solving import Flip, Solved


def solve_document(solved: Solved) -> Document:
    """What was asked, what was found, and what it means."""
    goal = solved.goal
    columns = (
        Column("", is_number=False),
        Column(solved.path),
        Column("Unit", is_number=False),
        Column(goal.name),
    )
    unit = shown_unit(solved.unit)
    rows = [("As it is", precise(solved.value, solved.unit), unit, _shown(goal.value, goal.unit))]
    rows += [
        (
            "Flips at" if each.jumps else "Solution",
            exact(each.value, solved.unit),
            unit,
            _shown(each.reached, goal.unit),
        )
        for each in solved.searched.solutions
    ]
    title = f"{goal.name} = {_shown(solved.wanted, goal.unit)} by {solved.path}"
    return Document(title, (Table("", columns, tuple(rows)), Sentence(_said(solved))))


def _shown(value: float | None, unit: str) -> str:
    return ABSENT if value is None or value != value else figure(value, unit)  # noqa: PLR0124 - NaN


def _said(solved: Solved) -> str:
    """How many solutions there are, in which range, and what a flip is."""
    found, unit = solved.searched, shown_unit(solved.unit)
    between = f"{precise(found.low, solved.unit)} and {precise(found.high, solved.unit)} {unit}"
    ends = (_shown(value, solved.goal.unit) for value in (found.at_low, found.at_high))
    searched = (
        f"Searched between {between.strip()}, where {solved.goal.name} is {' and '.join(ends)}."
    )
    if not found.solutions:
        return f"There is no solution. {searched}"
    count = len(found.solutions)
    many = "" if count == 1 else f"There are {count} solutions. "
    jumps = any(each.jumps for each in found.solutions)
    why = (
        " Where it flips the result jumps over the wanted value: agents are whole." if jumps else ""
    )
    return f"{many}{searched}{why}"


def solve_data(solved: Solved) -> Json:
    """A goal seek as JSON values; what is not a number is null."""
    return {**head(), "solve": _finite(asdict(solved))}


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - NaN


def solve_csv(solved: Solved) -> str:
    """The solutions, a row each."""
    rows = [
        (solved.path, each.value, each.reached, each.jumps) for each in solved.searched.solutions
    ]
    return table_csv(("path", "value", solved.goal.name, "jumps"), rows)


def flips_document(flips: tuple[Flip, ...], names: tuple[str, str]) -> Document:
    """The values of uncertain assumptions at which the winner of a comparison changes."""
    columns = (
        Column("Assumption", is_number=False),
        Column("Is"),
        Column("Low"),
        Column("High"),
        Column("Flips at"),
        Column("Unit", is_number=False),
        Column("Inside its range", is_number=False),
    )
    rows = tuple(_flip_row(flip) for flip in flips)
    inside = sum(flip.inside for flip in flips)
    said = (
        f"{inside} of {len(flips)} uncertain assumptions change the winner within their own range, "
        "each alone with all others typical. The winner is by the net present value of the switch; "
        "each was searched over three times its range."
    )
    title = f"Where {names[1]} stops or starts being worth the switch from {names[0]}"
    return Document(title, (Table("", columns, rows), Sentence(said)))


def _flip_row(flip: Flip) -> tuple[str, ...]:
    return (
        flip.path,
        precise(flip.value, flip.unit),
        precise(flip.low, flip.unit),
        precise(flip.high, flip.unit),
        ", ".join(exact(each.value, flip.unit) for each in flip.flips) or "nowhere",
        shown_unit(flip.unit),
        "yes" if flip.inside else "no",
    )


def exact(value: float, unit: str) -> str:
    """A solution with the digits that matter when it is put back in.

    >>> exact(0.1108, "share"), exact(4.73312345, "min/contact")
    ('11.08%', '4.733123')
    """
    return f"{100 * value:.7g}%" if unit == "share" else f"{value:,.7g}"


def flips_data(flips: tuple[Flip, ...]) -> Json:
    """Flips as JSON values."""
    return {**head(), "flips": [{**asdict(each), "inside": each.inside} for each in flips]}


def flips_csv(flips: tuple[Flip, ...]) -> str:
    """Flips, a row for each value."""
    rows = [
        (each.path, each.value, each.low, each.high, solution.value, each.inside)
        for each in flips
        for solution in each.flips
    ]
    return table_csv(("path", "value", "low", "high", "flips_at", "inside"), rows)
