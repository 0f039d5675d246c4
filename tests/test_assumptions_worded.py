"""Targets and profiles with a source."""

from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile, open_scenarios
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.reading import Amount

SAMPLES = Path(__file__).parent / "samples"
VOICE = "demand.channels.voice.target"
HOURS = ", ".join(["1"] * 24)


def inputs(*overrides: str) -> dict[str, Amount]:
    file = ScenarioFile(SAMPLES / "inhouse.yaml", overrides)
    return open_scenarios([file]).loaded[0].scenario.inputs


def problem(*overrides: str) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        inputs(*overrides)
    (found,) = (each for each in caught.value.problems if each.severity == "error")
    return found


def test_what_is_said_of_a_target_is_said_of_its_share_and_its_time() -> None:
    said = "{value: 90% in 30 s, source: contract, as_of: 2026-10, grade: A, owner: me, note: n}"
    found = inputs(f"{VOICE}={said}")
    for part, value in (("level", 0.9), ("within", 30)):
        amount = found[f"{VOICE}.{part}"]
        assert amount.value == value
        assert amount.details is not None
        assert (amount.details.source, amount.details.as_of) == ("contract", "2026-10")
    other = found["demand.channels.chat.target.level"].details
    assert other is None or other.source == ""


def test_what_is_said_of_weights_is_said_of_each() -> None:
    found = inputs(f"demand.profile.hours={{value: [{HOURS}], source: last year}}")
    sources = [found[f"demand.profile.hours.{at}"].details for at in range(1, 25)]
    assert {each.source for each in sources if each} == {"last year"}


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (f"{VOICE}={{value: 80% in 20 s, correlate: {{other: 0.5}}}}", "is of one number"),
        (f"{VOICE}={{value: 80% in 20 s, low: 70%}}", "is of one number, and this is several"),
        (f"{VOICE}={{value: 80% in 20 s, dist: pert}}", "is of one number, and this is several"),
        (f"{VOICE}={{value: 80% in 20 s, sorce: x}}", "unknown key `sorce`"),
        (f"{VOICE}={{value: 80%, source: x}}", "is not a share to answer within a time"),
        (f"{VOICE}={{source: x}}", "has no `value`"),
        ("demand.profile.hours={value: [1, 2], source: x}", "is a list of 2, not of 24 weights"),
    ],
)
def test_what_cannot_be_said(override: str, message: str) -> None:
    assert message in problem(override).message
