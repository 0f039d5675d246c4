"""People: what is given twice, what is not used, and what is out of range."""

import pytest

from tests.assumption_files import load, only_error, under, warnings

TEAM = "teams.inhouse"
PREMIUM = f"{TEAM}.pay.premiums={{night: {{hours: 22:00-06:00, rate: 10%}}}}"
ON_CALL = (
    "teams.roster={hours: 22:00-06:00, channels: [voice, chat, email], on_call: {urgent: 20%}}",
    "teams.roster.pay={burdened: $50_000 / year}",
    f"{TEAM}.hours=06:00-22:00",
    f"{TEAM}.pay.premium=null",
)


@pytest.mark.parametrize(
    ("name", "setting", "code", "pointed"),
    [
        ("inhouse", f"{TEAM}.pay.hourly=$21 / h", "pay", "hourly"),
        ("inhouse", PREMIUM, "pay", "premiums"),
        ("seed_sample", f"{TEAM}.pay.overhead=$1 / year", "pay", "overhead"),
        ("inhouse", f"{TEAM}.onboarding={{}}", "missing-value", "onboarding"),
        ("inhouse", f"{TEAM}.onboarding.training=160", "value", "160"),
        ("inhouse", f"{TEAM}.onboarding.ramp=[]", "value", "[]"),
        ("inhouse", f"{TEAM}.onboarding.ramp=[50%, 0.75]", "value", "0.75"),
        ("inhouse", f"{TEAM}.onboarding.ramp=[50%, 175%]", "value", "175%"),
        ("inhouse", f"{TEAM}.onboarding.ramp.aht_factor=2", "missing-value", "ramp"),
        ("inhouse", f"{TEAM}.onboarding.ramp={{aht_factor: 0.9, months: 3}}", "value", "0.9"),
        ("inhouse", f"{TEAM}.onboarding.ramp={{aht_factor: 2, months: 2.5}}", "value", "2.5"),
        ("inhouse", f"{TEAM}.notice=2", "value", "2"),
        ("inhouse", f"{TEAM}.notice=2 weeks", "value", "2 weeks"),
        ("inhouse", f"{TEAM}.notice=99 months", "value", "99 months"),
        ("inhouse", f"{TEAM}.leavers=attrition", "choice", "attrition"),
        ("inhouse", f"{TEAM}.severance=5_000", "value", "5_000"),
        ("inhouse", f"{TEAM}.attrition=1300% / year", "value", "1300% / year"),
        ("inhouse", f"{TEAM}.overtime={{share: 5%}}", "missing-value", "{share: 5%}"),
        ("inhouse", f"{TEAM}.overtime={{share: 120%, rate: 5%}}", "value", "120%"),
        ("inhouse", f"{TEAM}.pay.holidays={{days: 400 / year, rate: 5%}}", "value", "400 / year"),
        ("inhouse", f"{TEAM}.escalations={{share: 20%, cost: $15}}", "value", "$15"),
        ("seed_sample", f"{TEAM}.pay.premiums.night_attrition={{}}", "name", "night_attrition"),
        ("inhouse", "support.quality.burdened=$1 / year", "missing-value", "quality"),
        ("inhouse", "support.planners={span: 0, burdened: $1 / year}", "value", "0"),
        ("inhouse", "support.planers={span: 5, burdened: $1 / year}", "unknown-key", "planers"),
    ],
)
def test_mistakes(name: str, setting: str, code: str, pointed: str) -> None:
    problem = only_error(name, setting)
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help


def test_both_ways_to_count_analysts() -> None:
    quality = "{span: 40, sample: 3%, minutes: 20 min, burdened: $60_000 / year}"
    assert only_error("inhouse", f"support.quality={quality}").code == "support"
    half = only_error("inhouse", "support.quality={sample: 3%, burdened: $1 / year}")
    assert half.message == "`support.quality.minutes` is missing"


def test_staff_falls_in_one_way() -> None:
    problem = only_error("inhouse", f"{TEAM}.leavers=attrition only", f"{TEAM}.notice=2 months")
    assert problem.code == "held"
    load("inhouse", f"{TEAM}.leavers=attrition only", f"{TEAM}.notice=0 months")


@pytest.mark.parametrize(
    ("name", "settings", "code", "pointed"),
    [
        ("seed_sample", (f"{TEAM}.notice=2 months",), "not-used", "notice"),
        ("seed_sample", (f"{TEAM}.leavers=attrition only",), "not-used", "leavers"),
        (
            "inhouse",
            (f"{TEAM}.attrition=null", f"{TEAM}.leavers=attrition only"),
            "no-attrition",
            "leavers",
        ),
        (
            "inhouse",
            (f"{TEAM}.severance=$5_000", f"{TEAM}.leavers=attrition only"),
            "not-used",
            "severance",
        ),
        ("hybrid", ("teams.night.onboarding={training: 9 h}",), "not-used", "onboarding"),
        ("hybrid", ("teams.night.leavers=attrition only",), "not-used", "leavers"),
        ("hybrid", ("teams.night.coordination=5%",), "not-used", "coordination"),
        (
            "hybrid",
            ("teams.night.pay.holidays={days: 9 / year, rate: 1%}",),
            "not-used",
            "holidays",
        ),
        ("hybrid", ("teams.night.pay.overhead=$1 / year",), "not-used", "overhead"),
        (
            "hybrid",
            ("teams.day.night_attrition={hours: 23:00-05:00, rate: 40% / year}",),
            "not-used",
            "night_attrition",
        ),
        ("inhouse", (*ON_CALL, "teams.roster.severance=$1"), "not-used", "severance"),
        ("inhouse", (*ON_CALL, "teams.roster.notice=1 month"), "not-used", "notice"),
        (
            "inhouse",
            (*ON_CALL, "teams.roster.pay.holidays={days: 9 / year, rate: 1%}"),
            "not-used",
            "holidays",
        ),
        ("inhouse", (f"{TEAM}.onboarding.ramp=[90%, 75%]",), "suspect-value", "[90%, 75%]"),
        (
            "seed_sample",
            (
                f"{TEAM}.shrinkage=null",
                f"{TEAM}.shrinkage={{training: 5%}}",
                f"{TEAM}.recurrent_training=9 h / year",
            ),
            "counted-twice",
            "recurrent_training",
        ),
        (
            "inhouse",
            ("support.quality={span: 40, shrinkage: 30%, burdened: $1 / year}",),
            "not-used",
            "shrinkage",
        ),
        (
            "inhouse",
            ("support.quality={sample: 30%, minutes: 9 min, burdened: $1 / year}",),
            "suspect-value",
            "30%",
        ),
    ],
)
def test_warnings(name: str, settings: tuple[str, ...], code: str, pointed: str) -> None:
    assert (code, pointed) in warnings(name, *settings)


def test_what_applies_does_not_warn() -> None:
    plain = warnings("inhouse")
    settings = (
        f"{TEAM}.pay.premium=null",
        PREMIUM,
        f"{TEAM}.night_attrition={{hours: 22:00-06:00, rate: 40% / year}}",
        f"{TEAM}.escalations={{share: 20%, cost: $15 / contact, hours: 22:00-06:00}}",
        f"{TEAM}.onboarding={{training: 160 h, ramp: [50%, 75%, 90%]}}",
        f"{TEAM}.notice=2 months",
        f"{TEAM}.severance=$5_000",
        "support.quality={sample: 3%, minutes: 20 min, shrinkage: 35%, burdened: $60_000 / year}",
    )
    assert warnings("inhouse", *settings) == plain
