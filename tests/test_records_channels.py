"""Channels and outcomes in the words of records."""

import pandas as pd
import pytest

from costmodel.assumptions.notation import NotationError
from costmodel.records.channels import read_abandoned, read_channels


def column(*texts: str, name: str = "Channel") -> "pd.Series[str]":
    return pd.Series(texts, dtype=object, name=name)


def test_a_type_that_one_channel_has_is_its_name() -> None:
    numbers, channels = read_channels(column("Phone", "phone ", "E-Mail", "Live Chat", "PHONE", ""))
    assert numbers.tolist() == [0, 0, 1, 2, 0, -1]
    assert [(each.key, each.type, each.said) for each in channels] == [
        ("voice", "voice", "Phone"),
        ("email", "email", "E-Mail"),
        ("chat", "chat", "Live Chat"),
    ]


def test_channels_of_one_type_keep_their_names() -> None:
    _, channels = read_channels(column("Phone DE", "Phone DE", "Phone UK", "0800", "0800!"))
    keys = [(each.key, each.type, each.is_known) for each in channels]
    assert keys == [
        ("phone_de", "voice", True),
        ("phone_uk", "voice", True),
        ("channel_0800", "voice", False),
        ("channel_0800_2", "voice", False),
    ]


def test_a_column_of_agents_is_not_that_of_channels() -> None:
    with pytest.raises(NotationError, match="`Channel` has 21 different values"):
        read_channels(column(*(f"agent {number}" for number in range(21))))


@pytest.mark.parametrize(
    ("name", "texts", "abandoned"),
    [
        ("Abandoned", ["Yes", "No", "1", "0", "TRUE", ""], [True, False, True, False, True, False]),
        ("Answered", ["Yes", "No", "1", "0"], [False, True, False, True]),
        ("disposition", ["ANSWERED", "NO ANSWER", "BUSY"], [False, True, False]),
        ("status", ["Abandoned", "hung_up", "voicemail"], [True, True, False]),
    ],
)
def test_outcomes(name: str, texts: list[str], abandoned: list[bool]) -> None:
    found, values = read_abandoned(column(*texts, name=name))
    assert found.tolist() == abandoned
    assert set(values) == {text for text, is_so in zip(texts, abandoned, strict=True) if is_so}
