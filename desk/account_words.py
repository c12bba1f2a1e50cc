"""What people read for roles, scopes and the actions of the audit log."""

from __future__ import annotations

from collections.abc import Collection

from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from storage.account_tables import Account, Role

ROLES: dict[str, str] = {
    # Translators: a role at the desk: somebody who reads questions and answers none
    Role.VIEWER: mark("Viewer"),
    # Translators: a role at the desk: somebody who answers residents
    Role.OFFICER: mark("Officer"),
    # Translators: a role at the desk
    Role.HEAD: mark("Head of office"),
    # Translators: a role at the desk: somebody who keeps the contact points true
    Role.EDITOR: mark("Directory editor"),
    # Translators: a role at the desk
    Role.ADMIN: mark("Admin"),
}
WHAT_ROLES_DO: dict[str, str] = {
    Role.VIEWER: mark("reads questions and the overview, changes nothing"),
    Role.OFFICER: mark("answers residents, settles what the bot could not place"),
    Role.HEAD: mark("as an officer, and takes data out of the desk and says what the bot may learn"),
    Role.EDITOR: mark("keeps contact points and topics true, reads no questions"),
    Role.ADMIN: mark("may do everything, keeps the accounts; always for all municipalities"),
}
# Whoever adds an action adds its words here; one without words is shown as its code.
ACTIONS: dict[str, str] = {
    "sign-in": mark("signed in"),
    "sign-out": mark("signed out"),
    "recovery-code-use": mark("used a recovery code"),
    "second-step-set-up": mark("set up the second step"),
    "second-step-take-off": mark("took off the second step"),
    "recovery-codes-make": mark("made new recovery codes"),
    "password-change": mark("changed their password"),
    "password-reset": mark("chose a new password by a link"),
    "link-make": mark("made a link for a new account"),
    "reset-link-make": mark("made a link for a new password"),
    "account-make": mark("made an account"),
    "account-change": mark("changed an account's role or scope"),
    "account-disable": mark("switched an account off"),
    "account-enable": mark("switched an account on"),
    "session-end": mark("signed one of their browsers out"),
    "sessions-end": mark("signed an account out everywhere"),
    "mail-choose": mark("chose what they are told by e-mail"),
    "telegram-link": mark("linked themselves in the staff group"),
    "telegram-unlink": mark("took their link in the staff group off"),
    "tickets-search": mark("searched the questions for words"),
    "ticket-read": mark("read a question"),
    "ticket-answer": mark("answered a question"),
    "file-read": mark("read a file of a question"),
    "ticket-resolve": mark("marked a question as solved"),
    "ticket-note": mark("wrote a note about a question"),
    "ticket-take": mark("took a question"),
    "ticket-assign": mark("gave a question to a colleague"),
    "ticket-give-back": mark("gave a question back to the queue"),
    "ticket-transfer": mark("transferred a question"),
    "ticket-refer": mark("referred a resident to another office"),
    "ticket-priority": mark("changed a question's priority"),
    "ticket-spam": mark("marked a question as spam"),
    "ticket-reopen": mark("took a question up again"),
    "ticket-topic": mark("corrected a question's topic"),
    "ticket-municipality": mark("corrected a question's municipality"),
    "tickets-export": mark("saved a table of questions"),
    "template-make": mark("made a reply template"),
    "template-change": mark("changed a reply template"),
    "template-retire": mark("retired a reply template"),
    "template-restore": mark("brought a reply template back"),
    "unresolved-read": mark("read what the bot could not place"),
    "unresolved-settle": mark("settled what the bot could not place"),
    "unresolved-undo": mark("took a settlement back"),
    "unresolved-export": mark("exported what the bot could not place"),
    "examples-accept": mark("accepted examples to learn from"),
    "examples-reject": mark("rejected examples to learn from"),
    "directory-import": mark("brought contact points in from a table"),
    "directory-import-undo": mark("took back what a table had brought in"),
    "directory-export": mark("saved a table of contact points"),
    "ticket-call-failed": mark("reported a failed call while working on a question"),
    "contact-doubt": mark("reported that a contact point could not be reached"),
    "contact-ask": mark("had an office asked whether its details are right"),
    "correction-read": mark("read what was said to be wrong in the directory"),
    "correction-done": mark("settled a correction: put right"),
    "correction-reject": mark("settled a correction: nothing to put right"),
    "contact-make": mark("made a contact point"),
    "contact-change": mark("changed a contact point"),
    "contact-confirm": mark("confirmed a contact point"),
    "contact-undo": mark("took back a change of a contact point"),
    "procedure-make": mark("wrote down documents and fees"),
    "procedure-change": mark("changed documents and fees"),
    "procedure-remove": mark("removed documents and fees"),
    "procedure-undo": mark("took back a change of documents and fees"),
    "topic-make": mark("made a topic"),
    "topic-change": mark("changed a topic"),
    "topic-retire": mark("retired a topic"),
    "topic-restore": mark("brought a topic back"),
    "topic-undo": mark("took back a change of a topic"),
    "topic-contacts-move": mark("moved the contact points of a topic"),
    "topic-examples-add": mark("added examples for a topic"),
    "topic-examples-remove": mark("took examples of a topic out"),
    "municipality-change": mark("changed a municipality"),
    "municipality-undo": mark("took back a change of a municipality"),
    "retention-change": mark("changed for how long something is kept"),
    "retention-apply": mark("deleted what was kept for long enough"),
    "retention-sweep": mark("deleted what was kept for long enough, as every night"),
    "person-export": mark("took out what is kept about a resident"),
    "person-erase": mark("erased a resident"),
    "training-want": mark("had a new model made"),
    "model-use": mark("put a new model into use"),
    "model-drop": mark("dropped a new model"),
}


def places_in_words(account: Account, guide: Guide, language: str) -> str:
    """The municipalities of an account."""
    _ = texts(language).gettext
    if account.role == Role.ADMIN or account.municipalities is None:
        return _("all municipalities")
    return _listed([municipality_called(guide, code, language) for code in account.municipalities], language)


def topics_in_words(account: Account, guide: Guide, language: str) -> str:
    """The topics of an account."""
    _ = texts(language).gettext
    if account.role == Role.ADMIN or account.topics is None:
        return _("all topics")
    return _listed([topic_called(guide, code, language) for code in account.topics], language)


def _listed(names: Collection[str], language: str) -> str:
    return ", ".join(sorted(names, key=str.casefold)) or texts(language).gettext("none")
