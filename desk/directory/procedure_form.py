"""The form of a procedure: what to bring, what it costs, how long it takes; and how it comes into the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.contact_fields import topic_choices
from desk.directory.fields import MAX_TEXT, Filled, Group, Maker, Shape, in_words, read
from desk.directory.history import Words
from desk.directory.saving import CHOOSE, NOT_KEPT, NotKept, Typed, decided, together
from desk.directory.words import procedure_label
from desk.trail import trace
from desk.visit import Visit
from directory.editing import Refused
from directory.fields import FieldError
from directory.guide import Guide
from directory.merging import as_texts, rewound, typed_changes
from directory.procedure_cells import COLUMNS
from directory.procedure_editing import OutdatedProcedure, Who, change_procedure
from directory.reasons import Reason
from directory.records import Procedure
from locales.catalogs import texts
from storage.directory import ProcedureChangeBy, procedure_changes

CHANGED = "procedure-change"


def procedure_words(guide: Guide, language: str) -> Words:
    return Words(columns=COLUMNS, guide=guide, language=language, called=procedure_label)


def filled_with(procedure: Procedure) -> Filled:
    return Filled(texts=as_texts(procedure, COLUMNS), seen=procedure.version)


def typed_in(form: Mapping[str, str]) -> dict[str, str]:
    return {name: text.strip() for name, text in read(form, COLUMNS, {}).items()}


def groups(filled: Filled, guide: Guide, language: str) -> list[Group]:
    """All fields but the municipality, which stays as it was made."""
    _ = texts(language).gettext
    make = Maker(filled=filled, language=language)
    topics = topic_choices(guide, filled.texts.get("topic", "").split(), language)
    languages = (("title", Shape.NAME, ""), ("documents", Shape.TEXT, _("A document a line.")), ("fee", Shape.NAME, ""))
    return [
        Group(
            title=_("Topic"),
            fields=(make.make("topic", procedure_label("topic", language), Shape.LIST, choices=topics),),
        ),
        *(
            make.in_languages(prefix, procedure_label(prefix, language), shape, hint=hint, needed=prefix == "title")
            for prefix, shape, hint in languages
        ),
        Group(
            title=_("How long it takes"),
            fields=(make.make("deadline_days", procedure_label("deadline_days", language)),),
        ),
        make.in_languages("note", procedure_label("note", language), Shape.TEXT),
        Group(
            title=_("Where it is written"),
            fields=(
                make.make("source_url", procedure_label("source_url", language), longest=MAX_TEXT),
                make.make(
                    "source_date",
                    procedure_label("source_date", language),
                    hint=_("e.g. 2023-07-18, 2021-05, about 2014 or undated"),
                ),
            ),
        ),
    ]


async def save(store: AsyncSession, visit: Visit, procedure: Procedure, guide: Guide, who: Who) -> Procedure:
    """Keep what was typed; gives the procedure as it is then. Raises `NotKept`, `NoSuchProcedure`."""
    words, now = procedure_words(guide, visit.language), as_texts(procedure, COLUMNS)
    typed = decided(typed_in(visit.form), visit.form, now)
    if procedure.version != typed.seen:
        changes = await procedure_changes(store, procedure.key, after_version=typed.seen)
        raise _clashing(procedure, changes, typed, words)
    if typed.undecided:
        errors = [FieldError(name, Reason(CHOOSE)) for name in typed.undecided]
        raise NotKept(refused_form(procedure, typed, errors, words.language), is_clash=True)
    changed = typed_changes(now, typed.texts)
    if not changed and typed.note.strip():
        return procedure
    try:
        after = await change_procedure(store, procedure.key, changed, who, version=typed.seen)
    except OutdatedProcedure as outdated:
        raise _clashing(outdated.procedure, outdated.changes, typed, words) from outdated
    except Refused as refused:
        raise NotKept(refused_form(procedure, typed, refused.errors, words.language)) from refused
    fields = sorted(changed)
    await trace(store, visit, CHANGED, "procedure", procedure.key, now=who.now, version=after.version, fields=fields)
    return after


def refused_form(before: Procedure | None, typed: Typed, errors: Sequence[FieldError], language: str) -> Filled:
    """The form with what was typed, and why it cannot be kept."""
    faults, others = in_words(errors, (*COLUMNS, "note"), language)
    return Filled(
        texts={**(as_texts(before, COLUMNS) if before else {}), **typed.texts},
        seen=typed.seen,
        note=typed.note,
        faults=faults,
        others=others,
        fault=texts(language).gettext(NOT_KEPT),
    )


def _clashing(procedure: Procedure, changes: Sequence[ProcedureChangeBy], typed: Typed, words: Words) -> NotKept:
    base = rewound(procedure, (each.before for each, _ in changes), COLUMNS)
    before, now = as_texts(base, COLUMNS), as_texts(procedure, COLUMNS)
    return NotKept(together(before, now, procedure.version, changes, typed, words), is_clash=True)
