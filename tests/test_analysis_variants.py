"""Variants of a scenario are the same as runs of their own."""

import pytest

from costmodel.analysis.variants import demand_paths, in_variants, parts_of
from tests.plans import CALLS, DESK, find, near

GROWING = CALLS.replace("7_300 / month", "7_300 / month -> 14_600 / month over 6 months")


def test_an_amount_is_made_of_itself_or_of_the_ends_of_its_ramp() -> None:
    plain = find(CALLS).opened.loaded[0].scenario
    assert list(parts_of(plain, "demand.contacts")) == ["demand.contacts"]
    ramp = find(GROWING).opened.loaded[0].scenario
    assert set(parts_of(ramp, "demand.contacts")) == {
        "demand.contacts.start",
        "demand.contacts.end",
    }
    assert list(parts_of(ramp, "demand.channels")) == []


@pytest.mark.parametrize(
    ("settings", "paths"),
    [
        ((), ["demand.contacts"]),
        (
            ("demand.customers=100", "demand.contacts_per_customer=0.1 / month"),
            ["demand.customers"],
        ),
        (("demand.issues=700 / month", "demand.channels.email.fcr=70%"), ["demand.issues"]),
        (
            ("demand.channels.email={share: null, minutes: 900 / month}",),
            ["demand.channels.email.minutes"],
        ),
    ],
)
def test_what_says_how_many_contacts_there_are(settings: tuple[str, ...], paths: list[str]) -> None:
    without = ("demand.contacts=null",) if settings else ()
    s = find(DESK, *without, *settings).opened.loaded[0].scenario
    assert demand_paths(s) == paths


@pytest.mark.parametrize("month", [1, 3, 12])
def test_variants_are_runs_of_their_own(month: int) -> None:
    s = find(GROWING).opened.loaded[0].scenario
    lines = s.graph.of_scope(s.scope)
    changes = {
        path: [s.inputs[path].value * factor for factor in (1, 2)] for path in demand_paths(s)
    }
    fte, floor = in_variants(s, [lines["paid_fte"], lines["floor_bound.desk"]], changes, month)
    for value, factor in zip(fte, (1, 2), strict=True):
        text = f"{7_300 * factor} / month -> {14_600 * factor} / month over 6 months"
        assert value == near(find(CALLS, f"demand.contacts={text}", month=month)["paid_fte"])
    assert floor == [0, 0]
