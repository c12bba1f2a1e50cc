"""Persons, places, time: the words beside which the words of an emergency mean one, by language.

`…_PARTS` are pieces of phrases, `<name>` in all tables of the language; the rest are ideas.
"""

from __future__ import annotations

ALBANIAN_PARTS = {
    "tu": "po|tu|tuj|duke|kah|qe po",
    "no": "nuk po|nuk|nuku|nok|s po|spo|s|hiq s po|hic spo",
    "pron": "m|me|ma|e|i|na|ju|u|iu|ia|ja|mu|t|te",
    "one": "nje|nji|ni|dy|tre|tri|kater|pes|pese|disa|ca|pak|shum|shume|nja dy|#",
    "child": (
        "(<one>) vje[qc]ar*|vje[qc]ari|femi|femij*|femia|fmi|fmija|fmia|fmis|fmit|fmin|fmive|fmijes|fmijve|"
        "fmijt|foshnj*|bebe|bebja|beben|bebes|bebi|kalama*|cuni|cunin|cunit|quni|qunin|djal|djali|djalin|djalit|"
        "djalo*|djem|djemt|vajz|vajza|vajzen|vajzes|qika|qiken|cika|ciken|goca|gocen|nxenes*|nxanes*|nxans*"
    ),
    "kin": (
        "nana|nanen|nanes|nen[ae]|nenen|nenes|nona|nonen|loka|loken|mami|mamin|babi|babin|babit|baba|baben|"
        "babes|babai|babain|babait|baci|bacin|gjysh|gjysh[aei]|gjyshja|gjyshes|gjyshit|gjyshe|gjyshin|gjyshen|"
        "plak|plak[aeu]|plakun|plaken|burri|burrin|grua|gruaja|gruan|gruja|gruen|gruas|grues|vlla|vllau|vllaun|"
        "vllain|vellai|vellain|vella|moter|motr|motra|motren|motres|axha|axhen|dajo|daja|dajen|halla|hallen|"
        "tezja|tetja|nusja|nusen|nipi|nipin|mbesa|kushriri|kushrini|dhendri|kunati|kunata"
    ),
    "folk": (
        "njeri|njeriu|njeriun|njerz*|njerez*|burr|burre|burra|grue|gru|gra|gruja|komshi*|kojshi*|fqinj*|fqiji|"
        "fqijin|shok|shoku|shokun|shoqja|shoqen|puntor*|punetor*|minator*|minoren|pacient*|kalimtar*|biciklist*|"
        "motorist*|motociklist*|kembesor*|shofer*|vozites*|familja|familjen|udhetar*|(<one>) vet|(<one>) vete|"
        "person|persona|personi|bari|bariu|skijator*|skijues*|alpinist*|shtatzan*|shtatzon*|polic|musafir*"
    ),
    "house": (
        "shpi|shpija|shpin|shpine|shpis|shpijen|shpijes|shpia|shtepi|shtepia|shtepin|shtepine|shtepise|shtepis|"
        "banes|banesa|banesen|baneses|banese|kulmi|kulmin|kulmit|kulmet|kulm|pallati|pallatin|pallat|shkoll|"
        "shkolla|shkollen|shkolles|qerdhja|qerdhe|cerdhe|cerdhja|cerdhen|spitali|spitalin|dyqan*|lokal*|oborr*|"
        "dhom*|podrum*|bodrum*|stall*|ahur*"
    ),
    "gun": ("armsh|armesh|arm|arme|armen|armet|armeve|pistol*|pushk*|kallash*|automatik*|revole*|revolver*"),
    "blade": "sopat*|brisk*|thik|thike|thiken|thika|sepat*|sakic*|shat|hanxhar",
    "water": (
        "lum|lume|lumi|lumin|lumit|perru*|liqe*|pus|pusi|pusin|pishin*|kanal|kanalin|gropa septike|shaht*|"
        "rezervuar*|uj|ujin|ujit|uje|uji|ibri*|ibr|drin*|badovc|batllav*|gazivod*|radoniq|sitnic*|deti|digen|"
        "diga|diges"
    ),
    "high": (
        "skel*|kulm*|kati|katit|kat|ballkon*|shkall*|ura|ures|ure|dritar*|lisi|lis|lisit|dru|druri|pem*|shtyll*|"
        "mur|muri|murit|tarrac*|kali|shkamb*|qershi*|arres|dardh*|rrethi"
    ),
}

