"""Labor capture: staffing that follows a share of what machines free."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.kernel.numbers import at_typical, evaluate
from tests.assumption_files import SAMPLES
from tests.plans import CALLS, CHATS, DESK, MAILS, Found, find, near, typical
from tests.sheet import ENGINES, Sheet
from tests.test_model_containment import bot

FIELDS = {"recontact": "10%", "handover_aht": "1.2", "handover_abandonment": "5%"}
BLENDED = ("teams.desk.blended=true", "demand.channels.email.spread=deadline")
PLANS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "even": (DESK, (), "[email]"),
    "queue": (CALLS, (), "[voice]"),
    "pool": (CALLS, (*CHATS, "teams.desk.pool=true"), "[voice]"),
    "asa": (CALLS, ("demand.channels.voice={target: null, asa: 20 s}",), "[voice]"),
    "mixed": (CALLS, MAILS, "[voice, email]"),
    "blended": (CALLS, (*MAILS, *BLENDED), "[voice, email]"),
    "slower": (CALLS, ("teams.desk.aht_factor=1.1",), "[voice]"),
}
STAFF = ("paid_fte", "labor", "position_hours.desk")


def staff(found: Found) -> list[float]:
    return [value for name in STAFF for value in found.by_month(name)]


@pytest.mark.parametrize("name", PLANS)
def test_all_or_nothing(name: str) -> None:
    text, more, channels = PLANS[name]
    machine = {**FIELDS, "channels": channels, "handover_minutes": "1 min"}
    today = find(text, *more, bot(**machine))
    whole = find(text, *more, bot(**machine, labor_capture="100%"))
    nothing = find(text, *more, bot(**machine, labor_capture="0%"))
    assert staff(whole) == near(staff(today))
    assert staff(nothing) == near(staff(find(text, *more)))
    assert nothing["workload_hours"] == near(today["workload_hours"])


@settings(deadline=None, max_examples=15, derandomize=True)
@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(sorted(PLANS)))
def test_more_capture_means_less_staff(one: int, other: int, name: str) -> None:
    text, more, channels = PLANS[name]
    less, most = (
        find(text, *more, bot(channels=channels, labor_capture=f"{share}%"))["paid_fte"] or 0
        for share in sorted((one, other))
    )
    assert most <= less * (1 + 1e-12)


def test_half_of_the_freed_hours_are_staffed_on() -> None:
    found = find(DESK, bot(labor_capture="50%"))
    assert found["planned_contacts.email"] == near(7_300 * 0.8)
    assert found["contacts_handled.email"] == near(7_300 * 0.6)
    assert found["paid_fte"] == near(4.2 * 0.8)
    assert found["occupancy"] == near(0.6 / 0.8)


def test_service_is_of_the_calls_that_people_handle() -> None:
    held = find(CALLS, bot(channels="[voice]", labor_capture="0%"))
    before = find(CALLS)
    assert held["paid_fte"] == before["paid_fte"]
    assert (held["service_level"] or 0) > (before["service_level"] or 1)
    assert held["contacts_handled.voice"] == near(4_380)


def test_capture_of_one_of_two_machines() -> None:
    form = "automation.form={channels: [email], containment: 20%, handover_aht: 1}"
    found = find(DESK, bot(labor_capture="50%"), form)
    assert found["planned_contacts.email"] == near(7_300 * (1 - 0.2 - 0.2))


def test_a_headcount_stays_unless_capture_is_given() -> None:
    headcount = "teams.desk.headcount=10"
    assert find(CALLS, headcount, bot(channels="[voice]"))["paid_fte"] == near(10)
    followed = find(CALLS, headcount, bot(channels="[voice]", labor_capture="70%"))
    assert followed["paid_fte"] == near(10 * (1 - 0.4 * 0.7))
    form = "automation.form={channels: [voice], containment: 20%, handover_aht: 1}"
    both = find(CALLS, headcount, form, bot(channels="[voice]", labor_capture="70%"))
    assert both["paid_fte"] == near(10 * (1 - 0.4 * 0.7))


def test_a_headcount_follows_its_whole_work() -> None:
    machine = bot(channels="[voice]", labor_capture="50%", handover_aht="1.2", recontact="25%")
    found = find(CALLS, *CHATS, "teams.desk.headcount=10", machine)
    voice = (1 - 0.3 * 0.5) * (1 + 0.2 * 0.5)
    assert found["paid_fte"] == near(10 * (voice + 1) / 2)


IVR = "automation.ivr={channels: [voice], handover_aht: 1, containment: "


@pytest.mark.parametrize(
    ("cut", "capture", "cost", "per_minute"),
    [
        ("20%", "", 1_103_200, 1.1491666667),
        ("30%", "", 1_100_800, 1.3104761905),
        ("20%", ", labor_capture: 100%", 898_400, 0.9358333333),
        ("30%", ", labor_capture: 100%", 793_600, 0.9447619048),
    ],
)
def test_the_ivr_of_the_source_text(cut: str, capture: str, cost: float, per_minute: float) -> None:
    text = (SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8")
    found = find(text, IVR + cut + capture + "}")
    assert found["run_rate_cost"] == near(cost)
    assert found["cost_per_minute"] == near(per_minute, rel=1e-9)


def test_the_ivr_of_the_source_text_cuts_by_and_by() -> None:
    text = (SAMPLES / "seed_sample.yaml").read_text(encoding="utf-8")
    ramp = IVR + "0% -> 20% over 12 months, labor_capture: 100%}"
    found = find(text, ramp, "horizon=18 months", "escalation={prices: 0% / year}")
    assert found["run_rate_cost"] == near(898_400)
    assert found.by_month("paid_fte")[6] == near(18)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("headcount", "printed"),
    [
        ("null", ("planned_load.desk.voice", "planned_pooled_seconds.desk")),
        ("12", ("headcount_after_machines.desk", "labor")),
    ],
)
def test_workbooks_compute_the_same(
    engine: str, headcount: str, printed: tuple[str, ...], tmp_path: Path
) -> None:
    machine = {**FIELDS, "channels": "[voice]", "handover_minutes": "1 min"}
    ramp = bot(**machine, containment="0% -> 40% over 2 months", labor_capture="70%")
    pool = (*CHATS, "teams.desk.pool=true", f"teams.desk.headcount={headcount}")
    found = find(CALLS, *pool, ramp, "horizon=4 months")
    nodes = [found.opened.graph.of_scope(found.result.name)[name] for name in printed]
    values = evaluate(nodes, at_typical(typical(found.opened)), months=4)
    sheet = Sheet(nodes, 4)
    inputs = {key: np.full((1, 1, 1), value) for key, value in typical(found.opened).items()}
    sheet.write(tmp_path / "book.xlsx", inputs)
    recalculated = ENGINES[engine](tmp_path / "book.xlsx")
    for node, value in zip(nodes, values, strict=True):
        cells = sheet.read(node, recalculated)
        assert cells == pytest.approx(np.broadcast_to(value, cells.shape), rel=1e-9), node
