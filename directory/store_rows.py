"""Records of the directory as rows of its tables (without `id`), and back."""

from __future__ import annotations

from directory.records import ContactKind, ContactPoint, Municipality, Procedure, State, Topic
from storage.directory import Cells


def of_municipality(municipality: Municipality) -> Cells:
    return {
        "code": municipality.code,
        "names": dict(municipality.names),
        "official_languages": list(municipality.official_languages),
        "latitude": municipality.latitude,
        "longitude": municipality.longitude,
        "website": municipality.website,
        "sources": municipality.sources,
        "aliases": list(municipality.aliases),
        "opening_hours": municipality.opening_hours,
        "version": municipality.version,
    }


def to_municipality(cells: Cells) -> Municipality:
    lists = {name: tuple(cells[name]) for name in ("official_languages", "aliases")}
    return Municipality(**_own(cells) | lists)


def of_topic(topic: Topic) -> Cells:
    return {
        "code": topic.code,
        "group": topic.group,
        "position": topic.position,
        "labels": dict(topic.labels),
        "descriptions": dict(topic.descriptions),
        "retired": topic.retired,
        "replacement": topic.replacement,
        "version": topic.version,
    }


def to_topic(cells: Cells) -> Topic:
    return Topic(**_own(cells))


def _own(cells: Cells) -> Cells:
    return {name: cell for name, cell in cells.items() if name != "from_pack"}


def of_contact(contact: ContactPoint) -> Cells:
    return {
        "key": contact.key,
        "municipality": contact.municipality,
        "kind": contact.kind.value,
        "names": dict(contact.names),
        "roles": dict(contact.roles),
        "person": contact.person,
        "topics": list(contact.topics),
        "phones": list(contact.phones),
        "email": contact.email,
        "address": contact.address,
        "latitude": contact.latitude,
        "longitude": contact.longitude,
        "opening_hours": contact.opening_hours,
        "languages": list(contact.languages),
        "website": contact.website,
        "notes": dict(contact.notes),
        "source_url": contact.source_url,
        "source_date": contact.source_date,
        "trust": contact.trust,
        "state": contact.state.value,
        "confirmed_on": contact.confirmed_on,
        "due_on": contact.due_on,
        "valid_from": contact.valid_from,
        "valid_to": contact.valid_to,
        "successor": contact.successor,
        "demo": contact.demo,
        "version": contact.version,
    }


def to_contact(cells: Cells) -> ContactPoint:
    lists = {name: tuple(cells[name]) for name in ("topics", "phones", "languages")}
    return ContactPoint(**cells | lists | {"kind": ContactKind(cells["kind"]), "state": State(cells["state"])})


def of_procedure(procedure: Procedure) -> Cells:
    """`changed_at` is left out: it is for those who change a procedure by hand."""
    return {
        "key": procedure.key,
        "topic": procedure.topic,
        "municipality": procedure.municipality,
        "titles": dict(procedure.titles),
        "documents": {code: list(texts) for code, texts in procedure.documents.items()},
        "fees": dict(procedure.fees),
        "deadline_days": procedure.deadline_days,
        "notes": dict(procedure.notes),
        "source_url": procedure.source_url,
        "source_date": procedure.source_date,
        "version": procedure.version,
    }


def to_procedure(cells: Cells) -> Procedure:
    documents = {code: tuple(texts) for code, texts in cells["documents"].items()}
    return Procedure(**cells | {"documents": documents})
