from routing.alarm_words import Lexicon

SERBIAN = Lexicon(parts={}, ideas={"shout": "upomoc|imdat|help help|pomozin"})
