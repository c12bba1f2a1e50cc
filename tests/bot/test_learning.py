"""One process trains and measures; every machine makes the model that is in use."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import learning
from bot.file_lock import locked
from bot.learning import LEASE, LOCK_FILE, Learner, LearningFailed, Learnt
from desk.teaching import NothingNew, NotUsable, UnderWay, drop_model, use_model, want_training
from routing import learn, model_store
from storage import trainings
from storage.database import Database
from storage.learning_tables import Training, TrainingStatus
from storage.tables import Proposal, ProposedExample
from tests.fakes import StillClock
from tickets.actors import TERMINAL

BASE = {"topic_top1": 0.80, "helped": 0.90}


def content_of(file: Path) -> str:
    return file.read_text() if file.exists() else ""


class Machine:
    """A machine with its own folder of models. `figures` is what a model made on it reaches."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.pack = home / "pack"
        (self.pack / "examples").mkdir(parents=True)
        self.figures: dict[str, float] = {"topic_top1": 0.85, "helped": 0.90}
        self.fault: str | None = None
        self.made: list[str] = []
        patch.setattr(model_store, "MODELS", home / "models")
        patch.setattr(learning, "make", self.make)
        self.keep(model_store.wanted_version(self.pack))
        model_store.activate(self.pack, model_store.wanted_version(self.pack))

    async def make(self, pack: Path, learned: Path) -> Learnt:
        assert pack == self.pack
        if self.fault is not None:
            raise LearningFailed(self.fault)
        version = model_store.wanted_version(pack, learned)
        self.made.append(content_of(learned))
        self.keep(version)
        return Learnt(version=version, figures=self.figures, figures_before=BASE)

    def keep(self, version: str) -> None:
        place = model_store.folder(self.pack) / version
        place.mkdir(parents=True, exist_ok=True)
        (place / model_store.MODEL_FILE).touch()

    @property
    def active(self) -> str | None:
        return model_store.active_version(self.pack)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path / "machine", monkeypatch)


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


@pytest.fixture
def learner(database: Database, machine: Machine, clock: StillClock) -> Learner:
    return Learner(database, machine.pack, clock=clock, trains=True)


async def teach(database: Database, text: str, clock: StillClock, status: Proposal = Proposal.ACCEPTED) -> None:
    async with database.transaction() as session:
        row = ProposedExample(text=text, language="sq", label="water", source="officer", status=status)
        row.created_at = row.judged_at = clock()
        session.add(row)


async def want(database: Database, clock: StillClock) -> int:
    async with database.transaction() as session:
        return (await want_training(session, actor=TERMINAL, now=clock())).id


async def use(database: Database, number: int, clock: StillClock, **options: bool) -> None:
    async with database.transaction() as session:
        await use_model(session, number, actor=TERMINAL, now=clock(), **options)


async def stored(database: Database) -> Training:
    async with database.reading() as session:
        return (await session.scalars(select(Training).order_by(Training.id.desc()).limit(1))).one()


