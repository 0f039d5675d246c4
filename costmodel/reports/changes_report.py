"""The report of what explains the difference of two scenarios."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.analysis.changes import STRUCTURE
from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.figures import change, figure
from costmodel.reports.names import words_of
from costmodel.reports.problems import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.changes import Change, Explained

MOST_NAMED = 3  # paths that a row names
SWALLOWED = 0.9  # of all that changes: above, the structure explains little


def changes_document(found: Explained) -> Document:
    """What each change contributes to each result, the largest first, and bars of the first."""
    heads = [
        Column(f"{words_of(name)}, {unit}")
        for name, unit in zip(found.results, found.units, strict=True)
    ]
    columns = (
        Column("What changed", is_number=False),
        *heads,
        Column("Numbers", is_number=False, is_detail=True),
    )
    rows = tuple(
        (each.name, *_changes(each.contributions, found), numbers_of(each))
        for each in found.changes
    )
    gaps = tuple(a - b for a, b in zip(found.after, found.before, strict=True))
    totals = (
        ("Difference", *_changes(gaps, found), ""),
        (found.baseline, *_figures(found.before, found), ""),
        (found.alternative, *_figures(found.after, found), ""),
    )
    title = f"Why {found.alternative} differs from {found.baseline}"
    table = Table("By assumption", columns, rows, totals)
    return Document(title, (table, *map(Sentence, remarks(found)), _bars(found)))


def remarks(found: Explained) -> Iterator[str]:
    """What the numbers say; what the structure is, and that it is nearly all where it is."""
    yield (
        f"{counted(len(found.changes), 'change')}, each counted with its effect averaged over all "
        "orders in which the changes can be made, so that they add up to the difference exactly. "
        "The structure is all that differs besides numbers that both files have."
    )
    structure = next((each for each in found.changes if each.name == STRUCTURE), None)
    if structure is None:
        return
    if structure.paths:
        yield f"The structure differs in {', '.join(structure.paths)}."
    sizes = {each.name: abs(each.contributions[0]) for each in found.changes}
    if sizes[STRUCTURE] > SWALLOWED * sum(sizes.values()):
        yield (
            "Nearly all of the difference is structure, which is not told apart further. Give what "
            "is the same thing, such as a team, one name in both files to see its numbers apart."
        )


def _changes(values: tuple[float, ...], found: Explained) -> tuple[str, ...]:
    return tuple(change(each, unit) for each, unit in zip(values, found.units, strict=True))


def _figures(values: tuple[float, ...], found: Explained) -> tuple[str, ...]:
    return tuple(figure(each, unit) for each, unit in zip(values, found.units, strict=True))


def numbers_of(each: Change) -> str:
    """The numbers that a change is made of, the first few of them by name."""
    if each.name == STRUCTURE or each.paths in ((), (each.name,)):
        return ""
    more = f" and {len(each.paths) - MOST_NAMED} more" if len(each.paths) > MOST_NAMED else ""
    return ", ".join(each.paths[:MOST_NAMED]) + more


def _bars(found: Explained) -> Bars:
    """From one run rate to the other, step by step."""
    unit, reached = found.units[0], found.before[0]
    bars = [Bar(found.baseline, 0.0, reached, figure(reached, unit))]
    for each in found.changes:
        step = each.contributions[0]
        bars.append(Bar(f"  {each.name}", reached, reached + step, change(step, unit)))
        reached += step
    bars.append(Bar(found.alternative, 0.0, found.after[0], figure(found.after[0], unit)))
    return Bars(f"{words_of(found.results[0])}, {unit}", tuple(bars))


def changes_data(found: Explained) -> Json:
    """What explains the difference as JSON values."""
    return {**head(), "changes_of": asdict(found)}


def changes_csv(found: Explained) -> str:
    """What each change contributes to each result, a row each."""
    rows = [
        (each.name, name, unit, contribution, alone)
        for each in found.changes
        for name, unit, contribution, alone in zip(
            found.results, found.units, each.contributions, each.alone, strict=True
        )
    ]
    return table_csv(("change", "result", "unit", "contribution", "alone"), rows)
