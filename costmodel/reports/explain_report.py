"""The report of an explanation: the chain as a tree, then the assumptions it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import precise, shown_unit
from costmodel.reports.problems import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.explain import Explained, Explanation


def explain_document(explanation: Explanation, depth: int) -> Document:
    """The chain down to a depth, and all assumptions below, folded parts' too."""
    root = explanation.root
    columns = (
        Column("Quantity", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("Formula, or value as written and where", is_number=False, is_detail=True),
    )
    rows = tuple(_rows(root, depth))
    chain = Table("", columns, rows)
    title = f"{root.name}: {root.label} ({explanation.scenario}, month {explanation.month})"
    return Document(title, (chain, Sentence(_folding(root, depth)), _assumptions(root)))


def _rows(part: Explained, depth: int, ends: tuple[bool, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield (_branch(ends) + part.name, value_of(part), shown_unit(part.unit), _said(part, depth))
    if depth > 0:
        for index, each in enumerate(part.parts):
            yield from _rows(each, depth - 1, (*ends, index == len(part.parts) - 1))


def _branch(ends: tuple[bool, ...]) -> str:
    """The lines of the tree in front of a name."""
    if not ends:
        return ""
    trunk = "".join("   " if end else "\u2502  " for end in ends[:-1])
    return trunk + ("\u2514\u2500 " if ends[-1] else "\u251c\u2500 ")


def value_of(part: Explained) -> str:
    """The part's value; lowest to highest where it varies over the week."""
    low, high = precise(part.low, part.unit), precise(part.high, part.unit)
    return low if low == high else f"{low} .. {high}"


def _said(part: Explained, depth: int) -> str:
    if not part.formula:
        return written(part)
    more = " (parts above)" if part.seen else " (parts folded)" if depth == 0 else ""
    why = f"; {part.reason}" if part.reason else ""
    return f"= {part.formula}{why}{more}"


def written(part: Explained) -> str:
    """An input as its file has it and where, or that it is a default or of the calendar."""
    said = [f"`{part.text}`"] * bool(part.text) + [part.place]
    if part.source:
        said.append(f"source: {part.source}")
    return ", ".join(said)


def _folding(root: Explained, depth: int) -> str:
    folded = sum(1 for _ in _all(root)) - sum(1 for _ in _rows(root, depth))
    if not folded:
        return "Everything the number rests on is shown."
    said = "1 further line is" if folded == 1 else f"{folded} further lines are"
    return f"{said} folded: --depth {depth + 2} shows more of them."


def _all(part: Explained) -> Iterator[Explained]:
    yield part
    for each in part.parts:
        yield from _all(each)


def _assumptions(root: Explained) -> Table:
    columns = (
        Column("Assumption", is_number=False),
        Column("Value"),
        Column("Unit", is_number=False),
        Column("As written, and where", is_number=False, is_detail=True),
    )
    leaves = {part.name: part for part in _all(root) if not part.formula}
    rows = tuple(
        (part.name, value_of(part), shown_unit(part.unit), written(part))
        for part in leaves.values()
        if part.place != "calendar"
    )
    return Table(f"Rests on {counted(len(rows), 'assumption')}", columns, rows)
