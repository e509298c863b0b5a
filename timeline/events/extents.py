"""Say from which word to which what was said reaches, when no quotation marks tell.

"Police said on Monday that two men had died, adding that ..." → "that two men had died". A date
and a hearer behind the cue open nothing, and the cue's own clause ends what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.saying import is_cue

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span

#: Relations by which the cue's own clause goes on after what was said.
_GOES_ON = frozenset({"conj", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Cues that trail or are set in stand no further from their comma than this many tokens.
_SHORT = 12


def trimmed(tree: Tree, first: int, last: int, cue: int) -> tuple[Span, ...]:
    """Return the span without punctuation at its ends; never over the cue itself."""
    if first <= cue <= last:
        return ()
    while first < last and not _is_word(tree, first):
        first += 1
    while last > first and not _is_word(tree, last):
        last -= 1
    return (tree.span(first, last),)


def _is_word(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag == "$" or any(c.isalnum() for c in tree.tokens[i].text)


def opening(tree: Tree, cue: int) -> int:
    """Return the token at which what was said opens: after day, place and hearer of the saying."""
    first = cue + 1
    for kid in sorted(k for k in tree.children[cue] if k > cue):
        beside = tree.relations[kid].split(":")[0] in {"obl", "advmod", "iobj", "obj", "compound"}
        if beside and tree.left[kid] <= first <= tree.right[kid] and not _holds_verb(tree, kid):
            first = tree.right[kid] + 1
    return first


def _holds_verb(tree: Tree, i: int) -> bool:
    return any(tree.tokens[k].tag in _FINITE for k in range(tree.left[i], tree.right[i]))


def is_set_in(tree: Tree, cue: int) -> bool:
    """Return whether cue and speaker stand between two commas ("This, he said, is new")."""
    first, last = _frame(tree, cue)
    if first < 2 or last + 2 >= len(tree.tokens) or last - first > _SHORT:
        return False
    return tree.tokens[first - 1].text == "," and tree.tokens[last + 1].text == ","


def _frame(tree: Tree, cue: int) -> tuple[int, int]:
    """Return the first and last token of a cue with its speaker."""
    subject = tree.kid(cue, "nsubj")
    first = tree.left[subject] if subject is not None and subject < cue else cue
    last = max(cue, tree.right[subject]) if subject is not None else cue
    return first, last


def around(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return what stands before and after a cue that is set in ("two men, he said, died")."""
    first, last = _frame(tree, cue)
    parts: tuple[Span, ...] = ()
    if first > 0:
        parts += trimmed(tree, 0, first - 1, cue)
    if last + 2 < len(tree.tokens):
        parts += trimmed(tree, last + 1, len(tree.tokens) - 1, cue)
    return parts


def end(scene: Scene, tree: Tree, cue: int, clause: int) -> int:
    """Return the last token of a clause that follows its cue.

    What follows in the sentence is still reported, until the cue's own clause goes on ("said it
    would leave and called for talks"), the narrator takes over ("..., but voters disagree") or
    another speaker is named. A cue in a clause before the main one ("while he said ..., he
    denied") reports no further than its own clause.
    """
    last = tree.right[clause]
    if tree.left[clause] <= cue:
        return last
    head = tree.tokens[cue].head
    if head > last and tree.relations[cue] in {"advcl", "acl:relcl", "acl"}:
        return max(last, tree.right[cue])
    stop = min(
        (tree.left[k] for k in tree.children[cue] if k > last and _goes_on(tree, k)),
        default=len(tree.tokens),
    )
    for k in range(min(clause, last) + 1, stop):
        if _turns(scene, tree, k, cue):
            stop = k
            break
    return stop - 1


def _goes_on(tree: Tree, k: int) -> bool:
    verbal = tree.relations[k] in _GOES_ON and tree.is_verb(k)
    return verbal and tree.kid(k, "mark") is None


def is_of_another(scene: Scene, tree: Tree, cue: int, clause: int) -> bool:
    """Return whether a later cue opens a clause behind a cue ("said in May, adding it was")."""
    between = range(cue + 1, tree.left[clause] + 1)
    return any(
        tree.tokens[k].tag == "VBG"
        and tree.tokens[k - 1].text == ","
        and is_cue(tree, scene.words, k)
        for k in between
    )


def _turns(scene: Scene, tree: Tree, k: int, cue: int) -> bool:
    """Return whether at token ``k`` what was said is over."""
    token, behind = tree.tokens[k], min(k + 1, len(tree.tokens) - 1)
    if token.text in {",", "-", "\N{EN DASH}", "\N{EM DASH}"}:
        word = tree.tokens[behind]
        if word.tag == "VBG" and is_cue(tree, scene.words, behind):
            return True
        if word.text.lower() in scene.words.sets["cues.turning"]:
            return True
        return _is_other_speaker(scene, tree, behind)
    if token.tag == "CC":
        if tree.tokens[behind].tag == "RB" and behind + 1 < len(tree.tokens):
            behind += 1
        same = tree.tokens[behind].tag == tree.tokens[cue].tag
        return same and is_cue(tree, scene.words, behind)
    return False


