"""Give a claim the date of the event its own words tie it to.

"Police held ten men during Saturday's march": on Saturday. "The coast was hit by a storm in May
1987, when nine people died": both verbs are of May 1987.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.when import by_expression

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import When


def shared(scene: Scene, drafts: list[Draft], own: list[When | None], i: int) -> When | None:
    """Return the date of the event a claim lies in or is done by, or None."""
    draft = drafts[i]
    if draft.trigger.noun and not draft.trigger.carried:
        return None
    return (
        _in_which(scene, draft)
        or _of_antecedent(scene, drafts, own, draft)
        or _during(scene, draft)
        or _since(scene, draft)
        or _done_by(scene, drafts, own, i)
    )


def relative_when(scene: Scene, draft: Draft) -> When | None:
    """Return the date right before a relative "when": "in May 1987, when nine people died"."""
    if draft.trigger.noun or not draft.borrows:
        return None
    tree = scene.trees[draft.trigger.sentence]
    first = draft.trigger.clause
    while tree.relations[first] == "conj" and tree.is_verb(tree.tokens[first].head):
        first = tree.tokens[first].head  # "in 2012, when a dam collapsed and killed eight"
    opened = tree.kids(first, "advmod", "mark")
    opening = next((k for k in opened if tree.lemmas[k] in tree.words.sets["grammar.when"]), 0)
    at = opening - 2 if opening and tree.tokens[opening - 1].text == "," else opening - 1
    if at < 0:
        return None
    end = tree.tokens[at].span.end
    dated = [
        replace(d, timex=replace(d.timex, relation="on"))
        for d in scene.timexes[draft.trigger.sentence]
        if d.timex.span.end == end
    ]
    return by_expression(scene.article.text, dated, draft.trigger.token)


def _in_which(scene: Scene, draft: Draft) -> When | None:
    """Return the day of what a relative clause lies in: "a raid in May in which two died"."""
    tree, sets = scene.trees[draft.trigger.sentence], scene.words.sets
    clause = draft.trigger.clause
    inside = sets["grammar.at"] | sets["grammar.meanwhile"] | sets["grammar.on"]
    which = _relative(tree, clause, inside)
    before = which - 2  # the word in front of "in which"
    if before < 0 or tree.relations[clause] not in {"acl:relcl", "advcl"}:
        return None
    noun, end = tree.tokens[clause].head, tree.tokens[before].span.end
    named = range(tree.left[noun], which) if tree.relations[clause] == "acl:relcl" else ()
    dated = [
        d
        for d in scene.timexes[draft.trigger.sentence]
        if d.timex.span.end == end
        or (d.token in named and noun in {d.token, tree.tokens[d.token].head})
    ]
    return by_expression(scene.article.text, dated, draft.trigger.token)


def _relative(tree: Tree, clause: int, cases: AbstractSet[str]) -> int:
    """Return the "which" of "in which", behind one of some prepositions; 0 if there is none."""
    which = (k for k in tree.kids(clause, "obl") if tree.tokens[k].tag == "WDT")
    return next((k for k in which if tree.case(k) in cases), 0)


def _of_antecedent(
    scene: Scene, drafts: list[Draft], own: list[When | None], draft: Draft
) -> When | None:
    """Return the date of the event a relative clause lies in: "an election in which nobody won"."""
    tree, sets = scene.trees[draft.trigger.sentence], scene.words.sets
    clause = draft.trigger.clause
    inside = sets["grammar.at"] | sets["grammar.meanwhile"]
    if tree.relations[clause] != "acl:relcl" or not _relative(tree, clause, inside):
        return None
    noun = (draft.trigger.sentence, tree.tokens[clause].head)
    for other, when in zip(drafts, own, strict=True):
        if when is not None and (other.trigger.sentence, other.trigger.token) == noun:
            return replace(when, steps=(*when.steps, f"told of that “{other.trigger.lemma}”"))
    return None


def _during(scene: Scene, draft: Draft) -> When | None:
    """Return the day of what a verb lies in: "during Saturday's march", "in Monday's interview"."""
    tree, sets = scene.trees[draft.trigger.sentence], scene.words.sets
    clause = draft.trigger.clause
    beside = [k for o in tree.kids(clause, "obj", "iobj") for k in tree.kids(o, "nmod")]
    occasions = sets["when.occasions"]
    inside = {
        k
        for k in (*tree.kids(clause, "obl"), *beside)
        if tree.case(k) in sets["grammar.meanwhile"]
        or (tree.case(k) in sets["grammar.at"] and tree.lemmas[k] in occasions)
    }
    if draft.trigger.type == "statement":  # "an October report warned"
        inside |= {k for k in tree.kids(clause, "nsubj") if tree.lemmas[k] in occasions}
    made = {
        k
        for noun in inside
        for k in tree.kids(noun, "acl", "acl:relcl")
        if tree.tokens[k].tag == "VBN" and tree.lemmas[k] in sets["when.publishing"]
    }
    dated = [
        d
        for d in scene.timexes[draft.trigger.sentence]
        if tree.tokens[d.token].head in inside | made and d.token not in inside
    ]
    return by_expression(scene.article.text, dated, draft.trigger.token)


def _since(scene: Scene, draft: Draft) -> When | None:
    """Return the time since a dated clause: "since he took office in 2021, two have resigned"."""
    tree = scene.trees[draft.trigger.sentence]
    since = {
        k
        for k in tree.kids(draft.trigger.clause, "advcl")
        if any(tree.lemmas[m] in scene.words.sets["when.since"] for m in tree.kids(k, "mark"))
    }
    if not since or draft.tense.time != "perfect":
        return None
    dated = [
        replace(d, timex=replace(d.timex, relation="since"))
        for d in scene.timexes[draft.trigger.sentence]
        if tree.tokens[d.token].head in since
    ]
    return by_expression(scene.article.text, dated, draft.trigger.token)


def _done_by(scene: Scene, drafts: list[Draft], own: list[When | None], i: int) -> When | None:
    """Return the date behind "hit by a storm": it closes the clause, and so dates the verb.

    So it is behind an object that is new: "ordered an inquiry on Tuesday".
    """
    draft = drafts[i]
    tree = scene.trees[draft.trigger.sentence]
    agents = {*tree.kids(draft.trigger.clause, "obl:agent"), *_new_objects(tree, draft)}
    joined = set()
    if draft.trigger.lemma in scene.words.sets["event_words.taken_part"]:
        joined = {*tree.kids(draft.trigger.clause, "obj", "obl")}
    if not agents and not joined:
        return None
    for other, when in zip(drafts, own, strict=True):
        noun = other.trigger.token
        here = other.trigger.sentence == draft.trigger.sentence and when is not None
        closes = noun in agents and any(d.token > noun for d in other.dated)
        if here and when is not None and (closes or noun in joined):
            step = f"told together with “{other.trigger.lemma}”"
            return replace(when, steps=(*when.steps, step))
    return None


def _new_objects(tree: Tree, draft: Draft) -> list[int]:
    """Return the objects of a past clause that are told for the first time: "an inquiry"."""
    if draft.tense.time not in {"past", "pluperfect"}:
        return []
    return [
        k
        for k in tree.kids(draft.trigger.clause, "obj")
        if any(tree.lemmas[d] in tree.words.sets["grammar.new"] for d in tree.kids(k, "det"))
    ]
