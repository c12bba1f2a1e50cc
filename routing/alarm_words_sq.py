"""How people cry for help in Albanian, as written in school and as spoken in Kosovo."""

from __future__ import annotations

from routing.alarm_words import Lexicon

ALBANIAN = Lexicon(
    parts={
        "tu": "po|tu|tuj|duke|kah|qe po",
        "no": "nuk po|nuk|nuku|nok|s po|spo|s|hiq s po|hic spo",
        "pron": "m|me|ma|e|i|na|ju|u|iu|ia|ja|mu|t|te",
        "one": "nje|nji|ni|dy|tre|tri|tri|kater|pes|pese|disa|ca|pak|shum|shume|nja dy|#",
        "child": (
            "(<one>) vje[qc]ar*|vje[qc]ari|femi|femij*|femia|fmi|fmija|fmia|fmis|fmit|fmin|fmive|fmijes|fmijve|fmijt|foshnj*|bebe|bebja|beben|bebes|bebi|kalama*"
            "|cuni|cunin|cunit|quni|qunin|djal|djali|djalin|djalit|djalo*|djem|djemt|vajz|vajza|vajzen|vajzes|qika|qiken|cika|ciken|goca|gocen|nxenes*|nxanes*"
        ),
        "kin": (
            "nana|nanen|nanes|nen[ae]|nenen|nenes|nona|nonen|loka|loken|mami|mamin|babi|babin|babit|baba|baben|babes|babai|babain|babait|baci|bacin|gjysh|gjysh[aei]|gjyshin|gjyshen"
            "|plak|plak[aeu]|plakun|plaken|burri|burrin|grua|gruaja|gruan|gruja|gruen|gruas|grues|vlla|vllau|vllaun|vllain|vellai|vellain|vella|moter|motr|motra|motren|motres"
            "|axha|axhen|dajo|daja|dajen|halla|hallen|tezja|tetja|nusja|nusen|nipi|nipin|mbesa|kushriri|kushrini|dhendri|kunati|kunata"
        ),
        "folk": (
            "njeri|njeriu|njeriun|njerz*|njerez*|burr|burre|burra|grue|gru|gra|gruja|komshi*|kojshi*|komshiun|fqinj*|fqiji|fqijin|shok|shoku|shokun|shoqja|shoqen|puntor*|puntor|punetor*|minator*|minoren"
            "|pacient*|kalimtar*|biciklist*|motorist*|motociklist*|kembesor*|shofer*|vozites*|familja|familjen|udhetar*|(<one>) vet|(<one>) vete|person|persona|personi|bari|bariu|skijator*|skijues*|alpinist*|shtatzan*|shtatzon*|polic|musafir*"
        ),
        "house": (
            "shpi|shpija|shpin|shpine|shpis|shpijen|shpijes|shpia|shtepi|shtepia|shtepin|shtepine|shtepise|shtepis|banes|banesa|banesen|baneses|banese|kulmi|kulmin|kulmit|kulmet|kulm|pallati|pallatin|pallat"
            "|shkoll|shkolla|shkollen|shkolles|qerdhja|qerdhe|cerdhe|cerdhja|cerdhen|spitali|spitalin|dyqan*|lokal*|oborr*|dhom*|podrum*|bodrum*|stall*|ahur*"
        ),
        "gun": "armsh|armesh|arm|arme|armen|armet|armeve|pistol*|pistolet|pushk*|kallash*|automatik*|revole*|revolver*",
        "blade": "sopat*|sopate|brisk*|thik|thike|thiken|thika|sepat*|sakic*|shat|hanxhar|briske|brisk",
        "water": "lum|lume|lumi|lumin|lumit|perru*|liqe*|liqen*|pus|pusi|pusin|pishin*|kanal|kanalin|gropa septike|shaht*|rezervuar*|uj|ujin|ujit|uje|uji|ibri*|ibr|ibrit|drin*|badovc|batllav*|gazivod*|radoniq|sitnic*|deti|digen|diga|diges",
        "high": "skel*|kulm*|kati|katit|kat|ballkon*|shkall*|ura|ures|ure|dritar*|lisi|lis|lisit|dru|druri|pem*|shtyll*|mur|muri|murit|tarrac*|kali|shkamb*|qershi*|arres|dardh*|rrethi",
    },
    ideas={
        "calm": (
            "(ne |n |prej |qe ne |nga )(janar*|shkurt*|mars*|prill*|maj*|qershor*|korrik*|gusht*|shtator*|tetor*|nentor*|nandor*|dhjetor*)|jave tash|muaj tash|frik* (prej|nga|se)|nuk (punon|funksionon)|dje|pardje|mbrem|mbreme|mrame|mbram|mramje|vjet|dikur|qemoti|qemo|moti"
            "|para (<one>) (dit|dite|ditesh|ditve|jav|jave|javesh|javve|javsh|muaj|muaji|muajsh|muj|muji|mujsh|mujve|vit|vite|vitesh|vjet|vjetsh|vjete|netsh)|para nje (jave|muaji|viti)|para do (dit|kohe)|qe (<one>) (dit|dite|jav|jave|muaj|muj|vjet|vite|vit)|<one> (dit|dite|jav|jave|muaj|muj|vjet|vite) (me radhe|rresht)"
            "|(jav|javen|java|muaji|muajin|muj|mujin|viti|vitin|naten|nata|vera|veren|dimri|dimrin|pranver|pranveren|vjesht|vjeshten|hera|heren|dimnin|motin) (e|qe) (kalu*|kal*|shkoi|shkume|shkuar|shku|fundit)|muajin qe shkoi|vitin qe kaloi|t?e? ?(henen|marten|merkuren|enjten|premten|shtunen|dielen|diel|shtune)|19[3-9][0-9]|20[0-4][0-9]|(ne|n) luft|lufta|luftes|luften"
            "|(qdo|cdo|cde|secil*) (dit|dite|nat|nate|here|her|muj|muaj|vit|jav|jave|fundjav*|shtune|diel*|dimer|vere|veri|moment|fest*|mengjes|mbramje)|perdit*|gjithmon*|shpesh|sa here|saher|zakonisht|vazhdimisht|gjith kohen|gjithe kohen|tan diten|tan naten|gjithe naten|perhere|tash (<one>) (dit|dite|jav|jave|muaj|muj|vjet|vite)|e ka bo zakon|prap* (njejt|sikur)"
            "|ligj*|leje|lejen|leja|licenc*|certifik*|qertifik*|vertetim*|vertetimi|kopj*|fatur*|raport*|demi|demin|demet|kompens*|sigurim*|procedur*|formular*|aplik*|kerkes*|konkurs*|projekt*|trajnim*|kurs|seminar*|statistik*|buxhet*|subvenc*|grant*|ndihm* (sociale|emergjente|financiare|juridike|shteterore|prej komun*|nga komun*)|pension*|gjyq*|gjykat*|padi|ankes*|ankohem|ankohet|ankohemi|denonc*|hetim*|hetu*|rindertim*|rinovim|renovim*|dokument*|invalid*|invalid*|analiz*|matje|mashtr*|meremet*|(ne|n|neper) dasma|dasmat|dasmave|kujdes*tar*|nderrim*|pages*|paguan|paguaj*|pagese|kush i pagu*|inspektor*|vjetshem|vjetshme|inspekcion*|urdher mbroj*|sa kushton|orari|orar|banim social|strehim*|varr*|deshmor*|veteran*"
            "|a (o|osht|eshte|asht) (e )?(vertet*|rrejn*|sakt*)|lajm|lajme|lajmi|lajmin|thojn|thone|thon|thuhet|kan than|kane thene|degjova|lexova|facebook*|fb|viber*|tiktok*|instagram*|portal*|video|videon|film|filmi|serial*|loj|loja|lojen|enderr*|ander*|kenge*|kang*|histori*|roman*|liber|gazet*"
            "|nese|ne qofte se|ne rast|sikur te|qka bohet|si te veproj|nese ndodh|ka rrezik|mos bohet|mos po ndodh|rrezikohet|rrezikojn|gati u (shtyp|mbyt|vra)*|gati|mundet me|munet me|do te bie|ka me ra|kish me|kishte me|nuk ka (zjarr|te lenduar)|s ka (zjarr|te lendum)|as zjarr|s ishte|alarm i rrem*"
            "|po vdes (prej|nga|lumi|per)|vdiqa (se|prej|nga)|nuk (eshte|osht|o|asht) (urgjent*|emergj*)|s osht urgjent*"
        ),
        "asks": (
            "kujt|kush (po|e|i|m|na|mer|merret|merr|pagu*|pagan|duhet|vjen|esht|eshte|osht|ka|mund|mun|vendos|ndreq|kontroll*|largon|pastron|t|te|do|jep|a)|kur (do|po|vjen|vijn|ka|kan|hap*|pritet|mund|kan me|e|i|na|te)|si (te|ta|mund|me|behet|bohet|i|e)|qysh (me|mund|muj|bohet|behet|te|i behet|e)|ku (me|ta|te|duhet|ankoh*|lajmr*|paraqit*|mund|muj|e|i|drejt*|raport*|kerk*)|qfare|cfare|cila|cili|cilat|cilen|pse|perse|sa (kushton|zgjat|gjat|eshte|osht|o|here|kohe)"
            "|a (ka|keni|mund|mundet|mun|munet|mujm|muj|jep|jepet|jepni|o|osht|eshte|duhet|vjen|e|i|m|me|na|ju|takon|kam|kom|kena|kemi|bon|ben|ndihmon|do|t|te)|kerkoj|kerkojm*|kerkohet|desha|deshta|dua te di|due me (dit|raportu|denoncu)|me intereson|lus|lusim|ju lus|kerkes*"
        ),
        "harmless": (
            "u (mbyt|myt)* (rruga|bodrumi|oborri|ara|podrumi|kati|lagja|toka|arat)|shkall* zjarri|aparat* (i |per |te )?zjarr*|si (thik|brisk|sepat)*|digjet (misri|bari|spec*|kultur*|grur*|plastik*)|misri (po )?digjet|zemr* .. per|gaz (te )?(madh|lot*)|plas* gazit|gazi (i )?(kerrit|vetures)|(mbyt*|myt*) (ne|n|nga|prej|me) (pluhur|borgj*|pun|berllog*|tym|er|ere|balt*|mbeturin*)|digjet (koka|goja|zemra|barku|stomaku|gryka|llamb*|poqi|drita)|gjak (te|me) (dhuru|dhan)|dhur* gjak*|(analiz*|grup*|banka e) (te )?gjak*|shkolle zjarr|pije alkool|me gjak|gjaku i (madh|derdhur)"
        ),
        "now": "tash tash|tash|tashi|tani|pikerisht|kete moment|n kete moment|momentin|ktu e tash",
        # Body
        "no_breath": (
            "<no> (i |m |me |po i )(vie|vjen|del) fryma|<no> (<pron> )?(merr|mer|mirr|marr|mar|marre|merrte) (ma )?(frym|fryme|frymen|fryme)|<no> (mun|muj|mund|mundem|mujm|munet|mundet|munem|mundem)* .. (fryme|frym|frymu*)|sun* .. (fryme|frym)|pa frym*|<no> frymon|frym* (i|iu|mu|m) (u )?(zu|zan|zune|nal*|ndal*|nderpre|nderpre|mor)|(i|iu|mu) (zu|nal|ndal) fryma"
            "|(ska|skan|s ka|nuk ka|pa|s kan|skemi|s kemi|skena|s i ka|nuk i ka) puls*|zemra (i|iu) (u )?ndal*|(po|tu|asht tu) (m |i |e |u )?(zihet|zahet|zihte|zan) (fryma|frym)|zihet fryma|m vijn shtrangime|shtrangime|(po|tu) (ngulfat*|gulfat*|asfiks*)|u (ngulfat|gulfat|zu) (femija|fmija|foshnja)|ka met n fyt|mbet ne (fyt|gryke)|i ka (mbet|met|ngec) .. (fyt|gryk|gurmaz)*"
        ),
        "seized": (
            "shkum* .. (goj|goje|gojes)|(goj|goje) .. shkum*|(goja|gojen|fytyra|fytyren) .. (shtremb*|shtrember*|perdredh*|anash|kthy)|(e|ma|i|na) (ka )?(kap*|zan|zu|zuri|gjujt|godit*|ra|kapluar|marr) .. (paraliz*|damlla*|insult*|infarkt*|pika|epileps*)"
            "|(dhimb*|dhemb*|dhemb|dhimb) .. (gjoks|gjoksi|gjoksin|gjoksit|kraharor*)|(shtreng*|shterng*|ther) .. (gjoks*|zemer|zemra|zemren)|(gjoks*|kraharor*) .. (dhimb*|dhemb*)|(gjoks*|zemra|kraharor*) .. (po ther|shtreng*|shterng*|po plas)|djersit .. ftoh*|dora e majt* .. (mpi*|ndje*)|ndje* .. dor* .. majt*"
            "|ra (ne|n) koma|ka ra (ne|n) koma|(osht|eshte|o|asht) (ne|n) koma|gati vdek*"
        ),
        "struck": "infarkt|infarkti|insult|insulti|sulm (ne |n |i )?(zemer|zemr*)|sulm kardiak|paraliz*",
        "seizure": "epileps*|epilept*|kriz* epi*|kriza e|(po|tu) (i )?dridhet|(po|tu) dridhet|konvulsion*|hipoglikemi*|sheqeri (i )?(ra|ka ra|u ul)*",
        "long": "minuta|minut|(<no>) (po )?(ndal*|nal*|kalon|pushon)",
        "fainted": (
            "pa (vetedij*|vetdij*|ndjenja|ndjenj|vet dije)|(ka |e ka |i )?(humb*|hup*) (vetedij*|vetdij*|ndjenjat|dijen)|(i ra|i ka ra|ra|mu ka bo|mbet|met) (te |t |e )?(fikt*|fiket|alivan*|fiket)|alivan*|te fikt|u fik krejt|<no> (<pron> )?(zgjohet|zgjohen|zgjohi|cohet|qohet|qohen|cohen|cu|kthjell*)|nuk vjen ne vete|<no> vjen n vete|<no> (m?e )?(mujm|muj|mundem|mundemi) (me e |ta |me )?(zgju*|zgjoj*|cu|kthy)|<no> (<pron> )?(hap|cel|qel) syt"
        ),
        "still": "(<one>|goca|veta|vet|njerz|njerez) shtrime|(s po|spo|nuk po|sun po) (<pron> )?(leviz|levize|levis|lviz|lviz*|leviz*|luan|lun|luen|reagon|reagoj*|jep shenj*|pergjigj*|ep shenj*)|<no> (ep|jep) .. (jet|shenj)*|(shtrime|shtrim|shtrire|shtri) (n|ne) (tok|asfalt|rrug|dhom|banj|oborr|podrum|bodrum)*|i rrxum|i rrzum|(shtri|shtrir*) (n|ne|per) (asfalt|tok|toke|rrug)*",
        "silent": "<no> (<pron> )?(leviz|lviz|levis|lun|luan|luen|flet|fol|flasin|folin|pergjegj*|kthen fjal*|qan|ndegjon|ndin)",
        "blue": "(i|e|u|asht|osht|eshte|o|jan|esht) ?(e|i|be|bo|bere|ba|bo)? (blu|kaltert|mavi|nxi|nxire|zeze ne fytyre|mavijos*)|buz* (te |t |e |u )?(zi|zeza|zez|blu|kaltert|mavi|nxi*)|u (nxi|nxin|zverdh|kaltru|mavijos*)",
        "choking": "(po|tu|tuj|asht tu|osht tu|u) (<pron> )?(gulfat*|ngulfat*|asfiks*|zihet|zahet)|i ka ngec .. fyt",
        "swallowed": "(ka |e ka |i ka |e )?(gelltit*|gelltit|gelt|gelti|geltit|perpi|perpiu|kaperdi|kaperdi*|gllaberoi|gelltiti)",
        "swelling": "(<tu> )?(<pron> )?(enjt*|ajt*|enjt*|fry* fytyra)|u (enjt|ajt|fry)*|iu (enjt|ajt)*",
        "throat": "fyti|fytin|fyt|gjuha|gryka|goja|gurmaz*|gjuhen",
        "sting": "gjarp* .. (kafsh*|pick*|piku|hangr*|ngriti)|(kafsh*|pick*|piku|hangr*) .. gjarp*|(neperk*|neperk*|shark*) .. (kafsh*|pick*)|(bleta|bleten|bletet|grerez*|arez*|arza) .. (pick*|piku|than)|(pick*|piku|thumbu*) .. (bleta|blet|greth*|grerez*|arez*|arza)|alergj* .. (fyt|goj|enjt|ajt|frym)*",
        "took": "(pi|pire|piu|piva|piti|marr|mori|muer|gelltit|gelltiti|hanger|hangri|ngrene) .. (tablet*|barna|barnash|barnat|ilac*|ilaq*|hapa|helm|helmin|pesticid*|acid*|kimikat*|varikin*|domestos*|detergjent*|tarter|solucion*|mi[sz]h* helm)|mbidoz*|overdoz*|shishe barna*|krejt (ilaq*|ilac*|tabletat|barnat|hapat)|kuti* (e )?(barnave|tabletave) .. (zbraz*|that*)",
        "poisoned": "u helmu*|u helm*|i helmum|e helmum|te helmum*|(jemi|jem|jena|osht|eshte|asht|jane|jan|u) (te )?helmuar|helmu* (nga|prej|me) (gaz|monoks|kerpudh|tym)*|jem helmu|helmim (nga|prej|me)",
        "monoxide": "monoksid*|gaz* (i|prej|e) (karboni*|peqit|stuf*|pec*)|(oxhak*|stuf*|peqi) .. helmu*",
        "dizzy": "(po|tu) (vill|vjell)*|trullos*|marramendj*|marramend*|po (na|me|m) (vjellim|vjell|vjen koka|sillet koka)*|(po )?(na|m|me) (dhimb|dhemb) (koka|kryt|kryet)|koka (po )?(na|m|me) (dhimb|dhemb|sillet)|mbyt koka",
        "in_labour": "(grua|gruaja|gruja|gruas|motra|nusja|shoqja|bija|kunata|komshija|kojshija|moter) .. (po|tu|asht tu|osht tu|o tu) (ma |na |me |i )?(lind|lin)|(tu|asht tu|osht tu) lind .. (ne|n) (kerr|makin|shpi|rrug)*|koka e (foshnj*|bebes|femij*|fmij*|fmis)|gati (t|te|me|per te) lind*",
        "birth": "(<tu>|asht tu|osht tu|o tu|kah) (ma |na |me |i )?(lind|lin|lindim)|(po|i) (vjen|del|duket) (foshnja|femija|fmija|bebja)|koka e (foshnj*|bebes|femij*|fmijes)|dhimbj* (te |e )?(lind*|forta .. lind*)",
        "waters": "(uj*|ujnat) (i |iu |mu )?(plas*|kputen|shkuan|shkun|pelc*|rrodhen)|(plas*|shkun|shkuan|kan ra|i ran) uj(na|rat|nat|t)",
        "pains": "dhimbj* (e |te )?lind*|kontraksion*|dhimbjet",
        "pregnant": "shtatz[aeo]n*|barr|me barr*|mujsh shtatz*",
        "bleeding": (
            "(po |tu )?(<pron> )?(rrjedh|rrjedhe|rrjedhin|shkon|del|dil|vije|vjen|humb|ikn) (<pron> )?(shum |shume )?(gjak|gjaku)|gjak* (<no>|s|po) .. (ndal*|nal*|pushon|rrjedh*|shkon|del)|gjak (kudo|gjithkun*|lum|lume|shum|shume|gjithandej|forte|deri)|gjakderdhj*|hemoragji*|gjakosj*|<no> (po )?(ndalet|nalet|ndal|nal) gjak*|gjak* prej (kok|kres|krye|vesh|gojes|hundes|goj|bark|fyt)*|prej (kok|kres|krye|vesh|gojes|hundes|goj|bark|fyt)* gjak|(pre|preu|prer*|prese|kputi) .. (damar*|venat|venen)|(kput*|preu|ka pre) .. (dor*|gisht*|kamb*) .. (sharr|makin|motosh)*"
        ),
        "scalded": "u perzhit*|perzhit*|u perveli*|perveli*|uj* (te |i )?val*|acid* .. (sy|fytyr|lkur|lekur)*|u dogj .. (uj*|vaj*|val*)|lekur* .. po (i )?(del|bie)",
        "blood": "gjak|gjaku|gjakun|pergjak*|i gjakosun|gjakos*",
        "wounded": "(i|e|te|t|jam|jom) (plagos*|lendu*|lendum|vrar* rand)|(ka|kemi|kena|jan|jane|u) (te |t )?(plagos*|lendu*|lendum)|plagos*|lendum|lenduar",
        # Violence
        "beats": "po (i|m|na|ja) (bjen|bie|bijn|bien) .. (nanes|grus|gruas|fmis|femij*|shkop|rrip|grusht|shuplak)*|(<tu>|asht tu|osht tu|jon tu|jan tu|o tu) (<pron> )(rreh*|rrah*|rraf*|rrof*|mbyt*|myt*|godet|godas*|rrfen|maltret*|sulmo*|dhunon)|(<tu>|jon tu|jan tu) (rrihen|rrahen|rrehin|rrahin|u rrah|sulmo*)",
        "kills": "(po|tu) (m|me|na) (rreh*|rrah*|rraf*|rrof*|myt|mbyt) (burri|ai|baba|babi|djali|te|tek|ne|n|jasht|keq|tash|hajde*|ndihm*|ndim*)|(e|ka|i) (qiti|qit|nxori|nxerr|nxjerr|nxuer) .. (<gun>)|(<tu>|asht tu|osht tu) (<pron> )(vret|vras|vrasin|ther|therin|theret|pret me|varrosin|djegin t gjall)|po (vriten|vrahen|theren|priten|vritemi)|(po don|po do|don|do|deshti|po mundohet|po provon) (me|te) (m|na|me|e|na) ?(vra|myt|mbyt|ther|vras*|djeg|mbys*)",
        "stab": "(i|m|ma|e|ia) (fut*|ngul*|hini|hyri|hypi|mshoi) .. (<blade>)|(<blade>) .. (ne|n) (bark|shpin|gjoks|qaf|kamb)*|plag* (e |prej |nga |me )?(<blade>)|(ther*|shpu*|shpoi|goditi|goditen|godit|sulmu|sulmuan|pre|preu|ra|rane) .. (me )?(<blade>)|me (<blade>) .. (ther*|shpo*|godit*|barku|bark|gjoks|shpin)|u ther|e theri|e theren",
        "shoots": "po (gjuajn*|gjujn*|shtin*|shtijn*)|gjujtje|gjuajtje",
        "shots": "(<tu>|jon tu|jan tu|asht tu) (<pron> )?(gjuhet|gjuhen|gjuajn*|gjujn*|gjun|gjuan|gjuajne|shtin*|shtihet|shtijn*|qellojn*|shkrep*|krisin)( me)? .. (<gun>|njerz|policin|shpi|lagj|rrug)*|(<tu>|jon tu) (gjuhet|gjujn|gjuajn) me|krisma|krisme|krismat|te shtena|t shtena|gjujtj* arm*|gjuajtj* (me )?arm*|(e|m|na) (kan|ka|kane) (gjujt|qellu*|shti|pushkatu*)|u (gjujt|qellu*) (nj|me|arm)*|e vrau|e vrane|(mu )?shkrep .. (<gun>)",
        "gun": "<gun>",
        "weapon": "<blade>|i armatosur|te armatosur*|armatos*|shkopa|shkopinj",
        "at_door": "(te|tek|para|perpara|n|ne|mbrapa) (dera|der|deren|deres|dyert|dritar*|oborr*|shpis|shpija)|i ra deres",
        "public": "(n|ne|te|para) (bank*|post*|treg*|autobus*|shkoll*|spital*|kafe*|klas*|dyqan*|pallat*|rrug*|stacion*)|rrug|rruge|rrugen",
        "threat": "(<tu> )?(<pron> )?(kercno*|kcno*|kcnon|kerceno*|kercnon)|pengj*|i ka dal para|drejtu* (arm|pisto)*|po (na |e |i |m |me )?(ndjek|ndek)*",
        "drunk": "i dehun|i dehur|i pir|i pire|i droguar|i drogum",
        "attacked": "(m|na|e|me|i) (kan|ka|kane) sulmu*|(m|na|e|me) sulmu*|<tu> (m|na|e|me) sulmo*|u sulmu*|jem nen sulm|na kan rrethu*|jem* t?e? ?rrethu*",
        "fight": "rrahje|rrahja|po (rrihen|rrahen|perlesh*)|tu u (rrah|rreh|pre|ther|vra)|perlesh*|(jon|jan|jane) (tu|kap) .. (rrah|grusht|rreh)*|sherr*",
        "many": "(#|njezet|dhjet|dhjete|shum) (veta|vete|burra|djem|njerz)|mas* e madhe",
        "breaking_in": "(e|ma|na|i|po) (cau|cajn|cajne|thyen|thej) .. (deren|dera|der) .. (<blade>|sopat*|tash|brenda)|me (<blade>) .. (caj*|cau|thy*) .. der*|(dikush|burri|ai|njerez|njerz) (po )?(tenton|provon|mundohet|don) .. (shpi|shtepi|banes|der|dyqan)*|(ka hi|ka hy|po hyn|po hin|hini|hyri) (dikush|nje burr|ni burr|njeri) .. (ballkon|dritar|der|shpi|dhom|brenda)*|(po|tu|duke|jan tu|jon tu|kan nis) (<pron> )?(thyn*|thyen|thyjn*|thy|rrxon|thye*|shqyn|shqyejn|shtyn*|trok* fort|godet|bijn|hyn me forc|rreh) .. (der|dera|deren|dyert|deren|dritar*|shpi|shpis|banes*)|(der|dera|deren) .. (po|tu) (<pron> )?(thy*|shqy*|rrxo*)|(dikush|njerez|njerz|hajn*|hajdut*|burra|burr|maskum*) (po|tu|asht tu|kan tu|jan tu) (tenton*|provon*|mundohet|mundohen|hin|hyn|hyjn|hijn|me hy) .. (brenda|shpi|shtepi|shtepine|shtepin|banes|dyqan|oborr|der|dritar)*",
        "intruder": "hajn|hajni|hajnit|hajnat|hajna|maskat|mask|maske|hajnat|hajdut*|vjedhes*|maskum|te maskum|t maskum|maskuar*|te maskuar*|i maskum|grabites*|plackites*|(ka|kan|jan) (hy|hi|hyr|hyre) (dikush|hajn*|hajdut*|burra|njerz|<one> (burra|veta|vete|maskum))|dikush (ka hy|ka hi|hini|hyri|hini|asht|osht|eshte|o)|(<tu> )(<pron> )?(plack*|plaqk*|grabis*|grabit*|msheh* kas*|vjedhin)|kap* .. hajn",
        "hiding": "(jam|jom|jemi|jem|jena|u kom|u kam|u kena|mu) (e |i |te |t )?(msheh*|mshef*|fsheh*|fshef*|struk*) .. (shtrat|krevat|dollap|banj|dhom|bodrum|tavan|wc|tualet|orman|tavolin)*|(jam|jom|jemi|jem|jena) (e |i |te |t )?(msheh*|fsheh*|mshef*)|(mshef*|msheh*|fsheh*) (n|ne|nen) (dollap|shtrat|banj|krevat|bodrum|podrum|orman)*|s muj me fol me z*|po shkruj ngadal*",
        "locked_in": "(jam|jom|jemi|jem|jena|u|m) ?(e|i|te|t|ka|kan)? (mbyll*|mshel*|kyq*|kyc*)|mbyllun|(na|me|m) (ka|kan) (mbyll*|kyq*|mshel*)",
        "rape": "<tu> (<pron> )?(dhuno* seksual*|perdhun*|dhunu* seksual*)|(m|me|e) (ka|kan) (perdhun*|dhunu* seksual*)|perdhuno*",
        "kidnapped": "(rremby*|rrmby*|kidnap*|grabit*) .. (<child>|vajz*|motr*|grua*)|me zor .. (kerr|makin|kombi)|(kerr|makin|kombi) .. me zor|(<child>|motren|moter|gruan|minoren) .. (rremby*|rrmby*|kidnap*)|(vodhi|vodhen|kan vjedh|morri|moren|muren) (femijen|fmin|femine|vajzen|djalin|foshnjen|beben)",
        "bomb": "granat*|bomb|bomba|bomben|bombe|mina|mine|minen|predh*|eksploziv*|molotov*|mjet shperthy*",
        "thrown": "(<pron> )?(kan |ka |kane )?(hedh*|hudh*|qit*|gjujt*|gjuajt*|shkel*|shkeli)|(n|ne) dor|kan gjet|luajn*|lujn*",
        "hand": "(dora|doren|dor|kamba|kamben|kemba|kemben|gishtat|gishti)",
        "scream": "(<tu> )(bert*|bertas*|vikas*|ulurin*|cirren|cirret|kjajn|pisk*|gjamojn)|klithm*|bertim*|britm*|piskam*|(degjoj*|ndegj*|ndihen|ndi|ndjej) (zera|zani|za|bertit*|te bertit*|piskam*|vikam*|te rena)",
        "suicide": (
            "(i|e|te|t) var(un|ur|em) (n|ne|me|prej)|(don|do|du|dua|po don)( me| te| t) (u )?(mbyt|myt|vra|var) (vet|veten|krejt)*|(don|do|du|dua|po don) me u (mbyt|myt|vra|var)|(du|dua|don|dojn|do|desha|deshiroj|ka me|kam me|kom me|do ta|do t|do te|po|po don|po du|mendoj|kom vendos|kam vendos)( me| te| t| ta)? ?(e |a )?(vra|vras|vrase|mbyt|mbys|myt|var|vret|varet|vritem)(em|et)? (veten|veti|vehten|veten|vet|krejt vet*)|(ka |do )?(te |me )?(vra|vret|vras|mbyt|mbys|var|vari|vrau) (veten|vetveten|vehten)|vetevras*|vetvras*|vetevr*|vetvr*|u var (me|ne|n)|e ka var* veten|(i|e) varur ne (litar|konop)*"
            "|(s|nuk|sun|nuk po|s po|nok) (du|dua|muj|mundem|mund|dojm|don|deshiroj)( ma| me| te| t)* (jet*|rrnu|rroj|jetu*|jetoj)( ma)?|(po i jap|i jap|ti jap|me i dhan) fund (jetes|vetes|jetes)|fund jetes"
        ),
        "jump": "(po |tu )?(don|do|du|dua|deshiron|po do|ka|kam)( me| te| t| ta)? (kcy|kcej|kercy|kercej*|kerce*|u hedh*|hedh* veten|u hudh|u qit|hidhet|hudh veten|u gju)|(me|te) (kcy|kercy|u hedh|u hudh|hudh veten)|po (kcen|kercen|hidhet|hudhet)",
        "farewell": "(don|do|du|dua) me (vdek|vdekun|dek)|lamtumir*|lamtumire|me falni krejt|ma bani hall*|leter te fund*",
        # Water and earth
        "drowning": "(<tu>|u|asht tu|osht tu) (mbytet|mbyten|mytet|myten|mbyt|myt|mytka|fundos*) (<one> |nji |ni |nje )?(<child>|burr|burri|njeri|njeriu|shok|shoku|vllau|dikush)|(<child>|burri|njeriu|njeri|shoku|vllau|vellai|dikush|notar*) (<tu>|u|asht tu|osht tu|o tu) (mbyt*|myt*) .. (lum|uj|liqe|pishin|pus|det|dig)*|(<tu>|u|asht tu) (mbytet|mbyten|mytet|myten|myt|mbyt) .. (ne|n|te) (<water>)|<no> (po )?(del|dul|doli|dalin) (prej|nga) (ujit|uji|lumit|liqenit|pishin*|liqe*)|u mbyt .. vask*|<no> din not",
        "in_water": "(kerri|kerr|makina|vetura|kombi|autobus|autobusi|kamioni|traktori) (ka ra |ra |rane |u rrokullis |u rrokull |fluturoi |bini |hini )?(ne|n|nen|posht) (perru*|lum*|liqe*|kanal|kanalin|humner*|gropa|uj|ujin|uje|ibr*|drin*)|ra (ne|n) (perru*|lum*|liqe*|humner*) .. (kerr*|makin*|kombi*|autobus*)",
        "sinking": "(<tu> )(fundos*|zhyt*)|u (fundos|zhyt)*",
        "carried": "(uji|ujt|lumi|vala|rryma|ujet) (<tu> )?(e|i|na|ma|e ka|po e|po i|i ka) (merr|mori|muer|marr|muri|qoi|qon|terhoq*|terhoq*|rremby*)|(po |e |e ka )(merr|mori|muer|marr) (uji|lumi|rryma|vala)",
        "fell": "(ka |i ka |m ka |ma ka |me ka |u |m )?(ra|rene|rane|rrxu|rrxua|rrzu|rrezu|rrezua|rreshqit*|rrshqit*|bini|rrok*)|hini|hyri|u hudh|u hodh",
        "water": "(ne |n |te |nen )?(<water>)",
        "flooding": "(uj*|ujt|ujet|ujit|vershim*|permbytj*|lumi) .. (hini|hyri|hyn|hin|po hyn|ka hy|ka hi|po hin|mbush*|mbulu*|deri n|deri ne|po rritet|po vjen|po na) ?(ne|n)? .. (shpi|shtepi|banes|bodrum|dhom|brez|gjoks|qaf|fyt|kat|kulm|zan|merr|mbyt)*|vershim*|permbytj*|po vjen (ujt|uji)|na (zuri|ka zan) uji|u mbyt .. me uj*",
        "rising": "(<tu> )(rritet|rriten|ngritet|nalt*)|po vjen",
        "collapsed": "(po |u |asht tu u |osht tu u |ka |eshte )?(shemb*|shembn|rrenua|rrenu|rrenohet|u thye|u thy|pelcit*)|u (rrxu|rrzu|rrezua|rrezu) ",
        "structure": "mur|muri|murin|murit|plafon*|tavan*|skel|skela|skelen|ballkon*|ura|ure|uren|dhogj*|minier*|tunel*|ashensor*|lift|lifti|liftin|kran*|dru|druri|lisi|shtyll*|vinc|vinci|vincin|catia|pullaz*|llamarin*|shpell*|shtylla",
        "crushed": "(ashensor*|lifti|lift) .. (ra|ka ra|u keput|u kput)|ra (ashensor*|lifti)|(dor|dore|doren|dora|kamb|kamben|gisht*) .. (kap*|zu|zuri|zune|zan*|preu*|perpi*) .. (mulli*|makin*|sharr*|rrot*|kombaj*|pres*)|(mulli*|makin*|sharr*|rrot*|pres*) .. (dor|dore|doren|dora|kamb|kamben) .. (kap*|zu|zuri|preu)*|(traktori|kerri|muri|kulmi|druri|lisi|tavani|dheu) (mi|mbi|permbi|perposh) (<child>|<kin>|<folk>)|u (rrxu|rrzu|rrezua|shemb) (muri|kulmi|skela|tavani|plafoni|vinci|druri|lisi|ura|ballkoni) (mi|mbi|permbi|permi|me) (<child>|<kin>|<folk>|puntore)|(mur|muri|kulmi|plafoni|skela|skelja|ballkoni|druri|lisi|shtylla|guri|shkembi|traktori|kerri|dhogja|tavani|dheu|betoni|dera|ura|orteku|lavina|dheu|pema|kamioni|trari) .. (ra|rane|ka ra|ka rene|u rrxu|u rrzu|u shemb) .. (mbi|permbi|ne koke|mi|n kry|permi) .. (<child>|<kin>|<folk>)|(na|i|ma|e) (ka )?(ra|zuri|zu|zune|shtypi|shtyp) .. (muri|kulmi|dheu|traktori|druri|plafoni|skela|ballkoni|balta|guri|kerri|orteku|lavina|bora)",
        "slide": "rreshqitj*|ortek*|lavin*|(dheu|kodra|mali|brija) .. (po rreshq*|u shemb*|ka ra|rreshqiti|po vjen)|sheshitj*",
        "rubble": "rreshqitj* .. (shpi|shtepi)*|(ka ra|ra) (orteku|lavina|dheu) .. (shpi|shtepi|rrug|njerz|kerr|skij)*|(nen|ner|posht|poshte) (rreno*|germadh*|dhe|dheun|dheut|traktor*|mur*|beton*|pllak*|kerr*|kamion*|gur*)|neper rreno*|nen ortek|(<folk>) .. (nen|nen) bor*|(jan|jane|kan met|kan mbet|mbet*) .. (nen|nen) bor*",
        "under": "poshte tij|posht tij|poshte|posht|perposh*|nen te",
        "trapped": "(i|e|te|t|jan|jane|jemi|jem|jena|kan|kane|kena|kemi|ka|ja|u|na)( jem| kan| te| t| e| i)? (bllok*|ngujuar|nguju*|ngec*|mbet* (brenda|mrenda|mbrenda|nen)|met* (brenda|mrenda|mbrenda|nen)|rrethu*)|(te|t|i|e) (mbyll*|mshel*) (ne |n )?(lift|ashensor)*|<no> (muj|mujm|mun|mundem|mundemi|mund|munem|munen|mundet)* (me e|ta|me i|me|t i) (nxjerr|nxerr|nxirr|qit|liru)*|(te|t|jena|jemi|jem|i|e) (zanun|zane|zene|zonum|zanur)|dera s po hapet|(jan|jane|ka|kan) (mbet|met) (brenda|mrenda|mbrenda|posht|nen|<one>)|u ngujun",
        "cant_out": "<no> (muj|mujm|mun|mundem|mundemi|mund|munem|mujna)* (me|te|t) (dal|dalim|dil|lev|lviz|leviz)*",
        "quake": "termet*|termet*|po dridhet (toka|shpia|shpija|shtepia|pallati)",
        # Gas, current, blasts
        "leak": "(rrjedh*|po del|ikn|po ik|kerc*|rrjedhj*|fshkell*) (e |i )?(gaz|gazi|gazit|gazin)|(gaz|gazi) .. (rrjedh*|po del|po ik|shperth*|fishkell*|fshkell*)|(gyp*|tub*) (i |e |te )?gazit .. (shqy*|shqe*|shpo*|thy*|cau|plas*|rrjedh*|fishkell*)|(shqy*|shqe*|shpo*|thy*|cau|plas*) .. (gyp*|tub*) (i |e |te )?gazit",
        "gas": "gaz|gazi|gazin|gazit",
        "smell": "era|ere|er|ere|(po |m )?(vjen|kundermo*|bie|bjen) (ere|era|er)|kunderm*|qelb*",
        "exploded": "(po |ka |na )?(shperth*|eksplod*|buqit*)|shperthim*|eksplodim*",
        "blast": "(bombol*|bombul*|boca|boc|kazan*|bojler*|bolier*|shporet*|cistern*|gazi) .. (plas*|pelc*|shperth*|eksplod*|kris*|fluturoi)|(plas|plasi|pelciti|shpertheu|shperthoj|eksplodoi|krisi|na plasi) .. (bombol*|bombul*|boca|boc|kazan*|bojler*|bolier*|shporet*|cistern*|gaz|gazi)|bombol* .. (flak*|zjarr*|po digj*)",
        "bottle": "bombol*|boca|bocen|boc|boce|kazan*|bojler*|bolier*|shporet*|cistern*|rezervuar*",
        "huge": "i madh|e madhe|i fort|i forte|e forte|madh",
        "shock": "(e|m|na|i|ma) (goditi|godit|ka godit|zuri|zu|ka zan|kapi|mbyti|vrau|ka kap|rrahu|dridhi|gjuajti) (rryma|rryme|korrenti|rrufeja|rrufe|tensioni|vetetima|vetima)|(vetetima|vetima|rrufeja) .. (godit*|gjujt*|vrau|zu)|rryma (e|m|na|i) (goditi|godit|ka|zuri|zu|kapi|mbyti|vrau|mbajti)*|rrym* .. (e goditi|goditi|e vrau|e mbyti)|kapur .. rrym*|(goditj*|goditur) (nga|prej|e) (rryma|rrymes|rrufe*)|elektrosho*",
        "wire": "(tel|teli|tela|telat|kabll*|litari) (i |e |te )?(rrym*|tension*|korrent*)|(tel|teli|tela|telat|kabllo|kabll*) .. (ra|kane ra|kan ra|ka ra|n tok|ne toke|per toke|keput*|kput*|i keputur|gjall)",
        "sparks": "shkend*|shkendija|xixa|xixellon|iskra",
        "touched": "e prek*|i prek*|u afru",
        # Roads
        "crash": "jashte? rrug*|aksident|aksidenti|aksidentin|u perplas*|perplas*|perplasj*|karambol*|u ndesh*|(ra|fluturo*|doli|dolen|rrshqiti|iku) (ne |n |prej |nga )(perru*|kanal|humner*|rrug*|gropa|grope)|n perru*|ne perru*|trenit .. para|treni .. (perplas|shtyp|godit)*",
        "overturned": "u (rrokullis*|rrotullu*|permbys*|permbis*|rrokull*|qpor*|rrotull*|qark*)|(kerr*|makin*|kombi*|autobus*|kamion*|traktor*|vetur*) (na |m )?u (kthy|kthye|kthyen|kthyne)|u (kthy|kthye) (kerr*|kombi*|autobus*|kamion*|traktor*|makin*)|(rrokull*|permbys*|rrokulli)|(te|t|e|i) (kthyme|kthyer|permbysur|rrokullisur)*( mbrapsht)?",
        "train_hit": "(treni|tren|trenit) .. (mori|goditi|godit|perplas*|shtypi|shkeli|e mori)|nen tren*",
        "hit_by": "(e|i|ma|m|na|u) (ka )?(shtypi|shtyp|shkeli|shkel|perplasi|goditi|goditun|gjuajti|rrxoi|rrzoi|rrotulloi|mori) .. (kerri|kerr|kerrit|makina|makin|vetura|veture|kamioni|kamion|autobusi|autobus|kombi|motorri|motor|skuter*)",
        "run_over": "(kerri|kerr|makina|makin|vetura|veture|kamioni|treni|tren|autobusi|kombi|vozitesi|shoferi|shofer) .. (e|i|ma) (ka )?(shtypi|shtyp|shkeli|shkel|perplasi|goditi|rrxoi) .. (<child>|<kin>|<folk>|zebra|zeber)",
        "vehicle": "kerr|kerri|kerrin|kerre|kerrit|ker|makina|makin|makine|makinen|vetur|vetura|veture|veturen|vetura|auto|kamion|kamioni|autobus|autobusi|kombi|kombin|traktor|traktori|traktorin|motorr|motor|motorri|tren|treni|bicikl*|taksi|varka|barka|minibus*",
        "dead": "i vdekur|te vdekur|t vdekur|vdekun|i vdek*|vdiq",
        # Lost and mauled
        "missing": "(ka |m ka |na ka |ma ka |mu ka |me ka |u |osht |eshte |asht )?(humb|humbi|humbur|hup|hupi|zhduk*|hupun|humbun|hum)|<no> (po )?(e|i) (gjej*|gjejm*|shoh|shohim|po shoh|po gjej*|gjeti|gjen|gjindet)|<no> (dihet|di|dijm) ku (osht|eshte|asht|o|shkoi)|<no> (po )?gjindet|ska (askund|kund)|s po e shoh",
        "children": "<child>",
        "since": "para (<one>) (or|ore|oresh|oreve|minut*)|qe (<one>) (or|ore|ora|minut*)|para (gjys*|pak) (ore|or|minut*|kohe)|qe (prej )?(mengjes|mengjesi|dreke|drek)*|(<one>) (or|ore|minuta) (pa|ma)|sot|po terret|terr|po erret*|muzg",
        "lost_in": "(jam|jom|jemi|jem|jena|u|kemi|kena|kam|kom) (hup*|humb*)|u (hup*|humb*)|hup* rrug*|humb* rrug*",
        "mountain": "(ne |n |te )?(mal|mali|malin|bjeshk*|pyll*|mjegull*|stuhi*|bor)",
        "cold": "po (ngri*|ftohem*|ngrijm*)|minus|acar",
        "mauled": "(qen|qeni|qent|qente|qejt|tufa|derri i eger|ariu|ujku|ujqit|ariun|derri) .. (<tu> |e |i )(kafsh*|shqy*|shqyejn*|gris*|sulmo*|hanin|copto*) .. (<child>|fyt*|njeri*|grua*|plak*|burr*|qaf*|fytyr*)|(po|tu) (e |i |na |m )?(shqy*|copto*|kafsh*|hanin|sulmo*) (qen*|qeni|ariu|ujku|qent)|qen* kafshoi fyt*",
        "animals": "qen|qeni|qent|qente|qenin|lop|lopa|lopen|dele|delet|mac|macja|macen|bagti*|kafsh|kafshe|kafshet|pul*|dhi|dhite|kal",
        # Fire
        "lamp": "(s ka|ska|pa|nuk ka|s kena|skena|nuk kemi) (rrym*|drit*|energji*)|sigures*|sa her|llamb*|llamp*|poq|poqi|poqa|poqat|drita|dritat|drites|ndriqim*|ndricim*|rrymen",
        "waste": "berllog*|mbeturin*|plehr*|deponi*|gom|goma|gomat|plastik*|kontinier* te|fabrik*|kosovo a|termocentral*|pluhur*|cigar*|duhan*|ndotj*|ajri|ajrit|ajrin|kompani*|guror*|gurthy*|asfaltbaz*|qymyr*|fishekzjarr*|petard*|oxhaku i (komsh|fqin|fabrik)*|astm*",
        "burning": "(<tu>|asht tu|osht tu|o tu|jan tu|jon tu|kah) (<pron> )?(<pron> )?(digj*|djeg*|kall|kallet|kallen|kalle|kallin|kallim|percall*|flakro*|perflak*)|u perflak*|digjet|digjen|kallet|kallen|(mori|mer|merr|ka marr|kan marr|moren|muer|e ka kap) (flak*|zjarr*)|u (ndez|nez|ndezen|kall)|(e|i) (kapi|ka kap|perfshiu) (zjarri|flaka)|(<no>) (muj|mun|mund)* me (shu|fik)*",
        "flames": "flak|flake|flaka|flaket|flaken|flakt",
        "stove": "oxhak*|stuf*|sobha|soba|pec|peqi|ngroh*|oxhaku",
        "fire": "zjarr|zjar|zjari|zjarri|zjarrin|zjarret|zjarre|zjarm|zjarmi|zjerm|zjermi",
        "smoke_home": "(po |i |tu )?(del|dil|dal|dalin|vjen|qet|kulon) (shum )?(tym|tymi) .. (prej|nga|pej) (banes|kati|kat|dritar|dhom|shkoll|ballkon|podrum|bodrum|trafo|kulm|spital|hotel|ashensor)*|(prej|nga|pej|n|ne) (banes|kati|kat|dritar|dhom|ballkon|podrum|bodrum|kulm|spital|hotel|ashensor)* .. (del|dil|dal|dalin|vjen|kulon|qet) (tym|tymi|flak)*|(n|ne) (kat|lift|tunel|ashensor|shkoll|banes|hotel)* .. (ka tym|plot tym|me tym)|(mbush*) .. (me )?tym|tym (ne|n|te) (shkoll|lift|ashensor|tunel|kat|banes|hotel|spital)*|era? tym .. (shkoll|banes|nxan|femij|fmi)*",
        "smoke": "tym|tymi|tymin|tymit",
        "spreads": "(po |asht |o |e )?(afroh*|afru*|perhap*|e shtyn|shtyn|po vjen|kalo*|po kalon|po kalojn) .. (shpi|shtepi|kah|ne|n|te|kulm|gyp)*|afroh*|prane shpi*|afer shpi*",
        "service": "ambulanc|ambulance|ambulanca|ambulancen|ambulances|ambulance|zjarrfik*|zjarrfiks*|vatrogas*|policia|policin|polici|policine|emergjenc*|112|19[234]",
        # Persons, places, cries
        "inside": "brenda|mrenda|mbrenda|mrena|mbrena|ne dritar*|n dritar*|prej dritar*|ne ballkon|n ballkon|n kat*|pran femij*|n shkoll|ne shkolle|n spital*|ne spital*",
        "roofed": "(n|ne|mbi|mi) kulm*|(n|ne) ballkon|(n|ne) tarrac*",
        "fell_from": "(ra|rane|ka ra|ka rene|u rrxu|u rrzu|u rrezua|rrxu|rrzu|bini|rrezu|m ka ra|e rrzu|u hudh|fluturoi) (<one> |nji |nje |ni )?(<child> |<kin> |<folk> )?(poshte )?(prej|nga|pej) (<high>|(<one>) metra)|(ra|rrxu) (nalt|poshte|larg) (prej|nga) (<high>)|prej (<high>) .. (ra|u rrxu|u rrzu|ka ra)|(u|e) (rrxu|rrzu|rrezua|hudhi|rrxoi|rrzoi) (kali|prej kalit|lopa|demi)",
        "place": "<house>|kombajn*|terac*|tarrac*|te pompa|pompa e naftes|kerr|kerri|kerrin|kerre|ker|makina|makin|veture|vetura|vetur|kamion*|autobus*|kombi|market*|shitor*|garazh*|kuzhin*|mal|mali|malin|malit|pyll*|fush*|ara|arat|depo|depoja|depon|hangar*|restorant*|kafiter*|kafe|kafja|treg*|xhami|xhamia|kisha|kishen|transformator*|trafo|trafoja|hotel*|kat|kati|perdet|perde|plevic*|kasht*|sanen|sana|bar|lagj*|mjek familjar|kontenier*|kontejner*|fshati|katundi|furr*|pump*|fqiji|komshiu|baci",
        "height": "(prej|nga|pej|n|ne|te|mbi) (ur|ura|ures|ure|kulm|kulmit|kulmi|ballkon|ballkoni|ballkonit|kati|katit|kat|pallat|pallati|pallatit|dritar*|tarrac*|shkamb*|digen|diga)",
        "alone": "vetem|i vetem|e vetme|s kom kerkend|ska kerrkush|s kemi kerr|nuk kemi kerr|s kena kerr",
        "way": "rrug|rruge|rruges|rrugen|kerr|bor|bora|bllokum|taksi|rruga mbyll*|s kemi kerr|nuk kemi kerr|n shpi|ne shtepi",
        "people": "<kin>|<folk>|dikush|kerkush|grumbull njerz*",
        "me": "mua|mu|neve|nam|jom|jam|jena|jemi|jem",
        "dying": "(po|tu|asht tu|osht tu) (na |m |me )?(vdes*|vdek*|dek*|des|jep shpirt*|dekim)|po (m|na) vdes",
        "call": "(thirrni|thirre|thirr|thirri|lajmro*|lajmero*|thuj*|thirrni|dergo*|qoni|coni|coje|nisni|dergoni) .. (ambulanc*|zjarrfik*|policin|policine|ndihm*|shpejt|dike|patroll*|patrull*) .. (shpejt|tash|urgjent*|ardh|ejani|tani|menjiher*|te lutem|ju lutem)|(hajde|hajdeni|ejani|eni|eja|nxito*) .. (shpejt|tash|urgjent*) .. (ambulanc*|polic*|zjarrfik*)|(polici|policia|ambulanca|ambulanc|zjarrfiksat) (hajde|hajdeni|ejani|eni)|mos (u )?vono*",
        "cry": "ndihme ndihme|ndihm ndihm|ndihme ndihme|shpetim|shpetoni|shpetona|na shpeto*|me shpeto*|kuku nan*|medet",
        "shout": "na ndihmoni|na ndihmo|ndihmoni|ndihmo|ndihmona|shpetoni|shpetona|mbrojtje|alarm|sos|ejani shpejt|eni shpejt|hajde shpejt|hajdeni shpejt|shpejt ju lutem|ejani tash|ejani tani|hajdeni|ejani|nxito*|mos u vono*|hajde tash|shpejt shpejt|kuku",
        "help": "ndihme|ndihm|ndihma|ndime|ndim|ndimm|ndihmm|ndimo*|help",
        "quick": "shpejt|shpejtt|urgjent|urgjente|urgjentisht|menjiher*|menjehere|hajde|bre|bree|ju lutem|te lutem|alo",
        "come": "hajde|hajdeni|ejani|eni|eja|vijn|te vije|me ardh",
    },
)
