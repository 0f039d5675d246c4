"""The Python of docs/sensitivity.md runs, and prints what the page shows."""

import contextlib
import io
import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "sensitivity.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```python\n(.*?)```\n(?:```text\n(.*?)```)?", re.DOTALL)


def test_every_block_prints_what_the_page_shows() -> None:
    blocks = BLOCK.findall(PAGE)
    assert len(blocks) == PAGE.count("```python")
    names: dict[str, object] = {}
    for code, shown in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "docs/sensitivity.md", "exec"), names)
        assert printed.getvalue() == shown


def test_every_public_function_stands_on_the_page() -> None:
    from costmodel.analysis import sensitivity

    functions = {name for name in sensitivity.__all__ if not name[0].isupper()}
    assert functions <= set(re.findall(r"\w+", PAGE))
