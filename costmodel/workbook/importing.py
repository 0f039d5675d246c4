"""Bringing the numbers of a workbook back into assumption files."""

from __future__ import annotations

import os.path
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.layers import EXTENDS
from costmodel.assumptions.patching import NoRoomError, Patch, patched
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.rewriting import NoPlaceError
from costmodel.assumptions.source import BYTE_ORDER_MARK
from costmodel.assumptions.yaml_text import block_lines, put, scalar_text
from costmodel.workbook.edits import edits_of
from costmodel.workbook.proof import prove, real

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.assumptions.loading import Loaded
    from costmodel.workbook.changes import Change, Review
    from costmodel.workbook.edits import Edits

COMMENT = "# What was changed in the workbook; the rest stands in the file that this one extends.\n"


@dataclass(frozen=True, slots=True)
class Edited:
    """The files to write with their texts, and new warnings on their values."""

    texts: Mapping[Path, str]
    warnings: tuple[Problem, ...]


def files_beside(review: Review, folder: Path) -> dict[str, Path]:
    """The file that takes the changes of each scenario that has any, in a folder."""
    changed = [each for each in review.loaded if review.of(each.scenario.scope)]
    return {
        each.scenario.scope: folder / f"{each.files[0].path.stem}_edited.yaml" for each in changed
    }


def edited_beside(review: Review, folder: Path) -> Edited:
    """New files that extend the original ones and hold what changed.

    Raises `AssumptionsError`, with the cells, for what cannot be said so.
    """
    tops = files_beside(review, folder)
    texts = {
        tops[each.scenario.scope]: _minimal(review, each, folder)
        for each in review.loaded
        if each.scenario.scope in tops
    }
    return Edited(texts, tuple(prove(review, texts, tops)))


def _minimal(review: Review, loaded: Loaded, folder: Path) -> str:
    base = os.path.relpath(real(loaded.files[0].path), folder.resolve())
    changes = review.of(loaded.scenario.scope)
    try:
        section = _edits(review, loaded).minimal()
    except (NoPlaceError, TypeError) as error:
        raise AssumptionsError([_cannot(changes, error)]) from None
    extends = f"{EXTENDS}: {scalar_text(Path(base).as_posix())}"
    return COMMENT + "\n".join([extends, *block_lines(section), ""])


def edited_in_place(review: Review) -> Edited:
    """The original files with the changed numbers, everything else as it is.

    Raises `AssumptionsError`, with the cells, for what cannot be said so.
    """
    patches: dict[Path, Patch] = {}
    for each in review.loaded:
        _add_to(patches, each, _edits(review, each), review.of(each.scenario.scope))
    texts = {}
    as_named = {real(file.path): file.path for each in review.loaded for file in each.files}
    for path, patch in patches.items():
        try:
            texts[as_named[path]] = _patched(path, patch)
        except NoRoomError as error:
            raise AssumptionsError([_cannot(review.changes, error)]) from None
    tops = {each.scenario.scope: each.files[0].path for each in review.loaded}
    return Edited(texts, tuple(prove(review, texts, tops)))


def _edits(review: Review, loaded: Loaded) -> Edits:
    scope = loaded.scenario.scope
    changes = review.of(scope)
    try:
        return edits_of(loaded, review.record(scope).overrides, changes)
    except NoPlaceError as error:
        raise AssumptionsError([_cannot(changes, error)]) from None


def _add_to(
    patches: dict[Path, Patch], loaded: Loaded, edits: Edits, changes: list[Change]
) -> None:
    paths = {file.shown: real(file.path) for file in loaded.files}
    for (file, line, column), (place, text) in edits.texts.items():
        patch = patches.setdefault(paths[file], Patch())
        _, before = patch.texts.setdefault((line, column), (place.scalar, text))
        if before != text:
            message = f"{file}:{line} cannot become `{before}` and `{text}`"
            raise AssumptionsError([_cannot(changes, ValueError(message))])
    for new in edits.added:
        path = paths[new.file or loaded.files[0].shown]
        put(patches.setdefault(path, Patch()).added, new.keys, scalar_text(new.text))


def _patched(path: Path, patch: Patch) -> str:
    text = path.read_bytes().decode()
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return mark + patched(text.removeprefix(BYTE_ORDER_MARK), patch)


def _cannot(changes: tuple[Change, ...] | list[Change], error: Exception) -> Problem:
    cells = ", ".join(dict.fromkeys(change.cell for change in changes))
    help_text = "change the files by hand"
    message = f"what is in {cells} cannot be written: {error}"
    return Problem("error", "cannot-be-written", message, None, help_text)
