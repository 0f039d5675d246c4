"""The structure by key: what is no number that both files have."""

from pathlib import Path

import pytest

from costmodel.analysis.changes import explain_changes
from costmodel.analysis.compare import open_comparison
from costmodel.analysis.different_keys import different_keys
from costmodel.analysis.run import ScenarioFile
from tests.conftest import costmodel

SAMPLES = Path(__file__).parent / "samples"


def difference(text: str, folder: Path) -> tuple[str, ...]:
    """Where the hybrid sample differs from itself with changes."""
    changed = folder / "changed.yaml"
    changed.write_text(f"extends: {SAMPLES}/hybrid.yaml\nname: Other\n{text}\n", encoding="utf-8")
    opened, _ = open_comparison([ScenarioFile(SAMPLES / "hybrid.yaml"), ScenarioFile(changed)])
    before, after = opened.loaded
    return different_keys(before, after, before.scenario.inputs.keys() & after.scenario.inputs)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("teams: {day: {shrinkage: 31%}}", ()),
        ("teams: {day: {shrinkage: {value: 31%, source: us}}}", ()),
        ("automation: {assistant: {containment: 0% -> 30..41..50 % over 15 months}}", ()),
        ("costs: {integration: {label: Another}}", ()),
        ("teams: {day: {hiring_cost: null}}", ("teams.day.hiring_cost",)),
        (
            "teams: {day: {hours: 05:00-22:00}, night: {hours: 22:00-05:00}}",
            ("teams.day.hours", "teams.night.hours"),
        ),
        ("automation: {ivr: null}", ("automation.ivr",)),
        ("costs: {more: {amount: $1 / month}}", ("costs.more",)),
    ],
)
def test_what_differs_is_named_and_numbers_are_not(
    text: str, paths: tuple[str, ...], tmp_path: Path
) -> None:
    assert difference(text, tmp_path) == paths


def test_the_structure_of_an_explanation_has_them() -> None:
    files = [ScenarioFile(SAMPLES / f"{name}.yaml") for name in ("inhouse", "hybrid")]
    structure = explain_changes(open_comparison(files)[0]).changes[0]
    assert structure.name == "structure"
    assert structure.paths == ("teams.inhouse", "teams.day", "teams.night", "automation")


def test_only_a_difference_that_is_nearly_all_structure_is_said_to_be(tmp_path: Path) -> None:
    most = costmodel("compare", "inhouse.yaml", "hybrid.yaml", "--by", "assumption", cwd=SAMPLES)
    assert "Nearly all of the difference is structure" in most.out
    text = "extends: {}/hybrid.yaml\nname: Other\ncosts: {{more: {{amount: $1 / month}}}}\n"
    other = text.format(SAMPLES) + "platform: {seat: $200 / month}\n"
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    hybrid = str(SAMPLES / "hybrid.yaml")
    few = costmodel("compare", hybrid, "other.yaml", "--by", "assumption", cwd=tmp_path)
    assert "differs in costs.more." in few.out
    assert "Nearly all" not in few.out
