"""How people cry for help in English, also in the English of those who learned it late."""

from __future__ import annotations

from routing import alarm_calm, alarm_cries, alarm_things
from routing.alarm_words import Lexicon

ENGLISH = Lexicon(
    parts=alarm_things.ENGLISH_PARTS,
    ideas={
        **alarm_calm.ENGLISH,
        **alarm_things.ENGLISH,
        **alarm_cries.ENGLISH,
        # Fire
        "burning": (
            "(is |are |s |re |caught |on |all )?(on fire|caught fire|catching fire|in flames|ablaze)|(is|are|s|re|"
            "still|now) burning|burning|burns"
        ),
        "fire": "fire|fires|wildfire",
        "flames": "flames?|blaze|sparks everywhere",
        "smoke": "smoke|smoky",
        "smoke_home": (
            "(smoke|smokes) .. (from|out of|in|fills|filling|inside|coming) .. (flat|apartment|window|windows|roof|"
            "basement|floor|room|school|hotel|corridor|stairs|staircase|tunnel|lift|elevator|next door)|(flat|"
            "apartment|building|room|school|corridor|tunnel|stairs|house|floor) .. (full of|filled with|in) smoke|"
            "smoke everywhere inside|can t see .. smoke"
        ),
        "spreads": (
            "(come|comes|coming|spread|spreads|spreading|going|moving|near|close|closer|reaching|"
            "getting) .. (houses?|homes?|village|us|roof|to us|our|closer)|spread(s|ing)?|near houses"
        ),
        # Breath, heart, mind
        "no_breath": (
            "(not|no|isn t|isnt|aint|ain t|doesn t|doesnt|dont|don t|stopped|stop|can t|cant|cannot|can not|"
            "couldn t|without|hardly|barely) (even )?(breath|breathe|breathing|breathes|breath anymore)|no (pulse|"
            "heartbeat)|hard to breath(e)?|trouble breathing|(is |s |are )?chok(e|es|ed|ing) (on|to death)|"
            "throat (swell|swells|swelling|closing|swollen)|heart stopped|(baby|child|kid|boy|girl|son|"
            "daughter) .. (blue|purple)|(face|lips|baby|he|she) (is |are |s |turn(s|ed|ing)? |went |go )?(blue|"
            "purple)|suffocat(e|es|ing|ed)"
        ),
        "choking": "chok(e|es|ed|ing)",
        "swallowed": (
            "swallow(s|ed|ing)?|drank (bleach|acid|poison|cleaner|detergent|chemical)*|ate (poison|pills|battery)"
        ),
        "blue": "blue|purple|grey in face",
        "seized": (
            "(has|having|is having|got) (a )?(heart attack|stroke)|chest (pain|pains|hurt|hurts|pressure|tight)|"
            "(pain|hurts?|pressure) .. (in|on) .. chest|(face|mouth) .. (droop*|down on one side|crooked|one side|"
            "twisted)|foam(ing)? .. mouth|mouth .. foam*|(left )?arm numb|diabetic (coma|shock)|in coma"
        ),
        "struck": "heart attack|stroke|heart attacks",
        "seizure": "seizures?|epilep*|convuls*|shaking|shakes|overdos*|cramps",
        "wont_wake": (
            "(doesn t|doesnt|don t|dont|won t|wont|not|isn t|isnt|can t|cant|never) (wake|waking|wakes)( him|"
            " her)?( up)?|unconscious|unresponsive"
        ),
        "fainted": (
            "unconscious|passed out|faint(s|ed|ing)?|collaps(ed|es) (in|on|at|and)|(not|isn t|isnt|won t|wont|"
            "doesn t|doesnt|don t|dont|can t|cant|cannot|couldn t) (wake|waking|wakes|awake|open his eyes|"
            "open her eyes)( up)?|lost consciousness|unresponsive|black(ed)? out|went unconscious|in shock"
        ),
        "still": (
            "(not|no|isn t|isnt|doesn t|doesnt|don t|dont|won t|wont|can t|cant) (moving|move|moves|movement|"
            "respond|responding|responds|react|reacting|reacts)|without movement|motionless|lying (on|"
            "in) (the )?(street|road|ground|floor|blood|asphalt)|lies (on|in) (the )?(street|road|ground|floor|"
            "blood|asphalt)|lying down bleeding|are down"
        ),
        "silent": (
            "(not|no|isn t|isnt|doesn t|doesnt|don t|dont|can t|cant) (talk|talking|answer|answering|speak|speaking|"
            "answers)|is silent"
        ),
        "sting": (
            "(snake|viper|scorpion) .. (bit|bite|bites|bitten)|(bit|bitten|stung) .. (by )?(a )?(snake|viper|bee|"
            "bees|wasp|wasps|hornets?|scorpion)|bees? (sting|stung)|wasps? (sting|stung)|allerg(y|ic) (reaction|"
            "shock)|anaphyl*"
        ),
        "swelling": "swell(s|ing|ed)?|swollen",
        "throat": "throat|tongue|face",
        "took": (
            "(drank|drunk|swallowed) .. (pesticide|herbicide|weed killer|cleaner|antifreeze|petrol)|(took|taken|"
            "swallowed|drank|drink|eat|ate|drunk) .. (pills|tablets|poison|all her med*|all his med*|sleeping|"
            "bleach|acid|medicines?)|overdos(e|ed)|whole (box|bottle) of (pills|tablets|med*)|rakia and pills"
        ),
        "overdose": (
            "(took|swallowed|drank|ate|taken|eaten) (all|the whole|a whole|whole|too many|# |many|full) .. (pills|"
            "tablets|medicines?|medication|box|bottle)*|all (the |her |his |my )?(pills|tablets)|overdos*"
        ),
        "pills": "pills|tablets",
        "poisoned": "poison(ed|ing)",
        "monoxide": "carbon ?monoxide",
        "dizzy": "dizzy|nause(a|ous)|vomit(s|ing|ed)?|headache",
        "in_labour": (
            "(is|s|am|m|are) giving birth|(wife|sister|woman|mother) (is )?(in labou?r|gives birth|giving birth)|"
            "gives birth (now|in|here)|baby (is )?coming"
        ),
        "birth": (
            "giv(es|ing|e) birth|in labou?r|baby (is )?coming|head (is )?(coming|out|visible)|(is|s) delivering|"
            "(is|being|just|now) born (in|on) (the )?(car|road|way)"
        ),
        "waters": "waters? (broke|broken)",
        "pains": "contractions?|labou?r pains?",
        "pregnant": "pregnant|# months? pregnant|after birth",
        "bleeding": (
            "(blown|blew|cut|lost|torn|ripped) (off )?(his |her |my |two |three )?(fingers|hand|arm|leg|foot)|"
            "fingers (blown|cut|gone|off)|(hand|arm|leg|finger|fingers) (cut|torn|ripped) (off|by)|bleed(s|"
            "ing)? (badly|heavily|a lot|so much|very|out|from|too much|much|to death|strong)|(is|s|im|i m|am|are|he|"
            "she|still|keeps|who|starts?|started) bleed(s|ing)?|(blood|bleeding) .. (everywhere|won t stop|"
            "doesn t stop|doesnt stop|wont stop|not stop|a lot|all over|pouring|from (head|ear|ears|mouth|neck|"
            "stomach|nose|leg|arm))|(lots?|lot|pool|so much|much|full) of? ?blood|cut (my|his|her|the|"
            "own) .. (wrists?|veins?|throat)|(cut off|lost|tore off|chopped) .. (finger|fingers|hand|arm|leg|foot)|"
            "covered in blood|bone outside|bone (is )?(out|sticking)"
        ),
        "blood": "blood|bloody|bleed|bleeding|bleeds",
        "wounded": (
            "injured|wounded|injuries|badly hurt|hurt badly|broken (leg|bone|neck|arm)|leg broken|stuck under|"
            "burned skin|burn (baby|child|my|his|her) .. skin|skin falling"
        ),
        "scalded": (
            "scald(ed|ing)?|hot (water|oil) .. burn*|burn* .. (boiling|hot) (water|oil)|(acid|bleach|chemical*) (in|"
            "into) .. (eyes|eye|face)|skin (is )?(falling|peeling|coming) off|badly burn(ed|t)"
        ),
        "hand": "lost (his|her|a|the)? ?(hand|leg|arm|foot|fingers|eye)",
        # Violence
        "beats": (
            "(is|s|are|they|he|keeps|re) (beat|beats|beating|hitting|hits|hit|punching|kicking|strangl(es|ing)|"
            "chok(es|ing)|attack(s|ing))|beat a (boy|girl|man|woman|child)|beats (me|her|him|us|my)|hitting (me|my|"
            "her|him|us)|beating (me|my|her|him|us|up|a|the|his)"
        ),
        "kills": (
            "(he|she|husband|father|ex|son|brother|man) (has|holds|took|got|came with) (a |the |big )?(knife|axe|"
            "machete|hatchet)|(he|she|they|husband|boyfriend|ex|man|men|someone|somebody|neighbou?r|father|brother|"
            "son) (is |s |are |re |wants? |trying |tries |going |will |gonna )?(to )?(kill|kills|killing) (me|us|"
            "her|him|my|everyone|everybody|them|people)|(he|she|they|wants?|going|gonna|trying|tries|try|"
            "will) (to )?(shoot|stab|murder|strangle|burn) (me|us|her|him|my|everyone|everybody|them|people|himself|"
            "herself)|killing (us|her|him|my|people)|going to kill|threaten(s|ing) to (kill|shoot|stab|burn|"
            "cut) (us|me|her|him|my|people|everyone)|says he will (kill|cut|shoot|burn) (me|us|her|him)"
        ),
        "stab": (
            "stabbed|stabbing|(cut|slashed|stabbed) (me|him|her|my|a|the) .. (knife|knive|machete|neck)|"
            "with (a )?knife (attack|cut|hurt|in (the|his|her))*"
        ),
        "shots": (
            "(they|he|somebody|someone|man|men|neighbou?r) shoots? (outside|at|from|in|us|people|now|near)|"
            "throw(ing|s|n)? (a )?(molotov|petrol bomb|grenade|bomb)*|(somebody|someone|man|men|he|they|police|"
            "there is|is|are|drunk|neighbou?r) shooting|shooting (near|in|at|here|now|people|outside|us|from|"
            "inside)|gunshots?|gun shots?|gunfire|shots (fired|outside|near|in|at)|(is|are|s|keeps|he|"
            "they) (shoots?|shooting|firing) (at|on|near|in|with|people|from)|shot (me|him|her|my|in|a|the|at us)|"
            "got shot|been shot|was shot|opened fire"
        ),
        "shoots": "shooting|gunfire",
        "gun": "<gun>",
        "weapon": "<blade>|armed|molotov",
        "threat": ("threaten(s|ing)|hostages?|pointing|points|chas(es|ing)|attack(s|ing)?|aims?|aiming|wav(es|ing)"),
        "drunk": "drunk|on drugs|high on",
        "attacked": (
            "attack(s|ing)? (the |a |our |my )?(house|home|family|houses)|mob|(i|we|they|he|she) (was|were|am|are|"
            "is|got|been|being) (just )?attacked|attack(s|ing|ed) (me|us|him|her|my)|under attack|throw(ing|"
            "s)? .. (at us)"
        ),
        "fight": "fight|fighting|brawl",
        "breaking_in": (
            "(armed|masked) (men|man|people|guys|persons) (entered|came|enter|in|inside|coming|broke)|(is|are|s|re|"
            "trying to|tries to|try to|they|someone|somebody|keeps|he) (break|breaks|breaking|kick|kicks|kicking|"
            "smash|smashes|smashing|force|forces|forcing|banging|knocking hard) .. (in|into|door|window|doors|"
            "windows|down)|(breaking|kicking|smashing|forcing) (in|into|down|my|our|the) .. (door|house|home|flat|"
            "window)?|(someone|somebody|stranger|man|they|people) (is |are |in )?(inside|entering|climbing|enters|"
            "entered|came in|got in|in) (my|our|the|into|to|through) .. (house|flat|home|apartment|window|yard)"
        ),
        "intruder": (
            "robbers?|burglars?|intruders?|masked (man|men|people|guys|guy)|armed men|thief|thieves|robbery|robbing|"
            "someone in (the|my|our) (house|home|flat)"
        ),
        "hiding": (
            "(i|we|am|m|im|are) (am |are )?(hid|hide|hiding|hidden) (in|under|behind|with|from)|(i|we) (have |"
            "ve )?lock(ed)? (myself|ourselves) (in|inside)|hiding in|whisper(ing)?|cant talk loud"
        ),
        "locked_in": "locked (me|us|her|him|in|inside|the)|locked",
        "rape": "(is|being|am|m|was|trying to|he) rap(ed|ing|e|es)|raped|raping",
        "kidnapped": (
            "drag(s|ged|ging)? .. (girl|boy|child|woman|kid|her|him|sister|daughter) .. (car|van|in|into)|(took|"
            "taking|takes|grabbed|grabs|stole|dragg(ed|ing)|snatched|kidnap*|abduct*) .. (<child>|<kin>|her|"
            "him) .. (car|van|force|away|by)|kidnapp(ed|ing)|abduct(ed|ing)|(<child>|sister|woman|"
            "girl) .. (kidnapped|abducted|dragged)"
        ),
        "bomb": "bombs?|grenades?|(a|on|old) mine|mines|land ?mine|explosives?|explosive thing|molotov",
        "thrown": "threw|thrown|throwing|throws|in (his|her) hands?|stepped on|went off|playing with|holding",
        "arson": (
            "(pour(s|ing|ed)?|splash*|throw(s|ing)?|with|has) .. (petrol|gasoline|benzin|benzine|gas can)|(petrol|"
            "gasoline) (can|canister|bottle)"
        ),
        "scream": (
            "screams?|screaming|(people|inside|someone|somebody) .. (yell|yells|yelling)|yelling for help|"
            "crying for help|shout(s|ing)? for help|(hear|hearing) (them|him|her|screams?|voices|shouts|people|"
            "crying)"
        ),
        # To end one's life
        "suicide": (
            "hung (himself|herself|myself)|(kill|hang|hanging|shoot|end|hurt|drown|burn) (my ?self|himself|herself|"
            "him ?self|her ?self|themselves|my life|it all)|end (my|his|her) life|suicid(e|al)|(want|wants|wanna|"
            "going|gonna|ready|decided) (to )?die|don t want to live|dont want to live|not want to live|(can t|"
            "cant) (live|go on) any ?more|no reason to live|hang(s|ed|ing)? (my|him|her)( )?self|i cut my (wrists?|"
            "veins?)|hanging from"
        ),
        "jump": (
            "(im |i m |am |is |s |will |going to |gonna |wants to |want to |threatens to )(gonna |going to |"
            "about to )?jump(ing)?|ready to jump|jump(s|ing)? (off|from)|standing on the (edge|railing|ledge)|jump"
        ),
        "farewell": "goodbye( everyone| all| world)?|farewell|good bye|tell .. i love",
        "dangles": "hanging|hangs|dangling|holding on",
        # Water, earth, buildings
        "drowning": (
            "ice (broke|cracked|breaks|is breaking|collapsed) .. (lake|kids|water|child|people|boys?|girls?)*|(is|"
            "are|s|re|kid|child|boy|girl|man|someone|somebody|people) drown(s|ing|ed)?|drowning (in|at)|"
            "drowning (lake|river|pool|kid|child|people|now|help|batllava|badovc|gazivoda)|(water|river|current|"
            "flood) .. (took|takes|taking|carried|carrying|carries|swept|sweeps) .. (<child>|<kin>|<folk>|him|her|"
            "them|car|us)|swept away|(fell|falls|fall|falling|fallen|jumped|drove|driven|slipped|went|pushed) (in|"
            "into|to|inside|down) .. (<water>)|(car|bus|van) .. under water|can t swim|cannot swim|cant swim"
        ),
        "sinking": "sinking|sinks|sunk",
        "carried": "carried away|swept|took him|took her",
        "fell": "fell|falls|falling|fall|fallen|slipped",
        "flooding": (
            "flood(s|ed|ing)?|flood water|water (is )?((in|inside|entering|enters) (my|our|the) (house|home|"
            "basement|flat|room|ground floor|kitchen|bedroom)|up to|rising|rises)|flash flood"
        ),
        "rising": "rising|rises|rise|up to (my|our|the) (knees|waist|neck|chest|window)|getting higher",
        "cannot_walk": "(can t|cant|cannot|can not) walk|wheelchair|in bed",
        "collapsed": (
            "collaps(ed|es|ing)|(fell|came|come|coming|falling|crashed) (down|in)|caved in|crumbl(ed|ing)|cracks open"
        ),
        "crushed": (
            "(tree|wall|roof|pole) (fell|falls) on (a |the )?(tent|people|camp|car|house|bus)|(elevator|lift) (fell|"
            "dropped|crashed)|(wall|roof|ceiling|tree|balcony|tractor|rock|scaffold|scaffolding|beam|crane|pole|car|"
            "truck|hill|mud|avalanche|snow) .. (fell|fall|falls|collapsed|came down|overturned|rolled|tipped|landed|"
            "turned) (on|over|onto|upon|in) .. (<child>|<kin>|<folk>|house|car|him|her|me|us|worker)|(tree|wall|"
            "truck|tractor|rock) .. crush(ed|es|ing)|crush(ed|es|ing) (by|under|a|the|my|his|him|her|in) .. (car|"
            "tractor|machine|wall|tree|leg|him|man)?|(legs?|he|she|him|her|man|worker|person|people|"
            "persons) .. (stuck|trapped|pinned|caught|is|are) (is )?(under|underneath|beneath|below)|pinned under"
        ),
        "slide": "landslide|mud ?slide|avalanche|rock ?fall|hill (came|coming|slid|sliding|is sliding|moving)",
        "rubble": (
            "hill (slid|slides|came|fell|collapsed) (down )?(on|onto|over) .. (house|houses|road|car)|(under|"
            "beneath|below) (the )?(rubble|ruins|debris|snow|earth|mud|avalanche|concrete|bricks|tractor|train|"
            "truck)|buried( alive)?|in the rubble"
        ),
        "under": "under|underneath|beneath|below",
        "trapped": (
            "stuck (in|inside|under)|trapped|stuck|pinned|(can t|cant|cannot|can not|couldn t|unable to|not) (get|"
            "come|pull|take|escape) (out|him|her|them|us)( out)?|blocked inside|locked inside"
        ),
        "fell_from": (
            "(fell|falls|falling|fallen|fall|jumped|pushed|slipped|thrown) (down )?(from|off|out of|out|down|"
            "through) .. (<high>|height|# (m|meters?|metres?|floor)|third floor|second floor|fourth floor)"
        ),
        "quake": "earthquake|(building|house|ground|everything) (is )?(shaking|shakes|trembling)",
        # Gas, current, blasts
        "leak": (
            "(bottle|cylinder|gas pipe|stove) (is )?leak(s|ing)?|gas (is )?(leak|leaks|leaking|coming out|"
            "escaping)|leak(ing)? (of )?gas|smell(s|ing)? (of )?gas|gas smell(s)?|(strong|strange)? smell of gas"
        ),
        "gas": "gas|fumes|chemicals?",
        "smell": "smell|smells|smelling|stinks",
        "exploded": "explo(ded|des|ding|sion|sions)|blew up|blown up|blast|went off|bursts? in flames",
        "blast": (
            "(gas )?(bottle|cylinder|boiler|tank|stove|transformer) .. (explod*|blew|burst|is burning|on fire)|"
            "explosion in|gas explosion|(explosion|blast) .. (house|basement|building|flat|shop|factory)"
        ),
        "shock": (
            "electrocut(ed|ion|ing|e)|electric shock|(electricity|current|power|lightning) (hit|hits|shocked|struck|"
            "caught|took|strikes) .. (<child>|<kin>|<folk>|him|her|me)?|(struck|hit) by (lightning|electricity)|"
            "got shocked|shocked by"
        ),
        "wire": (
            "(wire|wires|cable|cables|power line|line|powerline) .. (on (the )?(ground|road|street|floor)|down|fell|"
            "broke|broken|loose|in the yard|live|touched)|(live|fallen|broken) (wire|wires|cable|power line)"
        ),
        "sparks": "spark(s|ing|les)?",
        "touched": "touched|touches",
        # Roads
        "crash": (
            "(fell|went|slid|flew|skidded|came) off the (road|bridge|cliff)|(car |bus |truck |road |traffic |"
            "motorcycle |motocycle |bad |big |serious |terrible )?(accident|crash|collision)|crash(ed|es)|collided|"
            "(car|bus|truck|van|train|tram) (hit|hits|crashed|slammed)|hit (a|the) (tree|wall|pole|truck|bus)|"
            "drove (off|into)|ran off the road"
        ),
        "overturned": "overturn(ed|s|ing)?|flipped( over)?|rolled over|turned over|upside down|tipped over",
        "run_over": (
            "(car|bus|truck|van|train|motorbike|driver|he|bike|somebody) (just )?(hit|hits|ran over|run over|"
            "runs over|knocked down|struck) .. (<child>|<kin>|<folk>|pedestrian|cyclist|me|him|her|zebra)|run over|"
            "ran over|hit and run|hit by (a |the )?(car|truck|bus|train|van|motorcycle)|knocked down by"
        ),
        "hit_by": "hit by",
        "train_hit": "train (just )?(hit|hits|struck|ran)|under (the |a )?train",
        "dead": "dead|died|killed|dying",
        # Lost and mauled
        "missing": "missing|disappear(ed|s)?|lost|can t find|cant find|cannot find|gone|ran away|not find",
        "lost_in": "lost|got lost|we are lost",
        "mauled": (
            "(dogs?|dog pack|pack of dogs|bear|wolf|wolves|bull|pig|pit ?bull) .. (is |are )?(tear(s|ing)?|maul(s|"
            "ing|ed)?|ripp(s|ing)|attacking|biting|eating|bit .. (neck|throat|face)) .. (<child>|<kin>|<folk>|him|"
            "her|me|neck|throat|face|apart)"
        ),
    },
)