async def test_what_is_accepted_is_trained_and_measured_but_not_used(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    await teach(database, "not this", clock, Proposal.PROPOSED)
    await want(database, clock)
    before = machine.active
    await learner.once()
    training = await stored(database)
    assert (training.status, training.figures, training.figures_before) == ("measured", machine.figures, BASE)
    assert machine.made == ["label\tlanguage\ttext\nwater\tsq\tnuk ka uje\n"]
    assert machine.active == before


async def test_once_it_is_in_use_the_machine_uses_it(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    number = await want(database, clock)
    await learner.once()
    await use(database, number, clock)
    await learner.once()
    assert machine.active == (await stored(database)).version
    assert model_store.learned_file(machine.pack).exists()


async def test_another_machine_makes_the_same_model_from_the_same_examples(
    database: Database, machine: Machine, learner: Learner, clock: StillClock, tmp_path: Path
) -> None:
    await teach(database, "nuk ka uje", clock)
    number = await want(database, clock)
    await learner.once()
    await use(database, number, clock)
    await teach(database, "accepted later", clock)
    with pytest.MonkeyPatch.context() as patch:
        other = Machine(tmp_path / "other", patch)
        await Learner(database, other.pack, clock=clock, trains=False).once()
        assert (other.made, other.active) == (machine.made[:1], (await stored(database)).version)


async def test_what_was_taken_back_stays_in_the_model_that_learnt_it(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    await use_next(database, learner, clock)
    async with database.transaction() as session:
        (row,) = await session.scalars(select(ProposedExample))
        row.status = Proposal.REJECTED
    await learner.once()
    assert machine.active == (await stored(database)).version


async def use_next(database: Database, learner: Learner, clock: StillClock) -> int:
    number = await want(database, clock)
    await learner.once()
    await use(database, number, clock)
    await learner.once()
    return number


async def test_an_earlier_model_can_be_used_again(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "one", clock)
    first = await use_next(database, learner, clock)
    version = machine.active
    await teach(database, "two", clock)
    clock.forward(1)
    await use_next(database, learner, clock)
    assert machine.active != version
    clock.forward(1)
    await use(database, first, clock)
    await learner.once()
    assert machine.active == version


async def test_only_one_training_at_a_time(database: Database, clock: StillClock) -> None:
    await teach(database, "nuk ka uje", clock)
    wishes = await asyncio.gather(*(want(database, clock) for _ in range(3)), return_exceptions=True)
    assert sorted(type(wish).__name__ for wish in wishes) == ["UnderWay", "UnderWay", "int"]
    with pytest.raises(UnderWay):
        await want(database, clock)


async def test_nothing_new_is_not_trained(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    with pytest.raises(NothingNew):
        await want(database, clock)
    await teach(database, "nuk ka uje", clock)
    await use_next(database, learner, clock)
    with pytest.raises(NothingNew):
        await want(database, clock)


async def test_a_model_with_a_figure_that_fell_is_not_used_unless_one_insists(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    machine.figures = {"topic_top1": 0.85, "helped": 0.80}
    await teach(database, "nuk ka uje", clock)
    number = await want(database, clock)
    await learner.once()
    with pytest.raises(NotUsable, match="helped"):
        await use(database, number, clock)
    await use(database, number, clock, although_it_fell=True)
    assert (await stored(database)).status == TrainingStatus.ACTIVE


async def test_a_dropped_model_waits_for_no_decision(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    number = await want(database, clock)
    await learner.once()
    for expected in ("dropped", None):
        async with database.transaction() as session:
            if expected is None:
                with pytest.raises(NotUsable):
                    await drop_model(session, number, actor=TERMINAL)
            else:
                assert (await drop_model(session, number, actor=TERMINAL)).status == expected


async def test_a_model_that_is_not_measured_cannot_be_used(database: Database, clock: StillClock) -> None:
    await teach(database, "nuk ka uje", clock)
    number = await want(database, clock)
    with pytest.raises(NotUsable):
        await use(database, number, clock)


async def test_a_failure_is_kept_in_words_and_ends_the_training(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    machine.fault = "there are no sentences of any topic"
    await teach(database, "nuk ka uje", clock)
    await want(database, clock)
    await learner.once()
    training = await stored(database)
    assert (training.status, training.fault) == ("failed", machine.fault)


async def test_a_training_that_was_left_is_begun_anew(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    await want(database, clock)
    async with database.transaction() as session:
        await trainings.claim(session, now=clock(), lease=LEASE)
    await learner.once()
    assert (await stored(database)).status == "running"
    clock.forward((LEASE + timedelta(seconds=1)).total_seconds())
    await learner.once()
    assert (await stored(database)).status == "measured"


async def test_a_process_that_does_not_train_leaves_it(database: Database, machine: Machine, clock: StillClock) -> None:
    await teach(database, "nuk ka uje", clock)
    await want(database, clock)
    await Learner(database, machine.pack, clock=clock, trains=False).once()
    assert (await stored(database)).status == "wanted"


async def test_two_processes_of_a_machine_do_not_get_into_each_others_way(
    database: Database, machine: Machine, learner: Learner, clock: StillClock
) -> None:
    await teach(database, "nuk ka uje", clock)
    await want(database, clock)
    with locked(model_store.folder(machine.pack) / LOCK_FILE) as is_mine:
        assert is_mine
        await learner.once()
    assert machine.made == []


class TestOtherProcess:
    """Making a model, in a process of its own."""

    @pytest.fixture
    def python(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """What is run in the place of Python."""
        program = tmp_path / "python"
        monkeypatch.setattr("bot.learning.sys.executable", str(program))
        return program

    @staticmethod
    def write(program: Path, script: str) -> None:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    async def test_what_it_says_is_what_was_learnt(self, python: Path, tmp_path: Path) -> None:
        self.write(python, """echo '{"version": "v1", "figures": {"helped": 0.9}, "before": {}}'""")
        made = await learning.make(tmp_path, tmp_path / "learned.tsv")
        assert made == Learnt(version="v1", figures={"helped": 0.9}, figures_before={})

    async def test_its_last_words_are_the_fault(self, python: Path, tmp_path: Path) -> None:
        self.write(python, "echo first >&2; echo 'roads.tsv: the column text is empty' >&2; exit 1")
        with pytest.raises(LearningFailed, match=r"roads\.tsv: the column text is empty"):
            await learning.make(tmp_path, tmp_path / "learned.tsv")

    async def test_it_ends_with_whoever_waits_for_it(self, python: Path, tmp_path: Path) -> None:
        self.write(python, f"echo $$ > {tmp_path}/begun; mv {tmp_path}/begun {tmp_path}/number; exec sleep 60")
        making = asyncio.ensure_future(learning.make(tmp_path, tmp_path / "learned.tsv"))
        number = int(await asyncio.to_thread(written, tmp_path / "number"))
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def written(file: Path) -> str:
    """What somebody writes into the file, waited for."""
    while not file.exists():
        time.sleep(0.01)
    return file.read_text()


def test_taking_over_keeps_what_was_taught_beside_the_model(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / model_store.LEARNED_FILE
    file.write_text("label\tlanguage\ttext\nwater\tsq\tnuk ka uje\n")
    machine.keep(model_store.wanted_version(machine.pack, file))
    learn.take_over(machine.pack, model_store.wanted_version(machine.pack, file), file)
    assert machine.active == model_store.wanted_version(machine.pack)
