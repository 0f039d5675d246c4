"""Reports as Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.markdown import escaped, render_markdown

COLUMNS = (Column("", is_number=False), Column("Value"))


def test_the_layout() -> None:
    table = Table("Costs", COLUMNS, (("Labor", "1,000"),), (("All", "1,050"),))
    bars = Bars("Bridge", (Bar("before", 0, 10, "10"), Bar("after", 0, 5, "5")))
    assert render_markdown(Document("Report", (Sentence("Of one year."), table, bars))) == (
        "# Report\n\n"
        "Of one year.\n\n"
        "## Costs\n\n"
        "|  | Value |\n"
        "| --- | ---: |\n"
        "| Labor | 1,000 |\n"
        "| All | 1,050 |\n\n"
        "## Bridge\n\n"
        f"    before  10  {chr(0x2588) * 40}\n"
        f"    after    5  {chr(0x2588) * 20}\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("`x` *y* _z_", "\\`x\\` \\*y\\* \\_z\\_"),
        ("<script>", "\\<script\\>"),
        ("[a](b)", "\\[a\\](b)"),
        ("$1..$2 & ~~x~~", "\\$1..\\$2 \\& \\~\\~x\\~\\~"),
        ("one\n# two", "one \\# two"),
        ("\\", "\\\\"),
    ],
)
def test_marks_are_shown_as_they_are_written(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(min_size=1, max_size=40))
def test_any_label_stays_in_its_cell(label: str) -> None:
    report = Document(label, (Table(label, COLUMNS, ((label, "1"), ("b", "2"))),))
    lines = render_markdown(report).split("\n")
    assert len(lines) == 9
    for line in lines[4:8]:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 3


def test_bars_cannot_end_their_block() -> None:
    evil = Bars("", (Bar("```\n# x", 0, 1, "1"), Bar("", 0, 0, "")))
    lines = render_markdown(Document("", (evil,))).splitlines()
    assert all(line.startswith("    ") for line in lines[4:])
