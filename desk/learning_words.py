"""What a head of office reads for examples, trainings and figures."""

from __future__ import annotations

from dataclasses import dataclass

from desk.teaching import USABLE, fallen_of
from desk.words import endonym, in_words, moment
from directory.guide import Guide
from handlers.names import topic_called
from locales.catalogs import mark, texts
from routing.learn import MAY_FALL
from routing.records import EMERGENCY, OUT_OF_SCOPE, SMALLTALK
from storage.learning_tables import Training, TrainingStatus
from storage.tables import Proposal
from storage.ticket_tables import Author

STATUSES: dict[str, str] = {
    # Translators: state of an example that the bot could learn from
    Proposal.PROPOSED: mark("waiting for a judgement"),
    # Translators: state of an example
    Proposal.ACCEPTED: mark("accepted"),
    # Translators: state of an example
    Proposal.REJECTED: mark("rejected"),
}
# Translators: who has shown what a message is about
SOURCES: dict[str, str] = {Author.RESIDENT: mark("by a resident"), Author.OFFICER: mark("by an officer")}
LABELS: dict[str, str] = {
    # Translators: what a message is, when it is about no topic
    EMERGENCY: mark("An emergency"),
    # Translators: what a message is, when it is about no topic: greetings, thanks
    SMALLTALK: mark("Small talk"),
    OUT_OF_SCOPE: mark("Nothing that a municipality answers"),
}
TRAININGS: dict[str, str] = {
    # Translators: state of a new model of the bot
    TrainingStatus.WANTED: mark("will be made soon"),
    TrainingStatus.RUNNING: mark("is being made"),
    # Translators: state of a new model of the bot: its figures wait for somebody to decide
    TrainingStatus.MEASURED: mark("waits for your decision"),
    TrainingStatus.ACTIVE: mark("was in use"),
    TrainingStatus.DROPPED: mark("not used"),
    TrainingStatus.FAILED: mark("could not be made"),
}
FIGURES: dict[str, str] = {
    "topic_top1": mark("The right topic is found"),
    "topic_top3": mark("The right topic is among the first three"),
    "helped": mark("The resident is helped, at once or by one question back"),
    # Translators: a share of the messages; smaller is better
    "wrong_office": mark("The resident is sent to a wrong office"),
    "out_of_scope_unanswered": mark("What no municipality answers gets no contact"),
    "emergency_found": mark("An emergency is recognised"),
    # Translators: a share of the messages; smaller is better
    "emergency_false": mark("Something else is taken for an emergency"),
    "smalltalk_found": mark("Small talk is recognised"),
    "language": mark("The language is recognised"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure before and after; `fell`: it is worse by more than chance."""

    name: str
    before: str
    after: str
    fell: bool
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A training in words. `to_decide`: its figures wait for a decision; `usable`: it may be put into use."""

    id: int
    state: str
    examples: int
    when: str
    fault: str
    figures: tuple[Compared, ...]
    fallen: int
    to_decide: bool
    usable: bool
    is_used: bool


def trained(row: Training, language: str, *, is_used: bool) -> Trained:
    _ = texts(language).gettext
    fallen = fallen_of(row)
    return Trained(
        id=row.id,
        state=_("in use") if is_used else in_words(row.status, TRAININGS, language),
        examples=len(row.examples),
        when=moment(row.created_at, language),
        fault=row.fault or "",
        figures=_figures(row, language),
        fallen=len(fallen),
        to_decide=row.status == TrainingStatus.MEASURED,
        usable=row.status in USABLE and not fallen and not is_used,
        is_used=is_used,
    )


def label_name(code: str, guide: Guide, language: str) -> str:
    return in_words(code, LABELS, language) if code in LABELS else topic_called(guide, code, language) or code


def language_name(code: str) -> str:
    """A language of the training sentences, where both scripts of Serbian are one."""
    return endonym({"sr": "sr-Latn"}.get(code, code)) or "?"


def _figures(row: Training, language: str) -> tuple[Compared, ...]:
    fallen = fallen_of(row)
    names = [name for name in FIGURES if name in row.figures] + sorted(fallen.keys() - FIGURES.keys())
    return tuple(
        Compared(
            name=in_words(name, FIGURES, language),
            before=_share(row.figures_before.get(name)),
            after=_share(row.figures[name]),
            fell=name in fallen,
            differs=abs(row.figures[name] - row.figures_before.get(name, 0.0)) > MAY_FALL,
        )
        for name in names
    )


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"
