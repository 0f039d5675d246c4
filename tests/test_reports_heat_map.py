"""Heat maps: every number whole at every width, shades only where there are colors."""

import re

import pytest

from costmodel.reports.document import Document, HeatMap
from costmodel.reports.heat_map import SHADES, heat_map_lines
from costmodel.reports.markdown import render_markdown
from costmodel.reports.terminal import render_terminal

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
SMALL = HeatMap("t", ("a", "b", "c"), ("mon", "x"), (("1", "20", "."), ("3", "4", "5")), (
    (1, 20, None),
    (3, 4, 5),
))  # fmt: skip


def wide(digits: int) -> HeatMap:
    """A week by hour whose numbers have as many digits."""
    values = tuple(
        tuple(float(10 ** (digits - 1) + day * 24 + hour) for hour in range(24)) for day in range(7)
    )
    texts = tuple(tuple(f"{value:.0f}" for value in row) for row in values)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return HeatMap("week", tuple(f"{hour:02}" for hour in range(24)), names, texts, values)


def test_columns_are_as_wide_as_the_widest_text() -> None:
    assert heat_map_lines(SMALL) == ["     a  b  c", "mon  1 20  .", "x    3  4  5"]


@pytest.mark.parametrize("width", [1, 10, 20, 40, 60, 79, 80, 100, 200])
@pytest.mark.parametrize("digits", [3, 4, 5])
def test_what_does_not_fit_stands_below_and_nothing_is_cut(width: int, digits: int) -> None:
    heat_map = wide(digits)
    lines = heat_map_lines(heat_map, width)
    assert max(map(len, lines)) <= max(width, 4 + digits)
    shown = [word for line in lines for word in line.split() if len(word) == digits]
    texts = [text for row in heat_map.texts for text in row]
    assert sorted(word for word in shown if word.isdigit()) == sorted(texts)
    blocks = "\n".join(lines).split("\n\n")
    assert {len(block.splitlines()) for block in blocks} == {8}
    titles = [column for block in blocks for column in block.splitlines()[0].split()]
    assert tuple(titles) == heat_map.columns


def test_parts_are_as_few_and_as_equal_as_they_can_be() -> None:
    blocks = "\n".join(heat_map_lines(wide(4), 80)).split("\n\n")
    assert [len(block.splitlines()[0].split()) for block in blocks] == [12, 12]
    assert len(heat_map_lines(wide(3), 99)) == 8  # 3 + 24 x 4 cells
    assert len(heat_map_lines(wide(3), 98)) == 8 + 1 + 8


@pytest.mark.parametrize("width", [40, 80, None])
def test_colors_change_nothing_but_the_shades(width: int | None) -> None:
    plain = heat_map_lines(wide(3), width)
    colored = heat_map_lines(wide(3), width, color=True)
    assert not any("\x1b" in line for line in plain)
    assert [ESCAPE.sub("", line) for line in colored] == plain
    assert colored != plain


def test_the_largest_value_is_the_darkest_and_absent_ones_have_no_shade() -> None:
    (_, first, second) = heat_map_lines(SMALL, color=True)
    darkest, lightest = SHADES[-1][0], SHADES[0][0]
    assert f"\x1b[48;5;{darkest}m\x1b[38;5;231m20\x1b[0m" in first
    assert f"\x1b[48;5;{lightest}m\x1b[38;5;16m 1\x1b[0m" in first
    assert first.endswith("  .")
    assert second.count("\x1b[48") == 3


@pytest.mark.parametrize("value", [0, None])
def test_a_map_without_anything_has_no_shades(value: float | None) -> None:
    empty = HeatMap("t", ("a",), ("mon",), (("0",),), ((value,),))
    assert heat_map_lines(empty, 80, color=True) == ["    a", "mon 0"]


def test_a_map_stands_in_terminals_and_in_markdown() -> None:
    document = Document("d", (SMALL,))
    assert render_terminal(document) == "d\n\nt\n\n     a  b  c\nmon  1 20  .\nx    3  4  5\n"
    assert render_markdown(document) == (
        "# d\n\n## t\n\n         a  b  c\n    mon  1 20  .\n    x    3  4  5\n"
    )
    colored = render_terminal(document, color=True)
    assert ESCAPE.sub("", colored) == render_terminal(document)
