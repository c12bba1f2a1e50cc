"""Emergency words: who cries for help is heard in every language; who speaks of a fire's bill is not."""

from __future__ import annotations

from itertools import islice

import pytest

from directory.pack import PACKS
from routing.alarm import LONG, SHORT, alarm_words
from routing.data import read_examples

CRIES_FOR_HELP = (
    # Albanian
    "Po digjet shtëpia e komshiut, ka njerëz brenda!",
    "zjarr i madh n'katin e tret, s'muj me dal",
    "ka marr flak kerri te pompa",
    "spo merr frym babi hajdeni shpejt",
    "nuk po frymon foshnja",
    "i ra te fikt gruas, s'po zgjohet",
    "burri po m'rreh, jom mshef n'banjo",
    "dikush po ma thyn deren tash",
    "kan gjujt me arm te shkolla",
    "djali u hudh n'lum dhe s'po del",
    "po mbytet nje femije ne liqen",
    "po m'rrjedh gjak shum, jom shtatzan",
    "motra ime i ka pi krejt barnat",
    "du me vra veten, s'muj ma",
    "aksident i rende n'autostrade ka te lenduar",
    "traktori u permbys mbi babin",
    "e goditi rryma punetorin",
    "era e gazit ne krejt banesen, na dhimb koka",
    "plasi bombola e gazit n'kuzhin",
    "ka ra orteku mbi shtepi",
    "ka humb djali 4 vjeqar qe dy ore n'mal",
    "nje njeri me thike po kercnon njerzit para dyqanit",
    "gruaja po lind ne makine, s'arrijm n'spital",
    "ujt na ka hy n'shpi deri n'gjoks, nana s'ecen",
    "u shemb muri, jan dy punetor nen germadha",
    # Serbian
    "gori stan na trecem spratu ljudi vriste",
    "zapalila se kola na putu",
    "dim kulja iz podruma zgrade",
    "otac pao i ne budi se",
    "baba ne dise brzo",
    "deda ima bol u grudima i levoj ruci",
    "muz me tuce, zakljucala sam se u sobu",
    "neko obija vrata",
    "pucaju ispred skole",
    "izboden momak kod kafica",
    "dete se davi u bazenu",
    "upao covek u bunar",
    "zena se poradja u autu",
    "popila sve tablete, bez svesti je",
    "necu vise da zivim, skocicu s mosta",
    "sudar kod pumpe, ima mrtvih",
    "autobus se prevrnuo",
    "zid se srusio na radnike",
    "struja udarila majstora",
    "curi plin u zgradi",
    "eksplodirala boca u kuhinji",
    "bujica odnela auto sa ljudima",
    "nestalo dete od 3 godine pre sat vremena",
    "psi napadaju dete, ujedaju ga",
    "covek sa puskom ispred kuce preti",
    # Bosnian
    "djevojčica pala kroz prozor sa drugog sprata",
    "kuća u plamenu, vatra prelazi na štalu",
    "dijete se guši, progutalo novčić",
    # Turkish
    "evimiz yaniyor imdat",
    "ormanda yangın var eve yaklaşıyor",
    "babam yere yığıldı nefes almıyor",
    "kocam beni dövüyor şimdi, kapıyı kilitledim",
    "silah sesleri geliyor, vurulan var",
    "çocuk göle düştü boğuluyor",
    "karım doğuruyor yoldayız",
    "kendimi öldüreceğim",
    "kaza oldu, içinde sıkışan var",
    "duvar işçilerin üstüne yıkıldı",
    "gaz kokuyor bütün apartman",
    "elektrik çarptı abimi",
    "hırsız evde, dolapta saklanıyorum",
    "çocuğumuz kayıp iki saattir bulamıyoruz",
    "annemin göğsü sıkışıyor, terliyor",
    "yaralı var çok kan kaybediyor",
    "adam baltayla saldırıyor",
    # English
    "our house is burning please hurry",
    "smoke from the neighbours apartment, people inside",
    "my dad collapsed and is not breathing",
    "she is unconscious and bleeding from the head",
    "my husband is beating me right now",
    "someone is trying to break into my house",
    "there is a man with a gun in the school",
    "a child fell into the river",
    "my wife is in labour, we are stuck on the road",
    "I want to kill myself",
    "bad car accident, two people trapped",
    "a wall collapsed on workers",
    "he was electrocuted",
    "gas leak in our building",
    "avalanche, people buried",
    "my little boy is missing for two hours",
    "robbers in my shop with knives",
    "my son swallowed a battery",
    "snake bit my daughter",
    "grandpa has chest pain and left arm numb",
    # Romani
    "phabol o kher, andre si chave",
    "mo dad peli, na dizinel",
    "marel man akana mo rom, azutinen",
    "o chavo pelo ko pani",
    "but rat thavdel, akharen hitna",
    "i want to die here",
    "i just want to die there, goodbye",
    "i want to die at home tonight",
    "burada ölmek istiyorum",
    "evde ölmek istiyorum, ilaç içtim",
    "don me vdek ne shtepi, ka pi barna",
    "someone is screaming for help behind the garbage bins",
    "neko vrišti upomoć pored kontejnera za smeće",
    "the baby is born in the car and she bleeds",
)

