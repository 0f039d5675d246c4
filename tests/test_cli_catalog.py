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


def test_sources_are_listed_and_their_lack_is_a_warning(file: str) -> None:
    said = "platform.seat={value: $100 / month, source: price list, as_of: 2020, owner: IT}"
    ended = costmodel("list", "--sources", file, "--set", said, "--format", "json")
    assert ended.code == 0, ended.err
    found = {each["name"]: each for each in json.loads(ended.out)["assumptions"]}
    seat = found["platform.seat"]
    assert (seat["source"], seat["owner"], seat["doubts"]) == ("price list", "IT", ["old"])
    assert found["demand.contacts"]["doubts"] == ["no-source"]
    assert "older than a year when the model starts: `platform.seat`" in ended.err
    assert costmodel("list", "--sources", file, "--quiet").err == ""
    assert costmodel("list", "--sources", file, "--strict").code == 1


@pytest.mark.parametrize(
    "arguments",
    [["--terms"], ["--set", "horizon=1 year", "--terms"], ["--month", "3"], ["--sources"]],
)
def test_flags_that_do_not_go_together(arguments: list[str], file: str) -> None:
    with_file = [file] if arguments == ["--terms"] else []
    ended = costmodel("list", *with_file, *arguments)
    assert ended.code == 2
    assert ended.err.startswith("error: --")
