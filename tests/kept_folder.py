"""A folder of files that several tests read, gone when the process ends."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDERS: list[TemporaryDirectory[str]] = []  # each is removed with its last reference


def kept_folder(files: Mapping[str, str]) -> Path:
    """A new folder with files of these names and texts."""
    _FOLDERS.append(TemporaryDirectory())
    folder = Path(_FOLDERS[-1].name)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
