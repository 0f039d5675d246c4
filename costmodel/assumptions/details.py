"""What a mapping `{value: ..., low: ..., source: ...}` says of a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from costmodel.assumptions.notation import NotationError, Written, read_part
from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.tree import Mapping, Scalar, Sequence
from costmodel.assumptions.uncertain import (
    DISTRIBUTIONS,
    HELD,
    LIMITED,
    Correlation,
    Course,
    read_chances,
    read_correlations,
    read_course,
)

if TYPE_CHECKING:
    from collections.abc import Mapping as Texts

    from costmodel.assumptions.reading import Reading

RANGES = (("low", "high"), ("p10", "p90"))
NUMBERS = ("low", "high", "p10", "p90")
WORDS = ("dist", "source", "note", "as_of", "grade", "owner")
BEHAVIOR = ("over_months", "chances", "correlate")
KEYS = ("value", *NUMBERS, *WORDS, *BEHAVIOR)

_DAY = re.compile(r"(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a value besides the number; `p10` and `p90` are in the value's unit."""

    dist: str = ""
    p10: float | None = None
    p90: float | None = None
    source: str = ""
    note: str = ""
    as_of: str = ""
    grade: str = ""
    owner: str = ""
    chances: tuple[float, ...] | None = None
    course: Course = HELD
    correlate: tuple[Correlation, ...] = ()


def read_texts(node: Mapping, path: str, reading: Reading) -> dict[str, Scalar] | None:
    """The mapping's scalars by key; None when something in it is not one or is not known."""
    before = len(reading.problems)
    texts = {}
    for key, entry in node.entries.items():
        if key not in KEYS:
            help_text = did_you_mean(key, KEYS) or f"known here: {', '.join(KEYS)}"
            message = f"unknown key `{key}` in `{path}`"
            reading.error("unknown-key", message, entry.key_span, help_text)
        elif isinstance(entry.value, Scalar) and not entry.value.is_empty:
            texts[key] = entry.value
        elif isinstance(entry.value, Scalar):
            message, help_text = f"`{path}.{key}` has no value", f"write it, or delete `{key}`"
            reading.error("missing-value", message, entry.key_span, help_text)
        elif not _may_be_several(key, entry.value):
            message = f"`{path}.{key}` is one value"
            reading.error("value", message, entry.value.span, "write it behind the colon")
    return texts if len(reading.problems) == before else None


def _may_be_several(key: str, node: object) -> bool:
    """Whether a list or a section may stand at this key."""
    return (key == "value" and isinstance(node, Sequence)) or (
        key == "correlate" and isinstance(node, Mapping)
    )


def read_details(node: Mapping, texts: Texts[str, Scalar], path: str, reading: Reading) -> Details:
    """What is said of the value besides numbers, with problems noted."""
    words = _read_words(texts, reading)
    course = read_course(texts["over_months"], reading) if "over_months" in texts else HELD
    chances = _read_chances(texts, reading)
    correlate: tuple[Correlation, ...] = ()
    if "correlate" in node.entries:
        others = node.entries["correlate"].value
        assert isinstance(others, (Mapping, Scalar))  # noqa: S101 - as `read_texts` lets through
        correlate = read_correlations(others, path, reading)
    return Details(**words, chances=chances, course=course, correlate=correlate)


def read_said(texts: Texts[str, Scalar], reading: Reading) -> Details:
    """What is said of several values at once: words, no distribution of their own."""
    return Details(**_read_words(texts, reading))


def _read_chances(texts: Texts[str, Scalar], reading: Reading) -> tuple[float, ...] | None:
    if "chances" not in texts:
        return None
    if "dist" not in texts or texts["dist"].text != "discrete":
        message = "chances are those of a discrete distribution"
        reading.error("value", message, texts["chances"].span, "add `dist: discrete`")
        return None
    return read_chances(texts["chances"], reading)


def _read_words(texts: Texts[str, Scalar], reading: Reading) -> dict[str, Any]:
    """The words of the mapping, with problems of the distribution and the date noted."""
    dist, as_of = texts.get("dist"), texts.get("as_of")
    if dist and dist.text not in DISTRIBUTIONS:
        help_text = did_you_mean(dist.text, DISTRIBUTIONS) or "one of: " + ", ".join(DISTRIBUTIONS)
        reading.error("distribution", f"`{dist.text}` is not a distribution", dist.span, help_text)
    if as_of and not _DAY.fullmatch(as_of.text):
        message = f"`{as_of.text}` is not a date"
        reading.error("date", message, as_of.span, "write it like `2026-10-01` or `2026`")
    return {key: texts[key].text for key in WORDS if key in texts}


