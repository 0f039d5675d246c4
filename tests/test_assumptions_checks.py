"""What several fields together show to be wrong, each with its place."""

import pytest

from tests.assumption_files import errors, load, only_error, place, under, warnings


@pytest.mark.parametrize(
    ("name", "setting", "code", "pointed"),
    [
        ("inhouse", "demand.customers=10_000", "demand", "customers"),
        ("inhouse", "demand.contacts=null", "missing-value", "contacts"),
        ("inhouse", "demand.contacts_per_customer=0.3 / month", "missing-value", "demand"),
        ("inhouse", "demand.channels.chat.share=26%", "shares", "share"),
        ("inhouse", "demand.channels.chat.share=null", "missing-value", "share"),
        ("inhouse", "demand.channels.chat.minutes=1 / month", "channel", "minutes"),
        ("inhouse", "demand.channels.chat.reply_within=4 h", "channel", "reply_within"),
        ("inhouse", "demand.channels.chat.target=null", "missing-value", "target"),
        ("inhouse", "teams.inhouse.max_occupancy=null", "missing-value", "max_occupancy"),
        ("inhouse", "teams.inhouse.pay.burdened=$1 / year", "pay", "burdened"),
        ("inhouse", "teams.inhouse.pay.salary=null", "missing-value", "salary"),
        ("inhouse", "teams.inhouse.pay.ratio=50%", "missing-value", "pay"),
        ("seed_sample", "teams.inhouse.pay.burden=30%", "pay", "burden"),
        ("hybrid", "teams.night.pay.ratio=null", "missing-value", "ratio"),
        ("hybrid", "teams.night.pay.share_of=dya", "unknown-team", "share_of"),
        ("hybrid", "teams.night.pay.share_of=night", "unknown-team", "share_of"),
        ("hybrid", "automation.ivr.channels=[vioce]", "unknown-channel", "vioce"),
        ("hybrid", "costs.integration.amount=$1 / year", "maintenance", "maintenance"),
        ("inhouse", "benefits.churn.reduction=5%", "missing-value", "reduction"),
        ("seed_sample", "demand.channels.voice.minutes=null", "missing-value", "demand"),
    ],
)
def test_fields_that_do_not_go_together(name: str, setting: str, code: str, pointed: str) -> None:
    problem = only_error(name, setting)
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help
    assert "money" not in problem.message


def test_shares_list_every_share() -> None:
    problem = only_error("inhouse", "demand.channels.email.share=20%")
    assert problem.message == "the channels' shares sum to 105 %, not 100 %"
    assert place(problem) == ("--set", 1)
    assert [(span.line, note) for span, note in problem.related] == [
        (16, "share of voice"),
        (20, "share of chat"),
    ]


def test_shares_sum_in_every_month() -> None:
    voice, chat = "demand.channels.voice.share=", "demand.channels.chat.share="
    load("inhouse", f"{voice}60% -> 50% over 1 year", f"{chat}25% -> 35% over 12 months")
    load("inhouse", f"{voice}[60%, 55%, 50%]", f"{chat}[25%, 30%, 35%]")
    problem = only_error(
        "inhouse", f"{voice}60% -> 50% over 1 year from month 7", f"{chat}25% -> 35% over 12 months"
    )
    assert problem.message == "the channels' shares sum to 100.833 % in month 2, not 100 %"
    problem = only_error("inhouse", f"{voice}[60%, 55%, 50%]")
    assert "95 % in month 13" in problem.message


def test_shares_to_fifteen_digits() -> None:
    third = "33.3333333333333%"
    channels = [f"demand.channels.{name}.share={third}" for name in ("voice", "chat", "email")]
    load("inhouse", *channels)


def test_channels_by_minutes_have_no_share() -> None:
    load(
        "inhouse",
        "demand.channels.email.share=null",
        "demand.channels.email.minutes=1_000 / month",
        "demand.channels.chat.share=40%",
    )


