"""Read what a clause says itself of its order: "after he was shot", "later dropped the case".

Such words date nothing, but tell on which side of another day the clause lies.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import When


def is_earlier(scene: Scene, draft: Draft) -> bool:
    """Return whether the clause is marked as coming before the rest ("after he was shot").

    "Hours after" or "shortly after" it is still the same day.
    """
    tree = scene.trees[draft.trigger.sentence]
    earlier = scene.words.sets["when.earlier"]
    soon = scene.words.sets["when.soon"]
    return any(
        tree.lemmas[k] in earlier and (k == 0 or tree.lemmas[k - 1] not in soon)
        for k in tree.kids(draft.trigger.clause, "mark", "case")
    )


def leads_up_to(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Return whether a clause came before the dated one of its sentence it is tied to.

    "A man who robbed a bank was jailed on Monday": what tells who it was came before. "They fled
    before the dam broke on Monday".
    """
    tree, words = scene.trees[draft.trigger.sentence], scene.words
    clause, dated = draft.trigger.clause, other.trigger.clause
    if tree.relations[dated] == "advcl" and tree.tokens[dated].head == clause:
        opens = {tree.lemmas[k] for k in tree.kids(dated, "mark", "case")}
        return bool(opens & words.sets["when.ending"])
    first = tree.left[clause]
    told_by = tree.tokens[first].text.lower() in words.sets["actors.relative"]
    identifies = tree.relations[clause] == "acl:relcl" and told_by and first > 0
    inside = tree.left[clause] <= dated <= tree.right[clause]
    return identifies and tree.tokens[first - 1].text != "," and not inside


def is_later(scene: Scene, draft: Draft) -> bool:
    """Return whether the clause says itself that it came after ("later dropped the case")."""
    tree = scene.trees[draft.trigger.sentence]
    clause = draft.trigger.clause
    return _says_later(scene, draft) or any(
        tree.lemmas[k] in scene.words.sets["when.after"]
        for obl in tree.kids(clause, "obl", "advcl")
        if tree.kid(obl, "acl", "acl:relcl") is not None or tree.relations[obl] == "advcl"
        for k in tree.kids(obl, "case", "mark")
    )


def put_later(scene: Scene, draft: Draft, when: When | None) -> When | None:
    """Return a borrowed day as what came before ("dismissed in 2016 and later convicted")."""
    interval = None if when is None else when.interval
    if when is None or interval is None or not draft.borrows or scene.publication is None:
        return when
    if not _says_later(scene, draft):
        return when
    open_ended = replace(interval, end=scene.publication.end)
    verb = scene.trees[draft.trigger.sentence].lemmas[draft.trigger.clause]
    step = f"“{verb}” came later → from then on"
    return replace(when, interval=open_ended, relation="after", steps=(*when.steps, step))


def _says_later(scene: Scene, draft: Draft) -> bool:
    tree, later = scene.trees[draft.trigger.sentence], scene.words.sets["when.later"]
    return any(tree.lemmas[k] in later for k in tree.kids(draft.trigger.clause, "advmod"))