NEAR_MISSES = (
    # Albanian
    "dua pune si zjarrfikes",
    "dje pati zjarr, kush e paguan demin",
    "ku e marr certifikaten e aparatit kunder zjarrit",
    "ligji per dhunen ne familje",
    "kopje e raportit te aksidentit",
    "fatura e ambulances",
    "leje per pompe te gazit",
    "vershimet e pranveres se kaluar na prishen token",
    "tymi i fabriks po na mbyt cdo dit",
    "me ka kercnu muajin e kalum",
    "i vrane qent e lagjes",
    "po digjet berllogu, era e keqe",
    "po vdes lumi i katundit prej mbeturinave",
    "po vdes per nje kafe",
    "plasa gazit me ty",
    "gazi u shtrenjtu prap",
    "kush e rregullon shkallen e zjarrit n'pallat",
    "ne 1999 na dogjen shpijen",
    "nese ndodh termet ku duhet shku",
    "ka rrezik me ra muri i shkolles",
    "thojn se ka pas te shtena n'veri, a osht e vertet",
    "u dogj poqi i rruges",
    "uji i pijshem ka ere t'keqe",
    "vajza ka lindur ne Gjermani, si e regjistroj",
    "djali ra prej biciklete se rruga ka gropa",
    "u mbyt rruga n'uje kur bjen shi",
    "humba leternjoftimin",
    "kam humb qenin qe dy ore te parku",
    "gjaku per analiza ku jepet",
    "shtylla e rrymes osht kah rrxohet",
    "ashensori s'punon, jam me karroc",
    "na plasi gypi i ujit",
    "kanalizimi plasi n'bodrum",
    "po rrahen qent te kontinieri",
    "kamionet po e shkatrrojn rrugen",
    "nana osht e shtrime prej vitit, due kujdestare",
    # Serbian
    "konkurs za vatrogasce",
    "juce je bio pozar, ko placa stetu",
    "atest za protivpozarni aparat",
    "zakon o nasilju u porodici",
    "treba mi kopija zapisnika o saobracajnoj nezgodi",
    "racun za hitnu pomoc",
    "dozvola za benzinsku pumpu i plin",
    "poplava prosle godine odnela most",
    "dim iz fabrike svaki dan gusi selo",
    "pretio mi je prosli mesec",
    "upucali su nam psa",
    "pale gume i smrdi",
    "crkavam od smeha",
    "ubi me ova birokratija",
    "pukla cev ispred kuce, voda tece niz ulicu",
    "puca asfalt na novom putu",
    "gori sijalica i danju",
    "reka umire od otpada",
    "davimo se u smecu",
    "gusimo se od prasine",
    "pala bandera na ulici, nema struje",
    "pao sam na trotoaru zbog leda",
    "srusila se nadstresnica na autobuskoj",
    "odron na putu kod tunela",
    "kisa ulazi u ucionicu, krov prokisnjava",
    "voda je mutna i smrdi na hlor",
    "nestala mi je licna karta",
    "izgubio sam psa u parku",
    "rodjenje u kolima hitne, gde da upisem dete",
    "dete mi je alergicno, ima li hrana u vrticu",
    "krave nam krepale",
    "pas ujeo postara",
    "komsija pravi buku i vice na decu",
    "lift ne radi, baba zarobljena na petom spratu nedeljama",
    "otac je imao slog, treba nam invalidnina",
    "tuku se macke ispod prozora",
    # Bosnian
    "ima li nesto istine da su pucali u Mitrovici",
    "dimnjak nije ociscen, bojim se pozara",
    "potonula saht ispred zgrade",
    "lopovi su mi sinoc ukrali auto",
    # Turkish
    "itfaiyeci olmak istiyorum",
    "dun yangin cikti, zarari kim oder",
    "yangin tupu belgesi nereden",
    "aile ici siddet kanunu",
    "kaza raporu kopyasi lazim",
    "ambulans faturasi",
    "benzinlik ruhsati",
    "gecen baharda sel oldu",
    "fabrika dumani her gun",
    "gecen ay beni tehdit etti",
    "kopekleri vurdular",
    "cop yakiyorlar koku var",
    "gulmekten oldum",
    "meraktan catliyorum",
    "cereyan yok evde",
    "sokak lambasi yanmiyor",
    "su borusu patladi sokakta",
    "kimligimi kaybettim",
    "kedim kayboldu",
    "duvarimiz catladi komsu insaattan",
    "yol coktu kamyonlar yuzunden",
    "dere kokuyor cop dolu",
    "bebek maması yardimi var mi",
    "annem felcli, engelli maasi",
    "okulda soba yanmiyor cocuklar usur",
    # English
    "job as fireman",
    "yesterday there was a fire, who pays the damage",
    "fire extinguisher certificate",
    "domestic violence law",
    "accident report copy",
    "ambulance bill",
    "gas station permit",
    "flood last spring",
    "smoke of the factory every day",
    "he threatened me last month",
    "they shot dogs",
    "burning rubbish smells",
    "I'm dying to know",
    "this bureaucracy is killing me",
    "the street is drowning in garbage",
    "water pipe burst in the street",
    "I lost my ID card",
    "my cat is missing",
    "street lights are burning all day",
    "there was no fire, false alarm",
    "where can I learn first aid",
    "the wall of the school is going to fall",
    "potholes, I fell off my bike",
    "my baby needs vaccination",
    "my father had a stroke and needs a disability pension",
    "the river smells bad",
    "a tree fell on the road",
    "dog bit the postman",
    "help me with my application",
    "help",
    # Romani
    "arati sine jag, ko pokinel",
    "kaj te lav lil katar i ambulanta",
    "i lampa na phabol",
    "my parents want to die at home, in Klina. Who builds houses for returnees?",
    "nena don me vdek n'shpi t'vet n'Istog, kush na ndihmon me u kthy",
    "babam kendi evinde ölmek istiyor, köye dönmeye kim yardım eder",
    "the little one was born in the car, in which town do i register her",
)


