"""Which ideas, said together, make an emergency. The words for the ideas stand in `alarm_words_<language>`.

One idea alone seldom does: fire is also insurance, blood is also a laboratory. A rule names the ideas that must stand near
one another: `fire place` both, `fire place|people` fire and either, `-waste` unless that stands anywhere in the message.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, folded and with apostrophes read as spaces.

    Notation: `|` or, `( )` group, `?` may be missing, `*` any ending, ` .. ` up to three words between, `<part>` the words
    under that name in `parts`. Where words of two ideas begin at the same place, the idea that stands first has them.
    """

    parts: dict[str, str]
    ideas: dict[str, str]


CALM = "calm"
"""Words of the past, of habit, of papers, of rumours, of what if: with them nothing alarms, except beside `now`."""

NOW = "now"

RULES: tuple[str, ...] = (
    # Fire
    "burning place -waste -lamp",
    "burning people -waste -lamp",
    "burning shout|service|inside|trapped|spreads|flames -lamp",
    "fire place -waste",
    "fire shout|service|quick|people|inside|trapped|spreads|now|huge -waste",
    "flames place|people|shout|service|spreads|inside",
    "smoke trapped|shout|service|scream|flames|fire",
    "smoke inside people",
    "smokes people|shout|inside|place -waste",
    # Breath, heart, mind
    "no_breath -waste",
    "fainted people|place|shout|service|fell|gas|took|quick|now|still|inside",
    "still people|fell|hit|blood|took|shock|service|alone",
    "stroke",
    "swallowed people",
    "choked people",
    "blue people",
    "swelling sting|throat",
    "sting people|shout|swelling|still",
    "took people|still|cold|shout|quick",
    "poisoned people|gas|shout|service",
    "monoxide",
    "birth people|vehicle|way|shout|service|alone|pains|now|quick",
    "waters|pains pregnant|people|alone|way",
    "pregnant bleeding|blood|fell",
    "bleeding",
    "blood people|much|fell|hit|wounded|crash|fight|stab|shout|service",
    "wounded people|vehicle|shout|service|crash|now|me",
    # Violence
    "beats people|me|now|shout|weapon|scream|blood|hiding",
    "kills",
    "stab",
    "shots",
    "weapon at_door|threat|attacker|shout|now|inside|school|scream|people|fight|drunk",
    "attacked now|shout|blood|weapon|me",
    "fight weapon|shout|service|now|blood|many|still",
    "breaking_in",
    "intruder inside|at_door|now|shout|hiding|weapon|place",
    "hiding",
    "locked_in intruder|attacker|beats|smoke|fire|weapon|scream|people",
    "rape",
    "kidnapped people|vehicle|now",
    "bomb people|exploded|thrown|inside|wounded|hand",
    "scream people|place|shout|inside",
    # To end one's life
    "suicide",
    "jump height",
    "farewell took|cut|weapon|height|suicide|jump",
    # Water, earth, buildings
    "drowning people|water",
    "carried people|vehicle|water",
    "fell water people|vehicle|scream",
    "vehicle water inside|people|sinking",
    "sinking people|vehicle",
    "flooding people|trapped|rising|roofed|cannot_walk|inside",
    "collapsed structure people|under|inside|trapped|wounded|now|shout",
    "slide people|place|trapped|under|vehicle",
    "rubble",
    "under people|vehicle|crash|collapsed",
    "trapped people|vehicle|smoke|gas|inside|flooding|shout|quick",
    "fell height",
    "fell people still|fainted|blood|bleeding|shout|quick|service|trapped",
    "quake collapsed|inside|people|structure|now|trapped",
    # Gas, current, blasts
    "gas smell|leak|fainted|dizzy",
    "leak gas",
    "dizzy people gas|monoxide|smell",
    "exploded bottle|place|wounded|people|shout|flames|hand|huge",
    "shock people",
    "wire sparks|people|vehicle|children",
    "sparks people|burning|smoke|place",
    # Roads
    "crash wounded|blood|bleeding|inside|trapped|people|dead|shout|service|still|now|burning|under|huge",
    "overturned vehicle",
    "overturned people",
    "run_over people",
    "vehicle trapped",
    # Lost and mauled
    "missing children since",
    "missing children water|mountain|shout|now",
    "lost_in mountain",
    "mauled people|me",
    # Cries
    "shout dying",
    "shout me wounded",
    "dying people now|shout|quick|vehicle|place",
)

SHORT_RULES: tuple[str, ...] = (
    "shout",
    "call quick|service",
    "service quick|shout|now|call",
    "fire",
    "call call",
    "crash quick|shout",
)
"""Enough when the message says nothing but cries."""
