"""Colors and fonts of a book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as `#RRGGBB`."""

    font: str = "Arial"
    accent: str = "#1F3864"
    head_fill: str = "#DCE6F1"
    input_font: str = "#0000FF"
    input_fill: str = "#FFFBE6"
    link_font: str = "#00703C"
    more: str = "#C44E00"  # of a bridge: costs that rise
    less: str = "#2E7D6B"
    # Okabe and Ito's colors, which color-blind people tell apart.
    series: tuple[str, ...] = (
        *("#0072B2", "#E69F00", "#009E73", "#CC79A7"),
        *("#56B4E9", "#D55E00", "#F0E442", "#999999"),
        *("#332288", "#882255", "#44AA99", "#DDCC77"),  # Tol's, for more
    )
