"""Whether a clause looks back or ahead, from its words: "said Thursday it would hold".

"Thursday" follows "said" and lies behind; "the weekend" follows "would hold" and lies ahead. The
nearest cue inside the clause decides; a parse, when there is one, names the governing verb instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Sentence, Token
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: How many words to look at on each side.
REACH = 25
_HARD = frozenset({".", ";", "\n", "!", "?", '"', "“", "”", ":"})
_NOT_PAST = frozenset(
    [
        "need",
        "feed",
        "seed",
        "speed",
        "indeed",
        "hundred",
        "united",
        "limited",
        "red",
        "bed",
        "breed",
        "bleed",
        "weed",
        "deed",
        "proceed",
        "succeed",
        "exceed",
        "embed",
        "shed",
        "sacred",
        "naked",
        "wicked",
        "ahmed",
        "mohammed",
        "hatred",
    ]
)


class Direction(NamedTuple):
    """Where the clause looks: -1 behind, 1 ahead, 0 unknown; the word that says so."""

    side: int
    cue: str
    sure: bool = False


UNKNOWN = Direction(0, "")


def direction(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> Direction:
    """Return where the clause around the words ``start`` to ``end`` looks."""
    left = range(start - 1, max(start - 1 - REACH, -1), -1)
    right = range(end, min(end + REACH, len(tokens.words)))
    for indexes, soft in ((left, True), (right, False), (left, False)):
        found = _nearest(tokens, indexes, lexicon, soft=soft)
        if found.side:
            return found
    return UNKNOWN


def beside(tokens: Tokens, start: int, lexicon: Lexicon) -> Direction:
    """Return where the verb right before the expression looks: "said Thursday", "fell on Friday".

    That verb governs it whatever else the sentence holds.
    """
    at = start - 2 if tokens.word(start - 1) in {"on", "in", "at"} else start - 1
    if at < 0 or not tokens.words[at].isalpha():
        return UNKNOWN
    return _nearest(tokens, (at,), lexicon, soft=True)


def _nearest(
    tokens: Tokens,
    indexes: Iterable[int],
    lexicon: Lexicon,
    *,
    soft: bool,
) -> Direction:
    slots = lexicon.slots
    future, past, intent = slots["future"], slots["pastverb"], slots["intent"]
    for index in indexes:
        word = tokens.words[index]
        if _ends_clause(tokens, index, lexicon) or (soft and word == ","):
            return UNKNOWN
        if word in future and not _no_cue(tokens, index):
            perfect = (
                tokens.word(index + 1) in {"have", "not"}
                and "have" in tokens.words[index + 1 : index + 3]
            )
            return Direction(-1 if perfect else 1, word)
        if word == "won" and tokens.word(index + 1) == "'":
            return Direction(1, "won't")
        if word == "to" and tokens.word(index - 1) in intent and tokens.word(index + 1).isalpha():
            return Direction(1, f"{tokens.word(index - 1)} to")
        if word in past or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST):
            modal = _modal_before(tokens, index, future)
            return modal if modal.side else Direction(-1, word)
    return UNKNOWN


def _ends_clause(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Return whether a clause ends here: not at the full stop of "Mr." or "P."."""
    word = tokens.words[index]
    if word != ".":
        return word in _HARD
    before = tokens.word(index - 1)
    return len(before) > 1 and before not in lexicon.contexts["abbreviations"]


def _no_cue(tokens: Tokens, index: int) -> bool:
    """Return whether a word of the future is none here: "due to its loss", "could not"."""
    word, after = tokens.words[index], tokens.word(index + 1)
    if word == "due":
        return after == "to" and tokens.word(index + 2) in {
            "the",
            "its",
            "a",
            "an",
            "their",
            "his",
            "her",
            "this",
        }
    if word == "may":
        return tokens.capital(index)
    return word in {"could", "would"} and after in {"not", "n"}


def _modal_before(tokens: Tokens, index: int, future: Mapping[str, int]) -> Direction:
    """Return the modal that governs a form the text also uses for the past ("will be released")."""
    for back in range(index - 1, max(index - 5, -1), -1):
        word = tokens.words[back]
        if word in future and not _no_cue(tokens, index):
            perfect = "have" in tokens.words[back + 1 : index + 1]
            return UNKNOWN if perfect else Direction(1, word)
        if word not in {
            "be",
            "not",
            "been",
            "have",
            "also",
            "to",
            "being",
            "still",
            "soon",
            "now",
            "then",
            "never",
            "again",
        } and not word.endswith("ly"):
            return UNKNOWN
    return UNKNOWN


def parsed(
    sentences: Sequence[Sentence], at: int, start: int, end: int, lexicon: Lexicon
) -> Direction | None:
    """Return where the verb that governs characters ``start`` to ``end`` looks, by the parse.

    ``at`` is the index of the sentence that holds them; None when the parse does not say.
    """
    tokens = sentences[at].tokens
    inside = [i for i, t in enumerate(tokens) if start <= t.span.start < end]
    if not inside:
        return None
    index = next((i for i in inside if tokens[i].head not in inside), inside[0])
    for _ in range(12):
        token = tokens[index]
        if token.pos in {"VERB", "AUX"} and index not in inside:
            return _of_verb(tokens, index, lexicon)
        if token.head == index:
            return None
        index = token.head
    return None


def _of_verb(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Direction | None:
    verb = tokens[index]
    helpers = [
        t
        for i, t in enumerate(tokens)
        if t.head == index and i != index and t.relation.startswith("aux")
    ]
    words = [t.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for t in helpers]
    modal = next((w for w in words if w.strip("'") in lexicon.slots["future"] or w == "wo"), None)
    if modal is not None and "have" not in words:
        return Direction(1, modal)
    if any(w in {"was", "were", "had", "did", "has", "have", "'ve", "been"} for w in words):
        return Direction(
            -1,
            next(
                w for w in words if w in {"was", "were", "had", "did", "has", "have", "'ve", "been"}
            ),
        )
    if "Tense=Past" in verb.morphology and "VerbForm=Fin" in verb.morphology:
        return Direction(-1, verb.text)
    if verb.text.lower() in lexicon.slots["future"]:
        return Direction(1, verb.text)
    if "VerbForm=Inf" in verb.morphology and verb.head != index:
        return _of_governor(tokens, verb.head, lexicon)
    if "Tense=Past" in verb.morphology:
        return Direction(-1, verb.text)
    return None


def _of_governor(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Direction | None:
    """Return where an infinitive looks: ahead under "plans", with its governor otherwise."""
    governor = tokens[index]
    if (
        governor.text.lower() in lexicon.slots["future"]
        or governor.lemma.lower() in lexicon.slots["future"]
    ):
        return Direction(1, governor.text)
    if governor.pos in {"VERB", "AUX"} and "Tense=Past" in governor.morphology:
        return Direction(-1, governor.text)
    return None
