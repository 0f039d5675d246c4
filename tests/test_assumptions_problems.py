"""What problems say about themselves."""

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem, Span, did_you_mean

SPAN = Span("inhouse.yaml", 6, 3, 11, "  shrinkge: 30%")


def test_error_lists_every_problem_on_a_line_of_its_own() -> None:
    problems = [
        Problem("error", "unknown-key", "unknown key `shrinkge`", SPAN),
        Problem("warning", "high-occupancy", "occupancy above 85%", None),
    ]
    error = AssumptionsError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == (
        "inhouse.yaml:6:3: unknown-key: unknown key `shrinkge`\nhigh-occupancy: occupancy above 85%"
    )


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("shrinkge", ["shrinkage", "share"], "did you mean `shrinkage`?"),
        ("ARR", ["arr"], "did you mean `arr`?"),
        ("usd", ["USD", "EUR"], "did you mean `USD`?"),
        ("zzz", ["shrinkage"], ""),
        ("a", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], expected: str) -> None:
    assert did_you_mean(word, known) == expected
