"""YAML as a tree with positions, and what is refused of its structure."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.problems import Span
from costmodel.assumptions.tree import Mapping, Scalar, parse_tree
from tests.trees import (
    SAMPLE,
    at,
    place_of,
    plain,
    problem_of,
    problems_if_any,
    problems_of,
    text_under,
)


@pytest.mark.usefixtures("each_parser")
def test_scalars_stay_as_written() -> None:
    tree = parse_tree(SAMPLE, "f.yaml")
    assert plain(tree) == {
        "currency": "USD",
        "start": "2027-01",
        "demand": {
            "contacts": "24_000..30_000..39_000 / month",
            "channels": {
                "voice": {
                    "share": "60%",
                    "aht": "5..6..8 min",
                    "hours": ["22:00-06:00", "NO", "010"],
                }
            },
        },
        "teams": [{"name": "días 日本", "note": "two\nlines\n"}],
    }


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("path", "line", "column", "under", "plain"),
    [
        (("currency",), 2, 11, "USD", True),
        (("demand", "contacts"), 5, 13, "24_000..30_000..39_000 / month", True),
        (("demand", "channels", "voice", "aht"), 7, 30, '"5..6..8 min"', False),
        (("demand", "channels", "voice", "hours", 1), 7, 66, "NO", True),
        (("teams", 0, "name"), 9, 11, "días 日本", True),
        (("teams", 0, "note"), 10, 11, "|", False),
    ],
)
def test_spans_of_values(
    path: tuple[str | int, ...], line: int, column: int, under: str, *, plain: bool
) -> None:
    node = at(parse_tree(SAMPLE, "f.yaml"), *path)
    assert isinstance(node, Scalar)
    assert (node.span.file, node.span.line, node.span.column) == ("f.yaml", line, column)
    assert (text_under(node.span), node.plain) == (under, plain)


@pytest.mark.usefixtures("each_parser")
def test_spans_of_keys_lists_and_sections() -> None:
    tree = parse_tree(SAMPLE, "f.yaml")
    voice = at(tree, "demand", "channels", "voice")
    assert isinstance(voice, Mapping)
    assert text_under(voice.entries["hours"].key_span) == "hours"
    assert text_under(voice.entries["hours"].value.span) == "[22:00-06:00, NO, 010]"
    assert text_under(voice.span) == SAMPLE.splitlines()[6].split(": ", 1)[1]
    # What takes several lines ends with its first line.
    assert text_under(at(tree, "demand").span) == "contacts: 24_000..30_000..39_000 / month"
    assert text_under(at(tree, "teams").span) == "- name: días 日本"


@pytest.mark.usefixtures("each_parser")
def test_columns_count_characters_behind_a_byte_order_mark_and_before_crlf() -> None:
    tree = parse_tree("\ufeffé日\U0001f600: ü 日本  # c\r\nb: 'x'\r\n", "f.yaml")
    first, second = tree.entries["é日\U0001f600"], tree.entries["b"]
    assert (first.key_span.column, first.key_span.end_column) == (1, 4)
    assert (first.value.span.column, first.value.span.end_column) == (6, 10)
    assert first.value.span.text == "é日\U0001f600: ü 日本  # c"
    assert second.value.span == Span("f.yaml", 2, 4, 7, "b: 'x'")


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nulls_stay_in_the_tree(written: str) -> None:
    entry = parse_tree(f"a: {written}\nb: 1\n", "f").entries["a"]
    assert isinstance(entry.value, Scalar)
    assert entry.value.is_null


@pytest.mark.parametrize("written", ["'null'", '""', "'~'", "nil", "none", "NO"])
def test_what_is_not_null(written: str) -> None:
    entry = parse_tree(f"a: {written}\n", "f").entries["a"]
    assert isinstance(entry.value, Scalar)
    assert not entry.value.is_null


def test_aliases_stand_for_what_they_name() -> None:
    tree = parse_tree("a: &h [1, 2]\nb: *h\nc: {d: *h}\n", "f")
    assert plain(tree) == {"a": ["1", "2"], "b": ["1", "2"], "c": {"d": ["1", "2"]}}


def test_quoted_merge_key_and_document_marks_are_ordinary() -> None:
    assert plain(parse_tree("--- \n'<<': 1\n...\n", "f")) == {"<<": "1"}


def test_duplicate_keys_name_both_places() -> None:
    second, third = problems_of("t:\n  a: 1\n  b: 2\n  a: 3\n  'a': 4\n")
    assert (second.code, place_of(second), place_of(third)) == ("duplicate-key", (4, 3), (5, 3))
    (first, note), *_ = second.related
    assert (first.line, first.column, note) == (2, 3, "first written here")


def test_independent_problems_come_together() -> None:
    codes = [p.code for p in problems_of("a: !x 1\na: 2\nb: {<<: 3}\nc: *no\n")]
    assert codes == ["tag", "duplicate-key", "merge-key", "unknown-alias"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000,
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "{a: " * 10_000,
        "".join(" " * depth + "a:\n" for depth in range(1_400)),
        "a:\n" + "- " * 10_000 + "x\n",
        "? " * 10_000,
    ],
)
def test_depth_is_limited(text: str) -> None:
    problem = problem_of(text)
    assert problem.code == "too-deep"
    assert "32 levels" in problem.message


def test_thirty_two_levels_are_fine_and_aliases_count() -> None:
    parse_tree("a: " + "[" * 31 + "]" * 31, "f")
    assert problem_of("a: " + "[" * 32 + "]" * 32).code == "too-deep"
    deep = "a: &a " + "[" * 20 + "]" * 20 + "\nb: "
    parse_tree(deep + "[" * 11 + "*a" + "]" * 11, "f")
    assert problem_of(deep + "[" * 12 + "*a" + "]" * 12).code == "too-deep"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n"
    for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "too-many-values"),
        ("a: [" + "1," * 100_001 + "]", "too-many-values"),
        ("a: &x 1\nb: [" + "*x," * 100_001 + "]", "too-many-values"),
        ("a: 1\n" * 200_000, "duplicate-key"),
        ("a:\n" + "- !t b\n" * 140_000, "tag"),
        ("%TAG !a! x\n" * 90_000, "syntax"),
        ("---\n" * 250_000, "several-documents"),
        ("a: [\n" + "b,\n" * 40_000, "syntax"),
        ('a: "' + "x\n" * 500_000, "syntax"),
    ],
    ids=[
        "bomb",
        "list",
        "aliases",
        "duplicates",
        "tags",
        "directives",
        "documents",
        "open",
        "quote",
    ],
)
def test_hostile_texts_are_refused_early(text: str, code: str) -> None:
    problems = problems_of(text)
    assert problems[0].code == code
    assert len(problems) <= 50


# YAML reads all that can be printed; emoji and other planes included.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])).filter(
    lambda text: "\ufeff" not in text
)
DOCUMENTS = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=20,
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)
@given(DOCUMENTS, st.booleans())
def test_round_trip(document: dict[str, object], flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(
        document, default_style='"', default_flow_style=flow, allow_unicode=True, width=10_000
    )
    # Quoted strings are never tagged, so the dump stays within what is read.
    assert plain(parse_tree(text, "f")) == document


@settings(deadline=None)
@given(st.text() | st.text("a1:-[]{},'\"&*!|>%@?# \t\n\r<~", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    _survives(text)


@settings(deadline=None)
@given(st.data())
def test_no_mutation_of_a_file_is_too_strange(data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 6))
        new = data.draw(st.text("a1:-[]{},'\"&*!|>%@?# \t\n\r<~é\x00\ufeff", max_size=3))
        text = text[:at] + new + text[at + length :]
    _survives(text)


def _survives(text: str) -> None:
    for problem in problems_if_any(lambda: parse_tree(text, "f")):
        assert problem.span is not None
        assert 1 <= problem.span.line <= text.count("\n") + text.count("\r") + 1
        assert 1 <= problem.span.column <= problem.span.end_column
