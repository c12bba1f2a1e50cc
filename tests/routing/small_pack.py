"""A pack of six labels in two languages, embeddings that need no package, and a folder for models of its own."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from routing import embedding, language_train, learn, model_store
from routing.language_words import FREQUENT
from routing.normalise import fold
from routing.records import EMERGENCY, OUT_OF_SCOPE, SMALLTALK
from routing.vectors import VectorStore

WATER, PENSIONS, ROADS = "water-sewage", "pensions", "roads"
LABELS = (EMERGENCY, OUT_OF_SCOPE, PENSIONS, ROADS, SMALLTALK, WATER)

SENTENCES: Mapping[tuple[str, str], tuple[str, ...]] = {
    (WATER, "en"): (
        "there is no water in our street since monday",
        "the water pipe under the pavement is leaking",
        "my tap gives brown water",
        "sewage comes up from the drain in the cellar",
        "who repairs a broken water meter",
        "water pressure is very low on the third floor",
        "the manhole smells of sewage",
        "how do i get a new water connection",
    ),
    (WATER, "sr"): (
        "nema vode u ulici već tri dana",
        "pukla je vodovodna cev ispod trotoara",
        "iz česme teče žuta voda",
        "kanalizacija izbija u podrumu",
        "ко поправља водомер који не ради",
        "slab pritisak vode na trećem spratu",
        "шахт смрди на канализацију",
        "како да добијем прикључак за воду",
    ),
    (PENSIONS, "en"): (
        "my pension did not arrive this month",
        "where do i apply for a basic old age pension",
        "which papers does a disability pension need",
        "pension of my late husband",
        "my mother turned 65, how does she get her pension",
        "the pension is smaller than last month",
        "i worked abroad, does it count for my pension",
        "family pension for the children",
    ),
    (PENSIONS, "sr"): (
        "nije mi stigla penzija ovog meseca",
        "gde da predam za starosnu penziju",
        "која документа требају за инвалидску пензију",
        "porodična penzija posle smrti muža",
        "мајка је напунила 65 година, како до пензије",
        "penzija mi je manja nego prošlog meseca",
        "radio sam u inostranstvu, računa li se za penziju",
        "kasni penzija",
    ),
    (ROADS, "en"): (
        "there is a big hole in the road near the school",
        "the asphalt is broken on our road",
        "when will you pave the village road",
        "road sign fell down at the crossing",
        "snow was not cleared from the road",
        "the bridge railing is broken",
        "potholes damaged my tyre",
        "please paint the pedestrian crossing",
    ),
    (ROADS, "sr"): (
        "velika rupa na putu kod škole",
        "propao je asfalt u našoj ulici",
        "када ћете асфалтирати пут у селу",
        "pao je saobraćajni znak na raskrsnici",
        "sneg nije očišćen sa puta",
        "ограда на мосту је поломљена",
        "zbog rupa na putu pukla mi je guma",
        "obeležite pešački prelaz",
    ),
    (EMERGENCY, "en"): (
        "our house is on fire",
        "my father does not breathe",
        "he is beating me right now help",
        "a child fell into the river",
        "there is smoke and flames in the flat",
        "send an ambulance she is unconscious",
        "a man with a knife is at the door",
        "car crash people are bleeding",
    ),
    (EMERGENCY, "sr"): (
        "gori nam kuća",
        "otac ne diše",
        "muž me bije upomoć",
        "dete je palo u reku",
        "дим и пламен у стану",
        "пошаљите хитну, пала је у несвест",
        "čovek sa nožem je na vratima",
        "sudar, ljudi krvare",
    ),
    (SMALLTALK, "en"): (
        "hello",
        "good morning to you",
        "thank you very much",
        "are you a robot",
        "how are you today",
        "bye, see you",
        "you are great",
        "what can you do",
    ),
    (SMALLTALK, "sr"): (
        "zdravo",
        "dobar dan svima",
        "hvala puno",
        "jesi li ti robot",
        "kako si danas",
        "doviđenja",
        "баш си добар",
        "шта умеш",
    ),
    (OUT_OF_SCOPE, "en"): (
        "who won the match yesterday",
        "write me a poem about love",
        "what will the weather be tomorrow",
        "price of bitcoin",
        "best recipe for a cake",
        "book me a flight to paris",
        "how do i install this game",
        "my phone screen is broken",
    ),
    (OUT_OF_SCOPE, "sr"): (
        "ko je pobedio sinoć na utakmici",
        "napiši mi pesmu o ljubavi",
        "какво ће време бити сутра",
        "koliko vredi bitkoin",
        "recept za tortu",
        "треба ми карта за авион",
        "kako da instaliram ovu igru",
        "pukao mi ekran na telefonu",
    ),
}

DEVELOPMENT: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "en": (
        (WATER, "gjilan", "no water again in Gjilan"),
        (WATER, "", "brown water from the tap in the kitchen"),
        (PENSIONS, "", "the old age pension is late"),
        (PENSIONS, "prizren", "which papers for a pension in Prizren"),
        (ROADS, "", "hole in the asphalt"),
        (ROADS, "gjilan|prizren", "the road from Gjilan to Prizren has potholes"),
        (EMERGENCY, "", "help the kitchen is on fire"),
        (SMALLTALK, "", "hello there"),
        (OUT_OF_SCOPE, "", "who won the game"),
    ),
    "sr": (
        (WATER, "gjilan", "opet nema vode u Gnjilanu"),
        (WATER, "", "цев цури испред продавнице"),
        (PENSIONS, "", "kasni mi starosna penzija"),
        (PENSIONS, "", "документа за породичну пензију"),
        (ROADS, "", "rupa na asfaltu"),
        (ROADS, "prizren", "пут до Призрена је пун рупа"),
        (EMERGENCY, "", "upomoć gori kuhinja"),
        (SMALLTALK, "", "zdravo svima"),
        (OUT_OF_SCOPE, "", "napiši pesmu"),
    ),
}

CONCEPTS = (
    "water\twater tap* pipe*\tuje uji\tvod* cev* cesm*\tsu suyu",
    "sewage\tsewage drain*\tkanalizim*\tkanalizacij* saht*\tkanalizasyon*",
    "pension\tpension*\tpension*\tpenzij*\temekli*",
    "old-age\told_age\tpleqeri*\tstarosn*\tyaslilik*",
    "road\troad* asphalt* pothole*\trrug* asfalt*\tput puta putu asfalt*\tyol* asfalt*",
    "fire\tfire flames\tzjarr*\tgori plamen*\tyangin*",
)

ALIASES = (
    "gjilan,Gjilan,official,sq",
    "gjilan,Gnjilane,official,sr",
    "prizren,Prizren,official,sq",
)
MUNICIPALITIES = ("gjilan,Gjilani,Gnjilane", "prizren,Prizreni,Prizren")
PLACES = ("gjilan,Malishevë e Gjilanit,village,sq",)


def write_pack(pack: Path) -> Path:
    for label in LABELS:
        rows = [f"{language}\t{text}" for language in ("en", "sr") for text in SENTENCES[label, language]]
        write_lines(pack / "examples" / f"{label}.tsv", "language\ttext", *rows)
    for language, messages in DEVELOPMENT.items():
        write_lines(
            pack / "development" / f"{language}.tsv", "label\tmunicipality\ttext", *("\t".join(row) for row in messages)
        )
    write_lines(pack / "lexicon" / "words.tsv", "concept\ten\tsq\tsr\ttr", *CONCEPTS)
    names = "municipality,alias,kind,lang,ambiguous_with,risk,source,note"
    write_lines(pack / "aliases.csv", names, *(f"{row},,,," for row in ALIASES))
    write_lines(pack / "places.csv", names, *(f"{row},,,," for row in PLACES))
    write_lines(pack / "municipalities.csv", "code,name_sq,name_sr-Latn", *MUNICIPALITIES)
    return pack


def write_lines(file: Path, *lines: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def embed(text: str) -> NDArray[np.float32]:
    """A vector of length 1 that depends on the words and nothing else; texts that share words lie closer."""
    words = fold(text).split() or [""]
    vector = np.sum([_of_word(word) for word in words], axis=0)
    unit: NDArray[np.float32] = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit


@cache
def _of_word(word: str) -> NDArray[np.float64]:
    return np.random.default_rng(zlib.crc32(word.encode())).normal(size=embedding.DIMENSIONS)


def embed_many(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([embed(text) for text in texts], dtype=np.float32).reshape(-1, embedding.DIMENSIONS)


def settle(patch: pytest.MonkeyPatch, home: Path, *, embeddings: bool = True) -> None:
    """Models are kept below `home`, embeddings are made here or not at all, and languages are learnt from few words."""
    patch.setattr(model_store, "MODELS", home / "models")
    patch.setattr(embedding, "find_spec", lambda name: object() if embeddings else None)
    patch.setattr(embedding, "embed", embed)
    patch.setattr(learn, "VectorStore", partial(VectorStore, embed=embed_many))
    patch.setattr(language_train, "FREQUENT", {group: words[:40] for group, words in FREQUENT.items()})
