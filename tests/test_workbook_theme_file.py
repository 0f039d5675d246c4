"""Theme files: what they say is taken, what they get wrong is shown where it stands."""

from pathlib import Path

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.workbook.theme import Theme
from costmodel.workbook.theme_file import read_theme
from tests.assumption_files import under
from tests.test_workbook_template import PIXEL


def theme(folder: Path, text: str) -> Theme:
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return read_theme(path)


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(AssumptionsError) as caught:
        theme(folder, text)
    return caught.value.problems


def test_what_a_file_says_is_taken_and_the_rest_is_as_usual(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    text = "font: Georgia\naccent: 7a1f3d\nhead_fill: '#F4E9EC'\nlogo: logo.png\n"
    found = theme(tmp_path, text + "series: [7A1F3D, '#C98B2B']\n")
    assert found == Theme(
        font="Georgia",
        accent="#7A1F3D",
        head_fill="#F4E9EC",
        series=("#7A1F3D", "#C98B2B"),
        logo=PIXEL,
    )


@pytest.mark.parametrize(
    ("text", "code", "at", "help_"),
    [
        ("acent: 1F3864\n", "unknown-key", "acent", "did you mean `accent`?"),
        ("colour_of_heads: 1F3864\n", "unknown-key", "colour_of_heads", "keys: font"),
        ("accent: navy\n", "value", "navy", "like `1F3864`"),
        ("accent: [1F3864]\n", "value", "[1F3864]", "like `1F3864`"),
        ("series: 1F3864\n", "value", "1F3864", "[1F3864, C98B2B]"),
        ("series: []\n", "value", "[]", "[1F3864, C98B2B]"),
        ("series: [1F3864, red]\n", "value", "red", "like `1F3864`"),
        ("font: A font with a name that is too long\n", "value", "A font", "such as `Arial`"),
        ('font: "a\\tb"\n', "value", '"a', "such as `Arial`"),
        ("logo: none.png\n", "missing-file", "none.png", ""),
        ("logo: brand.yaml\n", "value", "brand.yaml", "PNG or JPEG"),
        ("accent: FFD700\n", "contrast", "FFD700", "at least 4.5"),
        ("input_fill: 2222FF\n", "contrast", "2222FF", "at least 4.5"),
        ("head_fill: '#222222'\n", "contrast", "'#222222'", "at least 4.5"),
    ],
)
def test_what_is_wrong_is_shown(tmp_path: Path, text: str, code: str, at: str, help_: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert problem.code == code
    assert under(problem).startswith(at)
    assert help_ in problem.help


def test_a_color_behind_a_comment_sign_is_explained(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "accent: #1F3864\n")
    assert "`#` begins a comment" in problem.help


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "accent: navy\nfont: ''\nlogos: a.png\n")
    assert [(each.span and each.span.line, each.code) for each in found] == [
        *((1, "value"), (2, "value"), (3, "unknown-key"))
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AssumptionsError, match="there is no file"):
        read_theme(tmp_path / "nothing.yaml")
