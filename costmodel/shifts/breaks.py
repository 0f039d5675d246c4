"""Breaks, which the program counts rather than gives to people.

A break has a window: it starts in the first half-hour of it or up to twice the leeway later. All
windows of the week are equally long, so it is enough to know how many people wait: those whose
window has opened and whose break has not started. As many breaks start in a half-hour as people
begin to wait, and those who waited before, less those who wait on. Whoever waits longest goes
first, so nobody misses the window if never more people wait on than have come within the leeway.
"""

from collections import Counter, deque
from dataclasses import dataclass, replace

import numpy as np

from costmodel.shifts.rules import Rules
from costmodel.shifts.tours import Tour
from costmodel.shifts.week import HALF_HOUR, WEEK, Counts, Floats


@dataclass(frozen=True, slots=True)
class Breaks:
    """Breaks of one length, by tour and by how many people wait on after each half-hour.

    Args:
        starting: Breaks that start in each half-hour, a column for each tour and half-hour.
        away: Breaks that take place in each half-hour, likewise.
        in_time: At least 0 where nobody waits too long, likewise.
    """

    starting: Floats
    away: Floats
    in_time: Floats


def all_breaks(tours: list[Tour], rules: Rules) -> list[Breaks]:
    """Return the breaks of each length that shifts have; each adds 336 columns, in this order."""
    pauses = lengths(tours)
    found = []
    for number, pause in enumerate(pauses):
        opening = np.stack([_opening(tour, pause, rules) for tour in tours], axis=1)
        waiting = np.zeros((WEEK, WEEK * len(pauses)))
        own = slice(number * WEEK, (number + 1) * WEEK)
        waiting[:, own] = np.eye(WEEK)
        starting = np.hstack([opening, np.roll(waiting, 1, axis=0) - waiting])
        recent = _sum_of_rolls(opening, rules.break_moves[-1] - rules.break_moves[0])
        found.append(
            Breaks(starting, _sum_of_rolls(starting, pause), np.hstack([recent, -waiting]))
        )
    return found


def lengths(tours: list[Tour]) -> list[int]:
    """Return the lengths of breaks, in half-hours."""
    return sorted({tour.shift.pause for tour in tours} - {0})


def with_breaks(tours: list[Tour], people: Counts, waiting: Counts, rules: Rules) -> Counter[Tour]:
    """Return the people on each tour, its breaks included.

    Args:
        tours: All tours, without breaks.
        people: On each of them.
        waiting: People who wait on after each half-hour, for each length of break in turn.
        rules: Where the windows are.
    """
    persons = [tour for tour, count in zip(tours, people, strict=True) for _ in range(count)]
    moves: list[dict[int, int]] = [{} for _ in persons]
    for pause, wait in zip(lengths(tours), waiting.reshape(-1, WEEK), strict=True):
        opening: list[list[tuple[int, int]]] = [[] for _ in range(WEEK)]
        for person, tour in enumerate(persons):
            if tour.shift.pause == pause:
                for day, slot in enumerate(_windows(tour, rules)):
                    opening[slot].append((person, day))
        for (person, day), late in _in_turn(opening, wait):
            moves[person][day] = late
    return Counter(map(_paused, persons, moves, [rules] * len(persons)))


def _in_turn(
    opening: list[list[tuple[int, int]]], waiting: Counts
) -> list[tuple[tuple[int, int], int]]:
    """Return half-hours from the opening of each window to the break: first come, first served."""
    everyone = [(slot - WEEK, each) for slot, each_ in enumerate(opening) for each in each_]
    queue = deque(everyone[len(everyone) - waiting[-1] :])
    served = []
    for now in range(WEEK):
        queue.extend((now, each) for each in opening[now])
        while len(queue) > waiting[now]:
            opened, each = queue.popleft()
            served.append((each, now - opened))
    return served


def _paused(tour: Tour, moves: dict[int, int], rules: Rules) -> Tour:
    first = tour.start + (tour.shift.middle + rules.break_moves[0]) * HALF_HOUR
    return replace(tour, breaks=tuple(first + moves[day] * HALF_HOUR for day in sorted(moves)))


def _windows(tour: Tour, rules: Rules) -> Counts:
    """The half-hour in which the window of each day's break opens."""
    return (tour.starts + tour.shift.middle + rules.break_moves[0]) % WEEK


def _opening(tour: Tour, pause: int, rules: Rules) -> Floats:
    found = np.zeros(WEEK)
    if tour.shift.pause == pause:
        found[_windows(tour, rules)] = 1
    return found


def _sum_of_rolls(rows: Floats, count: int) -> Floats:
    """Sum over this half-hour and the ones before it, so many in all."""
    total = np.zeros_like(rows)
    for back in range(count):
        total += np.roll(rows, back, axis=0)
    return total
