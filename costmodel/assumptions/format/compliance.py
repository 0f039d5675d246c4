"""The section `compliance`: standards to meet, tests and audit trails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.kinds import FlagKind, MonthsKind
from costmodel.assumptions.named_values import ShortFormKind
from costmodel.assumptions.payments import StartKind
from costmodel.assumptions.sections import SectionKind, optional, required, section

if TYPE_CHECKING:
    from costmodel.assumptions.sections import Spans
    from costmodel.kernel.expression import Expr

STANDARDS = ("pci", "hipaa", "gdpr", "soc2", "iso27001")
APPLIES = FlagKind("Whether the standard has to be met.")


@section
class Standard:
    """A standard that has to be met, and what that costs."""

    name: str
    applies: bool = optional(APPLIES, True)
    once: Expr | None = optional(StartKind("What is paid for it at the start."))
    yearly: Expr | None = optional(
        AmountKind("money/year", "What it costs in a year.", "$12_000", unsaid="1/year")
    )


STANDARD = ShortFormKind(Standard, "applies", APPLIES)


@section
class PenetrationTests:
    """Security tests from outside."""

    per_year: Expr = required(AmountKind("1/year", "Tests in a year.", "1", unsaid="1/year"))
    price: Expr = required(AmountKind("money", "Price of one test.", "$15_000"))


@section
class AuditTrail:
    """Central logs of who did what."""

    spans: Spans
    retention: int = required(MonthsKind("How long logs are kept."))
    price: Expr = required(AmountKind("money/month", "What keeping them costs.", "$200 / month"))


@section
class Compliance:
    """What law, card brands and customers ask of security and privacy."""

    spans: Spans
    pci: Standard | None = optional(STANDARD)
    hipaa: Standard | None = optional(STANDARD)
    gdpr: Standard | None = optional(STANDARD)
    soc2: Standard | None = optional(STANDARD)
    iso27001: Standard | None = optional(STANDARD)
    penetration_tests: PenetrationTests | None = optional(SectionKind(PenetrationTests))
    audit_trail: AuditTrail | None = optional(SectionKind(AuditTrail))

    @property
    def standards(self) -> list[Standard]:
        """Those that have to be met."""
        given = [getattr(self, name) for name in STANDARDS]
        return [each for each in given if each is not None and each.applies]
