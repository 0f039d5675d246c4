"""From changed numbers to the texts of a scenario's files that say them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.layers import read_layers
from costmodel.assumptions.places import Place, Places
from costmodel.assumptions.rewriting import NoPlaceError, rewritten, with_number, written_at
from costmodel.assumptions.tree import Mapping, Sequence
from costmodel.assumptions.yaml_text import node_text, put, scalar_text

if TYPE_CHECKING:
    from costmodel.assumptions.loading import Loaded
    from costmodel.assumptions.places import Keys
    from costmodel.assumptions.reading import Amount
    from costmodel.assumptions.rewriting import Part
    from costmodel.assumptions.tree import Node
    from costmodel.assumptions.yaml_text import Section
    from costmodel.workbook.changes import Change

Position = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class NewKey:
    """A value that no file had, such as a default; `file` is where it belongs, if that matters."""

    keys: tuple[str, ...]
    text: str
    file: str = ""


@dataclass
class Edits:
    """What a scenario's changes do to the texts of its files: by position, and as new keys."""

    tree: Mapping
    texts: dict[Position, tuple[Place, str]] = field(default_factory=dict)
    added: list[NewKey] = field(default_factory=list)

    def minimal(self) -> Section:
        """The changed values by their keys; a list as a whole. Raises `NoPlaceError`."""
        section: Section = {}
        lists: dict[tuple[str, ...], Node] = {}
        for place, text in self.texts.values():
            if not place.keys:
                file = place.scalar.span.file
                raise NoPlaceError(f"it stands in {file}: edit that, or use --in-place")
            keys, rest = _until_list(place.keys)
            if rest:
                lists[keys] = _with_text(lists.get(keys) or _at(self.tree, keys), rest, text)
            else:
                put(section, keys, scalar_text(text))
        for keys, node in lists.items():
            put(section, keys, node_text(node))
        for new in self.added:
            put(section, new.keys, scalar_text(new.text))
        return section


def edits_of(loaded: Loaded, overrides: tuple[str, ...], changes: list[Change]) -> Edits:
    """The edits that changes of a scenario need; raises `NoPlaceError` with the reason."""
    tree = read_layers(loaded.files[0].path, overrides).tree
    writer = _Writer(Places(tree), Edits(tree))
    for change in changes:
        writer.write(change, loaded.scenario.inputs[change.path])
    return writer.edits


class _Writer:
    """Writes one change after the other; a text changes as often as its numbers."""

    def __init__(self, places: Places, edits: Edits) -> None:
        self._places, self.edits = places, edits
        self._now: dict[tuple[Position, int], tuple[str, str]] = {}  # by part: old text and new

    def write(self, change: Change, amount: Amount) -> None:
        place = self._places.of(change.path, amount)
        mark = written_at(amount.text, change.path).mark
        if place is None:
            text = with_number(amount.text, "value", change.new, mark)
            self.edits.added.append(NewKey(tuple(change.path.split(".")), text))
            return
        try:
            self._rewrite(place, change, amount)
        except NoPlaceError:
            self._write_beside(place, change, amount, mark)

    def _rewrite(self, place: Place, change: Change, amount: Amount) -> None:
        at = _offset(place, amount)
        old, now = self._now.get((place.position, at), (amount.text, amount.text))
        self._now[place.position, at] = old, rewritten(now, change.path, change.part, change.new)
        self.edits.texts[place.position] = place, self._whole(place)

    def _whole(self, place: Place) -> str:
        """The text at a place with all its numbers as they are now."""
        text = place.scalar.text
        parts = {at: each for (where, at), each in self._now.items() if where == place.position}
        for at, (old, now) in sorted(parts.items(), reverse=True):
            text = text[:at] + now + text[at + len(old) :]
        return text

    def _write_beside(self, place: Place, change: Change, amount: Amount, mark: str) -> None:
        """The end of a range that has a key of its own, or gets one."""
        if not place.keys or place.keys[-1] != "value":
            raise NoPlaceError("its range has no place in the file")
        key = _key_of(change.part, amount)
        beside = self._places.beside(place, key)
        if beside is not None:
            text = with_number(beside.scalar.text, "value", change.new, mark)
            self.edits.texts[beside.position] = beside, text
            return
        text = with_number(amount.text, "value", change.new, mark)
        keys = (*map(str, place.keys[:-1]), key)
        self.edits.added.append(NewKey(keys, text, place.scalar.span.file))


def _key_of(part: Part, amount: Amount) -> str:
    """The key of an end of a range, which may be a percentile."""
    is_percentile = amount.details is not None and amount.details.p10 is not None
    return {"low": "p10", "high": "p90"}[part] if is_percentile else part


def _offset(place: Place, amount: Amount) -> int:
    """Where in the text at a place the text of an amount begins."""
    whole, part = place.scalar.text, amount.text
    at = amount.span.column - place.scalar.span.column if amount.span else 0
    if not whole.startswith(part, at):
        at = whole.find(part)
    if at < 0:
        raise NoPlaceError("its text is not found in the file")
    return at


def _until_list(keys: Keys) -> tuple[tuple[str, ...], Keys]:
    """The keys of sections, and those from the first list on."""
    at = next((at for at, key in enumerate(keys) if isinstance(key, int)), len(keys))
    return tuple(map(str, keys[:at])), keys[at:]


def _at(node: Node, keys: tuple[str, ...]) -> Node:
    for key in keys:
        assert isinstance(node, Mapping)  # noqa: S101 - the keys come from this tree
        node = node.entries[key].value
    return node


def _with_text(node: Node, keys: Keys, text: str) -> Node:
    """The node with another text at the end of some keys."""
    if isinstance(node, Sequence) and isinstance(keys[0], int):
        items = list(node.items)
        items[keys[0]] = _with_text(items[keys[0]], keys[1:], text)
        return replace(node, items=tuple(items))
    if isinstance(node, Mapping):
        key = str(keys[0])
        entry = node.entries[key]
        new = replace(entry, value=_with_text(entry.value, keys[1:], text))
        return replace(node, entries={**node.entries, key: new})
    return replace(node, text=text) if not isinstance(node, Sequence) else node
