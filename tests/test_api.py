"""What other programs use."""

from pathlib import Path

import pytest

from costmodel.api import compare, load
from costmodel.assumptions.problems import AssumptionsError
from tests.plans import DESK, near


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(DESK, encoding="utf-8")
    return path


def test_a_file_is_loaded_and_run(file: Path) -> None:
    result = load(file).run()
    assert result.value("run_rate_cost") == near(4.2 * 48_000)
    assert load(str(file)).run(month=3).run_rate_month == 3


def test_values_are_set_by_their_path(file: Path) -> None:
    settings = {"demand.contacts": "14_600 / month", "teams.desk.min_agents": 1, "name": None}
    result = load(file, set=settings).run()
    assert result.value("paid_fte") == near(4.2 * (2 + 1))  # the floor is for queues alone


def test_mistakes_are_said_when_a_file_is_loaded(file: Path) -> None:
    with pytest.raises(AssumptionsError) as caught:
        load(file, set={"teams.desk.shrinkge": "50%", "horizon": "soon"})
    assert [problem.code for problem in caught.value.problems] == ["value", "unknown-key"]


def test_warnings_are_there_before_the_run(file: Path) -> None:
    assert not load(file).warnings
    (warning,) = load(file, set={"demand.channels.email.aht": "2 h"}).warnings
    assert warning.code == "suspect-value"


def test_scenarios_are_compared_as_files_or_loaded(file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_text(DESK, encoding="utf-8")
    cheaper = load(other, set={"teams.desk.pay.burdened": "$24_000 / year"})
    (found,) = compare([file, cheaper], month=6).comparisons
    assert found.value("run_rate_change") == near(-4.2 * 24_000)
