"""How people cry for help in Serbian and Bosnian, Latin or Cyrillic (folded alike), with the southern forms."""

from __future__ import annotations

from routing import alarm_calm, alarm_cries, alarm_things
from routing.alarm_words import Lexicon

SERBIAN = Lexicon(
    parts=alarm_things.SERBIAN_PARTS,
    ideas={
        **alarm_calm.SERBIAN,
        **alarm_things.SERBIAN,
        **alarm_cries.SERBIAN,
        # Fire
        "burning": (
            "(gori|gorit|gorimo|izgore[cs]*emo?|bukti|bukte|plamti|planul[aoi]|planuo|plane|zapaljen[aoi]?)|(za|"
            "u)pali(o|la|lo|li)? (mi |nam |mu )?se|(se|mi se|nam se|mu se) (za|u)pali(o|la|lo|li)?|(za|u)pali(o|la|"
            "lo|li) se|pali se|se pali|pal[ie] (nam|mi|im|mu|joj)|gore (kuc|kol|sum|stal|auta|ljudi)*|peku nas"
        ),
        "fire": "pozar|pozaru|pozari|vatr[aeu]|vatra",
        "flames": "plamen|plamena|plamenu|plamenom|plamenov*|u plamenu|buktinj*",
        "smoke": "dim|dima|dimu|dimom|zadimljen*|dimi se|dimi",
        "smoke_home": (
            "(dim|dima) .. iz (stan|zgrad|skol|prozor|krov|podrum|sob|hodnik|lift|komsin)*|iz (stan|zgrad|prozor|"
            "krov|podrum|sob|hodnik|lift)* .. dim|(zgrada|hodnik|stan|kuca|podrum|tunel) (je )?(pun|puna|u|"
            "zadimljen)* dim*|dimi se (kuc|stan|zgrad|krov|iz)*"
        ),
        "spreads": (
            "(siri|siri se|ide|nosi|priblizava|stize|dolazi|krenul[ao]) .. (na|ka|prema|do|kuc|selo|sel[ua])|"
            "sir[ie] se|vetar nosi|vjetar nosi|prema kucama|nadomak kuc[aei]"
        ),
        # Breath, heart, mind
        "no_breath": (
            "(vise )?ne dis[eiu]*|nedise|(ne moze|ne moz|ne mogu|nemoze) .. (dise|disem|disati|udahne|udahnem|"
            "do daha|do vazduha|do zraka)|(prestao|prestala|prestalo) .. (dise|disati)|(bez|nema) puls*|srce (mu|"
            "joj) stalo|nema otkucaj*|gusi se|se gusi|gusim se|guse se|(ugusi(o|la|lo|se)?|zagusi(o|la|lo|li)?|"
            "ugusil*|zagusil*|davi) se .. (beb*|det*|dijet*|dim*|zalogaj*)|<child> .. (ugusi|zagusi)(o|la|lo|li)?|"
            "zagrcnu(o|la|lo)? se|se zagrcnu(o|la|lo)?|grlo .. ne .. (dise|disem|disati)"
        ),
        "choking": "(ugusi|zagusi)(o|la|lo|li)? se|se (ugusi|zagusi)(o|la|lo|li)?|davi se|gusi",
        "swallowed": "progut*|stalo .. u grl*|stao .. u grl*|zaglavi(o|la|lo) .. grl*|zaglavil* .. grl*",
        "blue": (
            "modar|modr[aio]|pomodr[elao]*|poplavel[aoi]*|poplavio|poplavi(la|lo) u licu|pla[vw][aio]? (je|u licu|"
            "beba)|usne .. (plave|modre)"
        ),
        "seized": (
            "(mozdani|srcani|strujni) udar|(ima|dobio|dobila|dozivljava|dobija) .. (infarkt|slog|mozdani|srcani)|"
            "ima mozdani|(usta|lice|oko) .. (krivo|kriva|iskriv*|nakriv*)|iskrivi(la|lo|o) .. (usta|lice)|"
            "oduzel[aoi] .. (ruka|noga|strana)|(pena|pjena|peni|pjeni) .. (usta|ustima|usti|ustiju)|(boli|bol|bole|"
            "steze|stezanje|pece|probada) .. (prsa|prsim*|grudi|grudim*)|(srce|grudi|prsa) .. (steze|stegl*|"
            "probada)|u dijabetickoj komi|pao u komu|pala u komu"
        ),
        "seizure": "epileps*|epilept*|epi napad|napad|grcev[ie]|trese se|secer* (#|pao|mu pao)|dijabetic*|koma",
        "wont_wake": (
            "ne bud[ei] se|ne bude se|se ne bud[ei]|nece da se probudi|ne (mogu|mozemo) .. probud[ie]*|"
            "ne otvara oci|bez svesti|bez svijesti|u nesvest*|u nesvijest*|beznadezn* hlad*"
        ),
        "fainted": (
            "onesvesti[lo]*|onesvijesti[lo]*|(bez|gubi|gube|izgubi[lo]*|izgubil*) .. (svest*|svijest*)|bez svesti|"
            "u nesvest*|u nesvijest*|pao u nesvest|obeznani[lo]*|obeznanjen*|(<kin>|<son>|<folk>) .. se srusi(o|la)|"
            "srusi(o|la) se (<kin>|<son>|<folk>)|kolabir*|ne bud[ei]* se|se ne bud[ei]*|nece da se probudi|"
            "ne mogu .. probud[ie]*|ne mozemo .. probud[ie]*|ne otvara oci|ne dolazi (k |sebi)*"
        ),
        "still": (
            "ne (mrda|mice|pomera|pomjera|reaguje|daje znak*|otvara oci)( se)?( vise)?|nepomicn* na|hlad[na]*n? (ko|"
            "kao) led|lez[ie] (krvav|nepomic|u krvi|u lokvi|mokr|na (put|cest|asfalt|ulic|kolovoz))*|jedan lezi|"
            "neko lezi"
        ),
        "silent": (
            "ne (odgovara|odaziva|javlja|govori|prica|ustaje)( se)?( vise)?|ne moze .. (govori|prica|ustane|"
            "govorit)*|lez[ie]"
        ),
        "sting": (
            "zmij[aeou]|poskok*|sarka|(ubola|ubod|ujela|izujedale) .. (osa|ose|pcel*|strsljen*|zmij*)|(osa|ose|"
            "pcel[ae]|strsljen*|zmija) .. (ubo|uboo|ubola|ujela|ugriz*|ujed*)*|alergij* .. (ubod|sok)*|anafilak*"
        ),
        "swelling": "otek(ao|la|lo|li)?|otice|natek(ao|la|lo)?|natice|naduv(ao|a|lo)",
        "throat": "grlo|grla|jezik|dusnik",
        "took": (
            "(otrov|sredstvo|tablete|kiselinu|varikinu) .. (jel[oa]|pojel[oa]|popil[oa]|progutal[oa]|popio|pojeo)|"
            "uze(o|la) .. (kutij|sve tabl|sve lek|previse|otrov)*|(popi(o|la|lo)|popil[aoi]|progutal[aoi]|"
            "pojel[aoi]|nagutal[aoi]|naguta(o|la) se) .. (kutij*|tablet*|lekov*|lijekov*|pilul*|sedativ*|bensedin*|"
            "sve lek*|otrov*|sredstv*|kiselin*|izbeljiv*|varikin*|esenc*|domestos*|hemikal*)|predozira*|overdoz*|"
            "prazn[ae] (kutij|bocic)*"
        ),
        "overdose": (
            "(popi(o|la)|progutal[aoi]|proguta(o|la)|pojela|pojeo|uzela|uzeo) .. (sve|celu|cijelu|citavu|punu|"
            "previse) .. (kutij|tablet|lek|lijek|bocic|pilul)*|predozira*"
        ),
        "pills": "tablet*|pilul*|sedativ*",
        "poisoned": "otrova(o|la|lo|li)|otrovan[aio]?|trovanj[ae] (gas|dim|glji|pecurk)*|otrovali (su )?se",
        "monoxide": "ugljen ?monoksid*|ugljenmonoksid*|ugljikov monoksid|monoksid*|gasom iz peci|dimom iz peci",
        "dizzy": (
            "mucn[aiou]|muka (nam|mi)|vrti se|vrti (nam|mi) se|boli (nas|me) glava|malaksal*|omamljen*|povraca(mo|"
            "ju)?|jedva stojim*"
        ),
        "in_labour": (
            "(zena|zeni|sestra|sestri|snaja|snaji|zenu|trudnica|komsinica|majka) ((mi|nam|se) )?(radja|porodj*|"
            "porada|poradja|krenuo porodj*)|radja mi se|poradjam se|radjam( |$)*"
        ),
        "birth": (
            "(radja|porodjuje|porada|poradja)( se)?|porodjaj .. (krenu|poce|poceo|u tok)*|krenu(o|la)? .. (porodjaj|"
            "radja|porod)*|krenuo .. porodjaj|(glava|glavica|beba) .. (izlazi|viri|vidi se)|poradja* se"
        ),
        "waters": "vodenjak*|pukao vodenjak|pukla voda|otisla voda",
        "pains": "kontrakcij*|trudov[ie]*|napinj*",
        "pregnant": "trudn[aeiu]|trudnic[aeiu]|u drugom stanju",
        "bleeding": (
            "(sece|sjece|secem|sjecem|reze|prese[ck]*|rasek*) .. (vene|zile)|creva .. (vide|ispala)|"
            "crijeva .. (vide|ispala)|ode(rao|kinut*|kinulo)* (ruk|prst|nog|sak)*|krvar[ie]*|iskrvar*|krv .. (curi|"
            "lije|siklja|sikti|tece|ide|lipti|ne staje|ne prestaje|svuda|svud|na sve strane|iz (glave|usta|uha|uva|"
            "usiju|nosa i|stomaka|noge|ruke|vrata))|(curi|lije|siklja|tece|ide|lipti) .. krv|(u lokvi|pun[ao]? krvi|"
            "sav u|sva u) krvi|lokv[aeiu] krvi|(isjekla|isekla|prerezala|prerezao|isekao|isjekao|presekla|presekao|"
            "secem|sjecem|rezem) .. (ven[aeu]|zil[aeu])|odsek(ao|lo|la) .. (ruk|prst|nog|sak)*|odsje(kao|klo|kla|"
            "ko) .. (ruk|prst|nog|sak)*"
        ),
        "blood": "krv|krvi|krvav[aio]?|krvlju",
        "wounded": (
            "povredjen[aeiou]*|povrijedjen[aeiou]*|povreden*|povrijeden*|povredjenih|ranjen[aeiou]*|ranjenih|"
            "ranjenik*|unesrec*|slomi(o|la|lo) (nog|kicm|vrat)*"
        ),
        "scalded": ("opek(ao|la|li|lo)|oparil[aoi]?|opario|vrel[aeo] (voda|ulje|mleko)|kiselin* .. (oci|oko|lic)*"),
        "hand": "(ruk|sak|prst|nog|oko|oci)[aeiu]?",
        # Violence
        "beats": (
            "(bije|bij[eu]|tuce|tuku|udara|udaraju|mlati|mlate|lema|maltretira) (me|mi|ga|je|nas|majku|mamu|zenu|"
            "dete|dijete|sestru|brata|coveka|covjeka|momka|decaka)|(me|mi|ga|je|nas) (bije|biju|tuce|tuku|udara|"
            "udaraju|mlati|davi|dave|gusi)|davi (me|mi|ga|je|mamu|majku|zenu)"
        ),
        "kills": (
            "(pobije|poubija|pobice|zapali|ubije) (nas|sve nas)|(sve )?(da )?nas (sve )?(pobije|poubija|zakolje|"
            "ubije|zapali)|(drzi|vadi|izvadio|mase|potegao|krenuo|juri|jure) .. (<blade>|pistolj*|puskom)|(ubice|"
            "ubit ce|zaklace|zaklat ce) (me|nas|je|ga|mamu)|(hoce|pokusava|krenuo) (da )?(me|nas|je|ga|"
            "mi) .. (ubije|zakolje|zadavi|udavi|zapali)|(ubija|kolje) (me|nas|je|ga|mi|ljude|zenu|mamu)|(me|je|ga|"
            "nas) (ubija|kolje)|da sve (nas )?(pobije|poubija)|pobice (nas|sve)"
        ),
        "stab": (
            "(seku|secu|sece|sjeku|sijeku|bode|bodu|udara|udaraju) .. (<blade>)|(noz|nozem) .. (u ledj|u stomak|"
            "u grud|u vrat)*|(izbo|izbola|izboo|izbole|izboli|ubo) .. (<blade>|ga|je|coveka|momka)|izboden[aio]?|"
            "(izbo|izboo|izbola|ubo|uboo|ubola|zakla(o|la)?|ubada) .. <blade>|iskasapi*|preklan*|zaklan[ao]?"
        ),
        "shots": (
            "puca (neko|covek|covjek|komsija|pijan*|na nas)|(neko|komsija|covek|pijan) puca|puca (mi|nam) (kroz|u)|"
            "pucnjav[aeu]|pucnjev[ie]|pucanj|zapuca(o|la|li)|pucaju (na|po|kod|u (nas|ljude|selu|ulici|naselju|"
            "kafan|skol|grad)*|iz|ispred|ovde|ovdje)|pucaju .. (ljud|komsij|selu|ulic|naselj|dvorist|prozor|kuc|"
            "skol|pomoc|policij)*|puca (na|po|iz|u (nas|ljude|selu|ulici))|puca(o|la|li|no) (je |su )?(na|u (coveka|"
            "covjeka|ljude|komsij|brata|oca|nju|njega)|po (ljud|nama|kuc))*|upuca(o|la|li|n|na|ni)?|rafal*|ustrel*|"
            "ustrij*"
        ),
        "shoots": "pucaju|puca se|puca",
        "gun": "<gun>",
        "weapon": (
            "<blade>|s nozem|sa puskom|naoruzan[aio]?|naoruzan[ai]h?|motkom|palicama|palice|motke|motkama|kamenjem|"
            "sipkom|sipkama"
        ),
        "threat": (
            "prijeti|preti|prete|prijete|drzi (me|nas|je|taoc|kasir)*|uperi(o|la)?|jur[ie] (me|nas|ljude|za)|mase|"
            "vitla|taoc[aei]*|taoci"
        ),
        "drunk": "pijan|pijana|drogiran*",
        "attacked": (
            "napali (su )?(me|nas|ga|je)|napa(o|da|daju) (me|nas|ga|je)|napadnut[aio]?|napada(ju)? (me|nas|ga)|"
            "nasrc[eu]|kidis[eu]|opkolil*|gadj(a|aju) (me|nas)|gadjaju .. (kamen|flas|molotov)*"
        ),
        "fight": ("tuca|tuce se|tuk[uo] se|tucu|biju se|bije se|bij[eu] se|potukl[io]|masovna tuca|obracun|makljaz*"),
        "breaking_in": (
            "(oni|ovi|neki|razbojnici) (mi |nam )?(sad )?(ulaze|provaljuju|razvaljuju|upadaju)|naoruzan* .. (pred|"
            "ispred|u|na) (kuc|kapij|vrat|dvor|radnj)*|(provalnik|provalnici|lopov|lopovi|uljez|uljezi|neko) ((mi|"
            "nam) )?(je|su) (u|na|pred) (kuc|stan|dvorist|podrum|vrat|teras|sob)*|(lupa|lupaju|razbija|razbijaju|"
            "obija|obijaju|provaljuj[eu]|provaljuju|razvaljuj[eu]|udara|udaraju|sece) .. (vrata|prozor|bravu)|"
            "(vrata|prozor|bravu) .. (obija|obijaju|provaljuj[eu]|razvaljuju?|razbijaju?)|(neko|neki|lopov*|covek|"
            "maskiran*|dvojica|trojica) (mi |nam )?(sad )?(ulazi|ulaze|upada|upadaju|provaljuj[eu]|pokusava da udje|"
            "penje se|uskace) .. (kuc|stan|prozor|radnj|dvorist|teras|vrata)*|upal[aoi]? .. (maskiran*|naoruzan*)|"
            "neko (je )?(mi|nam) je u (kuci|stanu|podrumu)|neko je u (kuci|stanu|podrumu)"
        ),
        "intruder": (
            "provalnik*|provalnici|lopov|lopovi|uljez*|razbojni[kc]*|maskiran[aio]*|neko (je|mi je|"
            "nam je) u dvoristu|pljackas*|pljackaju"
        ),
        "hiding": (
            "(sakri[olav]*|krij(em|emo)|skriv(am|amo)|sakriven[aio]?|sakrila|sakrio|zatvorila|zakljucal[aio]|"
            "zakljucao|zabarikad*) (sam|smo)? ?(se|pod|u|ispod|iza) .. (krevet|ormar|orman|plakar|kupatil|sob|wc|"
            "toalet|podrum|tavan|stol|sto|sup)*|(ja )?(sam|smo) u ormar[ui]|tiho pisem|ne mogu (da )?(glasno|pricam|"
            "govorim glasno)"
        ),
        "locked_in": "(zakljuca|zabravi|zatvori)(o|la|li) (nas|me|ih|se|decu|mene)|zakljucal[aoi] (se|sam|me|nas)",
        "rape": "siluj[eu]|siluju|silova(o|li|na|n)",
        "kidnapped": (
            "(odvuk|uvuk|ugur|strpa|odve)(li|lo|ao|la|o|u) .. (auto|kola|kombi|gep)*|(otel[io]|otima|otimaju|oteo|"
            "oteli|kidnap[a-z]*|krad[eu]) .. (dete|dijete|djete|decu|devojc|cerk|sina|sestr|zenu|brata)*|"
            "(uvukl?[aio]?|uvukao|ugura(o|li)|strpa(o|li)) .. (kola|auto|kombi)|<child> .. (otel[io]|oteo|kidnap|"
            "ukral[io]|ukrao)*"
        ),
        "bomb": "bomb[aeu]|bacen[ao]? bomb[au]|granat[aeu]|min[aeu]|nagaz[ni]*|molotov*|eksplozivn*",
        "thrown": "bacen[aoi]?|baci(o|la|li)|bacaju|nagazi(o|la|li)|ubac*|u ruci|u rukama|igraju|otkacen*",
        "arson": (
            "(poliva|polio|prosipa|prosuo|posipa|sa|ima|drzi) .. (benzin*|kanister*)|benzin* .. (poliva|polio|"
            "prosipa|upaljac*|sibic*|zapali*)|podmetn(uo|u|uli) (vatr|pozar)*"
        ),
        "scream": (
            "vrist[ei]*|vristi|vrisak|vriska|vrisne|jauc[eu]|jauk|jauci|zapomaz[eu]|zapomag*|doziva(ju)? (u )?pomoc|"
            "vic[eu] (u )?pomoc|cuj[e]* (se )?kako (place|vice|zove)|cujemo? (glasove|jauke|vrisku|vristanje)"
        ),
        # To end one's life
        "suicide": (
            "vis[ei] (u|o|na) (stal|garaz|sob|sum|kanap|konop|podrum|tavan|drv|gred)*|obesen[aio]?|objesen[aio]?|"
            "(hocu|zelim|cu|idem|planiram|odlucil[ao]|odlucio sam) (da )?(se )?(ubi[tj]*em?|ubiti|ubijem|"
            "ubit) ?(se)?|ubi[tc]u se|ubit cu se|(hoce|preti|prijeti|pokusava|pokusao|pokusala|"
            "zeli) (da )?(ce )?(se |sebi )?(da se )?(ubij[e]*|ubiti|ubit|obesi|objesi|baci|zapali|zakolje|"
            "raznese)( se)?|samoubi*|ubio se (pred|upravo|sad|covek|brat|sin)|(ne zelim|ne mogu|necu|ne zeli|"
            "nece) (da |vise da )?(vise )?(ziv[ieo][mt]*|zivjeti|zivet[i]*|zivi)( vise)?|oduze(ti|t|cu|ce) (sebi|"
            "seb[ie])? ?zivot|diz[ae][mo]? ruku na sebe|digao ruku na sebe|digla ruku na sebe|obesi(o|la)? se|"
            "objesi(o|la)? se|se obesi(o|la)?|se objesi(o|la)?|visi .. (kanap|konop|kais|gredi)*"
        ),
        "jump": (
            "(skoc[iu]*|skoci|skace|skocicu|skociti|baci se|baciti se|bacice se|se baci|bacim se|da se baci|"
            "da skoci|hoce baciti|stoji)"
        ),
        "farewell": "zbogom|oprostajn*|oprostil[ao]|poslednj[ae] porukai?|ne trazite me",
        "dangles": "visi|vise|drzi ga samo|drzi se za",
        # Water, earth, buildings
        "drowning": (
            "(odne(la|o|lo)|nosi|povukla|odvukla) (ga|je|ih|me|nas|mi) .. (reka|rijeka|voda|struja|bujica)|(reka|"
            "rijeka|bujica|voda) .. (odnela|povukla|nosi|odvukla) (ga|je|ih|me|nas)|(led|leda) .. (pukao|"
            "popustio) .. (det|dec|djec|jezer)*|<child> se (davi|utapa|dave|utopi)*|(covek|covjek|neko|"
            "decak) se (davi|utapa|utopi)*|utap[ai]*|utopi(o|la|lo|li)?( se)?|utopi se|udavi(o|la|lo|li)? se|"
            "se udavi(o|la|lo)?|dav[ie] se u (vod|rec|rijec|jezer|bazen|ibr|drim)*|davi se (covek|dete|dijete|decak|"
            "neko)|(covek|covjek|dete|dijete|camac|decak|zenu?|koji|koja|auto|kola) tone|propa(o|la|lo|li) .. led*|"
            "led[ua]? .. propa(o|la|lo|li)|pod led|<child> .. na ledu propa*"
        ),
        "in_water": (
            "(auto|automobil|kola|kombi|autobus) .. (u|pod) (jezer|vod|rec|rijec|kanal|ibr)*|(auto|kola|kombi|"
            "autobus|kamion|traktor) (je )?(sletel[aoi]? |sletio |upa(o|la) |pa(o|la) |sletela )?(u|pod) (<water>|"
            "vod[iu]|provalij*)"
        ),
        "sinking": "potonu(o|la|li|lo)?|tonu",
        "carried": (
            "(voda|reka|rijeka|bujica|poplava|struja) .. (nosi|odnela|odnijela|odnosi|povukla|odvukla|ponela|"
            "ponijela)|(odnela|odnijela|odnosi|nosi|povukla|ponela) .. (voda|reka|rijeka|bujica)"
        ),
        "fell": "pa(o|la|lo|li)|upa(o|la|lo|li)|survao|survala|strmoglavi*|skliznu[lo]*|sklizn*",
        "flooding": (
            "(voda|poplava|bujica|vode) .. (usla|ulazi|prodire|nadire|raste|dolazi|do (pojas|kolen|grl|vrat|prozor|"
            "guse))*|voda do (pojasa|grla|vrata|prozora|grudi)|poplav[aeu]|bujic[aeu]|poplavljen*|poplavi(lo|la)"
        ),
        "rising": "raste|nadolazi|do (pojasa|grla|vrata|prozora|guse|grudi)|brzo (raste|dolazi)",
        "cannot_walk": "nepokretn*|ne moze(mo)? (da )?(hoda|izad|izid|napolj|napusti)*|u krevetu|ne mozemo dalje",
        "collapsed": (
            "srusi(o|la|lo|li)( se| nam se)?|se srusi(o|la|lo|li)|srusil[aoi]|obrusi(o|la|lo|li)|urusi(o|la|lo|li|"
            "ava)|urusava|rusi se"
        ),
        "crushed": (
            "lift .. (pao|otkinu*|propao)|(pao|otkinuo se) lift|(prevrnuo|prevrnula|prevalio) (se )?(na|"
            "preko) (<kin>|<child>|<folk>)|skela .. pala|(zid|krov|plafon|strop|skela|balkon|drvo|stablo|kamen|"
            "stena|stijena|bandera|traktor|ploca|greda|cigle|odron|lavina|kran|kapija) (se )?((mi|nam|mu|je|se|"
            "joj) )?(pao|pala|palo|pali|srusi[lo]*|prevrnu[lo]*|obrusi[lo]*|prignjeci[lo]*|zatrpa[lo]*) .. (na|"
            "preko|po) (mo[gj]* )?(<kin>|<child>|<son>|<folk>|kuc[ue]|kol[ao]|auto|njega|nju|njih|mene|nas)|"
            "(prevrnu|prevali|srusi|pao|palo|pala)[lo]* .. (na|preko) (mo[gj]* )?(<kin>|<child>|<son>|<folk>|njega|"
            "nju|mene)|<kin> pod (traktorom|kamionom|zidom|teretom)|(prignjeci|pritisnu|zgnjeci|priklesti)[lo]*"
        ),
        "slide": (
            "klizist*|(brdo|zemlja|padina) .. (klizi|krenul*|sruci*|zatrpal*)|odron|odrona|odronil[aoi]|odronio|"
            "lavin[aeu]|zatrpa(o|la|lo|li|n|na|ni)|sruci(o|la|lo)|klizi brdo"
        ),
        "rubble": (
            "(pod|ispod) (ploc|bet|zid|gred|krov|plafon|sneg|snijeg|zemlj)*(om|em)|(zatrpalo|zatrpala|"
            "zatrpao) (nam |nas|mi |ih|ljude|kuc)*|(brdo|odron|zemlja|stena|stijena|kamen) .. na (kuc|ljud|kol|"
            "auto)*|(ispod|pod) (rusevin*|sneg[ao]*|snijeg[ao]*|snega|snijega|lavin*|zid[ao]?m?|betona|cigl[aei]|"
            "cigala|zemlje|zemljom|traktor*|plafona|krova)|pod rusevinama|u rusevinama"
        ),
        "under": "ispod|pod tockovima|dole",
        "trapped": (
            "zarobljen*|zaglavljen*|zaglavi(o|la|lo|li)|zaglavil[aoi]|ukles[ct]*|zatocen*|"
            "zatvoren[aio]? (nam )?u lift*|ne mo(ze|zemo|gu) (da )?(ga |je |ih |se )?izvuc*|osta(o|la|lo|li) (je |"
            "su )?(pod|unutra|zarobljen|zatrpan|zatvoren)*|unutra (je|su) (ostal|zarobljen)*|zatrpan[aio]"
        ),
        "cant_out": "ne mo(ze|zemo|gu) (da )?(se )?(izad|izid|izac|pomer)*",
        "fell_from": (
            "(ispusti|baci|izbaci|gurnu|gurnula)(o|la|li)? .. (sa|kroz|s|niz) (teras|balkon|prozor|krov|sprat|most|"
            "stepen)*|(pao|pala|palo|upala|skliznu[lo]*|survao|ispao|ispala|pade) .. (sa|s|niz|iz|kroz|pod) (krov|"
            "skel|zgrad|balkon|teras|most|sprat|stepenic|drvet|drv|tresnj|jabuk|orah|merdevin|ljestv|prozor|litic|"
            "stub|bander|konj|dizalic|kran|cet|trec|drug|pet)*"
        ),
        "quake": "zemljotres*|potres|potresa|zgrada se trese|trese se (zgrad|kuc|zemlj|sve)*",
        # Gas, current, blasts
        "leak": (
            "(plin|gas|boca|ventil) .. (sist|zatvori|pust)*|(boca|cev|cijev|crevo) .. (plin|gas|benzin) .. (curi|"
            "tece|sisti)|(benzin|gas|plin) (tece|curi) .. (pump|stanic)*|curi (plin|gas)|(plin|gas) curi|"
            "isticanje gasa|(plin|gas) .. (curi|ist[ie]ce|sipi)"
        ),
        "gas": "gas|gasa|plin|plina|plinsk[aeiou]*",
        "smell": "oseca se|osjeca se|oseti|smrdi|mirise|miris|smrad|zaudara|vonja|vonj",
        "exploded": ("eksplod*|eksplozij[aeu]|raznel[aoi]|raznij*|raznela|pukla (boca|bomba)|detonacij*|prasnul[ao]"),
        "blast": (
            "(eksplod*|eksplozij*|pukla|prasnula) .. (boc*|bojler*|kotao|gas*|plin*|sporet*|rezervoar*|cistern*)|"
            "(boc[aeu]|bojler|kotao|rezervoar|cisterna|plin|gas) .. (eksplod*|raznel*|pukla)|gas bomb*"
        ),
        "shock": (
            "(udari(o|la|lo)?|ubi(o|la|lo)?|tresl[aio]|tres[eu]|uhvatil[ao]|drma|drzi) .. (struj[ai]|strujni udar|"
            "naizmenicn*)|struj[aeu] .. (udari(o|la|lo)?|ubi(la|lo)?|tresl[aio]|drzi|uhvatil[ao]|drma) ?|"
            "strujni udar|strujnog udara|(pod|za) (kabel|zic|dalekovod)(om|u)"
        ),
        "wire": (
            "(zic[aeu]|kabl?[ao]v?[ie]?|kabal|kabel|zice|dalekovod|vod) .. (pal[aoi]|pukl[aoi]|puko|lezi|na putu|"
            "na zemlji|pokidan|otkinut|pod naponom)*|(pala|pukla|pokidala|otkinut) .. (zic|kabl|kabal|kabel)*"
        ),
        "sparks": "varnic[aeiu]*|varnici|iskri|iskre|vrca(ju)?|sevaju?",
        # Roads
        "crash": (
            "slete(o|la|lo|li)|izlete(o|la|lo|li)|sudar*|udes|udesa|udesu|saobracajk[aeu]|"
            "saobracajn[aeu] nesrec[aeu]|nesrec[aeu]|udari(o|la|li|lo) .. (auto|kol|zid|drvo|kamion|autobus|kombi|"
            "bandera)*|sletel[aoi]?|sletio|izletel[aoi]?|izletio|u jark[ua]|u provalij*|zakuca(o|la|li)|"
            "pala? preko (kol|auta)*"
        ),
        "overturned": (
            "prevrnu(o|la|lo|li|t|ta|to)?( se)?|se prevrnu(o|la|lo|li)|prevrtj?e(o|la|lo)( se)?|prevrtio se|"
            "prevrnut[aoi]?|okrenu(o|la|lo) se na krov"
        ),
        "run_over": (
            "pregazi(o|la|li|lo)?|zgazi(o|la|li|lo)?|pokosi(o|la|li|lo)|(udari(o|la)|oborio|oborila) .. (pesak|"
            "pjesak|dete|dijete|decak|devojcic|star|zenu|biciklist|coveka|covjeka)*"
        ),
        "hit_by": ("(udari(o|la|lo)|obori(o|la|lo)|zakaci(o|la)) .. (auto|kola|kamion|autobus|kombi|motor|taksi)"),
        "train_hit": "voz .. (udari(o|la)|zgazi(o|la)|pregazi(o|la)|raznela?|nalete(o|la))|pod voz*",
        "dead": "mrtav|mrtv[aeio]|mrtvih|poginul[aoi]|poginuo",
        # Lost and mauled
        "missing": (
            "nesta(o|la|lo|li)|nestal[oe]|nema (ga|je|ih) nig*|ne mogu (da )?(ga|je) nadj*|izgubi(o|la|lo|li|"
            "l[aoi])( (nam|mi|mu))?( se)?|se izgubi(o|la|lo|li)|izgubljen[aio]?|ne nalazim[o]?|pobegl[ao] .. (od|iz|"
            "dete)"
        ),
        "missing_person": (
            "(<child>|<son>|<kin>) (mi |nam )?(je )?(nesta|izgubi)(o|la|lo|li)( se)?|(nesta|izgubi)(o|la|lo) (mi |"
            "nam |se )?(je )?(se )?(<child>|<son>|<kin>)|izgubio se sin"
        ),
        "lost_in": "izgubljen[aio]?|izgubi(o|la|lo|li)( (nam|mi|sam|smo))? (se)?|zalutal[aio]?|zaluta(o|li)",
        "mauled": (
            "(bik|vepar|veprovi|svinja|krmaca|konj) (ga |je |me |ih )?(nabo|ubo|naboo|napao|izgazi|"
            "udario) .. (stomak|coveka|ga|dete|noge|glav)*|(psi|pas|kuce|cop(or|or pasa)|kerovi|ker|medved|medvjed|"
            "vuk|vukovi|bik|svinj[ae]) .. (rast[rz]*zu|rastrz[aeu]*|raskida*|kidaju|kida|grizu|grize|ujed[aiu]*|"
            "ne pusta|zgrabil?[oaie]?|napa(da|daju|o|li) (dete|dijete|decu|coveka|mene|me|zenu))"
        ),
    },
)
