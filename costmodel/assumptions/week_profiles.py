"""Week profiles that come with the program, by name; whoever has records uses their own."""

from __future__ import annotations

from dataclasses import dataclass

_DAYS = "days: https://turnella.com/contact-centre-volume-patterns (Monday 1.2 to 1.4 of the mean)"
_OFFICE = (
    "hours: judgement after http://mi-reporting.blogspot.com/2012/01/call-arrival-patterns.html"
)
_SHOPS = "judgement; evening peak: https://ecommercenews.eu/britain-27-online-stores-available-9-to-5-on-weekdays/"


@dataclass(frozen=True, slots=True)
class WeekProfile:
    """Weights of 24 hours and of 7 days, Monday first; what they stand for, and on what grounds."""

    label: str
    source: str
    hours: tuple[float, ...]
    days: tuple[float, ...]


# One line of hours is six of them, from 00:00.
WEEK_PROFILES = {
    "office-peak": WeekProfile(
        "Customers who call from work: highest at 11:00, again at 17:00, Mondays, few at weekends.",
        f"{_OFFICE}; {_DAYS}",
        (
            *(1.5, 1, 1, 1, 1, 1.5),
            *(3, 6, 9, 11, 11.5, 12),
            *(10, 9.5, 9, 9.5, 10, 10.5),
            *(7.5, 5, 4, 3, 2.5, 2),
        ),
        (1.25, 1.1, 1.05, 1, 1, 0.6, 0.5),
    ),
    "evening-peak": WeekProfile(
        "Customers at home, such as of broadband, games or deliveries: highest at 20:00.",
        "judgement",
        (
            *(4, 2.5, 1.5, 1, 1, 1),
            *(1.5, 2.5, 3.5, 4.5, 5, 5.5),
            *(6, 6, 6, 6.5, 7, 8.5),
            *(10, 11.5, 12, 11, 9, 6.5),
        ),
        (1, 0.95, 0.95, 0.95, 1.05, 1.1, 1.1),
    ),
    "e-commerce": WeekProfile(
        "Customers of a shop: highest at 12:00, again from 19:00 to 21:00, Mondays.",
        _SHOPS,
        (
            *(2.5, 1.5, 1, 1, 1, 1.5),
            *(2.5, 4, 6, 8, 9.5, 10),
            *(10.5, 10, 9, 8.5, 8, 8),
            *(8.5, 9.5, 10, 8.5, 6, 4),
        ),
        (1.2, 1.05, 1, 1, 1, 0.8, 0.85),
    ),
}
