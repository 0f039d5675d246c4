"""Shrinkage: one share of paid time, or components that compound, some of them not paid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import mul
from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import AmountKind
from costmodel.assumptions.details import KEYS
from costmodel.assumptions.kinds import FlagKind
from costmodel.assumptions.problems import cut, nearest
from costmodel.assumptions.sections import KEY
from costmodel.assumptions.tree import Mapping
from costmodel.assumptions.typical import typical_by_month
from costmodel.kernel.expression import traced
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.assumptions.tree import Entry, Node
    from costmodel.kernel.expression import Expr

PAID = "paid"


@dataclass(frozen=True, slots=True)
class Components:
    """Shares that follow one another; as a line it has the name of the field."""

    name: str
    label: str
    shares: tuple[Expr, ...]


@quantity("share", named_after_member=True)
def compounded(_s: Reading, components: Components) -> Expr:
    """Shrinkage of all components: each takes its share of what the others leave."""
    if not components.shares:
        return traced(0)
    return 1 - reduce(mul, [1 - share for share in components.shares])


def unpaid_name(team: str) -> str:
    """The line of a team's components that are not paid, where there are any."""
    return f"teams.{team}.unpaid_shrinkage"


class ShrinkageKind(AmountKind):
    """A share of paid time, or a mapping of names to shares; `paid: false` marks what is not paid.

    The value is what is lost of paid time; what is not paid is a line of its own.
    """

    def read(self, node: Node, path: str, reading: Reading) -> Expr | None:
        """The traced share of paid time that is lost, or None with the problem noted."""
        if not isinstance(node, Mapping) or _is_one_amount(node):
            return super().read(node, path, reading)
        if "value" in node.entries:
            self._refuse_both(node, path, reading)
            return None
        read = {name: self._component(each, path, reading) for name, each in node.entries.items()}
        found = {name: each for name, each in read.items() if each is not None}
        if len(found) < len(read):
            return None
        self._check_whole(node, path, reading, {name: share for name, (share, _) in found.items()})
        unpaid = tuple(share for share, is_paid in found.values() if not is_paid)
        if unpaid:
            label = "Share of the time of those employed that is not paid"
            compounded(reading, Components(unpaid_name(path.split(".")[1]), label, unpaid))
        paid = tuple(share for share, is_paid in found.values() if is_paid)
        return compounded(reading, Components(path, self.label.rstrip("."), paid))

    def _refuse_both(self, node: Mapping, path: str, reading: Reading) -> None:
        places = [
            (entry.key_span, f"`{key}`")
            for key, entry in node.entries.items()
            if key == "value" or key not in KEYS
        ]
        message = f"`{path}` is given as one share and by component"
        reading.blame("shrinkage", message, reversed(places), "keep one, set the other to `null`")

    def _component(self, entry: Entry, path: str, reading: Reading) -> tuple[Expr, bool] | None:
        name, node, is_paid = entry.key, entry.value, True
        if not KEY.fullmatch(name) or name in (*KEYS, PAID):
            message = f"`{cut(name)}` cannot be the name of a component of `{path}`"
            help_text = "names have lower-case letters, digits and `_`, such as `breaks`"
            if name in KEYS:
                help_text = f"`{name}` belongs to one share: set it to `null`, or rename it"
            reading.error("name", message, entry.key_span, help_text)
            return None
        if isinstance(node, Mapping) and PAID in node.entries:
            flag = node.entries[PAID].value
            said = FlagKind("Whether its time is paid.").read(flag, f"{path}.{name}.paid", reading)
            if said is None:
                return None
            entries = {key: each for key, each in node.entries.items() if key != PAID}
            node, is_paid = replace(node, entries=entries), said
        kind = AmountKind("share", f"Shrinkage: {name}.", "10%", mark="%", below=1)
        share = kind.read(node, f"{path}.{name}", reading)
        return None if share is None else (share, is_paid)

    def _check_whole(
        self, node: Mapping, path: str, reading: Reading, shares: dict[str, Expr]
    ) -> None:
        """Warn when all components together are as suspect as one share would be."""
        left = [1.0] * reading.horizon
        for name, share in shares.items():
            by_month = typical_by_month(share, f"{path}.{name}", reading) if left else []
            left = [rest * (1 - each) for rest, each in zip(left, by_month, strict=True)]
        if self.suspect_above is not None and 1 - min(left, default=1) > self.suspect_above:
            message = f"`{path}` is {100 * (1 - min(left)):.6g} % in all: {self.suspect}"
            reading.warn("suspect-value", message, node.span, "check its components")

    def schema(self) -> dict[str, object]:
        """The JSON Schema: a share, or a mapping of names to shares."""
        share = super().schema()
        value = {"type": ["string", "number"]}
        unpaid = {"type": "object", "properties": {PAID: FlagKind("").schema(), "value": value}}
        component = {"anyOf": [{"$ref": "#/definitions/amount"}, unpaid, {"type": "null"}]}
        return {
            "description": self.label,
            "anyOf": [share, {"type": "object", "additionalProperties": component}],
        }


def _is_one_amount(node: Mapping) -> bool:
    """Whether a mapping is a value with what is said of it, not components by name."""
    return all(
        key in KEYS or ("value" in node.entries and nearest(key, KEYS)) for key in node.entries
    )
