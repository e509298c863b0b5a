"""Read tense, aspect and modality of a clause from its verb and helpers.

"have clashed" → perfect; "had fallen" → pluperfect; "would hold" → modal "would"; "are battling" →
present, in progress.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from timeline.events.tree import Tree

Time = Literal["past", "present", "perfect", "pluperfect", "future", "infinitive", "none"]


@dataclass(frozen=True, slots=True)
class Tense:
    """The tense of a clause; ``modal`` is the modal's lemma, "" without one."""

    time: Time
    progressive: bool = False
    modal: str = ""


def tense_of(tree: Tree, verb: int, depth: int = 0) -> Tense:
    """Return the tense of the clause whose main verb (or noun with copula) is ``verb``."""
    if depth:
        return _read(tree, verb, depth)
    known = tree.tenses.get(verb)
    if known is None:
        known = tree.tenses[verb] = _read(tree, verb, depth)
    return known


def _read(tree: Tree, verb: int, depth: int) -> Tense:
    helpers = [k for k in tree.kids(verb, "aux", "aux:pass", "cop") if k != verb]
    helped = {tree.tokens[k].text.lower() for k in helpers}
    sets = tree.words.sets
    modal = next((tree.tokens[k].text.lower() for k in helpers if tree.tokens[k].tag == "MD"), "")
    tag = tree.tokens[verb].tag
    progressive = tag == "VBG" and bool(helped)
    if modal:
        future = modal in sets["helpers.will"]
        return Tense("future" if future else "none", progressive, modal)
    if any(tree.tokens[k].tag == "TO" for k in tree.kids(verb, "mark", "aux")):
        return Tense("infinitive")
    if helped & sets["helpers.had"]:
        return Tense("pluperfect", progressive)
    if helped & sets["helpers.have"]:
        return Tense("perfect", progressive)
    helper = next((tree.tokens[k].tag for k in helpers if tree.tokens[k].tag.startswith("VB")), "")
    form = helper or tag
    if form == "VBD":
        return Tense("past", progressive)
    if form in {"VBZ", "VBP"}:
        return Tense("present", progressive)
    return _borrowed(tree, verb, depth)


def _borrowed(tree: Tree, verb: int, depth: int) -> Tense:
    """Return the tense of the verb a coordinated or bare form leans on."""
    head = tree.tokens[verb].head
    leans = tree.relations[verb] in {"conj", "xcomp", "advcl", "acl"}
    if leans and depth < 8 and head != verb and tree.is_verb(head):
        return tense_of(tree, head, depth + 1)
    return Tense("past") if tree.tokens[verb].tag == "VBN" and not leans else Tense("none")
