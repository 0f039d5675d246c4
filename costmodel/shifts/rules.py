"""What shifts there are, and on which days a person works them."""

from dataclasses import dataclass
from itertools import pairwise

from costmodel.shifts.week import DAY, DAYS, HALF_HOUR, half_hours

# A week that leaves this share of the contract unworked calls for weeks of one day more as well.
_SHORT_WEEK = 0.1


@dataclass(frozen=True, slots=True)
class Shift:
    """One kind of shift, and the weeks worked on it.

    A person works the same consecutive days every week, at the same times; breaks may differ from
    day to day.

    Args:
        paid_hours: On duty on a day; the unpaid break comes on top of it.
        days_on: Days worked in a row, each followed by the rest of the week off; several numbers
            follow one another, such as (3, 4), and people may be on either.
        break_hours: Unpaid, near the middle of the shift; 0 for none.
        part_time: Whether its hours count toward the part-time share.

    Raises:
        ValueError: if hours are no multiples of half an hour, the shift is shorter than an hour or
            longer than a day, or the days are not consecutive numbers from 1 to 6.
    """

    paid_hours: float
    days_on: tuple[int, ...]
    break_hours: float = 0.0
    part_time: bool = False

    def __post_init__(self) -> None:
        if half_hours("paid hours", self.paid_hours) < 2 or self.length > DAY:
            raise ValueError(f"{self} is shorter than an hour or longer than a day")
        in_a_row = all(later == earlier + 1 for earlier, later in pairwise(self.days_on))
        if not self.days_on or not in_a_row or not 1 <= self.days_on[0] <= self.days_on[-1] < DAYS:
            raise ValueError(f"days on must be consecutive numbers from 1 to 6, got {self.days_on}")

    def __str__(self) -> str:
        pause = f" and a break of {self.break_hours:g} h" if self.break_hours else ""
        return f"a shift of {self.paid_hours:g} h{pause}"

    @property
    def length(self) -> int:
        """Half-hours from start to end, break included."""
        return half_hours("paid hours", self.paid_hours) + self.pause

    @property
    def pause(self) -> int:
        """Half-hours of unpaid break."""
        return half_hours("a break", self.break_hours)

    @property
    def middle(self) -> int:
        """Half-hours worked before a break in the middle, the earlier one of two middles."""
        return half_hours("paid hours", self.paid_hours) // 2


@dataclass(frozen=True, slots=True)
class Rules:
    """What a schedule has to respect.

    Args:
        shifts: The kinds of shift to choose from.
        starts: Clock times at which shifts may start, in hours after midnight.
        rest_hours: Least time between the end of a person's shift and the start of the next.
        contract_hours: Paid hours of a full-time week. People on the same full-time shift do not
            exceed it on average, so that 3 and 4 days of 12 h may alternate.
        part_time_share: Largest share of all paid hours on part-time shifts, from 0 to 1.
        break_leeway: Hours by which a break is earlier or later than the middle of the shift, at
            most.

    Raises:
        ValueError: if there is no start or no shift that may be used, a time is out of range, a
            shift leaves less than the rest until it starts again, its shortest full-time week
            exceeds the contract, or a break could reach either end of its shift.
    """

    shifts: tuple[Shift, ...]
    starts: tuple[float, ...] = tuple(float(hour) for hour in range(24))
    rest_hours: float = 11.0
    contract_hours: float = 40.0
    part_time_share: float = 0.0
    break_leeway: float = 1.0

    def __post_init__(self) -> None:
        if not self.shifts or not self.starts:
            raise ValueError("there must be a shift and a start")
        if max(self.start_slots) >= DAY:
            raise ValueError(f"starts must be before 24:00, got {max(self.starts):g} h")
        if not 0 <= self.part_time_share <= 1:
            raise ValueError(f"part-time share must be from 0 to 1, got {self.part_time_share:g}")
        if self.part_time_share < 1 and all(shift.part_time for shift in self.shifts):
            raise ValueError("a part-time share below 1 needs a full-time shift")
        for shift in self.shifts:
            self._check(shift)

    def _check(self, shift: Shift) -> None:
        rest = (DAY - shift.length) * HALF_HOUR
        if rest < self.rest_hours:
            raise ValueError(
                f"{shift} leaves a rest of {rest:g} h, less than {self.rest_hours:g} h"
            )
        week = shift.days_on[0] * shift.paid_hours
        if week > self.contract_hours and not shift.part_time:
            raise ValueError(
                f"{shift} on {shift.days_on[0]} days makes {week:g} paid hours, "
                f"above the contract of {self.contract_hours:g} h"
            )
        if shift.pause and shift.middle <= max(self.break_moves):
            raise ValueError(f"{shift}: the break could reach an end of the shift")

    @property
    def start_slots(self) -> tuple[int, ...]:
        """Half-hours after midnight at which shifts may start, in order."""
        return tuple(sorted({half_hours("a start", start) for start in self.starts}))

    @property
    def break_moves(self) -> tuple[int, ...]:
        """Half-hours by which a break may be later than in the middle, negative for earlier."""
        leeway = half_hours("break leeway", self.break_leeway)
        return tuple(range(-leeway, leeway + 1))

    @property
    def usable_shifts(self) -> tuple[Shift, ...]:
        """The shifts that the part-time share leaves."""
        return tuple(each for each in self.shifts if self.part_time_share or not each.part_time)


def full_time(
    paid_hours: float, *, break_hours: float = 0.0, contract_hours: float = 40.0
) -> Shift:
    """Return a full-time shift with the usual days on; hours as in Shift and Rules.

    As many days as the contract holds, at most 6; where that leaves more than a tenth of it
    unworked, or a tenth, also weeks of one day more. So 8 h make 5 days, 10 h 4 days and 12 h 3 or
    4 days, at 40 h. Raises ValueError if the contract does not hold one day.

    >>> full_time(12).days_on
    (3, 4)
    """
    if not 0 < paid_hours <= contract_hours:
        raise ValueError(
            f"a shift of {paid_hours:g} h does not fit a contract of {contract_hours:g} h"
        )
    days = min(int(contract_hours / paid_hours), DAYS - 1)
    short = days * paid_hours <= (1 - _SHORT_WEEK) * contract_hours and days < DAYS - 1
    return Shift(paid_hours, (days, days + 1) if short else (days,), break_hours)


def every(minutes: int) -> tuple[float, ...]:
    """Return start times from midnight, in hours, in steps of 30 minutes or a multiple of it.

    Raises ValueError for other steps.

    >>> every(480)
    (0.0, 8.0, 16.0)
    """
    step = half_hours("the step between starts", minutes / 60)
    if not step:
        raise ValueError("the step between starts must be at least 30 minutes")
    return tuple(slot * HALF_HOUR for slot in range(0, DAY, step))
