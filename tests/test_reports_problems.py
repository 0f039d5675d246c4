"""Problems as people, editors and programs read them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.problems import Problem, Span
from costmodel.reports.problems import as_dicts, count_line, render_problems, short

TYPO = Problem(
    "error",
    "unknown-key",
    "unknown key `shrinkge`",
    Span("inhouse.yaml", 6, 5, 13, "    shrinkge: 30%"),
    "did you mean `shrinkage`?",
)


def _carets(text: str, column: int, end_column: int) -> tuple[str, str]:
    """The shown line and the line of carets, without their gutters."""
    problem = Problem("error", "code", "message", Span("f", 1, column, end_column, text))
    lines = render_problems([problem]).split("\n")
    return lines[3].removeprefix("1 | "), lines[4].removeprefix("  | ")


def test_the_format_of_the_design() -> None:
    assert render_problems([TYPO]) == (
        "error[unknown-key]: unknown key `shrinkge`\n"
        " --> inhouse.yaml:6:5\n"
        "  |\n"
        "6 |     shrinkge: 30%\n"
        "  |     ^^^^^^^^\n"
        "  = help: did you mean `shrinkage`?\n"
    )


def test_gutter_is_as_wide_as_the_line_number_and_related_places_follow() -> None:
    first = Span("base.yaml", 7, 3, 6, "  aht: 5 min")
    problem = Problem(
        "error",
        "duplicate-key",
        "`aht` is written twice",
        Span("base.yaml", 112, 3, 6, "  aht: 6 min"),
        "keep one of them",
        ((first, "first written here"),),
    )
    assert render_problems([problem]) == (
        "error[duplicate-key]: `aht` is written twice\n"
        "   --> base.yaml:112:3\n"
        "    |\n"
        "112 |   aht: 6 min\n"
        "    |   ^^^\n"
        "   ::: base.yaml:7:3: first written here\n"
        "    = help: keep one of them\n"
    )


def test_problems_are_kept_apart_and_need_no_place() -> None:
    bare = Problem("warning", "stale", "rates are two years old", None)
    missing = Problem("error", "missing-file", "there is no file `x`", Span("x", 1, 1, 1, ""))
    assert render_problems([bare, missing]) == (
        "warning[stale]: rates are two years old\n"
        "\n"
        "error[missing-file]: there is no file `x`\n"
        " --> x:1:1\n"
    )
    assert render_problems([]) == ""


@pytest.mark.parametrize(
    ("text", "column", "end", "shown", "carets"),
    [
        ("a: 1", 4, 5, "a: 1", "   ^"),
        ("a:", 3, 3, "a:", "  ^"),
        ("\ta: x", 2, 3, "\ta: x", "\t^"),
        ("日本: x", 5, 6, "日本: x", "      ^"),
        ("日本: x", 1, 3, "日本: x", "^^^^"),
        ("e\u0301: x", 5, 6, "e\u0301: x", "   ^"),
        ("a\x1b[31m: x", 9, 10, "a\\x1b[31m: x", " " * 11 + "^"),
        ("a\u202e: x", 5, 6, "a\\u202e: x", " " * 9 + "^"),
        ("שלום: x", 7, 8, "שלום: x", "      ^"),
        ("a: \U0001f600 b", 6, 7, "a: \U0001f600 b", "      ^"),
        ("a: \ud800", 4, 5, "a: \\ud800", "   ^^^^^^"),
    ],
)
def test_carets_stand_under_the_span(
    text: str, column: int, end: int, shown: str, carets: str
) -> None:
    assert _carets(text, column, end) == (shown, carets)


@pytest.mark.parametrize("column", [1, 40, 500, 961, 1000])
def test_long_lines_are_windowed_around_the_span(column: int) -> None:
    text = "".join(chr(ord("a") + i % 26) for i in range(1000))
    shown, carets = _carets(text, column, column + 1)
    assert len(shown) <= 102
    assert carets.count("^") == 1
    assert shown[carets.index("^")] == text[column - 1]
    assert shown.startswith("…") == (column > 31)
    assert shown.endswith("…") == (column < 900)


def test_a_span_longer_than_the_window_is_cut() -> None:
    shown, carets = _carets("x" * 5000, 2, 5000)
    assert len(carets) <= len(shown) == 101


def test_control_characters_never_reach_the_terminal() -> None:
    span = Span("a\x1b.yaml", 1, 1, 2, "x")
    problem = Problem("error", "unknown-key", "unknown key `\x1b[2J\n\t`", span, "\x07", ())
    rendered = render_problems([problem])
    assert "\x1b" not in rendered
    assert "\x07" not in rendered
    assert "unknown key `\\x1b[2J\\x0a\\t`" in rendered
    assert short(problem) == "a\\x1b.yaml:1:1: unknown-key: unknown key `\\x1b[2J\\x0a\\t`"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300), st.integers(1, 320), st.integers(0, 320))
def test_any_line_can_be_rendered(text: str, column: int, length: int) -> None:
    _, carets = _carets(text, column, column + length)
    assert set(carets) <= set(" \t^")
    assert "^" in carets


def test_short_is_what_editors_read() -> None:
    assert short(TYPO) == "inhouse.yaml:6:5: unknown-key: unknown key `shrinkge`"


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        (4, 0, "4 problems in inhouse.yaml; nothing was computed"),
        (1, 0, "1 problem in inhouse.yaml; nothing was computed"),
        (2, 1, "2 problems and 1 warning in inhouse.yaml; nothing was computed"),
        (0, 2, "2 warnings in inhouse.yaml"),
        (0, 0, "no problems in inhouse.yaml"),
    ],
)
def test_count_line(errors: int, warnings: int, expected: str) -> None:
    warning = Problem("warning", "code", "message", None)
    assert count_line([TYPO] * errors + [warning] * warnings, "inhouse.yaml") == expected


def test_as_dicts_is_json() -> None:
    span = Span("base.yaml", 2, 3, 4, "  a: 1")
    bare = Problem("warning", "stale", "old", None, related=((span, "here"),))
    assert json.loads(json.dumps(as_dicts([TYPO, bare]))) == [
        {
            "severity": "error",
            "code": "unknown-key",
            "message": "unknown key `shrinkge`",
            "file": "inhouse.yaml",
            "line": 6,
            "column": 5,
            "end_column": 13,
            "help": "did you mean `shrinkage`?",
            "related": [],
        },
        {
            "severity": "warning",
            "code": "stale",
            "message": "old",
            "file": None,
            "line": None,
            "column": None,
            "end_column": None,
            "help": "",
            "related": [
                {"file": "base.yaml", "line": 2, "column": 3, "end_column": 4, "note": "here"}
            ],
        },
    ]
