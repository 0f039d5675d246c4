"""Checks of what callers hand in."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from costmodel.erlang.arrays import Floats


def at_least_zero(name: str, value: ArrayLike) -> Floats:
    """Return the value as an array; raise ValueError unless finite and not negative."""
    array = np.asarray(value, np.float64)
    if array.size and array.min() >= 0 and array.max() < np.inf:  # long rows: no rows of flags
        return array
    return _checked(name, array, (array >= 0) & (array < np.inf), "zero or more and finite")


def positive(name: str, value: ArrayLike) -> Floats:
    """Return the value as an array; raise ValueError unless finite and above zero."""
    array = np.asarray(value, np.float64)
    return _checked(name, array, (array > 0) & (array < np.inf), "above zero and finite")


def whole(name: str, value: ArrayLike) -> Floats:
    """Return the value as an array; raise ValueError unless whole numbers from zero."""
    array = at_least_zero(name, value)
    return _checked(name, array, array == np.floor(array), "a whole number")


def share(name: str, value: ArrayLike) -> Floats:
    """Return the value as an array; raise ValueError unless above 0 and at most 1."""
    array = np.asarray(value, np.float64)
    return _checked(name, array, (array > 0) & (array <= 1), "above 0 and at most 1")


def target(name: str, value: ArrayLike) -> Floats:
    """Return the value as an array; raise ValueError unless strictly between 0 and 1."""
    array = np.asarray(value, np.float64)
    return _checked(
        name, array, (array > 0) & (array < 1), "between 0 and 1, without 0 and 1 themselves"
    )


def _checked(name: str, array: Floats, valid: NDArray[np.bool_], rule: str) -> Floats:
    if not valid.all():
        raise ValueError(f"{name} must be {rule}, got {array[~valid].flat[0]:g}")
    return array
