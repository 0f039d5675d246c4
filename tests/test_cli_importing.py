"""`costmodel import`, as users run it."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel
from tests.edited_books import BASE, OWN, book_of, edit, write_files

SHRINKAGE = "own.teams.desk.shrinkage"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return book_of(write_files(tmp_path), "own", "bought")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".yaml"}


def test_nothing_changed(path: Path) -> None:
    before = files(path.parent)
    for flags in ((), ("--in-place",)):
        ended = costmodel("import", "review.xlsx", *flags, cwd=path.parent)
        assert (ended.code, ended.err) == (0, "")
        assert "Nothing has changed" in ended.out
    assert files(path.parent) == before


def test_new_files_beside_the_workbook(path: Path) -> None:
    before = files(path.parent)
    edit(path, {SHRINKAGE: 0.31})
    ended = costmodel("import", "review.xlsx", cwd=path.parent)
    assert (ended.code, ended.err) == (0, "wrote own_edited.yaml\n")
    (row,) = (line.split() for line in ended.out.splitlines() if "Inputs own!" in line)
    assert row == ["teams.desk.shrinkage", "own", "Inputs", "own!F23", "30%", "31%"]
    assert {n: b for n, b in files(path.parent).items() if n != "own_edited.yaml"} == before
    ran = costmodel("run", "own_edited.yaml", "--format", "json", cwd=path.parent)
    set_ = costmodel(
        *("run", "own.yaml", "--set", f"{SHRINKAGE[4:]}.value=31%", "--format", "json"),
        cwd=path.parent,
    )
    assert (ran.code, set_.code) == (0, 0), set_.err
    results = [json.loads(each.out)["scenarios"][0]["results"] for each in (ran, set_)]
    assert results[0] == results[1]


def test_what_is_there_is_not_overwritten(path: Path) -> None:
    edit(path, {SHRINKAGE: 0.31})
    path.with_name("own_edited.yaml").write_text("mine", "utf-8")
    ended = costmodel("import", "review.xlsx", cwd=path.parent)
    assert (ended.code, ended.out) == (2, "")
    assert "own_edited.yaml" in ended.err
    assert path.with_name("own_edited.yaml").read_text("utf-8") == "mine"
    assert costmodel("import", "review.xlsx", "--force", cwd=path.parent).code == 0
    assert "31%" in path.with_name("own_edited.yaml").read_text("utf-8")


def test_in_place(path: Path) -> None:
    edit(path, {SHRINKAGE: 0.31, "bought.demand.growth": 0.07})
    ended = costmodel("import", "review.xlsx", "--in-place", cwd=path.parent)
    assert (ended.code, ended.err) == (0, "wrote base.yaml, own.yaml\n")
    texts = {name: text.decode() for name, text in files(path.parent).items()}
    assert texts["own.yaml"] == OWN.replace("30%", "31%")
    assert texts["base.yaml"] == BASE.replace("6% / year", "7% / year")
    assert "own_edited.yaml" not in texts
    again = costmodel("import", "review.xlsx", "--in-place", cwd=path.parent)
    assert "Nothing has changed" in again.out
    assert "`own.yaml` has changed since" in again.err


def test_a_book_that_was_sent_and_came_back(path: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    edit(path, {SHRINKAGE: 0.31}).rename(inbox / "review.xlsx")
    ended = costmodel("import", "inbox/review.xlsx", cwd=tmp_path)
    assert ended.code == 1
    assert "--origin" in ended.err
    target = ("--origin", ".", "--to", "reviewed")
    ended = costmodel("import", "inbox/review.xlsx", *target, cwd=tmp_path)
    assert ended.code == 2
    assert "reviewed" in ended.err
    (tmp_path / "reviewed").mkdir()
    assert costmodel("import", "inbox/review.xlsx", *target, cwd=tmp_path).code == 0
    assert costmodel("run", "reviewed/own_edited.yaml", cwd=tmp_path).code == 0


def test_cells_that_hold_no_number_write_nothing(path: Path) -> None:
    before = files(path.parent)
    edit(path, {SHRINKAGE: "=0.3+0.01", "own.demand.growth": None})
    ended = costmodel("import", "review.xlsx", "--in-place", cwd=path.parent)
    assert (ended.code, ended.out) == (1, "")
    assert "Inputs own!F23, teams.desk.shrinkage: there is a formula" in ended.err
    assert "Inputs own!F14, demand.growth: the cell is empty" in ended.err
    assert "2 problems in review.xlsx; nothing was written" in ended.err
    assert files(path.parent) == before


def test_other_formats_and_strict(path: Path) -> None:
    edit(path, {SHRINKAGE: 0.31, "Calculation own!I12": 5})
    ended = costmodel("import", "review.xlsx", "--strict", "--format", "json", cwd=path.parent)
    assert ended.code == 1
    assert not path.with_name("own_edited.yaml").exists()
    said = json.loads(ended.out)
    (change,) = said["changes"]
    assert (change["cell"], change["old"], change["new"]) == ("Inputs own!F23", 0.3, 0.31)
    assert [each["code"] for each in said["warnings"]] == ["overwritten-formula"]
    ended = costmodel("import", "review.xlsx", "--format", "csv", cwd=path.parent)
    assert ended.out.splitlines()[1] == "own,Inputs own!F23,teams.desk.shrinkage,0.3,0.31,share"
    assert "formulas of `Calculation own` were overwritten" in ended.err


def test_what_is_no_book(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("a: 1", "utf-8")
    for name, said in (("x.xlsx", "is not a workbook"), ("y.xlsx", "there is no file")):
        ended = costmodel("import", name, cwd=tmp_path)
        assert (ended.code, ended.out) == (1, "")
        assert said in ended.err


def test_to_and_in_place_do_not_go_together(path: Path) -> None:
    ended = costmodel("import", "review.xlsx", "--in-place", "--to", ".", cwd=path.parent)
    assert ended.code == 2


def test_the_help_shows_an_example_and_the_limits() -> None:
    ended = costmodel("import", "--help", cwd=ROOT)
    assert "costmodel import review.xlsx" in ended.out
    assert "64 MiB" in ended.out
