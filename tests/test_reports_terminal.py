"""Reports in the terminal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.reports.cells import cells
from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.terminal import render_terminal

NAME, VALUE = Column("", is_number=False), Column("Value")
DETAIL = Column("Why", is_number=False, is_detail=True)
TABLE = Table("Costs", (NAME, VALUE), (("Labor", "1,000"), ("Rent", "50")), (("All", "1,050"),))
REPORT = Document("Report", (Sentence("Of one year."), TABLE))


def test_the_layout() -> None:
    assert render_terminal(REPORT) == (
        "Report\n"
        "\n"
        "Of one year.\n"
        "\n"
        "Costs\n"
        "\n"
        "         Value\n"
        " ─────────────\n"
        " Labor   1,000\n"
        " Rent       50\n"
        "\n"
        " All     1,050\n"
    )


def test_styles_are_added_to_the_same_text() -> None:
    styled = render_terminal(REPORT, color=True)
    assert "\x1b[1mReport\x1b[0m" in styled
    assert "\x1b[1m All     1,050\x1b[0m" in styled
    assert styled.replace("\x1b[1m", "").replace("\x1b[0m", "") == render_terminal(REPORT)


def test_details_move_below_their_rows() -> None:
    rows = (("IRR", "n/a", "the flows never change sign"), ("└─ NPV", "5", ""))
    report = Document("", (Table("", (NAME, VALUE, DETAIL), rows),))
    assert render_terminal(report).splitlines()[4:] == [
        " IRR        n/a   the flows never change sign",
        " └─ NPV       5",
    ]
    assert render_terminal(report, width=20).splitlines()[4:] == [
        " IRR        n/a",
        "    the flows never",
        "    change sign",
        " └─ NPV       5",
    ]


def test_details_stand_further_in_than_their_branch() -> None:
    rows = (("└─ NPV", "5", "of all flows and of all months"),)
    report = Document("", (Table("", (NAME, VALUE, DETAIL), rows),))
    assert render_terminal(report, width=30).splitlines()[-2:] == [
        "       of all flows and of all",
        "       months",
    ]


def test_empty_columns_are_left_out() -> None:
    rows = (("a", "1", ""), ("b", "2", ""))
    shown = render_terminal(Document("", (Table("", (NAME, VALUE, DETAIL), rows),)))
    assert "Why" not in shown


def test_nothing_in_a_text_acts_on_the_terminal() -> None:
    evil = "[bold]x[/] \x1b[2J\x07\u202e\nnext\ttab"
    table = Table(evil, (Column(evil), VALUE), ((evil, "1"),), ((evil, "2"),))
    bars = Bars(evil, (Bar(evil, 0, 1, "1"),))
    shown = render_terminal(Document(evil, (Sentence(evil), table, bars)))
    assert shown.count("[bold]x[/] \\x1b[2J\\x07\\u202e next tab") == 8
    assert shown.replace("\n", "").isprintable()


TEXTS = st.text(max_size=40)
ROWS = st.lists(st.tuples(TEXTS, st.integers().map("{:,}".format), TEXTS), max_size=4)


@settings(deadline=None)
@given(TEXTS, ROWS, st.integers(40, 120))
def test_any_report_fits_a_terminal(
    text: str, rows: list[tuple[str, str, str]], width: int
) -> None:
    table = Table(text, (NAME, VALUE, DETAIL), tuple(rows))
    bars = Bars(text, tuple(Bar(name, 0, 1, value) for name, value, _ in rows))
    blocks = (Sentence(text), table, bars) if rows else (Sentence(text), table)
    shown = render_terminal(Document(text, blocks), width=width)
    widest = max((len(value) for _, value, _ in rows), default=0)
    assert all(cells(line) <= max(width, widest + 5) for line in shown.splitlines())
    assert {value for _, value, _ in rows} <= set(shown.split())
