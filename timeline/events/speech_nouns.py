"""Find what a noun of speech or thought tells: "the mayor's claim that the bridge was safe".

The clause or the thing that hangs on the noun is the content; who speaks stands before it
("the mayor's claim"), behind it ("a warning by doctors") or makes it ("the mayor made a promise").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.extents import trimmed
from timeline.events.objects import can_judge
from timeline.events.roles import subject_of
from timeline.events.saying import Saying

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span

_NOUNS = frozenset({"NN", "NNS"})
_CLAUSES = frozenset({"acl", "ccomp", "acl:relcl"})


def told(scene: Scene, sentence: int, noun: int) -> Saying | None:
    """Return what a noun of speech tells with who tells it, or None."""
    tree = scene.trees[sentence]
    stance = scene.words.noun_stances.get(tree.lemmas[noun])
    if stance is None or tree.tokens[noun].tag not in _NOUNS:
        return None
    speaker = _speaker(scene, tree, noun)
    contents = _clause(scene, tree, noun) or (
        _thing(scene, tree, noun) if speaker is not None else ()
    )
    if not contents:
        return None
    return Saying(
        sentence=sentence,
        cue=noun,
        speaker=speaker,
        contents=contents,
        stance=stance,
        utters=False,
        cue_span=tree.tokens[noun].span,
        last_paragraph=scene.paragraph(sentence),
    )


def _clause(scene: Scene, tree: Tree, noun: int) -> tuple[Span, ...]:
    """Return the clause of a noun: "that ...", or the infinitive of a promise or demand."""
    for kid in tree.children[noun]:
        if tree.relations[kid] not in _CLAUSES or kid < noun:
            continue
        opened = scene.words.sets["reporting_nouns.openers"]
        first = next((k for k in tree.children[kid] if tree.tokens[k].text.lower() in opened), kid)
        if first < kid and _is_conjunction(tree, first, kid):
            return trimmed(tree, tree.left[kid], tree.right[kid], noun)
    return ()


def _is_conjunction(tree: Tree, opener: int, clause: int) -> bool:
    """Return whether "that" opens a whole clause, and stands for no part of it."""
    if tree.tokens[opener].tag != "WDT":
        return True
    others = [k for k in tree.kids(clause, "nsubj", "nsubj:pass", "obj") if k != opener]
    has_object = any(tree.relations[k] == "obj" for k in others)
    return has_object and any(tree.relations[k] != "obj" for k in others)


def _thing(scene: Scene, tree: Tree, noun: int) -> tuple[Span, ...]:
    """Return what a noun is about behind its preposition ("his criticism of the deal")."""
    cases = scene.words.sets["reporting_nouns.about"]
    for kid in tree.kids(noun, "nmod", "acl"):
        case = next((k for k in tree.kids(kid, "case", "mark") if noun < k < kid), None)
        if case is not None and tree.lemmas[case] in cases:
            return trimmed(tree, case + 1, tree.right[kid], noun)
    return ()


def _speaker(scene: Scene, tree: Tree, noun: int) -> int | None:
    """Return whose words they are: owner, author, or the subject that makes them."""
    owner = tree.kid(noun, "nmod:poss")
    if owner is not None:
        return owner
    sources = scene.words.sets["reporting_nouns.by"]
    author = next((k for k in tree.kids(noun, "nmod") if tree.case(k) in sources), None)
    if author is not None:
        return author
    verb = tree.tokens[noun].head
    if tree.relations[noun] == "obj" and tree.is_verb(verb):
        subject = subject_of(tree, verb)
        if subject is not None and can_judge(scene, tree, subject):
            return subject
    return None
