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
            "femi|femij*|femia|fmi|fmija|fmin|fmive|fmijes|fmijve|fmijt|foshnj*|bebe|bebja|beben|bebes|bebi|kalama*"
            "|cuni|cunin|cunit|quni|qunin|djal|djali|djalin|djalit|djalo*|djem|djemt|vajz|vajza|vajzen|vajzes|qika|qiken|cika|ciken|goca|gocen|nxenes*|nxanes*"
        ),
        "kin": (
            "nana|nanen|nanes|nen[ae]|nenen|nenes|nona|nonen|loka|loken|mami|mamin|babi|babin|babit|baba|baben|babes|babai|babain|babait|baci|bacin|gjysh|gjysh[aei]|gjyshin|gjyshen"
            "|plak|plak[aeu]|plakun|plaken|burri|burrin|grua|gruaja|gruan|gruja|gruen|gruas|grues|vlla|vllau|vllaun|vllain|vellai|vellain|vella|motra|motren|motres"
            "|axha|axhen|dajo|daja|dajen|halla|hallen|tezja|tetja|nusja|nusen|nipi|nipin|mbesa|kushriri|kushrini|dhendri|kunati|kunata"
        ),
        "folk": (
            "njeri|njeriu|njeriun|njerz*|njerez*|burr|burre|burra|grue|gru|gra|gruja|komshi*|komshija|komshiun|fqinj*|fqiji|fqijin|shok|shoku|shokun|shoqja|shoqen|puntor*|puntor|punetor*|minator*|minoren"
            "|pacient*|kalimtar*|biciklist*|motorist*|motociklist*|kembesor*|shofer*|vozites*|familja|familjen|udhetar*|(<one>) vet|(<one>) vete|person|persona|personi|bari|bariu|skijator*|skijues*|alpinist*|shtatzan*|shtatzon*|polic|musafir*"
        ),
        "house": (
            "shpi|shpija|shpin|shpine|shpis|shpijen|shpijes|shpia|shtepi|shtepia|shtepin|shtepine|shtepise|shtepis|banes|banesa|banesen|baneses|banese|kulmi|kulmin|kulmit|kulmet|kulm|pallati|pallatin|pallat"
            "|shkoll|shkolla|shkollen|shkolles|qerdhja|qerdhe|cerdhe|cerdhja|cerdhen|spitali|spitalin|dyqan*|lokal*|oborr*|dhom*|podrum*|bodrum*|stall*|ahur*"
        ),
        "gun": "arm|arme|armen|armet|pistol*|pistolet|pushk*|kallash*|automatik*|revole*|revolver*",
        "blade": "thik|thike|thiken|thika|sepat*|sakic*|shat|hanxhar|briske|brisk",
        "water": "lum|lume|lumi|lumin|lumit|perru*|liqe*|liqen*|pus|pusi|pusin|pishin*|kanal|kanalin|gropa septike|shaht*|rezervuar*|uj|ujin|ujit|uje|uji|ibri*|ibr|ibrit|drin*|badovc|batllav*|gazivod*|radoniq|sitnic*|deti|digen|diga|diges",
        "high": "skel*|kulm*|kati|katit|kat|ballkon*|shkall*|ura|ures|ure|dritar*|lisi|lis|lisit|dru|druri|pem*|shtyll*|mur|muri|murit|tarrac*|kali|shkamb*|qershi*|arres|dardh*|rrethi",
    },
    ideas={
        "calm": (
            "dje|pardje|mbrem|mbreme|mrame|mbram|mramje|vjet|dikur|qemoti|qemo|moti"
            "|para (<one>) (dit|dite|ditesh|ditve|jav|jave|javesh|javve|javsh|muaj|muajsh|muj|mujve|vit|vite|vitesh|vjet|vjetsh|vjete|netsh)|para nje (jave|muaji|viti)|para do (dit|kohe)|qe (<one>) (dit|dite|jav|jave|muaj|muj|vjet|vite|vit)|<one> (dit|dite|jav|jave|muaj|muj|vjet|vite) (me radhe|rresht)"
            "|(jav|javen|java|muaji|muajin|muj|mujin|viti|vitin|naten|nata|vera|veren|dimri|dimrin|pranver|pranveren|vjesht|vjeshten|hera|heren|dimnin|motin) (e|qe) (kalu*|kal*|shkoi|shkume|shkuar|shku|fundit)|muajin qe shkoi|vitin qe kaloi|t?e? ?(henen|marten|merkuren|enjten|premten|shtunen|dielen|diel|shtune)|(19|20)#|(ne|n) luft|lufta|luftes|luften"
            "|(qdo|cdo|cde|secil*) (dit|dite|nat|nate|here|her|muj|muaj|vit|jav|jave|fundjav*|shtune|diel*|dimer|vere|veri|moment|fest*|mengjes|mbramje)|perdit*|gjithmon*|shpesh|sa here|saher|zakonisht|vazhdimisht|gjith kohen|gjithe kohen|tan diten|tan naten|gjithe naten|perhere|tash (<one>) (dit|dite|jav|jave|muaj|muj|vjet|vite)|e ka bo zakon|prap* (njejt|sikur)"
            "|ligj*|leje|lejen|leja|licenc*|certifik*|qertifik*|vertetim*|vertetimi|kopj*|fatur*|raport*|demi|demin|demet|kompens*|sigurim*|procedur*|formular*|aplik*|kerkes*|konkurs*|projekt*|trajnim*|kurs|seminar*|statistik*|buxhet*|subvenc*|grant*|ndihm* (sociale|emergjente|financiare|juridike|shteterore|prej komun*|nga komun*)|pension*|gjyq*|gjykat*|padi|ankes*|ankohem|ankohet|ankohemi|denonc*|hetim*|hetu*|rindertim*|rinovim|renovim*|dokument*|pages*|paguan|paguaj*|pagese|kush i pagu*|inspektor*|inspekcion*|urdher mbroj*|sa kushton|orari|orar|banim social|strehim*|varr*|deshmor*|veteran*"
            "|a (o|osht|eshte|asht) (e )?(vertet*|rrejn*|sakt*)|lajm|lajme|lajmi|lajmin|thojn|thone|thon|thuhet|kan than|kane thene|degjova|lexova|facebook*|fb|viber*|tiktok*|instagram*|portal*|video|videon|film|filmi|serial*|loj|loja|lojen|enderr*|ander*|kenge*|kang*|histori*|roman*|liber|gazet*"
            "|nese|ne qofte se|ne rast|sikur te|qka bohet|si te veproj|nese ndodh|ka rrezik|mos bohet|mos po ndodh|rrezikohet|rrezikojn|gati u (shtyp|mbyt|vra)*|gati|mundet me|munet me|do te bie|ka me ra|kish me|kishte me|nuk ka (zjarr|te lenduar)|s ka (zjarr|te lendum)|as zjarr|s ishte|alarm i rrem*"
            "|po vdes (prej|nga|lumi|per)|vdiqa (se|prej|nga)|nuk (eshte|osht|o|asht) (urgjent*|emergj*)|s osht urgjent*"
        ),
        "harmless": (
            "gaz (te )?(madh|lot*)|plas* gazit|gazi (i )?(kerrit|vetures)|(mbyt*|myt*) (ne|n|nga|prej|me) (pluhur|borgj*|pun|berllog*|tym|er|ere|balt*|mbeturin*)|digjet (koka|goja|zemra|barku|stomaku|gryka|llamb*|poqi|drita)|gjak (te|me) (dhuru|dhan)|dhur* gjak*|(analiz*|grup*|banka e) (te )?gjak*|shkolle zjarr|pije alkool|me gjak|gjaku i (madh|derdhur)"
        ),
        "now": "tash tash|tash|tashi|tani|pikerisht|kete moment|n kete moment|momentin|ktu e tash",
        # Body
        "no_breath": (
            "<no> (<pron> )?(merr|mer|mirr|marr|mar|marre|merrte) (ma )?(frym|fryme|frymen|fryme)|<no> (mun|muj|mund|mundem|mujm|munet|mundet|munem|mundem)* .. (fryme|frym|frymu*)|sun* .. (fryme|frym)|pa frym*|<no> frymon|frym* (i|iu|mu|m) (u )?(zu|zan|zune|nal*|ndal*|nderpre|nderpre|mor)|(i|iu|mu) (zu|nal|ndal) fryma"
            "|(ska|skan|s ka|nuk ka|pa|s kan|skemi|s kemi|skena|s i ka|nuk i ka) puls*|zemra (i|iu) (u )?ndal*|(po|tu|asht tu) (m |i |e |u )?(zihet|zahet|zihte|zan) (fryma|frym)|zihet fryma|m vijn shtrangime|shtrangime|(po|tu) (ngulfat*|gulfat*|asfiks*)|u (ngulfat|gulfat|zu) (femija|fmija|foshnja)|ka met n fyt|mbet ne (fyt|gryke)|i ka (mbet|met|ngec) .. (fyt|gryk|gurmaz)*"
        ),
        "seized": (
            "shkum* .. (goj|goje|gojes)|(goj|goje) .. shkum*|(goja|gojen|fytyra|fytyren) .. (shtremb*|shtrember*|perdredh*|anash|kthy)|(e|ma|i|na) (ka )?(kap*|zan|zu|zuri|gjujt|godit*|ra|kapluar|marr) .. (paraliz*|damlla*|insult*|infarkt*|pika|epileps*)|ka (pesu|peson|pas|pasur|marr) (nje |nji |ni )?(infarkt|insult|sulm .. zemr*)|sulm (ne |n |i |te )*(zemer|zemr*)|sulm kardiak|infarkt"
            "|(dhimb*|dhemb*|dhemb|dhimb|shtreng*|shterng*|shternk*|ther) .. (gjoks|gjoksi|gjoksin|gjoksit|kraharor*|zemer|zemra|zemren)|(gjoks*|zemra|kraharor*) .. (dhimb*|dhemb*|po ther|shtreng*|shterng*|po plas)|djersit .. ftoh*|dora e majt* .. (mpi*|ndje*)|ndje* .. dor* .. majt*"
            "|ra (ne|n) koma|ka ra (ne|n) koma|(osht|eshte|o|asht) (ne|n) koma|gati vdek*"
        ),
        "seizure": "epileps*|epilept*|kriz* epi*|kriza e|(po|tu) (i )?dridhet|(po|tu) dridhet|konvulsion*|hipoglikemi*|sheqeri (i )?(ra|ka ra|u ul)*",
        "long": "minuta|minut|(<no>) (po )?(ndal*|nal*|kalon|pushon)",
        "fainted": (
            "pa (vetedij*|vetdij*|ndjenja|ndjenj|vet dije)|(ka |e ka )?(humb*|hup*) (vetedij*|vetdij*|ndjenjat)|(i ra|i ka ra|ra|mu ka bo|mbet|met) (te |t |e )?(fikt*|fiket|alivan*|fiket)|alivan*|te fikt|u fik krejt|<no> (<pron> )?(zgjohet|zgjohen|zgjohi|cohet|cu|kthjell*)|nuk vjen ne vete|<no> vjen n vete|<no> (m?e )?(mujm|muj|mundem|mundemi) (me e |ta |me )?(zgju*|zgjoj*|cu|kthy)|<no> (<pron> )?(hap|cel|qel) syt"
        ),
        "still": "<no> (<pron> )?(leviz|levize|levis|lviz|lviz*|leviz*|luan|lun|luen|reagon|reagoj*|jep shenj*|pergjigj*|ep shenj*)|<no> (ep|jep) .. (jet|shenj)*|(asht|osht|eshte|o|jan|jane|rri) (i |e )?(shtri|shtrir|shtrire|rrxum|rrzum|rrezuar) |i rrxum|i rrzum|(shtri|shtrir*) (n|ne|per) (asfalt|tok|toke|rrug)*",
        "silent": "<no> (<pron> )?(flet|fol|flasin|folin|pergjegj*|kthen fjal*|qan|ndegjon|ndin)",
        "blue": "(i|e|u|asht|osht|eshte|o|jan|esht) ?(e|i|be|bo|bere|ba|bo)? (blu|kaltert|mavi|nxi|nxire|zeze ne fytyre|mavijos*)|u (nxi|nxin|zverdh|kaltru|mavijos*)",
        "choking": "(po|tu|tuj|asht tu|osht tu|u) (<pron> )?(gulfat*|ngulfat*|asfiks*|zihet|zahet)|i ka ngec .. fyt",
        "swallowed": "(ka |e ka |i ka )?(gelltit|gelt|gelti|geltit|perpi|perpiu|kaperdi|kaperdi*|gllaberoi|gelltiti)",
        "swelling": "(<tu> )?(<pron> )?(enjt*|ajt*|enjt*|fry* fytyra)|u (enjt|ajt|fry)*|iu (enjt|ajt)*",
        "throat": "fyti|fytin|fyt|gjuha|gryka|goja|gurmaz*|gjuhen",
        "sting": "gjarp* .. (kafsh*|pick*|piku|hangr*|ngriti)|(kafsh*|pick*|piku|hangr*) .. gjarp*|(neperk*|neperk*|shark*) .. (kafsh*|pick*)|(bleta|bleten|bletet|grerez*|arez*|arza) .. (pick*|piku|than)|(pick*|piku|thumbu*) .. (bleta|blet|greth*|grerez*|arez*|arza)|alergj* .. (fyt|goj|enjt|ajt|frym)*",
        "took": "(ka|kam|kom|i ka|e ka|paska|piu|piva|ka pi) ?(pi|pire|marr|marrun|gelltit|hanger|ngrene|pire)? .. (tablet*|barna|barnash|barnat|ilac*|hapa|helm|helmin|pesticid*|acid*|kimikat*|varikin*|domestos*|detergjent*|tarter|solucion*|mi[sz]h* helm)|mbidoz*|overdoz*|shishe barna*|krejt (tabletat|barnat|hapat)|kuti* (e )?(barnave|tabletave) .. (zbraz*|that*)",
        "poisoned": "u helmu*|u helm*|i helmum|e helmum|te helmum*|(jemi|jem|jena|osht|eshte|asht|jane|jan|u) (te )?helmuar|helmu* (nga|prej|me) (gaz|monoks|kerpudh|tym)*|jem helmu|helmim (nga|prej|me)",
        "monoxide": "monoksid*|gaz* (i|prej|e) (karboni*|peqit|stuf*|pec*)|(oxhak*|stuf*|peqi) .. helmu*",
        "dizzy": "trullos*|marramendj*|marramend*|po (na|me|m) (vjellim|vjell|vjen koka|sillet koka)*|(po )?(na|m|me) (dhimb|dhemb) (koka|kryt|kryet)|koka (po )?(na|m|me) (dhimb|dhemb|sillet)|mbyt koka",
        "birth": "(<tu>|asht tu|osht tu|o tu|kah) (ma |na |me |i )?lind*|(po|i) (vjen|del|duket) (foshnja|femija|fmija|bebja)|koka e (foshnj*|bebes|femij*|fmijes)|dhimbj* (te |e )?(lind*|forta .. lind*)|lind* (ne|n) (kerr|makin|vetur|rrug|taksi|shpi|shtepi)*",
        "waters": "(uj*|ujnat) (i |iu |mu )?(plas*|kputen|shkuan|shkun|pelc*|rrodhen)|(plas*|shkun|shkuan|kan ra|i ran) uj(na|rat|nat|t)",
        "pains": "dhimbj* (e |te )?lind*|kontraksion*|dhimbjet",
        "pregnant": "shtatz[aeo]n*|barr|me barr*|mujsh shtatz*",
        "bleeding": (
            "(po |tu )?(<pron> )?(rrjedh|rrjedhe|rrjedhin|shkon|del|dil|vije|vjen|humb|ikn) (<pron> )?(shum |shume )?(gjak|gjaku)|gjak* (<no>|s|po) .. (ndal*|nal*|pushon|rrjedh*|shkon|del)|gjak (kudo|gjithkun*|lum|lume|shum|shume|gjithandej|forte|deri)|gjakderdhj*|hemoragji*|gjakosj*|<no> (po )?(ndalet|nalet|ndal|nal) gjak*|gjak* prej (kok|kres|krye|vesh|gojes|hundes|goj|bark|fyt)*|prej (kok|kres|krye|vesh|gojes|hundes|goj|bark|fyt)* gjak|(pre|preu|prer*|prese|kputi) .. (damar*|venat|venen)|(kput*|preu|ka pre) .. (dor*|gisht*|kamb*) .. (sharr|makin|motosh)*"
        ),
        "blood": "gjak|gjaku|gjakun|pergjak*|i gjakosun|gjakos*",
        "wounded": "(i|e|te|t|jam|jom) (plagos*|lendu*|lendum|vrar* rand)|(ka|kemi|kena|jan|jane|u) (te |t )?(plagos*|lendu*|lendum)|plagos*|lendum|lenduar",
        # Violence
        "beats": "(<tu>|asht tu|osht tu|jon tu|jan tu|o tu) (<pron> )(rreh*|rrah*|mbyt*|myt*|godet|godas*|rrfen|maltret*|sulmo*|dhunon)|(<tu>|jon tu|jan tu) (rrihen|rrahen|rrehin|rrahin|u rrah|sulmo*)",
        "kills": "(<tu>|asht tu|osht tu) (<pron> )(vret|vras|vrasin|ther|therin|theret|pret me|varrosin|djegin t gjall)|po (vriten|vrahen|theren|priten|vritemi|vrasin)|(po don|po do|don|do|deshti|po mundohet|po provon) (me|te) (m|na|me|e|na) ?(vra|myt|mbyt|ther|vras*|djeg|mbys*)",
        "stab": "(ther*|shpu*|shpoi|goditi|goditen|godit|sulmu|sulmuan|pre|preu|ra|rane) .. (me )?(<blade>)|me (<blade>) .. (ther*|shpo*|godit*|barku|bark|gjoks|shpin)|u ther|e theri|e theren",
        "shots": "(<tu>|jon tu|jan tu|asht tu) (<pron> )?(gjuhet|gjuhen|gjuajn*|gjujn*|gjun|gjuan|gjuajne|shtin*|shtihet|shtijn*|qellojn*|shkrep*|krisin)( me)? .. (<gun>|njerz|policin|shpi|lagj|rrug)*|(<tu>|jon tu) (gjuhet|gjujn|gjuajn) me|krisma|krisme|krismat|te shtena|t shtena|gjujtj* arm*|gjuajtj* (me )?arm*|bresheri|breshri|(e|m|na) (kan|ka|kane) (gjujt|qellu*|shti|pushkatu*)|u (gjujt|qellu*) (nj|me|arm)*|e vrau|e vrane|(mu )?shkrep .. (<gun>)",
        "gun": "<gun>",
        "weapon": "<blade>|i armatosur|te armatosur*|armatos*|shkopa|shkopinj",
        "at_door": "(te|tek|para|perpara|n|ne|mbrapa) (dera|der|deren|deres|dyert|dritar*|oborr*|shkoll*|shpis|shpija|spital*|kafe*|klas*|dyqan*|banes*|pallat*|hyrj*)|i ra deres|tremb* |rrug|rruge|rrugen",
        "threat": "(<tu> )?(<pron> )?(kercno*|kcno*|kcnon|kerceno*|kercnon)|pengj*|i ka dal para|drejtu* (arm|pisto)*|po (na |e |i )?(ndjek|ndek|mban)*",
        "drunk": "i dehun|i dehur|i pir|i pire|i droguar|i drogum",
        "attacked": "(m|na|e|me|i) (kan|ka|kane) sulmu*|(m|na|e|me) sulmu*|<tu> (m|na|e|me) sulmo*|u sulmu*|jem nen sulm|na kan rrethu*|jem* t?e? ?rrethu*",
        "fight": "rrahje|rrahja|po (rrihen|rrahen|perlesh*)|tu u (rrah|rreh|pre|ther|vra)|perlesh*|(jon|jan|jane) (tu|kap) .. (rrah|grusht|rreh)*|sherr*",
        "many": "(#|njezet|dhjet|dhjete|shum) (veta|vete|burra|djem|njerz)|mas* e madhe",
        "breaking_in": "(po|tu|duke|jan tu|jon tu|kan nis) (<pron> )?(thyn*|thyen|thyjn*|thy|rrxon|shqyn|shqyejn|shtyn*|trok* fort|godet|bijn|hyn me forc|rreh) .. (der|dera|deren|dyert|deren|dritar*|shpi|shpis|banes*)|(der|dera|deren) .. (po|tu) (<pron> )?(thy*|shqy*|rrxo*)|(dikush|njerez|njerz|hajn*|hajdut*|burra|burr|maskum*) (po|tu|asht tu|kan tu|jan tu) (tenton*|provon*|mundohet|mundohen|hin|hyn|hyjn|hijn|me hy) .. (brenda|shpi|shtepi|shtepine|shtepin|banes|dyqan|oborr|der|dritar)*",
        "intruder": "hajn|hajni|hajna|hajnat|hajdut*|vjedhes*|maskum|te maskum|t maskum|maskuar*|te maskuar*|i maskum|grabites*|plackites*|(ka|kan|jan) (hy|hi|hyr|hyre) (dikush|hajn*|hajdut*|burra|njerz|<one> (burra|veta|vete|maskum))|dikush (ka hy|ka hi|hini|hyri|hini|asht|osht|eshte|o)|(<tu> )(<pron> )?(plack*|plaqk*|grabis*|grabit*|msheh* kas*|vjedhin)|kap* .. hajn",
        "hiding": "(jam|jom|jemi|jem|jena|u kom|u kam|u kena|mu) (e |i |te |t )?(msheh*|fsheh*|struk*) .. (shtrat|krevat|dollap|banj|dhom|bodrum|tavan|wc|tualet|orman|tavolin)*|(jam|jom|jemi|jem|jena) (e |i |te |t )?(msheh*|fsheh*)|s muj me fol me z*|po shkruj ngadal*",
        "locked_in": "(jam|jom|jemi|jem|jena|u|m) ?(e|i|te|t|ka|kan)? (mbyll*|mshel*|kyq*|kyc*)|mbyllun|(na|me|m) (ka|kan) (mbyll*|kyq*|mshel*)",
        "rape": "<tu> (<pron> )?(dhuno* seksual*|perdhun*|dhunu* seksual*)|(m|me|e) (ka|kan) (perdhun*|dhunu* seksual*)|perdhuno*",
        "kidnapped": "(rremby*|rrmby*|kidnap*|grabit*|e moren me zor|me zor) .. (<child>|vajz*|motr*|grua*|kerr|makin|kombi)|(<child>|motren|moter|gruan|minoren) .. (rremby*|rrmby*|kidnap*|me zor)|(vodhi|vodhen|kan vjedh|morri|moren|muren) (femijen|fmin|femine|vajzen|djalin|foshnjen|beben)",
        "bomb": "granat*|bomb|bomba|bomben|bombe|mina|mine|minen|predh*|eksploziv*|molotov*|mjet shperthy*",
        "thrown": "(<pron> )?(kan |ka |kane )?(hedh*|hudh*|qit*|gjujt*|gjuajt*|shkel*|shkeli)|(n|ne) dor|kan gjet|luajn*|lujn*",
        "hand": "(dora|doren|dor|kamba|kamben|kemba|kemben|gishtat|gishti)",
        "scream": "(<tu> )?(bert*|bertas*|vikas*|ulurin*|cirren|cirret|kjajn|pisk*|gjamojn)|klith*|bertitj*|(degjoj*|ndegj*|ndihen|ndi|ndjej) (zera|zani|za|bertit*|te bertit*|piskam*|vikam*|te rena)",
        "suicide": (
            "(du|dua|don|dojn|do|desha|deshiroj|ka me|kam me|kom me|do ta|do t|do te|po|po don|po du|mendoj|kom vendos|kam vendos)( me| te| t| ta)? ?(e |a )?(vra|vras|vrase|mbyt|mbys|myt|var|vret|varet|vritem)(em|et)? (veten|veti|vehten|veten|vet|krejt vet*)|(ka |do )?(te |me )?(vra|vret|vras|mbyt|mbys|var|vari|vrau) (veten|vetveten|vehten)|vetevras*|vetvras*|vetevr*|vetvr*|u var (me|ne|n)|e ka var* veten|(i|e) varur ne (litar|konop)*"
            "|(s|nuk|sun|nuk po|s po|nok) (du|dua|muj|mundem|mund|dojm|don|deshiroj)( ma| me| te| t)* (jet*|rrnu|rroj|jetu*|jetoj)( ma)?|(po i jap|i jap|ti jap|me i dhan) fund (jetes|vetes|jetes)|fund jetes"
        ),
        "jump": "(po |tu )?(don|do|du|dua|deshiron|po do|ka|kam)( me| te| t| ta)? (kcy|kcej|kercy|kercej*|kerce*|u hedh*|hedh* veten|u hudh|u qit|hidhet|hudh veten|u gju)|(me|te) (kcy|kercy|u hedh|u hudh|hudh veten)|po (kcen|kercen|hidhet|hudhet)",
        "farewell": "lamtumir*|lamtumire|me falni krejt|ma bani hall*|leter te fund*",
        # Water and earth
        "drowning": "(<tu>|u|asht tu|osht tu) (mbytet|mbyten|mytet|myten|mbyt|myt|mytka|fundos*) (<one> |nji |ni |nje )?(<child>|burr|burri|njeri|njeriu|shok|shoku|vllau|dikush)|(<child>|burri|njeriu|njeri|shoku|vllau|vellai|dikush|notar*) (<tu>|u|asht tu|osht tu|o tu) (mbyt*|myt*) .. (lum|uj|liqe|pishin|pus|det|dig)*|(<tu>|u|asht tu) (mbytet|mbyten|mytet|myten|myt|mbyt) .. (ne|n|te) (<water>)|<no> din not",
        "sinking": "(<tu> )(fundos*|zhyt*)|u (fundos|zhyt)*",
        "carried": "(uji|ujt|lumi|vala|rryma|ujet) (<tu> )?(e|i|na|ma|e ka|po e|po i|i ka) (merr|mori|muer|marr|muri|qoi|qon|terhoq*|terhoq*|rremby*)|(po |e |e ka )(merr|mori|muer|marr) (uji|lumi|rryma|vala)",
        "fell": "(ka |i ka |m ka |ma ka |me ka |u |m )?(ra|rene|rane|rrxu|rrxua|rrzu|rrezu|rrezua|rreshqit*|rrshqit*|bini|rrok*)|hini|hyri|u hudh|u hodh",
        "water": "(ne |n |te |nen )?(<water>)",
        "flooding": "(uj*|ujt|ujet|ujit|vershim*|permbytj*|lumi) .. (hini|hyri|hyn|hin|po hyn|ka hy|ka hi|po hin|mbush*|mbulu*|deri n|deri ne|po rritet|po vjen|po na) ?(ne|n)? .. (shpi|shtepi|banes|bodrum|dhom|brez|gjoks|qaf|fyt|kat|kulm|zan|merr|mbyt)*|vershim*|permbytj*|po vjen (ujt|uji)|na (zuri|ka zan) uji|u mbyt .. me uj*",
        "rising": "(<tu> )(rritet|rriten|ngritet|nalt*)|po vjen",
        "collapsed": "(po |u |asht tu u |osht tu u |ka |eshte )?(shemb*|shembn|rrenua|rrenu|rrenohet|u thye|pelcit*)|u (rrxu|rrzu|rrezua|rrezu) ",
        "structure": "mur|muri|murin|murit|plafon*|tavan*|skel|skela|skelen|ballkon*|ura|ure|uren|dhogj*|minier*|tunel*|ashensor*|lift|lifti|liftin|kran*|dru|druri|lisi|shtyll*|catia|pullaz*|llamarin*|shpell*|shtylla",
        "crushed": "(mur|muri|kulmi|plafoni|skela|skelja|ballkoni|druri|lisi|shtylla|guri|shkembi|traktori|kerri|dhogja|betoni|dera|ura|orteku|lavina|dheu|pema|kamioni|trari) .. (ra|rane|ka ra|ka rene|u rrxu|u rrzu|u shemb) .. (mbi|permbi|ne koke|mi|n kry|permi) .. (<child>|<kin>|<folk>)|(na|i|ma|e) (ka )?(ra|zuri|zu|zune|shtypi|shtyp) .. (muri|kulmi|dheu|traktori|druri|plafoni|skela|ballkoni|balta|guri|kerri|orteku|lavina|bora)",
        "slide": "rreshqitj*|ortek*|lavin*|(dheu|kodra|mali|brija) .. (po rreshq*|u shemb*|ka ra|rreshqiti|po vjen)|sheshitj*",
        "rubble": "(nen|ner|posht|poshte) (rreno*|germadh*|bor|bore|dhe|dheun|dheut|traktor*|mur*|beton*|pllak*|kerr*|kamion*|gur*)|neper rreno*|nen ortek",
        "under": "poshte tij|posht tij|poshte|posht|perposh*|nen te",
        "trapped": "(i|e|te|t|jan|jane|jemi|jem|jena|kan|kane|kena|kemi|ka|ja|u|na)( jem| kan| te| t| e| i)? (bllok*|ngujuar|nguju*|ngec*|mbet* (brenda|mrenda|mbrenda|nen)|met* (brenda|mrenda|mbrenda|nen)|rrethu*)|(te|t|i|e) (mbyll*|mshel*) (ne |n )?(lift|ashensor)*|<no> (muj|mun|mundem|mundemi|mujm|mund|munem|po mundemi|munen|mundet)* (me|te|ta|t) (dal*|dil*|nxjerr*|nxjerr|e nxerr|e nxjerr|ikim|leviz|leviz)*|dera s po hapet|(jan|jane|ka|kan) (mbet|met) (brenda|mrenda|mbrenda|posht|nen|<one>)|u ngujun",
        "quake": "termet*|termet*|po dridhet (toka|shpia|shpija|shtepia|pallati)",
        # Gas, current, blasts
        "leak": "(rrjedh*|po del|ikn|po ik|kerc*|leshon|qet|rrjedhj*) (e |i )?(gaz|gazi|gazit|gazin)|(gaz|gazi) .. (rrjedh*|po del|po ik|po leshon|shperth*)",
        "gas": "gaz|gazi|gazin|gazit",
        "smell": "era|ere|er|ere|(po |m )?(vjen|kundermo*|bie|bjen) (ere|era|er)|kunderm*|qelb*",
        "exploded": "(po |ka |u |na )?(plas|plasi|plasen|plase|pelciti|pelcit|pelcet|shperth*|eksplod*|kris[ie]|buqit*)|shperthim*|eksplodim*",
        "bottle": "bombol*|boca|bocen|boc|boce|kazan*|bojler*|bolier*|shporet*|cistern*|rezervuar*",
        "huge": "i madh|e madhe|i fort|i forte|e forte|madh",
        "shock": "(e|m|na|i|ma) (goditi|godit|ka godit|zuri|zu|ka zan|kapi|mbyti|vrau|ka kap|rrahu|dridhi|gjuajti) (rryma|rryme|korrenti|rrufeja|rrufe|tensioni)|rryma (e|m|na|i) (goditi|godit|ka|zuri|zu|kapi|mbyti|vrau|mbajti)*|rrym* .. (e goditi|goditi|e vrau|e mbyti)|kapur .. rrym*|(goditj*|goditur) (nga|prej|e) (rryma|rrymes|rrufe*)|elektrosho*",
        "wire": "(tel|teli|tela|telat|kabll*|litari) (i |e |te )?(rrym*|tension*|korrent*)|(tel|teli|tela|telat|kabllo|kabll*) .. (ra|kane ra|kan ra|ka ra|n tok|ne toke|per toke|rruge|keput*|kput*|varur|i keputur|gjall)",
        "sparks": "shkend*|shkendija|xixa|xixellon|iskra",
        "touched": "e prek*|i prek*|u afru",
        # Roads
        "crash": "aksident|aksidenti|aksidentin|u perplas*|perplas*|perplasj*|karambol*|u ndesh*|(ra|fluturo*|doli|dolen|rrshqiti|iku) (ne |n |prej |nga )(perru*|kanal|humner*|rrug*|gropa|grope)|n perru*|ne perru*|trenit .. para|treni .. (perplas|shtyp|godit)*",
        "overturned": "u (rrokullis*|rrotullu*|permbys*|kthy|kthye|kthyen|rrokull*|qpor*|rrotull*)|(rrokull*|permbys*|rrokulli)|(te|t|e|i) (kthyme|kthyer|permbysur|rrokullisur)*( mbrapsht)?",
        "run_over": "(e|i|ma|m|na) (ka )?(shtypi|shtyp|shkeli|shkel|perplasi|goditi|gjuajti|rrxoi|rrzoi|rrotulloi) .. (kerri|kerr|makina|makin|vetura|veture|kamioni|kamion|treni|tren|autobusi|autobus|kombi|motorri|motor|zebra|zeber)|(kerri|kerr|makina|makin|vetura|veture|kamioni|treni|tren|autobusi|kombi|vozitesi|shoferi|shofer) .. (e|i|ma) (ka )?(shtypi|shtyp|shkeli|shkel|perplasi|goditi|rrxoi) .. (<child>|<kin>|<folk>|zebra|zeber)|(kerr|kerri|makina|vetura) (e|i|ma) (shtypi|shkeli|goditi|perplasi)",
        "vehicle": "kerr|kerri|kerrin|kerre|kerrit|ker|makina|makin|makine|makinen|vetur|vetura|veture|veturen|vetura|auto|kamion|kamioni|autobus|autobusi|kombi|kombin|traktor|traktori|traktorin|motorr|motor|motorri|tren|treni|bicikl*|taksi|varka|barka|minibus*",
        "dead": "i vdekur|te vdekur|t vdekur|vdekun|i vdek*|vdiq",
        # Lost and mauled
        "missing": "(ka |m ka |na ka |ma ka |mu ka |me ka |u |osht |eshte |asht )?(humb|humbi|humbur|hup|hupi|zhduk*|hupun|humbun|hum)|<no> (po )?(e|i) (gjej*|gjejm*|shoh|shohim|po shoh|po gjej*|gjeti|gjen|gjindet)|<no> (dihet|di|dijm) ku (osht|eshte|asht|o|shkoi)|<no> (po )?gjindet|ska (askund|kund)|s po e shoh",
        "children": "<child>",
        "since": "para (<one>) (or|ore|oresh|oreve|minut*)|qe (<one>) (or|ore|ora|minut*)|para (gjys*|pak) (ore|or|minut*|kohe)|qe (prej )?(mengjes|mengjesi|dreke|drek)*|(<one>) (or|ore|minuta) (pa|ma)|sot|po terret|terr|po erret*|muzg",
        "lost_in": "(jam|jom|jemi|jem|jena|u|kemi|kena|kam|kom) (hup*|humb*)|u (hup*|humb*)|hup* rrug*|humb* rrug*",
        "mountain": "(ne |n |te )?(mal|mali|malin|bjeshk*|pyll*|mjegull*|stuhi*|bor)",
        "cold": "po (ngri*|ftohem*|ngrijm*)|minus|acar",
        "mauled": "(qen|qeni|qent|qente|qejt|tufa|ariu|ujku|ujqit|ariun|derri) .. (<tu> |e |i )(kafsh*|shqy*|shqyejn*|gris*|sulmo*|hanin|copto*) .. (<child>|fyt*|njeri*|grua*|plak*|burr*|qaf*|fytyr*)|(po|tu) (e |i |na |m )?(shqy*|copto*|kafsh*|hanin|sulmo*) (qen*|qeni|ariu|ujku|qent)|qen* kafshoi fyt*",
        "animals": "qen|qeni|qent|qente|qenin|lop|lopa|lopen|dele|delet|mac|macja|macen|bagti*|kafsh|kafshe|kafshet|pul*|dhi|dhite|kal",
        # Fire
        "lamp": "llamb*|llamp*|poq|poqi|poqa|poqat|drita|dritat|drites|ndriqim*|ndricim*|rrymen",
        "waste": "berllog*|mbeturin*|plehr*|deponi*|gom|goma|gomat|plastik*|kontinier* te|fabrik*|kosovo a|termocentral*|pluhur*|cigar*|duhan*|ndotj*|ajri|ajrit|ajrin|kompani*|gurthy*|asfaltbaz*|qymyr*|fishekzjarr*|petard*|oxhaku i (komsh|fqin|fabrik)*|zjarrfikese|aparat*|astm*",
        "burning": "(<tu>|asht tu|osht tu|o tu|jan tu|jon tu|kah) (<pron> )?(<pron> )?(digj*|djeg*|kall*|percall*|flakro*)|digjet|digjen|kallet|kallen|(mori|mer|merr|ka marr|kan marr|moren|muer|e ka kap) (flak*|zjarr*)|u (ndez|nez|ndezen|kall)|(e|i) (kapi|ka kap|perfshiu) (zjarri|flaka)|(<no>) (muj|mun|mund)* me (shu|fik)*",
        "flames": "flak|flake|flaka|flaket|flaken|flakt",
        "fire": "zjarr|zjarri|zjarrin|zjarret|zjarre|zjarm|zjarmi|zjerm|zjermi",
        "smoke_home": "(po |i |tu )?(del|dil|dal|dalin|vjen|qet|kulon) (shum )?(tym|tymi) .. (prej|nga|pej) (banes|kati|kat|dritar|dhom|shkoll|ballkon|podrum|bodrum|trafo|kulm|spital|hotel|ashensor)*|(prej|nga|pej|n|ne) (banes|kati|kat|dritar|dhom|ballkon|podrum|bodrum|kulm|spital|hotel|ashensor)* .. (del|dil|dal|dalin|vjen|kulon|qet) (tym|tymi|flak)*|(n|ne) (kat|lift|tunel|ashensor|shkoll|banes|hotel)* .. (ka tym|plot tym|me tym)|(mbush*) .. (me )?tym|tym (ne|n|te) (shkoll|lift|ashensor|tunel|kat|banes|hotel|spital)*|era? tym .. (shkoll|banes|nxan|femij|fmi)*",
        "smoke": "tym|tymi|tymin|tymit",
        "spreads": "(po |asht |o |e )?(afroh*|afru*|perhap*|e shtyn|shtyn|po vjen|kalo*|po kalon|po kalojn) .. (shpi|shtepi|kah|ne|n|te|kulm|gyp)*|afroh*|prane shpi*|afer shpi*",
        "service": "ambulanc|ambulance|ambulanca|ambulancen|ambulances|ambulance|zjarrfik*|zjarrfiks*|vatrogas*|policia|policin|polici|policine|emergjenc*|112|19[234]",
        # Persons, places, cries
        "inside": "brenda|mrenda|mbrenda|ne dritar*|n dritar*|prej dritar*|ne ballkon|n ballkon|n kat*|ne kulm|n kulm|pran femij*|n shkoll|ne shkolle|n spital*|ne spital*",
        "fell_from": "(ra|rane|ka ra|ka rene|u rrxu|u rrzu|u rrezua|rrxu|rrzu|bini|rrezu|m ka ra|e rrzu|u hudh|fluturoi) (<one> |nji |nje |ni )?(<child> |<kin> |<folk> )?(poshte )?(prej|nga|pej) (<high>|(<one>) metra)|prej (<high>) .. (ra|u rrxu|u rrzu|ka ra)|(u|e) (rrxu|rrzu|rrezua|hudhi|rrxoi|rrzoi) (kali|prej kalit|lopa|demi)|ra prej (kati|katit)|prej kati*",
        "place": "<house>|kerr|kerri|kerrin|kerre|ker|makina|makin|veture|vetura|vetur|kamion*|autobus*|kombi|market*|shitor*|oxhak*|garazh*|kuzhin*|mal|mali|malin|malit|pyll*|fush*|ara|arat|depo|depoja|depon|hangar*|restorant*|kafiter*|kafe|kafja|treg*|xhami|xhamia|kisha|kishen|transformator*|trafo|trafoja|hotel*|kat|kati|perdet|perde|plevic*|kasht*|sanen|sana|bar|lagj*|mjek familjar|kontenier*|kontejner*|fshati|katundi|furr*|pump*|fqiji|komshiu|baci",
        "height": "(prej|nga|pej|n|ne|te|mbi) (ur|ura|ures|ure|kulm|kulmit|kulmi|ballkon|ballkoni|ballkonit|kati|katit|kat|pallat|pallati|pallatit|dritar*|tarrac*|shkamb*|digen|diga)",
        "alone": "vetem|vet|i vetem|e vetme|s kom kerkend|ska kerrkush|s kemi kerr|nuk kemi kerr|s kena kerr",
        "way": "rrug|rruge|rruges|rrugen|kerr|bor|bora|bllokum|taksi|rruga mbyll*|s kemi kerr|nuk kemi kerr|n shpi|ne shtepi",
        "people": "<kin>|<folk>|dikush|kerkush|grumbull njerz*",
        "me": "mua|mu|neve|nam|jom|jam",
        "dying": "(po|tu|asht tu|osht tu) (na |m |me )?(vdes*|vdek*|dek*|des|jep shpirt*|dekim)|po (m|na) vdes",
        "call": "(thirr*|thirre|lajmro*|lajmero*|thuj*|thirrni|dergo*|qoni|coni|coje|nisni|dergoni) .. (ambulanc*|zjarrfik*|policin|policine|ndihm*|shpejt|dike|patroll*|patrull*) .. (shpejt|tash|urgjent*|ardh|ejani|tani|menjiher*|te lutem|ju lutem)|(hajde|hajdeni|ejani|eni|eja|nxito*) .. (shpejt|tash|urgjent*) .. (ambulanc*|polic*|zjarrfik*)|(polici|policia|ambulanca|ambulanc|zjarrfiksat) (hajde|hajdeni|ejani|eni)|mos (u )?vono*",
        "cry": "ndihme ndihme|ndihm ndihm|ndihme ndihme|shpetim|shpetoni|shpetona|na shpeto*|me shpeto*|kuku nan*|medet",
        "shout": "na ndihmo*|ndihmo[nj]*|ndihmona|shpetoni|shpetona|mbrojtje|alarm|sos|ejani shpejt|eni shpejt|hajde shpejt|hajdeni shpejt|shpejt ju lutem|ejani tash|ejani tani|hajdeni|ejani|nxito*|mos u vono*|hajde tash|shpejt shpejt|kuku",
        "help": "ndihme|ndihm|ndihma|ndime|help",
        "quick": "shpejt|urgjent|urgjente|urgjentisht|menjiher*|menjehere|hajde|bre|bree|ju lutem|te lutem|alo",
        "come": "hajde|hajdeni|ejani|eni|eja|vijn|te vije|me ardh",
    },
)