ALBANIAN = {
    "people": "<kin>|<folk>|dikush|kerkush|grumbull njerz*",
    "children": "<child>",
    "aboard": (
        "(me|plot|plot me) (njerz*|njerez*|femij*|fmij*|puntor*|nxanes*|nxans*|nxenes*|udhetar*|musafir*)|"
        "me krejt musafir*"
    ),
    "me": "mua|mu|neve|nam|jom|jam|jena|jemi|jem",
    "structure": (
        "mur|muri|murin|murit|plafon*|tavan*|skel|skela|skelen|ballkon*|ura|ure|uren|dhogj*|minier*|tunel*|"
        "ashensor*|lift|lifti|liftin|kran*|dru|druri|lisi|shtyll*|vinc|vinci|vincin|catia|pullaz*|llamarin*|"
        "shpell*"
    ),
    "vehicle": (
        "kerr|kerri|kerrin|kerre|kerrit|ker|makina|makin|makine|makinen|vetur|vetura|veture|veturen|auto|kamion|"
        "kamioni|autobus|autobusi|kombi|kombin|traktor|traktori|traktorin|motorr|motor|motorri|tren|treni|"
        "bicikl*|taksi|varka|barka|minibus*"
    ),
    "inside": (
        "brenda|mrenda|mbrenda|mrena|mbrena|ne dritar*|n dritar*|prej dritar*|n kat*|pran femij*|n shkoll|"
        "ne shkolle|n spital*|ne spital*"
    ),
    "roofed": "(n|ne|mbi|mi) kulm*|(n|ne) tarrac*",
    "at_door": (
        "(te|tek|para|perpara|n|ne|mbrapa) (dera|der|deren|deres|dyert|dritar*|oborr*|shpis|shpija)|i ra deres"
    ),
    "public": (
        "(n|ne|te|para) (bank*|post*|treg*|autobus*|shkoll*|spital*|kafe*|klas*|dyqan*|pallat*|rrug*|stacion*)|"
        "rrug|rruge|rrugen"
    ),
    "height": (
        "(prej|nga|pej|n|ne|te|mbi) (ur|ura|ures|ure|kulm|kulmit|kulmi|ballkon|ballkoni|ballkonit|kati|katit|"
        "kat|pallat|pallati|pallatit|dritar*|tarrac*|shkamb*|digen|diga)"
    ),
    "water": "(ne |n |te |nen )?(<water>)",
    "mountain": "(ne |n |te )?(mal|mali|malin|bjeshk*|pyll*|mjegull*|stuhi*|bor)",
    "way": (
        "rrug|rruge|rruges|rrugen|kerr|bor|bora|bllokum|taksi|rruga mbyll*|s kemi kerr|nuk kemi kerr|n shpi|ne shtepi"
    ),
    "place": (
        "<house>|kombajn*|terac*|tarrac*|te pompa|pompa e naftes|kerr|kerri|kerrin|kerre|ker|makina|makin|"
        "veture|vetura|vetur|kamion*|autobus*|kombi|market*|shitor*|garazh*|kuzhin*|mal|mali|malin|malit|pyll*|"
        "fush*|ara|arat|depo|depoja|depon|hangar*|restorant*|kafiter*|kafe|kafja|treg*|xhami|xhamia|kisha|"
        "kishen|transformator*|trafo|trafoja|hotel*|kat|kati|perdet|perde|plevic*|kasht*|sanen|sana|bar|lagj*|"
        "mjek familjar|kontenier*|kontejner*|fshati|katundi|furr*|pump*|fqiji|komshiu|baci"
    ),
    "alone": "vetem|i vetem|e vetme|s kom kerkend|ska kerrkush|s kemi kerr|nuk kemi kerr|s kena kerr",
    "cold": "po (ngri*|ftohem*)|minus|acar",
    "now": "tash tash|tash|tashi|tani|pikerisht|kete moment|n kete moment|momentin|ktu e tash",
    "since": (
        "para (<one>) (or|ore|oresh|oreve|minut*)|qe (<one>) (or|ore|ora|minut*)|para (gjys*|pak) (ore|or|"
        "minut*|kohe)|qe (prej )?(mengjes|mengjesi|dreke|drek)*|(<one>) (or|ore|minuta) (pa|ma)|sot|po terret|"
        "terr|po erret*|muzg"
    ),
    "long": "minuta|minut|(<no>) (po )?(ndal*|nal*|kalon|pushon)",
    "huge": "i madh|e madhe|i fort|i forte|e forte|madh",
}

