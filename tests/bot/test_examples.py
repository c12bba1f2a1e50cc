"""Officers and residents show what a message was about; what an admin accepts, routing learns from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.effects import Effects
from bot.learning import ExampleError, accept_examples, reject_examples
from desk.office_work import correct_topic
from directory.pack import read_pack
from directory.store import save_pack
from handlers.turn import ProposeExample
from routing import learned, model_store
from routing.data import Example
from routing.learned import add_learned, language_of_sentences, read_learned
from storage import examples
from storage.database import Database
from storage.tables import Proposal, ProposedExample, Resident
from storage.ticket_tables import Author, Ticket
from tests.directory.small_pack import write_pack
from tests.handlers import world
from tickets.desk_work import NoSuchTicket, open_ticket


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack, with its models in a folder of the test's own."""
    monkeypatch.setattr(model_store, "MODELS", tmp_path / "models")
    return write_pack(tmp_path / "small")


@pytest.fixture
async def ana(database: Database, pack: Path, now: datetime) -> int:
    """A resident, in a store that holds the small pack; gives her id."""
    async with database.transaction() as session:
        await save_pack(session, read_pack(pack))
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
) -> None:
    async with store.transaction() as session:
        await examples.propose(
            session,
            resident_id=resident,
            text=text,
            language=language,
            label=label,
            source=source,
            now=world.NOW,
        )


async def proposals(store: Database) -> Sequence[ProposedExample]:
    async with store.reading() as session:
        return (await session.scalars(select(ProposedExample).order_by(ProposedExample.id))).all()


async def accept(store: Database, pack: Path, *ids: int, **corrections: str) -> int:
    async with store.transaction() as session:
        return await accept_examples(session, pack, ids, now=world.NOW, **corrections)


async def reject(store: Database, *ids: int) -> None:
    async with store.transaction() as session:
        await reject_examples(session, ids)


async def ids_of(store: Database) -> list[int]:
    return [row.id for row in await proposals(store)]


async def test_what_is_accepted_joins_what_routing_learns_from(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "nuk ka uje")
    (row_id,) = await ids_of(database)
    assert await accept(database, pack, row_id) == 1
    assert read_learned(pack) == [Example(label="water", language="sq", text="nuk ka uje")]
    assert [row.status for row in await proposals(database)] == [Proposal.ACCEPTED]


async def test_the_right_label_can_be_given_on_accepting(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "the street is wet")
    (row_id,) = await ids_of(database)
    await accept(database, pack, row_id, label="roads", language="en")
    assert read_learned(pack) == [Example(label="roads", language="en", text="the street is wet")]
    assert [row.label for row in await proposals(database)] == ["roads"]


async def test_what_is_no_topic_is_a_label_too(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "who wins tonight?", language="en")
    await accept(database, pack, *await ids_of(database), label="out-of-scope")
    assert [each.label for each in read_learned(pack)] == ["out-of-scope"]


@pytest.mark.parametrize(
    ("ids", "corrections", "reason"),
    [
        ([1, 77], {}, "there is no proposal 77"),
        ([1], {"label": "fishing"}, "there is no label fishing; the labels are water, roads, emergency"),
        ([1], {"language": "de"}, "one of sq, sr, bs, tr, en, rom"),
    ],
)
async def test_a_wrong_wish_changes_nothing(
    ids: list[int], corrections: dict[str, str], reason: str, database: Database, ana: int, pack: Path
) -> None:
    await propose(database, ana, "nuk ka uje")
    with pytest.raises(ExampleError, match=reason):
        await accept(database, pack, *ids, **corrections)
    assert [row.status for row in await proposals(database)] == [Proposal.PROPOSED]
    assert read_learned(pack) == []


async def test_a_text_in_an_unknown_language_asks_for_one(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "voda", language="")
    with pytest.raises(ExampleError, match="say --language"):
        await accept(database, pack, *await ids_of(database))
    assert await accept(database, pack, *await ids_of(database), language="bs") == 1


