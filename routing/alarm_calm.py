"""Words that take an alarm away, by language: of the past, of habit, of papers, of rumours, of what if (`calm`), the
questions that people put to an office (`asks`), and what only looks like danger.

The notation is that of `alarm_words.Lexicon`, with the parts of the same language.
"""

from __future__ import annotations

ALBANIAN = {
    "calm": (
        "99|n 99|ne 99|(ne |n |prej |qe ne |nga )(janar*|shkurt*|mars*|prill*|maj*|qershor*|korrik*|gusht*|"
        "shtator*|tetor*|nentor*|nandor*|dhjetor*)|jave tash|muaj tash|frik* (prej|nga|se)|nuk (punon|"
        "funksionon)|dje|pardje|mbrem|mbreme|mrame|mbram|mramje|vjet|dikur|qemoti|qemo|moti|para (<one>) (dit|"
        "dite|ditesh|ditve|jav|jave|javesh|javve|javsh|muaj|muaji|muajsh|muj|muji|mujsh|mujve|vit|vite|vitesh|"
        "vjet|vjetsh|vjete|netsh)|para nje (jave|muaji|viti)|para do (dit|kohe)|qe (<one>) (dit|dite|jav|jave|"
        "muaj|muj|vjet|vite|vit)|<one> (dit|dite|jav|jave|muaj|muj|vjet|vite) (me radhe|rresht)|(jav|javen|java|"
        "muaji|muajin|muj|mujin|viti|vitin|naten|nata|vera|veren|dimri|dimrin|pranver|pranveren|vjesht|vjeshten|"
        "hera|heren|dimnin|motin) (e|qe) (kal*|shkoi|shkume|shkuar|shku|fundit)|muajin qe shkoi|vitin qe kaloi|"
        "t?e? ?(henen|marten|merkuren|enjten|premten|shtunen|dielen|diel|shtune)|19[3-9][0-9]|20[0-4][0-9]|(ne|"
        "n) luft|lufta|luftes|luften|(qdo|cdo|cde|secil*) (dit|dite|nat|nate|here|her|muj|muaj|vit|jav|jave|"
        "fundjav*|shtune|diel*|dimer|vere|veri|moment|fest*|mengjes|mbramje)|perdit*|gjithmon*|shpesh|sa here|"
        "saher|zakonisht|vazhdimisht|gjith kohen|gjithe kohen|tan diten|tan naten|gjithe naten|perhere|"
        "tash (<one>) (dit|dite|jav|jave|muaj|muj|vjet|vite)|e ka bo zakon|prap* (njejt|sikur)|ligj*|leje|lejen|"
        "leja|licenc*|certifik*|qertifik*|vertetim*|kopj*|fatur*|raport*|demi|demin|demet|kompens*|sigurim*|"
        "procedur*|formular*|aplik*|kerkes*|konkurs*|projekt*|trajnim*|kurs|seminar*|statistik*|buxhet*|"
        "subvenc*|grant*|ndihm* (sociale|emergjente|financiare|juridike|shteterore|prej komun*|nga komun*)|"
        "pension*|gjyq*|gjykat*|padi|ankes*|ankohem|ankohet|ankohemi|denonc*|hetim*|hetu*|rindertim*|rinovim|"
        "renovim*|dokument*|invalid*|analiz*|matje|mashtr*|meremet*|(ne|n|neper) dasma|dasmat|dasmave|"
        "kujdes*tar*|nderrim*|pages*|paguan|paguaj*|kush i pagu*|inspektor*|vjetshem|vjetshme|inspekcion*|"
        "urdher mbroj*|sa kushton|orari|orar|banim social|strehim*|varr*|deshmor*|veteran*|a (o|osht|eshte|"
        "asht) (e )?(vertet*|rrejn*|sakt*)|lajm|lajme|lajmi|lajmin|thojn|thone|thon|thuhet|kan than|kane thene|"
        "degjova|lexova|facebook*|fb|viber*|tiktok*|instagram*|portal*|video|videon|film|filmi|serial*|loj|loja|"
        "lojen|enderr*|ander*|kenge*|kang*|histori*|roman*|liber|gazet*|nese|ne qofte se|ne rast|sikur te|"
        "qka bohet|si te veproj|nese ndodh|ka rrezik|mos bohet|mos po ndodh|rrezikohet|rrezikojn|gati u (shtyp|"
        "mbyt|vra)*|gati|mundet me|munet me|do te bie|ka me ra|kish me|kishte me|nuk ka (zjarr|te lenduar)|"
        "s ka (zjarr|te lendum)|as zjarr|s ishte|alarm i rrem*|po vdes (prej|nga|lumi|per)|vdiqa (se|prej|nga)|"
        "nuk (eshte|osht|o|asht) (urgjent*|emergj*)|s osht urgjent*"
    ),
    "asks": (
        "kujt|kush (po|e|i|m|na|mer|merret|merr|pagu*|pagan|duhet|vjen|esht|eshte|osht|ka|mund|mun|vendos|ndreq|"
        "kontroll*|largon|pastron|t|te|do|jep|a)|kur (do|po|vjen|vijn|ka|kan|hap*|pritet|mund|kan me|e|i|na|te)|"
        "si (te|ta|mund|me|behet|bohet|i|e)|qysh (me|mund|muj|bohet|behet|te|i behet|e)|ku (me|ta|te|duhet|"
        "ankoh*|lajmr*|paraqit*|mund|muj|e|i|drejt*|raport*|kerk*)|qfare|cfare|cila|cili|cilat|cilen|pse|perse|"
        "sa (kushton|zgjat|gjat|eshte|osht|o|here|kohe)|a (ka|keni|mund|mundet|mun|munet|mujm|muj|jep|jepet|"
        "jepni|o|osht|eshte|duhet|vjen|e|i|m|me|na|ju|takon|kam|kom|kena|kemi|bon|ben|ndihmon|do|t|te)|kerkoj|"
        "kerkojm*|kerkohet|desha|deshta|dua te di|due me (dit|raportu|denoncu)|me intereson|lus|lusim|ju lus|"
        "kerkes*"
    ),
    "harmless": (
        "u (mbyt|myt) (rruga|rrug|bodrumi|oborri|ara|podrumi|lagja|arat)|a ka (kush|dikush|njeri)|qysh (nal|"
        "ndal|me e nal|me ndal)*|u (mbyt|myt) (rruga|bodrumi|oborri|ara|podrumi|kati|lagja|toka|arat)|"
        "shkall* zjarri|aparat* (i |per |te )?zjarr*|si (thik|brisk|sepat)*|digjet (misri|bari|spec*|kultur*|"
        "grur*|plastik*)|misri (po )?digjet|zemr* .. per|gaz (te )?(madh|lot*)|plas* gazit|gazi (i )?(kerrit|"
        "vetures)|(mbyt*|myt*) (ne|n|nga|prej|me) (pluhur|borgj*|pun|berllog*|tym|er|ere|balt*|mbeturin*)|"
        "digjet (koka|goja|zemra|barku|stomaku|gryka|llamb*|poqi|drita)|gjak (te|me) (dhuru|dhan)|dhur* gjak*|"
        "(nana|nena|baba|babi|plaku|plaka|gjysh*|prind*) (po )?(don|do|dojn|duan) me (vdek|vdekun|dek) (n|ne|te|tek) "
        "(shpi*|shtepi*|vatan*|ven*|vend*|fshat*|tok*|troll*)|"
        "(analiz*|grup*|banka e) (te )?gjak*|shkolle zjarr|pije alkool|me gjak|gjaku i (madh|derdhur)"
    ),
    "waste": (
        "berllog*|mbeturin*|plehr*|deponi*|gom|goma|gomat|plastik*|kontinier* te|fabrik*|kosovo a|termocentral*|"
        "pluhur*|cigar*|duhan*|ndotj*|ajri|ajrit|ajrin|kompani*|guror*|gurthy*|asfaltbaz*|qymyr*|fishekzjarr*|"
        "petard*|oxhaku i (komsh|fqin|fabrik)*|astm*"
    ),
    "lamp": (
        "(s ka|ska|pa|nuk ka|s kena|skena|nuk kemi) (rrym*|drit*|energji*)|sigures*|sa her|llamb*|llamp*|poq|"
        "poqi|poqa|poqat|drita|dritat|drites|ndriqim*|ndricim*|rrymen"
    ),
    "stove": "oxhak*|stuf*|sobha|soba|pec|peqi|ngroh*",
    "animals": (
        "qen|qeni|qent|qente|qenin|lop|lopa|lopen|dele|delet|mac|macja|macen|bagti*|kafsh|kafshe|kafshet|pul*|"
        "dhi|dhite|kal"
    ),
}

