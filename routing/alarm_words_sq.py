"""How people cry for help in Albanian, as written in school and as spoken in Kosovo."""

from __future__ import annotations

from routing import alarm_calm, alarm_cries, alarm_things
from routing.alarm_words import Lexicon

ALBANIAN = Lexicon(
    parts=alarm_things.ALBANIAN_PARTS,
    ideas={
        **alarm_calm.ALBANIAN,
        **alarm_things.ALBANIAN,
        **alarm_cries.ALBANIAN,
        # Fire
        "burning": (
            "(<tu>|asht tu|osht tu|o tu|jan tu|jon tu|kah) (<pron> )?(<pron> )?(digj*|djeg*|kall|kallet|kallen|"
            "kalle|kallin|kallim|percall*|flakro*|perflak*)|u perflak*|digjet|digjen|kallet|kallen|(mori|mer|merr|"
            "ka marr|kan marr|moren|muer|e ka kap) (flak*|zjarr*)|u (ndez|nez|ndezen|kall)|(e|i) (kapi|ka kap|"
            "perfshiu) (zjarri|flaka)|(<no>) (muj|mun|mund)* me (shu|fik)*"
        ),
        "fire": "zjarr|zjar|zjari|zjarri|zjarrin|zjarret|zjarre|zjarm|zjarmi|zjerm|zjermi",
        "flames": "flak|flake|flaka|flaket|flaken|flakt",
        "smoke": "tym|tymi|tymin|tymit",
        "smoke_home": (
            "(po |i |tu )?(del|dil|dal|dalin|vjen|qet|kulon) (shum )?(tym|tymi) .. (prej|nga|pej) (banes|kati|kat|"
            "dritar|dhom|shkoll|ballkon|podrum|bodrum|trafo|kulm|spital|hotel|ashensor)*|(prej|nga|pej|n|ne) (banes|"
            "kati|kat|dritar|dhom|ballkon|podrum|bodrum|kulm|spital|hotel|ashensor)* .. (del|dil|dal|dalin|vjen|"
            "kulon|qet) (tym|tymi|flak)*|(n|ne) (kat|lift|tunel|ashensor|shkoll|banes|hotel)* .. (ka tym|plot tym|"
            "me tym)|(mbush*) .. (me )?tym|tym (ne|n|te) (shkoll|lift|ashensor|tunel|kat|banes|hotel|spital)*|"
            "era? tym .. (shkoll|banes|nxan|femij|fmi)*"
        ),
        "spreads": (
            "(po |asht |o |e )?(afroh*|afru*|perhap*|e shtyn|shtyn|po vjen|kalo*|po kalon|po kalojn) .. (shpi|"
            "shtepi|kah|ne|n|te|kulm|gyp)*|afroh*|prane shpi*|afer shpi*"
        ),
        # Breath, heart, mind
        "no_breath": (
            "(foshnja|bebja|bebi|foshnje) <no> (po )?(qan|lviz|leviz|merr)|<no> (i |m |me |po i )(vie|vjen|"
            "del) fryma|<no> (<pron> )?(merr|mer|mirr|marr|mar|marre|merrte) (ma )?(frym|fryme|frymen)|<no> (mun|"
            "muj|mund|mundem|mujm|munet|mundet|munem|mundem)* .. (fryme|frym|frymu*)|sun* .. (fryme|frym)|pa frym*|"
            "<no> frymon|frym* (i|iu|mu|m) (u )?(zu|zan|zune|nal*|ndal*|nderpre|mor)|(i|iu|mu) (zu|nal|ndal) fryma|"
            "(ska|skan|s ka|nuk ka|pa|s kan|skemi|s kemi|skena|s i ka|nuk i ka) puls*|zemra (i|iu) (u )?ndal*|(po|"
            "tu|asht tu) (m |i |e |u )?(zihet|zahet|zihte|zan) (fryma|frym)|zihet fryma|m vijn shtrangime|"
            "shtrangime|(po|tu) (ngulfat*|gulfat*|asfiks*)|u (ngulfat|gulfat|zu) (femija|fmija|foshnja)|"
            "ka met n fyt|mbet ne (fyt|gryke)|i ka (mbet|met|ngec) .. (fyt|gryk|gurmaz)*"
        ),
        "choking": ("(po|tu|tuj|asht tu|osht tu|u) (<pron> )?(gulfat*|ngulfat*|asfiks*|zihet|zahet)|i ka ngec .. fyt"),
        "swallowed": "(ka |e ka |i ka |e )?(gelltit*|gelt|gelti|geltit|perpi|perpiu|kaperdi*|gllaberoi)",
        "blue": (
            "(i|e|u|asht|osht|eshte|o|jan|esht) ?(e|i|be|bo|bere|ba)? (blu|kaltert|mavi|nxi|nxire|zeze ne fytyre|"
            "mavijos*)|buz* (te |t |e |u )?(zi|zeza|zez|blu|kaltert|mavi|nxi*)|u (nxi|nxin|zverdh|kaltru|mavijos*)"
        ),
        "seized": (
            "shkum* .. (goj|goje|gojes)|(goj|goje) .. shkum*|(goja|gojen|fytyra|fytyren) .. (shtremb*|perdredh*|"
            "anash|kthy)|(e|ma|i|na) (ka )?(kap*|zan|zu|zuri|gjujt|godit*|ra|marr) .. (paraliz*|damlla*|insult*|"
            "infarkt*|pika|epileps*)|(dhimb*|dhemb*) .. (gjoks|gjoksi|gjoksin|gjoksit|kraharor*)|(shtreng*|shterng*|"
            "ther) .. (gjoks*|zemer|zemra|zemren)|(gjoks*|kraharor*) .. (dhimb*|dhemb*)|(gjoks*|zemra|"
            "kraharor*) .. (po ther|shtreng*|shterng*|po plas)|djersit .. ftoh*|dora e majt* .. (mpi*|ndje*)|"
            "ndje* .. dor* .. majt*|ra (ne|n) koma|ka ra (ne|n) koma|(osht|eshte|o|asht) (ne|n) koma|gati vdek*"
        ),
        "struck": "infarkt|infarkti|insult|insulti|sulm (ne |n |i )?(zemer|zemr*)|sulm kardiak|paraliz*",
        "seizure": (
            "epileps*|epilept*|kriz* epi*|kriza e|(po|tu) (i )?dridhet|(po|tu) dridhet|konvulsion*|hipoglikemi*|"
            "sheqeri (i )?(ra|ka ra|u ul)*"
        ),
        "wont_wake": (
            "<no> (<pron> )?(zgjohet|zgjohen|hap syt|cel syt)|pa (vetedij|vetdij|ndjenja)*|<no> .. (me e |ta )zgj*"
        ),
        "fainted": (
            "pa (vetedij*|vetdij*|ndjenja|ndjenj|vet dije)|(ka |e ka |i )?(humb*|hup*) (vetedij*|vetdij*|ndjenjat|"
            "dijen)|(i ra|i ka ra|ra|mu ka bo|mbet|met) (te |t |e )?(fikt*|fiket|alivan*)|alivan*|te fikt|"
            "u fik krejt|<no> (<pron> )?(zgjohet|zgjohen|zgjohi|cohet|qohet|qohen|cohen|cu|kthjell*)|"
            "nuk vjen ne vete|<no> vjen n vete|<no> (m?e )?(mujm|muj|mundem|mundemi) (me e |ta |me )?(zgju*|zgjoj*|"
            "cu|kthy)|<no> (<pron> )?(hap|cel|qel) syt"
        ),
        "still": (
            "(<one>|goca|veta|vet|njerz|njerez) shtrime|(s po|spo|nuk po|sun po) (<pron> )?(levis|lviz*|leviz*|luan|"
            "lun|luen|reagon|reagoj*|jep shenj*|pergjigj*|ep shenj*)|<no> (ep|jep) .. (jet|shenj)*|(shtrime|shtrim|"
            "shtrire|shtri) (n|ne) (tok|asfalt|rrug|dhom|banj|oborr|podrum|bodrum)*|i rrxum|i rrzum|(shtri|"
            "shtrir*) (n|ne|per) (asfalt|tok|toke|rrug)*"
        ),
        "silent": (
            "<no> (<pron> )?(leviz|lviz|levis|lun|luan|luen|flet|fol|flasin|folin|pergjegj*|kthen fjal*|qan|ndegjon|"
            "ndin)"
        ),
        "sting": (
            "gjarp* .. (kafsh*|pick*|piku|hangr*|ngriti)|(kafsh*|pick*|piku|hangr*) .. gjarp*|(neperk*|"
            "shark*) .. (kafsh*|pick*)|(bleta|bleten|bletet|grerez*|arez*|arza) .. (pick*|piku|than)|(pick*|piku|"
            "thumbu*) .. (bleta|blet|greth*|grerez*|arez*|arza)|alergj* .. (fyt|goj|enjt|ajt|frym)*"
        ),
        "swelling": "(<tu> )?(<pron> )?(enjt*|ajt*|fry* fytyra)|u (enj|enjt|ajt|fry)*|iu (enjt|ajt)*",
        "throat": "fyti|fytin|fyt|gjuha|gryka|goja|gurmaz*|gjuhen",
        "took": (
            "(pi|pire|piu|piva|piti|marr|mori|muer|gelltit|gelltiti|hanger|hangri|ngrene) .. (tablet*|barna|barnash|"
            "barnat|ilac*|ilaq*|hapa|helm|helmin|pesticid*|acid*|kimikat*|varikin*|domestos*|detergjent*|tarter|"
            "solucion*|mi[sz]h* helm)|mbidoz*|overdoz*|shishe barna*|krejt (ilaq*|ilac*|tabletat|barnat|hapat)|"
            "kuti* (e )?(barnave|tabletave) .. (zbraz*|that*)"
        ),
        "overdose": (
            "(ka |i ka |kam |kom )?(pi|pire|piu|marr|mori|gelltit|hanger) .. (krejt|tere|nje kuti|ni kuti|shume|"
            "te gjitha) .. (tablet|barna|ilac|ilaq|hap|kuti)*|krejt (tabletat|barnat|ilaqet|ilacet|hapat)"
        ),
        "pills": "tablet*|barna*|ilac*|ilaq*",
        "poisoned": (
            "u helmu*|u helm*|i helmum|e helmum|te helmum*|(jemi|jem|jena|osht|eshte|asht|jane|jan|u) (te )?helmuar|"
            "helmu* (nga|prej|me) (gaz|monoks|kerpudh|tym)*|jem helmu|helmim (nga|prej|me)"
        ),
        "monoxide": "monoksid*|gaz* (i|prej|e) (karboni*|peqit|stuf*|pec*)|(oxhak*|stuf*|peqi) .. helmu*",
        "dizzy": (
            "(po|tu) (vill|vjell)*|trullos*|marramend*|po (na|me|m) (vjellim|vjell|vjen koka|sillet koka)*|"
            "(po )?(na|m|me) (dhimb|dhemb) (koka|kryt|kryet)|koka (po )?(na|m|me) (dhimb|dhemb|sillet)|mbyt koka"
        ),
        "in_labour": (
            "(grua|gruaja|gruja|gruas|motra|nusja|shoqja|bija|kunata|komshija|kojshija|moter) .. (po|tu|asht tu|"
            "osht tu|o tu) (ma |na |me |i )?(lind|lin)|(tu|asht tu|osht tu) lind .. (ne|n) (kerr|makin|shpi|rrug)*|"
            "koka e (foshnj*|bebes|femij*|fmij*|fmis)|gati (t|te|me|per te) lind*"
        ),
        "birth": (
            "(<tu>|asht tu|osht tu|o tu|kah) (ma |na |me |i )?(lind|lin|lindim)|(po|i) (vjen|del|duket) (foshnja|"
            "femija|fmija|bebja)|koka e (foshnj*|bebes|femij*|fmijes)|dhimbj* (te |e )?(lind*|forta .. lind*)"
        ),
        "waters": (
            "(uj*) (i |iu |mu )?(plas*|kputen|shkuan|shkun|pelc*|rrodhen)|(plas*|shkun|shkuan|kan ra|i ran) uj(na|"
            "rat|nat|t)"
        ),
        "pains": "dhimbj* (e |te )?lind*|kontraksion*|dhimbjet",
        "pregnant": "shtatz[aeo]n*|barr|me barr*|mujsh shtatz*",
        "bleeding": (
            "(po |tu )?(<pron> )?(rrjedh|rrjedhe|rrjedhin|shkon|del|dil|vije|vjen|humb|ikn) (<pron> )?(shum |"
            "shume )?(gjak|gjaku)|gjak* (<no>|s|po) .. (ndal*|nal*|pushon|rrjedh*|shkon|del)|gjak (kudo|gjithkun*|"
            "lum|lume|shum|shume|gjithandej|forte|deri)|gjakderdhj*|hemoragji*|gjakosj*|<no> (po )?(ndalet|nalet|"
            "ndal|nal) gjak*|gjak* prej (kok|kres|krye|vesh|gojes|hundes|goj|bark|fyt)*|prej (kok|kres|krye|vesh|"
            "gojes|hundes|goj|bark|fyt)* gjak|(pre|preu|prer*|prese|kputi) .. (damar*|venat|venen)|(kput*|preu|"
            "ka pre) .. (dor*|gisht*|kamb*) .. (sharr|makin|motosh)*"
        ),
        "blood": "gjak|gjaku|gjakun|pergjak*|i gjakosun|gjakos*",
        "wounded": (
            "(i|e|te|t|jam|jom) (plagos*|lendu*|vrar* rand)|(ka|kemi|kena|jan|jane|u) (te |t )?(plagos*|lendu*)|"
            "plagos*|lendum|lenduar"
        ),
        "scalded": (
            "u perzhit*|perzhit*|u perveli*|perveli*|uj* (te |i )?val*|acid* .. (sy|fytyr|lkur|lekur)*|"
            "u dogj .. (uj*|vaj*|val*)|lekur* .. po (i )?(del|bie)"
        ),
        "hand": "(dora|doren|dor|kamba|kamben|kemba|kemben|gishtat|gishti)",
        # Violence
        "beats": (
            "po (i|m|na|ja) (bjen|bie|bijn|bien) .. (nanes|grus|gruas|fmis|femij*|shkop|rrip|grusht|shuplak)*|(<tu>|"
            "asht tu|osht tu|jon tu|jan tu|o tu) (<pron> )(rreh*|rrah*|rraf*|rrof*|mbyt*|myt*|godet|godas*|rrfen|"
            "maltret*|sulmo*|dhunon)|(<tu>|jon tu|jan tu) (rrihen|rrahen|rrehin|rrahin|u rrah|sulmo*)"
        ),
        "kills": (
            "(ai|burri|djali|vllau|babi|kojshia|komshia) (e )?ka (thik|sopat|sepat|sakic)*|(po|tu) (m|me|na) (rreh*|"
            "rrah*|rraf*|rrof*|myt|mbyt) (burri|ai|baba|babi|djali|te|tek|ne|n|jasht|keq|tash|hajde*|ndihm*|ndim*)|"
            "(e|ka|i) (qiti|qit|nxori|nxerr|nxjerr|nxuer) .. (<gun>)|(<tu>|asht tu|osht tu) (<pron> )(vret|vras|"
            "vrasin|ther|therin|theret|pret me|varrosin|djegin t gjall)|po (vriten|vrahen|theren|priten|vritemi)|"
            "(po don|po do|don|do|deshti|po mundohet|po provon) (me|te) (m|na|me|e) ?(vra|myt|mbyt|ther|vras*|djeg|"
            "mbys*)"
        ),
        "stab": (
            "(i|m|ma|e|ia) (fut*|ngul*|hini|hyri|hypi|mshoi) .. (<blade>)|(<blade>) .. (ne|n) (bark|shpin|gjoks|qaf|"
            "kamb)*|plag* (e |prej |nga |me )?(<blade>)|(ther*|shpu*|shpoi|goditi|goditen|godit|sulmu|sulmuan|pre|"
            "preu|ra|rane) .. (me )?(<blade>)|me (<blade>) .. (ther*|shpo*|godit*|barku|bark|gjoks|shpin)|u ther|"
            "e theri|e theren"
        ),
        "shots": (
            "(dikush|kojshia|komshia|burri|ai|i dehun) (po )?(gjun|gjuan|gjujn|shtin) (me|ne|n) .. (arm|pushk|"
            "kallash|njerz)*|(<tu>|jon tu|jan tu|asht tu) (<pron> )?(gjuhet|gjuhen|gjuajn*|gjujn*|gjun|gjuan|shtin*|"
            "shtihet|shtijn*|qellojn*|shkrep*|krisin)( me)? .. (<gun>|njerz|policin|shpi|lagj|rrug)*|(<tu>|"
            "jon tu) (gjuhet|gjujn|gjuajn) me|krisma|krisme|krismat|te shtena|t shtena|gjujtj* arm*|"
            "gjuajtj* (me )?arm*|(e|m|na) (kan|ka|kane) (gjujt|qellu*|shti|pushkatu*)|u (gjujt|qellu*) (nj|me|arm)*|"
            "e vrau|e vrane|(mu )?shkrep .. (<gun>)"
        ),
        "shoots": "po (gjuajn*|gjujn*|shtin*|shtijn*)|gjujtje|gjuajtje",
        "gun": "<gun>",
        "weapon": "<blade>|i armatosur|te armatosur*|armatos*|shkopa|shkopinj",
        "threat": (
            "(<tu> )?(<pron> )?(kercno*|kcno*|kerceno*)|pengj*|i ka dal para|drejtu* (arm|pisto)*|po (na |e |i |m |"
            "me )?(ndjek|ndek)*"
        ),
        "drunk": "i dehun|i dehur|i pir|i pire|i droguar|i drogum",
        "attacked": (
            "(m|na|e|me|i) (kan|ka|kane) sulmu*|(m|na|e|me) sulmu*|<tu> (m|na|e|me) sulmo*|u sulmu*|jem nen sulm|"
            "na kan rrethu*|jem* t?e? ?rrethu*"
        ),
        "fight": (
            "rrahje|rrahja|po (rrihen|rrahen|perlesh*)|tu u (rrah|rreh|pre|ther|vra)|perlesh*|(jon|jan|jane) (tu|"
            "kap) .. (rrah|grusht|rreh)*|sherr*"
        ),
        "breaking_in": (
            "(e|ma|na|i|po) (cau|cajn|cajne|thyen|thej) .. (deren|dera|der) .. (<blade>|sopat*|tash|brenda)|"
            "me (<blade>) .. (caj*|cau|thy*) .. der*|(dikush|burri|ai|njerez|njerz) (po )?(tenton|provon|mundohet|"
            "don) .. (shpi|shtepi|banes|der|dyqan)*|(ka hi|ka hy|po hyn|po hin|hini|hyri) (dikush|nje burr|ni burr|"
            "njeri) .. (ballkon|dritar|der|shpi|dhom|brenda)*|(po|tu|duke|jan tu|jon tu|kan nis) (<pron> )?(thyn*|"
            "thyjn*|thy|rrxon|thye*|shqyn|shqyejn|shtyn*|trok* fort|godet|bijn|hyn me forc|rreh) .. (der|dera|deren|"
            "dyert|dritar*|shpi|shpis|banes*)|(der|dera|deren) .. (po|tu) (<pron> )?(thy*|shqy*|rrxo*)|(dikush|"
            "njerez|njerz|hajn*|hajdut*|burra|burr|maskum*) (po|tu|asht tu|kan tu|jan tu) (tenton*|provon*|mundohet|"
            "mundohen|hin|hyn|hyjn|hijn|me hy) .. (brenda|shpi|shtepi|shtepine|shtepin|banes|dyqan|oborr|der|"
            "dritar)*"
        ),
        "intruder": (
            "hajn|hajni|hajnit|hajnat|hajna|maskat|mask|maske|hajdut*|vjedhes*|maskum|te maskum|t maskum|maskuar*|"
            "te maskuar*|i maskum|grabites*|plackites*|(ka|kan|jan) (hy|hi|hyr|hyre) (dikush|hajn*|hajdut*|burra|"
            "njerz|<one> (burra|veta|vete|maskum))|dikush (ka hy|ka hi|hini|hyri|asht|osht|eshte|o)|"
            "(<tu> )(<pron> )?(plack*|plaqk*|grabis*|grabit*|msheh* kas*|vjedhin)|kap* .. hajn"
        ),
        "hiding": (
            "(jam|jom|jemi|jem|jena|u kom|u kam|u kena|mu) (e |i |te |t )?(msheh*|mshef*|fsheh*|fshef*|"
            "struk*) .. (shtrat|krevat|dollap|banj|dhom|bodrum|tavan|wc|tualet|orman|tavolin)*|(jam|jom|jemi|jem|"
            "jena) (e |i |te |t )?(msheh*|fsheh*|mshef*)|(mshef*|msheh*|fsheh*) (n|ne|nen) (dollap|shtrat|banj|"
            "krevat|bodrum|podrum|orman)*|s muj me fol me z*|po shkruj ngadal*"
        ),
        "locked_in": (
            "(na|me|m) (ka|kan) (mbyll|mshel|kyq|kyc)*|(jam|jom|jemi|jem|jena|u|m) ?(e|i|te|t|ka|kan)? (mbyll*|"
            "mshel*|kyq*|kyc*)|mbyllun|(na|me|m) (ka|kan) (mbyll*|kyq*|mshel*)"
        ),
        "rape": (
            "<tu> (<pron> )?(dhuno* seksual*|perdhun*|dhunu* seksual*)|(m|me|e) (ka|kan) (perdhun*|dhunu* seksual*)|"
            "perdhuno*"
        ),
        "kidnapped": (
            "(rremby*|rrmby*|kidnap*|grabit*) .. (<child>|vajz*|motr*|grua*)|me zor .. (kerr|makin|kombi)|(kerr|"
            "makin|kombi) .. me zor|(<child>|motren|moter|gruan|minoren) .. (rremby*|rrmby*|kidnap*)|(vodhi|vodhen|"
            "kan vjedh|morri|moren|muren) (femijen|fmin|femine|vajzen|djalin|foshnjen|beben)"
        ),
        "bomb": "granat*|bomb|bomba|bomben|bombe|mina|mine|minen|predh*|eksploziv*|molotov*|mjet shperthy*",
        "thrown": (
            "(<pron> )?(kan |ka |kane )?(hedh*|hudh*|qit*|gjujt*|gjuajt*|shkel*)|(n|ne) dor|kan gjet|luajn*|lujn*"
        ),
        "arson": ("(hedh|hudh|derdh|qit|gjun|me) .. (benzin|naft)*|benzin* .. (hedh|hudh|derdh|qit|shkreps|djeg)*"),
        "scream": (
            "(<tu> )(bert*|vikas*|ulurin*|cirren|cirret|kjajn|pisk*|gjamojn)|klithm*|bertim*|britm*|piskam*|"
            "(degjoj*|ndegj*|ndihen|ndi|ndjej) (zera|zani|za|bertit*|te bertit*|piskam*|vikam*|te rena)"
        ),
        # To end one's life
        "suicide": (
            "(i|e|te|t) var(un|ur|em) (n|ne|me|prej)|(don|do|du|dua|po don)( me| te| t) (u )?(mbyt|myt|vra|"
            "var) (vet|veten|krejt)*|(don|do|du|dua|po don) me u (mbyt|myt|vra|var)|(du|dua|don|dojn|do|desha|"
            "deshiroj|ka me|kam me|kom me|do ta|do t|do te|po|po don|po du|mendoj|kom vendos|kam vendos)( me| te| t|"
            " ta)? ?(e |a )?(vra|vras|vrase|mbyt|mbys|myt|var|vret|varet|vritem)(em|et)? (veten|veti|vehten|vet|"
            "krejt vet*)|(ka |do )?(te |me )?(vra|vret|vras|mbyt|mbys|var|vari|vrau) (veten|vetveten|vehten)|"
            "vetevr*|vetvr*|u var (me|ne|n)|e ka var* veten|(i|e) varur ne (litar|konop)*|(s|nuk|sun|nuk po|s po|"
            "nok) (du|dua|muj|mundem|mund|dojm|don|deshiroj)( ma| me| te| t)* (jet*|rrnu|rroj)( ma)?|(po i jap|"
            "i jap|ti jap|me i dhan) fund (jetes|vetes)|fund jetes"
        ),
        "jump": (
            "(po |tu )?(don|do|du|dua|deshiron|po do|ka|kam)( me| te| t| ta)? (kcy|kcej|kercy|kerce*|u hedh*|"
            "hedh* veten|u hudh|u qit|hidhet|hudh veten|u gju)|(me|te) (kcy|kercy|u hedh|u hudh|hudh veten)|"
            "po (kcen|kercen|hidhet|hudhet)"
        ),
        "farewell": "(don|do|du|dua) me (vdek|vdekun|dek)|lamtumir*|me falni krejt|ma bani hall*|leter te fund*",
        "dangles": "varun|i varun|varet|po mahet|kapur per",
        # Water, earth, buildings
        "drowning": (
            "akulli (u )?(thye|thy|ca|plas)* .. (femi|fmi|djal|uj)*|(<tu>|u|asht tu|osht tu) (mbytet|mbyten|mytet|"
            "myten|mbyt|myt|mytka|fundos*) (<one> |nji |ni |nje )?(<child>|burr|burri|njeri|njeriu|shok|shoku|vllau|"
            "dikush)|(<child>|burri|njeriu|njeri|shoku|vllau|vellai|dikush|notar*) (<tu>|u|asht tu|osht tu|"
            "o tu) (mbyt*|myt*) .. (lum|uj|liqe|pishin|pus|det|dig)*|(<tu>|u|asht tu) (mbytet|mbyten|mytet|myten|"
            "myt|mbyt) .. (ne|n|te) (<water>)|<no> (po )?(del|dul|doli|dalin) (prej|nga) (ujit|uji|lumit|pishin*|"
            "liqe*)|u mbyt .. vask*|<no> din not"
        ),
        "in_water": (
            "(kerri|kerr|makina|vetura|kombi|autobus|autobusi|kamioni|traktori) (ka ra |ra |rane |u rrokullis |"
            "u rrokull |fluturoi |bini |hini )?(ne|n|nen|posht) (perru*|lum*|liqe*|kanal|kanalin|humner*|gropa|uj|"
            "ujin|uje|ibr*|drin*)|ra (ne|n) (perru*|lum*|liqe*|humner*) .. (kerr*|makin*|kombi*|autobus*)"
        ),
        "sinking": "(<tu> )(fundos*|zhyt*)|u (fundos|zhyt)*",
        "carried": (
            "(uji|ujt|lumi|vala|rryma|ujet) (<tu> )?(e|i|na|ma|e ka|po e|po i|i ka) (merr|mori|muer|marr|muri|qoi|"
            "qon|terhoq*|rremby*)|(po |e |e ka )(merr|mori|muer|marr) (uji|lumi|rryma|vala)"
        ),
        "fell": (
            "(ka |i ka |m ka |ma ka |me ka |u |m )?(ra|rene|rane|rrxu|rrxua|rrzu|rrezu|rrezua|rreshqit*|rrshqit*|"
            "bini|rrok*)|hini|hyri|u hudh|u hodh"
        ),
        "flooding": (
            "(uj|uji|ujt|ujet|ujit|vershimi|perroi|lumi) .. (hini|hyri|hyn|hin|ka hy|ka hi|mbush*|mbulu*|"
            "hyj) .. (shpi|shtepi|banes|bodrum|podrum|dhom|kat|kulm)*|vershim*|permbytj*|na (zuri|ka zan) uji|(po|"
            "tu) (vjen|na merr|na zen) (ujt|uji|lumi)|u mbyt .. me uj*"
        ),
        "rising": (
            "deri (ne|n|te) (brez|gjoks|fyt|qaf|gju|gjuj|dritar|shpatull|kulm)*|(<tu> )(rritet|rriten|ngritet|"
            "nalt*)|po vjen"
        ),
        "cannot_walk": "<no> (ec|ecen|ecin|mun me ec|mundet me ec)|(n|ne) (shtrat|karroc*)|paralizu*",
        "collapsed": (
            "(po |u |asht tu u |osht tu u |ka |eshte )?(shemb*|rrenua|rrenu|rrenohet|u thye|u thy|pelcit*)|u (rrxu|"
            "rrzu|rrezua|rrezu)"
        ),
        "crushed": (
            "(ashensor*|lifti|lift) .. (ra|ka ra|u keput|u kput)|ra (ashensor*|lifti)|(dor|dore|doren|dora|kamb|"
            "kamben|gisht*) .. (kap*|zu|zuri|zune|zan*|preu*|perpi*) .. (mulli*|makin*|sharr*|rrot*|kombaj*|pres*)|"
            "(mulli*|makin*|sharr*|rrot*|pres*) .. (dor|dore|doren|dora|kamb|kamben) .. (kap*|zu|zuri|preu)*|"
            "(traktori|kerri|muri|kulmi|druri|lisi|tavani|dheu) (mi|mbi|permbi|perposh) (<child>|<kin>|<folk>)|"
            "u (rrxu|rrzu|rrezua|shemb) (muri|kulmi|skela|tavani|plafoni|vinci|druri|lisi|ura|ballkoni) (mi|mbi|"
            "permbi|permi|me) (<child>|<kin>|<folk>|puntore)|(mur|muri|kulmi|plafoni|skela|skelja|ballkoni|druri|"
            "lisi|shtylla|guri|shkembi|traktori|kerri|dhogja|tavani|dheu|betoni|dera|ura|orteku|lavina|pema|kamioni|"
            "trari) .. (ra|rane|ka ra|ka rene|u rrxu|u rrzu|u shemb) .. (mbi|permbi|ne koke|mi|n kry|"
            "permi) .. (<child>|<kin>|<folk>)|(na|i|ma|e) (ka )?(ra|zuri|zu|zune|shtypi|shtyp) .. (muri|kulmi|dheu|"
            "traktori|druri|plafoni|skela|ballkoni|balta|guri|kerri|orteku|lavina|bora)"
        ),
        "slide": (
            "rreshqitj*|ortek*|lavin*|(dheu|kodra|mali|brija) .. (po rreshq*|u shemb*|ka ra|rreshqiti|po vjen)|"
            "sheshitj*"
        ),
        "rubble": (
            "rreshqitj* .. (shpi|shtepi)*|(ka ra|ra) (orteku|lavina|dheu) .. (shpi|shtepi|rrug|njerz|kerr|skij)*|"
            "(nen|ner|posht|poshte) (rreno*|germadh*|dhe|dheun|dheut|traktor*|mur*|beton*|pllak*|kerr*|kamion*|"
            "gur*)|neper rreno*|nen ortek|(<folk>) .. (nen) bor*|(jan|jane|kan met|kan mbet|mbet*) .. (nen) bor*"
        ),
        "under": "poshte tij|posht tij|poshte|posht|perposh*|nen te",
        "trapped": (
            "(kemi|kena|jem|jemi|jena) (mbet|met) (<one> (vet|vete|njerz*)|brenda|mrenda|mrena|posht*|nen)|(i|e|te|"
            "t|jan|jane|jemi|jem|jena|kan|kane|kena|kemi|ka|ja|u|na)( jem| kan| te| t| e| i)? (bllok*|ngujuar|"
            "nguju*|ngec*|mbet* (brenda|mrenda|mbrenda|nen)|met* (brenda|mrenda|mbrenda|nen)|rrethu*)|(te|t|i|"
            "e) (mbyll*|mshel*) (ne |n )?(lift|ashensor)*|<no> (muj|mujm|mun|mundem|mundemi|mund|munem|munen|"
            "mundet)* (me e|ta|me i|me|t i) (nxjerr|nxerr|nxirr|qit|liru)*|(te|t|jena|jemi|jem|i|e) (zanun|zane|"
            "zene|zonum|zanur)|dera s po hapet|(jan|jane|ka|kan) (mbet|met) (brenda|mrenda|mbrenda|posht|nen|<one>)|"
            "u ngujun"
        ),
        "cant_out": ("<no> (muj|mujm|mun|mundem|mundemi|mund|munem|mujna)* (me|te|t) (dal|dalim|dil|lev|lviz|leviz)*"),
        "fell_from": (
            "(ra|rane|ka ra|ka rene|u rrxu|u rrzu|u rrezua|rrxu|rrzu|bini|rrezu|m ka ra|e rrzu|u hudh|"
            "fluturoi) (<one> |nji |nje |ni )?(<child> |<kin> |<folk> )?(poshte )?(prej|nga|pej) (<high>|"
            "(<one>) metra)|(ra|rrxu) (nalt|poshte|larg) (prej|nga) (<high>)|prej (<high>) .. (ra|u rrxu|u rrzu|"
            "ka ra)|(u|e) (rrxu|rrzu|rrezua|hudhi|rrxoi|rrzoi) (kali|prej kalit|lopa|demi)"
        ),
        "quake": "termet*|po dridhet (toka|shpia|shpija|shtepia|pallati)",
        # Gas, current, blasts
        "leak": (
            "(bombol|boc|gyp|tub|shporet)* .. (po )?(rrjedh|leshon|fshk|fishk)* .. gaz*|(bombola|boca) po (rrjedh|"
            "fshkell|fishkell)*|(rrjedh*|po del|ikn|po ik|kerc*|fshkell*) (e |i )?(gaz|gazi|gazit|gazin)|(gaz|"
            "gazi) .. (rrjedh*|po del|po ik|shperth*|fishkell*|fshkell*)|(gyp*|tub*) (i |e |te )?gazit .. (shqy*|"
            "shqe*|shpo*|thy*|cau|plas*|rrjedh*|fishkell*)|(shqy*|shqe*|shpo*|thy*|cau|plas*) .. (gyp*|tub*) (i |e |"
            "te )?gazit"
        ),
        "gas": "gaz|gazi|gazin|gazit",
        "smell": "era|ere|er|(po |m )?(vjen|kundermo*|bie|bjen) (ere|era|er)|kunderm*|qelb*",
        "exploded": "(po |ka |na )?(shperth*|eksplod*|buqit*)|shperthim*|eksplodim*",
        "blast": (
            "(bombol*|bombul*|boca|boc|kazan*|bojler*|bolier*|shporet*|cistern*|gazi) .. (plas*|pelc*|shperth*|"
            "eksplod*|kris*|fluturoi)|(plas|plasi|pelciti|shpertheu|shperthoj|eksplodoi|krisi|na plasi) .. (bombol*|"
            "bombul*|boca|boc|kazan*|bojler*|bolier*|shporet*|cistern*|gaz|gazi)|bombol* .. (flak*|zjarr*|po digj*)"
        ),
        "shock": (
            "(e|m|na|i|ma) (goditi|godit|ka godit|zuri|zu|ka zan|kapi|mbyti|vrau|ka kap|rrahu|dridhi|"
            "gjuajti) (rryma|rryme|korrenti|rrufeja|rrufe|tensioni|vetetima|vetima)|(vetetima|vetima|"
            "rrufeja) .. (godit*|gjujt*|vrau|zu)|rryma (e|m|na|i) (goditi|godit|ka|zuri|zu|kapi|mbyti|vrau|mbajti)*|"
            "rrym* .. (e goditi|goditi|e vrau|e mbyti)|kapur .. rrym*|(goditj*|goditur) (nga|prej|e) (rryma|rrymes|"
            "rrufe*)|elektrosho*"
        ),
        "wire": (
            "(tel|teli|tela|telat|kabll*|litari) (i |e |te )?(rrym*|tension*|korrent*)|(tel|teli|tela|telat|"
            "kabll*) .. (ra|kane ra|kan ra|ka ra|n tok|ne toke|per toke|keput*|kput*|i keputur|gjall)"
        ),
        "sparks": "shkend*|xixa|xixellon|iskra",
        "touched": "e prek*|i prek*|u afru",
        # Roads
        "crash": (
            "jashte? rrug*|aksident|aksidenti|aksidentin|u perplas*|perplas*|karambol*|u ndesh*|(ra|fluturo*|doli|"
            "dolen|rrshqiti|iku) (ne |n |prej |nga )(perru*|kanal|humner*|rrug*|gropa|grope)|trenit .. para|"
            "treni .. (perplas|shtyp|godit)*"
        ),
        "overturned": (
            "u (permbys*|permbis*|rrokull*|qpor*|rrotull*|qark*)|(kerr*|makin*|kombi*|autobus*|kamion*|traktor*|"
            "vetur*) (na |m )?u (kthy|kthye|kthyen|kthyne)|u (kthy|kthye) (kerr*|kombi*|autobus*|kamion*|traktor*|"
            "makin*)|(rrokull*|permbys*)|(te|t|e|i) (kthyme|kthyer|permbysur|rrokullisur)*( mbrapsht)?"
        ),
        "run_over": (
            "(kerri|kerr|makina|makin|vetura|veture|kamioni|treni|tren|autobusi|kombi|vozitesi|shoferi|"
            "shofer) .. (e|i|ma) (ka )?(shtypi|shtyp|shkeli|shkel|perplasi|goditi|rrxoi) .. (<child>|<kin>|<folk>|"
            "zebra|zeber)"
        ),
        "hit_by": (
            "(i|te|e) godit(un|ur|ume) (prej|nga) (kerr|vetur|makin|kamion|motor)*|(e|i|ma|m|na|u) (ka )?(shtypi|"
            "shtyp|shkeli|shkel|perplasi|goditi|goditun|gjuajti|rrxoi|rrzoi|rrotulloi|mori) .. (kerri|kerr|kerrit|"
            "makina|makin|vetura|veture|kamioni|kamion|autobusi|autobus|kombi|motorri|motor|skuter*)"
        ),
        "train_hit": "(treni|tren|trenit) .. (mori|goditi|godit|perplas*|shtypi|shkeli|e mori)|nen tren*",
        "dead": "i vdekur|te vdekur|t vdekur|vdekun|i vdek*|vdiq",
        # Lost and mauled
        "missing": (
            "(ka |m ka |na ka |ma ka |mu ka |me ka |u |osht |eshte |asht )?(humb|humbi|humbur|hup|hupi|zhduk*|hupun|"
            "humbun|hum)|<no> (po )?(e|i) (gjej*|shoh|shohim|po shoh|po gjej*|gjeti|gjen|gjindet)|<no> (dihet|di|"
            "dijm) ku (osht|eshte|asht|o|shkoi)|<no> (po )?gjindet|ska (askund|kund)|s po e shoh"
        ),
        "lost_in": ("(jam|jom|jemi|jem|jena|u|kemi|kena|kam|kom) (hup*|humb*)|u (hup*|humb*)|hup* rrug*|humb* rrug*"),
        "mauled": (
            "(qen|qeni|qent|qente|qejt|tufa|derri i eger|ariu|ujku|ujqit|ariun|derri) .. (<tu> |e |i )(kafsh*|shqy*|"
            "shqe*|gris*|sulmo*|hanin|copto*) .. (<child>|fyt*|njeri*|grua*|plak*|burr*|qaf*)|(po|tu) (e |i |na |"
            "m )?(shqy*|copto*|kafsh*|hanin|sulmo*) (qen*|ariu|ujku)|qen* kafshoi fyt*"
        ),
    },
)
