"""What machines contain, what comes back, and what that costs."""

import pytest

from tests.plans import CALLS, DESK, find, near

BOT = "automation.bot={channels: [email], containment: 40%, recontact: 25%, handover_aht: 1.2}"


def bot(**fields: str) -> str:
    """The machine with other fields; `channels` and `containment` are there anyway."""
    whole = {"channels": "[email]", "containment": "40%", "handover_aht": "1", **fields}
    return "automation.bot={" + ", ".join(f"{key}: {value}" for key, value in whole.items()) + "}"


def test_what_is_contained_and_does_not_come_back_leaves_the_people() -> None:
    found = find(DESK, BOT)
    assert found["contained.bot.email"] == near(7_300 * 0.4)
    assert found["resolved_by_automation.bot.email"] == near(7_300 * 0.4 * 0.75)
    assert found["contacts_handled.email"] == near(7_300 * (1 - 0.4 * 0.75))
    assert found["handled_aht.email"] == near(6 * 1.2)
    assert found["workload_hours"] == near(7_300 * 0.7 * 7.2 / 60)


def test_two_machines_on_a_channel_each_take_their_share_of_all_contacts() -> None:
    other = "automation.form={channels: [email], containment: 20%, handover_aht: 1.5}"
    found = find(DESK, BOT, other)
    assert found["contacts_handled.email"] == near(7_300 * (1 - 0.3 - 0.2))
    assert found["handled_aht.email"] == near(6 * 1.2 * 1.5)


def test_a_machine_touches_only_its_channels() -> None:
    found = find(
        DESK,
        BOT,
        "demand.channels.email.share=50%",
        "demand.channels.social={share: 50%, aht: 4 min, reply_within: 4 h}",
        "teams.desk.channels=[email, social]",
    )
    assert found["contacts_handled.social"] == near(3_650)
    assert found["handled_aht.social"] == near(4)
    assert found["contacts_handled.email"] == near(3_650 * 0.7)
    assert "contained.bot.social" not in found


def test_handover_follows_the_ramp_of_the_containment() -> None:
    ramp = "10% -> 50% over 4 months from month 3"
    found = find(DESK, bot(containment=ramp, handover_aht="1.4"), "horizon=8 months")
    progress = [0, 0, 0, 0.25, 0.5, 0.75, 1, 1]
    contained = [7_300 * (0.1 + 0.4 * each) for each in progress]
    assert found.by_month("contained.bot.email") == near(contained)
    factors = [1 + 0.4 * each for each in progress]
    assert found.by_month("handover_factor.bot") == near(factors)
    assert found.by_month("handled_aht.email") == near([6 * each for each in factors])


def test_handover_may_ramp_by_itself() -> None:
    found = find(
        DESK,
        "horizon=2 months",
        bot(containment="0% -> 40% over 2 months", handover_aht="[1.2, 1.4]"),
    )
    assert found.by_month("handover_factor.bot") == near([1, 1 + 0.4 * 0.5])


def test_containment_listed_by_month_and_by_year() -> None:
    by_month = find(DESK, bot(containment="[0%, 10%, 30%]"), "horizon=3 months")
    assert by_month.by_month("contained.bot.email") == near([0, 730, 2_190])
    by_year = find(DESK, bot(containment="[10%, 30%]"), "horizon=14 months")
    assert by_year.by_month("contained.bot.email") == near([730] * 12 + [2_190] * 2)


@pytest.mark.parametrize("unit", ["resolution", "year"])
def test_lines_of_money_that_do_not_apply_are_absent(unit: str) -> None:
    price = {"price": "$1 / resolution"} if unit == "resolution" else {"review": "$12 / year"}
    found = find(DESK, bot(**price))
    assert ("automation_price.bot" in found) == (unit == "resolution")
    assert "automation" not in find(DESK, bot())
    assert "automation" not in find(DESK)


def test_what_stays_resolved_is_paid_for_and_content_is_kept_up() -> None:
    paid = bot(recontact="25%", price="$0.99 / resolution", review="$35_000 / year")
    assert find(DESK, paid)["automation"] == near(7_300 * 0.4 * 0.75 * 0.99 + 35_000 / 12)


def test_prices_and_upkeep_of_several_machines_in_one_line() -> None:
    found = find(
        DESK,
        "horizon=24 months",
        bot(price="[$1 / resolution, $2 / resolution]"),
        "automation.form={channels: [email], containment: 10%, price: $0.5 / resolution}",
        "automation.guide={channels: [email], containment: 0%, review: $100 / month}",
    )
    first = 2_920 * 1 + 730 * 0.5 + 100
    assert found.by_month("automation") == near([first] * 12 + [first + 2_920] * 12)


def test_building_is_paid_once_at_the_start() -> None:
    found = find(DESK, bot(build="$60_000 once"))
    assert found["build.bot"] == 60_000
    assert found["one_time_cost"] == 60_000
    assert found["total_cost"] == near(60_000 + 12 * found.by_month("labor")[0])


def test_a_machine_that_contains_everything_leaves_nobody_on_duty() -> None:
    found = find(DESK, bot(containment="100%", price="$1 / resolution"))
    assert found["paid_fte"] == 0
    assert found["cost_per_contact"] == near(1)
    assert found.reason("occupancy") == "nobody is on duty"
    assert found.reason("cost_per_minute") == "people handle no minutes"


def test_automation_saves_nothing_of_a_team_at_its_floor() -> None:
    machine = "automation.bot={channels: [voice], containment: 40%, handover_aht: 1}"
    for settings in ((), (machine,)):
        assert find(CALLS, "teams.desk.min_agents=4", *settings)["paid_fte"] == near(4 * 4.2)
