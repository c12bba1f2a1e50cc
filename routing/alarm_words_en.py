from routing.alarm_words import Lexicon

ENGLISH = Lexicon(parts={}, ideas={"shout": "upomoc|imdat|help help|pomozin"})
