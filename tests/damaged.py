"""Damaged variants of the sample files, each with the lines on which the damage shows.

The samples are read as lines here, not as YAML: what is compared with the package must not come
from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
FILES = ("seed_sample.yaml", "base.yaml", "inhouse.yaml", "hybrid.yaml")
LOADED = {"base.yaml": "inhouse.yaml"}  # the file to load when this one is damaged

TEXTS = {"name", "label", "source"}  # any text does
PLAIN = {"costmodel", "count", "span", "concurrency", "min_agents", "headcount", "handover_aht"}
SIGNED = {"growth", "discount_rate"}  # may be negative
NAMES = {"inhouse", "day", "night", "assistant", "ivr", "integration", "training_management_qa"}
REQUIRED = {
    "start",
    "horizon",
    "discount_rate",
    "demand",
    "channels",
    "aht",
    "arr",
    "reduction",
    "gross_margin",
    "teams",
    "hours",
    "days",
    "pay",
    "containment",
    "amount",
}
_LINE = re.compile(r"(?P<indent> *)(?P<key>\w+):(?: +(?P<value>[^#\n]*[^#\s]))?(?P<comment> *#.*)?")


@dataclass(frozen=True)
class Line:
    """A `key: value` line of a sample; a section's key has no value."""

    file: str
    number: int
    indent: str
    key: str
    value: str
    parent: int  # the line of the section's key; 0 at the top

    def rewritten(self, *, key: str | None = None, value: str | None = None) -> str:
        value = self.value if value is None else value
        return f"{self.indent}{self.key if key is None else key}: {value}".rstrip()


@dataclass(frozen=True)
class Damaged:
    """A sample with one mistake; `expected` are the (file, line) that may carry the error."""

    name: str
    file: str
    text: str
    expected: frozenset[tuple[str, int]]
    overrides: tuple[str, ...] = ()
    loaded: str = ""

    @property
    def load(self) -> str:
        """The file to load."""
        return self.loaded or LOADED.get(self.file, self.file)


def text_of(file: str) -> str:
    """A sample as it is."""
    return (SAMPLES / file).read_text()


def lines_of(file: str) -> list[Line]:
    """The `key: value` lines of a sample."""
    found: list[Line] = []
    for number, text in enumerate(text_of(file).splitlines(), start=1):
        match = _LINE.fullmatch(text)
        if match:
            above = [line for line in found if len(line.indent) < len(match["indent"])]
            parent = above[-1].number if above else 0
            value = match["value"] or ""
            found.append(Line(file, number, match["indent"], match["key"], value, parent))
    return found


def every_line() -> Iterator[Line]:
    """The lines of all samples."""
    for file in FILES:
        yield from lines_of(file)


def different_lines() -> Iterator[Line]:
    """The lines of all samples without those that another sample has in the same words."""
    yield from {(line.indent, line.key, line.value): line for line in every_line()}.values()


def damaged(line: Line, name: str, *new: str, at: int = 0) -> Damaged:
    """The sample with other lines in place of one; the error is on that line, or `at` below."""
    lines = text_of(line.file).splitlines()
    lines[line.number - 1 : line.number] = new
    where = f"{line.file.removesuffix('.yaml')}:{line.number}:{line.key}"
    expected = frozenset({(line.file, line.number + at)})
    return Damaged(f"{where} {name}", line.file, "\n".join(lines) + "\n", expected)


def elsewhere(case: Damaged, *numbers: int) -> Damaged:
    """The same with the error on other lines of the file."""
    return replace(case, expected=frozenset((case.file, number) for number in numbers))


def misspelled_keys() -> Iterator[Damaged]:
    """Each key with a letter missing, and with a letter too many."""
    for line in every_line():
        if line.key in NAMES or line.key == "extends":
            continue
        middle = len(line.key) // 2
        for key in (
            line.key[:middle] + line.key[middle + 1 :],
            line.key[:middle] + "x" + line.key[middle:],
        ):
            yield damaged(line, f"misspelled {key}", line.rewritten(key=key))


def repeated_keys() -> Iterator[Damaged]:
    """Each key a second time."""
    for line in every_line():
        if line.value:
            yield damaged(line, "twice", line.rewritten(), line.rewritten(), at=1)
        else:
            yield damaged(line, "twice", line.rewritten(value="{}"), line.rewritten(), at=1)


def bad_values() -> Iterator[Damaged]:
    """Each value replaced by what it cannot be."""
    for line in different_lines():
        if line.value:
            for name, value in _bad_values(line):
                yield damaged(line, name, line.rewritten(value=value))


