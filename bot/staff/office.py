"""What becomes of something that was done in the staff group: who it was, whether they may, what they are told.

Works in the transaction of the update; what is to be said waits in the store (`StaffPost`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.staff import commands
from bot.staff.case import FAULTS, Case, Told, actor_of
from bot.staff.commands import RIGHTS, Command, Verb
from bot.staff.decode import Pressed, Written
from bot.staff.deeds import DEEDS
from desk.attempts import wait_in_words
from desk.pages import OFFICE_LANGUAGES
from desk.rights import rights_of
from desk.telegram_link import use_code
from directory.guide import Guide
from handlers.file_words import FAULTS as FILE_FAULTS
from locales.catalogs import mark, texts
from storage import staff, staff_links, tickets
from storage.account_tables import Account
from storage.file_tables import FileFault
from storage.files import Upload
from storage.staff_tables import StaffPost, StaffTopic
from tickets.errors import NoSuchTicket, TicketError

WHO = mark(
    "I do not know who you are, so nothing was done. At the desk, under “My account”, choose “Staff group in "
    "Telegram”, make a code there, and send it to me: /link CODE"
)
ANONYMOUS = mark("You write in the group's name, so I do not know who you are. Nothing was sent to the resident.")
NO_RIGHT = mark("Your account may not do this. Nothing was done.")
EDITED = mark(
    "A changed message changes nothing: what was sent or noted stays as it was. Please write what is new as a message "
    "of its own."
)
IN_A_TOPIC = mark("Please write this in the topic of a question.")
UNKNOWN_COMMAND = mark("I do not know this command. Nothing was sent to the resident. All commands: /help")
NOT_SENT = mark("Nothing was sent.")
NOT_A_FILE_TO_SEND = mark("A file can be sent with an answer only. Nothing was done.")
NOTHING_TO_SEND = mark("Only words and files can be sent to a resident. Nothing was sent.")
NOT_FETCHED = mark("Telegram does not hand the file over at this moment. Nothing was sent; please send it again later.")
WRONG_CODE = mark("This code is none, or it is too old. Make a new one at the desk, under “My account”.")
LINKED = mark("You are linked to the account of {name}.")
FAILED = mark("Something went wrong here, and it was not your fault. Nothing was sent. Please do it at the desk.")
HELP = mark(
    "In the topic of a question:\n"
    "• what you write goes to the resident, in their chat; files, too\n"
    "• /note WORDS – for colleagues only\n"
    "• /take – the question is yours\n"
    "• /template – which there are; /template KEY – shows one, with a button to send it\n"
    "• /transfer NAME – to another municipality or topic\n"
    "• /resolve – marks it as solved; /resolve WORDS sends a last answer with it\n"
    "• /reopen – takes it up again\n"
    "Anywhere: /reopen REFERENCE, where its topic is closed. /link CODE ties you to your account at the desk."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The file that came with a message: taken in, or why it was not (None: Telegram did not hand it over)."""

    upload: Upload | None = None
    fault: FileFault | None = None


