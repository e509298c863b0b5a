"""Whether a clause looks back or ahead, from its words: "said Thursday it would hold".

"Thursday" follows "said" and lies behind; "the weekend" follows "would hold" and lies ahead. The
nearest cue inside the clause decides; a parse, when there is one, names the governing verb instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: How many words to look at on each side.
REACH = 25
_HARD = frozenset({".", ";", "\n", "!", "?", '"', "“", "”", ":"})


class Direction(NamedTuple):
    """Where the clause looks: -1 behind, 1 ahead, 0 unknown; the word that says so.

    ``lapsed`` says that the plan it tells of was given up, so that its day may be over.
    """

    side: int
    cue: str
    sure: bool = False
    lapsed: bool = False


UNKNOWN = Direction(0, "")


def direction(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> Direction:
    """Return where the clause around the words ``start`` to ``end`` looks."""
    left = range(start - 1, max(start - 1 - REACH, -1), -1)
    right = range(end, min(end + REACH, len(tokens.words)))
    for indexes, soft in ((left, True), (right, False), (left, False)):
        found = _nearest(tokens, indexes, lexicon, soft=soft)
        if found.side:
            return _of_main_verb(found) if indexes is right and _fronted(tokens, start) else found
    return UNKNOWN


def _of_main_verb(found: Direction) -> Direction:
    """Return where the main verb looks: "On Friday, the board planned a sale" lies behind."""
    side = -1 if found.cue.endswith("ed") else found.side
    return Direction(side, found.cue, sure=True)


def _fronted(tokens: Tokens, start: int) -> bool:
    """Return whether the expression opens its sentence, and so belongs to the main verb."""
    return tokens.word(start - 2) in {"", ".", "\n"} and tokens.word(start - 1).isalpha()


def beside(tokens: Tokens, start: int, lexicon: Lexicon) -> Direction:
    """Return where the verb right before the expression looks: "said Thursday", "fell on Friday".

    That verb governs it whatever else the sentence holds.
    """
    prepositions = lexicon.contexts["day_prepositions"]
    at = start - 2 if tokens.word(start - 1) in prepositions else start - 1
    if at < 0 or not tokens.words[at].isalpha():
        return UNKNOWN
    if tokens.word(at - 1) in lexicon.contexts["present_be"]:
        return UNKNOWN  # "until talks are concluded in the spring": its clause decides
    found = _nearest(tokens, (at,), lexicon, soft=True)
    return found._replace(
        sure=found.side < 0 and tokens.word(at - 1) not in lexicon.contexts["helping"]
    )


def _nearest(
    tokens: Tokens,
    indexes: Iterable[int],
    lexicon: Lexicon,
    *,
    soft: bool,
) -> Direction:
    slots, sets = lexicon.slots, lexicon.contexts
    future, past = slots["future"], slots["pastverb"]
    for index in indexes:
        word = tokens.words[index]
        if _ends_clause(tokens, index, lexicon) or (soft and word == ","):
            return UNKNOWN
        if word in future and not _no_cue(tokens, index, lexicon):
            if had_been(tokens, index, lexicon):
                return Direction(-1, f"had been {word}")
            perfect = tokens.word(index + 1) in sets["have_or_not"] and not sets["have"].isdisjoint(
                tokens.words[index + 1 : index + 3]
            )
            return Direction(-1 if perfect else 1, word)
        if word in sets["will_cut"] and tokens.word(index + 1) == "'":
            return Direction(1, f"{word}'t")
        if word in sets["to"] and _opens_infinitive(tokens, index, lexicon):
            over = had_been(tokens, index - 1, lexicon)
            return Direction(-1 if over else 1, f"{tokens.word(index - 1)} {word}")
        if word in past or _regular(word, lexicon):
            modal = _modal_before(tokens, index, lexicon)
            return modal if modal.side else Direction(-1, word)
    return UNKNOWN


def had_been(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Return whether "had been" stands right before a word: its plan is over."""
    return " ".join(tokens.words[max(index - 2, 0) : index]) in lexicon.contexts["plan_over"]


def _opens_infinitive(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Return whether "to" joins an intention and a verb: "plans to leave", not "due to the ..."."""
    after = tokens.word(index + 1)
    meant = tokens.word(index - 1) in lexicon.slots["intent"]
    return meant and after.isalpha() and after not in lexicon.contexts["determiners"]


def _regular(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word looks like a regular past form."""
    return len(word) > 4 and word.endswith("ed") and word not in lexicon.contexts["not_past"]


def _ends_clause(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Return whether a clause ends here: not at the full stop of "Mr." or "P."."""
    word = tokens.words[index]
    if word != ".":
        return word in _HARD
    before = tokens.word(index - 1)
    return len(before) > 1 and before not in lexicon.contexts["abbreviations"]


def _no_cue(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Return whether a word of the future is none here: "due to its loss", "could not"."""
    word, after, sets = tokens.words[index], tokens.word(index + 1), lexicon.contexts
    if word in sets["due"]:
        return after in sets["to"] and tokens.word(index + 2) in sets["determiners"]
    if tokens.word(index - 1) in sets["to"]:
        return True
    if word in sets["may"]:
        return tokens.capital(index)
    return word in sets["past_modals"] and after in sets["not_cut"]


def _modal_before(tokens: Tokens, index: int, lexicon: Lexicon) -> Direction:
    """Return the modal that governs a form the text also uses for the past ("will be released")."""
    for back in range(index - 1, max(index - 5, -1), -1):
        word = tokens.words[back]
        if word in lexicon.slots["future"]:
            between = tokens.words[back + 1 : index + 1]
            perfect = not lexicon.contexts["have"].isdisjoint(between)
            return UNKNOWN if perfect else Direction(1, word)
        if word not in lexicon.contexts["between_modal"] and not word.endswith("ly"):
            return UNKNOWN
    return UNKNOWN
