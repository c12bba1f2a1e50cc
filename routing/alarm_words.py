"""Which ideas, said together, make an emergency. The words for the ideas stand in `alarm_words_<language>`.

One word alone seldom does: fire is also insurance, blood is also a laboratory. A rule names the ideas that must stand
near one another: `fire place` both, `fire place|people` fire and either, `-waste` unless that stands anywhere in the
message. An idea that alarms alone holds whole phrases, not words.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, folded and with apostrophes read as spaces.

    Notation: `|` or, `( )` group, `[ ]` one of these letters, `?` may be missing, `*` any ending, `#` a number, ` .. `
    up to three words between, `<part>` the words under that name in `parts`. Where several begin at the same place,
    what is harmless has them, then the one of more words, then the idea that stands first.
    """

    parts: dict[str, str]
    ideas: dict[str, str]


CALM = frozenset({"calm", "asks"})
"""Words of the past, of habit, of papers, of rumours, of what if, and the questions people put to an office: with them
nothing alarms."""

HARMLESS = "harmless"
"""Phrases whose words would mislead: water pipes that "shoot", a region that is named like fire. They say nothing."""

WIDER = {
    "people": "people|children",
    "place": "place|structure|vehicle|stove",
    "inside": "inside|roofed",
    "shout": "shout|help|cry",
    "weapon": "weapon|gun",
}
"""Ideas that hold others."""

RULES: tuple[str, ...] = (
    # Fire
    "burning place|people|animals|inside -waste -lamp",
    "burning shout|service|trapped|spreads|flames -lamp -waste",
    "fire locked_in|place|people|inside|trapped|spreads|shout|service|quick|huge|animals -waste",
    "flames place|people|shout|service|spreads|inside|scream -waste",
    "smoke_home -waste -stove",
    "smoke trapped|shout|service|scream|flames -waste",
    # Breath, heart, mind
    "no_breath -waste",
    "seized",
    "struck shout|quick|now|silent|still|service|fainted|alone",
    "seizure shout|quick|long|still|service",
    "wont_wake",
    "fainted people|shout|service|fell|gas|took|quick|still",
    "still people|pronoun|fell|hit_by|blood|took|service|fight|shock|crash|shout",
    "silent fell|hit_by|blood|took|sting|gas|crash|seizure|swelling|fainted|trapped|shock",
    "choking people|shout -waste",
    "swallowed people",
    "blue people",
    "sting people|throat|shout|swelling|still|fainted",
    "swelling throat people|shout|sting",
    "overdose",
    "took people|still|silent|shout|quick|fainted|farewell",
    "poisoned people|gas|shout|service|fainted|dizzy|still -animals",
    "monoxide",
    "in_labour",
    "birth vehicle|inside|way|shout|service|alone|pains|quick",
    "waters people|alone|way|pregnant|pains",
    "pains pregnant|alone|way|people|quick",
    "pregnant bleeding|blood|fell|fainted",
    "bleeding -animals",
    "blood quick|fell|much|scream|hit_by|wounded|crash|fight|still|fainted|shout|beats -animals",
    "wounded vehicle|shout|service|crash|fight|exploded|bomb|mountain|inside -animals",
    "scalded -waste",
    # Violence
    "beats people|me|shout|weapon|scream|blood|hiding|now|inside",
    "may_beat now|shout|scream|weapon|blood|hiding",
    "kills",
    "stab",
    "shots -animals",
    "shoots threat|me|scream|weapon",
    "gun public",
    "weapon at_door|threat|attacked|shout|inside|scream|fight|drunk|intruder|beats|may_beat|now -animals",
    "attacked blood|weapon|shout|now -animals",
    "fight weapon|shout|now|blood|still|wounded",
    "breaking_in",
    "intruder now|shout|hiding|weapon|alone",
    "hiding",
    "locked_in intruder|beats|smoke|fire|weapon|scream|threat|drunk|breaking_in",
    "rape",
    "kidnapped",
    "arson at_door|place|people|threat|locked_in|me -animals",
    "bomb public",
    "bomb people|exploded|thrown|wounded|hand|inside -waste",
    "scream shout|inside|help",
    "scream people -waste",
    # To end one's life
    "suicide",
    "jump height|roofed",
    "farewell took|pills|bleeding|weapon|height|jump|locked_in|silent",
    "dangles people height|alone|mountain",
    # Water, earth, buildings
    "drowning -waste -animals",
    "sinking people|vehicle water -animals",
    "in_water people|inside|me|under|shout|quick -animals",
    "carried people|vehicle|animals",
    "fell water people|vehicle|scream|shout -animals",
    "flooding trapped|rising|carried|cannot_walk|roofed|shout",
    "rising water people|place|trapped",
    "collapsed|fell|overturned|crash|carried aboard",
    "collapsed place people under",
    "collapsed place inside|trapped|wounded|scream|shout -animals",
    "fell structure trapped|wounded|inside",
    "crushed",
    "slide people|trapped|shout|inside",
    "rubble",
    "cant_out crash|overturned|smoke|fire|burning|under|inside|gas|flooding|collapsed",
    "trapped people|inside|silent|smoke|gas|flooding|crash|overturned|under|shout|service -animals",
    "fell_from -animals",
    "fell people still|silent|fainted|blood|bleeding|shout|quick|service|trapped -animals",
    "quake collapsed|trapped|scream|under",
    # Gas, current, blasts
    "leak",
    "gas smell -waste",
    "gas fainted|dizzy|exploded|silent|still -waste",
    "blast -waste",
    "exploded place|wounded|people|shout|flames|hand|huge -waste",
    "shock",
    "wire sparks|people|touched -lamp",
    "sparks people|burning|smoke|flames|place -lamp",
    # Roads
    "crash vehicle|wounded|blood|bleeding|inside|trapped|people|dead|shout|service|still|now|burning|huge|silent|quick",
    "overturned vehicle",
    "overturned people -animals",
    "run_over -animals",
    "hit_by people -animals",
    "train_hit",
    # Lost and mauled
    "missing_person since|water|mountain|shout|service",
    "missing children since|water|mountain|shout|service",
    "lost_in mountain people|me|cold|shout|alone",
    "mauled",
    "dying people shout|quick",
    "call",
)

CRIES: tuple[str, ...] = (
    "cry",
    "shout shout",
    "shout quick|service|now|me",
    "service quick|now|come|service",
    "fire",
    "shoots",
    "crash quick|shout|vehicle",
)
"""Enough when the message says nothing else."""
