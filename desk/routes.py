"""The desk's addresses, each with the right that it asks for."""

from __future__ import annotations

from aiohttp import web

from desk.account_pages import LIST, NEW, AccountList, AccountPage, NewAccount
from desk.attempts import Attempts
from desk.audit import AuditLog
from desk.confirm import Confirm
from desk.directory.coverage_routes import coverage_routes
from desk.directory.import_routes import import_routes
from desk.directory.keeping_routes import keeping_routes
from desk.directory.routes import editor_routes
from desk.door import CODE, Door
from desk.entry import DESK, Entry
from desk.guard import CONFIRM, SECOND_STEP, SIGN_OUT, Guard
from desk.house import House
from desk.learning import LEARNING, LearningPage
from desk.municipalities import LIST as MUNICIPALITIES
from desk.municipalities import MUNICIPALITY, MunicipalityList, MunicipalityPage
from desk.my_account import MyAccount
from desk.navigation import ME
from desk.notices import NOTICES, NoticesPage
from desk.overview import EXPORT as OVERVIEW_EXPORT
from desk.overview import OVERVIEW, OverviewPage
from desk.own_mail import MAIL, OwnMail
from desk.own_password import OwnPassword
from desk.own_second_step import OwnSecondStep
from desk.passwords import Passwords
from desk.person import PersonPage
from desk.privacy import PRIVACY, PrivacyPage
from desk.proof import Proof
from desk.queue import Queue
from desk.queue_news import NEWS, NewsPage
from desk.queue_saved import SAVED_FILTERS, SavedFilters
from desk.queue_views import LIST as LIST_OF_TICKETS
from desk.rights import Right
from desk.setup import Setup
from desk.telegram_link import TELEGRAM, TelegramLink
from desk.templates_pages import LIST as TEMPLATES
from desk.templates_pages import NEW as NEW_TEMPLATE
from desk.templates_pages import TEMPLATE, NewTemplate, TemplateList, TemplatePage
from desk.ticket import TicketPage
from desk.ticket_live import LivePage
from desk.topic import TOPIC, TopicPage
from desk.topics import LIST as TOPICS
from desk.topics import NEW as NEW_TOPIC
from desk.topics import NewTopic, TopicList
from desk.unresolved import EXPORT as UNRESOLVED_EXPORT
from desk.unresolved import LOG, UNDO, UnresolvedLog
from desk.unresolved_group import GroupPage
from desk.visit import see_other

TICKET = "/desk/tickets/{reference:[0-9A-Za-z-]{1,16}}"
SETUP = "/desk/setup/{secret}"
ACCOUNT = "/desk/accounts/{number:[0-9]{1,9}}"
GROUP = "/desk/unresolved/{group:[0-9]{1,9}}"


def desk_routes(house: House, passwords: Passwords | None = None) -> list[web.RouteDef]:
    """Pages of officers and admins; their static files are served by whoever makes `house.asset`."""
    passwords = passwords or Passwords()
    entry, proof = Entry(house), Proof(house, passwords)
    attempts = Attempts(house.database, house.clock, house.key)
    guard, door = Guard(house, entry), Door(house, entry, passwords, attempts, proof)
    setup = Setup(house, door, passwords)
    queue, ticket, live, notices = Queue(house), TicketPage(house), LivePage(house), NoticesPage(house)
    own = _own_account(guard, house, passwords, attempts, Confirm(house, attempts, proof))
    return [
        web.get("/desk", _to_desk),
        web.get(DESK, guard.open_to_all(door.show)),
        web.post(DESK, guard.open_to_all(door.sign_in)),
        web.get(CODE, guard.open_to_all(door.ask_code)),
        web.post(CODE, guard.open_to_all(door.take_code)),
        web.get(SETUP, guard.open_to_all(setup.show)),
        web.post(SETUP, guard.open_to_all(setup.use)),
        web.post(SIGN_OUT, guard.signed_in(door.sign_out, before_second_step=True)),
        web.get(LIST_OF_TICKETS, guard.may(Right.READ_TICKETS, queue.show)),
        web.post(LIST_OF_TICKETS, guard.may(Right.ANSWER, queue.work)),
        web.get(NEWS, guard.may(Right.READ_TICKETS, NewsPage(house).show, unasked=True)),
        web.post(SAVED_FILTERS, guard.may(Right.READ_TICKETS, SavedFilters(house).work)),
        web.get(TICKET, guard.may(Right.READ_TICKETS, ticket.show)),
        web.post(TICKET, guard.may(Right.ANSWER, ticket.work, files=True)),
        web.post(f"{TICKET}/here", guard.may(Right.ANSWER, live.here, unasked=True)),
        web.post(f"{TICKET}/draft", guard.may(Right.ANSWER, live.keep_draft)),
        web.get(f"{TICKET}/template", guard.may(Right.ANSWER, live.template)),
        web.get(NOTICES, guard.may(Right.READ_TICKETS, notices.show)),
        web.post(NOTICES, guard.may(Right.READ_TICKETS, notices.mark_read)),
        *_templates(guard, house),
        *_unresolved(guard, house),
        *editor_routes(guard, house),
        *_topics(guard, house),
        *_overview(guard, house),
        *import_routes(guard, house),
        *coverage_routes(guard, house),
        *keeping_routes(guard, house),
        *own,
        *_accounts(guard, house),
    ]


