from routing.alarm_words import Lexicon

ALBANIAN = Lexicon(parts={}, ideas={"shout": "ndihme ndihme"})
