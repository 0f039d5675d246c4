"""What a given number of agents achieves.

All durations are in one unit, for example seconds. Arguments broadcast against one another;
results have their common shape and are numpy scalars if all arguments are scalars. Without a
patience the queue is Erlang C, as in textbooks on the M/M/n queue; with one it is Erlang A
(Garnett, Mandelbaum and Reiman 2002). Without load nobody waits. Where the agents cannot keep up,
which is Erlang C at or below the load and Erlang A with no agents at all, everybody waits without
end. Agents are whole numbers: fractions raise ValueError, for no queue has them.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from costmodel.erlang import arguments, erlang_c
from costmodel.erlang.arrays import PIECE, Floats, in_pieces, on_distinct
from costmodel.erlang.conventions import Convention, level_of
from costmodel.erlang.erlang_a import ImpatientQueue


def service_level(  # noqa: PLR0913 - the question has this many sides
    agents: ArrayLike,
    offered_load: ArrayLike,
    *,
    aht: ArrayLike,
    answer_within: ArrayLike,
    patience: ArrayLike | None = None,
    convention: Convention = "offered",
) -> Floats:
    """Return the share of contacts that are answered in time.

    Args:
        agents: Whole numbers of agents on duty.
        offered_load: Offered load in erlangs.
        aht: Average handling time.
        answer_within: Time within which a contact is to be answered; may be 0.
        patience: Mean time after which a waiting contact abandons; None if nobody does.
        convention: What the contacts answered in time are a share of, one for all elements, as
            Jouini, Koole and Roubos (2013) describe them. Without a patience all are the same.

            - `offered`: all contacts. Who abandons, however soon, is not answered in time.
            - `excluding_short_abandons`: all contacts but those that abandon within the time.
            - `short_abandons_met`: all contacts; those that abandon within the time count as if
              they were answered in time.
            - `answered`: the contacts that are answered.

    Returns:
        Shares from 0 to 1: 1 without load, 0 where the agents cannot keep up, except that without
        agents contacts that abandon in time may still count as met.

    Raises:
        ValueError: if an argument is outside its range, or if there is no such convention.

    Example: one agent at half an erlang is free half of the time. At 100 erlangs and a patience of
    two minutes, the conventions differ by 6.5 points.

        >>> float(service_level(1, 0.5, aht=180, answer_within=0))
        0.5
        >>> queue = {"aht": 360, "answer_within": 20, "patience": 120}
        >>> round(float(service_level(95, 100, **queue)), 3)
        0.741
        >>> round(float(service_level(95, 100, **queue, convention="answered")), 3)
        0.806
    """
    queue = _agents_and_load(agents, offered_load)
    handling = arguments.positive("aht", aht)
    within = arguments.at_least_zero("answer_within", answer_within)
    level = level_of(convention)
    if patience is None:
        return _without_patience(_in_time, [*queue, within / handling], unloaded=1, swamped=0)
    mean_patience = arguments.positive("patience", patience)
    met = -np.expm1(-within / mean_patience) if convention == "short_abandons_met" else 0
    return _with_patience(
        lambda queue, within: queue.service_level(level, within),
        [*queue, mean_patience / handling, within / mean_patience],
        unloaded=1,
        swamped=met,
    )


def wait_probability(
    agents: ArrayLike,
    offered_load: ArrayLike,
    *,
    aht: ArrayLike,
    patience: ArrayLike | None = None,
) -> Floats:
    """Return the probability that a contact finds all agents busy.

    Args:
        agents: Whole numbers of agents on duty.
        offered_load: Offered load in erlangs.
        aht: Average handling time; without a patience the probability does not depend on it.
        patience: Mean time after which a waiting contact abandons; None if nobody does.

    Returns:
        Probabilities: 0 without load, 1 where the agents cannot keep up.

    Raises:
        ValueError: if an argument is not a number or outside its range.

    Example: one agent at half an erlang is busy half of the time.

        >>> float(wait_probability(1, 0.5, aht=180))
        0.5
    """
    queue = _agents_and_load(agents, offered_load)
    handling = arguments.positive("aht", aht)
    if patience is None:
        return _without_patience(
            lambda agents, load, _: erlang_c.wait_probability(agents, load),
            [*queue, handling],
            unloaded=0,
            swamped=1,
        )
    return _with_patience(
        lambda queue: queue.wait_probability,
        [*queue, arguments.positive("patience", patience) / handling],
        unloaded=0,
        swamped=1,
    )


def asa(
    agents: ArrayLike,
    offered_load: ArrayLike,
    *,
    aht: ArrayLike,
    patience: ArrayLike | None = None,
) -> Floats:
    """Return the average speed of answer: the mean wait of all contacts that are answered.

    Args:
        agents: Whole numbers of agents on duty.
        offered_load: Offered load in erlangs.
        aht: Average handling time.
        patience: Mean time after which a waiting contact abandons; None if nobody does.

    Returns:
        Times in the unit of the average handling time, counting those who do not wait as 0.
        Contacts that abandon do not count. 0 without load, infinite where the agents cannot
        keep up.

    Raises:
        ValueError: if an argument is not a number or outside its range.

    Example: one agent at half an erlang: half of the contacts wait for twice 180 seconds.

        >>> float(asa(1, 0.5, aht=180))
        180.0
    """
    queue = _agents_and_load(agents, offered_load)
    handling = arguments.positive("aht", aht)
    if patience is None:
        return _without_patience(
            lambda agents, load, aht: erlang_c.mean_wait(agents, load) * aht,
            [*queue, handling],
            unloaded=0,
            swamped=np.inf,
        )
    mean_patience = arguments.positive("patience", patience)
    return _with_patience(
        lambda queue, patience: queue.mean_wait * patience,
        [*queue, mean_patience / handling, mean_patience],
        unloaded=0,
        swamped=np.inf,
    )


def occupancy(
    agents: ArrayLike,
    offered_load: ArrayLike,
    *,
    aht: ArrayLike | None = None,
    patience: ArrayLike | None = None,
) -> Floats:
    """Return the share of the agents' time that is spent on contacts.

    Args:
        agents: Whole numbers of agents on duty.
        offered_load: Offered load in erlangs.
        aht: Average handling time; needed only with a patience.
        patience: Mean time after which a waiting contact abandons; None if nobody does.

    Returns:
        Shares from 0 to 1: load / agents, without the load that abandons. 0 without load, 1 where
        the agents cannot keep up.

    Raises:
        ValueError: if an argument is not a number or outside its range, or if there is a patience
            without an average handling time.

    Example: 7.5 erlangs keep ten agents busy for three quarters of their time.

        >>> float(occupancy(10, 7.5))
        0.75
    """
    queue = _agents_and_load(agents, offered_load)
    handling = [] if aht is None else [arguments.positive("aht", aht)]
    if patience is None:
        return _without_patience(
            lambda agents, load, *_: load / agents, [*queue, *handling], unloaded=0, swamped=1
        )
    if not handling:
        raise ValueError("aht must be given with a patience")
    return _with_patience(
        lambda queue: queue.occupancy,
        [*queue, arguments.positive("patience", patience) / handling[0]],
        unloaded=0,
        swamped=1,
    )


def abandonment(
    agents: ArrayLike, offered_load: ArrayLike, *, aht: ArrayLike, patience: ArrayLike
) -> Floats:
    """Return the share of all contacts that abandon before they are answered, under Erlang A.

    Args:
        agents: Whole numbers of agents on duty.
        offered_load: Offered load in erlangs.
        aht: Average handling time.
        patience: Mean time after which a waiting contact abandons.

    Returns:
        Shares from 0 to 1: 0 without load, 1 without agents.

    Raises:
        ValueError: if an argument is not a number or outside its range.

    Example: patience as long as the handling time: contacts leave at their own pace whether
    answered or not, so one agent at one erlang is free with probability exp(-1) and answers
    1 - exp(-1) of them.

        >>> round(float(abandonment(1, 1, aht=180, patience=180)), 6)
        0.367879
    """
    queue = _agents_and_load(agents, offered_load)
    handling = arguments.positive("aht", aht)
    return _with_patience(
        lambda queue: queue.abandonment,
        [*queue, arguments.positive("patience", patience) / handling],
        unloaded=0,
        swamped=1,
    )


def _in_time(agents: Floats, load: Floats, within: Floats) -> Floats:
    return 1 - erlang_c.late_share(agents, load, within)


def _agents_and_load(agents: ArrayLike, offered_load: ArrayLike) -> list[Floats]:
    return [
        arguments.whole("agents", agents),
        arguments.at_least_zero("offered_load", offered_load),
    ]


def _without_patience(
    measure: Callable[..., Floats], rows: list[Floats], *, unloaded: float, swamped: float
) -> Floats:
    """Apply a measure of agents, load and further rows where the agents exceed the load."""

    def measure_all(agents: Floats, load: Floats, *further: Floats) -> Floats:
        least = np.floor(load) + 1
        result = measure(np.maximum(agents, least), load, *further)
        result[agents < least] = swamped
        result[load == 0] = unloaded
        return result

    return in_pieces(measure_all, rows, PIECE)


def _with_patience(
    measure: Callable[..., Floats], rows: list[Floats], *, unloaded: float, swamped: ArrayLike
) -> Floats:
    """Apply a measure of queues and further rows, given their agents, loads and patience."""

    def measure_all(
        swamped: Floats, agents: Floats, load: Floats, patience: Floats, *further: Floats
    ) -> Floats:
        queue = ImpatientQueue(np.maximum(agents, 1), load, patience)
        result = np.where(agents == 0, swamped, measure(queue, *further))
        result[load == 0] = unloaded
        return result

    return on_distinct(measure_all, [np.asarray(swamped, np.float64), *rows])
