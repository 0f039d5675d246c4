"""What 24/7 customer support costs: see the README.

>>> import costmodel
>>> costmodel.load("assumptions/hybrid.yaml").run().value("run_rate_cost")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costmodel.version import __version__

if TYPE_CHECKING:
    from costmodel.api import compare, load
    from costmodel.assumptions.problems import AssumptionsError

__all__ = ["AssumptionsError", "__version__", "compare", "load"]
_HOMES = {
    "AssumptionsError": "costmodel.assumptions.problems",
    "compare": "costmodel.api",
    "load": "costmodel.api",
}
_MODULES = ("erlang", "returns")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - of any public name
    """Import public names when they are first used: the command line needs few of them."""
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"costmodel.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module `costmodel` has no attribute `{name}`")
    return getattr(import_module(_HOMES[name]), name)
