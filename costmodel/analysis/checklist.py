"""The checklist of a launch: which of its inputs a file gives, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from costmodel.assumptions.format.scenario import Scenario

    Wanted: TypeAlias = tuple[str, Callable[[Scenario], bool]]


@dataclass(frozen=True, slots=True)
class Checked:
    """An item of the checklist: the keys given and missing, and what no file holds."""

    item: str
    given: tuple[str, ...]
    missing: tuple[str, ...]
    elsewhere: str


def _at(path: str) -> Wanted:
    """A key that has a value at a path; `X` stands for any name, of which one is enough."""
    return path, lambda s: any(map(_is_given, _found(s, path.split("."))))


def _found(thing: Any, path: list[str]) -> Iterable[object]:  # noqa: ANN401 - a section or a value
    if not path or thing is None:
        return () if path else (thing,)
    if path[0] == "X":
        return (each for one in thing.values() for each in _found(one, path[1:]))
    part = thing.get(path[0]) if isinstance(thing, dict) else getattr(thing, path[0])
    return _found(part, path[1:])


def _is_given(value: object) -> bool:
    return value is not None and value is not False and value != {}


def _key(path: str) -> Wanted:
    """A key that is written in the file, whatever its default; `X` stands for any name."""
    *above, key = path.split(".")
    return path, lambda s: any(key in getattr(one, "spans", ()) for one in _found(s, above))


def _has_mix(s: Scenario) -> bool:
    return any(channel.share is not None or channel.minutes is not None for channel in s.channels)


def _has_peak(s: Scenario) -> bool:
    return bool(s.demand.events) or s.demand.spike is not None


def _has_compliance(s: Scenario) -> bool:
    return s.compliance is not None and bool(s.compliance.standards)


def _has_numbers(s: Scenario) -> bool:
    phone = s.telephony
    return phone is not None and (phone.numbers is not None or phone.toll_free is not None)


ITEMS: dict[str, tuple[tuple[Wanted, ...], str]] = {
    "Demand": (
        (
            _key("demand.profile"),
            _key("demand.channels.X.aht"),
            ("demand.events or demand.spike", _has_peak),
            ("demand.channels.X.share", _has_mix),
        ),
        "",
    ),
    "Staffing": (
        (_at("teams.X.shifts"), _key("teams.X.shrinkage"), _at("teams.X.on_call")),
        "names on the roster",
    ),
    "Telephony": (
        (
            _at("telephony.trunks"),
            ("telephony.numbers or telephony.toll_free", _has_numbers),
            _at("telephony.porting"),
        ),
        "dates of porting; route from IVR to queue, overflow, voicemail and callback",
    ),
    "Platform": (
        (_at("platform"), _at("platform.implementation"), _at("platform.addons")),
        "screen pop and logging",
    ),
    "Security": (
        (
            ("compliance", _has_compliance),
            _at("telephony.recording.retention"),
            _at("compliance.audit_trail"),
            _at("compliance.penetration_tests"),
        ),
        "encryption in transit and at rest, roles, vendors' certificates and agreements",
    ),
    "Runbooks": (
        (_at("teams.X.escalations"), _at("availability.disaster_tests")),
        "contacts for escalations, one support address, a number for vendors",
    ),
    "Monitoring": (
        (_at("kpis"), _at("demand.spike")),
        "alerts on waits, handling times and queues, which need live figures",
    ),
    "Training": (
        (_at("teams.X.onboarding"), _at("support.quality"), _at("teams.X.recurrent_training")),
        "what certifies an agent",
    ),
    "Communication": (
        (_at("costs.status_page"), _at("demand.events.X.deflected")),
        "published hours and other channels",
    ),
    "Cost control": (
        (_at("budget"), _at("platform.discount"), _at("actual")),
        "who approves the budget",
    ),
    "Pilot": (
        (_at("pilot.weeks"), _at("pilot.cost"), _at("demand.spike")),
        "a failover test in an emergency",
    ),
}


def checklist(s: Scenario) -> tuple[Checked, ...]:
    """The items in order, with the keys that the file gives and lacks."""
    return tuple(_checked(item, wanted, other, s) for item, (wanted, other) in ITEMS.items())


def _checked(item: str, wanted: Iterable[Wanted], elsewhere: str, s: Scenario) -> Checked:
    answers = {name: is_there(s) for name, is_there in wanted}
    given = tuple(name for name, there in answers.items() if there)
    missing = tuple(name for name, there in answers.items() if not there)
    return Checked(item, given, missing, elsewhere)