class Office:
    """`language` is the group's, for those who are not known; `key` gives the bytes that codes are hashed with."""

    def __init__(self, *, guide: Callable[[], Guide], clock: Clock, language: str, key: Callable[[], bytes]) -> None:
        self._guide = guide
        self._clock = clock
        self._language = language
        self._key = key

    async def handle(
        self,
        session: AsyncSession,
        done: Written | Pressed,
        carried: Carried | None = None,
        *,
        wait: timedelta = timedelta(),
    ) -> bool:
        """Whether somebody was linked to an account. `wait`: so long they may not try a code."""
        command = command_of(done)
        told, topic, linked = None, None, False
        if isinstance(done, Written) and (done.in_private or command.verb is Verb.LINK):
            linked, told = await self._link(session, done, command, wait)
        else:
            found = await _topic_of(session, done, command)
            topic = found[0] if found else None
            told = await self._in_topic(session, done, command, *found, carried) if found else None
        told = told or self._outside(done, command, topic)
        if told is not None:
            session.add(self._post(done, told, topic))
        return linked

    async def apologise(self, session: AsyncSession, done: Written | Pressed) -> None:
        """What was asked for has failed, and by no fault of theirs."""
        session.add(self._post(done, Told(text=self._say(FAILED)), None))

    async def _link(self, session: AsyncSession, done: Written, command: Command, wait: timedelta) -> tuple[bool, Told]:
        if done.sender is None:
            return False, Told(text=self._say(ANONYMOUS))
        if wait:
            return False, Told(text=wait_in_words(wait, self._language))
        account = await use_code(session, command.rest, done.sender, self._key(), self._clock())
        if account is None:
            return False, Told(text=self._say(WRONG_CODE))
        return True, Told(text=self._say(LINKED, account).format(name=account.called))

    def _outside(self, done: Written | Pressed, command: Command, topic: StaffTopic | None) -> Told | None:
        """Outside of the topics of questions colleagues talk among themselves."""
        if topic is not None or isinstance(done, Pressed) or done.edited or command.verb in (None, Verb.ANSWER):
            return None
        return Told(text=self._say(HELP if command.verb is Verb.HELP else IN_A_TOPIC))

    async def _in_topic(
        self,
        session: AsyncSession,
        done: Written | Pressed,
        command: Command,
        topic: StaffTopic,
        reference: str,
        carried: Carried | None,
    ) -> Told:
        if done.sender is None:
            return Told(text=self._say(ANONYMOUS))
        account = await staff_links.account_of(session, done.sender)
        if account is None:
            return Told(text=self._say(WHO))
        if refusal := _refusal(done, command, account, carried):
            return Told(text=" ".join(self._say(sentence, account) for sentence in refusal))
        ticket = await tickets.by_reference(session, reference, scope=actor_of(account).scope)
        if ticket is None:
            return Told(text=self._say(FAULTS[NoSuchTicket], account))
        case = Case(
            session=session,
            account=account,
            ticket=ticket,
            topic=topic,
            words=command.rest,
            upload=carried.upload if carried else None,
            guide=self._guide(),
            language=self._language_of(account),
            now=self._clock(),
        )
        return await self._do(case, command)

    async def _do(self, case: Case, command: Command) -> Told:
        deed = DEEDS.get(command.verb) if command.verb is not None else None
        if deed is None:
            return Told(text=self._say(HELP, case.account))
        try:
            # What was begun before it turned out to be impossible is taken back.
            async with case.session.begin_nested():
                return await deed(case)
        except TicketError as error:
            return Told(text=self._say(FAULTS[type(error)], case.account))

    def _post(self, done: Written | Pressed, told: Told, topic: StaffTopic | None) -> StaffPost:
        in_private = isinstance(done, Written) and done.in_private
        now = self._clock()
        return StaffPost(
            ticket_id=topic.ticket_id if topic else None,
            person=done.sender if in_private else None,
            thread_id=done.thread,
            # A pressed button hangs below a message of our own: an emoji belongs on what a person wrote.
            reply_to=done.message_id,
            reaction=told.reaction if isinstance(done, Written) else None,
            text=told.text,
            buttons=told.buttons,
            due_at=now,
            created_at=now,
        )

    def _say(self, text: str, account: Account | None = None) -> str:
        return texts(self._language_of(account)).gettext(text)

    def _language_of(self, account: Account | None) -> str:
        chosen = account.language if account else None
        return chosen if chosen in OFFICE_LANGUAGES else self._language


async def _topic_of(session: AsyncSession, done: Written | Pressed, command: Command) -> tuple[StaffTopic, str] | None:
    """The question that something was done in the topic of, with its reference; or the one that `/reopen` names, for
    whoever cannot write in its topic, because that is closed. Whatever topic it is written in: never another question.
    """
    if command.verb is Verb.REOPEN and command.rest:
        return await staff.topic_of(session, tickets.as_stored(command.rest))
    return await staff.topic_in(session, done.thread) if done.thread is not None else None


def command_of(done: Written | Pressed) -> Command:
    return commands.parse_press(done.data) if isinstance(done, Pressed) else commands.parse(done.text)


def _refusal(
    done: Written | Pressed, command: Command, account: Account, carried: Carried | None
) -> Sequence[str] | None:
    """Why this account's wish is not even tried, in sentences that are marked for translation."""
    if account.disabled_at is not None or account.must_set_up_second_step:
        return (NO_RIGHT,)
    if command.verb is None:
        return (UNKNOWN_COMMAND,)
    if command.verb in RIGHTS and RIGHTS[command.verb] not in rights_of(account.role):
        return (NO_RIGHT,)
    return _refused_words(done, command, carried) if isinstance(done, Written) else None


def _refused_words(done: Written, command: Command, carried: Carried | None) -> Sequence[str] | None:
    if done.edited:
        return (EDITED,)
    if not done.can_be_sent:
        return (NOTHING_TO_SEND,)
    if done.attachment is None:
        return None
    if command.verb is not Verb.ANSWER:
        return (NOT_A_FILE_TO_SEND,)
    if carried is None or carried.upload is None:
        fault = carried.fault if carried else None
        return (FILE_FAULTS[fault], NOT_SENT) if fault else (NOT_FETCHED,)
    return None
