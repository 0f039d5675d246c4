"""Shifts that cover the half-hourly requirement of a repeating week at least cost."""

from costmodel.shifts.rules import Rules, Shift, every, full_time
from costmodel.shifts.schedule import Schedule, schedule
from costmodel.shifts.tours import Tour

__all__ = ["Rules", "Schedule", "Shift", "Tour", "every", "full_time", "schedule"]
