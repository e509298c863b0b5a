"""Where the verb that governs an expression looks, by the parse: "will meet on Friday" is ahead.

The expression's governor is climbed to the nearest verb; its helpers, mood and tense decide, and an
infinitive looks where the verb above it does ("plans to meet").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.tense import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Sentence, Span, Token
    from timeline.timex.lexicon import Lexicon

#: How many steps to climb; deeper trees are parsing errors rather than sentences.
_DEPTH = 12


def looks(
    sentence: Sentence, start: int, end: int, lexicon: Lexicon, within: Span | None = None
) -> Direction | None:
    """Return where the verb governing the characters looks, or None when the parse does not say.

    ``within`` is the quotation they stand in: who quotes governs nothing inside of it.
    """
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if start <= token.span.start < end]
    if not inside:
        return None
    index = next((i for i in inside if tokens[i].head not in inside), inside[0])
    named, noun = False, index
    for _ in range(_DEPTH):
        token = tokens[index]
        if within is not None and not within.contains(token.span):
            return None
        if index not in inside and token.pos == "NOUN":
            if token.lemma.lower() in lexicon.contexts["unplanned"]:
                return Direction(-1, token.text, sure=True)
            named, noun = True, index
        verb = token.pos in {"VERB", "AUX"} or _is_predicate(tokens, index)
        if index not in inside and verb:
            if named and _is_invited_to(tokens, index, noun, lexicon):
                return Direction(1, token.text)
            return _of_verb(tokens, index, inside[0], lexicon, named=named)
        if token.head == index:
            set_for = _is_verb_of_calendar(tokens, index, lexicon) and index < inside[0]
            return Direction(1, token.text) if set_for else None
        index = token.head
    return None


def _is_verb_of_calendar(tokens: Sequence[Token], root: int, lexicon: Lexicon) -> bool:
    """Return whether a "plural" is the verb of a sentence without one ("The council votes on")."""
    noun = tokens[root]
    if noun.tag != "NNS" or noun.lemma not in lexicon.contexts["on_the_calendar"]:
        return False
    opened = tokens[0].tag == "DT" and root > 1 and tokens[root - 1].tag == "NN"
    return opened and not any("VerbForm=Fin" in t.morphology for t in tokens)


def _is_invited_to(tokens: Sequence[Token], verb: int, noun: int, lexicon: Lexicon) -> bool:
    """Return whether the noun is what somebody is asked to come to ("invited them to talks")."""
    invites = tokens[verb].lemma.lower() in lexicon.contexts["inviting"]
    return invites and any(
        t.head == noun and t.relation == "case" and t.text.lower() in lexicon.contexts["to"]
        for t in tokens
    )


def _is_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a copula makes a word the predicate of its clause ("will be back")."""
    return any(t.relation == "cop" and t.head == index for t in tokens)