async def test_if_the_file_cannot_be_written_nothing_is_marked(
    database: Database, ana: int, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_pack: Path, _examples: object) -> int:
        raise OSError("no room")

    await propose(database, ana, "nuk ka uje")
    monkeypatch.setattr("bot.learning.add_learned", no_room)
    with pytest.raises(OSError, match="no room"):
        await accept(database, pack, *await ids_of(database))
    assert [row.status for row in await proposals(database)] == [Proposal.PROPOSED]


async def test_what_is_rejected_waits_no_more(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "hm")
    await reject(database, *await ids_of(database))
    async with database.reading() as session:
        assert (await examples.waiting(session), await examples.count_waiting(session)) == ([], 0)
    assert read_learned(pack) == []


async def test_what_was_accepted_cannot_be_rejected(database: Database, ana: int, pack: Path) -> None:
    await propose(database, ana, "nuk ka uje")
    await accept(database, pack, *await ids_of(database))
    with pytest.raises(ExampleError, match="accepted already"):
        await reject(database, *await ids_of(database))


async def test_proposals_wait_in_their_order(database: Database, ana: int) -> None:
    for text in ("one", "two", "three"):
        await propose(database, ana, text)
    async with database.reading() as session:
        assert [row.text for row in await examples.waiting(session, limit=2)] == ["one", "two"]
        assert await examples.count_waiting(session) == 3


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
        resident = await session.get_one(Resident, ana)
        effects = Effects(session=session, message_id=1, resident=resident, now=now)
        await effects.carry_out(ProposeExample(text="nema vode, zovite 044 123 456", label="water"))
    (row,) = await proposals(database)
    assert (row.text, row.language, row.source) == ("nema vode, zovite •••", "sr-Latn", "resident")


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
            return await correct_topic(session, reference, topic, now=world.NOW)

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


def test_a_sentence_is_kept_once(pack: Path) -> None:
    assert add_learned(pack, [Example("water", "sq", "nuk ka ujë")]) == 1
    assert add_learned(pack, [Example("water", "sq", "Nuk ka uje!")]) == 0
    assert len(read_learned(pack)) == 1


def test_the_last_judgement_of_a_sentence_counts(pack: Path) -> None:
    add_learned(pack, [Example("water", "sq", "nuk ka uje"), Example("roads", "sq", "rruga")])
    add_learned(pack, [Example("roads", "sq", "nuk ka uje")])
    assert [(each.label, each.text) for each in read_learned(pack)] == [("roads", "nuk ka uje"), ("roads", "rruga")]


@pytest.mark.parametrize("odd", ["one\ttwo", "one\ntwo", "one\r\ntwo", "one\u2028two", "one\x85two", "one \x0b two"])
def test_whatever_a_text_holds_it_stays_one_row(odd: str, pack: Path) -> None:
    add_learned(pack, [Example("water", "en", odd), Example("water", "en", "three")])
    assert [each.text for each in read_learned(pack)] == ["one two", "three"]


def test_a_text_without_words_is_left_out(pack: Path) -> None:
    assert add_learned(pack, [Example("water", "en", "•••")]) == 0
    assert not model_store.learned_file(pack).exists()


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

    def test_a_taught_sentence_wants_a_version_of_its_own(self, pack: Path) -> None:
        before = model_store.wanted_version(pack)
        add_learned(pack, [Example("water", "sq", "nuk ka uje")])
        assert model_store.wanted_version(pack).startswith(f"{before}+")

    def test_a_start_goes_on_with_the_kept_model(self, pack: Path) -> None:
        add_learned(pack, [Example("water", "sq", "nuk ka uje")])
        assert model_store.knows_pack(pack)

    def test_a_pack_with_other_sentences_is_not_known(self, pack: Path) -> None:
        (pack / "examples" / "water.tsv").write_text("language\ttext\nsq\tujin\n")
        assert not model_store.knows_pack(pack)

    def test_a_model_that_learnt_what_was_taught_knows_the_pack_without_it(self, pack: Path) -> None:
        add_learned(pack, [Example("water", "sq", "nuk ka uje")])
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
