"""What is uncertain about a number: its distribution, its course, and what it moves with."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from costmodel.assumptions.problems import did_you_mean
from costmodel.assumptions.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Amount, Reading
    from costmodel.sampling.distributions import Distribution

DISTRIBUTIONS = ("pert", "triangular", "uniform", "normal", "lognormal", "beta", "discrete")
LIMITED = ("normal", "lognormal", "beta")  # low and high beside percentiles are limits of these
NEEDS_MORE = ("normal", "lognormal", "beta", "discrete")  # than an order of its numbers
ROUNDED = 1e-9  # what a sum of chances may be off
MUCH = 0.05  # of a distribution cut off: then its percentiles are no longer those that are written
COURSES = ("held", "yearly", "AR(1) 0.9", "random walk")
_AR1 = re.compile(r"ar\(?1\)?\s+(?P<kept>[-+]?[0-9.]+%?)", re.IGNORECASE)
_PLAIN = {"held": "held", "yearly": "yearly", "random walk": "walk", "random-walk": "walk"}


@dataclass(frozen=True, slots=True)
class Course:
    """How an uncertain number goes over the months.

    `held` is one draw for all months, `yearly` one for each year, `ar1` keeps a share `kept` of the
    month before, `walk` starts near the middle and reaches its whole range in the last month.
    """

    kind: Literal["held", "yearly", "ar1", "walk"] = "held"
    kept: float = 0.0

    def __str__(self) -> str:
        words = {"ar1": f"AR(1) {self.kept:g}", "walk": "random walk"}
        return words.get(self.kind, self.kind)


HELD = Course()


@dataclass(frozen=True, slots=True)
class Correlation:
    """Another number that this one moves with, and their rank correlation."""

    path: str
    rank: float
    span: Span


def read_course(text: Scalar, reading: Reading) -> Course:
    """How a number goes over the months; what is wrong is noted, and it is held."""
    words = " ".join(text.text.split())
    if words.lower() in _PLAIN:
        return Course(_PLAIN[words.lower()])  # type: ignore[arg-type]
    match = _AR1.fullmatch(words)
    kept = _number(match["kept"]) if match else None
    if kept is not None and -1 < kept < 1:
        return Course("ar1", kept)
    message = f"`{words}` is no way over the months"
    if match:
        message = f"`{words}` keeps {match['kept']} of each month, which is not between -1 and 1"
    help_text = did_you_mean(words, COURSES) or "one of: " + ", ".join(COURSES)
    reading.error("over-months", message, text.span, help_text)
    return HELD


def read_chances(text: Scalar, reading: Reading) -> tuple[float, ...] | None:
    """The chances of low, typical and high, or None with the problem noted."""
    share = 100 if text.text.endswith("%") else 1
    parts = [_number(part) for part in text.text.removesuffix("%").split("..")]
    found = tuple(part / share for part in parts if part is not None)
    help_text = "write the chances of low, typical and high like `25..50..25 %`"
    if not len(found) == len(parts) == 3:
        reading.error("value", "`chances` are three shares", text.span, help_text)
        return None
    whole = math.fsum(found)
    if min(found) >= 0 and abs(whole - 1) <= ROUNDED:
        return found
    message = f"`chances` sum to {100 * whole:g} %, not to 100 %"
    message = "`chances` are not negative" if min(found) < 0 else message
    reading.error("distribution", message, text.span, help_text)
    return None


def read_correlations(
    node: Mapping | Scalar, path: str, reading: Reading
) -> tuple[Correlation, ...]:
    """What a number moves with, with its problems noted."""
    if not isinstance(node, Mapping):
        message = f"`{path}.correlate` says with what, and how much"
        help_text = "write it like `{demand.contacts: 0.5}`, a rank correlation"
        reading.error("correlation", message, node.span, help_text)
        return ()
    found = []
    for other, entry in node.entries.items():
        rank = _number(entry.value.text) if isinstance(entry.value, Scalar) else None
        if rank is None or not -1 < rank < 1:
            message = f"the rank correlation of `{path}` and `{other}` has to be inside -1 and 1"
            reading.error("correlation", message, entry.value.span, "write it like `0.5`")
        else:
            found.append(Correlation(other, rank, entry.key_span))
    return tuple(found)


def _number(text: str) -> float | None:
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return None


def is_uncertain(amount: Amount) -> bool:
    """Whether the number has a range or percentiles that are apart."""
    details = amount.details
    if details is not None and details.p10 is not None and details.p90 is not None:
        return details.p10 < details.p90
    return amount.low is not None and amount.high is not None and amount.low < amount.high


def uncertain_inputs(s: Scenario) -> dict[str, Amount]:
    """The uncertain inputs of a scenario, by path."""
    return {path: amount for path, amount in s.inputs.items() if is_uncertain(amount)}


def distribution_of(amount: Amount) -> Distribution:
    """The distribution of an uncertain number, within what the number may be.

    Raises `ValueError` where there is none with these numbers.
    """
    from costmodel.sampling.distributions import Discrete, Truncated

    found = _unbounded(amount)
    if isinstance(found, Discrete):  # each of its values was found to be allowed
        return found
    least = -math.inf if amount.least is None else amount.least
    most = math.inf if amount.most is None else amount.most
    below, beyond = float(found.cdf(math.nextafter(least, -math.inf))), 1 - float(found.cdf(most))
    return found if below + beyond <= 0 else Truncated(found, least, most)


def _unbounded(amount: Amount) -> Distribution:
    from costmodel.sampling.elicitation import from_percentiles, from_range

    details = amount.details
    name = (details.dist if details else "") or "pert"
    chances = details.chances if details else None
    if details is not None and details.p10 is not None and details.p90 is not None:
        low = -math.inf if amount.low is None else amount.low
        high = math.inf if amount.high is None else amount.high
        p10, p90 = details.p10, details.p90
        return from_percentiles(name, p10, amount.value, p90, limits=(low, high), chances=chances)
    assert amount.low is not None  # noqa: S101 - only uncertain amounts come here
    assert amount.high is not None  # noqa: S101 - likewise
    return from_range(name, amount.low, amount.value, amount.high, chances)


def check_distribution(amount: Amount, path: str, reading: Reading) -> None:
    """Note a distribution that cannot be, or that limits change; others are not made."""
    details = amount.details
    if details is None or not is_uncertain(amount):
        return
    if details.dist not in NEEDS_MORE and details.p10 is None:
        return
    try:
        found = distribution_of(amount)
    except ValueError as problem:
        message = f"`{path}` has no {details.dist} distribution: {problem}"
        reading.error("distribution", message, amount.span, "change its numbers or its `dist`")
        return
    _check_percentiles(found, amount, path, reading)


def _check_percentiles(found: Distribution, amount: Amount, path: str, reading: Reading) -> None:
    """Warn of percentiles that what is cut off moves."""
    from costmodel.sampling.distributions import Truncated

    details = amount.details
    if details is None or details.p10 is None or details.p90 is None:
        return
    if not isinstance(found, Truncated) or found.cut_off <= MUCH:
        return
    below, above = float(found.cdf(details.p10)), 1 - float(found.cdf(details.p90))
    message = (
        f"`{path}`: {found.cut_off:.0%} of this distribution is cut off, at its limits or at what "
        f"it may be, so {below:.0%} lies below `p10` and {above:.0%} above `p90`"
    )
    help_text = "give `low` and `high` instead, or a `dist` that keeps inside, such as lognormal"
    reading.warn("cut-off", message, amount.span, help_text)


def correlations_of(s: Scenario) -> dict[tuple[str, str], Correlation]:
    """The rank correlations between uncertain inputs, by the pair in the order of the alphabet."""
    found: dict[tuple[str, str], Correlation] = {}
    for path, amount in uncertain_inputs(s).items():
        for each in amount.details.correlate if amount.details else ():
            for other in _uncertain_parts(s, each.path):
                first, second = sorted((path, other))
                found.setdefault((first, second), each)
    return found


def _uncertain_parts(s: Scenario, path: str) -> Iterator[str]:
    """The uncertain inputs of an amount: itself, the ends of its ramp, or a list's items."""
    for name, amount in s.inputs.items():
        rest = name.removeprefix(f"{path}.")
        part = rest != name and (rest in ("start", "end") or rest.isdigit())
        if (name == path or part) and is_uncertain(amount):
            yield name


