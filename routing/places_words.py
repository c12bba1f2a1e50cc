"""Words around place names, as spelling keys: what they tell about a place named beside them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Prepositions. A place after one of AT is where something is; after FROM it may be only where somebody came from.
AT = _words(
    "ne n u in at ke tek te vo pri kod near around oko blizu to za per do deri towards drejt neper mbi inside k"
)
FROM = _words("nga prej iz od from sa ot prei preji")
# These and no others prove that an everyday word is meant as a place ("na istok", "te Burimi", "od požara" do not).
PROVING = _words("ne n u in iz nga prej from vo")
PROVING_PERSON = _words("ne n u in iz vo")

# Before or after a name these say outright that it is a place.
SETTLEMENT = _words(
    "fsat fsati fsatin fsatit fsatra fsatrat katund katundi katundin katundit selo sela selu selom seo village villages koy koyu koyunde koyune "
    "koyunden koyde koylu koyluler koylerin lagje lagja lagjja lagjen lagjes maham mahala mahale mahali mahalla mahalle naselje naselju naselja "
    "sele selesko gav gaveste qytet qyteti qytetin grad gradu grada town city sehir kasaba zaselak lokacija banor banore banori mestani mestanin"
)
MUNICIPAL = _words(
    "komuna komune komunen komunes komun komunnes komunasi kom opstina opstine opstini opstinu opstin opstinom opcina opcine opcini opcinu municipality "
    "municipaliteti municipalities municipal belediye belediyesi belediyesine belediyesinde belediyesinden belediyeye beledie beledije opstinska "
    "opstinski opstinske kuvendi kuvendit asamble komunal komunale komunal komuno"
)
LINKS = _words("e i te se s t of kod near pri u ne n")

# The matter lies there: land, a house, a street light …
OBJECT = (
    "tok", "ngastr", "parcel", "pron", "njiv", "zeml", "imanj", "plac", "kuc", "shpi", "spi", "stepi", "banes", "land", "house", "plot",
    "flat", "apartment", "apartman", "arsa", "tarla", "bahce", "ev", "dedovin", "nekretnin", "imovin", "property", "miras", "vikendic", "truall", "tral",
)  # fmt: skip
OBJECT_WORDS = _words(
    "ara ares aren are stan stana stanu stanom livada livade livadu suma sume sumu mal mali malin daire dairem dukan dukani lokal lokali lokalin"
)
# The person lives there.
HOME = (
    "jeto", "bano", "rrno", "rroj", "zivi", "ziv", "stanuj", "borav", "prebiv", "nastanj", "live", "living", "resid", "reside", "ikamet", "adres",
)  # fmt: skip
HOME_WORDS = _words(
    "rri rrim rrin jom jam jemi jena jon jetoj banoj ja sam smo mi ovde ovdje tuka ktu ketu besav besas diav zivim kalojme pisem pisemo zovem javljam"
)
BEING = _words("jom jam jemi jena jon sam smo am im are m we iam jesam jesmo sem sme som som")
MOVING = (
    "presel", "vrati", "vrac", "kthy", "kthe", "ardh", "erdh", "moved", "move", "moving", "zhvendos", "zvendos", "shperngul", "sperngul", "dosel", "dosl", "dosao", "tasin",
    "dondu", "deport", "prebac", "prebaci", "return", "came", "ikem", "iken", "izbeg", "izbjeg", "raselj", "displac", "fled", "pobeg", "pobjeg", "ordh", "iku",
)  # fmt: skip
# Something of the past or of another matter ties the person to it.
ELSEWHERE = (
    "lind", "rod", "born", "diplom", "fakultet", "universitet", "univerzitet", "universit", "universite", "studi", "student", "mezun", "okud", "okuy", "oku",
    "puno", "punu", "puna", "work", "radi", "zaposl", "calis", "job", "zavrs", "finish", "graduat", "mbaru", "kry", "gjyk", "djyk", "sud", "court", "mahkeme", "spital", "bolnic", "hospital",
    "hastane", "qkuk", "ckuk", "klinik", "kbc", "gjimnaz", "djimnaz", "gimnazij", "vojsk", "burg", "zatvor", "bio", "bila", "ngiti", "martu", "udat", "udal",
)  # fmt: skip
UNIVERSITY = ("universitet", "univerzitet", "universit", "universite", "fakultet", "faculty", "fakulte")
STREET = _words(
    "rruga rrugen rruges rrug rrugt rr ulica ulici ulice ulicu ul sokak sokagi street str bulevar bulevardi bulevardin bulevardit bulevaru avenue caddesi sesi sesin trg trgu"
)
CLUB = _words(
    "kf fk fc kb bc kk rk hk klubi klub club birra birren bira pivo pive beer birre hotel hotelin hotelu ekipi reprezentacija"
)
TRANSPORT = (
    "autobus", "bus", "linj", "lini", "kombi", "furgon", "otobus", "minibus", "prevoz", "transport", "voz", "tren", "train", "polaz", "polazak", "niset", "nisen",
    "red voznje", "relacij", "kalkis", "sefer", "rrug", "put", "road", "yol", "magistral", "autoput",
)  # fmt: skip
# How Mitrovica's two halves are told apart.
NORTH = ("veri", "sever", "sjever", "kuzey", "north", "nort", "север")
SOUTH = ("jug", "juz", "guney", "south", "juzn")

# Places outside Kosovo whose names, or typos of them, come near to names here.
OUTSIDE = _words(
    "nis beograd belgrad skople skopje shkup skup tetov kumanov gostivar strug ohrid presev bujanov medvedj vran leskov prokuple kursumli krusev "
    "krusevac kralev cacak kragujev rask raska pazar pazari tutin sjenic novipazar rozaj plav gusin guci beran ulcin podgoric bar budv tiran dures "
    "durres skoder kukes tropoj vlor elbasan fier sarajev mostar zenic tuzl bijelin banjaluk zagreb lublan ljubljan istanbul ankar burs izmir "
    "berlin munih minhen cirih zyrih vien bec becu beca beci stutgart frankfurt hamburg geneve zenev london pariz rim trst milan oslo stokholm "
    "smederev pancev novisad subotic zajecar pirot bor cuprij jagodin uzic valev sabac lazarevac vladicin blac vlasotin surdulic trgovist aleksinac "
    "aleksinc prijepol pribo prilep veles stip bitol debar kicev dibra diber peshkopi pogradec korc gjirokast pljevl zablak niksic cetin kotor "
    "pecinc petrovac petrovc kosov kosove kosova kosovo kosovu kosovom kosovska kosovski kosovske kosovsko kosovar kosovare metohij metohia metohiji serbi srbi srbij sqiperi maqedoni crnagor evrop germani zvicer "
)
