"""Learning from accepted examples: one process trains and measures, every machine makes the model that is in use.

The store holds which examples a model learnt from, and the same examples give the same model anywhere: models
themselves are not carried from machine to machine. Training runs in a process of its own, so that nobody waits for it.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.background import Background
from bot.clock import Clock
from bot.file_lock import locked
from bot.settings import ROOT
from routing import learn, model_store
from routing.data import Example
from routing.learned import write_learned
from storage import examples, trainings
from storage.database import Database
from storage.learning_tables import UNDER_WAY, Training, TrainingStatus

log = structlog.get_logger()
LOOK_EVERY_S = 15.0
LEASE = timedelta(minutes=2)
RENEW_S = 30.0
LOCK_FILE = "learning.lock"
MAX_FAULT = 500  # characters


class LearningFailed(Exception):
    """A model could not be made; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A model that is kept on this machine; `figures_before` are those of the one in use."""

    version: str
    figures: dict[str, float]
    figures_before: dict[str, float]


class Learner:
    """`trains`: this process makes and measures what is wanted; all others only follow what is in use."""

    def __init__(self, database: Database, pack: Path, *, clock: Clock, trains: bool) -> None:
        self._database = database
        self._pack = pack
        self._clock = clock
        self._trains = trains

    async def run(self) -> None:
        """Keep this running, in one process of each machine at least."""
        while True:
            await self.once()
            await asyncio.sleep(LOOK_EVERY_S)

    async def once(self) -> None:
        folder = model_store.folder(self._pack)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / LOCK_FILE) as is_mine:
            if not is_mine:  # another process of this machine is at it
                return
            if model_store.active_version(self._pack) is not None:  # whoever routes here makes the first one
                await self._follow()
            if self._trains:
                await self._train()

    async def until_ended(self, number: int) -> None:
        """Train until this training has ended, here or in another process."""
        while True:
            await self.once()
            async with self._database.reading() as session:
                if (await session.get_one(Training, number)).status not in UNDER_WAY:
                    return
            await asyncio.sleep(1)

    async def _follow(self) -> None:
        """Have this machine's model be the one in use."""
        async with self._database.reading() as session:
            used = await trainings.in_use(session)
            taught = await _taught(session, used.examples) if used is not None else None
        if taught is None:
            return
        async with _written(taught) as file:
            if model_store.active_version(self._pack) == model_store.wanted_version(self._pack, file):
                return
            learnt = await make(self._pack, file)
            await asyncio.to_thread(learn.take_over, self._pack, learnt.version, file)
        log.info("learning.model_in_use", version=learnt.version)

    async def _train(self) -> None:
        """Make and measure the model that is wanted, if one is."""
        async with self._database.transaction() as session:
            training = await trainings.claim(session, now=self._clock(), lease=LEASE)
            taught = await _taught(session, training.examples) if training is not None else []
        if training is None:
            return
        log.info("learning.training", training=training.id, examples=len(taught))
        try:
            await self._follow()  # it is measured against the model in use
            learnt = await self._made(training, taught)
        except LearningFailed as failure:
            await self._end(training, TrainingStatus.FAILED, fault=str(failure))
        else:
            await self._end(
                training,
                TrainingStatus.MEASURED,
                version=learnt.version,
                figures=learnt.figures,
                figures_before=learnt.figures_before,
            )

    async def _made(self, training: Training, taught: Sequence[Example]) -> Learnt:
        """Make the model, and say meanwhile that somebody is at it."""
        async with _written(taught) as file, Background() as background:
            background.keep_running(lambda: self._keep_claim(training.id), name="learning.claim")
            return await make(self._pack, file)

    async def _keep_claim(self, number: int) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            async with self._database.transaction() as session:
                await trainings.renew(session, number, self._clock() + LEASE)

    async def _end(self, training: Training, status: TrainingStatus, **columns: Any) -> None:
        async with self._database.transaction() as session:
            await trainings.finish(session, training.id, status, now=self._clock(), **columns)
        log.info("learning.training_ended", training=training.id, status=status, version=columns.get("version"))


async def make(pack: Path, learned: Path) -> Learnt:
    """Make and keep the model of this file, in another process that is ended when this work is. `LearningFailed`."""
    words = (sys.executable, "-m", "routing", "learn", str(learned), "--pack", str(pack))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdout=pipe, stderr=pipe)
    try:
        said, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise LearningFailed(_last_line(complained) or f"training ended with {process.returncode}")
    outcome = json.loads(said)
    return Learnt(version=outcome["version"], figures=outcome["figures"], figures_before=outcome["before"])


async def _taught(session: AsyncSession, ids: Sequence[int]) -> list[Example]:
    rows = await examples.in_order(session, ids)
    return [Example(label=row.label, language=row.language, text=row.text) for row in rows]


@asynccontextmanager
async def _written(taught: Sequence[Example]) -> AsyncIterator[Path]:
    """The sentences as a file that goes at the end."""
    with TemporaryDirectory(prefix="kontakt-learning-") as folder:
        file = Path(folder) / model_store.LEARNED_FILE
        await asyncio.to_thread(write_learned, file, taught)
        yield file


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1][:MAX_FAULT] if lines else ""
