"""The assumption files that come with the program: samples, and a library of pieces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KINDS = ("model", "staffing", "market", "platform")
LIBRARY, COMMON, YOURS = "library", "common.yaml", "yours.yaml"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the library that a scenario extends, one of its kind."""

    kind: str
    name: str
    path: Path

    @property
    def about(self) -> str:
        """The comment at its top."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        end = next(at for at, line in enumerate(lines) if not line.startswith("#"))
        return " ".join(line.removeprefix("#").strip() for line in lines[:end])


def shipped_folder() -> Path:
    """The folder of all: inside the installed package, or beside it in a working copy."""
    package = Path(__file__).parents[1]
    folders = (package / "shipped", package.parent / "assumptions")
    return next(folder for folder in folders if folder.is_dir())


def library_pieces(kind: str) -> dict[str, Piece]:
    """The pieces of a kind in the library, by name."""
    paths = sorted((shipped_folder() / LIBRARY / kind).glob("*.yaml"))
    return {path.stem: Piece(kind, path.stem, path) for path in paths}


def library_file(name: str) -> Path:
    """A file of the library that is no piece, such as `common.yaml`."""
    return shipped_folder() / LIBRARY / name
