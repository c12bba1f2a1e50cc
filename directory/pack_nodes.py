"""Reading the YAML files of a pack node by node, so that every fault has its line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from directory.pack_faults import FileFaults
from directory.pack_tables import read_text
from directory.pack_values import WRITTEN_LANGUAGES, translation_faults
from directory.reasons import ValueFault
from directory.records import Versions

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast
_NULL = "tag:yaml.org,2002:null"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping in a YAML file, its line, the line and node of each key. What is missing or wrong reads as empty."""

    line: int
    lines: Mapping[str, int]
    nodes: Mapping[str, Node]
    faults: FileFaults

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)

    def text(self, key: str) -> str:
        node = self.nodes.get(key)
        if node is None or node.tag == _NULL:
            return ""
        if not isinstance(node, ScalarNode):
            self.faults.error(_line(node), f"{key} is not a text")
            return ""
        return str(node.value).strip()

    def read(self, key: str, reader: Callable[[str], T]) -> T | None:
        """The value of a text; None for none, and for a wrong one, which becomes a fault."""
        text = self.text(key)
        if not text:
            return None
        try:
            return reader(text)
        except ValueFault as fault:
            self.faults.error(self.line_of(key), f"{key}: {fault}")
            return None

    def require(self, key: str, reader: Callable[[str], T]) -> T | None:
        """As `read`, and nothing there is a fault."""
        if not self.text(key):
            self.faults.error(self.line_of(key), f"{key} is missing")
        return self.read(key, reader)

    def texts(self, key: str, *, complete: bool = True) -> Versions:
        """A text in several languages; with `complete` a language that lacks it is a warning."""
        entry = self._languages(key)
        versions = {code: entry.text(code) for code in entry.nodes if entry.text(code)} if entry else {}
        if complete:
            self._warn(key, translation_faults(versions, key))
        return versions

    def text_lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """A list of texts in several languages, as long in each."""
        entry = self._languages(key)
        lists = {code: entry.strings(code) for code in entry.nodes} if entry else {}
        lists = {code: texts for code, texts in lists.items() if texts}
        self._warn(key, translation_faults({code: " ".join(texts) for code, texts in lists.items()}, key))
        if len({len(texts) for texts in lists.values()}) > 1:
            counts = ", ".join(f"{code} {len(texts)}" for code, texts in lists.items())
            self.faults.error(self.line_of(key), f"{key}: not the same number in each language ({counts})")
        return lists

    def strings(self, key: str) -> tuple[str, ...]:
        return tuple(str(node.value).strip() for node in self._items(key) if self._is_text(node, key))

    def entries(self, key: str, known: Collection[str]) -> list[Entry]:
        """The mappings of a list; their keys must be among `known`."""
        found = (as_entry(node, known, self.faults) for node in self._items(key))
        return [entry for entry in found if entry]

    def _items(self, key: str) -> list[Node]:
        node = self.nodes.get(key)
        if node is None or node.tag == _NULL:
            return []
        if not isinstance(node, SequenceNode):
            self.faults.error(_line(node), f"{key} is not a list")
            return []
        return list(node.value)

    def _is_text(self, node: Node, key: str) -> bool:
        if isinstance(node, ScalarNode) and node.value.strip():
            return True
        self.faults.error(_line(node), f"{key} holds something that is not a text")
        return False

    def _languages(self, key: str) -> Entry | None:
        node = self.nodes.get(key)
        if node is None or node.tag == _NULL:
            return None
        return as_entry(node, WRITTEN_LANGUAGES, self.faults)

    def _warn(self, key: str, messages: list[str]) -> None:
        for message in messages:
            self.faults.warning(self.line_of(key), message)


def read_entry(path: Path, known: Collection[str], faults: FileFaults) -> Entry | None:
    """The mapping a file holds; None when it cannot be read."""
    text = read_text(path, faults)
    if text is None:
        return None
    try:
        node = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.error(mark.line + 1 if mark else None, f"is not YAML: {error.problem or error.context}")
        return None
    except yaml.reader.ReaderError as error:
        faults.error(text.count("\n", 0, error.position) + 1, f"is not YAML: {error.reason}")
        return None
    if node is None:
        faults.error(None, "is empty")
        return None
    return as_entry(node, known, faults)


def as_entry(node: Node, known: Collection[str], faults: FileFaults) -> Entry | None:
    """A node as mapping; a key that is not `known` or stands twice is a fault."""
    if not isinstance(node, MappingNode):
        faults.error(_line(node), "keys with values are expected here")
        return None
    lines: dict[str, int] = {}
    nodes: dict[str, Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in nodes:
            faults.error(_line(key), f'"{name}" stands twice')
        elif name not in known:
            faults.error(_line(key), f'unknown key "{name}"; known are {", ".join(known)}')
        else:
            lines[name], nodes[name] = _line(key), value
    return Entry(_line(node), lines, nodes, faults)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
