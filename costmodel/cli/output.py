"""Writing results: to the terminal or, atomically, to a file; everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from costmodel.cli.exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from costmodel.charts.chart import Chart
    from costmodel.charts.drawing import Picture
    from costmodel.reports.document import Document

Format: TypeAlias = Literal["table", "md", "csv", "json"]
FORMATS: tuple[Format, ...] = ("table", "md", "csv", "json")
SUFFIXES: dict[str, Format] = {".md": "md", ".csv": "csv", ".json": "json", ".txt": "table"}
PICTURES: dict[str, Picture] = {".svg": "svg", ".png": "png"}


@dataclass(frozen=True)
class Goal:
    """Where a result goes and in which format; `force` overwrites whatever is to be written."""

    format: Format | Picture
    path: Path | None = None
    no_color: bool = False
    force: bool = False

    def show(
        self,
        *,
        data: Callable[[], dict[str, Any]],
        csv: Callable[[], str],
        document: Callable[[], Document],
        chart: Callable[[], Chart] | None = None,
    ) -> None:
        """Write the result in the goal's format, one of those it can be had in."""
        if self.format in ("svg", "png"):
            self._draw(chart, self.format)
        elif self.format == "json":
            from costmodel.reports.data import to_json

            self.write(to_json(data()))
        else:
            self.write(csv() if self.format == "csv" else _document_text(document(), self))

    def _draw(self, chart: Callable[[], Chart] | None, kind: Picture) -> None:
        """Draw the result to the goal's file; raises `UsageError` where there is no chart."""
        from costmodel.charts.chart import NothingToDrawError
        from costmodel.charts.drawing import draw

        if chart is None or self.path is None:
            raise UsageError("there is no chart of this report; write it as .md, .csv or .json")
        try:
            picture = draw(chart(), kind)
        except NothingToDrawError as error:
            raise UsageError(str(error)) from None
        with placed(self.path) as temporary:
            temporary.write_bytes(picture)
        say(f"wrote {self.path}")

    def write(self, text: str) -> None:
        """Write the result; a file is replaced as a whole or not at all."""
        if self.path is None:
            _print(text)
        else:
            write_file(self.path, text)
            say(f"wrote {self.path}")


def output_goal(
    format_: Format | None,
    path: Path | None,
    *,
    force: bool,
    no_color: bool = False,
    draws: bool = False,
) -> Goal:
    """The goal the flags describe, a picture only of what draws one.

    Raises `UsageError` for a goal that cannot be written.
    """
    if path is not None and str(path) == "-":
        path = None
    if path is None:
        return Goal(format_ or "table", no_color=no_color, force=force)
    suffix = path.suffix.lower()
    formats: dict[str, Format | Picture] = {**SUFFIXES, **(PICTURES if draws else {})}
    if suffix in PICTURES and not draws and format_ is None:
        raise UsageError(f"{path} would be a chart: compare, simulate and sensitivity draw one")
    if suffix not in formats and format_ is None:
        known = ", ".join(formats)
        raise UsageError(f"the suffix of {path} says no format; use one of {known}, or --format")
    refuse_overwriting(path, force=force)
    return Goal(format_ or formats[suffix], path, force=force)


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Raise `UsageError` for a file that exists, unless forced, or whose folder does not."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder")
    if (path.is_file() or path.is_symlink()) and not force:
        raise UsageError(f"{path} exists; --force overwrites it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")


def write_file(path: Path, text: str) -> None:
    """Write a file under another name beside it, then put it in place; a link stays a link.

    Raises `UsageError` where that is not possible.
    """
    with _said_as_usage(path):
        target = path.resolve()
        if target.exists() and not target.is_file():  # a device or a pipe
            target.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replace(target, text)


def write_files(texts: Mapping[Path, str]) -> None:
    """Write several files as `write_file` does: all of them, or none.

    Raises `UsageError` where that is not possible.
    """
    with ExitStack() as staging:
        staged: dict[Path, Path] = {}
        for path, text in texts.items():
            with _said_as_usage(path):
                staged[path] = staging.enter_context(_staged(path.resolve(), text))
        before = {path: path.read_bytes() if path.is_file() else None for path in texts}
        done: list[Path] = []
        try:
            for path, temporary in staged.items():
                with _said_as_usage(path):
                    temporary.replace(path.resolve())
                done.append(path)
        except BaseException:
            for path in done:
                _restore(path, before[path])
            raise


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)


def _replace(target: Path, text: str) -> None:
    with _staged(target, text) as temporary:
        temporary.replace(target)


@contextmanager
def _staged(target: Path, text: str) -> Iterator[Path]:
    """The text in a file under another name beside the target, which is gone in the end."""
    with _beside(target) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        yield temporary


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """An empty file beside the target, to be put in its place, with the same rights."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        temporary.chmod(_mode_of(target))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _said_as_usage(path: Path) -> Iterator[None]:
    """Say what the system refuses as what it is: an output that cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A path beside a file, to be written: it is put in place when all went well.

    Raises `UsageError` where that is not possible.
    """
    target = path.resolve()
    with _said_as_usage(path), _beside(target) as temporary:
        yield temporary
        temporary.replace(target)


def make_folder(path: Path) -> None:
    """Make a folder and those above it; raises `UsageError` where that is not possible."""
    with _said_as_usage(path):
        path.mkdir(parents=True, exist_ok=True)


def print_document(document: Document) -> None:
    """Print what is no result of a computation as a table."""
    _print(_document_text(document, Goal("table")))


def _mode_of(target: Path) -> int:
    """Who may read and write a file, or would if it were new."""
    return target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _document_text(document: Document, goal: Goal) -> str:
    """A document for this goal: a table that fits the terminal, or Markdown."""
    if goal.format == "md":
        from costmodel.reports.markdown import render_markdown

        return render_markdown(document)
    from costmodel.reports.terminal import render_terminal

    to_terminal = goal.path is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_terminal else None
    return render_terminal(document, width=width, color=_has_color(goal, to_terminal=to_terminal))


def _has_color(goal: Goal, *, to_terminal: bool) -> bool:
    if goal.path is not None or goal.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Tell the person, not the result: on stderr."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _print(text: str) -> None:
    """Print the result, in plainer characters where the terminal does not know its own."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from costmodel.reports.cells import in_encoding

        text = in_encoding(text, encoding)
    sys.stdout.write(text)
    sys.stdout.flush()