SERBIAN_PARTS = {
    "son": ("sin|sina|sinu|sine|momak|momka|mladic|mladica|klinac|klinca|klinci|decak|decaka|djecak|djecaka"),
    "kin": (
        "majk[aeiou]|majci|mam[aeiu]|mater|materi|otac|oca|ocu|tat[aeiu]|cale|caleta|bab[aeiou]|babi|nen[aeiu]|"
        "nan[aeiu]|ded[aeiou]|djed|djed[au]|zen[aeiu]|muz|muza|muzu|suprug*|brat|brat[aeu]|sestr[aeiu]|stric|"
        "strica|ujak|ujaka|tetk[aeu]|kum|kuma|snaj[aeu]|unuk|unuk[aeu]|rodjak*|cerk[aeiu]|cerkica|kcer*|kci|"
        "kcerk[aeiu]"
    ),
    "child": (
        "beb[aeiu]|det[eai]|deteta|detetu|dijete|djete|djeteta|djetetu|deca|dec[aeiu]|decom|djec[aeiu]|"
        "devojcic*|djevojcic*"
    ),
    "folk": (
        "majstor*|koleg[aeiu]|deka|baka|baku|covek*|covjek*|cojk*|coek*|ljudi|ljude|ljudima|narod|komsi[jn]*|"
        "komsij*|susjed*|sused*|radnik*|radnic[aiu]|drug|druga|drugu|prijatelj*|star[ai]c|starca|staric[aeiu]|"
        "djaci|djak|djaka|ucenik*|ucenic*|putnik*|putnici|vozac*|trudnic*|porodic*|familij*|devojk*|djevojk*|"
        "cobanin*|pesak*|pjesak*|biciklist*|motociklist*|motorist[au]|planinar[aei]?|skijas*|osob[aeu]|dvoje|"
        "dvojica|trojica|troje|petoro|cetvoro"
    ),
    "blade": "noz|noza|nozem|nozev*|sekir*|sjekir*|macet*|kamom",
    "gun": "pistolj*|pusk[aeou]|puskom|oruzj*|automat|automatom|kalasnj*|kalas|revolver*",
    "water": (
        "rek[aeiu]|rijek[aeu]|jezer*|bunar*|bazen*|kanal|ibar|ibr[au]|drim|drimu?|sitnic[iu]|lab|gazivod*|"
        "batlav*|badovc*|potok|nabujal*"
    ),
}

