"""What an officer can do to a ticket from its topic. Each deed runs in the transaction of its message and raises
`TicketError` where something stands against it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.staff import VIA, targets
from bot.staff.case import Case, Told
from bot.staff.commands import Verb
from bot.staff.templates import show_template, template_as_shown
from desk.office_work import (
    answer_resident,
    enclose,
    language_to_answer_in,
    resolve_for_resident,
    transfer_for_resident,
)
from desk.templates_fill import left_over
from desk.ticket_answer import MAX_ANSWER
from desk.ticket_files import attachment_of, reply_with
from handlers.names import municipality_called, topic_called
from locales.catalogs import texts
from storage import files, staff, tickets
from storage.ticket_tables import Author, EntryKind, EventKind
from tickets import desk_work
from tickets.errors import ThreadGrew

SENT, NOTED = "👍", "👌"
# What an officer has to have read before they write to the resident.
TO_BE_READ = (EventKind.WRITTEN, EventKind.ANSWERED, EventKind.RESOLVED, EventKind.REFERRED)

Deed = Callable[[Case], Awaitable[Told]]


async def answer(case: Case) -> Told:
    """What was written reaches the resident, with the file that came with it."""
    _ = texts(case.language).gettext
    if fault := _unsendable(case):
        return Told(text=fault)
    await _send(case, case.words or (f"📎 {case.upload.name}" if case.upload else ""))
    if (await tickets.resident_of(case.session, case.ticket)).stopped:
        return Told(text=_("Kept. The resident has switched messages off and gets it when they write again."))
    return Told(text=_("Sent to the resident."), reaction=SENT)


async def take(case: Case) -> Told:
    _ = texts(case.language).gettext
    await desk_work.take(case.session, case.reference, actor=case.actor, now=case.now)
    await case.record("ticket-take")
    return Told(text=_("✋ {name} has it now.").format(name=case.account.called))


async def resolve(case: Case) -> Told:
    """Words behind the command are a last answer."""
    _ = texts(case.language).gettext
    if case.words:
        if fault := _unsendable(case):
            return Told(text=fault)
        await _send(case, case.words)
    else:
        await _require_read(case)
    await resolve_for_resident(case.session, case.reference, actor=case.actor, now=case.now)
    await case.record("ticket-resolve")
    text = _("✅ {name} has marked it as solved; the resident is told.").format(name=case.account.called)
    # In a topic that is closed only those write who may close topics; buttons are for all.
    return Told(text=text, buttons=[[{"text": _("↩ Take it up again"), "callback_data": Verb.REOPEN}]])


async def reopen(case: Case) -> Told:
    """A solved question, or what was taken for spam; the resident is not told."""
    _ = texts(case.language).gettext
    await desk_work.reopen(case.session, case.reference, actor=case.actor, now=case.now)
    await case.record("ticket-reopen")
    text = _("↩ {name} has taken {reference} up again.")
    return Told(text=text.format(name=case.account.called, reference=case.reference))


async def transfer(case: Case) -> Told:
    _ = texts(case.language).gettext
    target = targets.find(case.guide, case.words)
    if target is None:
        return Told(text=_no_target(case))
    await transfer_for_resident(
        case.session,
        case.reference,
        municipality=target.municipality or case.ticket.municipality,
        topic=target.topic or case.ticket.topic,
        guide=case.guide,
        actor=case.actor,
        now=case.now,
    )
    await case.record("ticket-transfer")
    where = municipality_called(case.guide, target.municipality, case.language)
    where = where or topic_called(case.guide, target.topic, case.language)
    return Told(text=_("↪ Transferred: {where}. The resident is told.").format(where=where))


async def note(case: Case) -> Told:
    _ = texts(case.language).gettext
    if len(case.words) > MAX_ANSWER:
        return Told(text=_("The note is too long: at most 4,000 characters, please. It was not kept."))
    await desk_work.add_note(case.session, case.reference, case.words, actor=case.actor, now=case.now)
    await case.record("ticket-note")
    return Told(text=_("Kept as a note; the resident does not see it."), reaction=NOTED)


async def template(case: Case) -> Told:
    return await show_template(case)


async def send_template(case: Case) -> Told:
    """The button below a template: what is sent is what stood there."""
    _ = texts(case.language).gettext
    text = await template_as_shown(case)
    if text is None:
        return Told(text=_("The template was changed meanwhile. Nothing was sent; please ask for it again."))
    await _require_read(case)
    if await _was_sent_just_now(case, text):
        return Told(text=_("It was sent already."))
    await _send(case, text)
    return Told(text=_("📩 {name} has sent the template to the resident.").format(name=case.account.called))


DEEDS: Mapping[Verb, Deed] = {
    Verb.ANSWER: answer,
    Verb.TAKE: take,
    Verb.RESOLVE: resolve,
    Verb.REOPEN: reopen,
    Verb.TRANSFER: transfer,
    Verb.NOTE: note,
    Verb.TEMPLATE: template,
    Verb.SEND_TEMPLATE: send_template,
}


async def _send(case: Case, text: str) -> None:
    await _require_read(case)
    ticket = await answer_resident(case.session, case.reference, text, actor=case.actor, now=case.now)
    await case.record("ticket-answer")
    if case.upload is not None:
        file = files.keep_upload(
            case.session, case.upload, now=case.now, resident_id=ticket.resident_id, ticket_id=ticket.id
        )
        resident = await tickets.resident_of(case.session, ticket)
        reply = reply_with(file, language_to_answer_in(ticket, resident))
        await enclose(case.session, ticket, reply, attachment=attachment_of(file), actor=case.actor, now=case.now)


async def _require_read(case: Case) -> None:
    """Nobody writes over what does not stand in the topic yet. Raises `ThreadGrew`."""
    await desk_work.hold(case.session, case.reference, case.actor)
    if await staff.is_behind(case.session, case.topic, TO_BE_READ, VIA):
        raise ThreadGrew(f"the topic does not show all of ticket {case.reference} yet")


async def _was_sent_just_now(case: Case, text: str) -> bool:
    """A button is easily pressed twice."""
    entries = [each for each in await tickets.thread(case.session, case.ticket.id) if each.kind == EntryKind.MESSAGE]
    return bool(entries) and entries[-1].author == Author.OFFICER and entries[-1].text == text


def _unsendable(case: Case) -> str:
    """Why these words cannot go to a resident; empty when they can."""
    _ = texts(case.language).gettext
    if len(case.words) > MAX_ANSWER:
        return _("The answer is too long: at most 4,000 characters, please. It was not sent.")
    if names := left_over(case.words):
        return _("{names} still stands in the answer. Please write it yourself. It was not sent.").format(
            names=", ".join(f"{{{name}}}" for name in names)
        )
    return ""


def _no_target(case: Case) -> str:
    _ = texts(case.language).gettext
    if not case.words:
        return _("Please say where to: /transfer and the name of a municipality or topic.")
    text = _("There is no municipality or topic “{name}”.").format(name=case.words[:64])
    if alike := targets.alike(case.guide, case.words, case.language):
        text = f"{text} {_('Did you mean: {names}?').format(names=', '.join(alike))}"
    return text
