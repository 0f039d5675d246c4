"""Estimates with intervals from independent scrambles of the same points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from costmodel.analysis.sensitivity.function import size_of

if TYPE_CHECKING:
    from costmodel.analysis.sensitivity.function import Floats


class Spread(NamedTuple):
    """An estimate from all scrambles, and how far each scramble alone lies from it (first axis)."""

    estimate: Floats
    apart: Floats

    def half_width(self, confidence: float) -> Floats:
        """Half the width of the confidence interval, by Student's t; NaN from one scramble."""
        from scipy.special import stdtrit

        count = len(self.apart)
        if count < 2:
            return np.full(self.estimate.shape, np.nan)
        size = size_of(self.apart)
        error = (self.apart / size).std(axis=0, ddof=1) / np.sqrt(count) * size
        return np.asarray(stdtrit(count - 1, 0.5 + confidence / 2) * error)


def check_confidence(confidence: float) -> None:
    """Raise `ValueError` unless the confidence lies between 0 and 1."""
    if not (isinstance(confidence, float) and 0 < confidence < 1):
        raise ValueError(f"a confidence lies between 0 and 1, like 0.95, and is not {confidence}")


def mean(each: Floats) -> Spread:
    """The mean of what the scrambles found, on the first axis."""
    found: Floats = each.mean(axis=0)
    return Spread(found, each - found)


def ratio(above: Floats, below: Floats) -> Spread:
    """The ratio of two means over scrambles, on the first axis; NaN where the lower one is 0.

    The ratio of each scramble alone is biased; to first order, the scrambles move the common ratio
    by (above - ratio x below) / mean of below.
    """
    bottom = below.mean(axis=0)
    safe = np.where(bottom == 0, np.nan, bottom)
    found: Floats = above.mean(axis=0) / safe
    return Spread(found, (above - found * below) / safe)
