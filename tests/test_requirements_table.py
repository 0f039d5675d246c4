"""The table of requirements: each row once, and keys, lines, checks and tests that exist."""

import ast
import re
from functools import cache

import pytest

from costmodel.analysis import run  # noqa: F401 - all quantities are declared
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.named_amounts import NamedAmountsKind
from costmodel.assumptions.named_values import ByNameKind, ShortFormKind
from costmodel.assumptions.sections import EachKind, SectionKind, declarations
from costmodel.kernel.quantity import QUANTITIES
from tests.conftest import ROOT

COLUMNS = 5
GROUPS = {"S0-": (1, 22), "S1-": (1, 84), "S2-": (1, 33), "S3-": (0, 25), "A": (1, 23)}
EXPECTED = [f"{stem}{n}" for stem, (first, last) in GROUPS.items() for n in range(first, last + 1)]
NOT_HERE = re.compile(r"(later|context only|out of scope)\b")
CODE = re.compile(r"`([^`]+)`")
TEXT = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if re.match(r"\| (?:S\d-|A)\d", line)
]
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
Row = tuple[str, ...]


def has_place(kind: object, path: list[str]) -> bool:
    """Whether a path leads to a key, down from a kind of value."""
    if not path:
        return True
    if isinstance(kind, (SectionKind, ShortFormKind)):
        found = declarations(kind.section).get(path[0])
        return found is not None and has_place(found.kind, path[1:])
    if isinstance(kind, EachKind):
        return path[0] == "X" and has_place(SectionKind(kind.section), path[1:])
    if isinstance(kind, ByNameKind):
        return path[0] == "X" and has_place(kind.kind, path[1:])
    return isinstance(kind, NamedAmountsKind) and path == ["X"]


@cache
def code() -> str:
    """The code that checks assumptions and results."""
    folders = (ROOT / "costmodel" / name for name in ("assumptions", "analysis"))
    return "".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))


@cache
def functions_of(file: str) -> frozenset[str]:
    """The functions of a test file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_row_stands_there_once_and_in_order() -> None:
    assert [row[0] for row in ROWS] == EXPECTED


@each_row
def test_a_row_has_a_test_or_says_why_not(row: Row) -> None:
    assert len(row) == COLUMNS
    _, what, keys, line, tests = row
    assert what
    if tests:
        assert keys or line
    else:
        assert NOT_HERE.match(line)
        assert not keys


@each_row
def test_keys_are_those_of_the_format(row: Row) -> None:
    for key in CODE.findall(row[2]):
        assert has_place(SectionKind(Scenario), key.split(".")), key


@each_row
def test_lines_are_quantities_and_checks_occur(row: Row) -> None:
    for name in CODE.findall(row[3]):
        check = name.removeprefix("check ")
        assert name in QUANTITIES if check == name else f'"{check}"' in code(), name


@each_row
def test_tests_exist(row: Row) -> None:
    for test in filter(None, row[4].split("; ")):
        file, _, name = test.partition("::")
        assert (ROOT / file).is_file(), file
        assert name in functions_of(file), test


def test_what_is_not_there_is_found() -> None:
    assert not has_place(SectionKind(Scenario), ["teams", "X", "nothing"])
    assert not has_place(SectionKind(Scenario), ["teams", "hours"])
    assert not has_place(SectionKind(Scenario), ["budget", "X"])
    assert has_place(SectionKind(Scenario), ["actual", "fte", "X"])
