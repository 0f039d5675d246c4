"""Opening a workbook that came from anywhere: what it may be, checked before anything is built."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

MiB = 1024 * 1024
# A book of two scenarios and 36 months has 5 to 10 MB, 65 to 130 MB when unpacked, in about 30
# parts; its sheets are packed 6 to 15 times.
LARGEST_FILE = 64 * MiB
LARGEST_UNPACKED = 512 * MiB
LARGEST_PART = 32 * MiB  # unpacked, of a part that is no sheet: those are read as a whole
MOST_PARTS = 2_000
MOST_PACKED = 100  # times that a part may have been packed, if it has
NOT_SMALL = MiB  # bytes or more
MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
MOST_IN_ROW = 8 * MOST_COLUMNS  # elements of XML
MOST_BESIDE_ROWS = 200_000

_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old and of encrypted files
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_XML = re.compile(r".*\.(xml|rels|vml)", re.IGNORECASE)
_MACROS = re.compile(r"vbaProject|macrosheets/|\.bas$", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks?/", re.IGNORECASE)
_OF_CELLS = frozenset({"c", "f", "v", "is", "t", "r"})
DAMAGED = "is damaged or cut short: open it in Excel and save it anew"


class BookError(ValueError):
    """A file is not a workbook that can be read; the message says why, beginning with its name."""


def open_workbook(path: Path) -> Workbook:
    """A workbook for reading, its formulas as texts; raises `BookError`.

    Nothing in it is evaluated, followed or run. The caller closes it.
    """
    data = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(path, package)
            _check_contents(path, package)
        return _loaded(data)
    except BookError:
        raise
    except Exception as error:  # the readers of ZIP and XML raise whatever they run into
        message = f"{path} {DAMAGED}"
        raise BookError(message) from error


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() != ".xlsx":
        raise BookError(f"{path} is not an .xlsx file: save the workbook as .xlsx, without macros")
    if not path.exists():
        raise BookError(f"there is no file {path}")
    if not path.is_file():
        raise BookError(f"{path} is not a file")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BookError(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > LARGEST_FILE:
        raise BookError(f"{path} is larger than {LARGEST_FILE // MiB} MiB")
    if data.startswith(_ENCRYPTED):
        raise BookError(f"{path} is encrypted or of an old kind: save it as .xlsx, no password")
    if not data.startswith(b"PK"):
        raise BookError(f"{path} is not a workbook")
    return data


def _check_parts(path: Path, package: zipfile.ZipFile) -> None:
    """Refuse what a book's list of parts already tells."""
    parts = package.infolist()
    names = {part.filename.lower() for part in parts}
    if len(parts) > MOST_PARTS:
        raise BookError(f"{path} has more than {MOST_PARTS:,} parts")
    if len(names) < len(parts):
        raise BookError(f"{path} has two parts of the same name")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise BookError(f"{path} is larger than {LARGEST_UNPACKED // MiB} MiB when unpacked")
    for part in parts:
        _check_part(path, part)


def _check_part(path: Path, part: zipfile.ZipInfo) -> None:
    name, size = part.filename, part.file_size
    if part.flag_bits & 1:
        raise BookError(f"{path} is encrypted: save it without a password")
    if _MACROS.search(name):
        raise BookError(f"{path} has macros: save it as .xlsx without them")
    if _LINKS.search(name):
        raise BookError(f"{path} has links to other workbooks: break them (Data, Edit Links)")
    if size > NOT_SMALL and size > MOST_PACKED * part.compress_size:
        raise BookError(f"{path} unpacks to more than {MOST_PACKED} times its size ({name})")
    if size > LARGEST_PART and not _SHEET.fullmatch(name):
        raise BookError(f"{path} has a part larger than {LARGEST_PART // MiB} MiB ({name})")


def _check_contents(path: Path, package: zipfile.ZipFile) -> None:
    """Read every part once without keeping it: its XML is plain and its sheets are not huge."""
    for part in package.infolist():
        with package.open(part) as file:
            if _XML.fullmatch(part.filename):
                _Checker(path, part.filename).read(file)
            else:
                for _ in iter(lambda: file.read(MiB), b""):  # noqa: B023 - consumed at once
                    pass
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        raise BookError(f"{path} has macros: save it as .xlsx without them")


class _Checker:
    """Reads one part as a stream and refuses entities, and rows without end."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name
        self._is_sheet = _SHEET.fullmatch(name) is not None
        self._row = self._in_row = self._beside = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_entities
        if self._is_sheet:
            self._parser.StartElementHandler = self._element

    def read(self, file: Any) -> None:  # noqa: ANN401 - a member of a ZIP file
        """Read to the end; raises `BookError`."""
        self._parser.ParseFile(file)

    def _refuse_entities(self, *_: object) -> None:
        raise BookError(f"{self._path} declares entities of XML ({self._name})")

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._in_row = 0
            self._beside -= 1
            if self._row > MOST_ROWS:
                raise BookError(f"{self._path} has a sheet of over {MOST_ROWS:,} rows")
        elif tag == "c" and column_number(attributes.get("r", "")[:8]) > MOST_COLUMNS:
            raise BookError(f"{self._path} has a sheet of over {MOST_COLUMNS:,} columns")
        self._in_row += tag in _OF_CELLS
        self._beside += tag not in _OF_CELLS
        if self._in_row > MOST_IN_ROW:
            raise BookError(f"{self._path} has a row without end ({self._name})")
        if self._beside > MOST_BESIDE_ROWS:
            raise BookError(f"{self._path} has a sheet too large to read ({self._name})")


def column_number(reference: str) -> int:
    """The number of a column from 1; of `C5` it is 3.

    >>> column_number("AA7")
    27
    """
    number = 0
    for letter in reference.rstrip("0123456789").upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _loaded(data: bytes) -> Workbook:
    import openpyxl

    if not openpyxl.DEFUSEDXML:  # it would expand entities
        raise RuntimeError("openpyxl reads XML without defusedxml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features it does not keep: nothing is kept here
        return openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=False, keep_links=False
        )


def rows_of(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401 - any of openpyxl's
    """The rows of a sheet with their numbers from 1, whatever size it says it has."""
    sheet.reset_dimensions()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from enumerate(sheet.iter_rows(), start=1)