def describe(path: str, details: Details, reading: Reading) -> None:
    """Say the same of every number below a path."""
    for name, amount in reading.inputs.items():
        if name.startswith(f"{path}."):
            reading.inputs[name] = replace(amount, details=details)


def with_numbers(
    written: Written, details: Details, texts: Texts[str, Scalar], reading: Reading
) -> tuple[Written, Details] | None:
    """The value with the range and the percentiles given beside it, or None with the problem."""
    given = [key for key in NUMBERS if key in texts]
    if given and written.low is not None:
        message = f"the range is given twice, in `value` and as `{given[0]}`"
        reading.error("value", message, texts[given[0]].span, "keep one of them")
        return None
    for key in ("dist", "over_months"):
        if key in texts and not given and written.low is None:
            message = f"`{key}` without a range is not used"
            reading.warn("not-used", message, texts[key].span, "add `low` and `high`")
    found = {key: _number(key, written, texts, reading) for key in given}
    if None in found.values() or not _in_order(written, found, texts, reading):
        return None
    if "low" in found or "high" in found:
        open_end = None if "p10" in found else written.value
        low, high = (found.get(key, open_end) for key in ("low", "high"))
        written = replace(written, low=low, high=high)
    return written, replace(details, p10=found.get("p10"), p90=found.get("p90"))


def refuse_numbers(texts: Texts[str, Scalar], reading: Reading) -> bool:
    """Whether a ramp or a list has a range beside it, which is noted: its parts have ranges."""
    given = [key for key in (*NUMBERS, "over_months") if key in texts]
    for key in given:
        message = f"`{key}` does not go with a ramp or a list"
        help_text = "give its parts ranges, such as `0% -> 30..35..40 % over 12 months`"
        reading.error("value", message, texts[key].span, help_text)
    return bool(given)


def _number(
    key: str, written: Written, texts: Texts[str, Scalar], reading: Reading
) -> float | None:
    try:
        return read_part(texts[key].text, written)
    except NotationError as problem:
        help_text = problem.help or "write it like `value`"
        reading.error("value", f"`{key}`: {problem}", texts[key].span, help_text)
        return None


def _in_order(
    written: Written,
    found: Texts[str, float | None],
    texts: Texts[str, Scalar],
    reading: Reading,
) -> bool:
    """Whether lows are not above the value, highs not below, and percentiles come in a pair."""
    before = len(reading.problems)
    for low, high in RANGES:
        for key, sign in ((low, 1), (high, -1)):
            number = found.get(key)
            if number is not None and sign * (written.value - number) < 0:
                message = f"`{key}` is {'above' if sign > 0 else 'below'} the value"
                reading.error("value", message, texts[key].span, f"{low} <= value <= {high}")
    _check_pairs(found, texts, reading)
    return len(reading.problems) == before


def _check_pairs(
    found: Texts[str, float | None], texts: Texts[str, Scalar], reading: Reading
) -> None:
    """Percentiles come in a pair that is apart; limits beside them are for few distributions."""
    percentiles = [key for key in ("p10", "p90") if key in found]
    limits = "dist" in texts and texts["dist"].text in LIMITED
    if len(percentiles) == 1 or (percentiles and len(found) > 2 and not limits):
        message = "percentiles come as `p10` and `p90`, instead of `low` and `high`"
        reading.error("value", message, texts[percentiles[0]].span, "give both of one pair")
    elif percentiles and found["p10"] == found["p90"]:
        message = "`p10` and `p90` are the same"
        reading.error("value", message, texts["p90"].span, "a value without a range is certain")
    elif percentiles:
        _check_limits(found, texts, reading)


def _check_limits(
    found: Texts[str, float | None], texts: Texts[str, Scalar], reading: Reading
) -> None:
    """Limits beside percentiles lie outside of them."""
    for limit, percentile, sign in (("low", "p10", 1), ("high", "p90", -1)):
        end, inner = found.get(limit), found.get(percentile)
        if end is not None and inner is not None and sign * (inner - end) < 0:
            message = f"`{limit}` is {'above' if sign > 0 else 'below'} `{percentile}`"
            help_text = "low <= p10 <= value <= p90 <= high"
            reading.error("value", message, texts[limit].span, help_text)
