"""Which ideas, said together, make an emergency. The words for the ideas stand in `alarm_words_<language>`.

One word alone seldom does: fire is also insurance, blood is also a laboratory. A rule names the ideas that must stand near
one another: `fire place` both, `fire place|people` fire and either, `-waste` unless that stands anywhere in the message.
An idea that alarms alone holds whole phrases, not words.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, folded and with apostrophes read as spaces.

    Notation: `|` or, `( )` group, `?` may be missing, `*` any ending, `#` a number, ` .. ` up to three words between, `<part>` the words
    under that name in `parts`. Where words of two ideas begin at the same place, the idea that stands first has them.
    """

    parts: dict[str, str]
    ideas: dict[str, str]


CALM = "calm"
"""Words of the past, of habit, of papers, of rumours, of what if: with them nothing alarms. `harmless` only takes words
that would mislead out of the way (water pipes that "shoot", a region named like fire)."""

WIDER = {"people": "people|children", "place": "place|structure", "shout": "shout|help", "weapon": "weapon|gun"}
"""Ideas that hold others."""

RULES: tuple[str, ...] = (
    # Fire
    "burning place|people|animals|inside -waste -lamp",
    "burning shout|service|trapped|spreads|flames -lamp -waste",
    "fire place|people|inside|trapped|spreads|shout|service|quick|huge|animals -waste",
    "flames place|people|shout|service|spreads|inside|scream -waste",
    "smoke_home -waste",
    "smoke trapped|shout|service|scream|flames|fire|inside -waste",
    # Breath, heart, mind
    "no_breath -waste",
    "seized",
    "seizure people|shout|quick|long|still|service",
    "fainted people|shout|service|fell|gas|took|quick|still|inside|hit",
    "still people|fell|hit|blood|took|service|fight",
    "silent fell|hit|blood|took|sting|gas|crash|seizure|swelling|fainted",
    "choking people|shout",
    "swallowed people",
    "blue people",
    "sting people|shout|swelling|still|fainted",
    "swelling throat people|shout|sting",
    "took people|still|silent|shout|quick|fainted|farewell",
    "poisoned people|gas|shout|service|fainted -animals",
    "monoxide",
    "birth people|vehicle|way|shout|service|alone|pains|quick",
    "waters people|alone|way|pregnant|pains",
    "pains pregnant|alone|way|people|quick",
    "pregnant bleeding|blood|fell|fainted",
    "bleeding -animals",
    "blood people|fell|wounded|crash|fight|still|fainted|shout|service|beats -animals -papers",
    "wounded people|vehicle|shout|service|crash|me|fight|exploded|bomb -animals",
    # Violence
    "beats people|me|shout|weapon|scream|blood|hiding|service",
    "kills",
    "stab",
    "shots",
    "weapon at_door|threat|attacked|shout|inside|scream|fight|drunk|service|intruder|beats",
    "attacked blood|weapon|shout|service|wounded|thrown -animals",
    "fight weapon|shout|service|now|blood|many|still|wounded",
    "breaking_in",
    "intruder inside|now|shout|hiding|weapon|service|at_door",
    "hiding",
    "locked_in intruder|beats|smoke|fire|weapon|scream|threat|drunk|breaking_in",
    "rape",
    "kidnapped",
    "bomb people|exploded|thrown|wounded|hand|inside",
    "scream people|place|shout|inside|help",
    # To end one's life
    "suicide",
    "jump height",
    "farewell took|bleeding|weapon|height|jump",
    # Water, earth, buildings
    "drowning",
    "sinking people|vehicle|water -animals",
    "carried people|vehicle|animals",
    "fell water people|vehicle|scream|shout -animals",
    "flooding people|trapped|rising|inside|carried -papers",
    "rising water|flooding people|place|trapped",
    "collapsed place people|under|inside|trapped|wounded|scream|shout -animals",
    "fell structure under|trapped|wounded|inside",
    "crushed",
    "slide people|trapped|under|shout|inside",
    "rubble",
    "trapped people|inside|smoke|gas|flooding|crash|overturned|under|shout|service -animals",
    "fell_from -animals",
    "fell people still|silent|fainted|blood|bleeding|shout|quick|service|trapped -animals",
    "quake collapsed|trapped|scream|under|people",
    # Gas, current, blasts
    "leak",
    "gas smell",
    "gas fainted|dizzy|exploded|silent",
    "dizzy monoxide|smell",
    "exploded bottle|place|wounded|people|shout|flames|hand|huge|vehicle",
    "shock",
    "wire sparks|people|touched",
    "sparks people|burning|smoke|flames|place -lamp",
    # Roads
    "crash wounded|blood|bleeding|inside|trapped|people|dead|shout|service|still|now|burning|huge|silent|quick",
    "overturned vehicle inside|people|trapped|shout|under|burning|wounded|water|place",
    "overturned people -animals",
    "run_over -animals",
    # Lost and mauled
    "missing children since|water|mountain|shout|service",
    "lost_in mountain people|me|cold|shout|alone",
    "mauled",
    "dying people shout|quick|vehicle|place|service|inside",
    "call",
)

CRIES: tuple[str, ...] = (
    "cry",
    "shout shout",
    "shout quick|service|now|me",
    "service quick|now|come",
    "fire",
    "crash quick|shout",
)
"""Enough when the message says nothing else."""