SERBIAN = {
    "people": "<kin>|<son>|<folk>",
    "children": "<child>|sincic*|klinci|autistic*",
    "aboard": ("(sa|s|puna?|pun) (ljudi|ljudima|dec[aeo]m?|djec[aeo]m?|putnik*|radnic*|radnik*|djac*|ucenic*)"),
    "me": "mene|meni|nas|nama",
    "structure": (
        "zid|zida|zidovi|plafon|plafona|strop|stropa|skel[aeu]|balkon*|tavanic*|ploc[aeu]|lift|lifta|kran|"
        "dizalic[aeu]|bina|tribin*|ringispil|zicar[aeu]|sator|rudnik*|bandera"
    ),
    "vehicle": (
        "automobil*|cistern[aeu]|skuter*|samohodk*|auto|auta|autu|kol[aie]|kolima|kombi|kombij*|autobus[aeu]?|"
        "bus|kamion[aeu]?|motor|motora|motocikl*|traktor[aeu]?|voz|voza|vozilo|vozila|bicikl*|slep*er|"
        "taksij?[aiu]?|camac|camcu"
    ),
    "inside": (
        "unutra|unutri|u kuci|u sobi|u stanu|u kolima|u autu|u liftu|u podrumu|u zgradi|na prozoru|na balkonu|"
        "ne mozemo napolje"
    ),
    "roofed": "na krovu|na tavanu|na stolu|na spratu",
    "at_door": (
        "(pred|na|ispred|pod) (kapij|vrat|prozor|kuc|skol|kafan|zgrad|dzamij|dvor|radnj|prodavnic)*|vrata|"
        "dvorist*|skolskom dvoristu"
    ),
    "height": (
        "(sa|s|niz|iz|kroz) (krov|skel|zgrad|balkon|teras|most|sprat|stepenic|stepenist|drvet|tresnj|jabuk|orah|"
        "merdevin|ljestv|prozor|litic|stub|bander|konj|dizalic|kran)*|sa? (prvog|drugog|treceg|cetvrtog|petog|"
        "#) (sprata|kata)|(na|s) (krovu|mostu|ogradi|litici|zgradi|terasi|krova|mosta|zgrade)"
    ),
    "water": "<water>|u vod[iu]|pod vodom|saht*|septick*|provalij*",
    "mountain": ("planin[aeiu]|sum[aeiu]|magl[aei]|mecav[aei]|vejavic[aei]|minus|mrak|smrzav[ao]*m*o?|brd[ou]|kanjon*"),
    "way": "na put[ua]|snijeg*|sneg*|zavejan*|nemamo kol[aei]|ne mozemo dalje|u kolima|u autu|u taksij*",
    "place": (
        "kuc[aeiou]|kucom|kucama|stan|stana|stanu|zgrad[aeiou]|krov|krova|krovu|potkrovlj[aeu]|auto|auta|"
        "kol[aie]|kolima|stal[aeiou]|staj[aeiou]|sup[aeiu]|podrum[aeu]?|garaz[aeiu]|skol[aeiou]|vrtic[aeu]?|"
        "sum[aeiu]|planin[aeiu]|brd[oau]|njiv[aeiu]|strnjik*|rastinj*|sprat[aeu]?|radnj[aeiu]|prodavnic[aeiu]|"
        "trafo|trafostanic*|trafik[aeiu]|dzamij[aeiu]|crkv[aeiu]|manastir[aeu]?|hotel[aeu]?|restoran[aeu]?|"
        "kafic[aeu]?|kafan[aeiu]|pekar[aeiu]|bolnic[aeiu]|domu?|kamion[aeu]?|autobus[aeu]?|kombi|traktor[aeu]?|"
        "sen[aou]|sijen[ao]|slam[aeu]|magacin[aeu]?|hal[aiu]|pijac[aeiu]|kuhinj[aeiu]|sob[aeiu]|barak[aeiu]|"
        "hodnik[aeu]?|tunel[aeu]?|komsiluk*|pump[aeiu]|bojler[aeu]?|ambar|pojat[aeiu]"
    ),
    "alone": "sam|sama|sam sam|sama sam|nikog* nema|nemamo kola|nemam kola",
    "cold": "smrzav*|hladno|baterija #",
    "now": ("sad|sada|upravo|ovog trenutka|ovog casa|dok ovo pisem|odmah sad|trenutno|jos traje|evo ga|evo ih"),
    "since": (
        "pre ((pola|jedan|dva|tri|par|#) )?(sat|sata|sati|pola|minut*|ura)|prije ((pola|jedan|dva|tri|par|"
        "#) )?(sat|sata|sati|pola|minut*)|# (min|minuta|sata|sati)|od jutros|od podne|pada mrak|mrak|"
        "iz dvorista|iz skole|iz parka|iz obdanista"
    ),
    "long": "ne (prestaje|prestaju|staje|popusta)|# min*|minut*|deset min*",
    "much": "puno|mnogo|svuda|svud|svugde|svugdje|stalno",
    "huge": "velik[aio]|ogromn*|jak[aio]",
}

