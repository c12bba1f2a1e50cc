from routing.alarm_words import Lexicon

TURKISH = Lexicon(parts={}, ideas={"shout": "upomoc|imdat|help help|pomozin"})
