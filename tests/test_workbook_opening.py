"""What is refused before anything is parsed, and what hostile parts do: nothing."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from costmodel.workbook import opening
from costmodel.workbook.opening import BookError, opened
from costmodel.workbook.reading import read_book
from tests.edited_books import book_of, changed_parts, part_of, write_files

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return book_of(write_files(tmp_path_factory.mktemp("books"))).read_bytes()


@pytest.fixture
def book(tmp_path: Path, written: bytes) -> Path:
    (tmp_path / "review.xlsx").write_bytes(written)
    return tmp_path / "review.xlsx"


def add(book: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return book


def refused(book: Path) -> str:
    with pytest.raises(BookError) as caught:
        read_book(book)
    assert str(caught.value).startswith(str(book))
    return str(caught.value)


def declared(text: str) -> Callable[[str], str]:
    return lambda xml: xml.replace("?>", f"?>{text}", 1) if "?>" in xml else text + xml


def test_a_book_as_written_can_be_read(book: Path) -> None:
    assert read_book(book).manifest.scenarios[0].scope == "own"


@pytest.mark.parametrize("text", [LAUGHS, FILE, FILE.lower().replace("entity", "ENTITY")])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_entities(book: Path, part: str, text: str) -> None:
    assert "declares entities" in refused(changed_parts(book, {part: declared(text)}))


def test_entities_in_sheets(book: Path) -> None:
    for sheet in ("Inputs own", "Calculation own"):
        part = part_of(book, sheet)
        changed_parts(book, {part: declared(LAUGHS)})
        assert "declares entities" in refused(book)
        changed_parts(book, {part: lambda xml: xml.replace(LAUGHS, "")})
    read_book(book)


def test_entities_in_another_encoding_are_refused_where_they_would_be_parsed(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["xl/workbook.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    parts["xl/workbook.xml"] = declared(FILE)(xml).encode("utf-16")
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    refused(book)


def test_a_bomb_that_is_packed_too_much(book: Path) -> None:
    add(book, "xl/media/image1.png", bytes(50 * opening.MiB))
    assert "unpacks to more than 100 times" in refused(book)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("LARGEST_FILE", "is larger than"),
        ("LARGEST_UNPACKED", "when unpacked"),
        ("LARGEST_PART", "has a part larger"),
        ("LARGEST_PARSED", "has more than"),
        ("MOST_PARTS", "has more than 10 parts"),
    ],
)
def test_limits(book: Path, limit: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, limit, 10)
    assert said in refused(book)


def test_huge_sheets_are_not_parsed(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = part_of(book, "Inputs own")
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * n) for n in range(900, 400_000)
    )
    parts[name] = parts[name].replace(b"</sheetData>", rows + b"</sheetData>")
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    assert f"has more than 16 MiB in {name}" in refused(book)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "has macros"),
        ("xl/macrosheets/sheet1.xml", "has macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("XL/WORKBOOK.XML", "two parts of the same name"),
    ],
)
def test_parts_that_are_refused(book: Path, name: str, said: str) -> None:
    assert said in refused(add(book, name, b"<x/>"))


def test_macros_by_their_type(book: Path) -> None:
    kind = "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    changed_parts(book, {"[Content_Types].xml": lambda xml: xml.replace(*kind)})
    assert "has macros" in refused(book)


def test_files_that_are_no_books(book: Path, tmp_path: Path) -> None:
    assert "save the workbook as .xlsx" in refused(book.rename(tmp_path / "review.xlsm"))
    assert "is not a file" in refused_folder(tmp_path)
    for data, said in (
        (b"", "is not a workbook"),
        (b"costmodel: 1", "is not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is encrypted or of an old kind"),
        (b"PK\x03\x04" + bytes(600), "is damaged"),
    ):
        path = tmp_path / "other.xlsx"
        path.write_bytes(data)
        assert said in refused(path)
    with pytest.raises(BookError, match="there is no file"):
        read_book(tmp_path / "none.xlsx")


def refused_folder(folder: Path) -> str:
    (folder / "folder.xlsx").mkdir()
    return refused(folder / "folder.xlsx")


def test_books_cut_short_or_damaged_anywhere(book: Path, written: bytes) -> None:
    for at in range(0, len(written), len(written) // 60):
        book.write_bytes(written[:at])
        refused(book)
        book.write_bytes(written[:at] + b"\x00\xff\x13" + written[at + 3 :])
        try:
            read_book(book)  # what was hit may not be needed
        except BookError:
            continue


def test_a_part_that_is_not_there_is_damage(book: Path) -> None:
    with pytest.raises(BookError, match="is damaged"), opened(book) as package:
        package.raw("xl/none.xml")
