"""What every function here accepts and gives: checked arrays of floats."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]


def as_flows(flows: npt.ArrayLike) -> Floats:
    """The flows as floats, period last; raises `ValueError` if too few or not all finite."""
    table = np.asarray(flows, dtype=np.float64)
    if table.ndim == 0 or table.shape[-1] < 2:
        raise ValueError("cash flows need at least two periods: the start and one period's end")
    if not np.isfinite([table.min(initial=0), table.max(initial=0)]).all():
        raise ValueError("cash flows must be finite numbers")
    return table


def as_vector(flows: npt.ArrayLike) -> Floats:
    """The flows as one vector of floats; raises `ValueError` if it is a table."""
    vector = as_flows(flows)
    if vector.ndim > 1:
        raise ValueError(f"one vector of cash flows is needed, not an array of {vector.ndim} axes")
    return vector


def as_rate(rate: npt.ArrayLike) -> Floats:
    """The rate as floats; raises `ValueError` unless it is finite and above -100 %."""
    rates = np.asarray(rate, dtype=np.float64)
    if not (np.isfinite(rates) & (rates > -1)).all():
        raise ValueError("a rate must be a finite number above -100 %")
    return rates


def plain(values: npt.ArrayLike) -> Floats:
    """The array as it is, but a numpy number instead of an array without axes."""
    result: Floats = np.asarray(values, dtype=np.float64)[()]
    return result
