"""Opening a workbook that came from anywhere: what it may be, checked before anything is parsed."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

MiB = 1024 * 1024
# A book of two scenarios and 36 months has 2 MB, or 10 MB when a spreadsheet program has saved it:
# up to 130 MB unpacked, packed 10 to 15 times, in about 30 parts. What is parsed has 1 MB.
LARGEST_FILE = 64 * MiB
LARGEST_UNPACKED = 1024 * MiB
LARGEST_PART = 256 * MiB  # unpacked
LARGEST_PARSED = 16 * MiB  # unpacked, of a part that is parsed
MOST_PARTS = 2_000
MOST_PACKED = 100  # times that a part may have been packed, if it has
NOT_SMALL = MiB  # bytes or more

DAMAGED = "is damaged or cut short: open it in Excel and save it anew"
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old and of encrypted files
_XML = re.compile(r".*\.(xml|rels|vml)", re.IGNORECASE)
_MACROS = re.compile(r"vbaProject|macrosheets/|\.bas$", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks?/", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


class BookError(ValueError):
    """A file is not a workbook that can be read; the message says why, beginning with its name."""


class Package:
    """The parts of a workbook, each read when it is asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def raw(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._archive.read(name)

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of a part that have one of some tags, as each ends; then it is emptied.

        Raises `BookError` for a part that is too large.
        """
        from defusedxml.ElementTree import iterparse

        if self._archive.getinfo(name).file_size > LARGEST_PARSED:
            limit = f"more than {LARGEST_PARSED // MiB} MiB"
            raise BookError(f"{self._archive.filename} has {limit} in {name}")
        for _, element in iterparse(io.BytesIO(self.raw(name)), forbid_dtd=True):
            element.tag = element.tag.rpartition("}")[2]
            if element.tag in tags:
                yield element
                element.clear()

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """A workbook whose parts can be read; raises `BookError`, also for what goes wrong inside.

    Nothing in it is evaluated, followed or run.
    """
    try:
        _check_file(path)
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
            _check_contents(path, archive)
            yield Package(archive)
    except BookError:
        raise
    except OSError as error:
        raise BookError(f"{path} cannot be read: {error.strerror or error}") from None
    except Exception as error:  # the readers of ZIP and XML raise whatever they run into
        raise BookError(f"{path} {DAMAGED}") from error


def _check_file(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise BookError(f"{path} is not an .xlsx file: save the workbook as .xlsx, without macros")
    if not path.exists():
        raise BookError(f"there is no file {path}")
    if not path.is_file():
        raise BookError(f"{path} is not a file")
    if path.stat().st_size > LARGEST_FILE:
        raise BookError(f"{path} is larger than {LARGEST_FILE // MiB} MiB")
    with path.open("rb") as file:
        start = file.read(len(_ENCRYPTED))
    if start == _ENCRYPTED:
        raise BookError(f"{path} is encrypted or of an old kind: save it as .xlsx, no password")
    if not start.startswith(b"PK"):
        raise BookError(f"{path} is not a workbook")


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse what a book's list of parts already tells."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise BookError(f"{path} has more than {MOST_PARTS:,} parts")
    if len({part.filename.lower() for part in parts}) < len(parts):
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
    if size > LARGEST_PART:
        raise BookError(f"{path} has a part larger than {LARGEST_PART // MiB} MiB ({name})")


def _check_contents(path: Path, archive: zipfile.ZipFile) -> None:
    """Look through every part once without parsing it."""
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise BookError(f"{path} has macros: save it as .xlsx without them")
    for name in filter(_XML.fullmatch, archive.namelist()):
        if _ENTITIES.search(archive.read(name)):
            raise BookError(f"{path} declares entities of XML ({name})")
