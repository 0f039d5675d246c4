"""Queueing maths on arrays: Erlang C and Erlang A."""

from costmodel.erlang.conventions import CONVENTIONS, Convention
from costmodel.erlang.performance import (
    abandonment,
    asa,
    occupancy,
    service_level,
    wait_probability,
)
from costmodel.erlang.requirement import TOLERANCE, agents_required

__all__ = [
    "CONVENTIONS",
    "TOLERANCE",
    "Convention",
    "abandonment",
    "agents_required",
    "asa",
    "occupancy",
    "service_level",
    "wait_probability",
]
