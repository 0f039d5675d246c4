"""What machines contain, what comes back, and how long that takes people."""

from hypothesis import given, settings
from hypothesis import strategies as st

from costmodel.kernel.numbers import at_typical, evaluate
from tests.plans import CALLS, DESK, Found, find, near, typical

BOT = "automation.bot={channels: [email], containment: 40%, recontact: 25%, handover_aht: 1.2}"
# 60 % of e-mails may be contained.
INTENTS = (
    "demand.intents={order_status: {share: 40%}, refund: {share: 20%}, "
    "complaint: {share: 40%, automatable: false}}"
)


def bot(**fields: str) -> str:
    """The machine with other fields; `channels` and `containment` are there anyway."""
    whole = {"channels": "[email]", "containment": "40%", "handover_aht": "1", **fields}
    given = {key: value for key, value in whole.items() if value}
    return "automation.bot={" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}"


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


def test_a_machine_that_contains_everything_leaves_nobody_on_duty() -> None:
    found = find(DESK, bot(containment="100%", price="$1 / resolution"))
    assert found["paid_fte"] == 0
    assert found["cost_per_contact"] == near(1)
    assert found.reason("occupancy") == "nobody is on duty"
    assert found.reason("cost_per_minute") == "people handle no minutes"


def test_automation_saves_nothing_of_a_team_at_its_floor() -> None:
    machine = "automation.bot={channels: [voice], containment: 40%, handover_aht: 1}"
    for machines_there in ((), (machine,)):
        assert find(CALLS, "teams.desk.min_agents=4", *machines_there)["paid_fte"] == near(4 * 4.2)


def test_containment_is_of_what_machines_may_contain() -> None:
    found = find(DESK, INTENTS, bot(recontact="25%", price="$1 / session"))
    assert found["eligible_share.bot.email"] == near(0.6)
    assert found["attempts.bot.email"] == near(7_300 * 0.6)
    assert found["contained.bot.email"] == near(7_300 * 0.6 * 0.4)
    assert found["contacts_handled.email"] == near(7_300 * (1 - 0.6 * 0.4 * 0.75))


def test_eligible_contacts_without_intents() -> None:
    found = find(DESK, bot(eligible="70%", engagement="80%"))
    assert found["contained.bot.email"] == near(7_300 * 0.7 * 0.4)
    assert found["attempts.bot.email"] == near(7_300 * 0.7 * 0.8)
    assert found["failed_sessions.bot.email"] == near(7_300 * 0.7 * (0.8 - 0.4))


def test_no_draw_contains_more_than_tries() -> None:
    found = find(DESK, bot(containment="30..40..50 %", engagement="45%"))
    lines = found.opened.graph.of_scope("plan")
    inputs = {**typical(found.opened), ("plan", "automation.bot.containment"): 0.5}
    names = ("attempts.bot.email", "failed_sessions.bot.email")
    tried, failed = evaluate([lines[name] for name in names], at_typical(inputs), months=12)
    assert (tried.max(), failed.max(), failed.min()) == near((3_650, 0, 0))


def test_containment_by_intent() -> None:
    by_intent = "{order_status: 60%, refund: 0% -> 40% over 4 months}"
    found = find(DESK, INTENTS, bot(containment="", intents=by_intent), "horizon=6 months")
    refund = [0, 0.1, 0.2, 0.3, 0.4, 0.4]
    contained = [7_300 * (0.4 * 0.6 + 0.2 * each) for each in refund]
    assert found.by_month("contained.bot.email") == near(contained)
    assert found.by_month("attempts.bot.email") == near([7_300 * 0.6] * 6)


def test_a_machine_for_one_intent_is_tried_by_that_one_alone() -> None:
    found = find(DESK, INTENTS, bot(containment="", intents="{refund: 50%}"))
    assert found["attempts.bot.email"] == near(7_300 * 0.2)
    assert found["containment_rate.bot"] == near(0.5)


def test_an_intent_of_one_channel() -> None:
    found = find(
        DESK,
        "demand.channels.email.share=50%",
        "demand.channels.social={share: 50%, aht: 4 min, reply_within: 4 h}",
        "teams.desk.channels=[email, social]",
        "demand.intents={order: {share: 100%, channels: [email]}, "
        "praise: {share: 100%, channels: [social], automatable: no}}",
        bot(channels="[email, social]"),
    )
    assert found["contained.bot.email"] == near(3_650 * 0.4)
    assert found["contained.bot.social"] == 0


