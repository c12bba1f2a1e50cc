"""How people cry for help in Turkish, with the forms of Prizren and Mamuşa (yanay, yanar for yanıyor)."""

from __future__ import annotations

from routing import alarm_calm, alarm_cries, alarm_things
from routing.alarm_words import Lexicon

TURKISH = Lexicon(
    parts=alarm_things.TURKISH_PARTS,
    ideas={
        **alarm_calm.TURKISH,
        **alarm_things.TURKISH,
        **alarm_cries.TURKISH,
        # Fire
        "burning": (
            "yanayiz|yaniyoruz|yananlar|yanan (araba|bina|kamyon|otobus)*|yan(iyor*|iyo|ay*|ar|arlar|iyolar|mak)|"
            "yaniyor|yanmakta|tutus(tu|uyor|ay*|mus)*|alev (aldi|aliyor|alay|alir|almis)|cayir cayir|sondurem*|"
            "atesler icinde|kul oluyor"
        ),
        "fire": "yangin|yangini|yangin var|yangin cikti|ates cikti|ates sardi|ates",
        "flames": "alev|alevler|alevleri|alevi|alevlere",
        "smoke": "duman|dumanlar|dumandan|dumani",
        "smoke_home": (
            "(dumandan|duman) .. (gorem*|nefes*|bogul*|cikam*)|(kattan|daireden|catidan|pencereden|camdan|balkondan|"
            "okuldan|bodrumdan|evden|apartmandan|odadan) .. duman*|duman (cikiyor|geliyor|cikar|cikay)* .. (kattan|"
            "daireden|catidan|pencereden|evden|balkondan|okuldan|apartmandan)|duman (dold[ui]|icinde|dolu)|(ev|"
            "koridor|merdiven|asansor|tunel|apartman)* .. duman (dold[ui]|dolu|icinde)"
        ),
        "spreads": (
            "(eve|evlere|evler|koye|mahalle*|bize|yana|catiya|binaya)* .. (sicr*|yaklas*|geliyor*|geley|iniyor*|"
            "iner|ilerl*|yayil*)|sicr*|yaklasiyor*|yaklasay|yayiliyor*|yayilay|yaniba*|koye iner"
        ),
        # Breath, heart, mind
        "no_breath": (
            "dudak* (mor|morardi|moraray*)|(nefes|soluk|solug*|nefesi) (al(a|i)?(<not>)|yok|kesildi|gelm*|durd[ui]|"
            "cikm*|alm*)|nefessiz|(nefes|soluk) .. (alam*|alma*|almi*)|nabi?z(i)? (yok|atmi*|atma*|alam*|durd[ui])|"
            "kalbi (durd[ui]|atm*)|(boguluyor|bogulay|bogulur|boguld[ui]) .. (bogaz|cocuk|bebek|lokma|bebe)*|"
            "(<child>|<kin>) (boguluyor|bogulay|bogulur|boguld[ui])|bogazi(na|nda) .. (kacti|takildi|kaldi|tikandi)|"
            "dudaklari (mor|mavi|morardi)|bebek mor*|morardi|mosmor"
        ),
        "choking": "boguluyor*|bogulay*|bogulur|bogulacak|tikandi",
        "swallowed": (
            "(yutt[ui]|yutmus|yuttum|icti|icmis|yedi|yemis) .. (pil|para|dugme|ilac|zehir|deterjan|camasir)*|(pil|"
            "madeni para|para|dugme|bozuk para|camasir suyu|deterjan|zehir*|ilac|haplari) (yutt[ui]|icti|yutmus|"
            "icmis|yuttum)"
        ),
        "blue": "dudak* (mor|mavi)*|mor|morardi|mosmor|mavi|moraray|morariyor*",
        "seized": (
            "gog(u)?s(u|um|unu) .. agr*|goks* .. agr*|kalp krizi (geciriyor*|gecirey|gecirir|galiba)|kalp .. (krizi|"
            "sikis*|agri*)|gogs(u|um|unu|unde|umde) .. (sikis*|agri*|tut*|yaniyor|batiyor)|gogus .. (agri*|sikis*)|"
            "inme (indi|gecir*)|felc (geciriyor*|geldi|indi)|agzi .. (kaydi|egildi|carpildi|egri)|yuzu .. (kaydi|"
            "egildi|carpildi)|agzindan kopuk*|agzi kopur*|kopuk gel* .. agz*|seker koma*|komaya girdi|sol kol(u|"
            "um) .. (uyus*|tutm*|agri*)"
        ),
        "struck": "kalp krizi|felc (gecir*|old[ui])|beyin kanama*|inme",
        "seizure": (
            "sara|saraya|sarasi|epilepsi*|nobet|nobeti|havale*|kasiliyor*|kasilay|kasilir|titrer|titriyor*|titrey"
        ),
        "wont_wake": (
            "uyan(may*|maz|miyor|mey*)*|uyandiram*|bilinc* .. (kapali|yok|gitti)|bilincsiz|goz(u|unu|leri|lerini) acm*"
        ),
        "fainted": (
            "bayildi|baygin|bayildim|bayilmis|bayilay|bilinc(i|ini)? .. (kapali|yok|kaybet*|gitti)|bilincsiz|suur(u|"
            "unu)? .. (kapali|yok|kaybet*)|kendinden gecti|kendinde degil|uyan(<not>)|uyanmi*|uyandiram*|"
            "yere (yigil*|dust[ui]|dusuyor*|dusey)|yigildi|kendine gelm*|fenalas*|goz(u|unu|lerini) acm*"
        ),
        "still": (
            "kipirda(<not>)|kipirdam*|hareket et(<not>)|hareketsiz|kimilda*|tepki verm*|kanlar icinde|yerde (yat*|"
            "kaldi)|yerde insan|yerde yatan|yatiyor yerde|buz gibi"
        ),
        "silent": "cevap yok|cevap (ver(<not>)|vermi*)|konusm*|konusam*|ses verm*|ses(i)? (yok|gelm*|cikm*)",
        "sting": (
            "(ari|arilar|yilan|akrep) .. (sokt*|isird*|sokmus)|yilan (sokt[ui]|isirdi)|alerji* .. (nefes|sis|soku)*|"
            "(sokt*|isird*) .. (ari|yilan|akrep)"
        ),
        "swelling": "sisti|sisiyor*|sisey|sismis|siser",
        "throat": "bogaz*|bogaz(i|im)|dili|dilim|yuzu",
        "took": (
            "(hap|haplari|ilac*|zehir*|fare zehiri|camasir suyu|tuz ruhu|asit) .. (icti|icmis|ictim|yutt[ui]|yutmus|"
            "aldi|icecek)|(icti|yutt[ui]|icmis) .. (kut[ui]|hap|ilac|zehir|fare)*|kut[ui] .. (hap|ilac) .. (icti|"
            "yutt[ui]|bitir)*|uyusturucu .. (yapti|aldi|fazla)|asiri doz|doz asimi|igneyle uyusturucu"
        ),
        "overdose": (
            "(butun|bir kut[ui]|kutuyu|bir avuc|cok) .. (hap|ilac|haplari|ilaclari)* .. (icti|yutt[ui]|icmis|"
            "yutmus)|(hap|ilac)* .. (icti|yutt[ui]|icmis) .. (bir kut[ui]|kut[ui]|hepsini)|uyku hap* .. (icti|"
            "yutt[ui])"
        ),
        "pills": "hap|haplar*|ilac*",
        "poisoned": "zehirlen*|zehirledi|zehirlemis|mantar zehir*|soba* zehir*",
        "monoxide": "karbon ?monoksit*|karbonmonoksit*|soba (zehir|gaz)*|sobadan (zehir|gaz)*|soba gazi*",
        "dizzy": "basim(iz)? (doner|donuyor|doney)*|basimiz don*|midem* bulan*|kusuyor*|kusar|kusay|bas don*",
        "in_labour": (
            "(karim*|esim|kizim|gelin*|kadin|ablam|kardesim|komsu*) .. (dogur(uyor*|uyo|ay*|ur)|doguma (girdi|"
            "basladi))|dogum (basladi|yapiyor*|yapay) .. (araba|evde|yolda|kar)*|dogum basladi"
        ),
        "birth": (
            "dogur(uyor*|uyo|ay*|ur|du|acak)|dogum (basladi|yapiyor|yapay|yapar|old[ui]|var|ediyor)|doguma (az|"
            "girdi)|bebek (geliyor|geley|gelir|cikiyor|cikay)|basi (gorund[ui]|cikti|gorunuyor)"
        ),
        "waters": "su(yu|lari|lar) (geldi|patladi|bosaldi)|suyum geldi",
        "pains": "sanci*|kasilma*",
        "pregnant": "hamile*|gebe*|yuklu",
        "bleeding": (
            "kan(amasi|ama)? .. (durm*|kesilm*|akiyor*|akay|akar|fiskir*|bosaldi)|kaniyor*|kanay|kan kaybed*|"
            "kanlar (icinde|akiyor)|kan golu|kanamasi (var|cok)|cok kan|kan revan|(bilek*|bilegi*|damar*) .. kesti*|"
            "kesti* .. (bilek|bilegi|damar)*|(parmag*|parmak*|elini|kolunu|bacag*) .. (kesti|kopt[ui]|kapti*|"
            "kopardi)|kan cok"
        ),
        "blood": "kanama*|kan|kani|kanli|kanlar",
        "wounded": (
            "yarali*|yaraland*|agir yarali|kafasi yaril*|bacagi kiril*|kirildi bacag*|vuruld[ui]*|yarildi|ezildi"
        ),
        "scalded": "haslan*|kaynar su*|kizgin yag*|asit .. (goz|yuz)*|yanik icinde",
        "hand": "eli|elini|kolu|kolunu|bacagi|parmagi|gozu",
        # Violence
        "beats": "dogey*|doguyer|(dov(uyor*|uyo|ey*)|vuruyor*|vuray|tekmel*|bogazla*|saldir(iyor*|ay*|ir))",
        "may_beat": "dover|doverler|vurur|vururlar|dovmeye",
        "kills": (
            "(karisini|kadini|cocugu|beni|annemi|anami|kizi) (bog|bic|kes|oldur)(ay*|uyor|iyor|ey*|ucek|ecek)*|"
            "bogazini sik*|(yakaca|yakacam|yakacak|vuraca|kesece)* (dey*|diyor|der|bizi|hepi)*|oldur(ecek*|uyor*|"
            "ey*|ucek)|oldurecek*|(vuracak|vuracaklar|kesecek|yakacak) (bizi|beni|onu|hepimizi)|(bizi|beni|onu|"
            "hepimizi|annemi|anami) (vuracak|vuracaklar|kesecek|yakacak|yakay|yakiyor*|oldur(ecek|uyor|ur|ey*)*)|"
            "bogazim(i|a) (sik|yapis)*|bogaz(i|li)yor*"
        ),
        "stab": "bicakla(di|dilar|ndi|niyor|yor|n)*|bicak(la)? .. (sapla|sokt|yedi|vurd|kest)*|baltayla vur*",
        "shots": (
            "silah* (at(iyor*|ay*|arlar|ti|tilar)|patla*)|(ates|silah) at(iyor|ay*|ayler|iyorlar)*|"
            "silahli* .. (girdi|geldi|basti)*|ates (ed(iyor*|er|erler|ey*|ildi|iyo|tiler)|et(ti|tiler|mekte)|"
            "aciyor*|acti*|acildi)|silah ses*|kursun (yagi*|ses*|sik*)|(silah|tabanca|kalasnikof)* (sik(iyor|ti|ar|"
            "ay*|tilar)|atiyor|patladi|patliyor)*|tar(adi|iyor|adilar)|catisma var|silahli catisma|silahla catisma|"
            "vuruld[ui](m)?|beni vurd[ui]*|(<kin>|<folk>|<child>) (vurd[ui]|vurdular)|onu vurd[ui]*|kursun* geldi|"
            "rasgele ates"
        ),
        "gun": "<gun>|silahli",
        "weapon": "<blade>",
        "threat": (
            "tehdit*|rehin*|dogrult*|elinde|uzerime*|ustume*|kovaliyor*|kovalay|kovalar|gel(iyor|ey*) ust*|dayadi"
        ),
        "drunk": "sarhos*",
        "attacked": "saldirdi*|saldiriyor*|saldiray|saldirir|linc ed*|etrafimizi sardi*",
        "fight": (
            "vurus(uyor|ay*)*|baltayla* .. (vurus|kavga|girdi)*|baltalarla|kavga (var|ediyor*|edey|ederler|eder|"
            "cikti)|dovusuyor*|dovusuy|birbirine girdi*|birbirini (vur|dov|kes|bicak)*"
        ),
        "breaking_in": (
            "(biri|birisi|adam|adamlar|hirsiz*|maskeli*|silahli*) .. (eve|iceri|dukkana|bankaya|odaya) gir(di|iyor|"
            "ey*|mis|diler)*|kapi(yi|mi|mizi|min)? .. (kir(iyor*|ay*|ar|iyolar|arlar|iyo)|zorlu*|zorlay*|zorlar|"
            "tekmel*|balta*)|(cami|pencere*|camdan) .. (kir(iyor*|ay*|ar)|gir(iyor*|ey*|er)|tirman*)|eve gir(mege|"
            "meye) (calis|ugras)*|iceri gir(meye|mege) (calis|ugras)*"
        ),
        "intruder": (
            "hirsiz*|yabanci adam|maskeli*|soyguncu*|soyuyor*|soyay|soyarlar|eve (biri|birisi|adam) girdi|(biri|"
            "birisi|adam) (eve|iceri) girdi"
        ),
        "hiding": (
            "(banyo|tuvalet|oda)* kapand(im|ik)|sakland(ik|im)|saklan(iyor*|ay*|mis)|(dolap|dolab|yatag|yatak|banyo|"
            "tuvalet)* .. sakl*|kilitle(dim|dik) (kendi|kapi|banyo|tuvalet)*|kendi(mi|mizi) .. kilitle*|"
            "kilitli kaldik|sessiz yaz*"
        ),
        "locked_in": "kapiyi kilitle*|kapandim|kilitlendi*|kilitledi*|mahsur*|kilitli",
        "rape": "tecavuz*",
        "kidnapped": (
            "(kacir(di|diler|iyor*|ay*|irlar|ildi|mislar)) .. (<child>|karim|kardes|kiz)*|(<child>|kardesim*|kizi|"
            "kizimi|karimi|cocugu) .. (kacir(di|diler|iyor*|ay*|irlar|ildi)|zorla|arabaya (att|bind|sokt[ui]))*"
        ),
        "bomb": "bomba*|el bombasi*|mayin*|molotof*|patlayici*",
        "thrown": "att(i|ilar)|atiyor*|atay|atarlar|basti*|elinde|patladi|buld[ui]* simdi|oynuyor*|oynay",
        "arson": "benzin* .. (dok*|at*|sik*|serp*)|(dok(uyor|ey*|uy|er|tu)*) .. benzin*",
        "scream": "bagir(iyor*|ay*|isiyor*)|ciglik*|ciglig*|imdat sesi*|aglama sesi*|inliyor*|yardim diye",
        # To end one's life
        "suicide": (
            "intihar (edec*|ed(iyor|er|ey*)*|etti|etmek|edeyim|girisim*)|kendi(mi|ni) (oldur*|as(ti|acak|acag|iyor|"
            "mis|ay*)|vur(du|acak|acag)|at(acak|acag|ti)|yak(acak|ti|iyor)|kes)*|as(ti|mis|acak) kendi*|canima kiy*|"
            "canina kiy*|yasamak iste(miyorum|mem|mey*)*|olmek istiyor*|artik olmek|hayatima son*|hayatina son*"
        ),
        "jump": (
            "atla(yacak|yacag|rim|rsa|yay*|yiyor|r|mak|di)*|atliyor*|kendini at*|kendimi at*|sarkiyor*|sarkay|"
            "sarkar|elleri kay*"
        ),
        "farewell": "elveda*|hakkinizi helal*|veda (mektub|mesaj)*|hoscakal*",
        # Water, earth, buildings
        "drowning": (
            "(drin|drini|lepenc*|ibre|ibar|bistrica*|lumbardh*|akinti|sel|dere|nehir) (aldi|goturd[ui]) .. (<kin>|"
            "<child>|<folk>)|(gol|nehir|nehr|dere|havuz|su|baraj)* (giren|atlayan|dusen) .. (cikmad|cikam|kayb|"
            "yok)*|(gol|nehir|dere|havuz|su)* .. cikmad*|buz .. kiril* .. (su|cocuk|gol|insan|dus)*|buz kirildi|"
            "(araba*|<child>|adam|kadin|insan*) .. suruklen*|bogul(uyor*|ay*|ur|urlar|du|dular|acak) .. (su|gol|"
            "nehir|nehr|dere|havuz|deniz|irmak)*|(su|gol|nehir|nehr|dere|havuz|irmak|baraj)* .. bogul(uyor*|ay*|ur|"
            "urlar|du|dular|acak)|(golde|golunde|suda|nehirde|havuzda|derede) .. (batti|batiyor*|batay|kaybold[ui]|"
            "gormeyiz|goremiyoruz|cirpin*)|(kayik|bot|sandal) (batti|batiyor|devrildi)*|havuzdan cikardi*|(su|nehir|"
            "dere|akinti|sel) .. (aldi|surukl*|gotur*) .. (<child>|adam|kiz|araba|beni|bizi|kadin)*|(<child>|<kin>|"
            "<folk>|araba*) .. (su|nehir|akinti|sel|dereye|nehire) .. (aldi|surukl*|goturd[ui]|kapildi)"
        ),
        "sinking": "batti|batiyor*|batay|bater",
        "carried": ("(sel|akinti|nehir|dere) (aldi|goturuyor*|goturd[ui]|gotur)|surukl*|sele kapil*|akintiya kapil*"),
        "fell": "dust[ui]*|dusmus|dusey|duser|dusuyor*|dusuyo|yuvarlandi*|kaydi|ucmus|uct[ui]",
        "flooding": (
            "(su|sel|sular|dere|nehir) .. (basti|basiyor*|basay|girdi|giriyor*|girey|dold[ui]|yukseliyor*|yukseley|"
            "yukselir|tas(ti|iyor|ay*|ar))*|sel (geldi|var|basti|girdi|aldi)|su basti*|tasti|tasiyor*"
        ),
        "rising": (
            "belimize kadar|bel(e|ine) kadar|boyna kadar|bogaza kadar|yuksel(iyor*|ey*|ir|di)|boyuna kadar|"
            "bele kadar|diz boyu"
        ),
        "cannot_walk": "yatakta|yuruye*|yatalak*|tekerlekli*|yasli adam kaldi",
        "collapsed": "cokt[ui]|coktuk|cokuyor*|cokey|cokmus|yikildi*|yikiliyor*|yikilay|gocuk|goct[ui]",
        "crushed": (
            "(tavan|cati|duvar|iskele) .. (indi|cokt[ui]|yikildi) .. (cocuk|isci|insan|altinda)*|(kaldi|kaldilar|"
            "kalan) altinda|asansor .. dust[ui]|(duvar|cati|tavan|agac|direk|iskele|traktor|kaya|toprak|cig|tas|"
            "beton) .. (ustune|ustumuze|uzerine|ustune dust[ui]|ustunden) (<num> )?(dust[ui]|yikildi|cokt[ui]|"
            "devrildi|goct[ui]|kaydi|geldi)|(duvar|tavan|iskele|agac|kaya) .. (dust[ui]|yikildi|cokt[ui]|"
            "devrildi) .. (<child>|<kin>|<folk>|iscilerin|uzerine|ustune)|(<kin>|<child>|<folk>) .. (altinda kaldi|"
            "ezildi|ezilay)|altinda (kaldi|kalan*|insan*|kaldik|var|adam|cocuk)|altta (kaldi|insan)*"
        ),
        "slide": "cig (aldi|dust[ui]|altinda)|toprak kay*|heyelan*|cig|cig dust[ui]|yamac kay*|dag kaydi",
        "rubble": (
            "toprak kaydi .. (evin ustune|ev*)|(enkaz|gocuk|toprak|cig|kar|yikinti|molozlar|beton) alt*|enkazda|"
            "gocuk alt*|gomuld[ui]*"
        ),
        "under": "altinda|altta|altina|ustunde|ustune|altimizda",
        "trapped": (
            "sikist(i|ik|ilar|im)|sikisti|mahsur*|kapana kis*|cikam(iyor|ay*|az|iyo|adi|adik)*|cikaram(iyor|ay*|az|"
            "iyo|adi)*|kilitli kaldi*|kaldik|kurtaram*|kapi acilm*|kaldi(k)? ice(ri|rde)"
        ),
        "fell_from": (
            "(<high>) .. (dust[ui]|dusmus|yuvarlandi|uct[ui]|duser|dustum|dusuyor)|(dust[ui]|dusmus|"
            "uct[ui]) .. (<high>)"
        ),
        "quake": "deprem oluyor|deprem|sallan(iyor*|ay*|ir)|zelzele*",
        # Gas, current, blasts
        "leak": "(gaz|tup|dogalgaz) .. (kacak|sizi*|kacagi|kacir*|sizdir*|kacaru)|gaz kacagi",
        "gas": "gaz|gazi|dogalgaz|tupgaz",
        "smell": "kokusu|kokuyor*|kokay|kokar|koku|kokuyo",
        "exploded": "patladi*|patliyor*|patlama|patlama old[ui]|infilak*|havaya uct[ui]",
        "blast": (
            "tup* .. (alev*|yan(iyor|ay*|di)*)|(tup|kazan|soba|termosifon|gaz|trafo|tank*) patl(adi|iyor|ay*)*|"
            "patl(adi|ayan) .. (tup|kazan|trafo|gaz)"
        ),
        "shock": (
            "(elektrik|cereyan|ceryan) .. (carpti*|carpay|carpmis|tutt[ui]|kapildi|vurd[ui]|carpil*)|(cereyana|"
            "ceryana|elektrige|akima) .. kapil*|(cereyana|elektrige) tutul*|yildirim (carpti|dust[ui]|vurd[ui])|"
            "telden .. birakam*"
        ),
        "wire": (
            "(tel|teli|teller|kablo|kablosu|elektrik teli|hat) .. (kopt[ui]|kopuk|kopmus|yerde|dust[ui]|dusmus)*|"
            "(kopt[ui]|kopmus) .. (tel|kablo)*"
        ),
        "sparks": "kivilcim*|ark (yapi|ati)*|cakiyor",
        # Roads
        "crash": (
            "yoldan (uct[ui]|cikti|ucurd[ui]|ciktik)|(uct[ui]|ucurd[ui]|savruld[ui]) yoldan|ucuruma|kaza|"
            "kaza (old[ui]|var|yapti|gecirdi)*|carpist(i|ilar)*|carpisma|carpti|carpmis|trafik kaza*|takla att*|"
            "ucuruma (yuvar|uct[ui]|dus)*|sarampole*|yoldan cikti"
        ),
        "overturned": "devrildi*|devrilmis|ters dond[ui]|takla*|yuvarlandi*",
        "run_over": (
            "(araba|kamyon|otobus|tir|tren|minibus|traktor|motor)* .. (carpti|ezdi|cigned*|vurd[ui]|"
            "ezmis) .. (<child>|<kin>|<folk>|kacti)|(<child>|<kin>|<folk>|yayaya) .. (araba|kamyon|otobus|tir|tren|"
            "minibus|traktor)* .. (carpti|ezdi|cigne*|vurd[ui])|(cocuga|adama|kadina|yayaya|ogrenciye|nineye|dedeye|"
            "yasliya|kiza|ihtiyara)* carpti"
        ),
        "train_hit": "tren .. (carpti|ezdi|altinda)|trenin altinda",
        "dead": "olu|oluler|old[ui] galiba|olmus|olduler",
        # Lost and mauled
        "missing": (
            "kayip|kaybold[ui]*|kaybolmus|kaybettik|kaybettim|bulam(iyor|ay*|az|adi|iyo)*|yok old[ui]|ortada yok"
        ),
        "lost_in": "kaybolduk|kayboldum|yolu kaybet*|yolumuzu kaybet*|mahsur kaldik",
        "mauled": (
            "(kopek*|ayi|kurt|kurtlar|domuz|boga) .. (parcal*|saldir*|isir(iyor|ay*|ir)|yiyor|kapti)* .. (<child>|"
            "<kin>|<folk>|su an|simdi|yardim)|(<child>|<kin>|adam|kadin)* .. (kopek|kopekler) .. (parcal|"
            "saldir(iyor|ay*|ir))*|kopek* .. (<child>) parcal*"
        ),
    },
)