TURKISH_PARTS = {
    "not": "mi?yor*|miyo*|muyo*|may|mey|mayi|maz|mez|mazlar|mezler",
    "num": "bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|bi|kac|birkac|#|onbes|yirmi|otuz|kirk",
    "child": (
        "bebek|bebe|bebem|bebeg*|cocuk*|cocug*|oglan|oglani|oglum*|oglu|kizim*|kizi|kizcagiz|torun*|yavrum*|"
        "ogrenci*|ufaklik"
    ),
    "kin": (
        "annem*|annesi*|anam*|anne|ana|babam*|babasi*|baba|dedem*|dede|ninem*|nine|nenem*|babaannem*|anneannem*|"
        "kocam*|karim*|esim*|kardesim*|kardes|abim*|agabeyim*|ablam*|abla|amcam*|amca|dayim*|halam*|teyzem*|"
        "yengem*|yegenim*|gelin|gelinim*|kaynanam*|kaynatam*|kuzenim*|arkadasim*|arkadas"
    ),
    "folk": (
        "kisi*|usta*|cirak*|adam|adama|adami|adamlar*|kadin*|kiz|kizi|genc|genci|gencler|insan*|komsu*|isci*|"
        "yolcu*|sofor*|surucu*|motorcu|yaya|yayay*|coban*|ihtiyar*|yasli*|biri|birisi|dagci*|kayakci*|hasta|"
        "hamile kadin|kasiyer*"
    ),
    "home": (
        "ev|evi|evin|evim|evimiz|evimizi|evimize|evde|evden|eve|evler|evlere|evimde|evimizde|bina|binada|"
        "binamiz|binanin|apartman*|daire*|cati|catida|catiya|catimiz|catidan|okul|okulda|okula|okulun|dukkan*|"
        "mutfak*|mutfag*|salon*|yatak oda*|bodrum*|merdiven*|balkon*|kat|katta|kati|katinda|kattayiz|camii?|"
        "hastane*|kres*"
    ),
    "gun": "silah*|tufek*|tufeg*|tabanca*|pompali|kalasnikof*|keles*",
    "blade": "bicak*|bicag*|balta*|satir|satirla|sopa|sopayla|sopalarla|demir cubuk*|pala|palayla",
    "water": (
        "nehir*|nehr*|dere|dereye|derede|dereden|irmak*|irmag*|gol|gole|golde|golunde|golune|kuyu|kuyuya|kuyuda|"
        "havuz*|kanal*|baraj*|suya|suda|su|sular|logar*|rogar*|fosseptik*|cukura"
    ),
    "high": (
        "cati|catidan|balkon*|merdiven*|iskele*|insaat*|agactan|pencere*|camdan|kopru*|direkten|duvardan|damdan|"
        "ucurum*|kayalik*|attan|(<num>) ?(uncu|inci|nci)? ?kattan"
    ),
}

