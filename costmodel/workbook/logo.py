"""Pictures that a book can show."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter.exceptions import XlsxFileError  # type: ignore[import-untyped]
from xlsxwriter.image import Image  # type: ignore[import-untyped]

KINDS = ("PNG", "JPEG")


def height_of(data: bytes) -> float | None:
    """The height in pixels of a picture, PNG or JPEG; None for anything else, also a damaged one.

    >>> height_of(b"GIF89a")
    """
    try:
        found = Image(BytesIO(data))
    except XlsxFileError:
        return None
    return found.height if found.image_type in KINDS and found.height else None
