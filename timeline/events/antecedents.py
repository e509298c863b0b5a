"""Say for whom pronouns and short descriptions stand: "he", "the group", "the town", "a man".

"Ana Lee was arrested. She had ..." → "She" is Ana Lee. "One of its drivers was arrested. Ana Lee,
38, had ..." → a person named right after a nameless one, at the start of
the next sentence and for the first time, is that person: newspapers name victims so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.events.actors import core
from timeline.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.saying import Saying
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree

#: What each token that stands for a name stands for, by (sentence, token).
Antecedents = dict[tuple[int, int], Mention]

#: A pronoun is not carried over more paragraphs than this without its name coming up again.
REACH = 2
#: So many organisations may be meant by "the company" beside the last one.
_ORGANISATIONS = 5


_DASHES = frozenset({"-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{HORIZONTAL BAR}"})


@dataclass(slots=True)
class _Memory:
    """Who and what was named last, and where."""

    person: tuple[Mention, int] | None = None
    thing: tuple[Mention, int] | None = None
    many: tuple[Mention, int] | None = None
    organisations: list[tuple[Mention, int]] = field(default_factory=list)
    places: dict[str, tuple[Mention, int]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


def antecedents(scene: Scene, sayings: Iterable[Saying] = ()) -> Antecedents:
    """Return what the pronouns and short descriptions of an article stand for.

    In what somebody says without being quoted, "it" is first of all the one who speaks.
    """
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
        _remember(scene, tree, sentence, memory, found)
        nameless = _nameless_person(scene, tree, sentence) or (
            nameless if nameless and sentence - nameless[0] < 2 else None
        )
    for saying in sayings:
        _speak_of_themselves(scene, saying, found)
    return found


def _speak_of_themselves(scene: Scene, saying: Saying, found: Antecedents) -> None:
    """Let "it" in what an army or a ministry says stand for the speaker ("said it had left")."""
    tree = scene.trees[saying.sentence]
    if saying.direct or saying.speaker is None:
        return
    speaker = saying.speaker
    plural = tree.tokens[speaker].tag in {"NNS", "NNPS"}
    if tree.lemmas[speaker] not in scene.words.sets["actors.collectives"]:
        return
    pronouns = scene.words.sets["actors.group_pronouns" if plural else "actors.thing_pronouns"]
    name = scene.text(core(tree, speaker))
    mention = scene.names[tree.index].get(speaker) or Mention(
        span=tree.tokens[speaker].span, kind="organisation", name=name, entity=name.lower()
    )
    for i, token in enumerate(tree.tokens):
        held = any(content.contains(token.span) for content in saying.contents)
        if held and token.text.lower() in pronouns and _is_first(tree, i):
            found[(saying.sentence, i)] = mention


def _is_first(tree: Tree, i: int) -> bool:
    """Return whether a pronoun is the subject of a clause that is told right away."""
    return tree.relations[i] in {"nsubj", "nsubj:pass"}


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
        fitting = (one for one in reversed(memory.organisations) if _suits(scene, one[0], lemma))
        return _within(next(fitting, None), scene, sentence)
    return None


def _suits(scene: Scene, mention: Mention, lemma: str) -> bool:
    """Return whether an organisation may be "the company" or "the union", by its own name.

    A name that says what it is ("Harbour Workers' Union") is nothing else; a group may be anything.
    """
    named = {word.strip(",.'").lower() for word in mention.name.split()}
    kinds = named & scene.words.sets["actors.kinds"]
    return not kinds or lemma in kinds or lemma in scene.words.sets["actors.any_kind"]


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


def _remember(scene: Scene, tree: Tree, sentence: int, memory: _Memory, found: Antecedents) -> None:
    """Keep who and what a sentence names; its subjects are what the next one goes on about.

    A "she" that is its subject stays the one the next "she" means; "her daughter Liv" does not
    take her place.
    """
    paragraph = scene.paragraph(sentence)
    subjects = _pronouns_meant(tree, sentence, found)
    for token, mention in scene.names[sentence].items():
        memory.known.add(mention.entity or mention.name)
        if mention.kind == "place":
            _remember_place(mention, paragraph, memory)
        if mention.kind == "person" and _is_somebodys(tree, token, sentence, found):
            continue
        if _is_subject(tree, token):
            if mention.kind == "organisation":
                _name_last(memory, mention, paragraph)
            subjects.setdefault(mention.kind, mention)
        elif mention.kind == "person" and "person" not in subjects:
            memory.person = (mention, paragraph)
        elif mention.kind == "organisation" and not _is_credited(tree, token):
            _name_last(memory, mention, paragraph)
    for mention in subjects.values():
        _remember_subject(mention, paragraph, memory)


def _pronouns_meant(tree: Tree, sentence: int, found: Antecedents) -> dict[str, Mention]:
    """Return the person a pronoun means that is a subject of the sentence, under its kind."""
    meant = (found.get((sentence, i)) for i in range(len(tree.tokens)) if _is_subject(tree, i))
    first = next((mention for mention in meant if mention and mention.kind == "person"), None)
    return {} if first is None else {first.kind: first}


def _is_somebodys(tree: Tree, token: int, sentence: int, found: Antecedents) -> bool:
    """Return whether a name is given to somebody's relative or aide ("her daughter Liv")."""
    phrase = [token, *(tree.tokens[i].head for i in (token, tree.tokens[token].head))]
    owners = (k for i in phrase for k in tree.kids(i, "nmod:poss") if k < token)
    return any(tree.tokens[k].tag == "PRP$" and (sentence, k) in found for k in owners)


def _is_credited(tree: Tree, token: int) -> bool:
    """Return whether a name is the agency in brackets before the dash of a dateline."""
    dashed = tree.tokens[-1].text in _DASHES
    return dashed and any(t.text == "(" for t in tree.tokens[:token])


def _remember_subject(mention: Mention, paragraph: int, memory: _Memory) -> None:
    held = (mention, paragraph)
    if mention.kind == "person":
        memory.person = held
    elif mention.kind in {"organisation", "group"}:
        _name_last(memory, mention, paragraph)
        memory.thing = memory.many = held
    elif mention.kind == "place":
        memory.thing = held


def _name_last(memory: _Memory, mention: Mention, paragraph: int) -> None:
    """Put an organisation at the end of those named, once."""
    name = mention.entity or mention.name
    others = [one for one in memory.organisations if (one[0].entity or one[0].name) != name]
    memory.organisations = [*others[-_ORGANISATIONS:], (mention, paragraph)]


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
