from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.normalise import strip_diacritics
from routing.places import Gazetteer
from routing.places_text import spelling_key
from tests.routing.texts import both_scripts

PACK = Path(__file__).parents[2] / "directory" / "packs" / "kosovo"
GAZETTEER = Gazetteer.load(PACK)


def code(text: str, language: str | None = None) -> str | None:
    return GAZETTEER.find(text, language).code


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("u Prizrenu nema vode", "prizren"),
        ("у Призрену нема воде", "prizren"),
        ("n'Prizren s'ka uj", "prizren"),
        ("nPrizren s'ka uj", "prizren"),
        ("uprizrenu nema vode", "prizren"),
        ("Prizren'de su yok", "prizren"),
        ("prizrende su yok", "prizren"),
        ("Prizrenliyim", "prizren"),
        ("rruget e Prizrenit", "prizren"),
        ("Prizren's streets", "prizren"),
        ("prizrenac sam", "prizren"),
        ("gračanički vrtić", "gracanica"),
        ("iz Uroševca", "ferizaj"),
        ("priştineye nasıl giderim", "prishtina"),
        ("Mamuşadan yazıyorum", "mamusha"),
        ("u Suvoj Reci", "suhareka"),
        ("F. Kosove pa drita", "fushe-kosove"),
        ("K. Polje bez struje", "fushe-kosove"),
        ("fushekosova", "fushe-kosove"),
        ("ne Mitrovicen e Veriut", "mitrovica-north"),
        ("kuzey mitroviçada", "mitrovica-north"),
        ("južna Mitrovica", "mitrovica-south"),
        ("kaçaniğe yol kapalı", "kacanik"),
        ("Velikoj Hoči treba lekar", "rahovec"),
        ("Dakovica, izvod", "gjakova"),
    ],
)
def test_names_are_found_in_every_form(text: str, municipality: str) -> None:
    assert code(text) == municipality


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("u Gračnici nema struje", "gracanica"),
        ("ne Prishtna", "prishtina"),
        ("Skenderja, ujsjellsi", "skenderaj"),
        ("u Leposavicu", "leposavic"),
        ("opština Vučtrn", "vushtrri"),
    ],
)
def test_a_typo_does_not_hide_a_municipality(text: str, municipality: str) -> None:
    assert code(text) == municipality


@pytest.mark.parametrize(
    "text",
    [
        "trudna sam, gde da se prijavim",
        "požar u kući",
        "drva za peć",
        "peče me savest",
        "istog dana su me odbili",
        "ne vitin 2020 kom apliku",
        "Burimi eshte vllau im",
        "Kastrioti osht shok",
        "besiana ka lind dje",
        "bare, a ka ne ambulante",
        "policia erdhi vone",
        "banesa sociale",
        "in March I applied",
        "bana yardım edin",
        "burs başvurusu",
        "koristan savet, bi li",
        "ulica Prizrenska nema svetla",
        "rruga e Prizrenit ne lagjen tone",
        "Universiteti i Prishtines s'ma njeh vitin",
        "univerzitet u Prištini mi izdao diplomu",
        "birra peja e skaduar",
        "iz Niša sam, treba mi izvod",
        "Beograd, Skopje, Tirana",
        "Sremska Mitrovica me osudila",
        "Miloš Obilić je bio junak",
        "ne radi lampa, gori danju",
        "ne Kosove a vlen patenta",
        "",
        "...",
    ],
)
def test_everyday_words_people_and_places_elsewhere_are_not_taken_for_places(text: str) -> None:
    place = GAZETTEER.find(text)
    assert place.code is None
    assert not place.candidates


@pytest.mark.parametrize(
    ("text", "language", "municipality"),
    [
        ("u Peći nema vode", "sr-Latn", "peja"),
        ("Peć, nema struje", "sr-Latn", "peja"),
        ("jetoj n viti", "sq", "viti"),
        ("u Istoku imam njivu", "sr-Latn", "istog"),
        ("fshati Burim", "sq", "istog"),
        ("u Gori nema doktora", "bs", "dragash"),
        ("İpek'te hastane", "tr", "peja"),
        ("ne Kastriot termocentrali", "sq", "obiliq"),
        ("in vrella we collected books", "en", "istog"),
    ],
)
def test_ambiguous_words_count_where_a_place_is_clearly_meant(text: str, language: str, municipality: str) -> None:
    assert code(text, language) == municipality


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("I live in Gjilan but work in Pristina", "gjilan"),
        ("living in Peja, office in Prishtina says go home", "peja"),
        ("diploma nga Prishtina por jetoj n'Gjilan", "gjilan"),
        ("preselio se iz Prištine u Gračanicu", "gracanica"),
        ("u shperngula prej Pejes n'Kline", "klina"),
        ("toka e babes n'Skenderaj, jetojm n'Vushtrri", "skenderaj"),
        ("rođen u Peći, živimo u Goraždevcu", "peja"),
        ("Prilep te Deqanit krejt parcelat", "decan"),
        ("u selu Drenovac kod Kline", "klina"),
        ("jom prej Junikut, spitali i Gjakoves ma dha faturen", "junik"),
    ],
)
def test_of_two_places_the_one_that_the_matter_is_about_is_meant(text: str, municipality: str) -> None:
    assert code(text) == municipality


