"""Colors as `#RRGGBB`: how well a text can be read on a ground, and darker and paler ones."""

from __future__ import annotations

import re

WHITE, BLACK = "#FFFFFF", "#000000"
ENOUGH = 4.5  # the least contrast of texts, by the Web Content Accessibility Guidelines, level AA
STEPS = 20
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


def color_of(text: str) -> str | None:
    """A color as `#RRGGBB`, with or without the sign; None for anything else.

    >>> color_of("1f3864"), color_of("navy")
    ('#1F3864', None)
    """
    found = _COLOR.fullmatch(text.strip())
    return f"#{found[1].upper()}" if found else None


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21.

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    shares = [_linear(part / 255) for part in _parts(color)]
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), shares, strict=True)
    )


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _parts(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def mixed(color: str, other: str, share: float) -> str:
    """A color with a share of another one in it.

    >>> mixed("#000000", "#FFFFFF", 0.2)
    '#333333'
    """
    pairs = zip(_parts(color), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def readable(color: str) -> str:
    """The color, as dark as texts on white need it."""
    shades = (mixed(color, BLACK, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in shades if contrast(each, WHITE) >= ENOUGH), BLACK)
