"""Names that are also everyday words or people's names, and the proof needed beside them to count as places."""

from __future__ import annotations

from dataclasses import dataclass

from routing.places_text import spelling_key


@dataclass(frozen=True, slots=True)
class Trap:
    """What a name is besides a place.

    `languages` (sq, sr, tr, en; empty: all): where it is an everyday word. `need` is the least proof: 1 a preposition
    or a capital inside a sentence, 2 both, 3 a word such as "village" or "municipality". `person`: also
    somebody's name, which fewer prepositions prove a place. `led`: only a preposition proves it. `near`: "by" and
    "near" prove it too. `vetoes`: beginnings of words beside the name that tell the other sense.
    """

    languages: frozenset[str] = frozenset()
    need: int = 1
    person: bool = False
    led: bool = False
    near: bool = False
    vetoes: tuple[str, ...] = ()


_VETOES = {
    # "drva za peć", "nova peć": a stove; "viti shkollor", "viti i kaluar": the year.
    "pec": ("kup", "nov", "drv", "ugal", "ugl", "pelet", "loz", "dim", "grej", "hleb", "sporet", "vatr"),
    "viti": ("skol", "kalum", "kaluar", "kaluem", "arsimor", "akademik", "ri", "i", "tjeter"),
}

# Villages and by-names, all forms: `name languages need [person|led|near]`, "-" for all languages.
_NAMES = """
besi - 1 near; siga - 1; severna sr,sq,en 2; sjeverna - 2; juzna sr,sq,en 2; suvo+grlo sr 1; bice - 1; bair tr 1;
novak - 2; besinje sr 2; trudna sr 3; trude sr,sq 2; pozar sr,sq 2; bare sr,sq,en 2; baran sq,tr,en 1; shale - 2
person; banja - 1; dubrava sr 1; kosh - 2; dush - 2; jagoda sr,sq 2; jabuka sr 2; zajm sr,sq 2; zajmovo sr 2; ade -
2; hade tr,en 1; bob - 2; nika - 2 person; nikaj sq 1; sharr - 1; brod sr 1; kuk - 2; izvor sr 2; bistrica sr 1;
lumbarda - 1; lumbardh - 1; dren - 2; lipa - 2; celina sr,en 2; rudnik sr 2; bostan sq,tr,sr 1; vica - 2; vuca - 2;
zhur sr 1; mogila sr 1; magura sr 1; gora - 2; kotlina sr 2; prilep sr,en 2; prejlep - 0; hamidi - 2 person;
hamidija - 1; lazarevo sr 1; kabash - 2 person; frasher - 1 person; biba - 2; bibaj sq 1; greme - 1; grebno - 1;
vrela sr 2; stari+trg sr 2; prvi+tunel sr 1; novo+selo sr 1; belo+polje sr 1; crni+lug sr 1; belo+brdo sr 1; kijevo
sr 1; blace - 1; ence - 2; svetlje sr 2; petrovo sr 1; lozica sr 1; majac sr,sq 1; gradica sr 1; sedlare sr 1;
konjuh sr 1; drvare sr 1; druar sq 1; polac - 1; jezerce sr 1; jezerc sr 1; rogovo sr 1; gatnje sr 1; sevce sr 1;
albanik - 1; bresje sr 1; llapi - 1; rugove - 1 person; dolane - 1; topille - 1; seoce sr 1; lozno sr 1; slup - 1;
capar - 1; mirene - 2 person; rrence - 2; opoja - 0; drenovac sr 1; drenovce sr 1; suvi+do sr 1; dobratin - 1;
odevce - 1; dubovik sr 1; dulje sr 2; henc - 1; nishor - 0; mirash - 2; miresh - 1; izbica sr 1; ballance - 2; baksi
- 2; livadje sr 2; livade - 2; pasome - 1; godishnjak - 2; maticane sr 1; glavnik sr 1; tushile - 1; plocica sr,sq
2; plloqice - 1; kucica sr,sq 2; koliq - 2; marec - 2; backe - 2; lokvice sr 1; lubenic sr 1; stancic - 1; studime
sq 2; rudare sr 2; bardh - 3; kusce - 1; kruse sr 1; kotorr - 2; veriq - 1; banov+do sr 1; senoc - 1; sllovi - 1;
korisha sr 1; burim - 2 person; kastriot - 2 person; besiana - 2 person; dardana - 2 person; artana sq,en,sr 1
person; doganaj - 1; policke - 2; rapqe - 0; trubuhoc - 0; metehi - 1; marali - 1; gollubovc - 1; pjetric - 1
"""

# Single forms of names that are else harmless.
_FORMS = """
viti sq 1; vit - 3; vita - 3; vite - 3; pej - 1; pec sr,en 1 near; peci sr 1 near; klin - 1; klini sr 1; istok sr,en
1; istog sr 1; istoka sr 1; istoku sr 1; istokom sr 3; kline sq 1; gora - 2; gore - 1 led; gori - 1 led; goru - 1
led; gor - 3; sharr - 1; vitin sq,tr 3; vitina - 0; ipek tr 1 person; bara - 3; pozaru - 3; bes - 3
"""

