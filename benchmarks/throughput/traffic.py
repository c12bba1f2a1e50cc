"""What residents send, as Telegram's updates: endless, the same in every run.

Many residents talk at once, each a talk of some steps; when a talk ends, a new resident takes the place. So every talk
begins with a row that has to be made, nobody meets the flood limit, and a resident's next message comes only long after
the last one was acknowledged.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

import yaml

PACK = Path(__file__).parents[2] / "directory" / "packs" / "kosovo"
DATE = 1_790_000_000
SEED = 4
LANGUAGES = ("sq", "sq", "sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "en")  # by slot: half of them Albanian
HINTS = ("sq", "sq", "sr", "en")
PLACES = ("gjilan", "prizren", "mitrovica-north", "peja", "kamenica", "dragash", "prishtina", "strpce")
# Each of these opens a ticket, and ever the same words reach the office: routing knows them after the first time.
QUESTIONS = ("Kur do të vijnë për bërllokun?", "Nema vode već tri dana, kome da se javim?", "The street lamp is broken")
TALK_TEXTS = 6

Talk = Sequence[str]
"""Steps: a text or command as it is written, a pressed button as `>action`."""


def buttons(residents: int) -> Iterator[bytes]:
    """Commands and pressed buttons through everything there is; every tenth resident writes to the office."""
    groups = yaml.safe_load((PACK / "topics.yaml").read_text(encoding="utf-8"))["groups"]
    topics = [topic["code"] for group in groups for topic in group["topics"]]

    @lru_cache(maxsize=2 * residents)  # each is asked for once a step
    def talk(number: int) -> Talk:
        dice = Random(SEED * 1_000_003 + number)
        topic, place = dice.choice(topics), dice.choice(PLACES)
        office = (">office:new", dice.choice(QUESTIONS)) if dice.random() < 0.1 else (f">elsewhere:{topic}", "/topics")
        return (
            "/start",
            f">language:{dice.choice(LANGUAGES)}",
            ">topics:new",
            f">group:{dice.choice(groups)['code']}",
            f">topic:{topic}",
            f">municipality:{place}",
            f">helped:yes:{topic}:{place}",
            f">papers:{topic}:{place}",
            "/help",
            ">municipalities:1",
            *office,
            "/status",
            ">menu",
        )

    return _updates(residents, talk)


def texts(residents: int) -> Iterator[bytes]:
    """The development set's messages as they are, shuffled; all languages in the shares they have there."""
    every = development_texts()

    def talk(number: int) -> Talk:
        return [every[(number * TALK_TEXTS + step) % len(every)] for step in range(TALK_TEXTS)]

    return _updates(residents, talk)


def echo(residents: int) -> Iterator[bytes]:
    """Short texts for the bare bots: the lightest update there is."""
    return _updates(residents, lambda number: [f"Hello, this is message {step} of {number}" for step in range(14)])


TRAFFIC = {"buttons": buttons, "texts": texts, "echo": echo}


def development_texts() -> list[str]:
    """Every message once, in an order that is the same in every run."""
    found = []
    for file in sorted((PACK / "development").glob("*.tsv")):
        if file.stem != "places":
            with file.open(encoding="utf-8", newline="") as lines:
                found += [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    Random(SEED).shuffle(found)
    return found


def _updates(residents: int, talk: Callable[[int], Talk]) -> Iterator[bytes]:
    """One step of each resident in turn; they are spread over their talks from the beginning."""
    length = len(talk(0))
    update = 0
    while True:
        for slot in range(residents):
            generation, step = divmod(update // residents + slot, length)
            number = generation * residents + slot
            update += 1
            yield _update(update, number, talk(number)[step])


def _update(update: int, number: int, step: str) -> bytes:
    """As the Bot API sends it; `number` is the resident."""
    chat = 10_000_000 + number
    person = b'{"id":%d,"is_bot":false,"first_name":"Drita","last_name":"G","username":"drita_g","language_code":"%b"}'
    sender = person % (chat, HINTS[number % len(HINTS)].encode())
    where = b'"chat":{"id":%d,"type":"private","first_name":"Drita","last_name":"G","username":"drita_g"}' % chat
    if step.startswith(">"):
        bot = b'"from":{"id":1,"is_bot":true,"first_name":"Kontakt","username":"kontakt_bot"}'
        message = b'{"message_id":%d,%b,%b,"date":%d,"text":"..."}' % (update, bot, where, DATE)
        body = b'"callback_query":{"id":"%d","from":%b,"message":%b,"chat_instance":"1","data":%b}'
        body %= (update, sender, message, json.dumps(step[1:]).encode())
    else:
        body = b'"message":{"message_id":%d,"from":%b,%b,"date":%d,"text":%b}'
        body %= (update, sender, where, DATE, json.dumps(step).encode())
    return b'{"update_id":%d,%b}' % (update, body)
