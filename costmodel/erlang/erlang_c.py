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


def least_agents(
    load: Floats, answer_within: Floats, late_limit: Floats, longest_mean_wait: Floats
) -> Floats:
    """Return the least agents, above the load, within the given late share and mean wait.

    Either limit may be infinite. The walk in n starts right above the load and takes few steps, of
    the order of the square root of the load; elements leave it when they are served.
    """
    answer = np.floor(load) + 1
    agents, inverse = answer.copy(), _step(answer, load, inverse_blocking(answer - 1, load))
    # The wait probability within the late share; it grows with each agent.
    limit, growth = late_limit * np.exp((agents - load) * answer_within), np.exp(answer_within)
    position = np.arange(load.size)
    while position.size:
        short = _is_short(agents, load, inverse, limit, longest_mean_wait)
        answer[position] += short
        # Elements that are served stay so: they may be left in until half of the row is.
        if 2 * np.count_nonzero(short) < short.size:
            position, agents, load = position[short], agents[short], load[short]
            inverse, limit, growth = inverse[short], limit[short], growth[short]
            longest_mean_wait = longest_mean_wait[short]
        agents += 1
        limit *= growth
        inverse = _step(agents, load, inverse)
    return answer


def _step(agents: Floats, load: Floats, inverse: Floats) -> Floats:
    """Return the inverse blocking of these agents from that of one agent less."""
    stepped = agents / load
    stepped *= inverse
    stepped += 1
    return stepped


def _is_short(
    agents: Floats, load: Floats, inverse: Floats, limit: Floats, longest_mean_wait: Floats
) -> NDArray[np.bool_]:
    """Tell where the wait probability exceeds its limit or makes for too long a mean wait.

    Multiplied out, so nothing is divided.
    """
    spare = agents - load
    most = longest_mean_wait * spare
    np.minimum(most, limit, out=most)
    spare *= inverse
    spare += load
    most *= spare
    return agents > most