def check_correlations(s: Scenario, reading: Reading) -> None:
    """Correlated inputs exist, are uncertain, go over the months alike, and can be so together."""
    before = len(reading.problems)
    for path, amount in s.inputs.items():
        for each in amount.details.correlate if amount.details else ():
            _check_one(path, each, s, reading)
    pairs = correlations_of(s)
    if not pairs or len(reading.problems) > before:
        return
    from costmodel.sampling.copula import gaussian_copula

    names = sorted({name for pair in pairs for name in pair})
    try:
        gaussian_copula(names, {pair: each.rank for pair, each in pairs.items()})
    except ValueError as problem:
        span = next(iter(pairs.values())).span
        reading.error("correlation", str(problem), span, "change one of them")


def _check_one(path: str, each: Correlation, s: Scenario, reading: Reading) -> None:
    others = list(_uncertain_parts(s, each.path))
    message, help_text = "", "name another number with a range"
    if path in others:
        message = f"`{path}` is correlated with itself"
    elif not is_uncertain(s.inputs[path]):
        message, help_text = f"`{path}` is correlated, and has no range", "give it a range"
    elif not others:
        known = uncertain_inputs(s)
        message = f"`{each.path}` is no uncertain number"
        help_text = did_you_mean(each.path, known) or help_text
    elif any(_course(s.inputs[other]) != _course(s.inputs[path]) for other in others):
        message = f"`{path}` and `{each.path}` are correlated, and go over the months differently"
        help_text = "give both the same `over_months`"
    elif any(_said(s, path, other) not in (None, each.rank) for other in others):
        message = f"the correlation of `{path}` and `{each.path}` is given twice"
        help_text = "keep one of them"
    if message:
        reading.error("correlation", message, each.span, help_text)


def _course(amount: Amount) -> Course:
    return amount.details.course if amount.details else HELD


def _said(s: Scenario, path: str, other: str) -> float | None:
    """The correlation that the other input says of this one."""
    details = s.inputs[other].details
    ranks = {each.path: each.rank for each in details.correlate} if details else {}
    return ranks.get(path)
