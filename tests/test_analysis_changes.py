"""Differences by assumption: exact sums, and shares that are known by hand."""

from math import fsum
from pathlib import Path

import pytest

from costmodel.analysis.changes import Explained, explain_changes
from costmodel.analysis.compare import open_comparison
from costmodel.analysis.run import ScenarioFile, run
from costmodel.assumptions.problems import AssumptionsError

SAMPLES = Path(__file__).parent / "samples"


def explained(*files: Path) -> Explained:
    opened, _ = open_comparison([ScenarioFile(file) for file in files])
    return explain_changes(opened)


def changed(folder: Path, text: str) -> tuple[Path, Path]:
    """The sample, and it with changes."""
    sample = (SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8")
    (folder / "before.yaml").write_text(sample, encoding="utf-8")
    (folder / "after.yaml").write_text(f"extends: before.yaml\n{text}\n", encoding="utf-8")
    return folder / "before.yaml", folder / "after.yaml"


def by_name(found: Explained, result: int = 0) -> dict[str, float]:
    return {each.name: each.contributions[result] for each in found.changes}


def test_a_product_is_shared_by_the_means_of_the_other_factor(tmp_path: Path) -> None:
    """Labor is headcount x salary: of two changed factors each counts at the other's mean."""
    files = changed(tmp_path, "teams: {inhouse: {headcount: 24, pay: {burdened: $60_000 / year}}}")
    found = by_name(explained(*files))
    seat = 12 * 100
    assert found == pytest.approx(
        {
            "teams.inhouse.headcount": 4 * (55_000 + seat),
            "teams.inhouse.pay.burdened": 10_000 * 22,
        }
    )


def test_a_new_cost_is_structure(tmp_path: Path) -> None:
    files = changed(tmp_path, "costs: {license: {amount: $12_000 / year}}")
    assert by_name(explained(*files)) == pytest.approx({"structure": 12_000})


def test_structure_and_numbers_meet(tmp_path: Path) -> None:
    """A removed seat price of a changed headcount: half of what both do goes to each."""
    files = changed(tmp_path, "platform: null\nteams: {inhouse: {headcount: 24}}")
    found = by_name(explained(*files))
    both = 4 * 1_200
    assert found == pytest.approx(
        {
            "structure": -20 * 1_200 - both / 2,
            "teams.inhouse.headcount": 4 * (50_000 + 1_200) - both / 2,
        }
    )


def test_the_samples_add_up_to_the_cent() -> None:
    files = [SAMPLES / f"{name}.yaml" for name in ("inhouse", "hybrid")]
    found = explained(*files)
    for at, name in enumerate(found.results):
        before, after = (run(ScenarioFile(file)).value(name) for file in files)
        assert (found.before[at], found.after[at]) == pytest.approx((before, after), rel=1e-14)
        whole = fsum(each.contributions[at] for each in found.changes)
        assert whole == pytest.approx(found.after[at] - found.before[at], abs=0.001)


def test_many_changes_are_put_together_by_section(tmp_path: Path) -> None:
    hours = "\n".join(f"  line_{n}: {{amount: ${n + 1}_000 / year}}" for n in range(14))
    more = "\n".join(f"  line_{n}: {{amount: ${n + 2}_000 / year}}" for n in range(14))
    sample = (SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8").split("costs:")[0]
    rest = "benefits: {churn: {arr: $10M, reduction: 5 points, gross_margin: 100%}}\n"
    for name, lines in (("before", hours), ("after", more)):
        (tmp_path / f"{name}.yaml").write_text(f"{sample}costs:\n{lines}\n{rest}", encoding="utf-8")
    found = explained(tmp_path / "before.yaml", tmp_path / "after.yaml")
    assert by_name(found) == pytest.approx({"costs": 14_000})
    assert len(found.changes[0].paths) == 14


def test_files_that_do_not_differ_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AssumptionsError, match="do not differ"):
        explained(*changed(tmp_path, "name: The same"))
