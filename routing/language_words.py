"""Frequent words of each language, so that general and standard text is recognised, not only chat about offices.

Written for this project. Each list is learned from together with the pack's sentences. Spellings are standard ones;
training takes the diacritics off by itself.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


ALBANIAN = _words(
    """
    dhe në të i e se për me nga një është janë ka kanë kam kemi keni kishte kishin do duhet mund mundet që po jo nuk
    mos s'ka si çfarë ku kur pse kush cili cila cilët sa shumë pak më tani sot nesër dje pas para mbi nën ndër midis
    brenda jashtë këtu atje këtë këto kjo ky ai ajo ata ato unë ti ne ju mua ty neve juve im ime yt jote tij saj tyre
    tonë ynë jonë tuaj vetëm edhe por ose apo nëse sepse prandaj megjithëse ndërsa derisa kundër sipas rreth gjatë
    përpara prapa lart poshtë majtas djathtas gjithmonë kurrë ndonjëherë shpesh rrallë përsëri ende tashmë menjëherë
    ngadalë shpejt mirë keq madh madhe vogël ri re vjetër bukur lehtë vështirë parë dytë tretë fundit tjetër njëjtë
    vetë gjithë çdo disa asnjë askush asgjë diçka dikush njeri njerëz njerëzit burrë grua gruaja djalë vajzë fëmijë
    fëmijët nënë baba vëlla motër familje familja shtëpi shtëpia qytet qyteti fshat fshati vend vendi shtet shteti
    qeveri qeveria komunë komuna kryetar ministër ministria president presidenti ligj ligji drejta drejtat liri liria
    punë puna punëtor shkollë shkolla mësues nxënës student universitet libër gjuhë gjuha shqip fjalë ditë dita natë
    javë muaj vit viti vitet orë minutë kohë koha jetë jeta vdekje botë bota tokë ujë zjarr rrugë rruga makinë euro
    çmim blej shes paguaj jap marr bëj bën bëri bërë them thotë tha thënë shkoj shkon shkoi vij vjen erdhi ardhur shoh
    sheh pashë di dinë njoh mendoj besoj dua deshi dashur kërkoj gjej hap mbyll filloj mbaroj ndihmoj ndihmë shkruaj
    lexoj flas flet dëgjoj kuptoj jetoj punoj luaj fle ha pi qëndroj ulem ngrihem lind vdes vras mbroj mbrojtje siguri
    policia gjykatë gjykata zgjedhje votë parti popull populli komb shoqëri shoqëria arsim shëndet mjek spital
    sëmundje problem problemi zgjidhje pyetje përgjigje mënyrë mënyra rast rasti pjesë pjesa numër numri grup grupi
    ekip ndeshje lojë lojtar javën kaluar vitin ardhshëm deklaroi njoftoi raporti media lajme gazetë televizion
    shqiptar shqiptare kosovar kosovare evropian amerikan huaj mirëdita përshëndetje faleminderit lutem mirupafshim
    natën ashtu gjithashtu shembull kështu atëherë pra domethënë ndoshta sigurisht s'jam s'e s'mund t'i t'ju t'më m'i
    n'qoftë duke pa pasur qenë mundur shkuar kthyer vendosur vazhdon ndodh ndodhi ndodhur bie ra rënë fëmijës shkollës
    komunës punës familjes shtetit qytetit fshatit vendit popullit ligjit kryesor kryesore vetme plotë çështje
    çështjen shërbim shërbime dokument dokumente kërkesë leje certifikatë pagesë taksë pronë banesë energji rrymë
    mbeturina autobus ambulancë zyrë drejtori qytetar qytetarët pension ndalohet lejohet ofron merr jepet bëhet hyn
    del mbetet duket tregon sjell mban lë thërret pret ecën rri
    """
)

SERBIAN = _words(
    """
    i u na je da se su za od sa s do iz o po kod kroz bez pred nad pod između protiv prema oko posle pre poslije prije
    kao ali ili nego već samo još dalje ako jer dok kad kada gde gdje ko šta što koji koja koje kojih kojim koju čiji
    kakav kako zašto koliko ovaj ova ovo ovi taj ta to ti onaj ona ono oni on ja mi vi me te ga mu joj ih im nas vas
    nam vam sebe svoj svoja svoje moj moja moje tvoj njegov njen njihov naš naša naše vaš sam si smo ste nisam nisi
    nije nismo niste nisu bio bila bilo bili biti ću ćeš će ćemo ćete neću neće bih bi bismo hoću hoće hoćete mogu
    možeš može možemo moram mora treba trebalo imam imaš ima imamo imaju nema nemam nemaju znam zna znaju znate mislim
    kaže rekao rekla rekli kazao reći vidim videti vidi idem ide idu došao došla otišao radim radi rade raditi uradio
    živim živi žive želim želi hteo htela volim dati daje dao uzeti uzeo dobiti dobio dobila naći našao tražiti traži
    pitati pitam odgovor pomoć pomozite molim hvala dobar dan dobro jutro veče zdravo danas juče sutra sada sad tada
    uvek uvijek nikad nikada često ponekad opet ponovo možda sigurno zaista veoma vrlo mnogo malo više manje najviše
    dosta nekoliko svaki svaka svako sve svi nešto neko niko ništa drugi druga drugo prvi prva prvo poslednji novi
    nova novo stari velika veliki veliko mali mala dobra loš lep lepo lijep lijepo težak lako brzo sporo ovde ovdje
    tamo tu gore dole napred nazad levo desno unutra napolju čovek čovjek ljudi žena muž dete dijete deca djeca sin
    ćerka kći otac majka brat sestra porodica kuća kuće grad grada selo sela mesto mjesto država države zemlja zemlje
    svet svijet vlada predsednik predsjednik ministar zakon zakona pravo prava sloboda sud policija vojska rat mir
    posao posla rad rada novac pare škola škole učitelj student knjiga jezik srpski bosanski reč riječ dana noć
    nedelja sedmica mesec mjesec godina godine godinu sat sata minut vreme vrijeme život života smrt voda vode vatra
    put puta ulica auto autobus cena cijena kupiti prodati platiti početak kraj deo dio strana broj broja grupa
    pitanje problem način slučaj razlog rešenje rješenje odluka izbori stranka narod društvo obrazovanje zdravlje
    lekar ljekar bolnica bolest tim utakmica igra igrač prošle sledeće sljedeće izjavio saopštio izveštaj mediji vesti
    vijesti novine televizija evropski američki kosovski međunarodni strani ukoliko međutim takođe također zbog toga
    tako dakle naime odnosno osim prilikom tokom nakon ispod iznad pored umesto umjesto li jel nemoj nemojte hajde evo
    eto baš pa ma bre valjda moglo dogodilo desilo postoji ostao ostala počeo počela nastavio smatra tvrdi pokazuje
    predstavlja zahtev zahtjev uverenje uvjerenje dozvola potvrda račun porez imovina stan struja smeće opština općina
    kancelarija službenik građanin građani penzija dokumenta lična karta pasoš rođen rođena umro venčani zajedno ovog
    ovom tom svog svom svih svim čija kojeg kome čemu čime nemamo neka nek stvar stvari dobija dolazi odlazi govori
    piše čita sluša gleda čeka stoji sedi sjedi jednog jedan jedna jedno dva dve dvije tri četiri pet šest sedam osam
    devet deset sto hiljadu
    """
)

TURKISH = _words(
    """
    ve bir bu da de için ile çok ne o şu ben sen biz siz onlar beni bana seni sana onu ona bizi bize sizi size onları
    benim senin onun bizim sizin onların var yok değil evet hayır ama fakat ancak veya ya eğer çünkü gibi kadar sonra
    önce daha en her hiç bazı bütün tüm aynı başka diğer kendi şey biri kimse herkes nasıl neden niçin nerede nereye
    nereden zaman kim hangi kaç mi mı mu mü misin mısınız musunuz bugün dün yarın şimdi artık hâlâ hemen bazen asla
    belki elbette lütfen teşekkür ederim merhaba selam günaydın iyi akşamlar hoşça kal olmak olur oldu olan olarak
    olduğu olduğunu olacak olmuş olması oluyor etmek etti eden ederek ediyor edildi edilen yapmak yapıyor yaptı
    yapılan yapacak yapmış gelmek geldi gelen geliyor gelecek gitmek gitti giden gidiyor almak aldı alan alıyor vermek
    verdi veren veriyor verilen demek dedi diye diyor dediği söyledi söyleyen konuştu istemek istiyor istiyorum istedi
    isteyen bilmek biliyor bilmiyorum görmek gördü gören görülen bulmak buldu bulunan bulunuyor çalışmak çalışıyor
    çalışan çalışma yaşamak yaşıyor yaşayan kalmak kaldı kalan başlamak başladı başlayan bitmek bitti açmak açıldı
    kapalı sormak sordu yazmak yazdı okumak okudu beklemek bekliyor gerek gerekiyor gerekli lazım lâzım mümkün
    olabilir olmalı edebilir yapabilir yardım yardımcı büyük küçük yeni eski kötü güzel zor kolay uzun kısa genç yaşlı
    ilk son birinci ikinci önemli doğru yanlış insan insanlar kişi kişiler adam kadın çocuk çocuklar anne baba kardeş
    aile ev evde evi şehir köy yer yerde ülke devlet hükümet belediye başkan başkanı bakan bakanı cumhurbaşkanı kanun
    yasa hak hakkı hakları özgürlük mahkeme polis ordu savaş barış iş işi para okul öğretmen öğrenci üniversite kitap
    dil dili türkçe söz gün günü gece hafta ay yıl yılı yılında saat dakika hayat hayatı ölüm dünya su ateş yol yolu
    sokak araba otobüs fiyat satın satmak ödemek bölüm taraf tarafından numara grup soru cevap sorun problem şekilde
    durum durumu çözüm karar seçim parti halk toplum eğitim sağlık doktor hastane hastalık takım maç oyun oyuncu geçen
    göre açıkladı belirtti haber haberler gazete televizyon avrupa amerikan kosova uluslararası yabancı ayrıca böyle
    şöyle öyle yani örneğin rağmen sadece yalnız arasında altında üstünde içinde dışında karşı üzerinde üzerine
    hakkında beri itibaren boyunca dolayı herhangi hiçbir birçok birkaç biraz fazla az tam hep tekrar yine bile dahi
    işte haydi hadi abi abla amca teyze kardeşim dilekçe belge belgesi başvuru başvurmak kimlik pasaport ehliyet maaş
    emekli elektrik fatura çöp vergi arsa tapu ruhsat müdürlük memur vatandaş iki üç dört beş altı yedi sekiz dokuz on
    yüz bin milyon değildir vardır yoktur olduğundan etmektedir olmaktadır sahip sahiptir dair suretle ettiğini
    geleceğini yapıldı dedim gelmedi almadım veremem gideyim yapayım nerden burada burda orada şurada bende sende
    """
)

ENGLISH = _words(
    """
    the of and to a in is it that for was on are as with his they be at one have this from or had by but not what all
    were we when your can said there use an each which she do how their if will up other about out many then them
    these so some her would make like him into time has look two more write go see number no way could people my than
    first been call who its now find long down day did get come made may part over new sound take only little work
    know place year live me back give most very after thing our just name good sentence man think say great where help
    through much before line right too mean old any same tell boy follow came want show also around form three small
    set put end does another well large must big even such because turn here why ask went men read need land different
    home us move try kind hand again change off play spell air away house point page letter mother answer found study
    still learn should world high every near add food between own below country plant last school father keep never
    start city earth eye light thought head under story saw left don't few while along might close something seem next
    hard open example begin life always those both paper together got group often run important until children side
    feet car mile night walk white sea began grow took river four carry state once book hear stop without second later
    miss idea enough eat face watch far really almost let above girl sometimes mountain cut young talk soon list song
    being leave family it's government president minister law rights freedom police court election party report
    according week month years ago told reported officials during against public whether however although since among
    someone anyone everyone nobody nothing everything please hello thanks thank you sorry yes okay i am i'm he's she's
    we're they're doesn't didn't isn't aren't wasn't can't won't there's what's who's office municipality mayor tax
    bill water power road rubbish garbage pension passport certificate apply application document documents license
    permit birth health doctor hospital teacher student job working worked paid pay money euros send sent phone
    address street village town neighbour neighbor dog fire
    """
)

ROMANI = _words(
    """
    me tu vov voj amen tumen von man tut les la amenge tumenge lenge mange tuke leske lake mo mi moro miro tiro to ti
    lesko lako amaro amari amare tumaro tumari lengo o e i le da thaj taj hem vi ja numa kaj kana sar so soske kon
    kote kothe kate khere avri andre opral telal anglal palal paša bi bizo katar kotar andar baš bašo baši ko ki ke te
    ma na nane naj nanaj isi si sine sas hi hin ka avel avela avilo avili av dža džal džala gelo geli gelem phenel
    phenav phende kerel kerav kerela kerdo keren ker dikhel dikhav dikhlem džanav džanel mangav mangel mangela dav del
    dela dena dine diljem lav lel lela lija lem ačhel ačhilo bešel bešav besav džuvdo merel mulo muli hal hav pijel
    sovel phirel phučel phučav vakerel vakeri vakerav šunel šunav kinel bikinel pokinel pisinel lekhel rodel rodav
    arakhel astarel mukel manuš manuša rom roma romni romnja romane romani romano čhavo čhave čhaj čhaja dad daj phral
    phen phuro phuri bibi kak familija kher kheres gav gavo diz them phuv pani jag drom drab lil lila love lovende
    buti škola sikavno čhib alav dive dives rat kurko masek berš berša beršengo akana adive taisa erati angleder palo
    pale but cikno bari baro tikno šukar lačho lačhi lačhe bilačho nevo nevi phurano jekh duj trin štar pandž šov efta
    oxto enja deš biš šel hakaj čačipe čačo tromanipe manušikane saste sasto savore sarinen savi savo save kova kava
    akava akaja odova okova diso khonik khanči khančik disavo nekobor kobor kozom bahtalo baxtalo t'aven nais
    palikerav devla mišto sasti ambrol
    """
)

FREQUENT = {"sq": ALBANIAN, "sr": SERBIAN, "tr": TURKISH, "en": ENGLISH, "rom": ROMANI}