def upto(scene: Scene, tree: Tree, first: int, last: int) -> int:
    """Return where a thing somebody speaks of ends: before the word at which the text goes on."""
    return next((k - 1 for k in range(first + 1, last) if _leaves(scene, tree, k)), last)


def _leaves(scene: Scene, tree: Tree, k: int) -> bool:
    """Return whether the text leaves a thing at token ``k``: for a clause, or another saying."""
    token, behind, sets = tree.tokens[k], tree.tokens[k + 1], scene.words.sets
    if token.text in {",", "-", "\N{EN DASH}", "\N{EM DASH}"}:
        apart = behind.text.lower() in sets["actors.relative"] | sets["cues.turning"]
        return apart or behind.tag in {"VBG", "WRB"}
    if token.tag == "CC":
        return behind.tag in _FINITE and is_cue(tree, scene.words, k + 1)
    return tree.relations[k] in {"mark", "advmod"} and tree.lemmas[k] in sets["cues.meanwhile"]


def that_clause(scene: Scene, tree: Tree, cue: int) -> int | None:
    """Return the "that" which opens what was said, before any verb of its own, or None."""
    for k in range(cue + 1, min(cue + _SHORT, len(tree.tokens))):
        if tree.tokens[k].text.lower() in scene.words.sets["cues.that"]:
            return k if tree.tokens[k].tag == "IN" else None
        if tree.is_verb(k) or tree.tokens[k].text in {",", ":"}:
            return None
    return None


def _is_other_speaker(scene: Scene, tree: Tree, first: int) -> bool:
    """Return whether a clause that opens here is a speaker with a cue ("while others say")."""
    for k in range(first, min(first + _SHORT, len(tree.tokens))):
        if tree.tokens[k].text == ",":
            return False
        if is_cue(tree, scene.words, k) and tree.tokens[k].tag in _FINITE:
            subject = tree.kid(k, "nsubj")
            return subject is not None and first <= subject < k
    return False


def before(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the sentence up to the comma before a cue that closes it ("..., police said.").

    Something may trail behind a further comma ("..., police said on Monday, citing witnesses").
    """
    ends = (i for i in range(cue + 1, len(tree.tokens)) if tree.tokens[i].text in {",", ";", "."})
    if next(ends, len(tree.tokens)) - cue > _SHORT:
        return ()
    comma = next((i for i in range(cue - 1, 2, -1) if tree.tokens[i].text == ","), None)
    if comma is None or cue - comma > _SHORT or any(tree.is_verb(i) for i in range(comma, cue)):
        return ()
    subject = tree.kid(cue, "nsubj")
    if subject is None or subject < comma:
        return ()
    if not any(tree.is_verb(i) or tree.tokens[i].tag == "MD" for i in range(comma)):
        return ()
    return trimmed(tree, 0, comma - 1, cue)


def after(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the clause that follows a cue the parse did not tie to it."""
    for verb in range(cue + 1, len(tree.tokens)):
        if tree.tokens[verb].tag not in {*_FINITE, "MD"}:
            continue
        if tree.tokens[verb].tag == "MD" or tree.relations[verb] in {"aux", "aux:pass", "cop"}:
            verb = tree.tokens[verb].head  # noqa: PLW2901 - the clause is the full verb's
        subject = next(
            (k for k in tree.kids(verb, "nsubj", "nsubj:pass") if tree.left[k] > cue), None
        )
        if subject is None:
            return ()
        if tree.tokens[subject].tag in {"WDT", "WP"}:
            continue
        if tree.relations[cue] == "acl:relcl" and verb in tree.up(cue):
            return ()  # "contrary to what the papers said, she had left": the narrator's
        last = tree.right[verb] if tree.right[verb] > verb else len(tree.tokens) - 1
        return trimmed(tree, tree.left[subject], last, cue)
    return ()


def rest(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return all that follows a cue without a comma, if a verb or a plural that may be one does."""
    first, last = opening(tree, cue), len(tree.tokens) - 1
    joined = (tree.left[k] for k in tree.kids(cue, "conj") if k > first and _goes_on(tree, k))
    last = min((k - 1 for k in joined), default=last)  # "denied it and blamed a colleague"
    if last - first < 3 or tree.tokens[first].text in {",", ".", ":"}:
        return ()
    clause = any(tree.tokens[k].tag in {*_FINITE, "MD"} for k in range(first + 1, last))
    return trimmed(tree, first, last, cue) if clause else ()
