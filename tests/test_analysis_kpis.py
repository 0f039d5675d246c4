"""Key figures beside their targets, by hand: tracked, and modeled where the model has them."""

import json
from pathlib import Path

import pytest

from costmodel.reports.run_report import run_document
from costmodel.reports.terminal import render_terminal
from tests.assumption_files import only_error
from tests.conftest import costmodel
from tests.plans import CALLS, CHATS, DESK, find, near

BOT = (
    "automation.bot={channels: [email], containment: 40%, engagement: 80%, recontact: 25%, "
    "handover_abandonment: 10%, handover_aht: 1}"
)


def test_what_is_tracked_alone_has_todays_figure() -> None:
    found = find(DESK, "kpis.csat={now: 82%, target: 85%}", "kpis.nps={now: 25, target: 20}")
    csat, nps = found.result.kpis
    assert (csat.name, csat.target, csat.now, csat.modeled) == ("csat", 0.85, 0.82, None)
    assert csat.is_met is False
    assert (nps.unit, nps.target, nps.now, nps.is_met) == ("1", 20, 25, True)


def test_targets_of_channels_stand_first() -> None:
    found = find(CALLS, "demand.channels.voice.asa=20 s", "kpis.occupancy.target=85%")
    level, speed, occupancy = found.result.kpis
    assert (level.name, level.target) == ("service_level.voice", 0.8)
    assert level.modeled == near(found.by_month("channel_service_level.voice")[0])
    assert (speed.name, speed.target, speed.is_met) == ("asa.voice", 20, True)
    assert occupancy.modeled == near(1 / 3)  # one erlang on three agents
    assert occupancy.is_met is True


def test_rates_of_machines() -> None:
    # Of 7,300 contacts 5,840 try it: 2,920 end there, a quarter of which comes back; of the
    # other 2,920 nine tenths go on with people.
    keys = ("containment", "escalation", "repeats")
    found = find(DESK, BOT, *(f"kpis.{key}.target=45%" for key in keys))
    rates = {each.name: (each.modeled, each.is_met) for each in found.result.kpis}
    assert rates["containment"] == (near(0.5), True)
    assert rates["escalation"] == (near(0.45), True)
    assert rates["repeats"] == (near(0.25), True)


def test_first_contact_resolution_weighs_channels_by_contacts() -> None:
    both = ("demand.channels.voice.fcr=80%", "demand.channels.chat.fcr=60%")
    (kpi,) = (
        k for k in find(CALLS, *CHATS, *both, "kpis.fcr.target=75%").result.kpis if k.name == "fcr"
    )
    assert kpi.modeled == near(0.7)
    assert kpi.is_met is False
    lacking = find(CALLS, *CHATS, both[0], "kpis.fcr={now: 78%, target: 75%}").result.kpis[-1]
    assert lacking.modeled is None
    assert lacking.is_met is True


def test_abandonment_and_resolution_time() -> None:
    found = find(CALLS, "kpis.resolution_time.target=7 min", "kpis.abandonment.target=5%")
    *_, abandonment, time = found.result.kpis
    assert abandonment.modeled is None
    wait = found.by_month("channel_asa.voice")[0]
    assert time.modeled == near(6 + wait / 60)
    patient = find(CALLS, "demand.channels.voice.patience=2 min", "kpis.abandonment.target=5%")
    assert patient.result.kpis[-1].modeled == near(patient.by_month("channel_abandonment.voice")[0])


def test_no_section_no_table_and_never_money() -> None:
    assert find(DESK).result.kpis == ()
    tracked = find(DESK, "kpis.csat={now: 0%, target: 100%}")
    plain = find(DESK)
    for name, value in plain.result.results.items():
        assert tracked.result.results[name] == value


def test_the_report_shows_them() -> None:
    result = find(CALLS, "kpis={csat: {now: 82%, target: 85%}, fcr: {target: 70%}}").result
    text = render_terminal(run_document(result))
    assert "KPIs in month 12" in text
    (row,) = (line for line in text.splitlines() if line.strip().startswith("CSAT"))
    assert row.split() == ["CSAT", "85%", "82%", "no"]


def test_json_has_them(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(DESK + "kpis: {csat: {now: 82%, target: 85%}}\n", encoding="utf-8")
    (scenario,) = json.loads(costmodel("run", str(file), "--format", "json").out)["scenarios"]
    assert scenario["kpis"] == [
        {
            "name": "csat",
            "unit": "share",
            "target": 0.85,
            "now": pytest.approx(0.82),
            "modeled": None,
            "is_met": False,
        }
    ]


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("kpis.nps.target=150", "kpis.nps.target"),
        ("kpis.csat.target=120%", "kpis.csat.target"),
        ("kpis.speed.target=1", "speed"),
        ("budget=-$1 / year", "budget"),
        ("demand.events.sale={months: may, multiplier: 2, deflected: 120%}", "sale.deflected"),
    ],
)
def test_what_cannot_be(tmp_path: Path, setting: str, named: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(DESK, encoding="utf-8")
    problem = only_error(str(file), setting)
    assert named in problem.message
    assert problem.span is not None
    assert problem.help