def test_handover_follows_the_ramps_of_the_intents() -> None:
    by_intent = "{order_status: 60%, refund: 0% -> 40% over 4 months}"
    machine = bot(containment="", intents=by_intent, handover_aht="1.3")
    found = find(DESK, INTENTS, machine, "horizon=6 months")
    progress = [(0.4 + 0.2 * min(1, month / 4)) / 0.6 for month in range(6)]
    assert found.by_month("intents_progress.bot") == near(progress)
    assert found.by_month("handled_aht.email") == near([6 * (1 + 0.3 * each) for each in progress])


def test_who_gives_up_at_the_handover_reaches_nobody() -> None:
    machine = bot(recontact="10%", handover_abandonment="5%", engagement="80%")
    found = find(DESK, machine)
    gave_up = 7_300 * (0.8 - 0.4) * 0.05
    assert found["abandoned_at_handover.bot.email"] == near(gave_up)
    assert found["handed_over.bot.email"] == near(7_300 * 0.4 * 0.95)
    assert found["contacts_handled.email"] == near(7_300 * (1 - 0.4 * 0.9) - gave_up)


def test_customers_repeat_themselves_after_a_handover() -> None:
    found = find(DESK, bot(handover_minutes="2 min", handover_aht="1.2"))
    handed, handled = 7_300 * 0.6, 7_300 * 0.6
    assert found["repeated_minutes.email"] == near(2 * handed / handled)
    assert found["handled_aht.email"] == near(6 * 1.2 + 2)
    half = find(DESK, bot(handover_minutes="2 min", engagement="50%"))
    assert half["handled_aht.email"] == near(6 + 2 * 0.1 / 0.6)


def test_nobody_repeats_what_a_machine_settles() -> None:
    found = find(DESK, bot(containment="100%", handover_minutes="2 min"))
    assert found["handled_aht.email"] == 6


def test_help_shortens_what_people_handle() -> None:
    copilot = "assist.copilot={channels: [email], aht_effect: -14%, adoption: 50%}"
    found = find(DESK, copilot, bot(handover_aht="1.2"))
    assert found["assist_factor.copilot"] == near(0.93)
    assert found["handled_aht.email"] == near(6 * 1.2 * 0.93)
    assert find(CALLS, copilot.replace("email", "voice"))["handled_aht.voice"] == near(6 * 0.93)


def test_help_is_adopted_by_and_by() -> None:
    copilot = (
        "assist.copilot={channels: [email], aht_effect: -10%, adoption: 0% -> 80% over 2 months}"
    )
    found = find(DESK, copilot, "horizon=3 months")
    assert found.by_month("handled_aht.email") == near([6, 6 * 0.96, 6 * 0.92])


def percent(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda value: f"{value}%")


machines = st.fixed_dictionaries(
    {"containment": percent(0, 45) | st.just("5% -> 40% over 6 months from month 2")},
    optional={
        "recontact": percent(0, 100),
        "engagement": percent(45, 100),
        "handover_abandonment": percent(0, 60),
        "handover_minutes": st.just("2 min"),
        "handover_aht": st.sampled_from(["1", "1.25"]),
    },
)


def summed(*rows: list[float]) -> list[float]:
    return [sum(months) for months in zip(*rows, strict=True)]


@settings(deadline=None, max_examples=20, derandomize=True)
@given(machines, st.sampled_from([(), (INTENTS,)]), percent(10, 100))
def test_every_contact_ends_somewhere(
    fields: dict[str, str], intents: tuple[str, ...], eligible: str
) -> None:
    more = {} if intents else {"eligible": eligible}
    found = find(DESK, *intents, bot(**fields, **more, price="$1 / session"))
    contained, failed, tried = (
        found.by_month(f"{name}.bot.email") for name in ("contained", "failed_sessions", "attempts")
    )
    assert summed(contained, failed) == near(tried)
    gave_up = "abandoned_at_handover.bot.email"
    rest = found.by_month(gave_up) if gave_up in found else [0.0] * 12
    resolved = found.by_month("resolved_by_automation.bot.email")
    handled = found.by_month("contacts_handled.email")
    assert summed(handled, resolved, rest) == near(found.by_month("contacts_offered.email"))
    assert min(handled) >= 0


def assert_same(one: Found, other: Found) -> None:
    assert one.costs() == near(other.costs())
    assert one.by_month("handled_aht.email") == near(other.by_month("handled_aht.email"))


@settings(deadline=None, max_examples=10, derandomize=True)
@given(machines)
def test_one_intent_of_everything_is_plain_containment(fields: dict[str, str]) -> None:
    whole = "demand.intents={all: {share: 100%}}"
    plain = find(DESK, bot(**fields, price="$1 / session"))
    by_intent = {**fields, "containment": "", "intents": "{all: " + fields["containment"] + "}"}
    assert_same(find(DESK, whole, bot(**by_intent, price="$1 / session")), plain)
    assert_same(find(DESK, whole, bot(**fields, price="$1 / session")), plain)
