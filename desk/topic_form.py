"""What a form about a topic or a municipality holds, and who may send it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.ext.asyncio import AsyncSession

from desk.visit import Visit
from desk.words import endonym
from directory.code_store import TOPICS, load_held
from directory.pack_values import WRITTEN_LANGUAGES
from directory.records import Topic
from directory.store import load_groups
from directory.topic_editing import DESCRIPTION, LABEL, MAX_CODE, MAX_DESCRIPTION, MAX_LABEL
from locales.catalogs import mark, texts
from locales.country import country

DONE: dict[str, str] = {
    "make": mark(
        "The topic is there now, and residents find it in the menu. Now show the bot what people write about it."
    ),
    "save": mark("Saved. Residents see it within seconds."),
    "retire": mark("The topic is offered no more. Questions that are at the office keep it."),
    "restore": mark("The topic is offered again."),
    "undo": mark("The change was taken back."),
    "move": mark("The contact points answer for the other topic now."),
    "added": mark("Kept. The bot knows them once a training has learnt from them, and its model is put into use."),
    "nothing-new": mark("All of these were known already."),
    "out": mark("Taken out. The model in use still knows what it has learnt, until the next one replaces it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicForm:
    """`texts`: field → text as typed; `seen`: the version that was read; `faults`: field → what is wrong."""

    code: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    seen: int = 0
    faults: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, int] = field(
        default_factory=lambda: {LABEL: MAX_LABEL, DESCRIPTION: MAX_DESCRIPTION, "code": MAX_CODE}
    )

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    def with_faults(self, faults: Mapping[str, str]) -> TopicForm:
        return replace(self, faults=faults)

    @property
    def tongues(self) -> list[tuple[str, str]]:
        return tongues_of(self.texts)


def tongues_of(typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """The languages side by side, with their own names: those of the country, and what else holds a text."""
    codes = [code for code in country().languages if code in WRITTEN_LANGUAGES]
    held = {name.rpartition("_")[2] for name, text in typed.items() if text}
    more = [code for code in WRITTEN_LANGUAGES if code not in codes and code in held]
    return [(code, endonym(code)) for code in (*codes, *more)]


def blank_form() -> TopicForm:
    return TopicForm()


def form_of(topic: Topic) -> TopicForm:
    texts_of = {f"{LABEL}_{code}": text for code, text in topic.labels.items()}
    texts_of |= {f"{DESCRIPTION}_{code}": text for code, text in topic.descriptions.items()}
    return TopicForm(code=topic.code, texts={**texts_of, "group": topic.group}, seen=topic.version)


def filled_form(visit: Visit) -> TopicForm:
    """What somebody has typed about a topic."""
    prefixes = (f"{LABEL}_", f"{DESCRIPTION}_")
    typed = {name: text for name, text in visit.form.items() if name == "group" or name.startswith(prefixes)}
    return TopicForm(
        code=visit.filled_in("code").strip(), texts=typed, note=visit.filled_in("note"), seen=version_seen(visit)
    )


def version_seen(visit: Visit) -> int:
    seen = visit.filled_in("seen")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0


def may_change(visit: Visit, topic: str | None) -> bool:
    """Topics are the same in all municipalities: whoever has only some of those in their care changes none."""
    return visit.scope.municipalities is None and visit.scope.allows(None, topic)


async def group_codes(store: AsyncSession) -> list[str]:
    """The groups of the menu, in its order."""
    held = await load_held(store, TOPICS)
    topics = sorted((each.entry for each in held.values()), key=lambda topic: (topic.position, topic.code))
    return list(dict.fromkeys((*(topic.group for topic in topics), *await load_groups(store))))


def done_in_words(visit: Visit) -> str:
    done = DONE.get(visit.asked("done"), "")
    return texts(visit.language).gettext(done) if done else ""
