"""A notice as an e-mail: what happened to which question, and never what anybody wrote. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from desk.notices import HAPPENED as HAPPENED_AT_DESK
from desk.pages import OFFICE_LANGUAGES
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from locales.country import country
from storage.mail_tables import MailKind
from storage.mails import Letter
from storage.ticket_tables import EventKind, NoticeKind

CHOICES: Mapping[str, MailKind] = {
    EventKind.OPENED: MailKind.NEW,
    NoticeKind.ASSIGNED: MailKind.MINE,
    NoticeKind.RETURNED: MailKind.MINE,
    NoticeKind.RESIDENT_WROTE: MailKind.WROTE,
    NoticeKind.ANSWER_DUE: MailKind.DUE,
    NoticeKind.RESOLUTION_DUE: MailKind.DUE,
    NoticeKind.ANSWER_OVERDUE: MailKind.OVERDUE,
    NoticeKind.RESOLUTION_OVERDUE: MailKind.OVERDUE,
    NoticeKind.DID_NOT_HELP: MailKind.UNHELPFUL,
    NoticeKind.COMMENTED: MailKind.WROTE,
}
"""Which choice a notice, or the event of a new question, belongs to."""
HAPPENED: Mapping[str, str] = {EventKind.OPENED: mark("A new question has come in."), **HAPPENED_AT_DESK}


def as_mail(letter: Letter, guide: Guide, *, sender: str, desk_url: str | None) -> EmailMessage:
    """`desk_url`: where the desk is, None when it has no address."""
    chosen = letter.account.language
    language = chosen if chosen in OFFICE_LANGUAGES else country().first_language
    _ = texts(language).gettext
    happened = _(HAPPENED[letter.mail.kind])
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.choice.address
    message["Subject"] = f"Kontakt {letter.ticket.reference}: {happened.rstrip('.')}"
    message["Date"] = format_datetime(letter.mail.created_at)
    # The same for each try: a copy that was sent twice is shown once.
    message["Message-ID"] = f"<notice-{letter.mail.id}-{letter.mail.created_at:%Y%m%d%H%M%S}@{_domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    if desk_url:
        message["List-Unsubscribe"] = f"<{desk_url}/desk/me/mail>"
    message.set_content(_text(letter, guide, happened, language, desk_url))
    return message


def _text(letter: Letter, guide: Guide, happened: str, language: str, desk_url: str | None) -> str:
    _ = texts(language).gettext
    ticket = letter.ticket
    facts = (
        (_("Question"), ticket.reference),
        (_("Municipality"), municipality_called(guide, ticket.municipality, language)),
        (_("Topic"), topic_called(guide, ticket.topic, language)),
    )
    parts = [happened, "\n".join(f"{name}: {value}" for name, value in facts if value)]
    if desk_url:
        parts.append(f"{desk_url}/desk/tickets/{ticket.reference}")
        choose = _("What you are told by e-mail you choose here: {link}").format(link=f"{desk_url}/desk/me/mail")
    else:
        choose = _("What you are told by e-mail you choose at the desk, under “My account”.")
    return "\n\n".join([*parts, choose]) + "\n"


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2]
