"""Erlang C: everybody waits until an agent is free (the M/M/n queue).

All functions take equally long rows. Durations are in handling times: the time to answer divided
by the average handling time. Nothing here is defined for agents that do not exceed the load.
"""

import numpy as np
from numpy.typing import NDArray

from costmodel.erlang.arrays import Floats
from costmodel.erlang.erlang_b import inverse_blocking


def wait_probability(agents: Floats, load: Floats) -> Floats:
    """Return the probability that a contact has to wait."""
    # n / ((n - A) / B + A) is n * B / (n - A * (1 - B)) without its cancellation.
    return agents / ((agents - load) * inverse_blocking(agents, load) + load)


def mean_wait(agents: Floats, load: Floats) -> Floats:
    """Return the mean wait of all contacts, in handling times."""
    return wait_probability(agents, load) / (agents - load)


def late_share(agents: Floats, load: Floats, answer_within: Floats) -> Floats:
    """Return the share of contacts that are not answered in time."""
    return wait_probability(agents, load) * np.exp((load - agents) * answer_within)


def least_agents(load: Floats, answer_within: Floats, late_limit: Floats) -> Floats:
    """Return the least agents, above the load, with at most the given late share.

    The walk in n starts right below the load and takes few steps, of the order of the square root
    of the load; elements leave it when they are served.
    """
    answer = np.floor(load) + 1
    agents, inverse = answer.copy(), _step(answer, load, inverse_blocking(answer - 1, load))
    position = np.arange(load.size)
    while position.size:
        late = _is_late(agents, load, inverse, answer_within, late_limit)
        answer[position] += late
        # Elements that are served stay so: they may be left in until half of the row is.
        if 2 * np.count_nonzero(late) < late.size:
            position, agents, load = position[late], agents[late], load[late]
            inverse, answer_within = inverse[late], answer_within[late]
            late_limit = late_limit[late]
        agents += 1
        inverse = _step(agents, load, inverse)
    return answer


def _step(agents: Floats, load: Floats, inverse: Floats) -> Floats:
    """Return the inverse blocking of these agents from that of one agent less."""
    stepped = agents / load
    stepped *= inverse
    stepped += 1
    return stepped


def _is_late(
    agents: Floats, load: Floats, inverse: Floats, answer_within: Floats, late_limit: Floats
) -> NDArray[np.bool_]:
    """Tell where the late share exceeds its limit; multiplied out, so nothing is divided."""
    spare = agents - load
    late = np.exp(-spare * answer_within)
    late *= agents
    spare *= inverse
    spare += load
    spare *= late_limit
    return late > spare
