"""Running scenarios."""

from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile, open_scenarios, run
from costmodel.assumptions.problems import AssumptionsError
from tests.conftest import ROOT
from tests.plans import CALLS, DESK, find, near

HYBRID = ROOT / "tests" / "samples" / "hybrid.yaml"
ONCE = "costs.move={label: The move, amount: $500 once}"


def errors(*files: ScenarioFile) -> list[tuple[str, str]]:
    with pytest.raises(AssumptionsError) as caught:
        open_scenarios(files)
    return [(each.code, each.message) for each in caught.value.problems]


def test_a_result_says_what_it_is_of() -> None:
    result = run(ScenarioFile(HYBRID, ("name=null",)), month=12)
    assert (result.name, result.title) == ("hybrid", "hybrid")
    assert [file.path.name for file in result.files] == ["hybrid.yaml", "base.yaml"]
    assert (result.currency, result.start, result.horizon) == ("USD", (2027, 1), 36)
    assert result.run_rate_month == 12
    assert result.one_time == ("build.assistant", "one_time.integration")


def test_results_by_hand() -> None:
    found = find(DESK, ONCE)  # 4.2 FTE
    assert found["run_rate_cost"] == near(4.2 * 48_000)
    assert found["total_cost"] == near(4.2 * 48_000 + 500)
    assert found["run_rate.labor"] == near(4.2 * 48_000)
    assert found["one_time.move"] == 500
    assert found.result.lines["labor"].role == "cost"
    assert found.result.lines["total_contacts"].role == ""


def test_units_name_the_currency() -> None:
    found = find(DESK, "currency=EUR", "teams.desk.pay.burdened=€40_000 / year")
    assert found.result.results["run_rate_cost"].unit == "EUR/year"
    assert found.result.lines["labor"].unit == "EUR/month"


def test_labels_are_the_users_own() -> None:
    found = find(DESK, ONCE, "costs.rent={amount: $1 once}").result
    assert found.results["one_time.move"].label == "The move"
    assert found.results["one_time.rent"].label.startswith("Cost of the user's own")


def test_missing_values_have_reasons() -> None:
    found = find(DESK, "horizon=6 months")
    assert found["trailing_12_cost"] is None
    assert "fewer than twelve months" in str(found.reason("trailing_12_cost"))
    assert found.reason("irr") == "the flows never change sign"
    assert "`fcr`" in str(found.reason("cost_per_resolution"))


def test_all_files_are_read_before_any_problem_is_said(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(DESK + "wrong: 1\n", encoding="utf-8")
    found = errors(*(ScenarioFile(tmp_path / f"{name}.yaml") for name in "ab"))
    assert [code for code, _ in found] == ["unknown-key", "unknown-key"]


def test_two_files_of_one_name_clash(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text(DESK, encoding="utf-8")
    file = ScenarioFile(tmp_path / "desk.yaml")
    ((code, message),) = errors(file, file)
    assert code == "name-clash"
    assert "would both be called `desk`" in message


def test_a_cost_cannot_take_the_name_of_a_line() -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, "costs.labor={amount: $1 / month}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.help) == (
        "name-clash",
        "call the cost something else, such as `labor_extra`",
    )


def test_warnings_of_loading_and_of_results_come_together() -> None:
    found = find(CALLS, "teams.desk.headcount=8.4", "demand.channels.voice.aht=2 h")
    codes = {problem.code for problem in found.result.warnings}
    assert {"suspect-value", "missed-target"} <= codes
