"""Queueing maths on arrays: Erlang C and Erlang A."""

from costmodel.erlang.performance import (
    abandonment,
    asa,
    occupancy,
    service_level,
    wait_probability,
)
from costmodel.erlang.requirement import TOLERANCE, agents_required

__all__ = [
    "TOLERANCE",
    "abandonment",
    "agents_required",
    "asa",
    "occupancy",
    "service_level",
    "wait_probability",
]
