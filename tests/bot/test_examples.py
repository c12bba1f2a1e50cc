"""Officers and residents show what a message was about; what an admin accepts, routing learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import select

from bot.delivery.departure import Departure
from bot.effects import Effects
from bot.pending import Pending
from desk.office_work import correct_topic
from desk.teaching import TeachingError, accept_examples, reject_examples
from directory.pack import read_pack
from directory.store import save_pack
from handlers.turn import ProposeExample
from routing import learned, model_store
from routing.data import Example
from routing.learned import language_of_sentences, read_learned, write_learned
from storage import examples, residents
from storage.claims import InTheWay
from storage.database import Database
from storage.scope import Scope
from storage.tables import Proposal, ProposedExample, Resident
from storage.ticket_tables import Author, Ticket
from tests.directory.small_pack import write_pack
from tests.handlers import world
from tickets.actors import TERMINAL, Actor
from tickets.errors import NoSuchTicket
from tickets.resident_work import open_ticket


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack, with its models in a folder of the test's own."""
    monkeypatch.setattr(model_store, "MODELS", tmp_path / "models")
    return write_pack(tmp_path / "small")


@pytest.fixture
async def ana(database: Database, pack: Path, now: datetime) -> int:
    """A resident, in a store that holds the small pack; gives her id."""
    async with database.transaction() as session:
        await save_pack(session, read_pack(pack), now=world.NOW)
        row = Resident(channel="console", address="ana", language="sr-Latn", created_at=now, seen_at=now)
        session.add(row)
        await session.flush()
        return row.id


async def propose(
    store: Database,
    resident: int | None,
    text: str,
    label: str = "water",
    *,
    language: str = "sq",
    source: Author = Author.RESIDENT,
    municipality: str | None = None,
) -> None:
    async with store.transaction() as session:
        await examples.propose(
            session,
            resident_id=resident,
            text=text,
            language=language,
            label=label,
            source=source,
            municipality=municipality,
            now=world.NOW,
        )


async def proposals(store: Database) -> Sequence[ProposedExample]:
    async with store.reading() as session:
        return (await session.scalars(select(ProposedExample).order_by(ProposedExample.id))).all()


async def accept(store: Database, *ids: int, **corrections: str) -> int:
    async with store.transaction() as session:
        return await accept_examples(session, ids, actor=TERMINAL, now=world.NOW, **corrections)


async def reject(store: Database, *ids: int) -> None:
    async with store.transaction() as session:
        await reject_examples(session, ids, actor=TERMINAL, now=world.NOW)


async def taught(store: Database) -> list[tuple[str, str, str]]:
    """What routing is to learn from, in order."""
    async with store.reading() as session:
        rows = await examples.in_order(session, await examples.accepted_ids(session))
        return [(row.label, row.language, row.text) for row in rows]


async def ids_of(store: Database) -> list[int]:
    return [row.id for row in await proposals(store)]