SERBIAN = {
    "calm": (
        "99|(u |od )?(januar|februar|mart|april|maj|jun|jul|avgust|august|septembr|oktobr|novembr|decembr)(a|u)|"
        "nedeljama|sedmicama|bojim se (pozara|poplave|da)|plasim se (pozara|da)|juce|jucer|prekjuce|sinoc|"
        "nocas su|lani|lane|davno|nekad|nekada|ratu|rata|proslog|prosle|prosli|proslu|prosloj|minul*|pre (jedan|"
        "jednu|jedno|dva|dve|dvije|tri|cetiri|pet|sest|par|nekoliko|vise|#) (dan|nedelj|mesec|godin|vek|noc|"
        "vece)*|prije (jedan|jednu|jedno|dva|dve|dvije|tri|cetiri|pet|sest|par|nekoliko|vise|#) (dan|nedjelj|"
        "sedmic|mjesec|godin)*|(pre|prije) (mesec|mjesec|godin|nedelj|sedmic|rata)*|u (ponedeljak|ponedjeljak|"
        "utorak|sredu|srijedu|cetvrtak|petak|subotu|nedelju|nedjelju)|(ponedeljk|utork|sred|cetvrtk|petk|subot|"
        "nedelj)om|19[3-9][0-9]|20[0-4][0-9]|devedesetdevet*|posle utakmice|svak(a|e|i|u|og|oga|om|oj|o) (dan|"
        "noc|vece|veceri|put|malo|vikend|godin*|mesec|subot*|zim*|let*)|svakodnevn*|stalno|uvek|uvijek|cesto|"
        "obicno|godinama|mesecima|mjesecima|danima|preksinoc|(vatrogasc*|pozar) .. ugasi*|ugasen*|ugasili|"
        "vec .. (dana|nedelj*|meseci|mjeseci|godin*)|ponekad|zimi|leti|ljeti|nocu|danju|kad god|cim padne|"
        "kad padne|svadb*|slavlj*|docek*|novu godinu|zakon*|dozvol*|saglasnost*|licenc*|potvrd*|uverenj*|"
        "uvjerenj*|sertifikat*|kopij*|prepis*|zapisnik*|racun*|faktur*|stet[aeu]|odstet*|nadoknad*|naknad*|"
        "obestec*|osiguranj*|konkurs*|posao|zaposl*|obuk[aeu]|kurs|seminar*|projekat|projekt*|zahtev*|zahtjev*|"
        "formular*|obraz*|elaborat*|aparat za|inspekcij*|inspektor*|tuz[bi]*|sud|sudu|presud*|advokat*|istrag*|"
        "prijav*|svedok*|svjedok*|zalb*|penzij*|pomoc (za|od opstine|opstine)|novcan*|jednokratn*|socijaln*|"
        "obnov*|rekonstruk*|sanacij*|grobl*|da li je (istina|tacno)|jel (istina|tacno)|je l (istina|tacno)|"
        "istina da|kazu|kaze se|prica se|cuo sam|cula sam|procitao|procitala|vest|vesti|vijest*|novin*|portal*|"
        "clanak|snimak|fejs*|facebook*|viber*|tiktok*|instagram*|grup[aei]|film*|serij[aeu]|igric*|pesm[aeu]|"
        "sanjao|sanjala|san|ako bi|u slucaju|sta ako|sta bi|kad bi|ukoliko|da ne bude|moze da|mogao bi|mogla bi|"
        "moglo bi|hoce da padne|samo sto nije|zamalo|umalo|pocece|nije se desilo|zatvor|zatvora|zatvoru|"
        "svake (zore|veceri)|lazna uzbuna|nije (bilo )?(hitno|pozar|nista)|nema (pozara|vatre|povredjenih)|"
        "koliko (kosta|se placa)|ko placa|radno vreme|od smeha|od smijeha|od smejanja|od dosade|figurativno|"
        "ubi(se|le|la|lo|ce)? (nas|me) (racun|kazn|cen|smrad|dosad|papirolog)*"
    ),
    "asks": (
        "kome|komu|kim|ko (da|je|ce|to|ih|nam|mi|placa|treba|ima|moze|zna|odgovara|resava|rjesava|sad|istraz*|"
        "pomaze|odlucuje|izlazi|je nadlez*|odvozi|cisti|popravlja|vodi|dozvol*|kontrolis*|naplacuje)|kad (ce|"
        "cete|radi|dolaz*|je|se|moze|pocinje|mogu|ste|stize|pada|dodje|prodje|nema|ima)|kada|da li|dal|dali|"
        "je l|jel|jeli|moze li|mogu li|ima li (pomoc*|nadokn*|neki|neka|nesto|od|para|prava)|koliko|gde (da|je|"
        "se|mogu|treba|moze)|gdje (da|je|se|mogu|treba|moze)|kude|kako (da|se|mogu|mozemo)|zasto|sto ne|koji|"
        "koja (sluzb*|kancel*|su)|koje|kojoj|kojem|kakv*|hocu da (prijavim|se|znam|pitam)|hoce se|trazim|"
        "trazimo|molim (da|vas da|vas za)|molimo|zelim da|zelimo|interesuje|zanima|pitam|pitanje|treba (mi|nam|"
        "da se|li|skolski)|potrebn*|dokle|nadlez*|ne znam kome|rok|rokovi"
    ),
    "harmless": (
        "(je l|jel|jeli|da li|dal) ima (neko|nekog|iko|koga|zivih)|sta da radim*|(u|iz|po|kod|opstin[aei]|crnoj|"
        "crnu|crne|sar|selo) gor[aeiu]|pucaju (cevi|cijevi|zidovi|plocice|gume|granate|petarde|stakla)|"
        "puca (cev|cijev|zid|led|asfalt|guma|plafon|kompresor|petard|bruka|rok)*|(cev|cijev|zid|"
        "asfalt)[aiou]? (puca|pucaju)|krv .. malo|malo krvi|(vadjenje|dava*|nalaz|analiz[aeu]|slik[aeu]) krvi|"
        "(do |od )?(jedn[aeu]|dve|dvije|tri|cetiri|pet|#|pola) ton[ae]|prva pomoc|prve pomoci|"
        "hitn* pomoc* (racun|napla)*|pomoc (za|oko|pri|u|studentima|porodic)*|logo"
    ),
    "waste": (
        "smec[aeu]|smecem|otpad*|deponij[aeu]|gum[aeu]|plastik[aeu]|plastic*|lisc[ae]|fabrik[aeu]|elektran*|"
        "termoelektran*|smog*|kontejner* za|prasin[aeu]|zagadj*|zagade*|vazduh*|astm[aeu]|pepel*|ugalj|ugljem|"
        "rostilj*|cevap*|petard*|vatromet*|kancelarij*"
    ),
    "lamp": (
        "nema struje|nemamo struje|bez struje|grejanj*|grijanj*|radijator*|klim[aeu]|sijalic[aeu]|svetl[aou]*|"
        "svjetl[aou]*|rasvet[aeu]|rasvjet[aeu]|lamp[aeu]|lampic*|ne gori|semafor*|reflektor*"
    ),
    "stove": "odzak[aeu]?|dimnjak[aeu]?|pec|peci|loz[eim]*|sporet*",
    "animals": (
        "pas|psa|pse|psi|kucka|kucica|stene|mack[aeu]|mace|macic*|mack[ui]|krav[aeu]|ovc[aeu]|kokos*|konj|konja|"
        "stok[aeu]|zivotinj*|lutalic*|cuka|dzukel*|svinj*|koz[aeu]|cuk[aeu]"
    ),
}

