"""The section `kpis`: figures of service that are tracked, and never money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.sections import SectionKind, optional, section

if TYPE_CHECKING:
    from costmodel.kernel.expression import Expr


def _share(label: str) -> AmountKind:
    return AmountKind("share", label, "85%", mark="%", at_most=1)


def _score(label: str) -> AmountKind:
    return AmountKind("1", label, "20", at_least=-100, at_most=100)


def _time(label: str) -> AmountKind:
    return AmountKind("min/contact", label, "10 min", unsaid="1/contact", at_most=1e5)


@section
class Rate:
    """A share: what it is today, and what it should be."""

    now: Expr | None = optional(_share("What it is today."))
    target: Expr | None = optional(_share("What it should be."))


@section
class Score:
    """A score from -100 to 100: what it is today, and what it should be."""

    now: Expr | None = optional(_score("What it is today."))
    target: Expr | None = optional(_score("What it should be."))


@section
class Duration:
    """A time: what it is today, and what it should be."""

    now: Expr | None = optional(_time("What it is today."))
    target: Expr | None = optional(_time("What it should be."))


RATE = SectionKind(Rate)


@section
class Kpis:
    """Figures of service that are tracked; speed and service level are targets of channels."""

    csat: Rate | None = optional(RATE)
    nps: Score | None = optional(SectionKind(Score))
    fcr: Rate | None = optional(RATE)
    occupancy: Rate | None = optional(RATE)
    abandonment: Rate | None = optional(RATE)
    containment: Rate | None = optional(RATE)
    escalation: Rate | None = optional(RATE)
    repeats: Rate | None = optional(RATE)
    resolution_time: Duration | None = optional(SectionKind(Duration))
