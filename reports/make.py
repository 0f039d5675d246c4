"""Make the reports of this folder anew: `python reports/make.py`, from the repository's root.

Pictures take LibreOffice and pdftoppm (Debian: libreoffice-calc-nogui, poppler-utils).
"""

import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

FOLDER = Path("reports")
BOOK = "review.xlsx"
COMMAND = ("workbook", "assumptions/inhouse.yaml", "assumptions/hybrid.yaml", "--quiet", "--force")
PICTURES = {1: "review-cover.png", 2: "review-summary.png", 3: "review-charts.png"}  # by page
MADE_FROM = "made-from.txt"
RESOLUTION = "110"


def digest(book: Path) -> str:
    """What a book says, whatever program packed it: a checksum for each of its sheets."""
    with ZipFile(book) as package:
        sheets = sorted(name for name in package.namelist() if name.startswith("xl/"))
        return "".join(f"{zlib.crc32(package.read(name)):08x} {name}\n" for name in sheets)


def write_book(folder: Path) -> Path:
    """Write the book to a folder beside `assumptions`, as the command in the README does."""
    book = folder / BOOK
    subprocess.run(
        [sys.executable, "-m", "costmodel", *COMMAND, "-o", str(book)], check=True, text=True
    )
    return book


def take_pictures(book: Path, folder: Path) -> None:
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
            shutil.move(f"{picture}.png", folder / name)


if __name__ == "__main__":
    written = write_book(FOLDER)
    take_pictures(written, FOLDER)
    (FOLDER / MADE_FROM).write_text(digest(written), encoding="utf-8")
