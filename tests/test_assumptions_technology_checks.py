"""Platform, telephony and compliance: forms of values, what is not used, what nobody pays for."""

import pytest

from tests.assumption_files import load, only_error, under, warnings

KEPT = "telephony.recording={retention: 12 months, size: 0.5 MB / min, price: $0.02 / GB / month}"
FOREVER = KEPT.replace("retention: 12 months, ", "")


def new_warnings(*overrides: str) -> list[tuple[str, str]]:
    """The warnings that are not there without the overrides."""
    usual = warnings("inhouse")
    return [each for each in warnings("inhouse", *overrides) if each not in usual]


@pytest.mark.parametrize(
    ("setting", "message", "pointed"),
    [
        ("platform.addons=$15 / month", "`platform.addons` holds each add-on by name", "$15"),
        ("platform.addons.wfm=15", "this number needs a unit", "15"),
        ("platform.addons.WFM=$15 / month", "`WFM` cannot be a name here", "WFM"),
        ("platform.features.analytics=$5_000", "platform.features.analytics.amount`", "$5_000"),
        ("platform.features.analytics={amont: $5 once}", "unknown key `amont`", "amont"),
        ("platform.implementation={maintenance: 10% / year}", "amount` is missing", "maint"),
        ("platform.discount=120%", "has to be at least 0 % and at most 100 %", "120%"),
        ("compliance.pci=perhaps", "is neither true nor false", "perhaps"),
        ("compliance.pic=true", "unknown key `pic`", "pic"),
        ("compliance.audit_trail={retention: 2, price: $1 / month}", "not a number of months", "2"),
        ("telephony.porting=$25 / month", "`telephony.porting`", "$25 / month"),
        ("telephony.recording={size: 1 GB / min, price: $1 / GB / month}", "MB / min", "1 GB"),
        ("pilot={cost: $5 once}", "`pilot.weeks` is missing", "cost"),
    ],
)
def test_mistakes_have_a_place(setting: str, message: str, pointed: str) -> None:
    problem = only_error("inhouse", setting)
    assert message in problem.message
    assert pointed in under(problem) or pointed in setting


@pytest.mark.parametrize(
    ("settings", "code", "pointed"),
    [
        (("telephony.sms.price=$0.01 / message",), "not-used", "telephony.sms"),
        (("telephony.toll_free={count: 1, price: $2 / month, share: 50%}",), "not-used", "share"),
        (("telephony={porting: $25 once, numbers: null}",), "not-used", "porting"),
        (("platform={seat: null, discount: 10%}",), "not-used", "discount"),
        (("demand.channels.voice.messages=2",), "not-used", "messages"),
        (("demand.channels.chat.messages=2",), "not-used", "messages"),
        (("telephony.trunks={count: 1, price: $150 / month}",), "suspect-value", "count: 1"),
        (("platform=null", "telephony=null", "availability.ha_uplift=5%"), "not-used", "ha_uplift"),
        (("platform.features.translation={}",), "no-cost", "features"),
        (("compliance.hipaa=true",), "no-cost", "hipaa"),
        (("compliance.soc2={}",), "no-cost", "soc2"),
        (("compliance.gdpr.yearly=$5_000", FOREVER), "recordings", "telephony.recording"),
        (("compliance.audit_trail={retention: 6 months, price: $1 / month}",), "suspect-value", ""),
        (("platform.addons.qa=$15 / month",), "suspect-value", "$15 / month"),
        (("telephony.talk_share=40%",), "suspect-value", "40%"),
        (("pilot={weeks: 52}",), "suspect-value", "52"),
        ((KEPT.replace("12 months", "10 years"),), "suspect-value", "10 years"),
    ],
)
def test_what_is_suspect(settings: tuple[str, ...], code: str, pointed: str) -> None:
    ((found, place),) = new_warnings(*settings)
    assert found == code
    assert place.split(".")[-1] in pointed or pointed in place


def test_minutes_that_are_not_toll_free_and_have_no_price() -> None:
    numbers = "{count: 1, price: $2 / month, minute: $0.02 / min, share: 60%}"
    settings = (f"telephony.toll_free={numbers}", "telephony.minute=null")
    assert [code for code, _ in new_warnings(*settings)] == ["no-price"]


def test_card_data_in_recordings_is_one_warning() -> None:
    loaded = load("inhouse", "compliance.pci=true", KEPT)
    (found,) = [each for each in loaded.warnings if each.code == "no-cost"]
    assert found.message == (
        "`compliance.pci` costs nothing, and calls are recorded with the card data in them"
    )
    assert "payment IVR" in found.help
    assert not new_warnings("compliance.pci.yearly=$8_000", KEPT)


@pytest.mark.parametrize(
    "setting",
    [
        "compliance={pci: false, gdpr: {once: $5_000}, audit_trail: null}",
        "platform={addons: {wfm: $15 / seat / month, qa: $900 / month}, minimum: $50 / month}",
        "platform={message: $0.004 / message, minute: $0.02 / min}",
        "telephony={trunks: {count: 2, price: $150 / month}, porting: $25 once}",
        KEPT,
        "availability.tier=geo-redundant",
        "pilot={weeks: 4 weeks, cost: $15_000 once}",
    ],
)
def test_what_is_not_suspect(setting: str) -> None:
    assert new_warnings(setting) == []


def test_calls_that_are_not_there() -> None:
    settings = (
        *("demand.channels.voice=null", "demand.channels.chat.share=85%"),
        *("teams.inhouse.channels=[chat, email]", "platform.minute=$0.02 / min"),
    )
    found = [place for code, place in new_warnings(*settings) if code == "not-used"]
    assert sorted(found) == ["minute", "minute"]
