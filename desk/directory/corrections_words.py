"""What an editor reads for corrections: who says so, how far they are, why a contact point is doubted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.words import endonym, in_words, moment
from directory.guide import Guide
from directory.keeping_true import doubt_in_words
from directory.records import ContactPoint
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from locales.choose import choose_text
from storage.keeping_tables import ContactDoubt, Correction, CorrectionSource, CorrectionStatus

LIST = "/desk/directory/corrections"
SOURCES: Mapping[str, str] = {
    # Translators: who says that an office's details are wrong
    CorrectionSource.RESIDENT: mark("a resident"),
    # Translators: who says that an office's details are wrong: the office itself
    CorrectionSource.OFFICE: mark("the office itself"),
}
STATES: Mapping[str, str] = {
    # Translators: state of a correction: nobody has settled it yet
    CorrectionStatus.OPEN: mark("open"),
    # Translators: state of a correction
    CorrectionStatus.DONE: mark("put right"),
    # Translators: state of a correction: what is there was right
    CorrectionStatus.REJECTED: mark("nothing to put right"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A correction in words. `language`: of the text, for whoever reads it aloud."""

    number: int
    office: str
    place: str
    topic: str
    source: str
    state: str
    is_open: bool
    when: str
    text: str
    language: str
    tongue: str
    remark: str
    settled: str
    is_from_resident: bool

    @property
    def address(self) -> str:
        return f"{LIST}/{self.number}"


def line_of(row: Correction, contact: ContactPoint | None, guide: Guide, language: str, settled_by: str = "") -> Line:
    """`contact` None: the directory has it no more."""
    return Line(
        number=row.id,
        office=choose_text(contact.names, language) if contact else row.contact,
        place=municipality_called(guide, row.municipality, language),
        topic=topic_called(guide, row.topic, language),
        source=in_words(row.source, SOURCES, language),
        state=in_words(row.status, STATES, language),
        is_open=row.status == CorrectionStatus.OPEN,
        when=moment(row.created_at, language),
        text=row.text,
        language=row.language or "",
        tongue=endonym(row.language),
        remark=row.remark,
        settled=_settled(row, settled_by, language),
        is_from_resident=row.source == CorrectionSource.RESIDENT,
    )


def doubts_in_words(doubts: Sequence[ContactDoubt], language: str) -> list[str]:
    """Each with its day, the newest first."""
    return [
        f"{doubt_in_words(each.kind, each.about, each.detail, language)} ({moment(each.created_at, language)})"
        for each in doubts
    ]


def _settled(row: Correction, by: str, language: str) -> str:
    if row.settled_at is None:
        return ""
    _ = texts(language).gettext
    when = moment(row.settled_at, language)
    return _("{time}, by {colleague}").format(time=when, colleague=by) if by else when
