"""The look of a company's own workbook: its font, its colors and its logo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from costmodel.workbook.colors import WHITE, color_of, mixed, readable
from costmodel.workbook.logo import height_of
from costmodel.workbook.opening import MiB, opened
from costmodel.workbook.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from costmodel.workbook.opening import Package

THEME_PART = "xl/theme/theme1.xml"
ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
LARGEST_LOGO = MiB
PALE = 0.85  # the share of white in what heads of columns stand on
_PICTURE = re.compile(r"xl/media/[^/]+\.(?:png|jpe?g)", re.IGNORECASE)


def theme_of_template(path: Path) -> Theme:
    """The theme of a workbook: its first accent for titles, all for series, its first picture.

    Titles are darkened until they can be read; what cannot be found is as usual. Raises
    `BookError`.
    """
    with opened(path) as package:
        colors, font = _scheme(package) if THEME_PART in package else ({}, "")
        logo = _logo(package)
    usual = Theme()
    accents = tuple(dict.fromkeys(colors[name] for name in ACCENTS if name in colors))
    if not accents:
        return Theme(font=font or usual.font, logo=logo)
    return Theme(
        font=font or usual.font,
        accent=readable(accents[0]),
        head_fill=mixed(accents[0], WHITE, PALE),
        series=accents + tuple(each for each in usual.series if each not in accents),
        logo=logo,
    )


def _scheme(package: Package) -> tuple[dict[str, str], str]:
    """The colors by name, and the font of texts."""
    colors, font = {}, ""
    for element in package.elements(THEME_PART, *ACCENTS, "minorFont"):
        if element.tag == "minorFont":
            font = _font(element)
        elif (color := _color(element)) is not None:
            colors[element.tag] = color
    return colors, font


def _color(element: Element) -> str | None:
    """The color of an entry, given as such or as what the system had."""
    texts = [child.get("lastClr") or child.get("val") or "" for child in element]
    return color_of(texts[0]) if texts else None


def _font(element: Element) -> str:
    latin = next((child for child in element if child.tag == "latin"), None)
    name = "" if latin is None else latin.get("typeface", "")
    return name if name.isprintable() and not name.startswith("+") else ""


def _logo(package: Package) -> bytes:
    """The first picture of the workbook; none that is too large."""
    for name in sorted(filter(_PICTURE.fullmatch, package.names)):
        data = package.raw(name)
        if height_of(data) and len(data) <= LARGEST_LOGO:
            return data
    return b""
