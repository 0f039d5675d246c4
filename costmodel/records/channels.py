"""Channels and outcomes as records call them, in the words of the assumption file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from costmodel.assumptions.notation import NotationError
from costmodel.records.findings import printable

MOST_CHANNELS = 20
TYPES = {
    "voice": ("voice", "phone", "telephone", "telephony", "tel", "call", "calls", "inbound"),
    "chat": ("chat", "webchat", "livechat", "messenger", "whatsapp", "messaging"),
    "email": ("email", "mail", "emails"),
    "social": ("social", "facebook", "twitter", "instagram"),
    "sms": ("sms", "text"),
}
ABANDONED = (
    *("abandoned", "abandon", "abandonned", "lost", "missed", "no answer", "noanswer", "hung up"),
    *("unanswered", "not answered", "caller hung up", "hangup", "abandoned in queue"),
)
YES, NO = ("1", "true", "yes", "y", "t"), ("0", "false", "no", "n", "f")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel: its key in the assumption file, its type, and what the records call it.

    `is_known` says whether the records' name told the type.
    """

    key: str
    type: str
    said: str
    is_known: bool = True


def read_channels(texts: pd.Series[str]) -> tuple[pd.Series[int], list[Channel]]:
    """The number of each row's channel (-1 without one), and the channels, largest first.

    Raises `NotationError` where the column has more values than channels can be.
    """
    codes, values = pd.factorize(texts)
    said = pd.Series(values, dtype=object).str.strip()
    names = said.str.lower()
    counts = pd.Series(codes).value_counts(sort=False).groupby(names, sort=False).sum()
    counts = counts.sort_values(ascending=False, kind="stable")
    counts = counts[counts.index != ""]
    if len(counts) > MOST_CHANNELS:
        message = f"`{texts.name}` has {len(counts)} different values: that is not the channel"
        raise NotationError(message, "name the column with `--channel`")
    first = said.groupby(names).first()
    number = {name: at for at, name in enumerate(counts.index)}
    numbers = names.map(number).fillna(-1).astype(int)
    channels = _channels([str(first[name]) for name in counts.index])
    return numbers.iloc[codes].set_axis(texts.index), channels


def _channels(said: list[str]) -> list[Channel]:
    """Channels by their type's name where only one has it, else by their own."""
    types = [_type_of(name) for name in said]
    found: list[Channel] = []
    for name, kind in zip(said, types, strict=True):
        key = kind if kind and types.count(kind) == 1 else _key(name)
        while key in {channel.key for channel in found}:
            key += "_2"
        found.append(Channel(key, kind or "voice", printable(name), is_known=bool(kind)))
    return found


def _type_of(name: str) -> str:
    words = set(re.findall(r"[a-z]+", name.lower().replace("e-mail", "email")))
    return next((kind for kind, known in TYPES.items() if words & set(known)), "")


def _key(name: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40]
    return key if key[:1].isalpha() else f"channel_{key}".rstrip("_")


def read_abandoned(texts: pd.Series[str]) -> tuple[pd.Series[bool], list[str]]:
    """Which contacts were abandoned, and the texts that say so.

    Plain yes and no mean what the column's name asks.
    """
    codes, values = pd.factorize(texts)
    said = pd.Series(values, dtype=object).str.strip()
    names = said.str.lower().str.replace(r"[_-]", " ", regex=True)
    means_answered = "answer" in str(texts.name).lower()
    abandoned = names.isin([*ABANDONED, *(NO if means_answered else YES)])
    return abandoned.iloc[codes].set_axis(texts.index), sorted(said[abandoned].unique())
