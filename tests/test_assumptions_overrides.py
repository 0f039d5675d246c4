"""`--set` reaches every field: setting it to what it says changes nothing, to else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile, run
from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.tree import Mapping, Node, Scalar

SAMPLES = Path(__file__).parent / "samples"
NAMES = ("seed_sample", "inhouse", "hybrid")


def written(node: Node) -> str:
    """A value as a person would write it on the command line."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        parts = (f"{key}: '{written(entry.value)}'" for key, entry in node.entries.items())
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(f"'{written(item)}'" for item in node.items) + "]"


def fields(node: Mapping, path: str = "") -> Iterator[tuple[str, str]]:
    for key, entry in node.entries.items():
        if isinstance(entry.value, Mapping):
            yield from fields(entry.value, f"{path}{key}.")
        else:
            yield f"{path}{key}", written(entry.value)


EVERY = [
    (name, path, text)
    for name in NAMES
    for path, text in fields(read_layers(SAMPLES / f"{name}.yaml").tree)
]
CHANGES = {
    "demand.channels.voice.target": "90% in 10 s",
    "demand.channels.chat.concurrency": "1",
    "demand.profile": "flat",
    "demand.seasonality": "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8, 1.2]",
    "teams.inhouse.fte_hours": "37.5 h / week",
    "teams.inhouse.pay.premium.rate": "25%",
    "teams.inhouse.pay.premium.hours": "[22:00-06:00, sat 06:00-22:00]",
    "teams.inhouse.supervisors.span": "8",
    "telephony.numbers.count": "50",
    "costs.integration.amount": "$2_000 / month",
    "calendar": "52 weeks",
}


def values(name: str, *overrides: str) -> dict[str, float | None]:
    result = run(ScenarioFile(SAMPLES / f"{name}.yaml", overrides))
    return {key: value.value for key, value in result.results.items()}


@pytest.mark.parametrize(("name", "path", "text"), EVERY, ids=[f"{n}:{p}" for n, p, _ in EVERY])
def test_setting_a_field_to_what_it_says_changes_nothing(name: str, path: str, text: str) -> None:
    assert values(name, f"{path}={text}") == values(name)


@pytest.mark.parametrize("path", CHANGES)
def test_setting_a_field_to_something_else_changes_the_result(path: str) -> None:
    settings = [f"{path}={CHANGES[path]}"]
    if path == "costs.integration.amount":
        settings.append("costs.integration.maintenance=null")
    if path == "demand.seasonality":
        settings.append("start=2027-01")
    assert values("inhouse", *settings) != values("inhouse")
