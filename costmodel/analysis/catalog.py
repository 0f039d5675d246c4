"""What there is: the model's quantities, where each is defined, and the terms of the field."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path

from costmodel.assumptions import ramps
from costmodel.kernel.quantity import QUANTITIES, AnyQuantity
from costmodel.model import outputs

DEFINING = (outputs, ramps)  # importing them declares all quantities
PACKAGE = Path(outputs.__file__).parents[2]

TERMS = {
    "AHT": "average handling time: talk, hold and work after the contact, of one contact",
    "ARR": "annual recurring revenue",
    "ASA": "average speed of answer: the mean wait over all contacts",
    "attrition": "share of agents who leave in a year",
    "burden": "benefits and payroll taxes on top of a salary",
    "concurrency": "contacts, such as chats, that an agent handles at once",
    "containment": "share of contacts that end with a machine, without a person",
    "erlang": "one agent's worth of work: arriving minutes of work in a minute",
    "FCR": "first contact resolution: share of contacts that need no second one",
    "FTE": "full-time equivalent: the paid hours of one full-time person",
    "HA uplift": "what redundancy and disaster recovery add to telephony and platform",
    "IRR": "internal rate of return: the rate at which flows are worth nothing",
    "NPV": "net present value: all flows, later ones discounted",
    "occupancy": "share of their time on duty that agents work on contacts",
    "payback": "first month by whose end what was paid has come back",
    "ROI": "return on investment: gain over cost, over a stated horizon",
    "run rate": "twelve times a named month",
    "schedule inefficiency": "share of scheduled hours that shifts waste",
    "service level": "share of contacts answered within a time, such as 80 % in 20 s",
    "shrinkage": "share of paid time that is not worked on contacts",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A quantity: its name, unit, meaning, and the file and line that define it."""

    name: str
    unit: str
    label: str
    place: str


def quantities() -> tuple[Entry, ...]:
    """Every quantity of the model, by name."""
    return tuple(_entry(QUANTITIES[name]) for name in sorted(QUANTITIES))


def _entry(quantity: AnyQuantity) -> Entry:
    unit = quantity.unit if isinstance(quantity.unit, str) else "as its field"
    return Entry(quantity.name, unit, quantity.label, place_of(quantity))


def place_of(quantity: AnyQuantity) -> str:
    """The file and line of a quantity's function, relative to the package's parent."""
    function = inspect.unwrap(quantity.function)
    file = Path(inspect.getsourcefile(function) or "")
    return f"{file.relative_to(PACKAGE).as_posix()}:{function.__code__.co_firstlineno}"
