"""Say for whom pronouns and short descriptions stand: "he", "the group", "the town", "a man".

"Ana Lee was arrested. She had ..." → "She" is Ana Lee. "One of its drivers was arrested. Ana Lee,
38, had ..." → a person named right after a nameless one, at the start of
the next sentence and for the first time, is that person: newspapers name victims so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.model import Mention

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree

#: What each token that stands for a name stands for, by (sentence, token).
Antecedents = dict[tuple[int, int], Mention]

#: A pronoun is not carried over more paragraphs than this without its name coming up again.
REACH = 2


_DASHES = frozenset({"-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{HORIZONTAL BAR}"})


@dataclass(slots=True)
class _Memory:
    """Who and what was named last, and where."""

    person: tuple[Mention, int] | None = None
    thing: tuple[Mention, int] | None = None
    many: tuple[Mention, int] | None = None
    organisation: tuple[Mention, int] | None = None
    places: dict[str, tuple[Mention, int]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


def antecedents(scene: Scene) -> Antecedents:
    """Return what the pronouns and short descriptions of an article stand for."""
    found: Antecedents = {}
    memory = _Memory()
    nameless: tuple[int, int] | None = None
    for sentence, tree in enumerate(scene.trees):
        if scene.kind(sentence) == "boilerplate":
            continue
        _name_victim(scene, sentence, nameless, memory, found)
        for token in range(len(tree.tokens)):
            mention = _refers(scene, tree, sentence, token, memory)
            if mention is not None:
                found[(sentence, token)] = mention
        _remember(scene, tree, sentence, memory)
        nameless = _nameless_person(scene, tree, sentence) or (
            nameless if nameless and sentence - nameless[0] < 2 else None
        )
    return found


def _refers(scene: Scene, tree: Tree, sentence: int, token: int, memory: _Memory) -> Mention | None:
    tag = tree.tokens[token].tag
    if tag in {"PRP", "PRP$"}:
        return _pronoun(scene, tree, sentence, token, memory)
    if tag not in {"NN", "NNS"} or token in scene.names[sentence] or not _is_definite(tree, token):
        return None
    lemma = tree.lemmas[token]
    if lemma in scene.words.sets["places.nouns"]:
        kind = scene.words.table["places"]["specific"].get(lemma, "any")
        return _described_place(scene, sentence, token, kind, memory)
    if lemma in scene.words.sets["actors.organisations"]:
        return _within(memory.organisation, scene, sentence)
    return None


def _described_place(
    scene: Scene, sentence: int, token: int, kind: str, memory: _Memory
) -> Mention | None:
    """Return the place "the town" stands for: the last one named, in its own sentence first."""
    for i, mention in sorted(scene.names[sentence].items(), reverse=True):
        if i < token and mention.kind == "place" and _is_kind(mention, kind):
            return mention
    return _within(memory.places.get(kind), scene, sentence)


def _is_kind(mention: Mention, kind: str) -> bool:
    own = mention.place.kind if mention.place else "unknown"
    return own == kind or (kind == "any" and own != "country") or (own, kind) == ("unknown", "city")


def _pronoun(
    scene: Scene, tree: Tree, sentence: int, token: int, memory: _Memory
) -> Mention | None:
    sets, word = scene.words.sets, tree.tokens[token].text.lower()
    own = _subject_before(scene, tree, token, word)
    if own is not None:
        return own
    if word in sets["actors.person_pronouns"]:
        return _within(memory.person, scene, sentence)
    if word in sets["actors.thing_pronouns"]:
        return _within(memory.thing, scene, sentence)
    if word in sets["actors.group_pronouns"] and word not in sets["actors.self_pronouns"]:
        return _within(memory.many, scene, sentence)
    return None


def _subject_before(scene: Scene, tree: Tree, token: int, word: str) -> Mention | None:
    """Return the named subject of the same sentence a pronoun after it most likely means."""
    sets = scene.words.sets
    person = word in sets["actors.person_pronouns"]
    thing = word in sets["actors.thing_pronouns"]
    if not (person or thing):
        return None
    for i, mention in scene.names[tree.index].items():
        fits = mention.kind == "person" if person else mention.kind in {"organisation", "place"}
        if i < token and fits and _is_subject(tree, i):
            return mention
    return None


def _is_definite(tree: Tree, token: int) -> bool:
    """Return whether the phrase is "the town" or "the border town", without a name."""
    kids = tree.children[token]
    the = any(tree.tokens[k].text.lower() in {"the", "that", "this"} for k in kids)
    return the and not any(
        tree.relations[k] in {"nmod", "acl:relcl", "nmod:poss", "acl", "appos"} for k in kids
    )


def _within(held: tuple[Mention, int] | None, scene: Scene, sentence: int) -> Mention | None:
    if held is None or scene.paragraph(sentence) - held[1] > REACH:
        return None
    return held[0]


def _remember(scene: Scene, tree: Tree, sentence: int, memory: _Memory) -> None:
    """Keep who and what a sentence names; its subjects are what the next one goes on about."""
    paragraph = scene.paragraph(sentence)
    subjects: dict[str, Mention] = {}
    for token, mention in scene.names[sentence].items():
        memory.known.add(mention.entity or mention.name)
        if mention.kind == "place":
            _remember_place(mention, paragraph, memory)
        if _is_subject(tree, token):
            subjects.setdefault(mention.kind, mention)
        elif mention.kind == "person" and "person" not in subjects:
            memory.person = (mention, paragraph)
        elif mention.kind == "organisation" and not _is_credited(tree, token):
            memory.organisation = (mention, paragraph)
    for mention in subjects.values():
        _remember_subject(mention, paragraph, memory)


def _is_credited(tree: Tree, token: int) -> bool:
    """Return whether a name is the agency in brackets before the dash of a dateline."""
    dashed = tree.tokens[-1].text in _DASHES
    return dashed and any(t.text == "(" for t in tree.tokens[:token])


def _remember_subject(mention: Mention, paragraph: int, memory: _Memory) -> None:
    held = (mention, paragraph)
    if mention.kind == "person":
        memory.person = held
    elif mention.kind in {"organisation", "group"}:
        memory.organisation = memory.thing = memory.many = held
    elif mention.kind == "place":
        memory.thing = held


def _remember_place(mention: Mention, paragraph: int, memory: _Memory) -> None:
    for kind in ("country", "region", "city", "built", "unknown", "any"):
        if _is_kind(mention, kind):
            memory.places[kind] = (mention, paragraph)


def _is_subject(tree: Tree, token: int) -> bool:
    for _ in range(3):
        if tree.relations[token] in {"nsubj", "nsubj:pass"}:
            return True
        if tree.relations[token] not in {"flat", "compound", "nmod:desc"}:
            return False
        token = tree.tokens[token].head
    return False


def _nameless_person(scene: Scene, tree: Tree, sentence: int) -> tuple[int, int] | None:
    """Return the token of "a man" or "one of its photographers" in an event, if there is one."""
    people = scene.words.sets["actors.people"]
    for token in range(len(tree.tokens)):
        lemma = tree.lemmas[token]
        if tree.tokens[token].tag == "CD" and tree.tokens[token].text.lower() == "one":
            inner = next((k for k in tree.kids(token, "nmod") if tree.case(k) == "of"), None)
            if inner is not None and _singular(tree.lemmas[inner]) in people:
                return sentence, token
        if lemma in people and tree.tokens[token].tag == "NN":
            article = tree.kid(token, "det")
            if article is not None and tree.lemmas[article] in {"a", "an"}:
                role = tree.relations[token]
                if role in {"nsubj:pass", "obj"} or (
                    role == "nsubj" and tree.tokens[token].head > token
                ):
                    return sentence, token
    return None


def _singular(lemma: str) -> str:
    return lemma.removesuffix("s")


def _name_victim(
    scene: Scene,
    sentence: int,
    nameless: tuple[int, int] | None,
    memory: _Memory,
    found: Antecedents,
) -> None:
    if nameless is None or sentence - nameless[0] > 2:
        return
    mention = next((scene.names[sentence][t] for t in (0, 1) if t in scene.names[sentence]), None)
    if (
        mention is not None
        and mention.kind == "person"
        and " " in mention.name
        and (mention.entity or mention.name) not in memory.known
        and nameless not in found
    ):
        found[nameless] = mention