def test_a_channel_whose_name_is_no_type() -> None:
    problem = only_error(
        "seed_sample",
        "demand.channels.phone={minutes: 5 / month, aht: 5 min, target: 80% in 9 s}",
        "teams.inhouse.channels=[voice, phone]",
    )
    assert (problem.code, under(problem)) == ("channel-type", "phone")
    load(
        "seed_sample",
        "demand.channels.phone={type: voice, minutes: 5 / month, aht: 5 min, target: 80% in 9 s}",
        "teams.inhouse.channels=[voice, phone]",
    )


def test_machines_contain_no_more_than_all() -> None:
    chat = "automation.ivr.channels=[voice, chat]"
    load("hybrid", chat)
    problem = only_error("hybrid", chat, "automation.ivr.containment=0% -> 60% over 20 months")
    assert (problem.code, place(problem)) == ("containment", ("--set", 1))
    assert problem.message == "101 % of the contacts of `chat` are contained"
    assert [span.line for span, _ in problem.related] == [33]
    load("hybrid", chat, "automation.ivr.containment=60% -> 59% over 2 months")


@pytest.mark.parametrize(
    ("name", "setting", "code", "pointed"),
    [
        ("hybrid", "name=x", "handover-aht", "containment"),
        ("inhouse", "name=x", "no-escalation", "horizon"),
        ("inhouse", "teams.inhouse.management=5%", "not-used", "management"),
        ("inhouse", "demand.callback_share=50%", "not-used", "callback_share"),
        ("hybrid", "teams.night.attrition=5% / year", "not-used", "attrition"),
        ("hybrid", "teams.night.pay.premium={hours: 24/7, rate: 1%}", "not-used", "premium"),
    ],
)
def test_warnings(name: str, setting: str, code: str, pointed: str) -> None:
    assert (code, pointed) in warnings(name, setting)


def test_prices_that_move_are_an_escalation() -> None:
    salary = "teams.inhouse.pay.salary=[$42_830 / year, $44_100 / year, $45_400 / year]"
    assert "no-escalation" not in dict(warnings("inhouse", salary))
    assert "no-escalation" not in dict(warnings("inhouse", "horizon=12 months"))


def test_independent_problems_come_at_once_in_the_order_of_the_files() -> None:
    found = errors(
        "hybrid",
        "teams.day.shrinkge=30%",
        "demand.channels.email.share=20%",
        "teams.night.hours=22:00-05:00",
        "benefits.churn.reduction=5",
        "costs.integration.amount=$1 / year",
        "automation.ivr.channels=[vioce]",
        "telephony.minute=0.02",
    )
    assert sorted(each.code for each in found) == [
        "churn-mode",
        "maintenance",
        "shares",
        "uncovered",
        "unknown-channel",
        "unknown-key",
        "value",
    ]
    files = [place(each)[0] for each in found]
    assert files == sorted(files, key=["--set", "hybrid.yaml", "base.yaml"].index)


@pytest.mark.parametrize(
    ("setting", "pointed"),
    [
        ("teams.inhouse.pay.salary=42_830", "42_830"),
        ("teams.inhouse.channels=5, 6", "5, 6"),
        ("teams.inhouse.hours=never", "never"),
        ("demand.contacts=many", "many"),
        ("demand.channels.email.share=15", "15"),
        ("demand.channels.chat.type=talk", "talk"),
        ("demand.channels.chat.traget=80% in 9 s", "traget"),
        ("demand.profile=flatt", "flatt"),
        ("benefits=5", "5"),
        ("benefits.churn.reduction=a lot", "a lot"),
        ("costs.integration.amount=25_000", "25_000"),
        ("teams.inhouse=5", "5"),
        ("demand=5", "5"),
        ("horizon=5", "5"),
        ("currency=EURO", "EURO"),
    ],
)
def test_one_mistake_is_one_problem(setting: str, pointed: str) -> None:
    if setting == "teams.inhouse=5":
        setting = "teams=5"
    assert under(only_error("inhouse", setting)) == pointed
