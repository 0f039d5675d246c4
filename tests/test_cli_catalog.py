"""`costmodel list`."""

import json
from pathlib import Path

import pytest

from tests.conftest import costmodel
from tests.plans import DESK


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(DESK, encoding="utf-8")
    return str(path)


def test_a_file_lists_its_lines_with_their_values(file: str) -> None:
    ended = costmodel("list", file, "--set", "demand.growth=12% / year", "--month", "7")
    assert ended.code == 0, ended.err
    assert ended.out.startswith("plan, month 7\n\nLines\n")
    contacts = next(line for line in ended.out.splitlines() if line.startswith(" total_contacts "))
    assert contacts.split()[:3] == ["total_contacts", "7,726", "contact/month"]
    assert " demand.growth " in ended.out


def test_a_file_as_json(file: str) -> None:
    found = json.loads(costmodel("list", file, "--format", "json").out)
    lines = {line["name"]: line for line in found["lines"]}
    assert lines["team_fte.desk"]["value"] == pytest.approx(4.2)
    assert lines["demand.contacts"]["text"] == "7_300 / month"


@pytest.mark.parametrize(
    "arguments", [["--terms"], ["--set", "horizon=1 year", "--terms"], ["--month", "3"]]
)
def test_flags_that_do_not_go_together(arguments: list[str], file: str) -> None:
    with_file = [file] if arguments == ["--terms"] else []
    ended = costmodel("list", *with_file, *arguments)
    assert ended.code == 2
    assert ended.err.startswith("error: --")