TURKISH = {
    "calm": (
        "99 ?da|99 ?yilinda|(epilepsi|kalp|bobrek|seker|sara) hastasi(yim|yiz|dir| olan)?|(ocak|subat|mart|"
        "nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)(ta|tan|da|dan|ayinda)?|haftalardir|"
        "calismiyor|calismaz|bozuk|varmis*|sosyal*|bakici*|gorevli*|(verir|yapar|bakar|alir|eder|yaparlar|gelir|"
        "verirler|yapilir|olur) ?mi*|battaniye*|tahlil*|sonuc*|topuk kani|dun|dunku|evvelki|evvelsi|onceki|"
        "gecen|gecenlerde|gecmis*|eskiden|zamaninda|savasta|savas|vaktiyle|bildirmistim|(<num>|birkac|haftalar|"
        "aylar|yillar|gunler) (gun|hafta|ay|yil|sene|gece) (once|evvel|oldu|gecti|var|dir|boyunca)|(gunlerdir|"
        "haftalardir|aylardir|yillardir|senelerdir|gunler once|aydir|haftadir|senedir|yildir)|(<num>) (gundur|"
        "haftadir|aydir|yildir|senedir)|19[3-9][0-9]|20[0-4][0-9]|pazartesi*|sali gunu|carsamba*|persembe*|"
        "cuma*|(gecen )?pazar gunu|(her|butun) (gun|gece|hafta|ay|yil|sene|yaz|kis|aksam|sabah|zaman|dugun*|"
        "defa|sefer|yagmur*)|hergun|surekli|devamli|hep|sik sik|bazen|geceleri|aksamlari|sabahlari|kisin|yazin|"
        "yillarca|yazlari|kislari|ara sira|dugun*|bayram*|kanun*|yasa|yasasi|izin|izni|ruhsat*|belge|belgesi|"
        "belgeler*|sertifika*|kopya*|fatura*|rapor*|tutanak*|tutanag*|zarar*|hasar*|tazminat*|sigorta*|basvur*|"
        "dilekce*|form|formu|konkurs*|is ilani|eleman|kadro*|kurs*|egitim*|seminer*|proje*|denetim*|mufettis*|"
        "mahkeme*|avukat*|dava|davasi|sikayet*|ihbar*|ifade|sorusturma*|emekli*|pensiya*|yardimi (al|basvur)*|"
        "sosyal yardim*|maddi yardim|onarim*|yeniden yap*|mezar*|sehit*|gazi|ucret*|kac euro|kac para|mesai|"
        "calisma saat*|odeme*|oder|odeyecek|kim oder|tupu kac|dogru mu|yalan mi|gercek mi|haber|haberi|"
        "haberler*|duydum|duyduk|diyorlar|derler|dediler|soylenti*|okudum|gazete*|facebook*|face|viber*|"
        "instagram*|tiktok*|whatsapp*|portal*|video*|film*|dizi|dizisi|oyun|oyunda|ruya*|sarki|sarkisi|"
        "sarkilar*|tatbikat*|kitap*|eger|olursa|olsa|cikarsa|gelirse|yaparsam|cikacak|olacak|ihtimal*|risk*|"
        "tehlikesi var|acil degil|korkuyorum ki|yangin (merdiveni|tupu|sondur*|alarm*|dolab*)|yok yangin|"
        "az kalsin|neredeyse|az daha|gulmekten|meraktan|sicaktan (ol|bay|pis)*|can sikintisi*|acliktan oluyorum"
    ),
    "asks": (
        "kim (bakar|ilgilenir|gelir|oder|oduyor|yapar|alir|kaldirir|kontrol|sorumlu|durduracak|verir|duzeltir|"
        "temizler|bunu|buna|onarir|bizi)|kime|kimden|nereye|nereden|nerden|nerede (yap|basv|alin|bul|ol)*|"
        "ne zaman|nezaman|nasil|neden|niye|nicin|kac|hangi|istiyoruz|isteriz|isterim|istiyorum ki|rica*|mi(yim|"
        "yiz|siniz|sin|dir)|mu(yum|yuz|sunuz|dur)|(miydi|muydu)|olur mu|gerek*|lazim mi|alabilir*|yapabilir*|"
        "verebilir*|edebilir*|alinir|yapilir|verilir|edilir|hakkim*|hakki|talep*|oneri*|ilgilen*|belediye*"
    ),
    "harmless": (
        "(evinde|koyunde|memleketinde|topraginda|vataninda) olmek (istiyor|ister|istiyorlar)|"
        "yan(in|im|imiz|ind|inda|imda|imizda|inda)*|yangin (merdiven*|tup*|kapisi)|dogum (belge|tarih|yil|gun|"
        "kayd|izn|para|yer)*|kan (tahlil|verm|bagis|grub|gurub)*|gazi|gaz (fiyat|para|fatura)*|su (fatura|sayac|"
        "kesil|bask)*|ates 3#|atesi 3#|ates (3#|otuz)*|olum (belge|kayd|ilmuhab)*|yanik ampul"
    ),
    "waste": (
        "cop|cope|copu|copler*|copluk*|coplug*|lastik*|plastik*|atik|atiklar|fabrika bacas*|santral*|"
        "fabrikanin baca*|naylon*|egzoz*|astim*|boya|komur*|odun*|hava kirli*|mangal*|aniz*|kablo yak*|hurdaci*|"
        "rafineri|konteyner*|sigara*|havai fisek*|bogazimiz|gozlerimiz"
    ),
    "lamp": (
        "(elektrik|cereyan|ceryan) (yok|kesik|gitti|kesildi)|modem*|internet*|(kirmizi|yesil|mavi) yan*|"
        "televizyon|buzdolabi|lamba*|ampul*|isik|isig*|isiklar|elektrik fatur*|direk lamba*|aydinlatma*"
    ),
    "stove": "baca|bacasi|soba|sobasi|sobasindan|bacadan|bacasindan",
    "animals": "kopek|kopegi*|kopekler|kedi*|inek*|koyun*|keci*|at|ati|tavuk*|hayvan*",
}

