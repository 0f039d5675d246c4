"""Deadlines of an even spread, against serving the line in small steps."""

from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.analysis.deadlines import longest_delay

DAY, WEEK = 48, 336
ALWAYS = [True] * WEEK


def hours(first: int, last: int) -> list[bool]:
    """Open from one hour of each day to another."""
    return [first <= half % DAY / 2 < last for half in range(WEEK)]


SLOTS = 6  # of five minutes in a half-hour


def simulated(weights: list[float], is_open: list[bool], max_occupancy: float) -> float:
    """The longest wait in hours, first come first served, five minutes at a time."""
    arriving = [w / SLOTS if o else 0.0 for w, o in zip(weights, is_open, strict=True)]
    rate = sum(arriving) / max_occupancy / sum(is_open)
    line: deque[list[float]] = deque()  # slot of arrival, work left
    worst = 0.0
    for slot in range(2 * WEEK * SLOTS):
        half = slot // SLOTS % WEEK
        if arriving[half]:
            line.append([slot, arriving[half]])
        capacity = rate if is_open[half] else 0.0
        while line and capacity > 1e-12:
            done = min(capacity, line[0][1])
            line[0][1] -= done
            capacity -= done
            if line[0][1] <= 1e-9 * rate:
                worst = max(worst, slot - line.popleft()[0])
    return worst / SLOTS / 2


WEEKS = st.tuples(
    st.lists(st.integers(0, 5), min_size=24, max_size=24),
    st.lists(st.integers(1, 4), min_size=7, max_size=7),
    st.integers(0, 12),
    st.integers(13, 24),
    st.floats(0.5, 1.0),
)


@settings(deadline=None, max_examples=25)
@given(WEEKS)
def test_the_delay_is_what_a_simulation_finds(
    week: tuple[list[int], list[int], int, int, float],
) -> None:
    by_hour, by_day, first, last, cap = week
    weights = [float(by_hour[h // 2 % 24] * by_day[h // DAY]) for h in range(WEEK)]
    is_open = hours(first, last)
    if any(w for w, o in zip(weights, is_open, strict=True) if o):
        expected = simulated(weights, is_open, cap)
        assert longest_delay(weights, is_open, cap) == pytest.approx(expected, abs=3 / SLOTS / 2)


def test_an_even_week_waits_for_nothing() -> None:
    assert longest_delay([1.0] * WEEK, ALWAYS, 1.0) == 0
    assert longest_delay([0.1] * WEEK, hours(9, 17), 1.0) == 0, "noise is no backlog over night"


def test_nothing_arrives() -> None:
    assert longest_delay([0.0] * WEEK, ALWAYS, 0.85) == 0
    assert longest_delay([0.0 if o else 1.0 for o in hours(9, 17)], hours(9, 17), 1.0) == 0


def test_a_burst_waits_as_long_as_it_takes() -> None:
    burst = [1.0] + [0.0] * (WEEK - 1)
    assert longest_delay(burst, ALWAYS, 1.0) == pytest.approx(167.5), "all week at an even rate"
    assert longest_delay(burst, ALWAYS, 0.5) == pytest.approx(83.5), "twice as fast"


def test_what_is_left_in_the_evening_waits_over_night() -> None:
    weights = [2.0 if half % DAY == 33 else 1.0 for half in range(WEEK)]  # 16:30, the last
    is_open = hours(9, 17)
    backlog = 2 / (17 / 16) - 1  # half-hours of work at closing time
    assert longest_delay(weights, is_open, 1.0) == pytest.approx(16 + backlog / 2)
