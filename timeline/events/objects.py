"""Find what an attitude is about when it is a thing and no clause.

"condemned the raid", "called the plan a mistake", "pointed to the report": who stands how to what.
With an infinitive beside the object both are what is asked ("urged residents to leave").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.actors import named
from timeline.events.extents import trimmed, upto
from timeline.events.people import people
from timeline.events.saying import is_negated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span, Stance

#: What may stand behind an object and still belongs to what is said of it.
_SAID_OF_IT = frozenset({"xcomp", "obl", "nmod", "acl", "ccomp", "obj", "advcl"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def thing(scene: Scene, tree: Tree, cue: int) -> tuple[tuple[Span, ...], Stance] | None:
    """Return what an attitude is about with the stance taken to it, or None.

    Who could or means to take a stand has not taken it; who attacks a town takes none.
    """
    if any(tree.tokens[k].tag in {"TO", "MD"} for k in tree.kids(cue, "mark", "aux")):
        return None
    lemma, words = tree.verb_lemma(cue), scene.words
    if words.verbs.get(lemma) in words.sets["cues.deeds"]:
        return None
    stance = words.judging.get(lemma) or words.judging.get(tree.lemmas[cue])
    reports = words.attitudes.get(tree.lemmas[cue])
    if stance is None and reports in words.sets["cues.of_things"]:
        stance = words.stances[tree.lemmas[cue]]
    first = next(_things(tree, cue), None) if stance else None
    if stance == "denies" and _is_of_person(scene, tree, cue):
        return None
    if first is None or stance is None:
        found = _behind(scene, tree, cue)
        if found is None:
            return None
        first, stance = found
    last = upto(scene, tree, first, _last(scene, tree, cue, first))
    contents = trimmed(tree, first, last, cue)
    if stance == "denies" and is_negated(tree, words, cue):
        stance = "asserts"
    return (contents, stance) if contents else None


def _is_of_person(scene: Scene, tree: Tree, cue: int) -> bool:
    """Return whether somebody is dismissed, questioned or turned down, and no claim of theirs."""
    persons = people(scene.article.language or "en").persons
    named_here, listed = scene.names[tree.index], scene.words.sets["actors.people"]
    for thing in tree.kids(cue, "obj"):
        mention = named_here.get(thing)
        if mention is not None and mention.kind == "person":
            return True
        if tree.lemmas[thing] in persons or tree.lemmas[thing] in listed:
            return True
    return False


def can_judge(scene: Scene, tree: Tree, speaker: int | None) -> bool:
    """Return whether somebody who can take a stand is the subject: no ball hits at a plan."""
    if speaker is None:
        return False
    if tree.tokens[speaker].tag in {"PRP", "WP", "PRP$"}:
        return tree.tokens[speaker].text.lower() not in scene.words.sets["actors.thing_pronouns"]
    lemma, sets = tree.lemmas[speaker], scene.words.sets
    if lemma in sets["actors.collectives"] or lemma in sets["actors.people"]:
        return True
    if lemma in sets["cues.evidence"]:
        return True
    return named(scene, tree, speaker) is not None or tree.tokens[speaker].tag in {"NNP", "NNPS"}


def _things(tree: Tree, cue: int) -> Iterator[int]:
    """Yield the first tokens of the objects of a verb, and of the infinitive it asks for."""
    for kid in tree.kids(cue, "obj", "iobj", "xcomp", "ccomp"):
        if tree.relations[kid] in _COMPLEMENTS and tree.tokens[kid].tag in {"VBG", "JJ"}:
            continue
        if tree.left[kid] > cue and tree.tokens[kid].tag not in {"WDT", "WP"}:
            yield tree.left[kid]


def _behind(scene: Scene, tree: Tree, cue: int) -> tuple[int, Stance] | None:
    """Return where the thing behind the preposition of an attitude begins, and the stance."""
    dated = {one.token for one in scene.timexes[tree.index]}
    for kid in tree.kids(cue, "obl", "nmod", "advcl"):
        if kid in dated:
            continue
        case = next((k for k in tree.kids(kid, "case", "mark") if k > cue), None)
        stance = case is not None and scene.words.judging_by.get(
            (tree.lemmas[cue], tree.lemmas[case])
        )
        if case is not None and stance and case < kid:
            return case + 1, stance
    return None


def _last(scene: Scene, tree: Tree, cue: int, first: int) -> int:
    """Return the last token of what is said: the thing and what hangs on the verb right behind.

    A date behind it tells when the verb was said, and a comma ends it.
    """
    dated = {dated.token for dated in scene.timexes[tree.index]}
    last = first
    for kid in sorted(k for k in tree.children[cue] if tree.right[k] >= first):
        if tree.left[kid] > last + 1 and last > first:
            break
        if tree.left[kid] > first and (tree.relations[kid] not in _SAID_OF_IT or kid in dated):
            break
        last = max(last, tree.right[kid])
    return last