ENGLISH = {
    "calm": (
        "whatsapp|hunt*|season|predict*|voice message|air condition*|helper|caregiver|care of|permanent*|"
        "bedridden|permanent bed|yesterday|last (night|week|weekend|month|year|summer|winter|spring|autumn|fall|"
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|time)|(a|one|two|three|four|five|six|seven|"
        "few|several|many|some|couple of|#) (days?|weeks?|months?|years?) (ago|before|now|already)|ages ago|"
        "long ago|in the past|(on |last )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
        "19[3-9][0-9]|20[0-4][0-9]|since (january|february|march|april|may|june|july|august|september|october|"
        "november|december|last|days|weeks|months|years|new year)|in (january|february|march|april|june|july|"
        "august|september|october|november|december)|(during|in|from|after) (the )?war|was in the|used to|"
        "had been|every (day|night|week|weekend|month|year|summer|winter|evening|morning|time|spring|wedding)|"
        "always|often|usually|sometimes|constantly|daily|each (day|night|time|weekend)|all (day|night|winter|"
        "summer)|weddings?|again and again|regularly|whenever|at nights?|in (winter|summer|the evenings?)|"
        "for (days|weeks|months|years)|law|laws|permit|licen[cs]e|certificate|copy|copies|report copy|report|"
        "invoice|bill|bills|compensat*|insurance|insured|claim|claims|refund|paid|pays|pay|payment|fee|cost|"
        "costs|price|fine|job|jobs|vacanc*|hiring|apply|application|applied|training|course|seminar|project|"
        "tender|statistics|budget|grant|grants|subsid*|lawyer|court|lawsuit|complain*|investigat*|inspector|"
        "inspection|pension*|document*|form|procedure|rebuild*|reconstruct*|repair*|renovat*|shelter|housing|"
        "social (aid|assistance)|extinguisher|exit|alarm system|drill|station (permit|number|address)|"
        "working hours|opening hours|memorial|veterans?|grave*|cemetery|restraining|statement|witness|"
        "is it true|true that|rumou?rs?|they say|people say|heard that|i heard|i read|news|newspaper|article|"
        "facebook|fb|viber|tiktok|instagram|messenger|portal|post says|video|movie|film|series|game|song|dream|"
        "dreamed|book|novel|prank|fake|what if|if (a|an|the|there|my|i|we|somebody|someone|something)|in case|"
        "would|could|might|may (fall|collapse|burn)|will (fall|collapse)|almost|nearly|not (an )?(urgent|"
        "emergency)|no (fire|injured|injuries|one was hurt)|nobody (hurt|was hurt|injured)|false alarm|fear of|"
        "afraid (that )?it|is going to fall|risk|danger of|dying (to|of curiosity|for a)|killing me (with|"
        "softly)|laugh*|headache of|firefighter*|fireman|fireworks?|firewood|firecracker*|fired|ceasefire|"
        "fire (safety|brigade job|certificate|hydrant|department job)|smok(er|ers|ing)|smoked meat|smoking meat"
    ),
    "asks": (
        "who|whom|whose|when (will|is|do|does|can|are|should|comes?|you|we|i)|where (do|can|is|should|to|are|i|"
        "we|does)|why|how (do|can|much|long|to|many|does|should|is|i|we)|which|should|can (i|we|you (tell|"
        "explain|give|fix|repair|check|clean|remove))|is there|are there|do (you|we)|does (the|municipality|"
        "komuna|anyone)|did (the|you)|i (want|would like|d like|need) to (report|know|ask|complain|register|"
        "apply|get)|want report|wondering|interested|need (papers?|paper|info|information|advice|help with|new)|"
        "please (repair|fix|check|put|clean|remove|tell|explain|clarify)|municipality|komuna|mayor|council|"
        "what (documents|papers|is|are|office|can i|to do about)"
    ),
    "harmless": (
        "(fire and )?smoke (detector|alarm)s?|fire alarms?|die (in|at|here) .. (house|home|village|native|"
        "land)*|wants to die in|(die|dying|to die) (in|at|here)|baby shots|what (do|should) i do|what to do|"
        "(parents|mother|father|grand(mother|father|ma|pa|parents)|mum|mom|dad) wants? to die (in|at)|"
        "blood (test|tests|sample|donor|donat*|group|type|pressure|analysis|sugar)|gas (station|bill|price|"
        "company|stove price)|give blood|donate blood|accident (report|insurance)|birth (certificate|date|place|"
        "grant)|parental|burning (question|issue)|shooting (range|film|sport)|bus stop|well (done|known|being|"
        "as|kept|paid)|very well|as well|fire wood|running (water|out)|heart (disease|doctor|specialist)|"
        "light(s)? (burns?|burning)|burns? (day|all night)*"
    ),
    "waste": (
        "rubbish|garbage|trash|waste|plastic|plastics|tyres?|tires?|leaves|landfill|dump|factory|power plant|"
        "coal|wood smoke|grass|stubble|charcoal|grill|barbecue|container|bin|chimney too low|cigarettes?|smog|"
        "air quality|dust|asphalt|paint|fields|sawmill|cables?|chlorine|ashes|pollution"
    ),
    "lamp": (
        "no (power|electricity|current)|power (is )?(out|cut|off)|lamp|lamps|light|lights|bulb|bulbs|"
        "street ?lights?|meter|fridge|tv|fuse box smell"
    ),
    "stove": "chimneys?|stove|stoves|oven|heating",
    "animals": "dogs?|cats?|cows?|sheep|animals?|puppies|puppy|kittens?|goats?|chickens|horses",
}

