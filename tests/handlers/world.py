"""A small Kosovo made by hand, and a resident who talks to the bot in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from directory.guide import Guide
from directory.records import ContactKind, ContactPoint, Municipality, Procedure, State, Topic
from handlers.answer import answer
from handlers.records import Attachment, Button, Incoming, Kind, Location, Medium, Reply
from handlers.turn import (
    AddToTicket,
    Conversation,
    Effect,
    Forget,
    LogUnresolved,
    OpenTicket,
    Outcome,
    RecordFeedback,
    ReopenTicket,
    ResidentState,
    SendExport,
    TicketSummary,
    Turn,
)
from routing.records import Decision, Language, Place, Routing, Script

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday, 11:00 in Kosovo


def municipality(code: str, sq: str, sr: str, latitude: float, longitude: float, **more: Any) -> Municipality:
    more = {"official_languages": ("sq", "sr-Cyrl"), "website": f"https://{code}.example.org/"} | more
    names = {"sq": sq, "sr-Cyrl": sr, "en": sq}
    return Municipality(code=code, names=names, latitude=latitude, longitude=longitude, **more)


def topic(code: str, group: str, position: int, label: str) -> Topic:
    return Topic(
        code=code,
        group=group,
        position=position,
        labels={"en": label, "sq": f"{label} (sq)", "sr-Cyrl": f"{label} (ср)"},
        descriptions={"en": f"All about {label.lower()}."},
    )


MUNICIPALITIES = (
    municipality("gjilan", "Gjilani", "Гњилане", 42.46, 21.47),
    municipality("gracanica", "Graçanica", "Грачаница", 42.60, 21.19, official_languages=("sr-Cyrl", "sq")),
    municipality("prizren", "Prizreni", "Призрен", 42.21, 20.74),
    municipality("mitrovica-south", "Mitrovica", "Митровица", 42.89, 20.87),
    municipality("mitrovica-north", "Mitrovica Veriore", "Северна Митровица", 42.90, 20.86),
    municipality("mamusha", "Mamusha", "Мамуша", 42.33, 20.73, website=None),
    *(municipality(f"town-{number}", f"Town {number}", f"Град {number}", 42.3, 21.0) for number in range(9)),
)
TOPICS = (
    topic("civil-status", "papers", 1, "Certificates"),
    topic("pensions", "family", 2, "Pensions"),
    topic("waste-collection", "surroundings", 3, "Rubbish"),
    topic("water-sewage", "surroundings", 4, "Water"),
    topic("roads", "surroundings", 5, "Roads"),
    topic("legal-aid", "own-group", 6, "Legal aid"),
)

GROUP_LABELS = {
    "papers": {"en": "Papers and documents"},
    "family": {"en": "Pensions, help, health"},
    "surroundings": {"en": "Public services, environment"},
}


def office(key: str, name: str, **fields: Any) -> ContactPoint:
    fields = {"kind": ContactKind.OFFICE, "names": {"en": name}} | fields
    return ContactPoint(key=key, **fields)


WASTE_GJILAN = office(
    "waste-gjilan",
    "Directorate for Public Services",
    municipality="gjilan",
    topics=("waste-collection",),
    phones=("+383 280 000 001", "+383 280 000 002"),
    email="waste@gjilan.example.org",
    address="Rruga e Dëshmorëve 1",
    latitude=42.4601,
    longitude=21.4702,
    opening_hours="Mo-Fr 08:00-16:00",
    languages=("sq", "sr-Latn"),
    website="https://gjilan.example.org/waste",
    source_url="https://gjilan.example.org/contacts?id=7",
    source_date="2026-03-01",
    state=State.CONFIRMED,
    confirmed_on=date(2026, 5, 3),
)
CONTACTS = (
    WASTE_GJILAN,
    office("general-gjilan", "General Office", municipality="gjilan", kind=ContactKind.GENERAL, phones=("038 1",)),
    office("mocr-prizren", "MOCR Prizren", municipality="prizren", kind=ContactKind.MOCR, phones=("029 1",)),
    office(
        "water-gjilan", "Water Desk", municipality="gjilan", topics=("water-sewage",), phones=("+383 00 1",), demo=True
    ),
    office("water-company", "Water Company", topics=("water-sewage",), phones=("0800 1",), website="www.water.example"),
    office("roads-gracanica", "Roads", municipality="gracanica", topics=("roads",), state=State.REFUSES),
    office("legal-aid", "Legal Aid Agency", topics=("legal-aid",), phones=("0800 2",)),
    office("112", "Emergency centre", kind=ContactKind.EMERGENCY, phones=("112",)),
    office("fire", "Fire station Gjilan", kind=ContactKind.EMERGENCY, municipality="gjilan", phones=("0280 93",)),
)
PROCEDURES = tuple(
    Procedure(
        key=f"procedure-{number}",
        topic="civil-status",
        municipality="gjilan",
        titles={"en": title},
        documents={"en": ("ID card (copy)", "birth certificate")},
        fees={"en": "1 €"},
        deadline_days=days,
        source_url="https://gjilan.example.org/register",
    )
    for number, (title, days) in enumerate(
        (("Birth registration", 1), ("Death registration", 30), ("Certificate of residence", 2), ("Marriage", 15))
    )
)


def guide(**parts: Any) -> Guide:
    parts = {"municipalities": MUNICIPALITIES, "topics": TOPICS, "contacts": CONTACTS, "procedures": PROCEDURES} | parts
    return Guide(group_labels=GROUP_LABELS, **parts)


GUIDE = guide()


def routing(
    decision: Decision = Decision.ANSWER,
    *topics: str,
    place: str | None = None,
    candidates: tuple[str, ...] = (),
    evidence: tuple[str, ...] = (),
    language: str = "en",
    confidence: float = 0.5,
    label: str | None = None,
) -> Routing:
    """What routing says of a text; languages are unsure unless told."""
    script = Script.CYRILLIC if language == "sr-Cyrl" else Script.LATIN
    return Routing(
        language=Language(code=language, script=script, confidence=confidence),
        place=Place(code=place, candidates=candidates, evidence=evidence),
        topics=tuple((code, 0.9 / (position + 1)) for position, code in enumerate(topics)),
        label=label or (topics[0] if topics else "out-of-scope" if decision is Decision.UNRESOLVED else decision.value),
        p=0.9,
        decision=decision,
        reason="test",
    )


UNCLEAR = routing(Decision.UNRESOLVED, label="pensions")
OUT_OF_SCOPE = routing(Decision.UNRESOLVED, label="out-of-scope")
EMERGENCY = routing(Decision.EMERGENCY)
SMALLTALK = routing(Decision.SMALLTALK)
WASTE = routing(Decision.ANSWER, "waste-collection")
WATER = routing(Decision.ANSWER, "water-sewage")
PENSION_OR_WATER = routing(Decision.ASK_TOPIC, "pensions", "water-sewage", "roads", "legal-aid")


@dataclass
class Talk:
    """A resident and the bot. Each method does one thing, and gives the outcome; state and tickets carry over."""

    resident: ResidentState = field(default_factory=lambda: ResidentState(language="en"))
    guide: Guide = GUIDE
    now: datetime = NOW
    tickets: list[TicketSummary] = field(default_factory=list)
    hint: str | None = None
    events: int = 0
    opened: list[OpenTicket] = field(default_factory=list)
    outcome: Outcome = field(default_factory=lambda: Outcome(resident=ResidentState()))
    last: Incoming | None = None

    def does(self, kind: Kind, routing: Routing | None = None, **fields: Any) -> Outcome:
        self.events += 1
        fields = {"message_id": str(self.events), "language_hint": self.hint} | fields
        incoming = Incoming(
            channel="test", event_id=str(self.events), address="1", kind=kind, sent_at=self.now, **fields
        )
        turn = Turn(
            incoming=incoming,
            resident=self.resident,
            routing=routing,
            guide=self.guide,
            now=self.now,
            tickets=tuple(self.tickets),
            new_reference=lambda: f"REF-{len(self.tickets) + 1}",
        )
        self.outcome, self.last = answer(turn), incoming
        self._carry_out()
        return self.outcome

    def writes(self, text: str, routing: Routing | None = None, **fields: Any) -> Outcome:
        return self.does(Kind.TEXT, routing, text=text, **fields)

    def presses(self, action: str) -> Outcome:
        return self.does(Kind.ACTION, action=action)

    def shares(self, latitude: float, longitude: float, **fields: Any) -> Outcome:
        return self.does(Kind.LOCATION, location=Location(latitude=latitude, longitude=longitude), **fields)

    def sends(self, medium: Medium, routing: Routing | None = None, **fields: Any) -> Outcome:
        return self.does(Kind.ATTACHMENT, routing, attachment=Attachment(medium=medium, file_id="file"), **fields)

    def waits(self, **duration: float) -> None:
        self.now += timedelta(**duration)

    def copy(self, **resident: Any) -> Talk:
        """The same talk, to go on with in another way; fields of the resident may differ."""
        return replace(
            self, resident=replace(self.resident, **resident), tickets=[*self.tickets], opened=[*self.opened]
        )

    def finishes(self, reference: str) -> None:
        self.tickets = [replace(each, finished=each.finished or each.reference == reference) for each in self.tickets]

    def changes(self, reference: str, **fields: Any) -> None:
        """The office, or time, does something to a ticket."""
        self.tickets = [replace(each, **fields) if each.reference == reference else each for each in self.tickets]

    def solves(self, reference: str) -> None:
        self.changes(reference, status="resolved", finished=True, resolved_at=self.now)

    @property
    def conversation(self) -> Conversation:
        return self.resident.conversation

    def _carry_out(self) -> None:
        state = self.outcome.resident
        # As the store keeps it.
        kept = Conversation.from_json(state.conversation.as_json())
        self.resident = replace(state, conversation=kept, is_new=False)
        for effect in self.outcome.effects:
            if isinstance(effect, OpenTicket):
                self.opened.append(effect)
                self.tickets.insert(0, summary(effect.reference, topic=effect.topic, municipality=effect.municipality))
            if isinstance(effect, ReopenTicket):
                self.changes(effect.reference, status="open", finished=False, resolved_at=None)
            if isinstance(effect, AddToTicket):
                assert any(each.reference == effect.reference and not each.finished for each in self.tickets)
            if isinstance(effect, Forget):
                self.resident, self.tickets = ResidentState(is_new=True), []


def summary(reference: str, **fields: Any) -> TicketSummary:
    fields = {"status": "new", "topic": None, "municipality": None, "created_at": NOW, "finished": False} | fields
    return TicketSummary(reference=reference, **fields)


def newcomer(**fields: Any) -> Talk:
    """Somebody who was never here before."""
    return Talk(resident=ResidentState(is_new=True), **fields)


def from_gjilan(**fields: Any) -> Talk:
    return Talk(resident=ResidentState(language="en", municipality="gjilan"), **fields)


def with_ticket(**ticket: Any) -> Talk:
    """Somebody from Gjilan whose question about rubbish has been with the office for some time."""
    ticket = {"topic": "waste-collection", "municipality": "gjilan"} | ticket
    return from_gjilan(tickets=[summary("REF-1", **ticket)])


def said(outcome: Outcome) -> str:
    """Everything the resident reads, farewells and the like included."""
    return "\n".join(reply.text for reply in replies_of(outcome))


def replies_of(outcome: Outcome) -> list[Reply]:
    hidden = [effect.reply for effect in outcome.effects if isinstance(effect, SendExport | Forget)]
    return [*outcome.replies, *hidden]


def buttons_of(outcome: Outcome) -> list[Button]:
    return [button for reply in replies_of(outcome) for row in reply.buttons for button in row]


def actions_of(outcome: Outcome) -> list[str]:
    return [button.action for button in buttons_of(outcome) if button.action]


def labels_of(outcome: Outcome) -> list[str]:
    return [button.label for button in buttons_of(outcome)]


def logged(outcome: Outcome) -> list[LogUnresolved]:
    return [effect for effect in outcome.effects if isinstance(effect, LogUnresolved)]


def added(outcome: Outcome) -> list[AddToTicket]:
    return [effect for effect in outcome.effects if isinstance(effect, AddToTicket)]


def rated(outcome: Outcome) -> list[RecordFeedback]:
    return [effect for effect in outcome.effects if isinstance(effect, RecordFeedback)]


def kinds_of(effects: Iterable[Effect]) -> Sequence[str]:
    return [type(effect).__name__ for effect in effects]