@pytest.mark.parametrize(
    ("text", "municipalities"),
    [
        ("ne Mitrovice kush e rregullon semaforin", {"mitrovica-north", "mitrovica-south"}),
        ("Косовска Митровица", {"mitrovica-north", "mitrovica-south"}),
        ("autobusi prej Ferizajit per Prishtine", {"ferizaj", "prishtina"}),
        ("nemame ambulanta vo Brod", {"dragash", "strpce"}),
        ("u Lipljanu i Gračanici tražim posao", {"lipjan", "gracanica"}),
    ],
)
def test_where_several_are_meant_the_resident_is_asked(text: str, municipalities: set[str]) -> None:
    place = GAZETTEER.find(text)
    assert place.code is None
    assert set(place.candidates) == municipalities


def test_the_words_found_are_given_as_evidence() -> None:
    assert GAZETTEER.find("Dobar dan, u Novom Brdu nema vode").evidence == ("Novom Brdu",)


_PLACES = [("u Štrpcu", "у Штрпцу"), ("iz Gračanice", "из Грачанице"), ("u Novom Brdu", "у Новом Брду"), ("", "")]


@given(st.sampled_from(_PLACES), both_scripts)
def test_cyrillic_and_latin_of_a_sentence_name_the_same_place(
    place: tuple[str, str], sentence: tuple[str, str]
) -> None:
    latin, cyrillic = (GAZETTEER.find(" ".join(words)) for words in zip(place, sentence, strict=True))
    assert (latin.code, latin.candidates) == (cyrillic.code, cyrillic.candidates)


def _rows() -> list[dict[str, str]]:
    with (PACK / "aliases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_official_name_is_found_with_and_without_diacritics() -> None:
    rows = [row for row in _rows() if row["kind"] == "official" and "(" not in row["alias"]]
    missed = [
        row["alias"]
        for row in rows
        for name in (row["alias"], strip_diacritics(row["alias"]))
        if code(f"{row['alias']}, {name}") != row["municipality"]
    ]
    assert missed == []


def test_every_village_of_one_municipality_is_found_after_the_word_village() -> None:
    rows = [row for row in _rows() if row["kind"] == "village" and not row["ambiguous_with"]]
    missed = [row["alias"] for row in rows if not _is_found(f"fshati {row['alias']}", row["municipality"])]
    assert missed == []


def _is_found(text: str, municipality: str) -> bool:
    place = GAZETTEER.find(text)
    return municipality in (place.code, *place.candidates)


@pytest.mark.parametrize(
    ("one", "other"), [("shterpce", "sterpce"), ("gjilan", "djilan"), ("kllokot", "klokot"), ("vitija", "vitia")]
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


def test_a_long_message_takes_about_a_millisecond() -> None:
    text = "kam kerkuar disa here te me ndihmojne por askush nuk pergjigjet ne telefon " * 5 + "ne Prizren"
    GAZETTEER.find(text)
    started = time.thread_time()
    for _ in range(20):
        GAZETTEER.find(text)
    assert (time.thread_time() - started) / 20 < 0.01  # ten times what it takes here


def test_a_pack_without_names_finds_nothing(tmp_path: Path) -> None:
    assert Gazetteer.load(tmp_path).find("u Prizrenu").code is None


def test_a_pack_needs_no_list_of_names_beside_its_municipalities(tmp_path: Path) -> None:
    table = "code,name_tr,name_tr_source,official_languages\nornekkent,Örnekkent,the assembly,tr\n"
    (tmp_path / "municipalities.csv").write_text(table, encoding="utf-8")
    gazetteer = Gazetteer.load(tmp_path)
    assert [gazetteer.find(text).code for text in ("örnekkent'te su yok", "the assembly")] == ["ornekkent", None]


def test_a_name_that_an_admin_has_added_is_found() -> None:
    before, after = Gazetteer.load(PACK), Gazetteer.load(PACK, [("gjilan", "Bukurezina")])
    text = "nuk ka ujë në Bukurezina"
    assert (before.find(text).code, after.find(text).code) == (None, "gjilan")
