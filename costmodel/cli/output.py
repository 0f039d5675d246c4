"""Writing results: to the terminal or, atomically, to a file; everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.cli.exits import UsageError
from costmodel.cli.options import SUFFIXES

if TYPE_CHECKING:
    from costmodel.cli.options import Format
    from costmodel.reports.document import Document


@dataclass(frozen=True)
class Goal:
    """Where a result goes and in which format."""

    format: Format
    path: Path | None = None
    no_color: bool = False

    def write(self, text: str) -> None:
        """Write the result; a file is replaced as a whole or not at all."""
        if self.path is None:
            _print(text)
        else:
            write_file(self.path, text)
            say(f"wrote {self.path}")


def output_goal(
    format_: Format | None, path: Path | None, *, force: bool, no_color: bool = False
) -> Goal:
    """The goal the flags describe; raises `UsageError` for one that cannot be written."""
    if path is not None and str(path) == "-":
        path = None
    if path is None:
        return Goal(format_ or "table", no_color=no_color)
    if path.suffix not in SUFFIXES and format_ is None:
        known = ", ".join(SUFFIXES)
        raise UsageError(f"the suffix of {path} says no format; use one of {known}, or --format")
    refuse_overwriting(path, force=force)
    return Goal(format_ or SUFFIXES[path.suffix], path)


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Raise `UsageError` for a file that exists, unless forced, or whose folder does not."""
    if path.exists() and not force:
        raise UsageError(f"{path} exists; --force overwrites it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")


def write_file(path: Path, text: str) -> None:
    """Write a file under another name beside it, then put it in place."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def document_text(document: Document, goal: Goal) -> str:
    """A document for this goal: a table that fits the terminal, or Markdown."""
    if goal.format == "md":
        from costmodel.reports.markdown import render_markdown

        return render_markdown(document)
    from costmodel.reports.terminal import as_ascii, render_terminal

    to_terminal = goal.path is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_terminal else None
    text = render_terminal(document, width=width, colour=_colour(goal, to_terminal=to_terminal))
    return text if _is_unicode() or goal.path else as_ascii(text)


def _colour(goal: Goal, *, to_terminal: bool) -> bool:
    if goal.path is not None or goal.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def _is_unicode() -> bool:
    return "utf" in (sys.stdout.encoding or "").lower()


def say(text: str) -> None:
    """Tell the person, not the result: on stderr."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
