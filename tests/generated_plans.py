"""Scenarios that together have every key of the format, put together from parts.

Each is small, so that its workbook recalculates in a second or two; each is written to a file and
read as a user's file is.
"""

import json
from pathlib import Path
from typing import Any

import yaml

from tests.plan_parts import CHANNELS, HEADERS, PEOPLE, TEAMS, VOLUMES
from tests.plan_sections import BENEFITS, COSTS, MACHINES, TECHNOLOGY, TRACKING

Tree = dict[str, Any]
WHOLE_FILE = (MACHINES, TECHNOLOGY, COSTS, BENEFITS, TRACKING)
# Which part of each kind: header, volume, channels, teams, people; machines, technology, costs,
# benefits, tracking. Issues (volume 2) and teams 7 need channels that say what is resolved at
# once, 2 and 3; benefits 3 need channels where people give up, 2; volume 7 has channels 4; machines
# 4 have volume 5; lists by month and by year have horizons of 1 month and of 13 or 14.
PLANS = (
    *("00001 11010", "11010 22101", "22222 03222", "33130 34300", "40143 00111"),
    *("55051 41202", "60000 10010", "07462 12320", "16001 11110", "30201 23030"),
    *("32371 32201", "50270 21332", "23013 10121", "31121 02210", "15232 43030"),
    *("03263 34222", "50030 03111", "07423 30220", "30052 14312", "45000 40010"),
    *("32341 21121", "06263 02330", "30102 21201", "34040 00000", "59011 23220"),
    *("30034 01010", "38003 14112", "22253 32020", "66030 04100", "35312 43321"),
)
WEEK = [1 + (7 * at) % 11 for at in range(336)]  # weights of a profile in a file


def tree_of(number: int) -> Tree:
    """The scenario of a number as mappings, lists and texts."""
    own, rest = PLANS[number].split()
    header, volume, channels, teams, people = map(int, own)
    tree = _read(HEADERS[header])
    tree["demand"] = {**_read(VOLUMES[volume]), "channels": _read(CHANNELS[channels])}
    tree["teams"] = _read(TEAMS[teams])
    if "zone" in str(tree):
        tree["demand"]["time_zone"] = "UTC"
    first = next(iter(tree["teams"].values()))
    first |= _read(PEOPLE[people])
    for part, texts in zip(map(int, rest), WHOLE_FILE, strict=True):
        tree |= _read(texts[part])
    return tree


def write_plan(number: int, folder: Path) -> Path:
    """The file of a scenario; what is JSON is YAML too."""
    (folder / "week.csv").write_text(",".join(map(str, WEEK)), encoding="utf-8")
    path = folder / f"plan_{number}.yaml"
    path.write_text(json.dumps(tree_of(number), indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def _read(text: str) -> Tree:
    found: Tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    return found