def _bad_values(line: Line) -> Iterator[tuple[str, str]]:
    yield "empty", ""
    if line.key not in {"channels", "hours", "days", "target"}:
        yield "list", "[a, b]"
    yield "section", "{a: 1}"
    if line.key in TEXTS | {"extends"}:
        return
    yield "text", "lots"
    number = re.match(r"[$\d]", line.value) and line.key not in {"hours", "start", "target"}
    if not number:
        return
    bare = re.sub(r"[^\d_.]", "", line.value.split("over")[0].split("->")[-1])
    if line.key not in PLAIN:
        yield "no unit", bare
        if "->" not in line.value:
            yield "unit too many", line.value + " / min"
    yield (
        "wrong unit",
        f"{bare} {'€' if 'min' in line.value or line.key in PLAIN | {'reply_within'} else 's'}",
    )
    if line.key not in SIGNED and "->" not in line.value:
        yield "negative", "-" + line.value
    if "$" in line.value:
        yield "no currency", line.value.replace("$", "")
        yield "no rate", line.value.replace("$", "€")
        yield "no such currency", re.sub(r"\$", "XQQ ", line.value)
    yield "comma", re.sub(r"\d+", "1,200", line.value, count=1)
    yield "infinite", re.sub(r"[\d_.]*\d", "1e999", line.value, count=1)
    yield "not ASCII", re.sub(r"\d", "٣", line.value, count=1)
    yield "misspelled unit", line.value + "x"


def missing_keys() -> Iterator[Damaged]:
    """Each required key taken out with all below it; the error is at its section's key."""
    for line in every_line():
        if line.key not in REQUIRED:
            continue
        gone = _extent(line)
        kept = [
            text
            for number, text in enumerate(text_of(line.file).splitlines(), start=1)
            if number not in gone
        ]
        top = 2 if line.file in ("seed_sample.yaml", "base.yaml") else 1
        case = damaged(line, "removed", line.rewritten())
        yield on_lines(replace(case, text="\n".join(kept) + "\n"), line.parent or top)
        if line.value:
            yield damaged(line, "null", line.rewritten(value="null"))


def _extent(line: Line) -> set[int]:
    """The lines of a key with all that stands below it."""
    below = {line.number}
    for number, text in enumerate(text_of(line.file).splitlines(), start=1):
        if number > line.number:
            if text.strip() and not text.startswith(line.indent + " "):
                break
            below.add(number)
    return below


def wrong_forms() -> Iterator[Damaged]:
    """Sections where values belong and the other way round."""
    for line in every_line():
        if line.value and line.key not in TEXTS | {"extends", "channels", "hours", "days"}:
            yield damaged(
                line, "block section", line.rewritten(value=""), f"{line.indent}  low: 3", at=0
            )
        if not line.value:
            gone = _extent(line) - {line.number}
            for name, value in (("a value", "5"), ("a list", "[a, b]"), ("empty", "")):
                case = damaged(line, name, line.rewritten(value=value))
                kept = [
                    text
                    for number, text in enumerate(case.text.splitlines(), start=1)
                    if number not in gone
                ]
                yield replace(case, text="\n".join(kept) + "\n")


def broken_syntax() -> Iterator[Damaged]:
    """Lines that YAML cannot read."""
    for line in different_lines():
        text = line.rewritten()
        yield damaged(line, "tab", "\t" + text.lstrip())
        if not line.value:
            yield damaged(line, "no colon", text.rstrip(":"))
            continue
        yield damaged(line, "no space", text.replace(": ", ":", 1))
        yield damaged(line, "open quote", line.rewritten(value=f'"{line.value}'))
        yield damaged(line, "open bracket", line.rewritten(value=f"[{line.value}"))
        yield damaged(line, "second colon", line.rewritten(value=f"{line.value}: 5"))
        yield damaged(line, "text behind a quote", line.rewritten(value=f'"{line.value}" 5'))
        yield damaged(line, "tag", line.rewritten(value=f"!!python/name:os.system {line.value}"))
        yield damaged(line, "alias", line.rewritten(value="*other"))


def on_lines(case: Damaged, *numbers: int) -> Damaged:
    """The same, with the error on any of these lines of its file."""
    return replace(case, expected=frozenset((case.file, number) for number in numbers))


def changed(file: str, old: str, new: str, *at: str, load: str = "") -> Damaged:
    """A sample with a text replaced; the error is on the text's line, or on any with `at`."""
    text = text_of(file)
    if text.count(old) < 1:
        raise ValueError(f"{file} has no `{old}`")
    line = text[: text.index(old)].count("\n") + 1
    name = f"{file.removesuffix('.yaml')}:{line} {old!r} -> {new!r}"
    text = text.replace(old, new, 1)
    lines = [
        number
        for number, each in enumerate(text.splitlines(), start=1)
        if any(each.startswith(start) for start in at)
    ]
    case = Damaged(name, file, text, frozenset(), loaded=load)
    return on_lines(case, *(lines or (line,)))


def every_rule() -> Iterator[Damaged]:
    """The variants made by rule."""
    yield from misspelled_keys()
    yield from repeated_keys()
    yield from bad_values()
    yield from missing_keys()
    yield from wrong_forms()
    yield from broken_syntax()
