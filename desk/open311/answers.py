"""What is answered: services and requests in the words of the standard."""

from __future__ import annotations

from datetime import datetime

from desk.open311.ask import CLOSED, OPEN
from desk.open311.encode import TYPES, Value
from directory.guide import Guide
from directory.records import Topic
from handlers.names import group_name, municipality_called, topic_called, topic_name
from locales.choose import choose_text
from locales.local_time import ZONE
from storage.published import Published

# Public places and services. All other groups are about people's own papers, money, health or rights: where few people
# live, a topic and a day would be enough to guess who has asked. A group that is added later is not published either.
PUBLISHED_GROUPS = ("surroundings",)
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"


def published_topics(guide: Guide) -> dict[str, Topic]:
    """By code, in the directory's order."""
    return {code: topic for code, topic in guide.topics.items() if topic.group in PUBLISHED_GROUPS}


def services(guide: Guide, language: str) -> list[Value]:
    return [_service(topic, guide, language) for topic in published_topics(guide).values() if not topic.retired]


def definition(code: str) -> Value:
    """No service asks for anything beyond the question itself."""
    return {"service_code": code, "attributes": []}


def request(row: Published, guide: Guide, language: str) -> Value:
    """The place is the municipality's; nothing that the resident wrote is part of it."""
    place = guide.municipalities.get(row.municipality or "")
    name = topic_called(guide, row.topic, language)
    return {
        "service_request_id": row.reference,
        "status": OPEN if row.is_open else CLOSED,
        "status_notes": None,
        "service_name": name,
        "service_code": row.topic,
        "description": name,
        "agency_responsible": municipality_called(guide, row.municipality, language) or None,
        "service_notice": None,
        "requested_datetime": row.asked_at.astimezone(ZONE),
        "updated_datetime": row.changed_at.astimezone(ZONE),
        "expected_datetime": row.expected_at.astimezone(ZONE) if row.is_open and row.expected_at else None,
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": place.latitude if place else None,
        "long": place.longitude if place else None,
        "media_url": None,
    }


def discovery(base: str, home: str, changed_at: datetime) -> Value:
    """`base`: the address of this interface, `home`: where residents ask."""
    changeset = changed_at.astimezone(ZONE)
    return {
        "changeset": changeset,
        "contact": f"The municipal office behind {home}",
        "key_service": f"No key is needed, and none is given: requests can be read here. To make one, ask at {home}",
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": base,
                "changeset": changeset,
                "type": "production",
                "formats": list(TYPES.values()),
            }
        ],
    }


def _service(topic: Topic, guide: Guide, language: str) -> Value:
    return {
        "service_code": topic.code,
        "service_name": topic_name(topic, language),
        "description": choose_text(topic.descriptions, language) or "",
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": group_name(guide, topic.group, language),
    }