ROMANI = {
    "calm": (
        "phenel ka|phenela ka|vakerel ka|arati|erati|ijec|idz|(duj|trin|stare|jekh|but|pandz) (dive|divesa|"
        "kurke|mase|bersa) (angleder|anglal)|angleder|kurko kaj nakhlja|nakhlo|19[3-9][0-9]|20[0-4][0-9]|"
        "svako (dive|rat)|sako (dive|rat)|sajek|sekote|ko fejsbuk|facebook|viber|caco si|vakeren|pucela|zakoni|"
        "dozvola|lil|lila|racuni|love|buti|penzija|socijalno|advokati|sudo|prijaviniv|te prijavinav|"
        "marena e chaven|svako"
    ),
    "asks": (
        "kaske|ko (pokinel|del|avel)|kana|sar (te|saj)|kaj (te|saj|si)|soske|savi|savo|kobor|saj (te|li)|dali|"
        "komuna|opstina"
    ),
    "harmless": "phabaren (kabli|gume|plastika|gunoj)|kabli phabaren|phabol i sijalica|phabon o svetle*",
    "waste": "gunoj|smece|djubre|gume|plastika",
    "lamp": "lampe|lampa|sijalica|svetlo|svetla|bandera",
    "animals": "rikono te|macka|guruvni|grast",
}
