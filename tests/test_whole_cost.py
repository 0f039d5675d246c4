"""Cash in equals cash out, whatever sections a plan has: sums, what a section adds, prices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.analysis.periods import KINDS, periods, summed
from tests.plans import CALLS, Found, find, near

PLAN = (
    "demand.contacts=30_000 / month",
    "demand.growth=20% / year",
    "demand.channels.voice.share=60%",
    "demand.channels.chat={share: 25%, aht: 9 min, target: 80% in 60 s, concurrency: 2}",
    "demand.channels.email={share: 15%, aht: 7 min, reply_within: 8 h}",
    "teams.desk.channels=[voice, chat, email]",
    "teams.desk.max_occupancy=85%",
    "teams.desk.attrition=30% / year",
    "horizon=15 months",
)
BOT = (
    "automation.bot={channels: [chat], containment: 0% -> 30% over 9 months, "
    "handover_aht: 1.1, price: $0.99 / resolution, build: $60_000 once}"
)
# What may be added to the plan, and the lines that come with it: by month, and once.
ADDED: dict[str, tuple[str, set[str], set[str]]] = {
    "supervisors": (
        "teams.desk.supervisors={span: 8, burdened: $85_000 / year}",
        {"supervision"},
        set(),
    ),
    "hiring": ("teams.desk.hiring_cost=$4_500", {"hiring"}, set()),
    "onboarding": (
        "teams.desk.onboarding={training: 80 h, ramp: [50%, 80%]}",
        {"learning"},
        set(),
    ),
    "training": ("teams.desk.recurrent_training=24 h / year", {"recurrent_training"}, set()),
    "coordination": ("teams.desk.coordination=5%", {"coordination"}, set()),
    "escalations": (
        "teams.desk.escalations={share: 5%, cost: $15 / contact}",
        {"escalations"},
        set(),
    ),
    "quality": (
        "support.quality={sample: 3%, minutes: 20 min, burdened: $60_000 / year}",
        {"quality"},
        set(),
    ),
    "planners": (
        "support.planners={span: 50, burdened: $70_000 / year}",
        {"workforce_planning"},
        set(),
    ),
    "seats": ("platform.seat=$115 / month", {"platform"}, set()),
    "setup": (
        "platform.implementation={amount: $30_000 once, maintenance: 10% / year}",
        {"maintenance"},
        {"implementation"},
    ),
    "minutes": ("telephony.minute=$0.02 / min", {"telephony"}, set()),
    "recording": (
        "telephony.recording={retention: 12 months, size: 0.5 MB / min, price: $0.02 / GB / month}",
        {"recording"},
        set(),
    ),
    "disaster": (
        "availability.disaster_tests={per_year: 2, cost: $3_000}",
        {"disaster_tests"},
        set(),
    ),
    "pci": (
        "compliance.pci={once: $20_000, yearly: $8_000 / year}",
        {"compliance"},
        {"compliance_once"},
    ),
    "bot": (
        BOT,
        {"automation"},
        {"build.bot"},
    ),
    "assist": (
        "assist.copilot={channels: [voice], aht_effect: -10%, price: $20 / seat / month}",
        {"assist"},
        set(),
    ),
    "rent": ("costs.rent={amount: $2_000 / month}", {"rent"}, set()),
    "tool": ("costs.tool={amount: $9_000 once}", set(), {"one_time.tool"}),
    "reserve": ("contingency=5%", {"contingency"}, {"contingency_once"}),
}
# Prices, the section they are in, and the line that is theirs alone.
PRICES = {
    "seats": ("platform.seat={} / month", 115.0, "platform"),
    "minutes": ("telephony.minute={} / min", 0.02, "telephony"),
    "supervisors": ("teams.desk.supervisors.burdened={} / year", 85_000.0, "supervision"),
    "quality": ("support.quality.burdened={} / year", 60_000.0, "quality"),
    "escalations": ("teams.desk.escalations.cost={} / contact", 15.0, "escalations"),
    "bot": ("automation.bot.price={} / resolution", 0.99, "automation"),
    "assist": ("assist.copilot.price={} / seat / month", 20.0, "assist"),
    "rent": ("costs.rent.amount={} / month", 2_000.0, "rent"),
    "hiring": ("teams.desk.hiring_cost={}", 4_500.0, "hiring"),
}
SHARES = {"contingency", "running_cost"}  # what follows other lines
some = settings(max_examples=8, deadline=None)
subsets = st.sets(st.sampled_from(sorted(ADDED)), min_size=1)


def plan(names: set[str], *more: str) -> Found:
    return find(CALLS, *PLAN, *(ADDED[name][0] for name in sorted(names)), *more)


@some
@given(subsets)
def test_lines_sum_to_totals_and_months_to_periods(names: set[str]) -> None:
    found = plan(names)
    lines = [found.by_month(name) for name in found.costs()]
    running = found.by_month("running_cost")
    assert [sum(month) for month in zip(*lines, strict=True)] == near(running, 1e-9)
    once = [found.result.value(name) or 0.0 for name in found.result.one_time]
    assert found["one_time_cost"] == near(sum(once), 1e-9)
    assert found["total_cost"] == near(sum(once) + sum(running), 1e-9)
    for kind in KINDS:
        parts = [summed(running, each) for each in periods((2027, 1), 15, kind, 4)]
        assert sum(parts) == near(sum(running), 1e-9)


@some
@given(subsets, st.data())
def test_a_section_adds_its_lines_and_takes_them_with_it(
    names: set[str], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(names)))
    before, after = plan(names), plan(names - {gone})
    _, monthly, once = ADDED[gone]
    once = once if before["one_time_cost"] else set()
    assert set(before.costs()) - set(after.costs()) == monthly
    assert set(after.costs()) <= set(before.costs())
    lost = set(before.result.one_time) - set(after.result.one_time)
    assert once - lost <= {"contingency_once"}  # a reserve is of what else is paid once
    assert lost - once <= {"contingency_once"}


@pytest.mark.parametrize("section", sorted(PRICES))
def test_a_doubled_price_doubles_its_line_and_nothing_gets_cheaper(section: str) -> None:
    setting, price, line = PRICES[section]
    names = {section, "reserve", "rent", "seats"}
    once, twice = (plan(names, setting.format(f"${price * times!r}")) for times in (1, 2))
    assert twice.by_month(line) == near([2 * value for value in once.by_month(line)], 1e-9)
    for name in set(once.costs()) - {line} - SHARES:
        assert twice.by_month(name) == near(once.by_month(name), 1e-9)
    rises = zip(once.by_month("running_cost"), twice.by_month("running_cost"), strict=True)
    assert all(later >= earlier for earlier, later in rises)
