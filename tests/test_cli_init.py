"""`costmodel init`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from costmodel.assumptions.shipped import shipped_files
from costmodel.cli.exits import UsageError
from costmodel.cli.init import init_command


def init(folder: Path) -> None:
    ended = CliRunner().invoke(init_command, [str(folder)])
    if ended.exception:
        raise ended.exception


def test_the_shipped_files_and_their_schema_are_copied(tmp_path: Path) -> None:
    init(tmp_path / "new" / "plans")
    copied = {path.name: path.read_bytes() for path in (tmp_path / "new" / "plans").iterdir()}
    assert set(copied) == {path.name for path in shipped_files()} | {"costmodel.schema.json"}
    for path in shipped_files():
        assert copied[path.name] == path.read_bytes()


def test_one_file_that_is_there_stops_all(tmp_path: Path) -> None:
    (tmp_path / "hybrid.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"hybrid\.yaml exists; init overwrites nothing"):
        init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["hybrid.yaml"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        init(tmp_path / "file")
