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
    del mbetet duket tregon sjell mban lë thërret pret ecën rri përdorim zhvillim rritje rënie marrëveshje bisedime
    takim vizitë fushatë kandidat senator deputet parlament kuvend opozitë protestë sulm luftë ushtri ushtar armë
    bombë vdekur plagosur viktima dyshuar akuzë akuzuar arrestuar burg gjyqtar avokat dëshmi provë hetim hetimi krim
    vrasje vjedhje aksident tërmet uragan stuhi shi borë erë diell mot temperaturë det bregdet liqen lumë mal pyll
    kafshë qen mace zog peshk bimë pemë lule ushqim bukë mish qumësht vezë fruta perime kafe çaj verë birrë darkë
    drekë mëngjes restorant hotel plazh pushime udhëtim avion aeroport tren anije biletë kufi pasaportë ekonomi treg
    tregti kompani biznes bankë kredi investim fitim humbje rrogë dollar milion miliard përqind çmimet shitje blerje
    fabrikë prodhim teknologji kompjuter telefon internet program rrjet faqe mesazh fotografi video film muzikë këngë
    këngëtar aktor artist libra autor roman histori kulturë traditë fe kishë xhami zot besim lutje dashuri martesë
    dasmë divorc mik shok armik koleg gëzim trishtim frikë shpresë ëndërr mendje zemër trup kokë sy vesh gojë dorë
    këmbë gjak dhimbje kancer mjekësi bar operacion vaksinë virus qelizë shkencë shkencëtar studim kërkime analizë
    teori mësim lëndë provim diplomë gjimnaz futboll basketboll top gol portë trajner klub kampionat kupë fitoi humbi
    barazim fitore minuta sezon lojtarët tifoz shtatë tetë nëntë dhjetë njëzet qind mijë bardhë zi kuq blu gjelbër
    verdhë shkurtër lartë ulët fortë dobët ngrohtë ftohtë varfër lumtur rëndësishëm rëndësi mundshëm nevojshëm
    ndryshme ndryshëm përbashkët përgjithshëm veçantë njohur famshëm zakonshëm zyrtar zyrtarë kombëtar ndërkombëtar
    botëror politik ekonomik shoqëror ushtarak ligjor publik privat lokal mëparshëm aktual janar shkurt mars prill maj
    qershor korrik gusht shtator tetor nëntor dhjetor hënë martë mërkurë enjte premte shtunë diel shpall shpallë mohoi
    pranoi refuzoi kërkoi kërkuar paralajmëroi shtoi shpjegoi përgjigjej raportuan pohoi besonte dukej ndjehej mbeti
    arriti arrijë realizoi zhvilloi krijoi krijuar ndërtuar përdorur quajtur shkaktuar dërguar pritur luajtur fituar
    humbur gjetur lënë mbajtur treguar shkruar lexuar duhej mundej donte filloi përfundoi ndaloi lejoi ofroi premtoi
    siguroi mori dha bleu shiti diskriminim barazi dinjitet ndërgjegje vëllazëri mbrojtjes arsimit shëndetit çdokush
    secili askujt tjera individ individë bashkësi njerëzore themelore dhënë marrë bëhen ishin ishte isha jeni jemi kaq
    aq sikur ndaj lidhur lidhje lidhjen përkatës përkatëse përfshirë përveç pavarësisht megjithatë përderisa qoftë
    kurse kurdo kudo gjithkund diku dikur dikë dikujt cilin cilën cilat ndonjë ndonjëri secila askënd kësaj këtij
    këtyre asaj atij atyre saja imi jona juaji veten vetes njëri njëra tjetrin tjetrës tjerë parët vjet vjeç vjeçar
    vjeçare ditët ditën ditës mëngjesin mbrëmjen javës muajit muajin vitit orës kohës kohën herë herën herës vendin
    vendet shtetet qytetin qytetet njerëzve njeriun njeriut grave burrave vajzat djemtë fëmijëve prindërit prindër
    gruan burrin nënës babait vëllait motrën shokët miqtë shtëpinë shtëpitë rrugën rrugës shkollën punën punët librin
    gjuhën gjuhës fjalët fjalën botën botës jetën jetës vdekjen dashurinë zemrën kokën dorën duart sytë syri fytyrë
    fytyra mendim mendimi mendimin arsye arsyeja arsyen shkak shkaku pasojë pasoja qëllim qëllimi plan plani projekt
    projekti programi sistem sistemi proces procesi vendim vendimi vendimin kërkesa kërkesën nevojë nevoja nevojat
    kusht kushtet rregull rregulla rregullat gabim gabimi sukses suksesi dështim rrezik rreziku mundësi mundësia
    aftësi forcë forca fuqi pushtet pushteti autoritet përgjegjësi detyrë detyra shërbimi veprim veprimi sjellje
    ndryshim ndryshimi lëvizje lëvizja takimi fundi fillim fillimi mes mesi qendër qendra krye pamje pamja zë zëri
    ngjyrë emër emri emrin faqja shuma pjesën pjesët gjysmë gjysma shumica shumicë pakicë anë ana anën anëtar anëtarë
    udhëheqës drejtues zëdhënës përfaqësues ekspert gazetar gazetari juriste polic policët ushtarët kapiten kapiteni
    trajneri portieri sulmues mbrojtës lojtari skuadra skuadrën ndeshjen shënoi shënuan barazoi kaloi kalon kaluan
    kalojë thanë thoshte tregoi treguan pyeti pyetën mendoi mendonte besoi dinte dini njihte shihte shohin dëgjoi
    ndjeu marrin dhanë jep japin jepni solli sillte çoi çuan la lanë mbajti mbante hyri hynë doli dolën ranë ngrit
    ngriti qëndroi qëndron jetoi jetonte punoi punonte luajti luan shkruante lexonte ndërtoi hapi mbylli nisi nisur
    kthye kthyen ktheu ndoqi gjeti gjen gjejnë humbën mundi mundën vuri vënë vë duan donin dëshiron dëshirë përdor
    përdorin përdoret quhet quajnë bazuar bazë baza rëndë lehtësisht plotësisht kryesisht zakonisht veçanërisht
    saktësisht vërtet pikërisht pothuajse thjesht sidomos akoma dot aspak fare krejt krejtësisht tepër mjaft mjaftë
    paksa tërë tërësi çdonjëri shekull epokë lufta luftën paqe paqja republikë mbret mbretëri perandori revolucion
    kushtetutë ligjin ligjet gjykatës gjyqi gjyqësor prokuror dënim dënuar faj fajtor pafajësi krimi krimet viktimat
    vrau vrarë ndalim paraburgim organizatë organizata shoqata sindikatë fond fondi buxhet buxheti taksat borxh borxhi
    çmimi vlerë vlera pasuri pasurinë pronën pronësi tregu mallra produkt produktet shërbimet punësim papunësi paga
    pagat sigurim sigurime vetëqeverisje kombësi martohet themeluar lirisht pushim pushimi standard jetese amësi
    fëmijëri mbështetje mbështet përkrahje zbatim zbatohet respektim shkelje shkelur tortura skllavëri
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
    devet deset sto hiljadu razvoj rast pad sporazum razgovori sastanak poseta posjeta kampanja kandidat senator
    poslanik zastupnik parlament skupština opozicija protest napad oružje bomba mrtvih ranjenih žrtve osumnjičeni
    optužba optužen uhapšen zatvor sudija advokat svedok svjedok dokaz istraga zločin ubistvo krađa nesreća zemljotres
    uragan oluja kiša sneg snijeg vetar vjetar sunce temperatura more obala jezero reka rijeka planina šuma životinja
    pas mačka ptica riba biljka drvo cvet cvijet hrana hleb hljeb meso mleko mlijeko jaje voće povrće kafa čaj vino
    pivo večera ručak doručak restoran hotel plaža odmor putovanje avion aerodrom voz brod granica privreda tržište
    trgovina kompanija firma banka kredit ulaganje dobit gubitak plata dolar milion milijarda odsto posto cene cijene
    prodaja kupovina fabrika proizvodnja tehnologija računar telefon internet mreža stranica poruka slika snimak film
    muzika pesma pjesma pevač pjevač glumac umetnik umjetnik autor roman istorija kultura tradicija vera vjera crkva
    džamija bog ljubav brak venčanje razvod prijatelj drug neprijatelj kolega radost tuga strah nada san um srce telo
    tijelo glava uvo uho usta ruka noga krv bol rak medicina lek lijek operacija vakcina virus nauka naučnik studija
    istraživanje analiza teorija predmet ispit diploma gimnazija fudbal košarka lopta gol trener klub prvenstvo kup
    pobedio pobijedio izgubio nerešeno pobeda pobjeda poraz minuta sezona navijač sedmi osmi deveti beo bijel crn
    crven plav zelen žut dugačak kratak visok nizak jak slab topao hladan bogat siromašan srećan važan važno moguće
    potrebno različit zajednički opšti poseban poznat slavan običan zvaničan zvaničnik nacionalni svetski svjetski
    politički ekonomski društveni vojni pravni javni privatni lokalni budući prethodni januar februar mart april maj
    juni juli jun jul avgust august septembar oktobar novembar decembar ponedeljak ponedjeljak utorak sreda srijeda
    četvrtak petak subota objavio porekao prihvatio odbio zatražio upozorio dodao objasnio odgovorio izvestio
    izvijestio tvrdio verovao vjerovao izgledao osećao osjećao ostaje stigao ostvario razvio stvorio izgrađen korišćen
    korišten nazvan izazvan poslat čekao igrao osvojio pronašao ostavio držao pokazao napisao pročitao morao mogao
    želeo želio završio prestao dozvolio ponudio obećao obezbedio kupio prodao diskriminacija jednakost dostojanstvo
    savest savjest bratstvo zaštita obrazovanja zdravlja svakome nikome svima ostali pojedinac zajednica ljudska
    osnovna slobodno jednaki njegova njihova njegovom sopstveni vlastiti smeju smiju veruje vjeruje želeti željeti
    živeti živjeti razumeti razumjeti znači ukazuje navodi navodeći prenosi ističe poručio naveo istakao napomenuo
    ocenio ocijenio saopštenje sagovornik povodom uprkos usled uslijed naročito uglavnom otprilike skoro gotovo jedva
    ipak inače stoga zato otkad dokle kuda odakle nigde nigdje svuda negde negdje kažu rekoh mislio mislila znao znala
    video videla vidio vidjela gledao čuo čula uzela dala dali davao imao imala imali mogli mogla morali morala hteli
    htjeli htio želela željela počeli počinje završava ostaju stajao leži ležao pao pala padao došli dolaze otišli
    ušao izašao vratio vratila vraća krenuo krenula stigla stigli prošao prošla prelazi vodio vodi nosio nosi drži
    gubi izgubila pobedi igrali igraju pogodio postigao postigla dodala pokušao pokušava uspeo uspio uspela tražio
    tražila pitao pitala odgovara odgovorila objasnila pokazala pokazuju čini činilo izgleda izgledalo postaje postao
    postala nalazi nalaze nazvao zvao zove zovu pisao pisala čitao govorio govorila priča pričao misao misli mišljenje
    razloga razlozi uzrok posledica posljedica cilj ciljevi plan planovi projekat projekt program sistem sustav proces
    odluku zahteva zahtijeva potreba potrebe uslov uvjet pravilo pravila greška grešku uspeh uspjeh neuspeh opasnost
    mogućnost sposobnost snaga moć vlast vlasti odgovornost dužnost služba služi delovanje djelovanje ponašanje
    promena promjena promene pokret centar sredina vrh izgled glas boja ime imena imenom iznos polovina većina manjina
    član članovi vođa lider portparol stručnjak novinar pravnik policajac vojnik vojnici kapiten napadač odbrana
    obrana ekipa ekipe vek vijek stoleće rata ratu mira republika kralj carstvo revolucija ustav zakoni sudu sudske
    tužilac kazna osuđen kriv krivica nevin zločini žrtva ubijen ubio ranjen zabrana pritvor organizacija udruženje
    sindikat fond budžet proračun porezi dug dugovi vrednost vrijednost bogatstvo vlasništvo roba proizvod proizvodi
    usluga usluge zaposlenje nezaposlenost plate plaće osiguranje potpuno potpuna posebno obično tačno točno stvarno
    upravo prosto jednostavno sasvim previše premalo dovoljno čitav cijeli celog cijelog svakog svakom nijedan nijedna
    poneki ikada igde nekad nekada nekoga nekom nečega ničega njim njom njima njoj njega nje sebi sobom kojoj kojima
    koga kom kakva kakve takav takva takve ovakav onakav ovim ovoj ovu onim one onu toj tih naši našeg našem vaše
    vašeg njihovu njihovih svoju svojim svojih mojim moju prvih drugih trećeg godinama danima mesecima mjesecima
    satima puti vremena noći jutra večeri
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
    gelişme artış düşüş anlaşma görüşme toplantı ziyaret kampanya aday senatör milletvekili meclis muhalefet protesto
    saldırı silah bomba ölü yaralı kurban şüpheli suçlama suçlandı tutuklandı hapis hâkim avukat tanık kanıt
    soruşturma suç cinayet hırsızlık kaza deprem kasırga fırtına yağmur kar rüzgâr güneş hava sıcaklık deniz sahil göl
    nehir dağ orman hayvan köpek kedi kuş balık bitki ağaç çiçek yemek ekmek et süt yumurta meyve sebze kahve çay
    şarap bira akşam öğle kahvaltı lokanta otel plaj tatil seyahat uçak havaalanı tren gemi bilet sınır ekonomi pazar
    ticaret şirket firma banka kredi yatırım kâr zarar dolar milyar yüzde fiyatlar satış alış fabrika üretim teknoloji
    bilgisayar telefon internet ağ sayfa mesaj fotoğraf video film müzik şarkı şarkıcı sanatçı yazar roman tarih
    kültür gelenek din kilise cami tanrı inanç dua aşk evlilik düğün boşanma arkadaş dost düşman sevinç üzüntü korku
    umut rüya akıl kalp vücut baş göz kulak ağız el ayak kan ağrı kanser tıp ilaç ameliyat aşı virüs bilim adamı
    araştırma inceleme teori ders sınav diploma lise futbol basketbol top gol teknik direktör kulüp şampiyona kupa
    kazandı kaybetti berabere galibiyet yenilgi dakikada sezon taraftar beyaz siyah kırmızı mavi yeşil sarı yüksek
    alçak güçlü zayıf sıcak soğuk zengin fakir mutlu olası farklı ortak genel özel ünlü sıradan resmi yetkili
    yetkililer ulusal siyasi ekonomik toplumsal askeri hukuki kamu yerel önceki şubat mart nisan mayıs haziran temmuz
    ağustos eylül ekim kasım aralık ocak pazartesi salı çarşamba perşembe cuma cumartesi duyurdu reddetti kabul uyardı
    ekledi yanıtladı bildirdi iddia inanıyor görünüyor hissediyor kaldığı ulaştı gerçekleşti geliştirdi yarattı
    kurulan kullanılan adlandırılan gönderildi beklenen oynanan kazanılan bulundu bıraktı tuttu gösterdi yazıldı
    okundu gerekiyordu istiyordu durdu izin teklif sağladı sattı ayrımcılık eşitlik onur vicdan kardeşlik koruma
    eğitimi sağlığı herkesin herkese diğerleri birey toplumun insanlık temel özgür eşit kendisi kendisine kendisini
    bunun bunu buna bunlar şunu onda ondan bunda bundan olsa olursa olsun olsaydı iken ise idi imiş değildi vardı
    yoktu yapılacak edilecek olacağını gideceğini yapacağını söylüyor düşünüyor düşündü anlamak anladı hissetmek
    göstermek gösteriyor sürdürmek devam ediyorlar yapıyorlar istiyorlar biliyorlar bulunmaktadır edilmiştir
    yapılmıştır çalışmalar insanların ülkenin devletin hükümetin başkanının çocukların kadınların yılların günlerde
    yıllarda arasındaki üzerindeki içindeki nasıldır neredeyse yaklaşık dolayısıyla özellikle genellikle ettim ettik
    ettiler yaptım yaptık yaptılar geldim geldik geldiler gittim gittik aldım aldık verdim verdik dedik dediler gördüm
    gördük bildi bilen bilir bilinen istedik istediler çalıştı çalıştık kaldık başladık bitirdi olduk oldular olmadı
    olmaz olmayan olmasın olmasını olmasına olmanın olmaya edecek edeceğini edeceği edilmesi edilmesini etmesi
    etmesini etmeye etme etmenin yapan yapar yapılması yapmaya yapma yaparak ederken olurken giderken gelirken
    söyleyerek söylenen söylendi konuşma konuşan konuşarak düşünce düşünen sanki belirten belirterek açıklayan
    açıklama açıklamada açıklaması gösteren sağlayan sağlar sağlamak oluşan oluşturdu oluşturan bulunduğu bulunduğunu
    bulunarak geçti geçiyor geçirdi geçmiş döndü dönen dönüş çıktı çıkan çıkar çıkış girdi giren giriş düştü düşen
    kalktı oturdu duran koydu koyan attı atan çekti çeken tutan taşıdı taşıyan getirdi getiren götürdü içti uyudu öldü
    ölen öldürüldü doğdu doğan büyüdü yaşadı sevdi seven korktu güldü ağladı kızdı üzüldü anladım bilmem olsam sanırım
    keşke zaten üstelik hatta oysa halbuki nitekim ki böylece böylelikle sonuçta sonunda sonucunda sonucu öncesinde
    sonrasında sırasında esnasında konusunda konuda konu yönünde yönelik ilişkin ait bağlı ilgili ilgi gereken
    gerekirse varsa yoksa kimin kimi kime neyi neye neler nelerdir hangisi hepsi hepimiz herhalde ilki ikisi üçüncü
    dördüncü yarısı çoğu çoğunluk azınlık birbirine birbirini kendine kendini kendilerini sizden onlardan bunlardan
    şunlar buradan oradan yukarı aşağı ileri geri içeri dışarı yanında karşısında önünde arkasında ortasında yakın
    uzak uzağa yakında erken geç dünkü bugünkü yıllar yıldır gündür aydır haftadır saatlerinde sabah sabahı gecesi
    günler günleri haftalar aylar yaşında yaş yaşındaki kız erkek kadının kadınlar erkekler çocuğu çocuğun annesi
    babası eşi oğlu kızı ailesi ailenin evin evden eve okulda okula işyeri şirketin şehirde şehrin ülkede ülkeye
    ülkeler dünyada dünyanın devletler hükümeti meclisi partisi başkanlık seçimde oy halkın toplumu toplumda yasası
    hakkına haklara hakların hakkının özgürlüğü özgürlükler eşitliği güvenlik güvenliği koruması saygı suçu suçlu
    cezası ceza davası dava kararı kararını görev görevi görevlisi sorumlu sorumluluk yetki güç gücü kuvvet etki
    etkisi sebep sebebi amaç amacı hedef hedefi sistem sistemi proje program plan süreç sürecinde gelişmeler
    değişiklik değişim fark farkı örnek örneği olay olayı olaylar yangın sel maçta maçı takımı takımın oyuncusu golü
    hoca sahada lig ligde
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
    address street village town neighbour neighbor dog fire development growth agreement talks meeting visit campaign
    candidate senator parliament opposition protest attack weapon bomb killed injured victims suspect charge charged
    arrested prison judge lawyer witness evidence investigation crime murder theft accident earthquake hurricane storm
    rain snow wind weather temperature ocean coast lake forest animal cat bird fish tree flower bread meat milk egg
    fruit vegetables coffee tea wine beer dinner lunch breakfast restaurant beach holiday travel plane airport train
    ship ticket border economy market trade company business bank loan investment profit loss dollar million billion
    percent prices sales factory production technology computer internet network website message picture movie music
    singer actor artist author novel history culture tradition religion church god love marriage wedding divorce
    friend enemy joy sadness fear hope dream mind heart body mouth leg blood pain cancer medicine drug surgery vaccine
    virus science scientist research analysis theory lesson exam degree football basketball ball goal coach club
    championship won lost draw victory defeat season fans seven eight nine ten hundred thousand black red blue green
    yellow short tall strong weak warm cold rich poor happy possible necessary common general special famous ordinary
    official national international political economic social military legal private local future previous january
    february march april june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday announced denied accepted refused asked warned added explained replied claimed believed seemed
    felt remained reached developed created built used called caused waiting played founded kept showed written
    started ended stopped allowed offered promised provided bought sold discrimination equality dignity conscience
    brotherhood protection education everyone's individual community human fundamental equal himself herself
    themselves ours yours having doing going coming making taking getting saying thinking looking trying giving using
    finding telling feeling becoming leaving putting meaning keeping letting beginning seeming helping showing hearing
    playing running moving living believing able unable likely unlikely early late recent recently already yet quite
    rather perhaps maybe probably certainly instead despite towards within upon across behind beyond except including
    regarding skills sun racism desire opinion vital entitled declaration therefore thus hence shall ought says known
    shown taken given seen gone done became become begun held brought caught taught spent met sat stood understood
    heard ran drove wrote spoke broke chose rose fell grew knew threw drew flew wore led fed hit quit anyone's
    people's women children's woman man's players team's games match season's minister's prime leader leaders member
    members party's voters vote votes campaigning spokesman spokeswoman expert journalist reporter officer officers
    soldiers troops forces powerful control system process project plan plans programme policy issue issues matter
    matters question questions answers reason reasons result results effect changes difference movement action
    behaviour service services role duty responsibility authority ability possibility danger success failure mistake
    rule condition conditions needs demand request decision middle top bottom sides front view voice colour color
    names half majority minority century war peace republic king queen empire constitution laws courts trial jury
    guilty innocent crimes victim murdered wounded ban custody organisation association union fund budget taxes debt
    value wealth property goods product products employment unemployment wages insurance completely especially usually
    exactly simply whole entire none neither either several less least whose whom whatever whoever wherever whenever
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
    palikerav devla mišto sasti ambrol dromeste themeste manušenge manušengo hakaja barabaripe džuvdipe džuvdipen
    sikavipe sastipe butake sakone savoro sajekh sarinenge nijekh jekhesko jekhetane maškar maškare angla pala bizi
    dži dikh vazde phandadi phandado dosh doš kris krisako raipe gndo gindo godi ilo vast punro jakh kan muj šero dud
    rača ratǎ diveseske beršesko sostar kolaske odoleske ola okola kala adala siklo siklipe siklaripe pučhipe vakeripe
    phenipe keripe lipe dipe avipe džape bešipe mangipe bilačhipe lačhipe šukaripe barvalipe čoripe phralipe phrala
    phenja dajake dadeske čhavenge čhajenge romenge romengo gadžo gadže gadžikane thana than thaneste kherutno
    familijake amala amalipe amal trubul trubun šaj našti musaj kamel kamav kamela kerda kerde dija lije gele avile
    sasa ovel ovela ova ovena uli ule uljam kergja
    """
)

FREQUENT = {"sq": ALBANIAN, "sr": SERBIAN, "tr": TURKISH, "en": ENGLISH, "rom": ROMANI}
