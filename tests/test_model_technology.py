"""Technology as a whole: figures of the source texts, what holds for all plans, and workbooks."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costmodel.kernel.expression import Expr
from costmodel.kernel.numbers import at_typical, evaluate
from tests.conftest import ROOT
from tests.plans import DESK, Found, find, near, typical
from tests.sheet import ENGINES, Sheet

TWENTY = (ROOT / "assumptions" / "twenty_agents.yaml").read_text(encoding="utf-8")

# Everything that technology may cost, for calls and text messages that both can be put off.
ALL = {
    "platform": """{
        seat: $100 / month, concurrent_seat: $60 / month, minute: $0.01 / min,
        active_hour: {tiers: [{up_to: 800, price: $1 / h}, {price: $0.80 / h}]},
        message: {tiers: [{up_to: 9_000, price: $0.02 / message}, {price: $0.01 / message}],
                  tiers_apply: whole volume},
        addons: {wfm: $15 / seat / month, qa: $500 / month}, discount: 10%, minimum: $1_500 / month,
        implementation: {amount: $30_000 once, maintenance: 10% / year, amortization: 5 months},
        features: {analytics: $20_000 once, crm: {amount: $9_000 once, yearly: $3_000}}}""",
    "telephony": """{
        minute: {tiers: [{up_to: 5_000, price: $0.02 / min}, {up_to: 9_000, price: $0.015 / min},
                         {price: $0.01 / min}]},
        talk_share: 80%, queue_time: 30 s, numbers: {count: 3, price: $2 / month},
        toll_free: {count: 1, price: $3 / month, minute: $0.03 / min, share: 60%},
        trunks: {count: 2, price: $150 / month}, short_code: $500 / month,
        sms: {price: $0.0083 / message, messages: 4}, tests: {per_month: 1, minutes: 3 min},
        porting: $25 once, recording: {retention: 3 months, size: 0.5 MB / min,
                                       price: $0.50 / GB / month, share: 70%}}""",
    "availability": "{ha_uplift: 15%, disaster_tests: {per_year: 2, cost: $3_000}}",
    "pilot": "{weeks: 4, cost: $15_000 once}",
    "compliance": """{
        pci: {once: $8_000, yearly: $6_000}, gdpr: {yearly: $1_000}, hipaa: false,
        penetration_tests: {per_year: 1, price: $15_000},
        audit_trail: {retention: 24 months, price: $200 / month}}""",
}
PLAN = DESK.replace("horizon: 12 months", "horizon: 14 months\nescalation: {prices: 4% / year}")
PLAN = PLAN.replace(
    "email: {share: 100%, aht: 6 min, reply_within: 4 h}",
    """voice: {share: 40%, aht: 6 min, reply_within: 4 h}
    sms: {share: 60%, aht: 3 min, reply_within: 4 h, messages: 2}""",
).replace("[email]", "[voice, sms]")
PLAN = PLAN.replace("contacts:", "growth: 60% / year\n  contacts:")
PLAN += "".join(f"{key}: {text}\n" for key, text in ALL.items())
LINES = ("platform", "maintenance", "telephony", "recording", "availability", "disaster_tests")
ONCE = ("implementation", "features", "porting", "pilot", "compliance_once")


# Figures of the source texts ---------------------------------------------------------------------


def test_platform_and_telephony_of_the_20_agents() -> None:
    found = find(TWENTY)
    assert found["run_rate.platform"] == near(24_000)
    assert found["run_rate.telephony"] == near(24_000)
    assert found["run_rate_cost"] == near(1_108_000)


@pytest.mark.parametrize(
    ("seat", "minute", "total"), [(50, "0.01", 1_084_000), (150, "0.05", 1_156_000)]
)
def test_the_range_of_prices(seat: int, minute: str, total: float) -> None:
    found = find(TWENTY, f"platform.seat=${seat} / month", f"telephony.minute=${minute} / min")
    assert found["run_rate_cost"] == near(total)


@pytest.mark.parametrize(("uplift", "cost"), [(10, 4_800), (15, 7_200), (20, 9_600)])
def test_the_uplift_of_high_availability(uplift: int, cost: float) -> None:
    found = find(TWENTY, f"availability.ha_uplift={uplift}%")
    assert found["run_rate.availability"] == near(cost)
    assert found["run_rate_cost"] == near(1_108_000 + cost)


@pytest.mark.parametrize(
    ("amount", "rate", "yearly"), [("10_000", "5", 500), ("40_000", "15", 6_000)]
)
def test_the_range_of_maintenance(amount: str, rate: str, yearly: float) -> None:
    setup = f"{{amount: ${amount} once, maintenance: {rate}% / year}}"
    assert find(TWENTY, f"platform.implementation={setup}")["run_rate.maintenance"] == near(yearly)


@pytest.mark.parametrize(
    ("basic", "advanced", "total"),
    [("10_000", "20_000", 30_000), ("40_000", "100_000", 140_000)],
)
def test_the_range_of_implementation(basic: str, advanced: str, total: float) -> None:
    setup = f"platform.implementation.amount=${basic} once"
    found = find(TWENTY, setup, f"platform.features.analytics=${advanced} once")
    assert found["one_time_cost"] == near(total)


def test_usage_is_dearer_than_seats_and_falls_with_the_minutes() -> None:
    usage = ("platform.seat=null", "platform.minute=$0.038 / min", "telephony.minute=null")
    assert find(TWENTY, *usage)["run_rate.platform"] == near(45_600)
    half = find(TWENTY, *usage, "demand.channels.voice.minutes=50_000 / month")
    assert half["run_rate.platform"] == near(22_800)


@pytest.mark.parametrize("rent", [1, 5])
def test_the_rent_of_a_toll_free_number(rent: int) -> None:
    found = find(TWENTY, f"telephony.toll_free={{count: 1, price: ${rent} / month}}")
    assert found["run_rate.telephony"] == near(24_000 + 12 * rent)


# What holds whatever the numbers -----------------------------------------------------------------

whole = find(PLAN)


def test_the_plan_has_all_lines() -> None:
    assert whole.result.one_time == ONCE
    assert list(whole.costs()) == ["labor", *LINES, "compliance"]
    parts = [whole.by_month(name) for name in whole.costs()]
    assert [sum(month) for month in zip(*parts, strict=True)] == near(
        whole.by_month("running_cost")
    )
    assert not [each for each in whole.result.warnings if each.code == "not-used"]


def test_what_is_not_sold_by_use_is_not_counted() -> None:
    names = {name.split(".")[0] for name in find(PLAN, "platform=null", "telephony=null").values}
    counted = ("active_hours", "platform_messages", "channel_messages", "concurrent_seats")
    others = ("recorded_minutes", "text_messages", "toll_free_minutes", "other_minutes")
    assert not names & {*counted, *others}


# The line that a price alone makes, and the lines that follow from it.
PRICES = {
    "platform.seat=$200 / month": (None, {"platform", "availability"}),
    "platform.concurrent_seat=$120 / month": (
        "concurrent_seats_cost",
        {"platform", "availability"},
    ),
    "platform.minute=$0.02 / min": ("platform_minutes_cost", {"platform", "availability"}),
    "platform.addons.wfm=$30 / seat / month": ("addon_cost.wfm", {"platform", "availability"}),
    "platform.features.crm.yearly=$6_000": ("features_upkeep", {"maintenance"}),
    "telephony.toll_free.minute=$0.06 / min": ("toll_free_cost", {"telephony", "availability"}),
    "telephony.toll_free.price=$6 / month": ("toll_free_numbers", {"telephony", "availability"}),
    "telephony.numbers.price=$4 / month": ("phone_numbers", {"telephony", "availability"}),
    "telephony.trunks.price=$300 / month": ("trunks_cost", {"telephony", "availability"}),
    "telephony.short_code=$1_000 / month": ("short_code_cost", {"telephony", "availability"}),
    "telephony.sms.price=$0.0166 / message": ("text_messages_cost", {"telephony", "availability"}),
    "telephony.recording.price=$1 / GB / month": ("recording", set()),
    "telephony.recording.size=1 MB / min": ("recording", set()),
    "telephony.porting=$50 once": ("porting", set()),
    "availability.disaster_tests.cost=$6_000": ("disaster_tests", set()),
    "pilot.cost=$30_000 once": ("pilot", set()),
    "compliance.pci.yearly=$12_000": ("standard_cost.pci", {"compliance"}),
    "compliance.penetration_tests.price=$30_000": ("penetration_tests_cost", {"compliance"}),
    "compliance.audit_trail.price=$400 / month": ("audit_trail_cost", {"compliance"}),
}


@pytest.mark.parametrize("setting", PRICES)
def test_a_doubled_price_doubles_its_part_and_touches_no_other(setting: str) -> None:
    part, others = PRICES[setting]
    found = find(PLAN, setting)
    if part is not None:
        assert found.by_month(part) == near([2 * each for each in whole.by_month(part)])
    for name in (*whole.costs(), *ONCE):
        rises = name in others or name == part
        assert (found.by_month(name) != whole.by_month(name)) == rises, name


@pytest.mark.parametrize("section", ALL)
def test_a_section_that_is_removed_takes_its_lines_along(section: str) -> None:
    found = find(PLAN, f"{section}=null")
    of_section = {
        "platform": {"platform", "maintenance", "implementation", "features"},
        "telephony": {"telephony", "recording", "porting"},
        "availability": {"availability", "disaster_tests"},
        "pilot": {"pilot"},
        "compliance": {"compliance", "compliance_once"},
    }
    names = {*found.costs(), *found.result.one_time}
    assert {*whole.costs(), *ONCE} - names == of_section[section]


@settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.integers(1, 50_000), st.integers(0, 9_000), st.integers(0, 100))
def test_the_bill_is_never_below_the_minimum(contacts: int, minimum: int, discount: int) -> None:
    found = find(
        PLAN,
        f"demand.contacts={contacts} / month",
        f"platform.minimum=${minimum} / month",
        f"platform.discount={discount}%",
    )
    least = [minimum * 1.04 ** (month // 12) for month in range(14)]
    bills = zip(found.by_month("platform"), least, strict=True)
    assert all(bill >= low * (1 - 1e-12) for bill, low in bills)


def test_uncertain_tiers_and_retention_are_drawn() -> None:
    found = find(PLAN, "telephony.recording.retention=6..8..12 months")
    node = found.opened.graph.of_scope("plan")["stored_recordings"]
    values = at_typical(typical(found.opened))
    values["plan", "telephony.recording.retention"] = np.array([[[2.0]], [[3.0]], [[99.0]]])
    (drawn,) = evaluate([node], values, months=14)
    short, same, forever = drawn[:, :, 0]
    assert same.tolist() == near(whole.by_month("stored_recordings"))
    assert (short <= same).all()
    assert (forever[3:] > same[3:]).all()


# Workbooks ---------------------------------------------------------------------------------------


def lines(found: Found) -> list[Expr]:
    """The lines of technology that have a value in each month or none."""
    nodes = found.opened.graph.of_scope("plan")
    return [nodes[name] for name in (*LINES, *ONCE, "compliance", "amortization", "pilot_months")]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "change",
    [
        *("costmodel=1", "platform.minimum=$9_000 / month", "demand.contacts=90_000 / month"),
        *("telephony.recording.retention=20 months", "teams.desk.headcount=20"),
        "telephony.minute={tiers: [{up_to: 500, price: $1 / min}, {price: $1 / min}]}",
    ],
)
def test_workbooks_recalculate_to_the_same_numbers(
    change: str, engine: str, tmp_path: Path
) -> None:
    found = find(PLAN, change)
    inputs, nodes = at_typical(typical(found.opened)), lines(found)
    sheet = Sheet(nodes, 14)
    formulas = sheet.write(tmp_path / "book.xlsx", inputs)
    assert not [text for text in formulas if "#" in text]
    read = ENGINES[engine](tmp_path / "book.xlsx")
    for node, own in zip(nodes, evaluate(nodes, inputs, months=14), strict=True):
        recalculated = sheet.read(node, read)
        np.testing.assert_allclose(
            recalculated, np.broadcast_to(own, recalculated.shape), rtol=1e-11, atol=1e-9
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_workbook_follows_a_changed_retention(engine: str, tmp_path: Path) -> None:
    changed = find(PLAN, "telephony.recording.retention=5 months")
    stored = whole.opened.graph.of_scope("plan")["stored_recordings"]
    (retention,) = [
        node
        for node in _inputs(stored)
        if getattr(node.data, "key", ("", ""))[1] == "telephony.recording.retention"
    ]
    sheet = Sheet([stored], 14)
    sheet.write(tmp_path / "book.xlsx", at_typical(typical(whole.opened)))
    read = ENGINES[engine](tmp_path / "book.xlsx", {sheet.cells(retention)[0][0]: 5.0})
    assert sheet.read(stored, read).ravel().tolist() == near(changed.by_month("stored_recordings"))


def _inputs(node: Expr) -> set[Expr]:
    found = {node} if node.op == "input" else set()
    return found.union(*(_inputs(below) for below in node.args))
