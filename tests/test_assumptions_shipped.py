"""The files that come with the program."""

from pathlib import Path

import pytest

from costmodel.assumptions import shipped
from costmodel.assumptions.shipped import (
    COMMON,
    KINDS,
    YOURS,
    library_file,
    library_pieces,
    shipped_folder,
)


def test_each_kind_has_pieces_that_say_what_they_are() -> None:
    for kind in KINDS:
        pieces = library_pieces(kind)
        assert pieces
        for name, piece in pieces.items():
            assert (piece.kind, piece.name, piece.path.stem) == (kind, name, name)
            assert "#" not in piece.about


def test_what_all_share_is_there() -> None:
    assert library_file(COMMON).is_file()
    assert library_file(YOURS).is_file()


def test_the_installed_package_has_them_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "costmodel"
    (package / "assumptions").mkdir(parents=True)
    (tmp_path / "assumptions").mkdir()
    monkeypatch.setattr(shipped, "__file__", str(package / "assumptions" / "shipped.py"))
    assert shipped_folder() == tmp_path / "assumptions"
    (package / "shipped").mkdir()
    assert shipped_folder() == package / "shipped"
