"""How a week's contacts spread over its half-hours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from costmodel.assumptions.details import describe, read_said, read_texts
from costmodel.assumptions.hours import DAYS, HALVES_PER_DAY, HALVES_PER_WEEK
from costmodel.assumptions.kind import Labeled
from costmodel.assumptions.problems import nearest
from costmodel.assumptions.profile_file import read_profile_file
from costmodel.assumptions.sections import SectionKind, required, section
from costmodel.assumptions.tree import Entry, Mapping, Scalar, Sequence
from costmodel.assumptions.unsound import UNSOUND
from costmodel.assumptions.weights import WeightsKind, idle_halves, weight_values
from costmodel.assumptions.worded import SAID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.problems import Span
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Node
    from costmodel.assumptions.week_profiles import WeekProfile
    from costmodel.kernel.expression import Expr

GRID = ("hours", "days")


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights of a week: none (`flat`), hours x days, or one for each of 336 half-hours."""

    hours: tuple[Expr, ...] = ()
    days: tuple[Expr, ...] = ()
    halves: tuple[Expr, ...] = ()
    idle: frozenset[int] = frozenset()  # half-hours whose weight is 0: nobody needs to be there


@section
class Grid:
    """Weights of the hours of a day and of the days of a week."""

    hours: tuple[Expr, ...] = required(WeightsKind("Weights of the 24 hours of a day.", 24))
    days: tuple[Expr, ...] = required(WeightsKind("Weights of the days, Monday first.", 7))


_A_DAY = WeightsKind("Weights of the day's half-hours.", HALVES_PER_DAY, may_be_idle=True)


@section
class Halves:
    """Weights of the 48 half-hours of each day."""

    mon: tuple[Expr, ...] = required(_A_DAY)
    tue: tuple[Expr, ...] = required(_A_DAY)
    wed: tuple[Expr, ...] = required(_A_DAY)
    thu: tuple[Expr, ...] = required(_A_DAY)
    fri: tuple[Expr, ...] = required(_A_DAY)
    sat: tuple[Expr, ...] = required(_A_DAY)
    sun: tuple[Expr, ...] = required(_A_DAY)


class ProfileKind(Labeled):
    """A name, a CSV file, `hours` (24) and `days` (7), or 48 half-hours for each day."""

    example = "office-peak"

    def read(self, node: Node, path: str, reading: Reading) -> Profile | None:
        """The profile, or None with the problem noted."""
        if isinstance(node, Mapping):
            return _of_mapping(node, path, reading)
        if isinstance(node, Scalar) and node.text == "flat":
            return Profile()
        if isinstance(node, Scalar) and Path(node.text).suffix.lower() == ".csv":
            halves = read_profile_file(node, path, reading)
            return None if halves is None else _of_halves(halves, reading)
        return _named(node, path, reading)

    def schema(self) -> dict[str, object]:
        """The JSON Schema of the forms."""
        from costmodel.assumptions.week_profiles import WEEK_PROFILES

        examples = ["flat", *WEEK_PROFILES, "week.csv"]
        text: dict[str, object] = {"type": "string", "examples": examples}
        return {
            "description": self.label,
            "anyOf": [text, _with_words(SectionKind(Grid)), _with_words(SectionKind(Halves))],
        }


def _with_words(kind: SectionKind) -> dict[str, object]:
    schema = kind.schema()
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - a section has properties
    return {**schema, "properties": {**properties, **{key: {} for key in SAID}}}


def _named(node: Node, path: str, reading: Reading) -> Profile | None:
    from costmodel.assumptions.week_profiles import WEEK_PROFILES

    name = node.text if isinstance(node, Scalar) else ""
    if name in WEEK_PROFILES:
        return _of_mapping(_written_out(WEEK_PROFILES[name], node.span), path, reading)
    known = ("flat", *WEEK_PROFILES)
    near = nearest(name, known)
    names = ", ".join(f"`{each}`" for each in known)
    forms = f"write {names}, the name of a CSV file, or `hours` and `days`"
    help_text = f"did you mean `{near}`? Else {forms}" if near else forms
    reading.error("profile", f"`{path}` is not a profile", node.span, help_text)
    return None


def _written_out(profile: WeekProfile, span: Span) -> Mapping:
    """A profile that comes with the program as a user would write it."""

    def listed(weights: Iterable[float]) -> Sequence:
        return Sequence(
            tuple(Scalar(f"{weight:g}", plain=True, span=span) for weight in weights), span
        )

    values: dict[str, Node] = {
        "hours": listed(profile.hours),
        "days": listed(profile.days),
        "source": Scalar(profile.source, plain=True, span=span),
    }
    return Mapping({key: Entry(key, span, value) for key, value in values.items()}, span)


def _of_mapping(node: Mapping, path: str, reading: Reading) -> Profile | None:
    """The weights below a mapping's keys; what is said besides is said of each of them."""
    words = {key: entry for key, entry in node.entries.items() if key in SAID}
    texts = read_texts(Mapping(words, node.span), path, reading)
    by_day = any(key in DAYS for key in node.entries)
    profile = (_of_days if by_day else _of_grid)(_without_words(node, by_day), path, reading)
    if texts is None:
        return None
    if texts:
        describe(path, read_said(texts, reading), reading)
    return profile


def _without_words(node: Mapping, by_day: bool) -> Mapping:  # noqa: FBT001 - one of two forms
    """The weights alone; keys of the other form may have been removed, as of a file below."""
    other = GRID if by_day else DAYS
    entries = {key: entry for key, entry in node.entries.items() if key not in SAID}
    removed = {key: at for key, at in node.removed.items() if key not in (*SAID, *other)}
    return Mapping(entries, node.span, removed)


def _of_grid(node: Mapping, path: str, reading: Reading) -> Profile | None:
    grid = SectionKind(Grid).read(node, path, reading)
    if grid.hours is UNSOUND or grid.days is UNSOUND:
        return None
    hours, days = (weight_values(each, reading) for each in (grid.hours, grid.days))
    weights = [hours[half // 2 % 24] * days[half // 48] for half in range(HALVES_PER_WEEK)]
    return Profile(hours=grid.hours, days=grid.days, idle=idle_halves(weights))


def _of_days(node: Mapping, path: str, reading: Reading) -> Profile | None:
    both = next((node.entries[key] for key in GRID if key in node.entries), None)
    if both is not None:
        message = f"`{path}` has `{both.key}` and half-hours of days"
        help_text = f"keep one of them, set the other to `null`, such as `{both.key}: null`"
        reading.error("profile", message, both.key_span, help_text)
        return None
    week = SectionKind(Halves).read(node, path, reading)
    days = [getattr(week, day) for day in DAYS]
    if any(day is UNSOUND for day in days):
        return None
    halves = tuple(weight for day in days for weight in day)
    profile = _of_halves(halves, reading)
    if len(profile.idle) < HALVES_PER_WEEK:
        return profile
    reading.error("profile", f"all weights of `{path}` are 0", node.span, "give one that is not")
    return None


def _of_halves(halves: tuple[Expr, ...], reading: Reading) -> Profile:
    return Profile(halves=halves, idle=idle_halves(weight_values(halves, reading)))