TURKISH = {
    "people": "<kin>|<folk>",
    "children": "<child>|autist*|otizmli*",
    "aboard": (
        "(icinde|icerde|altinda|ustunde|dolu) (insan*|yolcu*|cocuk*|kisi*|# kisi|isci*)|(insan|yolcu|cocuk|isci|"
        "ogrenci)larla|ogrencilerle|iscilerle"
    ),
    "me": "beni|bizi|bana|bize|biziz|benim",
    "structure": (
        "catisi|duvar*|tavan*|iskele*|cati|balkon|balkonu|minare*|agac|agaci|direk|vinc*|asansor*|kopru*|cigi|"
        "maden|madende|kolon"
    ),
    "vehicle": (
        "araba|arabada|arabam|arabamiz|arabanin|arabalar*|arabaya|arabayla|kamyon*|tir|otobus*|minibus*|kombi|"
        "motor|motorsiklet*|traktor*|taksi*|asansor*|tren*|kayik*|bot|tekne*"
    ),
    "inside": "icinde|icerde|iceride|icerdeyiz|icerdeki|balkonda|pencerede|camdan|ustunde|mahsur|kattayiz",
    "roofed": "catidayiz|catida|damda|korkulug*",
    "at_door": (
        "kapi|kapida|kapiya|kapinin|kapimda|kapimizda|kapiyi|sokakta|disarida|meydan*|okulda|sinifta|bahcede|"
        "pencerede|onunde"
    ),
    "public": "durak*|carsi*|otogar*|okulda|meydan*|dukkana|bankaya|kahve*|hastanede",
    "height": "<high>|kopruden|korkuluk*|koprude|balkondan|catida|kopruye|kat|kattan",
    "water": "<water>",
    "mountain": "dag|dagda|daglarda|orman|ormanda|kar firtina*|firtina*|sis|siste|tipi|tipide|kar|karda",
    "way": "yolda|yol|kar|arabada|taksi*|yollar kapali|ebe yok|evde",
    "place": (
        "<home>|araba*|arac|aracta|araci|ahir*|orman*|samanlik*|samanlig*|depo|depoda|depomuz|fabrika|fabrikada|"
        "trafo|perde|perdeler|otel*|minibus*|otobus*|kamyon|tir|lokanta*|tarla|tarlada|kahve|kahvede|dag|dagda|"
        "pazar yeri|firin|firinda|direk|market*|cadir*|baraka*|traktor|koltuk|yatak|mahalle|mahallede|koyde|"
        "komsunun evi"
    ),
    "alone": "tek basima|yalnizim|yalniz|tek basina|kimse yok|ebe yok|araba yok",
    "cold": "donuyor*|donay|donmak|soguk*|donacag*",
    "now": "simdi|su an|su anda|suanda|halen|hala|tam simdi|o an",
    "since": (
        "(<num>) (saat|dakika|dakka)*( once| old[ui]| evvel)?|saattir|sabahtan beri|hava karar*|karanlik*|demin|"
        "az once|parkta|carsida"
    ),
    "long": "durm*|gecm*|# dakika|on dak*|dakka*|dakika*",
    "huge": "buyuk|kocaman|cok buyuk|cok",
}

ENGLISH_PARTS = {
    "my": ("my|our|the|a|an|his|her|their|this|one|some|old|little|small|pregnant|young|two|three|four|five|#"),
    "child": (
        "baby|babies|child|children|kid|kids|boy|boys|girl|girls|toddler|infant|son|daughter|pupils?|student|"
        "students|teenager"
    ),
    "kin": (
        "mother|mom|mum|mama|father|dad|papa|wife|husband|brother|sister|uncle|aunt|cousin|grandma|grandmother|"
        "grandpa|grandfather|granny|nephew|niece|friend|girlfriend|boyfriend|neighbou?r|neighbou?rs|family"
    ),
    "folk": (
        "campers?|climber|climbers|tourists?|diver|pensioner|man|men|woman|women|person|persons|people|somebody|"
        "someone|worker|workers|driver|passengers?|pedestrian|cyclist|shepherd|skier|skiers|hiker|hikers|guy|"
        "lady|everybody|everyone|old woman|old man|guests|animals inside|two inside"
    ),
    "blade": ("axes|machetes|hammers?|swords?|knife|knives|axe|machete|hatchet|baseball bat|sticks?|iron bars?|blade"),
    "gun": "gun|guns|rifle|pistol|kalashnikov|shotgun|weapon|weapons|ak 47",
    "water": ("river|lake|well|pool|canal|ditch|septic|manhole|shaft|dam|ibar|pond|stream|swimming pool|water"),
    "high": (
        "roof|balcony|scaffold|scaffolding|ladder|stairs|window|bridge|building|tree|cliff|wall|horse|floor|"
        "terrace|pole"
    ),
    "home": (
        "house|houses|home|flat|apartment|building|roof|kitchen|balcony|basement|cellar|attic|garage|barn|"
        "stable|school|kindergarten|hospital|shop|store|hotel|floor|room|stairs|staircase|corridor|hall"
    ),
}