@pytest.mark.parametrize("text", CRIES_FOR_HELP)
def test_a_cry_for_help_is_heard(text: str) -> None:
    assert alarm_words(text) is not None


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_speaks_of_danger_does_not_alarm(text: str) -> None:
    assert alarm_words(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gori nam KUĆA!!!", "gori … kuca"),
        ("Гори нам кућа", "gori … kuca"),
        ("nana spo merr frym", "spo merr frym"),
        ("Evimiz yanıyor", "evimiz … yaniyor"),
        ("the house is on fire", "house … is on fire"),
    ],
)
def test_the_words_that_alarm_are_given_folded_and_in_order(text: str, words: str) -> None:
    assert alarm_words(text) == words


@pytest.mark.parametrize(
    "text", ["Upomoć!", "imdat imdat", "zjarrrr", "help help help", "POŽAR", "Brzo, hitna!", "azutinen"]
)
def test_a_bare_cry_is_enough_when_nothing_else_is_said(text: str) -> None:
    assert alarm_words(text) is not None


def test_a_word_that_is_a_cry_elsewhere_is_no_cry_in_a_longer_request() -> None:
    request = "fire and smoke detectors for our new office building"
    assert len(request.split()) > SHORT
    assert alarm_words(request) is None


@pytest.mark.parametrize("past", ["yesterday", "last winter", "two years ago", "in 1999", "every night"])
def test_the_same_words_of_the_past_or_of_habit_do_not_alarm(past: str) -> None:
    burning = "the house of my neighbour is on fire"
    assert alarm_words(burning) is not None
    assert alarm_words(f"{past} {burning}") is None


def test_minutes_ago_is_now() -> None:
    assert alarm_words("my little boy fell into the river ten minutes ago") is not None


def test_a_long_story_is_left_to_the_model() -> None:
    story = "my house is on fire and " + "then we talked about it with the neighbours " * 5
    assert len(story.split()) > LONG
    assert alarm_words(story) is None


def test_ideas_far_apart_are_not_put_together() -> None:
    assert alarm_words("he fell over the new step of the small path near our old garden and then saw a river") is None


@pytest.mark.parametrize("text", ["", "   ", "!!!", "🔥", "'", "112"])
def test_a_message_without_words_does_not_alarm(text: str) -> None:
    assert alarm_words(text) is None


def test_of_the_pack_s_emergencies_most_are_heard() -> None:
    cries = [example.text for example in read_examples(PACKS / "kosovo") if example.label == "emergency"]
    heard = sum(alarm_words(text) is not None for text in cries)
    assert heard >= 0.75 * len(cries)


def test_of_the_pack_s_other_sentences_hardly_any_alarms() -> None:
    others = [example.text for example in read_examples(PACKS / "kosovo") if example.label != "emergency"]
    some = list(islice(others, 0, None, 5))
    assert sum(alarm_words(text) is not None for text in some) <= 0.003 * len(some)
