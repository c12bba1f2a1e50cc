from routing.alarm_words import Lexicon

ROMANI = Lexicon(parts={}, ideas={"shout": "upomoc|imdat|help help|pomozin"})