ENGLISH = {
    "people": "<kin>|<folk>",
    "children": "<child>",
    "aboard": ("(with|full of) (two |three |many |the |# )?(people|children|pupils|kids|passengers|workers|students)"),
    "me": "me|us",
    "pronoun": "he|she|him|her",
    "structure": (
        "wall|roof|ceiling|balcony|scaffold|scaffolding|bridge|tree|crane|elevator|lift|stage|chimney|tunnel|mine|pole"
    ),
    "vehicle": (
        "car|cars|bus|truck|van|train|tractor|motorcycle|motocycle|motorbike|bike|lorry|taxi|boat|elevator|lift"
    ),
    "inside": "inside|trapped|on (the )?balcony|upstairs|in there|still in",
    "roofed": "on (the |our )?(roof|railing|ledge|edge)",
    "at_door": "at (the|my|our) (door|gate|window)|outside|in (the|my|our) (yard|garden|house|flat)",
    "public": (
        "bag (at|in|on)|(in|on|near|at|inside|front of) (the )?(school|street|shop|bank|store|cafe|disco|"
        "bus station|station|market|class|classroom)"
    ),
    "height": "<high>|balcony|goodbye",
    "water": "<water>",
    "mountain": "mountains?|forest|woods|snow ?storm|fog|blizzard|brezovica|rugova|hiking",
    "way": "road|street|car|taxi|snow|way|at home|on the floor",
    "place": (
        "<home>|car|cars|bus|truck|van|forest|mountain|woods|restaurant|cafe|bakery|mosque|church|village|"
        "haystack|hay|warehouse|workshop|curtains?|bed|stall|market|mill|transformer|tractor|field next|"
        "next door|neighbou?rs? (house|roof|flat)"
    ),
    "alone": "alone|by myself|no car|on my own|no one",
    "cold": "freezing|cold|frozen|minus|rescue|battery|dark",
    "now": "now|right now|at this moment|just now|as we speak|this moment|currently",
    "since": (
        "(since|for|after|before|from) (<my> )?(hour|hours|minutes|min|morning|noon|half)*|(# |an |one |two |"
        "three |few |half )(an )?(hours?|minutes|min|mins) ?(ago|already|now)?|getting dark|(is )?dark|"
        "since (this )?(morning|noon|afternoon)|playground|from (the )?(yard|park|playground)"
    ),
    "long": "won t stop|wont stop|not stop|doesn t stop|doesnt stop|# min*|minutes",
    "huge": "big|huge|large|loud|strong",
}

ROMANI_PARTS = {
    "child": "chav|chavo|chave|chaves|chavore*|chaj|cha|chaja|cikno|cikne|cikni|chavoro|chavorri|terno",
    "kin": ("dad|dade|daj|dej|daje|mami|mamaj|papo|phral|phrala|phen|phenj|romni|romnja|rom mo|bori|kako|bibi|baba"),
    "folk": "manus|manusa|manuse|manuses|dzuvli|dzuvlja|dzene|dzeno|gadzo|gadze|komsija|khonik|familija",
    "water": "len|pani|paneste|haing|haningja|xaning|bunari|sahta|jezero|bazeni",
    "blade": "churi|churjasa|churasa|cusasa|sekira|sekirasa|tover|sastra|sastrenca",
    "gun": "puska|puske|puskenca|pistolji|pistolja",
    "not": "na|ni|nasti|nane",
}

ROMANI = {
    "people": "<kin>|<folk>",
    "children": "<child>",
    "me": "man|amen|amenge|mange",
    "vehicle": "vordon|vordoni|vordona|autobusi|kombi|traktori|vozi|kamioni",
    "inside": "ano kher|andre|ko kher|ando kher",
    "at_door": "ki vudar|ko vudar|ki skola|ki avlin|ko vudara",
    "water": "(ki |ko |ando |ane |andre |ano )?(<water>)",
    "way": "vordon|drom|ko drom|jiv",
    "place": "kher|khera|khereste|baraka|barake|skola|stala|vordon|trafo|krovo|mahala|ves|sano",
    "alone": "korkori|korkoro",
    "now": "akana|akana akana|sigo akana",
    "since": "sahati|sahato|minutura|akana",
}
