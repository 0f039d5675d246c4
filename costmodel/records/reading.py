"""Rows of a CSV file as texts by column; lines that cannot be read are counted by reason."""

from __future__ import annotations

import csv
import stat
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TextIO

import pandas as pd

from costmodel.assumptions.problems import Span, cut, did_you_mean
from costmodel.assumptions.source import refuse
from costmodel.records.columns import choose_columns
from costmodel.records.findings import REJECTED, Finding, printable

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator
    from pathlib import Path

    from costmodel.records.columns import Columns

LARGEST = 1024**3  # bytes
DELIMITERS = ",;\t|"
BATCH = 4096  # rows
LONGEST_SHOWN = 200  # characters of the header in a message
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SAVE = "save the records as CSV in UTF-8, or name the encoding: `--encoding cp1252`"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written; None is found out."""

    delimiter: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Texts of the used columns by row, their lines in the file, and which lines were there before.

    Lines are the same where all their cells are, those of columns that are not used included.
    """

    columns: Columns
    texts: pd.DataFrame
    line: pd.Series[int]
    is_again: pd.Series[bool]
    delimiter: str
    read: int
    findings: tuple[Finding, ...]


def read_table(path: Path, asked: Columns, layout: Layout) -> Table:
    """The rows of a file of records; raises `AssumptionsError` for a file that is none."""
    encoding = _encoding(path, layout.encoding)
    with path.open(encoding=encoding, newline="") as file:
        try:
            return _read(file, path, asked, layout.delimiter)
        except UnicodeError:
            span = _span(path, _undecoded_line(path, encoding))
            refuse(span, "not-utf-8", f"this is not {encoding} text", _SAVE)
        except csv.Error as error:
            message = f"`{path}` is not CSV: {error}"
            refuse(_span(path), "records-csv", message, "a quote may have no end")


def _undecoded_line(path: Path, encoding: str) -> int:
    """The first line that is not text in an encoding whose line ends are those of ASCII."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeError:
                return number
    return 1


def _span(path: Path, line: int = 1, text: str = "") -> Span:
    shown = printable(text[:LONGEST_SHOWN])
    return Span(str(path), line, 1, len(shown) + 1, shown)


def _encoding(path: Path, asked: str | None) -> str:
    """The encoding that is asked for or that a file's first bytes tell; its size is sensible."""
    span = _span(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            refuse(span, "not-a-file", f"`{path}` is not a file", "name a CSV file")
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        refuse(span, "missing-file", f"there is no file `{path}`", _similar(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"`{path}` cannot be read: {reason.lower()}"
        refuse(span, "unreadable-file", message, "check the path and who may read it")
    if status.st_size > LARGEST:
        refuse(span, "too-large", f"`{path}` is larger than 1 GiB", "take fewer months")
    if asked is not None:
        return asked
    encoding = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in start:
        message = f"`{path}` is not text: it contains NUL bytes"
        help_text = "save a workbook as CSV first, or name the encoding: `--encoding utf-16-le`"
        refuse(span, "binary-file", message, help_text)
    return encoding


def _similar(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix == path.suffix]
    except OSError:
        return "check the path"
    return did_you_mean(path.name, names) or "check the path"


def _read(file: TextIO, path: Path, asked: Columns, delimiter: str | None) -> Table:
    first = file.readline()
    if not first.strip():
        help_text = "the first line names the columns, each further one is a contact"
        refuse(_span(path), "empty-file", f"`{path}` has no first line", help_text)
    delimiter = delimiter or max(DELIMITERS, key=first.count)
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter))]
    columns = choose_columns(header, asked, _span(path, 1, first.rstrip()))
    collector = _Collector(header, [header.index(name) for name in columns.all])
    collector.take(csv.reader(file, delimiter=delimiter))
    texts = pd.DataFrame(
        {
            name: pd.Series(cells, dtype=object)
            for name, cells in zip(columns.all, collector.columns, strict=True)
        }
    )
    if texts.empty:
        first_bad = next((f"{each.what}, line {each.line}" for each in collector.findings()), "")
        help_text = first_bad or "each line below the first is a contact"
        refuse(_span(path), "empty-file", f"`{path}` has no rows that can be read", help_text)
    lines = pd.Series(collector.lines, dtype="int64")
    again = pd.Series(collector.hashes, dtype="int64").duplicated()
    findings = tuple(collector.findings())
    return Table(columns, texts, lines, again, delimiter, collector.read, findings)


class _Collector:
    """The used cells of the rows that have enough of them, and the rows that have not."""

    def __init__(self, header: list[str], used: list[int]) -> None:
        self.width, self.used, self.needed = len(header), used, max(used) + 1
        self.columns: list[list[str]] = [[] for _ in used]
        self.lines: list[int] = []
        self.hashes: list[int] = []  # of whole rows: cells that are not used would fill the memory
        self.bad: dict[str, list[tuple[int, int, str]]] = {}  # first line, lines, text

    @property
    def read(self) -> int:
        """Rows, those that are rejected included; one that runs over lines counts as so many."""
        return len(self.lines) + sum(n for places in self.bad.values() for _, n, _ in places)

    def take(self, rows: Reader) -> None:
        """Go through all rows, a batch at a time: few batches have odd rows."""
        line, before = 2, rows.line_num
        while batch := list(islice(rows, BATCH)):
            lines, before = rows.line_num - before, rows.line_num
            if lines == len(batch) and {*map(len, batch)} == {self.width}:
                self._keep(batch, list(range(line, line + len(batch))))
                line += len(batch)
            else:
                line = self._take_each(batch, line)

    def _keep(self, rows: list[list[str]], lines: list[int]) -> None:
        for column, index in zip(self.columns, self.used, strict=True):
            column += [row[index] for row in rows]
        self.lines += lines
        self.hashes += map(hash, map(tuple, rows))

    def _take_each(self, rows: list[list[str]], line: int) -> int:
        """Keep or reject each of some rows; the line after them."""
        for row in rows:
            after = line + 1 + sum(cell.count("\n") for cell in row)
            what = self._fault(row)
            if what:
                text = " ".join(islice(row, 6))
                self.bad.setdefault(what, []).append((line, after - line, text))
            elif row:
                self._keep([row], [line])
            line = after
        return line

    def _fault(self, row: list[str]) -> str:
        """Why a row is rejected: it is too short, too long, or runs over several lines."""
        if any("\n" in cell for cell in row) and (
            len(row) < self.needed or any("\n" in row[index] for index in self.used)
        ):
            return "text over several lines: a quote without its end?"
        if row and len(row) < self.needed:
            return "fewer cells than the first line has"
        if any(cell.strip() for cell in row[self.width :]):
            return "more cells than the first line has: a delimiter in a text?"
        return ""

    def findings(self) -> Iterator[Finding]:
        """What was rejected, by reason."""
        for what, places in self.bad.items():
            line, _, text = places[0]
            rows = sum(count for _, count, _ in places)
            yield Finding(what, rows, line, cut(printable(text)), REJECTED)
