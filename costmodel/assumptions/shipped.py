"""The assumption files that come with the program."""

from __future__ import annotations

from pathlib import Path


def shipped_files() -> list[Path]:
    """Their paths: inside the installed package, or beside it in a working copy."""
    package = Path(__file__).parents[1]
    folders = (package / "shipped", package.parent / "assumptions")
    folder = next(folder for folder in folders if folder.is_dir())
    return sorted(folder.glob("*.yaml"))
