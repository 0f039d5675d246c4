"""Files as they lie on the disk: their bytes, and those that are not opened."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.assumptions.tree import parse_tree, read_tree
from tests.trees import SAMPLE, place_of, plain, problems_if_any


def file_problem(path: Path) -> Problem:
    with pytest.raises(AssumptionsError) as caught:
        read_tree(path, "f.yaml")
    (problem,) = caught.value.problems
    return problem


def test_read_tree_gives_the_digest_of_the_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode()
    (tmp_path / "f.yaml").write_bytes(data)
    tree, digest = read_tree(tmp_path / "f.yaml", "f.yaml")
    assert digest == hashlib.sha256(data).hexdigest()
    assert plain(tree) == plain(parse_tree(SAMPLE, "f.yaml"))
    assert tree.entries["currency"].value.span == Span("f.yaml", 2, 11, 14, "currency: USD")


@pytest.mark.parametrize(
    ("data", "code", "place", "message"),
    [
        (b"a: 1\nb: caf\xe9\n", "not-utf-8", (2, 7), "byte 0xe9"),
        ("a: é\r\né: ".encode() + b"\xff", "not-utf-8", (2, 4), "byte 0xff"),
        (b"\xef\xbb\xbfa: \x80", "not-utf-8", (1, 4), "byte 0x80"),
        ("a: 1".encode("utf-16"), "not-utf-8", (1, 1), "UTF-16"),
        (b"\xfe\xff" + "a: 1".encode("utf-16-be"), "not-utf-8", (1, 1), "UTF-16"),
        ("a: 1".encode("utf-32"), "not-utf-8", (1, 1), "UTF-32"),
        ("a: 1".encode("utf-16-le"), "binary-file", (1, 1), "NUL"),
        (b"PK\x03\x04\x00\x00", "binary-file", (1, 1), "NUL"),
        (b"a: \x1b[31m", "control-character", (1, 4), "U+001B"),
        (b"", "empty-file", (1, 1), "no assumptions"),
    ],
)
def test_files_that_are_not_text(
    tmp_path: Path, data: bytes, code: str, place: tuple[int, int], message: str
) -> None:
    (tmp_path / "f.yaml").write_bytes(data)
    problem = file_problem(tmp_path / "f.yaml")
    assert (problem.code, place_of(problem)) == (code, place)
    assert message in problem.message


def test_missing_file_suggests_its_neighbor(tmp_path: Path) -> None:
    (tmp_path / "inhouse.yaml").write_text("a: 1")
    problem = file_problem(tmp_path / "inhose.yaml")
    assert (problem.code, problem.help) == ("missing-file", "did you mean `inhouse.yaml`?")
    assert place_of(problem) == (1, 1)
    assert file_problem(tmp_path / "no" / "x.yaml").code == "missing-file"


def test_folders_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    assert file_problem(tmp_path).code == "not-a-file"
    os.mkfifo(tmp_path / "pipe")
    assert file_problem(tmp_path / "pipe").code == "not-a-file"
    assert file_problem(Path("/dev/zero")).code == "not-a-file"


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    problem = file_problem(path)
    assert (problem.code, place_of(problem)) == ("unreadable-file", (1, 1))
    assert "permission denied" in problem.message
    assert file_problem(tmp_path / "a\0b").code == "unreadable-file"
    assert file_problem(tmp_path / ("x" * 5000)).code == "unreadable-file"


def test_large_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    problem = file_problem(path)
    assert (problem.code, place_of(problem)) == ("too-large", (1, 1))
    path.write_bytes(b"a: 1\n" + b"#" * (1024 * 1024 - 5))
    read_tree(path, "f.yaml")
    path.write_bytes(b"a: 1\n" + b"#" * (1024 * 1024 - 4))
    assert file_problem(path).code == "too-large"


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(data)
    problems_if_any(lambda: read_tree(path, "bytes.yaml"))
