"""The function under analysis: what it may be, and what it may not answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]
Function = Callable[[Floats], npt.ArrayLike]
# Outputs that vary by less than this share of their size vary by rounding alone.
ROUNDING = 1e-13


class Quantiles(Protocol):
    """An uncertain input: a frozen distribution of scipy, or anything with quantiles."""

    def ppf(self, share: Floats, /) -> npt.ArrayLike:
        """The values that these shares of all values stay below."""


Inputs = Mapping[str, Quantiles]


class BadOutput(ValueError):  # noqa: N818 - the name says what is wrong
    """An output that is no finite number: its row, counted from 1, and the row's inputs."""

    def __init__(self, message: str, row: int, inputs: dict[str, float]) -> None:
        super().__init__(message)
        self.row, self.inputs = row, inputs


def names_of(inputs: Inputs) -> tuple[str, ...]:
    """The names of the inputs; raises `ValueError` for what is no mapping of distributions."""
    if not isinstance(inputs, Mapping):
        raise ValueError("inputs map names to distributions")  # noqa: TRY004 - one kind of error
    if not inputs:
        raise ValueError("there is no uncertain input")
    for name, distribution in inputs.items():
        if not isinstance(name, str):
            raise ValueError(f"the name of an input is a text, and is not {name!r}")  # noqa: TRY004 - as above
        if not callable(getattr(distribution, "ppf", None)):
            message = f"the input {name} is no distribution: {distribution!r} has no `ppf`"
            raise ValueError(message)  # noqa: TRY004 - as above
    return tuple(inputs)


def evaluate(
    function: Function,
    draws: Floats,
    names: Sequence[str],
    outputs: Sequence[str] | None = None,
    done: int = 0,
) -> Floats:
    """What the function gives for the draws, rows x inputs, as rows x outputs.

    `done` is how many rows were evaluated before, for messages. Raises `BadOutput` for a NaN or an
    infinity and `ValueError` for an answer of another shape.
    """
    found = _numbers(function(draws.copy()))
    if found.ndim not in (1, 2) or len(found) != len(draws) or not found.size:
        raise ValueError(
            f"for {len(draws)} rows of inputs the function gave an array of shape {found.shape}; "
            "it must be (rows,) or (rows, outputs)"
        )
    table = found.reshape(len(draws), -1)
    titles = output_names(table.shape[1], outputs)
    bad = np.argwhere(~np.isfinite(table))
    if bad.size:
        row, column = (int(each) for each in bad[0])
        values = dict(zip(names, draws[row].tolist(), strict=True))
        told = ", ".join(f"{name} = {value:.10g}" for name, value in values.items())
        value, number = table[row, column], done + row + 1
        raise BadOutput(
            f"{titles[column]} is {value} in row {number:,}, where {told}", number, values
        )
    return table


def _numbers(answer: npt.ArrayLike) -> Floats:
    """An answer as real numbers, NaN where it is masked."""
    try:
        if np.ma.isMaskedArray(answer):
            return np.asarray(np.ma.filled(np.ma.asarray(answer, dtype=np.float64), np.nan))
        plain = np.asarray(answer)
        if not np.iscomplexobj(plain):
            return np.asarray(plain, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"the function gave no array of numbers: {error}") from None
    raise ValueError("the function gave complex numbers; outputs are real")


def size_of(found: Floats) -> float:
    """The largest output's size, to compute with outputs whose squares would be infinite."""
    return float(np.nanmax(np.abs(found), initial=0.0)) or 1.0


def output_names(count: int, given: Sequence[str] | None) -> tuple[str, ...]:
    """The names of the outputs; raises `ValueError` if as many are not given."""
    if given is None:
        return ("output",) if count == 1 else tuple(f"output {k + 1}" for k in range(count))
    if len(given) != count:
        raise ValueError(f"the function has {count} outputs, and {len(given)} names were given")
    return tuple(given)


def constant_reasons(found: Floats) -> tuple[str | None, ...]:
    """For each output, the last axis, why nothing can explain it, or None if it varies."""
    table = found.reshape(-1, found.shape[-1])
    low, high = table.min(axis=0), table.max(axis=0)
    still = high - low <= ROUNDING * np.maximum(np.abs(low), np.abs(high))
    same = np.where(low == high, "", " but for rounding")
    return tuple(
        f"it is {value:.10g} in every draw{but}, so no input decides it" if flat else None
        for flat, value, but in zip(still.tolist(), low.tolist(), same.tolist(), strict=True)
    )


def without_constants(estimates: Floats, reasons: Sequence[str | None]) -> Floats:
    """The estimates, outputs first, with NaN where an output is constant."""
    found = estimates.copy()
    found[[reason is not None for reason in reasons]] = np.nan
    return found
