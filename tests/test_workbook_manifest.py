"""What a workbook says of itself."""

import pytest

from costmodel.workbook.manifest import (
    FileRecord,
    Manifest,
    ScenarioRecord,
    read_table,
    table_rows,
)

OWN = ScenarioRecord(
    "own",
    (FileRecord("../plans/own.yaml", "ab" * 32), FileRecord("../plans/base.yaml", "cd" * 32)),
    ("demand.growth=7% / year", "x=y"),
)
MANIFEST = Manifest(
    "0.1.0",
    (OWN, ScenarioRecord("bought", (FileRecord("b.yaml", "ef" * 32),))),
    {"own.demand.growth": 0.07, "own.teams.desk.pay": 1 / 3, "own.demand.growth.low": -0.5},
    {"Inputs own": {(8, 4), (9, 4), (9, 6)}, "Calculation own": {(6, 4)}},
    3,
)


def test_there_and_back() -> None:
    assert read_table(list(table_rows(MANIFEST))) == MANIFEST


def test_no_month_given() -> None:
    manifest = Manifest("0.1.0", (OWN,), {})
    assert read_table(list(table_rows(manifest))) == manifest


def test_rows_too_long_for_a_cell_are_parted() -> None:
    formulas = {"Staffing own": {(2 * row, 4) for row in range(9_000)}}
    manifest = Manifest("0.1.0", (OWN,), {}, formulas)
    rows = list(table_rows(manifest))
    assert max(len(str(value)) for row in rows for value in row) <= 32_767
    assert read_table(rows).formulas == formulas


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("costmodel", "", "0.1.0", "")],
        [("file", "own", "own.yaml", "")],
        [*table_rows(MANIFEST), ("month", "", "third", "")],
        [*table_rows(MANIFEST), ("input", "own.x", "much", "")],
        [*table_rows(MANIFEST), ("formulas", "Inputs own", "A:XFD", "1:1048576")],
        [*table_rows(MANIFEST), ("short",)],
    ],
)
def test_what_is_no_manifest_is_refused(rows: list[tuple[str | float, ...]]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        read_table(rows)
