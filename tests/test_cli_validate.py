"""`costmodel validate`."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ended, costmodel
from tests.plans import DESK

SUSPECT = DESK.replace("aht: 6 min", "aht: 2 h")


def validate(folder: Path, *arguments: str, **texts: str) -> Ended:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return costmodel("validate", *(f"{name}.yaml" for name in texts), *arguments, cwd=folder)


def test_a_file_without_problems(tmp_path: Path) -> None:
    ended = validate(tmp_path, plan=DESK)
    assert (ended.code, ended.out, ended.err) == (0, "", "no problems in plan.yaml\n")
    assert validate(tmp_path, "-q", plan=DESK).err == ""


def test_all_files_are_checked_each_by_itself(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "plan.yaml").write_text(DESK, encoding="utf-8")
    assert validate(tmp_path, "other/plan.yaml", plan=DESK).code == 0, "one name, two files"
    ended = validate(tmp_path, bad=DESK + "wrong: 1\n", plan=SUSPECT)
    assert ended.code == 1
    assert "error[unknown-key]" in ended.err
    assert "warning[suspect-value]" in ended.err
    assert ended.err.endswith(
        "1 problem and 1 warning in bad.yaml, plan.yaml; nothing was computed\n"
    )


def test_warnings_fail_when_strict(tmp_path: Path) -> None:
    assert validate(tmp_path, plan=SUSPECT).code == 0
    ended = validate(tmp_path, "--strict", "-q", plan=SUSPECT)
    assert (ended.code, ended.err) == (
        1,
        "error: 1 warning, and --strict makes it a failure\n",
    )


@pytest.mark.parametrize("suffix", ["md", "csv", "json", "txt"])
def test_problems_can_be_written_to_a_file(suffix: str, tmp_path: Path) -> None:
    ended = validate(tmp_path, "-o", f"found.{suffix}", plan=SUSPECT)
    assert (ended.code, ended.err) == (0, f"wrote found.{suffix}\n")
    text = (tmp_path / f"found.{suffix}").read_text(encoding="utf-8")
    assert "suspect-value" in text
    if suffix == "json":
        assert json.loads(text)["problems"][0]["severity"] == "warning"


def test_an_empty_list_of_problems_is_a_document_too(tmp_path: Path) -> None:
    assert validate(tmp_path, "--format", "md", plan=DESK).out == "# no problems in plan.yaml\n"
