"""The finished reports of reports/ are those that the program makes today."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from reports.make import BOOK, COMMAND, MADE_FROM, PICTURES, digest
from tests.conftest import ROOT

REPORTS = ROOT / "reports"
REMEDY = "python reports/make.py"


def test_the_book_is_what_the_program_writes_today(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assumptions", tmp_path / "assumptions")
    (tmp_path / "reports").mkdir()
    book = tmp_path / "reports" / BOOK
    subprocess.run(
        [sys.executable, "-m", "costmodel", *COMMAND, "-o", str(book.relative_to(tmp_path))],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert digest(book).splitlines() == digest(REPORTS / BOOK).splitlines(), REMEDY


def test_the_pictures_are_of_this_book() -> None:
    assert (REPORTS / MADE_FROM).read_text(encoding="utf-8") == digest(REPORTS / BOOK), REMEDY
    for name in PICTURES.values():
        assert (REPORTS / name).read_bytes().startswith(b"\x89PNG")


def test_the_readme_shows_the_summary() -> None:
    assert "(reports/review-summary.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
