"""Names that are also everyday words or people's names, and the proof needed beside them to count as places."""

from __future__ import annotations

from dataclasses import dataclass

from routing.places_text import spelling_key


@dataclass(frozen=True, slots=True)
class Trap:
    """What a name is besides a place.

    `languages` (sq, sr, tr, en; empty: all): where it is an everyday word. `need` is the least proof: 1 a preposition
    or a capital inside a sentence, 2 both, 3 a word such as "village" or "municipality". `vetoes`: beginnings of
    words after the name that tell the other sense.
    """

    languages: frozenset[str] = frozenset()
    need: int = 1
    person: bool = False
    vetoes: tuple[str, ...] = ()


_HEATING = ("drv", "ugal", "ugl", "pelet", "loz", "dim", "grej", "hleb", "sporet", "vatr", "na ", "ne radi")
_YEAR = ("skol", "skolor", "kalum", "kaluar", "kaluem", "arsimor", "akademik", "ri", "i", "tjeter", "sa", "kur")

# Villages and by-names, all forms: `name languages need [person]`, "-" for all languages.
_NAMES = """
besi - 2; besinje - 2; trudna - 3; trude - 2; pozar - 2; bare - 2; baran sq,tr 1; shale - 2 person; banja - 1;
dubrava - 1; kosh - 2; dush - 2; jagoda - 2; jabuka - 2; zajm - 2; zajmovo - 2; ade - 2; hade - 1; bob - 2; nika - 2
person; nikaj - 1; sharr - 1; brod - 1; kuk - 2; izvor - 2; bistrica - 1; lumbarda - 1; lumbardh - 1; dren - 2; lipa
- 2; celina - 2; rudnik - 2; bostan - 2; vica - 2; vuca - 2; zhur - 1; mogila - 1; magura - 1; gora - 2; kotlina -
2; prilep - 2; prejlep - 0; hamidi - 2 person; hamidija - 1; lazarevo - 1; kabash - 2 person; goden - 1; frasher - 1
person; biba - 2; bibaj - 1; greme - 1; grebno - 1; vrela - 2; stari+trg sr 2; prvi+tunel - 1; novo+selo - 1;
belo+polje - 1; crni+lug - 1; belo+brdo - 1; kijevo - 1; blace - 1; ence - 2; ipek tr 2 person; svetlje - 2; petrovo
- 1; lozica - 1; majac - 1; gradica - 1; sedlare - 1; konjuh - 1; drvare - 1; druar - 1; polac - 1; jezerce - 1;
jezerc - 1; leshan - 1; lesane - 1; zym - 1; zjum - 1; janosh - 1; orlate - 1; smira - 1; rogovo - 1; pirane - 1;
gracke - 1; gacke - 1; gatnje - 1; sevce - 1; dimce - 1; pojate - 1; kralan - 1; valac - 1; caber - 1; cabra - 1;
zupce - 1; zupc - 1; banjica - 1; krusevo - 2; albanik - 1; bresje - 1; llapi - 1; rugove - 1 person; dolane - 1;
topille - 1; seoce - 1; lozno - 1; slup - 1; capar - 1; korenice - 1; mirene - 2 person; torine - 1; rasane - 1;
rashan - 1; murgull - 1; rrence - 2; opoja - 0; drenoc - 1; drenovac - 1; drenovce - 1; suvi+do - 1; dobrotin - 1;
dobratin - 1; odevce - 1; sredska - 1; dubovik - 1; brovine - 1; dulje - 2; izbica - 1; celopek - 1; kushtendil - 1;
dumosh - 1; duhel - 1; maznik - 1; meshine - 1; rogane - 1; goshice - 1; strelice - 1; svirce - 1; leshtar - 1;
ballance - 2; baksi - 2; livadje - 2; livade - 2; vranjak - 1; danjane - 1; bresane - 1; tirince - 1; pasome - 1;
godishnjak - 2; maticane - 1; glavnik - 1; miraqe - 1; tushile - 1; lisocke - 1; kostanjevo - 1; lepina - 1; radeve
- 1; plocica - 2; plloqice - 1; kucica - 2; koliq - 2; marec - 2; backe - 2; dojnice - 1; planeje - 1; maxharre - 1;
turjake - 1; pantina - 1; crepulja - 1; lokvice - 1; lubenic - 1; stancic - 1; berkovo - 1; jarine - 1; banov+do -
1; gexhe - 1; kukjan - 1; senoc - 1; sllovi - 1; zabllac - 1; tomanc - 1; korisha - 1; nekoc - 1; negroc - 1; burim
- 2 person; kastriot - 2 person; besiana - 2 person; dardana - 2 person; artana - 1 person; doganaj - 1; polichke -
1; policke - 1
"""