def _unresolved(guard: Guard, house: House) -> list[web.RouteDef]:
    """What the bot could not place, and what it may learn from it."""
    log, group, learning = UnresolvedLog(house), GroupPage(house), LearningPage(house)
    return [
        web.get(LOG, guard.may(Right.SETTLE_UNRESOLVED, log.show)),
        web.get(UNRESOLVED_EXPORT, guard.may(Right.EXPORT, log.export)),
        web.post(UNDO, guard.may(Right.SETTLE_UNRESOLVED, log.undo)),
        web.get(GROUP, guard.may(Right.SETTLE_UNRESOLVED, group.show)),
        web.post(GROUP, guard.may(Right.SETTLE_UNRESOLVED, group.settle)),
        web.get(LEARNING, guard.may(Right.TEACH, learning.show)),
        web.post(LEARNING, guard.may(Right.TEACH, learning.work)),
    ]


def _templates(guard: Guard, house: House) -> list[web.RouteDef]:
    """Answers written in advance."""
    every, new, one = TemplateList(house), NewTemplate(house), TemplatePage(house)
    return [
        web.get(TEMPLATES, guard.may(Right.EDIT_TEMPLATES, every.show)),
        web.get(NEW_TEMPLATE, guard.may(Right.EDIT_TEMPLATES, new.show)),
        web.post(NEW_TEMPLATE, guard.may(Right.EDIT_TEMPLATES, new.make)),
        web.get(TEMPLATE, guard.may(Right.EDIT_TEMPLATES, one.show)),
        web.post(TEMPLATE, guard.may(Right.EDIT_TEMPLATES, one.work)),
    ]


def _topics(guard: Guard, house: House) -> list[web.RouteDef]:
    """What residents choose from: topics, and municipalities."""
    every, new, one = TopicList(house), NewTopic(house), TopicPage(house)
    places, place = MunicipalityList(house), MunicipalityPage(house)
    return [
        web.get(TOPICS, guard.may(Right.MANAGE_TOPICS, every.show)),
        web.get(NEW_TOPIC, guard.may(Right.MANAGE_TOPICS, new.show)),
        web.post(NEW_TOPIC, guard.may(Right.MANAGE_TOPICS, new.make)),
        web.get(TOPIC, guard.may(Right.MANAGE_TOPICS, one.show)),
        web.post(TOPIC, guard.may(Right.MANAGE_TOPICS, one.work)),
        web.get(MUNICIPALITIES, guard.may(Right.MANAGE_TOPICS, places.show)),
        web.get(MUNICIPALITY, guard.may(Right.MANAGE_TOPICS, place.show)),
        web.post(MUNICIPALITY, guard.may(Right.MANAGE_TOPICS, place.work)),
    ]


def _overview(guard: Guard, house: House) -> list[web.RouteDef]:
    """Figures, to be looked at and to be taken out."""
    overview = OverviewPage(house)
    return [
        web.get(OVERVIEW, guard.may(Right.SEE_OVERVIEW, overview.show)),
        web.get(OVERVIEW_EXPORT, guard.may(Right.EXPORT, overview.export)),
    ]


def _own_account(
    guard: Guard, house: House, passwords: Passwords, attempts: Attempts, confirm: Confirm
) -> list[web.RouteDef]:
    """What everybody who works here does with their own account."""
    me, second_step = MyAccount(house), OwnSecondStep(house)
    password, telegram, mail = OwnPassword(house, passwords, attempts), TelegramLink(house), OwnMail(house)
    return [
        web.get(ME, guard.signed_in(me.show)),
        web.post(ME, guard.signed_in(me.work)),
        web.get(f"{ME}/password", guard.signed_in(password.show)),
        web.post(f"{ME}/password", guard.signed_in(password.change)),
        web.get(MAIL, guard.signed_in(mail.show)),
        web.post(MAIL, guard.signed_in(mail.choose)),
        web.get(TELEGRAM, guard.signed_in(telegram.show, fresh=True)),
        web.post(TELEGRAM, guard.signed_in(telegram.work, fresh=True)),
        web.get(SECOND_STEP, guard.signed_in(second_step.show, fresh=True, before_second_step=True)),
        web.post(SECOND_STEP, guard.signed_in(second_step.work, fresh=True, before_second_step=True)),
        web.get(CONFIRM, guard.signed_in(confirm.show, before_second_step=True)),
        web.post(CONFIRM, guard.signed_in(confirm.confirm, before_second_step=True)),
    ]


def _accounts(guard: Guard, house: House) -> list[web.RouteDef]:
    """Where admins keep the accounts and read the audit log."""
    everybody, new, account = AccountList(house), NewAccount(house), AccountPage(house)
    return [
        web.get(LIST, guard.may(Right.MANAGE_ACCOUNTS, everybody.show)),
        web.get(NEW, guard.may(Right.MANAGE_ACCOUNTS, new.show, fresh=True)),
        web.post(NEW, guard.may(Right.MANAGE_ACCOUNTS, new.make, fresh=True)),
        web.get(ACCOUNT, guard.may(Right.MANAGE_ACCOUNTS, account.show, fresh=True)),
        web.post(ACCOUNT, guard.may(Right.MANAGE_ACCOUNTS, account.work, fresh=True)),
        *_privacy(guard, house),
        web.get("/desk/audit", guard.may(Right.READ_AUDIT, AuditLog(house).show)),
    ]


def _privacy(guard: Guard, house: House) -> list[web.RouteDef]:
    """For how long what is kept, and what one resident may ask for."""
    privacy, person = PrivacyPage(house), PersonPage(house)
    return [
        web.get(PRIVACY, guard.may(Right.KEEP_PRIVACY, privacy.show, fresh=True)),
        web.post(PRIVACY, guard.may(Right.KEEP_PRIVACY, privacy.work, fresh=True)),
        web.get(f"{TICKET}/person", guard.may(Right.KEEP_PRIVACY, person.show, fresh=True)),
        web.post(f"{TICKET}/person", guard.may(Right.KEEP_PRIVACY, person.work, fresh=True)),
    ]


async def _to_desk(_request: web.Request) -> web.Response:
    return see_other(DESK)
