"""What is no YAML, or not the YAML that is read, and what is said of it."""

import pytest

from tests.trees import place_of, problem_of, text_under


@pytest.mark.usefixtures("each_parser")
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
    problem = problem_of(text)
    assert (problem.code, place_of(problem)) == ("syntax", place)
    assert problem.span is not None
    assert text_under(problem.span) == under
    assert message in problem.message
    assert help_ in problem.help


@pytest.mark.usefixtures("each_parser")
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
    problem = problem_of(text)
    assert (problem.code, place_of(problem)) == (code, place)
    assert message in problem.message
    assert problem.help


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', '"\\U00110000"', 'a: "\\U7FFFFFFF": b'])
def test_escapes_that_stand_for_no_character(text: str) -> None:
    assert problem_of(text).code == "syntax"
