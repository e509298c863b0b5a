"""The phrases of a sentence that bring somebody up: of what kind, how called, how present.

In "Karl Vella, 61, a former minister, married the poet Ana Roth, who died" the phrase of "Vella" is
a person called "minister", subject of the main clause; "Ana Roth" is a woman called "poet", object.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.events.actors import beside, core, named, noun_at
from timeline.events.called import called, gender_of, modifiers
from timeline.events.scene import tokens_of
from timeline.model import Mention

if TYPE_CHECKING:
    from timeline.events.people import Gender, People
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree

#: What a phrase can be: one person, several, a body that acts, a place, one or several things.
Nature = Literal["person", "many", "body", "place", "thing", "things"]

#: How present a phrase leaves what it names, by its relation: subjects before objects before the
#: rest, as centering has it (Grosz, Joshi and Weinstein 1995); the figures are of Lappin and
#: Leass's scale (1994), set on tests/corpus/references.jsonl.
PRESENCE = {
    "nsubj": 100.0,
    "nsubj:pass": 100.0,
    "root": 100.0,
    "obj": 60.0,
    "iobj": 60.0,
    "obl:agent": 55.0,
    "obl": 40.0,
    "nmod:poss": 35.0,
    "nmod": 30.0,
}
OTHERWISE = 25.0
#: A phrase inside a clause that only describes another is in the background.
BACKGROUND = 30.0
#: So much less present is who is named only to say who said it, behind what was said.
CREDITED = 0.5
#: Who is named as somebody's ("her daughter Liv") is less present than whose he is.
OWNED = 0.8
_PARTS = frozenset({"flat", "compound", "nmod:desc", "goeswith", "fixed", "amod", "nummod"})
_DESCRIBING = frozenset({"acl", "acl:relcl"})
_NATURES: dict[str, Nature] = {
    "person": "person",
    "organisation": "body",
    "group": "body",
    "place": "place",
    "other": "thing",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase by its head token; ``key`` is equal for phrases of one name.

    ``called`` are the words it is described by, ``noun`` the lemma of an unnamed head; ``mention``
    is its name, or its own words where it has none; ``first`` and ``last`` are its edges;
    ``proper`` marks a name nobody took for one.
    """

    head: int
    first: int
    last: int
    key: str
    nature: Nature
    gender: Gender
    called: frozenset[str]
    noun: str
    mention: Mention
    presence: float
    plural: bool
    proper: bool = False


def phrases(scene: Scene, sentence: int, known: People) -> list[Phrase]:
    """Return the phrases of a sentence in the order of their heads."""
    tree = scene.trees[sentence]
    timed = {i for dated in scene.timexes[sentence] for i in tokens_of(tree, dated.timex.span)}
    found = []
    for i, token in enumerate(tree.tokens):
        if i in timed and i not in scene.names[sentence]:
            continue
        if i in scene.names[sentence] or token.tag.startswith("NN"):
            phrase = _phrase(scene, tree, i, known)
            if phrase is not None:
                found.append(phrase)
    return found


def _phrase(scene: Scene, tree: Tree, i: int, known: People) -> Phrase | None:
    mention = named(scene, tree, i) or beside(scene, tree, i, known)
    own = scene.names[tree.index].get(i)
    if _is_part(scene, tree, i, own, known):
        return None
    if mention is not None and mention.country and not tree.tokens[i].tag.endswith("S"):
        return None
    first, last = tree.left[i], tree.right[i]
    presence = presence_of(tree, i)
    if mention is None:
        return _unnamed(scene, tree, i, presence, known)
    words = called(scene, tree, i, mention, known)
    return Phrase(
        head=i,
        first=first,
        last=last,
        key=mention.entity or mention.name,
        nature=_NATURES[mention.kind],
        gender=gender_of(tree, mention, words, known),
        called=words,
        noun="",
        mention=mention,
        presence=presence,
        plural=mention.kind == "group",
    )