# Single forms of names that are else harmless.
_FORMS = """
viti sq 1; vit - 3; vita - 3; vite - 3; pej - 1; pec sr,en 1; peci sr 1; klin - 1; klini sr 1; istok sr,en 1; istog
sr 1; istoka sr 1; istoku sr 1; istokom sr 3; kline sq 1; gora - 2; gore - 3; gori - 3; goru - 2; gor - 3; sharr -
1; vitin sq,tr 3; vitina - 0; ipek tr 2 person; mamus - 1; dragas tr 2; novobrdo - 0; obilici - 1; strpci - 1;
lipjani - 0; decani - 0
"""

# Forms that the endings would allow, or that are a typo away from a name, but that are everyday words.
_EVERYDAY = """
adriana alacak albanska albanski albansko ariana back baks baksa baksin bana banca banci bande bane bani bank banka
bankat banke banken bankes banki banku bansko bar bara barem baret bari barin baru bese besim besimi besin besit
bezalo boba boban bobe branilac brda brdo brdu brode celin celinu draga dragan dragana dragane drage dragi drago
drena dreni drenic drenica drenice drenices drenici drenicu drvar drvara dusa duse dusi dusu fusa fuse fushe german
germani germanii germans germany gillan glavna glavne glavni glavno glavnog glavnu godina godine godini godinu
godisnja godisnjak godisnjaka godisnje godisnjeg godisnji godisnju goran gorana gracanin grada gradi gradic gradici
gredo han hani hanit izvori jen jezera jezero jezeru kamen kamena kamenac kamencic kamencici kameni klince klinci
klincima klinici klinik klinika klinike kliniken klinikes kliniku klinka kokusu kolasin kolic kolica kolicima kolicu
kolike konja konju konusan kosa kose kosi kosin kosu krale krali kralj kucica kucice kucici kucicu kuka kuki kuku
lip lipjanka lipu lista liste listen lubenic lubenica lubenice majak malin malis malisan malisani manastir manastira
manastiri manastirit marc march maticar maticara maticna maticne maticni maticnih moral morali naselja naselje
naselju nemac nemacka nemacke nemackoj nemacku nik nike niki niko organ organu ostane ostani parti partia partie
partije partis partise peca pece pecen pecenje pecin pecite peco pecom pecu perlik plan plane plani planin planinda
plava plavi plavljenje plocica plocice pola pole police policia policie policija policije policin policise polje
polju potok potoka potoku pozara pozare pozari pozarna pozarni pozarnik prece precej preces prekal prekje prihode
puste pustenih qelin reci rek reka reke reki reku rezalet rodel rudnici sala sale sali salla salle sallen salles
salu sar sara sare sari sarri selin selo senca sence senci shtim sloven sloveni slow stanica stanice stanici stanicu
stim stime stimi strana strane strani suva suve suvi suvo suvu svetla svetle svetli svetlo svetlu terne ternen terni
topil topla topli toplo toplu trudni trudnica trudnu uslov uslova uslove uslovi vic vici vicu vitet viteve vitin
vitit vlasnica vlasnik vran vrane vreli vrelo vrelu vuci vucic zajma zajmovi zakon zakona zakonu zeljanica zoran
zura zure
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
        vetoes = {"pec": _HEATING, "peci": _HEATING, "viti": _YEAR}.get(key, ())
        traps[key] = Trap(spoken, int(need), "person" in rest, vetoes)
    return traps


NAMES = {bare(key): trap for key, trap in _parse(_NAMES).items()}
FORMS = _parse(_FORMS)
EVERYDAY = frozenset(_EVERYDAY.split())
SHORT = Trap(need=2)
"""For villages of at most four letters that the tables do not name."""
