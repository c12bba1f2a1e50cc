"""Cries for help and for those who help, by language."""

from __future__ import annotations

ALBANIAN = {
    "cry": "ndihme ndihme|ndihm ndihm|shpetim|shpetoni|shpetona|na shpeto*|me shpeto*|kuku nan*|medet",
    "shout": (
        "na ndihmoni|na ndihmo|ndihmoni|ndihmo|ndihmona|shpetoni|shpetona|mbrojtje|alarm|sos|ejani shpejt|"
        "eni shpejt|hajde shpejt|hajdeni shpejt|shpejt ju lutem|ejani tash|ejani tani|hajdeni|ejani|nxito*|"
        "mos u vono*|hajde tash|shpejt shpejt|kuku"
    ),
    "help": "ndihme|ndihm|ndihma|ndime|ndim|ndimm|ndihmm|ndimo*|help",
    "call": (
        "(thirrni|thirre|thirr|thirri|lajmro*|lajmero*|thuj*|dergo*|qoni|coni|coje|nisni) .. (ambulanc*|"
        "zjarrfik*|policin|policine|ndihm*|shpejt|dike|patroll*|patrull*) .. (shpejt|tash|urgjent*|ardh|ejani|"
        "tani|menjiher*|te lutem|ju lutem)|(hajde|hajdeni|ejani|eni|eja|nxito*) .. (shpejt|tash|"
        "urgjent*) .. (ambulanc*|polic*|zjarrfik*)|(polici|policia|ambulanca|ambulanc|zjarrfiksat) (hajde|"
        "hajdeni|ejani|eni)|mos (u )?vono*"
    ),
    "quick": "shpejt|shpejtt|urgjent|urgjente|urgjentisht|menjiher*|menjehere|hajde",
    "service": (
        "ambulanc|ambulance|ambulanca|ambulancen|ambulances|zjarrfik*|vatrogas*|policia|policin|polici|policine|"
        "emergjenc*|112|19[234]"
    ),
    "come": "hajde|hajdeni|ejani|eni|eja|vijn|te vije|me ardh",
    "dying": "(po|tu|asht tu|osht tu) (na |m |me )?(vdes*|vdek*|dek*|des|jep shpirt*)|po (m|na) vdes",
}

SERBIAN = {
    "cry": (
        "pomoc (hitno|brzo|odmah|ljudi)|(hitno|brzo) pomoc|upomoc|pomagajte|pomozite nam|pomozite ljudi|u pomoc|"
        "spasite nas|spasavajte|pomoc pomoc|help help|sos"
    ),
    "shout": (
        "upomoc|pomagajte|pomozite|pomagaj|u pomoc|help|spasite|spasavajte|spasavaj|pomoc (hitno|brzo|molim|"
        "odmah)|(hitno|brzo|hajde|odmah) pomoc|(hajde|dodjite|dodite|dojdite|pozurite|pozuri|dolazite) (brzo|"
        "hitno|odmah|sto pre)|brzo (dodj|dod|hitn|vatrog|polic)*|pozurite|sos"
    ),
    "help": "pomoc",
    "call": (
        "(zovite|zovi|zovnite|pozovite) .. (hitnu|policij|vatrogas|pomoc|spas)*|(posaljite|saljite|"
        "posalji) .. (hitnu|vatrogas|spas)*"
    ),
    "quick": "brzo|hitno|hitnoo|odmah|pozurite|sto pre|hajde|dodjite|dodite|dojdite|ovamo",
    "service": (
        "vatrogas[a-z]*|policij[aeiu]|hitn[ua]|hitn[ua] pomoc|spasioc*|spasilac*|gorsk[au] sluzb[au]|112|19[234]"
    ),
    "come": "dodjite|dodite|dojdite|stizite",
    "dying": "umir[eu]|umirem[o]?|umre|umrece|izdise|na samrti",
}

TURKISH = {
    "cry": "imdat|yetisin|yardim yardim*|can kurtaran yok mu|kurtarin|kurtarin bizi|kurtar bizi",
    "shout": (
        "imdat|yetisin|yardim edin|yardim et|kurtarin|acele edin|cabuk gelin|cabuk olun|hemen gelin|acil gelin|"
        "kurtar bizi|aman"
    ),
    "help": "yardim|yardimm",
    "call": (
        "(ambulans|itfaiye|polis|imdat)* .. (cagir|gonder|yolla|arayin|yetis|acele|cabuk|lazim acil)*|(cabuk|"
        "acele|acil|hemen) .. (ambulans|itfaiye)*|yardim (edin|et) .. (cabuk|acil|ne olur|adres|hemen)|(yetisin|"
        "imdat) .. (itfaiye|ambulans|polis)*"
    ),
    "quick": "cabuk|acil|acele|hemen|amanin|cok acil|cabucak",
    "service": "itfaiye*|polis|polisi|polise|poliz|ambulans*|112|19[234]|acil servis|jandarma|kurtarma*",
    "come": "gelin|gelsin|kosun|yetis",
    "dying": "oluyor|olecek|oley|olmek uzere|oluyoruz|olecegiz|can veriyor|oluyo",
}

ENGLISH = {
    "cry": (
        "help help*|help me help*|sos|mayday|save us|save me|somebody help|someone help|help us|please help me now"
    ),
    "shout": (
        "help help|help us|save us|save me|hurry|hurry up|come (quick|fast|now|quickly|immediately)|"
        "please hurry|for god s sake|sos|somebody help|someone help|do something|please rescue|rescue us|"
        "call somebody|call someone|quick quick"
    ),
    "help": "help",
    "call": (
        "(send|call|need|get|plz|please|want|bring) .. (ambulance|firefighters|fire ?brigade|fire ?truck|police|"
        "rescue) .. (now|fast|quick|quickly|immediately|urgent|urgently|asap|hurry)|(ambulance|police|"
        "firefighters|rescue|help) .. (now|fast|quick|quickly|immediately|asap|hurry)|(plz|please|hurry|quick|"
        "urgent) (send |call |need )?(an )?(ambulance|firefighters)"
    ),
    "quick": "quick|quickly|fast|urgent|urgently|asap|immediately|emergency",
    "service": (
        "ambulance|ambulances|police|fire ?fighters|fire ?brigade|fire ?truck|fire department|rescue|112|911|"
        "19[234]|hitna|paramedics?"
    ),
    "come": "come|send",
    "dying": "dying|is going to die|will die|gonna die|about to die|dies",
}

ROMANI = {
    "cry": "azutin|azutinen|azutipe|pomozin|pomozinen|aven azutin*|pomozen",
    "shout": (
        "azutin|azutinen|azutipe|pomozin|pomozinen|aven (sigo|akana)|aven|avena sigo|avena|de vas|den vas|sigo aven"
    ),
    "call": ("(akharen|akhar|bicalen|bichalen|vicinen) .. (hitna|policia|policija|vatrogas*|doktori|azutipe|pomoc)"),
    "quick": "sigo|siga|sigoder",
    "service": "hitna|hitna pomoc|policia|policija|milicia|vatrogasci|doktori|112|19[234]",
    "come": "aven|ava|av",
    "dying": "merel|merela|meren|merav",
}
