"""Writing results."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from costmodel.charts.chart import Bar, Bars, Chart, NothingToDrawError, Span
from costmodel.cli.exits import UsageError
from costmodel.cli.output import Goal, make_folder, output_goal, say, write_file, write_files
from costmodel.reports.document import Document, Sentence

DRAWN = Chart("Found", "USD", Bars((Bar("all", (Span(0, 1, "whole"),), "1"),)))
GREETING = Document("Hello \u2212 world", (Sentence("é"),))


def show(goal: Goal) -> None:
    goal.show(data=lambda: {"x": 1}, csv=lambda: "x\n1\n", document=lambda: GREETING)


@pytest.mark.parametrize(
    ("name", "format_", "expected"),
    [
        ("a.md", None, "md"),
        ("a.CSV", None, "csv"),
        ("a.json", None, "json"),
        ("a.txt", None, "table"),
        ("a.md", "json", "json"),
        ("a", "csv", "csv"),
    ],
)
def test_the_suffix_says_the_format(
    name: str, format_: str | None, expected: str, tmp_path: Path
) -> None:
    goal = output_goal(format_, tmp_path / name, force=False)  # type: ignore[arg-type]
    assert (goal.format, goal.path) == (expected, tmp_path / name)


def test_a_minus_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert output_goal(None, Path("-"), force=False) == Goal("table")
    show(output_goal("json", Path("-"), force=False))
    assert capsys.readouterr().out == '{\n  "x": 1\n}\n'


def test_outputs_that_cannot_be_written(tmp_path: Path) -> None:
    taken = tmp_path / "a.md"
    taken.write_text("mine", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    for path, said in [
        (tmp_path / "a.docx", "says no format"),
        (tmp_path / "a", "says no format"),
        (taken, "--force overwrites it"),
        (tmp_path / "link.md", "--force overwrites it"),
        (tmp_path / "missing" / "a.md", "there is no folder"),
    ]:
        with pytest.raises(UsageError, match=said):
            output_goal(None, path, force=False)
    with pytest.raises(UsageError, match="is a folder"):
        output_goal("md", tmp_path, force=True)
    with pytest.raises(UsageError, match="cannot be written: "):
        write_file(taken / "below.md", "x")
    with pytest.raises(UsageError, match="cannot be written: "):
        make_folder(taken)


def test_each_format_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix, start in {
        "md": "# Hello",
        "csv": "x\n1",
        "json": '{\n  "x"',
        "txt": "Hello",
    }.items():
        path = tmp_path / f"a.{suffix}"
        show(output_goal(None, path, force=False))
        assert path.read_text(encoding="utf-8").startswith(start)
        assert capsys.readouterr().err == f"wrote {path}\n"


def test_a_crash_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_file(path, "old")

    def crash(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(UsageError, match="No space left"):
        write_file(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_those_of_any_new_file_or_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    mask = os.umask(0o027)
    try:
        write_file(path, "x")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o604)
    write_file(path, "y")
    assert path.stat().st_mode & 0o777 == 0o604


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    output_goal("json", Path(os.devnull), force=False)
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("encoding", "shown"), [("ascii", b"Hello - world\n\n?\n"), ("utf-8", GREETING.title.encode())]
)
def test_a_terminal_gets_what_it_knows(
    encoding: str, shown: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    show(Goal("table"))
    assert written.getvalue().startswith(shown)
    sys.stdout.detach()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("variables", "goal", "has_color"),
    [
        ({}, Goal("table"), False),
        ({"FORCE_COLOR": "1"}, Goal("table"), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Goal("table"), False),
        ({"FORCE_COLOR": "1"}, Goal("table", no_color=True), False),
        ({"FORCE_COLOR": "1"}, Goal("md"), False),
    ],
)
def test_color_is_asked_for(
    variables: dict[str, str],
    goal: Goal,
    has_color: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    show(goal)
    assert ("\x1b[" in capsys.readouterr().out) == has_color


def test_what_is_said_survives_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(written, encoding="ascii"))
    say("naïve")
    sys.stderr.flush()
    assert written.getvalue() == b"na\\xefve\n"
    sys.stderr.detach()  # type: ignore[union-attr]


def test_several_files_are_written_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old", encoding="utf-8")
    write_files({tmp_path / "a.yaml": "new", tmp_path / "b.yaml": "more"})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "a.yaml": "new",
        "b.yaml": "more",
    }


@pytest.mark.parametrize("last", ["none/c.yaml", "folder"])
def test_or_none_of_them(last: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    texts = {tmp_path / "a.yaml": "new", tmp_path / "b.yaml": "more", tmp_path / last: "x"}
    with pytest.raises(UsageError):
        write_files(texts)
    assert (tmp_path / "a.yaml").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "folder"]


def show_with(chart: Callable[[], Chart] | None, path: Path) -> None:
    goal = output_goal(None, path, force=False, draws=True)
    goal.show(data=dict, csv=str, document=lambda: GREETING, chart=chart)


def test_charts_are_written_by_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, start in (("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG")):
        show_with(lambda: DRAWN, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    assert capsys.readouterr().err.count("wrote ") == 2
    with pytest.raises(UsageError, match="--force overwrites it"):
        show_with(lambda: DRAWN, tmp_path / "a.svg")


def test_charts_that_cannot_be_had_leave_no_file(tmp_path: Path) -> None:
    def nothing() -> Chart:
        raise NothingToDrawError("nothing moves it")

    target = tmp_path / "a.svg"
    with pytest.raises(UsageError, match="nothing moves it"):
        show_with(nothing, target)
    with pytest.raises(UsageError, match="there is no chart of this report"):
        show_with(None, target)
    with pytest.raises(UsageError, match="compare, simulate and sensitivity draw one"):
        output_goal(None, target, force=False)
    assert not list(tmp_path.iterdir())


def test_a_format_asked_for_counts_more_than_the_suffix(tmp_path: Path) -> None:
    assert output_goal("md", tmp_path / "a.svg", force=False, draws=True).format == "md"