def _of_verb(
    tokens: Sequence[Token], index: int, at: int, lexicon: Lexicon, *, named: bool = False
) -> Direction | None:
    """Return where a verb looks; ``named``: it governs the expression through a noun alone.

    "They are leaving on Friday" looks ahead, "they are investigating a theft on Friday" does not.
    """
    verb, future, sets = tokens[index], lexicon.slots["future"], lexicon.contexts
    helpers = _helpers(tokens, index)
    if verb.relation == "xcomp" and not helpers and "VerbForm=Part" in verb.morphology:
        above = tokens[verb.head]  # "will stay closed": a state looks where its verb does
        if above.pos in {"VERB", "AUX"} and verb.head != index:
            return _of_verb(tokens, verb.head, at, lexicon, named=named)
    modal = next(
        (w for w in helpers if w.strip("'") in future or w in sets["future_stems"]),
        None,
    )
    awaited = _is_awaited(tokens, index, lexicon)
    if awaited or (modal is not None and sets["have"].isdisjoint(helpers)):
        return Direction(1, modal or verb.text, sure=awaited)
    over = _is_infinitive(tokens, index, lexicon) and _had_been(tokens, verb.head, lexicon)
    coming = verb.text.lower() in future and sets["been"].isdisjoint(helpers) and not over
    if index < at and (coming or (not named and _is_on_calendar(verb, lexicon))):
        return Direction(1, verb.text)
    past = next((w for w in helpers if w in sets["past_helpers"]), None)
    if past is not None:
        was_to = past in sets["planning_helpers"] and sets["perfect_helpers"].isdisjoint(helpers)
        planned = was_to and _is_infinitive(tokens, index, lexicon)
        return Direction(1 if planned else -1, past)
    if _is_infinitive(tokens, index, lexicon) and verb.head != index:
        return _of_governor(tokens, verb.head, lexicon)
    if "Tense=Past" in verb.morphology:
        return Direction(-1, verb.text, sure=not named and "VerbForm=Fin" in verb.morphology)
    if not (verb.text.lower().endswith("ing") and helpers and index < at) or named:
        return None
    told = _told_between(tokens[index + 1 : at], lexicon)
    return Direction(-1, told) if told else Direction(1, f"{helpers[-1]} {verb.text}")


def _is_awaited(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Return whether a passive in the present is waited for ("until the bridge is repaired")."""
    sets = lexicon.contexts
    own = [t for i, t in enumerate(tokens) if t.head == index and i < index]
    waits = any(t.text.lower() in sets["awaiting"] for t in own if t.relation in {"mark", "advmod"})
    return waits and any(
        t.relation == "aux:pass" and t.text.lower() in sets["present_be"] for t in own
    )


def _is_on_calendar(verb: Token, lexicon: Lexicon) -> bool:
    """Return whether a present tense tells what is set for a day: "Malmo play Aarhus on Friday"."""
    present = "VerbForm=Fin" in verb.morphology and "Tense=Pres" in verb.morphology
    main = verb.relation in {"root", "conj", "parataxis"}  # not "saw the cars arrive on Friday"
    return present and main and verb.lemma in lexicon.contexts["on_the_calendar"]


def _told_between(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """Return what lies behind between a verb and a day: "are investigating a theft on Friday"."""
    unplanned = lexicon.contexts["unplanned"]
    return next(
        (t.text for t in tokens if t.tag == "VBD" or t.lemma.lower() in unplanned),
        "",
    )


def _is_infinitive(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Return whether a verb is an infinitive, in the passive too: "to be transferred"."""
    if "VerbForm=Inf" in tokens[index].morphology:
        return True
    to = lexicon.contexts["to"]
    return any(t.head == index and t.relation == "mark" and t.text.lower() in to for t in tokens)


def _helpers(tokens: Sequence[Token], index: int) -> list[str]:
    """Return the helping verbs of a verb in lower case, with plain apostrophes."""
    helpers = (
        token.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for i, token in enumerate(tokens)
        if token.head == index and i != index and token.relation.startswith(("aux", "cop"))
    )
    return list(helpers)


def _had_been(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Return whether a plan is over by its helpers: both of "had been" stand with it."""
    helpers = set(_helpers(tokens, index))
    return any(helpers.issuperset(over.split()) for over in lexicon.contexts["plan_over"])


def _of_governor(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Direction | None:
    """Return where an infinitive looks: ahead under "plans", with its governor otherwise.

    What "had been scheduled" is told once its day is over.
    """
    governor = tokens[index]
    if _had_been(tokens, index, lexicon):
        return Direction(-1, f"had been {governor.text}")
    ahead = lexicon.slots["future"].keys() | lexicon.slots["intent"].keys()
    if {governor.text.lower(), governor.lemma.lower()} & ahead:
        return Direction(1, governor.text)
    if governor.pos in {"VERB", "AUX"} and "Tense=Past" in governor.morphology:
        return Direction(-1, governor.text)
    return None
