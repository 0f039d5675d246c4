"""Keeping memory changes no number and fails nowhere."""

import ctypes
from collections.abc import Callable

import pytest

from costmodel.analysis.simulation.memory import keep_memory


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_without_glibc_is_left_alone(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_name: object) -> Callable[..., int]:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    keep_memory()


def test_it_may_be_asked_twice() -> None:
    keep_memory()
    keep_memory()
