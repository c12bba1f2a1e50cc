"""How people cry for help, by language: combinations of words, on folded text with apostrophes read as spaces.

Notation: `*` any ending, ` .. ` up to four words between, `<name>` one of the words under that name.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Cries alarm whatever stands beside them; signs alarm unless the message also holds calm words."""

    names: dict[str, str]
    cries: tuple[str, ...]
    signs: tuple[str, ...]
    calm: tuple[str, ...]


ALBANIAN = Words(
    names={
        "place": "shtepi*|shpi*|shpa*|banes*|kulm*|pallat*|ndertes*|kerr*|makin*|vetur*|stall*|dyqan*|shkoll*|oxhak*|garazh*|kuzhin*|mal|mali|hangar*|depo*",
        "person": "nena|nana|baba|babi|djali|cuni|vajza|qika|burri|gruaja|grueja|gjyshi|gjyshja|loka|plaku|plaka|femija|fmija|foshnja|bebja|motra|vllau|vellai|nje njeri|nji njeri|komshiu|shoqja|shoku|dikush",
        "now": "tash|tani|ndihm*|shpejt|urgjent*|hajde|hajdeni|eni|ejani|alo|ambulanc*|polici*|zjarrfik*|prej dritares",
        "tu": "po|tu|tuj|duke",
        "weapon": "arm*|pisto*|revol*|thik*|kallash*|sakic*|sepat*|pushk*",
    },
    cries=(
        "(s po|spo|nuk po|s|nuk) (merr|mer|merrka) (fryme|frym)",
        "<tu> (digjet|digjemi|digjena|kallet|u djeg|u kall|djegur) .. <place>",
        "<place> .. <tu> (digjet|kallet|u djeg|u kall)",
        "<tu> (gjuhet|gjuajne|gjujn|gjun|qelluar|shtijn|shtijne|u gjujt|u shti) (me )?<weapon>",
        "<tu> (u mbyt|mbytet|mytet|u myt) .. (lum*|liqe*|uj*|pishin*)",
        "(du|dua|don) me e? ?(vra|myt|mbyt) veten",
        "(rrjedh|vjen|qelbet|ere|er) .. gaz .. <now>",
    ),
    signs=(
        "(zjarr|zjarri|flak*) .. (<place>|<now>)",
        "(<now>) .. zjarr*",
        "<person> .. (pa vetedije|pa vetdije|ka humb vetedijen|ka ra pertok|u rrezu)",
        "(aksident|perplasje) .. (lendu*|vdek*|gjak|<now>)",
    ),
    calm=("dje|para (nje|nji|dy|tre)|vitin e kalu*|muajin e kalu*|ligj*|leje|certifikat*|kopj*|fatur*|raport*|dem*|a osht e vertet*",),
)
SERBIAN = Words(
    names={
        "place": "kuc*|stan*|zgrad*|krov*|auto*|kol*|stal*|podrum*|garaz*|skol*|sum*|sprat*|radnj*",
        "person": "majk*|mama|otac|tata|cal*|sin|cerk*|cerka|muz|zena|baba|deda|beba|dete|dijete|brat|sestra|covek|covjek|komsi*|neko",
        "now": "upomoc|pomoc|pomozite|hitno|brzo|sad|sada|odmah|vatrogas*|polici*|hitnu",
    },
    cries=(
        "ne dise|ne dise vise|ne moze da (dise|udahne)",
        "gori .. <place>", "<place> .. (gori|se zapali*|u plamenu)",
        "(puca|pucaju) .. <now>", "(davi|dave) se", "hocu da se ubi*", "ubicu se",
    ),
    signs=("(pozar|vatra|dim|plamen) .. <now>", "<now> .. (pozar|vatra|gori)", "<person> .. (bez svesti|onesvesti*|krvari|pao u nesvest|srusi*)",
           "(sudar|udes|nesreca) .. (povredjen*|mrtv*|krv*|<now>)"),
    calm=("juce|prosle|proslog|zakon*|dozvol*|kopij*|racun*|zapisnik*|da li je istina|naknad*|stet*",),
)
TURKISH = Words(
    names={"place": "ev*|bina*|cati*|daire*|araba*|ahir*|okul*|dukkan*|orman*", "now": "imdat|yardim*|acil*|cabuk|simdi|hemen|itfaiye*|polis*|ambulans*",
           "person": "annem|anam|babam|oglum|kizim|esim|kocam|dedem|ninem|bebek|cocuk|kardesim|adam|komsu*"},
    cries=("nefes (almiyor|alamiyor|almay|alamay)", "<place> .. (yaniyor|yanay|tutustu)", "(boguluyor|bogulay) .. (su|nehir|gol|dere|cocuk)*", "(kendimi|canima) (oldur*|kiy*)"),
    signs=("(yangin|ates|duman) .. <now>", "<now> .. (yangin|yaniyor|yanay)", "<person> .. (baygin|bayildi|kaniyor|kanamasi var|bilinci kapali)", "kaza .. (yarali|<now>)"),
    calm=("dun|gecen|kanun*|izin|izni|belge*|fatura*|rapor*|dogru mu|zarar*",),
)
ENGLISH = Words(
    names={"place": "house|home|flat|apartment|building|roof|car|barn|shop|school|kitchen|forest|garage", "now": "help|now|quick*|please hurry|urgent|ambulance|police|firefighters",
           "person": "mother|father|mom|mum|dad|son|daughter|wife|husband|baby|child|kid|brother|sister|man|woman|neighbou?r|grandma|grandpa|someone|somebody|he|she"},
    cries=("(not|isn t|isnt|stopped|can t|cant|cannot) (breathing|breathe)", "<place> .. (is )?(on fire|burning)", "(is|are) drowning", "(want to|going to|gonna) kill myself", "(is|are) shooting .. (at|now|people)"),
    signs=("(fire|smoke|flames) .. <now>", "<person> .. (unconscious|collapsed|bleeding)", "(accident|crash) .. (injured|blood|dead|<now>)"),
    calm=("yesterday|last (week|month|year|spring|summer|winter|night)|law|permit|certificate|copy|bill|is it true|damage",),
)
LANGUAGES = (ALBANIAN, SERBIAN, TURKISH, ENGLISH)
