"""The usual theme: texts can be read, and series can be told apart by the color-blind."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from costmodel.workbook.colors import ENOUGH, WHITE, contrast
from costmodel.workbook.theme import TEXTS, Theme

USUAL = Theme()
# What is left of red, green and blue light, by Machado, Oliveira and Fernandes (2009), severity 1.
SIGHTS = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.9505], [1.0], [1.089]])
APART = 15.0  # of CIE 1976: 2.3 is just noticeable


def lab(color: str, sight: str) -> NDArray[np.float64]:
    """A color as it is seen, in CIELAB."""
    parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHTS[sight]) @ light, 0, 1)
    ratios = TO_XYZ @ seen
    root = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    x, y, z = root
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_texts_can_be_read(text: str, ground: str) -> None:
    colors = [getattr(USUAL, each, each) for each in (text, ground)]
    assert contrast(*colors) >= ENOUGH


@pytest.mark.parametrize("color", [USUAL.more, USUAL.less])
def test_steps_of_a_bridge_stand_out(color: str) -> None:
    assert contrast(color, WHITE) >= ENOUGH


@pytest.mark.parametrize("sight", SIGHTS)
def test_series_can_be_told_apart(sight: str) -> None:
    for one, other in combinations(USUAL.series, 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) >= APART, (one, other)


def test_red_and_green_would_not_be_told_apart() -> None:
    """Which shows that the measure tells something."""
    one, other = (lab(color, "deutan") for color in ("#A6B843", "#D8A547"))
    assert np.linalg.norm(one - other) < APART
    assert np.linalg.norm(lab("#A6B843", "normal") - lab("#D8A547", "normal")) > 2 * APART


def test_there_is_a_color_for_each_of_many_series() -> None:
    assert len(set(USUAL.series)) == len(USUAL.series) >= 12
