"""Values at the typical values of the assumptions."""

import pytest

from costmodel.analysis.typical import ranges_in_month, typical_inputs, values_in_month
from tests.plans import CALLS, find

RAMP = "demand.channels.voice.aht=6 min -> 12 min over 4 months"


def test_a_ramp_is_read_in_its_month() -> None:
    s = find(CALLS, RAMP).opened.loaded[0].scenario
    node = s.demand.channels["voice"].aht
    assert [values_in_month(s, [node], month)[0] for month in (1, 3, 5, 12)] == [6, 9, 12, 12]


def test_ranges_are_over_the_week() -> None:
    weights = ", ".join(["1"] * 12 + ["3"] * 12)
    profile = f"demand.profile={{hours: [{weights}], days: [1, 1, 1, 1, 1, 1, 1]}}"
    opened = find(CALLS, profile).opened
    lines = opened.graph.of_scope("plan")
    s = opened.loaded[0].scenario
    nodes = [lines["offered_load.desk.voice"], s.discount_rate]
    load, rate = ranges_in_month(s, nodes, 1)
    assert load == pytest.approx((0.5, 1.5))
    assert rate == (0, 0)


def test_inputs_by_scope_and_path() -> None:
    s = find(CALLS).opened.loaded[0].scenario
    assert typical_inputs(s)["plan", "demand.contacts"] == 7_300
