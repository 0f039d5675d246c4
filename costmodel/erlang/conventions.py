"""What the service level is a share of, where contacts may abandon.

Source: the definitions found in practice by Jouini, Koole and Roubos (2013), "Performance
indicators for call centers with impatience".
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from costmodel.erlang.arrays import Floats

#: What the contacts answered in time are compared with:
#:
#: - `offered`: all contacts; who abandons, however soon, is not answered in time.
#: - `excluding_short_abandons`: all contacts but those that abandon within the time to answer.
#: - `short_abandons_met`: all contacts, those that abandon within the time counting as met.
#: - `answered`: the contacts that are answered.
Convention: TypeAlias = Literal[
    "offered", "excluding_short_abandons", "short_abandons_met", "answered"
]

CONVENTIONS: Final[tuple[Convention, ...]] = get_args(Convention)

Level: TypeAlias = Callable[[Floats, Floats, Floats], Floats]

# Of shares of all contacts: those answered in time, those that are still waiting when the time is
# over, whether they are answered later or abandon later, and those answered at all.
_LEVELS: Mapping[Convention, Level] = {
    "offered": lambda in_time, _late, _answered: in_time,
    "excluding_short_abandons": lambda in_time, late, _answered: in_time / (in_time + late),
    "short_abandons_met": lambda _in_time, late, _answered: 1 - late,
    "answered": lambda in_time, _late, answered: in_time / answered,
}


def level_of(convention: Convention) -> Level:
    """Return the service level as a function of the shares in time, late and answered.

    Raises:
        ValueError: if there is no such convention.
    """
    if convention not in _LEVELS:
        raise ValueError(f"convention must be one of {', '.join(CONVENTIONS)}, got {convention}")
    level = _LEVELS[convention]
    # Two integrals of the same weight may differ in their last digits.
    return lambda *shares: np.minimum(level(*shares), 1)