def _is_part(scene: Scene, tree: Tree, i: int, own: Mention | None, known: People) -> bool:
    """Return whether a token is inside the phrase of another that stands for the same."""
    head = tree.tokens[i].head
    relation = tree.relations[i]
    if own is not None:
        start = tokens_of(tree, own.span).start
        if any(beside(scene, tree, k, known) is own for k in range(max(0, start - 9), start - 1)):
            return True
        above = None if head == i else named(scene, tree, head)
        if above is not None and (above is own or relation in {"flat", "appos", "nmod:desc"}):
            return above is own or above.entity == own.entity
        return relation == "amod"
    if _is_title(scene, tree, i, known):
        return True
    if tree.kid(i, "cop") is not None:
        subject = tree.kid(i, "nsubj")
        return subject is not None and tree.tokens[subject].tag != "CD"
    return head != i and (relation in _PARTS or relation == "appos")


def _is_title(scene: Scene, tree: Tree, i: int, known: People) -> bool:
    """Return whether a noun only says what the name right behind it is: "carmaker Kyoda"."""
    behind = scene.names[tree.index].get(i + 1)
    if behind is None or named(scene, tree, i) is behind:
        return False
    if tree.relations[i + 1] == "nmod:poss":
        return False
    return behind.kind == "person" or (
        behind.kind == "organisation" and tree.lemmas[i] in known.bodies
    )


def _unnamed(scene: Scene, tree: Tree, i: int, presence: float, known: People) -> Phrase | None:
    nature, gender = nature_of(scene, tree, i, known)
    span = core(tree, i)
    name = scene.text(span)
    if not name:
        return None
    kind = {"person": "person", "body": "organisation"}.get(nature, "other")
    if nature == "many":
        kind = (
            "organisation" if tree.lemmas[i] in scene.words.sets["actors.collectives"] else "person"
        )
    return Phrase(
        head=i,
        first=tree.left[i],
        last=tree.right[i],
        key=f"{tree.index}:{i}",
        nature=nature,
        gender=gender,
        called=frozenset([tree.lemmas[i], *modifiers(tree, i)]),
        noun=tree.lemmas[i],
        mention=Mention(span=span, kind=kind, name=name),  # type: ignore[arg-type]
        presence=presence,
        plural=tree.tokens[i].tag == "NNS",
        proper=tree.tokens[i].tag.startswith("NNP"),
    )


def nature_of(scene: Scene, tree: Tree, i: int, known: People) -> tuple[Nature, Gender]:
    """Return what an unnamed phrase is, and its gender if its noun tells."""
    lemma, sets = noun_at(tree, i, known), scene.words.sets
    acting = lemma in known.persons or lemma in known.bodies or lemma in sets["actors.people"]
    acting = acting or lemma in sets["actors.collectives"]
    if lemma in known.nobody:
        return "thing", ""
    if lemma in known.crowds:
        return "many", ""
    if tree.tokens[i].tag in {"NNS", "NNPS"} or tree.kid(i, "conj") is not None:
        return ("many" if acting else "things"), ""
    if lemma in known.persons:
        return "person", known.persons[lemma]
    if lemma in known.bodies or lemma in sets["actors.organisations"]:
        return "body", ""
    if lemma in sets["actors.people"]:
        return "person", ""
    return "thing", ""


def presence_of(tree: Tree, i: int) -> float:
    """Return how present a phrase leaves what it names, by where it stands in its sentence."""
    relation, top = tree.relations[i], i
    share = 1.0
    while relation == "conj" and not tree.is_verb(top):
        top, share = tree.tokens[top].head, 0.9
        relation = tree.relations[top]
    if relation == "appos":
        relation, top = tree.relations[tree.tokens[top].head], tree.tokens[top].head
    presence = PRESENCE.get(relation, OTHERWISE) * share
    below = top
    for above in tree.up(top):
        if tree.relations[below] in _DESCRIBING:
            presence = min(presence, BACKGROUND)
        below = above
    if _is_credited(tree, top):
        presence *= CREDITED
    owner = tree.kid(top, "nmod:poss")
    if owner is not None and tree.tokens[owner].tag == "PRP$":
        presence *= OWNED
    return presence


def _is_credited(tree: Tree, i: int) -> bool:
    """Return whether a phrase only says who said what stands before it (", the spokesman said")."""
    verb = tree.tokens[i].head
    if tree.relations[i] != "nsubj":
        return False
    said = [k for k in tree.kids(verb, "ccomp", "parataxis", "advcl") if k < min(i, verb)]
    return any(tree.kid(k, "mark") is None for k in said) or (
        tree.relations[verb] == "parataxis" and tree.tokens[verb].head < min(i, verb)
    )
