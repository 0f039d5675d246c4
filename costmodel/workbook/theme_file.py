"""Theme files: the colors, the font and the logo of a company, as YAML.

font: Arial
accent: 7A1F3D
series: [7A1F3D, C98B2B, 2E6F73]
logo: logo.png
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.problems import AssumptionsError, Problem, cut, did_you_mean
from costmodel.assumptions.source import read_bytes
from costmodel.assumptions.tree import Mapping, Scalar, Sequence, read_tree
from costmodel.workbook.colors import ENOUGH, color_of, contrast
from costmodel.workbook.logo import height_of
from costmodel.workbook.theme import TEXTS, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.tree import Node

KEYS = tuple(each.name for each in fields(Theme))
LONGEST_FONT = 31  # letters that spreadsheet programs take
MOST_SERIES = 24
_COLOR_HELP = "write it like `1F3864` or `'#1F3864'`: without quotes, `#` begins a comment"


def read_theme(path: Path) -> Theme:
    """The theme of a file; what it does not say is as usual.

    Raises `AssumptionsError` with all problems of the file.
    """
    tree, _ = read_tree(path, str(path))
    reader = _Reader(path, tree)
    theme = reader.theme()
    if reader.problems:
        raise AssumptionsError(reader.problems)
    return theme


@dataclass
class _Reader:
    """Reads the keys of a theme file and notes what is wrong with them."""

    path: Path
    tree: Mapping
    problems: list[Problem] = field(default_factory=list)

    def theme(self) -> Theme:
        found: dict[str, Any] = {}
        for key, entry in self.tree.entries.items():
            if key in KEYS:
                found[key] = self._value(key, entry.value)
            else:
                help_text = did_you_mean(key, KEYS) or "keys: " + ", ".join(KEYS)
                self._note("unknown-key", f"a theme has no `{cut(key)}`", entry.key_span, help_text)
        theme = replace(Theme(), **{key: value for key, value in found.items() if value})
        self._check_texts(theme)
        return theme

    def _value(self, key: str, node: Node) -> Any:  # noqa: ANN401 - of the field
        if key == "series":
            return self._series(node)
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not text:
            help_text = _COLOR_HELP if key not in ("font", "logo") else "write one text"
            self._note("value", f"`{key}` has no value", node.span, help_text)
            return None
        if key == "font":
            return self._font(text, node.span)
        return self._logo(text, node.span) if key == "logo" else self._color(key, node)

    def _series(self, node: Node) -> tuple[str | None, ...] | None:
        items = node.items if isinstance(node, Sequence) else ()
        if not 1 <= len(items) <= MOST_SERIES:
            message = f"`series` is a list of 1 to {MOST_SERIES} colors"
            self._note("value", message, node.span, "write it like `[1F3864, C98B2B]`")
            return None
        return tuple(self._color("series", item) for item in items)

    def _color(self, key: str, node: Node) -> str | None:
        text = node.text if isinstance(node, Scalar) else ""
        color = color_of(text)
        if color is None:
            self._note("value", f"`{key}`: `{cut(text)}` is no color", node.span, _COLOR_HELP)
        return color

    def _font(self, text: str, span: Span) -> str | None:
        if len(text) <= LONGEST_FONT and text.isprintable():
            return text
        self._note("value", f"`{cut(text)}` is no name of a font", span, "such as `Arial`")
        return None

    def _logo(self, text: str, span: Span) -> bytes | None:
        try:
            data = read_bytes(self.path.parent / text, text, span)
        except AssumptionsError as error:
            self.problems += error.problems
            return None
        if height_of(data):
            return data
        self._note("value", f"`{cut(text)}` is no image", span, "save the logo as PNG or JPEG")
        return None

    def _check_texts(self, theme: Theme) -> None:
        """Texts that can hardly be read are refused where their color stands."""
        for text, ground in TEXTS:
            colors = [getattr(theme, each, each) for each in (text, ground)]
            found = contrast(*colors)
            span = self._span(text, ground)
            if found < ENOUGH and span is not None:
                message = f"text in {colors[0]} on {colors[1]} has a contrast of {found:.1f}"
                self._note("contrast", message, span, f"at least {ENOUGH} can be read by all")

    def _span(self, *keys: str) -> Span | None:
        entries = [self.tree.entries[key] for key in keys if key in self.tree.entries]
        return entries[0].value.span if entries else None

    def _note(self, code: str, message: str, span: Span, help_text: str) -> None:
        self.problems.append(Problem("error", code, message, span, help_text))
