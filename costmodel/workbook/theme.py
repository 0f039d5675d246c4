"""Colors and fonts of a book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as `#RRGGBB`."""

    font: str = "Calibri"
    accent: str = "#1F3864"
    head_fill: str = "#DCE6F1"
    input_font: str = "#0000FF"
    input_fill: str = "#FFFBE6"
    link_font: str = "#00703C"
