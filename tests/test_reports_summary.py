"""Results in sentences, each figure of them computed."""

from costmodel.reports.summary import run_sentences, switch_sentences
from tests.plans import CALLS, DESK, VENDOR, find, switch


def test_what_a_scenario_costs_and_what_most_of_it_is() -> None:
    costs, staff = run_sentences(find(DESK, "platform.seat=$100 / month").result)
    # 4.2 FTE at 4,000 and a seat of 100 a month each, for 7,300 contacts a month.
    assert costs == (
        "The run rate is USD 206,640 a year, USD 2.36 a contact; labor is 97.6% of it. "
        "USD 206,640 are spent over the horizon."
    )
    assert staff == "4.2 FTE are paid."


def test_what_binds() -> None:
    _, by_target = run_sentences(find(CALLS).result)
    assert by_target == "12.6 FTE are paid; the service level sizes all of their queues' hours."
    _, by_floor = run_sentences(find(CALLS, "teams.desk.min_agents=9").result)
    assert by_floor == "37.8 FTE are paid; the floor sizes all of their queues' hours."


def test_a_headcount_beside_what_the_targets_ask_for() -> None:
    _, staff = run_sentences(find(CALLS, "teams.desk.headcount=5").result)
    assert staff == "5.0 FTE are paid, and the targets ask for 12.6."


def test_what_a_switch_changes_and_by_which_lines() -> None:
    result = switch(DESK, after=(*VENDOR, "costs.move={amount: $5_000 once}"))
    changes, lines = switch_sentences(result.comparisons[0], result)
    # Half of 16,800 a month goes to a vendor at half the pay: 4,200 a month are saved.
    assert changes == (
        "after saves USD 50,400 a year of before's run rate (25.0%); it costs USD 5,000 once, "
        "paid back in month 2."
    )
    assert lines == (
        "It rests on labor \u2212USD 100,800 and outsourcing +USD 50,400: "
        "100.0% of all that changes, up and down."
    )


def test_benefits_that_pay_back_what_a_switch_adds_are_said() -> None:
    claim = "benefits.outages={loss: $40_000 / year, avoided: 30%}"
    costs = "costs.lines={amount: $6_000 / year}"
    result = switch(DESK, after=(claim, costs))
    # 30% of 40,000 in the twelve months of the plan, for 6,000.
    assert switch_sentences(result.comparisons[0], result)[0] == (
        "after adds USD 6,000 a year of before's run rate (3.0%), with USD 12,000 more of benefits "
        "over the horizon; it costs USD 0 once, paid back in month 1."
    )


def test_a_switch_that_changes_nothing_and_one_that_never_pays() -> None:
    same = switch(DESK)
    assert switch_sentences(same.comparisons[0], same)[1] == "No cost line changes."
    dear = switch(DESK, after=("costs.move={amount: $5_000 once, maintenance: 10% / year}",))
    assert "not paid back in the horizon" in switch_sentences(dear.comparisons[0], dear)[0]
