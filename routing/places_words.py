"""Words around place names, as spelling keys: what they tell about a place named beside them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _beginnings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Prepositions. A place after one of AT is where something is; after FROM it may be only where somebody came from.
AT = _words(
    """
    around at blizu deri do drejt in inside k ke kod mbi n ne near neper oko per pri te tek to tovards u vo za
    """
)
FROM = _words("from iz nga od ot prei prej preji sa")

# These and no others prove that an everyday word is meant as a place ("na istok", "te Burimi", "od požara" do not).
PROVING = _words("from in iz n ne nga prej u vo")
# Prove it too where the everyday word is no thing one can stand by.
BESIDE = _words("kod do prema near te tek ke afer")
PROVING_PERSON = _words("in iz n ne u vo")

# Before or after a name these say outright that it is a place.
SETTLEMENT = _words(
    """
    banor banore banori city cytet cyteti cytetin fsat fsati fsatin fsatit fsatra fsatrat gav gaveste grad grada
    gradu kasaba katund katundi katundin katundit koy koyde koylerin koylu koyluler koyu koyunde koyunden koyune
    ladja ladje ladjen ladjes lokacia mahala mahale mahali maham mestani mestanin nasela nasele naselu sehir sela
    sele selesko selo selom selu seo tovn vilage vilages zaselak
    """
)
# Only these stand after the name: Mamuşa köyü, Prizren belediyesi.
SAID_AFTER = _words(
    """
    koy koyde koylerin koylu koyluler koyu koyunde koyunden koyune mahalesi mahalesinde belediesi belediesinde
    belediesinden belediesine beledieye belediee belediesinin municipality komuna opstina vilage
    """
)
MUNICIPAL = _words(
    """
    asamble beledie belediesi belediesinde belediesinden belediesine beledieye kom komun komuna komunal komunale
    komunasi komune komunen komunes komuno kuvendi kuvendit municipal municipaliteti municipalities municipality
    opcina opcine opcini opcinu opstin opstina opstine opstini opstinom opstinska opstinske opstinski opstinu
    """
)
LINKS = _words("e i kod n ne near of pri s se t te u")

# Beginnings and whole words. The matter lies there: land, a house, a flat …
OBJECT = _beginnings(
    "ngastr parcel pron njiv zeml iman kuc stepi banes apartm tarla bahce dedovin nekretnin imovin truall"
)
OBJECT_WORDS = _words(
    """
    tok toka token tokes tokat token plac placa placu placevi spi spia spin spis spija spijen land house plot flat
    property evim evimiz ev evi evde arsa arsam arsami ara aren are ares stan stana stanu stanom livada livade
    livadu suma sume sumu mal mali malin daire dairem dukan dukani lokal lokali lokalin lokala miras tral
    """
)

# The person lives there.
HOME = _beginnings(
    """
    adres bano borav ikamet jeto live living nastan prebiv resid reside rno roj stanuj ziv zivi
    """
)
HOME_WORDS = _words(
    """
    banoj besas besav diav ja jam javlam jemi jena jetoj jom jon kalojme ketu ktu mi ovde ovdje pisem pisemo ri rim
    rin sam smo tuka zivim zovem
    """
)
BEING = _words("am are iam im jam jemi jena jesam jesmo jom jon m sam sem sme smo som ve")

# From there to here: a place after FROM is then left behind.
MOVING = _beginnings(
    """
    ardh came deport displac dondu dosao dosel dosl erdh fled ikem iken iku izbeg izbjeg kthe kthy move moved moving
    ordh pobeg pobjeg prebac prebaci presel rasel return sperngul tasin vrac vrati zvendos
    """
)

# Something of the past or of another matter ties the person to it.
ELSEWHERE = _beginnings(
    """
    aeroport aerodrom airport havaal
    bila bio bolnic born burg calis ckuk court diplom djimnaz djyk fakultet finis gimnazij graduat hastane hospital
    job kbc klinik kry lind mahkeme martu mbaru mezun ngiti oku okud okuy puna puno punu radi rod spital student
    studi sud udal udat universit universite universitet univerzitet vojsk vork zaposl zatvor zavrs
    """
)
UNIVERSITY = _beginnings("faculty fakulte fakultet universit universite universitet univerzitet")
# Of use to all around: it says little about where somebody lives.
SHARED = _beginnings("aeroport aerodrom airport havaal spital bolnic hospital hastane kckuk ckuk klinik")
STREET = _words(
    """
    avenue bulevar bulevardi bulevardin bulevardit bulevaru cadesi r rug ruga rugen ruges rugt sesi sesin sokagi
    sokak str stret trg trgu ul ulica ulice ulici ulicu
    """
)
CLUB = _words(
    """
    bc ber bira bire biren club ekipi fc fk hk hotel hotelin hotelu k kb kf klub klubi pive pivo reprezentacia rk
    """
)
TRANSPORT = _beginnings(
    """
    autobus autoput bus furgon kalkis kombi lin lini magistral minibus nisen niset otobus polaz polazak prevoz put
    relacij road rug sefer train transport tren voz yol
    """
)

# How Mitrovica's two halves are told apart.
NORTH = _beginnings("kuzey nort north sever sjever veri")
SOUTH = _beginnings("guney jug juz juzn south")

# Places outside Kosovo whose names, or typos of them, come near to names here.
OUTSIDE = _words(
    """
    aleksinac aleksinc ankar banaluk bar bec beca beci becu belgrad beograd beran berlin bielin bitol blac bor budv
    bujanov burs cacak cetin cirih crnagor cuprij debar diber dibra djirokast dures elbasan evrop fier frankfurt
    geneve germani gostivar guci gusin hamburg istanbul izmir jagodin kicev korc kosov kosova kosovar kosovare
    kosove kosovo kosovom kosovska kosovske kosovski kosovsko kosovu kotor kragujev kralev krusev krusevac krusevc
    krusefc kukes
    kumanov kursumli lazarevac leskov london lublan macedoni medvedj metohia metohij metohiji milan minhen mostar
    munih niksic nis novipazar novisad ohrid oslo pancev pariz pazar pazari pecinc peskopi petrovac petrovc pirot
    plav plevl podgoric pogradec presev pribo priepol prilep prokuple rask raska rim rozaj sabac sarajev sciperi
    serbi sjenic skoder skopje skople skup smederev srbi srbij stip stokholm strug stutgart subotic surdulic tetov
    tiran trgovist tropoj trst tutin tuzl ulcin uzic valev veles vien vladicin vlasotin vlor vran zablak zagreb
    zajecar zenev zenic zvicer zyrih
    """
)
