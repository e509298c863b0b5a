"""Find the nouns that report events, and the verb that gives each its tense and actors.

"Troops launched an attack": "attack", whose verb "launched" only carries it. "Fighting continued":
the noun; the verb says no more than that it went on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import company
from timeline.events.definite import is_pointed_at

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import EventType

_NOMINAL_PLACE = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound", "conj", "iobj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def noun_lemma(tree: Tree, i: int) -> str:
    """Return the lemma of an event noun; a gerund used as a noun keeps its form ("fighting")."""
    text = tree.tokens[i].text.lower()
    return text.removesuffix("s") if text.endswith(("ing", "ings")) else tree.lemmas[i]


def event_nouns(tree: Tree, words: Words) -> dict[int, tuple[int, bool]]:
    """Return event nouns with the verb of their clause, and whether that verb only carries them."""
    found = {}
    for i in range(len(tree.tokens)):
        known = noun_lemma(tree, i) in words.nouns
        if known and _is_nominal(tree, i) and not _is_ranked(tree, i):
            found[i] = _clause(tree, words, i)
    return found


def noun_type(scene: Scene, tree: Tree, i: int) -> EventType:
    """Return the type of an event noun; a strike is a walkout unless arms are near."""
    lemma, sets = noun_lemma(tree, i), scene.words.sets
    if lemma not in sets["event_words.strikes"]:
        return company.kind_of_noun(scene, tree, i, lemma) or scene.words.nouns[lemma]
    near = {tree.lemmas[k] for k in range(max(0, i - 6), min(len(tree.tokens), i + 7))}
    if near & sets["event_words.military"]:
        return "attack"
    if near & sets["classes.labour"] or near & sets["event_words.labour"]:
        return "protest"
    targets = (k for k in tree.kids(i, "nmod") if tree.case(k) in sets["event_words.at_target"])
    return "attack" if any(k in scene.names[tree.index] for k in targets) else "protest"


def _is_ranked(tree: Tree, i: int) -> bool:
    """Return whether a noun only ranks what was told before ("It is the worst fire since 2012").

    With an owner it tells something of its own: "It is the firm's biggest acquisition".
    """
    ranked = any(tree.tokens[k].tag == "JJS" for k in tree.kids(i, "amod"))
    return ranked and tree.kid(i, "cop") is not None and tree.kid(i, "nmod:poss") is None


def _is_nominal(tree: Tree, i: int) -> bool:
    tag, relation = tree.tokens[i].tag, tree.relations[i]
    if relation in {"compound", "flat", "amod", "case", "fixed"}:
        return False
    if tag in {"NN", "NNS"}:
        return True
    if tag.startswith("NNP"):
        if tree.tokens[i].text.islower():
            return True  # "Saturday's march", taken for the month
        return tree.tokens[i].text.istitle() and i > 0 and _in_capitals(tree)
    if tag != "VBG":
        return False
    if i + 1 < len(tree.tokens) and tree.tokens[i + 1].tag in _FINITE:
        return True
    marks = is_gerund_noun(tree, i)
    verbal = any(True for _ in tree.kids(i, "aux", "obj", "mark", "nsubj", "advmod"))
    return marks or (relation in _NOMINAL_PLACE and not verbal)


def _in_capitals(tree: Tree) -> bool:
    """Return whether the sentence is set as headlines are, Every Long Word With a Capital."""
    long = [token.text for token in tree.tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def is_gerund_noun(tree: Tree, i: int) -> bool:
    """Return whether an -ing form carries what only nouns carry ("the border crossing")."""
    return tree.tokens[i].tag == "VBG" and any(
        True for _ in tree.kids(i, "det", "amod", "case", "nmod:poss", "compound")
    )


def _clause(tree: Tree, words: Words, i: int) -> tuple[int, bool]:
    if tree.tokens[i].tag == "VBG" and i + 1 < len(tree.tokens):
        following = tree.tokens[i + 1].tag in _FINITE and tree.tokens[i + 1].tag != "MD"
        if following and tree.lemmas[i + 1] in words.sets["light.happen"]:
            return i + 1, True
    first = i
    while tree.relations[first] == "conj" and not tree.is_verb(tree.tokens[first].head):
        first = tree.tokens[first].head
    head, relation = tree.tokens[first].head, tree.relations[first]
    if head != first and tree.is_verb(head):
        verb = tree.verb_lemma(head)
        lemmas = {verb, tree.lemmas[head]}
        if relation in {"obj", "nsubj:pass"} and _is_presupposed(tree, words, head, i):
            return head, False
        light = words.sets["light.do"] | words.sets["light.cancel"]
        moved = tree.phrases(head) & words.sets["light.move"]
        beaten = moved and relation == "obj" and verb in words.verbs  # "pushed back an attack"
        judged = any(tree.tokens[k].tag == "JJ" for k in tree.kids(head, "xcomp"))
        carries = lemmas & light and not judged  # not "called the protest illegal"
        if relation in {"obj", "nsubj:pass"} and (carries or (moved and not beaten)):
            return head, True
        if relation == "nsubj:pass" and lemmas & words.sets["light.fixed"]:
            return head, True
        if relation in {"nsubj", "nsubj:pass"} and lemmas & words.sets["light.happen"]:
            return head, not _has_complement(tree, head)
    verb_above = next((h for h in tree.up(i) if tree.is_verb(h)), i)
    return verb_above, False


def _is_presupposed(tree: Tree, words: Words, verb: int, noun: int) -> bool:
    """Return whether a denial leaves the event itself standing ("did not start this fire")."""
    return is_pointed_at(tree, noun) and any(
        tree.tokens[k].text.lower() in words.sets["status.not_words"] for k in tree.children[verb]
    )


def _has_complement(tree: Tree, verb: int) -> bool:
    return tree.kid(verb, "obj", "ccomp") is not None
