"""The echo of what is uncertain in a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Column, Document, Sentence, Table
from costmodel.reports.figures import precise, shown_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.simulation.echo import Understood
    from costmodel.reports.document import Row

COLUMNS = (
    *("path", "unit", "distribution", "typical", "mean", "p5", "p95", "below_zero", "cut_off"),
    *("over_months", "text", "place"),
)


def uncertain_document(name: str, found: Sequence[Understood]) -> Document:
    """Each uncertain number with its distribution, and how it goes over the months."""
    columns = (
        Column("Assumption", is_number=False),
        Column("Distribution", is_number=False),
        Column("Typical"),
        Column("Mean"),
        Column("P5"),
        Column("P95"),
        Column("Below 0"),
        Column("Unit", is_number=False),
        Column("Over months", is_number=False),
        Column("Moves with", is_number=False, is_optional=True),
        Column("As written, and where", is_number=False, is_detail=True),
    )
    table = Table("", columns, tuple(_row(each) for each in found))
    said = (
        "Held: one draw for all months. A range `low..typical..high` is a PERT distribution where "
        "nothing else is said. Cut off: at its limits, or at what the number may be."
    )
    return Document(f"What is uncertain in {name}", (table, Sentence(said)))


def _row(each: Understood) -> Row:
    numbers = (each.typical, each.mean, each.p5, each.p95)
    partners = ", ".join(f"{path} {rank:+.2g}" for path, rank in each.correlated.items())
    return (
        each.path,
        each.distribution,
        *(precise(value, each.unit) for value in numbers),
        f"{100 * each.below_zero:.1f}%" if each.below_zero else "never",
        shown_unit(each.unit),
        each.over_months,
        partners,
        ", ".join(part for part in (f"`{each.text}`", each.place) if part),
    )


def uncertain_data(name: str, found: Sequence[Understood]) -> Json:
    """What is uncertain as JSON values."""
    return {**head(), "scenario": name, "uncertain": [asdict(each) for each in found]}


def uncertain_csv(found: Sequence[Understood]) -> str:
    """What is uncertain, a row each."""
    return table_csv(COLUMNS, ([getattr(each, key) for key in COLUMNS] for each in found))
