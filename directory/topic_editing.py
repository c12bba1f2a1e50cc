"""Changing topics: what residents choose from, and what questions are sorted into."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.code_editing import (
    Texts,
    at_version,
    read_or_fault,
    refuse,
    too_long,
    undo_change,
    versions_in,
)
from directory.code_store import TOPICS, CodeCause, Held, load_held, write_by_person
from directory.contact_store import Cause, load_contacts, lock_directory, write_contacts
from directory.editing import Refused, note_errors
from directory.fields import FieldError
from directory.pack_values import read_code, serbian_in_latin
from directory.reasons import Reason
from directory.records import Topic, Versions
from locales.catalogs import mark
from storage.code_tables import CodeAction
from storage.directory_tables import ChangeAction

MAX_CODE = 24
MAX_LABEL = 60  # characters: it stands on a button
MAX_DESCRIPTION = 200
LABEL, DESCRIPTION = "label", "description"

TopicsHeld = Mapping[str, Held[Topic]]


async def create_topic(
    session: AsyncSession,
    code: str,
    changes: Texts,
    *,
    groups: Collection[str],
    reserved: Collection[str] = (),
    account_id: int | None,
    note: str,
    now: datetime,
) -> Topic:
    """Make a topic, the last one of its group. `groups` are those there are; `reserved` codes mean something else.

    Raises `Refused` with everything that is wrong.
    """
    await lock_directory(session)
    held = await load_held(session, TOPICS)
    errors = [*note_errors(note), *_code_errors(code, {*held, *reserved})]
    blank = Topic(code=code, group="", position=0, labels={}, descriptions={})
    topic = _changed(blank, changes, held)
    refuse([*errors, *topic_errors(held, topic, groups)])
    cause = CodeCause(action=CodeAction.CREATED, account_id=account_id, note=note.strip(), now=now)
    return await write_by_person(session, TOPICS, None, topic, cause)


async def change_topic(
    session: AsyncSession,
    code: str,
    changes: Texts,
    *,
    version: int,
    groups: Collection[str],
    account_id: int | None,
    note: str,
    now: datetime,
) -> Topic:
    """Change labels, descriptions or the group of what was read at `version`.

    Raises `NoSuchCode`, `OutdatedCode`, `Refused`.
    """
    held = await at_version(session, TOPICS, code, version)
    topic = _changed(held[code].entry, changes, held)
    refuse([*note_errors(note), *topic_errors(held, topic, groups)])
    cause = CodeCause(action=CodeAction.CHANGED, account_id=account_id, note=note.strip(), now=now)
    return await write_by_person(session, TOPICS, held[code], topic, cause)


async def retire_topic(
    session: AsyncSession,
    code: str,
    *,
    replacement: str | None,
    version: int,
    account_id: int | None,
    note: str,
    now: datetime,
) -> Topic:
    """Offer it no more; residents are led to `replacement`, or to its group. Raises as `change_topic`."""
    held = await at_version(session, TOPICS, code, version)
    topic = replace(held[code].entry, retired=True, replacement=replacement)
    refuse([*note_errors(note), *_replacement_errors(held, topic), *_last_errors(held, topic)])
    cause = CodeCause(action=CodeAction.RETIRED, account_id=account_id, note=note.strip(), now=now)
    return await write_by_person(session, TOPICS, held[code], topic, cause)


async def restore_topic(
    session: AsyncSession, code: str, *, version: int, account_id: int | None, note: str, now: datetime
) -> Topic:
    """Offer it again. Raises as `change_topic`."""
    held = await at_version(session, TOPICS, code, version)
    refuse(note_errors(note))
    topic = replace(held[code].entry, retired=False, replacement=None)
    cause = CodeCause(action=CodeAction.RESTORED, account_id=account_id, note=note.strip(), now=now)
    return await write_by_person(session, TOPICS, held[code], topic, cause)


async def undo_topic_change(
    session: AsyncSession,
    change_id: int,
    *,
    groups: Collection[str],
    account_id: int | None,
    note: str,
    now: datetime,
) -> Topic:
    """Put back what a change touched. Raises `NoSuchCode`, `Refused`."""

    def check(held: TopicsHeld, topic: Topic) -> list[FieldError]:
        is_retired_by_this = topic.retired and not held[topic.code].entry.retired
        return [*topic_errors(held, topic, groups), *(_last_errors(held, topic) if is_retired_by_this else ())]

    return await undo_change(session, TOPICS, change_id, check=check, account_id=account_id, note=note, now=now)


async def move_contacts(session: AsyncSession, code: str, *, account_id: int | None, note: str, now: datetime) -> int:
    """Have the contact points of a retired topic answer for its replacement instead; how many they were.

    Raises `Refused` where there is no replacement.
    """
    await lock_directory(session)
    held = await load_held(session, TOPICS)
    replacement = held[code].entry.replacement if code in held else None
    if replacement is None:
        raise Refused([FieldError("replacement", Reason(mark("is missing: what stands in for this topic?")))])
    refuse(note_errors(note))
    moved = {code: replacement}
    pairs = [
        (contact, replace(contact, topics=tuple(dict.fromkeys(moved.get(each, each) for each in contact.topics))))
        for contact in await load_contacts(session)
        if code in contact.topics
    ]
    cause = Cause(action=ChangeAction.CHANGED, account_id=account_id, note=note.strip(), now=now)
    return len(await write_contacts(session, pairs, cause))


def topic_errors(held: TopicsHeld, topic: Topic, groups: Collection[str]) -> list[FieldError]:
    """Everything for which this topic must not be kept."""
    errors = [
        *_text_errors(LABEL, topic.labels, MAX_LABEL),
        *_text_errors(DESCRIPTION, topic.descriptions, MAX_DESCRIPTION),
    ]
    if not topic.labels:
        errors.append(FieldError(LABEL, Reason(mark("is missing in every language"))))
    if topic.group not in groups:
        errors.append(FieldError("group", Reason(mark("is missing: where in the menu does it stand?"))))
    return [*errors, *(_replacement_errors(held, topic) if topic.retired else ())]


def _changed(topic: Topic, changes: Texts, held: TopicsHeld) -> Topic:
    group = changes.get("group", topic.group)
    return replace(
        topic,
        group=group,
        position=topic.position if group == topic.group else _last_position(held, group),
        labels=versions_in(changes, LABEL, topic.labels),
        descriptions=versions_in(changes, DESCRIPTION, topic.descriptions),
    )


def _last_position(held: TopicsHeld, group: str) -> int:
    """That of the group's last topic: groups stand in the order of their first ones, which must not change."""
    positions = [each.entry.position for each in held.values() if each.entry.group == group]
    return max(positions or [each.entry.position for each in held.values()], default=0)


