"""Choose whom a pronoun means, or nobody where two could be meant.

"Maria Silva sued Joao Pereira. He denies it." → Joao Pereira, by gender; "Luca Conti met Marco
Bassi. He left early." → nobody: the text leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.binding import reflexive, relative_owner, seizer
from timeline.events.roles import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events.people import People
    from timeline.events.phrases import Phrase
    from timeline.events.presence import Presence, Referent
    from timeline.events.tree import Tree

#: Who is meant must be this many times as present as anybody else of the kind.
CLEARLY = 1.9
#: Inside somebody's own words less is told of whom they speak.
CLEARLY_IN_QUOTES = 3.0
#: "It" and "its" without a subject above them may be any thing of the text.
CLEARLY_ALONE = 2.5
#: What it adds to have spoken last, for who speaks next.
SPEAKING = 40.0
#: Nobody less present than this is meant: three sentences back, in another paragraph.
FAINT = 7.0
#: Who has no name must be this present: in the sentence before, or in the pronoun's own.
NEAR = 45.0
#: What it adds to stand as subject of a clause the pronoun's own clause belongs to.
GOVERNING, HIGHER = 60.0, 20.0
#: What it adds to be the subject that follows a phrase before the clause ("In his speech, X").
FOLLOWING = 70.0
#: What is left to those whom the sentence before does not speak of.
STALE = 0.7
#: How gender, a missing name and the kind of thing weigh.
SAME_GENDER, UNKNOWN_GENDER, NAMELESS, PLACE, SINGLE_AS_MANY = 1.2, 0.8, 0.7, 0.7, 0.4

_OBLIQUE = frozenset({"obl", "nmod", "advcl", "conj", "parataxis", "ccomp", "xcomp"})
#: The kinds of things each kind of pronoun can mean.
NATURES = {
    "female": ("person",),
    "male": ("person",),
    "thing": ("body", "place", "thing"),
    "many": ("many", "body", "things"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What choosing needs to see: the sentence, its phrases by head, and who is present.

    ``here`` tells for each head token read so far whom it brought up, ``left`` where the last
    pronoun of each kind stood that nobody could be found for.
    """

    tree: Tree
    phrases: Sequence[Phrase]
    here: Mapping[int, Referent]
    presence: Presence
    known: People
    left: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks where a pronoun stands, all as keys of phrases.

    ``speaker`` says the words it stands in ("" where nobody knows who), None outside quotations.
    If it is itself who says a quotation, ``named`` are those the quotation names, and ``before`` is
    who spoke before.
    """

    speaker: str | None = None
    named: frozenset[str] = frozenset()
    before: str = ""


def chosen(reading: Reading, token: int, voice: Voice) -> Referent | None:
    """Return whom the pronoun at ``token`` means, or None."""
    tree, known = reading.tree, reading.known
    word = tree.tokens[token].text.lower()
    kind = known.pronouns.get(word, "")
    if kind not in NATURES or is_empty(tree, token):
        return None
    if word in known.reflexive:
        bound = reflexive(tree, token)
        return None if bound is None else reading.here.get(bound)
    if _is_torn(reading, token, kind) or _is_open(reading, token, kind):
        return None
    owner = relative_owner(tree, token)
    if owner is not None:
        one = reading.here.get(owner)
        return one if one is not None and one.nature in NATURES[kind] else None
    if kind == "many" and voice.speaker is not None:
        return None  # "they" in somebody's words is whom he has in mind
    barred = {*_barred(reading, token), *voice.named, voice.speaker}
    scored = [
        (score + SPEAKING * (one.key == voice.before), one)
        for one, score in _scored(reading, token, kind)
        if one.key not in barred and score > 0
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].key))
    best = _clear(scored, CLEARLY if voice.speaker is None else CLEARLY_IN_QUOTES)
    if best is None or best.nature in {"thing", "things"} or _is_behind(reading, best, kind):
        return None
    if kind == "thing" and not _governing(reading, token) and not _clear(scored, CLEARLY_ALONE):
        return None
    return best if best.is_named or best.presence >= NEAR else None


def _clear(scored: list[tuple[float, Referent]], needed: float) -> Referent | None:
    """Return the first if it is present enough, and ``needed`` times as likely as the second."""
    if not scored or scored[0][0] < FAINT:
        return None
    if len(scored) > 1 and scored[0][0] < needed * scored[1][0]:
        return None
    return scored[0][1]


def _is_torn(reading: Reading, token: int, kind: str) -> bool:
    """Return whether the parse made the whole sentence one phrase of somebody who fits."""
    return any(
        p.first <= token <= p.last and p.head < token and p.nature in NATURES[kind]
        for p in reading.phrases
        if reading.tree.relations[p.head] == "root"
    )


def _is_open(reading: Reading, token: int, kind: str) -> bool:
    """Return whether the clause above has a subject of which nobody knows who it is.

    "He said he was ill": who the first is not known to mean is not known of the second either.
    """
    tree = reading.tree
    for above in tree.up(token):
        subject = _subject(tree, above)
        if subject is None or subject >= token:
            continue
        if subject in reading.here:
            one = reading.here[subject]
            said = one.nature == "thing" and not one.is_named
            return (
                said and kind in {"female", "male"} and tree.lemmas[above] in reading.known.acting
            )
        return reading.known.pronouns.get(tree.text(subject).lower()) == kind
    return False


def _is_behind(reading: Reading, one: Referent, kind: str) -> bool:
    """Return whether a pronoun of the kind that nobody could be found for came after ``one``."""
    left = reading.left.get(kind)
    if left is None or left[0] < reading.tree.index - 1:
        return False
    return not one.at or one.at[-1] < left


def _subject(tree: Tree, head: int) -> int | None:
    """Return the subject of a clause, whether a verb or a noun carries it, be it shared."""
    for _ in range(5):
        own = tree.kid(head, "nsubj", "nsubj:pass")
        if own is not None and tree.tokens[own].tag not in {"WDT", "WP"}:
            return own
        above = tree.tokens[head].head
        able = tree.relations[head] == "xcomp" and not tree.is_verb(above)
        if tree.relations[head] != "conj" and not able:
            break
        head = above
    return subject_of(tree, head) if tree.is_verb(head) else None


def is_empty(tree: Tree, token: int) -> bool:
    """Return whether "it" stands for nothing: "it is clear that", "make it possible"."""
    if tree.lemmas[token] not in tree.words.sets["grammar.empty"]:
        return False
    relation, head = tree.relations[token], tree.tokens[token].head
    if relation == "expl" or (relation == "obj" and tree.kid(head, "xcomp") is not None):
        return True
    copular = tree.kid(head, "cop") is not None
    return copular and (
        tree.kid(head, "csubj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl") is not None
        or tree.tokens[head].tag.startswith(("JJ", "NN", "RB", "CD"))
    )


def _scored(reading: Reading, token: int, kind: str) -> Iterator[tuple[Referent, float]]:
    """Yield whom the pronoun could mean, each with how likely it is."""
    governing = _governing(reading, token)
    coming = _following(reading, token, kind)
    acts = _acts(reading, token)
    for one in reading.presence.present(NATURES[kind]):
        weight = _fit(one, kind, acts=acts)
        if one.at and one.at[-1][0] < reading.tree.index - 1:
            weight *= STALE
        if weight:
            yield one, weight * (one.presence + governing.get(one.key, 0.0))
    if coming is not None:
        yield coming


def _fit(one: Referent, kind: str, *, acts: bool) -> float:
    """Return how well the kind and gender of a referent fit the pronoun, 0 if they cannot."""
    weight = 1.0 if one.is_named else NAMELESS
    if one.nature == "person":
        if one.gender and one.gender != kind[0]:
            return 0.0
        return weight * (SAME_GENDER if one.gender else UNKNOWN_GENDER)
    if one.nature == "things":
        return 0.0 if acts else 1.0
    if kind == "many":
        crowd = one.nature == "many" or one.plural
        return 1.0 if crowd else SINGLE_AS_MANY
    if one.nature == "thing":
        return 0.0 if acts else 1.0
    if one.nature == "place":
        return PLACE
    return 1.0


def _acts(reading: Reading, token: int) -> bool:
    """Return whether the pronoun does what only somebody with a will does ("it said")."""
    tree = reading.tree
    head = tree.tokens[token].head
    return (
        tree.relations[token] == "nsubj"
        and tree.is_verb(head)
        and tree.lemmas[head] in reading.known.acting
    )


def _governing(reading: Reading, token: int) -> dict[str, float]:
    """Return what being subject of a clause above adds: most to the nearest that fits."""
    tree = reading.tree
    added: dict[str, float] = {}
    for above in tree.up(token):
        subject = _subject(tree, above)
        if subject is None or subject >= token:
            continue
        one = reading.here.get(subject)
        if one is not None and one.key not in added:
            added[one.key] = HIGHER if added else GOVERNING
        owned = tree.tokens[token].tag == "PRP$" and len(added) == 1
        for thing in tree.kids(above, "obj") if owned else ():
            other = reading.here.get(thing)
            if other is not None and thing < token:
                added.setdefault(other.key, HIGHER)
    return added


def _following(reading: Reading, token: int, kind: str) -> tuple[Referent, float] | None:
    """Return the subject behind the phrase or clause a sentence opens with, if that is meant."""
    tree = reading.tree
    top = token
    for above in tree.up(token):
        if tree.relations[top] in {"advcl", "obl"} and top < above:
            subject = tree.kid(above, "nsubj", "nsubj:pass")
            phrase = next((p for p in reading.phrases if p.head == subject), None)
            if phrase is None or subject is None or subject < token:
                return None
            if phrase.noun or phrase.nature not in NATURES[kind]:
                return None
            one = reading.presence.bring(phrase)
            weight = _fit(one, kind, acts=False)
            return (one, weight * (FOLLOWING + one.presence)) if weight else None
        top = above
    return None


def _barred(reading: Reading, token: int) -> Iterator[str]:
    """Yield the keys of whom the pronoun cannot mean: those in its own phrase or clause."""
    tree = reading.tree
    for phrase in reading.phrases:
        if phrase.first <= token <= phrase.last and phrase.head in reading.here:
            yield reading.here[phrase.head].key
        elif phrase.first <= token <= phrase.last:
            yield phrase.key
    if tree.tokens[token].tag == "PRP$":
        return
    seizes = seizer(tree, token, reading.known)
    if seizes is not None and seizes in reading.here:
        yield reading.here[seizes].key
    head = tree.tokens[token].head
    subject = _subject(tree, head)
    beside = (k for k in tree.children[head] if tree.relations[k] not in _OBLIQUE)
    for i in (subject, *beside):
        if i is not None and i != token and i in reading.here:
            yield reading.here[i].key
