"""Say which words of a clause make its short form, and which are left out.

"Vella, who ..., is expected to be transferred to Corradino prison on Monday": the verb that governs
"transferred" belongs to it, the relative clause, the date and what stands behind a comma do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clause_status import waits
from timeline.events.scene import tokens_of
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from timeline.events.scene import Dated, Scene
    from timeline.events.tree import Tree

_DROPPED = frozenset(
    [
        "advcl",
        "acl",
        "acl:relcl",
        "parataxis",
        "punct",
        "cc",
        "mark",
        "discourse",
        "vocative",
        "dep",
        "appos",
        "orphan",
        "advcl:relcl",
        "list",
        "reparandum",
        "dislocated",
        "ccomp",
    ]
)
_VERBAL = frozenset({"aux", "aux:pass", "compound:prt", "advmod", "cop", "expl"})
_ARGUMENTS = frozenset({"obj", "iobj", "xcomp", "obl", "obl:agent"})
_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "expl")
_BREAKS = frozenset({",", ";", "\N{EN DASH}", "\N{EM DASH}"})
_OPENING = frozenset({"(", "[", '"', "\N{LEFT DOUBLE QUOTATION MARK}"})
#: A chain of infinitives longer than this is a broken parse.
_CHAIN = 4

Groups = list[list[int]]


def top_of(tree: Tree, verb: int) -> int:
    """Return what a clause is told by: "is expected" of "is expected to speak", "is due" too."""
    for _ in range(_CHAIN):
        head = tree.tokens[verb].head
        own = tree.kid(verb, *_SUBJECT) is not None
        governs = tree.is_verb(head) or tree.kid(head, "cop") is not None
        governed = tree.relations[verb] == "xcomp" and head < verb and governs
        if own or not governed or any(tree.tokens[k].text in _BREAKS for k in range(head, verb)):
            break
        verb = head
    return verb


def dated_tokens(scene: Scene, tree: Tree) -> set[int]:
    """Return the tokens of time expressions, with their prepositions: the date is shown beside."""
    spans = [
        d.timex.span
        for d in scene.timexes[tree.index]
        if (d.timex.type in POINTS or d.timex.anchor == "event") and not _limits(tree, d)
    ]
    found = {i for span in spans for i in tokens_of(tree, span)}
    for i in sorted(found):
        before = i - 1
        if before in found:
            continue
        while before >= 0 and _leads(scene, tree, before, found):
            found.add(before)
            before -= 1
    return found


def _limits(tree: Tree, dated: Dated) -> bool:
    """Return whether a denial holds up to a date: "did not sail" alone would be false."""
    head = tree.tokens[dated.token].head
    return dated.timex.relation == "until" and tree.is_verb(head) and waits(tree, tree.words, head)


def _leads(scene: Scene, tree: Tree, before: int, dated: set[int]) -> bool:
    """Return whether a word only leads to a date ("late on Thursday", "by midday")."""
    if tree.relations[before] in {"case", "det"}:
        return tree.tokens[before].head in dated
    return tree.tokens[before].text.lower() in scene.words.sets["when.leading"]


def named_dates(scene: Scene, tree: Tree) -> set[int]:
    """Return the tokens of dates that are part of a name ("the September 11 attacks")."""
    return {
        i
        for d in scene.timexes[tree.index]
        if d.timex.anchor == "none" and tree.relations[d.token] in {"compound", "nummod"}
        for i in range(tree.left[d.token], tree.right[d.token] + 1)
    }


def groups_of(scene: Scene, tree: Tree, head: int, dated: set[int]) -> Groups:
    """Return the token groups of a clause: the verb first, then subject and arguments in order."""
    groups: Groups = []
    verbal = [head]
    for kid in tree.children[head]:
        if _is_verbal(tree, head, kid):
            verbal.extend(range(tree.left[kid], tree.right[kid] + 1))
        elif _belongs(scene, tree, head, kid, dated):
            groups.append(core_tokens(tree, kid, dated))
            for ground in tree.kids(kid, "acl"):
                if _is_ground(scene, tree, head, ground):
                    groups.append(core_tokens(tree, ground, dated))
    own = {*verbal} - dated | {head}  # a verb may stand inside a date: "the morning after it fell"
    return [sorted(own), *sorted(g for g in groups if g)]


def _is_verbal(tree: Tree, head: int, kid: int) -> bool:
    """Return whether a word goes with the verb: helper, particle, negation, short adverb."""
    relation, tag = tree.relations[kid], tree.tokens[kid].tag
    if tree.right[kid] - tree.left[kid] > 2 or tag == "WRB":
        return False
    if relation == "mark":
        told = any(tree.relations[k] in {"aux", "cop", *_SUBJECT} for k in tree.children[head])
        return tag == "JJ" or (tag == "TO" and (told or tree.relations[head] == "xcomp"))
    return relation in _VERBAL and not (relation == "advmod" and kid == 0)


def _belongs(scene: Scene, tree: Tree, head: int, kid: int, dated: set[int]) -> bool:
    """Return whether a phrase is an argument of the clause that its short form keeps."""
    relation = tree.relations[kid]
    subject = tree.kid(head, *_SUBJECT)
    if relation == "ccomp":
        marks = {tree.lemmas[k] for k in tree.kids(kid, "mark")}
        told = marks <= scene.words.sets["cues.complementing"]
        return told and kid > head and tree.kid(head, "obj", "xcomp") is None
    if relation == "advcl":
        return _is_ground(scene, tree, head, kid)
    if relation == "conj" and tree.is_verb(kid):
        return False
    if relation == "obl" and kid < head and subject is not None:
        return False
    return not (is_dropped(tree, kid, dated) or _is_torn(tree, kid))


def _is_ground(scene: Scene, tree: Tree, head: int, kid: int) -> bool:
    """Return whether a clause says of what or from what ("accused of taking bribes")."""
    if kid < head or tree.tokens[kid].tag != "VBG":
        return False
    marks = {tree.lemmas[k] for k in tree.kids(kid, "mark", "case")}
    close = not any(tree.tokens[k].text in _BREAKS for k in range(head, tree.left[kid]))
    return close and bool(marks & scene.words.sets["frames.ground_of"])


def _is_torn(tree: Tree, i: int) -> bool:
    """Return whether a phrase is the first half of a clause ("after a small group threw ...")."""
    finite = (k for k in tree.kids(i, "acl") if tree.tokens[k].tag == "VBD")
    torn = tree.tokens[i].tag in {"VBD", "VBZ", "VBP"} or next(finite, None) is not None
    return tree.relations[i] == "obl" and torn


def is_dropped(tree: Tree, i: int, dated: set[int]) -> bool:
    """Return whether a phrase is left out: clauses, appositions, dates, relative pronouns.

    A name right behind its noun is no apposition ("the Korean group Hansung").
    """
    if i in dated:
        return True
    if tree.relations[i] in _DROPPED:
        first = tree.left[i]
        marks = {tree.tokens[k].text for k in (first - 1, first) if k >= 0}
        return tree.relations[i] != "appos" or bool(marks & {*_BREAKS, *_OPENING, ":"})
    return tree.tokens[i].tag in {"WDT", "WP", "WRB", "``", "''"}


def core_tokens(tree: Tree, head: int, dated: set[int]) -> list[int]:
    """Return the tokens of a phrase without the clauses, appositions and dates that hang on it."""
    kept, stack = [], [head]
    while stack:
        i = stack.pop()
        kept.append(i)
        for kid in tree.children[i]:
            if kid in dated or not _is_inner(tree, head, i, kid, dated):
                continue
            stack.append(kid)
    return sorted(kept)


def _is_inner(tree: Tree, head: int, i: int, kid: int, dated: set[int]) -> bool:
    relation, tag = tree.relations[kid], tree.tokens[kid].tag
    if tag in {"HYPH", "POS"} or relation == "mark":
        return True
    if tree.is_verb(i):
        clause = i == head and tree.relations[i] in {"xcomp", "ccomp", "advcl"}
        if relation in {"conj", "cc"}:
            return False
        if clause and relation == "ccomp":
            return True
    elif relation == "cc":
        return True
    if kid > i and not tree.is_verb(i) and _is_aside(tree, kid):
        return False
    if relation == "conj" and tree.is_verb(kid) and tree.kid(kid, *_SUBJECT) is not None:
        return False
    return not is_dropped(tree, kid, dated)


def _is_aside(tree: Tree, kid: int) -> bool:
    """Return whether a word behind its noun is set off by a comma and no list goes on with it."""
    first = tree.left[kid]
    marks = {tree.tokens[k].text for k in (first - 1, first) if k >= 0}
    return bool(marks & _BREAKS) and not _is_listed(tree, kid)


def _is_listed(tree: Tree, i: int) -> bool:
    """Return whether a word is an item of a list that an "and" closes, or a modifier in a row."""
    if tree.relations[i] in {"amod", "nummod"}:
        return i < tree.tokens[i].head
    items = tree.kids(tree.tokens[i].head, "conj") if tree.relations[i] == "conj" else ()
    return any(tree.kid(k, "cc") is not None for k in items)


def upto_comma(tree: Tree, head: int, tokens: list[int]) -> list[int]:
    """Return tokens in order up to the comma behind the verb that parts no items of a list."""
    for at in range(1, len(tokens)):
        previous, i = tokens[at - 1], tokens[at]
        if previous >= head and _is_apart(tree, previous, i):
            return tokens[:at]
    return tokens


def _is_apart(tree: Tree, previous: int, i: int) -> bool:
    """Return whether a comma stands between two tokens that are no items of one list."""
    if all(tree.tokens[k].text not in _BREAKS for k in range(previous + 1, i)):
        return False
    if tree.tokens[previous].text in _OPENING:
        return False
    return not any(_is_listed(tree, k) for k in (i, *tree.up(i)) if k > previous)