def _code_errors(code: str, taken: Collection[str]) -> list[FieldError]:
    if not code:
        return [FieldError("code", Reason(mark("is missing")))]
    errors: list[FieldError] = []
    read_or_fault("code", read_code, code, errors)
    errors += too_long("code", code, MAX_CODE)
    if code in taken:
        errors.append(FieldError("code", Reason(mark("{key} is there already"), {"key": code})))
    return errors


def _text_errors(prefix: str, versions: Versions, most: int) -> list[FieldError]:
    errors = [error for code, text in versions.items() for error in too_long(f"{prefix}_{code}", text, most)]
    if serbian_in_latin(versions):
        errors.append(FieldError(f"{prefix}_sr-Cyrl", Reason(mark("must be written in Cyrillic letters"))))
    return errors


def _replacement_errors(held: TopicsHeld, topic: Topic) -> list[FieldError]:
    if topic.replacement is None:
        return []
    other = held.get(topic.replacement)
    if other is None or topic.replacement == topic.code:
        return [FieldError("replacement", Reason(mark('unknown topic "{text}"'), {"text": topic.replacement}))]
    if other.entry.retired:
        return [FieldError("replacement", Reason(mark("is retired itself")))]
    return []


def _last_errors(held: TopicsHeld, topic: Topic) -> list[FieldError]:
    """A topic that others lead to, and the last one of all, must stay."""
    leading = sorted(
        each.entry.code for each in held.values() if each.entry.retired and each.entry.replacement == topic.code
    )
    if leading:
        message = mark("stands in for {topics}: name another one there first")
        return [FieldError("", Reason(message, {"topics": ", ".join(leading)}))]
    if all(each.entry.retired or each.entry.code == topic.code for each in held.values()):
        return [FieldError("", Reason(mark("is the last topic that is offered")))]
    return []
