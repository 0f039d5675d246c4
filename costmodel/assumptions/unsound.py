"""What stands in a section for a value that has a problem, until the problems are reported.

Checks between fields need no guards: one that uses such a value ends there, and all others run.
"""

from __future__ import annotations

from typing import Any, NoReturn


class UnsoundError(Exception):
    """A check came upon a value whose problem is noted already."""


class Unsound:
    """A value that was given and cannot be used; it is not None, and any use of it raises."""

    def _refuse(self, *_: object) -> NoReturn:
        raise UnsoundError

    __bool__ = __contains__ = __eq__ = __getattr__ = __getitem__ = _refuse
    __hash__ = __iter__ = __len__ = __str__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse


UNSOUND: Any = Unsound()  # it stands in fields of every type
