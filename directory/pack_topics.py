"""`topics.yaml` of a pack: what residents ask about, in groups, in the order of the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from directory.pack_faults import FileFaults
from directory.pack_nodes import Entry, read_entry
from directory.pack_values import read_code
from directory.records import Topic, Versions

GROUP_KEYS = ("code", "labels", "topics")
TOPIC_KEYS = ("code", "labels", "descriptions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """`groups`: the labels of each group, in order."""

    topics: tuple[Topic, ...] = ()
    groups: Mapping[str, Versions]


def read_topics(path: Path, faults: FileFaults) -> Topics:
    file = read_entry(path, ("native_reader_needed", "groups"), faults)
    topics: dict[str, Topic] = {}
    groups: dict[str, Versions] = {}
    for group in file.entries("groups", GROUP_KEYS) if file else ():
        group_code = group.require("code", read_code) or ""
        if group_code in groups:
            faults.error(group.line, f"the group {group_code} stands twice")
        groups[group_code] = _labels(group)
        for entry in group.entries("topics", TOPIC_KEYS):
            topic = _topic(entry, group_code, len(topics))
            if topic.code in topics:
                faults.error(entry.line, f"the topic {topic.code} stands twice")
            if topic.code:
                topics.setdefault(topic.code, topic)
    return Topics(topics=tuple(topics.values()), groups=groups)


def _topic(entry: Entry, group: str, position: int) -> Topic:
    descriptions = entry.texts("descriptions")
    if not descriptions:
        entry.faults.error(entry.line, "descriptions is missing")
    return Topic(
        code=entry.require("code", read_code) or "",
        group=group,
        position=position,
        labels=_labels(entry),
        descriptions=descriptions,
    )


def _labels(entry: Entry) -> Versions:
    labels = entry.texts("labels")
    if not labels:
        entry.faults.error(entry.line, "labels is missing")
    return labels
