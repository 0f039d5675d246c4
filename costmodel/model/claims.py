"""What all benefits that are claimed have in common: a risk, and a first month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import pick_by_month
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.format.benefits import Claim
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True)
class Claimed:
    """A claim by the name it goes by, as a member of the quantities about it."""

    name: str
    claim: Claim


@quantity("1")
def in_force(s: Scenario, claimed: Claimed) -> Expr | None:
    """1 from the first month of a benefit, otherwise 0."""
    since = claimed.claim.since
    if since is None or since <= s.start:
        return None
    return pick_by_month((traced(0), traced(1)), [int(month >= since) for month in s.months])


def since_then(s: Scenario, claimed: Claimed, worth: Expr) -> Expr:
    """What a claim is worth, from its first month on."""
    flag = in_force(s, claimed)
    return worth if flag is None else worth * flag


def counted(s: Scenario, claimed: Claimed, worth: Expr) -> Expr:
    """What a claim is worth, from its first month on, less its risk."""
    return since_then(s, claimed, worth) * (1 - claimed.claim.risk)
