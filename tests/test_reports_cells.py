"""Text in the cells of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.reports.cells import cells, in_encoding, one_line, padded, shortened, wrapped

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("24/7, \u2212 5", "24/7, \u2212 5"),
        ("line\nbreak\r\nand\ttab", "line break and tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("\ue000", "\\ue000"),
        ("\ud800", "\\ud800"),
    ],
)
def test_text_stands_on_one_line_and_does_nothing_to_the_terminal(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text(max_size=60))
def test_any_text_becomes_printable(text: str) -> None:
    made = one_line(text)
    assert all(c.isprintable() or c in "\u200c\u200d" or c.isspace() for c in made)
    assert len(made.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("名前", 4), ("é", 1), ("e\u0301", 1), ("🎧", 2), ("שלום", 4), ("", 0)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(TEXTS.map(one_line), st.integers(1, 40))
def test_names_are_cut_in_the_middle_and_only_if_they_must(text: str, room: int) -> None:
    text = text.replace("\u2026", ".")
    made = shortened(text, room)
    assert cells(made) <= room
    if cells(text) <= room:
        assert made == text
    else:
        head, _, tail = made.partition("\u2026")
        assert text.startswith(head)
        assert text.endswith(tail)


def test_both_ends_of_a_cut_name_remain() -> None:
    assert shortened("CRM integration and IVR flow", 12) == "CRM in\u2026 flow"
    assert shortened("日本語のラベル", 7) == "日\u2026ベル"


def test_padding() -> None:
    assert padded("名前", 6) == "名前  "
    assert padded("1", 3, right=True) == "  1"
    assert padded("long", 2) == "long"


@given(TEXTS.map(one_line), st.integers(2, 30))
def test_wrapping_keeps_every_word_within_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    if cells(text) > width:
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_text_without_a_width_is_not_wrapped() -> None:
    assert wrapped("a b  c", None) == ["a b  c"]
    assert wrapped("one two", 5) == ["one", "two"]
    assert wrapped("1234567", 3) == ["123", "456", "7"]
    assert wrapped("to 1234567", 3) == ["to", "123", "456", "7"]


def test_plainer_text_for_other_encodings() -> None:
    assert in_encoding("\u22125 é 名", "ascii") == "-5 ? ?"
    assert in_encoding("\u22125 é 名", "latin-1") == "-5 é ?"
