"""Find reported speech and thought without quotation marks, by the parse and by position.

"Police said two men had died", "two men had died, police said", "according to police, two men had
died", and the headline "Police: two men dead".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import objects
from timeline.events.extents import (
    after,
    around,
    before,
    end,
    is_of_another,
    is_set_in,
    opening,
    rest,
    that_clause,
    trimmed,
)
from timeline.events.named_sources import according, announced
from timeline.events.saying import Saying, is_cue, is_full_verb, lemma_of
from timeline.events.speech_nouns import told

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span


def find(scene: Scene, sentence: int, taken: set[int], quotes: list[Span]) -> list[Saying]:
    """Return the sayings of one sentence whose cue is not among ``taken``."""
    tree, naming = scene.trees[sentence], scene.words.sets["cues.according"]
    found = []
    for i in range(len(tree.tokens)):
        if i in taken:
            continue
        if tree.lemmas[i] in naming or tree.tokens[i].text.lower() in naming:
            saying = according(scene, sentence, i)
        elif any(q.contains(tree.tokens[i].span) for q in quotes):
            continue
        else:
            saying = _reported(scene, sentence, i) or told(scene, sentence, i)
        if saying is not None:
            found.append(saying)
    return found if taken else found + announced(scene, sentence)


def _reported(scene: Scene, sentence: int, i: int) -> Saying | None:
    """Return what the verb at ``i`` reports: a clause that follows from it, else a thing."""
    tree, words = scene.trees[sentence], scene.words
    if is_cue(tree, words, i):
        contents = _contents(scene, tree, i)
        if contents:
            return Saying.of(scene, sentence, i, contents)
    about = objects.thing(scene, tree, i) if is_full_verb(tree, i) else None
    if about is None:
        return None
    saying = replace(Saying.of(scene, sentence, i, about[0]), stance=about[1], utters=False)
    return saying if objects.can_judge(scene, tree, saying.speaker) else None


def _contents(scene: Scene, tree: Tree, cue: int) -> tuple[Span, ...]:
    clause = next(
        (
            k
            for k in tree.kids(cue, "ccomp")
            if _has_words(tree, k)
            and not _is_rival(scene, tree, k, cue)
            and not is_of_another(scene, tree, cue, k)
        ),
        None,
    )
    lemma = lemma_of(tree, scene.words, cue)
    utters = lemma in scene.words.sets["utter.verbs"]
    if utters and is_set_in(tree, cue):
        return around(tree, cue)
    if clause is not None:
        last = tree.right[clause] if clause < cue else end(scene, tree, cue, clause)
        mark = next((k for k in tree.kids(clause, "mark") if cue < k < clause), None)
        first = tree.left[clause] if mark is None else mark
        that = that_clause(scene, tree, cue)
        if that is not None:
            first = min(first, that)
        elif mark is None and clause > cue:
            first = min(first, opening(tree, cue))
        return trimmed(tree, first, last, cue)
    that = that_clause(scene, tree, cue)
    if that is not None:
        return trimmed(tree, that, end(scene, tree, cue, that), cue)
    if utters:
        return before(tree, cue) or after(tree, cue) or rest(tree, cue)
    return ()


def _is_rival(scene: Scene, tree: Tree, clause: int, cue: int) -> bool:
    """Return whether a clause is another speaker's ("A said ..., but B said ...")."""
    if clause > cue or not is_cue(tree, scene.words, clause):
        return False
    return any(tree.tokens[i].tag == "CC" for i in range(clause + 1, cue))


def _has_words(tree: Tree, i: int) -> bool:
    return tree.right[i] > tree.left[i]
