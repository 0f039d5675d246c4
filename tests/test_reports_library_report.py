"""The list of what the library has."""

from pathlib import Path

from costmodel.assumptions.shipped import KINDS, Piece
from costmodel.reports.document import Table
from costmodel.reports.library_report import library_document


def test_a_table_for_each_kind_with_the_first_sentence_of_each_piece(tmp_path: Path) -> None:
    path = tmp_path / "us.yaml"
    path.write_text("# The States: wages\n# of the South. More of it.\nextends: x\n")
    document = library_document([Piece("market", "us", path)])
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == len(KINDS)
    assert [table.rows for table in tables if table.rows] == [
        (("us", "The States: wages of the South"),)
    ]
    assert all("(--" in table.title for table in tables)
