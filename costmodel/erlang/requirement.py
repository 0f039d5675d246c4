"""The least number of agents that meets a service target."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from costmodel.erlang import arguments, erlang_a, erlang_c
from costmodel.erlang.arrays import PIECE, QUADRATURE_PIECE, Floats, in_pieces

# A target counts as met when it is missed by no more than this: decimal inputs such as 0.85 are
# not exact in binary, so without it 35.7 erlangs at 85 % occupancy would need 43 agents, not 42.
TOLERANCE = 1e-9


def agents_required(  # noqa: PLR0913 - the question has this many sides
    offered_load: ArrayLike,
    *,
    aht: ArrayLike,
    service_level: ArrayLike,
    answer_within: ArrayLike,
    max_occupancy: ArrayLike = 1.0,
    patience: ArrayLike | None = None,
) -> NDArray[np.int64]:
    """Return the least number of agents that answers in time and is not too busy.

    Erlang C, as in textbooks on the M/M/n queue, or with a patience Erlang A (Garnett, Mandelbaum
    and Reiman 2002). Targets are met if missed by no more than `TOLERANCE`. Without load no agents
    are required. With a patience, fewer agents than the load may do.

    Args:
        offered_load: Arrivals per hour times handling time in hours, in erlangs.
        aht: Average handling time. All durations are in the same unit, for example seconds.
        service_level: Share of all contacts to be answered in time, between 0 and 1. Contacts that
            abandon count as not answered in time.
        answer_within: Time within which a contact is to be answered; may be 0.
        max_occupancy: Largest share of their time that agents may spend on contacts. Erlang C
            compares load / agents with it, Erlang A the occupancy that remains after abandonment.
        patience: Mean time after which a waiting contact abandons; None if nobody does.

    Returns:
        Whole numbers in the shape of all arguments broadcast against one another; a numpy scalar
        if all are scalars.

    Raises:
        ValueError: if an argument is not a number or outside its range. A service level of 1 is
            never reached and therefore refused.

    Example: at 10 erlangs, 80 % in 20 seconds take 14 agents; 13 reach 79.56 %.

        >>> int(agents_required(10, aht=180, service_level=0.8, answer_within=20))
        14
    """
    load = arguments.at_least_zero("offered_load", offered_load)
    handling = arguments.positive("aht", aht)
    level = arguments.target("service_level", service_level)
    within = arguments.at_least_zero("answer_within", answer_within)
    cap = arguments.share("max_occupancy", max_occupancy)
    if patience is None:
        rows = [load, within / handling, 1 - level + TOLERANCE, cap]
        agents = in_pieces(_least_patient, rows, PIECE)
    else:
        mean_patience = arguments.positive("patience", patience)
        rows = [load, mean_patience / handling, within / mean_patience]
        rows += [level - TOLERANCE, cap + TOLERANCE]
        agents = in_pieces(_least_impatient, rows, QUADRATURE_PIECE)
    return agents.astype(np.int64)


def _least_patient(
    load: Floats, answer_within: Floats, late_limit: Floats, max_occupancy: Floats
) -> Floats:
    in_time = erlang_c.least_agents(load, answer_within, late_limit)
    not_too_busy = np.ceil(load / max_occupancy - TOLERANCE)
    return np.where(load > 0, np.maximum(in_time, not_too_busy), 0)


def _least_impatient(load: Floats, *rows: Floats) -> Floats:
    return np.where(load > 0, erlang_a.least_agents(load, *rows), 0)
