"""Pictures that a book can show."""

from __future__ import annotations

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def image_kind(data: bytes) -> str:
    """What kind of image bytes are: `png`, `jpeg`, or nothing.

    >>> image_kind(b"GIF89a")
    ''
    """
    return next((kind for start, kind in SIGNATURES.items() if data.startswith(start)), "")