# Forms that the endings would allow, or that are a typo away from a name, but that are everyday words.
_EVERYDAY = """
adriana alacak albanska albanski albansko ariana back baks baksa baksin ban bana banca banci bande banes banesa
banesat banesave banese banesen baneses bani banim banimi banimin banjen banjo bank banka bankat banke banken bankes
banki banku bano bansko bar bara bardh bardha bardhe bardhi barem baret bari barin barlar baro baru bese beside
besides besim besimi besin besit bezalo boba boban bobe branilac brda brdo brdu brode celin celinu decaci decacima
decak decaka decake decka decki decko draga dragan dragana dragane draganov drage dragi drago drena drenaz drenaza
drenaze drenazh drenazu dreni drenic drenica drenice drenices drenici drenicu drvar drvara dul dulen duli dusa duse
dusi dusu dycan dycani dycanin dycanit fusa fuse fushe german germani germanii germans germany gilana glavna glavne
glavni glavno glavnog glavnu godina godinam godinama godine godini godinu godisnja godisnjak godisnjaka godisnje
godisnjeg godisnji godisnju goran gorana gracan gracanin grada gradi gradic gradici gredo han hani hanit izvori jen
jezera jezero jezeru juna junaci juni junior juniora kalina kamen kamena kamenac kamencic kamencici kameni kamenit
kamenje klince klinci klincima klinger klinici klinik klinika klinike kliniken klinikes kliniku klinka klinton
klokan kokusu kolasin kolic kolica kolicima kolicu kolike konja konju konusan korist koristan koristi kosa kose kosi
kosin kosu kotor kotorke krale krali kralj krus kruska kruske kruski kucica kucice kucici kucicu kuka kuki kuku
kuste kustet lesim lesohet lesu lesuar lilana liliana lip lipjanka lipu lista liste listen lubenic lubenica lubenice
madjarska madjarske madjarskoj madjarsku majak mali malin malis malisan malisani manastir manastira manastiri
manastirit marc march maticar maticara maticna maticne maticni maticnih milan moral morali naselja naselje naselju
nekakav nekako nekoc nemac nemacka nemacke nemackoj nemacku nik nike niki niko obilan obilaz obilazi obilazim obilna
obilno organ organu ostane ostani parteneri parti partia partie partije partis partise partizan partner partnera
partneri peca pece pecen pecenje pecin pecite peco pecom pecu perlik piran pirani plan plane plani planin planinda
plates plava plavi plavljenje plocica plocice podujem pola pole police policia policie policija policije policin
policise polje polju potok potoka potoku pozara pozare pozari pozarna pozarni pozarnik prece precej preces prekal
prekje prihode prizor prizora prizore prizori puste pustenih qelin reci recka recki rek reka reke reki reku rezalet
rodel rudnici sala sale sali salla salle sallen salles salu sar sara sare sari sarri selin selo senca sence senci
shtim sigate sigo sloven sloveni slow stand stande standi standin stanica stanice stanici stanicu stim stimi strana
strane strani streets suva suve suvi suvo suvu svedska svedske svedskoj svedsku svetla svetle svetli svetlo svetlu
svoj svrha svrhe svrhu terne ternen terni terno topil topla topli toplo toplu trudni trudnica trudnu uslov uslova
uslove uslovi verici vic vici vicu vitamin vitamina vitamine vitamini vites vitet viteve vitez vitezi vitin vitit
vitrina vlasnica vlasnik vran vrane vreli vrelo vrelu vuci vucic zajma zajmovi zakon zakona zakonu zeljanica zoran
zure zuri zvecka zvezdan
"""


def bare(key: str) -> str:
    """A name's key without its last vowel, which Albanian and Serbian spell differently (Artana, Artanë)."""
    return key[:-1] if len(key) > 3 and key[-1] in "aeiou" else key


def _parse(table: str) -> dict[str, Trap]:
    traps: dict[str, Trap] = {}
    for entry in filter(None, (entry.strip() for entry in table.replace("\n", " ").split(";"))):
        word, languages, need, *rest = entry.split()
        key = " ".join(spelling_key(part) for part in word.split("+"))
        spoken = frozenset(() if languages == "-" else languages.split(","))
        vetoes = _VETOES.get("pec" if key == "peci" else key, ())
        traps[key] = Trap(spoken, int(need), "person" in rest, "led" in rest, "near" in rest, vetoes)
    return traps


NAMES = {bare(key): trap for key, trap in _parse(_NAMES).items()}
FORMS = _parse(_FORMS)
EVERYDAY = frozenset(map(spelling_key, _EVERYDAY.split()))
SHORT = Trap(need=2)
"""For villages of at most four letters that the tables do not name."""
