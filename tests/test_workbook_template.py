"""A company's workbook gives font, colors and logo; nothing else of it is read."""

import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from costmodel.workbook.colors import ENOUGH, WHITE, contrast
from costmodel.workbook.opening import BookError
from costmodel.workbook.template import LARGEST_LOGO, THEME_PART, theme_of_template
from costmodel.workbook.theme import Theme

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


NOISE = random.Random(1).randbytes(LARGEST_LOGO)  # noqa: S311 - nothing secret


def branded(folder: Path, swaps: dict[str, str] | None = None, logo: bytes = PIXEL) -> Path:
    """A workbook with a theme of its own, and with texts of its theme part swapped."""
    path = folder / "plain.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet()
        page.write_string("A1", "Our company")
        page.insert_image("B1", "logo.png", {"image_data": io.BytesIO(PIXEL)})
    return _with_parts(path, folder / "brand.xlsx", logo, swaps or {})


def _with_parts(path: Path, to: Path, logo: bytes, swaps: dict[str, str]) -> Path:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == THEME_PART:
                for text, other in swaps.items():
                    assert text in data.decode()
                    data = data.replace(text.encode(), other.encode())
            new.writestr(name, logo if name.startswith("xl/media/") else data)
    return to


def test_font_colors_and_logo_are_lifted(tmp_path: Path) -> None:
    path = branded(
        tmp_path,
        {
            "4F81BD": "7A1F3D",
            "C0504D": "C98B2B",
            'latin typeface="Calibri"': 'latin typeface="Georgia"',
        },
    )
    found = theme_of_template(path)
    assert (found.font, found.accent, found.logo) == ("Georgia", "#7A1F3D", PIXEL)
    assert found.series[:3] == ("#7A1F3D", "#C98B2B", "#9BBB59")
    assert set(found.series) >= set(Theme().series)
    assert contrast(found.head_fill, "#000000") >= ENOUGH
    assert (found.input_font, found.input_fill) == (Theme().input_font, Theme().input_fill)


def test_a_pale_accent_is_darkened_for_texts_alone(tmp_path: Path) -> None:
    found = theme_of_template(branded(tmp_path, {"4F81BD": "FFD700"}))
    assert found.series[0] == "#FFD700"
    assert found.accent != "#FFD700"
    assert contrast(found.accent, WHITE) >= ENOUGH


def test_a_color_of_the_system_is_the_one_it_last_was(tmp_path: Path) -> None:
    swap = {'<a:srgbClr val="4F81BD"/>': '<a:sysClr val="windowText" lastClr="101010"/>'}
    assert theme_of_template(branded(tmp_path, swap)).accent == "#101010"


def test_a_book_of_openpyxl_without_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(path)
    found = theme_of_template(path)
    assert (found.font, found.logo) == ("Calibri", b"")


@pytest.mark.parametrize("logo", [b"GIF89a", PIXEL + NOISE], ids=["gif", "huge"])
def test_what_is_no_logo_is_left_out(tmp_path: Path, logo: bytes) -> None:
    assert theme_of_template(branded(tmp_path, logo=logo)).logo == b""


def test_a_book_without_a_theme_has_the_usual_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bare.xlsx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    assert theme_of_template(tmp_path / "bare.xlsx") == Theme()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("xl/vbaProject.bin", b"macro", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "links"),
        ("xl/bomb.xml", b" " * 50_000_000, "unpacks"),
        ("xl/entity.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "entities"),
    ],
)
def test_what_is_not_safe_is_refused(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    path = branded(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    with pytest.raises(BookError, match=why):
        theme_of_template(path)


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsm", b"PK"), ("a.xlsx", b"no zip"), ("b.xlsx", None)]
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(BookError):
        theme_of_template(tmp_path / name)
