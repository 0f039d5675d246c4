"""Whether edited files say exactly what the workbook says, tried on copies first."""

from __future__ import annotations

import math
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.assumptions.layers import examine_layers
from costmodel.assumptions.loading import load_scenario
from costmodel.assumptions.places import Places
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.kernel.quantity import Graph
from costmodel.workbook.changes import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.loading import Loaded
    from costmodel.assumptions.places import Keys
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.rewriting import Part
    from costmodel.workbook.changes import Change, Review

Numbers: TypeAlias = tuple[float | None, ...]

CLOSE = 1e-15  # relative; numbers have fifteen digits
PARTS: tuple[Part, ...] = ("value", "low", "high")


def real(path: Path) -> Path:
    """The path from the root, with links on the way to its folder followed."""
    return path.parent.resolve() / path.name


def prove(review: Review, texts: Mapping[Path, str], tops: Mapping[str, Path]) -> list[Problem]:
    """Check what the edited files give; the new warnings on their values.

    `texts` are the files that will be written, `tops` the file that each scenario is then read
    from. Raises `AssumptionsError`, with the cells, when they cannot be read or say anything else.
    """
    warnings: list[Problem] = []
    with _copies(review, texts) as folder:
        for loaded in review.loaded:
            scope = loaded.scenario.scope
            if scope in tops:
                top = _in_copy(folder, real(tops[scope]))
                warnings += _prove_one(review, loaded, top)
    return list(dict.fromkeys(warnings))


@contextmanager
def _copies(review: Review, texts: Mapping[Path, str]) -> Iterator[Path]:
    """A folder in which all files of a review stand as they will, each at its path from the root.

    Their paths to each other stay what they are.
    """
    files = {real(file.path) for each in review.loaded for file in each.files}
    contents = {path: path.read_bytes() for path in files}
    contents |= {real(path): text.encode() for path, text in texts.items()}
    with tempfile.TemporaryDirectory(prefix="costmodel") as name:
        folder = Path(name).resolve()
        for path, content in contents.items():
            copy = _in_copy(folder, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        yield folder


def _in_copy(folder: Path, path: Path) -> Path:
    drive = path.drive.replace(":", "").strip("\\/")
    return folder.joinpath(*filter(None, [drive]), *path.parts[1:])


def _prove_one(review: Review, loaded: Loaded, top: Path) -> list[Problem]:
    s = loaded.scenario
    changes, overrides = review.of(s.scope), review.record(s.scope).overrides
    try:
        edited = load_scenario(top, Graph(), overrides, review.manifest.month)
    except AssumptionsError as error:
        found = [each for each in error.problems if each.severity == "error"]
        raise AssumptionsError(_with_cells(found, changes, top, overrides)) from None
    wrong = list(_differences(s, edited.scenario.inputs, changes))
    if wrong:
        raise AssumptionsError(wrong)
    known = {(each.code, each.message) for each in loaded.warnings}
    new = [each for each in edited.warnings if (each.code, each.message) not in known]
    return _with_cells(new, changes, top, overrides)


def _expected(inputs: Mapping[str, Amount], changes: Iterable[Change]) -> dict[str, Numbers]:
    """The numbers of all inputs with the changes made."""
    expected = {path: _numbers(amount) for path, amount in inputs.items()}
    for change in changes:
        at = PARTS.index(change.part)
        before = expected[change.path]
        expected[change.path] = (*before[:at], change.new, *before[at + 1 :])
    return expected


def _numbers(amount: Amount) -> Numbers:
    return tuple(part_of(amount, part) for part in PARTS)


def _differences(
    s: Scenario, found: Mapping[str, Amount], changes: list[Change]
) -> Iterator[Problem]:
    expected = _expected(s.inputs, changes)
    cells = {change.path: change.cell for change in changes}
    others = ", ".join(dict.fromkeys(change.cell for change in changes))
    for path in {**s.inputs, **found}:
        before, after = s.inputs.get(path), found.get(path)
        if before is None or after is None:
            what = "come into being" if before is None else "be lost"
            yield _cannot(f"with what is in {others}, `{path}` would {what}")
        elif before.text != FROM_SHIFTS:
            numbers = _numbers(after)
            if before.unit != after.unit or not _same(expected[path], numbers):
                place = cells.get(path) or f"what is in {others}"
                texts = f"{_shown(numbers)}, not {_shown(expected[path])}"
                yield _cannot(f"{place}: `{path}` would be {texts}")


def _cannot(message: str) -> Problem:
    help_text = "the files cannot say this by numbers alone: change them by hand"
    return Problem("error", "cannot-be-written", message, None, help_text)


def _same(some: Numbers, others: Numbers) -> bool:
    return all(
        a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=CLOSE))
        for a, b in zip(some, others, strict=True)
    )


def _shown(numbers: Numbers) -> str:
    value, low, high = numbers
    return "..".join(f"{number:.15g}" for number in (low, value, high) if number is not None)


def _with_cells(
    problems: Iterable[Problem], changes: list[Change], top: Path, overrides: tuple[str, ...]
) -> list[Problem]:
    """Problems of the copies, said of the cells that caused them."""
    layered, _ = examine_layers(top, overrides)
    places = Places(layered.tree)
    found = []
    for problem in problems:
        blamed = [each for each in changes if _is_named(each.path, problem.message)]
        if not blamed and problem.span is not None:
            keys = [place.keys for place in places.at(problem.span)]
            blamed = [each for each in changes if any(_leads_to(each.path, key) for key in keys)]
        cells = ", ".join(dict.fromkeys(f"{each.cell}, {each.name}" for each in blamed))
        message = f"{cells}: {problem.message}" if cells else problem.message
        found.append(replace(problem, message=message, span=None, related=()))
    return found


def _is_named(path: str, message: str) -> bool:
    """Whether a message names the input, or what it is a part of, in backticks."""
    words = path.split(".")
    return any(
        f"`{'.'.join(words[:count])}`" in message
        for count in range(len(words), max(len(words) - 2, 0), -1)
    )


def _leads_to(path: str, keys: Keys) -> bool:
    """Whether keys are those of an input, or of what stands beside its value."""
    named = [str(key + 1) if isinstance(key, int) else key for key in keys]
    own = named[:-1] if named and named[-1] in ("value", "low", "high", "p10", "p90") else named
    words = path.split(".")
    return bool(own) and words[: len(own)] == own
