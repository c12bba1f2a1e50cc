"""What is to be done in the directory, for one editor: what is due, what is said to be wrong, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage

from sqlalchemy.ext.asyncio import AsyncSession

from bot.keeping_true.envelope import envelope
from desk.pages import OFFICE_LANGUAGES
from directory.contact_store import is_within
from directory.guide import Guide
from directory.keeping_true import doubt_in_words
from directory.records import ContactPoint, State
from handlers.names import municipality_called, municipality_name
from locales.catalogs import texts
from locales.choose import choose_text
from locales.country import country
from storage import corrections, doubts
from storage.account_tables import Account
from storage.corrections import Sought
from storage.keeping_tables import ContactDoubt, CorrectionStatus, Digest
from storage.scope import Scope

WEEK = timedelta(days=7)
LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """`due`: to be confirmed again, those that were doubted first; `holes`: municipality → topics that nobody there
    answers for.
    """

    due: Sequence[ContactPoint]
    doubted: Mapping[str, Sequence[ContactDoubt]]
    open: int
    new: int
    holes: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        return not (self.due or self.open or self.holes)


async def findings(session: AsyncSession, guide: Guide, scope: Scope, now: datetime) -> Findings:
    """What this scope holds just now."""
    doubted = await doubts.standing(session)
    due = [each for each in guide.contacts if each.state is State.DUE and is_within(each, scope)]
    return Findings(
        due=sorted(due, key=lambda each: (each.key not in doubted, each.key)),
        doubted=doubted,
        open=await corrections.count(session, Sought(status=CorrectionStatus.OPEN), scope=scope),
        new=await corrections.count_since(session, now - WEEK, scope=scope),
        holes=holes(guide, scope),
    )


def holes(guide: Guide, scope: Scope) -> dict[str, int]:
    """Municipality → how many topics no contact point answers for, not even one for the whole country."""
    found = {}
    for code in guide.municipalities:
        if scope.allows_municipality(code) and scope.topics != frozenset():
            missing = [topic for topic in guide.offered() if _is_hole(guide, code, topic)]
            if missing:
                found[code] = len(missing)
    return found


def as_mail(
    digest: Digest, account: Account, address: str, found: Findings, guide: Guide, *, sender: str, desk_url: str | None
) -> EmailMessage:
    """In the editor's language. `desk_url` None: the desk has no address."""
    known = account.language in OFFICE_LANGUAGES
    language = account.language if known and account.language else country().first_language
    _ = texts(language).gettext
    message = envelope(
        sender=sender,
        to=address,
        subject=_("Kontakt: what is to be done in the directory"),
        number=f"directory-{digest.id}",
        at=digest.created_at,
    )
    if desk_url:
        message["List-Unsubscribe"] = f"<{desk_url}/desk/me/mail>"
    parts = [_due(found, guide, language, desk_url), _wrong(found, language, desk_url)]
    parts += [_holes(found, guide, language, desk_url), _choose(language, desk_url)]
    message.set_content("\n\n".join(filter(None, parts)) + "\n")
    return message


def _is_hole(guide: Guide, municipality: str, topic: str) -> bool:
    found = guide.find(municipality, topic)
    return found.contact is None and not found.others


def _due(found: Findings, guide: Guide, language: str, desk_url: str | None) -> str:
    if not found.due:
        return ""
    _, ngettext = texts(language).gettext, texts(language).ngettext
    count = len(found.due)
    head = ngettext(
        "{count} contact point is to be confirmed again:", "{count} contact points are to be confirmed again:", count
    ).format(count=count)
    lines = [_line(each, found, guide, language) for each in found.due[:LISTED]]
    if count > LISTED:
        lines.append(_("… and {count} more").format(count=count - LISTED))
    return "\n".join([head, *lines, *([f"{desk_url}/desk/directory?state=due"] if desk_url else [])])


def _line(contact: ContactPoint, found: Findings, guide: Guide, language: str) -> str:
    place = municipality_called(guide, contact.municipality, language)
    name = choose_text(contact.names, language)
    line = f"• {name} ({place})" if place else f"• {name}"
    why = found.doubted.get(contact.key, ())[:1]
    # An officer's own words may name somebody: they stay at the desk.
    return "".join([line, *(f": {doubt_in_words(each.kind, each.about, '', language)}" for each in why)])


def _wrong(found: Findings, language: str, desk_url: str | None) -> str:
    if not found.open:
        return ""
    _, ngettext = texts(language).gettext, texts(language).ngettext
    head = ngettext(
        "{count} correction waits for somebody to look at it.",
        "{count} corrections wait for somebody to look at them.",
        found.open,
    ).format(count=found.open)
    lines = [head]
    if found.new:
        lines.append(_("New since last week: {count}").format(count=found.new))
    return "\n".join([*lines, *([f"{desk_url}/desk/directory/corrections"] if desk_url else [])])


def _holes(found: Findings, guide: Guide, language: str, desk_url: str | None) -> str:
    if not found.holes:
        return ""
    _, ngettext = texts(language).gettext, texts(language).ngettext
    worst = sorted(found.holes.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [_("Nobody is known for:")]
    for code, count in worst[:LISTED]:
        line = ngettext("• {municipality}: {count} topic", "• {municipality}: {count} topics", count)
        lines.append(line.format(municipality=municipality_name(guide.municipalities[code], language), count=count))
    if len(worst) > LISTED:
        lines.append(_("… and {count} more").format(count=len(worst) - LISTED))
    return "\n".join([*lines, *([f"{desk_url}/desk/coverage"] if desk_url else [])])


def _choose(language: str, desk_url: str | None) -> str:
    _ = texts(language).gettext
    if desk_url:
        return _("What you are told by e-mail you choose here: {link}").format(link=f"{desk_url}/desk/me/mail")
    return _("What you are told by e-mail you choose at the desk, under “My account”.")
