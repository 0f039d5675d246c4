"""Reports as data."""

from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table

TABLE = Table(
    "t",
    (Column("a"), Column("b"), Column("c", is_detail=True)),
    (("1", "", "x"), ("2", "", "")),
    (("3", "", "y"),),
)


def test_columns_can_be_chosen() -> None:
    assert TABLE.only((0, 2)).rows == (("1", "x"), ("2", ""))
    assert TABLE.without(0).totals == (("", "y"),)
    assert [column.title for column in TABLE.without_empty_columns().columns] == ["a", "c"]
    assert TABLE.all_rows == (*TABLE.rows, *TABLE.totals)
    assert TABLE.detail == 2
    assert TABLE.without(2).detail is None


def test_a_table_without_rows_keeps_its_names() -> None:
    empty = Table("", TABLE.columns, ())
    assert [column.title for column in empty.without_empty_columns().columns] == ["a"]


def test_every_text_can_be_changed() -> None:
    bars = Bars("b", (Bar("n", 0, 1, "v"),))
    changed = Document("d", (TABLE, bars, Sentence("s"))).mapped(lambda text: f"<{text}>")
    assert changed == Document(
        "<d>",
        (
            Table(
                "<t>",
                (Column("<a>"), Column("<b>"), Column("<c>", is_detail=True)),
                (("<1>", "<>", "<x>"), ("<2>", "<>", "<>")),
                (("<3>", "<>", "<y>"),),
            ),
            Bars("<b>", (Bar("<n>", 0, 1, "<v>"),)),
            Sentence("<s>"),
        ),
    )
