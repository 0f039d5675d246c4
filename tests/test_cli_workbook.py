"""`costmodel workbook` as users run it."""

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import costmodel
from tests.plans import near
from tests.whole_book import FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def value_of(book: Path, name: str) -> object:
    cells = openpyxl.load_workbook(book, data_only=True)
    sheet, cell = cells.defined_names[name].attr_text.split("!")
    return cells[sheet.strip("'")][cell].value


def test_a_book_has_what_is_set_and_its_warnings_are_said(folder: Path) -> None:
    arguments = ("workbook", "own.yaml", "-o", "own.xlsx", "--month", "2")
    ended = costmodel(*arguments, "--set", "demand.contacts=25_000 / month", cwd=folder)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("wrote own.xlsx\n")
    assert "note: " in ended.err
    assert value_of(folder / "own.xlsx", "own.demand.contacts") == near(25_000)
    assert value_of(folder / "own.xlsx", "own.run_rate_month") == near(2)


def test_a_book_is_only_replaced_by_force_and_as_a_whole(folder: Path) -> None:
    book = folder / "own.xlsx"
    book.write_bytes(b"mine")
    book.chmod(0o640)
    refused = costmodel("workbook", "own.yaml", "-o", "own.xlsx", cwd=folder)
    assert refused.code == 2
    assert "own.xlsx exists; --force overwrites it" in refused.err
    wrong = costmodel("workbook", "none.yaml", "-o", "own.xlsx", "--force", cwd=folder)
    assert wrong.code == 1
    assert book.read_bytes() == b"mine"
    done = costmodel("workbook", "own.yaml", "-o", "own.xlsx", "--force", "-q", cwd=folder)
    assert (done.code, done.err) == (0, "wrote own.xlsx\n")
    assert value_of(book, "own.npv") is not None
    assert book.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["bought.yaml", "own.xlsx", "own.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "own.pdf"), "a workbook is an .xlsx file, not own.pdf"),
        (("-o", "none/own.xlsx"), "there is no folder none"),
        (("-o", "own.xlsx", "--template", "own.yaml"), "own.yaml is not an .xlsx file"),
        (
            ("-o", "own.xlsx", "--template", "a.xlsx", "--theme", "a.yaml"),
            "--theme and --template both say how the book looks",
        ),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = costmodel("workbook", "own.yaml", *arguments, cwd=folder)
    assert ended.code == 2
    assert said in ended.err
    assert not (folder / "own.xlsx").exists()


def test_a_company_s_look_is_taken_over(folder: Path) -> None:
    (folder / "theme.yaml").write_text("font: Georgia\naccent: 7A1F3D\n", encoding="utf-8")
    arguments = ("workbook", "own.yaml", "-q", "-o")
    themed = costmodel(*arguments, "own.xlsx", "--theme", "theme.yaml", cwd=folder)
    assert themed.code == 0, themed.err
    title = openpyxl.load_workbook(folder / "own.xlsx")["Summary"]["A1"]
    assert title.font.name == "Georgia"
    assert title.font.color is not None
    assert title.font.color.rgb == "FF7A1F3D"
    (folder / "theme.yaml").write_text("acent: 7A1F3D\n", encoding="utf-8")
    wrong = costmodel(*arguments, "other.xlsx", "--theme", "theme.yaml", cwd=folder)
    assert wrong.code == 1
    assert "did you mean `accent`?" in wrong.err


def test_hundreds_of_costs_are_written_and_thousands_refused(folder: Path) -> None:
    text = (folder / "own.yaml").read_text(encoding="utf-8")
    for count, code in ((300, 0), (2_000, 1)):
        own = "".join(f"  own_{each}: {{amount: $100 / month}}\n" for each in range(count))
        (folder / "many.yaml").write_text(text.replace("costs:\n", f"costs:\n{own}"), "utf-8")
        ended = costmodel("workbook", "many.yaml", "-q", "-o", "many.xlsx", "--force", cwd=folder)
        assert ended.code == code
        said = "error: the formula in row" if code else "wrote many.xlsx\n"
        assert ended.err.startswith(said)
    assert value_of(folder / "many.xlsx", "many.run_rate.own_299") == near(1_200)
