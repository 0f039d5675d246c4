"""Tables that fit a width."""

from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.reports.cells import cells
from costmodel.reports.document import Column, Table
from costmodel.reports.layout import column_widths, fitted, head_lines, row_line, table_width

NUMBERS = st.integers(-(10**15), 10**15).map("{:,}".format) | st.just("")
NAMES = st.text(st.characters(categories=["L", "N", "P", "S"], include_characters=" "), max_size=40)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of names, numbers and a few texts."""
    kinds = draw(st.lists(st.sampled_from(["number", "optional", "text"]), max_size=6))
    columns = [Column("", is_number=False)]
    for kind in kinds:
        title = draw(NAMES)
        columns.append(Column(title, is_number=kind != "text", is_optional=kind == "optional"))
    row = st.tuples(NAMES, *(NAMES if kind == "text" else NUMBERS for kind in kinds))
    rows, totals = draw(st.lists(row, max_size=5)), draw(st.lists(row, max_size=1))
    return Table(draw(NAMES), tuple(columns), tuple(rows), tuple(totals))


def lines(table: Table) -> list[str]:
    widths = column_widths(table)
    return [*head_lines(table, widths), *(row_line(row, table, widths) for row in table.all_rows)]


@settings(deadline=None)
@given(tables(), st.integers(24, 120))
def test_no_line_is_wider_than_the_page_unless_a_number_alone_is(table: Table, width: int) -> None:
    for part in fitted(table, width):
        if table_width(part) > width:
            assert len(part.columns) == 2
            assert column_widths(part)[0] <= 1
            assert part.columns[1].is_number
        assert all(cells(line) <= table_width(part) for line in lines(part))


@settings(deadline=None)
@given(tables(), st.integers(24, 120))
def test_every_number_of_what_is_not_optional_appears_whole(table: Table, width: int) -> None:
    parts = fitted(table, width)
    shown = {cell for part in parts for row in part.all_rows for cell in row[1:]}
    kept = [i for i, column in enumerate(table.columns) if column.is_number and i]
    for row in table.all_rows:
        assert {row[i] for i in kept if not table.columns[i].is_optional} <= shown
    assert all(len(part.rows) == len(table.rows) for part in parts)


@settings(deadline=None)
@given(tables(), st.integers(24, 120))
def test_names_are_only_ever_cut_in_the_middle(table: Table, width: int) -> None:
    for part in fitted(table, width):
        for before, after in zip(table.all_rows, part.all_rows, strict=True):
            name, made = before[0], after[0]
            if made != name:
                head, _, tail = made.partition("\u2026")
                assert name.startswith(head)
                assert name.endswith(tail) or "\u2026" in name


def table(*columns: Column, row: tuple[str, ...]) -> Table:
    return Table("", columns, (row,))


NAME, MONEY = Column("", is_number=False), Column("Change, USD/year")


def test_titles_wrap_before_anything_is_lost() -> None:
    (made,) = fitted(table(NAME, MONEY, row=("Labor", "+1,000")), 20)
    assert lines(made) == [
        "          Change,",
        "         USD/year",
        " ────────────────",
        " Labor     +1,000",
    ]


def test_optional_columns_go_last_first() -> None:
    optional = [Column(title, is_optional=True) for title in "abc"]
    (made,) = fitted(table(NAME, *optional, row=("n", "1" * 10, "2" * 10, "3" * 10)), 30)
    assert [column.title for column in made.columns] == ["", "a", "b"]


def test_optional_columns_of_one_title_go_together() -> None:
    share = Column("%", is_optional=True)
    columns = (NAME, Column("a"), share, Column("b"), share)
    (made,) = fitted(table(*columns, row=("n", "1" * 9, "2%", "3" * 9, "4%")), 32)
    assert [column.title for column in made.columns] == ["", "a", "b"]


def test_columns_stand_in_several_tables_with_the_names() -> None:
    columns = [Column(title) for title in "abc"]
    parts = fitted(table(NAME, *columns, row=("name", "1" * 10, "2" * 10, "3" * 10)), 33)
    assert [[column.title for column in part.columns] for part in parts] == [
        ["", "a", "b"],
        ["", "c"],
    ]


def test_long_names_are_cut_before_a_column_goes() -> None:
    extra = Column("e", is_optional=True)
    (made,) = fitted(table(NAME, extra, row=("n" * 80, "1")), 60)
    assert made.rows == (("n" * 12 + "\u2026" + "n" * 11, "1"),)


def test_a_number_wider_than_the_page_is_shown_whole() -> None:
    (made,) = fitted(table(NAME, Column("Value"), row=("name", "1" * 50)), 20)
    assert made.rows == (("\u2026", "1" * 50),)


def test_texts_beside_the_names_are_cut_with_their_titles() -> None:
    wide = "0" * 17 + "\u2e80\u2e80"  # two glyphs of two cells each: 21 cells
    text = Column(wide, is_number=False)
    (made,) = fitted(table(NAME, text, row=("name", wide)), 24)
    cut = "0" * 9 + "\u2026" + "0" * 5 + "\u2e80\u2e80"
    assert made.rows == (("\u2026", cut),)
    assert made.columns[1].title == cut
    assert table_width(made) <= 24
