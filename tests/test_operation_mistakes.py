"""Mistakes in a whole operation: each is one error with its place, and the program ends well."""

from pathlib import Path

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem
from tests import conftest
from tests.assumption_files import under
from tests.plans import find
from tests.test_whole_operation import OPERATION


def problems(text: str) -> list[Problem]:
    with pytest.raises(AssumptionsError) as caught:
        find(text)
    return [each for each in caught.value.problems if each.severity == "error"]


TERMS = "people: 2, stipend: $540 / week, minimum: 1 h, rate: 1.5"
# What is written, what is written instead, the code of the error and the text it points to.
MISTAKES = [
    ("aht: 6 min", "aht: -6 min", "value", "-6 min"),
    ("aht: 6 min", "aht: 6", "value", "6"),
    ("80% in 20 s", "100% in 20 s", "value", "100%"),
    ("80% in 20 s", "0% in 20 s", "value", "0%"),
    ("80% in 20 s", "80%", "value", "80%"),
    ("asa: 15 s", "asa: 0 s", "value", "0 s"),
    ("asa: 15 s", "asa: 15 s\n      reply_within: 4 h", "channel", "reply_within"),
    ("[1, 1.7, 2.5]", "[]", "concurrency", "[]"),
    ("[1, 1.7, 2.5]", "[1, 1.7, 1.5]", "concurrency", "[1, 1.7, 1.5]"),
    ("[1, 1.7, 2.5]", "[2, 2.5]", "concurrency", "[2, 2.5]"),
    ("[1, 1.7, 2.5]", "[1, 1.7, two]", "value", "two"),
    ("Asia/Kolkata\n      profile", "Asia/Calcuta\n      profile", "time-zone", "Asia/Calcuta"),
    ("Asia/Singapore", "Asia/Kathmandu", "time-zone", "Asia/Kathmandu"),
    ("Europe/Berlin", "UTC+25", "time-zone", "UTC+25"),
    ("  time_zone: UTC\n", "", "missing-value", "demand"),
    ("weeks: 1.5", "weeks: 4.5", "events", "weeks"),
    ("weeks: 1.5", "weeks: -1", "value", "-1"),
    ("months: [november]", "months: []", "value", "[]"),
    ("months: [november]", "months: [novembre]", "value", "novembre"),
    ("multiplier: 2.5", "multiplier: -1", "value", "-1"),
    (", multiplier: 2.5", "", "missing-value", "sale"),
    ("spike: 25%", "spike: -25%", "value", "-25%"),
    ("spike: 25%", "spike: much", "value", "much"),
    ("reply_within: 3 h", "reply_within: 3..4..5 h", "deadline", "reply_within"),
    ("reply_within: 3 h", "reply_within: -3 h", "value", "-3 h"),
    ("spread: deadline", "spread: deadlines", "choice", "deadlines"),
    ("08:00-17:00", "08:00-16:00", "uncovered", "share"),
    ("09:00-17:30", "09:00-17:00", "uncovered", "share"),
    ("11:00-19:00", "11:00-18:30", "uncovered", "hours"),
    ("sun 00:00-24:00, mon", "sun 00:00-12:00, mon", "uncovered", "hours"),
    ("sat 05:30-24:00", "sat 04:30-24:00", "overlap", "hours"),
    ("share: 60%\n", "share: 70%\n", "shares", "share"),
    ("min_agents: 14", "min_agents: -1", "value", "-1"),
    ("min_agents: 14", "min_agents: 14\n    shrinkage: 100%", "value", "100%"),
    ("max_occupancy: 85%", "max_occupancy: 0%", "value", "0%"),
    ("    max_occupancy: 80%\n", "", "missing-value", "europe"),
    ("blended: true", "blended: often", "value", "often"),
    ("blended: true", "blended: true\n    headcount: 20", "blended", "blended"),
    ("pool: true", "pools: true", "unknown-key", "pools"),
    ("aht: 6 min,", "aht: 6 min, patience: 60 s,", "pool", "patience"),
    ("urgent: 20%", "urgent: 120%", "value", "120%"),
    ("urgent: 20%, ", "", "missing-value", "{" + TERMS + "}"),
    ("$540 / week", "$540", "value", "$540"),
    ("minimum: 1 h", "minimum: -1 h", "value", "-1 h"),
    (
        "{burdened: $50_000 / year}\n    on_call",
        "{share_of: asia, ratio: 50%}\n    on_call",
        "pay",
        "share_of",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "pointed"), MISTAKES)
def test_a_mistake_is_said_at_its_place(old: str, new: str, code: str, pointed: str) -> None:
    assert old in OPERATION
    text = OPERATION.replace(old, new, 1)
    found = problems(text)
    assert {(each.code, under(each)) for each in found} == {(code, pointed)}
    assert len({each.message for each in found}) == len(found)
    for each in found:
        assert each.help
        assert each.span is not None
        assert text.splitlines()[each.span.line - 1] == each.span.text


def test_mistakes_do_not_hide_each_other() -> None:
    text, pointed = OPERATION, {"-6 min", "[]", "Asia/Kathmandu", "-25%", "120%"}
    for old, new, _, place in MISTAKES:
        if place in pointed and "months" not in new:
            text = text.replace(old, new, 1)
    assert {under(each) for each in problems(text)} == pointed


@pytest.mark.parametrize("pointed", ["Asia/Calcuta", "weeks", "[1, 1.7, 1.5]"])
def test_the_program_says_it_without_a_traceback(pointed: str, tmp_path: Path) -> None:
    (old, new, code, _), *_ = [each for each in MISTAKES if each[3] == pointed]
    file = tmp_path / "operation.yaml"
    file.write_text(OPERATION.replace(old, new, 1), encoding="utf-8")
    ended = conftest.costmodel("run", str(file))
    assert ended.code == 1
    assert f"error[{code}]" in ended.err
    assert pointed in ended.err
    assert "Traceback" not in ended.err
    assert not ended.out
