"""Names of the model as people read them."""

from __future__ import annotations

import re

_SHORT = re.compile(r"\b(fte|aht|asa|fcr|csat|nps|npv|irr|roi|mirr)\b", re.IGNORECASE)


def words_of(name: str) -> str:
    """A name as words: `vendor_management` is Vendor management, `paid_fte` is Paid FTE."""
    words = name.replace("_", " ").replace(".", ": ").capitalize()
    return _SHORT.sub(lambda word: word[0].upper(), words)
