"""How people cry for help in the Romani of Kosovo, as far as it can be told honestly: short and plain cries only."""

from __future__ import annotations

from routing import alarm_calm, alarm_cries, alarm_things
from routing.alarm_words import Lexicon

ROMANI = Lexicon(
    parts=alarm_things.ROMANI_PARTS,
    ideas={
        **alarm_calm.ROMANI,
        **alarm_things.ROMANI,
        **alarm_cries.ROMANI,
        # Fire
        "burning": "phabol|phabola|phabon|phabarel|phabaren|thabol|thabola|thabarel|phabarel amaro|jagardo",
        "fire": "jag|jag bari|bari jag|jaga",
        "flames": "jag bari",
        "smoke": "thuv|thu|dimo",
        # Breath, heart, mind
        "no_breath": (
            "(<not>) (disinel|dizinel|disinol|lel (dah|dix|gogi|phurdipe)|phurdel|phurdela)|tasavel (pes|ple)|tasol|"
            "tasljovel|modro si|modri si|dukhal .. (vilo|jilo|ilo|kolin)|vilo dukhal"
        ),
        "fainted": (
            "(<not>) (phuterel|putrel|phutrel) .. jakha|(<not>) (dzangavel|usti|dzangavola)|peli bi godjako|"
            "nane la godi|nane le godi|peli o nesvest"
        ),
        "still": "(<not>) (calavel|chalavel|chalavdol|mici|micinel) (pes)?|(<not>) (calavel|chalavel)",
        "silent": "(<not>) (vakerel|vakarel|del duma|del orba)",
        "took": "(pilja|xalja|xala|hala) .. (drab|draba|drabura|tablete|otrov|sredstvo)",
        "birth": "(bijanel|bijandol|bijanela|bijanipe)",
        "pains": "dukhala|dukha",
        "pregnant": "khamni|phari",
        "bleeding": ("(but )?rat (thavdel|thavdela|avel|dzal)|but rat|(na|ni) (acavel|terdol) o? ?rat|ratvalo|ratvali"),
        # Violence
        "beats": (
            "(marel|marela|maren|marena|calavel|chalavel|chalavena) (man|la|le|len|amen|me daja|mi daj|pes)|maren pes"
        ),
        "kills": (
            "(mudarel|mudarela|mudaren|mudarena) (man|amen|la|le|len|e manus*)|(kamel|mangel|manga|"
            "manel) te mudarel (man|amen|la|le)"
        ),
        "stab": "(dija|chindja|phusavda|phusada) .. (<blade>)|mudarel .. (<blade>)",
        "shots": "(puska|puske|pistolji) (den|del|dena)|den puska|den puske|krusumja",
        "gun": "<gun>",
        "weapon": "<blade>",
        "fight": "maren pes|marena pes",
        "intruder": "cor|cora|corura|chora|coraja",
        "hiding": "garadem (man|amen)|garavdem man|sijum garado|garadi sium",
        # To end one's life
        "suicide": (
            "(manga|mangel|kamel|kamav|mangav|mangava) te (mudarel|mudarav) (pes|man|ma)|(na|ni) (kamav|mangav|"
            "mangava) te (dzivdinav|dzivdav|zivinav|dzivav)|umblavda pes|umladja pes"
        ),
        # Water, earth, buildings
        "drowning": (
            "(tasol|taslol|tasovel) .. (pani|len|paneste)|(pani|len) (ingarel|lija|lel) .. (<child>|le|la|man)"
        ),
        "fell": "pelo|peli|pele|pelja|peljas",
        "flooding": "pani (avel|avela|del|dija) .. (kher|khera|pojaso|koc|krovo)*",
        "rising": "dzi (ko|ki) (pojaso|koc|men|koca)",
        "crushed": (
            "(duvari|zido|krovo|kast|traktori) .. (pelo|peli) (ko|po|upri|upral) .. (<child>|<kin>|<folk>|late|leste)"
        ),
        "fell_from": ("(pelo|peli|pele) (katar|kotar|tar) .. (krovo|krov|balkoni|sprato|khera|kast|skela|merdevine)"),
        # Gas, current, blasts
        "gas": "gas|gasi|plini",
        "smell": "khandel|khandela|khan",
        "exploded": "eksplodir*|phariljovel|pharavda*",
        "shock": "(struja|munja) .. (calavda|chalavda|dija|astarda|mudarda)",
        "wire": "(kabli|kablo|zica|struja) .. (phagl*|peli|pelo|varnic*|upri phuv)|(phagl*) .. (kabli|zica)",
        "sparks": "varnic*",
        # Roads
        "crash": "(vordon|kombi|autobusi) (calavda|chalavda) (pes|vordon*|kombi)|sudari|udesi",
        "run_over": (
            "(vordon|vordoni|autobusi|kamioni|traktori|kombi) (calavda|chalavda|uklja|usta|gazinda) .. (<child>|"
            "<kin>|<folk>|le|la|man)"
        ),
        "train_hit": "(vozi|vozo) (calavda|chalavda|uklja|gazinda)",
        # Lost and mauled
        "missing": (
            "xasardilo|xasajlo|hasardilo|hasajlo|xasardili|(na|ni|nasti) (arakha|arakhav|arakhas|alakh*|dikhav) (le|"
            "la|len|ma)"
        ),
        "mauled": (
            "(rikono|dzukel|dzukela|rikone|zukela) .. (lija|astarda|xal|xan|dandarda|dandarel|cingerel) .. (<child>|"
            "kori|men|muj|muja)"
        ),
    },
)