async def test_what_is_accepted_joins_what_routing_learns_from(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje")
    (row_id,) = await ids_of(database)
    assert await accept(database, row_id) == 1
    assert await taught(database) == [("water", "sq", "nuk ka uje")]
    assert [row.status for row in await proposals(database)] == [Proposal.ACCEPTED]


async def test_what_is_accepted_says_no_more_whose_words_it_was(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje")
    await accept(database, *await ids_of(database))
    assert [(row.resident_id, row.unresolved_id) for row in await proposals(database)] == [(None, None)]


async def test_what_is_accepted_twice_is_counted_once(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje")
    await accept(database, *await ids_of(database))
    assert await accept(database, *await ids_of(database), label="roads") == 0
    assert await taught(database) == [("water", "sq", "nuk ka uje")]


async def test_the_right_label_can_be_given_on_accepting(database: Database, ana: int) -> None:
    await propose(database, ana, "the street is wet")
    (row_id,) = await ids_of(database)
    await accept(database, row_id, label="roads", language="en")
    assert await taught(database) == [("roads", "en", "the street is wet")]


async def test_what_is_no_topic_is_a_label_too(database: Database, ana: int) -> None:
    await propose(database, ana, "who wins tonight?", language="en")
    await accept(database, *await ids_of(database), label="out-of-scope")
    assert [label for label, _language, _text in await taught(database)] == ["out-of-scope"]


@pytest.mark.parametrize(
    ("ids", "corrections", "reason"),
    [
        ([1, 77], {}, "there is no proposal 77"),
        ([1], {"label": "fishing"}, "there is no label fishing; the labels are .*water.*, emergency"),
        ([1], {"language": "de"}, "one of sq, sr, bs, tr, en, rom"),
    ],
)
async def test_a_wrong_wish_changes_nothing(
    ids: list[int], corrections: dict[str, str], reason: str, database: Database, ana: int
) -> None:
    await propose(database, ana, "nuk ka uje")
    with pytest.raises(TeachingError, match=reason):
        await accept(database, *ids, **corrections)
    assert [row.status for row in await proposals(database)] == [Proposal.PROPOSED]


async def test_a_proposed_topic_that_is_gone_is_not_accepted_unseen(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje", "fishing")
    with pytest.raises(TeachingError, match="there is no label fishing"):
        await accept(database, *await ids_of(database))


async def test_a_text_in_an_unknown_language_asks_for_one(database: Database, ana: int) -> None:
    await propose(database, ana, "voda", language="")
    with pytest.raises(TeachingError, match="say --language"):
        await accept(database, *await ids_of(database))
    assert await accept(database, *await ids_of(database), language="bs") == 1


async def test_what_is_rejected_waits_no_more(database: Database, ana: int) -> None:
    await propose(database, ana, "hm")
    await reject(database, *await ids_of(database))
    async with database.reading() as session:
        assert await examples.find(session, Proposal.PROPOSED, scope=Scope.ALL) == []
    assert await taught(database) == []


async def test_what_was_accepted_can_be_taken_back(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje")
    await accept(database, *await ids_of(database))
    await reject(database, *await ids_of(database))
    assert await taught(database) == []


async def test_only_what_may_be_seen_can_be_judged(database: Database, ana: int) -> None:
    await propose(database, ana, "nuk ka uje", municipality="gjilan")
    actor = Actor(author=Author.OFFICER, scope=Scope.of(["prizren"], None))
    async with database.transaction() as session:
        with pytest.raises(TeachingError, match="there is no proposal"):
            await accept_examples(session, await ids_of(database), actor=actor, now=world.NOW)


async def test_proposals_wait_in_their_order(database: Database, ana: int) -> None:
    for text in ("one", "two", "three"):
        await propose(database, ana, text)
    async with database.reading() as session:
        found = await examples.find(session, Proposal.PROPOSED, scope=Scope.ALL, limit=2)
        assert [row.text for row in found] == ["one", "two"]
        assert await examples.count(session, Proposal.PROPOSED, scope=Scope.ALL) == 3


async def test_whoever_changes_their_mind_has_one_proposal(database: Database, ana: int) -> None:
    await propose(database, ana, "it smells", "roads")
    await propose(database, ana, "it smells", "water")
    assert [row.label for row in await proposals(database)] == ["water"]


async def test_an_officers_view_stands_beside_the_residents(database: Database, ana: int) -> None:
    await propose(database, ana, "it smells", "roads")
    await propose(database, ana, "it smells", "water", source=Author.OFFICER)
    assert [(row.source, row.label) for row in await proposals(database)] == [
        ("resident", "roads"),
        ("officer", "water"),
    ]


async def test_what_a_resident_shows_is_masked(database: Database, ana: int, now: datetime) -> None:
    async with database.transaction() as session:
        key = ("console", "ana")
        resident = (await residents.lock_residents(session, [key], now))[key]
        pending = Pending(session, now, cast("Departure", None), InTheWay({}, ()))  # nothing is sent
        state = replace(pending.state_of(resident), municipality="gjilan")
        effects = Effects(session=session, pending=pending, message_id=1, resident=resident, state=state, now=now)
        await effects.carry_out(ProposeExample(text="nema vode, zovite 044 123 456", label="water"))
    (row,) = await proposals(database)
    assert (row.text, row.language, row.source) == ("nema vode, zovite •••", "sr-Latn", "resident")
    assert row.municipality == "gjilan"


class TestTopicOfTicket:
    @pytest.fixture(autouse=True)
    async def ticket(self, database: Database, ana: int, now: datetime) -> None:
        await self.open(database, ana, "7KX-4PB", "nema vode, 044 123 456", now)

    async def open(self, store: Database, who: int, reference: str, text: str, now: datetime) -> None:
        async with store.transaction() as session:
            row = Ticket(
                reference=reference, resident_id=who, topic="roads", language="sr-Latn", created_at=now, updated_at=now
            )
            await open_ticket(session, row, text, message_id=None)

    async def correct(self, store: Database, reference: str, topic: str) -> Ticket:
        async with store.transaction() as session:
            return await correct_topic(session, reference, topic, actor=TERMINAL, now=world.NOW)

    async def test_an_officers_correction_is_kept_and_proposed(self, database: Database) -> None:
        ticket = await self.correct(database, "7kx-4pb", "water")
        (row,) = await proposals(database)
        assert (ticket.topic, ticket.updated_at) == ("water", world.NOW)
        assert (row.text, row.label, row.language, row.source) == ("nema vode, •••", "water", "sr-Latn", "officer")

    async def test_a_second_correction_takes_the_place_of_the_first(self, database: Database) -> None:
        await self.correct(database, "7KX-4PB", "water")
        await self.correct(database, "7KX-4PB", "roads")
        assert [row.label for row in await proposals(database)] == ["roads"]

    async def test_a_ticket_without_words_teaches_nothing(self, database: Database, ana: int, now: datetime) -> None:
        await self.open(database, ana, "7KX-4PC", "", now)
        await self.correct(database, "7KX-4PC", "water")
        assert await proposals(database) == []

    async def test_a_ticket_that_is_not_there_is_named(self, database: Database) -> None:
        with pytest.raises(NoSuchTicket, match="ZZZ-ZZZ"):
            await self.correct(database, "ZZZ-ZZZ", "water")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("sr-Cyrl", "sr"),
        ("sr-Latn", "sr"),
        ("sr", "sr"),
        ("sq", "sq"),
        ("bs", "bs"),
        ("rom", "rom"),
        ("de", None),
        ("", None),
    ],
)
def test_languages_are_folded_as_the_sentences_name_them(code: str, language: str | None) -> None:
    assert language_of_sentences(code) == language


@pytest.fixture
def learned_file(pack: Path) -> Path:
    return model_store.learned_file(pack)


def test_a_sentence_is_kept_once(learned_file: Path) -> None:
    assert (
        write_learned(learned_file, [Example("water", "sq", "nuk ka ujë"), Example("water", "sq", "Nuk ka uje!")]) == 1
    )
    assert len(read_learned(learned_file)) == 1


def test_the_last_judgement_of_a_sentence_counts(learned_file: Path) -> None:
    rows = [Example("water", "sq", "nuk ka uje"), Example("roads", "sq", "rruga"), Example("roads", "sq", "Nuk ka uje")]
    write_learned(learned_file, rows)
    assert [(each.label, each.text) for each in read_learned(learned_file)] == [
        ("roads", "Nuk ka uje"),
        ("roads", "rruga"),
    ]


def test_the_same_sentences_in_another_order_give_the_same_file(learned_file: Path) -> None:
    rows = [Example("water", "sq", "nuk ka uje"), Example("roads", "sq", "rruga"), Example("roads", "en", "street")]
    write_learned(learned_file, rows)
    first = learned_file.read_bytes()
    write_learned(learned_file, reversed(rows))
    assert learned_file.read_bytes() == first


@pytest.mark.parametrize("odd", ["one\ttwo", "one\ntwo", "one\r\ntwo", "one\u2028two", "one\x85two", "one \x0b two"])
def test_whatever_a_text_holds_it_stays_one_row(odd: str, learned_file: Path) -> None:
    write_learned(learned_file, [Example("water", "en", odd), Example("water", "en", "three")])
    assert [each.text for each in read_learned(learned_file)] == ["one two", "three"]


def test_a_text_without_words_is_left_out_and_without_any_there_is_no_file(learned_file: Path) -> None:
    assert write_learned(learned_file, [Example("water", "en", "water")]) == 1
    assert write_learned(learned_file, [Example("water", "en", "•••")]) == 0
    assert not learned_file.exists()


class TestVersions:
    """What was taught waits for a training that measures it."""

    @pytest.fixture(autouse=True)
    def sentences(self, pack: Path) -> None:
        (pack / "examples").mkdir()
        (pack / "examples" / "water.tsv").write_text("language\ttext\nsq\tuje\n")
        self.keep(pack)

    @staticmethod
    def keep(pack: Path) -> None:
        folder = model_store.folder(pack) / model_store.wanted_version(pack)
        folder.mkdir(parents=True)
        (folder / model_store.MODEL_FILE).touch()

    @pytest.fixture
    def taught(self, learned_file: Path) -> None:
        write_learned(learned_file, [Example("water", "sq", "nuk ka uje")])

    def test_a_taught_sentence_wants_a_version_of_its_own(self, pack: Path, learned_file: Path) -> None:
        before = model_store.wanted_version(pack)
        write_learned(learned_file, [Example("water", "sq", "nuk ka uje")])
        assert model_store.wanted_version(pack).startswith(f"{before}+")

    @pytest.mark.usefixtures("taught")
    def test_the_version_is_the_same_wherever_the_file_lies(self, pack: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere" / model_store.LEARNED_FILE
        write_learned(elsewhere, [Example("water", "sq", "nuk ka uje")])
        assert model_store.wanted_version(pack, elsewhere) == model_store.wanted_version(pack)

    @pytest.mark.usefixtures("taught")
    def test_a_start_goes_on_with_the_kept_model(self, pack: Path) -> None:
        assert model_store.knows_pack(pack)

    def test_a_pack_with_other_sentences_is_not_known(self, pack: Path) -> None:
        (pack / "examples" / "water.tsv").write_text("language\ttext\nsq\tujin\n")
        assert not model_store.knows_pack(pack)

    @pytest.mark.usefixtures("taught")
    def test_a_model_that_learnt_what_was_taught_knows_the_pack_without_it(self, pack: Path) -> None:
        self.keep(pack)
        model_store.learned_file(pack).unlink()
        assert model_store.knows_pack(pack)


def test_the_columns_are_those_of_the_training_sentences() -> None:
    assert learned.COLUMNS == ("label", "language", "text")


def test_a_resident_whom_a_card_did_not_help_shows_the_topic_by_choosing_another() -> None:
    someone = world.from_gjilan()
    someone.writes("there is none again", world.WASTE)
    someone.presses("helped:no:waste-collection:gjilan")
    outcome = someone.presses("topic:water-sewage")
    assert ProposeExample(text="there is none again", label="water-sewage") in outcome.effects


def test_a_resident_shows_the_topic_by_picking_among_choices() -> None:
    someone = world.from_gjilan()
    someone.writes("money and water", world.PENSION_OR_WATER)
    outcome = someone.presses("topic:pensions")
    assert ProposeExample(text="money and water", label="pensions") in outcome.effects
