"""Make the reports of this folder anew: `python reports/make.py`, from the repository's root.

Runs every command of README.md in a folder of its own, and puts what it wrote here. Pictures of the
book are taken when the book changes, by LibreOffice and pdftoppm (Debian: libreoffice-calc-nogui,
poppler-utils).
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "reports"
BOOK = "review.xlsx"
PICTURES = {1: "review-cover.png", 2: "review-summary.png", 3: "review-charts.png"}  # by page
MADE_FROM = "made-from.txt"
RESOLUTION = "110"


def commands() -> list[list[str]]:
    """The arguments of every command of README.md, in order."""
    index = (FOLDER / "README.md").read_text(encoding="utf-8").replace("\\\n", " ")
    return [shlex.split(text) for text in re.findall(r"^\$ costmodel (.+)", index, re.MULTILINE)]


def written_by(command: list[str]) -> str:
    """The report that a command writes; none for `init`."""
    return Path(command[-1]).name if command[-2] == "-o" else ""


def prepare(folder: Path) -> None:
    """Make a folder in which the commands run as in the repository, which stays as it is."""
    shutil.copytree(ROOT / "assumptions", folder / "assumptions")
    (folder / "reports").mkdir()


def run(command: list[str], folder: Path) -> None:
    """Run a command of README.md in a folder."""
    subprocess.run(
        [sys.executable, "-m", "costmodel", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=True,
    )


def digest(book: Path) -> str:
    """What a book says, whatever program packed it: a checksum for each of its sheets."""
    with ZipFile(book) as package:
        sheets = sorted(name for name in package.namelist() if name.startswith("xl/"))
        return "".join(f"{zlib.crc32(package.read(name)):08x} {name}\n" for name in sheets)


def take_pictures(book: Path) -> None:
    """Print the book by LibreOffice and keep its first pages."""
    with TemporaryDirectory() as made:
        profile = f"-env:UserInstallation={Path(made, 'profile').as_uri()}"
        office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", made]
        subprocess.run([*office, str(book)], check=True, capture_output=True)
        printed = Path(made, book.with_suffix(".pdf").name)
        for page, name in PICTURES.items():
            only = ["-f", str(page), "-l", str(page), "-singlefile", "-r", RESOLUTION, "-png"]
            picture = Path(made, Path(name).stem)
            subprocess.run(["pdftoppm", *only, str(printed), str(picture)], check=True)
            shutil.move(f"{picture}.png", FOLDER / name)


def make() -> None:
    """Make all reports; the book and its pictures stay where it says what it said."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        prepare(folder)
        for command in commands():
            run(command, folder)
        book = folder / "reports" / BOOK
        if digest(book) == (FOLDER / MADE_FROM).read_text():
            book.unlink()
        else:
            take_pictures(book)
            (FOLDER / MADE_FROM).write_text(digest(book))
        for report in (folder / "reports").iterdir():
            shutil.copyfile(report, FOLDER / report.name)


if __name__ == "__main__":
    make()
