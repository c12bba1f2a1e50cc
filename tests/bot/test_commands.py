"""The command line on a real store: what officers and admins type, and what they read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import load_contacts
from storage import examples, tickets
from storage.account_tables import SetupLink
from storage.scope import Scope
from storage.tables import Outbox, Resident, Unresolved
from storage.ticket_tables import Author, Ticket
from tests.bot.terminal import Terminal
from tests.directory.small_pack import WATER, write_pack
from tests.handlers.world import NOW
from tickets.resident_work import open_ticket

REFERENCE = "7KX-4PB"
WRONG_STORES = [
    ("nonsense", "must be like sqlite"),
    ("mysql://host/name", "mysql is not supported"),
    ("postgresql://127.0.0.1:9/kontakt", "cannot reach the store"),
    ("sqlite:////dev/null/kontakt.sqlite3", "File exists (/dev/null)"),
]


@pytest.fixture
def ticket(terminal: Terminal) -> None:
    async def work(session: AsyncSession) -> None:
        resident = Resident(channel="console", address="r1", language="en", created_at=NOW, seen_at=NOW)
        session.add(resident)
        await session.flush()
        row = Ticket(
            reference=REFERENCE,
            resident_id=resident.id,
            topic="roads",
            municipality="here",
            language="en",
            created_at=NOW,
            updated_at=NOW,
        )
        await open_ticket(session, row, "no water, [bold]call[/bold] 044 123 456", message_id=None)

    terminal.do(work)


def state_of(terminal: Terminal) -> tuple[str, str | None]:
    async def read(session: AsyncSession) -> tuple[str, str | None]:
        row = await tickets.by_reference(session, REFERENCE, scope=Scope.ALL)
        assert row is not None
        return row.status, row.topic

    found: tuple[str, str | None] = terminal.do(read)
    return found


class TestTickets:
    def test_an_empty_queue_is_told_in_words(self, terminal: Terminal) -> None:
        assert "No ticket waits" in terminal("tickets", "list").output

    @pytest.mark.usefixtures("ticket")
    def test_the_queue_names_what_waits(self, terminal: Terminal) -> None:
        listed = terminal("tickets", "list").output
        assert all(part in listed for part in (REFERENCE, "new", "here", "roads", "2026-11-25 10:00"))

    @pytest.mark.usefixtures("ticket")
    def test_the_thread_is_shown_as_it_was_written(self, terminal: Terminal) -> None:
        shown = terminal("tickets", "show", REFERENCE.lower()).output
        assert "answer in: en" in shown
        assert "resident: no water, [bold]call[/bold] 044 123 456" in shown

    @pytest.mark.usefixtures("ticket")
    def test_an_answer_goes_on_its_way(self, terminal: Terminal) -> None:
        assert terminal("tickets", "answer", REFERENCE, "Tomorrow at ten.").exit_code == 0
        (row,) = terminal.rows(Outbox)
        assert "Tomorrow at ten." in row.reply["text"]
        assert state_of(terminal)[0] == "waiting"

    @pytest.mark.usefixtures("ticket")
    def test_an_empty_answer_is_refused(self, terminal: Terminal) -> None:
        result = terminal("tickets", "answer", REFERENCE, "  ")
        assert (result.exit_code, result.output) == (1, "Nothing was changed: the answer is empty\n")

    @pytest.mark.usefixtures("ticket")
    def test_a_matter_is_closed_once(self, terminal: Terminal) -> None:
        first, second = terminal("tickets", "resolve", REFERENCE), terminal("tickets", "resolve", REFERENCE)
        assert (first.exit_code, second.exit_code) == (0, 1)
        assert "is resolved" in second.output
        assert len(terminal.rows(Outbox)) == 1

    @pytest.mark.parametrize("words", [("show",), ("answer", "text"), ("resolve",), ("set-topic", "water")])
    def test_a_ticket_that_is_not_there_is_named(self, words: tuple[str, ...], terminal: Terminal) -> None:
        verb, *more = words
        result = terminal("tickets", verb, "ZZZ-ZZZ", *more)
        assert (result.exit_code, "there is no ticket ZZZ-ZZZ" in result.output) == (1, True)

    @pytest.mark.usefixtures("ticket")
    def test_a_topic_is_corrected(self, terminal: Terminal) -> None:
        assert terminal("tickets", "set-topic", REFERENCE, "water").exit_code == 0
        assert state_of(terminal) == ("new", "water")
        assert "no water, [bold]call[/bold] •••" in terminal("examples", "list").output

    @pytest.mark.usefixtures("ticket")
    def test_a_topic_that_is_not_there_is_refused(self, terminal: Terminal) -> None:
        result = terminal("tickets", "set-topic", REFERENCE, "fishing")
        assert (result.exit_code, state_of(terminal)[1]) == (1, "roads")
        assert "there is no topic fishing; the topics are water, roads" in result.output

    def test_terms_are_printed_as_they_were_set(self, terminal: Terminal, tmp_path: Path) -> None:
        assert terminal("tickets", "terms").output.strip() == "{}"
        file = tmp_path / "terms.json"
        file.write_text('{"return_after_hours": 4}')
        assert terminal("tickets", "set-terms", str(file)).exit_code == 0
        assert terminal("tickets", "terms").output.strip() == '{"return_after_hours": 4}'

    @pytest.mark.parametrize("content", [b"{", b'{"rotation": 3}', b"\xff"])
    def test_terms_that_cannot_be_used_change_nothing(self, content: bytes, terminal: Terminal, tmp_path: Path) -> None:
        file = tmp_path / "terms.json"
        file.write_bytes(content)
        result = terminal("tickets", "set-terms", str(file))
        assert (result.exit_code, "Nothing was changed" in result.output) == (1, True)
        assert terminal("tickets", "terms").output.strip() == "{}"


class TestExamples:
    @pytest.fixture(autouse=True)
    def proposals(self, terminal: Terminal) -> None:
        async def work(session: AsyncSession) -> None:
            for text in ("nuk ka uje", "rruga u prish"):
                await examples.propose(
                    session,
                    resident_id=None,
                    text=text,
                    language="sq",
                    label="water",
                    source=Author.RESIDENT,
                    now=NOW,
                )

        terminal.do(work)

    def test_proposals_are_listed_with_their_ids(self, terminal: Terminal) -> None:
        listed = terminal("examples", "list", "--limit", "1").output
        assert "nuk ka uje" in listed
        assert "1 of 2 that wait" in listed

    def test_accepting_tells_what_to_do_next(self, terminal: Terminal) -> None:
        result = terminal("examples", "accept", "1")
        assert result.exit_code == 0
        assert "python -m bot examples train" in result.output

    def test_a_label_is_corrected_on_accepting(self, terminal: Terminal) -> None:
        terminal("examples", "accept", "2", "--label", "roads")

        async def work(session: AsyncSession) -> list[str]:
            rows = await examples.in_order(session, await examples.accepted_ids(session))
            return [f"{row.label}: {row.text}" for row in rows]

        assert terminal.do(work) == ["roads: rruga u prish"]

    def test_without_anything_new_nothing_is_trained(self, terminal: Terminal) -> None:
        result = terminal("examples", "train")
        assert (result.exit_code, "has learnt from just these examples already" in result.output) == (1, True)

    def test_a_model_that_is_not_there_cannot_be_used(self, terminal: Terminal) -> None:
        result = terminal("examples", "use", "1")
        assert (result.exit_code, "there is no measured model of training 1" in result.output) == (1, True)

    def test_several_are_judged_at_once(self, terminal: Terminal) -> None:
        assert "Rejected: 2" in terminal("examples", "reject", "1", "2").output
        assert "No proposal waits" in terminal("examples", "list").output

    @pytest.mark.parametrize("words", [("accept", "9"), ("reject", "9"), ("accept", "1", "--label", "fishing")])
    def test_a_wrong_wish_is_one_sentence(self, words: tuple[str, ...], terminal: Terminal) -> None:
        result = terminal("examples", *words)
        assert (result.exit_code, result.output.count("\n")) == (1, 1)
        assert result.output.startswith("Nothing was changed: there is no ")


class TestUnresolved:
    @pytest.fixture(autouse=True)
    def entry(self, terminal: Terminal) -> None:
        async def work(session: AsyncSession) -> None:
            for text in ('=HYPERLINK("http://bad.example")', "+1", "@now", "-2", 'plain, "quoted"\nlines'):
                session.add(Unresolved(channel="console", reason="not-understood", text=text, created_at=NOW))

        terminal.do(work)

    def test_no_cell_begins_like_a_formula(self, terminal: Terminal) -> None:
        rows = list(csv.reader(io.StringIO(terminal("unresolved", "list", "--csv").output)))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    def test_the_csv_keeps_what_was_written(self, terminal: Terminal) -> None:
        rows = list(csv.DictReader(io.StringIO(terminal("unresolved", "list", "--csv", "--limit", "1").output)))
        assert [row["text"] for row in rows] == ['plain, "quoted"\nlines']

    def test_the_list_is_for_reading(self, terminal: Terminal) -> None:
        assert "not-understood" in terminal("unresolved", "list").output


class TestDirectory:
    def test_a_sound_pack_passes(self, bare: Terminal, pack: Path) -> None:
        result = bare("directory", "check", str(pack))
        assert (result.exit_code, "no errors in small" in result.output) == (0, True)

    def test_a_fault_is_named_with_file_and_line(self, bare: Terminal, tmp_path: Path) -> None:
        broken = write_pack(tmp_path / "broken", {**WATER, "kind": "bureau"})
        result = bare("directory", "check", str(broken))
        assert result.exit_code == 1
        assert "contacts.csv:2" in result.output

    def test_a_folder_that_is_not_there_is_named(self, bare: Terminal, tmp_path: Path) -> None:
        result = bare("directory", "check", str(tmp_path / "nowhere"))
        assert (result.exit_code, "there is no folder" in result.output) == (1, True)

    def test_what_is_exported_can_be_imported_again(self, terminal: Terminal, tmp_path: Path) -> None:
        file = tmp_path / "contacts.csv"
        assert terminal("directory", "export", str(file)).exit_code == 0
        assert "0 new, 0 changed" in terminal("directory", "import", str(file)).output

    def test_a_dry_run_shows_the_change_and_makes_none(self, terminal: Terminal, tmp_path: Path) -> None:
        file = self.changed(terminal, tmp_path)
        result = terminal("directory", "import", "--dry-run", str(file))
        assert "038 222 165 → 038 222 166" in result.output.replace("+383 38", "038")
        assert self.phones(terminal) == ("+383 38 222 165",)

    def test_an_import_makes_the_change(self, terminal: Terminal, tmp_path: Path) -> None:
        assert terminal("directory", "import", str(self.changed(terminal, tmp_path))).exit_code == 0
        assert self.phones(terminal) == ("+383 38 222 166",)

    @pytest.mark.parametrize("content", [b"\xff\xfe", b"name\nx\n"])
    def test_a_file_that_is_no_table_changes_nothing(self, content: bytes, terminal: Terminal, tmp_path: Path) -> None:
        file = tmp_path / "odd.csv"
        file.write_bytes(content)
        result = terminal("directory", "import", str(file))
        assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True)

    @staticmethod
    def changed(terminal: Terminal, tmp_path: Path) -> Path:
        file = tmp_path / "contacts.csv"
        text = terminal("directory", "export").output
        assert "222 165" in text
        file.write_text(text.replace("222 165", "222 166"), encoding="utf-8")
        return file

    @staticmethod
    def phones(terminal: Terminal) -> tuple[str, ...]:
        found = {contact.key: contact.phones for contact in terminal.do(load_contacts)}
        return tuple(f"+383 38 {phone[-7:]}" for phone in found["here/water-company"])


def test_an_admin_gets_a_link_once(terminal: Terminal) -> None:
    result = terminal("admin", "create", PUBLIC_URL="https://kontakt.example.org")
    secret = result.output.strip().rpartition("https://kontakt.example.org/desk/setup/")[2]
    (link,) = terminal.rows(SetupLink)
    assert len(secret) > 30
    assert secret not in link.secret_hash


def test_migrating_twice_is_as_good_as_once(bare: Terminal) -> None:
    first, second = bare("migrate"), bare("migrate")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert bare("tickets", "list").exit_code == 0


@pytest.mark.parametrize("words", [("tickets", "list"), ("examples", "list"), ("admin", "create"), ("worker",)])
def test_a_store_that_is_not_set_up_is_one_sentence(words: tuple[str, ...], bare: Terminal) -> None:
    result = bare(*words)
    assert result.exit_code == 1
    assert result.output == "the store's tables are not this version's: run `python -m bot migrate` first\n"


@pytest.mark.parametrize(("url", "reason"), WRONG_STORES)
@pytest.mark.parametrize("words", [("tickets", "list"), ("migrate",), ("web",), ("chat", "--json")])
def test_a_wrong_store_is_one_sentence(words: tuple[str, ...], url: str, reason: str, bare: Terminal) -> None:
    if words[0] == "chat":
        words = (*words, "--database", url)
    result = bare(*words, **({} if words[0] == "chat" else {"DATABASE_URL": url}))
    assert (result.exit_code, result.output.count("\n"), isinstance(result.exception, SystemExit)) == (1, 1, True)
    assert reason in result.output


def test_a_file_that_is_no_store_is_one_sentence(bare: Terminal, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear office, " * 1000)
    result = bare("tickets", "list", DATABASE_URL=f"sqlite:///{tmp_path / 'letter.txt'}")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "file is not a database; check DATABASE_URL" in result.output


def test_a_database_that_is_not_there_is_one_sentence(bare: Terminal, postgres_server: str) -> None:
    result = bare("tickets", "list", DATABASE_URL=postgres_server.replace("/postgres?", "/nowhere?"))
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert 'database "nowhere" does not exist' in result.output


class TestDoctor:
    def test_all_is_well(self, terminal: Terminal) -> None:
        result = terminal("doctor")
        assert result.exit_code == 0
        assert "✓ Directory: 2 municipalities, 2 topics" in result.output

    def test_what_is_not_set_is_no_fault(self, terminal: Terminal) -> None:
        output = terminal("doctor").output
        for name in ("Understanding: not trained yet", "SECRET_KEY: not set", "PUBLIC_URL: not set", "Telegram: off"):
            assert f"– {name}" in output

    def test_a_missing_store_is_named_and_not_made(self, bare: Terminal, tmp_path: Path) -> None:
        result = bare("doctor")
        assert (result.exit_code, "✗ Store (SQLite): there is none yet" in result.output) == (1, True)
        assert not (tmp_path / "kontakt.sqlite3").exists()

    def test_a_store_that_does_not_answer_is_named(self, bare: Terminal) -> None:
        result = bare("doctor", DATABASE_URL="postgresql://127.0.0.1:9/kontakt")
        assert result.exit_code == 1
        assert "✗ Store (PostgreSQL): cannot be reached (ConnectionRefusedError); check DATABASE_URL" in result.output

    def test_a_token_that_telegram_refuses_is_named(self, terminal: Terminal) -> None:
        result = terminal("doctor", TELEGRAM_TOKEN="1:wrong", TELEGRAM_API_URL="http://127.0.0.1:9")
        assert (result.exit_code, "✗ Telegram: " in result.output) == (1, True)
        assert "1:wrong" not in result.output

    def test_a_place_for_files_that_cannot_be_used_is_named(self, terminal: Terminal) -> None:
        bucket = {"FILES_URL": "s3://letters", "FILES_S3_ENDPOINT": "http://127.0.0.1:9"}
        result = terminal("doctor", **bucket, FILES_S3_KEY="hush hush", FILES_S3_SECRET="hush hush")
        assert (result.exit_code, "✗ Files: the bucket letters cannot be used" in result.output) == (1, True)
        assert "hush" not in result.output

    def test_what_is_set_is_told_without_secrets(self, terminal: Terminal) -> None:
        output = terminal("doctor", SECRET_KEY="s" * 20, PUBLIC_URL="https://kontakt.example.org").output
        assert "✓ SECRET_KEY: set" in output
        assert "✓ PUBLIC_URL: https://kontakt.example.org" in output
        assert "s" * 20 not in output


@pytest.mark.parametrize(("name", "value"), [("PORT", "eighty"), ("LOG_FORMAT", "xml"), ("SECRET_KEY", "short")])
def test_a_wrong_setting_stops_the_start_with_one_sentence(name: str, value: str, bare: Terminal) -> None:
    result = bare("run", **{name: value})
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert result.output.startswith(f"Kontakt cannot start. {name}: ")
