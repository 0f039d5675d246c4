"""YAML as a tree with positions, and everything that is refused."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.tree import Mapping, Node, Scalar, Sequence, parse_tree, read_tree

SAMPLE = """\
# What both share.
currency: USD
start: 2027-01
demand:
  contacts: 24_000..30_000..39_000 / month
  channels:
    voice: {share: 60%, aht: "5..6..8 min", hours: [22:00-06:00, NO, 010]}
teams:
  - name: días 日本
    note: |
      two
      lines
"""


@pytest.fixture(params=["libyaml", "pure Python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


def _problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(AssumptionsError) as caught:
        parse_tree(text, "f.yaml")
    return caught.value.problems


def _problem(text: str) -> Problem:
    (problem,) = _problems(text)
    return problem


def _file_problem(path: Path) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        read_tree(path, "f.yaml")
    (problem,) = caught.value.problems
    return problem


def _place(problem: Problem) -> tuple[int, int]:
    assert problem.span is not None
    return problem.span.line, problem.span.column


def _under(span: Span) -> str:
    return span.text[span.column - 1 : span.end_column - 1]


def _at(tree: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, int):
            assert isinstance(tree, Sequence)
            tree = tree.items[step]
        else:
            assert isinstance(tree, Mapping)
            tree = tree.entries[step].value
    return tree


def _plain(node: Node) -> Any:  # noqa: ANN401
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(entry.value) for key, entry in node.entries.items()}


@pytest.mark.usefixtures("_each_parser")
def test_scalars_stay_as_written() -> None:
    tree = parse_tree(SAMPLE, "f.yaml")
    assert _plain(tree) == {
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


@pytest.mark.usefixtures("_each_parser")
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
    node = _at(parse_tree(SAMPLE, "f.yaml"), *path)
    assert isinstance(node, Scalar)
    assert (node.span.file, node.span.line, node.span.column) == ("f.yaml", line, column)
    assert (_under(node.span), node.plain) == (under, plain)


@pytest.mark.usefixtures("_each_parser")
def test_spans_of_keys_lists_and_sections() -> None:
    tree = parse_tree(SAMPLE, "f.yaml")
    voice = _at(tree, "demand", "channels", "voice")
    assert isinstance(voice, Mapping)
    assert _under(voice.entries["hours"].key_span) == "hours"
    assert _under(voice.entries["hours"].value.span) == "[22:00-06:00, NO, 010]"
    assert _under(voice.span) == SAMPLE.splitlines()[6].split(": ", 1)[1]
    # What takes several lines ends with its first line.
    assert _under(_at(tree, "demand").span) == "contacts: 24_000..30_000..39_000 / month"
    assert _under(_at(tree, "teams").span) == "- name: días 日本"


@pytest.mark.usefixtures("_each_parser")
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
    assert _plain(tree) == {"a": ["1", "2"], "b": ["1", "2"], "c": {"d": ["1", "2"]}}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "place", "under", "message", "help_"),
    [
        ("a:\n\tb: 1\n", (2, 1), "\t", "a tab cannot indent", "spaces"),
        ("\t\tb: 1\n", (1, 1), "\t\t", "a tab cannot indent", "spaces"),
        ("a:\n  b: 1\n \tc: 2\n", (3, 2), "\t", "a tab cannot indent", "spaces"),
        ("a: 1\n\tb: 2\n", (2, 1), "\t", "a tab cannot indent", "spaces"),
        ("a: {\n  b: 1\n\tc: 2}\n", (3, 1), "\t", "a tab cannot indent", "spaces"),
        ("a: |\n\ttext\n", (2, 1), "\t", "a tab cannot indent", "spaces"),
        ("a: [1, 2\nb: 3\n", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("a: [1,\nteams:\n  x: 1\n", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("a: &x [1, 2\nb: 3\n", (1, 7), "[", "this `[` is never closed", "add `]`"),
        ("a: {x: 1\nb: 3\nc: 4\n", (1, 4), "{", "this `{` is never closed", "add `}`"),
        ("a: {b: 1,\n", (1, 4), "{", "this `{` is never closed", "add `}`"),
        ("a: [1, 2\n- b\n", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("a: [", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("a: {b: [1, 2}\n", (1, 13), "}", "`}` cannot close `[`", "write `]` first"),
        ("a: [1, 2]]\n", (1, 10), "]", "`]` closes a bracket that was not", "delete it"),
        ("a: ]\n", (1, 4), "]", "`]` closes a bracket that was not", "delete it"),
        ("a: [,]\n", (1, 5), ",", "a value is missing before `,`", "write it"),
        ("a: {b: 1,, c: 2}\n", (1, 10), ",", "a value is missing before `,`", "write it"),
        ('a: ["x" y]\n', (1, 9), "y", "`,` or `]` is missing here", "quotes"),
        ('a: ["x"\n "y"]\n', (2, 2), '"', "`,` or `]` is missing here", "quotes"),
        ("a: [? b\n", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("a: [b: c\n", (1, 4), "[", "this `[` is never closed", "add `]`"),
        ("[?", (1, 1), "[", "this `[` is never closed", "add `]`"),
        ("a: [x: y: z]\n", (1, 9), ":", "a second `: ` in one value", "quotes"),
        ('a: "abc\nb: c\n', (1, 4), '"', "this quote is never closed", "closing quote"),
        ("a: 1\nb: 'abc\nc: 1\n", (2, 4), "'", "this quote is never closed", "closing quote"),
        ('a: "abc\nb: "c"\n', (1, 4), '"', "closed only on line 2", "closing quote"),
        ("a:1\nb: 2\n", (1, 2), ":", "a space is missing after the colon", "write `a: 1`"),
        ("a:1\n", (1, 2), ":", "a space is missing after the colon", "write `a: 1`"),
        ("b: 2\na:1\nc: 3\n", (2, 2), ":", "a space is missing", "write `a: 1`"),
        ("t:\n  a:1 x\n  b: 2\n", (2, 4), ":", "a space is missing", "write `a: 1 x`"),
        ("b: 2\nabc\nc: 3\n", (2, 1), "abc", "this line is not `key: value`", "a colon"),
        ("just text\n", (1, 1), "just text", "this line is not `key: value`", "a colon"),
        ("key with\n two: 1\n", (1, 1), "key with", "not `key: value`", "a colon"),
        ("a: b: c\n", (1, 5), ":", "a second `: ` in one line", "quotes"),
        ("é: ü: x\n", (1, 5), ":", "a second `: ` in one line", "quotes"),
        ("a: 1\n  b: 2\n", (2, 3), "b: 2", "indented deeper than the line above", "like"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3), "c: 2", "like none of the lines", "same"),
        (" a: 1\nb: 2\n", (2, 1), "b: 2", "like none of the lines", "same"),
        ("- a\nb: 1\n", (2, 1), "b: 1", "not a list item", "`- `"),
        ("a:\n  - b\n  c: 1\n", (3, 3), "c: 1", "not a list item", "`- `"),
        ("a: 1\n- b\n", (2, 1), "- b", "a list item cannot stand", "under its key"),
        ("a: - b\n", (1, 4), "-", "a list cannot start behind a key", "`[a, b]`"),
        ("a: 1\n...\nb: 2\n", (3, 1), "b: 2", "nothing can follow the line `...`", "delete"),
        (": x\n", (1, 1), ": x", "a key is missing before `:`", "key: value"),
        ("a: @x\n", (1, 4), "@", "text cannot start with `@`", "quotes"),
        ("a: `x`\n", (1, 4), "`", "text cannot start with a backtick", "quotes"),
        ("a: %x\n", (1, 4), "%", "text cannot start with `%`", "quotes"),
        ("a: ? b\n", (1, 4), "?", "text cannot start with `?`", "quotes"),
        ("a: >x\n", (1, 4), ">x", "a value cannot start with `>`", "quotes"),
        ("a: & x\n", (1, 4), "&", "text cannot start with `&`", "quotes"),
        ("a: *\n", (1, 4), "*", "text cannot start with `*`", "quotes"),
        ("a: !a!b 1\n", (1, 4), "!", "text cannot start with `!`", "quotes"),
        ("a: ,\n", (1, 4), ",", "a value cannot start with `,`", "quotes"),
        ('a: "x" y\n', (1, 8), "y", "the value has ended before this", "one pair of quotes"),
        ("a: 'it's'\n", (1, 8), "s'", "the value has ended before", "one pair of quotes"),
        ('a: "b\\q"\n', (1, 6), "\\q", "a backslash has a special", "single quotes"),
        ("%YAML 1.2\n---\na: 1\n", (1, 1), "%", "cannot start with `%`", "delete it"),
        (f"{'k' * 2000}: 1\n", (1, 1), f"{'k' * 2000}: 1", "key is too long", "shorten"),
    ],
)
def test_syntax(text: str, place: tuple[int, int], under: str, message: str, help_: str) -> None:
    problem = _problem(text)
    assert (problem.code, _place(problem)) == ("syntax", place)
    assert problem.span is not None
    assert _under(problem.span) == under
    assert message in problem.message
    assert help_ in problem.help


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("", "empty-file", (1, 1), "no assumptions"),
        ("# only a comment\n", "empty-file", (1, 1), "no assumptions"),
        ("---\n", "empty-file", (1, 1), "no assumptions"),
        ("- 1\n- 2\n", "not-a-section", (1, 1), "the file is a list"),
        ("[1, 2]", "not-a-section", (1, 1), "the file is a list"),
        ("a: !foo 1\n", "tag", (1, 4), "`!foo`"),
        ("a: !!str 1\n", "tag", (1, 4), "`!!str`"),
        ("a: &x !!str 1\n", "tag", (1, 7), "`!!str`"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag", (1, 4), "`!!python/object"),
        ("a: !\n", "tag", (1, 4), "`!`"),
        ("!!map {a: 1}\n", "tag", (1, 1), "`!!map`"),
        ("a: *x\n", "unknown-alias", (1, 4), "no `&x`"),
        ("a: &x [*x]\n", "alias-cycle", (1, 8), "`*x`"),
        ("a: &x {b: {c: *x}}\n", "alias-cycle", (1, 15), "`*x`"),
        ("b: {<<: {c: 1}}\n", "merge-key", (1, 5), "`<<`"),
        ("? [a, b]\n: 1\n", "non-text-key", (1, 3), "a key has to be a text"),
        ("a: {{ b }}\n", "non-text-key", (1, 5), "a key has to be a text"),
        ("a: 1\n---\nb: 2\n", "several-documents", (2, 1), "a second document"),
        ("a: 1\n# c\nb: \x07\n", "control-character", (3, 4), "U+0007"),
        ("a: é\x85\n", "control-character", (1, 5), "U+0085"),
        ("a: \u2028\n", "control-character", (1, 4), "U+2028"),
        ("a: \ud800\n", "control-character", (1, 4), "U+D800"),
    ],
)
def test_refusals(text: str, code: str, place: tuple[int, int], message: str) -> None:
    problem = _problem(text)
    assert (problem.code, _place(problem)) == (code, place)
    assert message in problem.message
    assert problem.help


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', '"\\U00110000"', 'a: "\\U7FFFFFFF": b'])
def test_escapes_that_stand_for_no_character(text: str) -> None:
    assert _problem(text).code == "syntax"


def test_quoted_merge_key_and_document_marks_are_ordinary() -> None:
    assert _plain(parse_tree("--- \n'<<': 1\n...\n", "f")) == {"<<": "1"}


def test_duplicate_keys_name_both_places() -> None:
    second, third = _problems("t:\n  a: 1\n  b: 2\n  a: 3\n  'a': 4\n")
    assert (second.code, _place(second), _place(third)) == ("duplicate-key", (4, 3), (5, 3))
    (first, note), *_ = second.related
    assert (first.line, first.column, note) == (2, 3, "first written here")


def test_independent_problems_come_together() -> None:
    codes = [p.code for p in _problems("a: !x 1\na: 2\nb: {<<: 3}\nc: *no\n")]
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
    problem = _problem(text)
    assert problem.code == "too-deep"
    assert "32 levels" in problem.message


def test_thirty_two_levels_are_fine_and_aliases_count() -> None:
    parse_tree("a: " + "[" * 31 + "]" * 31, "f")
    assert _problem("a: " + "[" * 32 + "]" * 32).code == "too-deep"
    deep = "a: &a " + "[" * 20 + "]" * 20 + "\nb: "
    parse_tree(deep + "[" * 11 + "*a" + "]" * 11, "f")
    assert _problem(deep + "[" * 12 + "*a" + "]" * 12).code == "too-deep"


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
    problems = _problems(text)
    assert problems[0].code == code
    assert len(problems) <= 50


def test_read_tree_gives_the_digest_of_the_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode()
    (tmp_path / "f.yaml").write_bytes(data)
    tree, digest = read_tree(tmp_path / "f.yaml", "f.yaml")
    assert digest == hashlib.sha256(data).hexdigest()
    assert _plain(tree) == _plain(parse_tree(SAMPLE, "f.yaml"))
    assert tree.entries["currency"].value.span == Span("f.yaml", 2, 11, 14, "currency: USD")


@pytest.mark.parametrize(
    ("data", "code", "place", "message"),
    [
        (b"a: 1\nb: caf\xe9\n", "not-utf-8", (2, 7), "byte 0xe9"),
        ("a: é\r\né: ".encode() + b"\xff", "not-utf-8", (2, 4), "byte 0xff"),
        (b"\xef\xbb\xbfa: \x80", "not-utf-8", (1, 4), "byte 0x80"),
        ("a: 1".encode("utf-16"), "not-utf-8", (1, 1), "UTF-16"),
        (b"\xfe\xff" + "a: 1".encode("utf-16-be"), "not-utf-8", (1, 1), "UTF-16"),
        ("a: 1".encode("utf-32"), "not-utf-8", (1, 1), "UTF-32"),
        ("a: 1".encode("utf-16-le"), "binary-file", (1, 1), "NUL"),
        (b"PK\x03\x04\x00\x00", "binary-file", (1, 1), "NUL"),
        (b"a: \x1b[31m", "control-character", (1, 4), "U+001B"),
        (b"", "empty-file", (1, 1), "no assumptions"),
    ],
)
def test_files_that_are_not_text(
    tmp_path: Path, data: bytes, code: str, place: tuple[int, int], message: str
) -> None:
    (tmp_path / "f.yaml").write_bytes(data)
    problem = _file_problem(tmp_path / "f.yaml")
    assert (problem.code, _place(problem)) == (code, place)
    assert message in problem.message


def test_missing_file_suggests_its_neighbor(tmp_path: Path) -> None:
    (tmp_path / "inhouse.yaml").write_text("a: 1")
    problem = _file_problem(tmp_path / "inhose.yaml")
    assert (problem.code, problem.help) == ("missing-file", "did you mean `inhouse.yaml`?")
    assert _place(problem) == (1, 1)
    assert _file_problem(tmp_path / "no" / "x.yaml").code == "missing-file"


def test_folders_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    assert _file_problem(tmp_path).code == "not-a-file"
    os.mkfifo(tmp_path / "pipe")
    assert _file_problem(tmp_path / "pipe").code == "not-a-file"
    assert _file_problem(Path("/dev/zero")).code == "not-a-file"


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    problem = _file_problem(path)
    assert (problem.code, _place(problem)) == ("unreadable-file", (1, 1))
    assert "permission denied" in problem.message
    assert _file_problem(tmp_path / "a\0b").code == "unreadable-file"
    assert _file_problem(tmp_path / ("x" * 5000)).code == "unreadable-file"


def test_large_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    problem = _file_problem(path)
    assert (problem.code, _place(problem)) == ("too-large", (1, 1))
    path.write_bytes(b"a: 1\n" + b"#" * (1024 * 1024 - 5))
    read_tree(path, "f.yaml")
    path.write_bytes(b"a: 1\n" + b"#" * (1024 * 1024 - 4))
    assert _file_problem(path).code == "too-large"


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
    assert _plain(parse_tree(text, "f")) == document


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
    for problem in _problems_if_any(lambda: parse_tree(text, "f")):
        assert problem.span is not None
        assert 1 <= problem.span.line <= text.count("\n") + text.count("\r") + 1
        assert 1 <= problem.span.column <= problem.span.end_column


def _problems_if_any(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except AssumptionsError as error:
        return error.problems
    return ()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(data)
    _problems_if_any(lambda: read_tree(path, "bytes.yaml"))
