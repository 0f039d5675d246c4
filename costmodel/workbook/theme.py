"""Colors, font and logo of a book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as `#RRGGBB`; `logo` is an image of kind PNG or JPEG."""

    font: str = "Arial"
    accent: str = "#1F3864"
    head_fill: str = "#DCE6F1"
    input_font: str = "#0000FF"
    input_fill: str = "#FFFBE6"
    link_font: str = "#00703C"
    more: str = "#C44E00"  # of a bridge: costs that rise
    less: str = "#2E7D6B"
    # Okabe and Ito's colors, then some of Tol's: color-blind people tell them apart.
    series: tuple[str, ...] = (
        *("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"),
        *("#F0E442", "#332288", "#4D4D4D", "#DDCC77", "#117733", "#000000"),
    )
    logo: bytes = b""


# Which color texts have on which ground; a color by its field, or as it is.
TEXTS = (
    ("accent", "#FFFFFF"),
    ("link_font", "#FFFFFF"),
    ("input_font", "input_fill"),
    ("#000000", "head_fill"),
)
